#pragma once

/// What one principal knew of an event when it happened.
///
/// A run holds more than anybody in it could see: letters that were lost, intents that were
/// misread, the other side's beliefs and reasons. From a seat, only this is known:
///
///     deeds        all that is done in public, by whom and to whom, but not whether it was meant
///     words        one's own as they were sent, the other's as they were heard, and when
///     texts        one's own as they were meant, the other's as they came across
///     the table    rounds, dates, procedure, who walks out, what is agreed
///     oneself      one's readings, decisions and clocks; of the other's only what shows
///
/// So a letter that is lost is known to its author as sent and to nobody as lost; and a letter that
/// arrives turned around is, to whoever hears it, simply what it says. What is told is the event
/// with everything else taken out of it, as a seat's sentence (`Scene::seat`) then leaves the rest
/// unsaid.
/// What is left out: guesses. A seat that might have worked out who leaked, or that silence means a
/// lost letter, is not credited with it unless the model does so.

#include <optional>

#include "sim/crisis/event.hpp"
#include "sim/scenario/scenario.hpp"

namespace backchannel {

/// The event as a side knew it, or nothing if it knew of none. `in_vain` as in a Scene.
std::optional<Event> as_known_to(const Scenario& scenario, const Event& event, Side side,
                                 bool in_vain);

}  // namespace backchannel
