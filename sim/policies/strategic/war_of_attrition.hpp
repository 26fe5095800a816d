#pragma once

/// Who holds out longer has the prize (A33).
///
/// Two sides want a prize v, and each day of holding out costs either c. Each holds out for an
/// exponential time of hazard c/v: a day more costs c, and brings v with the chance that the other
/// gives way in it, so that no time is better than another and the prize is eaten up by the wait.
///
///     hazard = c/v,   E[duration] = v/(2c),   E[payoff] = 0
///
/// The strategy finds its hazard as the root of what a day more brings.
///
/// Units: days; payoffs in units of the prize. Domain: v, c > 0. Source: Maynard Smith 1974, "The
/// theory of games and the evolution of animal conflicts"; Bishop, Cannings & Maynard Smith 1978.
/// Left out: sides that differ, and doubts about what the prize is worth to the other.

#include "sim/parameters/fields.hpp"
#include "sim/policies/strategic/seat.hpp"

namespace backchannel {

struct WarOfAttrition : Unplayed {
  static constexpr std::string_view kName = "war_of_attrition";

  double prize = 10;
  double cost = 1;

  void fields(auto& visit) {
    visit(Field{"prize", "what is at stake (v)", "theory A33", Unit::number, {0.001, 1000}},
          prize);
    visit(Field{"cost", "what a day of holding out costs each (c)", "theory A33", Unit::number,
                {0.001, 1000}}, cost);
  }
  void solve();
  std::vector<Prediction> predictions() const;
  void play(const Position& position, Moves& moves) const;
  void pay(const Match& match, double (&payoffs)[2], Moves& moves) const;

  double hazard = 0.1;  ///< found by `solve`
};

}  // namespace backchannel
