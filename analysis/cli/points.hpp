#pragma once

/// `run FILE --points PATH`: the scenario as a function, for programs that choose the points.
///
/// One JSON object a line says a point, values by path; one JSON object a line answers, in the same
/// order and as soon as it is known, so that a program may talk with it through a pipe (`-`):
///
///     {"channels.line.legs[0].error": 0.05, "horizon": 90}
///     {"point":0,"runs":500,"seed":"1","arms":{"direct":{"shares":{"war":0.1,…},
///      "means":{"rounds":2.5,…},"happened":{"first_round":0.9,…}}}}
///
/// A bare number is in the canonical unit of its parameter (days, per day, shares in [0, 1]); words
/// are read as `--set` reads them. `seed` and `runs` in a point stand for `--seed` and `--runs`.
/// Every point has the same luck unless it says another seed. A point that cannot be is answered by
/// `{"point":3,"error":"…"}`, and the others go on; the program then ends with status 3.

#include <string>
#include <vector>

#include "analysis/cli/choices.hpp"

namespace backchannel {

int answer_points(const Study& study, const std::vector<ChosenArm>& arms, const RunChoice& runs,
                  const std::string& points, const std::string& output);

}  // namespace backchannel
