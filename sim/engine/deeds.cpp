#include <algorithm>

#include "sim/crisis/maths.hpp"
#include "sim/engine/order.hpp"

namespace backchannel {

namespace {

void note(const World& w, const Order& o) {
  w.record({.kind = EventKind::act,
            .who = small(o.by),
            .whom = small(o.to),
            .subject = static_cast<std::int32_t>(o.act),
            .number = o.amount,
            .second = static_cast<double>(o.instrument)});
}

void package(World& w, const Order& o) {
  ++w.now().tally.packages;
  if (w.now().table.rounds > 0) ++w.now().tally.packages_after_rounds;
  add_to(w, o.instrument, o.amount);
  const Side reader = w.side_of(o.to);
  if (reader < 0) return;
  const Now& now = w.now();
  const Timing& timing = w.scenario.timing;
  double meant = 0;
  if (now.table.last_ended != kNever)
    meant = meant_for_the_round(timing, days(now.at - now.table.last_ended));
  const double factor = 1 + timing.amplification * meant;
  const Deed& deed = w.scenario.deeds.package;
  const Reading reading =
      witness(w, reader, o.by, deed, Sight::package, deed.hostility, factor);
  const Side holder = w.side_of(o.by);
  if (holder >= 0) ++w.mind(holder).commitments;
  if (holder >= 0 && reading.hostile && meant > 0) {
    const std::uint32_t number = ++w.now().packages_read;
    w.now().pressed[reader] = {factor - 1, meant, number};
    if (w.luck.chance(timing.explain, Purpose::explanation, who_of(w.who(holder), 5), number))
      clarify(w, holder, number);
  }
  if (now.understanding_since != kNever && reading.hostile &&
      w.luck.chance(w.scenario.understanding.broken_by_package, Purpose::understanding, o.who,
                    o.index))
    understanding_ends(w);
}

void relieve(World& w, const Order& o) {
  add_to(w, o.instrument, -o.amount);
  const Side reader = w.side_of(o.to);
  if (reader >= 0)
    witness(w, reader, o.by, w.scenario.deeds.relief, Sight::relief,
            w.scenario.deeds.relief.hostility);
}

void posture(World& w, const Order& o, bool more) {
  if (more) ++w.now().tally.deployments;
  set_to(w, o.instrument, o.amount);
  const Side reader = w.side_of(o.to);
  if (reader < 0) return;
  const Deed& deed = more ? w.scenario.deeds.deployment : w.scenario.deeds.withdrawal;
  witness(w, reader, o.by, deed, more ? Sight::deployment : Sight::withdrawal, deed.hostility);
}

void ultimatum(World& w, const Order& o) {
  Now& now = w.now();
  if (now.ultimatum_ends != kNever || now.agreement != 0) return;
  const Side by = w.side_of(o.by);
  if (by < 0) return;
  now.ultimatum_ends = after(now.at, seconds(length_of(w, o)));
  now.ultimatum_by = static_cast<std::int8_t>(by);
  now.ultimatum_effect = o.effect;
  ++w.mind(by).commitments;
  const Deed& deed = w.scenario.deeds.ultimatum;
  witness(w, other(by), o.by, deed, Sight::ultimatum, deed.hostility);
}

void report(World& w, const Order& o) {
  Now& now = w.now();
  ++now.tally.reports;
  if (w.luck.chance(o.effect, Purpose::report, o.who, o.index))
    break_off(w, std::max(0, w.side_of(o.by)));
}

void proxy_attack(World& w, const Order& o) {
  Now& now = w.now();
  ++now.tally.proxy_attacks;
  attack_was_seen(w, o.by);
  const Side victim = w.side_of(o.to);
  if (victim < 0) return;
  if (w.luck.chance(o.effect, Purpose::deed, o.who, o.index)) {
    ++now.tally.strikes_proxy;
    strike(w, o.by, victim, Cause::proxy, -1);
    return;
  }
  const Deed& deed = w.scenario.deeds.proxy_attack;
  const int patron = w.scenario.actors[static_cast<std::size_t>(o.by)].patron.index;
  witness(w, victim, patron >= 0 ? patron : o.by, deed, Sight::proxy_attack, deed.hostility,
          o.amount);
}

/// A shock ends what was unwritten, alarms, takes everybody's time and shifts what matters (S26).
void shock(World& w, const Order& o) {
  ++w.now().tally.shocks;
  w.now().shocked = true;
  understanding_ends(w);
  const Instant until = after(w.now().at, seconds(length_of(w, o)));
  for (Side s = 0; s < 2; ++s) {
    Mind& mind = w.mind(s);
    mind.alert += w.principal(s).strain.shock_jump * (1 - mind.alert);
    mind.busy_until = std::max(mind.busy_until, until);
  }
}

void competing_crisis(World& w, const Order& o) {
  const Side side = w.side_of(o.to >= 0 ? o.to : o.by);
  if (side < 0) return;
  Mind& mind = w.mind(side);
  mind.busy_until =
      std::max(mind.busy_until, after(w.now().at, seconds(length_of(w, o))));
}

void outage(World& w, const Order& o) {
  const Instant until = after(w.now().at, seconds(length_of(w, o)));
  for (std::size_t c = 0; c < w.scenario.effective.size(); ++c)
    if (w.scenario.effective[c].operated_by.index == o.by)
      line_goes_down(w, static_cast<int>(c), until);
}

void stall(World& w, const Order& o) {
  const Side side = w.side_of(o.to);
  if (side < 0) return;
  learn(w.principal(side).trusting, w.mind(side).relief, 0, o.amount);
}

/// Funds go to a custodian. What vetting holds back is a benefit that was promised and does not
/// come, though nothing is frozen (S36, N13).
void release(World& w, const Order& o) {
  add_to(w, o.instrument, o.amount);
  const Side side = w.side_of(o.to);
  if (o.instrument < 0 || side < 0) return;
  const double friction =
      w.scenario.instruments[static_cast<std::size_t>(o.instrument)].friction;
  Tally& tally = w.now().tally;
  tally.funds_released += o.amount;
  tally.funds_usable += o.amount * (1 - friction);
  const Deeds& deeds = w.scenario.deeds;
  if (friction < 1)
    witness(w, side, o.by, deeds.relief, Sight::relief, deeds.relief.hostility, 1 - friction);
  if (friction > 0)
    witness(w, side, o.by, deeds.blocked, Sight::blocked, deeds.blocked.hostility, friction);
}

void violation(World& w, const Order& o) {
  const Side by = w.side_of(o.by);
  if (by < 0) return;
  Now& now = w.now();
  ++now.tally.violations;
  now.programme += std::min(1.0, o.amount) * (1 - now.programme);
  const Side reader = other(by);
  const Deed& deed = w.scenario.deeds.violation;
  const Reading reading =
      witness(w, reader, o.by, deed, Sight::violation, deed.hostility);
  if (reading.hostile)
    learn(w.principal(reader).trusting, w.mind(reader).compliance, 0, deed.weight);
}

void interception(World& w, const Order& o) {
  const bool swap = o.to < 0 && w.luck.chance(0.5, Purpose::deed, who_of(o.who, 1), o.index);
  const Side victim = o.to >= 0 ? w.side_of(o.to) : (swap ? 1 : 0);
  const int by = o.by >= 0 ? o.by : w.actor(other(victim));
  const bool meant = w.luck.chance(o.deliberate, Purpose::deed, o.who, o.index);
  incident(w, by, victim, meant);
}

void strike_by(World& w, const Order& o) {
  const Side target = w.side_of(o.to);
  const Side side = w.side_of(o.by);
  if (o.to < 0) return;
  const bool told = side >= 0 && (target < 0 || target == other(side)) &&
                    w.luck.chance(o.notice, Purpose::forewarning, o.who, o.index) &&
                    announce_strike(w, side, target < 0 ? o.to : -1);
  if (told) return;
  if (target < 0) return strike_client(w, o.by, o.to);
  if (side < 0) ++w.now().tally.strikes_third_party;
  strike(w, o.by, target, side < 0 ? Cause::third_party : Cause::chosen, -1);
}

/// A date that was planned from outside comes up like any other; talks that are broken off or
/// under way have none.
void planned_date(World& w) {
  const Now& now = w.now();
  if (w.scenario.talks && !now.broken_off && !now.table.sitting) date_comes(w);
}

/// A briefing moves what a side believes of the other by what the other really says.
void brief(World& w, int op, Side reader) {
  if (op < 0 || reader < 0) return;
  ++w.now().tally.briefings;
  const double trust = w.crisis.operators(reader)[static_cast<std::size_t>(op)].mean();
  const double reassuring = 1 - w.principal(other(reader)).words.threats;
  learn(w.principal(reader).trusting, w.mind(reader).trust, reassuring,
        w.scenario.deeds.reassurance.weight * trust);
  ++w.now().tally.capitals_briefed;
  brief_third_states(w);
  w.record({.kind = EventKind::briefed, .who = small(op), .whom = small(w.actor(reader))});
}

/// Acts whose answers begin where they take effect, whoever or whatever brought them about.
bool answered_where_it_happens(Act act) {
  return act == Act::incident || act == Act::strike || act == Act::round || act == Act::leak ||
         act == Act::leave_agreement;
}

void take_effect(World& w, const Order& o) {
  switch (o.act) {
    case Act::incident: return interception(w, o);
    case Act::package: return package(w, o);
    case Act::relieve: return relieve(w, o);
    case Act::deploy: return posture(w, o, true);
    case Act::withdraw: return posture(w, o, false);
    case Act::commander:
      if (w.side_of(o.by) >= 0) w.now().table.commander[w.side_of(o.by)] = true;
      return;
    case Act::strike: return strike_by(w, o);
    case Act::attack:
      if (w.luck.chance(o.effect, Purpose::deed, o.who, o.index)) go_to_war(w, Cause::chosen);
      return;
    case Act::proxy_attack: return proxy_attack(w, o);
    case Act::ultimatum: return ultimatum(w, o);
    case Act::report: return report(w, o);
    case Act::round: return convene(w, true);
    case Act::accord: return agree_detached(w);
    case Act::framework: return table_framework(w);
    case Act::outage: return outage(w, o);
    case Act::competing_crisis: return competing_crisis(w, o);
    case Act::leak: return leak(w, o.by);
    case Act::shock: return shock(w, o);
    case Act::leave_agreement: return end_agreement(w, std::max(0, w.side_of(o.by)));
    case Act::stall: return stall(w, o);
    case Act::threaten: return threaten(w, o);
    case Act::restrain: return ask_for_quiet(w, o);
    case Act::deny: return deny(w, o);
    case Act::announce: return announce(w);
    case Act::release: return release(w, o);
    case Act::inspect: w.now().access = std::min(1.0, o.amount); return;
    case Act::appeal: return appeal(w, o);
    case Act::violation: return violation(w, o);
    case Act::date: return planned_date(w);
    case Act::brief: return brief(w, o.by, w.side_of(o.to));
  }
}

/// Now and then the talks' own operator briefs one capital or the other.
void brief_by_chance(World& w, std::uint32_t nth) {
  const Side reader = w.luck.chance(0.5, Purpose::deed, w.plan.dyad, nth) ? 1 : 0;
  const int op = w.scenario.routes.empty() ? -1
                     : w.channel(w.scenario.routes[0].index).operated_by.index;
  if (op < 0) ++w.now().tally.briefings;
  brief(w, op, reader);
}

void standing_hazard(World& w, Standing kind, std::uint32_t nth) {
  Order o{.act = Act::report, .by = -1};
  o.who = w.plan.hazard_who[w.scenario.hazards.size() + static_cast<std::size_t>(kind)];
  o.index = nth;
  switch (kind) {
    case Standing::invitation: return invite(w);
    case Standing::briefing: return brief_by_chance(w, nth);
    case Standing::offer: return offer_meeting(w);
    case Standing::recovery:
    case Standing::report:
      // Who performs least of the programme's issues is the one that breaks off on a report.
      o.effect = w.scenario.programme.ends_track;
      o.by = w.actor(1);
      for (std::size_t k = 0; k < w.scenario.issues.size(); ++k)
        if (w.scenario.issues[k].core && !w.scenario.issues[k].relief)
          o.by = w.actor(other(w.scenario.performers[k]));
      o.amount = kind == Standing::recovery ? 1 : 0;
      note(w, o);
      return report(w, o);
  }
}

}  // namespace

double length_of(const World& w, const Order& o) {
  return quantile(*o.length, w.luck.uniform(Purpose::clock, o.who, o.index));
}

void perform(World& w, const Order& o) {
  move_levels(w, w.now().at);
  if (w.may_go_without() && taken_back(w, [&] { perform(w, o); })) return;
  note(w, o);
  take_effect(w, o);
  if (!answered_where_it_happens(o.act) && !w.now().war) answer_act(w, o.act, o.by, o.to);
}

void add_to(World& w, int instrument, double amount) {
  if (instrument < 0) return;
  InstrumentState& state = w.crisis.instruments()[static_cast<std::size_t>(instrument)];
  set_to(w, instrument, state.set + amount);
}

void set_to(World& w, int instrument, double level) {
  if (instrument < 0) return;
  InstrumentState& state = w.crisis.instruments()[static_cast<std::size_t>(instrument)];
  state.set = std::max(0.0, level);
}

void follow_script(World& w, const Scripted& line, int index) {
  const std::uint32_t who = who_of(w.scenario.script.name(static_cast<std::size_t>(index)));
  if (!w.luck.chance(line.happens, Purpose::deed, who_of(who, 7), 0)) return;
  Order o{line.act, line.by.index, line.to.index, line.instrument.index, line.amount, line.effect,
          line.deliberate, line.notice, &line.length, who, 0};
  perform(w, o);
}

namespace {

/// Noons that go by before one on which a daily chance comes true: geometric.
double noons_without(const World& w, std::size_t hazard, std::uint32_t nth) {
  return quantile({Distribution::Kind::geometric, w.scenario.hazards[hazard].daily},
                  w.luck.uniform(Purpose::hazard, w.plan.hazard_who[hazard], nth));
}

bool is_daily(const World& w, std::size_t hazard) {
  return hazard < w.scenario.hazards.size() && w.scenario.hazards[hazard].daily > 0;
}

}  // namespace

void start_hazard(World& w, std::size_t hazard) {
  if (is_daily(w, hazard))
    w.crisis.hazards()[hazard].fires_at = seconds(0.5 + noons_without(w, hazard, 0));
}

void befall(World& w, int index) {
  const auto at = static_cast<std::size_t>(index);
  HazardState& state = w.crisis.hazards()[at];
  const std::uint32_t nth = state.count++;
  w.anew = true;
  if (is_daily(w, at)) {
    state.fires_at = after(w.now().at, seconds(1 + noons_without(w, at, state.count)));
  } else {
    state.accumulated = state.target;
    state.target += w.luck.exponential(Purpose::hazard, w.plan.hazard_who[at], state.count);
    state.since = w.now().at;
    state.intensity = state.slope = state.bend = 0;
    state.course = 0;  // so that the next aim looks at it afresh
    state.fires_at = kNever;
  }
  if (at >= w.scenario.hazards.size()) {
    move_levels(w, w.now().at);
    const auto kind = static_cast<Standing>(at - w.scenario.hazards.size());
    if (!w.may_go_without() || !taken_back(w, [&] { standing_hazard(w, kind, nth); }))
      standing_hazard(w, kind, nth);
    return;
  }
  const Hazard& h = w.scenario.hazards[at];
  perform(w, {h.act, h.by.index, h.to.index, h.instrument.index, h.amount, h.effect,
              h.deliberate, h.notice, &h.length, w.plan.hazard_who[at], nth});
}

Reading witness(World& w, Side reader, int by, const Deed& deed, Sight kind, double hostility,
                double factor) {
  const Actor& actor = w.principal(reader);
  Mind& mind = w.mind(reader);
  Now& now = w.now();
  const auto which = static_cast<std::uint32_t>(kind);
  const double uniform = w.luck.uniform(Purpose::reading, who_of(w.who(reader), which),
                                        now.seen[reader][which]++);
  const Reading reading = read_act(
      actor.reading, {hostility, deed.base_rate, mind.trust.mean(), mind.alert, 0}, uniform);
  if (reading.hostile != (hostility > 0.5)) ++now.tally.misreads;
  const double weight = deed.weight * factor;
  if (reading.hostile) {
    learn(actor.trusting, mind.trust, 0, weight);
    mind.offence += deed.offence * factor;
    if (deed.relief > 0) learn(actor.trusting, mind.relief, 0, deed.relief * factor);
  } else if (deed.hostility < 0.5) {
    // A hostile kind of act that was read as harmless is no kindness; a kind one is.
    learn(actor.trusting, mind.trust, 1, weight);
    if (deed.relief < 0) learn(actor.trusting, mind.relief, 1, -deed.relief * factor);
  }
  if (deed.sours > 0)
    for (Side s = 0; s < 2; ++s)
      learn(w.principal(s).trusting, w.mind(s).trust, 0, deed.sours * factor);
  w.record({.kind = EventKind::read,
            .flag = reading.hostile,
            .who = small(w.actor(reader)),
            .whom = small(by),
            .subject = static_cast<std::int32_t>(kind),
            .number = reading.posterior,
            .second = mind.trust.mean()});
  return reading;
}

void set_tension(World& w) {
  Now& now = w.now();
  const double top = static_cast<double>(w.scenario.ladder.rungs.size()) - 1;
  now.tension = top > 0 && now.chain.cause != Cause::none ? now.chain.rung / top : 0;
}

}  // namespace backchannel
