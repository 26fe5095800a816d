#include "analysis/table/readout.hpp"

#include <algorithm>
#include <charconv>
#include <span>

#include "analysis/table/column.hpp"
#include "sim/channels/channel.hpp"
#include "sim/crisis/act.hpp"
#include "sim/crisis/crisis.hpp"

namespace backchannel {
namespace {

constexpr std::string_view kLetters[] = {"words",  "reply",  "explain", "warn", "invite",
                                         "accept", "refuse", "text",    "agree", "clarify",
                                         "notice", "offer",  "move"};
static_assert(std::size(kLetters) == std::size(kLetterNames));
constexpr std::string_view kAnswers[] = {"stands down", "protest", "harassment", "strike"};
constexpr std::string_view kPostponed[] = {"attention", "line down"};

/// The names that the subject of a kind of event may have; none if it is only a number.
std::span<const std::string_view> subjects_of(EventKind kind) {
  switch (kind) {
    case EventKind::act: return Names<Act>::of;
    case EventKind::read: return Names<Sight>::of;
    case EventKind::sent:
    case EventKind::heard:
    case EventKind::lost:
    case EventKind::backfired: return kLetters;
    case EventKind::answered: return kAnswers;
    case EventKind::postponed: return kPostponed;
    case EventKind::agreed: return Names<Agreement>::of;
    case EventKind::round_ended: return Names<RoundClass>::of;
    case EventKind::war: return Names<Cause>::of;
    case EventKind::ended: return Names<Outcome>::of;
    default: return {};
  }
}

template <class T>
int place_in(const Named<T>& named, const std::string& name) {
  return name.empty() ? -1 : named.find(name);
}

}  // namespace

RunReader::RunReader(const Question& question, const Readout& measure, const Scenario& scenario)
    : measure_(measure) {
  find_columns(question, scenario);
  for (const EventPattern& given : measure.events)
    patterns_.push_back(pattern_of(question, given, scenario));
}

void RunReader::find_columns(const Question& question, const Scenario& scenario) {
  const std::vector<Column> columns = columns_of(scenario);
  const auto place = [&](const std::string& name) -> const Column* {
    if (name.empty()) return nullptr;
    const auto found = std::find_if(columns.begin(), columns.end(),
                                    [&](const Column& c) { return c.name == name; });
    if (found == columns.end()) refuse(question, "measure", "there is no column `" + name + "`");
    return &*found;
  };
  if (const Column* column = place(measure_.column)) {
    column_ = column->index;
    may_not_happen_ = column->may_not_happen;
  }
  if (const Column* minus = place(measure_.minus)) minus_ = minus->index;
  if (const Column* per = place(measure_.per)) per_ = per->index;
}

RunReader::Pattern RunReader::pattern_of(const Question& question, const EventPattern& given,
                                         const Scenario& scenario) const {
  Pattern pattern;
  pattern.kind = given.kind;
  pattern.flag = given.flag;
  pattern.within = seconds(given.within);
  const auto expect = [&](const std::string& name, int place) {
    if (!name.empty() && place < 0) refuse(question, "events", "there is no `" + name + "`");
    return place;
  };
  pattern.who = expect(given.who, place_in(scenario.actors, given.who));
  pattern.whom = expect(given.whom, place_in(scenario.actors, given.whom));
  pattern.channel = expect(given.channel, place_in(scenario.channels, given.channel));
  if (given.of.empty()) return pattern;
  const auto names = subjects_of(given.kind);
  const auto found = std::find(names.begin(), names.end(), given.of);
  int number = -1;
  if (found != names.end())
    number = static_cast<int>(found - names.begin());
  else if (given.kind == EventKind::component || given.kind == EventKind::procedure)
    number = given.kind == EventKind::component ? scenario.issues.find(given.of)
                                                : scenario.procedure.dimensions.find(given.of);
  else if (names.empty())
    std::from_chars(given.of.data(), given.of.data() + given.of.size(), number);
  pattern.subject = expect(given.of, number);
  return pattern;
}

bool RunReader::fits(const Pattern& pattern, const Event& event) {
  if (event.kind != pattern.kind) return false;
  if (pattern.who >= 0 && event.who != pattern.who) return false;
  if (pattern.whom >= 0 && event.whom != pattern.whom) return false;
  if (pattern.channel >= 0 && event.channel != pattern.channel) return false;
  if (pattern.subject && event.subject != *pattern.subject) return false;
  return pattern.flag == EventPattern::Flag::any ||
         event.flag == (pattern.flag == EventPattern::Flag::yes);
}

double RunReader::count_events(const Trace& trace) const {
  std::size_t next = 0;
  Instant before = 0;
  double times = 0;
  for (const Event& event : trace.events) {
    // What was begun and came too late is given up; this event may begin it anew.
    if (next > 0 && patterns_[next].within > 0 && event.at - before > patterns_[next].within)
      next = 0;
    // The nearest beginning counts, so that a later one is not missed for an earlier.
    if (next == 1 && patterns_[1].within > 0 && !fits(patterns_[1], event) &&
        fits(patterns_[0], event))
      before = event.at;
    if (!fits(patterns_[next], event)) continue;
    before = event.at;
    if (++next < patterns_.size()) continue;
    next = 0;
    ++times;
  }
  return times;
}

std::optional<double> RunReader::number_of(const RunResult& result, const Trace* trace) {
  read_row(result.tally, row_);
  const bool counts = !patterns_.empty();
  if (!counts && may_not_happen_ && row_[column_] == kDidNot) return std::nullopt;
  double value = counts ? count_events(*trace) : row_[column_];
  if (minus_) value -= row_[*minus_];
  if (!per_) return value;
  if (row_[*per_] == 0) return std::nullopt;
  return value / row_[*per_];
}

std::optional<double> RunReader::value(const RunResult& result, const Trace* trace) {
  if (!measure_.outcome.empty())
    return std::count(measure_.outcome.begin(), measure_.outcome.end(), result.outcome);
  if (measure_.war != Cause::none)
    return result.outcome == Outcome::war &&
           result.tally.war_cause == static_cast<double>(measure_.war);
  const std::optional<double> value = number_of(result, trace);
  if (!measure_.is_share()) return value;
  // What did not happen is no case of it; a share of nothing does not count.
  if (!value) return measure_.per.empty() ? std::optional<double>(0) : std::nullopt;
  return (!measure_.at_least || *value >= *measure_.at_least) &&
         (!measure_.at_most || *value <= *measure_.at_most);
}

}  // namespace backchannel
