#include "sim/engine/stretch.hpp"

#include <algorithm>

#include "sim/engine/bargain.hpp"
#include "sim/engine/play.hpp"

namespace backchannel {

namespace {

struct Soonest {
  Next next;
  void consider(Instant at, Due kind, int index) {
    if (at < next.at) next = {at, kind, index};
  }
};

/// Place of the letter that arrives next, by sender among equals; −1 if none is under way.
int next_letter(const World& w) {
  const auto& letters = w.crisis.letters;
  int best = -1;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    if (letters[i].due == kNever) continue;
    if (best >= 0) {
      const Letter& known = letters[static_cast<std::size_t>(best)];
      if (letters[i].due > known.due ||
          (letters[i].due == known.due && letters[i].from >= known.from))
        continue;
    }
    best = static_cast<int>(i);
  }
  return best;
}

int next_incident(const World& w) {
  const auto& open = w.crisis.incidents;
  int best = -1;
  for (std::size_t i = 0; i < open.size(); ++i)
    if (open[i].rings != kNever &&
        (best < 0 || open[i].rings < open[static_cast<std::size_t>(best)].rings))
      best = static_cast<int>(i);
  return best;
}

/// Letters under way, and incidents that wait for an answer. Inlined, as the calendar is looked at
/// before every instant and the soonest had better stay in registers.
[[gnu::always_inline]] inline void consider_open_clocks(const World& w, Soonest& soonest) {
  const int letter = next_letter(w);
  if (letter >= 0)
    soonest.consider(w.crisis.letters[static_cast<std::size_t>(letter)].due, Due::arrival, letter);
  const int incident = next_incident(w);
  if (incident >= 0)
    soonest.consider(w.crisis.incidents[static_cast<std::size_t>(incident)].rings, Due::incident,
                     incident);
}

}  // namespace

Next next_in_calendar(const World& w) {
  const Now& now = w.now();
  Soonest soonest;
  const auto line = static_cast<std::size_t>(now.next_script);
  if (line < w.plan.script.size())
    soonest.consider(w.plan.script[line].at, Due::script, now.next_script);
  const auto reactions = w.crisis.reactions();
  for (std::size_t i = 0; i < reactions.size(); ++i)
    soonest.consider(reactions[i].due, Due::reaction, static_cast<int>(i));
  const auto channels = w.crisis.channels();
  for (const int c : w.plan.lines)
    soonest.consider(channels[static_cast<std::size_t>(c)].toggles_at, Due::line, c);
  consider_open_clocks(w, soonest);
  soonest.consider(now.planned.falls, Due::planned, 0);
  soonest.consider(now.chain.clock, Due::chain, 0);
  soonest.consider(now.words_due[0], Due::words, 0);
  soonest.consider(now.words_due[1], Due::words, 1);
  soonest.consider(now.table.next_exchange, Due::exchange, 0);
  if (!now.table.sitting) soonest.consider(now.table.date, Due::date, 0);
  soonest.consider(now.table.probe, Due::probe, 0);
  soonest.consider(now.table.relief_due, Due::relief, 0);
  soonest.consider(now.ultimatum_ends, Due::ultimatum, 0);
  soonest.consider(now.actor_change, Due::actors, 0);
  soonest.consider(now.observe_at, Due::observe, 0);
  soonest.consider(now.offer_due, Due::offer, 0);
  if (w.plan.sizes.games > 0)
    for (int seat = 0; seat < kSeats; ++seat)
      soonest.consider(w.crisis.game<Playing>().clock[seat], Due::move, seat);
  return soonest.next;
}

Next next_instant(const World& w, Next next) {
  const auto before = [&next](Instant at, Due kind) {
    return at < next.at || (at == next.at && at != kNever && kind < next.kind);
  };
  if (before(w.next.at, Due::hazard)) next = {w.next.at, Due::hazard, w.next.hazard};
  if (before(w.now().next_tick, Due::tick)) next = {w.now().next_tick, Due::tick, 0};
  return next;
}

Next next_open_clock(const World& w) {
  Soonest soonest;
  if (!w.crisis.incidents.empty()) consider_open_clocks(w, soonest);
  return soonest.next;
}

namespace {

void probe(World& w) {
  Now& now = w.now();
  move_levels(w, now.at);
  now.table.probe = kNever;
  now.tally.probe_trust_a = w.mind(0).trust.mean();
  now.tally.probe_trust_b = w.mind(1).trust.mean();
}

void observe(World& w) {
  Now& now = w.now();
  move_levels(w, now.at);
  now.observe_at = kNever;
  Tally& tally = now.tally;
  tally.observed_trust_a = w.mind(0).trust.mean();
  tally.observed_trust_b = w.mind(1).trust.mean();
  tally.observed_relief_a = w.mind(0).relief.mean();
  tally.observed_relief_b = w.mind(1).relief.mean();
  tally.observed_home_a = cost_at_home(w, 0);
  tally.observed_home_b = cost_at_home(w, 1);
  tally.observed_programme = now.programme;
}

/// A deadline that nobody met: what was threatened is done, sometimes (S20).
void ultimatum_ends(World& w) {
  Now& now = w.now();
  move_levels(w, now.at);
  now.ultimatum_ends = kNever;
  const Side by = now.ultimatum_by;
  const auto nth = static_cast<std::uint32_t>(w.mind(by).commitments);
  if (!w.luck.chance(now.ultimatum_effect, Purpose::deed, who_of(w.who(by), 9), nth)) return;
  strike(w, w.actor(by), other(by), Cause::chosen, -1);
}

}  // namespace

void tick(World& w, Instant until) {
  Now& now = w.now();
  do {
    now.at = now.next_tick;
    if (w.ticking) move_levels(w, now.at);
    aim_moving(w);
  } while (!w.walk && now.next_tick <= until && now.next_tick <= w.next.at);
}

namespace {

LetterKind kind_of(const World& w, Next arrival) {
  return w.crisis.letters[static_cast<std::size_t>(arrival.index)].kind;
}

/// Whatever happens may change an intensity; words that are said or heard, and numbers, do not.
bool may_stir(const World& w, Next next) {
  if (next.kind == Due::offer || next.kind == Due::words) return false;
  if (next.kind != Due::arrival) return true;
  const LetterKind kind = kind_of(w, next);
  return kind != LetterKind::offer && kind != LetterKind::words && kind != LetterKind::reply;
}

bool is_heard_as_evidence(const World& w, Next next) {
  return next.kind == Due::arrival && kind_of(w, next) == LetterKind::words;
}

}  // namespace

void live_stretch(World& w, Next next) {
  Now& now = w.now();
  now.at = next.at;
  w.aim = may_stir(w, next);
  w.drift.still &= !w.aim && !is_heard_as_evidence(w, next);
  if (w.without >= 0 && passes_over(w, next)) return;
  switch (next.kind) {
    case Due::tick: return;  // `tick` has seen to it
    case Due::script: {
      const Plan::Line line = w.plan.script[static_cast<std::size_t>(now.next_script++)];
      return follow_script(w, w.scenario.script[static_cast<std::size_t>(line.index)],
                           line.index);
    }
    case Due::reaction: return reaction_comes(w, next.index);
    case Due::line: return line_changes(w, next.index);
    case Due::arrival: return deliver(w, static_cast<std::size_t>(next.index));
    case Due::hazard: return befall(w, next.index);
    case Due::incident: return incident_rings(w, static_cast<std::size_t>(next.index));
    case Due::planned: return planned_strike_falls(w);
    case Due::chain: return chain_rings(w);
    case Due::words: return say_routine_words(w, next.index);
    case Due::exchange: return exchange(w);
    case Due::date: return date_comes(w);
    case Due::probe: return probe(w);
    case Due::relief: return pay_relief(w);
    case Due::ultimatum: return ultimatum_ends(w);
    case Due::actors: return actor_changes(w);
    case Due::observe: return observe(w);
    case Due::offer: return write_offer(w);
    case Due::move: return game_rings(w, next.index);
    case Due::nothing: return;
  }
}

namespace {

void start_minds(World& w) {
  for (Side s = 0; s < 2; ++s) {
    const Actor& actor = w.principal(s);
    Mind& mind = w.mind(s);
    mind.trust = start_belief(actor.trusting, w.scenario.counterpart_prior[s]);
    mind.relief = start_belief(actor.trusting, actor.relief);
    mind.compliance = start_belief(actor.trusting, actor.compliance);
    mind.hurt = actor.strain.hurt;
    const auto operators = w.crisis.operators(s);
    for (std::size_t a = 0; a < w.scenario.actors.size(); ++a) {
      operators[a] = start_belief(actor.trusting, w.scenario.priors[s][a]);
    }
  }
}

}  // namespace

void begin(World& w) {
  Now& now = w.now();
  const auto instruments = w.crisis.instruments();
  for (std::size_t i = 0; i < instruments.size(); ++i)
    instruments[i].level = instruments[i].set = w.scenario.instruments[i].level;
  weigh_instruments(w);
  w.drift.still = false;
  w.drift.course = {};
  start_minds(w);
  for (Side s = 0; s < 2; ++s) {
    const Strain& strain = w.principal(s).strain;
    w.mind(s).alert = std::min(1.0, strain.alert_base + strain.alert_force * now.forces);
  }
  const auto hazards = w.crisis.hazards();
  for (std::size_t i = 0; i < hazards.size(); ++i)
    start_hazard(w, i);
  if (w.scenario.observe.day > 0) now.observe_at = seconds(w.scenario.observe.day);
  now.programme = w.scenario.programme.level;
  now.access = w.scenario.programme.access;
  start_lines(w);
  start_talks(w);
  start_ladder(w);
  start_haggling(w);
  start_game(w);
  w.aim = true;
}

}  // namespace backchannel
