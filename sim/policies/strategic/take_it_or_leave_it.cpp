#include "sim/policies/strategic/take_it_or_leave_it.hpp"

#include <algorithm>

#include "sim/crisis/maths.hpp"
#include "sim/policies/strategic/demand.hpp"
#include "sim/policies/strategic/search.hpp"

namespace backchannel {

double TakeItOrLeaveIt::chance_below(double cost) const {
  if (costs == Costs::exponential) return cost <= 0 ? 0 : 1 - maths::exp(-cost / cost_mean);
  return std::clamp((cost - cost_low) / (cost_high - cost_low), 0.0, 1.0);
}

double TakeItOrLeaveIt::worth_of(double demand) const {
  const double war = chance_below(demand - wins);
  return demand * (1 - war) + (wins - own_cost) * war;
}

void TakeItOrLeaveIt::solve() {
  // Beyond the whole no demand goes, and below the surest gain none need go.
  const double low = std::min(1.0, wins + (costs == Costs::uniform ? cost_low : 0));
  const double high = costs == Costs::uniform ? std::min(1.0, wins + cost_high) : 1.0;
  best_demand = best_between(low, std::max(low, high), [&](double x) { return worth_of(x); });
}

std::vector<Mistake> TakeItOrLeaveIt::mistakes() const {
  if (costs != Costs::uniform || cost_low < cost_high) return {};
  return {{"cost_high", "it is not above `cost_low`",
           "a cost known to both would leave nothing to be mistaken about",
           "raise `cost_high`, or lower `cost_low`"}};
}

std::vector<Prediction> TakeItOrLeaveIt::predictions() const {
  if (line.variance > 0 || line.loss > 0) return {};  // the formula knows no such line
  const bool uniform = costs == Costs::uniform;
  const double l = cost_low, h = cost_high;
  const double d = uniform ? std::max(l, std::min((h - own_cost) / 2, h))
                           : std::max(0.0, cost_mean - own_cost);
  const double x = std::min(wins + d, 1.0);
  const double war = uniform ? std::clamp((x - wins - l) / (h - l), 0.0, 1.0)
                             : 1 - maths::exp(-(x - wins) / cost_mean);
  const double worth = x * (1 - war) + (wins - own_cost) * war;
  const std::string row = uniform ? "A1" : "A1e";
  return {{.row = row, .quantity = "x*", .exact = x, .measure = "demanded"},
          {.row = row, .quantity = "P(war)", .exact = war, .measure = "war_day", .at_least = 0},
          {.row = row, .quantity = "E[u_A]", .exact = worth, .measure = "payoff_{a}"}};
}

void TakeItOrLeaveIt::deal(Match& match, Draws& nature) const {
  match.own[1].type = costs == Costs::exponential ? nature.exponential(cost_mean)
                                                   : nature.between(cost_low, cost_high);
}

void TakeItOrLeaveIt::play(const Position& position, Moves& moves) const {
  if (position.seat == 0) {
    if (position.occasion != Occasion::opens) return;
    moves.say(1, {.saying = Saying::demand, .number = best_demand}, wins - own_cost);
    return;
  }
  if (position.seat != 1 || position.occasion != Occasion::hears) return;
  grant_or_fight(position.heard->words.number, wins, position.own.type, moves);
}

void TakeItOrLeaveIt::pay(const Match& match, double (&payoffs)[2], Moves&) const {
  pay_demand(match, wins, own_cost, payoffs);
}

}  // namespace backchannel
