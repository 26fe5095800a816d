#pragma once

/// Cheap talk with an interested adviser, and what a go-between that holds words back does for it
/// (A7, A8).
///
/// The state θ is uniform on [0, 1]; the first principal knows it and wants the second to do θ + b,
/// the second wants to do θ, and each loses the square of the distance. How they talk follows from
/// the channel.
///
///     a line that withholds nothing     the first names one of N cells, the second does its middle
///       a_i = i/N + 2b·i·(i − N),  N = ⌈−½ + ½·√(1 + 2/b)⌉,
///       loss of the second = 1/(12N²) + b²·(N² − 1)/3
///     a line that withholds hostile     the lowest cell is named in kind words, every other in
///     words with chance ε               hostile ones; silence is taken for the lowest cell
///       y_0 = (ε + (1 − ε)·c²) / (2·(ε + (1 − ε)·c)),  c the first cut; other cells their middle
///       and the first indifferent at each cut; least loss b(1 − b)/3, the least that any mediator
///       can give, at ε* = c·(2b − c)/((1 − c)·(1 + c − 2b)), c = (1 − 2b·M²)/(2M + 1) with
///       M = ⌊√(1/(2b))⌋ hostile cells; for b ≥ 1/8 that is ε* = (8b − 1)/(8(1 + b))
///     an operator that guarantees       does what the first asks, up to a cap of its own:
///       cap 1 − b,  loss b²·(1 − 4b/3)
///     no line                           the second does ½, loss 1/12
///
/// The strategies use none of this: the first cut is found by shooting along the cuts, the cap by
/// searching. Of the equilibria with different numbers of cells they play the one in which the
/// second loses least; in direct talk that is the one with most cells.
///
/// Units: of the state; days. Domain: 0 < b ≤ ½; the go-between withholds with a chance below one.
/// Source: Crawford & Sobel 1982, "Strategic Information Transmission"; Goltsman, Hörner, Pavlov &
/// Squintani 2009, "Mediation, arbitration and negotiation", for the bounds; that withholding
/// reaches the bound is worked out here, after Blume, Board & Kawamura 2007, "Noisy talk". Left
/// out: talk in turns, other equilibria, and players who reckon with flips and losses.

#include "sim/parameters/fields.hpp"
#include "sim/policies/strategic/seat.hpp"

namespace backchannel {

struct CheapTalk : Unplayed {
  static constexpr std::string_view kName = "cheap_talk";

  double bias = 0.1;
  double patience = 1;

  void fields(auto& visit) {
    visit(Field{"bias", "how much more the first principal wants than is right for the second (b)",
                "theory A7", Unit::number, {0.001, 0.5}}, bias);
    visit(Field{"patience", "how long the second waits for a word before it takes silence for one",
                "judgement: longer than any word needs", Unit::duration, {0.001, 400}}, patience);
  }
  void solve();
  std::vector<Mistake> mistakes() const;
  std::vector<Prediction> predictions() const;
  void deal(Match& match, Draws& nature) const;
  void play(const Position& position, Moves& moves) const;
  void pay(const Match& match, double (&payoffs)[2], Moves& moves) const;

  /// Cells and what the second does on each, where hostile words are withheld with a chance.
  struct Cells {
    std::vector<double> cuts;  ///< from 0 to 1
    std::vector<double> acts;
    double loss = 0;           ///< of the second, on average
  };
  Cells cells_at(double withheld) const;
  /// The chance of withholding at which the second loses least.
  double best_withholding() const;

  Cells cells;     ///< found by `solve`
  double cap = 0;  ///< of an operator that guarantees

 private:
  void advise(const Position& position, Moves& moves) const;
  void decide(const Position& position, Moves& moves) const;
  std::vector<Prediction> predict_direct() const;
  std::vector<Prediction> predict_withheld() const;
  void predict_best(std::vector<Prediction>& all) const;
};

}  // namespace backchannel
