#pragma once

/// What one principal can see, and nothing else. Policies decide on a View; only `engine/look`
/// makes one out of a crisis, so imperfect information is kept by types and not by discipline.

#include "sim/crisis/mind.hpp"

namespace backchannel {

struct View {
  const Mind* self = nullptr;     ///< its own mind
  double other_hurt = 0;          ///< the counterpart's hurt, as far as it shows
  double trust_in_operator = 0.6; ///< 0.6 is the neutral point where nobody operates
  double audience_cost = 0;       ///< what talking costs at home now (B5)
  double outside_threat = 0;      ///< third-party threat, 0 to 1
  double mood = 0;                ///< the leader's, a standard normal; 0 where it does not vary
  double way_out = 0;             ///< own estimate that some package clears both reservations
};

}  // namespace backchannel
