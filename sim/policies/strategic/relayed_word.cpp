#include "sim/policies/strategic/relayed_word.hpp"

#include <algorithm>
#include <array>

#include "sim/crisis/maths.hpp"

namespace backchannel {

std::vector<Mistake> RelayedWord::mistakes() const {
  if (copies == 1 || by_lines || (words == 2 && copies % 2 == 1)) return {};
  return {{"copies", "a majority may be tied", "the closed form is that of two words and an odd "
           "number of copies", "send an odd number of copies of one of two words"}};
}

namespace {

double intact_of(const Wire& wire, double words) {
  double straight = 1;
  for (int hop = 0; hop < wire.hops; ++hop)
    straight *= 1 - wire.errors[hop] * words / (words - 1);
  return 1 / words + (1 - 1 / words) * straight;
}

double wrong_majority(double error, int copies) {
  double sum = 0, ways = 1;
  for (int j = 0; j <= copies; ++j) {
    if (2 * j > copies) sum += ways * maths::pow(error, j) * maths::pow(1 - error, copies - j);
    ways = ways * (copies - j) / (j + 1);
  }
  return sum;
}

}  // namespace

std::vector<Prediction> RelayedWord::predictions() const {
  const Wire& wire = line;
  if (by_lines || wire.withhold > 0 || wire.hops > Wire::kHops) return {};
  if (copies > 1) {
    if (wire.loss > 0) return {};
    return {{.row = "A14m", .quantity = "majority error",
             .exact = wrong_majority(wire.error, copies), .measure = "right", .at_most = 0}};
  }
  std::vector<Prediction> all;
  if (wire.loss > 0)
    all.push_back({.row = "A14v", .quantity = "end-to-end availability (iid)",
                   .exact = 1 - wire.loss, .measure = "delivered", .at_least = 1});
  if (wire.error > 0 && words == 2)
    all.push_back({.row = "A14", .quantity = "flip prob", .exact = wire.error,
                   .measure = "flipped", .at_least = 1, .given = "delivered",
                   .given_at_least = 1});
  if (wire.error > 0 && words > 2)
    all.push_back({.row = "A14k", .quantity = "P(symbol intact)",
                   .exact = intact_of(wire, words), .measure = "right", .at_least = 1,
                   .given = "delivered", .given_at_least = 1});
  return all;
}

void RelayedWord::deal(Match& match, Draws& nature) const {
  match.own[0].type = std::min(words - 1, static_cast<int>(words * nature.uniform()));
  match.own[1].type = -1;  // has heard nothing
}

void RelayedWord::play(const Position& position, Moves& moves) const {
  Own& own = position.own;
  if (position.seat == 0) {
    if (position.occasion == Occasion::opens && sent > 0) return moves.wake_in(sent);
    if (position.occasion != Occasion::opens && position.occasion != Occasion::rings) return;
    const Utterance word = {.symbol = static_cast<int>(own.type), .symbols = words};
    for (int copy = 0; copy < copies; ++copy) moves.say(1, word, 0, by_lines ? copy : -1);
    return;
  }
  if (position.seat != 1 || position.occasion != Occasion::hears) return;
  const int heard = position.heard->words.symbol;
  own.note[heard] += 1;
  if (own.type < 0 || own.note[heard] > own.note[static_cast<int>(own.type)]) own.type = heard;
  if (++own.count == copies) moves.close();
}

void RelayedWord::pay(const Match& match, double (&)[2], Moves& moves) const {
  moves.note(Gauge::right, match.own[0].type == match.own[1].type);
}

}  // namespace backchannel
