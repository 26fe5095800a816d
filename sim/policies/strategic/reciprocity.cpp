#include "sim/policies/strategic/reciprocity.hpp"

#include <fmt/format.h>

#include <cmath>

#include "sim/policies/strategic/clock.hpp"

namespace backchannel {

namespace {
/// What may be missing of the long run and not be seen among 200,000 runs.
constexpr double kUnseen = 1e-4;
}

std::vector<Prediction> Reciprocity::predictions() const {
  const Wire& wire = line;
  if (wire.loss > 0 || wire.withhold > 0) return {};
  const double e = wire.error;
  const double p = (1 - e) * after_friendly + e * after_hostile;
  const double q = (1 - e) * after_hostile + e * after_friendly;
  const bool for_ever = 1 - p + q < 1e-12;
  const double rest = for_ever ? 1 : q / (1 - p + q);
  double left = 1 - rest;
  for (int day = 1; day < rounds; ++day) left *= p - q;
  if (std::fabs(left) < kUnseen)
    return {{.row = "A30", .quantity = "long-run cooperation", .exact = rest,
             .measure = "level_{a}", .at_least = 1}};
  return {{.row = "A30", .quantity = fmt::format("cooperation on day {}", rounds),
           .exact = rest + left, .measure = "level_{a}", .at_least = 1}};
}

void Reciprocity::deal(Match& match, Draws&) const {
  for (int seat = 0; seat < 2; ++seat) Seen::begin(match.own[seat], 0);
}

void Reciprocity::play(const Position& position, Moves& moves) const {
  if (position.seat > 1) return;
  Own& own = position.own;
  if (position.occasion == Occasion::hears)
    return Seen::take(own, position.heard->words.symbol, position.heard->said_on);
  if (position.occasion == Occasion::learns) return;
  const bool saw_friendly = Seen::before(own, position.day) == 0;
  const bool friendly = position.occasion == Occasion::opens ||
                        position.draws.chance(saw_friendly ? after_friendly : after_hostile);
  own.type = friendly ? 1 : 0;
  if (++own.count < rounds) {
    moves.say(1 - position.seat, {.saying = Saying::act, .symbol = friendly ? 0 : 1});
    return moves.wake_in(1);
  }
  if (position.seat == 1) moves.close();
}

void Reciprocity::pay(const Match& match, double (&)[2], Moves& moves) const {
  moves.note(Gauge::level_a, match.own[0].type);
  moves.note(Gauge::level_b, match.own[1].type);
}

}  // namespace backchannel
