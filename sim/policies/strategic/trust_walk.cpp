#include "sim/policies/strategic/trust_walk.hpp"

#include <cmath>

#include "sim/crisis/maths.hpp"

namespace backchannel {

std::vector<Prediction> TrustWalk::predictions() const {
  const Wire& wire = line;
  if (wire.loss > 0 || wire.withhold > 0) return {};
  const double error = wire.error, r = error / (1 - error);
  const bool blind = error > 0.5 - 1e-12;
  const double trusted =
      blind ? static_cast<double>(down) / (up + down)
            : (1 - maths::pow(r, down)) / (1 - maths::pow(r, up + down));
  const double signals = blind ? static_cast<double>(up) * down
                               : (up * trusted - down * (1 - trusted)) / (1 - 2 * error);
  return {{.row = "A26", .quantity = "P(cooperator reaches trust threshold first)",
           .exact = trusted, .measure = "right", .at_least = 1, .given = "level_{b}",
           .given_at_least = 1},
          {.row = "A26", .quantity = "E[signals]", .exact = signals, .measure = "game_rounds",
           .given = "level_{b}", .given_at_least = 1}};
}

void TrustWalk::deal(Match& match, Draws& nature) const {
  match.own[1].type = nature.chance(means_well);
}

void TrustWalk::play(const Position& position, Moves& moves) const {
  Own& own = position.own;
  if (position.seat == 1) {
    if (position.occasion == Occasion::hears) return;
    moves.say(0, {.saying = Saying::act, .symbol = own.type > 0 ? 0 : 1});
    return moves.wake_in(1);
  }
  if (position.seat != 0 || position.occasion != Occasion::hears) return;
  moves.count_round();
  own.count += position.heard->words.symbol == 0 ? 1 : -1;
  // Its belief, should anybody ask: the odds it began with times one factor a signal of the lead.
  const double factor = position.wire.error / (1 - position.wire.error);
  const double against = (1 - means_well) / means_well;
  const double doubt = own.count >= 0 ? against * maths::pow(factor, own.count)
                                      : against / maths::pow(factor, -own.count);
  moves.note(Gauge::judged, 1 / (1 + doubt));
  if (own.count != up && own.count != -down) return;
  own.stage = own.count == up ? 1 : -1;
  moves.close();
}

void TrustWalk::pay(const Match& match, double (&)[2], Moves& moves) const {
  const bool well = match.own[1].type > 0;
  moves.note(Gauge::level_b, well);
  moves.note(Gauge::right, match.own[0].stage == (well ? 1 : -1));
}

}  // namespace backchannel
