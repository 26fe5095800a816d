#pragma once

/// Instants and sides: the two smallest words of the model.
///
/// An instant is a whole number of seconds since the start of the scenario. Theory speaks of days
/// and rates per day; the half second lost in rounding is 6e-6 of a day.

#include <cstdint>
#include <limits>

namespace backchannel {

using Instant = std::int64_t;

inline constexpr Instant kNever = std::numeric_limits<Instant>::max();
inline constexpr Instant kDay = 86400;
inline constexpr double kSecondsPerDay = 86400;

/// Days to seconds, rounded to the nearest; a time too far away to matter becomes `kNever`.
constexpr Instant seconds(double days) {
  constexpr double kFar = 1e14;
  const double exact = days * kSecondsPerDay;
  if (!(exact < kFar)) return kNever;
  return static_cast<Instant>(exact + 0.5);
}
constexpr double days(Instant span) { return static_cast<double>(span) / kSecondsPerDay; }

/// `instant + span`, where never plus anything is never.
constexpr Instant after(Instant instant, Instant span) {
  return instant == kNever || span >= kNever - instant ? kNever : instant + span;
}

/// The two principals of a crisis are 0 and 1.
using Side = int;
constexpr Side other(Side side) { return 1 - side; }

}  // namespace backchannel
