#pragma once

/// A demand after a report that may be wrong: what intelligence is worth, and what it does (A2).
///
/// As in A1 one unit is at stake, the first principal demands, the second takes what is left or
/// fights, and in war the first wins with probability p. Here the second's cost of war is one of
/// two: c_s where it is strong, which happens with probability π, and c_w > c_s where it is weak.
/// An intermediary who wants nothing for himself tells the first which it is, and the line from
/// him to the first turns the word around with probability ε. Everybody knows π and ε.
///
///     safe demand    p + c_s    all accept
///     risky demand   p + c_w    only the weak accept
///     risky is better  ⇔  Pr(strong | report) < k* = (c_w − c_s)/(c_w + c_A)
///     P(war)         = Σ_report Pr(strong, report)·[Pr(strong | report) < k*]
///
/// At even odds that is π·ε while ε < 1 − k*, and π beyond: a cliff. Where the first would play
/// safe without a report (π ≥ k*), a fair report makes war possible that no report would: better
/// words need not mean more peace. Without an intermediary only π is known, as at ε = ½.
///
/// The strategy does not know k*: after each report it weighs the two demands by Bayes. Payoffs
/// are expectations over who wins; whoever is indifferent accepts.
///
/// Units: shares of what is at stake. Domain: 0 ≤ c_s < c_w, p + c_w ≤ 1, c_A ≥ 0; a line that
/// neither loses nor blurs. Source: after Fearon 1995, "Rationalist explanations for war"; the
/// report is theory's own addition. Left out: an intermediary with a will of his own (A5), and
/// demands between the two, which gain nothing.

#include "sim/parameters/fields.hpp"
#include "sim/policies/strategic/seat.hpp"

namespace backchannel {

struct NoisyReport : Unplayed {
  static constexpr std::string_view kName = "noisy_report";

  double wins = 0.5;
  double strong = 0.5;
  double cost_strong = 0.05;
  double cost_weak = 0.3;
  double own_cost = 0.1;

  void fields(auto& visit) {
    visit(Field{"wins", "chance that the first principal wins a war (p)", "theory A2",
                Unit::share, kProbability}, wins);
    visit(Field{"strong", "chance that the second is strong (π)", "theory A2", Unit::share,
                kProbability}, strong);
    visit(Field{"cost_strong", "what war costs it if it is strong (c_s)", "theory A2",
                Unit::number, {0, 1}}, cost_strong);
    visit(Field{"cost_weak", "what war costs it if it is weak (c_w)", "theory A2", Unit::number,
                {0, 1}}, cost_weak);
    visit(Field{"own_cost", "what war costs the first (c_A)", "theory A2", Unit::number, {0, 10}},
          own_cost);
  }
  void solve();
  std::vector<Mistake> mistakes() const;
  std::vector<Prediction> predictions() const;
  void deal(Match& match, Draws& nature) const;
  void play(const Position& position, Moves& moves) const;
  void pay(const Match& match, double (&payoffs)[2], Moves& moves) const;

  /// What a demand is worth to the first who holds the second for strong with this probability.
  double worth_of(double demand, double strong_is) const;
  /// Pr(strong) after a report that came over a line with this error.
  double belief_after(bool reported_strong, double error) const;
  double demand_at(double strong_is) const;

  double turning_belief = 0;  ///< at which both demands are worth the same; found by `solve`
};

}  // namespace backchannel
