#include <algorithm>

#include "sim/crisis/maths.hpp"
#include "sim/engine/world.hpp"

namespace backchannel {

namespace {

void work_out(const Scenario& scenario, Factors& factors, Instant span) {
  if (factors.span == span) return;
  factors.span = span;
  const double elapsed = days(span);
  const auto kept = [elapsed](double rate) { return maths::remaining(rate * elapsed, 1); };
  for (Side s = 0; s < 2; ++s) {
    const Actor& actor = scenario.actors[static_cast<std::size_t>(scenario.principals[s])];
    factors.side[s] = {maths::remaining(elapsed, actor.strain.hurt_time),
                       maths::remaining(elapsed, actor.strain.adaptation_time),
                       maths::remaining(elapsed, actor.strain.alert_time),
                       maths::remaining(elapsed, actor.strain.offence_time),
                       kept(actor.trusting.forget),
                       kept(actor.trusting.scar_forget)};
  }
  factors.ramp.resize(scenario.instruments.size());
  factors.fade.resize(scenario.instruments.size());
  for (std::size_t i = 0; i < scenario.instruments.size(); ++i) {
    const Instrument& instrument = scenario.instruments[i];
    factors.ramp[i] = maths::remaining(elapsed, instrument.ramp);
    factors.fade[i] = instrument.fade > 0 ? maths::remaining(elapsed, instrument.fade) : 1.0;
  }
}

double force_density(const World& w) {
  double forces = 0;
  const auto states = w.crisis.instruments();
  for (std::size_t i = 0; i < states.size(); ++i)
    forces += w.scenario.instruments[i].forces * states[i].level;
  return forces;
}

double resting_alert(const Strain& strain, double forces) {
  return std::min(1.0, strain.alert_base + strain.alert_force * forces);
}

void move_mind(World& w, Side side, const Factors::Side& f, double forces, double pressure) {
  const Actor& actor = w.principal(side);
  const Strain& strain = actor.strain;
  Mind& mind = w.mind(side);
  const double used_to = pressure > 0 ? strain.adaptation : 0;
  const double adapted = used_to + (mind.adaptation - used_to) * f.adaptation;
  const double middle = 0.5 * (mind.adaptation + adapted);
  const double hurt = (1 - maths::exp(-pressure / strain.saturation)) * (1 - middle);
  mind.adaptation = adapted;
  mind.hurt = hurt + (mind.hurt - hurt) * f.hurt;
  const double rest = resting_alert(strain, forces);
  mind.alert = rest + (mind.alert - rest) * f.alert;
  mind.offence *= f.offence;
  fade_belief(actor.trusting, w.scenario.counterpart_prior[side], mind.trust, f.forget, f.scar);
  fade_belief(actor.trusting, actor.relief, mind.relief, f.forget, f.scar);
  fade_belief(actor.trusting, actor.compliance, mind.compliance, f.forget, f.scar);
}

}  // namespace

double pressure_on(const World& w, Side side) {
  double pressure = w.principal(side).strain.background;
  const auto states = w.crisis.instruments();
  for (std::size_t i = 0; i < states.size(); ++i) {
    const Instrument& instrument = w.scenario.instruments[i];
    if (instrument.kind == Instrument::Kind::escrow) continue;  // funds press nobody
    if (instrument.target.index == w.actor(side)) pressure += instrument.bite * states[i].level;
    if (instrument.holder.index == w.actor(side)) pressure += instrument.cost * states[i].level;
  }
  return pressure;
}

void move_levels(World& w, Instant to) {
  Now& now = w.now();
  const Instant span = to - now.levels_at;
  if (span <= 0) return;
  Factors& factors = span == w.plan.step ? *w.whole_step : *w.part_step;
  work_out(w.scenario, factors, span);

  double pressure[2] = {pressure_on(w, 0), pressure_on(w, 1)};
  double forces = now.forces;
  const auto states = w.crisis.instruments();
  for (std::size_t i = 0; i < states.size(); ++i) {
    InstrumentState& state = states[i];
    state.level = state.set + (state.level - state.set) * factors.ramp[i];
    state.set *= factors.fade[i];
  }
  // Inputs are held at their value in mid-interval, which makes the error of a step its square.
  now.forces = force_density(w);
  forces = 0.5 * (forces + now.forces);
  for (Side s = 0; s < 2; ++s) {
    pressure[s] = 0.5 * (pressure[s] + pressure_on(w, s));
    move_mind(w, s, factors.side[s], forces, pressure[s]);
  }
  const Programme& programme = w.scenario.programme;
  if (programme.growth > 0 && now.agreement == 0)
    now.programme = 1 - (1 - now.programme) * maths::remaining(programme.growth * days(span), 1);
  now.levels_at = to;
  w.aim = true;
}

namespace {

/// Alert of the more alert side in the middle of the coming stretch.
double alert_ahead(const World& w) {
  const Now& now = w.now();
  // Minds are as of the last move; the middle of the coming stretch is counted from there.
  const double half = w.plan.ticks
                          ? days(now.at - now.levels_at) + 0.5 * days(now.next_tick - now.at)
                          : 0.0;
  double most = 0;
  for (Side s = 0; s < 2; ++s) {
    const Strain& strain = w.principal(s).strain;
    const double rest = resting_alert(strain, now.forces);
    const double ahead =
        rest + (w.mind(s).alert - rest) * maths::remaining(half, strain.alert_time);
    most = std::max(most, ahead);
  }
  return most;
}

double restraint(const World& w, int by) {
  if (w.now().understanding_since != kNever) return 1;
  if (by < 0 || w.side_of(by) >= 0) return 0;
  return w.scenario.actors[static_cast<std::size_t>(by)].restrained;
}

bool can_happen(const Now& now, Hazard::When when) {
  switch (when) {
    case Hazard::When::always: return true;
    case Hazard::When::agreed: return now.agreement != 0;
    case Hazard::When::without_agreement: return now.agreement == 0;
    case Hazard::When::after_breach: return now.breached;
  }
  return true;
}

double intensity_of(const World& w, const Hazard& h, double alert) {
  if (!can_happen(w.now(), h.when)) return 0;
  double rate = h.rate;
  if (h.alert != 0) rate *= 1 + h.alert * alert * alert;
  if (h.forces != 0) rate *= 1 + h.forces * w.now().forces;
  if (h.tension != 0 && w.now().tension != 0) rate *= maths::exp(h.tension * w.now().tension);
  if (h.restraint != 0) rate *= 1 - h.restraint * restraint(w, h.by.index);
  // While nothing wears off in the future, nothing holds anybody now.
  if (h.by.index >= 0 && w.now().actor_change != kNever) rate *= held_still(w, h.by.index);
  if (h.bases) rate *= 1 - w.scenario.actors[static_cast<std::size_t>(h.bases.index)].refuses;
  return rate;
}

/// Whether there is a meeting to be asked for: none is set, and not all is settled.
bool nobody_is_to_meet(const World& w) {
  const Now& now = w.now();
  return w.scenario.talks && now.table.date == kNever && !now.table.sitting &&
         now.agreement != static_cast<std::int32_t>(Agreement::comprehensive) &&
         holds_rounds(w.channel(w.scenario.talks.index).form);
}

double standing_intensity(const World& w, Standing kind, double alert) {
  const Now& now = w.now();
  const Programme& programme = w.scenario.programme;
  switch (kind) {
    case Standing::invitation:
      return nobody_is_to_meet(w) ? w.scenario.rounds.invitations * (1 + alert) : 0;
    case Standing::offer: {
      if (!nobody_is_to_meet(w)) return 0;
      const int talks = w.scenario.talks.index;
      const bool up = w.crisis.channels()[static_cast<std::size_t>(talks)].up;
      return up ? w.channel(talks).offers * (1 + alert) : 0;
    }
    case Standing::recovery: return programme.recovery;
    case Standing::report:
      return programme.reports * (1 + programme.blindness * (1 - now.access));
    case Standing::briefing: {
      double rate = 0;
      for (const Reference& route : w.scenario.routes)
        if (w.crisis.channels()[static_cast<std::size_t>(route.index)].up)
          rate += w.channel(route.index).briefings;
      return rate;
    }
  }
  return 0;
}

}  // namespace

void aim_hazards(World& w) {
  w.aim = false;
  const Now& now = w.now();
  const auto states = w.crisis.hazards();
  const double alert = alert_ahead(w);
  const std::size_t own = w.scenario.hazards.size();
  for (std::size_t i = 0; i < states.size(); ++i) {
    HazardState& state = states[i];
    const double intensity =
        i < own ? intensity_of(w, w.scenario.hazards[i], alert)
                : standing_intensity(w, static_cast<Standing>(i - own), alert);
    if (intensity == state.intensity) continue;
    // Up to now the old intensity held; from now on the new one does.
    state.accumulated += state.intensity * days(now.at - state.since);
    state.since = now.at;
    state.intensity = intensity;
    state.fires_at = intensity > 0
                         ? after(now.at, std::max<Instant>(
                                             0, seconds((state.target - state.accumulated) /
                                                        intensity)))
                         : kNever;
  }
}

}  // namespace backchannel
