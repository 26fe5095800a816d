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

/// Whether a side has come down too little since it last worked out what it would settle for, a₀ at
/// t₀, to take this now. With k = 1/e it is 1 − (1 − a₀)·(t/t₀)^k by now, and by Bernoulli
///     (t/t₀)^k ≤ 1/(1 − k·(t − t₀)/t₀)   while k·(t − t₀) < t₀,
/// for every k > 0; so most offers are refused without a power. In doubt: no.
bool is_far_from_enough(const World& w, Side reader, double worth) {
  const auto& known = w.now().aspires[reader];
  if (known.at <= 0) return false;
  constexpr double kRounding = 1 + 1e-12;
  const auto then = static_cast<double>(known.at);
  const auto since = static_cast<double>(w.now().at - known.at);
  return (1 - worth) * (then - known.exponent * since) > (1 - known.to) * then * kRounding;
}

bool is_enough(World& w, Side reader, const Letter& letter, double worth) {
  // What it would settle for need not be worked out then, unless the story tells it.
  if (is_far_from_enough(w, reader, worth) && !w.trace.on()) return false;
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
