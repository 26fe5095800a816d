#include "analysis/design/lived_points.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <stdexcept>

#include "sim/crisis/luck.hpp"
#include "sim/engine/shifts.hpp"
#include "sim/parameters/units.hpp"

namespace backchannel {
namespace {

/// The scenario in which nothing is drawn that the design sets.
Scenario undrawn(const Scenario& given, std::span<const Factor> factors) {
  Scenario scenario = given;
  std::erase_if(scenario.draws, [&](const Scenario::Draw& draw) {
    return std::any_of(factors.begin(), factors.end(),
                       [&](const Factor& factor) { return factor.path == draw.path; });
  });
  return scenario;
}

/// What one thread has to itself: a scenario whose factors it sets in place.
class Desk {
 public:
  RunResult live(const LivedPoints& given, std::size_t row) {
    if (!scenario_) sit_down(given);
    for (std::size_t i = 0; i < given.factors.size(); ++i)
      *places_[i] = given.factors[i].value(
          (*given.points)(static_cast<Eigen::Index>(row), static_cast<Eigen::Index>(i)));
    settle(*scenario_);
    try {
      return Runner(*scenario_).live(given.seed, given.run(row), trace_);
    } catch (const std::exception& error) {
      throw std::runtime_error(std::string(error.what()) + "; repeat it with " +
                               words_that_repeat(given, row));
    }
  }

 private:
  void sit_down(const LivedPoints& given) {
    scenario_ = undrawn(*given.scenario, given.factors);
    for (const Factor& factor : given.factors) {
      double* place = parameter(*scenario_, factor.path);
      if (place == nullptr) throw std::invalid_argument("no number at " + factor.path);
      places_.push_back(place);
    }
  }

  std::string words_that_repeat(const LivedPoints& given, std::size_t row) const {
    std::string text = "`story FILE --seed " + std::to_string(given.seed) + " --run " +
                       std::to_string(given.run(row));
    for (std::size_t i = 0; i < given.factors.size(); ++i)
      text += " --set '" + given.factors[i].path + "=" +
              format_quantity(*places_[i], given.factors[i].unit) + "'";
    return text + "` and without `uncertain:`";
  }

  std::optional<Scenario> scenario_;
  std::vector<double*> places_;
  Trace trace_;
};

}  // namespace

std::uint32_t Factor::who() const { return who_of(path); }

double Factor::value(double coordinate) const {
  return std::clamp(quantile(distribution, coordinate), range.low, range.high);
}

std::vector<Factor> uncertain_factors(const Scenario& scenario) {
  Scenario copy = scenario;
  std::vector<Factor> factors;
  for (const Scenario::Draw& draw : scenario.draws) {
    Field field;
    if (parameter(copy, draw.path, &field) == nullptr) continue;
    factors.push_back(
        {draw.path, draw.distribution, draw.range, std::string(field.meaning), field.unit});
  }
  return factors;
}

std::vector<std::uint32_t> names_of(std::span<const Factor> factors) {
  std::vector<std::uint32_t> names;
  for (const Factor& factor : factors) names.push_back(factor.who());
  return names;
}

void live_points(const LivedPoints& points,
                 const std::function<bool(std::span<const RunResult>)>& consume) {
  constexpr std::size_t kGrain = 32;
  const int threads = std::max(1, points.threads);
  const auto rows = static_cast<std::size_t>(points.points->rows());
  const std::size_t most = kGrain * 8 * static_cast<std::size_t>(threads);
  std::vector<Desk> desks(static_cast<std::size_t>(threads));
  struct Stretch {
    std::size_t first = 0;
    std::vector<RunResult> results;
  };
  std::array<Stretch, 2> places;
  std::size_t laid_out = 0;
  Shifts shifts;
  shifts.lay_out = [&](int place) -> std::size_t {
    Stretch& stretch = places[static_cast<std::size_t>(place)];
    stretch.first = laid_out;
    stretch.results.assign(std::min(most, rows - laid_out), {});
    laid_out += stretch.results.size();
    return (stretch.results.size() + kGrain - 1) / kGrain;
  };
  shifts.work = [&](int place, int thread, std::size_t task) {
    Stretch& stretch = places[static_cast<std::size_t>(place)];
    const std::size_t end = std::min(stretch.results.size(), (task + 1) * kGrain);
    for (std::size_t i = task * kGrain; i < end; ++i)
      stretch.results[i] = desks[static_cast<std::size_t>(thread)].live(points, stretch.first + i);
  };
  shifts.hand_over = [&](int place) {
    return consume(places[static_cast<std::size_t>(place)].results);
  };
  work_in_shifts(threads, shifts);
}

}  // namespace backchannel
