#include <algorithm>
#include <limits>

#include "sim/crisis/maths.hpp"
#include "sim/engine/world.hpp"

namespace backchannel {

namespace {

double rate_of(double tau) {
  return tau > 0 ? 1 / tau : std::numeric_limits<double>::infinity();
}

/// All factors for one span, unless they are of that span already.
BACKCHANNEL_WIDE
const double* work_out(const Drift& drift, Drift::Factors& factors, Instant span) {
  if (factors.span == span) return factors.kept.data();
  factors.span = span;
  const double elapsed = days(span);
  const std::size_t count = drift.rates.size();
  const double* rates = drift.rates.data();
  double* kept = factors.kept.data();
  for (std::size_t i = 0; i < count; ++i) kept[i] = maths::near_one(rates[i] * elapsed);
  if (drift.fastest * elapsed > maths::kNearOne)
    for (std::size_t i = 0; i < count; ++i)
      if (rates[i] * elapsed > maths::kNearOne) kept[i] = maths::exp(-rates[i] * elapsed);
  return kept;
}

double resting_alert(const Strain& strain, double forces) {
  return std::min(1.0, strain.alert_base + strain.alert_force * forces);
}

double saturated(Drift::Resting& resting, double pressure) {
  if (resting.pressure != pressure)
    resting = {pressure, 1 - maths::exp(-pressure * resting.per_saturation),
               resting.per_saturation};
  return resting.saturated;
}

bool away(const Belief& belief, const Belief& origin, bool forgets, bool heals) {
  return (forgets && (belief.in_favour != origin.in_favour || belief.against != origin.against)) ||
         (heals && belief.scar != 0);
}

/// Where the levels of one side head during a stretch.
struct Rest {
  double adaptation = 0;
  double saturated = 0;
  double alert = 0;
};

/// Whether a side has come to rest in every respect: then no stretch of any length moves it.
bool at_rest(const Mind& mind, const Rest& rest, const Belief (&origin)[3], const double* rates) {
  const bool forgets = rates[Drift::forget] > 0;
  const bool heals = rates[Drift::scar] > 0;
  return mind.adaptation == rest.adaptation &&
         mind.hurt == rest.saturated * (1 - mind.adaptation) && mind.alert == rest.alert &&
         mind.offence == 0 && !away(mind.trust, origin[0], forgets, heals) &&
         !away(mind.relief, origin[1], forgets, heals) &&
         !away(mind.compliance, origin[2], forgets, heals);
}

double toward(double rest, double level, double kept) { return rest + (level - rest) * kept; }

void move_mind(Mind& mind, const Rest& rest, const Belief* origin, const double* kept) {
  const double adapted = toward(rest.adaptation, mind.adaptation, kept[Drift::adaptation]);
  const double middle = 0.5 * (mind.adaptation + adapted);
  mind.adaptation = adapted;
  mind.hurt = toward(rest.saturated * (1 - middle), mind.hurt, kept[Drift::hurt]);
  mind.alert = toward(rest.alert, mind.alert, kept[Drift::alert]);
  // What nobody could tell from nothing is nothing: otherwise no side would ever be at rest.
  constexpr double kForgotten = 1e-12;
  mind.offence *= kept[Drift::offence];
  if (mind.offence < kForgotten) mind.offence = 0;
  for (Belief* belief : {&mind.trust, &mind.relief, &mind.compliance})
    fade_belief(*belief, *origin++, kept[Drift::forget], kept[Drift::scar]);
}

bool instruments_at_rest(const World& w) {
  const auto states = w.crisis.instruments();
  for (std::size_t i = 0; i < states.size(); ++i)
    if (states[i].level != states[i].set ||
        (states[i].set != 0 && w.scenario.instruments[i].fade > 0))
      return false;
  return true;
}

void move_instruments(World& w, const double* kept) {
  const auto states = w.crisis.instruments();
  for (std::size_t i = 0; i < states.size(); ++i) {
    InstrumentState& state = states[i];
    state.level = toward(state.set, state.level, kept[2 * i]);
    state.set *= kept[2 * i + 1];
  }
}

bool grows(const World& w) {
  return w.scenario.programme.growth > 0 && w.now().agreement == 0 && w.now().programme < 1;
}

}  // namespace

void prepare(const Scenario& scenario, Drift& drift) {
  const std::size_t instruments = scenario.instruments.size();
  drift.rates.resize(2 * Drift::kOfSide + 2 * instruments);
  for (Side s = 0; s < 2; ++s) {
    const Actor& actor = scenario.actors[static_cast<std::size_t>(scenario.principals[s])];
    const Strain& strain = actor.strain;
    double* rates = drift.rates.data() + static_cast<std::size_t>(s) * Drift::kOfSide;
    rates[Drift::hurt] = rate_of(strain.hurt_time);
    rates[Drift::adaptation] = rate_of(strain.adaptation_time);
    rates[Drift::alert] = rate_of(strain.alert_time);
    rates[Drift::offence] = rate_of(strain.offence_time);
    rates[Drift::forget] = actor.trusting.forget;
    rates[Drift::scar] = actor.trusting.scar_forget;
    drift.origin[s][0] = start_belief(actor.trusting, scenario.counterpart_prior[s]);
    drift.origin[s][1] = start_belief(actor.trusting, actor.relief);
    drift.origin[s][2] = start_belief(actor.trusting, actor.compliance);
    drift.resting[s] = {-1, 0, 1 / strain.saturation};
  }
  drift.weights.assign(instruments, {});
  for (std::size_t i = 0; i < instruments; ++i) {
    const Instrument& instrument = scenario.instruments[i];
    drift.rates[2 * Drift::kOfSide + 2 * i] = rate_of(instrument.ramp);
    drift.rates[2 * Drift::kOfSide + 2 * i + 1] =
        instrument.fade > 0 ? rate_of(instrument.fade) : 0;
    drift.weights[i].forces = instrument.forces;
    if (instrument.kind == Instrument::Kind::escrow) continue;  // funds press nobody
    for (Side s = 0; s < 2; ++s) {
      if (instrument.target.index == scenario.principals[s])
        drift.weights[i].on[s] += instrument.bite;
      if (instrument.holder.index == scenario.principals[s])
        drift.weights[i].on[s] += instrument.cost;
    }
  }
  drift.ahead.span = -1;
  drift.forgets = false;
  for (Side s = 0; s < 2; ++s) {
    const double* rates = drift.rates.data() + static_cast<std::size_t>(s) * Drift::kOfSide;
    drift.forgets |= rates[Drift::forget] > 0;
  }
  drift.fastest = *std::max_element(drift.rates.begin(), drift.rates.end());
  for (Drift::Factors* factors : {&drift.whole, &drift.part}) {
    factors->span = -1;
    factors->kept.resize(drift.rates.size());
  }
}

void weigh_instruments(World& w) {
  Drift::Load load{{w.principal(0).strain.background, w.principal(1).strain.background}, 0};
  const auto states = w.crisis.instruments();
  for (std::size_t i = 0; i < states.size(); ++i) {
    const Drift::Weight& weight = w.drift.weights[i];
    load.on[0] += weight.on[0] * states[i].level;
    load.on[1] += weight.on[1] * states[i].level;
    load.forces += weight.forces * states[i].level;
  }
  w.drift.load = load;
  w.now().forces = load.forces;
}

double pressure_on(const World& w, Side side) { return w.drift.load.on[side]; }

bool move_levels(World& w, Instant to) {
  Now& now = w.now();
  const Instant span = to - now.levels_at;
  if (span <= 0) return true;
  now.levels_at = to;
  Drift& drift = w.drift;
  if (drift.still) return false;
  const double* kept = nullptr;
  const auto factors = [&] {
    if (kept == nullptr)
      kept = work_out(drift, span == w.plan.step ? drift.whole : drift.part, span);
    return kept;
  };
  bool moved = false;
  Drift::Load load = drift.load;
  if (!instruments_at_rest(w)) {
    // Inputs are held at their value in mid-interval, which makes the error of a step its square.
    move_instruments(w, factors() + 2 * Drift::kOfSide);
    weigh_instruments(w);
    const Drift::Load& then = drift.load;
    load = {{0.5 * (load.on[0] + then.on[0]), 0.5 * (load.on[1] + then.on[1])},
            0.5 * (load.forces + then.forces)};
    moved = true;
  }
  for (Side s = 0; s < 2; ++s) {
    const Strain& strain = w.principal(s).strain;
    Mind& mind = w.mind(s);
    const Rest rest{load.on[s] > 0 ? strain.adaptation : 0,
                    saturated(drift.resting[s], load.on[s]),
                    resting_alert(strain, load.forces)};
    const std::size_t first = static_cast<std::size_t>(s) * Drift::kOfSide;
    const double hurt = mind.hurt;
    const double alert = mind.alert;
    move_mind(mind, rest, drift.origin[s], factors() + first);
    moved = moved || mind.hurt != hurt || mind.alert != alert ||
            !at_rest(mind, rest, drift.origin[s], drift.rates.data() + first);
  }
  if (grows(w)) {
    now.programme =
        1 - (1 - now.programme) * maths::remaining(w.scenario.programme.growth * days(span), 1);
    moved = true;
  }
  drift.still = !moved;
  return moved;
}

namespace {

/// Alert of the more alert side in the middle of the coming stretch.
double alert_ahead(World& w) {
  const Now& now = w.now();
  // Minds are as of the last move; the middle of the coming stretch is counted from there.
  const Instant half =
      w.plan.ticks ? now.at - now.levels_at + (now.next_tick - now.at) / 2 : Instant{0};
  Drift::Ahead& ahead = w.drift.ahead;
  if (ahead.span != half) {
    ahead.span = half;
    for (Side s = 0; s < 2; ++s)
      ahead.kept[s] = maths::remaining(days(half), w.principal(s).strain.alert_time);
  }
  double most = 0;
  for (Side s = 0; s < 2; ++s) {
    const Strain& strain = w.principal(s).strain;
    const double rest = resting_alert(strain, now.forces);
    most = std::max(most, rest + (w.mind(s).alert - rest) * ahead.kept[s]);
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

constexpr double kDaysPerSecond = 1 / kSecondsPerDay;

/// The part of an intensity that only what happens can change.
double still_part(const World& w, const Hazard& h) {
  if (h.daily > 0 || !can_happen(w.now(), h.when)) return 0;
  double rate = h.rate;
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

double standing_part(const World& w, Standing kind) {
  const Now& now = w.now();
  const Programme& programme = w.scenario.programme;
  switch (kind) {
    case Standing::invitation:
      return nobody_is_to_meet(w) ? w.scenario.rounds.invitations : 0;
    case Standing::offer: {
      if (!nobody_is_to_meet(w)) return 0;
      const int talks = w.scenario.talks.index;
      const bool up = w.crisis.channels()[static_cast<std::size_t>(talks)].up;
      return up ? w.channel(talks).offers : 0;
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

/// What the levels make of it: alert calls for talks, and alert and forces for accidents.
double lift(const World& w, std::size_t hazard, double alert) {
  const std::size_t own = w.scenario.hazards.size();
  if (hazard >= own) {
    const auto kind = static_cast<Standing>(hazard - own);
    return kind == Standing::invitation || kind == Standing::offer ? 1 + alert : 1;
  }
  const Hazard& h = w.scenario.hazards[hazard];
  return (1 + h.alert * alert * alert) * (1 + h.forces * w.now().forces);
}

void put_intensity(HazardState& state, Instant now, double intensity) {
  if (intensity == state.intensity) return;
  // Up to now the old intensity held; from now on the new one does.
  state.accumulated += state.intensity * static_cast<double>(now - state.since);
  state.since = now;
  state.intensity = intensity;
}

Instant firing_time(const HazardState& state, Instant now) {
  if (state.intensity <= 0) return kNever;
  constexpr double kFar = 1e15;  // more seconds than anything lasts
  const double wait = (state.target - state.accumulated) / state.intensity;
  if (!(wait < kFar)) return kNever;
  return std::max(now, state.since + static_cast<Instant>(std::max(0.0, wait) + 0.5));
}

/// Whether it falls due before the levels are looked at again.
bool soon(const HazardState& state, Instant look) {
  return state.accumulated + state.intensity * static_cast<double>(look - state.since) >=
         state.target;
}

void ring(World::Ring& ring, const HazardState& state, int hazard) {
  if (state.fires_at < ring.at || (state.fires_at == ring.at && hazard < ring.hazard))
    ring = {state.fires_at, hazard};
}

}  // namespace

void aim_moving(World& w) {
  const Now& now = w.now();
  w.next = w.still;
  if (w.plan.moving.empty()) return;
  const auto states = w.crisis.hazards();
  const double alert = alert_ahead(w);
  for (const int index : w.plan.moving) {
    const auto at = static_cast<std::size_t>(index);
    HazardState& state = states[at];
    if (state.still == 0 && state.intensity == 0) continue;
    put_intensity(state, now.at, state.still == 0 ? 0 : state.still * lift(w, at, alert));
    // The next tick changes the intensity again: only what comes before it need be timed.
    const bool timed = !w.plan.ticks || soon(state, now.next_tick);
    state.fires_at = timed ? firing_time(state, now.at) : kNever;
    ring(w.next, state, index);
  }
}

void aim_hazards(World& w) {
  w.aim = false;
  const Now& now = w.now();
  const auto states = w.crisis.hazards();
  const std::size_t own = w.scenario.hazards.size();
  std::size_t moving = 0;
  w.still = {};
  for (std::size_t i = 0; i < states.size(); ++i) {
    HazardState& state = states[i];
    state.still = (i < own ? still_part(w, w.scenario.hazards[i])
                           : standing_part(w, static_cast<Standing>(i - own))) *
                  kDaysPerSecond;
    if (moving < w.plan.moving.size() && w.plan.moving[moving] == static_cast<int>(i)) {
      ++moving;
      continue;
    }
    if (state.still != state.intensity) {
      put_intensity(state, now.at, state.still);
      state.fires_at = firing_time(state, now.at);
    }
    ring(w.still, state, static_cast<int>(i));
  }
  aim_moving(w);
}

}  // namespace backchannel
