#pragma once

/// Alternating offers: what patience, a last round, slow letters and the risk of a breakdown are
/// worth (A3, A3s, A3L, A3b).
///
/// One unit is at stake. The first principal names a share; the second takes the rest, or refuses
/// and names one in turn. A round costs side i the factor
///
///     δ_i = d_i·exp(−r_i·L)
///
/// for its impatience by the round (d) and by the day (r), L being the days that a word takes on
/// the line: a slow channel enters through nothing else. After a refusal talks break down with
/// chance p; then, or after T refused rounds, each has its outside worth b_i. With
/// k_i = (1 − p)·δ_i
///
///     x_1 = (1 − p·b_2 − k_2·(1 − p·b_1)) / (1 − k_1·k_2)        share of the first, no last round
///     p = b = 0:           (1 − δ_2)/(1 − δ_1·δ_2)
///     d = 1, p = 0, L → 0: r_2/(r_1 + r_2)
///     δ = 1:               (1 − b_2 + (1 − p)·b_1)/(2 − p)
///     T rounds, p = b = 0, one δ: (1 − (−δ)^T)/(1 + δ)
///
/// Each asks for all but what the other would have by refusing, and accepts no less than what it
/// would have itself; agreement is at once. The strategies find these worths without the formulas:
/// by going back from the last round, or where there is none by going back until nothing changes.
/// With `excess` the first asks for more than that at its first turn, which is refused, and pays.
///
/// Units: shares of what is at stake; per day; days. Domain: b_1 + b_2 ≤ 1, and some cost of delay
/// (a breakdown, impatience by the round, or by the day: on a line without delay the limit L → 0 is
/// taken) unless there is a last round. Source: Rubinstein 1982, "Perfect equilibrium in a
/// bargaining model"; Ståhl 1972, "Bargaining Theory"; Binmore, Rubinstein & Wolinsky 1986, "The
/// Nash bargaining solution in economic modelling". Left out: private information, proposers drawn
/// by lot, and delays that differ from their mean.

#include "sim/parameters/fields.hpp"
#include "sim/policies/strategic/seat.hpp"

namespace backchannel {

struct AlternatingOffers : Unplayed {
  static constexpr std::string_view kName = "alternating_offers";

  double keeps_first = 0.9;
  double keeps_second = 0.9;
  double rate_first = 0;
  double rate_second = 0;
  double breakdown = 0;
  double outside_first = 0;
  double outside_second = 0;
  int rounds = 0;
  double excess = 0;

  void fields(auto& visit) {
    visit(Field{"keeps_first", "what a round leaves of the worth of all to the first principal "
                "(d_1)", "theory A3", Unit::share, {0, 1}}, keeps_first);
    visit(Field{"keeps_second", "the same for the second (d_2)", "theory A3", Unit::share, {0, 1}},
          keeps_second);
    visit(Field{"rate_first", "how fast it wanes for the first by the day (r_1)", "theory A3L",
                Unit::rate, {0, 10}}, rate_first);
    visit(Field{"rate_second", "the same for the second (r_2)", "theory A3L", Unit::rate, {0, 10}},
          rate_second);
    visit(Field{"breakdown", "chance that a refusal ends the talks (p)", "theory A3b",
                Unit::share, kProbability}, breakdown);
    visit(Field{"outside_first", "what the first has without an agreement (b_1)", "theory A3b",
                Unit::share, kProbability}, outside_first);
    visit(Field{"outside_second", "what the second has (b_2)", "theory A3b", Unit::share,
                kProbability}, outside_second);
    visit(Field{"rounds", "how many offers there can be (T); 0 for no end", "theory A3s",
                Unit::number, {0, 10000}}, rounds);
    visit(Field{"excess", "what the first asks beyond its due at its first turn",
                "judgement: nothing unless one wants to see what it costs", Unit::share,
                kProbability}, excess);
  }
  void solve();
  std::vector<Mistake> mistakes() const;
  std::vector<Prediction> predictions() const;
  void play(const Position& position, Moves& moves) const;
  void pay(const Match& match, double (&payoffs)[2], Moves& moves) const;

  /// What a round leaves to a seat on a line with this delay, in days (δ).
  double leaves(int seat, double delay) const;
  /// Own share that a seat asks for with so many offers left, its own among them.
  double asks(int seat, int left) const;
  /// Own share with which a seat is content when that offer was made to it.
  double accepts(int seat, int left) const;

  /// By seat: own share asked for, with 1, 2, … offers left; the last stands for ever.
  std::vector<double> asked[2];

 private:
  struct Shares {
    double of[2];
  };
  Shares endless_at(double delay) const;
  double by_formula(double delay) const;
  double by_formula_of_rounds() const;
};

}  // namespace backchannel
