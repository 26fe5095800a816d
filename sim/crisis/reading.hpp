#pragma once

/// What a reader makes of an act: signal detection with a prior, in units of z (model §4, B3, A21).
///
///     z  = (s − ½)·d′ + σ·N(0,1)                 what reaches the reader; σ² = σ₀² + Σ σ_hop²
///     z̃  = (1 − ρ)·z + ρ·(½ − T)·d′               assimilated toward what is already believed
///     hostile  ⇔  z̃ > c,   c = ln β / d′,   β = ((1 − π)/π)·(1/m)
///     ln odds(hostile | z̃) = ln(π/(1 − π)) + d′·z̃
///
/// s in [0,1] is the true hostility of the act, π the base rate of hostility among acts of its
/// kind, m the cost of a miss over that of a false alarm, T the reader's trust. Stress blunts the
/// reader: d′ = d₀·(1 − κ·stress). The prior is counted once: ρ moves the evidence, β holds costs
/// and base rate, and nobody puts 1 − T into π.
///
/// Sources: Green & Swets 1966; Jervis 1968, 1976. The rules `fixed` and `exact` exist for
/// laboratory scenarios, where a closed form needs a given chance of misreading. Left out:
/// learning d′, and reading one act in the light of another still open.

#include "sim/parameters/fields.hpp"

namespace backchannel {

struct ReadingRule {
  enum class Kind { detection, fixed, exact };
  Kind rule = Kind::detection;
  double d_prime = 1.2;
  double noise = 1.0;
  double assimilation = 0.25;
  double stress = 0.4;
  double miss_cost = 2.0;
  double false_alarm = 0.2;
  double miss = 0.0;
  double doubt = 0.0;

  void fields(auto& visit) {
    visit(Field{"rule", "how acts are read: signal detection, a fixed chance of error, or exactly",
                "theory B3"}, rule);
    if (rule == Kind::detection) {
      visit(Field{"d_prime", "how well a hostile act can be told from a harmless one, in z",
                  "theory B3", Unit::number, {0.05, 6}}, d_prime);
      visit(Field{"noise", "standard deviation of the reader's own perception, in z",
                  "judgement: one by convention, as it sets the unit of z", Unit::number,
                  {0, 5}}, noise);
      visit(Field{"assimilation", "share of the evidence that is drawn toward what is believed",
                  "theory B3", Unit::share, {0, 0.9}}, assimilation);
      visit(Field{"stress", "share of the discrimination that full alert takes away", "theory B3",
                  Unit::share, {0, 0.95}}, stress);
      visit(Field{"miss_cost", "cost of overlooking a hostile act over that of a false alarm",
                  "judgement: overlooking an attack costs more than a false alarm; tried 1 to 4",
                  Unit::number, {0.05, 20}}, miss_cost);
    } else if (rule == Kind::fixed) {
      visit(Field{"false_alarm", "chance that a harmless act is read as hostile",
                  "judgement: laboratory value", Unit::share, kProbability}, false_alarm);
      visit(Field{"miss", "chance that a hostile act is read as harmless",
                  "judgement: laboratory value", Unit::share, kProbability}, miss);
      visit(Field{"doubt", "share of false alarms that full trust in the other takes away",
                  "judgement: laboratory value", Unit::share, kProbability}, doubt);
    }
  }
};
template <>
struct Names<ReadingRule::Kind> {
  static constexpr std::string_view of[] = {"detection", "fixed", "exact"};
};

struct Reading {
  double perceived = 0;     ///< z̃
  double posterior = 0;     ///< chance, to the reader, that this act was meant as hostile
  bool hostile = false;     ///< what the reader concludes
};

/// The act as the reader meets it.
struct Seen {
  double hostility = 0;      ///< s, true
  double base_rate = 0.2;    ///< π of its kind
  double trust = 0.5;        ///< T of the reader in the one who acted
  double stress = 0;         ///< the reader's alert, 0 to 1
  double hop_variance = 0;   ///< σ_hop² summed over the legs it came by; 0 for what is seen
};

/// Reads an act with one uniform of luck.
Reading read_act(const ReadingRule& rule, const Seen& seen, double uniform);

/// Criterion c of the rule at a base rate; for tests and stories.
double criterion(const ReadingRule& rule, double base_rate, double d_prime);

}  // namespace backchannel
