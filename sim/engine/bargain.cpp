#include "sim/engine/bargain.hpp"

#include <algorithm>
#include <cmath>

#include "sim/crisis/maths.hpp"

namespace backchannel {

namespace {

Discount discount_of(const World& w, Side side) {
  const Mind& mind = w.mind(side);
  Discount discount{mind.relief.mean(), mind.compliance.mean()};
  if (w.scenario.talks) {
    const Channel& channel = w.channel(w.scenario.talks.index);
    if (channel.authority == Authority::guarantee) {
      discount.relief += (1 - discount.relief) * channel.guarantee;
      discount.compliance += (1 - discount.compliance) * channel.guarantee;
    }
  }
  const double rapport = w.principal(side).concession.rapport;
  if (rapport > 0) {
    constexpr double kMeetings = 4;
    const double met = maths::remaining(w.now().table.rounds, kMeetings);
    discount.compliance += (1 - discount.compliance) * rapport * (1 - met);
  }
  return discount;
}

Learned learned_of(World& w, Side viewer) {
  return {w.crisis.learned(viewer), static_cast<double>(w.mind(viewer).texts_learned),
          w.principal(viewer).concession.patience};
}

double reservation(const World& w, Side side) {
  return reservation_of(w.principal(side).concession, w.mind(side), cost_at_home(w, side));
}

std::uint32_t agenda_now(const World& w) {
  const Table& table = w.now().table;
  return table.agenda != 0 ? table.agenda : w.scenario.agenda_common;
}

Hopes hopes_of(World& w, Side side) {
  return hopes(w.packages(), side, agenda_now(w), w.now().table.hard_floors,
               w.principal(side).concession.might_take, reservation(w, side),
               discount_of(w, side), learned_of(w, side));
}

double aspiration(const World& w, Side side, double floor) {
  const double top = std::max(floor, w.now().table.top[side]);
  return top - (top - floor) * w.mind(side).progress;
}

double aspiration(const World& w, Side side) { return aspiration(w, side, reservation(w, side)); }

Bargaining circumstances(World& w, Side side) {
  const Now& now = w.now();
  const Mind& mind = w.mind(side);
  Bargaining b;
  b.pressure = pressure_on(w, side);
  b.saturated = 1 - maths::exp(-b.pressure / w.principal(side).strain.saturation);
  b.publicity = mind.exposure;
  b.since_first =
      now.table.first_began == kNever ? days(now.at) : days(now.at - now.table.first_began);
  b.to_deadline = now.ultimatum_ends == kNever ? -1 : days(now.ultimatum_ends - now.at);
  const double range = std::max(0.01, now.table.top[side] - mind.first_received);
  b.other_conceded = std::clamp((mind.last_received - mind.first_received) / range, 0.0, 1.0);
  return b;
}

void decide_to_concede(World& w, Side side, std::uint32_t nth) {
  const Concession& rule = w.principal(side).concession;
  const Bargaining b = circumstances(w, side);
  Reasons why{"whether to concede", "concedes", "holds"};
  why.weighing = weigh_concession(rule, w.mind(side), b);
  why.probability = rule.always ? 1.0 : why.weighing.probability();
  why.uniform = w.luck.uniform(Purpose::concession, w.who(side), nth);
  why.chosen = why.uniform < why.probability;
  w.record({.kind = EventKind::conceded, .flag = why.chosen, .who = small(w.actor(side)),
            .weighing = w.trace.keep(why), .number = why.probability});
  if (!why.chosen) return;
  Tally& tally = w.now().tally;
  ++tally.concessions;
  ++(side == 0 ? tally.concessions_a : tally.concessions_b);
  w.mind(side).progress = concede(rule, w.mind(side).progress, b);
}

/// What the other side learns from a text, and whether it counts as movement (model §12).
void take_in(World& w, Side author, int heard, int meant) {
  Now& now = w.now();
  const Side reader = other(author);
  Mind& writer = w.mind(author);
  Mind& listener = w.mind(reader);
  // A text that is merely repeated tells nothing new.
  if (heard != listener.last_heard) {
    const auto sums = w.crisis.learned(reader);
    for (int k = 0; k < w.packages().issues(); ++k) {
      const double x = w.packages().term(heard, k);
      sums[static_cast<std::size_t>(k)] += w.packages().performer(k) == reader ? x : 1 - x;
    }
    ++listener.texts_learned;
    listener.last_heard = heard;
  }
  const double value = w.packages().worth(reader, meant, {});
  const double received = w.packages().worth(reader, heard, discount_of(w, reader));
  const double kept = w.packages().worth(author, meant, {});
  if (writer.texts == 0) {
    writer.first_tabled = value;
    writer.first_kept = kept;
    listener.first_received = received;
  }
  ++writer.texts;
  ++now.tally.texts;
  listener.last_received = received;
  // Movement is what is worth more to the other and costs its author: a text that only fits the
  // other's wishes better, as they are learned, is none; neither is a retraction.
  const double gained = value - writer.first_tabled;
  const double given = writer.first_kept - kept;
  const double threshold = w.scenario.outcome.moved;
  if (writer.moved || gained <= 0 || given <= 0) return;
  if (gained > threshold * w.packages().range(reader, agenda_now(w)) &&
      given > threshold * w.packages().range(author, agenda_now(w))) {
    writer.moved = true;
    now.tally.moved = 1;
    if (now.table.rounds == 1) now.tally.moved_in_round_one = 1;
    now.table.moved_in_round = true;
  }
}

void do_technical_work(World& w, int package) {
  const std::uint32_t moves = w.packages().moves(package);
  const auto work = w.crisis.work();
  for (std::size_t k = 0; k < work.size(); ++k)
    if (moves >> k & 1U) work[k] += 1;
}

bool work_done(World& w, int package) {
  const std::uint32_t moves = w.packages().moves(package);
  const auto work = w.crisis.work();
  for (std::size_t k = 0; k < work.size(); ++k)
    if ((moves >> k & 1U) && work[k] < w.scenario.issues[k].work) return false;
  return true;
}

/// What is heard of a text that goes through the operator's hands.
int as_heard(World& w, Side author, int package) {
  const Table& table = w.now().table;
  const Channel& channel = w.channel(table.channel);
  double variance = 0;
  for (const Leg& leg : channel.legs) variance += leg.noise * leg.noise;
  if (variance <= 0 || table.episode || in_one_room(channel.form)) return package;
  constexpr int kMostIssues = 32;
  double terms[kMostIssues];
  const double sigma = std::sqrt(variance);
  for (int k = 0; k < w.packages().issues(); ++k) {
    const double x = w.packages().term(package, k);
    const std::uint32_t key = who_of(w.plan.pair[author], 100U + static_cast<std::uint32_t>(k));
    terms[k] = x <= 0 ? 0 : x + sigma * w.luck.normal(Purpose::leg_noise, key, table.exchanges);
  }
  const int heard = w.packages().nearest({terms, static_cast<std::size_t>(w.packages().issues())});
  return heard == 0 ? package : heard;
}

Agreement kind_of(World& w, int package) {
  bool core = true;
  bool relief = false;
  bool gives[2] = {false, false};
  bool any_core = false;
  for (int k = 0; k < w.packages().issues(); ++k) {
    const Issue& issue = w.scenario.issues[static_cast<std::size_t>(k)];
    const bool moves = w.packages().moves(package) >> k & 1U;
    if (moves) gives[w.packages().performer(k)] = true;
    if (issue.relief && moves) relief = true;
    if (!issue.core) continue;
    any_core = true;
    core = core && moves;
  }
  if ((!gives[0] || !gives[1]) && !w.scenario.rounds.one_sided) return Agreement::none;
  if (!any_core || !core || !relief) return Agreement::limited;
  const bool settled = w.now().table.scope_settled && work_done(w, package);
  return settled ? Agreement::comprehensive : Agreement::framework;
}

void enter_into_force(World& w, Agreement kind, int package) {
  Now& now = w.now();
  move_levels(w, now.at);  // a programme grows only without an agreement
  const double day = days(now.at);
  now.agreement = static_cast<std::int32_t>(kind);
  now.agreed_package = package;
  ++now.tally.deals;
  if (now.tally.first_deal < 0) {
    now.tally.first_deal = day;
    now.tally.rounds_to_deal = now.table.rounds;
  }
  if (now.table.rounds == 2) now.tally.deal_by_round_two = 1;
  if (now.tally.first_ending == 0) now.tally.first_ending = 1;
  if (kind == Agreement::comprehensive && now.tally.first_comprehensive < 0)
    now.tally.first_comprehensive = day;
  now.ultimatum_ends = kNever;
  if (package >= 0 && now.table.relief_due == kNever)
    now.table.relief_due = after(now.at, seconds(w.scenario.rounds.relief_delay));
  w.record({.kind = EventKind::agreed, .subject = static_cast<std::int32_t>(kind),
            .number = static_cast<double>(package)});
}

bool try_to_agree(World& w, int package) {
  for (Side s = 0; s < 2; ++s) {
    if (!w.mind(s).obstinate) continue;
    // Agreed by the negotiators, refused at home (B17).
    w.record({.kind = EventKind::refused_text, .flag = true, .who = small(w.actor(s)),
              .subject = package});
    return false;
  }
  const Agreement kind = kind_of(w, package);
  if (static_cast<std::int32_t>(kind) <= w.now().agreement) return false;
  enter_into_force(w, kind, package);
  return true;
}

bool accepts(World& w, Side side, int package) {
  if (package < 0 || w.packages().forbidden(side, package, w.now().table.hard_floors)) return false;
  const double worth = w.packages().worth(side, package, discount_of(w, side));
  return worth >= aspiration(w, side);
}

/// Whether its author would still sign a text it tabled earlier.
bool still_stands(World& w, Side author, int package) {
  return w.packages().worth(author, package, discount_of(w, author)) >= reservation(w, author);
}

int next_text(World& w, Side side) {
  const double least = reservation(w, side);
  return propose(w.packages(), side, agenda_now(w), w.now().table.hard_floors,
                 {aspiration(w, side, least), least}, discount_of(w, side), learned_of(w, side));
}

void table_text(World& w, Side side, int package) {
  Table& table = w.now().table;
  const int heard = as_heard(w, side, package);
  table.text[side] = heard;
  table.meant[side] = package;
  if (heard != package) ++w.now().tally.garbled;
  if (w.trace.on())
    w.record({.kind = EventKind::tabled,
              .flag = heard != package,
              .who = small(w.actor(side)),
              .whom = small(w.actor(other(side))),
              .subject = package,
              .number = w.packages().worth(side, package, discount_of(w, side)),
              .second = w.packages().worth(other(side), heard, discount_of(w, other(side))),
              .heard = heard});
  take_in(w, side, heard, package);
  do_technical_work(w, package);
}

/// A mediator's single text: what seems to leave the worse-off side best off, as the operator has
/// learned to see both from all that was tabled.
bool operator_proposes(World& w) {
  int best = -1;
  double best_worse = 0;
  for (const int p : w.packages().allowed(agenda_now(w))) {
    const double worse =
        std::min(learned_worth(w.packages(), 0, agenda_now(w), p, learned_of(w, 0)),
                 learned_worth(w.packages(), 1, agenda_now(w), p, learned_of(w, 1)));
    if (best >= 0 && worse <= best_worse) continue;
    best = p;
    best_worse = worse;
  }
  if (best < 0) return false;
  ++w.now().tally.operator_texts;
  const Channel& channel = w.channel(w.now().table.channel);
  w.record({.kind = EventKind::tabled, .who = small(channel.operated_by.index),
            .subject = best});
  do_technical_work(w, best);
  return accepts(w, 0, best) && accepts(w, 1, best) && try_to_agree(w, best);
}

bool finish_framework(World& w) {
  Now& now = w.now();
  if (now.agreed_package < 0) return false;
  do_technical_work(w, now.agreed_package);
  if (!work_done(w, now.agreed_package) || !now.table.scope_settled) return false;
  enter_into_force(w, Agreement::comprehensive, now.agreed_package);
  return true;
}

}  // namespace

double cost_at_home(const World& w, Side side) {
  const Mind& mind = w.mind(side);
  double cost = audience_cost(w.principal(side).home, mind);
  if (w.scenario.talks) {
    const Channel& channel = w.channel(w.scenario.talks.index);
    cost += channel.recognition * mind.exposure;
  }
  return cost;
}

double way_out(World& w, Side side) {
  if (w.packages().size() == 0) return 0.5;
  return maths::logistic(w.principal(side).readiness.way_out_slope * hopes_of(w, side).way_out);
}

double technicality(World& w) {
  const auto work = w.crisis.work();
  int open = 0;
  int all = 0;
  for (std::size_t k = 0; k < work.size(); ++k) {
    if (!(agenda_now(w) >> k & 1U)) continue;
    ++all;
    if (work[k] < w.scenario.issues[k].work) ++open;
  }
  return all > 0 ? static_cast<double>(open) / all : 0;
}

void start_bargaining(World& w) {
  Table& table = w.now().table;
  table.agenda = w.scenario.agenda_common;
  table.scope_settled = w.scenario.agenda_common == w.scenario.agenda_all;
  for (std::size_t k = 0; k < w.scenario.issues.size(); ++k)
    if (w.luck.chance(w.scenario.issues[k].floor_hard, Purpose::parameter,
                      who_of(w.scenario.issues.name(k)), 1))
      table.hard_floors |= 1U << k;
  for (Side s = 0; s < 2; ++s)
    w.mind(s).obstinate =
        w.luck.chance(w.principal(s).home.obstinate, Purpose::ratification, w.who(s), 0);
}

void settle_scope(World& w) {
  Table& table = w.now().table;
  if (table.scope_settled) return;
  for (Side s = 0; s < 2; ++s) {
    if (!w.luck.chance(w.principal(s).concession.scope_yield, Purpose::scope, w.who(s),
                       static_cast<std::uint32_t>(table.rounds)))
      continue;
    // The side that wants less gives way to the whole list, the other to what both want.
    int wants[2] = {0, 0};
    for (const auto& issue : w.scenario.issues.entries)
      for (const Reference& actor : issue.value.wanted_by)
        if (w.side_of(actor.index) >= 0) ++wants[w.side_of(actor.index)];
    if (wants[s] < wants[other(s)]) table.agenda = w.scenario.agenda_all;
    table.scope_settled = true;
    w.now().tally.scope_settled = 1;
    w.record({.kind = EventKind::scope, .who = small(w.actor(s))});
    return;
  }
}

void open_bargaining(World& w) {
  Table& table = w.now().table;
  const auto nth = static_cast<std::uint32_t>(table.rounds);
  // A text stands until its author tables another, and whoever did not speak last speaks first:
  // positions do not begin anew with each round.
  if (table.rounds == 1)
    table.proposer = w.luck.chance(0.5, Purpose::procedure, w.plan.dyad, nth) ? 1 : 0;
  for (Side s = 0; s < 2; ++s) {
    table.top[s] = w.packages().size() > 0 ? hopes_of(w, s).top : 0;
  }
  if (w.packages().size() == 0) return;
  for (Side s = 0; s < 2; ++s)
    if (!w.principal(s).concession.always) decide_to_concede(w, s, nth);
}

bool bargain(World& w) {
  if (w.packages().size() == 0) return false;
  Now& now = w.now();
  Table& table = now.table;
  const Side side = table.proposer;
  if (now.agreement == static_cast<std::int32_t>(Agreement::framework))
    return finish_framework(w);
  if (w.principal(side).concession.always)
    w.mind(side).progress =
        concede(w.principal(side).concession, w.mind(side).progress, circumstances(w, side));
  const Channel& channel = w.channel(table.channel);
  const auto every = static_cast<std::uint32_t>(channel.proposes_every);
  if (channel.authority >= Authority::propose && channel.operated_by &&
      table.exchanges % every == 0 && operator_proposes(w))
    return true;
  const int offered = table.text[other(side)];
  if (accepts(w, side, offered)) {
    do_technical_work(w, offered);
    if (offered == table.meant[other(side)])
      return still_stands(w, other(side), offered) && try_to_agree(w, offered);
    // What was accepted is not what was said: the drafting shows it, and the operator pays.
    w.record({.kind = EventKind::text_garbled, .who = small(w.actor(side)), .subject = offered});
    table.text[other(side)] = -1;
    judge_operator(w, side, channel, 0);
    return false;
  }
  if (offered >= 0 && w.trace.on())
    w.record({.kind = EventKind::refused_text,
              .who = small(w.actor(side)),
              .whom = small(w.actor(other(side))),
              .subject = offered,
              .number = w.packages().worth(side, offered, discount_of(w, side)),
              .second = aspiration(w, side)});
  const int own = next_text(w, side);
  if (own >= 0) table_text(w, side, own);
  return false;
}

bool next_date_agreed(World& w, std::int32_t* reasons) {
  const Rounds& rounds = w.scenario.rounds;
  Reasons why{"whether to set a next date", "set a date", "part without one"};
  why.weighing.add("at rest", rounds.next_date);
  why.weighing.add("alert",
                   rounds.next_alert * 0.5 * (w.mind(0).alert + w.mind(1).alert));
  why.weighing.add("offence",
                   rounds.next_offence * std::max(w.mind(0).offence, w.mind(1).offence));
  why.probability = rounds.always_dated ? 1.0 : why.weighing.probability();
  why.uniform = w.luck.uniform(Purpose::next_date, w.plan.dyad,
                               static_cast<std::uint32_t>(w.now().table.rounds));
  const bool settled =
      w.now().agreement == static_cast<std::int32_t>(Agreement::comprehensive);
  why.chosen = !settled && why.uniform < why.probability;
  *reasons = w.trace.keep(why);
  return why.chosen;
}

void offer_understanding(World& w) {
  Now& now = w.now();
  const Understanding& rule = w.scenario.understanding;
  const auto nth = static_cast<std::uint32_t>(now.table.rounds);
  if (now.understanding_since != kNever ||
      !w.luck.chance(rule.offered, Purpose::understanding, who_of(w.plan.dyad, 3), nth))
    return;
  for (Side s = 0; s < 2; ++s) {
    Weighing weighing;
    weighing.add("at rest", rule.base);
    weighing.add("trust", rule.trust * w.mind(s).trust.mean());
    weighing.add("hurt", rule.hurt * w.mind(s).hurt);
    if (!w.luck.chance(weighing.probability(), Purpose::understanding, w.who(s), nth)) return;
  }
  now.understanding_since = now.at;
  ++now.tally.understandings;
  if (now.tally.first_understanding < 0) now.tally.first_understanding = days(now.at);
  w.record({.kind = EventKind::understanding, .flag = true});
}

void understanding_ends(World& w) {
  Now& now = w.now();
  if (now.understanding_since == kNever) return;
  now.understanding_since = kNever;
  w.record({.kind = EventKind::understanding, .flag = false});
}

void end_agreement(World& w, Side by) {
  Now& now = w.now();
  if (now.agreement == 0) return;
  now.agreement = 0;
  now.agreed_package = -1;
  now.breached = true;
  if (now.tally.breach_day < 0) {
    now.tally.breach_day = days(now.at);
    now.carried_at_breach = now.tally.delivered - now.tally.by_other_routes;
  }
  Mind& victim = w.mind(other(by));
  // What a broken agreement leaves is a scar, which the ordinary forgetting does not heal (S13).
  const TrustRule& rule = w.principal(other(by)).trusting;
  victim.trust.scar += rule.breach_scar * (1 - victim.trust.scar);
  learn(rule, victim.relief, 0, rule.breach_relief);
  answer_act(w, Act::leave_agreement, w.actor(by), w.actor(other(by)));
}

void agree_detached(World& w) {
  if (w.now().agreement == 0) enter_into_force(w, Agreement::limited, -1);
}

void pay_relief(World& w) {
  Now& now = w.now();
  now.table.relief_due = kNever;
  move_levels(w, now.at);
  if (now.agreement == 0) return;
  if (now.agreed_package < 0) return;
  double friction = 0;
  for (const auto& instrument : w.scenario.instruments.entries)
    if (instrument.value.kind == Instrument::Kind::escrow)
      friction = std::max(friction, instrument.value.friction);
  const std::uint32_t promised = w.packages().moves(now.agreed_package);
  for (std::size_t k = 0; k < w.scenario.issues.size(); ++k) {
    if (!w.scenario.issues[k].relief || !(promised >> k & 1U)) continue;
    const Side side = other(w.scenario.performers[k]);
    const TrustRule& rule = w.principal(side).trusting;
    learn(rule, w.mind(side).relief, 1, 1 - friction);
    learn(rule, w.mind(side).relief, 0, friction);
    const Deed& deed = w.scenario.deeds.relief;
    if (friction < 1)
      witness(w, side, w.actor(other(side)), deed, Sight::relief, deed.hostility, 1 - friction);
  }
  w.record({.kind = EventKind::relief_paid, .number = 1 - friction});
}

void table_framework(World& w) {
  Now& now = w.now();
  const Framework& framework = w.scenario.framework;
  for (std::size_t c = 0; c < framework.components.size(); ++c) {
    const int k = w.scenario.issues.find(framework.components.name(c));
    if (k < 0) continue;
    const double x = framework.components[c].point;
    const Issue& issue = w.scenario.issues[static_cast<std::size_t>(k)];
    const Side performer = w.scenario.performers[static_cast<std::size_t>(k)];
    // The performer weighs what it costs against nothing in return; the other is glad of it.
    const double surplus = -issue.cost * x - reservation(w, performer);
    const bool accepted = x <= issue.limit && surplus >= 0;
    if (accepted) now.table.agenda |= 1U << k;
    ++(accepted ? now.tally.components_accepted : now.tally.components_refused);
    w.record({.kind = EventKind::component, .flag = accepted, .who = small(w.actor(performer)),
              .subject = k, .number = x});
  }
}

int text_for_letter(World& w, Side from) {
  if (w.packages().size() == 0 || w.mind(from).obstinate) return -1;
  Table& table = w.now().table;
  table.top[from] = hopes_of(w, from).top;
  // A correspondence has no rounds: a side reconsiders when the other has answered, and no more
  // often than rounds would come.
  const Instant now = w.now().at;
  const Instant gap = seconds(mean_of(w.scenario.rounds.gap));
  const bool due = table.weighed_at[from] == kNever || now - table.weighed_at[from] >= gap;
  if (table.answered[from] && due) {
    decide_to_concede(w, from, static_cast<std::uint32_t>(w.mind(from).texts));
    table.weighed_at[from] = now;
    table.answered[from] = false;
  }
  const int package = next_text(w, from);
  if (package >= 0) table.meant[from] = package;
  return package;
}

void read_letter_text(World& w, Side reader, int package) {
  Table& table = w.now().table;
  table.answered[reader] = true;
  take_in(w, other(reader), package, package);
  do_technical_work(w, package);
  if (w.now().agreement == static_cast<std::int32_t>(Agreement::framework)) {
    finish_framework(w);
    return;
  }
  table.top[reader] = hopes_of(w, reader).top;
  const int route = choose_route(w, reader, false);
  if (accepts(w, reader, package) && route >= 0)
    send(w, {.subject = static_cast<std::uint32_t>(package), .kind = LetterKind::agree,
             .from = static_cast<std::int8_t>(reader)}, route);
}

void agree_by_letter(World& w, Side author, int package) {
  if (still_stands(w, author, package)) try_to_agree(w, package);
}

}  // namespace backchannel
