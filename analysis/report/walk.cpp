#include "analysis/report/walk.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>
#include <utility>
#include <vector>

#include "analysis/report/story.hpp"
#include "analysis/report/told_texts.hpp"
#include "analysis/report/walk_without.hpp"
#include "analysis/table/provenance.hpp"
#include "sim/channels/channel.hpp"
#include "sim/crisis/act.hpp"
#include "sim/crisis/crisis.hpp"
#include "sim/engine/experiment.hpp"

namespace backchannel {
namespace {

using Json = nlohmann::ordered_json;

double rounded_to(double value, double steps) { return std::round(value * steps) / steps; }

Json day_json(Instant at) { return rounded_to(days(at), 1e4); }

/// The run with everything the page is made of.
struct Walk {
  const Scenario& arm;
  Packages packages;
  Trace trace;
  RunResult result;
  std::vector<Language> languages;
  std::vector<EveryEvent> told;  ///< in each language
  std::vector<int> act_of;  ///< of each event: the act that tells it
  mutable ToldTexts texts;

  Walk(const Scenario& given, const WalkChoice& choice) : arm(given) {
    packages.lay_out(arm.issues, arm.performers);
    const double every = std::clamp(arm.horizon / 3000, 1.0 / 24, 1.0);
    trace.levels_every = seconds(every);
    result = tell(arm, choice.seed, choice.run, trace);
    for (const Tongue tongue : {Tongue::english, Tongue::arabic, Tongue::persian}) {
      languages.emplace_back(tongue, arm);
      told.push_back(tell_every_event(arm, trace, result, languages.back()));
    }
    act_of.resize(trace.events.size());
    int acts = 0;
    for (std::size_t i = 0; i < act_of.size(); ++i)
      if (told.front().events[i].told_by == i) act_of[i] = acts++;
    for (std::size_t i = 0; i < act_of.size(); ++i)
      act_of[i] = act_of[told.front().events[i].told_by];
  }
  /// The number of a text that `say` tells in a language.
  template <class Say>
  int in_words(const Say& say) const {
    return texts.add(languages, [&](std::size_t i) { return say(languages[i]); });
  }
  /// The same of a part of what has been told.
  template <class Part>
  int told_in(const Part& part) const {
    return texts.add(languages, [&](std::size_t i) { return part(told[i]); });
  }
  int terms(int package) const {
    return in_words([&](const Language& language) {
      Scene scene{arm, packages};
      scene.language = language;
      return package_text(scene, package);
    });
  }
  int name(const std::string& name) const {
    return in_words([&](const Language& language) { return language.name(name); });
  }
};

// --- Acts ----------------------------------------------------------------------------------------

Json why_json(const Walk& walk, const Reasons& why) {
  const nlohmann::json all = reasons_json(why);
  const auto says = [&](const Language& language) { return reasons_text(why, language); };
  Json terms = Json::array();
  for (const Term& term : terms_by_weight(why))
    terms.push_back({term.name, rounded_to(term.value, 1e3)});
  return {{"question", why.question},
          {"yes", why.yes},
          {"no", why.no},
          {"chosen", why.chosen},
          {"terms", terms},
          {"probability", rounded_to(why.probability, 1e4)},
          {"uniform", rounded_to(why.uniform, 1e4)},
          {"turning", all.at("would_have_flipped")},
          {"says", walk.in_words(says)}};
}

/// Of the event, or of what a seat knew of it.
Json sentence_json(const Walk& walk, std::size_t i, Side seat = -1) {
  const auto of = [&](const EveryEvent& told) -> const Sentence& {
    const ToldEvent& one = told.events[i];
    return seat < 0 ? one.sentence : *one.seats[seat];
  };
  return {{"people", walk.told_in([&](const EveryEvent& told) { return of(told).who; })},
          {"says", walk.told_in([&](const EveryEvent& told) { return of(told).says; })}};
}

/// `null` where a seat knew nothing of it, else its words.
Json seats_json(const Walk& walk, std::size_t i) {
  Json seats = Json::array();
  for (Side side = 0; side < 2; ++side)
    seats.push_back(walk.told.front().events[i].seats[side] ? sentence_json(walk, i, side)
                                                            : Json());
  return seats;
}

Json act_json(const Walk& walk, std::size_t i) {
  const Event& event = walk.trace.events[i];
  Json one = {{"event", i},
              {"at", day_json(event.at)},
              {"date", date_text(walk.arm, event.at)},
              {"kind", event_name(event.kind)},
              {"who", event.who},
              {"whom", event.whom},
              {"seats", seats_json(walk, i)}};
  one.update(sentence_json(walk, i));
  if (event.channel >= 0) one["channel"] = event.channel;
  if (walk.told.front().events[i].minor) one["minor"] = true;
  if (event.kind == EventKind::read) one["hostile"] = event.flag;
  if (event.kind == EventKind::tabled && event.flag)
    one["texts"] = {{"meant", walk.terms(event.subject)}, {"heard", walk.terms(event.heard)}};
  const auto weighing = static_cast<std::size_t>(event.weighing);
  if (event.weighing >= 0 && weighing < walk.trace.reasons.size())
    one["why"] = why_json(walk, walk.trace.reasons[weighing]);
  return one;
}

Json acts_json(const Walk& walk) {
  Json acts = Json::array();
  for (std::size_t i = 0; i < walk.trace.events.size(); ++i)
    if (walk.told.front().events[i].told_by == i) acts.push_back(act_json(walk, i));
  for (std::size_t i = 0; i < walk.trace.events.size(); ++i)
    if (walk.told.front().events[i].told_by != i)
      acts[static_cast<std::size_t>(walk.act_of[i])]["with"].push_back(i);
  return acts;
}

// --- Letters -------------------------------------------------------------------------------------

struct Course {
  std::size_t sent = 0;
  int end = -1;  ///< the event with which it was heard or lost
};

/// What a letter and its arrival have in common.
auto likeness(const Event& event, bool arrival) {
  const bool offer = static_cast<LetterKind>(event.subject) == LetterKind::offer;
  const bool hostile = arrival ? event.second > 0.5 : event.flag;
  const double terms = offer ? 0 : arrival ? event.number : event.second;
  return std::make_tuple(arrival ? event.whom : event.who, event.channel, event.subject, hostile,
                         terms);
}

std::vector<Course> letters_of(const std::vector<Event>& events) {
  std::vector<Course> letters;
  for (std::size_t i = 0; i < events.size(); ++i) {
    const Event& event = events[i];
    if (event.kind == EventKind::sent) letters.push_back({i, -1});
    if (event.kind == EventKind::lost)  // at once, so it is the latest
      for (auto letter = letters.rbegin(); letter != letters.rend(); ++letter) {
        const Event& sent = events[letter->sent];
        if (letter->end >= 0 || sent.who != event.who || sent.subject != event.subject) continue;
        letter->end = static_cast<int>(i);
        break;
      }
    if (event.kind == EventKind::heard)
      for (Course& letter : letters) {
        if (letter.end >= 0 || likeness(events[letter.sent], false) != likeness(event, true))
          continue;
        letter.end = static_cast<int>(i);
        break;
      }
  }
  return letters;
}

Json letter_json(const Walk& walk, const Course& course) {
  const auto& events = walk.trace.events;
  const Event& sent = events[course.sent];
  const auto kind = static_cast<LetterKind>(sent.subject);
  Json one = {{"kind", kind == LetterKind::words ? "words" : kLetterNames[sent.subject]},
              {"from", sent.who},
              {"to", sent.whom},
              {"channel", sent.channel},
              {"sent", walk.act_of[course.sent]},
              {"left", day_json(sent.at)},
              {"hostile", sent.flag}};
  const bool terms = kind == LetterKind::text || kind == LetterKind::agree;
  if (terms && sent.second > 0)
    one["terms"] = walk.terms(static_cast<int>(sent.second));
  if (course.end < 0) return one;
  const auto end = static_cast<std::size_t>(course.end);
  const Event& last = events[end];
  one["arrived"] = day_json(last.at);
  if (last.kind == EventKind::lost) {
    one["lost"] = walk.act_of[end];
    one["withheld"] = last.flag;
  } else {
    one["heard"] = walk.act_of[end];
    one["heard_hostile"] = last.flag;
  }
  return one;
}

Json letters_json(const Walk& walk) {
  Json letters = Json::array();
  for (const Course& course : letters_of(walk.trace.events))
    letters.push_back(letter_json(walk, course));
  return letters;
}

// --- Levels --------------------------------------------------------------------------------------

/// Keeps the ends and whatever lies further than `tolerance` off the line between what is kept
/// (Ramer, "An iterative procedure for the polygonal approximation of plane curves", 1972; the
/// distance is that of the values).
std::vector<std::size_t> bends(const std::vector<double>& at, const std::vector<double>& values,
                               double tolerance) {
  std::vector<bool> kept(at.size(), false);
  std::vector<std::pair<std::size_t, std::size_t>> spans{{0, at.size() - 1}};
  kept.front() = kept.back() = true;
  while (!spans.empty()) {
    const auto [first, last] = spans.back();
    spans.pop_back();
    std::size_t furthest = first;
    double most = tolerance;
    for (std::size_t i = first + 1; i < last; ++i) {
      const double share = (at[i] - at[first]) / (at[last] - at[first]);
      const double off =
          std::abs(values[i] - values[first] - share * (values[last] - values[first]));
      if (off > most) {
        most = off;
        furthest = i;
      }
    }
    if (furthest == first) continue;
    kept[furthest] = true;
    spans.push_back({first, furthest});
    spans.push_back({furthest, last});
  }
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < kept.size(); ++i)
    if (kept[i]) places.push_back(i);
  return places;
}

/// `{"at": […], "value": […]}`.
template <class Value>
Json curve(const std::vector<Levels>& levels, const Value& value) {
  std::vector<double> at;
  std::vector<double> values;
  for (const Levels& one : levels) {
    at.push_back(days(one.at));
    values.push_back(value(one));
  }
  const auto [low, high] = std::minmax_element(values.begin(), values.end());
  const double tolerance = 0.005 * std::max(*high - *low, 0.2);
  Json times = Json::array();
  Json points = Json::array();
  for (const std::size_t i : bends(at, values, tolerance)) {
    times.push_back(rounded_to(at[i], 1e3));
    points.push_back(rounded_to(values[i], 1e3));
  }
  return {{"at", times}, {"value", points}};
}

template <std::size_t N>
Json both(const std::vector<Levels>& levels, double (Levels::*of)[N]) {
  Json sides = Json::array();
  for (std::size_t side = 0; side < N; ++side)
    sides.push_back(curve(levels, [&](const Levels& one) { return (one.*of)[side]; }));
  return sides;
}

/// When the quarrel last moved, `until` at the latest: levels are kept a little after the act.
Instant last_step(const std::vector<Event>& events, Instant from, Instant until) {
  Instant at = until;
  for (const Event& event : events) {
    if (event.at > until) break;
    const bool moves = event.kind == EventKind::settled || event.kind == EventKind::climbed ||
                       event.kind == EventKind::struck || event.kind == EventKind::answered ||
                       event.kind == EventKind::war;
    if (moves && event.at > from) at = event.at;
  }
  return at;
}

/// Where a quarrel stood, from each change on.
Json rungs_over_time(const Walk& walk) {
  Json at = Json::array();
  Json rung = Json::array();
  int latest = -1;
  Instant before = -1;
  for (const Levels& one : walk.trace.levels) {
    const Instant since = std::exchange(before, one.at);
    if (one.rung == latest) continue;
    latest = one.rung;
    at.push_back(day_json(last_step(walk.trace.events, since, one.at)));
    rung.push_back(latest);
  }
  return {{"at", at}, {"value", rung}};
}

Json levels_json(const Walk& walk) {
  const auto& levels = walk.trace.levels;
  Json json;
  if (levels.empty()) return json;
  json["trust"] = both(levels, &Levels::trust);
  if (!std::isnan(levels.front().trust_in_operator[0]) &&
      levels.front().trust_in_operator[0] >= 0)
    json["trust_in_operator"] = both(levels, &Levels::trust_in_operator);
  json["relief"] = both(levels, &Levels::relief);
  json["hurt"] = both(levels, &Levels::hurt);
  json["alert"] = both(levels, &Levels::alert);
  json["pressure"] = both(levels, &Levels::pressure);
  json["forces"] = curve(levels, [](const Levels& one) { return one.forces; });
  json["rung"] = rungs_over_time(walk);
  return json;
}

// --- Who there is --------------------------------------------------------------------------------

Json actors_json(const Walk& walk) {
  const Scenario& arm = walk.arm;
  Json actors = Json::array();
  for (std::size_t i = 0; i < arm.actors.size(); ++i) {
    const int index = static_cast<int>(i);
    const int side = index == arm.principals[0] ? 0 : index == arm.principals[1] ? 1 : -1;
    const auto name = [&](const Language& language) { return actor_text(arm, index, language); };
    actors.push_back({{"name", walk.in_words(name)}, {"side", side}});
  }
  return actors;
}

Json channels_json(const Walk& walk) {
  const Scenario& arm = walk.arm;
  Json channels = Json::array();
  for (const auto& channel : arm.channels.entries)
    channels.push_back({{"name", walk.name(channel.name)},
                        {"form", name_of(channel.value.form)},
                        {"by", channel.value.operated_by.index}});
  return channels;
}

/// From top to bottom: one capital, whoever carried or did something, the other capital.
Json lanes_json(const Walk& walk) {
  const Scenario& arm = walk.arm;
  std::vector<bool> carries(arm.actors.size(), false);
  std::vector<bool> acts(arm.actors.size(), false);
  const auto mark = [](std::vector<bool>& marks, int actor) {
    if (actor >= 0) marks[static_cast<std::size_t>(actor)] = true;
  };
  for (const Event& event : walk.trace.events) {
    mark(acts, event.who);
    mark(acts, event.whom);
    if (event.channel >= 0)
      mark(carries, arm.channels[static_cast<std::size_t>(event.channel)].operated_by.index);
  }
  Json lanes = Json::array({arm.principals[0]});
  for (const bool carrying : {true, false})
    for (std::size_t i = 0; i < arm.actors.size(); ++i) {
      const int actor = static_cast<int>(i);
      const bool shown = carrying ? carries[i] : acts[i] && !carries[i];
      if (shown && actor != arm.principals[0] && actor != arm.principals[1])
        lanes.push_back(actor);
    }
  lanes.push_back(arm.principals[1]);
  return lanes;
}

Json rungs_json(const Walk& walk) {
  const Scenario& arm = walk.arm;
  Json rungs = Json::array();
  for (const auto& rung : arm.ladder.rungs.entries)
    rungs.push_back(walk.name(rung.name));
  return rungs;
}

int arm_says(const Walk& walk, const Study& study, const std::string& arm) {
  const int at = study.scenario.arms.find(arm);
  return walk.in_words([&](const Language& language) {
    if (at < 0) return std::string();
    return language.says(arm, study.scenario.arms[static_cast<std::size_t>(at)].says);
  });
}

int outcome_name(const Walk& walk) {
  return walk.in_words([&](const Language& language) {
    return language.word("outcome", spoken(name_of(walk.result.outcome)));
  });
}

}  // namespace

Json walk_json(const Study& study, const Scenario& arm, const WalkChoice& choice) {
  const Walk walk(arm, choice);
  const Build build = this_build();
  Json json;
  json["title"] = study.scenario.title;
  json["name"] = walk.in_words(
      [&](const Language& language) { return language.title(study.scenario); });
  json["arm"] = walk.in_words([&](const Language& language) { return language.label(choice.arm); });
  json["arm_says"] = arm_says(walk, study, choice.arm);
  json["seed"] = std::to_string(choice.seed);
  json["run"] = choice.run;
  json["file"] = study.file;
  json["scenario"] = study.hash;
  json["version"] = build.version;
  json["commit"] = build.commit;
  json["command"] = choice.repeat.empty()
                        ? story_command(study, choice.arm, choice.seed, choice.run, {})
                        : choice.repeat;
  json["outcome"] = name_of(walk.result.outcome);
  json["outcome_name"] = outcome_name(walk);
  json["ends"] = walk.told_in([](const EveryEvent& told) { return told.outcome; });
  json["trust"] = walk.told_in([](const EveryEvent& told) { return told.trust; });
  json["indicators"] = walk.told_in([](const EveryEvent& told) { return told.indicators; });
  json["horizon"] = arm.horizon;
  json["principals"] = {arm.principals[0], arm.principals[1]};
  json["actors"] = actors_json(walk);
  json["lanes"] = lanes_json(walk);
  json["channels"] = channels_json(walk);
  json["rungs"] = rungs_json(walk);
  json["acts"] = acts_json(walk);
  json["letters"] = letters_json(walk);
  json["levels"] = levels_json(walk);
  WithoutEach without(arm, {choice.seed, choice.run, choice.most_without});
  json["without"] = without.json({walk.trace.events, walk.told, walk.result, walk.act_of},
                                 walk.languages, walk.texts);
  json["left_out"] = without.left_out();
  json["texts"] = walk.texts.list();
  return json;
}

}  // namespace backchannel
