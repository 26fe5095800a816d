#pragma once

/// One stretch of a crisis: to the next instant, and what happens there (model §2).
///
/// Equal instants go in this order: levels move, script, answers to acts, lines, arrivals,
/// incidents, clocks, exchanges, dates and what else is due; then by index, letters by sender. The
/// order is tested.

#include "sim/engine/world.hpp"

namespace backchannel {

enum class Due : std::uint8_t {
  tick, script, reaction, line, arrival, hazard, incident, planned, chain, words, exchange, date,
  probe, relief, ultimatum, actors, observe, nothing
};

struct Next {
  Instant at = kNever;
  Due kind = Due::nothing;
  int index = 0;
};

Next next_instant(const World& world);
/// Takes the crisis to that instant and lets happen what is due.
void live_stretch(World& world, const Next& next);
/// The same, once the horizon is past and only open clocks still run.
Next next_open_clock(const World& world);
void begin(World& world);

}  // namespace backchannel
