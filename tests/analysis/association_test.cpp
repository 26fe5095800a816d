// How runs of one kind are told from others, how two values go together, how far they spread:
// against values worked out by hand, and by how often the intervals hold what they should.

#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "analysis/table/association.hpp"

namespace backchannel {
namespace {

const std::vector<double> kValues{3, 4, 5, 1, 2, 3};
const std::vector<bool> kHappened{true, true, true, false, false, false};

TEST(Separation, CountsPairsAndHalvesTies) {
  const Estimate area = separation(kValues, kHappened);
  EXPECT_DOUBLE_EQ(area.value, 8.5 / 9);
  // Both kinds beat shares of 5/6, 1 and 1: variance 1/108 each, over three runs each.
  EXPECT_NEAR(area.low, 8.5 / 9 - 1.959963984540054 * std::sqrt(2.0 / 108 / 3), 1e-12);
  EXPECT_EQ(area.high, 1);
}

TEST(Separation, TurnsRoundWithTheKinds) {
  std::vector<bool> others = kHappened;
  others.flip();
  EXPECT_DOUBLE_EQ(separation(kValues, others).value, 0.5 / 9);
}

TEST(Separation, OfWhatSaysNothingIsOneHalf) {
  const Estimate area = separation({7, 7, 7, 7}, {true, false, true, false});
  EXPECT_EQ(area.value, 0.5);
  EXPECT_EQ(area.low, 0.5);
}

TEST(Separation, ThatIsPerfectIsNotCertain) {
  const Estimate area = separation({5, 6, 7, 1, 2, 3, 4}, {true, true, true, false, false, false,
                                                           false});
  EXPECT_EQ(area.value, 1);
  EXPECT_EQ(area.high, 1);
  EXPECT_NEAR(area.low, wilson(3, 3).low, 1e-12);
}

TEST(Separation, NeedsBothKinds) {
  EXPECT_TRUE(std::isnan(separation({1, 2, 3}, {true, true, true}).value));
  EXPECT_TRUE(std::isnan(separation({1, 2, 3}, {true, false, false}).value));
}

TEST(Separation, LeadsNothingOverItselfOrItsMirror) {
  const Estimate itself = separation_lead(kValues, kValues, kHappened);
  EXPECT_EQ(itself.value, 0);
  EXPECT_EQ(itself.low, 0);
  std::vector<double> mirror = kValues;
  for (double& value : mirror) value = -value;
  EXPECT_NEAR(separation_lead(kValues, mirror, kHappened).value, 0, 1e-15);
}

TEST(Separation, LeadsOverWhatSaysNothing) {
  const Estimate lead = separation_lead(kValues, {1, 1, 1, 1, 1, 1}, kHappened);
  EXPECT_DOUBLE_EQ(lead.value, 8.5 / 9 - 0.5);
  EXPECT_GT(lead.low, 0);
}

TEST(Correlation, IsPearsonsWithFishersInterval) {
  const Estimate r = correlation({1, 2, 3, 4, 5}, {2, 1, 4, 3, 5});
  EXPECT_NEAR(r.value, 0.8, 1e-12);
  EXPECT_NEAR(r.low, -0.27964004196935477, 1e-12);
  EXPECT_NEAR(r.high, 0.9861961933012714, 1e-12);
}

TEST(Correlation, OfAConstantIsNone) {
  EXPECT_TRUE(std::isnan(correlation({1, 1, 1, 1, 1}, {2, 1, 4, 3, 5}).value));
}

TEST(Correlation, OfALineIsOne) {
  const Estimate r = correlation({1, 2, 3, 4}, {3, 5, 7, 9});
  EXPECT_DOUBLE_EQ(r.value, 1);
  EXPECT_DOUBLE_EQ(r.low, 1);
}

TEST(Spread, OfTwiceTheValuesIsTwiceAsMuch) {
  // 1, 2, 3, 6: mean 3, s² = 14/3; influences ((x − 3)² − s²) / 2s have the variance
  // ((4 − a)² + (1 − a)² + a² + (9 − a)²)/3 − …, worked out below from the definition.
  const std::vector<double> once{1, 2, 3, 6};
  const std::vector<double> twice{2, 4, 6, 12};
  const double s = std::sqrt(14.0 / 3);
  const Estimate difference = spread_difference(once, twice);
  EXPECT_DOUBLE_EQ(difference.value, s);
  Moments squares;
  for (const double away : {-2.0, -1.0, 0.0, 3.0}) squares.add(away * away);
  const double error = squares.standard_error() / (2 * s);
  EXPECT_NEAR(difference.half_width(), student_quantile(0.975, 3) * error, 1e-12);
  EXPECT_DOUBLE_EQ(spread(twice).value, 2 * s);
}

TEST(Spread, DoesNotChangeByAShift) {
  const Estimate difference = spread_difference({1, 2, 3, 6}, {11, 12, 13, 16});
  EXPECT_EQ(difference.value, 0);
  EXPECT_EQ(difference.half_width(), 0);
}

/// A standard normal, the same on every machine.
double normal(std::mt19937& luck) {
  const double u = (static_cast<double>(luck()) + 0.5) / 4294967296.0;
  const double v = (static_cast<double>(luck()) + 0.5) / 4294967296.0;
  return std::sqrt(-2 * std::log(u)) * std::cos(6.283185307179586 * v);
}

/// How many of 1000 intervals hold the true difference of spreads, 0.3.
int covered(double shared) {
  std::mt19937 luck(7);
  int held = 0;
  for (int trial = 0; trial < 1000; ++trial) {
    std::vector<double> first;
    std::vector<double> second;
    for (int k = 0; k < 300; ++k) {
      const double common = normal(luck);
      const double own = std::sqrt(1 - shared * shared);
      first.push_back(common);
      second.push_back(1.3 * (shared * common + own * normal(luck)));
    }
    const Estimate difference = spread_difference(first, second);
    held += difference.low <= 0.3 && 0.3 <= difference.high;
  }
  return held;
}

TEST(Spread, IntervalsHoldTheTruthNineteenTimesInTwenty) {
  for (const double shared : {0.0, 0.9}) {
    EXPECT_GT(covered(shared), 930) << shared;
    EXPECT_LT(covered(shared), 970) << shared;
  }
}

}  // namespace
}  // namespace backchannel
