// Elementary effects on functions whose μ, μ* and σ are known.

#include "analysis/table/morris.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

#include "analysis/design/points.hpp"
#include "tests/table/sensitivity_functions.hpp"

namespace backchannel {
namespace {

constexpr double kExact = 1e-12;

TEST(MorrisTest, OfALinearModelTheEffectsAreTheCoefficients) {
  const double coefficients[] = {3, -2, 0.5, 0};
  for (const std::size_t levels : {4U, 8U}) {
    const Points grid = morris_points(names_of(4), 20, 1, levels);
    for (const Points& points : {grid, inward(grid, levels)}) {
      const auto values = values_at(
          points, [&](const Eigen::ArrayXd& u) { return 1 + 3 * u(0) - 2 * u(1) + 0.5 * u(2); });
      const auto effects = morris_effects(points, values, 1);
      for (std::size_t i = 0; i < 4; ++i) {
        EXPECT_NEAR(effects[i].mean.value, coefficients[i], kExact);
        EXPECT_NEAR(effects[i].mean_absolute.value, std::fabs(coefficients[i]), kExact);
        EXPECT_NEAR(effects[i].sd.value, 0, 1e-6);
        EXPECT_NEAR(effects[i].mean.half_width(), 0, kExact);
      }
      EXPECT_EQ(effects[0].verdict, MorrisVerdict::raises);
      EXPECT_EQ(effects[1].verdict, MorrisVerdict::lowers);
      EXPECT_EQ(effects[3].verdict, MorrisVerdict::no_run_differs);
    }
  }
}

TEST(MorrisTest, AProductSpreadsByTheOtherFactor) {
  // y = u v: the effect of u is v, which is ⅓ or ⅔ … uniform on the grid: mean ½, sd by its levels.
  const Points points = morris_points(names_of(2), 4000, 3, 4);
  const auto values = values_at(points, [](const Eigen::ArrayXd& u) { return u(0) * u(1); });
  const auto effects = morris_effects(points, values, 1);
  const double sd = std::sqrt((0.25 + 1.0 / 36) / 2);  // of 0, ⅓, ⅔, 1
  for (const MorrisEffect& effect : effects) {
    EXPECT_NEAR(effect.mean.value, 0.5, 4 * sd / std::sqrt(4000.0));
    EXPECT_NEAR(effect.sd.value, sd, 0.01);
    EXPECT_LT(effect.sd.low, sd);
    EXPECT_GT(effect.sd.high, sd);
  }
}

TEST(MorrisTest, WhatGoesBothWaysHasAMeanNearZeroAndAMeanSize) {
  // y = (2u − 1)(2v − 1): the effect of u is 2 (2v − 1), either sign alike.
  const Points points = morris_points(names_of(2), 400, 5, 4);
  const auto values =
      values_at(points, [](const Eigen::ArrayXd& u) { return (2 * u(0) - 1) * (2 * u(1) - 1); });
  const auto effects = morris_effects(points, values, 1);
  EXPECT_EQ(effects[0].verdict, MorrisVerdict::both_ways);
  EXPECT_NEAR(effects[0].mean_absolute.value, 2 * (1 + 1.0 / 3) / 2, 0.15);
}

TEST(MorrisTest, WithFreshLuckAnInertFactorSeemsToMove) {
  // Two factors of which the second does nothing, and noise of sd 1: under the luck of its
  // trajectory it moves nothing; with fresh luck μ* is E|z − z'| / Δ = 2 / (√π Δ).
  const Points points = morris_points(names_of(2), 2000, 5, 4);
  Eigen::ArrayXd common = points.col(0);
  Eigen::ArrayXd fresh = points.col(0);
  for (Eigen::Index row = 0; row < points.rows(); ++row) {
    common(row) += noise(static_cast<std::uint32_t>(row / 3));
    fresh(row) += noise(static_cast<std::uint32_t>(row));
  }
  EXPECT_EQ(morris_effects(points, common, 1)[1].verdict, MorrisVerdict::no_run_differs);
  const MorrisEffect seeming = morris_effects(points, fresh, 1)[1];
  const double expected = 2 / std::sqrt(std::numbers::pi) / morris_step(4);
  EXPECT_NEAR(seeming.mean_absolute.value, expected, 0.1);
  EXPECT_GT(seeming.mean_absolute.low, 1.5);
}

TEST(MorrisTest, AMarginCallsEffectsSlight) {
  const Points points = morris_points(names_of(2), 20, 1, 4);
  const auto values =
      values_at(points, [](const Eigen::ArrayXd& u) { return u(0) + 0.001 * u(1); });
  const auto effects = morris_effects(points, values, 1, 0.01);
  EXPECT_EQ(effects[0].verdict, MorrisVerdict::raises);
  EXPECT_EQ(effects[1].verdict, MorrisVerdict::slight);
}

TEST(MorrisTest, RowsThatAreNoTrajectoriesAreRefused) {
  EXPECT_THROW(elementary_effects(Points::Zero(5, 2), Eigen::ArrayXd::Zero(5)),
               std::invalid_argument);
}

}  // namespace
}  // namespace backchannel
