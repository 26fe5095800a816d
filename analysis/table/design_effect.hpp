#pragma once

/// What moving one factor of a design changes: the bars of a tornado.
///
/// The points of a design are put together by the levels of a factor (or, where a factor has more
/// than twelve values, by the lower, middle and upper third of them), and what is compared is the
/// share of runs that end in a class at the highest level and at the lowest, everything else as the
/// design has it. In a factorial design that is the factor's main effect. Where factors move
/// together (zip, table) it is what moves with the factor, whatever the reason.
///
/// Runs of one replication may share their luck across points, so the unit is the replication: its
/// share at a level, and its difference between two, have Student's interval over replications.
/// With a single replication the points are the units: Wilson's interval of a share, and that of
/// Agresti and Caffo of a difference, which adds to either side one run that ends so and one that
/// does not.
///
/// Source: A. Agresti, B. Caffo, Am. Stat. 54 (2000). Left out: effects of several factors at once.

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "analysis/table/statistics.hpp"
#include "sim/rounds/outcome.hpp"

namespace backchannel {

struct LevelShare {
  std::string level;  ///< its value, or `low … high` of a third
  std::uint64_t runs = 0;
  Estimate share;
};

struct DesignEffect {
  std::string factor;
  std::vector<LevelShare> levels;  ///< from the lowest
  Estimate difference;             ///< share at the highest level less that at the lowest
};

class DesignEffects {
 public:
  /// `values` by point and factor; numbers without a unit, or any text.
  DesignEffects(std::vector<std::string> factors, std::vector<std::vector<std::string>> values);

  /// Rows come replication by replication.
  void add(std::uint32_t replication, std::uint32_t point, Outcome outcome);
  std::uint64_t runs() const { return runs_; }
  /// One for each factor that has at least two levels, in their order.
  std::vector<DesignEffect> of(Outcome outcome) const;

 private:
  static constexpr std::size_t kClasses = kOutcomes;
  struct Level {
    std::string name;
    std::uint64_t runs = 0;
    std::array<std::uint64_t, kClasses> counts{};
    std::uint64_t here = 0;  ///< runs of the replication at hand
    std::array<std::uint64_t, kClasses> ends{};
    std::array<Moments, kClasses> shares;
  };
  struct Factor {
    std::string name;
    std::vector<Level> levels;
    std::vector<std::size_t> of_point;
    std::array<Moments, kClasses> differences;
  };
  void lay_out(Factor& factor, const std::vector<std::string>& values) const;
  static void close(Factor& factor);

  std::vector<Factor> factors_;
  std::uint64_t runs_ = 0;
  std::uint32_t replication_ = 0;
};

}  // namespace backchannel
