#pragma once

/// The summaries of some arms as text for people, as rows and as JSON.

#include <nlohmann/json.hpp>

#include <span>
#include <string>

#include "analysis/table/grid.hpp"
#include "analysis/table/provenance.hpp"
#include "analysis/table/summary.hpp"

namespace backchannel {

/// Shares of the classes, then measures; `all` shows every column, else the main ones.
std::string summary_text(std::span<const ArmSummary> arms, bool all,
                         const Language& language = {});
/// The shares of the classes alone.
std::string outcome_text(std::span<const ArmSummary> arms, const Language& language = {});
/// Long form: one row for each arm and class, and each arm and measure; `add_origin` comes last.
Grid summary_rows(std::span<const ArmSummary> arms);
nlohmann::ordered_json summary_json(std::span<const ArmSummary> arms);

/// How many arms stand side by side in 100 columns.
inline constexpr std::size_t kArmsOnPage = 3;
/// A grid whose columns are arms.
Grid grid_of_arms(std::string corner, const std::vector<std::string>& names,
                  std::vector<std::vector<std::string>> rows);

/// A number for JSON; what cannot be said is null.
nlohmann::ordered_json number_json(double value);

/// Columns that say, in every row of a file, where it comes from.
void add_origin(Grid& grid, const Provenance& provenance);

}  // namespace backchannel
