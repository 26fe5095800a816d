// Two arms under the same luck: what is counted, and that the sentences say no more than that.

#include "analysis/table/compare.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "analysis/table/compare_sheet.hpp"

namespace backchannel {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

RunResult a_run(Outcome outcome) {
  RunResult result;
  result.outcome = outcome;
  return result;
}

/// A scenario of which only the margin and the routes matter here.
Scenario a_scenario(double margin = 0.01) {
  Scenario scenario;
  scenario.equivalence = margin;
  scenario.routes.emplace_back();
  return scenario;
}

/// `both`, `first`, `second` runs end in war in both, only in the first, only in the second arm.
PairedComparison wars(int both, int first, int second, int neither, double margin = 0.01) {
  PairedComparison pair("envoy", a_scenario(margin), "direct", a_scenario(margin));
  const auto add = [&](int runs, Outcome one, Outcome other) {
    for (int i = 0; i < runs; ++i) pair.add(a_run(one), a_run(other));
  };
  add(both, Outcome::war, Outcome::war);
  add(first, Outcome::war, Outcome::narrowing);
  add(second, Outcome::narrowing, Outcome::war);
  add(neither, Outcome::narrowing, Outcome::narrowing);
  return pair;
}

ShareComparison war_of(const PairedComparison& pair) { return pair.classes().front(); }

TEST(Compare, CountsRunsThatDiffer) {
  const PairedComparison pair = wars(10, 3, 7, 80);
  const ShareComparison war = war_of(pair);
  EXPECT_EQ(war.name, "war");
  EXPECT_EQ(war.counts.both, 10U);
  EXPECT_EQ(war.counts.only_first, 3U);
  EXPECT_EQ(war.counts.only_second, 7U);
  EXPECT_EQ(war.counts.neither, 80U);
  EXPECT_DOUBLE_EQ(war.first.value, 0.13);
  EXPECT_DOUBLE_EQ(war.second.value, 0.17);
  EXPECT_DOUBLE_EQ(war.difference.value, 0.04);
  EXPECT_EQ(pair.same_class(), 90U);
  EXPECT_EQ(pair.moved(Outcome::war, Outcome::narrowing), 3U);
  for (const ShareComparison& row : pair.classes()) EXPECT_EQ(row.counts.runs(), 100U);
}

TEST(Compare, SaysWhatDiffers) {
  const ShareComparison war = war_of(wars(100, 10, 60, 830));
  EXPECT_EQ(war.verdict, Verdict::different);
  EXPECT_EQ(war.sentence,
            "Under the same luck, “direct” ends in war in 5.0 more runs of 100 (3.4 to 6.6) than "
            "“envoy”.");
}

TEST(Compare, SaysFewerWithAPositiveInterval) {
  const ShareComparison war = war_of(wars(100, 60, 10, 830));
  EXPECT_THAT(war.sentence, HasSubstr("5.0 fewer runs of 100 (3.4 to 6.6)"));
}

TEST(Compare, DoesNotCallNoDifferenceEquality) {
  const ShareComparison war = war_of(wars(10, 5, 6, 79));
  EXPECT_EQ(war.verdict, Verdict::unclear);
  EXPECT_THAT(war.sentence, AllOf(HasSubstr("cannot be told apart from no difference"),
                                  HasSubstr("nor shown to be equal within ±1 point"),
                                  Not(HasSubstr("Under the same luck"))));
}

TEST(Compare, ClaimsEqualityOnlyInsideTheMargin) {
  const ShareComparison war = war_of(wars(1000, 50, 50, 8900));
  EXPECT_EQ(war.verdict, Verdict::equal);
  EXPECT_THAT(war.sentence, HasSubstr("practically as often as “envoy”: within ±1 point"));
}

TEST(Compare, AdmitsADifferenceThatDoesNotMatter) {
  const ShareComparison war = war_of(wars(1000, 10, 40, 8950));
  EXPECT_EQ(war.verdict, Verdict::slight);
  EXPECT_THAT(war.sentence, AllOf(HasSubstr("0.3 more runs of 100"), HasSubstr("inside ±1 point")));
}

TEST(Compare, TakesTheMarginFromTheScenario) {
  EXPECT_EQ(war_of(wars(100, 10, 30, 860, 0.05)).verdict, Verdict::slight);
  EXPECT_EQ(war_of(wars(100, 10, 30, 860, 0.01)).verdict, Verdict::different);
  EXPECT_THAT(war_of(wars(100, 10, 30, 860, 0.05)).sentence, HasSubstr("±5 points"));
}

TEST(Compare, SaysWhenNoRunDiffers) {
  const ShareComparison war = war_of(wars(50, 0, 0, 950));
  EXPECT_EQ(war.verdict, Verdict::identical);
  EXPECT_EQ(war.sentence, "“direct” ends in war in exactly the same runs as “envoy”.");
  // Ten runs that agree show little.
  EXPECT_EQ(war_of(wars(5, 0, 0, 5)).verdict, Verdict::unclear);
}

TEST(Compare, SeparatesWarsByCause) {
  PairedComparison pair("envoy", a_scenario(), "direct", a_scenario());
  RunResult chosen = a_run(Outcome::war);
  chosen.tally.war_cause = 1;
  RunResult misread = a_run(Outcome::war);
  misread.tally.war_cause = 2;
  for (int i = 0; i < 40; ++i) pair.add(chosen, misread);
  EXPECT_EQ(war_of(pair).counts.both, 40U);
  EXPECT_EQ(pair.war_causes()[0].counts.only_first, 40U);
  EXPECT_EQ(pair.war_causes()[1].counts.only_second, 40U);
}

TEST(Compare, ComparesFirstDaysByWhetherTheyCame) {
  PairedComparison pair("envoy", a_scenario(), "direct", a_scenario());
  for (int i = 0; i < 100; ++i) {
    RunResult one = a_run(Outcome::narrowing);
    RunResult other = one;
    if (i < 30) other.tally.first_strike = 5;
    pair.add(one, other);
  }
  bool found = false;
  for (const ShareComparison& row : pair.happenings()) {
    EXPECT_NE(row.name, "war_day");  // which the class says already
    if (row.name != "first_strike") continue;
    found = true;
    EXPECT_EQ(row.counts.only_second, 30U);
    EXPECT_THAT(row.sentence, HasSubstr("sees a strike on a principal in 30.0 more runs"));
  }
  EXPECT_TRUE(found);
}

TEST(Compare, PairsMeans) {
  PairedComparison pair("envoy", a_scenario(), "direct", a_scenario());
  for (int i = 0; i < 50; ++i) {
    RunResult one = a_run(Outcome::narrowing);
    one.tally.rounds = i % 10;
    RunResult other = one;
    other.tally.rounds += 1 + i % 2;
    pair.add(one, other);
  }
  for (const MeanComparison& row : pair.measures()) {
    if (row.column.name != "rounds") continue;
    EXPECT_DOUBLE_EQ(row.difference.value, 1.5);
    EXPECT_GT(row.factor.value(), 10);  // the runs vary much, the differences hardly
    EXPECT_THAT(row.sentence, HasSubstr("differs by +1.50"));
  }
}

TEST(Compare, DoesNotCompareAnArmWithoutChannelByClass) {
  Scenario silent = a_scenario();
  silent.routes.clear();
  PairedComparison pair("envoy", a_scenario(), "no channel", silent);
  EXPECT_FALSE(pair.by_class());
  for (int i = 0; i < 100; ++i) pair.add(a_run(Outcome::narrowing), a_run(Outcome::inconclusive));
  const std::vector<PairedComparison> pairs{pair};
  const std::string text = comparison_text({}, pairs, false);
  EXPECT_THAT(text, HasSubstr("has no channel"));
  EXPECT_THAT(text, Not(HasSubstr("ends inconclusively")));
}

TEST(Compare, TextCountsItsIntervals) {
  const std::vector<PairedComparison> pairs{wars(100, 10, 60, 830)};
  EXPECT_THAT(comparison_text({}, pairs, false),
              AllOf(HasSubstr("There are 2 intervals"), HasSubstr("one in 20")));
}

TEST(Compare, CorrectsForTheNumberOfItsRows) {
  const std::vector<PairedComparison> pairs{wars(100, 10, 60, 830), wars(100, 20, 35, 845)};
  const std::vector<ComparedPair> rows = compared_pairs(pairs);
  // War and narrowing mirror each other, so there are four rows; the rest happens nowhere.
  EXPECT_NEAR(rows[1].classes[0].holm_p, 2 * rows[1].classes[0].mid_p, 1e-12);
  EXPECT_NEAR(rows[0].classes[0].holm_p, 4 * rows[0].classes[0].mid_p, 1e-12);
  EXPECT_TRUE(rows[1].classes[0].difference.excludes_zero());
  EXPECT_GT(rows[1].classes[0].holm_p, 0.05);
  EXPECT_THAT(comparison_text({}, pairs, false), HasSubstr("Of the 4 that do, 2 would still"));
  EXPECT_THAT(comparison_text({}, pairs, false), Not(HasSubstr("McNemar exact")));
  EXPECT_THAT(comparison_text({}, pairs, true), HasSubstr("McNemar exact"));
}

TEST(Compare, JsonTellsTheSame) {
  const std::vector<PairedComparison> pairs{wars(100, 10, 60, 830)};
  const auto json = comparison_json(pairs);
  const auto& war = json[0]["outcomes"][0];
  EXPECT_EQ(war["class"], "war");
  EXPECT_EQ(war["only_second"], 60);
  EXPECT_EQ(war["verdict"], "different");
  EXPECT_FALSE(war["includes_zero"]);
  EXPECT_NEAR(war["difference"]["value"].get<double>(), 0.05, 1e-12);
  EXPECT_EQ(json[0]["moves"].size(), 4U);
}

}  // namespace
}  // namespace backchannel
