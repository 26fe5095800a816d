// Games whose outcome the line decides (A14, A17d, A24, A25, A26, A30): parameters that the theory
// does not print are met as well, and those it says nothing about are refused.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "analysis/table/verification.hpp"
#include "sim/policies/strategic/families.hpp"
#include "tests/support/laboratory.hpp"

namespace backchannel::testing {
namespace {

using ::testing::SizeIs;

/// A file of the theory at other parameters: every row holds, and there are so many by luck.
void expect_verified(const std::string& file, const std::vector<Setting>& settings,
                     std::size_t arm, int rows_by_luck) {
  const Study read = study("theory/" + file + ".yaml", settings);
  VerifySize size;
  size.runs = runs(20000);
  size.seed = 11;
  int by_luck = 0;
  for (const VerifiedRow& row : verify_arm(read.arms[arm], file, read.arms.name(arm), size)) {
    EXPECT_TRUE(row.pass) << row.id << " " << row.quantity << ": exact " << row.exact << ", here "
                          << row.estimate << " ± " << row.standard_error;
    by_luck += row.z.has_value();
  }
  EXPECT_EQ(by_luck, rows_by_luck) << file;
}

TEST(Lines, HoldAtOtherParameters) {
  const std::string uneven = "[{error: 3%}, {error: 25%}, {error: 0}]";
  expect_verified("relayed_word", {{"channels.line.legs", uneven}, {"game.words", "7"}}, 0, 1);
  expect_verified("relayed_number",
                  {{"channels.line.legs", "[{noise: 0.3, loss: 20%}, {noise: 0.7}]"},
                   {"game.variance", "2"}}, 0, 1);
  expect_verified("confirmations",
                  {{"channels.line.legs", "[{loss: 30%}, {loss: 10%}]"}, {"game.counted", "2"}},
                  0, 2);
  expect_verified("trust_walk",
                  {{"channels.line.legs", "[{error: 50%}]"}, {"game.up", "2"},
                   {"game.down", "5"}, {"game.means_well", "40%"}}, 0, 2);
  expect_verified("reciprocity",
                  {{"channels.line.legs", "[{error: 5%}, {error: 10%}]"},
                   {"game.after_hostile", "60%"}, {"game.after_friendly", "30%"},
                   {"game.rounds", "4"}}, 0, 1);
  expect_verified("attribution", {{"game.told", "80%"}, {"game.if_not", "70%"}}, 0, 2);
  expect_verified("tick_order", {{"game.war_chance", "30%"}, {"game.deal_chance", "40%"},
                                 {"game.days", "3"}}, 0, 2);
}

TEST(Reciprocity, OneMisreadingIsRepeatedForEver) {
  // Without any misreading there is nothing but cooperation; with hardly any, one half is lost.
  Reciprocity game;
  game.rounds = 100000;
  EXPECT_EQ(game.predictions()[0].exact, 1);
  game.line.error = 0.001;
  EXPECT_NEAR(game.predictions()[0].exact, 0.5, 1e-12);
}

TEST(Reciprocity, TooFewDaysAreNotCalledTheLongRun) {
  Reciprocity game;
  game.rounds = 3;
  game.line.error = 0.1;
  ASSERT_THAT(game.predictions(), SizeIs(1));
  EXPECT_EQ(game.predictions()[0].quantity, "cooperation on day 3");
}

TEST(Reciprocity, TheOrderOfSeatsDoesNotMatter) {
  // Both act on what they saw the day before, whoever's words arrive first within a day.
  const Study at_once = study("theory/reciprocity.yaml");
  const Study later = study("theory/reciprocity.yaml",
                            {{"channels.line.legs", "[{error: 10%, latency: 3h}]"}});
  const auto here = live(at_once.arms[0], 200), there = live(later.arms[0], 200);
  for (std::size_t i = 0; i < here.size(); ++i) {
    EXPECT_EQ(here[i].tally.level_a, there[i].tally.level_a);
    EXPECT_EQ(here[i].tally.level_b, there[i].tally.level_b);
  }
}

TEST(TrustWalk, BelievesWhatBayesSays) {
  const Study read = study("theory/trust_walk.yaml", {{"game.means_well", "30%"}});
  for (const RunResult& run : live(read.arms[0], 200)) {
    const double odds = 0.3 / 0.7 * std::pow(4, run.tally.judged > 0.3 ? 3 : -3);
    EXPECT_NEAR(run.tally.judged, odds / (1 + odds), 1e-12);
  }
}

TEST(RelayedWord, TiedMajoritiesAreRefused) {
  RelayedWord game;
  game.copies = 4;
  ASSERT_THAT(game.mistakes(), SizeIs(1));
  EXPECT_EQ(game.mistakes()[0].field, "copies");
  game.copies = 3;
  game.words = 3;
  EXPECT_THAT(game.mistakes(), SizeIs(1));
}

TEST(TickOrder, WhatIsLookedAtSecondComesLessOften) {
  TickOrder war_first, deal_first;
  deal_first.first = TickOrder::First::deal;
  EXPECT_GT(war_first.predictions()[0].exact, deal_first.predictions()[0].exact);
  TickOrder nothing;
  nothing.war_chance = 0;
  nothing.deal_chance = 0;
  EXPECT_THAT(nothing.mistakes(), SizeIs(1));
}

TEST(Confirmations, ALineThatLosesNothingEndsAllTheSame) {
  const Study read = study("theory/confirmations.yaml", {{"channels.line.legs", "[{loss: 0}]"}});
  EXPECT_GT(live(read.arms[0], 1)[0].tally.delivered, 10000);
}

}  // namespace
}  // namespace backchannel::testing
