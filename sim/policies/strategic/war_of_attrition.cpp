#include "sim/policies/strategic/war_of_attrition.hpp"

#include "sim/policies/strategic/clock.hpp"
#include "sim/policies/strategic/search.hpp"

namespace backchannel {

void WarOfAttrition::solve() {
  hazard = root_between(0, 2 * cost / prize, [&](double rate) { return rate * prize - cost; });
}

std::vector<Prediction> WarOfAttrition::predictions() const {
  return {{.row = "A33", .quantity = "hazard c/v", .exact = cost / prize, .solved = hazard},
          {.row = "A33", .quantity = "E[duration]=v/(2c)", .exact = prize / (2 * cost),
           .measure = "end_day"},
          {.row = "A33", .quantity = "E[payoff]=0", .exact = 0, .measure = "payoff_{a}"}};
}

void WarOfAttrition::play(const Position& position, Moves& moves) const {
  if (position.seat > 1) return;
  if (position.occasion == Occasion::rings) return moves.give_way();
  if (position.occasion == Occasion::opens)
    moves.wake_in(not_at_once_but_in(position.draws.exponential(1 / hazard)));
}

void WarOfAttrition::pay(const Match& match, double (&payoffs)[2], Moves&) const {
  for (int seat = 0; seat < 2; ++seat) {
    const bool has_it = match.ended == Moves::Ends::yielded && match.by != seat;
    payoffs[seat] = (has_it ? prize : 0) - cost * match.day;
  }
}

}  // namespace backchannel
