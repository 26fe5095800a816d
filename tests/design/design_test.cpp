// Designs: which points there are, what stays when they grow, what is refused and where, and that
// a point is the scenario somebody would have written for it.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <set>

#include "analysis/design/design.hpp"
#include "tests/support/laboratory.hpp"

namespace backchannel::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

const std::string kScenario = R"(schema: backchannel/1
title: Two states and a line
source: "judgement: an example"
actors:
  north: {role: principal, trust: {south: {mean: 20%}}}
  south: {role: principal}
channels:
  line: {form: direct, legs: [{latency: 1d, error: 2%}]}
  wire: {form: direct, legs: [{latency: 3d}]}
talks: line
routes: [line]
rounds: {first: {low: 2d, high: 9d}}
hazards:
  storm: {act: incident, rate: 0.1/d, by: south, to: north}
arms:
  one: {}
  two: {set: {step: 12h}}
)";

Study read(const std::string& experiment, const std::vector<Setting>& settings = {}) {
  return read_study_text(kScenario + "experiment:\n" + experiment, "example.yaml", settings);
}

Design design(const std::string& experiment, const std::vector<Setting>& settings = {}) {
  return Design(read(experiment, settings));
}

std::vector<std::string> column(const Design& design, std::size_t factor) {
  std::vector<std::string> texts;
  for (std::uint32_t p = 0; p < design.points(); ++p) texts.push_back(design.text(p, factor));
  return texts;
}

std::string complaint(const std::string& experiment) {
  try {
    design(experiment);
  } catch (const ScenarioError& error) {
    std::string text;
    for (const Problem& p : error.problems().sorted())
      text += p.place.file + ":" + std::to_string(p.place.line) + ":" +
              std::to_string(p.place.column) + " " + p.path + ": " + p.problem + " (" + p.reason +
              ") — " + p.suggestion + "\n";
    return text;
  }
  return "nothing was wrong";
}

// --- Points ----------------------------------------------------------------------------------------

TEST(Design, NoneIsOnePoint) {
  const Design none(read("  replications: 3\n"));
  EXPECT_TRUE(none.is_none());
  EXPECT_EQ(none.points(), 1U);
  EXPECT_EQ(none.replications(), 3U);
}

TEST(Design, FactorialTakesEachWithEachTheFirstFastest) {
  const Design all = design(
      "  design: factorial\n"
      "  factors: {horizon: [30d, 60d, 90d], talks: [line, none]}\n");
  EXPECT_THAT(column(all, 0), ElementsAre("30", "60", "90", "30", "60", "90"));
  EXPECT_THAT(column(all, 1), ElementsAre("line", "line", "line", "none", "none", "none"));
  EXPECT_EQ(all.written(1, 0), "60d");
  // A factor more, or a level more of the last, leaves what was there.
  const Design more = design(
      "  design: factorial\n"
      "  factors: {horizon: [30d, 60d, 90d], talks: [line, none], equivalence: [1%, 2%]}\n");
  ASSERT_EQ(more.points(), 12U);
  for (std::uint32_t p = 0; p < all.points(); ++p)
    for (std::size_t f = 0; f < 2; ++f) EXPECT_EQ(more.text(p, f), all.text(p, f));
}

TEST(Design, ZipTakesTheLevelsTogether) {
  const Design zip = design(
      "  design: zip\n"
      "  factors: {horizon: [30d, 60d, 60d], talks: [line, none, line]}\n");
  EXPECT_THAT(column(zip, 0), ElementsAre("30", "60", "60"));
  EXPECT_THAT(column(zip, 1), ElementsAre("line", "none", "line"));
}

const char* const kSpread =
    "  factors: {horizon: {low: 30d, high: 90d}, hazards.storm.rate: {median: 0.1/d, sigma: 0.5}}\n";

TEST(Design, SpreadValuesAreQuantilesOfTheCube) {
  for (const char* kind : {"independent", "latin hypercube", "sobol", "saltelli", "morris"}) {
    const Design spread = design("  design: " + std::string(kind) + "\n  points: 16\n" + kSpread);
    for (std::uint32_t p = 0; p < spread.points(); ++p) {
      const double u = spread.cube()(p, 0);
      EXPECT_GT(u, 0);
      EXPECT_LT(u, 1);
      EXPECT_DOUBLE_EQ(spread.number(p, 0), 30 + 60 * u) << kind;
      EXPECT_DOUBLE_EQ(spread.number(p, 1),
                       quantile(Distribution::lognormal(0.1, 0.5), spread.cube()(p, 1)));
    }
  }
  EXPECT_EQ(design(std::string("  design: saltelli\n  points: 8\n") + kSpread).points(), 32U);
  EXPECT_EQ(design(std::string("  design: morris\n  points: 8\n") + kSpread).points(), 24U);
}

TEST(Design, MorePointsLeaveTheFirstAsTheyAre) {
  for (const char* kind : {"independent", "sobol", "saltelli", "morris"}) {
    const std::string text = "  design: " + std::string(kind) + "\n" + kSpread;
    const Design few = design(text + "  points: 8\n");
    const Design many = design(text + "  points: 20\n");
    ASSERT_LT(few.points(), many.points());
    for (std::uint32_t p = 0; p < few.points(); ++p)
      for (std::size_t f = 0; f < 2; ++f) EXPECT_EQ(few.number(p, f), many.number(p, f)) << kind;
    EXPECT_NE(few.hash(), many.hash());
    EXPECT_EQ(few.hash(), design(text + "  points: 8\n").hash());
  }
}

TEST(Design, AFactorAtTheEndMovesNoOther) {
  for (const char* kind : {"independent", "latin hypercube", "sobol"}) {
    const std::string head = "  design: " + std::string(kind) + "\n  points: 16\n";
    const Design two = design(head + kSpread);
    const Design three = design(
        head + "  factors: {horizon: {low: 30d, high: 90d}, hazards.storm.rate: "
               "{median: 0.1/d, sigma: 0.5}, channels.line.legs.0.error: {low: 0, high: 50%}}\n");
    for (std::uint32_t p = 0; p < 16; ++p)
      for (std::size_t f = 0; f < 2; ++f) EXPECT_EQ(two.number(p, f), three.number(p, f)) << kind;
  }
}

TEST(Design, SettingsReachIntoIt) {
  const Design more = design(std::string("  design: sobol\n") + kSpread,
                             {{"experiment.points", "4"}, {"experiment.replications", "5"}});
  EXPECT_EQ(more.points(), 4U);
  EXPECT_EQ(more.replications(), 5U);
}

TEST(Design, IsNoPartOfTheScenariosHash) {
  const std::string plain = read_study_text(kScenario, "example.yaml").hash;
  EXPECT_EQ(read(std::string("  design: sobol\n") + kSpread).hash, plain);
}

// --- Tables ----------------------------------------------------------------------------------------

class Table : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::path(::testing::TempDir()) /
              ("backchannel_table_" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  Study study_of(const std::string& csv) {
    std::ofstream(folder_ / "points.csv", std::ios::binary) << csv;
    return read_study_text(kScenario + "experiment: {design: table, table: points.csv}\n",
                           (folder_ / "example.yaml").string());
  }
  std::string complaint_about(const std::string& csv) {
    try {
      const Design design(study_of(csv));
    } catch (const ScenarioError& error) {
      std::string text = error.what();
      const std::string here = folder_.string() + "/";
      for (auto at = text.find(here); at != std::string::npos; at = text.find(here))
        text.erase(at, here.size());
      return text;
    }
    return "nothing was wrong";
  }
  std::filesystem::path folder_;
};

TEST_F(Table, TakesParametersLeavesResultsAndKeepsEachPointOnce) {
  const Design table(study_of("\xEF\xBB\xBFid,horizon,war_day,talks,channels.line.legs[0].error\r\n"
                              "0,30,,line,0.02\r\n"
                              "1,30,12.5,line,0.02\r\n"
                              "2,\"720h\",\"a \"\"b\"\", c\",line,2%\r\n"
                              "3,45,,none,0.5\r\n"
                              "\r\n"));
  ASSERT_EQ(table.points(), 2U);
  EXPECT_EQ(table.factors().size(), 3U);
  EXPECT_THAT(column(table, 0), ElementsAre("30", "45"));
  EXPECT_THAT(column(table, 1), ElementsAre("line", "none"));
  EXPECT_THAT(column(table, 2), ElementsAre("0.02", "0.5"));
}

TEST_F(Table, SaysWhatIsWrongAndWhere) {
  EXPECT_THAT(complaint_about(""), HasSubstr("`points.csv` is empty"));
  EXPECT_THAT(complaint_about("id,war_day\n1,2\n"),
              HasSubstr("no column of `points.csv` is a parameter"));
  EXPECT_THAT(complaint_about("horizon\n"), HasSubstr("has no line under its headers"));
  EXPECT_THAT(complaint_about("horizon,channels.lin.legs[0].error\n30,0\n"),
              HasSubstr("there is no parameter at `channels.lin.legs[0].error` (a factor varies "
                        "what the scenario has) — did you mean `channels.line.legs[0].error`?"));
  EXPECT_THAT(complaint_about("horizon,id\n30,1\n-5,2\n"),
              HasSubstr("points.csv:3:1: experiment.table: horizon: `-5` "));
  EXPECT_THAT(complaint_about("horizon,id\n30,1\n60\n"),
              HasSubstr("points.csv:3:1: experiment.table: a line of 1 cells under 2 headers"));
  EXPECT_THAT(complaint_about("horizon\n30\nsoon\n"), HasSubstr("points.csv:3:1"));
  EXPECT_THAT(complaint_about("horizon\n30\n\"60\n"), HasSubstr("ends inside quotes"));
  EXPECT_THAT(complaint_about("talks\nline\nliine\n"), HasSubstr("there is no channel `liine`"));
}

// --- A point is a scenario -------------------------------------------------------------------------

RunResult run_of(const Scenario& scenario, std::uint32_t run) {
  Trace trace;
  trace.fingerprinting = true;
  return Runner(scenario).live(7, run, trace);
}

TEST(Design, APointIsTheScenarioSomebodyWouldHaveWritten) {
  const Study read = study(
      "muscat_2026.yaml",
      {{"experiment.design", "factorial"},
       {"experiment.factors",
        "{channels.muscat.legs.0.latency.median: [1h, 3d], horizon: [40d, 120d], rounds.first: "
        "[3d, {low: 2d, high: 20d}], channels.muscat.authority: [relay, reframe], "
        "issues.enrichment.worth: [0.1, 3], actors.tehran.concession.beta: [0.2, 2], "
        "ladder.start_rung: [0, 1]}"}});
  const Design all(read);
  ASSERT_EQ(all.points(), 128U);
  const Sweep sweep = all.sweep({0, 1}, 7, 2);
  const Cells cells = sweep.cells();
  for (const std::uint32_t point : {0U, 127U, 21U, 42U, 20U, 5U}) {
    std::vector<Setting> by_hand;
    for (std::size_t f = 0; f < all.factors().size(); ++f)
      by_hand.push_back({all.factors()[f].path, all.written(point, f)});
    const Study same = study("muscat_2026.yaml", by_hand);
    for (std::uint32_t arm = 0; arm < 2; ++arm)
      for (std::uint32_t run = 0; run < 3; ++run) {
        const RunResult one = run_of(cells(point, arm), run);
        const RunResult other = run_of(same.arms[arm], run);
        EXPECT_EQ(one.fingerprint, other.fingerprint) << point;
        EXPECT_EQ(std::memcmp(&one.tally, &other.tally, sizeof(Tally)), 0) << point;
      }
  }
}

/// Two rungs between calm and war: a quarrel that goes from rung i down r_i times as readily as up
/// ends in war with chance 1/(1 + r₁ + r₁·r₂) from the first and (1 + r₁) times that from the second.
TEST(Design, TheWorkedExampleMeetsItsClosedFormAtEachPoint) {
  const Study read = study("laboratory/ladder_factorial.yaml");
  const Design all(read);
  ASSERT_EQ(all.points(), 18U);
  Sweep sweep = all.sweep({0}, 20260206, 2);
  sweep.replications = runs(4000);
  std::vector<double> wars(all.points());
  perform(sweep, [&](std::span<const Row> rows) {
    for (const Row& row : rows) wars[row.point] += row.result.outcome == Outcome::war;
    return true;
  });
  for (std::uint32_t p = 0; p < all.points(); ++p) {
    const double first = 0.4 / all.number(p, 0);
    const double second = 0.4 / all.number(p, 1);
    const double begins = all.text(p, 2) == "1" ? 1 : 1 + first;
    const double exact = begins / (1 + first + first * second);
    const double n = sweep.replications;
    EXPECT_LT(std::abs(wars[p] / n - exact) / std::sqrt(exact * (1 - exact) / n), 4) << p;
  }
}

TEST(Design, WhatAFactorVariesIsNotDrawnAsWell) {
  const Study read = study("muscat_2026.yaml");
  ASSERT_FALSE(read.scenario.draws.empty());
  const std::string path = read.scenario.draws.front().path;
  const Study varied = study("muscat_2026.yaml", {{"experiment.design", "zip"},
                                                  {"experiment.factors", "{'" + path + "': [0.1]}"}});
  EXPECT_EQ(Design(varied).scenario_at(0, 0).draws.size(), read.scenario.draws.size() - 1);
}

TEST(Design, HasTheSameRowsForAnyNumberOfThreads) {
  const Design all = design(
      "  design: factorial\n  replications: 9\n  luck: own\n"
      "  factors: {horizon: [30d, 60d, 90d], hazards.storm.rate: [0.1/d, 0.5/d], "
      "channels.line.form: [direct, podium], channels.line.when_down: [wait, drop]}\n");
  std::vector<Row> first;
  for (const int threads : {1, 2, 4}) {
    std::vector<Row> rows;
    perform(all.sweep({0, 1}, 3, threads), [&](std::span<const Row> some) {
      rows.insert(rows.end(), some.begin(), some.end());
      return true;
    });
    ASSERT_EQ(rows.size(), 24U * 2 * 9);
    if (first.empty()) first = rows;
    for (std::size_t i = 0; i < rows.size(); ++i)
      EXPECT_EQ(std::memcmp(&rows[i].result.tally, &first[i].result.tally, sizeof(Tally)), 0);
  }
}

// --- Mistakes --------------------------------------------------------------------------------------

struct Mistake {
  const char* experiment;
  const char* said;  ///< in the words of whoever reads it, from the place on
};

const Mistake kMistakes[] = {
    {"  design: factorial\n",
     "19:11 experiment.design: the design has no factors (they say what differs between its "
     "points) — add `factors:` with paths and their levels"},
    {"  design: factorial\n  factors:\n    hazards.strom.rate: [0.1/d]\n",
     "21:5 experiment.factors.hazards.strom.rate: there is no parameter at `hazards.strom.rate` (a "
     "factor varies what the scenario has) — did you mean `hazards.storm.rate`?"},
    {"  design: factorial\n  factors:\n    horizon: [30d, -2d]\n",
     "21:20 experiment.factors.horizon[1]: `-2d` is out of range (allowed: 0.01d to 40000d)"},
    {"  design: factorial\n  factors:\n    horizon: [30d, 30]\n",
     "21:20 experiment.factors.horizon[1]: `30` has no unit"},
    {"  design: factorial\n  factors:\n    horizon: []\n",
     "21:14 experiment.factors.horizon: there are no levels"},
    {"  design: factorial\n  factors:\n    horizon: 30d\n",
     "21:14 experiment.factors.horizon: one value where levels are needed"},
    {"  design: factorial\n  factors:\n    horizon: [20d, 480h]\n",
     "21:20 experiment.factors.horizon[1]: `480h` is listed twice"},
    {"  design: factorial\n  factors:\n    horizon: {low: 1d, high: 2d}\n",
     "21:14 experiment.factors.horizon: a distribution where levels are needed"},
    {"  design: factorial\n  factors:\n    talks: [line, liine]\n",
     "21:19 talks: there is no channel `liine` (the channels are `line` and `wire`)"},
    {"  design: factorial\n  factors:\n    channels.line.form: [direct, dirrect]\n",
     "21:34 channels.line.form: `dirrect` is not a choice here"},
    {"  design: factorial\n  factors:\n    step: [6h]\n",
     "21:5 experiment.factors.step: the arm `two` sets `step` (what a factor varies, no arm may "
     "set: one of the two would be lost)"},
    {"  design: factorial\n  factors:\n    behaviour: [a.yaml]\n",
     "21:5 experiment.factors.behaviour: `behaviour` cannot differ between points"},
    {"  design: factorial\n  factors:\n    channels.line: [{form: direct}]\n"
     "    channels.line.legs[0].error: [1%]\n",
     "22:5 experiment.factors.channels.line.legs[0].error: it varies what `channels.line` varies"},
    {"  design: factorial\n  factors:\n    channels.line.mean_up: [0d, 9d]\n",
     "channels.line.mean_down: the line goes down but never comes up again (at point 1 "
     "(channels.line.mean_up: 9d) `mean_up` is set and `mean_down` is zero)"},
    {"  design: zip\n  factors:\n    horizon: [30d, 60d]\n    talks: [line]\n",
     "22:5 experiment.factors.talks: a list of 1 levels beside one of 2"},
    {"  design: sobol\n  factors:\n    horizon: [1d, 2d]\n",
     "21:14 experiment.factors.horizon: a list of levels where a distribution is needed"},
    {"  design: sobol\n  factors:\n    talks: {low: 1, high: 2}\n",
     "21:12 experiment.factors.talks: `talks` is no number on a scale"},
    {"  design: sobol\n  factors:\n    horizon: {low: -3d, high: 2d}\n",
     "21:20 experiment.factors.horizon.low: `-3d` is out of range"},
    {"  design: sobol\n  factors:\n    channels.line.legs[0].error: {mean: 2%, sd: 1%}\n",
     "21:34 experiment.factors.channels.line.legs[0].error: a normal distribution reaches beyond "
     "0% to 50%"},
    {"  design: sobol\n  factors:\n    horizon: 30d\n",
     "21:14 experiment.factors.horizon: this is one value, and does not vary"},
    {"  design: sobol\n  points: 9000000\n  factors:\n    horizon: {low: 1d, high: 2d}\n",
     "19:3 experiment: the experiment has 9000000 points and 360000000 runs or more (at most "
     "10000000 are taken on)"},
    {"  design: morris\n  levels: 3\n  factors:\n    horizon: {low: 1d, high: 2d}\n",
     "20:11 experiment.levels: 3 is not an even number"},
    {"  design: table\n  table: nowhere.csv\n",
     "20:10 experiment.table: `nowhere.csv` cannot be read"},
    {"  design: sobl\n", "19:11 experiment.design: `sobl` is not a choice here"},
    {"  design: sobol\n  table: a.csv\n", "20:3 experiment.table: `table` is not used here"},
};

TEST(Design, SaysWhatIsWrongAndWhere) {
  for (const Mistake& mistake : kMistakes)
    EXPECT_THAT(complaint(mistake.experiment), HasSubstr(mistake.said));
}

TEST(Design, APointThatCannotBeIsAFailedRowWhereThereAreTooManyToCheck) {
  // One line of six thousand goes down and never comes up.
  std::string ups = "0d";
  std::string errors = "0";
  for (int i = 1; i < 6002; ++i) {
    ups += i == 5432 ? ", 9d" : ", 0d";
    errors += ", " + std::to_string(i) + "e-5";
  }
  const Design many = design("  design: zip\n  replications: 1\n  factors:\n    "
                             "channels.line.mean_up: [" + ups + "]\n    "
                             "channels.line.legs[0].error: [" + errors + "]\n");
  ASSERT_EQ(many.points(), 6002U);
  const SweepEnd end = perform(many.sweep({0}, 1, 2), [](std::span<const Row>) { return true; });
  EXPECT_EQ(end.next, 6002U);
  EXPECT_EQ(end.failed, 1U);
  EXPECT_THAT(end.message, HasSubstr("the line goes down but never comes up again (at point "));
}

}  // namespace
}  // namespace backchannel::testing
