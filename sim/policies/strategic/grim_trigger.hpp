#pragma once

/// Whether it pays to break faith once, where it is never forgiven (A30f).
///
/// Every day both keep faith or break it: both keeping it is worth R to each, both breaking it P,
/// and one that breaks it while the other keeps it has T and leaves it S. After every day there is
/// another with chance δ. Both keep faith until either breaks it, and then never again.
///
///     worth of keeping   R/(1 − δ),    of breaking at once   T + δ·P/(1 − δ)
///     keeping pays       ⇔ δ ≥ δ* = (T − R)/(T − P)
///
/// The strategy finds δ* as the root of the difference; what both ways of playing are worth is
/// seen in the runs.
///
/// Units: payoffs as they are; one round a day. Domain: T > R > P ≥ S, 0 ≤ δ < 1; acts are seen as
/// they are. Source: Friedman 1971, "A non-cooperative equilibrium for supergames". Left out:
/// forgiveness (see reciprocity), and acts that are misread.

#include "sim/parameters/fields.hpp"
#include "sim/policies/strategic/seat.hpp"

namespace backchannel {

struct GrimTrigger : Unplayed {
  static constexpr std::string_view kName = "grim_trigger";

  double temptation = 5, reward = 3, punishment = 1, betrayed = 0;
  double goes_on = 0.5;
  bool breaks_faith = false;

  void fields(auto& visit) {
    const auto payoff = [](std::string_view name, std::string_view meaning) {
      return Field{name, meaning, "theory A30", Unit::number, {-1000, 1000}};
    };
    visit(payoff("temptation", "a day's gain of one that breaks faith with one that keeps it (T)"),
          temptation);
    visit(payoff("reward", "a day's gain of each if both keep it (R)"), reward);
    visit(payoff("punishment", "a day's gain of each if both break it (P)"), punishment);
    visit(payoff("betrayed", "a day's gain of one that is betrayed (S)"), betrayed);
    visit(Field{"goes_on", "chance that there is another day (δ)", "theory A30", Unit::share,
                {0, 0.9999}}, goes_on);
    visit(Field{"breaks_faith", "whether the first principal breaks faith on the first day",
                "theory A30"}, breaks_faith);
  }
  void solve();
  std::vector<Mistake> mistakes() const;
  std::vector<Prediction> predictions(const Wire& wire) const;
  void deal(Match& match, Draws& nature) const;
  void play(const Position& position, Moves& moves) const;
  void rule(Match& match, Draws& nature, const Wire&, double day, Moves& moves) const;
  void pay(const Match& match, double (&payoffs)[2], Moves& moves) const;

  double least_patience = 0;  ///< δ*, found by `solve`
};

}  // namespace backchannel
