#pragma once

/// Luck and what is not known, apart, as text for people, as rows and as JSON.

#include <nlohmann/json.hpp>

#include <string>

#include "analysis/table/grid.hpp"
#include "analysis/table/prior.hpp"

namespace backchannel {

std::string prior_text(const PriorStudy& study);
/// One row for each arm and quantity, and for each difference; `add_origin` comes last.
Grid prior_rows(const PriorStudy& study);
nlohmann::ordered_json prior_json(const PriorStudy& study);

}  // namespace backchannel
