#pragma once

/// Whose uncertainty the variance of a measure is: Sobol's first and total indices, with luck as a
/// factor of its own.
///
/// Over a Saltelli design (design/points.hpp) of N base points, with f centred,
///
///     S_i  = 1/(N V) Σ f(B) (f(A_Bⁱ) − f(A))     first: what knowing i alone would take away
///     ST_i = 1/(2 N V) Σ (f(A) − f(A_Bⁱ))²       total: what is left if all but i are known
///
/// (Saltelli et al. 2010, table 2, rows b and f; the second is Jansen's), V being the variance over
/// A and B. Both ways round (`both_ways`) each is the mean of two. ST_i − S_i is what i does in
/// company only. The first form of S_i is good for small indices; luck has a large one, and for it
/// Jansen's S_i = 1 − 1/(2 N V) Σ (f(B) − f(A_Bⁱ))² is taken, which is good for large ones.
///
/// Intervals are percentiles of a bootstrap of base points, V included. Where no run differs at all
/// they would have no width: of an event (every value 0 or 1) they then reach to what the rule of
/// three leaves, 3 / (2 N V), since up to 3 in N might differ.
///
/// **Luck.** A run is a function of its parameters *and* its luck, f(x, ω). So luck is one more
/// factor: A and B bring a luck of their own (a run number), A_B^luck is the point A lived with the
/// luck of B, and all other rows of a base point keep the luck of the point they were made from.
/// Then S_luck is what the same luck everywhere would take away, ST_luck what is left when every
/// parameter is known, and 1 − ST_luck the most that parameters could ever explain by themselves.
///
/// **A fresh seed for each row**, which is what one gets by handing a stochastic model to a tool
/// for deterministic ones, mixes luck into every difference: its "total index" estimates the total
/// index of i *and luck together*,
///
///     E ½ (f(A, ω) − f(A_Bⁱ, ω'))² = V ST_{i, luck}  ≥  V ST_luck    even of an inert factor.
///
/// No row need be lived again to show it: A_Bⁱ (luck of A) and A_B^luck (luck of B) differ in just
/// i and luck, so `fresh_total` is ½ mean (f(A_Bⁱ) − f(A_B^luck))² / V.
///
/// That a factor moves nothing can be seen at all because luck is looked up by name, and no
/// parameter moves another's draws.
///
/// Sources: Sobol 1993, "Sensitivity estimates for nonlinear mathematical models"; Jansen 1999,
/// "Analysis of variance designs for model output"; Saltelli et al. 2010, "Variance based
/// sensitivity analysis of model output". Left out: indices of pairs; groups other than luck.

#include <Eigen/Core>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "analysis/table/statistics.hpp"

namespace backchannel {

/// Shares of variance below this do not matter (judgement: one part in a hundred).
inline constexpr double kSlightShare = 0.01;

enum class SobolVerdict : std::uint8_t {
  no_run_differs,  ///< not one, between A and A_B of this factor
  matters,         ///< also by itself: the interval of S excludes zero
  alone_not_told,  ///< S may be zero, ST is above a slight share: with others or luck, or both
  slight,          ///< the whole interval of ST lies below a slight share
  cannot_be_told,  ///< not distinguishable from zero
};
std::string_view words_of(SobolVerdict verdict);

struct SobolIndex {
  Estimate first;
  Estimate total;
  std::optional<Estimate> fresh_total;  ///< with a fresh seed for each row; of parameters only
  SobolVerdict verdict = SobolVerdict::no_run_differs;
};

struct SobolIndices {
  std::size_t base_points = 0;
  double mean = 0;
  double variance = 0;
  std::vector<SobolIndex> factors;     ///< in the order of the columns
  std::optional<std::size_t> luck;     ///< which of them is luck
  std::optional<Estimate> parameters;  ///< 1 − ST_luck: all that parameters explain
};

/// `values` in the order of Saltelli's rows; `luck` is the column that is luck, if one is.
SobolIndices sobol_indices(const Eigen::ArrayXd& values, std::size_t factors, bool both_ways,
                           std::optional<std::size_t> luck, std::uint64_t seed);

}  // namespace backchannel
