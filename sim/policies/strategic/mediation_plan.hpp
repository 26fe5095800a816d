#pragma once

/// The best that talks can do for peace between two who may each be strong or weak.
///
/// Each side is strong with odds λ to 1. It tells a type, not necessarily its own; then a split is
/// on the table or none is, and there is war unless both accept. A plan says with which chance each
/// split x of the first side is put on the table, for each pair of types told. Of all plans that
/// make it best for everyone to tell the truth and to do as is proposed, the one with the most
/// peace is found as a linear program. What must hold depends on how the two talk:
///
///     openly        both hear what both tell, and a lottery that both control picks the split: it
///                   must be better than war for each against the type that the other told
///     mediator      nobody hears what the other told: a split must be better than war on average
///                   over whom one may be facing, given that just this split was proposed
///     arbitrator    what is proposed is done; only to take part must be better than war
///
/// Whoever lies may go on lying: after each proposal it accepts or fights, whichever is better then
/// (double deviations). Plans favour neither seat, which costs no peace.
///
/// Splits are looked for among the points at which somebody changes its mind and a grid between
/// them. Where several plans are as peaceful, a mediator takes the one that rests least on the
/// strong not knowing that they face the weak: if the talks leak, it loses least.
///
/// Units: shares of what is at stake. Source: Hörner, Morelli & Squintani 2015, "Mediation and
/// Peace" (theory A6). Left out: types told in parts (mixed strategies), more than two types.

#include <vector>

namespace backchannel {

/// Types.
inline constexpr int kWeak = 0;
inline constexpr int kStrong = 1;

enum class Talk { none, open, mediator, arbitrator };

/// What talks are about.
struct Quarrel {
  double odds = 1;                      ///< of being strong
  double war[2][2] = {{0, 0}, {0, 0}};  ///< worth of war to a type against a type
  std::vector<double> splits = {};      ///< shares of the first that can be had, rising
  bool operator==(const Quarrel&) const = default;
  double share_of(int type) const { return (type == kStrong ? odds : 1.0) / (1 + odds); }
};

/// Splits on which peace may turn: where some type changes its mind, and a grid between.
std::vector<double> splits_of(const Quarrel& quarrel);

struct MediationPlan {
  double peace = 0;                ///< chance that there is no war
  double rests_on_secrecy = 0;     ///< chance of a split that one side would refuse if it knew all
  /// By the types that the first and the second told: chance of each split.
  std::vector<double> chance[2][2];
  /// The split that a uniform picks; −1 for war.
  int pick(int first, int second, double uniform) const;
};

MediationPlan best_plan(const Quarrel& quarrel, Talk talk);

}  // namespace backchannel
