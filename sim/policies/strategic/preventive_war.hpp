#pragma once

/// War today for fear of tomorrow's terms: power that shifts, and promises that bind nobody (A32).
///
/// In every period one unit is at stake. The first principal declines: a war now the second, which
/// rises, would win with probability p₁, later with p₂ > p₁. The winner has all that is at stake
/// from then on; war costs the first c_B once, the second c_A. Both discount by δ a period. Now and
/// again a period later the second demands a share; later it demands what leaves the first no
/// better than war would, and cannot promise now to ask for less then.
///
///     war now             V₁ = (1 − p₁)/(1 − δ) − c_B
///     war later           V₂ = (1 − p₂)/(1 − δ) − c_B
///     at best, in peace   1 + δ·V₂
///     war  ⇔  V₁ > 1 + δ·V₂  ⇔  δp₂ − p₁ > c_B(1 − δ)²
///
/// Nobody is mistaken about anything and each would gain by an agreement that held. The second
/// offers the least that keeps the first from war, up to everything. Continuation values are added
/// up period by period, not taken from these lines; demands and answers cross the line, and what
/// is agreed in the second period is kept for ever.
///
/// Units: shares a period; a period is a day. Domain: 0 ≤ p₁ ≤ p₂ ≤ 1, c_A ≥ 0, c_B ≥ 0,
/// 0 < δ ≤ 0.99; a line that changes nothing. The later share may be below nothing, as theory
/// allows, where war would be worth less than that. Source: Fearon 1995, "Rationalist explanations
/// for war"; Powell 2006, "War as a commitment problem". Left out: power that goes on shifting.

#include "sim/parameters/fields.hpp"
#include "sim/policies/strategic/seat.hpp"

namespace backchannel {

struct PreventiveWar : Unplayed {
  static constexpr std::string_view kName = "preventive_war";

  double wins_now = 0.3;
  double wins_later = 0.6;
  double cost_declining = 0.2;
  double cost_rising = 0.2;
  double discount = 0.9;

  void fields(auto& visit) {
    visit(Field{"wins_now", "chance that the rising side wins a war now (p₁)", "theory A32",
                Unit::share, kProbability}, wins_now);
    visit(Field{"wins_later", "chance that it wins one later (p₂)", "theory A32", Unit::share,
                kProbability}, wins_later);
    visit(Field{"cost_declining", "what war costs the declining side (c_B)", "theory A32",
                Unit::number, {0, 1000}}, cost_declining);
    visit(Field{"cost_rising", "what it costs the rising side (c_A)", "theory A32", Unit::number,
                {0, 1000}}, cost_rising);
    visit(Field{"discount", "what a payoff of the next period is worth now (δ)", "theory A32",
                Unit::number, {0, 0.99}}, discount);
  }
  void solve();
  std::vector<Mistake> mistakes() const;
  std::vector<Prediction> predictions() const;
  void play(const Position& position, Moves& moves) const;
  void pay(const Match& match, double (&payoffs)[2], Moves& moves) const;

  /// A share in every period from now on.
  double for_ever(double share) const;
  double later_demand() const;

  double war_now = 0;    ///< V₁ and V₂, found by `solve`
  double war_later = 0;
};

}  // namespace backchannel
