#include "sim/policies/strategic/sealed_offers.hpp"

#include <algorithm>
#include <cmath>

#include "sim/policies/strategic/line_needs.hpp"
#include "sim/policies/strategic/search.hpp"

namespace backchannel {

namespace {

constexpr int kRounds = 60;

/// The line through an offer at two values at which one may deal.
SealedOffers::Offer through(double first, double at_first, double second, double at_second) {
  const double slope = (at_second - at_first) / (second - first);
  return {at_first - slope * first, slope};
}

double distance(const SealedOffers::Offer& one, const SealedOffers::Offer& other) {
  return std::fabs(one.at_zero - other.at_zero) + std::fabs(one.slope - other.slope);
}

}  // namespace

double SealedOffers::best_bid(double value) const {
  // Asks are spread evenly from the lowest to the highest.
  const double low = ask.at_zero, high = ask.of(1);
  const auto worth = [&](double b) {
    const double chance = (b - low) / (high - low);
    const double mean_ask = (low + b) / 2;
    return chance * (value - split * b - (1 - split) * mean_ask);
  };
  return best_between(low, std::max(low, std::min(value, high)), worth);
}

double SealedOffers::best_ask(double cost) const {
  const double low = bid.at_zero, high = bid.of(1);
  const auto worth = [&](double a) {
    const double chance = (high - a) / (high - low);
    const double mean_bid = (a + high) / 2;
    return chance * (split * mean_bid + (1 - split) * a - cost);
  };
  return best_between(std::min(high, std::max(cost, low)), high, worth);
}

void SealedOffers::solve() {
  bid = ask = {};
  for (int round = 0; round < kRounds; ++round) {
    const Offer bid_before = bid, ask_before = ask;
    // Values at which there is something to gain whatever k is, and no bound on offers is met.
    bid = through(0.8, best_bid(0.8), 0.95, best_bid(0.95));
    ask = through(0.2, best_ask(0.2), 0.05, best_ask(0.05));
    if (distance(bid, bid_before) < 1e-12 && distance(ask, ask_before) < 1e-12) return;
  }
}

std::vector<Mistake> SealedOffers::mistakes() const {
  return line_mistakes(line, {.operated = true, .proposes = true});
}

std::vector<Prediction> SealedOffers::predictions() const {
  const double k = split;
  const double chance = (2 - k) * (1 + k) / 8;
  const bool even = k == 0.5;
  const std::string row = "A9";
  return {{.row = row, .quantity = even ? "P(trade) 9/32" : "P(trade)", .exact = chance,
           .measure = "number_agreed", .at_least = 0},
          {.row = row,
           .quantity = even ? "E gains 9/64 (=Myerson-Satterthwaite bound)" : "E gains",
           .exact = chance / 2, .measure = "level_{a}"},
          {.row = row, .quantity = "first-best gains 1/6", .exact = 1.0 / 6,
           .measure = "level_{b}"},
          {.row = row, .quantity = "slope of bids", .exact = 1 / (1 + k), .solved = bid.slope},
          {.row = row, .quantity = "bid at zero", .exact = k * (1 - k) / (2 * (1 + k)),
           .solved = bid.at_zero},
          {.row = row, .quantity = "slope of asks", .exact = 1 / (2 - k), .solved = ask.slope},
          {.row = row, .quantity = "ask at zero", .exact = (1 - k) / 2, .solved = ask.at_zero}};
}

void SealedOffers::deal(Match& match, Draws& nature) const {
  for (int s = 0; s < 2; ++s) match.own[s].type = nature.uniform();
}

void SealedOffers::play(const Position& position, Moves& moves) const {
  Own& own = position.own;
  const bool opens = position.occasion == Occasion::opens;
  if (position.seat == kIntermediary) {
    if (position.occasion != Occasion::hears) return;
    own.note[position.heard->from] = position.heard->words.number;
    if (++own.count < 2) return;
    const bool meet = own.note[0] >= own.note[1];
    const double price = split * own.note[0] + (1 - split) * own.note[1];
    for (int s = 0; s < 2; ++s)
      moves.say(s, {.saying = meet ? Saying::confirm : Saying::refuse,
                    .number = meet ? price : 0});
  } else if (opens) {
    const Offer& offer = position.seat == 0 ? bid : ask;
    moves.say(kIntermediary,
              {.saying = Saying::message, .number = offer.of(own.type)}, own.type);
  } else if (position.seat == 0 && position.occasion == Occasion::hears) {
    if (position.heard->words.saying != Saying::confirm) return moves.close();
    moves.agree(position.heard->words.number);
  }
}

void SealedOffers::pay(const Match& match, double (&payoffs)[2], Moves& moves) const {
  const double value = match.own[0].type, cost = match.own[1].type;
  const bool deal = match.ended == Moves::Ends::agreed;
  if (deal) {
    payoffs[0] = value - match.share;
    payoffs[1] = match.share - cost;
  }
  moves.note(Gauge::level_a, deal ? value - cost : 0);
  moves.note(Gauge::level_b, std::max(0.0, value - cost));
}

}  // namespace backchannel
