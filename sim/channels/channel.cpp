#include "sim/channels/channel.hpp"

#include <algorithm>

#include "sim/crisis/maths.hpp"

namespace backchannel {

namespace {

void take_availability(Channel& channel, const Channel& reference) {
  channel.mean_up = reference.mean_up;
  channel.mean_down = reference.mean_down;
  channel.answers = reference.answers;
  channel.when_down = reference.when_down;
  channel.urgent = reference.urgent;
  channel.offers = reference.offers;
  for (std::size_t i = 0; i < channel.legs.size(); ++i) {
    const bool direct_law = i < reference.legs.size();
    channel.legs[i].latency =
        direct_law ? reference.legs[i].latency : Distribution::fixed(0);
    channel.legs[i].handling =
        direct_law ? reference.legs[i].handling : Distribution::fixed(0);
    channel.legs[i].visits = direct_law ? reference.legs[i].visits : Distribution::fixed(0);
  }
}

void take_confidentiality(Channel& channel, const Channel& reference) {
  channel.rivals = reference.rivals;
  for (std::size_t i = 0; i < channel.legs.size(); ++i)
    channel.legs[i].leak = i < reference.legs.size() ? reference.legs[i].leak : 0;
}

}  // namespace

void remove_benefits(Channel& channel, const Channel& reference, const Switches& switches) {
  if (!switches.confidentiality) take_confidentiality(channel, reference);
  if (!switches.tone) {
    channel.tone_filter = reference.tone_filter;
    channel.withhold = reference.withhold;
  }
  if (!switches.knowledge) {
    channel.credible = reference.credible;
    channel.vouching = reference.vouching;
    channel.briefings = reference.briefings;
  }
  if (!switches.availability) take_availability(channel, reference);
  if (!switches.audience) {
    channel.publicity = reference.publicity;
    channel.recognition = reference.recognition;
    channel.framing = reference.framing;
  }
  if (!switches.authority) channel.authority = reference.authority;
}

Prospect prospect_of(const Channel& channel) {
  Prospect prospect;
  double kept = 1;
  for (const Leg& leg : channel.legs) {
    const double waiting = mean_of(leg.handling) + 0.5 * mean_of(leg.visits);
    const double moving = mean_of(leg.latency);
    prospect.days += moving + waiting;
    prospect.urgent_days += channel.urgent * moving + waiting;
    kept *= 1 - leg.leak;
  }
  prospect.leak = 1 - kept;
  return prospect;
}

namespace {

/// Letters that only move when somebody comes for them: the first departure not before `when`.
Instant next_departure(const Leg& leg, LegState& state, Instant when, std::uint32_t who,
                       const Luck& luck) {
  while (state.departs < when) {
    const double gap =
        quantile(leg.visits, luck.uniform(Purpose::departure, who, state.departures++));
    state.departs = after(state.departs, std::max<Instant>(1, seconds(gap)));
  }
  return state.departs;
}

/// One of the other symbols, each as likely.
int another(int symbol, int symbols, double uniform) {
  const int ahead = 1 + static_cast<int>(uniform * (symbols - 1));
  return (symbol + ahead) % symbols;
}

bool has_value(const Distribution& distribution) {
  return distribution.kind != Distribution::Kind::fixed || distribution.first > 0;
}

}  // namespace

Transit carry(const Channel& channel, std::span<LegState> legs, const Parcel& parcel,
              const Luck& luck) {
  Transit transit;
  transit.heard_hostile = parcel.hostile;
  transit.heard_symbol = parcel.symbol;
  Instant at = parcel.now;
  const std::size_t end = std::min(channel.legs.size(), parcel.end_leg);
  for (std::size_t i = parcel.first_leg; i < end; ++i) {
    const Leg& leg = channel.legs[i];
    // Leg 0 carries the pair's own luck, so that an operator's legs come on top of it.
    const std::uint32_t who = who_of(parcel.pair, static_cast<std::uint32_t>(i));
    const std::uint32_t nth = parcel.ordinal;
    transit.lost |= luck.chance(leg.loss, Purpose::leg_loss, who, nth);
    if (luck.chance(leg.error, Purpose::leg_error, who, nth)) {
      transit.heard_hostile = !transit.heard_hostile;
      if (parcel.symbols > 2)
        transit.heard_symbol = another(transit.heard_symbol, parcel.symbols,
                                       luck.uniform(Purpose::leg_symbol, who, nth));
    }
    transit.leaked |= luck.chance(leg.leak, Purpose::leg_leak, who, nth);
    transit.hop_variance += leg.noise * leg.noise;
    if (has_value(leg.visits)) {
      const Instant leaves = next_departure(leg, legs[i], at, who, luck);
      transit.queued += leaves - at;
      at = leaves;
    }
    if (has_value(leg.handling)) {
      const Instant starts = std::max(at, legs[i].free_at);
      transit.queued += starts - at;
      legs[i].free_at = after(
          starts, seconds(quantile(leg.handling, luck.uniform(Purpose::handling, who, nth))));
      at = legs[i].free_at;
    }
    if (has_value(leg.latency) || leg.noise > 0) {
      // One look-up gives two uniforms: how long it takes, and what is made of a number in it.
      const auto [delay, blur] = luck.uniforms(Purpose::leg_delay, who, nth);
      const double factor = parcel.urgent ? channel.urgent : 1.0;
      at = after(at, seconds(factor * quantile(leg.latency, delay)));
      transit.blur = blur;
    }
  }
  transit.overheard = luck.chance(channel.rivals, Purpose::leg_leak, parcel.pair, parcel.ordinal);
  transit.withheld = parcel.hostile && luck.chance(channel.withhold, Purpose::withhold,
                                                   parcel.pair, parcel.ordinal);
  transit.arrives = at;
  transit.travel = at == kNever ? kNever : at - parcel.now;
  return transit;
}

}  // namespace backchannel
