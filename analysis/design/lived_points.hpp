#pragma once

/// Points of the unit cube, lived: each coordinate sets a parameter by the quantile of its
/// distribution, each row has a luck of its own choosing.
///
/// A factor is one parameter with a distribution, such as those listed under `uncertain:`. While a
/// scenario draws those itself for each run, here the design sets them, so they are no longer drawn.
/// What is not a factor stays as it is. Rows are lived by several threads and handed over in their
/// order, some at a time; the same rows give the same bytes for any number of threads.
///
/// A row that fails stops everything: std::runtime_error with the row and the values that repeat it.

#include <Eigen/Core>

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "sim/engine/run.hpp"
#include "sim/scenario/study.hpp"

namespace backchannel {

struct Factor {
  std::string path;
  Distribution distribution;
  Range range;
  std::string meaning;
  Unit unit = Unit::number;

  std::uint32_t who() const;
  /// The parameter's value at a coordinate.
  double value(double coordinate) const;
};

/// What a scenario lists under `uncertain:`, in its order.
std::vector<Factor> uncertain_factors(const Scenario& scenario);
/// Hashed names, for design/points.hpp.
std::vector<std::uint32_t> names_of(std::span<const Factor> factors);

struct LivedPoints {
  const Scenario* scenario = nullptr;
  std::span<const Factor> factors;
  /// One column for each factor; more columns are not looked at.
  const Eigen::ArrayXXd* points = nullptr;
  /// The run, that is the luck, of a row.
  std::function<std::uint32_t(std::size_t row)> run;
  std::uint64_t seed = 1;
  int threads = 1;
};

/// `consume` gets results in order of rows and returns false to stop.
void live_points(const LivedPoints& points,
                 const std::function<bool(std::span<const RunResult>)>& consume);

}  // namespace backchannel
