#include <algorithm>

#include "sim/crisis/maths.hpp"
#include "sim/engine/bargain.hpp"
#include "sim/engine/world.hpp"

namespace backchannel {

View look(World& w, Side side) {
  View view;
  view.self = &w.mind(side);
  view.other_hurt = w.mind(other(side)).hurt;
  view.audience_cost = cost_at_home(w, side);
  if (w.scenario.talks) {
    const Channel& channel = w.channel(w.scenario.talks.index);
    if (channel.credible && channel.operated_by)
      view.trust_in_operator =
          w.crisis.operators(side)[static_cast<std::size_t>(channel.operated_by.index)].mean();
  }
  for (std::size_t i = 0; i < w.scenario.actors.size(); ++i)
    view.outside_threat = std::max(view.outside_threat, w.scenario.actors[i].threat);
  view.way_out = way_out(w, side);
  return view;
}

namespace {

bool willing(World& w, Side side, std::uint32_t key, std::uint32_t index, bool told) {
  const Readiness& readiness = w.principal(side).readiness;
  View view = look(w, side);
  // A mood outlasts a date: drawn anew each time it would only be a lower or a higher chance.
  constexpr Instant kMood = 30 * kDay;
  if (readiness.whim > 0)
    view.mood = w.luck.normal(Purpose::gate, w.who(side),
                              static_cast<std::uint32_t>(w.now().at / kMood));
  const Attendance attendance = weigh_attendance(readiness, view);
  Reasons why{"whether to come", "comes", "stays away", attendance.motive,
              attendance.probability};
  why.uniform = w.luck.uniform(Purpose::attendance, key, index);
  why.chosen = why.uniform < why.probability;
  const bool gate = !why.chosen && attendance.gate < 0.5;
  if (gate) ++w.now().tally.vetoes;
  if (!why.chosen && told)
    w.record({.kind = EventKind::date_refused,
              .flag = gate,
              .who = small(w.actor(side)),
              .whom = small(w.actor(other(side))),
              .weighing = w.trace.keep(why),
              .number = why.probability});
  return why.chosen;
}

void count_refusal(World& w, Side by) {
  Table& table = w.now().table;
  ++w.now().tally.dates_refused;
  if (++table.refused_in_row >= w.scenario.rounds.refusals && !w.now().broken_off)
    break_off(w, by);
}

void postpone(World& w, double wait, int why) {
  Now& now = w.now();
  ++(why == 0 ? now.tally.postponed_attention : now.tally.postponed_line);
  now.table.date = after(now.at, std::max<Instant>(1, seconds(wait)));
  w.record({.kind = EventKind::postponed, .subject = why, .number = wait});
}

bool busy(World& w, Side side, std::uint32_t nth) {
  return w.mind(side).busy_until > w.now().at ||
         w.luck.chance(w.scenario.rounds.busy, Purpose::attention, w.who(side), nth);
}

}  // namespace

void set_date(World& w, std::int32_t reasons) {
  Now& now = w.now();
  if (now.table.date != kNever || now.table.sitting || !w.scenario.talks) return;
  const Rounds& rounds = w.scenario.rounds;
  double gap = quantile(rounds.gap, w.luck.uniform(Purpose::gap, w.plan.dyad, now.table.dates));
  if (now.ultimatum_ends != kNever) gap *= rounds.hurried;
  now.table.date = after(now.at, std::max<Instant>(1, seconds(gap)));
  note_contact(w);
  w.record({.kind = EventKind::date_set, .weighing = reasons, .number = gap});
}

void invite(World& w) {
  Table& table = w.now().table;
  const std::uint32_t nth = table.invitations++;
  const Side from = w.luck.chance(0.5, Purpose::invitation, w.plan.dyad, nth) ? 1 : 0;
  const int route = choose_route(w, from, false);
  if (route < 0) return;
  if (!willing(w, from, who_of(w.who(from), 5), nth, false)) return;
  w.record({.kind = EventKind::invited, .who = small(w.actor(from)),
            .whom = small(w.actor(other(from)))});
  send(w, {.kind = LetterKind::invite, .from = static_cast<std::int8_t>(from)}, route);
}

/// The operator's own initiative: it asks both, and carries nothing but the question (S47).
void offer_meeting(World& w) {
  Now& now = w.now();
  const std::uint32_t nth = now.offers++;
  ++now.tally.offers;
  w.record({.kind = EventKind::offered,
            .who = small(w.channel(w.scenario.talks.index).operated_by.index)});
  for (Side s = 0; s < 2; ++s) {
    if (willing(w, s, who_of(w.who(s), 8), nth, true)) continue;
    return count_refusal(w, s);
  }
  set_date(w);
}

void answer_invitation(World& w, Side invited) {
  Table& table = w.now().table;
  if (table.date != kNever || table.sitting) return;
  const bool yes = willing(w, invited, who_of(w.who(invited), 6), table.invitations,
                           true);
  if (!yes) count_refusal(w, invited);
  const int route = choose_route(w, invited, false);
  if (route >= 0)
    send(w, {.kind = yes ? LetterKind::accept : LetterKind::refuse,
             .from = static_cast<std::int8_t>(invited)}, route);
}

void date_comes(World& w) {
  Now& now = w.now();
  move_levels(w, now.at);
  now.table.date = kNever;
  const std::uint32_t nth = now.table.dates++;
  ++now.tally.dates;
  const Rounds& rounds = w.scenario.rounds;
  for (Side s = 0; s < 2; ++s) {
    if (!busy(w, s, nth)) continue;
    const double wait =
        quantile(rounds.busy_length, w.luck.uniform(Purpose::attention, who_of(w.who(s), 1), nth));
    return postpone(w, wait, 0);
  }
  if (!w.crisis.channels()[static_cast<std::size_t>(w.scenario.talks.index)].up)
    return postpone(w, rounds.retry, 1);
  bool held = true;
  Side refuses = 0;
  for (Side s = 0; s < 2; ++s) {
    if (willing(w, s, w.who(s), nth, true)) continue;
    if (held) refuses = s;
    held = false;
  }
  if (held) return convene(w, false);
  count_refusal(w, refuses);
}

namespace {

/// Before substance: who wins each dimension of procedure, and whether the round is public (S31).
void settle_procedure(World& w) {
  Now& now = w.now();
  Table& table = now.table;
  const Procedure& procedure = w.scenario.procedure;
  const auto nth = static_cast<std::uint32_t>(table.rounds);
  table.open_to_public =
      w.luck.chance(procedure.public_rounds, Purpose::publicity, w.plan.dyad, nth);
  // What counts at home is how the latest round was arranged, not how often.
  for (Side s = 0; s < 2; ++s) w.mind(s).standing = 0;
  for (std::size_t d = 0; d < procedure.dimensions.size(); ++d) {
    const Dimension& dimension = procedure.dimensions[d];
    const Want* wants[2] = {nullptr, nullptr};
    for (Side s = 0; s < 2; ++s) {
      const int at = dimension.wants.find(
          w.scenario.actors.name(static_cast<std::size_t>(w.actor(s))));
      if (at >= 0) wants[s] = &dimension.wants[static_cast<std::size_t>(at)];
    }
    if (!wants[0] && !wants[1]) continue;
    Side winner = wants[0] ? 0 : 1;
    const bool contested = wants[0] && wants[1] && wants[0]->option != wants[1]->option;
    if (contested) {
      const double tilt = procedure.slope * (wants[0]->weight - wants[1]->weight);
      const std::uint32_t key = who_of(who_of(procedure.dimensions.name(d)), w.plan.dyad);
      winner = w.luck.chance(maths::logistic(tilt), Purpose::procedure, key, nth) ? 0 : 1;
      ++(winner == 0 ? now.tally.procedure_a : now.tally.procedure_b);
      const double victory = w.principal(winner).home.victory;
      w.mind(winner).standing += victory;
      w.mind(other(winner)).standing -= victory;
    }
    if (!dimension.public_option.empty())
      table.open_to_public = wants[winner]->option == dimension.public_option;
    w.record({.kind = EventKind::procedure, .flag = contested, .who = small(w.actor(winner)),
              .whom = small(w.actor(other(winner))), .subject = static_cast<std::int32_t>(d)});
  }
}

void go_public(World& w, const Channel& channel) {
  const bool known = w.now().table.open_to_public;
  for (Side s = 0; s < 2; ++s) {
    Mind& mind = w.mind(s);
    mind.exposure = std::max(mind.exposure, known ? 1.0 : channel.publicity);
    if (known) ++mind.commitments;
  }
}

/// What is told at home of a public round: who got its way over how to meet claims victory, the
/// other is charged with humiliation (S41). Secret rounds leave nothing to tell.
void tell_at_home(World& w) {
  Now& now = w.now();
  if (!now.table.open_to_public) return;
  for (Side s = 0; s < 2; ++s) {
    const double standing = w.mind(s).standing;
    if (standing == 0) continue;
    ++(standing > 0 ? now.tally.victories : now.tally.humiliations);
    w.record({.kind = EventKind::narrative, .flag = standing > 0, .who = small(w.actor(s)),
              .number = standing});
  }
}

void see_commanders(World& w) {
  const Deed& deed = w.scenario.deeds.commander;
  for (Side s = 0; s < 2; ++s) {
    if (!w.now().table.commander[s]) continue;
    w.now().table.commander[s] = false;
    witness(w, other(s), w.actor(s), deed, Sight::commander, deed.hostility);
  }
}

bool walks_out(World& w, Side side) {
  const Rounds& rounds = w.scenario.rounds;
  Reasons why{"whether to stay in the room", "walks out", "stays"};
  why.weighing.add("at rest", rounds.walk_out);
  why.weighing.add("offence", rounds.walk_offence * w.mind(side).offence);
  why.probability = why.weighing.probability();
  why.uniform = w.luck.uniform(Purpose::walkout, w.who(side),
                               static_cast<std::uint32_t>(w.now().table.rounds));
  why.chosen = why.uniform < why.probability;
  if (why.chosen)
    w.record({.kind = EventKind::walked_out, .who = small(w.actor(side)),
              .weighing = w.trace.keep(why), .number = why.probability});
  return why.chosen;
}

void start_episode(World& w, const Channel& channel) {
  Table& table = w.now().table;
  table.episode = false;
  if (channel.form != Form::hybrid) return;
  const double before = w.now().tally.direct_episodes > 0 ? channel.precedent : 0;
  const double chance = std::min(
      1.0, channel.episode + channel.episode_technical * technicality(w) + before);
  if (!w.luck.chance(chance, Purpose::episode, w.plan.dyad,
                     static_cast<std::uint32_t>(table.rounds)))
    return;
  table.episode = true;
  ++w.now().tally.direct_episodes;
  w.record({.kind = EventKind::episode});
}

/// A public round that brings nothing speaks against the hope for relief, less so where the host
/// had promised little (S39).
void disappoint(World& w, const Channel& channel) {
  const double weight = w.scenario.rounds.disappointment * (1 - channel.framing);
  if (weight <= 0) return;
  for (Side s = 0; s < 2; ++s)
    learn(w.principal(s).trusting, w.mind(s).relief, 0, weight * w.mind(s).exposure);
}

/// Ends the sitting and settles what comes after it.
void close_round(World& w, RoundClass how) {
  Now& now = w.now();
  Table& table = now.table;
  table.sitting = false;
  table.episode = false;
  table.next_exchange = kNever;
  table.last_ended = now.at;
  if (table.rounds == 1) table.probe = after(now.at, seconds(1));
  const bool good = how != RoundClass::broken_off;
  const Channel& channel = w.channel(table.channel);
  ChannelState& state = w.crisis.channels()[static_cast<std::size_t>(table.channel)];
  (good ? state.good : state.bad) += 1;
  for (Side s = 0; s < 2; ++s) judge_operator(w, s, channel, good ? 1 : 0);
  const bool empty =
      how == RoundClass::inconclusive_dated || how == RoundClass::inconclusive_open;
  if (empty) disappoint(w, channel);
  std::int32_t reasons = -1;
  if (good && next_date_agreed(w, &reasons)) set_date(w, reasons);
  if (how == RoundClass::inconclusive_dated && table.date == kNever)
    how = RoundClass::inconclusive_open;
  w.record({.kind = EventKind::round_ended, .subject = static_cast<std::int32_t>(how)});
  give_accounts(w, how);
  answer_act(w, Act::round, -1, -1);
  if (table.date != kNever) offer_understanding(w);
}

}  // namespace

void convene(World& w, bool scripted) {
  Now& now = w.now();
  Table& table = now.table;
  if (!w.scenario.talks || table.sitting) return;
  const Channel& channel = w.channel(w.scenario.talks.index);
  if (!holds_rounds(channel.form)) return;
  if (scripted) table.date = kNever;
  table.channel = static_cast<std::int8_t>(w.scenario.talks.index);
  table.sitting = true;
  table.began = now.at;
  if (table.first_began == kNever) table.first_began = now.at;
  if (table.last_ended != kNever) {
    now.tally.gap_days += days(now.at - table.last_ended);
    ++now.tally.gaps;
  }
  ++table.rounds;
  ++now.tally.rounds;
  if (in_one_room(channel.form)) ++now.tally.direct_rounds;
  if (now.tally.first_round < 0) now.tally.first_round = days(now.at);
  if (table.rounds == 2) now.tally.second_round = 1;
  table.refused_in_row = 0;
  table.moved_in_round = false;
  if (now.broken_off) w.record({.kind = EventKind::resumed});
  now.broken_off = false;
  note_contact(w);
  settle_procedure(w);
  w.record({.kind = EventKind::convened, .flag = table.open_to_public, .channel = table.channel,
            .number = static_cast<double>(table.rounds)});
  if (table.open_to_public) ++now.tally.public_rounds;
  go_public(w, channel);
  tell_at_home(w);
  see_commanders(w);
  for (Side s = 0; s < 2; ++s) {
    if (!walks_out(w, s)) continue;
    ++now.tally.walk_outs;
    if (table.rounds == 1) now.tally.broke_off_round_one = 1;
    close_round(w, RoundClass::broken_off);
    return break_off(w, s);
  }
  settle_scope(w);
  start_episode(w, channel);
  open_bargaining(w);
  const bool direct = table.episode || in_one_room(channel.form);
  const Channel& pace = direct && w.scenario.reference
                            ? w.channel(w.scenario.reference.index) : channel;
  table.exchange_span = std::max<Instant>(1, seconds(pace.exchange));
  const double sitting = quantile(w.scenario.rounds.sitting,
                                  w.luck.uniform(Purpose::clock, w.plan.dyad,
                                                 static_cast<std::uint32_t>(table.rounds)));
  table.ends_at = after(now.at, seconds(sitting));
  const double lost = table.scope_settled ? 0 : w.scenario.rounds.scope_cost;
  table.next_exchange =
      after(now.at, static_cast<Instant>(static_cast<double>(table.exchange_span) * (1 + lost)));
}

void exchange(World& w) {
  Now& now = w.now();
  Table& table = now.table;
  const bool over = now.at > table.ends_at || table.agenda == 0;
  // A sitting lasts hours and levels move in days: they are looked at as often as steps would be.
  if (over || now.at - now.levels_at >= w.plan.step) move_levels(w, now.at);
  if (over) {
    return close_round(w, table.moved_in_round ? RoundClass::narrowed
                                               : RoundClass::inconclusive_dated);
  }
  ++now.tally.exchanges;
  ++table.exchanges;
  if (table.episode || in_one_room(w.channel(table.channel).form)) ++now.tally.direct_exchanges;
  const bool agreed = bargain(w);
  if (agreed) return close_round(w, RoundClass::agreed);
  table.proposer = static_cast<std::int8_t>(other(table.proposer));
  table.next_exchange = after(now.at, table.exchange_span);
}

void break_off(World& w, Side by) {
  Now& now = w.now();
  if (now.broken_off) return;
  now.broken_off = true;
  now.table.date = kNever;
  now.table.sitting = false;
  now.table.next_exchange = kNever;
  ++now.tally.break_offs;
  if (now.tally.first_break_off < 0) now.tally.first_break_off = days(now.at);
  if (now.tally.first_ending == 0) now.tally.first_ending = 3;
  w.record({.kind = EventKind::broke_off, .who = small(w.actor(by))});
  const Deed& deed = w.scenario.deeds.break_off;
  witness(w, other(by), w.actor(by), deed, Sight::break_off, deed.hostility);
}

void start_talks(World& w) {
  Now& now = w.now();
  Table& table = now.table;
  start_bargaining(w);
  const Rounds& rounds = w.scenario.rounds;
  now.agreement = static_cast<std::int32_t>(rounds.in_force);
  const bool dated = rounds.first.kind != Distribution::Kind::fixed || rounds.first.first > 0;
  if (w.scenario.talks && dated)
    table.date = seconds(quantile(rounds.first, w.luck.uniform(Purpose::gap,
                                                               who_of(w.plan.dyad, 1), 0)));
  if (w.luck.chance(w.scenario.understanding.initially, Purpose::understanding,
                    who_of(w.plan.dyad, 2), 0))
    now.understanding_since = 0;
}

}  // namespace backchannel
