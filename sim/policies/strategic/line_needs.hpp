#pragma once

/// What a classic game asks of the line that it is played on, and what is said where it lacks.
///
/// A closed form holds for words that arrive as they were said, or that suffer in a way of which
/// the form speaks. Where the line does more to them than that, the game is refused when a file is
/// read, so that nobody takes a number for theory's that is not.

#include <vector>

#include "sim/policies/strategic/seat.hpp"

namespace backchannel {

struct LineNeeds {
  bool straight = true;   ///< symbols arrive as they were said
  bool prompt = false;    ///< on the day on which they were said
  bool operated = false;  ///< somebody carries them
  bool proposes = false;  ///< and may say what he makes of them
};

/// Never may words be lost, held back or blurred.
std::vector<Mistake> line_mistakes(const Wire& line, const LineNeeds& needs);

}  // namespace backchannel
