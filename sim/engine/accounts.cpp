#include <algorithm>

#include "sim/engine/order.hpp"

namespace backchannel {

namespace {

/// What a round brought, from nothing to all: known to those who sat there.
double result_of(RoundClass how) {
  switch (how) {
    case RoundClass::agreed: return 1;
    case RoundClass::narrowed: return 0.5;
    case RoundClass::inconclusive_dated: return 0.2;
    case RoundClass::inconclusive_open: return 0.1;
    case RoundClass::broken_off: return 0;
  }
  return 0;
}

}  // namespace

void give_accounts(World& w, RoundClass how) {
  Now& now = w.now();
  if (!now.table.open_to_public) return;
  const double result = result_of(how);
  const auto nth = static_cast<std::uint32_t>(now.table.rounds);
  ++now.tally.told;
  now.tally.results += result;
  for (Side s = 0; s < 2; ++s) {
    // Each tells it better than it was, by a share that averages its spin.
    const double share = std::min(
        1.0, 2 * w.principal(s).home.spin *
                 w.luck.uniform(Purpose::publicity, who_of(w.who(s), 9), nth));
    const double claim = result + share * (1 - result);
    (s == 0 ? now.tally.claims_a : now.tally.claims_b) += claim;
    w.mind(s).standing += w.principal(s).home.heard * claim;
    w.record({.kind = EventKind::account, .who = small(w.actor(s)), .number = claim,
              .second = result});
  }
}

void threaten(World& w, const Order& o) {
  const Side by = w.side_of(o.by);
  if (by < 0) return;
  ++w.now().tally.threats;
  ++w.mind(by).commitments;
  const Deed& deed = w.scenario.deeds.public_threat;
  witness(w, other(by), o.by, deed, Sight::public_threat, deed.hostility);
}

void deny(World& w, const Order& o) {
  const Side by = w.side_of(o.by);
  if (by < 0) return;
  Tally& tally = w.now().tally;
  ++tally.denials;
  if (tally.first_denial < 0) tally.first_denial = days(w.now().at);
  w.mind(by).exposure *= 1 - std::min(1.0, o.amount);
}

void announce(World& w) {
  for (Side s = 0; s < 2; ++s) {
    w.mind(s).exposure = 1;
    ++w.mind(s).commitments;
  }
}

}  // namespace backchannel
