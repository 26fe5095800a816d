#include <algorithm>
#include <cmath>

#include "sim/crisis/maths.hpp"
#include "sim/engine/bargain.hpp"
#include "sim/engine/play.hpp"

namespace backchannel {

namespace {

const Prospect& prospects(const World& w, int route) {
  return w.scenario.prospects[static_cast<std::size_t>(route)];
}

double operator_trust(const World& w, Side side, const Channel& channel) {
  if (!channel.operated_by || !channel.credible) return 0.6;
  return w.crisis.operators(side)[static_cast<std::size_t>(channel.operated_by.index)].mean();
}

double appeal(const World& w, Side side, int route) {
  const Channel& channel = w.channel(route);
  const ChannelState& state = w.crisis.channels()[static_cast<std::size_t>(route)];
  const Choosing& choosing = w.principal(side).choosing;
  const double record = state.good / (state.good + state.bad);
  return choosing.trust * (operator_trust(w, side, channel) - 0.6) + choosing.record * record -
         choosing.secrecy * prospects(w, route).leak -
         choosing.speed * prospects(w, route).days / 10;
}

bool is_up(const World& w, int route) {
  return w.crisis.channels()[static_cast<std::size_t>(route)].up;
}

}  // namespace

void judge_operator(World& w, Side side, const Channel& channel, double good) {
  if (!channel.operated_by || !channel.credible) return;
  const TrustRule& rule = w.principal(side).trusting;
  learn(rule, w.crisis.operators(side)[static_cast<std::size_t>(channel.operated_by.index)], good,
        rule.operator_evidence);
}

bool any_line_open(const World& w) {
  for (const Reference& route : w.scenario.routes)
    if (is_up(w, route.index)) return true;
  return false;
}

int choose_route(World& w, Side from, bool urgent) {
  const auto& routes = w.scenario.routes;
  if (routes.empty()) return -1;
  int open = 0;
  int fastest = -1;
  for (const Reference& route : routes) {
    if (!is_up(w, route.index)) continue;
    ++open;
    if (fastest < 0 || prospects(w, route.index).urgent_days <
                           prospects(w, fastest).urgent_days)
      fastest = route.index;
  }
  if (open == 0) return routes[0].index;
  if (open == 1 || urgent) return fastest;
  double total = 0;
  std::vector<double>& appeals = w.drift.appeals;
  for (std::size_t r = 0; r < routes.size(); ++r) {
    const int route = routes[r].index;
    appeals[r] = is_up(w, route) ? maths::exp(appeal(w, from, route)) : 0;
    total += appeals[r];
  }
  double drawn = total * w.luck.uniform(Purpose::choice, w.plan.pair[from],
                                        w.now().letters_sent[from]);
  for (std::size_t r = 0; r < routes.size(); ++r) {
    if (appeals[r] == 0) continue;
    drawn -= appeals[r];
    if (drawn <= 0) return routes[r].index;
  }
  return fastest;
}

namespace {

void lose(World& w, const Letter& letter, int route, bool withheld) {
  Tally& tally = w.now().tally;
  if (letter.kind == LetterKind::offer) offer_went_astray(w, letter);
  ++(withheld ? tally.withheld : tally.lost);
  w.record({.kind = EventKind::lost,
            .flag = withheld,
            .who = small(w.actor(letter.from)),
            .whom = small(w.actor(other(letter.from))),
            .channel = small(route),
            .subject = static_cast<std::int32_t>(letter.kind)});
}

}  // namespace

namespace {

/// The package a letter carries, for the story; 0 is the empty one.
double terms_of(const Letter& letter) {
  if (letter.kind == LetterKind::offer) return letter.number;
  const bool terms = letter.kind == LetterKind::text || letter.kind == LetterKind::agree;
  return terms ? static_cast<double>(letter.subject) : 0.0;
}

// Letters are the most frequent events of all, and an event is put together before it is known
// that nobody listens: so these two are asked first.
void record_sent(World& w, const Letter& letter, int route) {
  w.record({.kind = EventKind::sent,
            .flag = letter.hostile,
            .who = small(w.actor(letter.from)),
            .whom = small(w.actor(other(letter.from))),
            .channel = small(route),
            .subject = static_cast<std::int32_t>(letter.kind),
            .second = terms_of(letter)});
}

void record_heard(World& w, Side reader, const Letter& letter) {
  w.record({.kind = EventKind::heard,
            .flag = letter.heard_hostile,
            .who = small(w.actor(reader)),
            .whom = small(w.actor(letter.from)),
            .channel = letter.channel,
            .subject = static_cast<std::int32_t>(letter.kind),
            .number = terms_of(letter),
            .second = letter.hostile ? 1.0 : 0.0});
}

/// A podium is heard by all at once: the talks are known, and a public threat commits (B5).
void speak_in_public(World& w, const Letter& letter) {
  for (Side s = 0; s < 2; ++s) w.mind(s).exposure = 1;
  if (letter.hostile) ++w.mind(letter.from).commitments;
}

}  // namespace

namespace {

bool is_urgent(LetterKind kind) {
  return kind == LetterKind::explain || kind == LetterKind::warn || kind == LetterKind::clarify ||
         kind == LetterKind::notice;
}

/// What the way makes of a number.
double blurred(double number, const Transit& transit) {
  if (transit.hop_variance <= 0) return number;
  const double noise = std::sqrt(transit.hop_variance) * maths::normal_quantile(transit.blur);
  return std::clamp(number + noise, 0.0, 1.0);
}

/// Puts a letter on its way. It is copied only now, where nothing waits for the copy.
void dispatch(World& w, const Letter& letter, const Transit& transit, int route) {
  Letter& sent = w.crisis.letters.emplace_back(letter);
  sent.sent = w.now().at;
  sent.channel = small(route);
  sent.heard_hostile = transit.heard_hostile;
  sent.travel = transit.travel;
  sent.due = transit.arrives;
  if (letter.kind == LetterKind::offer) sent.number = blurred(letter.number, transit);
  if (is_up(w, route)) return;
  sent.waiting = true;
  sent.due = kNever;
}

}  // namespace

void send(World& w, const Letter& letter, int route) {
  if (w.may_go_without() && taken_back(w, [&] { send(w, letter, route); })) return;
  Now& now = w.now();
  const Channel& channel = w.channel(route);
  const auto at = static_cast<std::size_t>(route);
  const std::uint32_t ordinal = now.letters_sent[letter.from]++;
  ++now.tally.sent;
  const auto legs = w.crisis.legs<LegState>().subspan(
      static_cast<std::size_t>(w.plan.legs_at[at]), channel.legs.size());
  const std::uint32_t pair = w.plan.pair[letter.from];
  const Transit transit = carry(
      channel, legs, {pair, ordinal, now.at, letter.hostile, is_urgent(letter.kind)}, w.luck);
  if (now.tally.sent - 1 == w.scenario.observe.message)
    now.tally.observed_wait = days(transit.queued);
  if (w.trace.on()) record_sent(w, letter, route);
  if (transit.leaked) {
    ++now.tally.leaks;
    leak(w, channel.operated_by.index);
  }
  if (transit.overheard) ++now.tally.overheard;
  if (channel.form == Form::podium) speak_in_public(w, letter);
  const bool answers = w.luck.chance(channel.answers, Purpose::line_open, pair, ordinal);
  const bool open = is_up(w, route) && answers;
  if (transit.lost || (!open && channel.when_down == WhenDown::drop))
    return lose(w, letter, route, false);
  if (transit.withheld) return lose(w, letter, route, true);
  dispatch(w, letter, transit, route);
}

void leak(World& w, int by) {
  Now& now = w.now();
  if (now.tally.first_leak < 0) now.tally.first_leak = days(now.at);
  w.record({.kind = EventKind::leaked, .who = small(by)});
  for (Side s = 0; s < 2; ++s) {
    w.mind(s).exposure = 1;
    if (by < 0 || w.side_of(by) >= 0) continue;
    const TrustRule& rule = w.principal(s).trusting;
    learn(rule, w.crisis.operators(s)[static_cast<std::size_t>(by)], 0,
          rule.operator_evidence * rule.leak_weight);
  }
  answer_act(w, Act::leak, by, -1);
}

void explain(World& w, Side from, const OpenIncident& incident) {
  const Ladder& ladder = w.scenario.ladder;
  const double chance = incident.deliberate ? ladder.explain_guilty : ladder.always_explain;
  if (w.scenario.routes.empty() ||
      !w.luck.chance(chance, Purpose::explanation, w.who(from), incident.number))
    return;
  Letter letter{.subject = incident.number,
                .kind = LetterKind::explain,
                .from = static_cast<std::int8_t>(from)};
  ++w.now().tally.explanations;
  if (ladder.parallel_explanations <= 1) return send(w, letter, choose_route(w, from, true));
  int copies = ladder.parallel_explanations;
  for (const Reference& route : w.scenario.routes)
    if (copies-- > 0) send(w, letter, route.index);
}

void clarify(World& w, Side from, std::uint32_t package) {
  const int route = choose_route(w, from, true);
  if (route < 0) return;
  ++w.now().tally.explanations;
  send(w, {.subject = package, .kind = LetterKind::clarify, .from = static_cast<std::int8_t>(from)},
       route);
}

namespace {

/// An explanation that arrives turned around, or against another, is deceit to the one who hears.
void backfire(World& w, Side reader, const Letter& letter) {
  ++w.now().tally.backfired;
  const Deed& deed = w.scenario.deeds.threat;
  learn(w.principal(reader).trusting, w.mind(reader).trust, 0,
        w.scenario.ladder.deceit * deed.weight);
  w.mind(reader).offence += deed.offence;
  judge_operator(w, reader, w.channel(letter.channel), 0);
  w.record({.kind = EventKind::backfired, .who = small(w.actor(reader)),
            .subject = static_cast<std::int32_t>(letter.kind)});
}

void stand_down(World& w, Side victim, std::size_t index) {
  const OpenIncident open = w.crisis.incidents[index];
  w.crisis.incidents.erase(w.crisis.incidents.begin() + static_cast<std::ptrdiff_t>(index));
  const double undone = w.scenario.ladder.undone;
  Mind& mind = w.mind(victim);
  unlearn(w.principal(victim).trusting, mind.trust, open.weight, undone);
  mind.offence = std::max(0.0, mind.offence - undone * open.offence);
  for (Side s = 0; s < 2; ++s)
    w.mind(s).alert *= 1 - undone * w.principal(s).strain.alert_jump;
  w.record({.kind = EventKind::answered, .flag = open.deliberate, .who = small(w.actor(victim)),
            .whom = small(w.actor(other(victim))), .subject = 0});
}

/// What a reader is asked to believe of an act of the other's, and how it had looked.
struct Claim {
  const char* question;
  const char* looked_like;
  double posterior;     ///< chance, to the reader, that the act was meant
  std::uint32_t luck;
  bool certain = false; ///< whatever is said is believed; for laboratories
};

/// The reader's own posterior about this act, times the likelihood ratio of the words (B2).
bool believes(World& w, Side reader, const Letter& letter, const Claim& claim) {
  const Channel& channel = w.channel(letter.channel);
  const Ladder& ladder = w.scenario.ladder;
  const bool credible = channel.credible && channel.operated_by;
  const double error = credible ? 0.5 * (1 - operator_trust(w, reader, channel)) : 0.0;
  const double guilty = ladder.explain_guilty * (1 - channel.vouching);
  Reasons why{claim.question, "believes it", "does not"};
  why.weighing.add(claim.looked_like, -maths::logit(claim.posterior));
  why.weighing.add("who would say so",
                   explanation_log_ratio(ladder.explain_innocent, guilty, error));
  why.probability = claim.certain ? 1.0 : why.weighing.probability();
  why.uniform = w.luck.uniform(Purpose::explanation, who_of(w.who(reader), claim.luck),
                               letter.subject);
  why.chosen = why.uniform < why.probability;
  w.record({.kind = why.chosen ? EventKind::believed : EventKind::doubted,
            .who = small(w.actor(reader)), .whom = small(w.actor(other(reader))),
            .weighing = w.trace.keep(why), .number = why.probability});
  if (why.chosen) ++w.now().tally.explanations_believed;
  return why.chosen;
}

void hear_explanation(World& w, Side reader, const Letter& letter) {
  auto& open = w.crisis.incidents;
  const auto found = std::find_if(open.begin(), open.end(), [&](const OpenIncident& i) {
    return i.number == letter.subject;
  });
  if (found == open.end()) {
    ++w.now().tally.explained_late;
    w.record({.kind = EventKind::too_late, .who = small(w.actor(reader))});
    return;
  }
  if (letter.heard_hostile != letter.hostile) return backfire(w, reader, letter);
  if (!believes(w, reader, letter,
                {"whether to believe the explanation", "what the incident looked like",
                 found->posterior, 3, w.scenario.ladder.credulous}))
    return;
  judge_operator(w, reader, w.channel(letter.channel), 1);
  stand_down(w, reader, static_cast<std::size_t>(found - open.begin()));
}

/// "It had nothing to do with the round": believed or not, as the reader had read the timing (S16).
void hear_clarification(World& w, Side reader, const Letter& letter) {
  Pressed& pressed = w.now().pressed[reader];
  if (pressed.number != letter.subject || pressed.extra <= 0) return;
  if (letter.heard_hostile != letter.hostile) return backfire(w, reader, letter);
  if (!believes(w, reader, letter,
                {"whether to believe what is said of the package", "what its timing looked like",
                 pressed.posterior, 4}))
    return;
  const TrustRule& rule = w.principal(reader).trusting;
  const Deed& deed = w.scenario.deeds.package;
  Mind& mind = w.mind(reader);
  unlearn(rule, mind.trust, pressed.extra * deed.weight, 1);
  unlearn(rule, mind.relief, pressed.extra * deed.relief, 1);
  mind.offence = std::max(0.0, mind.offence - pressed.extra * deed.offence);
  pressed.extra = 0;
}

void hear_warning(World& w, Side reader, const Letter& letter) {
  Chain& chain = w.now().chain;
  if (letter.heard_hostile != letter.hostile) return backfire(w, reader, letter);
  if (chain.cause != Cause::none && chain.number == letter.subject) chain.bounded = true;
}

void hear_notice(World& w, Side reader, const Letter& letter) {
  PlannedStrike& planned = w.now().planned;
  if (letter.heard_hostile != letter.hostile) return backfire(w, reader, letter);
  if (planned.falls != kNever && planned.number == letter.subject) planned.bounded = true;
}

/// Words are evidence by themselves: the symbol that is heard, at the weight of words (S23), less
/// by what the operator's doubtful record takes off and, for threats, by its tone.
void hear_words(World& w, Side reader, const Letter& letter) {
  const Channel& channel = w.channel(letter.channel);
  const Deeds& deeds = w.scenario.deeds;
  const Deed& deed = letter.heard_hostile ? deeds.threat : deeds.reassurance;
  double weight = deed.weight;
  if (channel.form == Form::podium) weight *= channel.tells;
  if (channel.credible && channel.operated_by)
    weight *= weight_through(operator_trust(w, reader, channel));
  if (letter.heard_hostile) {
    weight *= 1 - channel.tone_filter;
    w.mind(reader).offence += deed.offence * (1 - channel.tone_filter);
  }
  learn(w.principal(reader).trusting, w.mind(reader).trust, letter.heard_hostile ? 0 : 1, weight);
  if (!letter.asks) return;
  // The answer may come back by another route: whoever is asked chooses it (S03).
  const int route = choose_route(w, reader, false);
  ++w.now().tally.replies;
  if (route != letter.channel) ++w.now().tally.replies_elsewhere;
  send(w, {.asked = letter.sent, .kind = LetterKind::reply,
           .from = static_cast<std::int8_t>(reader)}, route);
}

void hear_reply(World& w, const Letter& letter) {
  Tally& tally = w.now().tally;
  if (tally.first_round_trip >= 0) return;
  tally.first_round_trip = days(w.now().at - letter.asked);
  if (tally.first_round_trip <= w.scenario.observe.deadline) tally.timely_round_trip = 1;
}

}  // namespace

void note_contact(World& w) {
  Now& now = w.now();
  now.last_contact = now.at;
  now.closed_since_contact = 0;
  if (now.closed_at != kNever) now.closed_at = now.at;
}

void deliver(World& w, std::size_t index) {
  const Letter letter = w.crisis.letters[index];
  if (letter.kind == LetterKind::words)
    fade_mind(w, other(letter.from));
  else if (letter.kind != LetterKind::reply)
    move_levels(w, w.now().at);
  w.crisis.letters.erase(w.crisis.letters.begin() + static_cast<std::ptrdiff_t>(index));
  if (letter.kind == LetterKind::move) return hear_move(w, letter);
  const Side reader = other(letter.from);
  Now& now = w.now();
  ++now.tally.delivered;
  now.tally.delay_days += days(now.at - letter.sent);
  if (letter.heard_hostile != letter.hostile) ++now.tally.flipped;
  if (w.channel(letter.channel).operated_by) ++now.tally.facilitated;
  if (letter.channel != w.scenario.routes[0].index) ++now.tally.by_other_routes;
  note_contact(w);
  if (w.trace.on()) record_heard(w, reader, letter);
  switch (letter.kind) {
    case LetterKind::words: return hear_words(w, reader, letter);
    case LetterKind::reply: return hear_reply(w, letter);
    case LetterKind::explain: return hear_explanation(w, reader, letter);
    case LetterKind::warn: return hear_warning(w, reader, letter);
    case LetterKind::invite: return answer_invitation(w, reader);
    case LetterKind::accept: return set_date(w);
    case LetterKind::refuse: return;
    case LetterKind::text:
      hear_words(w, reader, letter);
      return read_letter_text(w, reader, static_cast<int>(letter.subject));
    case LetterKind::agree: return agree_by_letter(w, reader, static_cast<int>(letter.subject));
    case LetterKind::clarify: return hear_clarification(w, reader, letter);
    case LetterKind::notice: return hear_notice(w, reader, letter);
    case LetterKind::offer: return hear_offer(w, reader, letter);
    case LetterKind::move: return;  // heard above
  }
}

void say_routine_words(World& w, Side from) {
  Now& now = w.now();
  const Words& words = w.principal(from).words;
  const std::uint32_t nth = now.words_sent[from]++;
  now.words_due[from] = after(
      now.at, std::max<Instant>(1, seconds(quantile(words.interval,
                                                    w.luck.uniform(Purpose::words, w.who(from),
                                                                   nth + 1)))));
  if (w.scenario.routes.empty()) return;
  const double threats =
      std::min(1.0, words.threats + words.threats_offence * offence_now(w, from));
  Letter letter{.from = static_cast<std::int8_t>(from)};
  letter.hostile = w.luck.chance(threats, Purpose::words_symbol, w.who(from), nth);
  letter.asks = w.luck.chance(words.asks, Purpose::words_symbol, who_of(w.who(from), 1), nth);
  const int route = choose_route(w, from, false);
  if (route == w.scenario.talks.index && !holds_rounds(w.channel(route).form)) {
    move_levels(w, now.at);
    const int package = text_for_letter(w, from);
    if (package >= 0) {
      letter.kind = LetterKind::text;
      letter.subject = static_cast<std::uint32_t>(package);
    }
  }
  send(w, letter, route);
}

namespace {

std::uint32_t line_key(const World& w, int channel) {
  for (std::size_t rank = 0; rank < w.scenario.routes.size(); ++rank)
    if (w.scenario.routes[rank].index == channel)
      return who_of(w.plan.dyad, static_cast<std::uint32_t>(rank));
  return who_of(w.plan.dyad, 1000U + static_cast<std::uint32_t>(channel));
}

void schedule_toggle(World& w, int channel) {
  const Channel& given = w.channel(channel);
  ChannelState& state = w.crisis.channels()[static_cast<std::size_t>(channel)];
  const double mean = state.up ? given.mean_up : given.mean_down;
  if (given.mean_up <= 0) {
    state.toggles_at = kNever;
    return;
  }
  const double span =
      mean * w.luck.exponential(Purpose::line_change, line_key(w, channel), state.toggles++);
  state.toggles_at = after(w.now().at, std::max<Instant>(1, seconds(span)));
}

void count_closed_time(World& w) {
  Now& now = w.now();
  const bool open = any_line_open(w);
  if (open && now.closed_at != kNever) {
    now.closed_since_contact += now.at - now.closed_at;
    now.closed_at = kNever;
  } else if (!open && now.closed_at == kNever) {
    now.closed_at = now.at;
  }
}

void put_line(World& w, int channel, bool up) {
  count_active(w);
  ++w.lines_changed;
  w.crisis.channels()[static_cast<std::size_t>(channel)].up = up;
  w.record({.kind = EventKind::line, .flag = up, .channel = small(channel)});
  count_closed_time(w);
  if (!up) return;
  for (Letter& letter : w.crisis.letters) {
    if (!letter.waiting || letter.channel != channel) continue;
    letter.waiting = false;
    letter.due = after(w.now().at, letter.travel);
  }
}

}  // namespace

void count_active(World& w) {
  Now& now = w.now();
  int active = 0;
  for (const Reference& route : w.scenario.routes)
    if (is_up(w, route.index) && w.channel(route.index).operated_by) ++active;
  now.active_days += active * days(now.at - now.active_since);
  now.active_since = now.at;
}

void line_changes(World& w, int channel) {
  const bool up = w.crisis.channels()[static_cast<std::size_t>(channel)].up;
  put_line(w, channel, !up);
  schedule_toggle(w, channel);
}

void line_goes_down(World& w, int channel, Instant until) {
  const auto& routes = w.scenario.routes;
  if (std::none_of(routes.begin(), routes.end(),
                   [&](const Reference& route) { return route.index == channel; }))
    return;
  ChannelState& state = w.crisis.channels()[static_cast<std::size_t>(channel)];
  if (!state.up && state.toggles_at != kNever && state.toggles_at > until) return;
  state.toggles_at = until;
  if (state.up) put_line(w, channel, false);
}

void start_lines(World& w) {
  // A line that nobody uses makes no instants: it must not part two arms (model §14).
  for (const Reference& route : w.scenario.routes) schedule_toggle(w, route.index);
  Now& now = w.now();
  if (w.scenario.routes.empty()) now.closed_at = 0;
  for (Side s = 0; s < 2; ++s) {
    const Distribution& interval = w.principal(s).words.interval;
    const bool any = interval.kind != Distribution::Kind::fixed || interval.first > 0;
    if (any && !w.scenario.routes.empty())
      now.words_due[s] =
          seconds(quantile(interval, w.luck.uniform(Purpose::words, w.who(s), 0)));
  }
}

}  // namespace backchannel
