#pragma once

/// A mean whose interval may be looked at after every run, and stopped at for what it shows.
///
/// An interval of statistics.hpp holds at *one* number of runs, fixed beforehand. Whoever looks
/// again and again and stops when he likes what he sees will sooner or later look at one that
/// misses. A confidence sequence holds at all numbers of runs at once: with 95 % none of its
/// intervals, however many, misses the mean. It is wider for that, by half as a rule.
///
/// **Betting** (values that are −1, 0 or 1, or lie within known bounds; no approximation). Suppose
/// the mean were m. Somebody who stakes the part λ of a fortune of 1 on every run has
///
///     K(m) = Π (1 + λ (x − m)),
///
/// a fair game, whose fortune ever reaches 2 / α with chance α / 2 at most (Ville 1939). So every m
/// that has made the gambler so rich is refused: bets on "more" give the lower end, bets on "less"
/// the upper. λ may depend on earlier runs only. Runs are betted on in stages (256, 1024, 4096 …),
/// each with the λ that is best for an interval of the half-width h asked for,
///
///     λ = h / v,   v = (R² / 4 + Σ (x − mean)²) / (n + 1)   of all stages before, R the range,
///
/// and the fortune is spread over λ / 2, λ, 2 λ and 4 λ with weights 1/8, 1/2, 1/4 and 1/8. For
/// −1, 0 and 1 the fortune depends on counts alone; for other bounded values Fan's inequality gives
/// less than it from sums and squares: log(1 + λ y) ≥ λ y + y² (log(1 − λ) + λ) for y ≥ −1.
/// Either grows steadily with the distance from m, so the ends are found by halving. An interval
/// of half-width h takes about 2 log(80) v / h² = 8.8 v / h² runs, 2.3 times those of a fixed one.
///
/// **Free** (nothing bounds the values). The mixture boundary of sums of normal variables with the
/// variance as estimated so far,
///
///     mean ± sd √(2 (n ρ² + 1) / (n ρ)² · log(√(n ρ² + 1) / α)),
///
/// tightest at the number of runs that h should take by the first 256 runs. It is right in the
/// limit only; before those 256 nothing is said.
///
/// Sources: I. Waudby-Smith, A. Ramdas, "Estimating means of bounded random variables by betting",
/// J. R. Stat. Soc. B 86 (2024); X. Fan, I. Grama, Q. Liu, "Exponential inequalities for
/// martingales with applications", Electron. J. Probab. 20 (2015), and S. Howard, A. Ramdas,
/// J. McAuliffe, J. Sekhon, "Time-uniform, nonparametric, nonasymptotic confidence sequences",
/// Ann. Stat. 49 (2021); I. Waudby-Smith, D. Arbour, R. Sinha, E. Kennedy, A. Ramdas, "Time-uniform
/// central limit theory and asymptotic confidence sequences", Ann. Stat. 52 (2024). Stages and
/// weights are judgement. Left out: the intersection with earlier intervals, which would be valid
/// and no wider, but could be empty.

#include <array>
#include <cstdint>
#include <vector>

#include "analysis/table/statistics.hpp"

namespace backchannel {

class AnytimeMean {
 public:
  /// What is known of the values before any is seen.
  enum class Law {
    counts,   ///< each is −1, 0 or 1
    bounded,  ///< each lies between `low` and `high`
    free,     ///< nothing; independent, with a variance
  };
  /// Tuned to be tightest when the half-width, in the unit of the values, is reached.
  AnytimeMean(Law law, double low, double high, double half_width);

  void add(double value);
  std::uint64_t count() const { return all_.count(); }
  double mean() const { return all_.mean(); }
  Law law() const { return law_; }
  /// Within the bounds; infinite where nothing can be said yet.
  Estimate interval(double confidence = kConfidence) const;
  /// Roughly how many runs an interval as narrow as asked for takes, from what has been seen.
  double runs_needed() const;

 private:
  struct Stage {
    double bet = 0;
    std::array<std::uint64_t, 3> counts{};  ///< of −1, 0, 1
    Moments moments;
  };
  double variance() const;
  double log_fortune(double mean, double side) const;
  double log_fortune(const Stage& stage, double mean, double bet) const;
  double end(double side, double confidence) const;
  Estimate free_interval(double confidence) const;

  Law law_;
  double low_;
  double high_;
  double half_width_;
  std::uint64_t next_stage_ = 0;
  double tightest_at_ = 0;  ///< number of runs, of a free mean
  Moments all_;
  std::vector<Stage> stages_;
};

}  // namespace backchannel
