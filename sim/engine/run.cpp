#include "sim/engine/run.hpp"

#include <algorithm>
#include <cmath>

#include "sim/crisis/invariant.hpp"
#include "sim/crisis/maths.hpp"
#include "sim/engine/bargain.hpp"
#include "sim/engine/play.hpp"
#include "sim/engine/stretch.hpp"
#include "sim/scenario/study.hpp"

namespace backchannel {

namespace {

/// log(day · rate) for the days before the deadline; that of day 0 is never asked for.
std::vector<double> logs_of_days(double rate) {
  std::vector<double> logs{0};
  const double day = static_cast<double>(kDay) * rate;
  for (int n = 1; n * day < 1 && n < 10000; ++n)
    logs.push_back(maths::log(static_cast<double>(n * kDay) * rate));
  return logs;
}

}  // namespace

Plan plan_for(const Scenario& scenario) {
  Plan plan;
  for (const auto& actor : scenario.actors.entries) plan.who.push_back(who_of(actor.name));
  const auto who = [&](Side s) {
    return plan.who[static_cast<std::size_t>(scenario.principals[s])];
  };
  // A dyad is the same whichever side is named first.
  plan.dyad = who_of(std::min(who(0), who(1)), std::max(who(0), who(1)));
  for (Side s = 0; s < 2; ++s) plan.pair[s] = who_of(who(s), who(other(s)));
  int legs = 0;
  for (const auto& channel : scenario.channels.entries) {
    plan.legs_at.push_back(legs);
    legs += static_cast<int>(channel.value.legs.size());
  }
  for (const auto& hazard : scenario.hazards.entries)
    plan.hazard_who.push_back(who_of(hazard.name));
  for (const auto& reaction : scenario.reactions.entries)
    plan.reaction_who.push_back(who_of(reaction.name));
  for (int i = 0; i < kStanding; ++i)
    plan.hazard_who.push_back(who_of(plan.dyad, 50U + static_cast<std::uint32_t>(i)));
  for (std::size_t i = 0; i < scenario.script.size(); ++i) {
    const Scripted& line = scenario.script[i];
    const double day = days_since_start(scenario, line.on) + line.at;
    plan.script.push_back({seconds(day), static_cast<int>(i)});
  }
  // Lines of the same instant go by name, so that their order in the file does not matter.
  std::stable_sort(plan.script.begin(), plan.script.end(), [&](const auto& a, const auto& b) {
    const auto name = [&](const Plan::Line& line) {
      return scenario.script.name(static_cast<std::size_t>(line.index));
    };
    return a.at != b.at ? a.at < b.at : name(a) < name(b);
  });
  plan.sizes = {static_cast<int>(scenario.actors.size()),
                static_cast<int>(scenario.channels.size()),
                legs,
                static_cast<int>(scenario.hazards.size()) + kStanding,
                static_cast<int>(scenario.instruments.size()),
                static_cast<int>(scenario.issues.size()),
                static_cast<int>(scenario.reactions.size()),
                scenario.game ? 1 : 0};
  plan.end = seconds(scenario.horizon);
  const Haggling& haggling = scenario.haggling;
  plan.haggling_rate =
      1 / static_cast<double>(haggling.deadline > 0 ? seconds(haggling.deadline) : plan.end);
  for (Side s = 0; s < 2; ++s)
    if (haggling.opens && haggling.opens.index == scenario.principals[s]) plan.opens = s;
  if (plan.opens >= 0) plan.log_elapsed = logs_of_days(plan.haggling_rate);
  plan.step = seconds(scenario.step);
  for (const Reference& route : scenario.routes) plan.lines.push_back(route.index);
  std::sort(plan.lines.begin(), plan.lines.end());
  for (std::size_t i = 0; i < scenario.hazards.size(); ++i)
    if (scenario.hazards[i].alert != 0 || scenario.hazards[i].forces != 0)
      plan.moving.push_back(static_cast<int>(i));
  for (const Standing kind : {Standing::invitation, Standing::offer})
    plan.moving.push_back(static_cast<int>(scenario.hazards.size()) + static_cast<int>(kind));
  std::sort(plan.moving.begin(), plan.moving.end());
  return plan;
}

struct Runner::Room {
  Scenario scenario;
  Plan plan;
  Packages packages;
  Packages after_shock;
  Crisis crisis;
  Drift drift;
  struct Drawn {
    double* value = nullptr;
    Distribution distribution;
    std::uint32_t who = 0;
    Range range;
  };
  std::vector<Drawn> drawn;
  bool packages_vary = false;
  bool walk = false;
  bool only_haggling = true;

  explicit Room(const Scenario& given)
      : scenario(given), plan(plan_for(given)), crisis(plan.sizes) {
    for (const Scenario::Draw& draw : given.draws) {
      double* value = parameter(scenario, draw.path);
      if (value == nullptr) continue;
      drawn.push_back({value, draw.distribution, who_of(draw.path), draw.range});
      packages_vary |= draw.path.starts_with("issues.");
      // Nothing is worked out beforehand from how the two haggle.
      only_haggling &= draw.path.starts_with("haggling.sides.");
    }
    lay_out();
    prepare(scenario, drift);
  }

  void lay_out() {
    packages.lay_out(scenario.issues, scenario.performers);
    if (scenario.weights_shift) after_shock.lay_out(scenario.issues, scenario.performers, true);
  }

  void draw(const Luck& luck) {
    if (drawn.empty()) return;
    for (const Drawn& d : drawn)
      *d.value = std::clamp(quantile(d.distribution, luck.uniform(Purpose::parameter, d.who, 0)),
                            d.range.low, d.range.high);
    if (!only_haggling) {
      settle(scenario);
      prepare(scenario, drift);
    }
    if (packages_vary) lay_out();
  }
};

Runner::Runner(const Scenario& scenario, Pace pace) : room_(std::make_unique<Room>(scenario)) {
  room_->walk = pace == Pace::walking;
}
Runner::~Runner() = default;
Runner::Runner(Runner&&) noexcept = default;
Runner& Runner::operator=(Runner&&) noexcept = default;

namespace {

Facts facts_of(World& w) {
  const Now& now = w.now();
  Facts facts;
  facts.war = now.war;
  facts.in_force = static_cast<Agreement>(now.agreement);
  facts.struck = now.struck;
  facts.broken_off = now.broken_off;
  facts.last_contact = now.last_contact;
  facts.closed_since_contact = now.closed_since_contact;
  if (now.closed_at != kNever)
    facts.closed_since_contact += now.at - std::max(now.closed_at, now.last_contact);
  facts.understanding_since = now.understanding_since;
  facts.moved = w.mind(0).moved || w.mind(1).moved;
  facts.rounds = now.table.rounds;
  facts.can_hold_rounds =
      w.scenario.talks && holds_rounds(w.channel(w.scenario.talks.index).form);
  return facts;
}

/// Share of the worth of all issues that lies in the core ones, as things weigh now.
double core_share(const World& w) {
  double core = 0;
  double all = 0;
  for (const auto& issue : w.scenario.issues.entries) {
    const double weight = w.now().shocked ? issue.value.after_shock : 1.0;
    all += weight * issue.value.worth;
    if (issue.value.core) core += weight * issue.value.worth;
  }
  return all > 0 ? core / all : 0;
}

/// The five tests that an observer between rounds may read (S49).
double good_signs(const World& w) {
  constexpr double kLately = 14;
  const Now& now = w.now();
  double forces = 0;
  for (const auto& instrument : w.scenario.instruments.entries)
    forces += instrument.value.forces * instrument.value.level;
  double signs = 0;
  if (now.table.scope_settled) ++signs;
  if (now.tally.reports == 0) ++signs;
  if (now.forces <= forces + 1e-9) ++signs;
  if (now.tally.packages_after_rounds == 0) ++signs;
  if (any_line_open(w) && days(now.at - now.last_contact) <= kLately) ++signs;
  return signs;
}

void tally_beliefs(World& w) {
  const Now& now = w.now();
  Tally& tally = w.now().tally;
  if (w.scenario.talks && w.channel(w.scenario.talks.index).operated_by) {
    const auto by =
        static_cast<std::size_t>(w.channel(w.scenario.talks.index).operated_by.index);
    tally.operator_trust_a = w.crisis.operators(0)[by].mean();
    tally.operator_trust_b = w.crisis.operators(1)[by].mean();
  }
  tally.home_a = cost_at_home(w, 0);
  tally.home_b = cost_at_home(w, 1);
  tally.programme = now.programme;
  if (w.scenario.programme.error > 0)
    tally.programme_error = w.scenario.programme.error * (1 - now.access) *
                            std::abs(w.luck.normal(Purpose::programme, w.plan.dyad, 0));
  tally.core_share = core_share(w);
  tally.good_signs = good_signs(w);
}

void tally_levels(World& w) {
  Now& now = w.now();
  Tally& tally = now.tally;
  tally.end_day = days(now.at);
  tally.trust_a = w.mind(0).trust.mean();
  tally.trust_b = w.mind(1).trust.mean();
  tally.relief_a = w.mind(0).relief.mean();
  tally.relief_b = w.mind(1).relief.mean();
  tally.hurt_a = w.mind(0).hurt;
  tally.hurt_b = w.mind(1).hurt;
  tally.progress_a = w.mind(0).progress;
  tally.progress_b = w.mind(1).progress;
  tally.alert = std::max(w.mind(0).alert, w.mind(1).alert);
  tally.forces = now.forces;
  tally_beliefs(w);
  count_active(w);
  if (tally.end_day > 0) tally.active_intermediaries = now.active_days / tally.end_day;
  tally.agreement_at_end = now.agreement;
  tally.understanding_at_end = now.understanding_since != kNever ? 1 : 0;
  if (tally.breach_day > 0 && now.carried_at_breach > 0 && tally.end_day > tally.breach_day) {
    const double carried = tally.delivered - tally.by_other_routes - now.carried_at_breach;
    tally.carried_ratio = carried / (tally.end_day - tally.breach_day) /
                          (now.carried_at_breach / tally.breach_day);
  }
  if (!w.scenario.routes.empty())
    tally.talks_line_up =
        w.crisis.channels()[static_cast<std::size_t>(w.scenario.routes[0].index)].up ? 1 : 0;
}

Levels levels_now(const World& w, Instant at) {
  Levels levels;
  levels.at = at;
  levels.forces = w.now().forces;
  levels.rung = w.now().chain.rung;
  const Reference* operated = nullptr;
  if (w.scenario.talks) operated = &w.channel(w.scenario.talks.index).operated_by;
  for (Side s = 0; s < 2; ++s) {
    const Mind& mind = w.mind(s);
    levels.trust[s] = mind.trust.mean();
    levels.relief[s] = mind.relief.mean();
    levels.hurt[s] = mind.hurt;
    levels.alert[s] = mind.alert;
    levels.pressure[s] = pressure_on(w, s);
    if (operated != nullptr && *operated)
      levels.trust_in_operator[s] =
          w.crisis.operators(s)[static_cast<std::size_t>(operated->index)].mean();
  }
  return levels;
}

/// When the levels are to be kept next.
Instant next_look(const Trace& trace) {
  if (trace.levels_every <= 0) return kNever;
  return static_cast<Instant>(trace.levels.size()) * trace.levels_every;
}

/// Where things will stand at an instant before which nothing happens. Levels move only when they
/// are read, so this reads them and puts everything back: looking leaves no trace in the run.
Levels levels_ahead(World& w, Instant at) {
  const Crisis before = w.crisis;
  const Drift drift = w.drift;
  w.now().at = at;
  move_levels(w, at);
  for (Side s = 0; s < 2; ++s) fade_mind(w, s);
  const Levels levels = levels_now(w, at);
  w.crisis = before;
  w.drift = drift;
  return levels;
}

/// Keeps them for every such instant before `until`.
void keep_levels(World& w, Instant until) {
  for (Instant at = next_look(w.trace); at < until; at = next_look(w.trace))
    w.trace.levels.push_back(levels_ahead(w, at));
}

bool within_one(double x) { return x >= 0 && x <= 1; }

void check_levels(World& w) {
  for (Side s = 0; s < 2; ++s) {
    const Mind& mind = w.mind(s);
    invariant(within_one(mind.trust.mean()) && within_one(mind.relief.mean()) &&
                  within_one(mind.compliance.mean()),
              "beliefs lie between 0 and 1");
    invariant(within_one(mind.hurt) && within_one(mind.alert) && within_one(mind.progress),
              "hurt, alert and concessions lie between 0 and 1");
    invariant(mind.offence >= 0, "offence is not negative");
  }
  invariant(w.now().forces >= 0, "forces are not negative");
}

}  // namespace

RunResult Runner::live(std::uint64_t seed, std::uint32_t run, Trace& trace,
                       std::optional<std::uint32_t> prior, Without without) {
  Room& room = *room_;
  const Luck luck{seed, run};
  room.draw({seed, prior.value_or(run)});
  room.crisis.clear();
  trace.clear();
  World world{room.scenario,
              room.plan,
              {&room.packages, &room.after_shock},
              room.crisis,
              trace,
              luck,
              room.drift};
  world.walk = room.walk;
  world.without = without.event;
  Now& now = room.crisis.now();
  begin(world);
  while (!now.war && !now.over) {
    if (world.aim) aim_hazards(world);
    const Next in_calendar = next_in_calendar(world);
    const Next next = next_instant(world, in_calendar);
    keep_levels(world, std::min(next.at, after(room.plan.end, 1)));
    if (next.at > room.plan.end) break;
    invariant(next.at >= now.at, "time runs forward");
    if (next.kind == Due::tick) {
      tick(world, std::min({in_calendar.at, room.plan.end, next_look(trace)}));
      continue;
    }
    live_stretch(world, next);
  }
  if (!now.war && !now.over) {
    now.at = room.plan.end;
    move_levels(world, now.at);
  }
  finish_game(world);
  check_levels(world);
  RunResult result;
  result.run = run;
  result.outcome = judge(room.scenario.outcome, facts_of(world), room.plan.end);
  tally_levels(world);
  world.record({.kind = EventKind::ended, .subject = static_cast<std::int32_t>(result.outcome)});
  if (room.scenario.ladder.clocks_outlast_horizon) {
    for (Next next = next_open_clock(world); next.at != kNever && !now.war;
         next = next_open_clock(world))
      live_stretch(world, next);
  }
  result.tally = now.tally;
  result.fingerprint = trace.fingerprint;
  result.went_without = without.event >= 0 && world.without < 0;
  return result;
}

}  // namespace backchannel
