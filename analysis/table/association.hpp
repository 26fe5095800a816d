#pragma once

/// What two things read off the same runs have to do with each other, and how far runs spread.
///
/// **Separation** (AUC): the chance that a run in which something happened has the greater value
/// than a run in which it did not, ties counted half; 0.5 says nothing, 1 everything. With m runs
/// of the one kind and n of the other, V_i the share of the others below run i, and V_j the share
/// of the first kind above run j,
///
///     A = mean V_i,   se² = var V_i / m + var V_j / n                 (DeLong et al. 1988)
///
/// Two measures on the same runs are compared with the covariances of their V. Perfect separation
/// has se = 0; its interval is then Wilson's for the smaller kind, all of it.
///
/// **Correlation** (Pearson's r): tanh(artanh r ± z / √(n − 3)), after Fisher.
///
/// **Spread**: the standard deviation s, and its difference between two paired samples. The share
/// of run k in s is ((x_k − x̄)² − s²) / 2s (its influence); the differences of these shares run by
/// run give the standard error, so that pairing counts and no shape is assumed.
///
/// Everything is a function of the values in their order: no luck of its own.
/// What is left out: ranks for correlation; a correction of the intervals for very few runs.

#include <vector>

#include "analysis/table/statistics.hpp"

namespace backchannel {

/// How well a value tells the runs in which something happened from the others; NaN without both.
Estimate separation(const std::vector<double>& values, const std::vector<bool>& happened);
/// By how much the first separates better than the second, each in the direction in which it does:
/// |A₁ − ½| − |A₂ − ½|.
Estimate separation_lead(const std::vector<double>& first, const std::vector<double>& second,
                         const std::vector<bool>& happened);
Estimate correlation(const std::vector<double>& first, const std::vector<double>& second);
Estimate spread(const std::vector<double>& values);
/// Spread of the second minus spread of the first; value k of both is from the same luck.
Estimate spread_difference(const std::vector<double>& first, const std::vector<double>& second);

}  // namespace backchannel
