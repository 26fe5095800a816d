#pragma once

/// Cooperation kept up by what would follow if it ended: the grim trigger (A30f).
///
/// Period by period both choose at once to cooperate or to defect: R each if both cooperate, T for
/// defecting on one who cooperates, who then has S, P each if neither does; T > R > P ≥ S. After
/// each period there is another with probability δ. Both cooperate until the first defection they
/// learn of, and never again, where that deters:
///
///     R/(1 − δ) ≥ T + δ·P/(1 − δ)   ⇔   δ ≥ δ* = (T − R)/(T − P)
///     E[u] = R/(1 − δ) for δ ≥ δ*,   P/(1 − δ) below
///     one who defects at first nevertheless:   T + δ·P/(1 − δ),   the other  S + δ·P/(1 − δ)
///
/// What each does is a word on the line; the next period begins a day later. The strategy weighs
/// the two streams of payoffs, added up period by period.
///
/// Units: payoffs a period; a period is a day. Domain: as above, 0 ≤ δ < 1, and a horizon long
/// enough to be left out, δ^horizon < 1e−12; a line that changes nothing and takes no time. Source:
/// Friedman 1971, "A non-cooperative equilibrium for supergames". Left out: softer punishments, and
/// words that are misread, for which see A30.

#include "sim/parameters/fields.hpp"
#include "sim/policies/strategic/seat.hpp"

namespace backchannel {

struct GrimTrigger : Unplayed {
  static constexpr std::string_view kName = "grim_trigger";

  double continues = 0.6;
  double both_cooperate = 3;
  double defects_alone = 5;
  double neither = 1;
  double cooperates_alone = 0;
  bool second_defects = false;

  void fields(auto& visit) {
    visit(Field{"continues", "chance that there is another period (δ)", "theory A30",
                Unit::share, {0, 0.999}}, continues);
    visit(Field{"both_cooperate", "payoff where both cooperate (R)", "theory A30", Unit::number,
                {-1000, 1000}}, both_cooperate);
    visit(Field{"defects_alone", "payoff for defecting on one who cooperates (T)", "theory A30",
                Unit::number, {-1000, 1000}}, defects_alone);
    visit(Field{"neither", "payoff where neither cooperates (P)", "theory A30", Unit::number,
                {-1000, 1000}}, neither);
    visit(Field{"cooperates_alone", "payoff of who is defected on (S)", "theory A30",
                Unit::number, {-1000, 1000}}, cooperates_alone);
    visit(Field{"second_defects", "the second defects in the first period, against its interest",
                "theory A30"}, second_defects);
  }
  void solve();
  std::vector<Mistake> mistakes() const;
  std::vector<Prediction> predictions() const;
  void play(const Position& position, Moves& moves) const;
  void rule(Match& match, Draws& nature, const Wire& wire, double day, Moves& moves) const;
  void pay(const Match& match, double (&payoffs)[2], Moves& moves) const;

  double payoff_of(bool own, bool others) const;

  double needed_continuation = 1;  ///< δ*, found by `solve`
};

}  // namespace backchannel
