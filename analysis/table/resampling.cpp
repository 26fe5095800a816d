#include "analysis/table/resampling.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

#include "sim/crisis/luck.hpp"

namespace backchannel {
namespace {

/// Apart from the purposes of luck and of designs; part of the key.
constexpr std::uint32_t kResampling = 0x72000000U;
constexpr std::uint32_t kOrdering = 0x72000001U;

std::array<std::uint32_t, 4> block(std::uint64_t seed, std::uint32_t use, std::uint32_t who,
                                   std::size_t index) {
  return philox({static_cast<std::uint32_t>(index), use, who, 0},
                {static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32)});
}

/// One of 0 … count − 1 from 32 bits; the bias is below count / 2^32.
std::size_t whole(std::uint32_t word, std::size_t count) {
  return static_cast<std::size_t>(std::uint64_t{word} * count >> 32);
}

double quantile_of(const std::vector<double>& sorted, double probability) {
  const double place = probability * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(place);
  const std::size_t above = std::min(below + 1, sorted.size() - 1);
  return sorted[below] + (place - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

}  // namespace

Eigen::MatrixXd resampled_counts(std::size_t items, std::size_t first, std::size_t count,
                                 std::uint64_t seed) {
  Eigen::MatrixXd counts =
      Eigen::MatrixXd::Zero(static_cast<Eigen::Index>(count), static_cast<Eigen::Index>(items));
  for (std::size_t r = 0; r < count; ++r) {
    const auto replicate = static_cast<std::uint32_t>(first + r);
    for (std::size_t i = 0; i < items; i += 4) {
      const auto words = block(seed, kResampling, replicate, i / 4);
      for (std::size_t k = 0; k < std::min<std::size_t>(4, items - i); ++k)
        counts(static_cast<Eigen::Index>(r), static_cast<Eigen::Index>(whole(words[k], items))) +=
            1;
    }
  }
  return counts;
}

std::vector<Estimate> bootstrap_intervals(const std::vector<double>& values, std::size_t items,
                                          std::uint64_t seed, const WeightedStatistics& statistics,
                                          std::size_t replicates) {
  constexpr std::size_t kAtOnce = 25;
  std::vector<std::vector<double>> drawn(values.size());
  if (items > 1)
    for (std::size_t first = 0; first < replicates; first += kAtOnce) {
      const std::size_t count = std::min(kAtOnce, replicates - first);
      const Eigen::MatrixXd made = statistics(resampled_counts(items, first, count, seed));
      for (Eigen::Index r = 0; r < made.rows(); ++r)
        for (std::size_t s = 0; s < values.size(); ++s) {
          const double value = made(r, static_cast<Eigen::Index>(s));
          if (value == value) drawn[s].push_back(value);
        }
    }
  std::vector<Estimate> estimates;
  for (std::size_t s = 0; s < values.size(); ++s) {
    constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();
    Estimate estimate{values[s], kUnknown, kUnknown};
    if (!drawn[s].empty()) {
      std::sort(drawn[s].begin(), drawn[s].end());
      estimate.low = quantile_of(drawn[s], (1 - kConfidence) / 2);
      estimate.high = quantile_of(drawn[s], (1 + kConfidence) / 2);
    }
    estimates.push_back(estimate);
  }
  return estimates;
}

std::vector<std::size_t> keyed_order(std::size_t count, std::uint64_t seed, std::uint32_t who) {
  std::vector<std::size_t> order(count);
  std::iota(order.begin(), order.end(), std::size_t{0});
  for (std::size_t i = count; i > 1; --i)
    std::swap(order[i - 1], order[whole(block(seed, kOrdering, who, i)[0], i)]);
  return order;
}

}  // namespace backchannel
