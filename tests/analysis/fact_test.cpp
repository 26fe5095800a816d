// Fact files: what is wrong in one is told, and a verdict follows from effect and terms.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "analysis/table/fact.hpp"
#include "sim/parameters/problem.hpp"

namespace backchannel {
namespace {

using ::testing::HasSubstr;

const std::string kScenarios = std::string(BACKCHANNEL_SOURCE_DIR) + "/scenarios";

const std::string kHead =
    "schema: backchannel-fact/1\nid: X1\nclaim: A line that is down helps nobody.\n"
    "evidence: [active-intermediaries-widen-room]\n"
    "scenario: laboratory/availability.yaml\nruns: 400\nverdict: produced\n";
const std::string kArms =
    "arms:\n  good: {set: {channels.line.mean_down: 1d}}\n"
    "  bad: {set: {channels.line.mean_down: 100d}}\n";
const std::string kMeasure = "measure: {column: talks_line_up, at_least: 1}\nexpect: fall\n";

/// Each test runs in a process of its own, so one file per test.
Fact fact_of(const std::string& text) {
  const auto* test = ::testing::UnitTest::GetInstance()->current_test_info();
  const auto file = std::filesystem::temp_directory_path() /
                    (std::string("backchannel_fact_") + test->name() + ".yaml");
  std::ofstream(file) << text;
  return read_fact(file.string());
}

std::string problem_of(const std::string& text) {
  try {
    fact_of(text);
  } catch (const ScenarioError& error) {
    return error.what();
  }
  return "";
}

TEST(Fact, ComesOutWithoutATerm) {
  const Fact fact = fact_of(kHead + kArms + kMeasure + "mechanism: up and down by turns\n");
  const FactFinding finding = find_out(fact, kScenarios, {});
  EXPECT_EQ(finding.verdict, FactVerdict::produced);
  EXPECT_LT(finding.answer.effect.high, 0);
  EXPECT_EQ(finding.runs, 400U);
  ASSERT_EQ(finding.answer.levels.size(), 2U);
  EXPECT_GT(finding.answer.levels[0].estimate.value, finding.answer.levels[1].estimate.value);
}

TEST(Fact, IsBuiltInIfATermCarriesItAlone) {
  const Fact fact = fact_of(kHead + kArms + kMeasure +
                            "built_in:\n  outages: {path: channels.line.mean_up, off: 0d, "
                            "says: a line that never goes down by itself}\n");
  const FactFinding finding = find_out(fact, kScenarios, {});
  EXPECT_EQ(finding.verdict, FactVerdict::built_in);
  ASSERT_EQ(finding.without.size(), 1U);
  EXPECT_EQ(finding.without[0].answer.came, Answer::Came::not_shown);
}

TEST(Fact, IsOppositeTheOtherWayRound) {
  const Fact fact = fact_of(kHead + kArms + "measure: {column: talks_line_up, at_least: 1}\n"
                            "expect: rise\nmechanism: up and down by turns\n");
  EXPECT_EQ(find_out(fact, kScenarios, {}).verdict, FactVerdict::opposite);
}

TEST(Fact, WithoutTermOrMechanismIsRefused) {
  EXPECT_THAT(problem_of(kHead + kArms + kMeasure), HasSubstr("no mechanism"));
}

TEST(Fact, NeedsTwoArmsForADifference) {
  EXPECT_THAT(problem_of(kHead + "arms: {one: {}}\n" + kMeasure + "mechanism: none\n"),
              HasSubstr("2 arms"));
}

TEST(Fact, SaysWhereABoundComesFrom) {
  const std::string text = kHead + "arms: {one: {}}\ntest: level\nleast: 0.5\nmechanism: none\n"
                           "measure: {column: talks_line_up}\n";
  EXPECT_THAT(problem_of(text), HasSubstr("has no source"));
  EXPECT_EQ(problem_of(text + "source: \"judgement: more often than not\"\n"), "");
}

TEST(Fact, NamesAColumnThatExists) {
  const Fact fact = fact_of(kHead + kArms + "measure: {column: talks_lien_up}\nmechanism: none\n");
  EXPECT_THROW(find_out(fact, kScenarios, {}), ScenarioError);
}

TEST(Fact, CitesTheLedger) {
  std::string text = kHead + kArms + kMeasure + "mechanism: none\n";
  text.replace(text.find("active-intermediaries-widen-room"), 6, "absent");
  const Fact fact = fact_of(text);
  EXPECT_THROW(find_out(fact, kScenarios, {}), ScenarioError);
}

}  // namespace
}  // namespace backchannel
