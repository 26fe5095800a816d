#pragma once

/// An attack by an armed group: was it told to? (A25)
///
/// The second principal backs a group. With chance π it has told it to attack; told, the group
/// attacks with chance a, and by itself with chance b. The first sees the attack and asks what it
/// says of the patron:
///
///     P(told | attack) = π·a/(π·a + (1 − π)·b)
///
/// The strategy weighs odds, (π/(1 − π))·(a/b); the prediction counts cases.
///
/// Columns: `judged` is what the first believes after an attack, `level_` of the second 1 if it had
/// told the group, `game_rounds` 1 if there was an attack. Domain: 0 < π < 1, 0 < a, b ≤ 1.
/// Source: Bayes' rule; of the question, Salehyan 2010, "The delegation of war to rebel
/// organizations". Left out: what the first does about it.

#include "sim/parameters/fields.hpp"
#include "sim/policies/strategic/seat.hpp"

namespace backchannel {

struct Attribution : Unplayed {
  static constexpr std::string_view kName = "attribution";

  double told = 0.3;
  double if_told = 0.5;
  double if_not = 0.05;

  void fields(auto& visit) {
    const auto chance = [](std::string_view name, std::string_view meaning, double most) {
      return Field{name, meaning, "theory A25", Unit::share, {0.000001, most}};
    };
    visit(chance("told", "chance that the patron has told the group to attack (π)", 0.999999),
          told);
    visit(chance("if_told", "chance of an attack if it has (a)", 1), if_told);
    visit(chance("if_not", "chance of an attack if it has not (b)", 1), if_not);
  }
  std::vector<Prediction> predictions() const;
  void deal(Match& match, Draws& nature) const;
  void play(const Position& position, Moves& moves) const;
  void pay(const Match& match, double (&payoffs)[2], Moves& moves) const;

  /// What the first believes once it has seen an attack.
  double belief_after_attack() const;
};

}  // namespace backchannel
