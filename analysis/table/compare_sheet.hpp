#pragma once

/// Comparisons under the same luck as text for people, as rows and as JSON.

#include <nlohmann/json.hpp>

#include <span>
#include <string>

#include "analysis/table/compare.hpp"
#include "analysis/table/grid.hpp"
#include "analysis/table/provenance.hpp"
#include "analysis/table/summary.hpp"

namespace backchannel {

/// Tables of differences, then in sentences what of them can be said. Several comparisons are
/// shown side by side, unless `all` details are asked for.
std::string comparison_text(std::span<const ArmSummary> arms,
                            std::span<const PairedComparison> comparisons, bool all,
                            const Language& language = {});
/// One row for each pair of arms and class, cause, first day and measure.
Grid comparison_rows(std::span<const PairedComparison> comparisons);
nlohmann::ordered_json comparison_json(std::span<const PairedComparison> comparisons);

}  // namespace backchannel
