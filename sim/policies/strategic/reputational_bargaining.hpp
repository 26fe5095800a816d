#pragma once

/// Bargaining between two who may be obstinate (A11).
///
/// One unit is at stake. Side i demands α_i and with chance z_i is obstinate: it never takes less.
/// One that only pretends gives in sooner or later, and then has 1 − α_j. Waiting costs it interest
/// r_i. Every day without concession makes obstinacy likelier, until at T_0 only the obstinate
/// are left.
///
///     λ_i = r_j·(1 − α_i)/(α_1 + α_2 − 1)      hazard of i's concession; keeps j indifferent
///     T_i = −ln z_i/λ_i,   T_0 = min(T_1, T_2)
///     μ_i = 1 − z_i·e^(λ_i·T_0)                chance that i concedes at once
///     P(agreed by t) = 1 − (1 − μ_1)(1 − μ_2)·e^(−(λ_1 + λ_2)t),  t ≤ T_0
///     P(never) = z_1·z_2
///     E[delay | agreed] = ((1 − μ_1)(1 − μ_2)(1 − e^(−(λ_1+λ_2)T_0))/(λ_1+λ_2) − z_1·z_2·T_0)
///                         / (1 − z_1·z_2)
///     worth to a side i that pretends = μ_j·α_i + (1 − μ_j)(1 − α_j)
///
/// The strategy finds λ, T_0 and μ as roots: of what a moment's wait brings, of the day on which
/// the reputation of one reaches certainty, and of the start from which the other's does too.
///
/// Units: days; payoffs are shares, discounted to the first day. Domain: 0 < z_i < 1, r_i > 0,
/// 0 < α_i < 1, α_1 + α_2 > 1. Source: Abreu & Gul 2000, "Bargaining and reputation". Left out:
/// the choice of demands, and several obstinate types.

#include "sim/parameters/fields.hpp"
#include "sim/policies/strategic/seat.hpp"

namespace backchannel {

struct ReputationalBargaining : Unplayed {
  static constexpr std::string_view kName = "reputational_bargaining";

  double obstinate_first = 0.1, obstinate_second = 0.1;
  double interest_first = 0.05, interest_second = 0.05;
  double demand_first = 0.6, demand_second = 0.6;

  void fields(auto& visit) {
    const auto chance = [](std::string_view name, std::string_view meaning) {
      return Field{name, meaning, "theory A11", Unit::share, {0.000001, 0.999999}};
    };
    const auto rate = [](std::string_view name, std::string_view meaning) {
      return Field{name, meaning, "theory A11", Unit::rate, {0.000001, 10}};
    };
    visit(chance("obstinate_first", "chance that the first principal never takes less (z_1)"),
          obstinate_first);
    visit(chance("obstinate_second", "the same of the second (z_2)"), obstinate_second);
    visit(rate("interest_first", "at which the first discounts what comes later (r_1)"),
          interest_first);
    visit(rate("interest_second", "the same of the second (r_2)"), interest_second);
    visit(chance("demand_first", "share that the first demands (α_1)"), demand_first);
    visit(chance("demand_second", "share that the second demands (α_2)"), demand_second);
  }
  void solve();
  std::vector<Mistake> mistakes() const;
  std::vector<Prediction> predictions() const;
  void deal(Match& match, Draws& nature) const;
  void play(const Position& position, Moves& moves) const;
  void pay(const Match& match, double (&payoffs)[2], Moves& moves) const;

  double obstinate(int seat) const { return seat == 0 ? obstinate_first : obstinate_second; }
  double interest(int seat) const { return seat == 0 ? interest_first : interest_second; }
  double demand(int seat) const { return seat == 0 ? demand_first : demand_second; }

  // Found by `solve`.
  double hazard[2] = {0, 0};   ///< λ
  double end = 0;              ///< T_0
  double at_once[2] = {0, 0};  ///< μ
};

}  // namespace backchannel
