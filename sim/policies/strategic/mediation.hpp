#pragma once

/// A mediator, open talk, an arbitrator, or no word at all: the same quarrel (A6, A6L, A6N).
///
/// One unit is at stake, of which war leaves θ. Each side is strong with odds λ to 1, and alone
/// knows whether it is. Equals expect θ/2 of a war; against the weak the strong expects p·θ. With
///
///     γ = (p·θ − ½) / (½ − θ/2)          what a war against the weak is worth to the strong above
///                                        an equal split, over what a war among equals costs each
///
/// peace depends on λ and γ alone. Who says what to whom is not a choice of the game: it follows
/// from the channel that the scenario's talks are held on.
///
///     no channel                 an equal split lies on the table; whoever is indifferent fights
///     no operator with a say     both tell their type to each other, and a number; the two numbers
///                                make a lottery that neither controls (jointly controlled)
///     an operator that may       both tell their type to it alone; it proposes one split to both,
///     propose                    or gives up; a principal accepts where, on what it now believes,
///                                the split is no worse than war
///     an operator that           what it says is done
///     guarantees
///
/// The plan by which a split is chosen comes from a linear program (mediation_plan.hpp) that knows
/// no formula. The formulas it must meet, V being the chance of peace:
///
///     V        = (1 + 2λ·p_HL + λ²·p_HH) / (1 + λ)²
///     mediator = arbitrator
///       λ ≤ γ/2:  p_HL = 1/(1 + γ − 2λ),  p_HH = 0
///       else      p_HL = 1,               p_HH = (2λ − γ) / (λ·(γ + 1 − λ))
///     openly, γ ≥ 1
///       λ ≤ γ/2:  as with a mediator: it adds nothing
///       else      p_HL = 1,               p_HH = (2λ − γ) / (λ·(γ + 2))
///     openly, γ < 1
///       λ ≤ γ/(1 + γ):  p_HL = 1/((1 + γ)·(1 − λ)),  p_HH = 0
///       λ ≤ 1/(1 + γ):  p_HL = 1,  p_HH = 1 − γ/(λ·(1 + γ))
///       else            p_HL = 1,  p_HH = (2λ − γ) / (λ·(γ + 2))
///     no word: V = 1/(1 + λ)²
///     a leak ℓ: what one tells the mediator reaches the other before it answers,
///       V(ℓ) = V − ℓ·2λ·q_M/(1 + λ)²,  q_M = λ·p_HH/γ,  ℓ* = (V − V_openly)·(1 + λ)²/(2λ·q_M)
///
/// `doubt: cost` is the control (A6N): each side's war is worth w_H or w_L to it whoever it faces,
/// and only the splits s and 1 − s can be had, w_L ≤ s < w_H. To learn the other's type changes
/// nobody's answer, so a mediator adds nothing, and a leak harms nobody:
///
///     p_LL = 1,  p_HL = min(1, (½ − w_L) / ((1 − s − w_L) − λ·(s − w_L))),  p_HH = 0
///
/// `first_side` lets the first principal lie or fight, and then answer as suits it best; no plan
/// lets it gain by that.
///
/// Units: shares of what is at stake; days. Domain: 0 < λ ≤ γ (else all accept an equal split),
/// p ≤ 1. Source: Hörner, Morelli & Squintani 2015, "Mediation and Peace"; Fey & Ramsay 2010, "When
/// is shuttle diplomacy worth the commute?" for the control, whose formula is worked out here; the
/// leak is after the first, not theirs: types are told truthfully although the line leaks. Left
/// out: mixed reports in open talk, so V openly is that of the best separating talk; players who
/// reckon with errors of the line.

#include "sim/parameters/fields.hpp"
#include "sim/policies/strategic/mediation_plan.hpp"
#include "sim/policies/strategic/seat.hpp"

namespace backchannel {

struct Mediation : Unplayed {
  static constexpr std::string_view kName = "mediation";
  enum class Doubt : std::uint8_t { strength, cost };
  enum class Conduct : std::uint8_t { honest, bluffs, hides, fights };

  Doubt doubt = Doubt::strength;
  double odds = 1.5;
  double edge = 2;
  double remains = 0.8;
  double strong_war = 0.4;
  double weak_war = 0.1;
  double least_share = 0.3;
  double deadline = 30;
  Conduct first_side = Conduct::honest;

  void fields(auto& visit) {
    visit(Field{"doubt", "what the two do not know of each other: how strong it is, or what war "
                "would cost it", "theory A6"}, doubt);
    visit(Field{"odds", "how many are strong for each that is weak (λ)", "theory A6",
                Unit::number, {0.001, 100}}, odds);
    if (doubt == Doubt::strength) {
      visit(Field{"edge", "what a war against the weak is worth to the strong above an equal "
                  "split, over what a war among equals costs each (γ)", "theory A6",
                  Unit::number, {0.001, 100}}, edge);
      visit(Field{"remains", "what war leaves of what is at stake (θ)", "theory A6", Unit::share,
                  {0, 0.9999}}, remains);
    } else {
      visit(Field{"strong_war", "what war is worth to whom it costs little", "theory A6N",
                  Unit::share, kProbability}, strong_war);
      visit(Field{"weak_war", "what war is worth to whom it costs much", "theory A6N",
                  Unit::share, kProbability}, weak_war);
      visit(Field{"least_share", "the smaller part of the only division that can be had",
                  "theory A6N", Unit::share, {0, 0.5}}, least_share);
    }
    visit(Field{"deadline", "without an agreement by then there is war", "judgement: late enough "
                "for any line", Unit::duration, {0.001, 4000}}, deadline);
    visit(Field{"first_side", "what the first principal does: it is honest; it bluffs, saying it "
                "is strong; it hides that it is; it fights whatever is proposed", "theory A6"},
          first_side);
  }
  void solve();
  std::vector<Mistake> mistakes() const;
  std::vector<Prediction> predictions() const;
  void deal(Match& match, Draws& nature) const;
  void play(const Position& position, Moves& moves) const;
  void rule(Match& match, Draws& nature, const Wire& line_known, double day, Moves& moves) const;
  void pay(const Match& match, double (&payoffs)[2], Moves& moves) const;

  /// How the two talk on the line they have.
  Talk talk() const;
  /// The quarrel that the parameters describe.
  Quarrel described() const;
  /// What a war is worth to the strong against the weak (p·θ).
  double won_by_strength() const { return 0.5 + edge * (1 - remains) / 2; }

  Quarrel quarrel;  ///< found by `solve`, as the plan
  MediationPlan plan;
  std::optional<Talk> planned_for;

 private:
  void open(const Position& position, Moves& moves) const;
  void hear(const Position& position, Moves& moves) const;
  void answer_openly(const Position& position, Moves& moves) const;
  void answer_proposal(const Position& position, double share_of_first, Moves& moves) const;
  void mediate(const Position& position, Moves& moves) const;
  void propose(const Position& position, Moves& moves) const;
  double worth_of_war(const Own& own, int seat, double share_of_first) const;
  std::vector<Prediction> predict_strength() const;
  std::vector<Prediction> predict_leak() const;
  std::vector<Prediction> predict_cost() const;
};
template <>
struct Names<Mediation::Doubt> {
  static constexpr std::string_view of[] = {"strength", "cost"};
};
template <>
struct Names<Mediation::Conduct> {
  static constexpr std::string_view of[] = {"honest", "bluffs", "hides", "fights"};
};

}  // namespace backchannel
