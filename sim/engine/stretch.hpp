#pragma once

/// One stretch of a crisis: to the next instant, and what happens there (model §2).
///
/// Equal instants go in this order: levels move, script, answers to acts, lines, arrivals,
/// incidents, clocks, exchanges, dates and what else is due, offers in haggling, the clocks of a
/// game; then by index, letters by sender. The order is tested.

#include "sim/engine/world.hpp"

namespace backchannel {

enum class Due : std::uint8_t {
  tick, script, reaction, line, arrival, hazard, incident, planned, chain, words, exchange, date,
  probe, relief, ultimatum, actors, observe, offer, move, nothing
};

struct Next {
  Instant at = kNever;
  Due kind = Due::nothing;
  int index = 0;
};

/// What is next among all that has a time of its own: neither a tick nor a hazard.
Next next_in_calendar(const World& world);
/// What is next of everything, when that is next in the calendar.
Next next_instant(const World& world, Next in_calendar);
/// While forces move: levels and intensities, tick by tick, until something is due, `until` at the
/// latest. Nothing else can happen meanwhile, so the calendar need not be looked at. While forces
/// are at rest there are no ticks. The bytes are those of walking (tested).
void tick(World& world, Instant until);
/// Takes the crisis to that instant and lets happen what is due.
void live_stretch(World& world, Next next);
/// The same, once the horizon is past and only open clocks still run.
Next next_open_clock(const World& world);
void begin(World& world);

}  // namespace backchannel
