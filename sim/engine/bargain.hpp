#pragma once

/// What is settled inside a round: texts, concessions, acceptance, agreements (model §8, §12).

#include "sim/engine/world.hpp"

namespace backchannel {

/// What talking costs a side at home now: B5, and being seen at one table.
double cost_at_home(const World& world, Side side);
/// A side's own estimate that some package clears both reservations, 0 to 1.
double way_out(World& world, Side side);
/// Share of the agenda whose technical work is not done.
double technicality(World& world);

void start_bargaining(World& world);
void settle_scope(World& world);
/// Both sides decide whether to concede in this round, and set their sights.
void open_bargaining(World& world);
/// One exchange; true when it ended in an agreement.
bool bargain(World& world);
/// `reasons` gets the index of why, for the story.
bool next_date_agreed(World& world, std::int32_t* reasons);
void offer_understanding(World& world);

// ---- haggle.cpp: one number, by letter ----------------------------------------------------------
void start_haggling(World& world);
void write_offer(World& world);
void hear_offer(World& world, Side reader, const Letter& letter);
void offer_went_astray(World& world, const Letter& letter);

}  // namespace backchannel
