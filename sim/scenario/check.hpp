#pragma once

/// What no single field can know: that names exist, that times fit, that numbers have a source.

#include <vector>

#include "sim/parameters/read.hpp"
#include "sim/scenario/scenario.hpp"

namespace backchannel {

struct Evidence;
struct Behaviour;

/// Whether the file is a scenario of this format; if not, says so, and nothing else need be said.
bool check_format(const Node& root, Problems& problems);
/// Resolves every reference and adds every problem that spans fields.
void check(Scenario& scenario, const Node& root, const std::vector<ParameterRecord>& records,
           const Evidence& evidence, Problems& problems);
/// Whether words in other languages are of something there is. Only of a file as it is written:
/// arms and settings may take away what has a name there.
void check_translations(const Scenario& scenario, const Node& root, Problems& problems);
/// The same for a file of behaviour: its format, its sources, its uncertain parameters.
void check_behaviour(Behaviour& behaviour, const Node& root,
                     const std::vector<ParameterRecord>& records, const Evidence& evidence,
                     Problems& problems);

}  // namespace backchannel
