#pragma once

/// Relief that may be taken back, for a step that cannot (A31).
///
/// The first principal offers relief worth r a period for a step that costs the second C, once and
/// for ever. If the second takes it, relief is paid at once and then period by period, until the
/// first reneges, which it does with probability ρ before each payment but the first; then all is
/// over. The second discounts by δ a period.
///
///     PV = r/(1 − δ(1 − ρ))
///     accepts  ⇔  PV ≥ C  ⇔  ρ ≤ ρ* = 1 − (1 − r/C)/δ
///
/// Everybody knows ρ: the first has its own politics. Payments are words on the line, and what the
/// second has in the end is what it heard. It works out PV by adding up, not by the formula. A
/// first principal's own payoffs are not counted.
///
/// Units: payoffs; a period is a day. Domain: r > 0, C > 0, 0 ≤ δ ≤ 0.999, and a horizon long
/// enough to be left out, (δ(1 − ρ))^horizon < 1e−12; a line that changes nothing and takes no
/// time. Source: theory's own, on the problem of Fearon 1995 that promises bind nobody. Left out:
/// relief that is restored, and a reason for reneging.

#include "sim/parameters/fields.hpp"
#include "sim/policies/strategic/seat.hpp"

namespace backchannel {

struct SanctionsRelief : Unplayed {
  static constexpr std::string_view kName = "sanctions_relief";

  double relief = 1;
  double cost = 6;
  double discount = 0.95;
  double reneges = 0.05;

  void fields(auto& visit) {
    visit(Field{"relief", "what relief is worth to the second a period (r)", "theory A31",
                Unit::number, {0, 1000}}, relief);
    visit(Field{"cost", "what the step costs it (C)", "theory A31", Unit::number, {0, 100000}},
          cost);
    visit(Field{"discount", "what a payoff of the next period is worth now (δ)", "theory A31",
                Unit::number, {0, 0.999}}, discount);
    visit(Field{"reneges", "chance a period that the first takes relief back (ρ)", "theory A31",
                Unit::share, kProbability}, reneges);
  }
  void solve();
  std::vector<Mistake> mistakes() const;
  std::vector<Prediction> predictions() const;
  void play(const Position& position, Moves& moves) const;
  void pay(const Match& match, double (&payoffs)[2], Moves& moves) const;

  /// What all payments are expected to be worth at a chance of reneging.
  double worth_at(double chance) const;

  double worth = 0;            ///< PV and ρ*, found by `solve`
  double most_reneging = 1;
};

}  // namespace backchannel
