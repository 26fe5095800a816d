#include <algorithm>
#include <cmath>
#include <limits>

#include "sim/crisis/maths.hpp"
#include "sim/engine/world.hpp"

namespace backchannel {

namespace {

// What nobody could tell from nothing is nothing: otherwise nothing would ever be at rest.
constexpr double kUnseen = 1e-12;
/// An instrument this close to where it is set has arrived: while one still moves, so do all ticks.
constexpr double kArrived = 1e-5;

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

inline double kept_after(double x) {
  return x > maths::kNearOne ? maths::exp(-x) : maths::near_one(x);
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
bool at_rest(const Mind& mind, const Rest& rest, const Belief (&origin)[3], const double* fading) {
  const bool forgets = fading[Drift::forget] > 0;
  const bool heals = fading[Drift::scar] > 0;
  return mind.adaptation == rest.adaptation &&
         mind.hurt == rest.saturated * (1 - mind.adaptation) && mind.alert == rest.alert &&
         mind.offence == 0 && !away(mind.trust, origin[0], forgets, heals) &&
         !away(mind.relief, origin[1], forgets, heals) &&
         !away(mind.compliance, origin[2], forgets, heals);
}

double toward(double rest, double level, double kept) { return rest + (level - rest) * kept; }

void move_mind(Mind& mind, const Rest& rest, const double* kept) {
  const double adapted = toward(rest.adaptation, mind.adaptation, kept[Drift::adaptation]);
  const double middle = 0.5 * (mind.adaptation + adapted);
  mind.adaptation = adapted;
  mind.hurt = toward(rest.saturated * (1 - middle), mind.hurt, kept[Drift::hurt]);
  mind.alert = toward(rest.alert, mind.alert, kept[Drift::alert]);
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
    if (std::abs(state.level - state.set) < kArrived) state.level = state.set;
    if (state.set < kArrived) state.set = 0;
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
    drift.fading[s][Drift::offence] = rate_of(strain.offence_time);
    drift.fading[s][Drift::forget] = actor.trusting.forget;
    drift.fading[s][Drift::scar] = actor.trusting.scar_forget;
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
  drift.forgets = false;
  for (const auto& fading : drift.fading) drift.forgets |= fading[Drift::forget] > 0;
  drift.appeals.resize(scenario.routes.size());
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

double offence_now(const World& w, Side side) {
  const double then = w.mind(side).offence;
  const Instant since = w.now().at - w.now().beliefs_at[side];
  if (then == 0 || since == 0) return then;
  return then * kept_after(w.drift.fading[side][Drift::offence] * days(since));
}

namespace {

/// How long a stretch may be, so that inputs held at their mean cannot be told from inputs that
/// move: pressure, forces and the getting used to them stray from it by second differences,
///     Σ way to go · weight · (Δ/τ)²/12  ≤  kSeen.
/// Never shorter than a step.
Instant longest_stretch(const World& w, Instant span) {
  constexpr double kSeen = 1e-4;
  if (span <= w.plan.step) return span;
  const double elapsed = days(span);
  const Drift& drift = w.drift;
  double bend = 0;
  for (Side s = 0; s < 2; ++s) {
    if (drift.load.on[s] <= 0) continue;
    const double x =
        drift.rates[static_cast<std::size_t>(s) * Drift::kOfSide + Drift::adaptation] * elapsed;
    bend += std::abs(w.principal(s).strain.adaptation - w.mind(s).adaptation) * x * x;
  }
  const auto states = w.crisis.instruments();
  const double* rates = drift.rates.data() + 2 * Drift::kOfSide;
  for (std::size_t i = 0; i < states.size(); ++i) {
    const InstrumentState& state = states[i];
    // It chases what fades itself.
    if (state.set != 0 && rates[2 * i + 1] > 0) return w.plan.step;
    if (state.level == state.set) continue;
    const Drift::Weight& weight = drift.weights[i];
    const double x = rates[2 * i] * elapsed;
    bend += std::abs(state.level - state.set) * (weight.on[0] + weight.on[1] + weight.forces) *
            x * x;
  }
  if (bend <= 12 * kSeen) return span;
  const double shorter = static_cast<double>(span) * std::sqrt(12 * kSeen / bend);
  return std::max(w.plan.step, static_cast<Instant>(shorter));
}

/// One stretch, with inputs held at their mean; false if nothing moved.
bool move_stretch(World& w, Instant span) {
  Now& now = w.now();
  Drift& drift = w.drift;
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
    move_mind(mind, rest, factors() + first);
    moved = moved || mind.hurt != hurt || mind.alert != alert ||
            !at_rest(mind, rest, drift.origin[s], drift.fading[s]);
  }
  if (grows(w)) {
    now.programme =
        1 - (1 - now.programme) * maths::remaining(w.scenario.programme.growth * days(span), 1);
    moved = true;
  }
  return moved;
}

}  // namespace

void fade_mind(World& w, Side side) {
  Now& now = w.now();
  const Instant span = now.at - now.beliefs_at[side];
  now.beliefs_at[side] = now.at;
  if (span == 0 || w.drift.still) return;
  const double elapsed = days(span);
  const double* rates = w.drift.fading[side];
  Mind& mind = w.mind(side);
  if (mind.offence != 0) {
    mind.offence *= kept_after(rates[Drift::offence] * elapsed);
    if (mind.offence < kUnseen) mind.offence = 0;
  }
  const double forget = kept_after(rates[Drift::forget] * elapsed);
  const double scar = rates[Drift::scar] > 0 ? kept_after(rates[Drift::scar] * elapsed) : 1;
  const Belief* origin = w.drift.origin[side];
  for (Belief* belief : {&mind.trust, &mind.relief, &mind.compliance})
    fade_belief(*belief, *origin++, forget, scar);
}

void move_levels(World& w, Instant to) {
  Now& now = w.now();
  Drift& drift = w.drift;
  if (drift.still) {
    now.beliefs_at[0] = now.beliefs_at[1] = now.at;
    now.levels_at = std::max(now.levels_at, to);
    return;
  }
  if (to <= now.levels_at) return;
  for (Side s = 0; s < 2; ++s) fade_mind(w, s);
  const Instant longest = longest_stretch(w, to - now.levels_at);
  bool moved = false;
  while (now.levels_at < to) {
    const Instant span = std::min(longest, to - now.levels_at);
    moved = move_stretch(w, span);
    now.levels_at += span;
  }
  drift.still = !moved;
  for (Side s = 0; s < 2; ++s) drift.course.left[s] = w.mind(s).alert;
}

namespace {

/// Whether the density of forces stays as it is until something happens.
bool forces_at_rest(const World& w) {
  const auto states = w.crisis.instruments();
  for (std::size_t i = 0; i < states.size(); ++i)
    if (w.drift.weights[i].forces != 0 &&
        (states[i].level != states[i].set ||
         (states[i].set != 0 && w.scenario.instruments[i].fade > 0)))
      return false;
  return true;
}

double alert_rate(const World& w, Side side) {
  return w.drift.rates[static_cast<std::size_t>(side) * Drift::kOfSide + Drift::alert];
}

/// Alert of the more alert side from now on: one exponential, if forces stay as they are and the
/// same side stays in front. Otherwise its value in the middle of the coming step, held for so
/// long. Kept as it is while nothing has disturbed it.
void look_ahead(World& w) {
  const Now& now = w.now();
  Drift::Course& course = w.drift.course;
  const bool steady = forces_at_rest(w);
  const bool disturbed = course.left[0] != w.mind(0).alert || course.left[1] != w.mind(1).alert ||
                         course.forces != now.forces;
  if (course.holds && !disturbed && steady) return;
  ++course.number;
  course.forces = now.forces;
  // Minds are as of the last move; what is ahead is counted from there.
  const Instant from_move = now.at - now.levels_at;
  double rest[2];
  double alert[2];
  for (Side s = 0; s < 2; ++s) {
    course.left[s] = w.mind(s).alert;
    rest[s] = resting_alert(w.principal(s).strain, now.forces);
    alert[s] = from_move == 0 ? w.mind(s).alert
                              : rest[s] + (w.mind(s).alert - rest[s]) *
                                              maths::exp(-alert_rate(w, s) * days(from_move));
  }
  const Side front = alert[1] > alert[0] || (alert[1] == alert[0] && rest[1] > rest[0]) ? 1 : 0;
  const Side behind = other(front);
  // Two that approach their rests at one pace cross at most once, and not if both are in order.
  course.holds = steady && rest[front] >= rest[behind] &&
                 (alert_rate(w, 0) == alert_rate(w, 1) ||
                  (alert[front] >= rest[behind] && alert[behind] <= rest[behind]));
  course.since = now.at;
  course.rate = alert_rate(w, front) / kSecondsPerDay;
  course.rest = rest[front];
  course.gap = alert[front] - rest[front];
  if (course.holds) return;
  const double half = 0.5 * days(w.plan.step);
  double most = 0;
  for (Side s = 0; s < 2; ++s)
    most = std::max(most, rest[s] + (alert[s] - rest[s]) * maths::exp(-alert_rate(w, s) * half));
  course.rest = most;
  course.gap = 0;
}

/// How far alert is from its rest by now.
double gap_now(const Drift::Course& course, Instant now) {
  if (course.gap == 0 || now == course.since) return course.gap;
  return course.gap * maths::exp(-course.rate * static_cast<double>(now - course.since));
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

Drift::Stirs what_stirs(const World& w) {
  const Now& now = w.now();
  return {now.tension,  now.access,
          w.lines_changed, now.agreement,
          now.breached, now.understanding_since != kNever,
          nobody_is_to_meet(w)};
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

/// An intensity as alert takes its course, with E = e^(−rate·t): base + slope·E + bend·E².
struct Swell {
  double base = 0, slope = 0, bend = 0;
};

/// What the levels make of it: alert calls for talks, and alert and forces for accidents.
Swell lift(const World& w, std::size_t hazard, double still, double rest, double gap) {
  const std::size_t own = w.scenario.hazards.size();
  if (hazard >= own) return {still * (1 + rest), still * gap, 0};
  const Hazard& h = w.scenario.hazards[hazard];
  const double shared = still * (1 + h.forces * w.now().forces);
  const double steep = shared * h.alert;
  return {shared + steep * rest * rest, 2 * steep * rest * gap, steep * gap * gap};
}

/// ∫ of an intensity over the seconds since it was put.
double gathered(const HazardState& state, double elapsed) {
  double sum = state.intensity * elapsed;
  if (state.slope == 0 && state.bend == 0) return sum;
  const double left = maths::exp(-state.rate * elapsed);
  sum += state.slope * (1 - left) / state.rate;
  return sum + 0.5 * state.bend * (1 - left * left) / state.rate;
}

/// Up to now the old intensity held; from now on the new one does.
void put_intensity(HazardState& state, Instant now, const Swell& swell, double rate) {
  state.accumulated += gathered(state, static_cast<double>(now - state.since));
  state.since = now;
  state.intensity = swell.base;
  state.slope = swell.slope;
  state.bend = swell.bend;
  state.rate = rate;
}

/// Seconds until Λ has gathered what is missing. Λ is bent one way only, as alert rises or falls to
/// its rest, so Newton's steps from the tangent at the start come nearer from one side.
double wait_for(const HazardState& state, double missing) {
  const double at_once = state.intensity + state.slope + state.bend;
  if (state.slope == 0 && state.bend == 0) return missing / state.intensity;
  double wait = missing / at_once;
  constexpr int kEnough = 60;
  for (int i = 0; i < kEnough; ++i) {
    const double left = maths::exp(-state.rate * wait);
    const double slope = state.intensity + left * (state.slope + left * state.bend);
    const double have = state.intensity * wait + state.slope * (1 - left) / state.rate +
                        0.5 * state.bend * (1 - left * left) / state.rate;
    const double further = (missing - have) / slope;
    wait = std::max(0.0, wait + further);
    if (std::abs(further) < 0.01) break;
  }
  return wait;
}

/// When it falls due; kNever also stands for later than `until`, when nobody will be there to ask.
Instant firing_time(const HazardState& state, Instant now, Instant until) {
  const double most = std::max(state.intensity, state.intensity + state.slope + state.bend);
  const double missing = std::max(0.0, state.target - state.accumulated);
  if (most <= 0 || missing > most * static_cast<double>(until - state.since)) return kNever;
  const double wait = wait_for(state, missing);
  if (wait > static_cast<double>(until - state.since)) return kNever;
  return std::max(now, state.since + static_cast<Instant>(wait + 0.5));
}

void ring(World::Ring& ring, const HazardState& state, int hazard) {
  if (state.fires_at < ring.at || (state.fires_at == ring.at && hazard < ring.hazard))
    ring = {state.fires_at, hazard};
}

}  // namespace

void aim_moving(World& w) {
  Now& now = w.now();
  w.next = w.still;
  w.ticking = false;
  now.next_tick = w.walk ? after(now.at, w.plan.step) : kNever;
  const auto states = w.crisis.hazards();
  bool any = false;
  for (const int index : w.plan.moving) {
    const HazardState& state = states[static_cast<std::size_t>(index)];
    any |= state.still != 0 || state.intensity != 0;
  }
  if (!any) return;
  look_ahead(w);
  const Drift::Course& course = w.drift.course;
  w.ticking = !course.holds;
  if (w.ticking) now.next_tick = after(now.at, w.plan.step);
  const Instant until = w.ticking ? std::min(w.plan.end, now.next_tick) : w.plan.end;
  bool known = false;
  double gap = 0;
  for (const int index : w.plan.moving) {
    const auto at = static_cast<std::size_t>(index);
    HazardState& state = states[at];
    if (state.still != state.put || state.course != course.number) {
      if (!known) gap = gap_now(course, now.at);
      known = true;
      put_intensity(state, now.at, lift(w, at, state.still, course.rest, gap), course.rate);
      state.put = state.still;
      state.course = course.number;
      state.fires_at = firing_time(state, now.at, until);
    }
    ring(w.next, state, index);
  }
}

void aim_hazards(World& w) {
  w.aim = false;
  const Now& now = w.now();
  const Drift::Stirs stirs = what_stirs(w);
  // Requests, strikes and briefings wear off by the clock.
  const bool held = now.actor_change != kNever;
  if (!w.anew && !held && stirs == w.drift.stirs) return aim_moving(w);
  w.anew = held;
  w.drift.stirs = stirs;
  const auto states = w.crisis.hazards();
  const std::size_t own = w.scenario.hazards.size();
  std::size_t moving = 0;
  w.still = {};
  for (std::size_t i = 0; i < states.size(); ++i) {
    HazardState& state = states[i];
    state.still = (i < own ? still_part(w, w.scenario.hazards[i])
                           : standing_part(w, static_cast<Standing>(i - own))) *
                  kDaysPerSecond;
    // What cannot happen yet needs no luck.
    if (state.target == 0 && state.still != 0)
      state.target = w.luck.exponential(Purpose::hazard, w.plan.hazard_who[i], 0);
    if (moving < w.plan.moving.size() && w.plan.moving[moving] == static_cast<int>(i)) {
      ++moving;
      continue;
    }
    if (state.still != state.intensity) {
      put_intensity(state, now.at, {state.still, 0, 0}, 0);
      state.fires_at = firing_time(state, now.at, w.plan.end);
    }
    ring(w.still, state, static_cast<int>(i));
  }
  aim_moving(w);
}

}  // namespace backchannel
