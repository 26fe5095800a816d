// Closed forms met through the engine itself: every row of `expected:` in every arm of every file
// of scenarios/laboratory, at |z| < 4 over 200,000 runs, at steps of 1 h, 6 h and 1 d alike.

#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>
#include <filesystem>

#include "tests/support/laboratory.hpp"

namespace backchannel::testing {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> laboratory_files() {
  std::vector<std::string> files;
  for (const auto& entry :
       fs::directory_iterator(fs::path(BACKCHANNEL_SOURCE_DIR) / "scenarios" / "laboratory"))
    if (entry.path().extension() == ".yaml") files.push_back(entry.path().stem().string());
  std::sort(files.begin(), files.end());
  return files;
}

/// The tally's own name of a measure: `trust_south` is `trust_{b}`.
std::string in_tally(const Scenario& arm, std::string measure) {
  for (int s = 0; s < 2; ++s) {
    const std::string name = "_" + arm.actors.name(static_cast<std::size_t>(arm.principals[s]));
    if (measure.size() > name.size() && measure.ends_with(name))
      measure.replace(measure.size() - name.size(), name.size(), s == 0 ? "_{a}" : "_{b}");
  }
  return measure;
}

double observed(const Scenario& arm, const Expected& expected, const Tally& tally) {
  const double x = value(tally, in_tally(arm, expected.measure));
  if (!expected.before.empty()) {
    const double y = value(tally, in_tally(arm, expected.before));
    return x >= 0 && (y < 0 || x < y) ? 1 : 0;
  }
  if (expected.at_least || expected.at_most)
    return (!expected.at_least || x >= *expected.at_least) &&
                   (!expected.at_most || x <= *expected.at_most)
               ? 1
               : 0;
  return expected.about ? (x - *expected.about) * (x - *expected.about) : x;
}

void check_row(const Scenario& arm, const std::string& what, const Expected& expected,
               const std::vector<RunResult>& results) {
  double sum = 0;
  double squares = 0;
  for (const RunResult& result : results) {
    const double x = observed(arm, expected, result.tally);
    sum += x;
    squares += x * x;
  }
  const double n = static_cast<double>(results.size());
  const double mean = sum / n;
  if (expected.tolerance > 0) {
    EXPECT_NEAR(mean, expected.value, expected.tolerance) << what;
    return;
  }
  const double sd = std::sqrt(std::max(0.0, squares / n - mean * mean));
  ASSERT_GT(sd, 0) << what;
  const double z = (mean - expected.value) / (sd / std::sqrt(n));
  std::printf("  %-60s exact %.6f  here %.6f  z %+.2f\n", what.c_str(), expected.value, mean, z);
  EXPECT_LT(std::abs(z), 4) << what;
}

class Laboratory : public ::testing::TestWithParam<std::string> {};

TEST_P(Laboratory, MeetsItsClosedForms) {
  const Study read = study("laboratory/" + GetParam() + ".yaml");
  std::uint64_t seed = 20260206;
  for (const auto& [name, arm] : read.arms.entries) {
    ASSERT_FALSE(arm.expected.empty()) << name;
    const bool exact = arm.expected[0].tolerance > 0;
    // Each arm has a seed of its own, so that rows are independent of each other.
    const auto results = live(arm, exact ? 20 : runs(200000), ++seed);
    for (const auto& [row, expected] : arm.expected.entries)
      check_row(arm, GetParam() + ", " + name + ": " + row, expected, results);
  }
}

/// Forces ticks on a scenario that has no slow levels, so that the step has something to move.
Study with_ticks(const std::string& file, const char* step) {
  const std::string idle =
      "{idle: {kind: military, holder: north, target: south, level: 0.5, bite: 0, cost: 0, "
      "forces: 0, source: 'judgement: a level that does nothing'}}";
  return study("laboratory/" + file + ".yaml", {{"step", step}, {"instruments", idle}});
}

TEST_P(Laboratory, GivesTheSameRunsAtAnyStep) {
  std::vector<std::vector<RunResult>> by_step;
  for (const char* step : {"6h", "1h", "1d"})
    by_step.push_back(live(with_ticks(GetParam(), step).arms[0], 500, 7, 2, true));
  for (std::size_t i = 0; i < by_step[0].size(); ++i) {
    EXPECT_EQ(by_step[0][i].fingerprint, by_step[1][i].fingerprint) << "run " << i;
    EXPECT_EQ(by_step[0][i].fingerprint, by_step[2][i].fingerprint) << "run " << i;
  }
}

INSTANTIATE_TEST_SUITE_P(Each, Laboratory, ::testing::ValuesIn(laboratory_files()),
                         [](const auto& test) { return test.param; });

/// The rows of the spine once more with ticks at one hour and at one day, each with luck of its own.
class AtAnyStep
    : public ::testing::TestWithParam<std::tuple<const char*, const char*>> {};

TEST_P(AtAnyStep, ClosedFormsAreMet) {
  const auto [file, step] = GetParam();
  const Study read = with_ticks(file, step);
  const auto results = live(read.arms[0], runs(200000), step[1] == 'h' ? 71 : 72);
  for (const auto& [row, expected] : read.arms[0].expected.entries)
    check_row(read.arms[0], std::string(file) + " at " + step + ": " + row, expected, results);
}

INSTANTIATE_TEST_SUITE_P(
    Each, AtAnyStep,
    ::testing::Combine(::testing::Values("relay_flips", "leaks", "competing_risks",
                                         "clarification_race", "round_trip", "availability"),
                       ::testing::Values("1h", "1d")),
    [](const auto& test) {
      return std::string(std::get<0>(test.param)) + "_" + std::get<1>(test.param);
    });

}  // namespace
}  // namespace backchannel::testing
