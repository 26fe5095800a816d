// The data of a report: what is in it, that it adds up, and that it is the same each time.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <string>

#include "analysis/report/page.hpp"
#include "analysis/report/report.hpp"
#include "tests/support/laboratory.hpp"

namespace backchannel::testing {
namespace {

using Json = nlohmann::ordered_json;

std::vector<ReportArm> arms_of(const Study& study, std::size_t most) {
  std::vector<ReportArm> arms;
  for (std::size_t i = 0; i < std::min(most, study.arms.size()); ++i)
    arms.push_back({study.arms.name(i), &study.arms[i]});
  return arms;
}

Json data_of(const Study& study, std::uint32_t runs, std::uint32_t watched, std::size_t most = 2,
             int threads = 1, std::uint32_t batch = 512) {
  Report report(study, arms_of(study, most), 1);
  Experiment experiment;
  for (const ReportArm& arm : report.arms()) experiment.arms.push_back(arm.scenario);
  experiment.runs = runs;
  experiment.threads = threads;
  experiment.batch = batch;
  perform(experiment, [&](const Batch& lived) {
    report.add(lived);
    return true;
  });
  report.add(watch(report.watching(watched, threads), [](std::uint64_t) { return true; }));
  return report.data(provenance_of(study, 1, runs, runs, "a command"));
}

const Study& muscat() {
  static const Study read = study("muscat_2026.yaml");
  return read;
}
const Json& muscat_data() {
  static const Json data = data_of(muscat(), 300, 40);
  return data;
}

TEST(ReportData, IsTheSameForAnyThreadsAndBatches) {
  EXPECT_EQ(muscat_data().dump(), data_of(muscat(), 300, 40, 2, 2, 64).dump());
}

TEST(ReportData, OutcomesOfAnArmAddUpToAllRuns) {
  for (const Json& arm : muscat_data()["arms"]) {
    double all = 0;
    for (const Json& share : arm["outcomes"]) all += share[0].get<double>();
    EXPECT_NEAR(all, 1, 1e-3);
  }
}

TEST(ReportData, WarsByTheLastDayAreTheRunsThatEndInWar) {
  const Json& incidence = muscat_data()["incidence"];
  ASSERT_EQ(incidence["ever"][0], "war");
  for (std::size_t arm = 0; arm < 2; ++arm) {
    const Json& wars = incidence["arms"][arm]["ever"][0];
    EXPECT_NEAR(wars.back()[0].get<double>() / incidence["parts"].get<double>(),
                muscat_data()["arms"][arm]["outcomes"][0][0].get<double>(), 1e-5);
    EXPECT_EQ(wars.size(), incidence["days"].size());
  }
}

TEST(ReportData, WhatCameFirstCameOnlyOnce) {
  const Json& incidence = muscat_data()["incidence"];
  const Json& first = incidence["arms"][0]["first"];
  int all = 0;
  for (std::size_t ending = 0; ending < first.size(); ++ending) {
    const int share = first[ending].back()[0].get<int>();
    all += share;
    EXPECT_LE(share, incidence["arms"][0]["ever"][ending].back()[0].get<int>());
  }
  EXPECT_LE(all, incidence["parts"].get<int>() + static_cast<int>(first.size()));
}

TEST(ReportData, MessagesOfChannelsAreThoseTheRunsCounted) {
  // Watched runs are the first runs, so with all of them watched the two counts must agree.
  const Json data = data_of(muscat(), 60, 60);
  for (std::size_t arm = 0; arm < 2; ++arm) {
    double sent = 0;
    double heard = 0;
    double days = 0;
    double flipped = 0;
    for (const Json& channel : data["messages"]["arms"][arm]) {
      sent += channel["sent"].get<double>();
      const double of_it = channel["heard"].get<double>();
      heard += of_it;
      if (of_it == 0) continue;
      days += of_it * channel["days"].get<double>();
      flipped += of_it * channel["flipped"][0].get<double>();
    }
    const Json& means = data["arms"][arm]["means"];
    EXPECT_NEAR(sent / 60, means["sent"][0].get<double>(), 1e-3);
    EXPECT_NEAR(heard / 60, means["delivered"][0].get<double>(), 1e-3);
    EXPECT_NEAR(flipped / 60, means["flipped"][0].get<double>(), 1e-3);
    EXPECT_NEAR(days / 60, means["delay_days"][0].get<double>(), 0.02);
  }
}

TEST(ReportData, TheFiveSignsAddUpToTheirCount) {
  const Json data = data_of(muscat(), 300, 1);
  for (const Json& arm : data["signs"]) {
    for (const char* end : {"good", "bad"}) {
      double parts = 0;
      for (int i = 1; i < 6; ++i) {
        const double share = arm["signs"][i][end].get<double>();
        EXPECT_GE(share, 0);
        EXPECT_LE(share, 1);
        parts += share;
      }
      EXPECT_NEAR(parts, arm["signs"][0][end].get<double>(), 1e-3);
    }
  }
}

TEST(ReportData, ATypicalRunEndsAsItIsSaidTo) {
  const Json& typical = muscat_data()["chosen"]["typical"];
  ASSERT_GE(typical.size(), 4U);
  for (const Json& run : typical) {
    Trace trace;
    const RunResult again = tell(muscat().arms[0], 1, run["run"].get<std::uint32_t>(), trace);
    EXPECT_EQ(run["outcome"].get<std::string>(), name_of(again.outcome));
    const Json& says = muscat_data()["chosen"]["texts"][run["says"].get<std::size_t>()];
    for (const char* language : {"en", "ar", "fa"}) EXPECT_NE(says.value(language, ""), "");
    for (const Json& letter : run["letters"])
      EXPECT_LE(letter["sent"].get<double>(), letter.value("heard", 1e9));
  }
}

TEST(ReportData, EveryParameterHasAValueAndASource) {
  const Json& assumptions = muscat_data()["assumptions"];
  EXPECT_GT(assumptions["parameters"].size(), 300U);
  const std::size_t texts = assumptions["texts"].size();
  for (const Json& one : assumptions["parameters"]) {
    EXPECT_FALSE(one[1].get<std::string>().empty()) << one[0];
    for (int i = 2; i < 6; ++i) ASSERT_LT(one[i].get<std::size_t>(), texts);
    EXPECT_NE(assumptions["texts"][one[5].get<std::size_t>()], "") << one[0];
  }
  EXPECT_TRUE(assumptions["evidence"].contains("legacy-of-distrust"));
  EXPECT_EQ(assumptions["uncertain"].size(), muscat().scenario.draws.size());
}

TEST(ReportData, DatesOfTheDocumentsStandBesideTheRuns) {
  const Study episode = study("episodes/H11_muscat_round_february_2026.yaml");
  const Json data = data_of(episode, 100, 1);
  ASSERT_FALSE(data["documented"]["observed"].empty());
  for (const Json& one : data["documented"]["observed"]) EXPECT_FALSE(one["says"].empty());
}

TEST(ReportData, OfMoreRunsTakesHardlyMoreRoom) {
  const std::size_t few = muscat_data().dump().size();
  const std::size_t many = data_of(muscat(), 1200, 40).dump().size();
  EXPECT_LT(many, few + few / 4);
}

TEST(ReportData, OfAScenarioWithoutChannelsOrArmsIsWhole) {
  const Study ladder = study("laboratory/ladder.yaml");
  const Json data = data_of(ladder, 50, 5, 1);
  EXPECT_TRUE(data["comparisons"].empty());
  EXPECT_TRUE(data["chosen"]["apart"].is_null());
  EXPECT_EQ(data["runs"], 50);
}

TEST(Thin, KeepsFiveDigitsAndTellsWhatIsMissing) {
  EXPECT_EQ(thin(0.123456789).dump(), "0.12346");
  EXPECT_EQ(thin(1234567.0).dump(), "1234600");
  EXPECT_EQ(thin(0.0).dump(), "0");
  EXPECT_TRUE(thin(std::nan("")).is_null());
}

}  // namespace
}  // namespace backchannel::testing
