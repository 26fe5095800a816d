#pragma once

/// Like for like, when acts are misread (A30).
///
/// Every day both act at once, friendly or not. Each is friendly with chance p after a day on which
/// it took the other's act for friendly, and with chance q after one on which it did not; tit for
/// tat is p = 1, q = 0. The line makes either take an act for its opposite with chance ε:
///
///     p' = (1 − ε)·p + ε·q,   q' = (1 − ε)·q + ε·p
///     in the long run   c* = q'/(1 − p' + q')
///     on day n          c* + (1 − c*)·(p' − q')^(n − 1),   after a friendly first day
///
/// With tit for tat c* is ½ for any ε > 0, however small: a single misreading is repeated back and
/// forth for good. A little forgiveness (q > 0) mends it. Every hand that words or sights pass
/// through adds to ε (A14), so this also says what a relay does to cooperation.
///
/// Column: `level_` 1 if that side was friendly on the last day; one value a run, so that days of
/// one run, which hang together, are not taken for independent ones.
/// Domain: 0 ≤ p, q ≤ 1, ε ≤ ½; the long run is predicted where enough days are played.
/// Source: Molander 1985, "The optimal level of generosity in a selfish, uncertain environment".
/// Left out: payoffs, and longer memories.

#include "sim/parameters/fields.hpp"
#include "sim/policies/strategic/seat.hpp"

namespace backchannel {

struct Reciprocity : Unplayed {
  static constexpr std::string_view kName = "reciprocity";

  double after_friendly = 1;
  double after_hostile = 0;
  int rounds = 60;

  void fields(auto& visit) {
    visit(Field{"after_friendly", "chance of a friendly act after one was seen (p)",
                "theory A30", Unit::share, kProbability}, after_friendly);
    visit(Field{"after_hostile", "the same after a hostile one (q)", "theory A30", Unit::share,
                kProbability}, after_hostile);
    visit(Field{"rounds", "days that are played (n)", "theory A30", Unit::number, {1, 100000}},
          rounds);
  }
  std::vector<Prediction> predictions() const;
  void deal(Match& match, Draws& nature) const;
  void play(const Position& position, Moves& moves) const;
  void pay(const Match& match, double (&payoffs)[2], Moves& moves) const;
};

}  // namespace backchannel
