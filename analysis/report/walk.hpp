#pragma once

/// One run to walk through: everything a page needs to show it, act by act.
///
/// The data are those of the story (story.hpp) in another order of thought:
///
///     acts       what is told, in order, each with its reasons and with what either principal
///                knew of it then (perspective.hpp)
///     letters    from the instant they were sent to the instant they were heard, or to where
///                they were lost or held back; what was meant, and what was heard
///     levels     beliefs, strain, pressure and the rung of the quarrel over time
///     without    for each act that can be left out: the same run without it (engine/without.hpp)
///
/// Letters are paired with their arrivals by author, kind, line, tone and terms, the first sent
/// with the first heard: where two that are alike in all of these overtake each other, their arrows
/// uncross. Curves are thinned to straight pieces that stay within 0.5 % of their range.
///
/// What follows without an act is told by what no longer happens and what happens instead: events
/// of the same kind, by and to the same, read the same way and at most a day apart are the same.
/// At most `most_without` acts are left out, those of consequence before routine words.
///
/// What is left out: minds between samples, and letters between the hands they go through.

#include <cstddef>
#include <cstdint>
#include <string>

#include <nlohmann/json.hpp>

#include "sim/scenario/study.hpp"

namespace backchannel {

struct WalkChoice {
  std::string arm;
  std::uint64_t seed = 1;
  std::uint32_t run = 0;
  std::string repeat = {};         ///< the command, where it is not that of a file
  std::size_t most_without = 400;
};

nlohmann::ordered_json walk_json(const Study& study, const Scenario& arm,
                                 const WalkChoice& choice);

}  // namespace backchannel
