#pragma once

/// A classic game lived by the engine: it deals, rings, carries words and pays out.
///
/// The strategies (policies/strategic) are given their own position and answer with moves; here the
/// moves become letters on the scenario's channel, clocks in the calendar, a war, an agreement.
/// Words for the intermediary cross the first leg of the talks' channel, words from it the others;
/// between the principals they cross all. Words that leak or are overheard reach the principal for
/// whom they were not meant at the instant at which they arrive. The game ends the run.

#include "sim/engine/world.hpp"
#include "sim/policies/strategic/seat.hpp"

namespace backchannel {

/// The changing part of a game, in the flat buffer of the run.
struct Playing {
  Match match;
  Wire wire;
  Instant clock[kSeats] = {kNever, kNever, kNever, kNever};
  std::uint32_t draws[kSeats] = {};
  std::uint32_t sent[kSeats] = {};
};

/// The line on which the talks are held, as all who play on it know it.
Wire wire_of(const Scenario& scenario);
void start_game(World& world);
/// A seat's own clock rings.
void game_rings(World& world, int seat);
void hear_move(World& world, const Letter& letter);
/// What it was worth; once, when the run is over.
void finish_game(World& world);

}  // namespace backchannel
