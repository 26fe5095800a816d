// Columns, numbers as people read them, grids, and the summary of one arm.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <set>

#include "analysis/table/column.hpp"
#include "analysis/table/expectation.hpp"
#include "analysis/table/grid.hpp"
#include "analysis/table/numbers.hpp"
#include "analysis/table/provenance.hpp"
#include "analysis/table/summary.hpp"
#include "analysis/table/summary_sheet.hpp"
#include "sim/scenario/study.hpp"

namespace backchannel {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr const char* kTwo = R"(
schema: backchannel/1
title: Two
start: 2026-01-01
horizon: 10d
source: "judgement: a test"
actors:
  north: {role: principal}
  south: {role: principal}
channels: {line: {form: direct, legs: [{}]}}
talks: line
routes: [line]
ladder: {}
)";

Study a_study() { return read_study_text(kTwo, "two.yaml"); }

RunResult a_run(Outcome outcome, double first_deal = kDidNot, double rounds = 0) {
  RunResult result;
  result.outcome = outcome;
  result.tally.first_deal = first_deal;
  result.tally.rounds = rounds;
  return result;
}

const Column& column_named(const std::vector<Column>& columns, const std::string& name) {
  for (const Column& column : columns)
    if (column.name == name) return column;
  throw std::out_of_range(name);
}

// --- Columns ------------------------------------------------------------------------------------

TEST(Column, CarriesTheNamesOfThePrincipals) {
  const Study study = a_study();
  const std::vector<Column> columns = columns_of(study.scenario);
  EXPECT_EQ(column_named(columns, "trust_north").meaning, "trust of north in south at the end");
  std::set<std::string> names;
  for (const Column& column : columns) {
    EXPECT_TRUE(names.insert(column.name).second) << column.name << " twice";
    EXPECT_THAT(column.name, Not(HasSubstr("{")));
    EXPECT_THAT(column.meaning, Not(HasSubstr("{")));
    EXPECT_FALSE(column.meaning.empty()) << column.name;
  }
}

TEST(Column, KnowsWhatMayNotHappen) {
  const std::vector<Column> columns = columns_of(a_study().scenario);
  EXPECT_TRUE(column_named(columns, "first_deal").may_not_happen);
  EXPECT_EQ(column_named(columns, "first_deal").unit, "days");
  EXPECT_TRUE(column_named(columns, "probe_trust_south").may_not_happen);
  EXPECT_FALSE(column_named(columns, "delay_days").may_not_happen);
  EXPECT_FALSE(column_named(columns, "rounds").may_not_happen);
}

TEST(Column, ReadsARowInItsOwnOrder) {
  const std::vector<Column> columns = columns_of(a_study().scenario);
  Tally tally;
  tally.rounds = 7;
  tally.trust_b = 0.25;
  std::vector<double> row;
  read_row(tally, row);
  ASSERT_EQ(row.size(), columns.size());
  EXPECT_EQ(row[column_named(columns, "rounds").index], 7);
  EXPECT_EQ(row[column_named(columns, "trust_south").index], 0.25);
  EXPECT_EQ(row[column_named(columns, "war_day").index], kDidNot);
}

TEST(Column, OutcomesAndCausesHaveWords) {
  std::set<std::string_view> endings;
  for (int c = 0; c < kOutcomes; ++c) {
    EXPECT_FALSE(meaning_of(static_cast<Outcome>(c)).empty());
    EXPECT_TRUE(endings.insert(ending_in(static_cast<Outcome>(c))).second);
  }
  EXPECT_EQ(war_cause_name(2), "misread");
  EXPECT_EQ(war_cause_name(99), war_cause_name(kWarCauses));
}

// --- Numbers ------------------------------------------------------------------------------------

TEST(Number, IsReadable) {
  EXPECT_EQ(percent(0.1234), "12.3%");
  EXPECT_EQ(percent(-0.00001), "0.0%");
  EXPECT_EQ(percent_with_interval({0.123, 0.109, 0.138}), "12.3% (10.9–13.8)");
  EXPECT_EQ(points(0.021), "2.1");
  EXPECT_EQ(points(0.0004), "0.04");
  EXPECT_EQ(points(-0.00004), "-0.004");
  EXPECT_EQ(points(-0.000001), "0.0");
  EXPECT_EQ(points_with_interval({0.021, 0.018, 0.024}), "+2.1 (1.8 to 2.4)");
  EXPECT_EQ(short_number(0), "0");
  EXPECT_EQ(short_number(3), "3");
  EXPECT_EQ(short_number(0.31234), "0.312");
  EXPECT_EQ(short_number(3.14159), "3.14");
  EXPECT_EQ(short_number(41.23), "41.2");
  EXPECT_EQ(short_number(1204.4), "1204");
  EXPECT_EQ(short_number(std::numeric_limits<double>::quiet_NaN()), "–");
  EXPECT_EQ(with_half_width({3.4412, 3.3012, 3.5812}), "3.44 ± 0.14");
  EXPECT_EQ(grouped(7), "7");
  EXPECT_EQ(grouped(1234567), "1,234,567");
  EXPECT_EQ(factor_text(std::nullopt), "–");
}

TEST(Number, InFilesHasTwelveDigits) {
  EXPECT_EQ(digits(0.1), "0.1");
  EXPECT_EQ(digits(1.0 / 3), "0.333333333333");
  EXPECT_EQ(digits(-0.0), "0");
  EXPECT_EQ(digits(std::numeric_limits<double>::infinity()), "");
  // A last bit that two machines may disagree on leaves no trace.
  EXPECT_EQ(tidy(0.3), tidy(std::nextafter(0.3, 1)));
}

// --- Grids --------------------------------------------------------------------------------------

TEST(Grid, AlignsByCharacterNotByByte) {
  Grid grid{{"name", "n"}, {{"مسقط", "1"}, {"Oman", "20"}}, {false, true}};
  EXPECT_EQ(to_text(grid, ""), "name   n\n----  --\nمسقط   1\nOman  20\n");
}

TEST(Grid, BreaksLongHeadersBetweenWords) {
  Grid grid{{"", "the same package later"}, {{"war", "1"}}, {false, true}, 16};
  EXPECT_EQ(to_text(grid, ""),
            "     the same package\n                later\n---  ----------------\nwar"
            "                 1\n");
}

TEST(Grid, QuotesWhatCsvCannotHold) {
  const Grid grid{{"a", "b"}, {{"x,y", "say \"no\""}, {"two\nlines", ""}}, {}};
  EXPECT_EQ(to_csv(grid), "a,b\n\"x,y\",\"say \"\"no\"\"\"\n\"two\nlines\",\n");
}

TEST(Grid, WrapsBetweenWords) {
  EXPECT_EQ(wrapped("one two three", 7, ""), "one two\nthree\n");
  EXPECT_EQ(wrapped("one two", 6, "> "), "> one\n> two\n");
  EXPECT_EQ(wrapped("unbreakable", 4, ""), "unbreakable\n");
  EXPECT_EQ(wrapped("", 10, ""), "");
}

TEST(Provenance, QuotesWordsForAShell) {
  EXPECT_EQ(shell_word("a/b.yaml"), "a/b.yaml");
  EXPECT_EQ(shell_word("as it was"), "'as it was'");
  EXPECT_EQ(shell_word("it's"), "'it'\\''s'");
  EXPECT_EQ(shell_word(""), "''");
}

// --- Summaries ----------------------------------------------------------------------------------

TEST(ArmSummary, CountsClassesAndLeavesOutWhatDidNotHappen) {
  const Study study = a_study();
  ArmSummary arm("as written", study.scenario);
  arm.add(a_run(Outcome::war, kDidNot, 2));
  arm.add(a_run(Outcome::narrowing, 4, 4));
  arm.add(a_run(Outcome::narrowing, 8, 6));
  EXPECT_EQ(arm.runs(), 3U);
  EXPECT_EQ(arm.count(Outcome::narrowing), 2U);
  EXPECT_EQ(arm.modal(), Outcome::narrowing);
  EXPECT_DOUBLE_EQ(arm.share(Outcome::war).value, 1.0 / 3);
  ASSERT_NE(arm.find("first_deal"), nullptr);
  EXPECT_EQ(arm.find("first_deal")->happened(), 2U);
  EXPECT_DOUBLE_EQ(arm.find("first_deal")->moments.mean(), 6);
  EXPECT_EQ(arm.find("rounds")->happened(), 3U);
  EXPECT_DOUBLE_EQ(arm.find("rounds")->moments.mean(), 4);
  EXPECT_TRUE(arm.has_channel());
}

TEST(ArmSummary, CountsWarsByCause) {
  ArmSummary arm("as written", a_study().scenario);
  RunResult war = a_run(Outcome::war);
  war.tally.war_cause = 2;
  arm.add(war);
  // A cause without a war, as after a strike that went no further, is no war.
  RunResult no_war = a_run(Outcome::strikes);
  no_war.tally.war_cause = 3;
  arm.add(no_war);
  EXPECT_EQ(arm.wars(2), 1U);
  EXPECT_EQ(arm.wars(3), 0U);
}

TEST(ArmSummary, MemoryDoesNotGrowWithRuns) {
  ArmSummary arm("as written", a_study().scenario);
  for (std::size_t i = 0; i < FirstValues::kMost + 2000; ++i)
    arm.add(a_run(Outcome::narrowing, 1, static_cast<double>(i % 7)));
  for (const Measure& measure : arm.measures())
    EXPECT_LE(measure.values.size(), FirstValues::kMost);
  EXPECT_EQ(arm.find("rounds")->happened(), FirstValues::kMost + 2000);
}

TEST(ArmSummary, JsonHasEveryClassAndMeasure) {
  const Study study = a_study();
  std::vector<ArmSummary> arms;
  arms.emplace_back("as written", study.scenario);
  arms.front().add(a_run(Outcome::collapse, 3, 1));
  arms.front().add(a_run(Outcome::collapse, kDidNot, 2));
  const auto json = summary_json(arms);
  ASSERT_EQ(json.size(), 1U);
  EXPECT_EQ(json[0]["outcomes"].size(), static_cast<std::size_t>(kOutcomes));
  for (const auto& measure : json[0]["measures"]) {
    for (const char* key : {"name", "unit", "mean", "sd", "median", "p05", "p95"})
      EXPECT_TRUE(measure.contains(key)) << measure["name"] << " " << key;
    if (measure["name"] == "first_deal") {
      EXPECT_EQ(measure["happened"], 1);
      EXPECT_EQ(measure["mean"], 3);
      EXPECT_TRUE(measure["sd"].is_null());
    }
  }
}

TEST(ArmSummary, TextNamesWhatNeverOccurs) {
  const Study study = a_study();
  std::vector<ArmSummary> arms;
  arms.emplace_back("one", study.scenario);
  arms.emplace_back("two", study.scenario);
  for (ArmSummary& arm : arms)
    for (int i = 0; i < 100; ++i) arm.add(a_run(Outcome::narrowing));
  const std::string text = summary_text(arms, false);
  EXPECT_THAT(text, HasSubstr("narrowing"));
  EXPECT_THAT(text, HasSubstr("In none of the 100 runs: war, comprehensive"));
  EXPECT_THAT(text, HasSubstr("below 3.7%"));
}

// --- What theory says ---------------------------------------------------------------------------

Expectation expecting(const Expected& expected, const std::vector<double>& rounds,
                      const std::vector<double>& deals) {
  const std::vector<Column> columns = columns_of(a_study().scenario);
  Expectation expectation("row", expected, columns);
  std::vector<double> row;
  for (std::size_t i = 0; i < rounds.size(); ++i) {
    read_row(a_run(Outcome::narrowing, deals[i], rounds[i]).tally, row);
    expectation.add(row);
  }
  return expectation;
}

TEST(Expectation, ReadsAColumnInEachWay) {
  const std::vector<double> rounds{1, 2, 3, 6};
  const std::vector<double> deals{kDidNot, 5, 7, 9};
  const auto here = [&](const Expected& expected) {
    return expecting(expected, rounds, deals).here().value;
  };
  Expected mean;
  mean.measure = "first_deal";
  EXPECT_DOUBLE_EQ(here(mean), 7);
  Expected at_least = mean;
  at_least.at_least = 6;
  EXPECT_DOUBLE_EQ(here(at_least), 0.5);
  Expected at_most = mean;
  at_most.at_most = 6;
  EXPECT_DOUBLE_EQ(here(at_most), 0.25);
  Expected before = mean;
  before.before = "first_strike";
  EXPECT_DOUBLE_EQ(here(before), 0.75);
  Expected about;
  about.measure = "rounds";
  about.about = 3;
  EXPECT_DOUBLE_EQ(here(about), (4 + 1 + 0 + 9) / 4.0);
}

TEST(Expectation, HoldsWithinFourErrorsOrItsTolerance) {
  Expected expected;
  expected.measure = "rounds";
  expected.value = 3.5;
  const std::vector<double> rounds{1, 2, 3, 6};
  const std::vector<double> deals(4, 1);
  EXPECT_NEAR(expecting(expected, rounds, deals).z().value(), -0.4629, 1e-4);
  EXPECT_TRUE(expecting(expected, rounds, deals).holds());
  expected.value = 30;
  EXPECT_FALSE(expecting(expected, rounds, deals).holds());
  expected.value = 3.2;
  expected.tolerance = 0.1;
  EXPECT_FALSE(expecting(expected, rounds, deals).holds());
  expected.tolerance = 0.3;
  EXPECT_TRUE(expecting(expected, rounds, deals).holds());
}

}  // namespace
}  // namespace backchannel
