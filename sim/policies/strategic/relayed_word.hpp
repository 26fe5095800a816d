#pragma once

/// One of several words, sent over a chain of hands, once or several times (A14, A14k, A14m, A14v).
///
/// Nature gives the first principal one of k words, each as likely. It sends it m times, over the
/// talks' line or, `by_lines`, each copy by the next of several lines; the second takes the word
/// that it has heard most often for the right one. Every hand turns a word into another with
/// chance ε_i, any wrong one as likely as another, or loses it.
///
///     k = 2      P(turned around) = ½·(1 − Π(1 − 2ε_i))
///     k > 2      P(intact) = 1/k + (1 − 1/k)·Π(1 − ε_i·k/(k − 1))
///     m copies   P(majority is wrong) = Σ_{j > m/2} C(m, j)·ε^j·(1 − ε)^(m − j)
///     losses     P(heard at all) = Π(1 − loss_i) in a row;  1 − Π(1 − A_i) side by side
///
/// Column: `right` 1 if it was the right word. Domain: 2 ≤ k ≤ 8, 1 ≤ m ≤ 15; with several copies
/// two words and an odd number. Source: Cover & Thomas 2006, "Elements of information theory";
/// Condorcet 1785 for the majority; Barlow & Proschan 1975 for lines in a row and side by side.
/// Left out: codes better than saying it again.

#include "sim/parameters/fields.hpp"
#include "sim/policies/strategic/seat.hpp"

namespace backchannel {

struct RelayedWord : Unplayed {
  static constexpr std::string_view kName = "relayed_word";

  int words = 2;
  int copies = 1;
  bool by_lines = false;
  double sent = 0;

  void fields(auto& visit) {
    visit(Field{"words", "how many words there are (k)", "theory A14", Unit::number, {2, 8}},
          words);
    visit(Field{"copies", "how often the word is sent (m)", "theory A14", Unit::number,
                {1, 15}}, copies);
    visit(Field{"by_lines", "whether each copy goes by a line of its own, in the order of the "
                "file; otherwise all by the talks' line", "theory A14"}, by_lines);
    visit(Field{"sent", "time after the start at which it is sent", "theory A14",
                Unit::duration, {0, 40000}}, sent);
  }
  std::vector<Mistake> mistakes() const;
  std::vector<Prediction> predictions() const;
  void deal(Match& match, Draws& nature) const;
  void play(const Position& position, Moves& moves) const;
  void pay(const Match& match, double (&payoffs)[2], Moves& moves) const;
};

}  // namespace backchannel
