#pragma once

/// Luck and what is not known, apart.
///
/// `uncertain:` is what we do not know of the world: it would be the same on every day if only one
/// knew it. Luck is what would turn out otherwise if the same world were lived again. A plain run
/// draws both anew, so its scatter is of both. Here M draws of `uncertain:` are lived R times each,
/// with luck of its own each time and the same in every arm, and
///
///     x = θ + e,   θ the mean under draw m, variance τ² over draws;  e luck, variance σ²
///
/// for what is read off a run, in one arm or as the difference of two. By one-way analysis of
/// variance with random effects
///
///     σ² = MSW, the mean variance within draws,
///     τ² = (MSB − MSW) / R, MSB = R × the variance of the M draw means,
///
/// where subtracting MSW takes off what luck alone adds to the scatter of draw means. τ² may come
/// out below zero, which means that it cannot be told from none. The mean has Student's interval
/// over draws, which holds both.
///
/// **The same sign.** In which share of draws does the difference have the sign it has on average?
/// Counting draw means will not do: each carries luck of variance σ² / R. Three answers are given:
///
///     raw          the share of draw means with the sign of the mean, luck and all; draws in which
///                  no run differs are counted beside it
///     beyond luck  how many draws differ from zero by their own 95 % interval, on either side; by
///                  luck alone at most 2.5 % of the draws would, on each
///     same sign    the mean over draws of P(θ has the sign of the mean | what the draw showed)
///
/// The last is an estimate of what was asked for, the others are what is seen. It is empirical
/// Bayes, with a shape assumed for how draws differ. For a share, the sign of θ is decided among
/// the runs in which it happens in one arm only: of d such runs b are in the second, b binomial
/// with p, p of Beta shape over draws (fitted by Kleinman's moments), and θ > 0 where p > ½. That p
/// has nothing to do with how many runs differ is assumed as well. For a mean, θ is normal over
/// draws with variance τ², so that a draw mean is shrunk towards the mean by τ² / (τ² + σ² / R).
///
/// Intervals of shares of variance and of the same sign: percentiles over 1,000 resamples of whole
/// draws (bootstrap), with a fixed seed. Where no resample shows a draw of the
/// other sign, the interval of the same sign has no width, which proves nothing, and is not shown.
///
/// Sources: S. Searle, G. Casella, C. McCulloch, "Variance Components" (1992), ch. 3; C. Morris,
/// "Parametric empirical Bayes inference", J. Am. Stat. Assoc. 78 (1983); J. Kleinman, "Proportions
/// with extraneous variance: single and independent samples", J. Am. Stat. Assoc. 68 (1973);
/// B. Efron, R. Tibshirani, "An Introduction to the Bootstrap" (1993). Left out: luck whose
/// variance differs between draws (one σ² serves all), which parameter it is (sensitivity analysis
/// tells), and whether the ranges of `uncertain:` are right.

#include <cstdint>
#include <string>
#include <vector>

#include "analysis/table/quantity.hpp"
#include "analysis/table/statistics.hpp"
#include "sim/engine/experiment.hpp"

namespace backchannel {

/// What one draw of the prior shows.
struct DrawMean {
  double mean = 0;
  double variance = 0;     ///< within the draw
  std::uint64_t up = 0;    ///< runs above zero
  std::uint64_t down = 0;  ///< runs below
  bool above = false;      ///< its own 95 % interval excludes zero
  bool below = false;
};

struct PriorFinding {
  Quantity quantity;
  std::string arm;
  std::string against;         ///< the first arm, of a difference; else empty
  std::uint64_t draws = 0;
  std::uint64_t lucks = 0;
  Estimate mean;
  double luck_variance = 0;    ///< σ²
  double prior_variance = 0;   ///< τ², below zero where it cannot be told from none
  Estimate prior_share;        ///< τ² / (τ² + σ²), of one run
  // Of differences only.
  double raw_same = 0;         ///< among all draws
  std::uint64_t no_run_differs = 0;
  std::uint64_t above = 0;
  std::uint64_t below = 0;
  Estimate same_sign;

  bool is_difference() const { return !against.empty(); }
  /// All resamples give one sign to all draws: an interval of no width, which proves nothing.
  bool at_the_edge() const { return same_sign.low == 1; }
  double prior_sd() const;
  double luck_sd() const;
  std::string sentence() const;
};

/// Estimates from what draws show, of a share or a mean; `quantity` and names are the caller's.
PriorFinding apart(const std::vector<DrawMean>& draws, std::uint64_t lucks, bool share);

class PriorStudy {
 public:
  /// One quantity or several, each as every arm has it: [quantity][arm].
  PriorStudy(std::vector<std::string> arms, std::vector<std::vector<Quantity>> quantities,
             std::uint32_t lucks);
  /// Batches in their order, from the first run on.
  void add(const Batch& batch);
  /// Draws that are complete.
  std::uint64_t draws() const;
  std::uint64_t lucks() const { return lucks_; }
  /// Every arm by itself, then every other arm minus the first, for each quantity.
  std::vector<PriorFinding> findings() const;

 private:
  struct Series {
    std::size_t quantity = 0;
    std::size_t arm = 0;
    bool difference = false;
    PairedCounts counts;  ///< of the draw at hand, as are the next three
    Moments moments;
    std::uint64_t up = 0;
    std::uint64_t down = 0;
    std::vector<DrawMean> draws;
  };
  void add(Series& series, double value, double against);

  std::vector<std::string> arms_;
  std::vector<std::vector<Quantity>> quantities_;
  std::uint32_t lucks_;
  std::vector<Series> series_;
  std::vector<std::vector<double>> rows_;
};

}  // namespace backchannel
