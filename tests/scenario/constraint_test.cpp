// The orders and figures of scenarios/constraints.yaml: every scenario keeps them, and each of them
// is seen to be broken when it is.

#include "sim/scenario/constraint.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <string>
#include <vector>

#include "sim/scenario/evidence.hpp"

namespace backchannel::testing {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

const fs::path kScenarios = fs::path(BACKCHANNEL_SOURCE_DIR) / "scenarios";
/// A file that is not there, beside the constraints and the ledger.
const std::string kFile = (kScenarios / "invented.yaml").string();

const Constraints& constraints() {
  static const Constraints read = find_constraints(kFile, find_ledger(kFile));
  return read;
}

template <class T>
void add_names(const Named<T>& claims, std::set<std::string>& names) {
  for (const auto& entry : claims.entries) names.insert(entry.name);
}

std::set<std::string> remarked(const Judgement& judgement) {
  std::set<std::string> names;
  for (const Remark& remark : judgement.remarks) names.insert(remark.constraint);
  return names;
}

std::string told(const Judgement& judgement) {
  std::string text;
  for (const Remark& remark : judgement.remarks)
    text += remark.constraint + ": " + remark.path + ": " + remark.found + "\n";
  return text;
}

/// Between the two principals, with everything that an order speaks about, all of it kept.
const char* const kKept = R"(schema: backchannel/1
title: everything in order
source: "judgement: a test"
start: 2022-01-01
horizon: 60d
actors:
  tehran:
    role: principal
    trust: {washington: {mean: 0.2}, muscat: {mean: 0.8}, riyadh: {mean: 0.5}}
  washington: {role: principal, trust: {tehran: {mean: 0.2}, muscat: {mean: 0.8}}}
  muscat: {role: intermediary}
  doha: {role: intermediary}
  riyadh: {role: bystander}
  iraqi_militias: {role: proxy, patron: tehran, restrained: 60%, obeys: 60%}
  houthis: {role: proxy, patron: tehran, restrained: 20%, obeys: 30%}
channels:
  back: {form: shuttle, operator: muscat, publicity: 20%, authority: reframe}
  loud: {form: shuttle, operator: doha, publicity: 90%, authority: propose}
  pulpit: {form: podium, tells: 50%}
talks: back
routes: [back]
issues:
  enrichment: {performer: tehran, worth: 0.3}
  armed_groups: {performer: tehran, worth: 0.4, wanted_by: [washington]}
hazards:
  militias: {act: proxy_attack, by: iraqi_militias, to: washington, restraint: 60%}
  red sea: {act: proxy_attack, by: houthis, to: washington, restraint: 10%}
rounds: {gap: 100d}
)";

Judgement judgement_of(const std::vector<Setting>& settings, const std::string& text = kKept) {
  return judge(constraints(), read_study_text(text, kFile, settings).ledger);
}

TEST(Constraints, AScenarioThatKeepsThemIsLeftInPeace) {
  const Judgement judgement = judgement_of({});
  EXPECT_THAT(judgement.bindings, ::testing::Not(IsEmpty()));
  EXPECT_THAT(judgement.remarks, IsEmpty()) << told(judgement);
}

TEST(Constraints, AScenarioBetweenOthersIsNotJudged) {
  std::string text = kKept;
  for (std::size_t at = text.find("tehran"); at != std::string::npos; at = text.find("tehran", at))
    text.replace(at, 6, "narnia");
  const Judgement judgement =
      judgement_of({{"deeds.deployment.weight", "0"}, {"start", "2026-02-01"}}, text);
  EXPECT_THAT(judgement.bindings, IsEmpty());
  EXPECT_THAT(judgement.remarks, IsEmpty()) << told(judgement);
}

/// A line of the script that has what it has from an entry of the ledger.
Setting line(const std::string& act, const std::string& on, const std::string& id,
             const std::string& says = "words") {
  const bool between = act == "package" || act == "strike" || act == "commander";
  return {"script.line", "{act: " + act + ", on: " + on + ", says: \"" + says + "\"" +
                             (between ? ", by: washington, to: tehran" : "") +
                             (act == "package" ? ", instrument: sanctions" : "") +
                             ", source: \"evidence " + id + "\"}"};
}

const Setting kSanctions{"instruments.sanctions", "{holder: washington, target: tehran}"};
const std::string kQuiet = "channels.back.publicity";

struct Break {
  std::string constraint;
  std::vector<Setting> settings;
};

std::vector<Break> broken_orders() {
  return {
      {"facilitator trusted above opponent", {{"actors.tehran.trust.muscat.mean", "0.2"}}},
      {"facilitator trusted above opponent", {{"actors.washington.trust.tehran.mean", "0.9"}}},
      {"facilitator trusted above its neighbours", {{"actors.tehran.trust.riyadh.mean", "0.9"}}},
      {"facilitator quieter than mediator", {{"channels.loud.publicity", "15%"}}},
      {"facilitator writes less than mediator", {{"channels.loud.authority", "relay"}}},
      {"militias held back more than houthis", {{"actors.houthis.restrained", "60%"}}},
      {"attacks of militias yield more than those of houthis",
       {{"actors.houthis.obeys", "70%"}}},
      {"agenda broad for one and narrow for the other",
       {{"start", "2026-02-01"}, {"issues.armed_groups.wanted_by", "[tehran]"}}},
      {"regional items before the nuclear one",
       {{"start", "2024-01-01"}, {"issues.enrichment.worth", "0.9"}}},
      {"posture tells more than words", {{"deeds.deployment.weight", "0.05"}}},
      {"rounds of 2012 and 2013 are secret", {{"start", "2013-03-01"}, {kQuiet, "60%"}}},
      {"the round of January 2024 is secret", {{"start", "2024-01-01"}, {kQuiet, "60%"}}},
      {"rounds of 2025 and 2026 are public", {{"start", "2025-04-01"}, {kQuiet, "10%"}}},
      {"no regional state guarantees", {{"channels.loud.authority", "guarantee"}}},
      {"public statements tell less than private messages", {{"channels.pulpit.tells", "1"}}},
      {"rounds of 2026 are days apart", {{"start", "2026-02-01"}, {"rounds.gap", "20d"}}},
      {"rounds of 2025 are weeks apart",
       {{"start", "2025-04-01"}, {"rounds.gap", "{median: 9d, sigma: 0.5}"}}},
      {"the round of January 2024 comes after months",
       {{"start", "2024-01-01"}, {"rounds.gap", "30d"}}},
  };
}

std::vector<Break> broken_figures() {
  const auto package = [](const std::string& id, const std::string& says) {
    return std::vector<Setting>{kSanctions, line("package", "2022-01-05", id, says)};
  };
  return {
      {"the attack of october 2023", {line("shock", "2022-01-05", "oct7-attack")}},
      {"the january meeting", {line("round", "2022-01-05", "jan10-muscat-meeting")}},
      {"the wave of february 2024", {line("strike", "2022-01-05", "us-strikes-feb2")}},
      {"the embassy compound", {line("strike", "2022-01-05", "damascus-strike-apr1")}},
      {"the visit to oman", {line("shock", "2022-01-05", "fm-visits-muscat-apr7")}},
      {"the salvo", {line("strike", "2022-01-05", "apr2024-salvo")}},
      {"the round of april 2025", {line("round", "2022-01-05", "apr12-2025-round-opens")}},
      {"the round of february 2026", {line("round", "2022-01-05", "feb2026-no-progress")}},
      {"the commander at the table", {line("commander", "2022-01-05", "commander-joins-talks")}},
      {"the package after the round", package("sanctions-hours-after-round", "words")},
      {"fourteen vessels", package("sanctions-14-tankers", "12 vessels, 15 firms")},
      {"fifteen firms", package("sanctions-15-entities", "14 vessels, 16 firms")},
      {"two persons", package("sanctions-2-persons", "14 vessels, 3 persons")},
      {"three sites", {line("strike", "2022-01-05", "june-2025-three-sites", "4 sites")}},
      {"a halt of three years",
       {{"framework", "{says: a halt of 5 years, source: evidence framework-three-year-halt, "
                      "components: {enrichment: {point: 1}}}"}}},
      {"a gap of eight months",
       {{"rounds", "{gap: 250d, source: evidence first-in-eight-months}"}}},
  };
}

class Canary : public ::testing::TestWithParam<Break> {};

TEST_P(Canary, IsRemarked) {
  const auto& [constraint, settings] = GetParam();
  const Judgement judgement = judgement_of(settings);
  EXPECT_EQ(remarked(judgement).count(constraint), 1U) << constraint << "\n" << told(judgement);
}

INSTANTIATE_TEST_SUITE_P(Orders, Canary, ::testing::ValuesIn(broken_orders()));
INSTANTIATE_TEST_SUITE_P(Figures, Canary, ::testing::ValuesIn(broken_figures()));

/// Outcomes that were observed stand in a scenario as they would in any ledger of parameters.
Judgement judgement_of_outcome(const std::string& key, double value, const std::string& measure,
                               const std::string& id) {
  std::vector<ParameterRecord> records = read_study_text(kKept, kFile).ledger;
  ParameterRecord named;
  named.path = "documented.observed.it.measure";
  named.value = measure;
  records.push_back(named);
  ParameterRecord observed;
  observed.path = "documented.observed.it." + key;
  observed.unit = "number";
  observed.value = std::to_string(static_cast<int>(value));
  observed.number = value;
  observed.source = "judgement: eight-rounds-2013 is no source here; evidence " + id;
  records.push_back(observed);
  return judge(constraints(), records);
}

TEST(Constraints, ObservedOutcomesHaveThePrintedFigure) {
  const auto names = [](const std::string& key, double value, const std::string& measure,
                        const std::string& id) {
    return remarked(judgement_of_outcome(key, value, measure, id));
  };
  using Set = std::set<std::string>;
  const std::string rounds = "eight-rounds-2013";
  EXPECT_EQ(names("value", 8, "rounds", rounds), Set{});
  EXPECT_EQ(names("value", 7, "rounds", rounds), Set{"eight rounds"});
  EXPECT_EQ(names("at_least", 9, "rounds", rounds), Set{"eight rounds or fewer at least"});
  EXPECT_EQ(names("at_most", 7, "rounds", rounds), Set{"eight rounds or more at most"});
  EXPECT_EQ(names("value", 98, "proxy_attacks", "houthi-attacks-99"), Set{"ninety-nine attacks"});
  EXPECT_EQ(names("value", 7, "deals", rounds), Set{}) << "another measure has another meaning";
  EXPECT_EQ(names("value", 7, "rounds", "secrecy-held-2013"), Set{}) << "a mention is no source";
}

TEST(Constraints, EachIsSeenToBeBroken) {
  std::set<std::string> all;
  add_names(constraints().orders, all);
  add_names(constraints().bounds, all);
  add_names(constraints().anchors, all);
  std::set<std::string> tried = {"eight rounds", "eight rounds or fewer at least",
                                 "eight rounds or more at most", "ninety-nine attacks"};
  for (const auto& list : {broken_orders(), broken_figures()})
    for (const Break& one : list) tried.insert(one.constraint);
  EXPECT_EQ(tried, all);
}

TEST(Constraints, ALineThatCitesTwoDaysFallsOnOneOfThem) {
  const std::string both = "damascus-strike-apr1, apr2024-salvo";
  const auto on = [&](const std::string& day) {
    return judgement_of({{"start", "2024-03-31"}, line("strike", day, both)}).remarks.size();
  };
  EXPECT_EQ(on("2024-04-01"), 0U);
  EXPECT_EQ(on("2024-04-13"), 0U);
  EXPECT_EQ(on("2024-04-12"), 1U);
}

TEST(Constraints, EveryScenarioKeepsThem) {
  int seen = 0;
  for (const char* folder : {".", "episodes", "laboratory"}) {
    if (!fs::exists(kScenarios / folder)) continue;
    for (const auto& entry : fs::directory_iterator(kScenarios / folder)) {
      if (entry.path().extension() != ".yaml") continue;
      std::ifstream in(entry.path());
      const std::string text((std::istreambuf_iterator<char>(in)), {});
      if (text.find("schema: backchannel/") == std::string::npos) continue;
      const Study study = read_study(entry.path().string());
      const Judgement judgement = judge(constraints(), study.ledger);
      EXPECT_THAT(judgement.remarks, IsEmpty()) << entry.path() << "\n" << told(judgement);
      for (const Departure& one : departures_of(constraints(), study, judgement))
        EXPECT_NE(one.arms.front(), study.arms.name(0))
            << entry.path() << ": " << one.remark.path << " " << one.remark.found;
      ++seen;
    }
  }
  EXPECT_GT(seen, 10);
}

TEST(Constraints, ArmsDepartWhereTheScenarioDoesNot) {
  const std::string text = std::string(kKept) +
                           "arms:\n  as it is: {}\n  loud: {set: {talks: loud, routes: [loud]}}\n"
                           "  bold: {set: {actors.tehran.trust.muscat.mean: 0.1}}\n"
                           "  bolder: {set: {actors.tehran.trust.muscat.mean: 0.05}}\n";
  const auto departures = [&](const std::vector<Setting>& settings) {
    const Study study = read_study_text(text, kFile, settings);
    return departures_of(constraints(), study, judge(constraints(), study.ledger));
  };
  const auto found = departures({{"start", "2013-03-01"}});
  ASSERT_EQ(found.size(), 3U);
  EXPECT_EQ(found[0].remark.constraint, "rounds of 2012 and 2013 are secret");
  EXPECT_EQ(found[0].arms, std::vector<std::string>{"loud"});
  EXPECT_EQ(found[1].remark.constraint, "facilitator trusted above opponent");
  EXPECT_EQ(found[1].arms, (std::vector<std::string>{"bold", "bolder"}));
  EXPECT_EQ(found[2].remark.constraint, "facilitator trusted above its neighbours");
  // The scenario itself departs: its arms have nothing to add.
  EXPECT_THAT(departures({{"actors.tehran.trust.washington.mean", "0.9"},
                          {"actors.tehran.trust.riyadh.mean", "0.9"}}),
              IsEmpty());
}

TEST(Constraints, ARemarkHasAPlaceAndTheDocumentsOrder) {
  const Study study = read_study_text(kKept, kFile);
  Remark remark{"actors.tehran.trust.muscat.mean", "any", nullptr, "0.8 is too much"};
  const Claim claim{"words", {"jan10-no-agreement"}, {}, {}};
  remark.claim = &claim;
  const Problem problem = problem_of(remark, study);
  EXPECT_EQ(problem.place.line, 9);
  EXPECT_EQ(problem.severity, Severity::remark);
  EXPECT_EQ(problem.reason, "words; evidence jan10-no-agreement");
  Problems one;
  one.add(problem);
  EXPECT_THAT(to_text(one, false), HasSubstr("muscat.mean: remark: 0.8 is too much ("));
}

TEST(Constraints, MistakesInThemAreTold) {
  const std::string text =
      "schema: backchannel-constraints/1\nprincipals: [a, b]\nbounds:\n"
      "  one: {says: x, evidence: [jan10-no-agreemnt], path: [rounds.gap]}\n";
  try {
    read_constraints(text, "c.yaml", find_ledger(kFile));
    ADD_FAILURE() << "accepted";
  } catch (const ScenarioError& error) {
    EXPECT_THAT(error.what(), HasSubstr("has no `jan10-no-agreemnt`"));
    EXPECT_THAT(error.what(), HasSubstr("it bounds nothing"));
  }
  EXPECT_TRUE(find_constraints("/nowhere/at/all.yaml", {}).orders.empty());
}

}  // namespace
}  // namespace backchannel::testing
