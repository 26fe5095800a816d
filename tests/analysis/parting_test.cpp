// Where two runs part, and which pair is shown.

#include "analysis/table/parting.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "analysis/report/side_by_side.hpp"
#include "analysis/table/column.hpp"

namespace backchannel {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

Event an_event(EventKind kind, double day, bool flag = false, std::int16_t channel = 0) {
  Event event;
  event.kind = kind;
  event.at = seconds(day);
  event.flag = flag;
  event.who = 1;
  event.channel = channel;
  return event;
}

TEST(Fork, IsNoneWhereOnlyTheOperatorAndItsChannelDiffer) {
  const std::vector<Event> one{an_event(EventKind::briefed, 1), an_event(EventKind::heard, 2),
                               an_event(EventKind::settled, 3)};
  const std::vector<Event> other{an_event(EventKind::heard, 2, false, 4),
                                 an_event(EventKind::line, 2.5, true),
                                 an_event(EventKind::settled, 3, false, 4)};
  EXPECT_FALSE(first_fork(one, other));
  EXPECT_FALSE(fork_of_acts(one, other));
}

TEST(Fork, OfWordsComesBeforeThatOfActs) {
  const std::vector<Event> one{an_event(EventKind::heard, 2), an_event(EventKind::read, 5, true),
                               an_event(EventKind::conceded, 9, true)};
  const std::vector<Event> other{an_event(EventKind::heard, 2.5), an_event(EventKind::read, 5, true),
                                 an_event(EventKind::conceded, 9, false)};
  const auto first = first_fork(one, other);
  ASSERT_TRUE(first);
  EXPECT_EQ(first->at, seconds(2));
  const auto acts = fork_of_acts(one, other);
  ASSERT_TRUE(acts);
  EXPECT_EQ(acts->at, seconds(9));
  EXPECT_EQ(acts->first, 2U);
}

TEST(Fork, OfActsLetsADayPassAndNoMore) {
  const std::vector<Event> one{an_event(EventKind::struck, 5)};
  EXPECT_FALSE(fork_of_acts(one, {an_event(EventKind::struck, 5.9)}));
  EXPECT_TRUE(fork_of_acts(one, {an_event(EventKind::struck, 6.1)}));
  EXPECT_TRUE(first_fork(one, {an_event(EventKind::struck, 5.9)}));
}

TEST(Fork, IsAtWhatOnlyOneOfThemGoesOnToDo) {
  const std::vector<Event> longer{an_event(EventKind::read, 1), an_event(EventKind::struck, 7)};
  const auto fork = fork_of_acts({an_event(EventKind::read, 1)}, longer);
  ASSERT_TRUE(fork);
  EXPECT_EQ(fork->at, seconds(7));
  EXPECT_EQ(fork->first, 1U);
  EXPECT_EQ(fork->second, 1U);
}

RunResult ended(std::uint32_t run, Outcome outcome, double rounds = 0) {
  RunResult result;
  result.run = run;
  result.outcome = outcome;
  result.tally.rounds = rounds;
  return result;
}

TEST(FurthestApart, GoesByTheOrderOfEnds) {
  EXPECT_EQ(distance(Outcome::war, Outcome::comprehensive), 9);
  EXPECT_EQ(distance(Outcome::war, Outcome::strikes), 1);
  FurthestApart apart;
  apart.add(ended(0, Outcome::war), ended(0, Outcome::war));
  EXPECT_TRUE(apart.runs().empty());
  apart.add(ended(1, Outcome::war), ended(1, Outcome::strikes));
  apart.add(ended(2, Outcome::limited_deal), ended(2, Outcome::war));
  apart.add(ended(3, Outcome::war), ended(3, Outcome::limited_deal));
  apart.add(ended(4, Outcome::narrowing), ended(4, Outcome::strikes));
  EXPECT_THAT(apart.runs(), ElementsAre(2, 3));
  EXPECT_EQ(apart.differing(), 4U);
  EXPECT_EQ(apart.seen(), 5U);
}

TEST(FurthestApart, OrByAColumn) {
  std::size_t place = 0;
  const std::vector<Column> columns = columns_of(Scenario{});
  while (columns[place].name != "rounds") ++place;
  FurthestApart apart(columns[place].index);
  apart.add(ended(0, Outcome::war, 2), ended(0, Outcome::comprehensive, 3));
  apart.add(ended(1, Outcome::war, 7), ended(1, Outcome::war, 2));
  EXPECT_THAT(apart.runs(), ElementsAre(1));
  EXPECT_EQ(apart.most(), 5);
}

ToldRun told(const std::vector<std::pair<double, std::string>>& lines) {
  ToldRun run;
  for (const auto& [day, says] : lines) {
    ToldLine& line = run.lines.emplace_back();
    line.at = seconds(day);
    line.date = "2026-01-0" + std::to_string(1 + static_cast<int>(day)) + " 12:00";
    line.who = "North";
    line.says = says;
    line.because = "anger +1.00";
  }
  run.outcome = "Outcome: something.";
  return run;
}

TEST(SideBySide, TellsOnceWhatBothHave) {
  const ToldRun first = told({{0, "long ago"}, {2, "waits"}, {3, "strikes"}});
  const ToldRun second = told({{0, "long ago"}, {2, "waits"}, {4, "writes"}});
  const SideBySide wide{"this", "that", seconds(1), 100, false};
  const std::string text = side_by_side(first, second, wide);
  EXPECT_THAT(text, AllOf(HasSubstr("In both\n"), HasSubstr("12:00 North: waits [anger +1.00]\n"),
                          HasSubstr("│ 2026-01-05"), Not(HasSubstr("long ago"))));
  EXPECT_EQ(text.find("waits"), text.rfind("waits"));
  EXPECT_THAT(text, HasSubstr("12:00 North: strikes [anger +1.00]"));
}

TEST(SideBySide, StandsBelowEachOtherOnANarrowPage) {
  const SideBySide narrow{"this", "that", 0, 80, false};
  const std::string text = side_by_side(told({{1, "strikes"}}), told({{1, "writes"}}), narrow);
  EXPECT_THAT(text, AllOf(Not(HasSubstr("│")), HasSubstr("this\n2026-01-02\n12:00 North: strikes"),
                          HasSubstr("that\n2026-01-02\n12:00 North: writes")));
}

}  // namespace
}  // namespace backchannel
