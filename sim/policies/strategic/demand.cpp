#include "sim/policies/strategic/demand.hpp"

namespace backchannel {

void grant_or_fight(double demanded, double wins, double own_cost, Moves& moves) {
  constexpr double kRounding = 1e-12;
  if (demanded - wins > own_cost + kRounding) return moves.fight();
  moves.agree(demanded);
}

void pay_demand(const Match& match, double wins, double own_cost, double (&payoffs)[2]) {
  if (match.ended == Moves::Ends::agreed) {
    payoffs[0] = match.share;
    payoffs[1] = 1 - match.share;
  } else if (match.ended == Moves::Ends::war) {
    payoffs[0] = wins - own_cost;
    payoffs[1] = 1 - wins - match.own[1].type;
  }
}

}  // namespace backchannel
