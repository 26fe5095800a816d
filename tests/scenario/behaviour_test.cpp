// One file of behaviour under many scenarios: where its values go, whose word counts, where each
// value says it comes from, and that no episode has a temper of its own.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "analysis/table/episode.hpp"
#include "sim/parameters/path.hpp"
#include "tests/support/laboratory.hpp"

namespace backchannel::testing {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr const char* kBehaviour = R"(schema: backchannel-behaviour/1
principal:
  source: "judgement: all alike"
  concession: {stakes: 1.1}
  words: {threats: 35%, source: "judgement: angry words"}
deeds:
  source: "judgement: deeds"
  package: {weight: 0.9, offence: 0.6}
ladder: {strike: 0.25, source: "judgement: force"}
hazards:
  source: "judgement: by act"
  incident: {alert: 4, deliberate: 20%}
  package: {tension: 2}
uncertain:
  principal.concession.stakes: {low: 1, high: 2}
  ladder.strike: {low: 0.2, high: 0.3}
)";

const std::string kHead = R"(schema: backchannel/1
title: Two states and a line
behaviour: behaviour.yaml
source: "judgement: the scenario"
hazards:
  at sea: {act: incident, rate: 0.03/d}
  elsewhere: {act: incident, rate: 0.01/d, alert: 1}
)";
const std::string kActors = R"(actors:
  north: {role: principal}
  south: {role: principal, concession: {beta: 0.7}, words: {interval: 5d}}
  envoy: {role: intermediary}
)";

/// A folder of its own for each test, since each runs in a process of its own.
class Behaving : public ::testing::Test {
 protected:
  void SetUp() override {
    const auto* test = ::testing::UnitTest::GetInstance()->current_test_info();
    folder_ = fs::temp_directory_path() / (std::string("backchannel_behaviour_") + test->name());
    fs::create_directories(folder_);
    write("behaviour.yaml", kBehaviour);
  }
  void TearDown() override { fs::remove_all(folder_); }
  void write(const std::string& name, const std::string& text) const {
    std::ofstream(folder_ / name) << text;
  }
  Study read(const std::string& text, const std::vector<Setting>& settings = {}) const {
    write("scenario.yaml", text);
    return read_study((folder_ / "scenario.yaml").string(), settings);
  }

  fs::path folder_;
};

const ParameterRecord& record_of(const Study& study, const std::string& path) {
  const auto found = std::find_if(study.ledger.begin(), study.ledger.end(),
                                  [&](const ParameterRecord& one) { return one.path == path; });
  if (found == study.ledger.end()) throw std::invalid_argument("no parameter " + path);
  return *found;
}

double number_at(Study& study, const std::string& path) {
  const double* value = parameter(study.scenario, path);
  if (value == nullptr) throw std::invalid_argument("no number " + path);
  return *value;
}

TEST_F(Behaving, GoesUnderPrincipalsActsAndBlocks) {
  Study study = read(kHead + kActors);
  EXPECT_EQ(number_at(study, "actors.north.concession.stakes"), 1.1);
  EXPECT_EQ(number_at(study, "actors.south.concession.stakes"), 1.1);
  EXPECT_EQ(number_at(study, "actors.south.concession.beta"), 0.7);
  EXPECT_EQ(number_at(study, "actors.south.words.threats"), 0.35);
  EXPECT_EQ(number_at(study, "actors.south.words.interval"), 5);
  EXPECT_EQ(number_at(study, "deeds.package.weight"), 0.9);
  EXPECT_EQ(number_at(study, "deeds.strike.weight"), 2);
  EXPECT_EQ(number_at(study, "ladder.strike"), 0.25);
  EXPECT_EQ(number_at(study, "hazards.at sea.alert"), 4);
  EXPECT_EQ(number_at(study, "hazards.at sea.rate"), 0.03);
  EXPECT_EQ(number_at(study, "hazards.elsewhere.deliberate"), 0.2);
}

TEST_F(Behaving, TheScenariosOwnWordCountsAndIsNoted) {
  Study study = read(kHead + kActors + "deeds: {package: {weight: 0.1}}\n"
                     "arms: {one: {set: {ladder.strike: 0}}}\nuncertain: {}\n");
  EXPECT_EQ(number_at(study, "hazards.elsewhere.alert"), 1);
  EXPECT_EQ(number_at(study, "deeds.package.weight"), 0.1);
  EXPECT_EQ(number_at(study, "deeds.package.offence"), 0.6);
  std::vector<std::string> paths;
  for (const auto& one : study.behaviour.overrides) paths.push_back(one.path);
  EXPECT_THAT(paths, ElementsAre("hazards.elsewhere.alert", "deeds.package.weight",
                                 "arms.one.set.ladder.strike"));
}

TEST_F(Behaving, EachValueKeepsItsPlaceAndItsSource) {
  const Study study = read(kHead + kActors);
  const auto& stakes = record_of(study, "actors.south.concession.stakes");
  EXPECT_EQ(stakes.source, "judgement: all alike");
  EXPECT_THAT(stakes.place.file, HasSubstr("behaviour.yaml"));
  EXPECT_EQ(stakes.place.line, 4);
  EXPECT_EQ(record_of(study, "actors.south.words.threats").source, "judgement: angry words");
  EXPECT_EQ(record_of(study, "actors.south.concession.beta").source, "judgement: the scenario");
  EXPECT_EQ(record_of(study, "hazards.at sea.alert").source, "judgement: by act");
  EXPECT_EQ(record_of(study, "ladder.strike").source, "judgement: force");
}

TEST_F(Behaving, WhatItDrawsIsDrawnForEachPrincipal) {
  const Study study = read(kHead + kActors + "uncertain: {hazards.at sea.rate: {low: 0.01/d, "
                           "high: 0.05/d}}\narms: {as it was: {}, fixed: {set: {ladder.strike: "
                           "0.2}}}\n");
  const auto drawn = [](const Scenario& scenario) {
    std::vector<std::string> paths;
    for (const auto& draw : scenario.draws) paths.push_back(draw.path);
    return paths;
  };
  EXPECT_THAT(drawn(study.arms[0]),
              ElementsAre("hazards.at sea.rate", "actors.north.concession.stakes",
                          "actors.south.concession.stakes", "ladder.strike"));
  EXPECT_THAT(drawn(study.arms[1]),
              ElementsAre("hazards.at sea.rate", "actors.north.concession.stakes",
                          "actors.south.concession.stakes"));
}

TEST_F(Behaving, IsPartOfTheHashAndOfTheResolvedFile) {
  const Study before = read(kHead + kActors);
  std::string other = kBehaviour;
  other.replace(other.find("0.25"), 4, "0.26");
  write("behaviour.yaml", other);
  const Study after = read(kHead + kActors);
  EXPECT_NE(before.hash, after.hash);
  EXPECT_THAT(resolved_yaml(after), HasSubstr("strike: 0.26"));
  EXPECT_EQ(resolved_yaml(after).find("behaviour.yaml"), std::string::npos);
}

TEST_F(Behaving, AnotherFileMayBeChosenForOnce) {
  std::string other = kBehaviour;
  other.replace(other.find("0.25"), 4, "0.26");
  write("other.yaml", other);
  Study study = read(kHead + kActors, {{"behaviour", "other.yaml"}});
  EXPECT_EQ(number_at(study, "ladder.strike"), 0.26);
}

// --- The episodes -------------------------------------------------------------------------------

std::vector<fs::path> episodes() {
  std::vector<fs::path> files;
  const fs::path folder = fs::path(BACKCHANNEL_SOURCE_DIR) / "scenarios" / "episodes";
  for (const auto& entry : fs::directory_iterator(folder))
    if (entry.path().extension() == ".yaml") files.push_back(entry.path());
  return files;
}

TEST(Episodes, HaveNoTemperOfTheirOwn) {
  ASSERT_THAT(episodes(), ::testing::Not(IsEmpty()));
  for (const fs::path& file : episodes()) {
    const Study study = read_episode(file.string());
    EXPECT_EQ(fs::path(study.behaviour.file).filename(), "behaviour.yaml") << file;
    for (const auto& one : study.behaviour.overrides) ADD_FAILURE() << file << " " << one.path;
  }
}

TEST(Episodes, ReadBackFromTheirResolvedFile) {
  const fs::path folder = fs::path(BACKCHANNEL_SOURCE_DIR) / "scenarios" / "episodes";
  const Study before = study("episodes/H11_muscat_round_february_2026.yaml");
  const std::string text = "source: \"judgement: as there\"\n" + resolved_yaml(before);
  const Study after = read_study_text(text, (folder / "resolved.yaml").string());
  EXPECT_EQ(before.hash, after.hash);
  EXPECT_EQ(after.behaviour.file, "");
  ASSERT_EQ(before.arms.size(), after.arms.size());
  const auto prints = [](const Scenario& arm) {
    std::vector<std::uint64_t> all;
    for (const RunResult& result : live(arm, 20, 7, 1, true)) all.push_back(result.fingerprint);
    return all;
  };
  EXPECT_EQ(prints(before.arms[0]), prints(after.arms[0]));
}

/// The canary: what an episode may not do is refused.
std::string refusal_of(const fs::path& file) {
  try {
    read_episode(file.string());
  } catch (const ScenarioError& error) {
    return error.what();
  }
  return "";
}

TEST_F(Behaving, AnEpisodeThatWritesOverItIsRefused) {
  const std::string documented =
      "documented: {says: It ended well.}\nreference: none\n";
  const auto told = [&](const std::string& text) {
    write("evidence.yaml", "entries:\n  - id: an-end\n    fact: it ended\n");
    write("X1_test.yaml", text);
    return refusal_of(folder_ / "X1_test.yaml");
  };
  const std::string good =
      "schema: backchannel/1\ntitle: T\nbehaviour: behaviour.yaml\nsource: \"evidence an-end\"\n" +
      kActors + documented;
  EXPECT_EQ(told(good), "");
  EXPECT_THAT(told(good + "ladder: {strike: 0.3}\n"),
              ::testing::AllOf(HasSubstr("ladder.strike"), HasSubstr("writes over")));
  EXPECT_THAT(told(good + "arms: {a: {set: {actors.north.concession: {stakes: 3}}}}\n"),
              HasSubstr("arms.a.set.actors.north.concession"));
  EXPECT_THAT(told(good + "uncertain: {ladder.strike: {low: 0, high: 1}}\n"),
              HasSubstr("uncertain.ladder.strike"));
  std::string without = good;
  without.erase(without.find("behaviour: "), std::string("behaviour: behaviour.yaml\n").size());
  EXPECT_THAT(told(without), HasSubstr("names no file of behaviour"));
  std::string silent = good;
  silent.erase(silent.find("documented: "), std::string("documented: {says: It ended well.}\n").size());
  EXPECT_THAT(told(silent), HasSubstr("does not say what is documented"));
}

}  // namespace
}  // namespace backchannel::testing
