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

constexpr Instant kADay = 86400;
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
      return std::abs(others[j].at - events[i].at) <= kADay;
    });
    if (found != like.end())
      like.erase(found);
    else if (counts(events[i]))
      alone.push_back(i);
  }
  return alone;
}

/// The number of a text that `pick` takes from tellings of a run.
template <class Pick>
int add(ToldTexts& texts, const Tellings& told, const Pick& pick) {
  return texts.add_in_each(
      [&](Tongue tongue) { return pick(told[static_cast<std::size_t>(tongue)]); });
}

Json told_json(const Scenario& arm, const std::vector<Event>& events, const Tellings& told,
               std::vector<std::size_t> alone, ToldTexts& texts) {
  // A deed that shows in what follows is told once.
  std::erase_if(alone, [&](std::size_t i) { return told[0].events[i].told_by != i; });
  Json list = Json::array();
  for (std::size_t i = 0; i < std::min(alone.size(), kTold); ++i) {
    const auto of = [&](std::string Sentence::*part) {
      return add(texts, told, [&](const EveryEvent& telling) {
        return telling.events[alone[i]].sentence.*part;
      });
    };
    list.push_back({{"date", date_text(arm, events[alone[i]].at)},
                    {"people", of(&Sentence::who)},
                    {"says", of(&Sentence::says)}});
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

Json WithoutEach::json(const std::vector<Event>& events, const Tellings& told,
                       const RunResult& result, const std::vector<int>& act_of, ToldTexts& texts) {
  std::vector<std::size_t> acts;
  for (const bool routine : {false, true})
    for (std::size_t i = 0; i < events.size(); ++i)
      if (begins_an_act(events[i]) && is_routine(events[i]) == routine) acts.push_back(i);
  left_out_ = acts.size() - std::min(acts.size(), of_.most);
  acts.resize(acts.size() - left_out_);
  std::sort(acts.begin(), acts.end());
  std::map<int, Json> by_act;
  for (const std::size_t i : acts) {
    if (by_act.count(act_of[i]) > 0) continue;
    Trace trace;
    std::size_t first = i;
    std::optional<RunResult> lived = tell_without(arm_, of_.seed, of_.run, first, trace);
    while (!lived && first > 0 && events[first - 1].at == events[i].at &&
           comes_before_it(events[first - 1].kind))
      lived = tell_without(arm_, of_.seed, of_.run, --first, trace);
    if (!lived) continue;
    const bool differs = lived->outcome != result.outcome;
    Json one = {{"act", act_of[i]}, {"differs", differs}};
    if (same_after(events, first, trace.events)) {
      one["same"] = true;
    } else {
      const Tellings other = tell_in_each_language(arm_, trace, *lived);
      std::vector<std::size_t> gone = unmatched(events, first, trace.events, first);
      std::erase_if(gone, [&](std::size_t k) { return events[k].at == events[first].at; });
      one["gone"] = told_json(arm_, events, told, gone, texts);
      one["instead"] = told_json(arm_, trace.events, other,
                                 unmatched(trace.events, first, events, first), texts);
      one["outcome"] = name_of(lived->outcome);
      one["ends"] =
          add(texts, other, [](const EveryEvent& telling) { return telling.outcome; });
      one["counts"] = counts_json(*lived);
    }
    by_act[act_of[i]] = std::move(one);
  }
  Json list = Json::array();
  for (auto& [act, one] : by_act) list.push_back(std::move(one));
  return list;
}

}  // namespace backchannel
