#pragma once

/// Where somebody in between would have two parties meet, by three ideas of what is fair (A23).
///
/// What can be reached is the frontier u₂ = 1 − u₁²; without an agreement each has its
/// disagreement payoff (d₁, d₂). The one in between names a point of the frontier, and both accept
/// what is not below their disagreement. He names
///
///     nash                the greatest (u₁ − d₁)(u₂ − d₂):
///                         u₁ = (d₁ + √(d₁² + 3(1 − d₂)))/3
///     kalai_smorodinsky   gains in the ratio k = (1 − d₁² − d₂)/(√(1 − d₂) − d₁) of the best each
///                         could hope for: u₁ = (−k + √(k² + 4(1 − d₂ + k·d₁)))/2
///     equal_gains         u₁ − d₁ = u₂ − d₂: u₁ = (−1 + √(1 + 4(1 + d₁ − d₂)))/2
///
/// He finds them by search and by roots, without these formulas. The first's share of an agreement
/// is u₁.
///
/// Units: payoffs from 0 to 1. Domain: d₁ ≥ 0, d₂ ≥ 0, d₂ < 1 − d₁²; a line with somebody on it who
/// may propose, that changes nothing. Sources: Nash 1950, "The bargaining problem"; Kalai &
/// Smorodinsky 1975, "Other solutions to Nash's bargaining problem"; Kalai 1977, "Proportional
/// solutions to bargaining situations". Left out: other frontiers, and why they should obey him.

#include "sim/parameters/fields.hpp"
#include "sim/policies/strategic/seat.hpp"

namespace backchannel {

struct BargainingSolution : Unplayed {
  static constexpr std::string_view kName = "bargaining_solution";
  enum class Rule : std::uint8_t { nash, kalai_smorodinsky, equal_gains };

  Rule proposes = Rule::nash;
  double without_first = 0;
  double without_second = 0;

  void fields(auto& visit) {
    visit(Field{"proposes", "which point the one in between names", "theory A23"}, proposes);
    visit(Field{"without_first", "what the first has without an agreement (d₁)", "theory A23",
                Unit::number, {0, 1}}, without_first);
    visit(Field{"without_second", "what the second has without one (d₂)", "theory A23",
                Unit::number, {0, 1}}, without_second);
  }
  void solve();
  std::vector<Mistake> mistakes() const;
  std::vector<Prediction> predictions() const;
  void play(const Position& position, Moves& moves) const;
  void pay(const Match& match, double (&payoffs)[2], Moves& moves) const;

  double point[3] = {0, 0, 0};  ///< u₁ of each rule, found by `solve`
};
template <>
struct Names<BargainingSolution::Rule> {
  static constexpr std::string_view of[] = {"nash", "kalai_smorodinsky", "equal_gains"};
};

}  // namespace backchannel
