#include "analysis/report/walk_without.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <tuple>

#include "sim/engine/without.hpp"

namespace backchannel {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kTold = 4;  ///< of what no longer happens, and of what happens instead

/// Events with which an act begins that can be left out.
bool begins_an_act(const Event& event) {
  switch (event.kind) {
    case EventKind::act:
    case EventKind::sent:
    case EventKind::struck:
    case EventKind::answered:
    case EventKind::climbed:
    case EventKind::convened:
    case EventKind::invited:
    case EventKind::offered:
    case EventKind::briefed: return true;
    default: return false;
  }
}

/// Events that may stand before the one by which an act is known, and belong to it.
bool comes_before_it(EventKind kind) {
  return kind == EventKind::understanding || kind == EventKind::procedure ||
         kind == EventKind::resumed;
}

/// What a reader would call a difference. Words and texts at the table differ with anything.
bool counts(const Event& event) {
  switch (event.kind) {
    case EventKind::clock_set:
    case EventKind::procedure:
    case EventKind::line:
    case EventKind::briefed:
    case EventKind::heard:
    case EventKind::lost:
    case EventKind::conceded:
    case EventKind::tabled:
    case EventKind::refused_text:
    case EventKind::account:
    case EventKind::component:
    case EventKind::narrative:
    case EventKind::date_set:
    case EventKind::ended: return false;
    default: return !is_routine(event);
  }
}

auto likeness(const Event& event) {
  return std::make_tuple(event.kind, event.who, event.whom, event.subject, event.flag);
}

/// Which of the events from `first` on have no like in the other list; no two share one.
std::vector<std::size_t> unmatched(const std::vector<Event>& events, std::size_t first,
                                   const std::vector<Event>& others, std::size_t first_other) {
  std::map<decltype(likeness(events.front())), std::vector<std::size_t>> likes;
  for (std::size_t i = first_other; i < others.size(); ++i)
    likes[likeness(others[i])].push_back(i);
  std::vector<std::size_t> alone;
  for (std::size_t i = first; i < events.size(); ++i) {
    auto& like = likes[likeness(events[i])];
    const auto found = std::find_if(like.begin(), like.end(), [&](std::size_t j) {
      return std::abs(others[j].at - events[i].at) <= kDay;
    });
    if (found != like.end())
      like.erase(found);
    else if (counts(events[i]))
      alone.push_back(i);
  }
  return alone;
}

/// A list of events with the words for each in every language.
struct Telling {
  const Scenario& arm;
  const std::vector<Event>& events;
  const std::vector<EveryEvent>& told;
  const std::vector<Language>& languages;
};

Json told_json(const Telling& in, std::vector<std::size_t> alone, ToldTexts& texts) {
  // A deed that shows in what follows is told once.
  std::erase_if(alone, [&](std::size_t i) { return in.told.front().events[i].told_by != i; });
  Json list = Json::array();
  for (std::size_t k = 0; k < std::min(alone.size(), kTold); ++k) {
    const std::size_t event = alone[k];
    const auto sentence = [&](std::size_t i) { return in.told[i].events[event].sentence; };
    list.push_back(
        {{"date", date_text(in.arm, in.events[event].at)},
         {"people", texts.add(in.languages, [&](std::size_t i) { return sentence(i).who; })},
         {"says", texts.add(in.languages, [&](std::size_t i) { return sentence(i).says; })}});
  }
  return {{"number", alone.size()}, {"first", list}};
}

Json counts_json(const RunResult& result) {
  const auto rounded = [](double value) { return std::round(value * 100) / 100; };
  return {{"strikes", result.tally.strikes + result.tally.strikes_third_party +
                          result.tally.strikes_proxy},
          {"rounds", result.tally.rounds},
          {"trust", {rounded(result.tally.trust_a), rounded(result.tally.trust_b)}}};
}

/// The two lists are the same but for the act and what belongs to it at its instant.
bool same_after(const std::vector<Event>& events, std::size_t act,
                const std::vector<Event>& others) {
  std::size_t i = events.size();
  std::size_t j = others.size();
  const auto same = [](const Event& one, const Event& other) {
    return one.at == other.at && likeness(one) == likeness(other) && one.number == other.number &&
           one.second == other.second && one.channel == other.channel;
  };
  while (i > act && j > act && same(events[i - 1], others[j - 1])) {
    --i;
    --j;
  }
  return j == act && (i == act || events[i - 1].at == events[act].at);
}

}  // namespace

Json WithoutEach::one_json(const Base& base, std::size_t event,
                           const std::vector<Language>& languages, ToldTexts& texts) const {
  Trace trace;
  std::size_t first = event;
  std::optional<RunResult> lived = tell_without(arm_, of_.seed, of_.run, first, trace);
  while (!lived && first > 0 && base.events[first - 1].at == base.events[event].at &&
         comes_before_it(base.events[first - 1].kind))
    lived = tell_without(arm_, of_.seed, of_.run, --first, trace);
  if (!lived) return {};
  Json one = {{"act", base.act_of[event]}, {"differs", lived->outcome != base.result.outcome}};
  if (same_after(base.events, first, trace.events)) {
    one["same"] = true;
    return one;
  }
  std::vector<EveryEvent> told;
  for (const Language& language : languages)
    told.push_back(tell_every_event(arm_, trace, *lived, language));
  std::vector<std::size_t> gone = unmatched(base.events, first, trace.events, first);
  std::erase_if(gone, [&](std::size_t k) { return base.events[k].at == base.events[first].at; });
  one["gone"] = told_json({arm_, base.events, base.told, languages}, gone, texts);
  one["instead"] = told_json({arm_, trace.events, told, languages},
                             unmatched(trace.events, first, base.events, first), texts);
  one["outcome"] = name_of(lived->outcome);
  one["outcome_name"] = texts.add(languages, [&](std::size_t i) {
    return languages[i].word("outcome", spoken(name_of(lived->outcome)));
  });
  one["ends"] = texts.add(languages, [&](std::size_t i) { return told[i].outcome; });
  one["counts"] = counts_json(*lived);
  return one;
}

Json WithoutEach::json(const Base& base, const std::vector<Language>& languages,
                       ToldTexts& texts) {
  std::vector<std::size_t> acts;
  for (const bool routine : {false, true})
    for (std::size_t i = 0; i < base.events.size(); ++i)
      if (begins_an_act(base.events[i]) && is_routine(base.events[i]) == routine)
        acts.push_back(i);
  left_out_ = acts.size() - std::min(acts.size(), of_.most);
  acts.resize(acts.size() - left_out_);
  std::sort(acts.begin(), acts.end());
  std::map<int, Json> by_act;
  for (const std::size_t i : acts) {
    if (by_act.count(base.act_of[i]) > 0) continue;
    Json one = one_json(base, i, languages, texts);
    if (!one.is_null()) by_act[base.act_of[i]] = std::move(one);
  }
  Json list = Json::array();
  for (auto& [act, one] : by_act) list.push_back(std::move(one));
  return list;
}

}  // namespace backchannel
