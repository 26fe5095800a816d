#pragma once

/// Two at the brink, where a slip may take both over the edge (A12, A12a).
///
/// Every round both choose at once: stay at the brink or step back. If both step back they settle
/// for m each; if one does, the other has the prize 1 and it has nothing; if both stay, disaster
/// comes with chance h and costs each D, and otherwise there is another round.
///
///     s: s·(1 − m) + (1 − s)·((1 − h)·s·m − h·D) = 0    chance of stepping back, each round
///     P(disaster) = (1 − s)²·h/(1 − (1 − s)²(1 − h)),  E[rounds] = 1/(1 − (1 − s)²(1 − h))
///     nobody steps back in n rounds:  P(disaster) = 1 − (1 − h)^n
///
/// A greater risk makes both step back sooner, and may so bring disaster less often. The strategy
/// finds s as a root of the first line; the prediction solves it as a quadratic.
///
/// Units: payoffs in units of the prize, one round a day. Domain: 0 < m < 1, 0 < h < 1, D > 0.
/// Source: after Schelling 1960, "The strategy of conflict" (the threat that leaves something to
/// chance), and Powell 1990, "Nuclear deterrence theory"; the stationary game is the theory's own
/// variant. Left out: a choice of how much to risk, and doubts about the other's resolve.

#include "sim/parameters/fields.hpp"
#include "sim/policies/strategic/seat.hpp"

namespace backchannel {

struct Brinkmanship : Unplayed {
  static constexpr std::string_view kName = "brinkmanship";
  enum class Nerves : std::uint8_t { calculating, iron };

  Nerves nerves = Nerves::calculating;
  double risk = 0.1;
  double compromise = 0.5;
  double disaster = 1;
  int rounds = 30;

  void fields(auto& visit) {
    visit(Field{"nerves", "whether the two weigh what they risk, or never step back",
                "theory A12"}, nerves);
    visit(Field{"risk", "chance of disaster in a round in which both stay (h)", "theory A12",
                Unit::share, {0.000001, 0.999999}}, risk);
    if (nerves == Nerves::calculating) {
      visit(Field{"compromise", "what each has if both step back (m)", "theory A12",
                  Unit::number, {0.000001, 0.999999}}, compromise);
      visit(Field{"disaster", "what disaster costs each (D)", "theory A12", Unit::number,
                  {0.000001, 1000000}}, disaster);
    } else {
      visit(Field{"rounds", "after so many it is over (n)", "theory A12", Unit::number,
                  {1, 100000}}, rounds);
    }
  }
  void solve();
  std::vector<Prediction> predictions() const;
  void play(const Position& position, Moves& moves) const;
  void rule(Match& match, Draws& nature, const Wire&, double day, Moves& moves) const;
  void pay(const Match& match, double (&payoffs)[2], Moves& moves) const;

  double steps_back = 0;  ///< s, found by `solve`
};
template <>
struct Names<Brinkmanship::Nerves> {
  static constexpr std::string_view of[] = {"calculating", "iron"};
};

}  // namespace backchannel
