// Structural rules of model §0, and bookkeeping that must balance.

#include <gtest/gtest.h>

#include <cmath>
#include <cstring>

#include "sim/engine/stretch.hpp"
#include "tests/support/laboratory.hpp"

namespace backchannel::testing {
namespace {

/// The Muscat scenario with everything off that could end a run, but for the chosen war.
std::vector<Setting> only_a_chosen_war() {
  return {{"hazards.a chosen war.rate", "0.005/d"},
          {"hazards.incidents at sea.rate", "0/d"},
          {"hazards.a strike from outside.rate", "0/d"},
          {"hazards.attacks by militias.rate", "0/d"},
          {"hazards.an ultimatum.rate", "0/d"},
          {"script.drone shot down.happens", "0%"},
          {"script.ship nearly stopped.happens", "0%"}};
}

TEST(Rules, NoChannelMovesTheHazardOfAChosenWar) {
  const Study read = study("muscat_2026.yaml", only_a_chosen_war());
  const auto with = live(read.arms[0], 3000, 4);
  for (const char* name : {"direct", "relay only", "mediator", "no channel"}) {
    const int at = read.arms.find(name);
    ASSERT_GE(at, 0) << name;
    const auto without = live(read.arms[static_cast<std::size_t>(at)], 3000, 4);
    int wars = 0;
    for (std::size_t i = 0; i < with.size(); ++i) {
      EXPECT_EQ(with[i].tally.war_day, without[i].tally.war_day) << name << ", run " << i;
      wars += with[i].tally.war_day >= 0;
    }
    EXPECT_GT(wars, 500);
  }
}

TEST(Rules, EveryWarHasACauseAndNothingElseHas) {
  const Study read = study("muscat_2026.yaml");
  for (const RunResult& result : live(read.arms[0], 5000, 4)) {
    EXPECT_EQ(result.outcome == Outcome::war, result.tally.war_cause > 0);
    EXPECT_EQ(result.outcome == Outcome::war, result.tally.war_day >= 0);
  }
}

TEST(Rules, MessagesAreAccountedFor) {
  const Study read = study("muscat_2026.yaml");
  for (const RunResult& result : live(read.arms[0], 2000, 4)) {
    const Tally& t = result.tally;
    const double under_way = t.sent - t.delivered - t.lost - t.withheld;
    EXPECT_GE(under_way, 0);
    EXPECT_LE(under_way, 40);
  }
}

TEST(Rules, AFacilitatorAuthorsNothingAndAMediatorDoes) {
  const Study read = study("muscat_2026.yaml");
  EXPECT_EQ(mean(live(read.arms[0], 500, 4), "operator_texts"), 0);
  const auto at = static_cast<std::size_t>(read.arms.find("mediator"));
  EXPECT_GT(mean(live(read.arms[at], 500, 4), "operator_texts"), 0);
}

TEST(Rules, FormatBelongsToTheRoundAndOnlyAHybridHasDirectEpisodes) {
  const Study read = study("muscat_2026.yaml");
  EXPECT_GT(mean(live(read.arms[0], 500, 4), "direct_episodes"), 0);
  for (const char* name : {"direct", "shuttle only", "hosted"}) {
    const auto at = static_cast<std::size_t>(read.arms.find(name));
    EXPECT_EQ(mean(live(read.arms[at], 500, 4), "direct_episodes"), 0) << name;
  }
}

TEST(Rules, APodiumIsHeardByAllAndTellsLess) {
  const std::vector<Setting> quiet = {
      {"arms", "{}"},          {"hazards", "{}"},
      {"uncertain", "{}"},     {"channels.bern.form", "podium"},
      {"talks", "none"},       {"channels.bern.operator", "none"},
      {"routes", "[bern]"}};
  const auto with = [&](const char* tells) {
    auto settings = quiet;
    settings.push_back({"channels.bern.tells", tells});
    return live(study("muscat_2026.yaml", settings).arms[0], 300, 4);
  };
  const auto full = with("100%");
  const auto half = with("40%");
  // Mostly kind words: the less they tell, the less they raise trust.
  EXPECT_GT(std::abs(mean(full, "trust_{a}") - mean(half, "trust_{a}")), 0.0005);
  EXPECT_EQ(mean(full, "delivered"), mean(half, "delivered"));
}

TEST(Rules, PublicRoundsLeaveNarrativesAndSecretOnesNone) {
  const Study open = study("muscat_2026.yaml");
  const auto told = live(open.arms[0], 300, 4);
  EXPECT_GT(mean(told, "victories"), 1);
  EXPECT_GT(mean(told, "humiliations"), 1);
  const Study secret = study("muscat_2026.yaml", {{"procedure.public_rounds", "0%"}});
  const auto untold = live(secret.arms[0], 300, 4);
  EXPECT_EQ(mean(untold, "victories"), 0);
  EXPECT_EQ(mean(untold, "humiliations"), 0);
}

TEST(Rules, NobodyReadsWithAnotherSidesEyes) {
  // Changing what one side's acts look like in truth changes no reading rule of that side itself:
  // its own trust moves only through what the other does.
  const std::vector<Setting> still = {{"actors.tehran.words.interval", "0d"},
                                      {"actors.washington.words.interval", "0d"},
                                      {"talks", "none"},
                                      {"routes", "[]"},
                                      {"hazards", "{}"},
                                      {"script.drone shot down.happens", "0%"},
                                      {"script.ship nearly stopped.happens", "0%"}};
  const Study read = study("muscat_2026.yaml", still);
  const auto results = live(read.arms[0], 200, 4);
  // Only the package and the framework remain: they are seen by the first principal alone.
  const Study none = study("muscat_2026.yaml", [&] {
    auto settings = still;
    settings.push_back({"script.sanctions after the round.happens", "0%"});
    return settings;
  }());
  const auto without = live(none.arms[0], 200, 4);
  int moved = 0;
  for (std::size_t i = 0; i < results.size(); ++i) {
    EXPECT_NEAR(results[i].tally.trust_b, without[i].tally.trust_b, 1e-12);
    moved += results[i].tally.trust_a < without[i].tally.trust_a;
  }
  EXPECT_GT(moved, 50);
}

/// A scenario that no file could give, since it would be refused at load.
TEST(Invariants, NameTheRunThatRepeatsThem) {
  Scenario arm = study("muscat_2026.yaml").arms[0];
  arm.ladder.start_rung = 50;
  const auto message = [](const auto& act) {
    try {
      act();
    } catch (const std::runtime_error& error) {
      return std::string(error.what());
    }
    return std::string("nothing was thrown");
  };
  const std::string said =
      "this is a mistake of the program: it should hold that a quarrel stands on a rung of the "
      "ladder; repeat it with `story FILE --seed 5 --run ";
  EXPECT_EQ(message([&] { live(arm, 1, 5); }), said + "0`");
  Trace trace;
  EXPECT_EQ(message([&] { tell(arm, 5, 3, trace); }), said + "3`");
}

TEST(Runs, OfALaterBatchAreTheSecondHalfOfAll) {
  const Study read = study("muscat_2026.yaml");
  const auto all = live(read.arms[0], 200, 9);
  std::uint32_t seen = 0;
  perform({.arms = {&read.arms[0]}, .seed = 9, .first_run = 100, .runs = 100, .threads = 2},
          [&](const Batch& batch) {
            for (const RunResult& result : batch.by_arm[0]) {
              const RunResult& same = all[100 + seen++];
              EXPECT_EQ(result.run, same.run);
              EXPECT_EQ(std::memcmp(&result.tally, &same.tally, sizeof(Tally)), 0);
            }
            return true;
          });
  EXPECT_EQ(seen, 100U);
}

}  // namespace
}  // namespace backchannel::testing
