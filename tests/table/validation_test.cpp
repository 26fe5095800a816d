// What is known of many crises: the fits on samples with known answers, and what counts as a
// threat, a concession and a prior on small stories made by hand.

#include "analysis/table/validation.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "sim/crisis/act.hpp"
#include "tests/support/laboratory.hpp"

namespace backchannel::testing {
namespace {

/// Equally likely quantiles of a Weibull law.
std::vector<double> weibull_sample(double shape, double scale, int n) {
  std::vector<double> days;
  for (int i = 0; i < n; ++i)
    days.push_back(scale * std::pow(-std::log(1 - (i + 0.5) / n), 1 / shape));
  return days;
}

TEST(Weibull, ShapeOfASampleIsFound) {
  for (const double shape : {0.6, 1.0, 2.5}) {
    const auto days = weibull_sample(shape, 80, 20000);
    EXPECT_NEAR(weibull_shape(days, std::vector<bool>(days.size(), true)), shape, 0.002 * shape);
  }
}

TEST(Weibull, CensoringAtAHorizonDoesNotBiasIt) {
  auto days = weibull_sample(0.8, 100, 20000);
  std::vector<bool> ended;
  for (double& t : days) {
    ended.push_back(t < 60);
    t = std::min(t, 60.0);
  }
  EXPECT_NEAR(weibull_shape(days, ended), 0.8, 0.005);
}

TEST(Weibull, NothingIsFittedToNothing) {
  EXPECT_TRUE(std::isnan(weibull_shape({3, 4, 5}, {false, false, false})));
}

/// The remission times under treatment of Freireich and others (1963), the textbook example of
/// Kaplan and Meier's estimate: median 23 weeks.
TEST(MedianSurvival, OfThePublishedExample) {
  const std::vector<double> weeks{6,  6,  6,  6,  7,  9,  10, 10, 11, 13, 16,
                                  17, 19, 20, 22, 23, 25, 32, 32, 34, 35};
  const std::vector<bool> ended{true, true,  true,  false, true,  false, true,
                                false, false, true, true,  false, false, false,
                                true, true,  false, false, false, false, false};
  EXPECT_DOUBLE_EQ(median_survival(weeks, ended), 23);
  EXPECT_TRUE(std::isnan(median_survival({1, 2, 3}, {true, false, false})));
}

struct Stage {
  Scenario scenario = study("laboratory/relay_flips.yaml").arms[0];
  int a = scenario.principals[0];
  int b = scenario.principals[1];
  Validation validation;

  Event deed(double day, int who, Act act) const {
    return {.at = seconds(day), .kind = EventKind::act, .who = static_cast<std::int16_t>(who),
            .subject = static_cast<std::int32_t>(act)};
  }
  Event decides(double day, int who, bool yes) const {
    return {.at = seconds(day), .kind = EventKind::conceded, .flag = yes,
            .who = static_cast<std::int16_t>(who)};
  }
  Event strikes(double day, int who) const {
    return {.at = seconds(day), .kind = EventKind::struck,
            .who = static_cast<std::int16_t>(who)};
  }
  void add(std::vector<Event> events, const Tally& tally = {}) {
    Trace trace;
    trace.events = std::move(events);
    RunResult result;
    result.tally = tally;
    validation.add(scenario, result, trace);
  }
  Pattern pattern(const std::string& says) const {
    for (const Pattern& each : validation.patterns())
      if (each.says == says) return each;
    ADD_FAILURE() << says;
    return {};
  }
};

TEST(Validation, AThreatIsAnsweredByAConcessionWithinSixtyDays) {
  Stage stage;
  stage.add({stage.deed(1, stage.a, Act::ultimatum), stage.decides(30, stage.b, true)});
  stage.add({stage.deed(1, stage.a, Act::threaten), stage.decides(70, stage.b, true)});
  stage.add({stage.deed(1, stage.a, Act::threaten), stage.decides(30, stage.a, true),
             stage.strikes(40, stage.a)});
  EXPECT_DOUBLE_EQ(stage.pattern("threatened, concedes").model.value, 1.0 / 3);
  EXPECT_EQ(stage.pattern("threatened, concedes").count, 3U);
  EXPECT_DOUBLE_EQ(stage.pattern("resisted, carries the threat out").model.value, 1.0 / 2);
}

TEST(Validation, PriorsAreThePackagesTheSameSideHadBefore) {
  Stage stage;
  std::vector<Event> events{stage.decides(1, stage.b, true)};
  for (int day = 2; day < 7; ++day) {
    events.push_back(stage.deed(day, stage.a, Act::package));
    events.push_back(stage.decides(day + 0.5, stage.b, false));
  }
  events.push_back(stage.decides(8, stage.a, true));
  stage.add(events);
  EXPECT_EQ(stage.pattern("concedes, no prior package").count, 2U);
  EXPECT_DOUBLE_EQ(stage.pattern("concedes, no prior package").model.value, 1);
  EXPECT_EQ(stage.pattern("concedes, one to four").count, 4U);
  EXPECT_EQ(stage.pattern("concedes, five or more").count, 1U);
  EXPECT_DOUBLE_EQ(stage.pattern("under sanctions, acquiesces").model.value, 0);
}

TEST(Validation, WhatNeverCameUpIsNotCompared) {
  Stage stage;
  stage.add({});
  EXPECT_FALSE(stage.pattern("threatened, concedes").comparable());
  EXPECT_EQ(stage.pattern("threatened, concedes").remark,
            "no episode has a threat that was made");
}

}  // namespace
}  // namespace backchannel::testing
