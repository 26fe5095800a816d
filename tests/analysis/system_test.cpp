// System files: a check passes when it comes out and fails when it does not; what cannot be asked
// is told; and what the files say of the sources is so.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

#include "analysis/table/answer_sheet.hpp"
#include "analysis/table/system.hpp"
#include "analysis/table/system_sheet.hpp"
#include "sim/engine/experiment.hpp"
#include "sim/parameters/problem.hpp"

namespace backchannel {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

const fs::path kRoot = BACKCHANNEL_SOURCE_DIR;
const std::string kScenarios = (kRoot / "scenarios").string();

const std::string kHead =
    "schema: backchannel-system/1\nid: X1\nname: A line\nmodels: Ups and downs.\n"
    "observable: It goes down.\nevidence: [active-intermediaries-widen-room]\n"
    "where: [sim/channels/channel.hpp mean_down]\nscenario: muscat_2026.yaml\n"
    "command: ./run codebook scenarios/muscat_2026.yaml\nsource: \"judgement: a test\"\n"
    "checks:\n  it:\n    says: a check\n    runs: 60\n";
const std::string kOne = "    arms: {as it was: {}}\n";
const std::string kTwo = "    arms: {as it was: {}, short: {set: {horizon: 60d}}}\n";

/// Each test runs in a process of its own, so one file per test.
System system_of(const std::string& check) {
  const auto* test = ::testing::UnitTest::GetInstance()->current_test_info();
  const auto file =
      fs::temp_directory_path() / (std::string("backchannel_system_") + test->name() + ".yaml");
  std::ofstream(file) << kHead + check;
  return read_system(file.string());
}

std::string problem_of(const std::string& check) {
  try {
    system_of(check);
  } catch (const ScenarioError& error) {
    return error.what();
  }
  return "";
}

SystemFinding found(const std::string& check) {
  return find_out(system_of(check), kScenarios, {});
}
Answer answer_of(const std::string& check) { return found(check).checks.front().answer; }

// --- Tests ---------------------------------------------------------------------------------------

TEST(System, PassesWhenEveryRunIsWithinBounds) {
  const SystemFinding finding =
      found(kOne + "    test: always\n    measure: {column: operator_texts}\n    most: 0\n");
  EXPECT_TRUE(finding.passed());
  EXPECT_EQ(finding.checks.front().answer.effect.high, 0);
}

TEST(System, FailsWhenOneRunIsNot) {
  const SystemFinding finding =
      found(kOne + "    test: always\n    measure: {column: rounds}\n    most: 4\n");
  EXPECT_FALSE(finding.passed());
  // One run in sixty beyond the bound is enough, though the mean may lie within it.
  EXPECT_GT(finding.checks.front().answer.effect.high, 4);
}

TEST(System, FailsIfNoRunCounts) {
  EXPECT_FALSE(found(kOne + "    test: always\n    measure: {column: rounds}\n"
                            "    among: {column: rounds, at_least: 1000}\n    least: 0\n")
                   .passed());
}

TEST(System, TellsRunsApart) {
  const Answer answer = answer_of(
      kOne + "    test: separates\n    measure: {column: incidents}\n    least: 0.8\n"
             "    against: {column: rounds, at_least: 5}\n");
  EXPECT_LT(answer.effect.value, 0.8);
  EXPECT_EQ(answer.came, Answer::Came::not_shown);
  const Answer sure = answer_of(
      kOne + "    test: separates\n    measure: {column: rounds}\n    least: 0.8\n"
             "    against: {column: rounds, at_least: 5}\n");
  EXPECT_EQ(sure.effect.value, 1);
  EXPECT_EQ(sure.came, Answer::Came::as_claimed);
}

TEST(System, BeatsARivalThatSaysNothing) {
  const Answer answer = answer_of(
      kOne + "    test: separates\n    measure: {column: rounds}\n"
             "    against: {column: rounds, at_least: 5}\n    rival: {column: operator_texts}\n");
  EXPECT_EQ(answer.effect.value, 0.5);
  EXPECT_EQ(answer.came, Answer::Came::as_claimed);
}

TEST(System, CorrelatesOverRuns) {
  const std::string check = kOne + "    test: correlation\n    measure: {column: rounds}\n"
                                   "    against: {column: dates}\n    expect: ";
  EXPECT_EQ(answer_of(check + "rise\n").came, Answer::Came::as_claimed);
  EXPECT_EQ(answer_of(check + "fall\n").came, Answer::Came::opposite);
}

TEST(System, ComparesSpreads) {
  const Answer answer = answer_of(kTwo + "    test: spread\n    measure: {column: incidents}\n"
                                         "    expect: fall\n");
  EXPECT_EQ(answer.came, Answer::Came::as_claimed);
  ASSERT_EQ(answer.levels.size(), 2U);
  EXPECT_NEAR(answer.effect.value,
              answer.levels[1].estimate.value - answer.levels[0].estimate.value, 1e-12);
}

TEST(System, CountsOnlyTheRunsItIsAbout) {
  const Answer wars = answer_of(
      kOne + "    test: always\n    measure: {column: war_cause}\n"
             "    among: {outcome: [war]}\n    least: 1\n");
  EXPECT_EQ(wars.came, Answer::Came::as_claimed);
  const Answer others = answer_of(
      kOne + "    test: always\n    measure: {column: war_cause}\n"
             "    among: {column: war_day, at_most: -1}\n    most: 0\n");
  EXPECT_TRUE(std::isnan(others.effect.value)) << "a day that never came is no day";
}

// --- Events --------------------------------------------------------------------------------------

TEST(Events, AreCountedAsTheTallyCountsThem) {
  for (const std::string pair : {"{kind: incident}], minus: incidents", "{kind: sent}], minus: sent",
                                 "{kind: climbed, flag: true}, {kind: climbed, flag: false}], "
                                 "minus: reprisals"}) {
    const Answer answer = answer_of(kOne + "    test: always\n    measure: {events: [" + pair +
                                    "}\n    least: 0\n    most: 0\n");
    const bool same = pair.find("reprisals") == std::string::npos;
    EXPECT_EQ(answer.came == Answer::Came::as_claimed, same) << pair;
  }
}

TEST(Events, MustComeInTheirOrder) {
  const std::string count = "    test: always\n    measure: {events: [";
  EXPECT_EQ(answer_of(kOne + count + "{kind: ended}, {kind: convened}]}\n    most: 0\n").came,
            Answer::Came::as_claimed);
  EXPECT_EQ(answer_of(kOne + count + "{kind: convened}, {kind: ended}]}\n    most: 0\n").came,
            Answer::Came::not_shown);
  EXPECT_EQ(answer_of(kOne + count + "{kind: convened}, {kind: round_ended, within: 1s}]}\n"
                                     "    most: 0\n").came,
            Answer::Came::not_shown)
      << "a side that walks out ends a round at once";
  EXPECT_EQ(answer_of(kOne + count + "{kind: convened}, {kind: tabled, within: 1s}]}\n"
                                     "    most: 0\n").came,
            Answer::Came::as_claimed)
      << "the first text takes an exchange's time";
}

TEST(Events, HaveEachAName) {
  EXPECT_EQ(std::size(Names<EventKind>::of), static_cast<std::size_t>(kEventKinds));
  EXPECT_EQ(name_of(EventKind::convened), "convened");
  EXPECT_EQ(name_of(EventKind::relief_paid), "relief_paid");
  EXPECT_EQ(name_of(EventKind::ended), "ended");
}

TEST(Events, NameWhatTheScenarioHas) {
  const std::string count = kOne + "    test: level\n    least: 0\n    measure: {events: [";
  EXPECT_THROW(found(count + "{kind: tabled, who: muskat}]}\n"), ScenarioError);
  EXPECT_THROW(found(count + "{kind: act, of: packages}]}\n"), ScenarioError);
  EXPECT_THROW(found(count + "{kind: sent, channel: cable}]}\n"), ScenarioError);
  EXPECT_GT(answer_of(count + "{kind: act, of: package}]}\n").effect.value, 0);
}

// --- What cannot be asked ------------------------------------------------------------------------

TEST(System, NeedsABound) {
  EXPECT_THAT(problem_of(kOne + "    test: always\n    measure: {column: rounds}\n"),
              HasSubstr("no bound"));
}

TEST(System, NeedsSomethingToTellApart) {
  EXPECT_THAT(problem_of(kOne + "    test: separates\n    measure: {column: rounds}\n"
                                "    least: 0.6\n"),
              HasSubstr("against"));
  EXPECT_THAT(problem_of(kOne + "    test: separates\n    measure: {column: rounds}\n"
                                "    least: 0.6\n    against: {column: rounds}\n"),
              HasSubstr("it holds of a run or it does not"));
}

TEST(System, ReadsOneThingOffARun) {
  EXPECT_THAT(problem_of(kTwo + "    measure: {column: rounds, events: [{kind: sent}]}\n"),
              HasSubstr("too much"));
}

TEST(System, PointsAtTheCheck) {
  try {
    system_of(kOne + "    measure: {column: rounds}\n");
    FAIL() << "one arm makes no difference";
  } catch (const ScenarioError& error) {
    ASSERT_EQ(error.problems().size(), 1U);
    EXPECT_EQ(error.problems().sorted().front().path, "checks.it.arms");
    EXPECT_EQ(error.problems().sorted().front().place.line, 15);
  }
}

// --- The files -----------------------------------------------------------------------------------

std::string content_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

TEST(SystemFiles, AreFoundInTheSources) {
  int files = 0;
  for (const auto& entry : fs::directory_iterator(kRoot / "scenarios" / "systems")) {
    if (entry.path().extension() != ".yaml") continue;
    ++files;
    const System system = read_system(entry.path().string());
    EXPECT_EQ(system.id, entry.path().stem().string());
    for (const std::string& place : system.where) {
      const auto blank = place.find(' ');
      const fs::path source = kRoot / place.substr(0, blank);
      ASSERT_TRUE(fs::is_regular_file(source)) << system.id << ": " << place;
      if (blank == std::string::npos) continue;
      EXPECT_THAT(content_of(source), HasSubstr(place.substr(blank + 1))) << system.id;
    }
  }
  EXPECT_GT(files, 20);
}

TEST(SystemFiles, CiteTheLedger) {
  System system = system_of(kOne + "    test: level\n    measure: {column: rounds}\n    least: 0\n");
  system.evidence.push_back("no-such-entry");
  EXPECT_THROW(find_out(system, kScenarios, {}), ScenarioError);
}

/// S06: there is no embassy in either capital, and no form of channel is one.
TEST(SystemFiles, NoChannelIsAnEmbassy) {
  const std::vector<Setting> embassy{{"channels.bern.form", "embassy"}};
  EXPECT_THROW(read_study(kScenarios + "/muscat_2026.yaml", embassy), ScenarioError);
}

TEST(SystemSheet, SaysHowManyPass) {
  SystemList list;
  list.found.push_back(
      found(kOne + "    test: always\n    measure: {column: operator_texts}\n    most: 0\n"));
  list.absent = {"S02"};
  EXPECT_THAT(systems_text(list), HasSubstr("no file for S02"));
  EXPECT_THAT(systems_text(list), HasSubstr("1 of 2 pass"));
  EXPECT_THAT(systems_text(list), HasSubstr("operator_texts, every run: always 0"));
  EXPECT_EQ(system_rows(list).rows.size(), 1U);
  EXPECT_EQ(systems_json(list)["passed"], 1);
}

}  // namespace
}  // namespace backchannel
