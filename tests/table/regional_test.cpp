// Regional sensitivity and feature scores where the answers are known.

#include "analysis/table/regional.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "analysis/design/points.hpp"
#include "tests/table/sensitivity_functions.hpp"

namespace backchannel {
namespace {

TEST(RegionalTest, SignificanceIsKolmogorovsFunction) {
  // Large samples: the tabulated points of the limiting distribution.
  const double n = 2e8;
  const auto p = [&](double lambda) {
    return kolmogorov_smirnov_p(lambda / std::sqrt(n / 2), n, n);
  };
  EXPECT_NEAR(p(1.2238), 0.10, 1e-4);
  EXPECT_NEAR(p(1.3581), 0.05, 1e-4);
  EXPECT_NEAR(p(1.6276), 0.01, 1e-5);
  EXPECT_NEAR(p(1.9495), 0.001, 1e-6);
  EXPECT_EQ(kolmogorov_smirnov_p(0, 10, 10), 1);
}

TEST(RegionalTest, APlantedThresholdHasItsDistance) {
  // It happens where the first factor is below 0.3: D = 1 there, and the others do not differ.
  const Points points = sobol_points(names_of(3), 4096, 1);
  const Eigen::ArrayXd happened = (points.col(0) < 0.3).cast<double>();
  const auto found = regional_sensitivity(points, happened);
  EXPECT_NEAR(found[0].distance, 1, 1e-12);
  EXPECT_TRUE(found[0].told());
  EXPECT_NEAR(found[0].middle, 0.15, 0.01);
  EXPECT_NEAR(found[0].middle_others, 0.65, 0.01);
  EXPECT_FALSE(found[1].told());
  EXPECT_FALSE(found[2].told());
}

TEST(RegionalTest, ALinearChanceHasItsDistance) {
  // It happens with chance u: where it did, the density is 2u, elsewhere 2 (1 − u), and the
  // distributions u² and 2u − u² are furthest apart at ½: D = ½.
  const Points points = independent_points(names_of(2), 20000, 1);
  const Eigen::ArrayXd happened = (points.col(1) < points.col(0)).cast<double>();
  EXPECT_NEAR(regional_sensitivity(points, happened)[0].distance, 0.5, 0.02);
}

TEST(RegionalTest, UnderNothingOneInTwentyIsBelowFivePerCent) {
  int below = 0;
  constexpr int kTrials = 2000;
  for (std::uint64_t seed = 0; seed < kTrials; ++seed) {
    const Points points = independent_points(names_of(2), 200, seed);
    const Eigen::ArrayXd happened = (points.col(1) < 0.3).cast<double>();
    below += regional_sensitivity(points.leftCols(1), happened)[0].p < 0.05 ? 1 : 0;
  }
  EXPECT_NEAR(below, 0.05 * kTrials, 4 * std::sqrt(0.05 * 0.95 * kTrials));
}

TEST(RegionalTest, WithoutBothKindsNothingIsSaid) {
  const Points points = sobol_points(names_of(1), 16, 1);
  EXPECT_TRUE(std::isnan(regional_sensitivity(points, Eigen::ArrayXd::Zero(16))[0].distance));
  EXPECT_FALSE(regional_sensitivity(points, Eigen::ArrayXd::Zero(16))[0].told());
}

TEST(FeatureScoreTest, WhatDecidesTheEndTakesAllOfItsUncertaintyAway) {
  const Points points = sobol_points(names_of(2), 4096, 1);
  const auto scores = feature_scores(points, (points.col(0) < 0.3).cast<double>());
  EXPECT_NEAR(scores[0].score, 1, 0.01);
  EXPECT_NEAR(scores[1].score, 0, 0.002);
  EXPECT_TRUE(scores[0].told());
  EXPECT_FALSE(scores[1].told());
}

TEST(FeatureScoreTest, AChanceThatJumpsHasItsInformation) {
  // War with 0.4 below the middle and 0.1 above it: I = H(0.25) − (H(0.4) + H(0.1)) / 2.
  const auto h = [](double p) { return -p * std::log(p) - (1 - p) * std::log(1 - p); };
  const Points points = independent_points(names_of(2), 40000, 1);
  const Eigen::ArrayXd chance =
      (points.col(0) < 0.5).select(Eigen::ArrayXd::Constant(40000, 0.4), 0.1);
  const auto scores = feature_scores(points.leftCols(1), (points.col(1) < chance).cast<double>());
  EXPECT_NEAR(scores[0].score, (h(0.25) - (h(0.4) + h(0.1)) / 2) / h(0.25), 0.008);
}

TEST(FeatureScoreTest, ItSeesADependenceThatIsNeitherMoreNorLess) {
  // A hump in the middle: correlation is zero, the score is not.
  const Points points = sobol_points(names_of(1), 4096, 1);
  const auto scores = feature_scores(points, (points.col(0) - 0.5).abs());
  EXPECT_GT(scores[0].score, 0.6);
}

TEST(FeatureScoreTest, UnderNothingOneInTwentyIsBelowFivePerCentAndTheScoreIsNoBias) {
  int below = 0;
  double sum = 0;
  constexpr int kTrials = 2000;
  for (std::uint64_t seed = 0; seed < kTrials; ++seed) {
    const Points points = independent_points(names_of(2), 400, seed);
    const auto scores = feature_scores(points.leftCols(1), (points.col(1) < 0.3).cast<double>());
    below += scores[0].p < 0.05 ? 1 : 0;
    sum += scores[0].score;
  }
  // χ² is an approximation here: a little off 5 % is its own error, not chance.
  EXPECT_NEAR(below, 0.05 * kTrials, 4 * std::sqrt(0.05 * 0.95 * kTrials) + 20);
  EXPECT_LT(sum / kTrials, 0.01);
}

TEST(FeatureScoreTest, SlicesGiveSobolsFirstIndices) {
  // A slice's mean takes the share sinc² (h / 2) from the variance of a wave, h radians of which
  // the slice is wide: π / 5 of the first factor's, 2 π / 5 of the second's.
  const auto kept = [](double h) { return std::pow(std::sin(h / 2) / (h / 2), 2); };
  const double expected[] = {Ishigami::first()[0] * kept(std::numbers::pi / 5),
                             Ishigami::first()[1] * kept(std::numbers::pi * 2 / 5), 0};
  const Points points = sobol_points(names_of(3), 16384, 1);
  const auto scores = feature_scores(points, values_at(points, Ishigami::of));
  for (std::size_t i = 0; i < 3; ++i) EXPECT_NEAR(scores[i].first, expected[i], 0.005) << i;
}

TEST(FeatureScoreTest, SlicesSeeASmallIndexUnderMuchLuck) {
  // War with 0.1 + 0.04 (u − ½): variance 0.04² / 12 of 0.09, that is 0.15 %.
  const Points points = independent_points(names_of(3), 100000, 1);
  const Eigen::ArrayXd happened =
      (points.col(2) < 0.1 + 0.04 * (points.col(0) - 0.5)).cast<double>();
  const auto scores = feature_scores(points.leftCols(2), happened);
  EXPECT_NEAR(scores[0].first, 0.04 * 0.04 / 12 / 0.09, 0.0005);
  EXPECT_NEAR(scores[1].first, 0, 0.0002);
}

TEST(FeatureScoreTest, WhatNeverVariesHasNoScore) {
  const Points points = sobol_points(names_of(1), 64, 1);
  EXPECT_EQ(feature_scores(points, Eigen::ArrayXd::Zero(64))[0].score, 0);
  EXPECT_EQ(feature_scores(points, Eigen::ArrayXd::Zero(64))[0].p, 1);
}

}  // namespace
}  // namespace backchannel
