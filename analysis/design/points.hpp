#pragma once

/// Where to look: points of the unit cube, one column for each factor, from which parameters are
/// set by their quantiles.
///
/// All of them are pure functions of the factors' names, a number of points and a seed. Nothing is
/// drawn from a stream; each number is looked up by Philox under the seed, the *name* of its factor
/// (`who_of` of its path) and its place, as the luck of a run is (sim/crisis/luck.hpp). A factor
/// added at the end therefore moves no value of any other factor, and no factor's values depend on
/// what the others are called. The purposes of these draws are their own, so that a design and the
/// runs at its points may share a seed.
///
/// * **Independent**: uniform numbers. Growing keeps the first N.
/// * **Latin hypercube** (McKay, Beckman & Conover 1979): of N points each of the N equal slices of
///   each factor gets one, in an order of that factor's own, at a random place inside the slice.
///   It cannot grow: other slices, other points.
/// * **Scrambled Sobol** (Sobol 1967; direction numbers of Joe & Kuo 2008 as Boost.Random carries
///   them, in the natural order; scrambled after Owen 1998). The k-th factor is the sequence's k-th
///   dimension; its scrambling is keyed by its name. Every digit in base 2 is flipped or not by a
///   draw that depends on all digits before it, so the nets are kept: any 2^m points that begin at
///   a multiple of 2^m have one in each of the 2^m equal slices of each factor, and any two
///   dimensions are balanced as the unscrambled ones are. Each point by itself is uniform. Growing
///   keeps the first N; powers of two are best.
/// * **Saltelli** (Saltelli et al. 2010): two base points A and B, and mixtures of them, for Sobol
///   indices. A factor takes two dimensions of the scrambled sequence, 2k for A and 2k + 1 for B
///   (not all A first, as is customary, so that a factor more moves no other). Rows, base point by
///   base point, with d factors:
///
///       A, A_B¹ … A_Bᵈ, B                     d + 2
///       A, A_B¹ … A_Bᵈ, B_A¹ … B_Aᵈ, B        2d + 2, with `both_ways` (indices of pairs)
///
///   where A_Bⁱ is A with factor i taken from B. Growing keeps the first rows.
/// * **Morris** (1991): trajectories of d + 1 points on a grid of p levels (even),
///   0, 1/(p − 1) … 1, each step moving one factor by ±p / (2 (p − 1)): both ways equally often and
///   each level met equally often. Steps come in an order drawn for each trajectory; a factor more
///   leaves the order of the others as it is. The customary optimisation (Campolongo, Cariboni &
///   Saltelli 2007), which picks trajectories far from each other, is left out: it would let each
///   factor move all others. The ends 0 and 1 have no quantile in distributions without an end:
///   `inward` moves the levels to the middles of p equal slices, where the step is exactly ½.
///
/// Values lie in (0, 1), never an end point, except on Morris's own grid.
/// Errors (std::invalid_argument): no factors, two of the same name, more than the table of
/// direction numbers bears (3,667 columns), odd p.
///
/// Sources: McKay, Beckman & Conover 1979, "A comparison of three methods for selecting values of
/// input variables"; Sobol 1967, "On the distribution of points in a cube"; Joe & Kuo 2008,
/// "Constructing Sobol sequences with better two-dimensional projections"; Owen 1998, "Scrambling
/// Sobol' and Niederreiter–Xing points"; Saltelli, Annoni, Azzini, Campolongo, Ratto & Tarantola
/// 2010, "Variance based sensitivity analysis of model output"; Morris 1991, "Factorial sampling
/// plans for preliminary computational experiments"; Campolongo, Cariboni & Saltelli 2007, "An
/// effective screening design for sensitivity analysis of large models".

#include <Eigen/Core>

#include <cstddef>
#include <cstdint>
#include <span>

namespace backchannel {

/// Hashed names of the factors, in the order of the columns.
using FactorNames = std::span<const std::uint32_t>;
/// One row for each point, one column for each factor.
using Points = Eigen::ArrayXXd;

Points independent_points(FactorNames names, std::size_t points, std::uint64_t seed);
Points latin_hypercube(FactorNames names, std::size_t points, std::uint64_t seed);
Points sobol_points(FactorNames names, std::size_t points, std::uint64_t seed);

/// What a row of Saltelli's design is made of.
struct SaltelliRow {
  enum class Kind { a, a_with_b, b_with_a, b };
  std::size_t base = 0;    ///< which base point
  Kind kind = Kind::a;
  std::size_t factor = 0;  ///< the one taken from the other, if any
  /// Whether a factor of this row is taken from B.
  bool from_b(std::size_t column) const;
};
std::size_t saltelli_rows_each(std::size_t factors, bool both_ways);
SaltelliRow saltelli_row(std::size_t row, std::size_t factors, bool both_ways);
Points saltelli_points(FactorNames names, std::size_t base_points, std::uint64_t seed,
                       bool both_ways = false);
/// The same design out of any two sets of base points.
Points saltelli_mixture(const Points& a, const Points& b, bool both_ways = false);

/// The step of a grid of p levels, p / (2 (p − 1)).
double morris_step(std::size_t levels);
/// Trajectory by trajectory, each of factors + 1 rows.
Points morris_points(FactorNames names, std::size_t trajectories, std::uint64_t seed,
                     std::size_t levels = 4);
/// Level l of p, at l / (p − 1), moved to (l + ½) / p.
Points inward(const Points& grid, std::size_t levels);

/// Direction number k (from 0) of a dimension (from 0) of the sequence, as 32 binary digits.
std::uint32_t sobol_direction(std::size_t dimension, std::size_t k);

}  // namespace backchannel
