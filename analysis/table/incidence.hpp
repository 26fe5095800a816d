#pragma once

/// How something ends over time, where one end forestalls another.
///
/// The cumulative incidence of an ending k is the chance that it has come by day t, as things are:
/// whoever has met another ending first can no longer meet this one, and still counts,
///
///     F_k(t) = Σ_{s ≤ t} S(s−) · d_k(s) / n(s),   S(t) = Π_{s ≤ t} (1 − d(s) / n(s)),
///
/// with n at risk, d endings of all kinds and d_k of kind k at s (Aalen and Johansen 1978). The
/// endings and "none yet" add up to one on each day. One minus Kaplan and Meier's curve would treat
/// a run that ended in war as one whose talks were merely lost from sight, and so tell how often
/// talks would break off in a world without wars: larger, and of another world.
///
/// Nobody drops out of a run before its last day, which is the same for all that have not ended; up
/// to that day F_k(t) is then the plain share of runs, and the band is Wilson's interval of each
/// day by itself (statistics.hpp). Left out: bands that hold for all days at once.
///
/// Sources: O. Aalen, S. Johansen, Scand. J. Stat. 5 (1978); H. Putter, M. Fiocco, R. Geskus, Stat.
/// Med. 26 (2007), on why not one minus Kaplan–Meier.

#include <cstddef>
#include <cstdint>
#include <vector>

#include "analysis/table/statistics.hpp"

namespace backchannel {

class Incidence {
 public:
  explicit Incidence(std::size_t endings) : days_(endings) {}

  /// One run: the ending it met first, and when; days are not negative.
  void add(std::size_t ending, double day);
  /// One run that was watched to the last day and met none.
  void add_none() { ++runs_; }

  std::uint64_t runs() const { return runs_; }
  /// Share of runs that have met the ending by each of these days, which rise.
  std::vector<Estimate> by(std::size_t ending, const std::vector<double>& days) const;

 private:
  std::uint64_t runs_ = 0;
  std::vector<std::vector<double>> days_;  ///< of each ending, in the order of runs
};

}  // namespace backchannel
