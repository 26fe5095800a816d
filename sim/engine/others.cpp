#include <algorithm>

#include "sim/engine/order.hpp"

namespace backchannel {

void answer_act(World& w, Act act, int by, int to) {
  const auto states = w.crisis.reactions();
  for (std::size_t i = 0; i < states.size(); ++i) {
    const Reaction& r = w.scenario.reactions[i];
    ReactionState& state = states[i];
    if (r.after != act || (r.of && r.of.index != by) || (r.on && r.on.index != to)) continue;
    if (state.due != kNever || state.done >= r.times) continue;
    const std::uint32_t nth = state.count++;
    const std::uint32_t who = w.plan.reaction_who[i];
    if (!w.luck.chance(r.chance, Purpose::reaction, who, nth)) continue;
    // An answer never falls into the same instant as what it answers: two habits that answer each
    // other would stop the clock.
    constexpr Instant kSoonest = 60;
    const double lag = quantile(r.lag, w.luck.uniform(Purpose::reaction, who_of(who, 1), nth));
    state.due = after(w.now().at, std::max(kSoonest, seconds(lag)));
  }
}

void reaction_comes(World& w, int index) {
  const auto at = static_cast<std::size_t>(index);
  const Reaction& r = w.scenario.reactions[at];
  ReactionState& state = w.crisis.reactions()[at];
  state.due = kNever;
  const auto nth = static_cast<std::uint32_t>(state.done++);
  perform(w, {r.act, r.by.index, r.to.index, r.instrument.index, r.amount, r.effect, 0, r.notice,
              &r.length, w.plan.reaction_who[at], nth});
}

namespace {

const Actor& actor_at(const World& w, int index) {
  return w.scenario.actors[static_cast<std::size_t>(index)];
}

ActorState& state_of(const World& w, int index) {
  return w.crisis.actors()[static_cast<std::size_t>(index)];
}

/// When the next thing that was asked of, done to or told somebody wears off.
void find_next_change(World& w) {
  Now& now = w.now();
  now.actor_change = kNever;
  const auto consider = [&](Instant at) {
    if (at > now.at && at < now.actor_change) now.actor_change = at;
  };
  for (const ActorState& state : w.crisis.actors()) {
    consider(state.asked_until);
    consider(state.quiet_due);
    consider(state.struck_until);
    consider(state.briefed_until);
  }
}

Side patron_of(const World& w, int client) {
  const int patron = actor_at(w, client).patron.index;
  return patron < 0 ? -1 : w.side_of(patron);
}

/// The other side sees that nothing happens any more, and who had asked for it (S28).
void notice_quiet(World& w, int group) {
  const Side patron = patron_of(w, group);
  if (patron < 0) return;
  const Deed& deed = w.scenario.deeds.quiet;
  w.record({.kind = EventKind::quiet, .who = small(group), .whom = small(w.actor(other(patron)))});
  const Reading reading =
      witness(w, other(patron), w.actor(patron), deed, Sight::quiet, deed.hostility);
  if (!reading.hostile) ++w.now().tally.quiet_seen;
}

}  // namespace

double held_still(const World& w, int by) {
  const ActorState& state = state_of(w, by);
  const Instant now = w.now().at;
  double left = 1;
  if (state.asked_until > now) left *= 1 - actor_at(w, by).obeys;
  if (state.struck_until > now) left *= 1 - actor_at(w, by).deterred;
  if (state.briefed_until > now) left *= 1 - actor_at(w, by).listens;
  return left;
}

void actor_changes(World& w) {
  move_levels(w, w.now().at);
  const auto states = w.crisis.actors();
  for (std::size_t i = 0; i < states.size(); ++i) {
    if (states[i].quiet_due > w.now().at) continue;
    states[i].quiet_due = kNever;
    notice_quiet(w, static_cast<int>(i));
  }
  find_next_change(w);
}

void attack_was_seen(World& w, int group) {
  Now& now = w.now();
  const Observation& observe = w.scenario.observe;
  if (group == observe.group.index && days(now.at) >= observe.from) {
    ++now.tally.observed_attacks;
    now.tally.observed_last = days(now.at);
  }
  ActorState& state = state_of(w, group);
  if (state.quiet_due == kNever) return;
  state.quiet_due = kNever;
  find_next_change(w);
}

void ask_for_quiet(World& w, const Order& o) {
  if (o.to < 0) return;
  Now& now = w.now();
  ++now.tally.requests;
  ActorState& state = state_of(w, o.to);
  state.asked_until = after(now.at, seconds(length_of(w, o)));
  state.quiet_due = after(now.at, seconds(actor_at(w, o.to).noticed_after));
  find_next_change(w);
}

void brief_third_states(World& w) {
  constexpr double kRemembered = 30;
  Now& now = w.now();
  const auto states = w.crisis.actors();
  for (std::size_t i = 0; i < states.size(); ++i) {
    if (w.scenario.actors[i].listens <= 0) continue;
    ++now.tally.capitals_briefed;
    states[i].briefed_until = after(now.at, seconds(kRemembered));
  }
  find_next_change(w);
}

void strike_client(World& w, int by, int client, bool bounded) {
  Now& now = w.now();
  ++now.tally.strikes_on_clients;
  note_strike(w);
  w.record({.kind = EventKind::client_struck, .who = small(by), .whom = small(client)});
  state_of(w, client).struck_until = after(now.at, seconds(actor_at(w, client).deterred_for));
  find_next_change(w);
  const Side patron = patron_of(w, client);
  if (patron >= 0 && w.actor(patron) != by) {
    const Deed& deed = w.scenario.deeds.client_struck;
    witness(w, patron, by, deed, Sight::client_struck, deed.hostility);
    Mind& mind = w.mind(patron);
    mind.alert += w.principal(patron).strain.alert_jump * (1 - mind.alert);
    drag_in(w, patron, actor_at(w, client).role == Actor::Role::escalator, bounded);
  }
  answer_act(w, Act::strike, by, client);
}

void appeal(World& w, const Order& o) {
  ++w.now().tally.appeals;
  for (Side s = 0; s < 2; ++s) w.mind(s).alert *= 1 - std::min(1.0, o.amount);
}

}  // namespace backchannel
