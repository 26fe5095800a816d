#pragma once

/// A deed on its way to happening, whoever ordered it: the script, a hazard, or a habit of
/// answering one act with another.
///
/// Units and ranges are those of the fields it came from (`Scripted`, `Hazard`, `Reaction` in
/// crisis/act.hpp): `amount` as the act has it, chances in [0, 1], −1 for an actor or instrument
/// that nobody named. What it draws is keyed by `who` and `index`, so that two orders never share
/// luck. Errors: none here, as `scenario/check` refuses an order that lacks what its act needs.
/// Source: model §1, §2. What is left out: orders that are given and not carried out.

#include "sim/engine/world.hpp"

namespace backchannel {

struct Order {
  Act act = Act::incident;
  int by = -1;
  int to = -1;
  int instrument = -1;
  double amount = 0;
  double effect = 1;
  double deliberate = 0;
  double notice = 0;
  const Distribution* length = nullptr;
  std::uint32_t who = 0;    ///< luck of whoever orders
  std::uint32_t index = 0;
};

/// Does it, now.
void perform(World& world, const Order& order);
/// How long it lasts, by the luck of whoever ordered it.
double length_of(const World& world, const Order& order);

// ---- others.cpp: groups, allies, intermediaries and bystanders ----------------------------------
void ask_for_quiet(World& world, const Order& order);
void appeal(World& world, const Order& order);

// ---- accounts.cpp: what is said in public -------------------------------------------------------
void threaten(World& world, const Order& order);
void deny(World& world, const Order& order);
void announce(World& world);

}  // namespace backchannel
