#include "sim/policies/strategic/confirmations.hpp"

#include <fmt/format.h>

#include "sim/crisis/maths.hpp"

namespace backchannel {

namespace {
/// Nobody confirms for ever, should the line lose nothing.
constexpr int kEnough = 10000;
}

std::vector<Prediction> Confirmations::predictions() const {
  const Wire& wire = line;
  if (wire.loss <= 0) return {};
  const double kept = 1 - wire.loss;
  return {{.row = "A24", .quantity = "E[# messages delivered] (1-e)/e",
           .exact = kept / wire.loss, .measure = "delivered"},
          {.row = "A24",
           .quantity = fmt::format("P(>={} delivered)=(1-e)^{}", counted, counted),
           .exact = maths::pow(kept, counted), .measure = "delivered",
           .at_least = static_cast<double>(counted)}};
}

void Confirmations::play(const Position& position, Moves& moves) const {
  if (position.seat > 1) return;
  if (position.occasion == Occasion::opens && position.seat == 0)
    return moves.say(1, {.saying = Saying::message});
  if (position.occasion != Occasion::hears) return;
  moves.count_round();
  if (++position.own.count >= kEnough) return moves.close();
  moves.say(1 - position.seat, {.saying = Saying::confirm});
}

}  // namespace backchannel
