#pragma once

/// Signals are counted until trust or distrust is beyond doubt (A26).
///
/// The second principal either means well or does not, and signals once a day what it means; the
/// line turns a signal around with chance ε. The first adds up log-odds, which every signal moves
/// by ±ln((1 − ε)/ε), so that it need only count: it trusts once the friendly signals it has heard
/// are `up` more than the others, and gives it up once they are `down` fewer.
///
///     r = ε/(1 − ε)
///     P(one that means well is trusted) = (1 − r^down)/(1 − r^(up + down))        = P
///     E[signals] = (up·P − down·(1 − P))/(1 − 2ε);   up·down where ε = 1/2
///
/// Columns: `right` 1 if the first judged rightly, `judged` its belief, `level_` of the second 1 if
/// it means well. Domain: 0 ≤ ε ≤ 1/2, up, down ≥ 1. Source: Wald 1947, "Sequential analysis";
/// ruin of a gambler, Feller 1968. Left out: signals that cost, and a sender that bluffs.

#include "sim/parameters/fields.hpp"
#include "sim/policies/strategic/seat.hpp"

namespace backchannel {

struct TrustWalk : Unplayed {
  static constexpr std::string_view kName = "trust_walk";

  double means_well = 1;
  int up = 3;
  int down = 3;

  void fields(auto& visit) {
    visit(Field{"means_well", "chance that the second principal means well", "theory A26",
                Unit::share, {0.000001, 1}}, means_well);
    visit(Field{"up", "lead of friendly signals at which it is trusted", "theory A26",
                Unit::number, {1, 1000}}, up);
    visit(Field{"down", "lead of the others at which it is given up", "theory A26",
                Unit::number, {1, 1000}}, down);
  }
  std::vector<Prediction> predictions() const;
  void deal(Match& match, Draws& nature) const;
  void play(const Position& position, Moves& moves) const;
  void pay(const Match& match, double (&payoffs)[2], Moves& moves) const;
};

}  // namespace backchannel
