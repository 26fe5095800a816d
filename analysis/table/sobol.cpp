#include "analysis/table/sobol.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <stdexcept>

#include "analysis/design/points.hpp"
#include "analysis/table/resampling.hpp"

namespace backchannel {
namespace {

/// One row for each base point: what the indices are means of, times the variance.
struct Contributions {
  Eigen::ArrayXd sum;      ///< f(A) + f(B), centred
  Eigen::ArrayXd squares;  ///< f(A)² + f(B)²
  Eigen::MatrixXd parts;   ///< first, total, fresh total of each factor
};

Contributions contributions_of(const Eigen::ArrayXd& values, Eigen::Index factors, bool both_ways,
                               std::optional<std::size_t> luck) {
  const auto each =
      static_cast<Eigen::Index>(saltelli_rows_each(static_cast<std::size_t>(factors), both_ways));
  const Eigen::Index base_points = values.size() / each;
  const Eigen::Map<const Eigen::ArrayXXd> table(values.data(), each, base_points);
  const Eigen::ArrayXd a = table.row(0).transpose();
  const Eigen::ArrayXd b = table.row(each - 1).transpose();
  const double centre = (a.mean() + b.mean()) / 2;
  Contributions made{a + b - 2 * centre, (a - centre).square() + (b - centre).square(),
                     Eigen::MatrixXd::Zero(base_points, 3 * factors)};
  for (Eigen::Index f = 0; f < factors; ++f) {
    const Eigen::ArrayXd mixed = table.row(1 + f).transpose();
    const bool is_luck = luck && static_cast<Eigen::Index>(*luck) == f;
    Eigen::ArrayXd first = (b - centre) * (mixed - a);
    if (is_luck) first = made.squares / 2 - (b - mixed).square() / 2;  // V is added up, too
    Eigen::ArrayXd total = (a - mixed).square() / 2;
    if (both_ways) {
      const Eigen::ArrayXd turned = table.row(1 + factors + f).transpose();
      const Eigen::ArrayXd back = is_luck
                                      ? Eigen::ArrayXd(made.squares / 2 - (a - turned).square() / 2)
                                      : Eigen::ArrayXd((a - centre) * (turned - b));
      first = (first + back) / 2;
      total = (total + (b - turned).square() / 2) / 2;
    }
    made.parts.col(f) = first;
    made.parts.col(factors + f) = total;
    if (!luck || is_luck) continue;
    const Eigen::ArrayXd other_luck = table.row(1 + static_cast<Eigen::Index>(*luck)).transpose();
    made.parts.col(2 * factors + f) = (mixed - other_luck).square() / 2;
  }
  return made;
}

/// Under the weights of each row of counts: all indices.
Eigen::MatrixXd weighted_indices(const Contributions& made, const Eigen::MatrixXd& counts) {
  const auto n = static_cast<double>(made.sum.size());
  const Eigen::ArrayXd mean = (counts * made.sum.matrix()).array() / (2 * n);
  const Eigen::ArrayXd variance =
      ((counts * made.squares.matrix()).array() / (2 * n) - mean.square()) * (2 * n / (2 * n - 1));
  Eigen::MatrixXd indices = counts * made.parts / n;
  for (Eigen::Index r = 0; r < indices.rows(); ++r)
    indices.row(r) *= variance(r) > 0 ? 1 / variance(r) : std::numeric_limits<double>::quiet_NaN();
  return indices;
}

/// What the rule of three leaves where no run differs; nothing for what is no event.
double left_open(const Eigen::ArrayXd& values, std::size_t base_points, double variance) {
  const bool event = ((values == 0) || (values == 1)).all();
  return event && variance > 0 ? std::min(1.0, 1.5 / static_cast<double>(base_points) / variance)
                               : 0;
}

SobolVerdict verdict_of(const SobolIndex& index) {
  if (!(index.total.value > 0)) return SobolVerdict::no_run_differs;
  if (index.first.low > 0) return SobolVerdict::matters;
  if (index.total.low > kSlightShare) return SobolVerdict::alone_not_told;
  if (index.total.high < kSlightShare) return SobolVerdict::slight;
  return SobolVerdict::cannot_be_told;
}

}  // namespace

std::string_view words_of(SobolVerdict verdict) {
  constexpr std::array<std::string_view, 5> kWords{"no run differs", "matters, alone, too",
                                                   "matters, alone unclear", "slight",
                                                   "not distinguishable from zero"};
  return kWords[static_cast<std::size_t>(verdict)];
}

SobolIndices sobol_indices(const Eigen::ArrayXd& values, std::size_t factors, bool both_ways,
                           std::optional<std::size_t> luck, std::uint64_t seed) {
  const std::size_t each = saltelli_rows_each(factors, both_ways);
  const auto rows = static_cast<std::size_t>(values.size());
  if (factors == 0 || rows < 2 * each || rows % each != 0)
    throw std::invalid_argument("not the rows of a Saltelli design");
  SobolIndices result;
  result.base_points = rows / each;
  result.luck = luck;
  const Contributions made =
      contributions_of(values, static_cast<Eigen::Index>(factors), both_ways, luck);
  const auto n = static_cast<Eigen::Index>(result.base_points);
  const Eigen::Map<const Eigen::ArrayXXd> table(values.data(), static_cast<Eigen::Index>(each), n);
  result.mean = (table.row(0).mean() + table.bottomRows(1).mean()) / 2;
  result.variance = made.squares.sum() / static_cast<double>(2 * n - 1);
  const double open = left_open(values, result.base_points, result.variance);
  const Eigen::MatrixXd here = weighted_indices(made, Eigen::MatrixXd::Ones(1, n));
  const std::vector<Estimate> estimates = bootstrap_intervals(
      {here.data(), here.data() + here.size()}, result.base_points, seed,
      [&](const Eigen::MatrixXd& counts) { return weighted_indices(made, counts); });
  for (std::size_t f = 0; f < factors; ++f) {
    SobolIndex index{estimates[f], estimates[factors + f], {}};
    if (luck && *luck != f) index.fresh_total = estimates[2 * factors + f];
    index.verdict = verdict_of(index);
    if (index.total.value == 0) index.first.high = index.total.high = open;
    result.factors.push_back(index);
  }
  if (luck) {
    const Estimate& total = result.factors[*luck].total;
    result.parameters = Estimate{1 - total.value, 1 - total.high, 1 - total.low};
  }
  return result;
}

}  // namespace backchannel
