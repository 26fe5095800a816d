#include "sim/policies/strategic/noisy_report.hpp"

#include "sim/policies/strategic/demand.hpp"
#include "sim/policies/strategic/line_needs.hpp"
#include "sim/policies/strategic/search.hpp"

namespace backchannel {

namespace {

/// Below what rounding may do to a sum of shares.
constexpr double kRounding = 1e-12;

}  // namespace

double NoisyReport::worth_of(double demand, double strong_is) const {
  const double by_war = wins - own_cost;
  const auto from = [&](double cost) {
    return demand - wins <= cost + kRounding ? demand : by_war;
  };
  return strong_is * from(cost_strong) + (1 - strong_is) * from(cost_weak);
}

void NoisyReport::solve() {
  if (!(cost_weak > cost_strong)) return;
  turning_belief = root_between(0.0, 1.0, [&](double strong_is) {
    return worth_of(wins + cost_weak, strong_is) - worth_of(wins + cost_strong, strong_is);
  });
}

std::vector<Mistake> NoisyReport::mistakes() const {
  std::vector<Mistake> mistakes = line_mistakes(line, {.straight = false});
  if (cost_weak <= cost_strong)
    mistakes.push_back({"cost_weak", "it is not above `cost_strong`",
                        "war is what tells the weak from the strong",
                        "raise `cost_weak`, or lower `cost_strong`"});
  if (wins + cost_weak > 1 + kRounding)
    mistakes.push_back({"cost_weak", "with `wins` it comes to more than there is",
                        "the risky demand would be for more than all that is at stake",
                        "lower `cost_weak` or `wins`"});
  return mistakes;
}

double NoisyReport::belief_after(bool reported_strong, double error) const {
  const double if_strong = reported_strong ? 1 - error : error;
  const double if_weak = reported_strong ? error : 1 - error;
  const double any = strong * if_strong + (1 - strong) * if_weak;
  return any > 0 ? strong * if_strong / any : strong;
}

double NoisyReport::demand_at(double strong_is) const {
  const double risky = wins + cost_weak, safe = wins + cost_strong;
  return worth_of(risky, strong_is) > worth_of(safe, strong_is) ? risky : safe;
}

std::vector<Prediction> NoisyReport::predictions() const {
  const double k = (cost_weak - cost_strong) / (cost_weak + own_cost);
  const double error = line.operated ? line.told_error : 0.5;
  double war = 0, worth = 0;
  for (const bool reported_strong : {true, false}) {
    const double if_strong = strong * (reported_strong ? 1 - error : error);
    const double if_weak = (1 - strong) * (reported_strong ? error : 1 - error);
    const bool risky = if_strong < k * (if_strong + if_weak);
    if (risky) war += if_strong;
    worth += risky ? if_weak * (wins + cost_weak) + if_strong * (wins - own_cost)
                   : (if_weak + if_strong) * (wins + cost_strong);
  }
  return {{.row = "A2", .quantity = "P(war)", .exact = war, .measure = "war_day", .at_least = 0},
          {.row = "A2", .quantity = "E[u_A]", .exact = worth, .measure = "payoff_{a}"},
          {.row = "A2", .quantity = "k*", .exact = k, .solved = turning_belief}};
}

void NoisyReport::deal(Match& match, Draws& nature) const {
  const bool is_strong = nature.chance(strong);
  match.own[1].type = is_strong ? cost_strong : cost_weak;
  match.own[kIntermediary].type = is_strong ? 1 : 0;
}

void NoisyReport::play(const Position& position, Moves& moves) const {
  const auto demand = [&](double strong_is) {
    moves.say(1, {.saying = Saying::demand, .number = demand_at(strong_is)}, wins - own_cost);
  };
  const bool opens = position.occasion == Occasion::opens;
  if (position.seat == kIntermediary) {
    const int symbol = position.own.type > 0 ? 1 : 0;
    if (opens) moves.say(0, {.saying = Saying::report, .symbol = symbol});
  } else if (position.seat == 0) {
    if (opens && !position.wire.operated) demand(strong);
    if (position.occasion == Occasion::hears)
      demand(belief_after(position.heard->words.symbol == 1, position.wire.told_error));
  } else if (position.occasion == Occasion::hears) {
    grant_or_fight(position.heard->words.number, wins, position.own.type, moves);
  }
}

void NoisyReport::pay(const Match& match, double (&payoffs)[2], Moves&) const {
  pay_demand(match, wins, own_cost, payoffs);
}

}  // namespace backchannel
