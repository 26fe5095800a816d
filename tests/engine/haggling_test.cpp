// Haggling by letter, and the mechanisms it brought: a daily chance, evidence that a deed leaves to
// both, misreading that trust takes away.

#include <gtest/gtest.h>

#include <cmath>

#include "tests/support/laboratory.hpp"

namespace backchannel::testing {
namespace {

TEST(AlternatingOffers, AreTheReferenceWorkToTheLetter) {
  const Study read = study("laboratory/sao_bilateral.yaml");
  for (const RunResult& result : live(read.arms[0], 3)) {
    EXPECT_EQ(result.tally.number_agreed, 0.48);
    EXPECT_EQ(result.tally.first_deal, 54);
    EXPECT_EQ(result.tally.end_day, 54);
    EXPECT_EQ(result.tally.numbers, 107);
    EXPECT_EQ(result.tally.sent, 107);
    EXPECT_EQ(result.outcome, Outcome::limited_deal);
  }
}

TEST(AlternatingOffers, AreTheSameWhoeverIsNamedFirst) {
  // The side that opens gets the number; with the roles exchanged nothing else changes.
  const Study read = study("laboratory/sao_bilateral.yaml",
                           {{"haggling.opens", "south"},
                            {"haggling.sides.south.answers", "1d"},
                            {"haggling.sides.north.answers", "0d"}});
  const RunResult result = live(read.arms[0], 1).front();
  EXPECT_EQ(result.tally.number_agreed, 0.48);
  EXPECT_EQ(result.tally.first_deal, 54);
}

TEST(AlternatingOffers, EndAtTheDeadlineIfNobodyCanAfford) {
  const Study read = study("laboratory/sao_bilateral.yaml",
                           {{"haggling.sides.north.reservation", "0.6"},
                            {"haggling.sides.south.reservation", "0.6"}});
  const RunResult result = live(read.arms[0], 1).front();
  EXPECT_EQ(result.tally.number_agreed, kDidNot);
  EXPECT_EQ(result.tally.end_day, 60);
  EXPECT_EQ(result.tally.numbers, 120);
}

Study shuttle(const std::vector<Setting>& settings) {
  return study("laboratory/shuttle_bargaining.yaml", settings);
}

TEST(Shuttle, ALetterThatIsLostIsWrittenAgainTheNextDay) {
  // Everything is lost: one side writes every day, and nothing ever arrives.
  const Study read = shuttle({{"channels.shuttle.legs[0].loss", "1"}, {"hazards", "{}"}});
  for (const RunResult& result : live(read.arms[0], 5)) {
    EXPECT_EQ(result.tally.sent, 60);
    EXPECT_EQ(result.tally.lost, 60);
    EXPECT_EQ(result.tally.delivered, 0);
    EXPECT_EQ(result.tally.trust_a, 0);
    EXPECT_EQ(result.tally.trust_b, 0);
  }
}

TEST(Shuttle, TrustIsTheLettersThatCameLessThoseThatDidNot) {
  const Study read = shuttle({{"hazards", "{}"}});
  for (const RunResult& result : live(read.arms[0], 200)) {
    if (result.tally.lost > 0) continue;
    EXPECT_NEAR(result.tally.trust_a, std::min(1.0, 0.3 + 0.02 * result.tally.delivered), 1e-12);
    EXPECT_EQ(result.tally.trust_a, result.tally.trust_b);
  }
}

TEST(Shuttle, ABlurWithoutSpreadChangesNothing) {
  // Without blur the one who accepts gets at least what it would settle for.
  const Study read = shuttle({{"channels.shuttle.legs[0].noise", "0"}, {"hazards", "{}"}});
  for (const RunResult& result : live(read.arms[0], 300)) {
    if (result.tally.number_agreed < 0) continue;
    EXPECT_GE(result.tally.number_agreed, 0.1);
    EXPECT_LE(result.tally.number_agreed, 0.9);
  }
}

TEST(Shuttle, WhatIsRefusedByABoundIsRefusedByThePower) {
  // A told run works out every aspiration, because its story names it; one that is only lived
  // refuses most offers by a bound. By the day, and at odd hours, where no logarithm is shared.
  for (const char* answers : {"1d", "7h"}) {
    const Study read = shuttle({{"haggling.sides.north.answers", answers}});
    for (std::size_t i = 0; i < read.arms.size(); ++i) {
      const Scenario& arm = read.arms[i];
      const std::vector<RunResult> lived = live(arm, 1000);
      for (std::size_t run = 0; run < lived.size(); ++run) {
        Trace trace;
        const RunResult told = tell(arm, 1, static_cast<std::uint32_t>(run), trace);
        ASSERT_EQ(lived[run].tally.number_agreed, told.tally.number_agreed) << run;
        ASSERT_EQ(lived[run].tally.end_day, told.tally.end_day) << run;
        ASSERT_EQ(lived[run].tally.numbers, told.tally.numbers) << run;
      }
    }
  }
}

TEST(DailyChance, ComesOnceADayAtMostAndAsOftenAsSaid) {
  constexpr std::uint32_t kRuns = 4000;
  const Study read = shuttle({{"hazards.accidents.daily", "20%"},
                              {"channels.shuttle.legs[0].loss", "1"},
                              {"actors.north.reading.false_alarm", "0"},
                              {"actors.south.reading.false_alarm", "0"}});
  double sum = 0;
  for (const RunResult& result : live(read.arms[0], kRuns)) {
    EXPECT_LE(result.tally.incidents, 60);
    sum += result.tally.incidents;
  }
  EXPECT_NEAR(sum / kRuns, 60 * 0.2, 4 * std::sqrt(60 * 0.2 * 0.8 / kRuns));
}

TEST(DailyChance, OfAlmostOneIsEveryDay) {
  const Study read = shuttle({{"hazards.accidents.daily", "99%"},
                              {"channels.shuttle.legs[0].loss", "1"},
                              {"actors.north.reading.false_alarm", "0"},
                              {"actors.south.reading.false_alarm", "0"}});
  const RunResult result = live(read.arms[0], 1).front();
  EXPECT_GE(result.tally.incidents, 55);
  EXPECT_LE(result.tally.incidents, 60);
}

TEST(Doubt, FullTrustTakesFalseAlarmsAway) {
  const std::vector<Setting> calm = {{"hazards.accidents.daily", "50%"},
                                     {"deeds.incident.sours", "0"},
                                     {"actors.north.trust.south.mean", "100%"},
                                     {"actors.south.trust.north.mean", "100%"},
                                     {"channels.shuttle.legs[0].loss", "0"}};
  for (const RunResult& result : live(shuttle(calm).arms[0], 50)) {
    EXPECT_GT(result.tally.incidents, 0);
    EXPECT_EQ(result.tally.false_alarms, 0);
  }
}

}  // namespace
}  // namespace backchannel::testing
