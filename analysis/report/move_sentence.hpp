#pragma once

/// What happens in a classic game, in plain English: types, words as said and as heard, payoffs.

#include "analysis/report/sentence.hpp"

namespace backchannel {

/// The sentence of an event that only games have; never empty.
Sentence tell_move(const Scene& scene, const Event& event);

}  // namespace backchannel
