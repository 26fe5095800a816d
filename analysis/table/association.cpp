#include "analysis/table/association.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace backchannel {
namespace {

constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();
constexpr Estimate kNothing{kUnknown, kUnknown, kUnknown};

double z_of_interval() { return normal_quantile((1 + kConfidence) / 2); }

/// The rank of each value, from 1; equal values share the middle of theirs.
std::vector<double> ranks_of(const std::vector<double>& values) {
  std::vector<std::size_t> order(values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
  std::vector<double> ranks(values.size());
  for (std::size_t begin = 0; begin < order.size();) {
    std::size_t end = begin;
    while (end < order.size() && values[order[end]] == values[order[begin]]) ++end;
    const double middle = (static_cast<double>(begin + end) + 1) / 2;
    for (; begin < end; ++begin) ranks[order[begin]] = middle;
  }
  return ranks;
}

/// What each run contributes to A: the share of the other kind that it beats, or is beaten by.
struct Contributions {
  std::vector<double> with;
  std::vector<double> without;
  double area = kUnknown;
};

Contributions contributions(const std::vector<double>& values, const std::vector<bool>& happened) {
  std::vector<double> kinds[2];
  for (std::size_t k = 0; k < values.size(); ++k) kinds[happened[k] ? 1 : 0].push_back(values[k]);
  const double others[2] = {static_cast<double>(kinds[1].size()),
                            static_cast<double>(kinds[0].size())};
  const std::vector<double> all = ranks_of(values);
  const std::vector<double> within[2] = {ranks_of(kinds[0]), ranks_of(kinds[1])};
  Contributions result;
  std::size_t next[2] = {0, 0};
  for (std::size_t k = 0; k < values.size(); ++k) {
    const std::size_t kind = happened[k] ? 1 : 0;
    const double below = (all[k] - within[kind][next[kind]++]) / others[kind];
    (happened[k] ? result.with : result.without).push_back(happened[k] ? below : 1 - below);
  }
  double sum = 0;
  for (const double share : result.with) sum += share;
  result.area = sum / static_cast<double>(result.with.size());
  return result;
}

bool has_both(const std::vector<bool>& happened) {
  const auto with = std::count(happened.begin(), happened.end(), true);
  return with > 1 && static_cast<std::size_t>(with) + 1 < happened.size();
}

Moments moments_of(const std::vector<double>& values) {
  Moments moments;
  for (const double value : values) moments.add(value);
  return moments;
}

/// Variance of the mean of a run-by-run combination, over both kinds.
double variance_of(const std::vector<double>& with, const std::vector<double>& without) {
  return moments_of(with).variance() / static_cast<double>(with.size()) +
         moments_of(without).variance() / static_cast<double>(without.size());
}

std::vector<double> combined(const std::vector<double>& first, double first_sign,
                             const std::vector<double>& second, double second_sign) {
  std::vector<double> result(first.size());
  for (std::size_t k = 0; k < first.size(); ++k)
    result[k] = first_sign * first[k] - second_sign * second[k];
  return result;
}

/// What each value contributes to the standard deviation of all, in excess of it.
std::vector<double> influence_on_spread(const std::vector<double>& values) {
  const Moments moments = moments_of(values);
  const double sd = moments.sd();
  std::vector<double> shares;
  for (const double value : values) {
    const double away = value - moments.mean();
    shares.push_back(sd > 0 ? (away * away - sd * sd) / (2 * sd) : 0);
  }
  return shares;
}

}  // namespace

Estimate separation(const std::vector<double>& values, const std::vector<bool>& happened) {
  if (!has_both(happened)) return kNothing;
  const Contributions each = contributions(values, happened);
  const double half = z_of_interval() * std::sqrt(variance_of(each.with, each.without));
  if (half > 0)
    return {each.area, std::max(0.0, each.area - half), std::min(1.0, each.area + half)};
  const std::uint64_t fewer = std::min(each.with.size(), each.without.size());
  if (each.area == 0 || each.area == 1) return wilson(each.area == 1 ? fewer : 0, fewer);
  return {each.area, each.area, each.area};
}

Estimate separation_lead(const std::vector<double>& first, const std::vector<double>& second,
                         const std::vector<bool>& happened) {
  if (!has_both(happened)) return kNothing;
  const Contributions one = contributions(first, happened);
  const Contributions two = contributions(second, happened);
  const double up = one.area < 0.5 ? -1 : 1;
  const double down = two.area < 0.5 ? -1 : 1;
  const double value = up * (one.area - 0.5) - down * (two.area - 0.5);
  const double half =
      z_of_interval() * std::sqrt(variance_of(combined(one.with, up, two.with, down),
                                              combined(one.without, up, two.without, down)));
  return {value, value - half, value + half};
}

Estimate correlation(const std::vector<double>& first, const std::vector<double>& second) {
  const Moments x = moments_of(first);
  const Moments y = moments_of(second);
  if (first.size() < 4 || !(x.variance() > 0) || !(y.variance() > 0)) return kNothing;
  Moments products;
  for (std::size_t k = 0; k < first.size(); ++k)
    products.add((first[k] - x.mean()) * (second[k] - y.mean()));
  const double n = static_cast<double>(first.size());
  const double r =
      std::clamp(products.mean() * n / (n - 1) / (x.sd() * y.sd()), -1.0, 1.0);
  const double half = z_of_interval() / std::sqrt(n - 3);
  return {r, std::tanh(std::atanh(r) - half), std::tanh(std::atanh(r) + half)};
}

Estimate spread(const std::vector<double>& values) {
  if (values.size() < 2) return kNothing;
  const double sd = moments_of(values).sd();
  const Estimate around = moments_of(influence_on_spread(values)).interval();
  return {sd, std::max(0.0, sd - around.half_width()), sd + around.half_width()};
}

Estimate spread_difference(const std::vector<double>& first, const std::vector<double>& second) {
  if (first.size() < 2) return kNothing;
  const double value = moments_of(second).sd() - moments_of(first).sd();
  const std::vector<double> shares =
      combined(influence_on_spread(second), 1, influence_on_spread(first), 1);
  const double half = moments_of(shares).interval().half_width();
  return {value, value - half, value + half};
}

}  // namespace backchannel
