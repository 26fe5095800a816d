// A run to walk through: everything once and in order, nothing told to a seat that it could not
// know, and an act left out without a change to anything that does not follow from it.

#include "analysis/report/walk.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "analysis/report/page.hpp"
#include "analysis/report/perspective.hpp"
#include "analysis/report/sentence.hpp"
#include "sim/crisis/act.hpp"
#include "sim/crisis/crisis.hpp"
#include "sim/engine/experiment.hpp"
#include "sim/engine/without.hpp"

namespace backchannel {
namespace {

using ::testing::AnyOf;
using ::testing::HasSubstr;
using ::testing::Not;
using Json = nlohmann::ordered_json;

// A line that loses, holds back, garbles and turns around, and enough that happens beside it.
constexpr const char* kLossy = R"(
schema: backchannel/1
title: Two capitals and a poor line
source: "judgement: made up for a test"
start: 2026-01-25
horizon: 120d
actors:
  north:
    role: principal
    trust: {south: {mean: 0.25}, friend: {mean: 0.7}}
    words: {interval: {mean: 3d}, threats: 0.3}
    concession: {stakes: 0, span: 40d, scope_yield: 0.2}
  south:
    role: principal
    trust: {north: {mean: 0.2}, friend: {mean: 0.8}}
    words: {interval: {mean: 2d}, threats: 0.2}
    concession: {stakes: 0, span: 40d}
  friend: {role: intermediary}
channels:
  back_door:
    form: shuttle
    operator: friend
    credible: true
    withhold: 0.1
    legs: [{latency: {median: 1d, sigma: 0.5}, error: 0.2, noise: 0.2, loss: 0.15}]
talks: back_door
routes: [back_door]
issues:
  fuel: {performer: south, worth: 0.5, cost: 0.2, core: true, points: [0, 0.3, 0.6, 1]}
  open_funds: {performer: north, worth: 0.5, cost: 0.2, core: true, relief: true}
instruments:
  oil_ban: {holder: north, target: south, level: 0.5, bite: 0.6}
hazards:
  encounters: {act: incident, rate: 0.05/d, alert: 2, deliberate: 0.4}
  bans: {act: package, by: north, to: south, instrument: oil_ban, rate: 0.02/d}
  choice: {act: attack, by: north, to: south, rate: 0.003/d, effect: 0.4}
script:
  first: {act: round, on: 2026-02-06}
  visit: {act: inspect, amount: 0.5, on: 2026-02-20}
ladder:
  rungs:
    calm: {}
    harassment: {kind: harassment, up: 0.3, stay: 0.3, down: 0.4}
    limited_strike: {kind: strike, up: 0.3, stay: 0.3, down: 0.4}
    war: {kind: war}
)";

const Study& lossy() {
  static const Study study = read_study_text(kLossy, "a poor line.yaml");
  return study;
}
const Scenario& arm() { return lossy().arms[0]; }

/// A few runs with everything that is told of them.
struct Told {
  Trace trace;
  RunResult result;
  Json walk;
};
const std::vector<Told>& runs() {
  static const std::vector<Told> all = [] {
    std::vector<Told> told(12);
    for (std::uint32_t run = 0; run < told.size(); ++run) {
      told[run].result = tell(arm(), 7, run, told[run].trace);
      told[run].walk =
          walk_json(lossy(), arm(), {.arm = lossy().arms.name(0), .seed = 7, .run = run});
    }
    return told;
  }();
  return all;
}

std::string english(const Json& walk, const Json& text) {
  return walk["texts"][text.get<std::size_t>()]["en"].get<std::string>();
}

bool same(const Event& one, const Event& other) {
  return one.at == other.at && one.kind == other.kind && one.flag == other.flag &&
         one.who == other.who && one.whom == other.whom && one.channel == other.channel &&
         one.subject == other.subject && one.number == other.number &&
         one.second == other.second && one.heard == other.heard;
}

// --- Everything, once, in order ----------------------------------------------------------------

TEST(Walk, TellsEveryEventOnceAndInOrder) {
  for (const Told& told : runs()) {
    std::multiset<std::size_t> events;
    double before = 0;
    for (const Json& act : told.walk["acts"]) {
      EXPECT_GE(act["at"].get<double>(), before);
      before = act["at"];
      events.insert(act["event"].get<std::size_t>());
      EXPECT_FALSE(english(told.walk, act["says"]).empty());
      if (act.contains("with"))
        for (const Json& other : act["with"]) events.insert(other.get<std::size_t>());
    }
    ASSERT_EQ(events.size(), told.trace.events.size());
    for (std::size_t i = 0; i < told.trace.events.size(); ++i) EXPECT_EQ(events.count(i), 1U);
  }
}

TEST(Walk, EveryLetterHasItsEndAndEveryEndItsLetter) {
  for (const Told& told : runs()) {
    int sent = 0;
    int ended = 0;
    for (const Event& event : told.trace.events) {
      sent += event.kind == EventKind::sent;
      ended += event.kind == EventKind::heard || event.kind == EventKind::lost;
    }
    std::set<int> ends;
    for (const Json& letter : told.walk["letters"]) {
      if (letter.contains("lost")) ends.insert(letter["lost"].get<int>());
      if (letter.contains("heard")) ends.insert(letter["heard"].get<int>());
      if (letter.contains("arrived")) {
        EXPECT_GE(letter["arrived"], letter["left"]);
      }
    }
    EXPECT_EQ(told.walk["letters"].size(), static_cast<std::size_t>(sent));
    EXPECT_EQ(ends.size(), static_cast<std::size_t>(ended));
  }
}

TEST(Walk, TheCurvesRunFromTheFirstDayToTheLast) {
  for (const Told& told : runs())
    for (const char* level : {"trust", "relief", "hurt", "alert"})
      for (const Json& curve : told.walk["levels"][level]) {
        EXPECT_EQ(curve["at"].size(), curve["value"].size());
        EXPECT_EQ(curve["at"].front(), 0);
        EXPECT_NEAR(curve["at"].back(), told.result.tally.end_day, 0.05);
        for (const Json& value : curve["value"]) {
          EXPECT_GE(value, 0);
          EXPECT_LE(value, 1);
        }
      }
}

TEST(Walk, TellsEveryActInThreeLanguages) {
  for (const Told& told : runs())
    for (const Json& act : told.walk["acts"])
      for (const Json& text : {act["says"], act["seats"][0], act["seats"][1]}) {
        if (text.is_null()) continue;
        const Json& says = text.is_object() ? text["says"] : text;
        for (const char* language : {"ar", "fa"})
          EXPECT_TRUE(told.walk["texts"][says.get<std::size_t>()].contains(language))
              << english(told.walk, says);
      }
}

TEST(Walk, IsTheSameTwiceAndFitsAPage) {
  const WalkChoice choice{.arm = lossy().arms.name(0), .seed = 7, .run = 3};
  EXPECT_EQ(walk_json(lossy(), arm(), choice).dump(), walk_json(lossy(), arm(), choice).dump());
  const Study muscat = read_study(BACKCHANNEL_SOURCE_DIR "/scenarios/muscat_2026.yaml");
  for (std::uint32_t run = 0; run < 4; ++run) {
    const Json walk = walk_json(muscat, muscat.arms[0], {.arm = "as it was", .run = run});
    EXPECT_LT(script_safe(walk).size() + kWalkParts.script.size() + kWalkParts.style.size(),
              500'000U);
  }
}

// --- What a seat knows -------------------------------------------------------------------------

std::string seat_text(const Json& walk, const Json& act, std::size_t side) {
  const Json& seat = act["seats"][side];
  return seat.is_null() ? "" : english(walk, seat["says"]);
}

TEST(Perspective, NobodyKnowsOfALetterThatIsLost) {
  int lost = 0;
  for (const Told& told : runs())
    for (const Json& act : told.walk["acts"]) {
      if (act["kind"] != "lost") continue;
      ++lost;
      EXPECT_TRUE(act["seats"][0].is_null() && act["seats"][1].is_null());
    }
  EXPECT_GT(lost, 10);
}

TEST(Perspective, WhoeverHearsALetterTurnedAroundTakesItForWhatItSays) {
  int turned = 0;
  for (const Told& told : runs())
    for (const Json& letter : told.walk["letters"]) {
      if (!letter.contains("heard") || letter["heard_hostile"] == letter["hostile"]) continue;
      ++turned;
      const Json& act = told.walk["acts"][letter["heard"].get<std::size_t>()];
      const auto hearer = static_cast<std::size_t>(letter["to"].get<int>());
      const std::string knows = seat_text(told.walk, act, hearer);
      EXPECT_THAT(knows, Not(AnyOf(HasSubstr("sent as"), HasSubstr("meant"), HasSubstr("turned"))));
      if (letter["kind"] == "words") {
        EXPECT_THAT(knows, HasSubstr(letter["heard_hostile"] ? "a threat" : "reassurance"));
      }
      EXPECT_EQ(seat_text(told.walk, act, 1 - hearer), "") << "its author is not told";
    }
  EXPECT_GT(turned, 20);
}

TEST(Perspective, NoSeatIsToldWhatOnlyTheModelKnows) {
  for (const Told& told : runs())
    for (const Json& act : told.walk["acts"])
      for (std::size_t side = 0; side < 2; ++side) {
        const std::string knows = seat_text(told.walk, act, side);
        EXPECT_THAT(knows, Not(AnyOf(HasSubstr("wrongly"), HasSubstr("although it"),
                                     HasSubstr("told something else"))));
        const bool own = act["who"] == static_cast<int>(side);
        if (act["kind"] == "incident" && !own) {
          EXPECT_THAT(knows, Not(AnyOf(HasSubstr("accident"), HasSubstr("purpose"))));
        }
        for (const char* kind : {"read", "sent", "heard", "conceded", "clock_set", "believed"})
          if (act["kind"] == kind && !own) {
            EXPECT_EQ(knows, "");
          }
      }
}

/// Two events that differ only in what a side cannot know are the same to it.
void expect_alike(Event event, Side side, void (*hidden)(Event&)) {
  const std::optional<Event> one = as_known_to(arm(), event, side, false);
  hidden(event);
  const std::optional<Event> other = as_known_to(arm(), event, side, false);
  ASSERT_TRUE(one.has_value());
  ASSERT_TRUE(other.has_value());
  EXPECT_TRUE(same(*one, *other)) << event_name(event.kind);
}

TEST(Perspective, DoesNotDependOnWhatIsHidden) {
  const auto event = [](EventKind kind, std::int16_t who) {
    return Event{.kind = kind, .flag = true, .who = who, .whom = static_cast<std::int16_t>(1 - who),
                 .channel = 0};
  };
  expect_alike(event(EventKind::heard, 1), 1, [](Event& e) { e.second = 1 - e.second; });
  expect_alike(event(EventKind::incident, 0), 1, [](Event& e) { e.flag = !e.flag; });
  Event text = event(EventKind::tabled, 0);
  text.subject = 2;
  text.heard = 3;
  expect_alike(text, 1, [](Event& e) { e.subject = 5; e.number = 0.7; });
  expect_alike(text, 0, [](Event& e) { e.heard = 5; e.second = 0.7; e.flag = false; });
  Event answer = event(EventKind::answered, 0);
  answer.subject = 2;
  expect_alike(answer, 1, [](Event& e) { e.flag = !e.flag; e.number = 0.9; });
  Event refused = event(EventKind::date_refused, 0);
  expect_alike(refused, 1, [](Event& e) { e.flag = !e.flag; });
  Event report = event(EventKind::act, 0);
  report.subject = static_cast<std::int32_t>(Act::report);
  expect_alike(report, 1, [](Event& e) { e.number = 1 - e.number; });
}

// --- Without an act ----------------------------------------------------------------------------

TEST(Without, ALetterThatIsLostChangesNothing) {
  int tried = 0;
  for (std::uint32_t run = 0; run < runs().size(); ++run) {
    const std::vector<Event>& events = runs()[run].trace.events;
    for (std::size_t i = 0; i + 1 < events.size(); ++i) {
      if (events[i].kind != EventKind::sent || events[i + 1].kind != EventKind::lost) continue;
      Trace trace;
      const auto lived = tell_without(arm(), 7, run, i, trace);
      ASSERT_TRUE(lived.has_value());
      ++tried;
      std::vector<Event> rest = events;
      rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(i),
                 rest.begin() + static_cast<std::ptrdiff_t>(i) + 2);
      ASSERT_EQ(trace.events.size(), rest.size());
      for (std::size_t j = 0; j < rest.size(); ++j) EXPECT_TRUE(same(trace.events[j], rest[j]));
      EXPECT_EQ(lived->outcome, runs()[run].result.outcome);
    }
  }
  EXPECT_GT(tried, 10);
}

TEST(Without, WhatCameBeforeIsTheSameAndTheActItselfIsGone) {
  int tried = 0;
  for (std::uint32_t run = 0; run < 4; ++run) {
    const std::vector<Event>& events = runs()[run].trace.events;
    for (std::size_t i = 0; i < events.size(); ++i) {
      Trace trace;
      if (!tell_without(arm(), 7, run, i, trace)) continue;
      ++tried;
      ASSERT_GE(trace.events.size(), i);
      for (std::size_t j = 0; j < i; ++j) ASSERT_TRUE(same(trace.events[j], events[j]));
      if (i < trace.events.size()) {
        EXPECT_FALSE(same(trace.events[i], events[i]));
      }
    }
  }
  EXPECT_GT(tried, 100);
}

TEST(Without, ADeedThatNothingDependsOnLeavesAllElseAsItWas) {
  int tried = 0;
  for (std::uint32_t run = 0; run < runs().size(); ++run) {
    const std::vector<Event>& events = runs()[run].trace.events;
    const auto visit = std::find_if(events.begin(), events.end(), [](const Event& event) {
      return event.kind == EventKind::act && event.subject == static_cast<int>(Act::inspect);
    });
    if (visit == events.end()) continue;  // war came first
    ++tried;
    const auto at = static_cast<std::size_t>(visit - events.begin());
    Trace trace;
    ASSERT_TRUE(tell_without(arm(), 7, run, at, trace).has_value());
    std::vector<Event> rest = events;
    rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(at));
    ASSERT_EQ(trace.events.size(), rest.size());
    for (std::size_t j = 0; j < rest.size(); ++j) EXPECT_TRUE(same(trace.events[j], rest[j]));
    const Json& told = runs()[run].walk;
    for (const Json& one : told["without"])
      if (told["acts"][one["act"].get<std::size_t>()]["event"] == at) {
        EXPECT_TRUE(one.value("same", false));
      }
  }
  EXPECT_GT(tried, 5);
}

/// Only words, and threats that nobody's temper decides: no letter depends on another.
const Scenario& only_words() {
  static const Study study = read_study_text(R"(
schema: backchannel/1
title: Only words
source: "judgement: made up for a test"
start: 2026-01-25
horizon: 90d
actors:
  north: {role: principal, words: {interval: {mean: 2d}, threats: 0.3, threats_offence: 0}}
  south: {role: principal, words: {interval: {mean: 2d}, threats: 0.3, threats_offence: 0}}
channels:
  wire: {form: direct, legs: [{latency: {median: 1d, sigma: 0.5}, error: 0.3, loss: 0.1}]}
routes: [wire]
)", "only words.yaml");
  return study.arms[0];
}

TEST(Without, EveryOtherLetterKeepsItsOwnLuck) {
  Trace whole;
  tell(only_words(), 5, 0, whole);
  int tried = 0;
  for (std::size_t i = 0; i < whole.events.size(); ++i) {
    if (whole.events[i].kind != EventKind::sent) continue;
    Trace trace;
    ASSERT_TRUE(tell_without(only_words(), 5, 0, i, trace).has_value());
    ++tried;
    // Of the whole story the letter is missing, and its arrival or its loss; nothing else.
    std::size_t missing = 0;
    std::size_t j = 0;
    for (const Event& event : whole.events) {
      if (j < trace.events.size() && same(trace.events[j], event))
        ++j;
      else
        ++missing;
    }
    EXPECT_EQ(j, trace.events.size());
    EXPECT_LE(missing, 2U);
    EXPECT_GE(missing, 1U);
  }
  EXPECT_GT(tried, 40);
}

TEST(Without, AWarThatIsNotChosenDoesNotComeThatDay) {
  int wars = 0;
  for (std::uint32_t run = 0; run < 200; ++run) {
    Trace trace;
    if (tell(arm(), 7, run, trace).outcome != Outcome::war) continue;
    const Instant day = trace.events.back().at;
    const auto choice = std::find_if(trace.events.begin(), trace.events.end(), [&](const Event& e) {
      return e.kind == EventKind::act && e.at == day && e.subject == static_cast<int>(Act::attack);
    });
    if (choice == trace.events.end()) continue;
    ++wars;
    Trace other;
    const auto lived = tell_without(
        arm(), 7, run, static_cast<std::size_t>(choice - trace.events.begin()), other);
    ASSERT_TRUE(lived.has_value());
    for (const Event& event : other.events)
      EXPECT_FALSE(event.kind == EventKind::war && event.at == day);
    EXPECT_GT(other.events.back().at, day);
  }
  EXPECT_GT(wars, 5);
}

TEST(Without, ReadingsAndWhatIsSaidAtTheTableCannotBeLeftOutAlone) {
  const std::vector<Event>& events = runs()[0].trace.events;
  for (std::size_t i = 0; i < events.size(); ++i) {
    const EventKind kind = events[i].kind;
    if (kind != EventKind::read && kind != EventKind::conceded && kind != EventKind::heard)
      continue;
    Trace trace;
    EXPECT_FALSE(tell_without(arm(), 7, 0, i, trace).has_value()) << event_name(kind);
  }
}

TEST(Without, AnActThatNeverComesChangesNoByte) {
  Trace trace;
  Trace other;
  trace.fingerprinting = other.fingerprinting = true;
  Runner runner(arm());
  for (std::uint32_t run = 0; run < 20; ++run) {
    const RunResult plain = runner.live(7, run, trace);
    const RunResult missed = runner.live(7, run, other, {}, {1'000'000});
    EXPECT_EQ(plain.fingerprint, missed.fingerprint);
    EXPECT_FALSE(missed.went_without);
  }
}

}  // namespace
}  // namespace backchannel
