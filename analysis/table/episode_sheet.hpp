#pragma once

/// What the documents tell of some episodes beside what the model gives, for people and programs.

#include <nlohmann/json.hpp>

#include <span>
#include <string>

#include "analysis/table/episode.hpp"
#include "analysis/table/grid.hpp"

namespace backchannel {

/// A block for each episode, and a table of all shares at the end.
std::string episodes_text(std::span<const EpisodeFinding> findings);
/// One row for each class, observation and counterfactual arm.
Grid episode_rows(std::span<const EpisodeFinding> findings);
nlohmann::ordered_json episodes_json(std::span<const EpisodeFinding> findings);

}  // namespace backchannel
