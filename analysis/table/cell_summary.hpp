#pragma once

/// What the runs of an experiment amount to, point by point and arm by arm: how they ended.
///
/// A share has its Wilson interval, of the runs of that point and arm alone. Under common luck the
/// same runs stand at every point, so neighbouring shares move together: their differences are
/// known better than their intervals suggest, and the least and the greatest of many are not.
///
/// Counts are kept of the first kMostCells points and arms; the rows themselves have all of them.
///
/// Left out: what the points have to do with it; that is `sensitivity`.

#include <array>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "analysis/design/design.hpp"
#include "analysis/table/grid.hpp"
#include "analysis/table/provenance.hpp"
#include "analysis/table/statistics.hpp"

namespace backchannel {

struct CellCount {
  std::uint64_t runs = 0;    ///< lived to their end
  std::uint64_t failed = 0;
  std::array<std::uint64_t, kOutcomes> outcomes{};

  std::uint64_t count(Outcome outcome) const {
    return outcomes[static_cast<std::size_t>(outcome)];
  }
  /// Any agreement in force at the end, written ones only.
  std::uint64_t agreements() const;
  /// The most frequent class; the first of them when several are.
  Outcome modal() const;
};

class CellSummary {
 public:
  static constexpr std::uint64_t kMostCells = 100'000;

  /// The design must outlive it; `arms` in the order in which rows count them.
  CellSummary(const Design& design, std::vector<std::string> arms);
  void add(const Row& row);

  /// Of all points of an arm.
  const CellCount& of_arm(std::size_t arm) const { return arms_[arm]; }
  const Design& design() const { return design_; }
  const std::vector<std::string>& arm_names() const { return names_; }
  std::uint64_t cells() const { return cells_.size(); }  ///< that are kept
  const CellCount& cell(std::uint64_t index) const { return cells_[index]; }

 private:
  const Design& design_;
  std::vector<std::string> names_;
  std::vector<CellCount> cells_;  ///< point · arms + arm
  std::vector<CellCount> arms_;
};

/// For a terminal: one line for each point and arm, at most so many.
std::string cell_text(const CellSummary& summary, std::size_t most = 40);
Grid cell_rows(const CellSummary& summary, const Provenance& provenance);
nlohmann::ordered_json cell_json(const CellSummary& summary);

/// The points without any run, a line of CSV each, for a table that may be long.
std::string point_header(const Design& design);
void add_point(const Design& design, std::uint32_t point, std::string& text);

}  // namespace backchannel
