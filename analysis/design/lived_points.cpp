#include "analysis/design/lived_points.hpp"

#include <algorithm>
#include <memory>
#include <stdexcept>
#include <string>

#include "analysis/design/sweep.hpp"
#include "sim/crisis/luck.hpp"
#include "sim/parameters/units.hpp"

namespace backchannel {
namespace {

/// What one thread has to itself: a scenario whose factors are set in place.
class Laying {
 public:
  explicit Laying(const LivedPoints& given) : given_(given), scenario_(*given.scenario) {
    // What the design sets is not drawn; what was read and is not lived is not copied for each row.
    std::erase_if(scenario_.draws, [&](const Scenario::Draw& draw) {
      return std::any_of(given.factors.begin(), given.factors.end(),
                         [&](const Factor& factor) { return factor.path == draw.path; });
    });
    scenario_.experiment = {};
    scenario_.arms = {};
    scenario_.uncertain = {};
    for (const Factor& factor : given.factors) {
      double* place = parameter(scenario_, factor.path);
      if (place == nullptr) throw std::invalid_argument("no number at " + factor.path);
      places_.push_back(place);
    }
  }

  const Scenario& at(std::uint32_t row) {
    for (std::size_t i = 0; i < places_.size(); ++i)
      *places_[i] = value_at(given_.factors[i], (*given_.points)(static_cast<Eigen::Index>(row),
                                                                 static_cast<Eigen::Index>(i)));
    settle(scenario_);
    return scenario_;
  }

 private:
  const LivedPoints& given_;
  Scenario scenario_;
  std::vector<double*> places_;
};

std::string words_that_repeat(const LivedPoints& given, const Row& row) {
  std::string text =
      " in run " + std::to_string(row.run) + " of seed " + std::to_string(row.seed) + " with";
  for (std::size_t i = 0; i < given.factors.size(); ++i) {
    const double value = value_at(
        given.factors[i],
        (*given.points)(static_cast<Eigen::Index>(row.point), static_cast<Eigen::Index>(i)));
    text += " " + given.factors[i].path + "=" + format_quantity(value, given.factors[i].field.unit);
  }
  return text;
}

}  // namespace

std::vector<Factor> uncertain_factors(const Scenario& scenario) {
  Scenario copy = scenario;
  std::vector<Factor> factors;
  for (const Scenario::Draw& draw : scenario.draws) {
    Factor factor;
    factor.path = draw.path;
    factor.name = who_of(draw.path);
    factor.number = parameter(copy, draw.path, &factor.field) != nullptr;
    factor.spread = draw.distribution;
    if (factor.number) factors.push_back(std::move(factor));
  }
  return factors;
}

std::vector<std::uint32_t> names_of(std::span<const Factor> factors) {
  std::vector<std::uint32_t> names;
  for (const Factor& factor : factors) names.push_back(factor.name);
  return names;
}

double value_at(const Factor& factor, double coordinate) {
  const Range range = natural_range(factor.field.range, factor.field.unit);
  return std::clamp(quantile(factor.spread, coordinate), range.low, range.high);
}

void live_points(const LivedPoints& points, const std::function<void(const RunResult&)>& consume,
                 const std::function<bool()>& pause) {
  Sweep sweep;
  sweep.points = static_cast<std::uint32_t>(points.points->rows());
  sweep.replications = 1;
  sweep.seed = points.seed;
  sweep.threads = points.threads;
  sweep.failing = Failing::fast;
  sweep.run_of_point = points.run;
  sweep.cells = [&points]() -> Cells {
    auto laying = std::make_shared<Laying>(points);
    return [laying](std::uint32_t point, std::uint32_t) -> const Scenario& {
      return laying->at(point);
    };
  };
  perform(sweep, [&](std::span<const Row> rows) {
    for (const Row& row : rows) {
      if (row.status == RowStatus::failed)
        throw std::runtime_error(row.message + words_that_repeat(points, row));
      consume(row.result);
    }
    return pause();
  });
}

}  // namespace backchannel
