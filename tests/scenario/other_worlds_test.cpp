// The engine knows no party by name: worlds that share no actor with the main scenario are read,
// lived and told by the same rules, from a file alone.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <string>

#include "sim/engine/experiment.hpp"
#include "sim/parameters/yaml.hpp"
#include "tests/support/laboratory.hpp"

namespace backchannel::testing {
namespace {

namespace fs = std::filesystem;

constexpr std::uint32_t kRuns = 1500;
constexpr double kMostOfOneClass = 80;

std::vector<std::string> worlds() {
  const fs::path root = fs::path(BACKCHANNEL_SOURCE_DIR) / "scenarios";
  std::vector<std::string> files;
  for (const auto& entry : fs::directory_iterator(root / "other"))
    if (entry.path().extension() == ".yaml")
      files.push_back(fs::relative(entry.path(), root).generic_string());
  std::sort(files.begin(), files.end());
  return files;
}

/// Every `source:` of a file, however deep.
void sources_of(const Node& node, std::vector<std::string>& found) {
  for (const auto& [key, value] : node.entries) {
    if (key.text == "source") found.push_back(value.text);
    sources_of(value, found);
  }
  for (const Node& item : node.items) sources_of(item, found);
}

class OtherWorld : public ::testing::TestWithParam<std::string> {};

TEST_P(OtherWorld, ChecksCleanAndIsFitForAClass) {
  const Study read = study(GetParam());
  EXPECT_FALSE(read.scenario.asks.empty());
  EXPECT_FALSE(read.scenario.how_it_works.empty());
  EXPECT_GE(read.scenario.things_to_notice.size(), 3U);
  EXPECT_GE(read.scenario.things_to_try.size(), 3U);
  EXPECT_GE(read.arms.size(), 4U);
  std::ifstream in(read.file);
  std::string first;
  std::getline(in, first);
  EXPECT_EQ(first, "# yaml-language-server: $schema=../scenario.schema.json");
}

/// The ledger of evidence is about another crisis, so nothing here may lean on it.
TEST_P(OtherWorld, LeansOnJudgementAlone) {
  const Study read = study(GetParam());
  std::vector<std::string> sources;
  sources_of(read.root, sources);
  EXPECT_GT(sources.size(), 10U);
  for (const std::string& source : sources) {
    EXPECT_THAT(source, ::testing::StartsWith("judgement: "));
    for (const char* other : {"; evidence ", "; theory ", "; model "})
      EXPECT_THAT(source, ::testing::Not(::testing::HasSubstr(other)));
  }
  for (const ParameterRecord& record : read.ledger)
    if (record.written && !record.is_default_source) {
      EXPECT_THAT(record.source, ::testing::StartsWith("judgement: ")) << record.path;
    }
}

TEST_P(OtherWorld, LetsNoClassSwallowTheOthers) {
  const Study read = study(GetParam());
  for (const auto& [name, arm] : read.arms.entries) {
    if (!arm.talks) continue;  // classes speak of talks; without any they mean little
    const auto results = live(arm, kRuns);
    for (int k = 0; k < kOutcomes; ++k)
      EXPECT_LT(share(results, static_cast<Outcome>(k)), kMostOfOneClass) << name << " " << k;
  }
}

INSTANTIATE_TEST_SUITE_P(Each, OtherWorld, ::testing::ValuesIn(worlds()), [](const auto& one) {
  return fs::path(one.param).stem().string();
});

TEST(OtherWorlds, AreTheTwoThatTheManualNames) {
  EXPECT_THAT(worlds(), ::testing::ElementsAre("other/october_1962.yaml",
                                               "other/two_rivals.yaml"));
}

/// Names are only names: the same world with every actor called otherwise is as likely to end in
/// each way. (Luck is looked up by name, so runs differ; shares do not, but for standard errors.)
TEST(OtherWorlds, AreTheSameUnderOtherNames) {
  const Study read = study("other/two_rivals.yaml");
  std::string text = to_yaml(read.root);
  for (const auto& [from, to] : {std::pair{"kestria", "eastmark"}, {"varland", "westmark"},
                                 {"merrow", "harbour"}, {"hillmen", "raiders"}})
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + 1))
      text.replace(at, std::string(from).size(), to);
  const Study renamed = read_study_text(text, read.file);
  ASSERT_GE(renamed.scenario.actors.find("eastmark"), 0);
  ASSERT_LT(renamed.scenario.actors.find("kestria"), 0);
  constexpr std::uint32_t kMany = 4000;
  const auto before = live(read.arms[0], kMany);
  const auto after = live(renamed.arms[0], kMany);
  for (int k = 0; k < kOutcomes; ++k) {
    const double one = share(before, static_cast<Outcome>(k));
    const double two = share(after, static_cast<Outcome>(k));
    const double p = std::max(0.1, 0.5 * (one + two));
    EXPECT_NEAR(one, two, 4 * std::sqrt(2 * p * (100 - p) / kMany)) << k;
  }
}

const Scenario& arm(const Study& read, const std::string& name) {
  const int at = read.arms.find(name);
  EXPECT_GE(at, 0) << name;
  return read.arms[static_cast<std::size_t>(std::max(0, at))];
}

TEST(OtherWorlds, NervousEyesRaiseMoreFalseAlarms) {
  const Study read = study("other/two_rivals.yaml");
  const auto calm = live(arm(read, "through Merrow"), kRuns);
  const auto nervous = live(arm(read, "nervous eyes"), kRuns);
  EXPECT_GT(mean(nervous, "false_alarms"), 1.5 * mean(calm, "false_alarms"));
}

TEST(OtherWorlds, APrivateContactMeetsOnlyWhereItIsOpen) {
  const Study read = study("other/october_1962.yaml");
  const auto first_round = [&](const std::string& name) {
    double soonest = 1000;
    for (const RunResult& result : live(arm(read, name), kRuns)) {
      const double day = value(result.tally, "first_round");
      if (day >= 0) soonest = std::min(soonest, day);
    }
    return soonest;
  };
  EXPECT_GE(first_round("as it was"), 8);
  EXPECT_LT(first_round("private channel from day one"), 2);
  EXPECT_EQ(first_round("no private channel"), 1000);
}

TEST(OtherWorlds, AStrikeThatIsOrderedIsAChosenOne) {
  const Study read = study("other/october_1962.yaml");
  const auto chosen = [&](const std::string& name) {
    const auto results = live(arm(read, name), kRuns);
    return std::count_if(results.begin(), results.end(), [](const RunResult& result) {
      return value(result.tally, "war_cause") == static_cast<double>(Cause::chosen);
    });
  };
  EXPECT_GT(chosen("air strike planned"), 2 * chosen("no quarantine"));
}

}  // namespace
}  // namespace backchannel::testing
