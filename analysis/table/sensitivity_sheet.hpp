#pragma once

/// Which parameter matters, as text for people, as rows and as JSON.

#include <nlohmann/json.hpp>

#include <string>

#include "analysis/table/grid.hpp"
#include "analysis/table/provenance.hpp"
#include "analysis/table/sensitivity.hpp"

namespace backchannel {

/// `all`: every factor, also where nothing is told of it, and the whole curve of PRIM.
std::string sensitivity_text(const SensitivityQuestion& question, const SensitivityAnswer& answer,
                             bool all);
/// One row for each method, factor and quantity; of PRIM one for each limit and box of the curve.
Grid sensitivity_rows(const SensitivityQuestion& question, const SensitivityAnswer& answer,
                      const Provenance& provenance);
nlohmann::ordered_json sensitivity_json(const SensitivityQuestion& question,
                                        const SensitivityAnswer& answer);
/// `war when … below 12%: …`, or why there is no such sentence.
std::string box_sentence(const SensitivityQuestion& question, const SensitivityAnswer& answer);

}  // namespace backchannel
