// The story of a run: in order, complete, the same twice, and true to what the run did.

#include "analysis/report/story.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "sim/crisis/maths.hpp"
#include "sim/engine/experiment.hpp"

namespace backchannel {
namespace {

using ::testing::AllOf;
using ::testing::ContainsRegex;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Le;
using ::testing::Not;
using ::testing::StartsWith;

// A little of everything, so that many kinds of event happen in a few runs.
constexpr const char* kEventful = R"(
schema: backchannel/1
title: Two capitals and a go-between
source: "judgement: made up for a test"
start: 2026-01-25
horizon: 120d
actors:
  north:
    role: principal
    trust: {south: {mean: 0.25}, friend: {mean: 0.7}}
    words: {interval: {mean: 3d}, threats: 0.3, asks: 0.2}
    concession: {stakes: 0, span: 40d, scope_yield: 0.2}
  south:
    role: principal
    trust: {north: {mean: 0.2}, friend: {mean: 0.8}}
    words: {interval: {mean: 2d}, threats: 0.2}
    concession: {stakes: 0, span: 40d}
  friend: {role: intermediary}
  armed_band: {role: proxy, patron: south}
  neighbour: {role: escalator, patron: north}
channels:
  back_door:
    form: hybrid
    operator: friend
    episode: 0.3
    credible: true
    briefings: 0.05/d
    mean_up: 30d
    mean_down: 3d
    withhold: 0.1
    legs: [{latency: {median: 1d, sigma: 0.5}, error: 0.1, noise: 0.1, loss: 0.05, leak: 0.02}]
  telephone: {form: direct, legs: [{latency: 1h, error: 0.1}]}
talks: back_door
routes: [back_door, telephone]
reference: telephone
issues:
  fuel: {performer: south, worth: 0.5, cost: 0.2, core: true, points: [0, 0.3, 0.6, 1]}
  open_funds: {performer: north, worth: 0.5, cost: 0.2, core: true, relief: true}
  borders: {performer: south, wanted_by: [north], worth: 0.3, cost: 0.6}
instruments:
  oil_ban: {holder: north, target: south, level: 0.5, bite: 0.6}
  fleet: {kind: military, holder: north, target: south, level: 0.2, forces: 0.6}
hazards:
  encounters: {act: incident, rate: 0.02/d, alert: 2, deliberate: 0.2, says: ships meet}
  bans: {act: package, by: north, to: south, instrument: oil_ban, rate: 0.02/d, says: new bans}
  band: {act: proxy_attack, by: armed_band, to: north, rate: 0.01/d, effect: 0.3, amount: 1}
  neighbour: {act: strike, by: neighbour, to: south, rate: 0.003/d}
  deadlines: {act: ultimatum, by: north, to: south, rate: 0.01/d, length: 10d}
  choice: {act: attack, by: north, to: south, rate: 0.003/d, effect: 0.4}
script:
  first: {act: round, on: 2026-02-06}
  uniform: {act: commander, by: north, on: 2026-02-05}
  evening: {act: package, by: north, to: south, instrument: oil_ban, on: 2026-02-06, at: 20h,
            says: on the evening of the talks}
  ships: {act: deploy, by: north, to: south, instrument: fleet, amount: 0.8, on: 2026-02-14}
  down: {act: outage, by: friend, on: 2026-03-10, length: 4d}
  third: {act: framework, on: 2026-03-20}
framework: {components: {fuel: {point: 0.3}}}
procedure:
  dimensions:
    venue: {wants: {north: {option: lake_side}, south: {option: old_town}}}
ladder:
  rungs:
    calm: {}
    tension: {up: 0.3, stay: 0.3, down: 0.4}
    harassment: {kind: harassment}
    limited_strike: {kind: strike}
    war: {kind: war}
arms:
  through a friend: {says: the talks go through a friend}
  by telephone: {set: {talks: telephone, routes: [telephone]}}
)";

const Study& eventful() {
  static const Study study = read_study_text(kEventful, "two capitals.yaml");
  return study;
}

const Scenario& arm() { return eventful().arms[0]; }
const std::string& arm_name() { return eventful().arms.name(0); }

std::string story(std::uint32_t run) { return tell_story(eventful(), arm(), arm_name(), 7, run); }
std::string golden(std::uint32_t run) {
  return golden_story(eventful(), arm(), arm_name(), 7, run);
}
nlohmann::json as_json(std::uint32_t run) {
  return story_json(eventful(), arm(), arm_name(), 7, run);
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

bool is_dated(const std::string& line) { return line.size() > 18 && line.rfind("2026-", 0) == 0; }

std::size_t letters_in(const std::string& text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char letter) {
    return (static_cast<unsigned char>(letter) & 0xC0U) != 0x80U;
  }));
}

/// The first of many stories in which a text stands, or an empty one.
std::string story_with(const std::string& text) {
  for (std::uint32_t run = 0; run < 600; ++run) {
    std::string one = story(run);
    if (one.find(text) != std::string::npos) return one;
  }
  return {};
}

TEST(Story, SaysWhatItIsAndHowToRepeatIt) {
  EXPECT_THAT(story(3), AllOf(StartsWith("Two capitals and a go-between\n"
                                         "arm: through a friend, seed 7, run 3\n"
                                         "the talks go through a friend\n"),
                              HasSubstr("scenario " + eventful().hash),
                              HasSubstr("./run story 'two capitals.yaml' --arm 'through a friend' "
                                        "--seed 7 --run 3\n"),
                              HasSubstr("not a forecast")));
}

TEST(Story, IsInOrderAndFitsThePage) {
  for (std::uint32_t run = 0; run < 40; ++run) {
    std::string before;
    for (const std::string& line : lines_of(story(run))) {
      const bool command = line.find("to repeat: ") != std::string::npos;
      EXPECT_TRUE(command || letters_in(line) <= 100) << line;
      EXPECT_THAT(line, Not(HasSubstr("nan")));
      if (!is_dated(line)) continue;
      EXPECT_LE(before, line.substr(0, 16)) << line;
      before = line.substr(0, 16);
    }
    EXPECT_THAT(before, Not(IsEmpty()));
  }
}

TEST(Story, IsTheSameTwiceAndAnotherForAnotherRun) {
  EXPECT_EQ(story(5), story(5));
  EXPECT_EQ(golden(5), golden(5));
  EXPECT_NE(golden(5), golden(6));
}

TEST(Story, ADeedCarriesWhatTheFileSaysOfIt) {
  EXPECT_THAT(story(0), ContainsRegex("2026-02-06 20:00  North → South .*oil ban"));
  EXPECT_THAT(story(0), HasSubstr("on the evening"));
  EXPECT_THAT(story_with("(ships meet)"), Not(IsEmpty()));
}

TEST(Story, ARoundThatWasCalledIsToldOnce) {
  const std::string one = story(0);
  EXPECT_THAT(one, Not(HasSubstr("a round is called")));
  EXPECT_THAT(one, HasSubstr("round 1 opens"));
}

TEST(Story, ChoicesAreFollowedByTheirReasons) {
  const std::vector<std::string> lines = lines_of(story(0));
  const auto held = std::find_if(lines.begin(), lines.end(), [](const std::string& line) {
    return line.find("decides to ") != std::string::npos;
  });
  ASSERT_NE(held, lines.end());
  EXPECT_THAT(*(held + 1), HasSubstr("because  "));
}

TEST(Story, RoutineWordsAreCounted) {
  EXPECT_THAT(story(0), ContainsRegex("[0-9]+ routine messages sent"));
  EXPECT_THAT(golden(0), Not(HasSubstr("routine message")));
}

TEST(Story, NumbersOfRoutineWordsAddUp) {
  for (std::uint32_t run = 0; run < 20; ++run) {
    Trace trace;
    const RunResult result = tell(arm(), 7, run, trace);
    int sent = 0;
    for (const Event& event : trace.events) sent += event.kind == EventKind::sent;
    EXPECT_EQ(sent, static_cast<int>(result.tally.sent));
    EXPECT_EQ(as_json(run)["events"].size(), trace.events.size());
  }
}

TEST(Story, WhatIsRareIsToldTooOnceItHappens) {
  for (const char* text :
       {"walks out of", "breaks off the talks", "strikes, on the rung", "stands down",
        "answers the incident", "is told something else", "lets word of the talks",
        "tells what it hears", "the line goes down",
        "stays away from the table", "sit down face to face", "gives way over what",
        "goes one rung higher", "steps down, to", "wrongly", "the quarrel comes to rest",
        "agreement: ", "relief is paid", "war of its own choosing"})
    EXPECT_THAT(story_with(text), Not(IsEmpty())) << text;
}

TEST(Story, TheEndIsThatOfTheRun) {
  std::set<std::string> seen;
  for (std::uint32_t run = 0; run < 60; ++run) {
    Trace trace;
    std::string outcome(name_of(tell(arm(), 7, run, trace).outcome));
    EXPECT_EQ(as_json(run)["outcome"], outcome);
    std::replace(outcome.begin(), outcome.end(), '_', ' ');
    EXPECT_THAT(story(run), HasSubstr("\nOutcome: " + outcome + ". "));
    seen.insert(outcome);
  }
  EXPECT_GE(seen.size(), 3U);
}

TEST(Story, AnArmWithoutOperatorTellsNoneAsActive) {
  const std::string one =
      tell_story(eventful(), eventful().arms[1], eventful().arms.name(1), 7, 0);
  EXPECT_THAT(one, HasSubstr("via telephone"));
  EXPECT_THAT(one, HasSubstr("active: none."));
}

TEST(GoldenStory, IsAPageWithoutVersionOrCommand) {
  for (std::uint32_t run = 0; run < 60; ++run) {
    const std::string one = golden(run);
    EXPECT_THAT(lines_of(one).size(), Le(62U)) << run;
    EXPECT_THAT(one, Not(HasSubstr(eventful().hash)));
    EXPECT_THAT(one, Not(HasSubstr("./run")));
  }
}

TEST(GoldenStory, NoticesWhatItLeavesOut) {
  std::set<std::string> gaps;
  for (std::uint32_t run = 0; run < 60; ++run)
    for (const std::string& line : lines_of(golden(run)))
      if (line.rfind("… ", 0) == 0) gaps.insert(line);
  EXPECT_GE(gaps.size(), 2U);
}

TEST(StoryJson, GivesReasonsThatCanBeRecomputed) {
  int choices = 0;
  for (std::uint32_t run = 0; run < 10; ++run) {
    const nlohmann::json told = as_json(run);
    for (const auto& event : told["events"]) {
      EXPECT_THAT(event["says"].get<std::string>(), Not(IsEmpty()));
      if (event["kind"] != "conceded") continue;
      const auto& why = event["because"];
      double sum = 0;
      for (const auto& term : why["terms"]) sum += term["value"].get<double>();
      EXPECT_NEAR(maths::logistic(sum), why["probability"].get<double>(), 1e-12);
      for (const auto& term : why["terms"]) {
        const double without = maths::logistic(sum - term["value"].get<double>());
        const bool flips = (why["uniform"].get<double>() < without) != why["chosen"].get<bool>();
        const auto& turning = why["would_have_flipped"];
        const bool named = std::find(turning.begin(), turning.end(), term["name"]) != turning.end();
        EXPECT_EQ(flips, named);
      }
      ++choices;
    }
  }
  EXPECT_GT(choices, 10);
}

TEST(StoryJson, NamesPeopleChannelsAndTerms) {
  bool terms = false;
  bool channel = false;
  const nlohmann::json told = as_json(0);
  for (const auto& event : told["events"]) {
    if (event["kind"] == "tabled") terms |= event["terms"].contains("open_funds");
    if (event["kind"] == "sent") channel |= event["channel"] == "back_door";
  }
  EXPECT_TRUE(terms);
  EXPECT_TRUE(channel);
}

}  // namespace
}  // namespace backchannel
