#include "sim/engine/play.hpp"

#include <cmath>

#include "sim/crisis/maths.hpp"
#include "sim/engine/bargain.hpp"
#include "sim/policies/strategic/families.hpp"
#include "sim/scenario/line.hpp"

namespace backchannel {

namespace {

Playing& playing(const World& w) { return w.crisis.game<Playing>(); }

/// The actor in a seat; −1 for the rules, and for an intermediary that is not there.
int actor_in(const World& w, int seat) {
  if (seat == kRules) return -1;
  if (seat != kIntermediary) return w.actor(seat);
  return w.scenario.talks ? w.channel(w.scenario.talks.index).operated_by.index : -1;
}

std::uint32_t name_of_seat(const World& w, int seat) {
  const int actor = actor_in(w, seat);
  return actor < 0 ? w.plan.dyad : w.plan.who[static_cast<std::size_t>(actor)];
}

// --- Words, packed into a letter -----------------------------------------------------------------

constexpr std::uint32_t packed(const Utterance& words, int to, int heard) {
  return static_cast<std::uint32_t>(to) | static_cast<std::uint32_t>(words.saying) << 2 |
         static_cast<std::uint32_t>(words.symbol) << 8 | static_cast<std::uint32_t>(heard) << 16 |
         static_cast<std::uint32_t>(words.symbols) << 24;
}
int addressee(const Letter& letter) { return static_cast<int>(letter.subject & 3U); }
int symbol_sent(const Letter& letter) { return static_cast<int>(letter.subject >> 8 & 255U); }
Utterance words_of(const Letter& letter) {
  return {.saying = static_cast<Saying>(letter.subject >> 2 & 63U),
          .number = letter.number,
          .symbol = static_cast<int>(letter.subject >> 16 & 255U),
          .symbols = static_cast<int>(letter.subject >> 24)};
}

Transit carried(World& w, const Channel& channel, int route, int from,
                const Moves::Said& said) {
  Parcel parcel;
  const bool between = from != kIntermediary && said.to != kIntermediary;
  parcel.pair = between ? w.plan.pair[from]
                        : who_of(name_of_seat(w, from), name_of_seat(w, said.to));
  parcel.ordinal = playing(w).sent[from]++;
  parcel.now = w.now().at;
  parcel.symbols = said.words.symbols;
  parcel.symbol = said.words.symbol;
  parcel.hostile = said.words.symbol == said.words.symbols - 1;
  if (said.to == kIntermediary) parcel.end_leg = 1;
  if (from == kIntermediary) parcel.first_leg = 1;
  const auto legs = w.crisis.legs<LegState>().subspan(
      static_cast<std::size_t>(w.plan.legs_at[static_cast<std::size_t>(route)]),
      channel.legs.size());
  return carry(channel, legs, parcel, w.luck);
}

/// The symbol as it will be heard.
int heard_symbol(const Utterance& words, const Transit& transit) {
  if (words.symbols > 2) return transit.heard_symbol;
  const bool hostile = words.symbol == 1;
  return transit.heard_hostile == hostile ? words.symbol : 1 - words.symbol;
}

Letter letter_of(const World& w, int from, const Moves::Said& said, const Transit& transit,
                 int route) {
  Letter letter;
  letter.kind = LetterKind::move;
  letter.from = static_cast<std::int8_t>(from);
  letter.channel = small(route);
  letter.sent = w.now().at;
  letter.travel = transit.travel;
  letter.due = transit.arrives;
  const double blur = transit.hop_variance <= 0
                          ? 0
                          : std::sqrt(transit.hop_variance) *
                                maths::normal_quantile(transit.blur);
  letter.number = said.words.number + blur;
  const int heard = heard_symbol(said.words, transit);
  letter.subject = packed(said.words, said.to, heard);
  letter.hostile = said.words.symbol == said.words.symbols - 1;
  letter.heard_hostile = heard == said.words.symbols - 1;
  if (!w.crisis.channels()[static_cast<std::size_t>(route)].up) {
    letter.waiting = true;
    letter.due = kNever;
  }
  return letter;
}

void tell_said(const World& w, int from, const Moves::Said& said, int route) {
  w.record({.kind = EventKind::said,
            .who = small(actor_in(w, from)),
            .whom = small(actor_in(w, said.to)),
            .channel = small(route),
            .subject = static_cast<std::int32_t>(packed(said.words, said.to, said.words.symbol)),
            .number = said.words.number,
            .second = said.against});
}

void tell_lost(const World& w, int from, const Moves::Said& said, int route, bool withheld) {
  Tally& tally = w.now().tally;
  ++(withheld ? tally.withheld : tally.lost);
  w.record({.kind = EventKind::lost,
            .flag = withheld,
            .who = small(actor_in(w, from)),
            .whom = small(actor_in(w, said.to)),
            .channel = small(route),
            .subject = static_cast<std::int32_t>(LetterKind::move)});
}

void say(World& w, int from, const Moves::Said& said) {
  const int route = said.route >= 0 ? said.route : w.scenario.talks.index;
  if (route < 0 || actor_in(w, said.to) < 0) return;
  const Channel& channel = w.channel(route);
  Tally& tally = w.now().tally;
  ++tally.sent;
  if (said.words.saying == Saying::demand && tally.demanded < 0)
    tally.demanded = said.words.number;
  tell_said(w, from, said, route);
  const Transit transit = carried(w, channel, route, from, said);
  const bool up = w.crisis.channels()[static_cast<std::size_t>(route)].up &&
                  w.luck.chance(channel.answers, Purpose::line_open, name_of_seat(w, from),
                                playing(w).sent[from]);
  if (transit.lost || (!up && channel.when_down == WhenDown::drop))
    return tell_lost(w, from, said, route, false);
  if (transit.withheld) return tell_lost(w, from, said, route, true);
  const Letter letter = letter_of(w, from, said, transit, route);
  w.crisis.letters.push_back(letter);
  if (transit.leaked) ++tally.leaks;
  if (transit.overheard) ++tally.overheard;
  if (!transit.leaked && !transit.overheard) return;
  for (Side s = 0; s < 2; ++s) {
    if (s == from || s == said.to) continue;
    Letter copy = letter;
    copy.asks = true;  // not meant for whom it reaches
    copy.subject = (copy.subject & ~3U) | static_cast<std::uint32_t>(s);
    w.crisis.letters.push_back(copy);
  }
}

// --- Moves, carried out --------------------------------------------------------------------------

double& column(Tally& tally, Gauge measure) {
  switch (measure) {
    case Gauge::demanded: return tally.demanded;
    case Gauge::miss: return tally.miss;
    case Gauge::right: return tally.right;
    case Gauge::judged: return tally.judged;
    case Gauge::level_a: return tally.level_a;
    case Gauge::level_b: return tally.level_b;
    case Gauge::at_once_a: return tally.yielded_at_once_a;
    case Gauge::at_once_b: return tally.yielded_at_once_b;
  }
  return tally.judged;
}

void note_all(World& w, const Moves& moves) {
  for (std::size_t i = 0; i < moves.noted_count; ++i)
    column(w.now().tally, moves.noted[i].measure) = moves.noted[i].value;
}

void give_way(World& w, int seat) {
  Now& now = w.now();
  (seat == 0 ? now.tally.yielded_a : now.tally.yielded_b) = 1;
  if (now.at == 0) (seat == 0 ? now.tally.yielded_at_once_a : now.tally.yielded_at_once_b) = 1;
  w.record({.kind = EventKind::gave_way, .who = small(actor_in(w, seat))});
}

void end_game(World& w, int seat, const Moves& moves) {
  Match& match = playing(w).match;
  if (moves.gave_way >= 0) seat = moves.gave_way;
  match.ended = moves.ends;
  match.by = seat;
  match.day = days(w.now().at);
  match.share = moves.share;
  w.now().over = true;
  switch (moves.ends) {
    // Where the rules bring it about, nobody chose it.
    case Moves::Ends::war: return go_to_war(w, seat == kRules ? Cause::none : Cause::chosen);
    case Moves::Ends::agreed:
      w.now().tally.number_agreed = moves.share;
      return agree_detached(w);
    case Moves::Ends::yielded: return give_way(w, seat);
    case Moves::Ends::closed:
    case Moves::Ends::not_yet: return;
  }
}

void carry_out(World& w, int seat, const Moves& moves) {
  Playing& game = playing(w);
  game.match.rounds += moves.rounds;
  if (moves.wake) game.clock[seat] = after(w.now().at, seconds(*moves.wake));
  if (moves.chosen && seat != kRules) {
    game.match.chosen[seat] = *moves.chosen;
    w.record({.kind = EventKind::chose, .who = small(actor_in(w, seat)),
              .number = *moves.chosen});
  }
  note_all(w, moves);
  for (std::size_t i = 0; i < moves.said_count; ++i) say(w, seat, moves.said[i]);
  if (moves.ends != Moves::Ends::not_yet) end_game(w, seat, moves);
}

// --- Occasions -----------------------------------------------------------------------------------

void play(World& w, int seat, Occasion occasion, const Heard* heard) {
  Playing& game = playing(w);
  if (game.match.ended != Moves::Ends::not_yet) return;
  if (seat != kRules && actor_in(w, seat) < 0) return;
  Moves moves;
  const double day = days(w.now().at);
  if (seat == kRules) {
    Draws nature(w.luck, Purpose::nature, w.plan.dyad, game.draws[kRules]);
    with_family(w.scenario.game, [&](const auto& family) {
      family.rule(game.match, nature, game.wire, day, moves);
    });
  } else {
    Draws draws(w.luck, Purpose::strategy, name_of_seat(w, seat), game.draws[seat]);
    const Position position{seat, day, occasion, heard, game.wire, game.match.own[seat], draws};
    with_family(w.scenario.game, [&](const auto& family) { family.play(position, moves); });
  }
  carry_out(w, seat, moves);
}

}  // namespace

void start_game(World& w) {
  if (w.plan.sizes.games == 0) return;
  Playing& game = *new (&playing(w)) Playing{};
  game.wire = line_of(w.scenario);
  Draws nature(w.luck, Purpose::nature, w.plan.dyad, game.draws[kRules]);
  with_family(w.scenario.game,
             [&](const auto& family) { family.deal(game.match, nature); });
  for (int seat = 0; seat < 2; ++seat)
    w.record({.kind = EventKind::dealt, .who = small(actor_in(w, seat)),
              .number = game.match.own[seat].type});
  for (int seat = 0; seat < kSeats; ++seat) play(w, seat, Occasion::opens, nullptr);
}

void game_rings(World& w, int seat) {
  move_levels(w, w.now().at);
  playing(w).clock[seat] = kNever;
  play(w, seat, Occasion::rings, nullptr);
}

void hear_move(World& w, const Letter& letter) {
  Tally& tally = w.now().tally;
  const int seat = addressee(letter);
  const Heard heard{words_of(letter), letter.from, days(letter.sent)};
  const bool changed = heard.words.symbol != symbol_sent(letter);
  if (!letter.asks) {
    ++tally.delivered;
    tally.delay_days += days(w.now().at - letter.sent);
    if (changed) ++tally.flipped;
  }
  note_contact(w);
  w.record({.kind = EventKind::understood,
            .flag = changed,
            .who = small(actor_in(w, seat)),
            .whom = small(actor_in(w, letter.from)),
            .channel = letter.channel,
            .subject = static_cast<std::int32_t>(letter.subject),
            .number = letter.number,
            .second = letter.asks ? 1.0 : 0.0});
  play(w, seat, letter.asks ? Occasion::learns : Occasion::hears, &heard);
}

void finish_game(World& w) {
  if (w.plan.sizes.games == 0) return;
  Playing& game = playing(w);
  double payoffs[2] = {0, 0};
  Moves moves;
  with_family(w.scenario.game,
             [&](const auto& family) { family.pay(game.match, payoffs, moves); });
  note_all(w, moves);
  Tally& tally = w.now().tally;
  tally.payoff_a = payoffs[0];
  tally.payoff_b = payoffs[1];
  tally.game_rounds = game.match.rounds;
  for (int seat = 0; seat < 2; ++seat)
    w.record({.kind = EventKind::paid, .who = small(actor_in(w, seat)),
              .number = payoffs[seat]});
}

}  // namespace backchannel
