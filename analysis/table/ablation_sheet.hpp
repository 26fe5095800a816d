#pragma once

/// An ablation as text for people, as rows and as JSON.

#include <nlohmann/json.hpp>

#include <span>
#include <string>

#include "analysis/table/ablation.hpp"
#include "analysis/table/grid.hpp"
#include "analysis/table/provenance.hpp"

namespace backchannel {

/// An overview of all that was asked for, then in full what is asked for by name (`in_full`), or
/// war and strikes.
std::string ablation_text(const Ablation& ablation, bool in_full);
/// One row for each quantity and effect, and for each quantity and set of benefits.
Grid ablation_rows(const Ablation& ablation, const Provenance& provenance);
nlohmann::ordered_json ablation_json(const Ablation& ablation);

}  // namespace backchannel
