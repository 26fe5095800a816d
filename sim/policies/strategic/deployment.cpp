#include "sim/policies/strategic/deployment.hpp"

#include <algorithm>
#include <cmath>

#include "sim/crisis/maths.hpp"
#include "sim/policies/strategic/demand.hpp"
#include "sim/policies/strategic/line_needs.hpp"
#include "sim/policies/strategic/search.hpp"

namespace backchannel {

double Deployment::worth_of(double demand, double forces) const {
  const double wins = wins_with(forces);
  const double war = std::clamp((demand - wins) / cost_high, 0.0, 1.0);
  return demand * (1 - war) + (wins - own_cost) * war - unit_cost * forces;
}

double Deployment::best_demand_with(double forces) const {
  const double low = wins_with(forces), high = std::min(1.0, low + cost_high);
  return best_between(low, high, [&](double x) { return worth_of(x, forces); });
}

void Deployment::solve() {
  if (!(other_forces > 0) || !(unit_cost > 0) || !(cost_high > 0)) return;
  // In steps that grow with the forces; more than 1/k cannot pay, for there is one to win.
  const auto forces_at = [&](double z) { return other_forces * (maths::exp(z) - 1); };
  const double most = maths::log(1 + 1 / (unit_cost * other_forces));
  const auto worth = [&](double z) {
    const double forces = std::max(0.0, forces_at(z));
    return worth_of(best_demand_with(forces), forces);
  };
  best_forces = std::max(0.0, forces_at(best_between(0.0, most, worth)));
  best_demand = best_demand_with(best_forces);
}

std::vector<Mistake> Deployment::mistakes() const {
  std::vector<Mistake> mistakes = line_mistakes(line, {.straight = false});
  const auto above_zero = [&](const char* field, double value, const char* reason) {
    if (value <= 0) mistakes.push_back({field, "it is not above 0", reason, "write more than 0"});
  };
  above_zero("other_forces", other_forces, "the least of forces would win for certain");
  above_zero("unit_cost", unit_cost, "there would be no end to forces that cost nothing");
  above_zero("cost_high", cost_high, "the second would have nothing to lose by war");
  if (own_cost > cost_high)
    mistakes.push_back({"own_cost", "it is above `cost_high`",
                        "the first would ask for nothing that might be refused",
                        "lower `own_cost`, or raise `cost_high`"});
  const double wins = 1 - std::sqrt(std::min(1.0, unit_cost * other_forces));
  if (wins + (cost_high - own_cost) / 2 > 1)
    mistakes.push_back({"unit_cost", "with forces so cheap the first would ask for all and more",
                        "the formula holds for demands of less than all",
                        "raise `unit_cost` or `other_forces`, or lower `cost_high`"});
  return mistakes;
}

std::vector<Prediction> Deployment::predictions() const {
  const double forces = std::max(0.0, std::sqrt(other_forces / unit_cost) - other_forces);
  const double wins = forces / (forces + other_forces);
  const double gap = cost_high - own_cost;
  const double war = gap / (2 * cost_high);
  const double worth = wins + gap * gap / (4 * cost_high) - unit_cost * forces;
  const std::string row = "A27";
  return {{.row = row, .quantity = "m*=sqrt(M/k)-M", .exact = forces, .solved = best_forces},
          {.row = row, .quantity = "p(m*)", .exact = wins, .solved = wins_with(best_forces)},
          {.row = row, .quantity = "x*", .exact = wins + gap / 2, .measure = "demanded"},
          {.row = row, .quantity = "forces seen", .exact = forces, .measure = "level_{a}"},
          {.row = row, .quantity = "P(war)", .exact = war, .measure = "war_day", .at_least = 0},
          {.row = row, .quantity = "E[u_A]", .exact = worth, .measure = "payoff_{a}"}};
}

void Deployment::deal(Match& match, Draws& nature) const {
  match.own[1].type = nature.between(0, cost_high);
}

void Deployment::play(const Position& position, Moves& moves) const {
  if (position.seat == 0) {
    if (position.occasion != Occasion::opens) return;
    moves.say(1, {.saying = Saying::act, .number = best_forces});
    moves.say(1, {.saying = Saying::demand, .number = best_demand},
              wins_with(best_forces) - own_cost);
    return;
  }
  if (position.seat != 1 || position.occasion != Occasion::hears) return;
  Own& own = position.own;
  const Utterance& words = position.heard->words;
  own.note[words.saying == Saying::demand ? 1 : 0] = words.number;
  if (++own.count < 2) return;
  moves.note(Gauge::level_a, own.note[0]);
  grant_or_fight(own.note[1], wins_with(own.note[0]), own.type, moves);
}

void Deployment::pay(const Match& match, double (&payoffs)[2], Moves&) const {
  const double wins = wins_with(best_forces);
  pay_demand(match, wins, own_cost, payoffs);
  payoffs[0] -= unit_cost * best_forces;
}

}  // namespace backchannel
