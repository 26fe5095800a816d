#include "analysis/table/validation.hpp"

#include <algorithm>
#include <boost/math/tools/roots.hpp>
#include <cmath>
#include <limits>
#include <numeric>

#include "sim/crisis/act.hpp"
#include "sim/crisis/tally.hpp"

namespace backchannel {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
constexpr double kWithin = 60;  ///< days in which a threat is answered
constexpr double kSoonest = 1.0 / 24;  ///< an ending at once lasted an hour, as a logarithm wants

bool scripts_violence(const Scenario& scenario) {
  return std::any_of(scenario.script.entries.begin(), scenario.script.entries.end(),
                     [](const auto& line) {
                       return line.value.act == Act::strike || line.value.act == Act::attack;
                     });
}

int other_principal(const Scenario& scenario, int actor) {
  if (actor == scenario.principals[0]) return scenario.principals[1];
  if (actor == scenario.principals[1]) return scenario.principals[0];
  return -1;
}

bool is_threat(const Event& event) {
  const auto act = static_cast<Act>(event.subject);
  return event.kind == EventKind::act && (act == Act::ultimatum || act == Act::threaten);
}

bool is_package(const Event& event) {
  return event.kind == EventKind::act && static_cast<Act>(event.subject) == Act::package;
}

double first_of(double a, double b) {
  if (a < 0) return b;
  return b < 0 ? a : std::min(a, b);
}

}  // namespace

bool Pattern::comparable() const { return !std::isnan(model.value); }

bool Pattern::meets() const {
  return comparable() && model.low <= high && model.high >= low;
}

double weibull_shape(const std::vector<double>& days, const std::vector<bool>& ended) {
  double logs = 0;
  double events = 0;
  for (std::size_t i = 0; i < days.size(); ++i)
    if (ended[i]) {
      logs += std::log(days[i]);
      ++events;
    }
  if (events < 2) return kNone;
  const double longest = *std::max_element(days.begin(), days.end());
  const auto score = [&](double k) {
    double powers = 0, weighed = 0;
    for (const double t : days) {
      const double power = std::pow(t / longest, k);
      powers += power;
      weighed += power * std::log(t);
    }
    return weighed / powers - 1 / k - logs / events;
  };
  if (score(1e-3) >= 0 || score(50) <= 0) return kNone;
  std::uintmax_t steps = 100;
  const auto root = boost::math::tools::toms748_solve(
      score, 1e-3, 50.0, boost::math::tools::eps_tolerance<double>(40), steps);
  return 0.5 * (root.first + root.second);
}

double median_survival(std::vector<double> days, std::vector<bool> ended) {
  std::vector<std::size_t> order(days.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  // Among equal times the endings come first: whoever is censored then was still at risk.
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return days[a] != days[b] ? days[a] < days[b] : ended[a] && !ended[b];
  });
  double alive = 1;
  double at_risk = static_cast<double>(days.size());
  for (const std::size_t i : order) {
    if (ended[i]) alive *= 1 - 1 / at_risk;
    if (alive <= 0.5) return days[i];
    --at_risk;
  }
  return kNone;
}

void Validation::add_spell(const RunResult& result, double horizon) {
  const Tally& tally = result.tally;
  const double end = first_of(first_of(tally.first_deal, tally.war_day), tally.first_break_off);
  spells_.push_back({std::max(kSoonest, end >= 0 ? end : horizon), end >= 0});
}

void Validation::add_threats(const Scenario& scenario, const Trace& trace) {
  const auto& events = trace.events;
  for (std::size_t i = 0; i < events.size(); ++i) {
    if (!is_threat(events[i])) continue;
    const int target = other_principal(scenario, events[i].who);
    if (target < 0) continue;
    bool conceded = false;
    bool struck = false;
    for (std::size_t j = i + 1; j < events.size(); ++j) {
      if (days(events[j].at - events[i].at) > kWithin) break;
      conceded |= events[j].kind == EventKind::agreed;
      conceded |= events[j].kind == EventKind::conceded && events[j].flag &&
                  events[j].who == target;
      struck |= events[j].kind == EventKind::struck && events[j].who == events[i].who;
    }
    concedes_.add(conceded);
    if (!conceded) firm_.add(struck);
  }
}

void Validation::add_packages(const Scenario& scenario, const Trace& trace,
                              const RunResult& result) {
  int received[2] = {0, 0};
  bool gave_in[2] = {false, false};
  for (const Event& event : trace.events) {
    if (is_package(event)) {
      const int target = other_principal(scenario, event.who);
      if (target >= 0) ++received[target == scenario.principals[1] ? 1 : 0];
    }
    if (event.kind != EventKind::conceded) continue;
    const int side = event.who == scenario.principals[1] ? 1 : 0;
    const int priors = received[side];
    by_priors_[priors == 0 ? 0 : priors < 5 ? 1 : 2].add(event.flag);
    gave_in[side] |= event.flag && priors > 0;
  }
  const bool agreed = result.tally.agreement_at_end > 0;
  for (int side = 0; side < 2; ++side)
    if (received[side] > 0) {
      acquiesces_.add(gave_in[side]);
      settles_.add(gave_in[side] || agreed);
    }
}

void Validation::add(const Scenario& scenario, const RunResult& result, const Trace& trace) {
  const Tally& tally = result.tally;
  add_spell(result, scenario.horizon);
  if (!scripts_violence(scenario) && !(tally.first_strike >= 0 && tally.first_strike < 1)) {
    violent_.add(tally.first_strike >= 0 || tally.war_day >= 0);
    war_.add(tally.war_day >= 0);
  }
  const Outcome outcome = result.outcome;
  const auto is = [&](std::initializer_list<Outcome> kinds) {
    return std::find(kinds.begin(), kinds.end(), outcome) != kinds.end();
  };
  mix_[0].add(is({Outcome::comprehensive, Outcome::framework, Outcome::limited_deal}));
  mix_[1].add(is({Outcome::understanding}));
  mix_[2].add(is({Outcome::war}));
  mix_[3].add(is({Outcome::collapse}));
  mix_[4].add(is({Outcome::strikes, Outcome::managed_deadlock, Outcome::narrowing,
                  Outcome::inconclusive}));
  add_threats(scenario, trace);
  add_packages(scenario, trace, result);
  for (const Event& event : trace.events)
    if (event.kind == EventKind::clock_set && event.number > 0)
      latency_.add(std::log(event.number));
}

namespace {

Estimate nothing() { return {kNone, kNone, kNone}; }

}  // namespace

std::vector<Pattern> Validation::of_endings() const {
  std::vector<double> lasted;
  std::vector<bool> ended;
  for (const Spell& spell : spells_) {
    lasted.push_back(spell.days);
    ended.push_back(spell.ended);
  }
  const auto share = [](const Share& s) { return s.all > 0 ? wilson(s.yes, s.all) : nothing(); };
  const auto point = [](double x) { return Estimate{x, x, x}; };
  const std::uint64_t n = spells_.size();
  const char* horizon = "episodes are windows of one long crisis, censored at their horizons";
  const char* weak = "weak: the model has no unilateral acts that end a crisis (40 % of the data)";
  std::vector<Pattern> all{
      {"P3", "duration: shape of the Weibull law", 0.837, 0.774, 0.900,
       point(weibull_shape(lasted, ended)), n, horizon},
      {"P3", "duration: median in days", 80.5, 27, 203, point(median_survival(lasted, ended)), n,
       "the interval is that between the quartiles of the data; " + std::string(horizon)},
      {"P4", "quiet onset, later violence", 0.415, 0.345, 0.489, share(violent_), violent_.all,
       "minor clashes count in the data; here strikes and war do"},
      {"P4", "quiet onset, war", 0.074, 0.044, 0.122, share(war_), war_.all, ""}};
  const char* names[] = {"ends in agreement", "tacit understanding", "imposed (here: war)",
                         "faded (here: collapse)", "other (here: strikes, deadlock, open)"};
  const double targets[] = {0.343, 0.048, 0.073, 0.062, 0.474};
  for (std::size_t i = 0; i < mix_.size(); ++i) {
    const Estimate data = wilson(static_cast<std::uint64_t>(std::lround(477 * targets[i])), 477);
    all.push_back({"P5", names[i], targets[i], data.low, data.high, share(mix_[i]), n, weak});
  }
  return all;
}

std::vector<Pattern> Validation::of_pressure() const {
  const auto share = [](const Share& s) { return s.all > 0 ? wilson(s.yes, s.all) : nothing(); };
  const char* no_threat = "no episode has a threat that was made";
  const char* resisted = "no threat was resisted";
  const char* short_lived = "sanctions episodes last years; these runs months";
  std::vector<Pattern> all{
      {"P6", "threatened, concedes", 0.227, 0.197, 0.262, share(concedes_), concedes_.all,
       concedes_.all > 0 ? "threats of force here, of sanctions in the data" : no_threat},
      {"P6", "resisted, carries the threat out", 0.714, 0.672, 0.752, share(firm_), firm_.all,
       firm_.all > 0 ? "threats of force here, of sanctions in the data" : resisted},
      {"P7", "under sanctions, acquiesces", 0.312, 0.273, 0.355, share(acquiesces_),
       acquiesces_.all, short_lived},
      {"P7", "the same or a settlement", 0.542, 0.498, 0.586, share(settles_), settles_.all,
       short_lived}};
  const char* priors[] = {"concedes, no prior package", "concedes, one to four",
                          "concedes, five or more"};
  const char* only_sign = "only whether it falls: decisions here, episodes in the data";
  const double targets[] = {0.350, 0.299, 0.143};
  for (std::size_t i = 0; i < by_priors_.size(); ++i)
    all.push_back({"P8", priors[i], targets[i], targets[i], targets[i], share(by_priors_[i]),
                   by_priors_[i].all, by_priors_[i].all > 0 ? only_sign : "nobody came that far"});
  const double n = static_cast<double>(latency_.count());
  const Estimate sd{latency_.sd(), latency_.sd() * (1 - 1.96 / std::sqrt(2 * n)),
                    latency_.sd() * (1 + 1.96 / std::sqrt(2 * n))};
  const char* input =
      "an input (`ladder.clock`): answers to incidents and rungs here, major responses in the data";
  all.push_back({"P9", "answer to a trigger: mean of ln days", 1.834, 1.747, 1.921,
                 latency_.interval(), latency_.count(), input});
  all.push_back({"P9", "answer to a trigger: sd of ln days", 1.427, 1.366, 1.488, sd,
                 latency_.count(), input});
  return all;
}

std::vector<Pattern> Validation::patterns() const {
  std::vector<Pattern> all = of_endings();
  for (Pattern& pattern : of_pressure()) all.push_back(std::move(pattern));
  return all;
}

}  // namespace backchannel
