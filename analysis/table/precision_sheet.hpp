#pragma once

/// How well what was asked for is known, as text for people, as rows and as JSON.

#include <nlohmann/json.hpp>

#include <string>

#include "analysis/table/grid.hpp"
#include "analysis/table/precision.hpp"

namespace backchannel {

/// A table, and sentences about what is not known as asked.
std::string precision_text(const PrecisionWatch& watch, const Language& language = {});
/// Rows of kind `until` in the columns of `summary_rows` and of `comparison_rows`.
std::vector<std::vector<std::string>> precision_summary_rows(const PrecisionWatch& watch);
std::vector<std::vector<std::string>> precision_comparison_rows(const PrecisionWatch& watch);
nlohmann::ordered_json precision_json(const PrecisionWatch& watch);

}  // namespace backchannel
