#include "sim/policies/strategic/brinkmanship.hpp"

#include <cmath>

#include "sim/crisis/maths.hpp"
#include "sim/policies/strategic/search.hpp"

namespace backchannel {

namespace {
constexpr double kStays = 0, kStepsBack = 1;
}

void Brinkmanship::solve() {
  steps_back = 0;
  if (nerves == Nerves::iron) return;
  // To stay is worth as much as to step back, which is worth s·m whatever comes after.
  steps_back = root_between(0, 1, [&](double s) {
    const double worth = s * compromise;
    const double stay = s + (1 - s) * ((1 - risk) * worth - risk * disaster);
    return stay - worth;
  });
}

std::vector<Prediction> Brinkmanship::predictions() const {
  if (nerves == Nerves::iron)
    return {{.row = "A12a", .quantity = "P(disaster)=1-(1-f)^n",
             .exact = 1 - maths::pow(1 - risk, rounds), .measure = "war_day", .at_least = 0}};
  const double a = (1 - risk) * compromise, c = risk * disaster;
  const double b = 1 - compromise + a + c;
  const double s = 2 * c / (b + std::sqrt(b * b - 4 * a * c));
  const double both_stay = (1 - s) * (1 - s);
  const double over = 1 - both_stay * (1 - risk);
  return {{.row = "A12", .quantity = "quit prob s*", .exact = s, .solved = steps_back},
          {.row = "A12", .quantity = "P(disaster)", .exact = both_stay * risk / over,
           .measure = "war_day", .at_least = 0},
          {.row = "A12", .quantity = "E[rounds]", .exact = 1 / over, .measure = "game_rounds"}};
}

void Brinkmanship::play(const Position& position, Moves& moves) const {
  if (position.seat > 1) return;
  if (position.occasion != Occasion::opens && position.occasion != Occasion::rings) return;
  moves.choose(position.draws.chance(steps_back) ? kStepsBack : kStays);
  moves.wake_in(1);
}

void Brinkmanship::rule(Match& match, Draws& nature, const Wire&, double, Moves& moves) const {
  moves.count_round();
  const bool first_back = match.chosen[0] == kStepsBack;
  const bool second_back = match.chosen[1] == kStepsBack;
  if (first_back && second_back) return moves.agree(compromise);
  if (first_back) return moves.gives_way(0);
  if (second_back) return moves.gives_way(1);
  if (nature.chance(risk)) return moves.fight();
  if (nerves == Nerves::iron && match.rounds + 1 >= rounds) return moves.close();
  moves.wake_in(1);
}

void Brinkmanship::pay(const Match& match, double (&payoffs)[2], Moves&) const {
  for (int seat = 0; seat < 2; ++seat) {
    if (match.ended == Moves::Ends::agreed) payoffs[seat] = compromise;
    if (match.ended == Moves::Ends::war) payoffs[seat] = -disaster;
    if (match.ended == Moves::Ends::yielded) payoffs[seat] = match.by == seat ? 0 : 1;
  }
}

}  // namespace backchannel
