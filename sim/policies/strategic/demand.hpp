#pragma once

/// A demand that is granted or fought over: what the games around it (A1, A2, A5, A27) share.
///
/// One unit is at stake, and the first demands x of it. In war the first wins with probability p
/// and each bears its cost, c_A and c_B, the second's being its own type.
///
///     grants  ⇔  1 − x ≥ 1 − p − c_B  ⇔  x − p ≤ c_B       (to 1e-12, for demands that equal it)
///     worth      x and 1 − x where granted;  p − c_A and 1 − p − c_B in war;  nothing otherwise
///
/// Units: shares of what is at stake. Errors: none. Source: Fearon 1995, "Rationalist explanations
/// for war". Left out: a second demand.

#include "sim/policies/strategic/seat.hpp"

namespace backchannel {

/// The second hears of a demand: it grants it, or fights.
void grant_or_fight(double demanded, double wins, double own_cost, Moves& moves);
/// What it came to; `own_cost` is the first's.
void pay_demand(const Match& match, double wins, double own_cost, double (&payoffs)[2]);

}  // namespace backchannel
