#pragma once

/// Players who see payoffs through a haze: the logit equilibrium of chicken (A20, A20s).
///
/// Two sides choose at once to swerve or to dare: R if both swerve, T for daring one who swerves,
/// S for swerving alone, P if both dare, which is war; T > R > S > P. Each weighs what an act is
/// worth against what it believes of the other, but sees either worth only up to an error of its
/// own, drawn from the extreme-value law with scale 1/λ. In equilibrium what each believes of the
/// other is how often the other swerves:
///
///     s = 1/(1 + exp(−λ·(U_swerve(s) − U_dare(s)))),
///     U_swerve(s) = s·R + (1 − s)·S,   U_dare(s) = s·T + (1 − s)·P
///
/// λ = 0 is a coin, λ → ∞ the mixed equilibrium of Nash. `NoisyChoice` is one side's choice among
/// three options: the best is taken with e^{λu}/Σe^{λu}. In the runs nobody draws from these
/// formulas: errors are drawn, worths compared. For the exact s, which has no closed form, the
/// odds λ·(U_swerve − U_dare) = ln(s/(1 − s)) are halved in on; the strategy finds it otherwise.
///
/// Units: payoffs; λ in one over payoffs. Domain: as above, λ ≥ 0. Source: McKelvey & Palfrey 1995,
/// "Quantal response equilibria for normal form games". Left out: other laws of error, and
/// equilibria in which the two sides differ, which chicken has at high λ.

#include "sim/parameters/fields.hpp"
#include "sim/policies/strategic/seat.hpp"

namespace backchannel {

struct QuantalResponse : Unplayed {
  static constexpr std::string_view kName = "quantal_response";

  double precision = 1;
  double both_swerve = 2;
  double dares_alone = 3;
  double swerves_alone = 1;
  double both_dare = -4;

  void fields(auto& visit) {
    visit(Field{"precision", "how sharply payoffs are seen (λ)", "theory A20", Unit::number,
                {0, 1000}}, precision);
    visit(Field{"both_swerve", "payoff if both swerve (R)", "theory A20", Unit::number,
                {-1000, 1000}}, both_swerve);
    visit(Field{"dares_alone", "payoff for daring one who swerves (T)", "theory A20",
                Unit::number, {-1000, 1000}}, dares_alone);
    visit(Field{"swerves_alone", "payoff for swerving alone (S)", "theory A20", Unit::number,
                {-1000, 1000}}, swerves_alone);
    visit(Field{"both_dare", "payoff if both dare (P)", "theory A20", Unit::number,
                {-1000, 1000}}, both_dare);
  }
  void solve();
  std::vector<Mistake> mistakes() const;
  std::vector<Prediction> predictions() const;
  void play(const Position& position, Moves& moves) const;
  void rule(Match& match, Draws& nature, const Wire& wire, double day, Moves& moves) const;
  void pay(const Match& match, double (&payoffs)[2], Moves& moves) const;

  double payoff_of(bool own_swerves, bool other_swerves) const;
  /// What an act is worth against one who swerves with this probability.
  double worth_of(bool swerving, double swerves) const;

  double swerving = 0.5;  ///< s, found by `solve`
};

struct NoisyChoice : Unplayed {
  static constexpr std::string_view kName = "noisy_choice";

  double precision = 1;
  double first_option = 0;
  double second_option = 1;
  double third_option = 2;

  void fields(auto& visit) {
    visit(Field{"precision", "how sharply payoffs are seen (λ)", "theory A20", Unit::number,
                {0, 1000}}, precision);
    visit(Field{"first_option", "what the first option is worth", "theory A20", Unit::number,
                {-1000, 1000}}, first_option);
    visit(Field{"second_option", "what the second is worth", "theory A20", Unit::number,
                {-1000, 1000}}, second_option);
    visit(Field{"third_option", "what the third is worth", "theory A20", Unit::number,
                {-1000, 1000}}, third_option);
  }
  std::vector<Mistake> mistakes() const;
  std::vector<Prediction> predictions() const;
  void play(const Position& position, Moves& moves) const;
  void rule(Match& match, Draws& nature, const Wire& wire, double day, Moves& moves) const;
  void pay(const Match& match, double (&payoffs)[2], Moves& moves) const;

  /// The option that is worth most.
  int best() const;
};

}  // namespace backchannel
