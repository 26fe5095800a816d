// PRIM: it finds boxes that were planted, and does not believe in those that were not.

#include "analysis/table/prim.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "analysis/design/points.hpp"
#include "tests/table/sensitivity_functions.hpp"

namespace backchannel {
namespace {

constexpr Eigen::Index kRuns = 4000;

/// Five factors and one uniform for chance; the planted box is x1 < 0.4 and x3 > 0.7.
struct Planted {
  Points points;
  Eigen::ArrayXd happened;
  Planted(double inside, double outside, std::uint64_t seed = 1) {
    const Points all = independent_points(names_of(6), kRuns, seed);
    points = all.leftCols(5);
    const Eigen::ArrayXd within = ((all.col(0) < 0.4) && (all.col(2) > 0.7)).cast<double>();
    happened = (all.col(5) < outside + (inside - outside) * within).cast<double>();
  }
};

TEST(PrimTest, APlantedBoxIsRecovered) {
  const Planted planted(1, 0);
  const auto found = prim(planted.points, planted.happened, 1);
  ASSERT_TRUE(found.has_value());
  ASSERT_EQ(found->box.limits.size(), 2U);
  EXPECT_EQ(found->box.limits[0].factor, 0U);
  EXPECT_EQ(found->box.limits[1].factor, 2U);
  EXPECT_NEAR(found->box.limits[0].high, 0.4, 0.02);
  EXPECT_NEAR(found->box.limits[1].low, 0.7, 0.02);
  EXPECT_EQ(found->box.limits[0].low, -std::numeric_limits<double>::infinity());
  EXPECT_GT(found->density.value, 0.95);
  EXPECT_GT(found->coverage.value, 0.95);
  EXPECT_TRUE(found->holds());
  for (std::size_t i = 0; i < 2; ++i) {
    EXPECT_LT(found->quasi_p[i], 1e-6);
    EXPECT_EQ(found->repeated[i], found->halves);
  }
}

TEST(PrimTest, APlantedChanceIsRecoveredWithItsDensity) {
  // War in 60 % of the runs inside, in 5 % outside: 12 % of the runs are inside, and hold
  // 0.6 · 0.12 / (0.6 · 0.12 + 0.05 · 0.88) = 62 % of the wars.
  const Planted planted(0.6, 0.05);
  const auto found = prim(planted.points, planted.happened, 1);
  ASSERT_TRUE(found.has_value());
  ASSERT_EQ(found->box.limits.size(), 2U);
  EXPECT_NEAR(found->box.limits[0].high, 0.4, 0.05);
  EXPECT_NEAR(found->box.limits[1].low, 0.7, 0.05);
  EXPECT_NEAR(found->density.value, 0.6, 0.1);
  EXPECT_NEAR(found->coverage.value, 0.62, 0.1);
}

TEST(PrimTest, WhereNothingIsPlantedNothingHolds) {
  int believed = 0;
  int naive = 0;
  constexpr int kTrials = 40;
  PrimRule rule;
  rule.halves = 0;
  for (std::uint64_t seed = 1; seed <= kTrials; ++seed) {
    const Planted nothing(0.2, 0.2, seed);
    const auto found = prim(nothing.points, nothing.happened, seed, rule);
    ASSERT_TRUE(found.has_value());
    believed += found->holds() ? 1 : 0;
    // The half that finds is flattered by its own choice: judged by itself it would be believed.
    rule.quasi_p = 2;
    const PrimBox own = prim(nothing.points, nothing.happened, seed, rule)->box;
    naive += wilson(own.cases, own.inside).low > 0.2 ? 1 : 0;
    rule.quasi_p = 0.05;
  }
  EXPECT_LE(believed, 3);  // 2.5 % of 40 is one
  EXPECT_GE(naive, 20);
}

TEST(PrimTest, TheCurveTradesCoverageForDensity) {
  const Planted planted(0.6, 0.05);
  const auto curve = prim_curve(planted.points, planted.happened);
  ASSERT_GT(curve.size(), 10U);
  EXPECT_EQ(curve.front().coverage, 1);
  EXPECT_EQ(curve.front().mass, 1);
  EXPECT_TRUE(curve.front().limits.empty());
  for (std::size_t i = 1; i < curve.size(); ++i) {
    EXPECT_LE(curve[i].coverage, curve[i - 1].coverage);
    EXPECT_LT(curve[i].inside, curve[i - 1].inside);
    EXPECT_LE(curve[i].limits.size(), 4U);
    EXPECT_NEAR(static_cast<double>(curve[i].inside),
                0.95 * static_cast<double>(curve[i - 1].inside), 1.01);
    EXPECT_DOUBLE_EQ(curve[i].density,
                     static_cast<double>(curve[i].cases) / static_cast<double>(curve[i].inside));
  }
  EXPECT_GE(curve.back().mass, 0.05);
}

TEST(PrimTest, BoxesDoNotDependOnHowAFactorIsMeasured) {
  Planted planted(0.6, 0.05);
  const auto before = prim(planted.points, planted.happened, 1);
  planted.points.col(0) = (planted.points.col(0) * 5).exp();
  const auto after = prim(planted.points, planted.happened, 1);
  EXPECT_EQ(before->judged.inside, after->judged.inside);
  EXPECT_EQ(before->judged.cases, after->judged.cases);
}

TEST(PrimTest, EqualValuesAreCutTogether) {
  Planted planted(1, 0);
  planted.points = (planted.points * 10).floor() / 10;
  for (const PrimBox& box : prim_curve(planted.points, planted.happened))
    for (const PrimLimit& limit : box.limits)
      for (const double bound : {limit.low, limit.high})
        if (std::isfinite(bound)) {
          EXPECT_NEAR(bound * 10 - std::floor(bound * 10), 0.5, 1e-9);
        }
}

TEST(PrimTest, QuasiPIsTheBinomialTail) {
  EXPECT_NEAR(quasi_p(3, 3, 0.5), 0.125, 1e-12);
  EXPECT_NEAR(quasi_p(2, 3, 0.5), 0.5, 1e-12);
  EXPECT_EQ(quasi_p(0, 3, 0.5), 1);
}

TEST(PrimTest, ABoxOfTheCurveMayBeAskedFor) {
  const Planted planted(0.6, 0.05);
  PrimRule rule;
  rule.halves = 0;
  rule.box = 5;
  const auto found = prim(planted.points, planted.happened, 1, rule);
  EXPECT_EQ(found->chosen, 5U);
  EXPECT_GE(found->box.inside, found->curve[5].inside);
}

TEST(PrimTest, WithoutBothKindsThereIsNoBox) {
  const Points points = independent_points(names_of(2), 100, 1);
  EXPECT_FALSE(prim(points, Eigen::ArrayXd::Zero(100), 1).has_value());
  EXPECT_FALSE(prim(points, Eigen::ArrayXd::Ones(100), 1).has_value());
}

}  // namespace
}  // namespace backchannel
