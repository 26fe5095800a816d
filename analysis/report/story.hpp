#pragma once

/// The story of one run: what happened, in order, and why the next thing did.
///
/// Told from the events and reasons of a run (engine/trace.hpp), so a story can say nothing that
/// the model did not do. Three tellings of the same events:
///
///     tell_story    for reading: all that matters, routine words counted, reasons spelt out
///     story_json    for programs: every event, with its sentence and its reasons as numbers
///     golden_story  for files that are compared: a page, nothing that changes with a version
///
/// Deeds that show in what follows at the same instant (an incident, a strike, a round) are told
/// once, as what follows. Left out: what was drawn and led to nothing, and minds between events.

#include <cstdint>
#include <string>

#include <nlohmann/json.hpp>

#include "sim/scenario/study.hpp"

namespace backchannel {

std::string tell_story(const Study& study, const Scenario& arm, const std::string& arm_name,
                       std::uint64_t seed, std::uint32_t run);

nlohmann::json story_json(const Study& study, const Scenario& arm, const std::string& arm_name,
                          std::uint64_t seed, std::uint32_t run);

/// At most about sixty lines; the middle of a longer story is left out, under a checksum.
std::string golden_story(const Study& study, const Scenario& arm, const std::string& arm_name,
                         std::uint64_t seed, std::uint32_t run);

}  // namespace backchannel
