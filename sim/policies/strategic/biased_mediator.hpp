#pragma once

/// A mediator who is believed only if he takes sides (A5).
///
/// The first principal demands, the second takes what is left or fights; the second is resolved
/// with probability q (war costs it c_L) or not (c_H > c_L). A mediator gets a signal of which it
/// is that is right with probability r, and tells the first "resolved" or "unresolved". His payoff
/// is β times the first's share, less c_M if there is war: β is how far he is on its side, and in
/// war its share counts as p. Everybody knows all of this but the type and the signal.
///
///     ε    = Pr(resolved | signal unresolved) = q(1 − r)/(q(1 − r) + (1 − q)r)
///     η    = Pr(resolved | signal resolved)   = qr/(qr + (1 − q)(1 − r))
///     β_lo = ε·c_M/((1 − ε)c_H − c_L)    below it he always says "resolved"
///     β_hi = η·c_M/((1 − η)c_H − c_L)    above it he always says "unresolved"; ∞ if c_L is more
///     follows his word ⇔ ε < k* ≤ η,  k* = (c_H − c_L)/(c_H + c_A)
///     P(war | honest and followed) = q(1 − r),   P(war | not believed) = q·[q < k*]
///
/// One who cares for peace alone (β = 0) would say "resolved" whatever he saw, so nobody listens.
/// The strategy does not know these bounds: the mediator weighs what each word would lead to if it
/// were believed, and the first takes the words of one who always says the same for nothing.
///
/// Units: shares of what is at stake. Domain: 0 < q < 1, ½ < r ≤ 1, 0 ≤ c_L < c_H, p + c_H ≤ 1,
/// c_M > 0; a line that changes nothing. Source: after Kydd 2003, "Which side are you on? Bias,
/// credibility, and mediation"; the parameters are theory's own. Left out: reports that mix.

#include "sim/parameters/fields.hpp"
#include "sim/policies/strategic/seat.hpp"

namespace backchannel {

struct BiasedMediator : Unplayed {
  static constexpr std::string_view kName = "biased_mediator";

  double wins = 0.5;
  double resolved = 0.4;
  double accuracy = 0.8;
  double cost_resolved = 0.05;
  double cost_unresolved = 0.3;
  double own_cost = 0.15;
  double bias = 1;
  double war_hurts = 1;

  void fields(auto& visit) {
    visit(Field{"wins", "chance that the first principal wins a war (p)", "theory A5",
                Unit::share, kProbability}, wins);
    visit(Field{"resolved", "chance that the second is resolved (q)", "theory A5", Unit::share,
                kProbability}, resolved);
    visit(Field{"accuracy", "chance that the mediator sees right which it is (r)", "theory A5",
                Unit::share, {0.5, 1}}, accuracy);
    visit(Field{"cost_resolved", "what war costs it if it is resolved (c_L)", "theory A5",
                Unit::number, {0, 1}}, cost_resolved);
    visit(Field{"cost_unresolved", "what war costs it if it is not (c_H)", "theory A5",
                Unit::number, {0, 1}}, cost_unresolved);
    visit(Field{"own_cost", "what war costs the first (c_A)", "theory A5", Unit::number, {0, 10}},
          own_cost);
    visit(Field{"bias", "what the first's share is worth to the mediator (β)", "theory A5",
                Unit::number, {0, 1000}}, bias);
    visit(Field{"war_hurts", "what war costs the mediator (c_M)", "theory A5", Unit::number,
                {0, 1000}}, war_hurts);
  }
  void solve();
  std::vector<Mistake> mistakes() const;
  std::vector<Prediction> predictions() const;
  void deal(Match& match, Draws& nature) const;
  void play(const Position& position, Moves& moves) const;
  void pay(const Match& match, double (&payoffs)[2], Moves& moves) const;

  /// Pr(resolved) after a signal.
  double belief_after(bool signal_resolved) const;
  /// What a demand is worth to the first, and to a mediator of some bias, at a belief.
  double worth_of(double demand, double resolved_is) const;
  double worth_to_mediator(double demand, double resolved_is, double at_bias) const;
  /// What saying "unresolved" gains a believed mediator over "resolved".
  double gain_of_unresolved(bool signal_resolved, double at_bias) const;
  /// What the mediator says after a signal.
  bool says_resolved(bool signal_resolved) const;
  double demand_at(double resolved_is) const;

  double bias_low = 0;   ///< from which an unresolved signal is told; found by `solve`
  double bias_high = 0;  ///< up to which a resolved one is; may be infinite
};

}  // namespace backchannel
