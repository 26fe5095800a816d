#include <algorithm>

#include "sim/crisis/invariant.hpp"
#include "sim/crisis/maths.hpp"
#include "sim/engine/world.hpp"

namespace backchannel {

namespace {

int first_rung(const Ladder& ladder, Rung::Kind kind) {
  for (std::size_t i = 1; i < ladder.rungs.size(); ++i)
    if (ladder.rungs[i].kind == kind) return static_cast<int>(i);
  return -1;
}

void alarm(World& w, Side side, double share) {
  Mind& mind = w.mind(side);
  mind.alert += share * (1 - mind.alert);
}

Instant answer_time(const World& w, Side side, std::uint32_t key, std::uint32_t nth) {
  const Ladder& ladder = w.scenario.ladder;
  const double drawn = quantile(ladder.clock, w.luck.uniform(Purpose::clock, key, nth));
  return seconds(drawn * (1 - ladder.clock_alert * w.mind(side).alert));
}

std::uint32_t answer_key(const World& w, Side side) { return who_of(w.who(side), 1); }

/// Puts a quarrel on a rung; a running one keeps its first cause.
void raise_chain(World& w, Cause cause, int rung, Side turn) {
  Chain& chain = w.now().chain;
  if (chain.cause == Cause::none) {
    chain.cause = cause;
    chain.began = w.now().at;
    chain.rung = rung;
  }
  chain.rung = std::max(chain.rung, rung);
  chain.turn = static_cast<std::int8_t>(turn);
  set_tension(w);
}

void wait_for_answer(World& w, Side turn) {
  Chain& chain = w.now().chain;
  chain.turn = static_cast<std::int8_t>(turn);
  chain.clock = after(w.now().at, answer_time(w, turn, answer_key(w, turn), chain.number));
  w.record({.kind = EventKind::clock_set,
            .who = small(w.actor(turn)),
            .number = days(chain.clock - w.now().at)});
}

void harass(World& w, Side by) {
  const Deed& deed = w.scenario.deeds.harassment;
  witness(w, other(by), w.actor(by), deed, Sight::harassment, deed.hostility);
  alarm(w, other(by), w.principal(other(by)).strain.alert_jump);
}

/// Orders a strike; announced as limited, it falls a little later (S24).
void order_strike(World& w, Side by) {
  Now& now = w.now();
  Chain& chain = now.chain;
  chain.bounded = false;
  chain.pending = true;
  chain.turn = static_cast<std::int8_t>(by);
  chain.clock = now.at;
  const int route = choose_route(w, by, true);
  if (route < 0 || !w.luck.chance(w.scenario.ladder.forewarn, Purpose::forewarning, w.who(by),
                                  chain.number))
    return;
  ++now.tally.warned;
  w.record({.kind = EventKind::warned, .who = small(w.actor(by)),
            .whom = small(w.actor(other(by)))});
  send(w, {.subject = chain.number, .kind = LetterKind::warn,
           .from = static_cast<std::int8_t>(by)}, route);
  chain.clock = after(now.at, seconds(w.scenario.ladder.forewarn_lead));
}

}  // namespace

void settle_chain(World& w) {
  Now& now = w.now();
  if (now.tally.chain_days < 0) now.tally.chain_days = days(now.at - now.chain.began);
  const std::uint32_t number = now.chain.number;
  now.chain = Chain{};
  now.chain.number = number + 1;
  w.record({.kind = EventKind::settled});
  set_tension(w);
}

bool announce_strike(World& w, Side by, int client) {
  Now& now = w.now();
  PlannedStrike& planned = now.planned;
  const int route = choose_route(w, by, true);
  if (planned.falls != kNever || route < 0) return false;
  planned = {after(now.at, seconds(w.scenario.ladder.forewarn_lead)), client, planned.number + 1,
             static_cast<std::int8_t>(by), false};
  ++now.tally.warned;
  w.record({.kind = EventKind::warned, .who = small(w.actor(by)),
            .whom = small(w.actor(other(by)))});
  send(w, {.subject = planned.number, .kind = LetterKind::notice,
           .from = static_cast<std::int8_t>(by)}, route);
  return true;
}

void planned_strike_falls(World& w) {
  Now& now = w.now();
  move_levels(w, now.at);
  const PlannedStrike planned = now.planned;
  now.planned.falls = kNever;
  const int by = w.actor(planned.by);
  if (planned.client >= 0) return strike_client(w, by, planned.client, planned.bounded);
  strike(w, by, other(planned.by), Cause::chosen, -1);
  if (now.chain.cause != Cause::none) now.chain.bounded |= planned.bounded;
}

void drag_in(World& w, Side patron, bool for_a_state, bool bounded) {
  const Ladder& ladder = w.scenario.ladder;
  // A bound that was read weighs against answering as it weighs against climbing.
  const double kept = bounded ? maths::exp(-ladder.bound) : 1.0;
  const double chance = for_a_state ? ladder.drag * kept : 0.0;
  const auto nth = static_cast<std::uint32_t>(w.now().tally.strikes_on_clients);
  const int rung = first_rung(ladder, Rung::Kind::strike);
  if (rung < 0 || !w.luck.chance(chance, Purpose::drag, who_of(w.who(patron), 1), nth)) return;
  raise_chain(w, Cause::chosen, rung, patron);
  w.now().chain.pending = false;
  wait_for_answer(w, patron);
}

void note_strike(World& w) {
  Now& now = w.now();
  if (now.table.last_ended == kNever) return;
  const double lag = days(now.at - now.table.last_ended);
  double& shortest = now.tally.strike_after_round;
  if (shortest < 0 || lag < shortest) shortest = lag;
}

void start_ladder(World& w) {
  const int rung = w.scenario.ladder.start_rung;
  if (rung <= 0) return;
  invariant(rung < static_cast<int>(w.scenario.ladder.rungs.size()),
            "a quarrel stands on a rung of the ladder");
  raise_chain(w, Cause::chosen, rung, 0);
  wait_for_answer(w, 0);
}

void go_to_war(World& w, Cause cause) {
  Now& now = w.now();
  now.war = true;
  now.struck = true;
  now.tally.war_day = days(now.at);
  now.tally.war_cause = static_cast<double>(cause);
  if (now.tally.chain_days < 0 && now.chain.cause != Cause::none)
    now.tally.chain_days = days(now.at - now.chain.began);
  if (now.tally.first_ending == 0) now.tally.first_ending = 2;
  w.record({.kind = EventKind::war, .subject = static_cast<std::int32_t>(cause)});
}

void strike(World& w, int by, Side target, Cause cause, int rung) {
  Now& now = w.now();
  const Side side = w.side_of(by);
  now.struck = true;
  if (now.tally.first_strike < 0) now.tally.first_strike = days(now.at);
  note_strike(w);
  answer_act(w, Act::strike, by, w.actor(target));
  understanding_ends(w);
  for (Side s = 0; s < 2; ++s) alarm(w, s, w.principal(s).strain.strike_jump);
  if (rung < 0) rung = first_rung(w.scenario.ladder, Rung::Kind::strike);
  w.record({.kind = EventKind::struck,
            .who = small(by),
            .whom = small(w.actor(target)),
            .subject = rung});
  if (side >= 0) {
    ++now.tally.strikes;
    const Deed& deed = w.scenario.deeds.strike;
    witness(w, target, by, deed, Sight::strike, deed.hostility);
  } else if (!w.luck.chance(w.scenario.ladder.drag, Purpose::drag, w.who(target),
                            static_cast<std::uint32_t>(now.tally.strikes_third_party +
                                                       now.tally.strikes_proxy))) {
    return;  // the other principal is not held to account for it
  }
  if (rung < 0) return;
  raise_chain(w, cause, rung, target);
  if (now.chain.cause == Cause::misread) ++now.tally.strikes_misread;
  now.chain.pending = false;
  wait_for_answer(w, target);
}

void incident(World& w, int by, Side victim, bool deliberate) {
  Now& now = w.now();
  const std::uint32_t number = now.incidents++;
  ++now.tally.incidents;
  if (deliberate) ++now.tally.deliberate;
  w.record({.kind = EventKind::incident, .flag = deliberate, .who = small(by),
            .whom = small(w.actor(victim))});
  answer_act(w, Act::incident, by, w.actor(victim));
  const Deed& deed = w.scenario.deeds.incident;
  const double offence_before = w.mind(victim).offence;
  const Reading reading = witness(w, victim, by, deed, Sight::incident,
                                  deliberate ? deed.hostility : 1 - deed.hostility);
  const Strain& strain = w.principal(victim).strain;
  if (!reading.hostile) return alarm(w, victim, strain.harmless * strain.alert_jump);
  ++(deliberate ? now.tally.hits : now.tally.false_alarms);
  if (now.understanding_since != kNever &&
      w.luck.chance(w.scenario.understanding.broken_by_incident, Purpose::understanding,
                    who_of(w.plan.dyad, 1), number))
    understanding_ends(w);
  for (Side s = 0; s < 2; ++s) alarm(w, s, w.principal(s).strain.alert_jump);
  OpenIncident open;
  open.opened = now.at;
  open.number = number;
  open.victim = static_cast<std::int8_t>(victim);
  open.deliberate = deliberate;
  open.posterior = reading.posterior;
  open.weight = deed.weight;
  open.offence = w.mind(victim).offence - offence_before;
  open.rings = after(now.at, answer_time(w, victim, who_of(w.who(victim), 2), number));
  w.crisis.incidents.push_back(open);
  w.record({.kind = EventKind::clock_set, .who = small(w.actor(victim)),
            .number = days(open.rings - now.at)});
  explain(w, other(victim), open);
}

void incident_rings(World& w, std::size_t index) {
  move_levels(w, w.now().at);
  const OpenIncident open = w.crisis.incidents[index];
  w.crisis.incidents.erase(w.crisis.incidents.begin() + static_cast<std::ptrdiff_t>(index));
  Now& now = w.now();
  const Side victim = open.victim;
  const Ladder& ladder = w.scenario.ladder;
  Reasons why{"how to answer the incident", "strikes", "answers without a strike"};
  why.weighing.add("alert", ladder.alert * (w.mind(victim).alert - 0.5));
  why.weighing.add("reprisals so far", ladder.reprisal * now.chain.reprisals);
  const double tilt = why.weighing.sum();
  const double harassment = ladder.harassment * maths::exp(0.5 * tilt);
  const double strikes = ladder.strike * maths::exp(tilt);
  const double all = ladder.protest + harassment + strikes;
  why.uniform = w.luck.uniform(Purpose::answer, w.who(victim), open.number);
  why.probability = all > 0 ? strikes / all : 0;
  why.chosen = why.uniform * all < strikes;
  const int answer = why.chosen ? 3 : why.uniform * all < strikes + harassment ? 2 : 1;
  w.record({.kind = EventKind::answered, .flag = open.deliberate, .who = small(w.actor(victim)),
            .whom = small(w.actor(other(victim))), .subject = answer,
            .weighing = w.trace.keep(why), .number = why.probability});
  if (!open.deliberate && answer >= 2 && now.tally.first_inadvertent < 0)
    now.tally.first_inadvertent = days(now.at);
  const Cause cause = open.deliberate ? Cause::provoked : Cause::misread;
  if (answer == 1) {
    ++now.tally.answered_protest;
  } else if (answer == 2) {
    ++now.tally.answered_harassment;
    harass(w, victim);
    raise_chain(w, cause, std::max(1, first_rung(ladder, Rung::Kind::harassment)),
                other(victim));
    wait_for_answer(w, other(victim));
  } else {
    ++now.tally.answered_strike;
    raise_chain(w, cause, std::max(1, first_rung(ladder, Rung::Kind::strike)), victim);
    order_strike(w, victim);
  }
}

namespace {

/// Up, stay or down: 1, 0 or −1.
int climb(World& w, Side side) {
  const Now& now = w.now();
  const Ladder& ladder = w.scenario.ladder;
  const Chain& chain = now.chain;
  const Rung& rung = ladder.rungs[static_cast<std::size_t>(chain.rung)];
  Reasons why{"whether to go higher", "goes one rung higher", "does not"};
  why.weighing.add("reprisals so far", ladder.reprisal * chain.reprisals);
  why.weighing.add("a bound was read", chain.bounded ? -ladder.bound : 0.0);
  why.weighing.add("alert", ladder.alert * (w.mind(side).alert - 0.5));
  const double up = rung.up * maths::exp(why.weighing.sum());
  const double all = up + rung.stay + rung.down;
  why.uniform = w.luck.uniform(Purpose::answer, answer_key(w, side), chain.number);
  why.probability = all > 0 ? up / all : 0;
  const double drawn = why.uniform * all;
  const int step = drawn < up ? 1 : drawn < up + rung.stay ? 0 : -1;
  why.chosen = step == 1;
  w.record({.kind = EventKind::climbed, .flag = step > 0, .who = small(w.actor(side)),
            .whom = small(w.actor(other(side))), .subject = chain.rung + step,
            .weighing = w.trace.keep(why), .number = why.probability});
  return step;
}

}  // namespace

void chain_rings(World& w) {
  move_levels(w, w.now().at);
  Now& now = w.now();
  Chain& chain = now.chain;
  const Side side = chain.turn;
  chain.clock = kNever;
  if (chain.pending) return strike(w, w.actor(side), other(side), chain.cause, chain.rung);
  const int step = climb(w, side);
  ++chain.number;
  chain.rung += step;
  chain.bounded = false;
  const Ladder& ladder = w.scenario.ladder;
  const Rung::Kind kind = ladder.rungs[static_cast<std::size_t>(chain.rung)].kind;
  if (chain.rung == 0) return settle_chain(w);
  if (kind == Rung::Kind::war) return go_to_war(w, chain.cause);
  set_tension(w);
  if (step >= 0 && kind == Rung::Kind::strike) {
    ++chain.reprisals;
    ++now.tally.reprisals;
    return order_strike(w, side);
  }
  if (step >= 0 && kind == Rung::Kind::harassment) harass(w, side);
  wait_for_answer(w, other(side));
}

}  // namespace backchannel
