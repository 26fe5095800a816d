#pragma once

/// When it happens: a box of parameters in which it is frequent, found patiently (PRIM).
///
/// From the whole space, one thin slice after the other is cut off: of each factor the lowest or
/// the highest 5 % of what is left, whichever leaves the greatest share of runs in which it
/// happened (*peeling*). Each box on the way has
///
///     density   share of the runs inside in which it happened
///     coverage  share of all runs in which it happened that are inside
///     mass      share of all runs that are inside
///
/// and none is best at both: the curve is the result, and one box of it is told. Chosen is the box
/// that holds most more cases than its size would let expect, coverage − mass (in proportion to
/// what rule learners call weighted relative accuracy); the user may take another. Then limits are
/// moved out again as long as density does not fall (*pasting*), and a limit is dropped if its
/// **quasi-p** is not below 0.05: the chance of so many cases inside, if inside were as dense as
/// the box without that limit (Bryant & Lempert 2010).
///
/// A box is chosen *because* it is dense, so its own numbers flatter it. Half of the runs, picked
/// by keyed luck, find the box; the other half judges it: density, coverage and quasi-p that are
/// told are from runs that the search has not seen. How reproducible it is says in how many of ten
/// other halves the same search restricts the same factor.
///
/// A box restricts at most four factors (judgement: more is no sentence any more) and holds at
/// least 5 % of the runs.
///
/// Sources: Friedman & Fisher 1999, "Bump hunting in high-dimensional data"; Bryant & Lempert 2010,
/// "Thinking inside the box: a participatory, computer-assisted approach to scenario discovery".
/// Left out: several boxes (covering); factors that are categories; a rotation of the axes.

#include <Eigen/Core>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

#include "analysis/table/statistics.hpp"

namespace backchannel {

struct PrimRule {
  double peel = 0.05;   ///< share of the box cut off at a time
  double paste = 0.01;  ///< share of the box laid on again at a time
  double least_mass = 0.05;
  std::size_t most_factors = 4;
  double quasi_p = 0.05;           ///< a limit above this is dropped
  std::size_t halves = 10;         ///< further halves in which the search is repeated
  std::optional<std::size_t> box;  ///< on the curve, from 0, the whole space; chosen if not said
};

/// From `low` up to `high`, both exclusive in effect: they lie between values of the runs.
struct PrimLimit {
  std::size_t factor = 0;
  double low = -std::numeric_limits<double>::infinity();
  double high = std::numeric_limits<double>::infinity();
};

struct PrimBox {
  std::vector<PrimLimit> limits;  ///< one for each restricted factor, in the order of factors
  std::size_t inside = 0;
  std::size_t cases = 0;
  double density = 0;
  double coverage = 0;
  double mass = 0;
  bool contains(const Eigen::ArrayXXd& points, Eigen::Index row) const;
};

struct PrimFinding {
  std::vector<PrimBox> curve;         ///< by the half that finds, from the whole space inwards
  std::vector<PrimBox> judged_curve;  ///< the same boxes, by the other half
  std::size_t chosen = 0;             ///< on the curve
  PrimBox box;                        ///< after pasting and dropping, by the half that finds
  PrimBox judged;                     ///< the same limits, by the other half
  Estimate density;                   ///< by the other half, Wilson's
  Estimate coverage;
  double base = 0;                    ///< share of cases in the other half
  std::vector<double> quasi_p;        ///< of each limit, by the other half
  std::vector<std::size_t> repeated;  ///< of each limit: halves that restrict its factor, too
  std::size_t halves = 0;
  /// The other half bears it out: its density is above the base beyond chance.
  bool holds() const { return !box.limits.empty() && density.low > base; }
};

/// The curve of one set of runs.
std::vector<PrimBox> prim_curve(const Eigen::ArrayXXd& points, const Eigen::ArrayXd& happened,
                                const PrimRule& rule = {});
/// Found in one half, judged by the other. Nothing if it happened in all or none of a half.
std::optional<PrimFinding> prim(const Eigen::ArrayXXd& points, const Eigen::ArrayXd& happened,
                                std::uint64_t seed, const PrimRule& rule = {});
/// P(at least `cases` of `inside`), each with chance `share`.
double quasi_p(std::size_t cases, std::size_t inside, double share);

}  // namespace backchannel
