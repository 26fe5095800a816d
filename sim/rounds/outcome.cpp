#include "sim/rounds/outcome.hpp"

namespace backchannel {

Outcome judge(const OutcomeRule& rule, const Facts& facts, Instant end) {
  if (facts.war) return Outcome::war;
  if (facts.in_force == Agreement::comprehensive) return Outcome::comprehensive;
  if (facts.in_force == Agreement::framework) return Outcome::framework;
  if (facts.in_force == Agreement::limited) return Outcome::limited_deal;
  if (facts.struck) return Outcome::strikes;
  // Silence while every line was down is an outage, not abandonment: that clock stands still.
  const Instant quiet = end - facts.last_contact - facts.closed_since_contact;
  const bool silent = quiet >= seconds(rule.silence);
  if (facts.broken_off || silent) return Outcome::collapse;
  if (facts.understanding_since != kNever &&
      end - facts.understanding_since >= seconds(rule.held))
    return Outcome::understanding;
  const bool in_contact = end - facts.last_contact < seconds(rule.silence);
  const bool met = facts.rounds > 0 || !facts.can_hold_rounds;
  if (in_contact && met && !facts.moved) return Outcome::managed_deadlock;
  if (facts.moved) return Outcome::narrowing;
  return Outcome::inconclusive;
}

}  // namespace backchannel
