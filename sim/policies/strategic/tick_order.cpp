#include "sim/policies/strategic/tick_order.hpp"

#include "sim/crisis/maths.hpp"

namespace backchannel {

std::vector<Mistake> TickOrder::mistakes() const {
  if (war_chance > 0 || deal_chance > 0) return {};
  return {{"war_chance", "neither war nor agreement can come",
           "there is no order of two impossible things",
           "give `war_chance` or `deal_chance` some weight"}};
}

std::vector<Prediction> TickOrder::predictions() const {
  const double quiet = (1 - deal_chance) * (1 - war_chance);
  const double days_lived = (1 - maths::pow(quiet, days)) / (1 - quiet);
  const bool war_first = first == First::war;
  return {{.row = "A17d",
           .quantity = war_first ? "P(war by n), war checked first each tick"
                                 : "P(war by n), deal checked first each tick",
           .exact = days_lived * war_chance * (war_first ? 1 : 1 - deal_chance),
           .measure = "war_day",
           .at_least = 0},
          {.row = "A17d",
           .quantity = war_first ? "P(deal by n), war checked first each tick"
                                 : "P(deal by n), deal checked first each tick",
           .exact = days_lived * deal_chance * (war_first ? 1 - war_chance : 1),
           .measure = "first_deal",
           .at_least = 0}};
}

void TickOrder::rule(Match& match, Draws& nature, const Wire&, double, Moves& moves) const {
  moves.count_round();
  for (int look = 0; look < 2; ++look) {
    const bool at_war = (look == 0) == (first == First::war);
    if (!nature.chance(at_war ? war_chance : deal_chance)) continue;
    if (at_war) return moves.fight();
    return moves.agree(0.5);
  }
  if (match.rounds + 1 >= days) return moves.close();
  moves.wake_in(1);
}

}  // namespace backchannel
