#pragma once

/// A demand under private costs of war: the risk–return trade-off (A1).
///
/// One unit is at stake. The first principal demands a share x; the second takes 1 − x or fights.
/// In war the first wins with probability p, and each bears its cost: the first c_A, known to all;
/// the second c_B, known to itself alone, uniform on [l, h] or exponential with mean μ.
///
///     accepts     ⇔  1 − x ≥ 1 − p − c_B  ⇔  c_B ≥ d,  d = x − p
///     U_A(d)      = (p + d)·(1 − F(d)) + (p − c_A)·F(d)
///     uniform:      d* = max(l, min((h − c_A)/2, h)),  x* = min(p + d*, 1)
///     exponential:  d* = max(μ − c_A, 0)
///     P(war)      = F(x* − p)
///
/// The strategy does not use these formulas: it finds the best demand by searching U_A, so that
/// the two can be held against each other. Payoffs are expectations over who wins.
///
/// Units: shares of what is at stake. Domain: 0 ≤ p ≤ 1, c_A ≥ 0, 0 ≤ l < h; a mean μ > 0.
/// Source: Fearon 1995, "Rationalist explanations for war". Left out: costs that depend on the
/// demand, and a second offer after a refusal.

#include "sim/parameters/fields.hpp"
#include "sim/policies/strategic/seat.hpp"

namespace backchannel {

struct TakeItOrLeaveIt : Unplayed {
  static constexpr std::string_view kName = "take_it_or_leave_it";
  enum class Costs : std::uint8_t { uniform, exponential };

  double wins = 0.5;
  double own_cost = 0.1;
  Costs costs = Costs::uniform;
  double cost_low = 0;
  double cost_high = 0.4;
  double cost_mean = 0.2;

  void fields(auto& visit) {
    visit(Field{"wins", "chance that the first principal wins a war (p)", "theory A1",
                Unit::share, kProbability}, wins);
    visit(Field{"own_cost", "what war costs the first principal (c_A)", "theory A1", Unit::number,
                {0, 10}}, own_cost);
    visit(Field{"costs", "how the second principal's private cost of war is spread", "theory A1"},
          costs);
    if (costs == Costs::uniform) {
      visit(Field{"cost_low", "the least it may be (l)", "theory A1", Unit::number, {0, 10}},
            cost_low);
      visit(Field{"cost_high", "the most it may be (h)", "theory A1", Unit::number, {0, 10}},
            cost_high);
    } else {
      visit(Field{"cost_mean", "its mean (μ)", "theory A1", Unit::number, {0.000001, 10}},
            cost_mean);
    }
  }
  void solve();
  std::vector<Mistake> mistakes() const;
  std::vector<Prediction> predictions() const;
  void deal(Match& match, Draws& nature) const;
  void play(const Position& position, Moves& moves) const;
  void pay(const Match& match, double (&payoffs)[2], Moves& moves) const;

  /// Chance that the private cost is below `cost`.
  double chance_below(double cost) const;
  /// What a demand is worth to the first principal.
  double worth_of(double demand) const;

  double best_demand = 0;  ///< found by `solve`
};
template <>
struct Names<TakeItOrLeaveIt::Costs> {
  static constexpr std::string_view of[] = {"uniform", "exponential"};
};

}  // namespace backchannel
