#include "sim/policies/strategic/biased_mediator.hpp"

#include <limits>

#include "sim/policies/strategic/demand.hpp"
#include "sim/policies/strategic/line_needs.hpp"
#include "sim/policies/strategic/search.hpp"

namespace backchannel {

namespace {

constexpr double kRounding = 1e-12;
constexpr double kInfinite = std::numeric_limits<double>::infinity();

}  // namespace

double BiasedMediator::belief_after(bool signal_resolved) const {
  const double if_resolved = signal_resolved ? accuracy : 1 - accuracy;
  const double any = resolved * if_resolved + (1 - resolved) * (1 - if_resolved);
  return any > 0 ? resolved * if_resolved / any : resolved;
}

double BiasedMediator::worth_of(double demand, double resolved_is) const {
  const double by_war = wins - own_cost;
  const auto from = [&](double cost) {
    return demand - wins <= cost + kRounding ? demand : by_war;
  };
  return resolved_is * from(cost_resolved) + (1 - resolved_is) * from(cost_unresolved);
}

double BiasedMediator::worth_to_mediator(double demand, double resolved_is,
                                         double at_bias) const {
  const auto from = [&](double cost) {
    return demand - wins <= cost + kRounding ? at_bias * demand : at_bias * wins - war_hurts;
  };
  return resolved_is * from(cost_resolved) + (1 - resolved_is) * from(cost_unresolved);
}

double BiasedMediator::gain_of_unresolved(bool signal_resolved, double at_bias) const {
  const double belief = belief_after(signal_resolved);
  return worth_to_mediator(wins + cost_unresolved, belief, at_bias) -
         worth_to_mediator(wins + cost_resolved, belief, at_bias);
}

void BiasedMediator::solve() {
  if (!(cost_unresolved > cost_resolved)) return;
  const auto turning = [&](bool signal_resolved) {
    const auto gain = [&](double at) { return gain_of_unresolved(signal_resolved, at); };
    double high = 1;
    while (high < 1e9 && gain(high) <= 0) high *= 2;
    return gain(high) > 0 ? root_between(0.0, high, gain) : kInfinite;
  };
  bias_low = turning(false);
  bias_high = turning(true);
}

std::vector<Mistake> BiasedMediator::mistakes() const {
  std::vector<Mistake> mistakes = line_mistakes(line, {});
  const auto refuse = [&](const char* field, const char* problem, const char* reason,
                          const char* suggestion) {
    mistakes.push_back({field, problem, reason, suggestion});
  };
  if (resolved <= 0 || resolved >= 1)
    refuse("resolved", "it leaves no doubt", "there would be nothing for a mediator to tell",
           "write a chance between 0 and 1");
  if (accuracy <= 0.5)
    refuse("accuracy", "the mediator sees no more than a coin would",
           "both signals would then mean the same", "write a chance above one half");
  if (cost_unresolved <= cost_resolved)
    refuse("cost_unresolved", "it is not above `cost_resolved`",
           "war is what tells the resolved from the others",
           "raise `cost_unresolved`, or lower `cost_resolved`");
  if (wins + cost_unresolved > 1 + kRounding)
    refuse("cost_unresolved", "with `wins` it comes to more than there is",
           "the risky demand would be for more than all that is at stake",
           "lower `cost_unresolved` or `wins`");
  if (war_hurts <= 0)
    refuse("war_hurts", "the mediator does not mind war",
           "then nothing could tempt him to warn where nothing is to be feared",
           "write a cost above 0");
  return mistakes;
}

bool BiasedMediator::says_resolved(bool signal_resolved) const {
  return gain_of_unresolved(signal_resolved, bias) < 0 ||
         (signal_resolved && gain_of_unresolved(true, bias) == 0);
}

double BiasedMediator::demand_at(double resolved_is) const {
  const double risky = wins + cost_unresolved, safe = wins + cost_resolved;
  return worth_of(risky, resolved_is) > worth_of(safe, resolved_is) ? risky : safe;
}

std::vector<Prediction> BiasedMediator::predictions() const {
  const double q = resolved, r = accuracy;
  const double not_seen = q * (1 - r) / (q * (1 - r) + (1 - q) * r);
  const double seen = q * r / (q * r + (1 - q) * (1 - r));
  const auto bound = [&](double doubt) {
    const double gain = (1 - doubt) * cost_unresolved - cost_resolved;
    return gain > 0 ? doubt * war_hurts / gain : kInfinite;
  };
  const double low = bound(not_seen), high = bound(seen);
  const double k = (cost_unresolved - cost_resolved) / (cost_unresolved + own_cost);
  const bool honest = line.operated && bias >= low && bias <= high;
  const double war = honest ? (not_seen < k ? q * (1 - r) : 0) + (seen < k ? q * r : 0)
                            : (q < k ? q : 0);
  const auto risky = [&](double is, double doubt) {
    return doubt < k ? (is - is * doubt) * cost_unresolved - is * doubt * own_cost
                     : is * cost_resolved;
  };
  const double signal = q * r + (1 - q) * (1 - r);
  const double worth =
      wins + (honest ? risky(1 - signal, not_seen) + risky(signal, seen) : risky(1, q));
  std::vector<Prediction> all = {
      {.row = "A5", .quantity = "beta_lo (bias needed to say UNRESOLVED honestly)", .exact = low,
       .solved = bias_low},
      {.row = "A5", .quantity = "beta_hi (max bias to say RESOLVED honestly)", .exact = high,
       .solved = bias_high},
      {.row = "A5", .quantity = "P(war)", .exact = war, .measure = "war_day", .at_least = 0},
      {.row = "A5", .quantity = "E[u_A]", .exact = worth, .measure = "payoff_{a}"}};
  if (line.operated)
    all.push_back({.row = "A5", .quantity = "share of unresolved signals told as they are",
                   .exact = bias >= low ? 1.0 : 0.0, .measure = "right", .given = "judged",
                   .given_at_least = 1, .tolerance = 1e-9});
  return all;
}

void BiasedMediator::deal(Match& match, Draws& nature) const {
  const bool is_resolved = nature.chance(resolved);
  const bool right = nature.chance(accuracy);
  match.own[1].type = is_resolved ? cost_resolved : cost_unresolved;
  match.own[kIntermediary].type = is_resolved == right ? 1 : 0;
}

void BiasedMediator::play(const Position& position, Moves& moves) const {
  const auto demand = [&](double resolved_is) {
    moves.say(1, {.saying = Saying::demand, .number = demand_at(resolved_is)}, wins - own_cost);
  };
  const bool opens = position.occasion == Occasion::opens;
  if (position.seat == kIntermediary) {
    if (!opens) return;
    const bool signal = position.own.type > 0;
    const bool word = says_resolved(signal);
    moves.say(0, {.saying = Saying::report, .symbol = word ? 1 : 0});
    moves.note(Gauge::judged, signal ? 0 : 1);  // whose honest report is the one in doubt
    moves.note(Gauge::right, word == signal ? 1 : 0);
  } else if (position.seat == 0) {
    if (opens && !position.wire.operated) demand(resolved);
    if (position.occasion != Occasion::hears) return;
    const bool word = position.heard->words.symbol == 1;
    const bool tells = says_resolved(true) != says_resolved(false);
    demand(tells ? belief_after(word) : resolved);
  } else if (position.occasion == Occasion::hears) {
    grant_or_fight(position.heard->words.number, wins, position.own.type, moves);
  }
}

void BiasedMediator::pay(const Match& match, double (&payoffs)[2], Moves&) const {
  pay_demand(match, wins, own_cost, payoffs);
}

}  // namespace backchannel
