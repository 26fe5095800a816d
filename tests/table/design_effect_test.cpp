// What factors of a design change: by hand, and against luck that is shared.

#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

#include "analysis/table/design_effect.hpp"
#include "sim/crisis/luck.hpp"

namespace backchannel {
namespace {

using Values = std::vector<std::vector<std::string>>;

TEST(DesignEffects, OfAFactorialByHand) {
  // War at points 1 and 3 only: all by the second factor.
  DesignEffects effects({"a", "b"}, Values{{"1", "low"}, {"1", "high"}, {"2", "low"}, {"2", "high"}});
  for (std::uint32_t replication = 0; replication < 10; ++replication)
    for (std::uint32_t point = 0; point < 4; ++point)
      effects.add(replication, point, point % 2 == 1 ? Outcome::war : Outcome::narrowing);
  const std::vector<DesignEffect> wars = effects.of(Outcome::war);
  ASSERT_EQ(wars.size(), 2U);
  EXPECT_EQ(wars[0].difference.value, 0);
  EXPECT_EQ(wars[1].difference.value, 1);
  EXPECT_EQ(wars[1].levels[0].level, "low");
  EXPECT_EQ(wars[1].levels[1].share.value, 1);
  EXPECT_EQ(wars[0].levels[0].share.value, 0.5);
  EXPECT_EQ(effects.runs(), 40U);
}

TEST(DesignEffects, LevelsThatAreNumbersRise) {
  const DesignEffects effects({"x"}, Values{{"10"}, {"9"}, {"0.5"}});
  const std::vector<DesignEffect> found = effects.of(Outcome::war);
  EXPECT_EQ(found[0].levels.front().level, "0.5");
  EXPECT_EQ(found[0].levels.back().level, "10");
}

TEST(DesignEffects, ManyValuesAreThirdsAndOneValueIsNoFactor) {
  Values values;
  for (int i = 0; i < 30; ++i) values.push_back({std::to_string(i), "same"});
  DesignEffects effects({"x", "still"}, values);
  for (std::uint32_t point = 0; point < 30; ++point)
    effects.add(0, point, point >= 20 ? Outcome::war : Outcome::collapse);
  const std::vector<DesignEffect> found = effects.of(Outcome::war);
  ASSERT_EQ(found.size(), 1U);
  ASSERT_EQ(found[0].levels.size(), 3U);
  EXPECT_EQ(found[0].levels[0].level, "0 … 9");
  EXPECT_EQ(found[0].levels[2].share.value, 1);
  EXPECT_EQ(found[0].difference.value, 1);
  EXPECT_LT(found[0].difference.low, 1);
  EXPECT_GT(found[0].difference.low, 0.5);
}

/// Runs of one replication share their luck at all points. The interval of a difference must be
/// that of pairs, and cover what is true in about 95 of 100 experiments.
TEST(DesignEffects, CoverTheTruthUnderCommonLuck) {
  constexpr double kLow = 0.30;
  constexpr double kHigh = 0.36;
  int covered = 0;
  double width = 0;
  constexpr int kExperiments = 400;
  for (std::uint32_t experiment = 0; experiment < kExperiments; ++experiment) {
    DesignEffects effects({"x", "y"}, Values{{"1", "1"}, {"2", "1"}, {"1", "2"}, {"2", "2"}});
    for (std::uint32_t replication = 0; replication < 200; ++replication) {
      const double u = Luck{experiment, replication}.uniform(Purpose::parameter, 1, 0);
      for (std::uint32_t point = 0; point < 4; ++point)
        effects.add(replication, point,
                    u < (point % 2 == 0 ? kLow : kHigh) ? Outcome::war : Outcome::narrowing);
    }
    const Estimate difference = effects.of(Outcome::war)[0].difference;
    covered += difference.low <= kHigh - kLow && kHigh - kLow <= difference.high;
    width += difference.half_width() / kExperiments;
  }
  EXPECT_GT(covered, kExperiments * 0.91);
  EXPECT_LT(covered, kExperiments * 0.985);
  // Independent points would have 1.96 √(2 · 0.22 / 400) ≈ 0.065.
  EXPECT_LT(width, 0.045);
}

}  // namespace
}  // namespace backchannel
