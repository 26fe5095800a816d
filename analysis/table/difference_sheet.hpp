#pragma once

/// What two scenarios differ in, as text for people, as rows and as JSON.

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

#include "analysis/table/difference.hpp"
#include "analysis/table/grid.hpp"

namespace backchannel {

/// The two are called A and B. `all` shows texts, and every parameter that only one of them has.
std::string difference_text(const ScenarioDifference& difference, bool all);
/// One row for each parameter that differs.
Grid difference_rows(const ScenarioDifference& difference);
nlohmann::ordered_json difference_json(const ScenarioDifference& difference);

/// How far the two share their luck, in words.
std::string luck_text(const std::vector<CommonNames>& names);

}  // namespace backchannel
