#include "analysis/table/morris.hpp"

#include <array>
#include <cmath>
#include <stdexcept>

#include "analysis/table/resampling.hpp"

namespace backchannel {
namespace {

MorrisVerdict verdict_of(const MorrisEffect& effect, double margin) {
  if (effect.mean_absolute.value == 0) return MorrisVerdict::no_run_differs;
  if (effect.mean_absolute.high < margin) return MorrisVerdict::slight;
  if (effect.mean.low > 0) return MorrisVerdict::raises;
  if (effect.mean.high < 0) return MorrisVerdict::lowers;
  return MorrisVerdict::both_ways;
}

/// μ, μ*, σ of each factor under the weights of each row of counts.
Eigen::MatrixXd weighted_effects(const Eigen::ArrayXXd& effects, const Eigen::MatrixXd& counts) {
  const Eigen::Index factors = effects.cols();
  const auto r = static_cast<double>(effects.rows());
  const Eigen::ArrayXXd mean = (counts * effects.matrix()).array() / r;
  const Eigen::ArrayXXd squares = (counts * effects.square().matrix()).array() / r;
  Eigen::MatrixXd result(counts.rows(), 3 * factors);
  result.leftCols(factors) = mean;
  result.middleCols(factors, factors) = counts * effects.abs().matrix() / r;
  result.rightCols(factors) = ((squares - mean.square()).max(0) * (r / (r - 1))).sqrt();
  return result;
}

/// All steps are of one size.
double step_of(const Eigen::ArrayXXd& points) {
  return (points.row(1) - points.row(0)).abs().maxCoeff();
}

}  // namespace

std::string_view words_of(MorrisVerdict verdict) {
  constexpr std::array<std::string_view, 5> kWords{"no run differs", "raises it", "lowers it",
                                                   "moves it, either way", "moves it slightly"};
  return kWords[static_cast<std::size_t>(verdict)];
}

Eigen::ArrayXXd elementary_effects(const Eigen::ArrayXXd& points, const Eigen::ArrayXd& values) {
  const Eigen::Index factors = points.cols();
  if (points.rows() % (factors + 1) != 0 || points.rows() != values.size())
    throw std::invalid_argument("trajectories have one point more than factors");
  const Eigen::Index trajectories = points.rows() / (factors + 1);
  Eigen::ArrayXXd effects = Eigen::ArrayXXd::Zero(trajectories, factors);
  for (Eigen::Index t = 0; t < trajectories; ++t)
    for (Eigen::Index row = t * (factors + 1); row < t * (factors + 1) + factors; ++row) {
      Eigen::Index moved = 0;
      (points.row(row + 1) - points.row(row)).abs().maxCoeff(&moved);
      const double step = points(row + 1, moved) - points(row, moved);
      effects(t, moved) = (values(row + 1) - values(row)) / step;
    }
  return effects;
}

std::vector<MorrisEffect> morris_effects(const Eigen::ArrayXXd& points,
                                         const Eigen::ArrayXd& values, std::uint64_t seed,
                                         double margin) {
  const Eigen::ArrayXXd effects = elementary_effects(points, values);
  const auto factors = static_cast<std::size_t>(effects.cols());
  const Eigen::MatrixXd here = weighted_effects(effects, Eigen::MatrixXd::Ones(1, effects.rows()));
  const std::vector<Estimate> estimates = bootstrap_intervals(
      {here.data(), here.data() + here.size()}, static_cast<std::size_t>(effects.rows()), seed,
      [&](const Eigen::MatrixXd& counts) { return weighted_effects(effects, counts); });
  const bool event = ((values == 0) || (values == 1)).all();
  const double open = event ? 3 / static_cast<double>(effects.rows()) / step_of(points) : 0;
  std::vector<MorrisEffect> result;
  for (std::size_t f = 0; f < factors; ++f) {
    MorrisEffect effect{estimates[f], estimates[factors + f], estimates[2 * factors + f]};
    effect.verdict = verdict_of(effect, margin);
    if (effect.mean_absolute.value == 0) {
      effect.mean.low = -open;
      effect.mean.high = effect.mean_absolute.high = open;
    }
    result.push_back(effect);
  }
  return result;
}

}  // namespace backchannel
