// Quiet stretches are skipped; walking them tick by tick gives the same bytes.

#include <gtest/gtest.h>

#include <cstring>
#include <filesystem>

#include "tests/support/laboratory.hpp"

namespace backchannel::testing {
namespace {

namespace fs = std::filesystem;

void expect_same(const Scenario& scenario, std::uint32_t count) {
  Runner skipping(scenario);
  Runner walking(scenario, Runner::Pace::walking);
  Trace one;
  Trace two;
  one.fingerprinting = two.fingerprinting = true;
  for (std::uint32_t run = 0; run < count; ++run) {
    const RunResult skipped = skipping.live(11, run, one);
    const RunResult walked = walking.live(11, run, two);
    EXPECT_EQ(skipped.outcome, walked.outcome) << run;
    EXPECT_EQ(skipped.fingerprint, walked.fingerprint) << run;
    ASSERT_EQ(std::memcmp(&skipped.tally, &walked.tally, sizeof(Tally)), 0) << run;
  }
}

TEST(Skipping, GivesTheBytesOfWalkingInEveryScenario) {
  const fs::path root = fs::path(BACKCHANNEL_SOURCE_DIR) / "scenarios";
  std::vector<std::string> files = {"muscat_2026.yaml"};
  for (const std::string folder : {"episodes", "laboratory", "other"})
    for (const auto& entry : fs::directory_iterator(root / folder))
      if (entry.path().extension() == ".yaml")
        files.push_back(folder + "/" + entry.path().filename().string());
  for (const std::string& file : files) {
    const Study read = study(file);
    SCOPED_TRACE(file);
    for (const auto& arm : read.arms.entries) expect_same(arm.value, 8);
  }
}

// Ten years in which almost nothing happens: a fleet arrives, levels settle within months, and then
// every tick is like the last; accidents, which follow alert and forces, must still come on time.
constexpr const char* kQuiet = R"(
schema: backchannel/1
title: Ten quiet years
source: "judgement: a test"
start: 2026-01-01
horizon: 3650d
actors:
  north: {role: principal, trusting: {forget: 0.05/d}, strain: {adaptation_time: 30d}}
  south: {role: principal, trusting: {forget: 0.05/d}, strain: {adaptation_time: 30d}}
instruments:
  fleet: {kind: military, holder: north, target: south, ramp: 5d, forces: 1}
script:
  the fleet arrives: {act: deploy, by: north, to: south, instrument: fleet, amount: 0.5, on: 2026-02-01}
hazards:
  accidents: {act: incident, rate: 0.0004/d, alert: 3, forces: 2}
)";

TEST(Skipping, LeavesOutTicksOnceAllIsAtRest) {
  const Study read = read_study_text(kQuiet, "quiet.yaml");
  expect_same(read.arms[0], 40);
}

}  // namespace
}  // namespace backchannel::testing
