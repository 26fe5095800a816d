#pragma once

/// The points of an experiment, and the scenario at each of them.
///
///     factorial         Π levels; the first factor turns fastest, so that a level more of the
///                       last factor, or a factor more, leaves the points before as they are
///     zip, table        the k-th levels of all factors; a table's repeated lines are one point
///     independent, latin hypercube, sobol, saltelli, morris
///                       value = quantile(distribution, u), u from points.hpp
///
/// Where u lies depends on `points_seed` and the factor's own name only, so that a factor added at
/// the end moves no value of another, and (but for the Latin hypercube, whose slices depend on
/// their number) more points leave the first as they are. Morris walks over the middles of p equal
/// slices of [0, 1] (`inward`), since distributions without an end have no quantile there; the
/// step is ½.
///
/// A point is laid over the scenario before arms are: arms may not set what a factor varies, and
/// what a factor varies is not drawn from `uncertain:` as well. Numbers are set in place; anything
/// else is read as a scenario of its own, once for each combination. A point must pass the same
/// checks as a scenario somebody wrote: all of them are checked beforehand where there are few
/// (kMostChecked), else some of them, and the rest when they are first lived, where a point that
/// cannot be is a failed row.
///
/// Left out: designs that are made of others, and constraints between factors.

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "analysis/design/factor.hpp"
#include "analysis/design/points.hpp"
#include "analysis/design/sweep.hpp"

namespace backchannel {

/// Points times arms times replications.
inline constexpr std::uint64_t kMostRows = 10'000'000;
/// Combinations of what is not a number; each is read and kept.
inline constexpr std::uint64_t kMostVariants = 1000;
/// Points times arms that are all checked beforehand.
inline constexpr std::uint64_t kMostChecked = 2000;

class Design {
 public:
  using Kind = ExperimentDesign::Kind;

  /// Throws ScenarioError with everything that is wrong.
  explicit Design(const Study& study);

  /// Without a design there is one point, the scenario as written.
  bool is_none() const { return rule_.design == Kind::none; }
  const ExperimentDesign& rule() const { return rule_; }
  std::uint32_t points() const { return points_; }
  std::uint32_t replications() const;
  const std::vector<Factor>& factors() const { return factors_; }

  /// The value of a number, in its canonical unit.
  double number(std::uint32_t point, std::size_t factor) const;
  /// Any value as files of results have it: a bare number, or YAML on one line.
  std::string text(std::uint32_t point, std::size_t factor) const;
  /// As people write it, with its unit.
  std::string written(std::uint32_t point, std::size_t factor) const;
  /// Where in the unit cube a spread point lies, one row for each point.
  const Points& cube() const { return cube_; }
  /// Of the factors and all their values, and of whose luck it is; 16 hexadecimal digits.
  std::string hash() const;

  /// The scenario of a point and an arm; throws for a point that cannot be.
  Scenario scenario_at(std::uint32_t point, std::size_t arm) const;
  /// The runs of some arms, by their places in the study. The design must outlive the sweep.
  Sweep sweep(std::vector<std::size_t> arms, std::uint64_t seed, int threads) const;

 private:
  class Laying;
  std::uint32_t level(std::uint32_t point, std::size_t factor) const;
  std::uint32_t variant(std::uint32_t point) const;
  void count_points(const Study& study, Problems& problems);
  void spread();
  void read_variants(const Study& study, Problems& problems);
  void find_variants();
  void make_ready(Scenario& arm) const;
  void expect_numbers(const Study& study, Problems& problems) const;
  void check_points(const Study& study, Problems& problems);
  void check(Scenario scenario, std::uint32_t point, Problems& problems) const;
  std::string name_of_point(std::uint32_t point) const;

  ExperimentDesign rule_;
  std::vector<Factor> factors_;
  std::uint32_t points_ = 1;
  std::vector<std::uint32_t> lines_;     ///< of a zip or a table: levels, point by point
  Points cube_;
  Points values_;                        ///< of a spread design
  std::vector<std::size_t> laid_;        ///< factors that are not numbers
  std::vector<std::vector<std::uint32_t>> combinations_;  ///< their levels, by variant
  std::vector<std::uint32_t> variants_of_;  ///< by point; of a zip or a table
  std::vector<Named<Scenario>> variants_;   ///< their arms
  Node root_;          ///< of the study, to check points against
  Evidence evidence_;
  bool all_checked_ = false;
};

}  // namespace backchannel
