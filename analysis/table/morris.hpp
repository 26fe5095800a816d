#pragma once

/// Elementary effects: which of many parameters move a measure at all, from few runs.
///
/// A trajectory (design/points.hpp) moves one factor at a time by a step Δ, in parts of its range.
/// Each move gives that factor one effect per whole range,
///
///     d = (y(x + Δ e_i) − y(x)) / Δ,
///
/// and over r trajectories
///
///     μ   mean of d      how much more of the measure there is at the top of the range
///     μ*  mean of |d|    how much it moves at all, whichever way (Campolongo et al. 2007)
///     σ   sd of d        how far that depends on the other factors, and on luck.
///
/// Intervals are percentiles of a bootstrap of trajectories; where no run of an event differs, they
/// reach to what the rule of three leaves, 3 / (r Δ). All points of a trajectory share their
/// luck, so a factor that the model does not use has d = 0 exactly; with a fresh seed for each
/// point μ* of such a factor is not zero, but the mean size of a difference of two runs.
///
/// Of an outcome that comes or does not, μ is in runs and d is 0 or ±1/Δ in each: μ* · Δ is the
/// share of trajectories in which the step changes the end at all, and where μ is much smaller than
/// μ*, the factor changes *which* runs end so more than *how many*.
///
/// Sources: Morris 1991, "Factorial sampling plans for preliminary computational experiments";
/// Campolongo, Cariboni & Saltelli 2007, "An effective screening design for sensitivity analysis of
/// large models". Left out: groups of factors; effects of second order.

#include <Eigen/Core>

#include <cstdint>
#include <string_view>
#include <vector>

#include "analysis/table/statistics.hpp"

namespace backchannel {

enum class MorrisVerdict : std::uint8_t {
  no_run_differs,  ///< every effect is exactly zero
  raises,          ///< the interval of μ is above zero
  lowers,          ///< … below zero
  both_ways,       ///< it moves the measure, and no direction can be told
  slight,          ///< the whole interval of μ* is below the margin
};
/// `raises it`, `no run differs` …
std::string_view words_of(MorrisVerdict verdict);

struct MorrisEffect {
  Estimate mean;           ///< μ
  Estimate mean_absolute;  ///< μ*
  Estimate sd;             ///< σ
  MorrisVerdict verdict = MorrisVerdict::no_run_differs;
};

/// Effects per factor (one column each), one row for each trajectory.
Eigen::ArrayXXd elementary_effects(const Eigen::ArrayXXd& points, const Eigen::ArrayXd& values);
/// `margin`: an effect over the whole range that does not matter.
std::vector<MorrisEffect> morris_effects(const Eigen::ArrayXXd& points,
                                         const Eigen::ArrayXd& values, std::uint64_t seed,
                                         double margin = 0);

}  // namespace backchannel
