#pragma once

/// Carriers before a demand: forces that improve the terms and not the odds of peace (A27).
///
/// Before it demands, the first principal brings up forces m at a cost of k·m that is gone whatever
/// follows. They raise its chance to win a war to p(m) = m/(m + M), for all to see. Then it
/// demands a share x, and the second, whose cost of war is its own secret, uniform on [0, h],
/// takes the rest or fights (A1); war costs the first c_A.
///
///     U(m)    = p(m) + (h − c_A)²/(4h) − k·m
///     m*      = √(M/k) − M,   p(m*) = 1 − √(kM)        (none where kM ≥ 1)
///     P(war)  = ½(1 − c_A/h),   whatever m, M and k are
///
/// A show of force moves the line of what is asked, and the one who asks moves with it. The
/// strategy searches forces and demand together and does not know these formulas. The first act is
/// a word on the line that says how many have come; the second decides once it has heard both.
///
/// Units: forces in those of M; payoffs in shares of what is at stake. Domain: M > 0, k > 0,
/// 0 ≤ c_A ≤ h, h > 0, p(m*) + (h − c_A)/2 ≤ 1; a line that neither loses nor blurs. Sources:
/// theory's own, after Slantchev 2005, "Military coercion in interstate crises", and Fearon 1997,
/// "Signaling foreign policy interests"; the demand is Fearon's (1995). Left out: forces that tell
/// something, or that change what war costs.

#include "sim/parameters/fields.hpp"
#include "sim/policies/strategic/seat.hpp"

namespace backchannel {

struct Deployment : Unplayed {
  static constexpr std::string_view kName = "deployment";

  double other_forces = 1;
  double unit_cost = 0.16;
  double own_cost = 0.1;
  double cost_high = 0.4;

  void fields(auto& visit) {
    visit(Field{"other_forces", "forces of the second principal (M)", "theory A27", Unit::number,
                {0, 1000}}, other_forces);
    visit(Field{"unit_cost", "what one unit of forces costs the first (k)", "theory A27",
                Unit::number, {0, 1000}}, unit_cost);
    visit(Field{"own_cost", "what war costs the first (c_A)", "theory A27", Unit::number, {0, 1}},
          own_cost);
    visit(Field{"cost_high", "the most it may cost the second (h)", "theory A27", Unit::number,
                {0, 1}}, cost_high);
  }
  void solve();
  std::vector<Mistake> mistakes() const;
  std::vector<Prediction> predictions() const;
  void deal(Match& match, Draws& nature) const;
  void play(const Position& position, Moves& moves) const;
  void pay(const Match& match, double (&payoffs)[2], Moves& moves) const;

  double wins_with(double forces) const { return forces / (forces + other_forces); }
  /// What a demand is worth after forces have come, their cost taken off.
  double worth_of(double demand, double forces) const;
  double best_demand_with(double forces) const;

  double best_forces = 0;  ///< found by `solve`
  double best_demand = 0;
};

}  // namespace backchannel
