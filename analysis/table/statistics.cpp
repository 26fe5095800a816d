#include "analysis/table/statistics.hpp"

#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace backchannel {
namespace {

constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();

double as_double(std::uint64_t count) { return static_cast<double>(count); }

/// Chance of a standard normal beyond z.
double normal_tail(double z) { return std::erfc(z / std::sqrt(2.0)) / 2; }

/// Bonett and Price's two shares, with one run added to each side.
struct Adjusted {
  double difference = 0;
  double standard_error = 0;
};

Adjusted adjusted(const PairedCounts& counts) {
  const double runs = as_double(counts.runs()) + 2;
  const double up = (as_double(counts.only_second) + 1) / runs;
  const double down = (as_double(counts.only_first) + 1) / runs;
  const double difference = up - down;
  return {difference, std::sqrt((up + down - difference * difference) / runs)};
}

}  // namespace

double normal_quantile(double probability) {
  return boost::math::quantile(boost::math::normal_distribution<double>(), probability);
}

double student_quantile(double probability, double degrees) {
  return boost::math::quantile(boost::math::students_t_distribution<double>(degrees), probability);
}

Estimate wilson(std::uint64_t count, std::uint64_t runs, double confidence) {
  if (runs == 0) return {kUnknown, 0, 1};
  const double n = as_double(runs);
  const double share = as_double(count) / n;
  const double z = normal_quantile((1 + confidence) / 2);
  const double middle = (share + z * z / (2 * n)) / (1 + z * z / n);
  const double half =
      z / (1 + z * z / n) * std::sqrt(share * (1 - share) / n + z * z / (4 * n * n));
  // At none and all one end is exact; rounding must not push it past the share itself.
  return {share, count == 0 ? 0 : std::max(0.0, middle - half),
          count == runs ? 1 : std::min(1.0, middle + half)};
}

void Moments::add(double value) {
  ++count_;
  const double before = value - mean_;
  mean_ += before / as_double(count_);
  squares_ += before * (value - mean_);
}

double Moments::mean() const { return count_ > 0 ? mean_ : kUnknown; }

double Moments::variance() const {
  return count_ > 1 ? squares_ / as_double(count_ - 1) : kUnknown;
}

double Moments::sd() const { return std::sqrt(variance()); }

double Moments::standard_error() const { return std::sqrt(variance() / as_double(count_)); }

Estimate Moments::interval(double confidence) const {
  if (count_ < 2) return {mean(), kUnknown, kUnknown};
  const double half =
      student_quantile((1 + confidence) / 2, as_double(count_ - 1)) * standard_error();
  return {mean_, mean_ - half, mean_ + half};
}

std::vector<double> FirstValues::quantiles(std::initializer_list<double> probabilities) const {
  std::vector<double> result;
  if (values_.empty()) return std::vector<double>(probabilities.size(), kUnknown);
  std::vector<double> sorted = values_;
  std::sort(sorted.begin(), sorted.end());
  for (const double probability : probabilities) {
    const double place = probability * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(place);
    const std::size_t above = std::min(below + 1, sorted.size() - 1);
    const double part = place - static_cast<double>(below);
    result.push_back(sorted[below] + part * (sorted[above] - sorted[below]));
  }
  return result;
}

void PairedCounts::add(bool first, bool second) {
  if (first && second)
    ++both;
  else if (first)
    ++only_first;
  else if (second)
    ++only_second;
  else
    ++neither;
}

Estimate PairedCounts::difference(double confidence) const {
  if (runs() == 0) return {kUnknown, -1, 1};
  const double value = (as_double(only_second) - as_double(only_first)) / as_double(runs());
  const Adjusted by = adjusted(*this);
  const double half = normal_quantile((1 + confidence) / 2) * by.standard_error;
  return {value, std::max(-1.0, by.difference - half), std::min(1.0, by.difference + half)};
}

double PairedCounts::mid_p() const {
  if (discordant() == 0) return 1;
  const boost::math::binomial_distribution<double> even(as_double(discordant()), 0.5);
  const double fewer = as_double(std::min(only_first, only_second));
  const double here = boost::math::pdf(even, fewer);
  if (only_first == only_second) return 1 - here / 2;
  return std::min(1.0, 2 * boost::math::cdf(even, fewer) - here);
}

double PairedCounts::exact_p() const {
  if (discordant() == 0) return 1;
  const boost::math::binomial_distribution<double> even(as_double(discordant()), 0.5);
  return std::min(1.0, 2 * boost::math::cdf(even, as_double(std::min(only_first, only_second))));
}

double PairedCounts::equivalence_p(double margin) const {
  const Adjusted by = adjusted(*this);
  return std::max(normal_tail((margin - by.difference) / by.standard_error),
                  normal_tail((margin + by.difference) / by.standard_error));
}

std::optional<double> PairedCounts::factor() const {
  if (discordant() == 0) return std::nullopt;
  const double n = as_double(runs());
  const double first = as_double(in_first()) / n;
  const double second = as_double(in_second()) / n;
  const double mean = second - first;
  const double variance = as_double(discordant()) / n - mean * mean;
  if (!(variance > 0)) return std::nullopt;
  return (first * (1 - first) + second * (1 - second)) / variance;
}

void PairedMoments::add(double first, double second) {
  first_.add(first);
  second_.add(second);
  difference_.add(second - first);
}

double PairedMoments::equivalence_p(double margin) const {
  if (count() < 2) return 1;
  const double mean = difference_.mean();
  const double error = difference_.standard_error();
  if (!(error > 0)) return std::fabs(mean) < margin ? 0 : 1;
  const boost::math::students_t_distribution<double> student(as_double(count() - 1));
  const auto beyond = [&](double t) {
    return boost::math::cdf(boost::math::complement(student, t));
  };
  return std::max(beyond((margin - mean) / error), beyond((margin + mean) / error));
}

double PairedMoments::p() const {
  if (count() < 2) return 1;
  const double error = difference_.standard_error();
  if (!(error > 0)) return difference_.mean() == 0 ? 1 : 0;
  const boost::math::students_t_distribution<double> student(as_double(count() - 1));
  const double t = std::fabs(difference_.mean() / error);
  return 2 * boost::math::cdf(boost::math::complement(student, t));
}

std::optional<double> PairedMoments::factor() const {
  const double variance = difference_.variance();
  if (!(variance > 0)) return std::nullopt;
  return (first_.variance() + second_.variance()) / variance;
}

std::vector<double> holm(const std::vector<double>& p_values) {
  std::vector<std::size_t> order(p_values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return p_values[a] < p_values[b]; });
  std::vector<double> adjusted(p_values.size());
  double least = 0;
  for (std::size_t k = 0; k < order.size(); ++k) {
    const double times = static_cast<double>(order.size() - k);
    least = std::max(least, std::min(1.0, times * p_values[order[k]]));
    adjusted[order[k]] = least;
  }
  return adjusted;
}

}  // namespace backchannel
