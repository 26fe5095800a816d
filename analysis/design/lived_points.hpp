#pragma once

/// Points of the unit cube, lived once each: a coordinate sets a parameter by the quantile of its
/// distribution, and each row has a luck of its own choosing.
///
/// The luck of the rows of a Saltelli design is a factor, and that of a trajectory is the same
/// throughout; neither is what an experiment of a scenario file offers, hence this way to them.
/// While a scenario draws what is `uncertain:` itself for each run, here the design sets the
/// factors, so they are no longer drawn; what is uncertain and no factor still is, and so a part of
/// luck. The same rows give the same bytes for any number of threads.
///
/// A row that fails stops everything: std::runtime_error with what repeats it.

#include <Eigen/Core>

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "analysis/design/factor.hpp"
#include "sim/engine/run.hpp"
#include "sim/scenario/study.hpp"

namespace backchannel {

/// What a scenario lists under `uncertain:`, in its order.
std::vector<Factor> uncertain_factors(const Scenario& scenario);
/// Hashed names, for design/points.hpp.
std::vector<std::uint32_t> names_of(std::span<const Factor> factors);
/// The value of a factor that has a distribution, at a coordinate in (0, 1).
double value_at(const Factor& factor, double coordinate);

struct LivedPoints {
  const Scenario* scenario = nullptr;
  std::span<const Factor> factors;  ///< numbers with distributions
  /// One column for each factor; more columns are not looked at.
  const Eigen::ArrayXXd* points = nullptr;
  /// The run, that is the luck, of a row.
  std::function<std::uint32_t(std::uint32_t row)> run;
  std::uint64_t seed = 1;
  int threads = 1;
};

/// `consume` gets results one by one in the order of rows; `pause` comes now and then in between,
/// and returns false to stop.
void live_points(const LivedPoints& points, const std::function<void(const RunResult&)>& consume,
                 const std::function<bool()>& pause);

}  // namespace backchannel
