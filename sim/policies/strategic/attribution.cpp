#include "sim/policies/strategic/attribution.hpp"

namespace backchannel {

double Attribution::belief_after_attack() const {
  const double odds = told / (1 - told) * (if_told / if_not);
  return odds / (1 + odds);
}

std::vector<Prediction> Attribution::predictions() const {
  const double exact = told * if_told / (told * if_told + (1 - told) * if_not);
  return {{.row = "A25", .quantity = "P(directed | attack)", .exact = exact,
           .measure = "level_{b}", .given = "game_rounds", .given_at_least = 1},
          {.row = "A25", .quantity = "what is believed after an attack", .exact = exact,
           .solved = belief_after_attack()},
          {.row = "A25", .quantity = "P(attack)",
           .exact = told * if_told + (1 - told) * if_not, .measure = "game_rounds",
           .at_least = 1}};
}

void Attribution::deal(Match& match, Draws& nature) const {
  Own& patron = match.own[1];
  patron.type = nature.chance(told);
  patron.stage = nature.chance(patron.type > 0 ? if_told : if_not);
}

void Attribution::play(const Position& position, Moves& moves) const {
  if (position.seat == 1 && position.occasion == Occasion::opens && position.own.stage > 0)
    return moves.say(0, {.saying = Saying::act});
  if (position.seat != 0 || position.occasion != Occasion::hears) return;
  moves.count_round();
  moves.note(Gauge::judged, belief_after_attack());
  moves.close();
}

void Attribution::pay(const Match& match, double (&)[2], Moves& moves) const {
  moves.note(Gauge::level_b, match.own[1].type);
}

}  // namespace backchannel
