// Luck and what is not known, apart: against worlds in which both are given.

#include "analysis/table/prior.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <random>

#include "analysis/table/prior_sheet.hpp"
#include "sim/crisis/luck.hpp"
#include "tests/support/laboratory.hpp"

namespace backchannel {
namespace {

class Coins {
 public:
  explicit Coins(std::uint64_t seed) : engine_(seed) {}
  double uniform() { return (static_cast<double>(engine_() >> 11) + 0.5) * 0x1p-53; }
  double normal() {
    return std::sqrt(-2 * std::log(uniform())) * std::cos(2 * std::numbers::pi * uniform());
  }

 private:
  std::mt19937_64 engine_;
};

/// Draws of θ normal around `mean`, each with normal luck.
std::vector<DrawMean> normal_draws(Coins& coins, int draws, int lucks, double mean, double prior,
                                   double luck) {
  std::vector<DrawMean> result;
  for (int m = 0; m < draws; ++m) {
    const double theta = mean + prior * coins.normal();
    Moments moments;
    DrawMean draw;
    for (int r = 0; r < lucks; ++r) {
      const double value = theta + luck * coins.normal();
      moments.add(value);
      ++(value > 0 ? draw.up : draw.down);
    }
    draw.mean = moments.mean();
    draw.variance = moments.variance();
    result.push_back(draw);
  }
  return result;
}

/// Draws in which a run differs with chance `differs`, upwards with a chance of Beta(2, 1).
std::vector<DrawMean> split_draws(Coins& coins, int draws, int lucks, double differs) {
  std::vector<DrawMean> result;
  for (int m = 0; m < draws; ++m) {
    const double p = std::sqrt(coins.uniform());
    Moments moments;
    DrawMean draw;
    for (int r = 0; r < lucks; ++r) {
      const bool here = coins.uniform() < differs;
      const bool up = coins.uniform() < p;
      moments.add(!here ? 0 : up ? 1 : -1);
      if (here) ++(up ? draw.up : draw.down);
    }
    draw.mean = moments.mean();
    draw.variance = moments.variance();
    result.push_back(draw);
  }
  return result;
}

double normal_share(double z) { return std::erfc(-z / std::sqrt(2.0)) / 2; }

TEST(Prior, FindsBothVariances) {
  Coins coins(1);
  const PriorFinding finding = apart(normal_draws(coins, 2000, 50, 1, 2, 10), 50, false);
  EXPECT_NEAR(finding.mean.value, 1, 0.25);
  EXPECT_NEAR(finding.luck_sd(), 10, 0.1);
  EXPECT_NEAR(finding.prior_sd(), 2, 0.2);
  EXPECT_NEAR(finding.prior_share.value, 4.0 / 104, 0.008);
  EXPECT_LT(finding.prior_share.low, 4.0 / 104);
  EXPECT_GT(finding.prior_share.high, 4.0 / 104);
}

// By hand: draw means 1 and 3, variances 2 and 4, ten runs each.
TEST(Prior, MatchesAnAnalysisOfVarianceByHand) {
  const std::vector<DrawMean> draws{{1, 2, 6, 4, false, false}, {3, 4, 9, 1, false, false}};
  const PriorFinding finding = apart(draws, 10, false);
  EXPECT_DOUBLE_EQ(finding.luck_variance, 3);
  EXPECT_DOUBLE_EQ(finding.prior_variance, (10 * 2.0 - 3) / 10);
  EXPECT_DOUBLE_EQ(finding.prior_share.value, 1.7 / 4.7);
  EXPECT_EQ(finding.raw_same, 1);
}

// Luck alone makes draw means scatter; that must not pass for what is not known.
TEST(Prior, GivesLuckNoPartInThePrior) {
  Coins coins(2);
  int below = 0;
  for (int world = 0; world < 40; ++world) {
    const PriorFinding finding = apart(normal_draws(coins, 60, 20, 0.5, 0, 10), 20, false);
    below += finding.prior_variance < 0;
    EXPECT_LT(finding.prior_share.value, 0.042);  // 4.5 √(2 / 59) / 20
  }
  EXPECT_GT(below, 12);  // as often below zero as above, more or less
}

// The share of θ above zero is Φ(0.5) = 0.69. Draw means carry as much luck as they differ, so
// counting them gives Φ(0.5 / √2) = 0.64 instead.
TEST(Prior, EstimatesTheSameSignOfMeansWithLuckTakenOff) {
  Coins coins(3);
  const PriorFinding finding = apart(normal_draws(coins, 4000, 25, 0.5, 1, 5), 25, false);
  EXPECT_NEAR(finding.same_sign.value, normal_share(0.5), 0.02);
  EXPECT_NEAR(finding.raw_same, normal_share(0.5 / std::numbers::sqrt2), 0.02);
}

// P(p > ½) of Beta(2, 1) is ¾.
TEST(Prior, EstimatesTheSameSignOfSharesWithLuckTakenOff) {
  Coins coins(4);
  const PriorFinding finding = apart(split_draws(coins, 4000, 50, 0.1), 50, true);
  EXPECT_NEAR(finding.same_sign.value, 0.75, 0.02);
  EXPECT_LT(finding.raw_same, 0.7);
}

TEST(Prior, IntervalOfTheSameSignHoldsItAsOftenAsItSays) {
  Coins coins(5);
  int means = 0;
  int shares = 0;
  constexpr int kWorlds = 25;
  for (int world = 0; world < kWorlds; ++world) {
    const Estimate mean = apart(normal_draws(coins, 100, 25, 0.5, 1, 5), 25, false).same_sign;
    means += mean.low <= normal_share(0.5) && normal_share(0.5) <= mean.high;
    const Estimate share = apart(split_draws(coins, 100, 50, 0.1), 50, true).same_sign;
    shares += share.low <= 0.75 && 0.75 <= share.high;
  }
  EXPECT_GE(means, 20);  // of 25; 95 % would fall short once in a thousand times
  EXPECT_GE(shares, 20);
}

TEST(Prior, OfWhatIsOneSidedHasOneSign) {
  std::vector<DrawMean> draws;
  for (std::uint64_t m = 0; m < 50; ++m) {
    DrawMean draw;
    draw.down = m % 5 == 0 ? 4 : 0;  // most draws have none at all
    draw.mean = -static_cast<double>(draw.down) / 100;
    draw.variance = 0.01;
    draws.push_back(draw);
  }
  const PriorFinding finding = apart(draws, 100, true);
  EXPECT_EQ(finding.same_sign.value, 1);
  EXPECT_EQ(finding.no_run_differs, 40U);
  EXPECT_NEAR(finding.raw_same, 0.2, 1e-12);
}

// --- Draws in the engine ------------------------------------------------------------------------

std::vector<RunResult> live_draws(const Scenario& arm, std::uint32_t runs, std::uint32_t per_draw,
                                  int threads) {
  std::vector<RunResult> results;
  Experiment experiment;
  experiment.arms = {&arm};
  experiment.runs = runs;
  experiment.threads = threads;
  experiment.batch = 70;
  experiment.fingerprints = true;
  experiment.runs_per_draw = per_draw;
  perform(experiment, [&](const Batch& batch) {
    results.insert(results.end(), batch.by_arm[0].begin(), batch.by_arm[0].end());
    return true;
  });
  return results;
}

TEST(Prior, RunsOfADrawShareItsParametersAndNothingElse) {
  const Study study = testing::study("muscat_2026.yaml");
  const Scenario& arm = study.arms[0];
  ASSERT_FALSE(arm.draws.empty());
  const auto drawn = live_draws(arm, 120, 40, 2);
  for (std::uint32_t draw = 0; draw < 3; ++draw) {
    Scenario fixed = arm;  // what run number `draw` would draw, written down
    fixed.draws.clear();
    for (const Scenario::Draw& given : arm.draws)
      *parameter(fixed, given.path) = std::clamp(
          quantile(given.distribution,
                   Luck{1, draw}.uniform(Purpose::parameter, who_of(given.path), 0)),
          given.range.low, given.range.high);
    settle(fixed);
    const auto lived = testing::live(fixed, 120, 1, 1, true);
    for (std::uint32_t run = 40 * draw; run < 40 * draw + 40; ++run)
      ASSERT_EQ(drawn[run].fingerprint, lived[run].fingerprint) << run;
  }
}

TEST(Prior, OneRunToADrawIsAPlainExperiment) {
  const Study study = testing::study("muscat_2026.yaml");
  const auto drawn = live_draws(study.arms[0], 60, 1, 1);
  const auto plain = testing::live(study.arms[0], 60, 1, 2, true);
  for (std::size_t run = 0; run < plain.size(); ++run)
    EXPECT_EQ(drawn[run].fingerprint, plain[run].fingerprint);
}

}  // namespace
}  // namespace backchannel
