#pragma once

/// The bootstrap, by keyed luck: how far a statistic would have moved with other data of the kind.
///
/// A replicate draws as many items as there are, with replacement, and is told as how often each
/// item was drawn. Which items those are is looked up by Philox under (seed, replicate, place), so
/// the same seed gives the same interval on every machine, and one replicate more changes none of
/// the others. The interval is the percentile one: the 2.5 % and 97.5 % quantiles of the replicates
/// (Hyndman and Fan's seventh). It is taken around the items that were drawn independently: base
/// points of a Saltelli design, trajectories, runs. Where base points come from a Sobol sequence
/// they fill the space more evenly than chance, so that the interval errs on the wide side.
///
/// Sources: Efron 1979, "Bootstrap methods: another look at the jackknife"; Archer, Saltelli &
/// Sobol 1997, "Sensitivity measures, ANOVA-like techniques and the use of bootstrap".
/// Left out: bias correction and acceleration.

#include <Eigen/Core>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

#include "analysis/table/statistics.hpp"

namespace backchannel {

inline constexpr std::size_t kReplicates = 1000;

/// How often each of `items` was drawn, in replicates `first` … `first + count − 1`: one row each.
Eigen::MatrixXd resampled_counts(std::size_t items, std::size_t first, std::size_t count,
                                 std::uint64_t seed);

/// A statistic of weighted items: it gets some rows of counts and gives one row of values for each.
using WeightedStatistics = std::function<Eigen::MatrixXd(const Eigen::MatrixXd& counts)>;
/// Percentile intervals of several statistics; `values` are those of the data themselves.
std::vector<Estimate> bootstrap_intervals(const std::vector<double>& values, std::size_t items,
                                          std::uint64_t seed, const WeightedStatistics& statistics,
                                          std::size_t replicates = kReplicates);

/// Some places out of 0 … count − 1 in an order of their own; `who` keeps orders apart.
std::vector<std::size_t> keyed_order(std::size_t count, std::uint64_t seed, std::uint32_t who);

}  // namespace backchannel
