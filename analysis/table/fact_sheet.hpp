#pragma once

/// What became of the claims, for people and for programs.

#include <nlohmann/json.hpp>

#include <span>
#include <string>

#include "analysis/table/fact.hpp"
#include "analysis/table/grid.hpp"

namespace backchannel {

/// A block for each claim: verdict and effect, the claim, and what remains without each term.
std::string facts_text(std::span<const FactFinding> findings);
Grid fact_rows(std::span<const FactFinding> findings);
nlohmann::ordered_json facts_json(std::span<const FactFinding> findings);

}  // namespace backchannel
