#include "analysis/table/anytime.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace backchannel {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr std::uint64_t kFirstStage = 256;
constexpr std::uint64_t kStageGrows = 4;
constexpr std::array<double, 4> kMultiples{0.5, 1, 2, 4};
constexpr std::array<double, 4> kWeights{0.125, 0.5, 0.25, 0.125};
/// No more than this part of the fortune is at stake; for Fan's bound so little that it grows
/// steadily with the distance.
constexpr double kMostOfCounts = 0.9;
constexpr double kMostOfBounded = 0.5;

double as_double(std::uint64_t count) { return static_cast<double>(count); }

/// −2 log α + log(−2 log α) + 1: nρ² where the mixture boundary is tightest.
double best_mixture(double alpha) {
  const double logs = -2 * std::log(alpha);
  return logs + std::log(logs) + 1;
}

/// (half-width √n / sd)² there.
double best_width(double alpha) {
  const double x = best_mixture(alpha);
  return 2 * (x + 1) / x * std::log(std::sqrt(x + 1) / alpha);
}

}  // namespace

AnytimeMean::AnytimeMean(Law law, double low, double high, double half_width)
    : law_(law), low_(low), high_(high), half_width_(half_width) {
  if (law_ != Law::free) return;
  low_ = -kInfinity;
  high_ = kInfinity;
  next_stage_ = kFirstStage;
}

void AnytimeMean::add(double value) {
  if (law_ == Law::free) {
    all_.add(value);
    if (all_.count() == next_stage_)
      tightest_at_ = std::max(as_double(kFirstStage), runs_needed());
    return;
  }
  if (all_.count() == next_stage_) {
    stages_.emplace_back().bet = half_width_ / variance();
    next_stage_ = std::max(kFirstStage, kStageGrows * next_stage_);
  }
  all_.add(value);
  if (law_ == Law::counts)
    ++stages_.back().counts[value < 0 ? 0 : value > 0 ? 2 : 1];
  else
    stages_.back().moments.add(value);
}

double AnytimeMean::variance() const {
  if (law_ == Law::free) return all_.variance();
  const double n = as_double(count());
  const double range = high_ - low_;
  const double squares = count() > 1 ? all_.variance() * (n - 1) : 0;
  return (range * range / 4 + squares) / (n + 1);
}

double AnytimeMean::runs_needed() const {
  const double width =
      law_ == Law::free ? best_width(1 - kConfidence)
                        : 2 * std::log(2 / ((1 - kConfidence) * kWeights[1]));
  return width * variance() / (half_width_ * half_width_);
}

/// Of one stage, for one bet; `bet` has the sign of the side.
double AnytimeMean::log_fortune(const Stage& stage, double mean, double bet) const {
  const double range = high_ - low_;
  if (law_ == Law::counts) {
    const double most = kMostOfCounts / range;
    const double part = std::clamp(bet, -most, most);
    double sum = 0;
    for (std::size_t i = 0; i < stage.counts.size(); ++i)
      if (stage.counts[i] > 0)
        sum += as_double(stage.counts[i]) * std::log1p(part * (static_cast<double>(i) - 1 - mean));
    return sum;
  }
  if (stage.moments.count() == 0) return 0;
  const double part = std::clamp(bet * range, -kMostOfBounded, kMostOfBounded);
  const double n = as_double(stage.moments.count());
  const double away = (stage.moments.mean() - mean) / range;
  const double inner =
      stage.moments.count() > 1 ? stage.moments.variance() * (n - 1) / (range * range) : 0;
  const double size = std::fabs(part);
  return n * part * away + (std::log1p(-size) + size) * (inner + n * away * away);
}

double AnytimeMean::log_fortune(double mean, double side) const {
  std::array<double, kMultiples.size()> logs{};
  for (std::size_t i = 0; i < kMultiples.size(); ++i)
    for (const Stage& stage : stages_)
      logs[i] += log_fortune(stage, mean, side * kMultiples[i] * stage.bet);
  const double most = *std::max_element(logs.begin(), logs.end());
  double sum = 0;
  for (std::size_t i = 0; i < logs.size(); ++i) sum += kWeights[i] * std::exp(logs[i] - most);
  return most + std::log(sum);
}

/// The end that bets on "more" (+1) or on "less" (−1) allow.
double AnytimeMean::end(double side, double confidence) const {
  const double needed = std::log(2 / (1 - confidence));
  double refused = side > 0 ? low_ : high_;
  double kept = side > 0 ? high_ : low_;
  if (log_fortune(refused, side) < needed) return refused;
  for (int i = 0; i < 100 && std::fabs(kept - refused) > 1e-9 * (high_ - low_); ++i) {
    const double middle = (kept + refused) / 2;
    (log_fortune(middle, side) < needed ? kept : refused) = middle;
  }
  return refused;
}

Estimate AnytimeMean::free_interval(double confidence) const {
  if (!(tightest_at_ > 0)) return {all_.mean(), -kInfinity, kInfinity};
  const double alpha = 1 - confidence;
  const double n = as_double(count());
  const double spread = n * best_mixture(1 - kConfidence) / tightest_at_;
  const double half = all_.sd() * std::sqrt(2 * (spread + 1) / (n * spread) *
                                            std::log(std::sqrt(spread + 1) / alpha));
  return {all_.mean(), all_.mean() - half, all_.mean() + half};
}

Estimate AnytimeMean::interval(double confidence) const {
  if (law_ == Law::free) return free_interval(confidence);
  if (count() == 0) return {all_.mean(), low_, high_};
  // The mean of all runs may lie outside when stages disagree; it is shown, so it is kept inside.
  return {all_.mean(), std::min(all_.mean(), end(1, confidence)),
          std::max(all_.mean(), end(-1, confidence))};
}

}  // namespace backchannel
