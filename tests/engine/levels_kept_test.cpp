// Keeping the levels over time changes nothing else, and keeps what was there.

#include <gtest/gtest.h>

#include <cstring>

#include "tests/support/laboratory.hpp"

namespace backchannel::testing {
namespace {

TEST(LevelsKept, ChangeNoByteOfARun) {
  for (const char* file :
       {"muscat_2026.yaml", "other/october_1962.yaml", "laboratory/ladder.yaml"}) {
    const Study read = study(file);
    for (const auto& arm : read.arms.entries) {
      Runner one(arm.value);
      Runner other(arm.value);
      Trace plain;
      Trace keeping;
      plain.fingerprinting = keeping.fingerprinting = true;
      keeping.levels_every = seconds(0.37);
      for (std::uint32_t run = 0; run < 5; ++run) {
        const RunResult without = one.live(5, run, plain);
        const RunResult with = other.live(5, run, keeping);
        EXPECT_EQ(without.fingerprint, with.fingerprint) << file << " " << run;
        ASSERT_EQ(std::memcmp(&without.tally, &with.tally, sizeof(Tally)), 0) << file << " " << run;
        EXPECT_TRUE(plain.levels.empty());
        EXPECT_FALSE(keeping.levels.empty());
      }
    }
  }
}

TEST(LevelsKept, BeginAtTheOpeningAndStandOnTheGridUntilTheEnd) {
  const Study read = study("muscat_2026.yaml");
  const Scenario& arm = read.arms[0];
  Runner runner(arm);
  Trace trace;
  trace.levels_every = seconds(2);
  for (std::uint32_t run = 0; run < 40; ++run) {
    const RunResult result = runner.live(1, run, trace);
    const auto expected = static_cast<std::size_t>(result.tally.end_day / 2) + 1;
    EXPECT_NEAR(static_cast<double>(trace.levels.size()), static_cast<double>(expected), 1) << run;
    for (std::size_t i = 0; i < trace.levels.size(); ++i)
      EXPECT_EQ(trace.levels[i].at, static_cast<Instant>(i) * seconds(2));
    if (result.outcome == Outcome::war) continue;
    // The horizon lies on the grid, and nothing moves far within one step.
    EXPECT_NEAR(trace.levels.back().trust[0], result.tally.trust_a, 0.01) << run;
    EXPECT_NEAR(trace.levels.back().relief[1], result.tally.relief_b, 0.01) << run;
    EXPECT_NEAR(trace.levels.back().forces, result.tally.forces, 0.05) << run;
    EXPECT_NEAR(trace.levels.back().trust_in_operator[0], result.tally.operator_trust_a, 0.01);
  }
}

}  // namespace
}  // namespace backchannel::testing
