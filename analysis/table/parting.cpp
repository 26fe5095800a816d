#include "analysis/table/parting.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "analysis/table/column.hpp"

namespace backchannel {
namespace {

bool belongs_to_the_operator(const Event& event) {
  return event.kind == EventKind::briefed || event.kind == EventKind::line;
}

/// Words on their way, and what only times or arranges something.
bool is_no_act(const Event& event) {
  switch (event.kind) {
    case EventKind::briefed:
    case EventKind::line:
    case EventKind::sent:
    case EventKind::heard:
    case EventKind::lost:
    case EventKind::clock_set:
    case EventKind::procedure:
    case EventKind::narrative:
    case EventKind::account:
    case EventKind::text_garbled:
    case EventKind::ended: return true;
    default: return false;
  }
}

/// As in fingerprints: whose hand a leak came from is the operator's affair.
int who_did(const Event& event) { return event.kind == EventKind::leaked ? -1 : event.who; }

/// As in fingerprints, numbers count to the sixth decimal.
bool same_number(double one, double other) {
  return std::llround(one * 1e6) == std::llround(other * 1e6);
}

bool same_deed(const Event& one, const Event& other) {
  return one.kind == other.kind && one.flag == other.flag && one.subject == other.subject &&
         who_did(one) == who_did(other) && one.whom == other.whom;
}

bool same_event(const Event& one, const Event& other) {
  return same_deed(one, other) && one.at == other.at && same_number(one.number, other.number) &&
         same_number(one.second, other.second);
}

bool same_act(const Event& one, const Event& other) {
  return same_deed(one, other) && std::llabs(one.at - other.at) <= seconds(1);
}

using Skip = bool (*)(const Event&);
using Same = bool (*)(const Event&, const Event&);

std::optional<Fork> fork(const std::vector<Event>& one, const std::vector<Event>& other, Skip skip,
                         Same same) {
  std::size_t i = 0;
  std::size_t j = 0;
  for (;; ++i, ++j) {
    while (i < one.size() && skip(one[i])) ++i;
    while (j < other.size() && skip(other[j])) ++j;
    const bool first_over = i >= one.size();
    const bool second_over = j >= other.size();
    if (first_over && second_over) return std::nullopt;
    if (first_over) return Fork{other[j].at, i, j};
    if (second_over) return Fork{one[i].at, i, j};
    if (!same(one[i], other[j])) return Fork{std::min(one[i].at, other[j].at), i, j};
  }
}

}  // namespace

int place_of(Outcome outcome) {
  constexpr std::array<Outcome, kOutcomes> kOrder{
      Outcome::war,          Outcome::strikes,          Outcome::collapse,
      Outcome::inconclusive, Outcome::managed_deadlock, Outcome::narrowing,
      Outcome::understanding, Outcome::limited_deal,    Outcome::framework,
      Outcome::comprehensive};
  return static_cast<int>(std::find(kOrder.begin(), kOrder.end(), outcome) - kOrder.begin());
}

int distance(Outcome one, Outcome other) { return std::abs(place_of(one) - place_of(other)); }

std::optional<Fork> first_fork(const std::vector<Event>& one, const std::vector<Event>& other) {
  return fork(one, other, belongs_to_the_operator, same_event);
}

std::optional<Fork> fork_of_acts(const std::vector<Event>& one, const std::vector<Event>& other) {
  return fork(one, other, is_no_act, same_act);
}

double FurthestApart::apart(const RunResult& first, const RunResult& second) {
  if (!column_) return distance(first.outcome, second.outcome);
  read_row(first.tally, row_);
  const double one = row_[*column_];
  read_row(second.tally, row_);
  const double other = row_[*column_];
  // A day that never came is no number to subtract.
  if (may_not_happen_ && (one == kDidNot || other == kDidNot)) return 0;
  return std::fabs(one - other);
}

void FurthestApart::add(const RunResult& first, const RunResult& second) {
  ++seen_;
  const double by = apart(first, second);
  if (!(by > 0)) return;
  ++differing_;
  if (by < most_) return;
  if (by > most_) runs_.clear();
  most_ = by;
  runs_.push_back(first.run);
}

}  // namespace backchannel
