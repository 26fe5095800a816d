#include "analysis/table/regional.hpp"

#include <boost/math/distributions/chi_squared.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace backchannel {
namespace {

constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();

double middle_of(std::vector<double>& values) {
  if (values.empty()) return kUnknown;
  std::sort(values.begin(), values.end());
  const std::size_t half = values.size() / 2;
  return values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
}

/// Greatest distance of two sorted samples' distributions; equal values are passed together.
double distance_of(const std::vector<double>& one, const std::vector<double>& other) {
  double greatest = 0;
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < one.size() && j < other.size()) {
    const double value = std::min(one[i], other[j]);
    while (i < one.size() && one[i] <= value) ++i;
    while (j < other.size() && other[j] <= value) ++j;
    const double apart = static_cast<double>(i) / static_cast<double>(one.size()) -
                         static_cast<double>(j) / static_cast<double>(other.size());
    greatest = std::max(greatest, std::fabs(apart));
  }
  return greatest;
}

/// Which of `most` slices of equally many values each belongs to, ties kept together, and slices
/// numbered from 0 without a gap.
std::vector<std::size_t> slices_of(const Eigen::ArrayXd& values, std::size_t most) {
  const auto n = static_cast<std::size_t>(values.size());
  std::vector<std::size_t> order(n);
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto at = [&](std::size_t i) { return values(static_cast<Eigen::Index>(i)); };
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t i, std::size_t j) { return at(i) < at(j); });
  std::vector<std::size_t> slice(n, 0);
  std::size_t current = 0;
  std::size_t last = 0;
  for (std::size_t from = 0; from < n;) {
    std::size_t to = from;
    while (to < n && at(order[to]) == at(order[from])) ++to;
    const std::size_t wanted = most * ((from + to - 1) / 2) / n;  // by the middle of equal values
    if (from > 0 && wanted > last) ++current;
    last = std::max(last, wanted);
    for (; from < to; ++from) slice[order[from]] = current;
  }
  return slice;
}

std::size_t count_of(const std::vector<std::size_t>& slices) {
  return *std::max_element(slices.begin(), slices.end()) + 1;
}

double entropy_of(const std::vector<double>& counts, double n) {
  double sum = 0;
  for (const double count : counts)
    if (count > 0) sum -= count / n * std::log(count / n);
  return sum;
}

/// Share of variance between slices, without what chance puts there.
double between(const std::vector<std::size_t>& slices, const Eigen::ArrayXd& values) {
  const std::size_t count = count_of(slices);
  std::vector<double> sums(count, 0);
  std::vector<double> sizes(count, 0);
  const double mean = values.mean();
  for (std::size_t run = 0; run < slices.size(); ++run) {
    sums[slices[run]] += values(static_cast<Eigen::Index>(run)) - mean;
    sizes[slices[run]] += 1;
  }
  double apart = 0;
  for (std::size_t slice = 0; slice < count; ++slice)
    apart += sums[slice] * sums[slice] / sizes[slice];
  const double all = (values - mean).square().sum();
  const double n = static_cast<double>(slices.size());
  const double degrees = static_cast<double>(count - 1);
  if (!(all > 0) || n <= degrees + 1) return 0;
  return (apart - degrees * (all - apart) / (n - degrees - 1)) / all;
}

}  // namespace

double kolmogorov_smirnov_p(double distance, double m, double n) {
  const double root = std::sqrt(m * n / (m + n));
  const double lambda = (root + 0.12 + 0.11 / root) * distance;
  if (lambda < 0.2) return 1;  // to more than twelve digits
  double sum = 0;
  double sign = 2;
  for (int j = 1; j <= 100; ++j) {
    const double term = std::exp(-2 * j * j * lambda * lambda);
    sum += sign * term;
    sign = -sign;
    if (term < 1e-17) break;
  }
  return std::clamp(sum, 0.0, 1.0);
}

std::vector<RegionalSensitivity> regional_sensitivity(const Eigen::ArrayXXd& points,
                                                      const Eigen::ArrayXd& happened) {
  std::vector<RegionalSensitivity> result;
  for (Eigen::Index column = 0; column < points.cols(); ++column) {
    std::vector<double> with;
    std::vector<double> without;
    for (Eigen::Index row = 0; row < points.rows(); ++row)
      (happened(row) != 0 ? with : without).push_back(points(row, column));
    RegionalSensitivity one;
    one.middle = middle_of(with);
    one.middle_others = middle_of(without);
    if (with.empty() || without.empty()) {
      one.distance = one.p = one.p_bonferroni = kUnknown;
    } else {
      one.distance = distance_of(with, without);
      one.p = kolmogorov_smirnov_p(one.distance, static_cast<double>(with.size()),
                                   static_cast<double>(without.size()));
      one.p_bonferroni = std::min(1.0, one.p * static_cast<double>(points.cols()));
    }
    result.push_back(one);
  }
  return result;
}

std::vector<FeatureScore> feature_scores(const Eigen::ArrayXXd& points,
                                         const Eigen::ArrayXd& values) {
  constexpr std::size_t kSlices = 10;
  constexpr std::size_t kRunsEach = 20;
  const auto runs = static_cast<std::size_t>(values.size());
  const auto n = static_cast<double>(runs);
  const std::size_t most = std::clamp<std::size_t>(runs / kRunsEach, 2, kSlices);
  const std::vector<std::size_t> ends = slices_of(values, most);
  const std::size_t classes = count_of(ends);
  std::vector<FeatureScore> result;
  for (Eigen::Index column = 0; column < points.cols(); ++column) {
    const std::vector<std::size_t> slices = slices_of(points.col(column), most);
    const std::size_t rows = count_of(slices);
    std::vector<double> joint(rows * classes, 0);
    std::vector<double> of_slice(rows, 0);
    std::vector<double> of_class(classes, 0);
    for (std::size_t run = 0; run < runs; ++run) {
      joint[slices[run] * classes + ends[run]] += 1;
      of_slice[slices[run]] += 1;
      of_class[ends[run]] += 1;
    }
    FeatureScore one;
    one.first = between(slices, values);
    const double entropy = entropy_of(of_class, n);
    const double degrees = static_cast<double>(rows - 1) * static_cast<double>(classes - 1);
    if (entropy > 0 && degrees > 0) {
      const double information =
          std::max(0.0, entropy_of(of_slice, n) + entropy - entropy_of(joint, n));
      one.score = std::max(0.0, (information - degrees / (2 * n)) / entropy);
      const boost::math::chi_squared_distribution<double> chi_squared(degrees);
      one.p = boost::math::cdf(boost::math::complement(chi_squared, 2 * n * information));
      one.p_bonferroni = std::min(1.0, one.p * static_cast<double>(points.cols()));
    }
    result.push_back(one);
  }
  return result;
}

}  // namespace backchannel
