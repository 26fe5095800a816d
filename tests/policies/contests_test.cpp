// Contests in public and races (A10, A11, A12, A13, A30f, A33): the strategies' own solvers against
// the closed forms at parameters drawn anew; what theory says besides the rows it prints; the
// parameters that are refused.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "sim/policies/strategic/families.hpp"
#include "tests/support/laboratory.hpp"

namespace backchannel::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::SizeIs;

class Draw {
 public:
  explicit Draw(unsigned seed) : engine_(seed) {}
  double operator()(double low, double high) {
    return std::uniform_real_distribution<double>(low, high)(engine_);
  }

 private:
  std::mt19937 engine_;
};

/// Whatever a strategy works out for itself meets the formula; says how many numbers there were.
int expect_solved(const std::vector<Prediction>& predictions) {
  int solved = 0;
  for (const Prediction& prediction : predictions) {
    if (!prediction.solved) continue;
    ++solved;
    EXPECT_NEAR(*prediction.solved, prediction.exact,
                1e-9 * std::fmax(1, std::fabs(prediction.exact)))
        << prediction.row << " " << prediction.quantity;
  }
  return solved;
}

double exact_of(const std::vector<Prediction>& predictions, const std::string& quantity) {
  for (const Prediction& prediction : predictions)
    if (prediction.quantity == quantity) return prediction.exact;
  ADD_FAILURE() << "no " << quantity;
  return 0;
}

AudienceCosts audience_costs(Draw& draw) {
  AudienceCosts game;
  game.prize = draw(0.2, 5);
  game.audience_first = draw(0.05, 4);
  game.audience_second = draw(0.05, 4);
  game.war_first = draw(0.2, 6);
  game.war_second = draw(0.2, 6);
  game.solve();
  return game;
}

TEST(AudienceCosts, FindsTheHorizonOfTheFormula) {
  Draw draw(1);
  for (int i = 0; i < 200; ++i)
    EXPECT_EQ(expect_solved(audience_costs(draw).predictions()), 1);
}

TEST(AudienceCosts, SomebodyBacksDownOrThereIsWar) {
  Draw draw(2);
  for (int i = 0; i < 100; ++i) {
    const AudienceCosts game = audience_costs(draw);
    AudienceCosts mirror = game;
    std::swap(mirror.audience_first, mirror.audience_second);
    std::swap(mirror.war_first, mirror.war_second);
    mirror.solve();
    const auto here = game.predictions(), there = mirror.predictions();
    EXPECT_NEAR(exact_of(here, "P(1 backs down)") + exact_of(there, "P(1 backs down)") +
                    exact_of(here, "P(war)"),
                1, 1e-9);
  }
}

TEST(AudienceCosts, NoDayOfGivingWayIsBetterThanAnother) {
  Draw draw(3);
  for (int i = 0; i < 100; ++i) {
    const AudienceCosts game = audience_costs(draw);
    for (const double u : {0.5, 0.9, 0.99, 0.9999}) {
      const double day = game.day_of_giving_way(1, u);
      if (day <= 0) continue;
      const double second_stays = 1 - u * (1 - game.firm[1]);
      const double worth =
          game.prize * (1 - second_stays) - game.audience_first * day * second_stays;
      EXPECT_NEAR(worth, (1 - game.not_at_once[1]) * game.prize, 1e-9);
      EXPECT_LE(day, game.end * (1 + 1e-12));
    }
  }
}

TEST(AudienceCosts, TheFirmFightOnlyOnceTheOthersHaveGivenWay) {
  const Study read = study("theory/audience_costs.yaml");
  for (const RunResult& run : live(read.arms[0], 2000)) {
    if (run.tally.war_day < 0) continue;
    EXPECT_EQ(run.tally.war_day, 1);
    EXPECT_LT(run.tally.payoff_a, 0);
  }
}

TEST(ReputationalBargaining, FindsWhatTheFormulasSay) {
  Draw draw(4);
  for (int i = 0; i < 200; ++i) {
    ReputationalBargaining game;
    game.obstinate_first = draw(0.001, 0.6);
    game.obstinate_second = draw(0.001, 0.6);
    game.interest_first = draw(0.001, 0.2);
    game.interest_second = draw(0.001, 0.2);
    game.demand_first = draw(0.55, 0.95);
    game.demand_second = draw(0.5, 0.95);
    game.solve();
    const auto predictions = game.predictions();
    EXPECT_EQ(expect_solved(predictions), 3);
    EXPECT_NEAR(game.at_once[0], exact_of(predictions, "P(1 concedes at 0)"), 1e-9);
    EXPECT_NEAR(game.at_once[1], exact_of(predictions, "P(2 concedes at 0)"), 1e-9);
    EXPECT_NEAR(std::min(game.at_once[0], game.at_once[1]), 0, 1e-12);
  }
}

TEST(ReputationalBargaining, DemandsThatFitTogetherAreRefused) {
  ReputationalBargaining game;
  game.demand_first = 0.5;
  game.demand_second = 0.5;
  game.solve();
  ASSERT_THAT(game.mistakes(), SizeIs(1));
  EXPECT_EQ(game.mistakes()[0].field, "demand_second");
}

TEST(Brinkmanship, FindsTheChanceOfSteppingBack) {
  Draw draw(5);
  for (int i = 0; i < 200; ++i) {
    Brinkmanship game;
    game.risk = draw(0.001, 0.9);
    game.compromise = draw(0.01, 0.99);
    game.disaster = draw(0.01, 50);
    game.solve();
    EXPECT_EQ(expect_solved(game.predictions()), 1);
  }
}

TEST(Brinkmanship, ARiskierBrinkMayBeSafer) {
  Brinkmanship mild, steep;
  mild.risk = 0.05;
  steep.risk = 0.2;
  mild.solve();
  steep.solve();
  EXPECT_LT(exact_of(steep.predictions(), "P(disaster)"),
            exact_of(mild.predictions(), "P(disaster)"));
}

TEST(Brinkmanship, NobodyChoseTheDisaster) {
  const Study read = study("theory/brinkmanship.yaml");
  int wars = 0;
  for (const RunResult& run : live(read.arms[0], 300)) {
    if (run.tally.war_day < 0) continue;
    ++wars;
    EXPECT_EQ(run.tally.war_cause, 0);
    EXPECT_EQ(run.tally.payoff_a, -1);
    EXPECT_EQ(run.tally.payoff_b, -1);
  }
  EXPECT_GT(wars, 0);
}

TEST(WarOfAttrition, FindsItsHazard) {
  WarOfAttrition game;
  game.prize = 7;
  game.cost = 3;
  game.solve();
  EXPECT_EQ(expect_solved(game.predictions()), 1);
}

TEST(ArmsRace, FindsItsRestAndItsPace) {
  Draw draw(7);
  for (int i = 0; i < 200; ++i) {
    ArmsRace race;
    race.weighs_first = draw(0.1, 1);
    race.weighs_second = draw(0.1, 1);
    race.reacts_first = draw(0, 1);
    race.reacts_second = draw(0, 0.95) * race.weighs_first * race.weighs_second /
                         std::fmax(race.reacts_first, 0.01);
    race.grievance_first = draw(0, 3);
    race.grievance_second = draw(0, 3);
    race.starts_at_rest = false;
    race.steps = 1;
    race.solve();
    EXPECT_EQ(expect_solved(race.predictions()), 3);
  }
}

TEST(ArmsRace, RefusesWhatDoesNotComeToRest) {
  ArmsRace race;
  race.reacts_first = 1;
  race.reacts_second = 1;
  ASSERT_THAT(race.mistakes(), SizeIs(1));
  EXPECT_THAT(race.mistakes()[0].problem, HasSubstr("never comes to rest"));
  ArmsRace hasty;
  hasty.step = 5;
  ASSERT_THAT(hasty.mistakes(), SizeIs(1));
  EXPECT_EQ(hasty.mistakes()[0].field, "step");
  ArmsRace brief;
  brief.steps = 3;
  ASSERT_THAT(brief.mistakes(), SizeIs(1));
  EXPECT_EQ(brief.mistakes()[0].field, "steps");
}

/// The first side's level after eight days from no arms at all, without chance.
double level_after_eight_days(const char* step, int steps) {
  const Study read = study("theory/arms_race.yaml",
                           {{"game.noise", "0"},
                            {"game.starts_at_rest", "false"},
                            {"game.step", step},
                            {"game.steps", std::to_string(steps)}});
  return live(read.arms[0], 1)[0].tally.level_a;
}

/// The same by the differential equation, whose two motions are e^(m·t).
double level_of_the_equation(double t) {
  const double a = 0.4, b = 0.3, k = 0.2, l = 0.15, g = 1, h = 0.5;
  const double x = (k * h + b * g) / (a * b - k * l), y = (l * g + a * h) / (a * b - k * l);
  const double spread = std::sqrt((a - b) * (a - b) + 4 * k * l);
  const double slow = 0.5 * (spread - a - b), fast = 0.5 * (-spread - a - b);
  // Distance from rest: c₁·(k, slow + a)·e^(slow·t) + c₂·(k, fast + a)·e^(fast·t).
  const double c1 = (-y - (fast + a) * (-x) / k) / (slow - fast);
  const double c2 = -x / k - c1;
  return x + k * (c1 * std::exp(slow * t) + c2 * std::exp(fast * t));
}

TEST(ArmsRace, TheErrorShrinksWithTheStep) {
  const double exact = level_of_the_equation(8);
  double before = std::fabs(level_after_eight_days("2d", 4) - exact);
  const std::pair<const char*, int> finer[] = {{"1d", 8}, {"12h", 16}, {"6h", 32}, {"3h", 64},
                                               {"90min", 128}};
  for (const auto& [step, steps] : finer) {
    const double now = std::fabs(level_after_eight_days(step, steps) - exact);
    EXPECT_GT(before / now, 1.8) << step;
    EXPECT_LT(before / now, 2.3) << step;
    before = now;
  }
  EXPECT_LT(before, 0.02);
}

TEST(ArmsRace, ComesToRestWithoutChance) {
  const Study read = study("theory/arms_race.yaml");
  const Tally tally = live(read.arms[2], 1)[0].tally;
  EXPECT_NEAR(tally.level_a, 40.0 / 9, 1e-9);
  EXPECT_NEAR(tally.level_b, 35.0 / 9, 1e-9);
}

}  // namespace
}  // namespace backchannel::testing
