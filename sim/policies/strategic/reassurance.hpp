#pragma once

/// How much trust it takes to cooperate, and how a first small step may earn it (A4, A4w).
///
/// Each side is trustworthy with probability t. A trustworthy one would rather cooperate with
/// one who does than exploit it; one who is not would rather exploit. Payoffs: R where both
/// cooperate, T for exploiting, P where neither does, S for being exploited.
///
/// One round (`TrustThreshold`), R > T ≥ P > S: the trustworthy cooperate, as all who are
/// trustworthy do, if and only if
///
///     t ≥ m* = (P − S)/((R − T) + (P − S))
///
/// Two rounds (`Reassurance`), worth α and 1 − α: who is not trustworthy has T > R > P, the
/// trustworthy T′ < R instead. In the separating profile the trustworthy cooperate, and go on if
/// the other did; the others never do. Against players of that profile
///
///     to mimic does not pay    ⇔  α ≥ α_min = t(T − P)/(t(T − R) + (1 − t)(P − S) + t(T − P))
///     to reassure does pay     ⇔  α ≤ α_max = t(R − P)/((1 − t)(P − S) + t(T′ − P)), or 1
///
/// so a first step must be dear enough to tell something and cheap enough to be risked. Each seat
/// weighs its first act by the payoffs, not by these bounds: outside the window the runs show who
/// deviates. Acts are words on the line; what each does next follows from what it heard.
///
/// Units: payoffs. Domain: as above, 0 < t < 1; a line that changes nothing. What an
/// untrustworthy side earns in one round is counted as for the trustworthy, and held against
/// nothing. Source: after Kydd 2000, "Trust, reassurance, and cooperation", whose own parameters
/// differ. Left out: equilibria in which all do alike.

#include "sim/parameters/fields.hpp"
#include "sim/policies/strategic/seat.hpp"

namespace backchannel {

struct TrustThreshold : Unplayed {
  static constexpr std::string_view kName = "trust_threshold";

  double trust = 0.6;
  double both_cooperate = 4;
  double exploit = 3;
  double neither = 2;
  double exploited = 1;

  void fields(auto& visit) {
    visit(Field{"trust", "chance that a side is trustworthy (t)", "theory A4", Unit::share,
                kProbability}, trust);
    visit(Field{"both_cooperate", "payoff where both cooperate (R)", "theory A4", Unit::number,
                {-1000, 1000}}, both_cooperate);
    visit(Field{"exploit", "payoff for exploiting one who cooperates (T)", "theory A4",
                Unit::number, {-1000, 1000}}, exploit);
    visit(Field{"neither", "payoff where neither cooperates (P)", "theory A4", Unit::number,
                {-1000, 1000}}, neither);
    visit(Field{"exploited", "payoff for being exploited (S)", "theory A4", Unit::number,
                {-1000, 1000}}, exploited);
  }
  void solve();
  std::vector<Mistake> mistakes() const;
  std::vector<Prediction> predictions() const;
  void deal(Match& match, Draws& nature) const;
  void play(const Position& position, Moves& moves) const;
  void rule(Match& match, Draws& nature, const Wire& wire, double day, Moves& moves) const;
  void pay(const Match& match, double (&payoffs)[2], Moves& moves) const;

  double payoff_of(bool own, bool others) const;
  double needed_trust = 1;  ///< found by `solve`
};

struct Reassurance : Unplayed {
  static constexpr std::string_view kName = "reassurance";

  double trust = 0.3;
  double both_cooperate = 3;
  double exploit = 4;
  double exploit_reluctantly = 2;
  double neither = 1;
  double exploited = 0;
  double first_stake = 0.5;

  void fields(auto& visit) {
    visit(Field{"trust", "chance that a side is trustworthy (t)", "theory A4", Unit::share,
                kProbability}, trust);
    visit(Field{"both_cooperate", "payoff where both cooperate (R)", "theory A4", Unit::number,
                {-1000, 1000}}, both_cooperate);
    visit(Field{"exploit", "payoff of an untrustworthy side for exploiting (T)", "theory A4",
                Unit::number, {-1000, 1000}}, exploit);
    visit(Field{"exploit_reluctantly", "the same of a trustworthy one (T′)", "theory A4",
                Unit::number, {-1000, 1000}}, exploit_reluctantly);
    visit(Field{"neither", "payoff where neither cooperates (P)", "theory A4", Unit::number,
                {-1000, 1000}}, neither);
    visit(Field{"exploited", "payoff for being exploited (S)", "theory A4", Unit::number,
                {-1000, 1000}}, exploited);
    visit(Field{"first_stake", "share of all that is at stake in the first round (α)",
                "theory A4", Unit::share, kProbability}, first_stake);
  }
  void solve();
  std::vector<Mistake> mistakes() const;
  std::vector<Prediction> predictions() const;
  void deal(Match& match, Draws& nature) const;
  void play(const Position& position, Moves& moves) const;
  void rule(Match& match, Draws& nature, const Wire& wire, double day, Moves& moves) const;
  void pay(const Match& match, double (&payoffs)[2], Moves& moves) const;

  double payoff_of(bool trustworthy, bool own, bool others) const;
  /// What a first act gains over the other for a type, against players of the separating profile.
  double gain_of_cooperating(bool trustworthy, double stake) const;
  bool cooperates_first(bool trustworthy) const;

  double least_stake = 0;  ///< α_min and α_max, found by `solve`
  double most_stake = 1;
};

}  // namespace backchannel
