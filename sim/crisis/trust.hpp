#pragma once

/// Trust as a belief that moves with evidence and is forgotten toward where it began (model §5).
///
///     beta       a ← a + w·c,  b ← b + w·κ·(1 − c),  T = a/(a + b)·(1 − scar)        (B1, A15)
///     linear     T ← T + g·w·(1 − T)·c − l·w·T·(1 − c)                               (B1′, A15b)
///     additive   T ← T + g·w·c − l·w·(1 − c), kept in [0, 1]
///     forgetting a − a₀ and b − b₀ shrink by e^(−φ t): toward the prior, not toward zero
///
/// c is 1 for a cooperative act and 0 for a hostile one; w is how much the act tells (B1: its cost
/// over a reference cost, at most 1); κ > 1 because bad news weighs more than good (Slovic 1993).
/// A scar is what a broken agreement leaves: it multiplies trust and forgets far more slowly (S13).
/// The same value serves trust in the counterpart, trust in an intermediary, expected relief and
/// expected compliance; the four are never merged.
///
/// Sources: Jøsang & Ismail 2002; Kydd 2005; Bush & Mosteller 1955; Tversky & Kahneman 1992 for κ.
/// Left out: the weight of evidence by the speaker's record (B2 carries that for intermediaries).

#include "sim/parameters/fields.hpp"

namespace backchannel {

struct TrustRule {
  enum class Kind { beta, linear, additive };
  Kind rule = Kind::beta;
  double forget = 0.01;
  double loss_weight = 2.25;
  double gain = 0.05;
  double loss = 0.15;
  double scar_forget = 0.0005;
  double bias = 0.0;
  double operator_evidence = 0.3;
  double leak_weight = 5;
  double breach_scar = 0.3;
  double breach_relief = 2;

  void fields(auto& visit) {
    visit(Field{"rule", "how evidence moves trust", "theory B1"}, rule);
    if (rule == Kind::beta) {
      visit(Field{"loss_weight", "how much more a hostile act weighs than a cooperative one (κ)",
                  "theory B1", Unit::number, {0.2, 10}}, loss_weight);
    } else {
      visit(Field{"gain", "step up after a cooperative act", "theory B1", Unit::share,
                  kProbability}, gain);
      visit(Field{"loss", "step down after a hostile act", "theory B1", Unit::share,
                  kProbability}, loss);
    }
    visit(Field{"forget", "rate at which evidence is forgotten, toward the prior (−ln φ)",
                "theory B1", Unit::rate, {0, 0.2}}, forget);
    visit(Field{"scar_forget", "rate at which the scar of a broken agreement heals",
                "judgement: years, as the documents still name 2018 in 2026", Unit::rate,
                {0, 0.05}}, scar_forget);
    visit(Field{"bias", "a sceptical leader: bad news weighs × (1 + bias), good × (1 − bias)",
                "judgement: the documents give the sign (leader-waits-to-be-right), no size",
                Unit::share, {0, 0.9}}, bias);
    visit(Field{"operator_evidence", "weight of one round held, one flip found or one explanation "
                "believed as evidence about the operator", "judgement: a third of an act",
                Unit::number, {0, 5}}, operator_evidence);
    visit(Field{"leak_weight", "how many times more a leak weighs against the operator (κ_L)",
                "theory B2", Unit::number, {0, 50}}, leak_weight);
    visit(Field{"breach_scar", "share of trust that a broken agreement takes away for years",
                "judgement: S13 gives the sign", Unit::share, {0, 0.95}}, breach_scar);
    visit(Field{"breach_relief", "weight of a broken agreement against expected relief",
                "judgement: S13, S14 give the sign", Unit::number, {0, 20}}, breach_relief);
  }
};
template <>
struct Names<TrustRule::Kind> {
  static constexpr std::string_view of[] = {"beta", "linear", "additive"};
};

/// Where a belief starts.
struct Prior {
  double mean = 0.5;
  double weight = 4.0;
  double scar = 0.0;

  void fields(auto& visit) {
    visit(Field{"mean", "where the belief starts and returns to",
                "judgement: one half says nothing is known", Unit::share, kProbability}, mean);
    visit(Field{"weight", "how many acts the prior is worth (a + b)", "theory B1", Unit::number,
                {0.1, 1000}}, weight);
    visit(Field{"scar", "share of trust that a past broken agreement still takes away",
                "judgement: none unless the scenario names a breach", Unit::share,
                {0, 0.95}}, scar);
  }
};

/// A belief in the course of a run. Linear and additive rules keep T in `in_favour` and 1 − T in
/// `against`, so that the mean is read in one way.
struct Belief {
  double in_favour = 1;
  double against = 1;
  double scar = 0;

  double mean() const { return in_favour / (in_favour + against) * (1 - scar); }
};

Belief start_belief(const TrustRule& rule, const Prior& prior);

/// One piece of evidence: `cooperative` in [0, 1], weight w ≥ 0.
void learn(const TrustRule& rule, Belief& belief, double cooperative, double weight);

/// Takes back a share of one piece of hostile evidence, as a believed explanation does.
void unlearn(const TrustRule& rule, Belief& belief, double weight, double share);

/// What time does to a belief: it returns to where it came from. `kept` = e^(−forget·Δ),
/// `scar_kept` = e^(−scar_forget·Δ).
inline void fade_belief(Belief& belief, const Belief& origin, double kept, double scar_kept) {
  belief.in_favour = origin.in_favour + (belief.in_favour - origin.in_favour) * kept;
  belief.against = origin.against + (belief.against - origin.against) * kept;
  belief.scar *= scar_kept;
}

/// Weight of a message that came through an intermediary trusted T_m: B2's channel error
/// ε̂ = (1 − T_m)/2 takes 2ε̂ of what it tells.
constexpr double weight_through(double trust_in_operator) { return trust_in_operator; }

/// Log of the factor by which "believed" gains when an explanation is heard that an innocent side
/// sends with chance q1 and a guilty one with q0, over a channel of perceived error ε̂ (B2).
double explanation_log_ratio(double innocent, double guilty, double perceived_error);

}  // namespace backchannel
