#pragma once

/// A run without one of its acts, and with all else of its luck.
///
/// "What if this had not happened?" is asked of an act of a run that has been told. The same run
/// is lived again; where the act is due, it is done and taken back: every level, letter and clock
/// is as it was before, and only the counters by which luck is looked up have moved on. Whatever
/// comes later therefore meets the luck that it would have met, and the two runs differ by what
/// follows from the act and by nothing else:
///
///     events before it   the same, byte for byte
///     its own luck       spent: the next package is read with the luck of the next package
///
/// An act is named by the number of the first event that it recorded. These can be left out:
///
///     deeds              whoever ordered them: script, hazard, or the habit of answering
///     letters            each by itself, as if it had not been written
///     rounds             the day goes by without one
///     answers            an incident is let go, a quarrel comes to rest, a deadline passes
///     an operator's own  offers and briefings, and the invitations of the two
///
/// The instant itself goes by: a hazard comes again when it would have, a line of the script is
/// used up. What is said and decided inside a round, and how deeds are read, cannot be left out by
/// itself. That a difference follows in the model says nothing of what would have come in history
/// (on such questions: Fearon, "Counterfactuals and Hypothesis Testing in Political Science",
/// World Politics 43, 1991).

#include <cstddef>
#include <cstdint>
#include <optional>

#include "sim/engine/run.hpp"

namespace backchannel {

/// The run as it is lived without the act that begins with event number `event`; `trace` must be
/// that of nobody else and tells it. Nothing if no act that can be left out begins there.
std::optional<RunResult> tell_without(const Scenario& scenario, std::uint64_t seed,
                                      std::uint32_t run, std::size_t event, Trace& trace);

}  // namespace backchannel
