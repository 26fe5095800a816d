// Mediator, open talk, arbitrator and no word (theory A6, A6L, A6N): the linear program against the
// formulas at parameters nobody printed, nobody gains by another strategy, and what the line does.

#include "sim/policies/strategic/mediation.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "sim/crisis/luck.hpp"
#include "tests/support/laboratory.hpp"

namespace backchannel {
namespace {

using testing::live;
using testing::mean;
using testing::study;
using ::testing::HasSubstr;

constexpr Talk kTalks[] = {Talk::open, Talk::mediator, Talk::arbitrator};

Wire line_for(Talk talk) {
  Wire line;
  line.hops = talk == Talk::none ? 0 : 1;
  line.operated = line.may_propose = talk == Talk::mediator || talk == Talk::arbitrator;
  line.binds = talk == Talk::arbitrator;
  return line;
}

/// A quarrel drawn from the whole domain.
Mediation drawn(std::uint32_t i, Talk talk) {
  const Luck luck{7, i};
  Mediation game;
  game.edge = 0.1 + 4 * luck.uniform(Purpose::nature, 0, 0);
  game.odds = game.edge * (0.02 + 0.98 * luck.uniform(Purpose::nature, 0, 1));
  const double least = (1 + game.edge) / (2 + game.edge);
  game.remains = least + (0.99 - least) * luck.uniform(Purpose::nature, 0, 2);
  game.line = line_for(talk);
  game.solve();
  return game;
}

void expect_solved(const std::vector<Prediction>& predictions, const std::string& where) {
  for (const Prediction& each : predictions)
    if (each.solved) {
      EXPECT_NEAR(*each.solved, each.exact, 1e-9 * std::fmax(1, std::fabs(each.exact)))
          << each.quantity << " " << where;
    }
}

/// What the first expects of telling a type and then accepting or fighting as suits it best, by
/// the plan's chances alone.
double worth_of(const Mediation& game, int type, int told) {
  const Quarrel& quarrel = game.quarrel;
  const bool openly = game.talk() == Talk::open;
  double worth = 0;
  for (int b : {kWeak, kStrong}) {
    double war = 1;
    for (const double chance : game.plan.chance[told][b]) war -= chance;
    worth += quarrel.share_of(b) * war * quarrel.war[type][b];
  }
  for (std::size_t i = 0; i < quarrel.splits.size(); ++i) {
    double accepts[2], fights[2];
    for (int b : {kWeak, kStrong}) {
      const double weight = quarrel.share_of(b) * game.plan.chance[told][b][i];
      accepts[b] = weight * quarrel.splits[i];
      fights[b] = weight * quarrel.war[type][b];
    }
    worth += openly ? std::max(accepts[0], fights[0]) + std::max(accepts[1], fights[1])
                    : std::max(accepts[0] + accepts[1], fights[0] + fights[1]);
  }
  return worth;
}

/// What it expects of the truth and of accepting whatever is proposed.
double worth_of_obeying(const Mediation& game, int type) {
  double worth = 0;
  for (int b : {kWeak, kStrong}) {
    double war = 1;
    for (std::size_t i = 0; i < game.quarrel.splits.size(); ++i) {
      const double chance = game.plan.chance[type][b][i];
      war -= chance;
      worth += game.quarrel.share_of(b) * chance * game.quarrel.splits[i];
    }
    worth += game.quarrel.share_of(b) * war * game.quarrel.war[type][b];
  }
  return worth;
}

TEST(Mediation, TheProgramMeetsTheFormulasAnywhere) {
  for (std::uint32_t i = 0; i < 40; ++i)
    for (const Talk talk : kTalks) {
      const Mediation game = drawn(i, talk);
      ASSERT_TRUE(game.mistakes().empty());
      expect_solved(game.predictions(), std::to_string(i));
    }
}

TEST(Mediation, PeaceDependsOnOddsAndEdgeAlone) {
  for (const Talk talk : kTalks) {
    Mediation one = drawn(3, talk), two = one;
    two.remains = 0.5 * (one.remains + 1);
    two.solve();
    EXPECT_NEAR(one.plan.peace, two.plan.peace, 1e-9);
  }
}

TEST(Mediation, NoOtherStrategyIsWorthMore) {
  for (std::uint32_t i = 0; i < 40; ++i)
    for (const Talk talk : {Talk::open, Talk::mediator}) {
      const Mediation game = drawn(i, talk);
      for (int type : {kWeak, kStrong}) {
        const double obeys = worth_of_obeying(game, type);
        for (int told : {kWeak, kStrong})
          EXPECT_LE(worth_of(game, type, told), obeys + 1e-8) << i << " " << type << told;
      }
    }
}

TEST(Mediation, AMediatorAddsNothingWhereTheoryDeniesIt) {
  for (const double edge : {1.0, 1.7, 2.6})
    for (const double share : {0.1, 0.3, 0.5}) {
      Mediation game;
      game.edge = edge;
      game.odds = share * edge;
      game.remains = 0.9;
      game.line = line_for(Talk::mediator);
      game.solve();
      EXPECT_NEAR(game.plan.peace, best_plan(game.quarrel, Talk::open).peace, 1e-9);
    }
}

TEST(Mediation, UnderPrivateCostsItAddsNothingInSeventyTwoCases) {
  int cases = 0;
  for (const double odds : {0.2, 0.5, 1.0, 2.0, 3.0, 5.0})
    for (const double part : {0.2, 0.3, 0.4})
      for (const double weak : {0.0, 0.5})
        for (const double strong : {0.3, 0.9}) {
          Mediation game;
          game.doubt = Mediation::Doubt::cost;
          game.odds = odds;
          game.least_share = part;
          game.weak_war = weak * part;
          game.strong_war = part + strong * (0.5 - part);
          game.line = line_for(Talk::mediator);
          game.solve();
          ASSERT_TRUE(game.mistakes().empty());
          expect_solved(game.predictions(), std::to_string(cases));
          ++cases;
        }
  EXPECT_EQ(cases, 72);
}

TEST(Mediation, RefusesWhatTheoryDoesNotCover) {
  Mediation game;
  game.odds = 3;
  ASSERT_EQ(game.mistakes().size(), 1U);
  EXPECT_THAT(game.mistakes()[0].reason, HasSubstr("all accept an equal split"));
  game.odds = 1;
  game.remains = 0.6;
  ASSERT_EQ(game.mistakes().size(), 1U);
  EXPECT_THAT(game.mistakes()[0].suggestion, HasSubstr("0.75"));
  game.doubt = Mediation::Doubt::cost;
  game.strong_war = 0.2;
  ASSERT_EQ(game.mistakes().size(), 1U);
  EXPECT_EQ(game.mistakes()[0].field, "least_share");
}

TEST(Mediation, WhoeverDeviatesDoesNotGain) {
  const std::uint32_t n = testing::runs(20000);
  for (const char* talks : {"face_to_face", "through_mediator"}) {
    double honest = 0;
    for (const char* conduct : {"honest", "bluffs", "hides", "fights"}) {
      const Study played = study("theory/mediator.yaml",
                                 {{"arms", "{}"}, {"talks", talks},
                                  {"routes", std::string("[") + talks + "]"},
                                  {"game.first_side", conduct}});
      const double worth = mean(live(played.scenario, n), "payoff_{a}");
      if (std::string(conduct) == "honest") honest = worth;
      // Payoffs lie within half a unit of each other.
      EXPECT_LE(worth, honest + 4 * 0.2 * std::sqrt(2.0 / n)) << talks << " " << conduct;
    }
  }
}

TEST(Mediation, UnderPrivateCostsItsEffectIsNoneWithinAPercentagePoint) {
  const Study played = study("theory/private_costs.yaml");
  const std::uint32_t n = testing::runs(60000);
  const auto openly = live(played.arms[0], n);
  for (const std::size_t arm : {1U, 2U}) {  // through a mediator, and through one that leaks
    const auto mediated = live(played.arms[arm], n);
    double sum = 0, squares = 0;
    for (std::size_t i = 0; i < n; ++i) {
      const double difference = testing::value(mediated[i].tally, "war_cause") -
                                testing::value(openly[i].tally, "war_cause");
      sum += difference;
      squares += difference * difference;
    }
    const double mean_difference = sum / n;
    const double error = std::sqrt((squares / n - mean_difference * mean_difference) / n);
    // Two one-sided tests at 5 %.
    EXPECT_LT(std::fabs(mean_difference) + 1.645 * error, 0.01) << arm;
  }
}

TEST(Mediation, ALeakyMediatorIsWorseThanOpenTalk) {
  const Study played = study("theory/mediator.yaml");
  const std::uint32_t n = testing::runs(20000);
  const auto peace = [&](const char* arm) {
    const Scenario* scenario = played.arms.find(arm) < 0
                                   ? nullptr
                                   : &played.arms[static_cast<std::size_t>(played.arms.find(arm))];
    return scenario ? 1 - mean(live(*scenario, n), "war_cause") : -1;
  };
  const double error = std::sqrt(2 * 0.25 / n);
  const double openly = peace("openly");
  EXPECT_GT(peace("through a mediator"), openly + 4 * error);
  EXPECT_LT(peace("through a mediator, everything leaks"), openly - 4 * error);
}

}  // namespace
}  // namespace backchannel
