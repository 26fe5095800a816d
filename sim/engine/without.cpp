#include "sim/engine/without.hpp"

#include <algorithm>

#include "sim/engine/stretch.hpp"

namespace backchannel {

namespace {

/// What luck is looked up by goes on as if the act had happened.
void keep_count(Crisis& done, Crisis& crisis) {
  const Now& spent = done.now();
  Now& now = crisis.now();
  for (Side s = 0; s < 2; ++s) {
    std::copy(std::begin(spent.seen[s]), std::end(spent.seen[s]), std::begin(now.seen[s]));
    now.letters_sent[s] = spent.letters_sent[s];
  }
  now.incidents = spent.incidents;
  now.packages_read = spent.packages_read;
  now.offers = spent.offers;
  now.planned.number = spent.planned.number;
  now.table.dates = spent.table.dates;
  now.table.exchanges = spent.table.exchanges;
  now.table.invitations = spent.table.invitations;
  const auto reactions = crisis.reactions();
  for (std::size_t i = 0; i < reactions.size(); ++i)
    reactions[i].count = done.reactions()[i].count;
}

}  // namespace

bool taken_back(World& w, const std::function<void()>& act) {
  const Crisis before = w.crisis;
  const std::uint64_t fingerprint = w.trace.fingerprint;
  const std::int64_t event = w.without;
  const auto first = static_cast<std::size_t>(event);
  const std::size_t reasons = w.trace.reasons.size();
  w.without = -1;
  act();
  const bool was_it = w.trace.events.size() > first;
  Crisis after = w.crisis;
  w.crisis = before;  // into the room it has, as others are looking at it
  w.trace.events.resize(first);
  w.trace.reasons.resize(reasons);
  w.trace.fingerprint = fingerprint;
  if (was_it)
    keep_count(after, w.crisis);
  else
    w.without = event;
  return was_it;
}

bool passes_over(World& w, const Next& next) {
  const bool answers = next.kind == Due::incident || next.kind == Due::planned ||
                       next.kind == Due::chain || next.kind == Due::ultimatum;
  if (!answers && next.kind != Due::date) return false;
  if (!w.may_go_without() || !taken_back(w, [&] { live_stretch(w, next); })) return false;
  Now& now = w.now();
  switch (next.kind) {
    case Due::incident:
      w.crisis.incidents.erase(w.crisis.incidents.begin() + next.index);
      break;
    case Due::planned: now.planned.falls = kNever; break;
    case Due::chain: settle_chain(w); break;
    case Due::ultimatum: now.ultimatum_ends = kNever; break;
    default: now.table.date = kNever; break;
  }
  return true;
}

std::optional<RunResult> tell_without(const Scenario& scenario, std::uint64_t seed,
                                      std::uint32_t run, std::size_t event, Trace& trace) {
  trace.telling = true;
  const RunResult result =
      Runner(scenario).live(seed, run, trace, {}, {static_cast<std::int64_t>(event)});
  if (!result.went_without) return {};
  return result;
}

}  // namespace backchannel
