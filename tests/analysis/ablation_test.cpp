// What each benefit contributes: known answers, sums that hold to the last digit, and words that
// say no more than their intervals.

#include "analysis/table/ablation.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "analysis/table/ablation_sheet.hpp"
#include "tests/support/laboratory.hpp"

namespace backchannel::testing {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr double kExact = 1e-12;
constexpr std::size_t kTone = 1;
constexpr std::size_t kAvailability = 3;

/// The Muscat scenario with a facilitator who has nothing to give: in every group of benefits the
/// channel is as the direct line, and its rooms add neither time nor noise.
std::vector<Setting> nothing_to_give(std::vector<Setting> more = {}) {
  std::vector<Setting> settings{
      {"channels.direct.legs", "[{latency: {median: 1d, sigma: 0.8}, leak: 1%}]"},
      {"channels.muscat.legs", "[{latency: {median: 1d, sigma: 0.8}, leak: 1%}, {}]"},
      {"channels.muscat.form", "shuttle"},
      {"channels.muscat.exchange", "0.5h"},
      {"channels.muscat.mean_up", "15d"},
      {"channels.muscat.mean_down", "18d"},
      {"channels.muscat.urgent", "1"},
      {"channels.direct.urgent", "1"},
      {"channels.muscat.tone_filter", "0%"},
      {"channels.muscat.withhold", "0%"},
      {"channels.muscat.credible", "false"},
      {"channels.muscat.vouching", "0%"},
      {"channels.muscat.briefings", "0/d"},
      {"channels.muscat.publicity", "100%"},
      {"channels.muscat.recognition", "0.1"},
      {"channels.muscat.authority", "relay"},
      {"routes", "[muscat]"},
      {"arms.direct.set", "{talks: direct, routes: [direct]}"},
  };
  settings.insert(settings.end(), more.begin(), more.end());
  return settings;
}

std::vector<Quantity> measures_with(const Scenario& scenario,
                                           const std::vector<std::string>& columns) {
  std::vector<Quantity> measures = ablation_measures();
  for (const std::string& name : columns) {
    std::vector<std::string> known;
    const auto measure = find_quantity(scenario, name, known);
    EXPECT_TRUE(measure) << name;
    if (measure) measures.push_back(*measure);
  }
  return measures;
}

std::vector<AblationFinding> ablated(const Study& study, std::uint32_t runs,
                                     const std::vector<std::string>& columns) {
  const AblationArms arms = ablation_arms(study, "as it was");
  Ablation ablation(arms, measures_with(study.arms[0], columns));
  Experiment experiment;
  for (const Scenario& scenario : arms.scenarios) experiment.arms.push_back(&scenario);
  experiment.runs = runs;
  experiment.seed = 3;
  experiment.threads = 2;
  experiment.batch = 64;
  perform(experiment, [&](const Batch& batch) {
    ablation.add(batch);
    return true;
  });
  return ablation.findings();
}

const AblationFinding& called(const std::vector<AblationFinding>& findings,
                              const std::string& name) {
  for (const AblationFinding& finding : findings)
    if (finding.measure.name == name) return finding;
  throw std::runtime_error("no finding " + name);
}

TEST(Ablation, OfAFacilitatorWithNothingToGiveIsExactlyNothing) {
  const Study study = testing::study("muscat_2026.yaml", nothing_to_give());
  const auto findings = ablated(study, 40, {"trust_tehran", "delivered", "rounds"});
  EXPECT_GT(called(findings, "rounds").all(), 0.5) << "nothing must be shown where much happens";
  for (const AblationFinding& finding : findings) {
    EXPECT_TRUE(finding.explained.nothing) << finding.measure.name;
    for (const AblationEffect& share : finding.shares) {
      EXPECT_TRUE(share.nothing) << finding.measure.name;
      EXPECT_EQ(share.by.value, 0) << finding.measure.name;
    }
    ASSERT_TRUE(finding.format);
    EXPECT_TRUE(finding.format->nothing) << "shuttle and direct are the same crisis";
    EXPECT_TRUE(finding.whole->nothing);
    EXPECT_THAT(finding.sentence(), HasSubstr("The six change nothing here"));
  }
}

TEST(Ablation, GivesTheOnlyBenefitThereIsAllOfIt) {
  const Study study = testing::study(
      "muscat_2026.yaml", nothing_to_give({{"channels.muscat.tone_filter", "60%"},
                                           {"channels.muscat.withhold", "30%"}}));
  const auto findings = ablated(study, 40, {"trust_tehran", "trust_washington"});
  EXPECT_FALSE(called(findings, "trust_tehran").explained.nothing) << "tone must do something";
  for (const AblationFinding& finding : findings) {
    EXPECT_NEAR(finding.shares[kTone].by.value, finding.explained.by.value, kExact);
    EXPECT_NEAR(finding.last[kTone].by.value, finding.explained.by.value, kExact);
    EXPECT_NEAR(finding.first[kTone].by.value, finding.explained.by.value, kExact);
    for (std::size_t i = 0; i < kBenefits; ++i)
      EXPECT_TRUE(i == kTone || finding.shares[i].nothing) << benefit_name(i);
    for (const AblationEffect& pair : finding.interactions)
      EXPECT_NEAR(pair.by.value, 0, kExact);
  }
}

TEST(Ablation, SumsExactlyToWhatItExplains) {
  const Study study = testing::study("muscat_2026.yaml");
  const auto findings = ablated(study, 40, {"trust_tehran", "rounds", "first_deal", "sent"});
  int different = 0;
  for (const AblationFinding& finding : findings) {
    double sum = 0;
    for (const AblationEffect& share : finding.shares) sum += share.by.value;
    EXPECT_NEAR(sum, finding.explained.by.value, kExact) << finding.measure.name;
    EXPECT_NEAR(finding.all() - finding.none(), finding.explained.by.value, kExact);
    ASSERT_TRUE(finding.whole && finding.format && finding.other_routes);
    EXPECT_NEAR(sum + finding.format->by.value + finding.other_routes->by.value,
                finding.whole->by.value, kExact)
        << finding.measure.name;
    EXPECT_NEAR(finding.all() - *finding.direct, finding.whole->by.value, kExact);
    different += finding.explained.nothing ? 0 : 1;
  }
  EXPECT_GT(different, 4) << "sums of nothing prove nothing";
}

TEST(Ablation, LivesWhatTheSwitchesOfTheCommandLineGive) {
  const Study plain = testing::study("muscat_2026.yaml");
  const Study switched = testing::study("muscat_2026.yaml", {{"benefits.tone", "false"},
                                                             {"benefits.availability", "false"}});
  const AblationArms arms = ablation_arms(plain, "as it was");
  const std::size_t set = 63U ^ (1U << kTone) ^ (1U << kAvailability);
  EXPECT_EQ(benefits_text(set), "confidentiality + knowledge + audience + authority");
  const auto here = live(arms.scenarios[set], 30, 5, 2, true);
  const auto there = live(switched.arms[0], 30, 5, 2, true);
  const auto all = live(arms.scenarios[63], 30, 5, 2, true);
  int differing = 0;
  for (std::size_t k = 0; k < here.size(); ++k) {
    EXPECT_EQ(here[k].fingerprint, there[k].fingerprint) << k;
    differing += here[k].fingerprint != all[k].fingerprint;
  }
  EXPECT_GT(differing, 0);
  EXPECT_TRUE(ablation_arms(switched, "as it was").partly_off);
  EXPECT_FALSE(arms.partly_off);
}

TEST(Ablation, ComparesWithTheArmThatTalksOnTheReferenceChannel) {
  const Study study = testing::study("muscat_2026.yaml");
  EXPECT_EQ(ablation_arms(study, "as it was").direct, "direct");
  EXPECT_TRUE(ablation_arms(study, "as it was").other_routes) << "notes go through Bern";
  EXPECT_EQ(ablation_arms(study, "direct").scenarios.size(), kBenefitSets);
  EXPECT_EQ(ablation_arms(study, "no channel").scenarios.size(), kBenefitSets);
  // Another arm is compared with itself on those lines, not with what else differs.
  const AblationArms reinforced = ablation_arms(study, "carrier reinforced");
  const auto at = static_cast<std::size_t>(study.arms.find("carrier reinforced"));
  const auto script = study.arms[at].script.find("carrier reinforced");
  EXPECT_EQ(reinforced.scenarios[kBenefitSets].script[static_cast<std::size_t>(script)].happens, 1);
  EXPECT_EQ(reinforced.scenarios[kBenefitSets].talks.name, "direct");
}

// --- Effects and words -------------------------------------------------------------------------

TEST(PairedEffect, OfWholeRunsHasTheIntervalOfCompare) {
  PairedEffect effect;
  PairedCounts counts;
  for (int k = 0; k < 200; ++k) {
    const bool first = k % 10 == 0;
    const bool second = k % 7 == 0;
    effect.add((second ? 1.0 : 0.0) - (first ? 1.0 : 0.0));
    counts.add(first, second);
  }
  const Estimate here = effect.estimate();
  const Estimate there = counts.difference();
  EXPECT_NEAR(here.value, there.value, kExact);
  EXPECT_NEAR(here.low, there.low, kExact);
  EXPECT_NEAR(here.high, there.high, kExact);
}

TEST(PairedEffect, NeverClaimsToKnowExactlyWhatNoRunShowed) {
  PairedEffect effect;
  for (int k = 0; k < 50; ++k) effect.add(0);
  EXPECT_TRUE(effect.is_nothing());
  EXPECT_EQ(effect.estimate().value, 0);
  EXPECT_LT(effect.estimate().low, -0.01);
  EXPECT_GT(effect.estimate().high, 0.01);
}

/// 200 made-up runs: in so many of them a benefit prevents a war, in others it brings one.
AblationFinding made_up(int prevented, int brought) {
  AblationArms arms;
  arms.arm = "made up";
  arms.scenarios.resize(kBenefitSets);
  Ablation ablation(arms, {ablation_measures().front()});
  Batch batch;
  batch.by_arm.resize(kBenefitSets);
  for (std::size_t set = 0; set < kBenefitSets; ++set) {
    const bool available = ((set >> kAvailability) & 1U) != 0;
    const bool toned = ((set >> kTone) & 1U) != 0;
    for (int k = 0; k < 200; ++k) {
      RunResult result;
      result.outcome = Outcome::narrowing;
      if (k < prevented && !available) result.outcome = Outcome::war;
      if (k >= 200 - brought && toned) result.outcome = Outcome::war;
      batch.by_arm[set].push_back(result);
    }
  }
  ablation.add(batch);
  return ablation.findings().front();
}

TEST(AblationSentence, NamesWhoseIntervalExcludesZero) {
  const AblationFinding finding = made_up(40, 0);
  EXPECT_NEAR(finding.explained.by.value, -0.2, kExact);
  EXPECT_THAT(finding.sentence(),
              AllOf(HasSubstr("Of the 20.0 fewer runs of 100 that end in war with all six on"),
                    HasSubstr("20.0 (14.1 to 25.5) come from availability"),
                    HasSubstr("confidentiality, tone, knowledge, audience and authority change no "
                              "run"),
                    Not(HasSubstr("practically equal"))));
}

TEST(AblationSentence, TellsWhatWorksTheOtherWay) {
  const std::string sentence = made_up(60, 20).sentence();
  EXPECT_THAT(sentence, AllOf(HasSubstr("Of the 20.0 fewer runs"),
                              HasSubstr("30.0"), HasSubstr("come from availability"),
                              HasSubstr("the other way, tone adds 10.0")));
}

TEST(AblationSentence, GivesNoShareOfWhatCannotBeTold) {
  const AblationFinding finding = made_up(2, 0);
  EXPECT_FALSE(finding.explained.told());
  EXPECT_THAT(finding.sentence(),
              AllOf(HasSubstr("cannot be told"), Not(HasSubstr("come from")),
                    Not(HasSubstr("takes away"))));
  // What cancels in the sum may still be told one by one.
  EXPECT_THAT(made_up(30, 30).sentence(),
              AllOf(HasSubstr("Whether all six together change"),
                    HasSubstr("availability takes away 15.0"), HasSubstr("tone adds 15.0")));
}

TEST(AblationSentence, NamesPairsThatWorkOnlyTogether) {
  AblationArms arms;
  arms.arm = "made up";
  arms.scenarios.resize(kBenefitSets);
  Ablation ablation(arms, {ablation_measures().front()});
  Batch batch;
  batch.by_arm.resize(kBenefitSets);
  for (std::size_t set = 0; set < kBenefitSets; ++set)
    for (int k = 0; k < 100; ++k) {
      RunResult result;
      const bool together = (set & 3U) == 3U;
      result.outcome = k < 30 && together ? Outcome::war : Outcome::narrowing;
      batch.by_arm[set].push_back(result);
    }
  ablation.add(batch);
  const auto sentences = ablation.findings().front().pair_sentences();
  ASSERT_EQ(sentences.size(), 1U);
  EXPECT_THAT(sentences.front(), HasSubstr("confidentiality and tone together: 30.0 more of 100"));
  EXPECT_THAT(ablation_text(ablation, false), HasSubstr("No other arm talks on the reference"));
}

TEST(Quantity, IsFoundByClassCauseOrColumn) {
  const Study study = testing::study("muscat_2026.yaml");
  std::vector<std::string> known;
  const auto kind = [&](const std::string& name) {
    const auto measure = find_quantity(study.arms[0], name, known);
    return measure ? static_cast<int>(measure->kind) : -1;
  };
  using Kind = Quantity::Kind;
  EXPECT_EQ(kind("strikes"), static_cast<int>(Kind::outcome));
  EXPECT_EQ(kind("column:strikes"), static_cast<int>(Kind::mean));
  EXPECT_EQ(kind("misread"), static_cast<int>(Kind::cause));
  EXPECT_EQ(kind("war, misread"), static_cast<int>(Kind::cause));
  EXPECT_EQ(kind("first_deal"), static_cast<int>(Kind::happened));
  EXPECT_EQ(kind("nonsense"), -1);
  EXPECT_GT(known.size(), 50U);
}

}  // namespace
}  // namespace backchannel::testing
