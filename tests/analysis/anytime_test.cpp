// Intervals that may be looked at after every run: they hold their mean at all looks at once, and
// are as wide as their header says.

#include "analysis/table/anytime.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <random>

namespace backchannel {
namespace {

using Law = AnytimeMean::Law;

class Coins {
 public:
  explicit Coins(std::uint64_t seed) : engine_(seed) {}
  double uniform() { return (static_cast<double>(engine_() >> 11) + 0.5) * 0x1p-53; }
  double normal() {
    return std::sqrt(-2 * std::log(uniform())) * std::cos(2 * std::numbers::pi * uniform());
  }

 private:
  std::mt19937_64 engine_;
};

/// Whether the interval ever misses, looked at often early and every 64 runs later.
template <class Draw>
bool ever_misses(AnytimeMean mean, double truth, int runs, Draw draw) {
  for (int run = 1; run <= runs; ++run) {
    mean.add(draw());
    if (run > 128 && run % 64 != 0) continue;
    const Estimate interval = mean.interval();
    if (interval.low > truth || interval.high < truth) return true;
  }
  return false;
}

template <class Draw>
double share_that_misses(const AnytimeMean& fresh, double truth, int samples, int runs,
                         Draw draw) {
  int missed = 0;
  for (int sample = 0; sample < samples; ++sample) missed += ever_misses(fresh, truth, runs, draw);
  return missed / static_cast<double>(samples);
}

// 150 looks at each sample. A miss of 5 % would be seen as 5 ± 0.9 %.
TEST(AnytimeMean, SharesHoldAtAllLooksAtOnce) {
  Coins coins(1);
  for (const double share : {0.5, 0.1, 0.005}) {
    const AnytimeMean fresh(Law::counts, 0, 1, 3 * std::sqrt(share * (1 - share) / 1000));
    const double missed = share_that_misses(fresh, share, 400, 1500, [&] {
      return coins.uniform() < share ? 1.0 : 0.0;
    });
    EXPECT_LE(missed, 0.05) << share;
  }
}

TEST(AnytimeMean, AFixedIntervalDoesNot) {
  Coins coins(2);
  int missed = 0;
  for (int sample = 0; sample < 400; ++sample) {
    std::uint64_t count = 0;
    bool misses = false;
    for (std::uint64_t run = 1; run <= 1500; ++run) {
      if (coins.uniform() < 0.3) ++count;
      if (run < 50) continue;
      const Estimate interval = wilson(count, run);
      misses |= interval.low > 0.3 || interval.high < 0.3;
    }
    missed += misses;
  }
  EXPECT_GT(missed, 100);  // more than a quarter, where 5 % were promised
}

TEST(AnytimeMean, DifferencesHoldAtAllLooksAtOnce) {
  Coins coins(3);
  const struct {
    double up, down;
  } chances[] = {{0.2, 0.1}, {0.02, 0.006}, {0.05, 0.05}};
  for (const auto& [up, down] : chances) {
    const AnytimeMean fresh(Law::counts, -1, 1, 3 * std::sqrt((up + down) / 1000));
    const double missed = share_that_misses(fresh, up - down, 400, 1500, [&, p = up, q = down] {
      const double draw = coins.uniform();
      return draw < p ? 1.0 : draw < p + q ? -1.0 : 0.0;
    });
    EXPECT_LE(missed, 0.05) << up << " " << down;
  }
}

TEST(AnytimeMean, BoundedMeansHoldAtAllLooksAtOnce) {
  Coins coins(4);
  // Days of a run: most last to the horizon of 180, some end early.
  const AnytimeMean days(Law::bounded, 0, 180, 3);
  EXPECT_LE(share_that_misses(days, 0.85 * 180 + 0.15 * 90, 400, 1500, [&] {
    return coins.uniform() < 0.85 ? 180 : 180 * coins.uniform();
  }), 0.05);
  const AnytimeMean level(Law::bounded, 0, 1, 0.03);
  EXPECT_LE(share_that_misses(level, 1.0 / 3, 400, 1500, [&] {
    const double draw = coins.uniform();
    return draw * draw;
  }), 0.05);
}

// Right in the limit only, so what it holds may fall short by a little.
TEST(AnytimeMean, FreeMeansNearlyHoldAtAllLooksAtOnce) {
  Coins coins(5);
  const AnytimeMean normal(Law::free, 0, 0, 0.2);
  EXPECT_LE(share_that_misses(normal, 2, 400, 2000, [&] { return 2 + 3 * coins.normal(); }), 0.05);
  const AnytimeMean skewed(Law::free, 0, 0, 0.08);
  EXPECT_LE(share_that_misses(skewed, 1, 400, 2000, [&] { return -std::log(coins.uniform()); }),
            0.05);
}

/// Half-width √(n / v) when a target is reached; 1.96 for an interval at a fixed number of runs.
template <class Draw>
double width_when_reached(AnytimeMean mean, double half_width, double variance, Draw draw) {
  while (mean.count() < 1000000) {
    for (int i = 0; i < 64; ++i) mean.add(draw());
    if (mean.count() >= 256 && mean.interval().half_width() <= half_width) break;
  }
  return half_width * std::sqrt(static_cast<double>(mean.count()) / variance);
}

// √(2 log 80) = 2.96, if the variance were known and looking cost nothing.
TEST(AnytimeMean, IsHalfAgainAsWideAsAFixedInterval) {
  Coins coins(6);
  const auto share = [&] { return coins.uniform() < 0.1 ? 1.0 : 0.0; };
  EXPECT_THAT(width_when_reached({Law::counts, 0, 1, 0.01}, 0.01, 0.09, share),
              testing::AllOf(testing::Gt(2.7), testing::Lt(3.2)));
  const auto paired = [&] {
    const double draw = coins.uniform();
    return draw < 0.02 ? 1.0 : draw < 0.026 ? -1.0 : 0.0;
  };
  EXPECT_THAT(width_when_reached({Law::counts, -1, 1, 0.003}, 0.003, 0.025804, paired),
              testing::AllOf(testing::Gt(2.7), testing::Lt(3.2)));
  const auto level = [&] { return coins.uniform(); };
  EXPECT_THAT(width_when_reached({Law::bounded, 0, 1, 0.005}, 0.005, 1.0 / 12, level),
              testing::AllOf(testing::Gt(2.7), testing::Lt(3.2)));
  const auto any = [&] { return coins.normal(); };
  EXPECT_THAT(width_when_reached({Law::free, 0, 0, 0.03}, 0.03, 1, any),
              testing::AllOf(testing::Gt(2.9), testing::Lt(3.2)));
}

TEST(AnytimeMean, SaysHowManyRunsItTakes) {
  Coins coins(7);
  AnytimeMean mean(Law::counts, 0, 1, 0.01);
  for (int i = 0; i < 2000; ++i) mean.add(coins.uniform() < 0.1 ? 1 : 0);
  EXPECT_NEAR(mean.runs_needed(), 2 * std::log(80) * 0.09 / 1e-4, 1000);
}

TEST(AnytimeMean, NoneOfManyIsAnUpperBound) {
  AnytimeMean mean(Law::counts, 0, 1, 0.001);
  for (int i = 0; i < 20000; ++i) mean.add(0);
  const Estimate interval = mean.interval();
  EXPECT_EQ(interval.value, 0);
  EXPECT_EQ(interval.low, 0);
  EXPECT_GT(interval.high, 3.0 / 20000);  // wider than the rule of three
  EXPECT_LT(interval.high, 10.0 / 20000);
}

TEST(AnytimeMean, StaysWithinItsBoundsAndHoldsItsValue) {
  AnytimeMean mean(Law::counts, -1, 1, 0.1);
  EXPECT_EQ(mean.interval().low, -1);
  EXPECT_EQ(mean.interval().high, 1);
  for (int i = 0; i < 600; ++i) {
    mean.add(i < 300 ? 1 : -1);  // no luck at all: the mean drifts for ever
    const Estimate interval = mean.interval();
    EXPECT_LE(-1, interval.low);
    EXPECT_LE(interval.low, interval.value);
    EXPECT_LE(interval.value, interval.high);
    EXPECT_LE(interval.high, 1);
  }
}

TEST(AnytimeMean, SaysNothingOfAFreeMeanAtFirst) {
  AnytimeMean mean(Law::free, 0, 0, 1);
  for (int i = 0; i < 255; ++i) mean.add(i % 7);
  EXPECT_TRUE(std::isinf(mean.interval().half_width()));
  mean.add(0);
  EXPECT_TRUE(std::isfinite(mean.interval().half_width()));
}

}  // namespace
}  // namespace backchannel
