#include "sim/policies/strategic/relayed_number.hpp"

#include <cmath>

namespace backchannel {

std::vector<Prediction> RelayedNumber::predictions() const {
  const Wire& wire = line;
  if (wire.withhold > 0) return {};
  const double heard = variance * wire.variance / (variance + wire.variance);
  return {{.row = "A14g", .quantity = "posterior MSE",
           .exact = (1 - wire.loss) * heard + wire.loss * variance, .measure = "miss"}};
}

void RelayedNumber::deal(Match& match, Draws& nature) const {
  match.own[0].type = std::sqrt(variance) * nature.normal();
}

void RelayedNumber::play(const Position& position, Moves& moves) const {
  if (position.seat == 0 && position.occasion == Occasion::opens)
    return moves.say(1, {.saying = Saying::report, .number = position.own.type});
  if (position.seat != 1 || position.occasion != Occasion::hears) return;
  const double weight = variance / (variance + position.wire.variance);
  position.own.type = weight * position.heard->words.number;
  moves.close();
}

void RelayedNumber::pay(const Match& match, double (&)[2], Moves& moves) const {
  const double away = match.own[1].type - match.own[0].type;
  moves.note(Gauge::miss, away * away);
  moves.note(Gauge::judged, match.own[1].type);
}

}  // namespace backchannel
