#pragma once

/// Two small things that players who move at the same time need of the engine's clock.
///
/// Its instants are whole seconds, and words may arrive in the very instant in which they were
/// said. So one who moves later than another must not move in the same second as it opens, and
/// one who answers what was done the day before must not answer what was said a moment ago.

#include <algorithm>

#include "sim/policies/strategic/seat.hpp"

namespace backchannel {

/// A wait of at least one second, in days: what is drawn after the start happens after it.
inline double not_at_once_but_in(double days) { return std::max(days, 1.0 / 86400); }

/// What a seat has seen of the other, kept in the first three of its notes.
struct Seen {
  /// Words have come.
  static void take(Own& own, double value, double said_on) {
    own.note[0] = own.note[1];
    own.note[1] = value;
    own.note[2] = said_on;
  }
  /// What was known before today.
  static double before(const Own& own, double day) {
    return own.note[2] < day ? own.note[1] : own.note[0];
  }
  /// What is known before anything was said.
  static void begin(Own& own, double value) {
    own.note[0] = own.note[1] = value;
    own.note[2] = -1;
  }
};

}  // namespace backchannel
