// Which parameter matters, on scenarios: a point is the scenario with those values, the same bytes
// for any number of threads, factors from where the file says, and words that say what was found.

#include "analysis/table/sensitivity.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <stdexcept>

#include "analysis/design/points.hpp"
#include "analysis/table/sensitivity_sheet.hpp"
#include "sim/crisis/luck.hpp"
#include "sim/parameters/units.hpp"
#include "tests/support/laboratory.hpp"

namespace backchannel {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

/// A deal and a war wait at constant rates, and the deal does not keep the war away: the chance of
/// war is 1 − e^(−60 b). Two rates are uncertain, and one parameter that nothing here uses.
constexpr const char* kRisks = R"(schema: backchannel/1
title: A war that waits
source: "judgement: a test"
start: 2026-01-01
horizon: 60d
actors:
  north: {role: principal}
  south: {role: principal}
hazards:
  a deal: {act: accord, rate: 0.02/d}
  a war: {act: attack, rate: 0.005/d}
uncertain:
  hazards.a deal.rate: {low: 0.01/d, high: 0.03/d}
  hazards.a war.rate: {low: 0.002/d, high: 0.03/d}
  actors.north.relief.mean: {low: 10%, high: 50%}
)";

Study risks(const std::string& more = "") {
  return read_study_text(std::string(kRisks) + more, "risks.yaml");
}

SensitivityQuestion question_on(const Study& study, const std::string& measure = "war") {
  SensitivityQuestion question;
  question.scenario = &study.arms[0];
  question.arm = "as written";
  question.factors = sensitivity_factors(study, study.arms[0]);
  std::vector<std::string> known;
  question.measure = find_quantity(study.arms[0], measure, known).value();
  question.base_points = 256;
  return question;
}

const std::function<bool(std::uint64_t)> kGoOn = [](std::uint64_t) { return true; };

TEST(SensitivityTest, APointIsTheScenarioWithThoseValues) {
  const Study study = testing::study("muscat_2026.yaml");
  const Scenario& arm = study.arms[0];
  const std::vector<Factor> factors = uncertain_factors(arm);
  ASSERT_EQ(factors.size(), 21U);
  const Points points = sobol_points(names_of(factors), 12, 3);
  std::vector<RunResult> lived;
  live_points(
      {&arm, factors, &points, [](std::uint32_t row) { return 100 + row; }, 5, 2},
      [&](const RunResult& result) { lived.push_back(result); }, [] { return true; });
  ASSERT_EQ(lived.size(), 12U);
  for (std::size_t row = 0; row < lived.size(); ++row) {
    Scenario scenario = arm;
    scenario.draws.clear();
    for (std::size_t i = 0; i < factors.size(); ++i)
      *parameter(scenario, factors[i].path) = value_at(
          factors[i], points(static_cast<Eigen::Index>(row), static_cast<Eigen::Index>(i)));
    settle(scenario);
    Trace trace;
    const auto run = static_cast<std::uint32_t>(100 + row);
    const RunResult alone = Runner(scenario).live(5, run, trace);
    EXPECT_EQ(lived[row].run, run);
    EXPECT_EQ(lived[row].outcome, alone.outcome);
    std::vector<double> one;
    std::vector<double> other;
    read_row(lived[row].tally, one);
    read_row(alone.tally, other);
    EXPECT_EQ(one, other);
  }
}

TEST(SensitivityTest, SettingWhatARunWouldDrawGivesTheRun) {
  // The quantile of the uniform that run k looks up for a parameter is what it would have drawn.
  const Study study = testing::study("muscat_2026.yaml");
  const std::vector<Factor> factors = uncertain_factors(study.arms[0]);
  Points points(8, static_cast<Eigen::Index>(factors.size()));
  for (Eigen::Index run = 0; run < 8; ++run)
    for (std::size_t i = 0; i < factors.size(); ++i)
      points(run, static_cast<Eigen::Index>(i)) =
          Luck{1, static_cast<std::uint32_t>(run)}.uniform(Purpose::parameter, factors[i].name, 0);
  const auto drawn = testing::live(study.arms[0], 8);
  std::size_t at = 0;
  live_points(
      {&study.arms[0], factors, &points, [](std::uint32_t row) { return row; }, 1, 1},
      [&](const RunResult& result) {
        EXPECT_EQ(result.outcome, drawn[at].outcome);
        EXPECT_EQ(testing::value(result.tally, "rounds"),
                  testing::value(drawn[at++].tally, "rounds"));
      },
      [] { return true; });
}

TEST(SensitivityTest, TheSameForAnyNumberOfThreads) {
  const Study study = risks();
  SensitivityQuestion question = question_on(study);
  question.base_points = 64;
  const auto told = [&](int threads) {
    question.threads = threads;
    return sensitivity_json(question, answer_sensitivity(question, kGoOn)).dump();
  };
  EXPECT_EQ(told(1), told(3));
}

TEST(SensitivityTest, AKnownModelIsRankedAndAnUnusedParameterChangesNoRun) {
  const Study study = risks();
  SensitivityQuestion question = question_on(study);
  question.base_points = 1024;
  const SensitivityAnswer answer = answer_sensitivity(question, kGoOn);
  EXPECT_EQ(answer.runs, question.runs());
  const auto& factors = answer.sobol->factors;
  EXPECT_EQ(factors[1].verdict, SobolVerdict::matters);
  EXPECT_EQ(factors[2].verdict, SobolVerdict::no_run_differs);
  EXPECT_GT(factors[1].total.value, factors[0].total.value);
  EXPECT_EQ(answer.morris[0].verdict, MorrisVerdict::no_run_differs);
  EXPECT_EQ(answer.morris[1].verdict, MorrisVerdict::raises);
  EXPECT_EQ(answer.morris[2].verdict, MorrisVerdict::no_run_differs);
  EXPECT_TRUE(answer.regional[1].told());
  EXPECT_FALSE(answer.regional[2].told());
  EXPECT_TRUE(answer.prim->holds());
  EXPECT_THAT(box_sentence(question, answer), HasSubstr("War when "));
  EXPECT_THAT(box_sentence(question, answer), HasSubstr("hazards.a war.rate"));
  EXPECT_THAT(box_sentence(question, answer), HasSubstr("is above"));
}

TEST(SensitivityTest, SharesOfVarianceAreThoseOfTheClosedForm) {
  // P(war | b) = 1 − e^(−60 b), b uniform on 0.002 … 0.03: ∫ e^(−c b) / width.
  const auto mean_exp = [](double c) {
    return (std::exp(-c * 0.002) - std::exp(-c * 0.03)) / c / 0.028;
  };
  const double sum = 1 - mean_exp(60);
  const double variance = sum * (1 - sum);
  const double between = mean_exp(120) - mean_exp(60) * mean_exp(60);
  const Study study = risks();
  SensitivityQuestion question = question_on(study);
  question.base_points = 4096;
  question.morris = question.prim = false;
  question.threads = 2;
  const SensitivityAnswer answer = answer_sensitivity(question, kGoOn);
  EXPECT_NEAR(answer.mean, sum, 4 * std::sqrt(variance / 8192));
  EXPECT_NEAR(answer.sobol->factors[1].first.value, between / variance, 0.04);
  EXPECT_NEAR(answer.sobol->parameters->value, between / variance, 0.04);
  EXPECT_NEAR(answer.scores[1].first, between / variance, 0.015);
}

TEST(SensitivityTest, FactorsAreThoseOfAnExperimentThatSpreadsItsPoints) {
  const Study study = risks(R"(experiment:
  design: sobol
  factors:
    hazards.a war.rate: {low: 0.002/d, high: 0.01/d}
    horizon: {low: 30d, high: 90d}
)");
  const auto factors = sensitivity_factors(study, study.arms[0]);
  ASSERT_EQ(factors.size(), 2U);
  EXPECT_EQ(factors[0].path, "hazards.a war.rate");
  EXPECT_EQ(value_at(factors[1], 0.5), 60);
  // What is uncertain and no factor is drawn, and so a part of luck: with its rate fixed beside it
  // the horizon still has luck around it.
  SensitivityQuestion question = question_on(study);
  question.base_points = 64;
  EXPECT_GT(answer_sensitivity(question, kGoOn).sobol->factors[2].total.value, 0.3);
}

TEST(SensitivityTest, AQuantityBecomesAnEventAboveItsHighestTenth) {
  const Study study = risks();
  SensitivityQuestion question = question_on(study, "end_day");
  question.sobol = question.morris = false;
  const SensitivityAnswer answer = answer_sensitivity(question, kGoOn);
  EXPECT_GT(answer.happened, 0);
  EXPECT_LT(answer.happened, 1);
  question.above = 30;
  EXPECT_EQ(answer_sensitivity(question, kGoOn).threshold, 30);
}

TEST(SensitivityTest, AnInterruptLeavesWholeBasePoints) {
  const Study study = risks();
  SensitivityQuestion question = question_on(study);
  question.base_points = 4096;
  const SensitivityAnswer answer =
      answer_sensitivity(question, [](std::uint64_t done) { return done < 3000; });
  ASSERT_TRUE(answer.sobol.has_value());
  EXPECT_EQ(answer.sobol->base_points, answer.runs / 6);
  EXPECT_TRUE(answer.morris.empty());
  EXPECT_THAT(sensitivity_text(question, answer, false), Not(HasSubstr("Morris")));
}

TEST(SensitivityTest, WhatNeverHappensIsSaid) {
  const Study study = risks();
  SensitivityQuestion question = question_on(study, "framework");
  question.base_points = 32;
  const std::string text = sensitivity_text(question, answer_sensitivity(question, kGoOn), false);
  EXPECT_THAT(text, HasSubstr("Nothing to share out"));
  EXPECT_THAT(text, HasSubstr("There is nothing to tell apart"));
}

TEST(SensitivityTest, LinesFitThePage) {
  const Study study = testing::study("muscat_2026.yaml");
  SensitivityQuestion question = question_on(study);
  question.base_points = 48;
  const std::string text = sensitivity_text(question, answer_sensitivity(question, kGoOn), true);
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) EXPECT_LE(width_of(line), 100U) << line;
}

}  // namespace
}  // namespace backchannel
