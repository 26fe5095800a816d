#pragma once

/// Running until something is known well enough, instead of a number of times.
///
/// A goal is a quantity and a half-width h: `war=0.002`. For each arm, or for the paired difference
/// of each arm to the first, an interval that may be looked at at any time (anytime.hpp) is kept,
/// and the runs stop at the first look at which each is no wider than ± h. Looks are at fixed
/// numbers of runs, 256 and then a thirty-second part more each time but no fewer than 256, so that
/// where it stops depends on the runs alone, not on threads or batches.
///
/// **Rare events.** ± h is soon reached by what hardly ever happens, and then says little: an
/// interval of 0 to 0.3 % is narrow and leaves open whether it happens in one run of 400 or never.
/// So a share counts as known only when it was seen (and was not seen) in ten runs: with ten, both
/// ends of Garwood's exact interval for a count lie within about a factor of two, 0.48 to 1.84
/// times; with three they span a factor of 43. Below ten it runs on, until even Garwood's upper
/// bound is below h / 10 (none of n runs: 3 / n, the rule of three), and a sentence says so. A
/// difference wants ten runs in which it was seen in either arm. A mean wants ten runs that differ
/// from the first (or, of a difference, in which the arms differ), or fewer than one in a thousand.
///
/// Each interval stands alone at 95 %; they are counted, not corrected.
///
/// Sources: F. Garwood, "Fiducial limits for the Poisson distribution", Biometrika 28 (1936);
/// J. Hanley, A. Lippman-Hand, "If nothing goes wrong, is everything all right?", JAMA 249 (1983).
/// Ten, the tenth part and the looks are judgement. Left out: stopping when a verdict is reached.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "analysis/language/language.hpp"
#include "analysis/table/anytime.hpp"
#include "analysis/table/quantity.hpp"
#include "sim/engine/experiment.hpp"
#include "sim/parameters/problem.hpp"

namespace backchannel {

/// What somebody wants to know, and how well.
struct PrecisionGoal {
  std::vector<Quantity> by_arm;  ///< one quantity, as each arm has it
  double half_width = 0;
};

/// A goal from a name and a half-width in words: `war` and `0.002` or `0.2%`, `end_day` and `12h`
/// or `0.5`. Nothing, and the complaint filled in, if an arm has no such quantity or it makes no
/// sense.
std::optional<PrecisionGoal> precision_goal(const std::string& name,
                                            const std::string& half_width,
                                            std::span<const Scenario* const> arms,
                                            Complaint& complaint);

/// What is known of one goal in one arm.
struct PrecisionRow {
  std::string arm;
  std::string against;  ///< the first arm, of a difference; else empty
  Quantity quantity;
  double asked = 0;
  Estimate known;
  std::uint64_t runs = 0;
  std::uint64_t seen = 0;     ///< runs that speak about it, see above
  double rarer_than = 1;      ///< 95 % bound on the share of such runs
  double runs_needed = 0;     ///< roughly
  bool narrow = false;        ///< the interval is as narrow as asked
  bool seen_enough = false;   ///< or too rare to matter
  bool in_the_limit = false;  ///< rests on the normal limit

  bool reached() const { return narrow && seen_enough; }
  bool is_rare() const;
  /// `war`, or `war of A minus B`.
  std::string name(const Language& language = {}) const;
  std::string sentence(const Language& language = {}) const;
};

/// Upper 95 % bound on the mean of a Poisson count (Garwood); 3.0 when none was seen.
double most_expected(std::uint64_t seen);

class PrecisionWatch {
 public:
  enum class Of { arms, differences };
  PrecisionWatch(Of of, std::vector<std::string> arms, std::vector<PrecisionGoal> goals);

  void add(const Batch& batch);
  std::uint64_t runs() const { return runs_; }
  /// The number of runs at which to look next.
  std::uint64_t next_look() const { return next_look_; }
  /// Looks: whether all goals are reached. Sets the next look.
  bool look();
  /// Whether all were reached when it was last looked at.
  bool reached() const { return reached_; }
  /// Roughly, for all goals.
  std::uint64_t runs_needed() const;
  std::vector<PrecisionRow> rows() const;
  bool of_differences() const { return of_ == Of::differences; }
  /// Of the goal that is furthest off, in a few words.
  std::string running_text() const;

 private:
  struct Followed {
    std::size_t goal = 0;
    std::size_t arm = 0;
    AnytimeMean mean;
    double first = 0;        ///< value of the first run
    std::uint64_t some = 0;  ///< runs in which an arm has it, or that differ
    std::uint64_t all = 0;   ///< runs in which every arm at hand has it
  };
  void add(Followed& followed, double value, double against);
  PrecisionRow row(const Followed& followed) const;

  Of of_;
  std::vector<std::string> arms_;
  std::vector<PrecisionGoal> goals_;
  std::vector<Followed> followed_;
  std::vector<std::vector<double>> rows_;
  std::uint64_t runs_ = 0;
  std::uint64_t next_look_ = 256;
  std::size_t last_open_ = 0;  ///< where to look first, since it was not reached last time
  bool reached_ = false;
};

}  // namespace backchannel
