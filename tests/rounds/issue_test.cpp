#include "sim/rounds/issue.hpp"

#include <gtest/gtest.h>

#include "sim/rounds/outcome.hpp"

namespace backchannel {
namespace {

/// Side 1 may cap, side 0 may relieve.
struct Pair {
  Packages packages;
  Pair() {
    Named<Issue> issues;
    Issue cap;
    cap.worth = 0.6;
    cap.cost = 0.4;
    cap.points = {0, 0.5, 1};
    cap.limit = 0.5;
    Issue relief;
    relief.worth = 1;
    relief.cost = 0.5;
    relief.points = {0, 0.5, 1};
    relief.relief = true;
    issues.entries = {{"cap", cap}, {"relief", relief}};
    const Side performers[] = {1, 0};
    packages.lay_out(issues, performers);
  }
  int at(double cap, double relief) const {
    const double terms[] = {cap, relief};
    return packages.nearest(terms);
  }
};

TEST(Packages, AreAllCombinationsOfPoints) {
  const Pair pair;
  EXPECT_EQ(pair.packages.size(), 9);
  EXPECT_EQ(pair.packages.moves(pair.at(0, 0)), 0U);
  EXPECT_EQ(pair.packages.moves(pair.at(0.5, 1)), 3U);
  EXPECT_EQ(pair.packages.term(pair.at(0.5, 1), 0), 0.5);
  EXPECT_EQ(pair.packages.term(pair.at(0.5, 1), 1), 1);
}

TEST(Packages, WorthIsWhatOneGetsDiscountedLessWhatOneGives) {
  const Pair pair;
  const int p = pair.at(0.5, 1);
  EXPECT_DOUBLE_EQ(pair.packages.worth(0, p, {}), 0.6 * 0.5 - 0.5);
  EXPECT_DOUBLE_EQ(pair.packages.worth(1, p, {}), 1 - 0.4 * 0.5);
  EXPECT_DOUBLE_EQ(pair.packages.worth(1, p, {0.25, 1}), 0.25 - 0.2);
  EXPECT_DOUBLE_EQ(pair.packages.worth(0, p, {1, 0.5}), 0.15 - 0.5);
}

TEST(Packages, RedLinesAreHardAndDemandsAreNot) {
  const Pair pair;
  EXPECT_TRUE(pair.packages.forbidden(1, pair.at(1, 1), 0));
  EXPECT_FALSE(pair.packages.forbidden(0, pair.at(1, 1), 0));
  EXPECT_FALSE(pair.packages.forbidden(1, pair.at(0.5, 1), 0));
}

TEST(Packages, AnAgendaLeavesOutWhatItDoesNotName) {
  const Pair pair;
  EXPECT_EQ(pair.packages.allowed(3).size(), 8U);
  EXPECT_EQ(pair.packages.allowed(1).size(), 2U);
  EXPECT_EQ(pair.packages.allowed(3).size(), 8U);
}

TEST(Proposal, ReachesTheAspirationAndPleasesTheOtherMost) {
  const Pair pair;
  const double nothing_learned[] = {0, 0};
  const Learned learned{nothing_learned, 0, 12};
  // Side 1 wants at least 0.3: full relief for half a cap gives 0.8, half relief for it 0.3.
  const int p = propose(pair.packages, 1, 3, 0, {0.3, 0}, {}, learned);
  EXPECT_EQ(p, pair.at(0.5, 0.5));
  // Nobody tables a gift, and nobody tables what it would not sign.
  for (const double aspiration : {-1.0, 0.0, 0.5}) {
    const int text = propose(pair.packages, 0, 3, 0, {aspiration, 0}, {}, learned);
    ASSERT_GE(text, 0);
    EXPECT_TRUE(pair.packages.asks(0, text));
    EXPECT_GE(pair.packages.worth(0, text, {}), 0);
  }
  EXPECT_EQ(propose(pair.packages, 1, 1, 0, {0.3, 0}, {}, learned), -1);
}

TEST(Proposal, LearnsWhatTheOtherAsksForAndHoldsBack) {
  const Pair pair;
  const double eager_for_relief[] = {10, 10};
  const double cool[] = {10, 0};
  const int p = pair.at(0, 1);
  EXPECT_EQ(learned_worth(pair.packages, 0, 3, p, {eager_for_relief, 10, 1}),
            learned_worth(pair.packages, 0, 3, p, {cool, 10, 1}))
      << "one issue a side is normalised to one whatever its weight";
}

TEST(Outcome, IsTheFirstThatHolds) {
  const OutcomeRule rule;
  const Instant end = seconds(120);
  Facts facts;
  facts.rounds = 3;
  facts.last_contact = seconds(110);
  EXPECT_EQ(judge(rule, facts, end), Outcome::managed_deadlock);
  facts.moved = true;
  EXPECT_EQ(judge(rule, facts, end), Outcome::narrowing);
  facts.understanding_since = seconds(80);
  EXPECT_EQ(judge(rule, facts, end), Outcome::understanding);
  facts.understanding_since = seconds(100);
  EXPECT_EQ(judge(rule, facts, end), Outcome::narrowing);
  facts.broken_off = true;
  EXPECT_EQ(judge(rule, facts, end), Outcome::collapse);
  facts.struck = true;
  EXPECT_EQ(judge(rule, facts, end), Outcome::strikes);
  facts.in_force = Agreement::limited;
  EXPECT_EQ(judge(rule, facts, end), Outcome::limited_deal);
  facts.in_force = Agreement::comprehensive;
  EXPECT_EQ(judge(rule, facts, end), Outcome::comprehensive);
  facts.war = true;
  EXPECT_EQ(judge(rule, facts, end), Outcome::war);
}

TEST(Outcome, SilenceCountsOnlyWhileALineWasOpen) {
  const OutcomeRule rule;
  Facts facts;
  facts.rounds = 1;
  facts.last_contact = seconds(80);
  EXPECT_EQ(judge(rule, facts, seconds(120)), Outcome::collapse);
  facts.closed_since_contact = seconds(20);
  EXPECT_NE(judge(rule, facts, seconds(120)), Outcome::collapse);
}

}  // namespace
}  // namespace backchannel
