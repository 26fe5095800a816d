#pragma once

/// Sealed offers through a go-between who says only whether they meet (A9).
///
/// A thing is worth v to the one who would buy it and c to the one who holds it, each known to
/// itself alone and uniform on [0, 1]. The first principal bids, the second asks, both to the one
/// in between and in confidence. Where the bid is not below the ask he names the price
/// k·bid + (1 − k)·ask and they deal; otherwise he says that there is no room, and nothing else.
/// In the equilibrium in straight lines
///
///     bid(v) = v/(1 + k) + k(1 − k)/(2(1 + k)),    ask(c) = c/(2 − k) + (1 − k)/2
///     P(deal) = (2 − k)(1 + k)/8,                  E[gains] = (2 − k)(1 + k)/16
///
/// With k = ½ they deal where v − c ≥ ¼: in 9/32 of cases, with gains of 9/64, which is as much as
/// any arrangement can bring that both would enter (Myerson and Satterthwaite); full knowledge
/// would bring 1/6. The strategy finds its lines by answering the other's best, in turn, until
/// neither moves: it knows no formula. Bids below the lowest ask never meet one, so it does not
/// matter that the line leads some above what the thing is worth. The first's share of an agreement
/// is the price.
///
/// Units: shares of the range of values. Domain: 0 ≤ k ≤ 1; a line with somebody on it who may
/// propose, that changes nothing. Sources: Chatterjee & Samuelson 1983, "Bargaining under
/// incomplete information"; Myerson & Satterthwaite 1983, "Efficient mechanisms for bilateral
/// trading". Left out: the other equilibria, which have steps.

#include "sim/parameters/fields.hpp"
#include "sim/policies/strategic/seat.hpp"

namespace backchannel {

struct SealedOffers : Unplayed {
  static constexpr std::string_view kName = "sealed_offers";

  double split = 0.5;

  void fields(auto& visit) {
    visit(Field{"split", "how much the bid counts for the price; the ask counts for the rest (k)",
                "theory A9", Unit::share, kProbability}, split);
  }
  void solve();
  std::vector<Mistake> mistakes() const;
  std::vector<Prediction> predictions() const;
  void deal(Match& match, Draws& nature) const;
  void play(const Position& position, Moves& moves) const;
  void pay(const Match& match, double (&payoffs)[2], Moves& moves) const;

  /// An offer as a line in what the thing is worth.
  struct Offer {
    double at_zero = 0;
    double slope = 1;
    double of(double worth) const { return at_zero + slope * worth; }
  };
  double best_bid(double value) const;
  double best_ask(double cost) const;

  Offer bid;  ///< found by `solve`
  Offer ask;
};

}  // namespace backchannel
