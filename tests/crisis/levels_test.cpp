// Trust, reading and timing as values: small tables against arithmetic done by hand.

#include <gtest/gtest.h>

#include <cmath>

#include "sim/crisis/act.hpp"
#include "sim/crisis/maths.hpp"
#include "sim/crisis/reading.hpp"
#include "sim/crisis/trust.hpp"

namespace backchannel {
namespace {

TEST(Trust, BadNewsWeighsMoreThanGood) {
  const TrustRule rule;
  Belief up = start_belief(rule, {0.5, 4, 0});
  Belief down = up;
  learn(rule, up, 1, 1);
  learn(rule, down, 0, 1);
  EXPECT_DOUBLE_EQ(up.mean(), 3.0 / 5.0);
  EXPECT_DOUBLE_EQ(down.mean(), 2.0 / 6.25);
}

TEST(Trust, IsForgottenTowardThePriorAndNotTowardZero) {
  const TrustRule rule;
  const Prior prior{0.3, 6, 0};
  Belief belief = start_belief(rule, prior);
  learn(rule, belief, 1, 20);
  fade_belief(belief, start_belief(rule, prior), 1e-12, 1);
  EXPECT_NEAR(belief.mean(), 0.3, 1e-9);
}

TEST(Trust, AScarStaysWhenTheActItselfIsForgotten) {
  const TrustRule rule;
  const Prior prior{0.5, 4, 0.4};
  Belief belief = start_belief(rule, prior);
  EXPECT_DOUBLE_EQ(belief.mean(), 0.3);
  fade_belief(belief, start_belief(rule, prior), 0, std::exp(-rule.scar_forget * 365));
  EXPECT_NEAR(belief.mean(), 0.5 * (1 - 0.4 * std::exp(-0.1825)), 1e-12);
}

TEST(Trust, ABelievedExplanationTakesBackItsShare) {
  const TrustRule rule;
  Belief belief = start_belief(rule, {0.5, 4, 0});
  const double before = belief.mean();
  learn(rule, belief, 0, 1);
  unlearn(rule, belief, 1, 1);
  EXPECT_DOUBLE_EQ(belief.mean(), before);
}

TEST(Reading, CriterionIsThatOfSignalDetection) {
  ReadingRule rule;
  rule.miss_cost = 5;
  EXPECT_NEAR(criterion(rule, 0.2, 1), -0.2231435513142097, 1e-12);  // A21
  EXPECT_NEAR(criterion(rule, 0.2, 2), -0.1115717756571048, 1e-12);
}

TEST(Reading, TheBaseRateIsCountedOnceAndTrustMovesOnlyTheEvidence) {
  ReadingRule rule;
  rule.assimilation = 0;
  const Reading trusted = read_act(rule, {1, 0.2, 0.9, 0, 0}, 0.3);
  const Reading distrusted = read_act(rule, {1, 0.2, 0.1, 0, 0}, 0.3);
  EXPECT_EQ(trusted.posterior, distrusted.posterior);
  rule.assimilation = 0.5;
  EXPECT_LT(read_act(rule, {1, 0.2, 0.9, 0, 0}, 0.3).posterior,
            read_act(rule, {1, 0.2, 0.1, 0, 0}, 0.3).posterior);
}

TEST(Reading, StressBluntsTheReader) {
  const ReadingRule rule;
  const auto gap = [&](double stress) {
    return read_act(rule, {1, 0.5, 0.5, stress, 0}, 0.5).perceived -
           read_act(rule, {0, 0.5, 0.5, stress, 0}, 0.5).perceived;
  };
  EXPECT_GT(gap(0), gap(0.5));
  EXPECT_GT(gap(0.5), gap(1));
  EXPECT_GT(gap(1), 0);
}

TEST(Timing, TheMoreRoutineTheActTheLessItsTimingIsReadAsIntent) {
  Timing timing;
  const double rare = meant_for_the_round(timing, 0.25);
  timing.usual_rate = 0.2;
  EXPECT_LT(meant_for_the_round(timing, 0.25), rare);
  EXPECT_LT(meant_for_the_round(timing, 20), 0.01);
  timing.share = 0;
  EXPECT_EQ(meant_for_the_round(timing, 0.25), 0);
}

TEST(Trust, ExplanationRatioIsB2) {
  EXPECT_NEAR(explanation_log_ratio(0.9, 0.5, 0), std::log(0.9 / 0.5), 1e-12);
  EXPECT_NEAR(explanation_log_ratio(0.9, 0.5, 0.5), 0, 1e-12);
  EXPECT_GT(explanation_log_ratio(0.9, 0.2, 0.1), explanation_log_ratio(0.9, 0.5, 0.1));
}

}  // namespace
}  // namespace backchannel
