#include "sim/policies/strategic/reputational_bargaining.hpp"

#include <algorithm>

#include "sim/crisis/maths.hpp"
#include "sim/policies/strategic/clock.hpp"
#include "sim/policies/strategic/search.hpp"

namespace backchannel {

std::vector<Mistake> ReputationalBargaining::mistakes() const {
  if (demand_first + demand_second > 1) return {};
  return {{"demand_second", "the two demands fit into one whole",
           "who is owed what it asks for has nothing to wait for",
           "raise one of the demands, so that they add up to more than 1"}};
}

void ReputationalBargaining::solve() {
  if (!mistakes().empty()) return;
  const double conflict = demand_first + demand_second - 1;
  for (int i = 0; i < 2; ++i) {
    const int j = 1 - i;
    // j gives in for 1 − α_i now, or waits: the chance of α_j instead, less a moment's interest.
    const double now = 1 - demand(i), gain = demand(j) - now;
    const auto waiting = [&](double rate) { return rate * gain - interest(j) * now; };
    hazard[i] = root_between(0, 2 * interest(j) / conflict, waiting);
  }
  const auto certain_on = [&](int i) {
    const double far = 50 / hazard[i];  // e^50 times any prior in the domain is beyond certainty
    return root_between(0, far, [&](double t) {
      return maths::log(obstinate(i)) + hazard[i] * t;
    });
  };
  end = std::min(certain_on(0), certain_on(1));
  for (int i = 0; i < 2; ++i) {
    const double left = maths::exp(-hazard[i] * end);
    const auto beyond = [&](double mu) { return (1 - mu) * left - obstinate(i); };
    at_once[i] = beyond(0) <= 1e-13 ? 0 : root_between(0, 1, beyond);
  }
}

std::vector<Prediction> ReputationalBargaining::predictions() const {
  const double conflict = demand_first + demand_second - 1;
  const double z1 = obstinate_first, z2 = obstinate_second, never = z1 * z2;
  const double l1 = interest_second * (1 - demand_first) / conflict;
  const double l2 = interest_first * (1 - demand_second) / conflict;
  const double t1 = -maths::log(z1) / l1, t2 = -maths::log(z2) / l2;
  const double last = std::min(t1, t2), both = l1 + l2;
  const double mu1 = t1 <= t2 ? 0 : 1 - z1 * maths::exp(l1 * last);
  const double mu2 = t2 <= t1 ? 0 : 1 - z2 * maths::exp(l2 * last);
  const double goes_on = (1 - mu1) * (1 - mu2);
  const double delay =
      (goes_on * (1 - maths::exp(-both * last)) / both - never * last) / (1 - never);
  const auto worked_out = [](const char* what, double exact, double found) {
    return Prediction{.row = "A11", .quantity = what, .exact = exact, .solved = found};
  };
  return {worked_out("hazard lambda1", l1, hazard[0]),
          worked_out("hazard lambda2", l2, hazard[1]),
          worked_out("T0", last, end),
          {.row = "A11", .quantity = "P(1 concedes at 0)", .exact = mu1,
           .measure = "yielded_at_once_{a}", .at_least = 1},
          {.row = "A11", .quantity = "P(2 concedes at 0)", .exact = mu2,
           .measure = "yielded_at_once_{b}", .at_least = 1},
          {.row = "A11", .quantity = "P(never agree)=z1 z2", .exact = never,
           .measure = "first_ending", .at_most = 0},
          {.row = "A11", .quantity = "E[delay | deal]", .exact = delay, .measure = "first_deal"},
          {.row = "A11", .quantity = "P(deal by T0/2)",
           .exact = 1 - goes_on * maths::exp(-both * last / 2), .measure = "first_deal",
           .at_most = last / 2},
          {.row = "A11", .quantity = "value rational 1",
           .exact = mu2 * demand_first + (1 - mu2) * (1 - demand_second),
           .measure = "payoff_{a}", .given = "level_{a}", .given_at_least = 1}};
}

void ReputationalBargaining::deal(Match& match, Draws& nature) const {
  for (int seat = 0; seat < 2; ++seat) match.own[seat].type = nature.chance(obstinate(seat));
}

void ReputationalBargaining::play(const Position& position, Moves& moves) const {
  const int me = position.seat;
  if (me > 1) return;
  const double left_to_me = 1 - demand(1 - me);
  if (position.occasion == Occasion::hears)
    return moves.agree(me == 0 ? demand_first : 1 - demand_second);
  if (position.occasion == Occasion::rings)
    return moves.say(1 - me, {.saying = Saying::accept, .number = left_to_me});
  if (position.occasion != Occasion::opens || position.own.type > 0) return;
  // Of all that pretend, the share u has conceded earlier.
  const double conceded = position.draws.uniform() * (1 - obstinate(me));
  if (conceded < at_once[me]) {
    moves.note(me == 0 ? Gauge::at_once_a : Gauge::at_once_b, 1);
    return moves.say(1 - me, {.saying = Saying::accept, .number = left_to_me});
  }
  const double wait = -maths::log((1 - conceded) / (1 - at_once[me])) / hazard[me];
  moves.wake_in(not_at_once_but_in(wait));
}

void ReputationalBargaining::pay(const Match& match, double (&payoffs)[2], Moves& moves) const {
  // One that only pretends to be obstinate.
  moves.note(Gauge::level_a, match.own[0].type > 0 ? 0 : 1);
  if (match.ended != Moves::Ends::agreed) return;
  payoffs[0] = match.share * maths::exp(-interest_first * match.day);
  payoffs[1] = (1 - match.share) * maths::exp(-interest_second * match.day);
}

}  // namespace backchannel
