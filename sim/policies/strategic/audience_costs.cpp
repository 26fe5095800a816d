#include "sim/policies/strategic/audience_costs.hpp"

#include <boost/math/quadrature/gauss_kronrod.hpp>

#include <algorithm>
#include <cmath>

#include "sim/policies/strategic/clock.hpp"
#include "sim/policies/strategic/search.hpp"

namespace backchannel {

void AudienceCosts::solve() {
  const auto last_day_of = [&](int j) {
    // Whoever stands firm for good must be as many as the other's indifference leaves over.
    const auto too_many = [&](double t) {
      return audience(j) * t / war(j) - prize / (prize + audience(1 - j) * t);
    };
    return root_between(0, war(j) / audience(j), too_many);
  };
  end = std::min(last_day_of(0), last_day_of(1));
  for (int j = 0; j < 2; ++j) {
    firm[j] = std::min(1.0, audience(j) * end / war(j));
    not_at_once[j] = std::min(1.0, firm[j] * (prize + audience(1 - j) * end) / prize);
  }
}

std::vector<Prediction> AudienceCosts::predictions() const {
  const double v = prize, a1 = audience_first, a2 = audience_second;
  const auto positive_root = [&](double linear, double wall) {
    const double q = a1 * a2;
    return 2 * v * wall / (linear + std::sqrt(linear * linear + 4 * q * v * wall));
  };
  const double t = std::min(positive_root(v * a1, war_first), positive_root(v * a2, war_second));
  const double k1 = a1 * t / war_first * (v + a2 * t) / v;
  const double k2 = a2 * t / war_second * (v + a1 * t) / v;
  const double while_it_lasts = boost::math::quadrature::gauss_kronrod<double, 61>::integrate(
      [&](double s) {
        return k1 * v * a2 / ((v + a2 * s) * (v + a2 * s)) * k2 * v / (v + a1 * s);
      },
      0.0, t, 15, 1e-14);
  const double at_once_1 = std::max(0.0, 1 - k1), at_once_2 = std::max(0.0, 1 - k2);
  const auto share = [](const char* what, double exact, const char* measure) {
    return Prediction{.row = "A10", .quantity = what, .exact = exact, .measure = measure,
                      .at_least = 1};
  };
  return {{.row = "A10", .quantity = "horizon t*", .exact = t, .solved = end},
          share("P(1 concedes at 0)", at_once_1 < 1e-12 ? 0 : at_once_1,
                "yielded_at_once_{a}"),
          share("P(2 concedes at 0)", at_once_2 < 1e-12 ? 0 : at_once_2,
                "yielded_at_once_{b}"),
          {.row = "A10", .quantity = "P(war)", .exact = a1 * t / war_first * a2 * t / war_second,
           .measure = "war_day", .at_least = 0},
          share("P(1 backs down)", at_once_1 + while_it_lasts, "yielded_{a}"),
          {.row = "A10", .quantity = "EU of quitter 1 (constant in t)",
           .exact = at_once_2 < 1e-12 ? 0 : at_once_2 * v, .measure = "payoff_{a}",
           .given = "level_{a}", .given_at_least = 1}};
}

void AudienceCosts::deal(Match& match, Draws& nature) const {
  for (int seat = 0; seat < 2; ++seat) match.own[seat].type = nature.between(0, war(seat));
}

double AudienceCosts::day_of_giving_way(int seat, double u) const {
  const double left = 1 - u * (1 - firm[seat]);
  if (left >= not_at_once[seat]) return 0;
  return (not_at_once[seat] * prize / left - prize) / audience(1 - seat);
}

void AudienceCosts::play(const Position& position, Moves& moves) const {
  if (position.seat > 1) return;
  const bool stands_firm = position.own.type < audience(position.seat) * end;
  if (position.occasion == Occasion::rings) {
    if (stands_firm) return moves.fight();
    return moves.give_way();
  }
  if (position.occasion != Occasion::opens) return;
  if (stands_firm) return moves.wake_in(end);
  const double day = day_of_giving_way(position.seat, position.draws.uniform());
  if (day <= 0) return moves.give_way();
  moves.wake_in(not_at_once_but_in(day));
}

void AudienceCosts::pay(const Match& match, double (&payoffs)[2], Moves& moves) const {
  for (int seat = 0; seat < 2; ++seat) {
    if (match.ended == Moves::Ends::war) payoffs[seat] = -match.own[seat].type;
    if (match.ended == Moves::Ends::yielded)
      payoffs[seat] = match.by == seat ? -audience(seat) * match.day : prize;
  }
  // One who would give way sooner or later.
  moves.note(Gauge::level_a, match.own[0].type < audience(0) * end ? 0 : 1);
}

}  // namespace backchannel
