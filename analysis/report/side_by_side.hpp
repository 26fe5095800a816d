#pragma once

/// Two runs told beside each other, from shortly before they part.
///
/// What both have stands once, over the whole width; what differs stands in two columns, day by
/// day, or below each other where the page is too narrow for two. Reasons are told by their
/// strongest term, or whole.
/// What is left out: what a page of a story leaves out, unless everything is asked for.

#include <cstddef>
#include <string>

#include "analysis/report/story.hpp"

namespace backchannel {

struct SideBySide {
  std::string first_name;
  std::string second_name;
  Instant from = 0;         ///< what came before is left out
  std::size_t width = 100;  ///< of the page; below 100 the two stand below each other
  bool everything = false;  ///< minor lines and whole reasons as well
  Language language = {};
};

std::string side_by_side(const ToldRun& first, const ToldRun& second, const SideBySide& layout);

}  // namespace backchannel
