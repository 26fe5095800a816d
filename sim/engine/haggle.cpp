#include "sim/engine/bargain.hpp"
#include "sim/rounds/haggling.hpp"

namespace backchannel {

namespace {

const Haggler& haggler(const World& w, Side side) {
  return w.scenario.haggling.sides[static_cast<std::size_t>(w.scenario.hagglers[side])];
}

double aspiration_at(const World& w, Side side, Instant at) {
  const double reservation = haggler(w, side).reservation;
  const double exponent = w.now().aspires[side].exponent;
  // Those who haggle by the day share the logarithms of the days.
  const auto day = static_cast<std::size_t>(at / kDay);
  if (at % kDay == 0 && day > 0 && day < w.plan.log_elapsed.size())
    return aspiration_by_log(reservation, exponent, w.plan.log_elapsed[day]);
  return aspiration(reservation, exponent, static_cast<double>(at) * w.plan.haggling_rate);
}

/// What a side would settle for now; asked twice in one instant, it is worked out once.
double aspiration_now(const World& w, Side side) {
  Now& now = w.now();
  auto& known = now.aspires[side];
  if (known.at != now.at) {
    known.at = now.at;
    known.to = aspiration_at(w, side, now.at);
  }
  return known.to;
}

/// The share of whoever opened, in terms of a side's own.
double share_of(const World& w, Side side, double number) {
  return side == w.plan.opens ? number : 1 - number;
}

void believe_both(World& w, double cooperative, double weight) {
  if (weight <= 0) return;
  w.drift.still &= !w.drift.forgets;
  for (Side s = 0; s < 2; ++s)
    learn(w.principal(s).trusting, w.mind(s).trust, cooperative, weight);
}

}  // namespace

void start_haggling(World& w) {
  if (w.plan.opens < 0) return;
  w.now().offer_due = seconds(w.scenario.haggling.first);
  w.now().pen = static_cast<std::int8_t>(w.plan.opens);
  for (Side s = 0; s < 2; ++s) w.now().aspires[s].exponent = 1 / haggler(w, s).eagerness;
}

void write_offer(World& w) {
  Now& now = w.now();
  move_levels(w, now.at);
  const Side from = now.pen;
  now.offer_due = kNever;
  const double own = demand(aspiration_now(w, from), w.scenario.haggling.grain);
  ++now.tally.numbers;
  send(w, {.number = share_of(w, from, own), .kind = LetterKind::offer,
           .from = static_cast<std::int8_t>(from)},
       choose_route(w, from, false));
}

void offer_went_astray(World& w, const Letter& letter) {
  Now& now = w.now();
  believe_both(w, 0, w.scenario.haggling.astray);
  now.pen = letter.from;
  now.offer_due = after(now.at, seconds(w.scenario.haggling.again));
}

namespace {

bool is_enough(World& w, Side reader, const Letter& letter, double worth) {
  // Less than its reservation it refuses at any time: what it would settle for by now need not be
  // worked out, unless the story tells it.
  if (worth < haggler(w, reader).reservation && !w.trace.on()) return false;
  const double least = aspiration_now(w, reader);
  if (worth >= least) return true;
  w.record({.kind = EventKind::refused_text, .who = small(w.actor(reader)),
            .whom = small(w.actor(letter.from)), .subject = -1, .number = worth,
            .second = least});
  return false;
}

}  // namespace

void hear_offer(World& w, Side reader, const Letter& letter) {
  Now& now = w.now();
  believe_both(w, 1, w.scenario.haggling.arrived);
  if (is_enough(w, reader, letter, share_of(w, reader, letter.number))) {
    now.tally.number_agreed = letter.number;
    now.over = true;
    return agree_detached(w);
  }
  now.pen = static_cast<std::int8_t>(reader);
  now.offer_due = after(now.at, seconds(haggler(w, reader).answers));
  if (now.offer_due == now.at) write_offer(w);
}

}  // namespace backchannel
