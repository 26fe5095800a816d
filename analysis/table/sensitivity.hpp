#pragma once

/// Which uncertain parameter matters, asked in four ways of one arm of a scenario.
///
/// With d factors and N base points each way lives about as many runs, from a design of its own:
///
///     sobol     N (d + 3)  Saltelli's rows over d parameters and luck   whose the variance is
///     morris    N (d + 1)  N trajectories, each with one luck           which way, how much
///     regional  N (d + 3)  scrambled Sobol points, run k at point k     where such runs come from
///     prim      the same   the points of `regional`                     a box, in words
///
/// Luck of the Saltelli rows is run 2 i for point A of base point i and run 2 i + 1 for B.
///
/// `regional` and `prim` need an event. A quantity becomes one by a threshold, the highest tenth
/// unless it is given (`above`).
///
/// Factors are those of an `experiment:` that spreads its points, else what is `uncertain:`. What
/// is uncertain and no factor is drawn anew for each run, and belongs to luck.
///
/// Left out: an aggregate over several runs at each point; the measure of one run is what luck has
/// a share in, and the mean over luck is what first indices of parameters are about anyway.

#include <Eigen/Core>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "analysis/design/lived_points.hpp"
#include "analysis/table/morris.hpp"
#include "analysis/table/prim.hpp"
#include "analysis/table/quantity.hpp"
#include "analysis/table/regional.hpp"
#include "analysis/table/sobol.hpp"

namespace backchannel {

/// Throws ScenarioError if the experiment's factors do not hold; none if nothing is uncertain.
std::vector<Factor> sensitivity_factors(const Study& study, const Scenario& arm);
struct SensitivityQuestion {
  const Scenario* scenario = nullptr;
  std::string arm;
  std::vector<Factor> factors;
  Quantity measure;
  bool sobol = true;
  bool morris = true;
  bool regional = true;
  bool prim = true;
  std::uint32_t base_points = 1024;
  std::uint64_t seed = 1;
  int threads = 1;
  std::size_t levels = 8;          ///< of the trajectories' grid
  std::optional<double> above;     ///< threshold that makes a quantity an event
  std::optional<std::size_t> box;  ///< on PRIM's curve

  std::uint64_t runs() const;
};

struct SensitivityAnswer {
  std::uint64_t runs = 0;  ///< lived in all
  double mean = 0;         ///< of the measure, over the first design lived
  std::optional<SobolIndices> sobol;
  std::vector<MorrisEffect> morris;
  std::size_t trajectories = 0;
  std::vector<RegionalSensitivity> regional;
  std::vector<FeatureScore> scores;
  std::size_t sample = 0;  ///< runs of `regional` and `prim`
  double happened = 0;     ///< share of them in which it happened
  double threshold = 0;    ///< of a quantity
  std::optional<PrimFinding> prim;
};

/// Lives the designs; `seen` is told how many runs are done, and returns false to stop. A design
/// that was cut short is worked out from its whole base points, if there are two or more.
SensitivityAnswer answer_sensitivity(const SensitivityQuestion& question,
                                     const std::function<bool(std::uint64_t)>& seen);

}  // namespace backchannel
