#include "sim/policies/strategic/arms_race.hpp"

#include <Eigen/Dense>

#include <algorithm>
#include <cmath>

#include "sim/crisis/maths.hpp"
#include "sim/policies/strategic/clock.hpp"
#include "sim/policies/strategic/search.hpp"

namespace backchannel {

namespace {

Eigen::Matrix2d reactions_of(const ArmsRace& race) {
  Eigen::Matrix2d a;
  a << -race.weighs_first, race.reacts_first, race.reacts_second, -race.weighs_second;
  return a;
}

/// Both roots of (m + a)(m + b) = k·l; they are real, for k·l is not negative.
std::array<double, 2> roots_of(const ArmsRace& race) {
  const double a = race.weighs_first, b = race.weighs_second;
  const double spread =
      std::sqrt((a - b) * (a - b) + 4 * race.reacts_first * race.reacts_second);
  return {0.5 * (spread - a - b), 0.5 * (-spread - a - b)};
}

/// Σ of the discrete equation, by its three linear equations in Σxx, Σxy and Σyy.
Eigen::Vector3d spread_of(const ArmsRace& race) {
  const Eigen::Matrix2d m = Eigen::Matrix2d::Identity() + race.step * reactions_of(race);
  const double p = m(0, 0), q = m(0, 1), r = m(1, 0), s = m(1, 1);
  Eigen::Matrix3d carried;
  carried << p * p, 2 * p * q, q * q,
             p * r, p * s + q * r, q * s,
             r * r, 2 * r * s, s * s;
  const double added = race.noise * race.noise * race.step;
  return (Eigen::Matrix3d::Identity() - carried).fullPivLu().solve(
      Eigen::Vector3d(added, 0, added));
}

}  // namespace

double ArmsRace::left_of_distance() const {
  const auto [slow, fast] = roots_of(*this);
  const double slowest = std::max(std::fabs(1 + step * slow), std::fabs(1 + step * fast));
  return maths::pow(slowest, steps);
}

std::vector<Mistake> ArmsRace::mistakes() const {
  const auto [slow, fast] = roots_of(*this);
  if (slow >= 0)
    return {{"weighs_first", "the race never comes to rest",
             "each answers the other by more than its own arms hold it back: ab ≤ kl",
             "raise `weighs_first` or `weighs_second`, or lower what they react by"}};
  if (1 + step * fast <= -1)
    return {{"step", "the steps overshoot into ever greater swings",
             "the fastest of the two motions decays in less than half of one",
             "shorten `step`"}};
  if (noise > 0 && left_of_distance() > 0.01)
    return {{"steps", "too few for the chance moves to reach their full spread",
             "more than a ten-thousandth of it would be missing", "raise `steps`"}};
  return {};
}

void ArmsRace::solve() {
  if (roots_of(*this)[0] >= 0) return;
  const Eigen::Vector2d still =
      reactions_of(*this).fullPivLu().solve(Eigen::Vector2d(-grievance_first, -grievance_second));
  rest[0] = still[0];
  rest[1] = still[1];
  const double least = std::min(weighs_first, weighs_second);
  growth = root_between(-least, 0, [&](double m) {
    return (m + weighs_first) * (m + weighs_second) - reacts_first * reacts_second;
  });
}

std::vector<Prediction> ArmsRace::predictions() const {
  const double a = weighs_first, b = weighs_second, k = reacts_first, l = reacts_second;
  const double g = grievance_first, h = grievance_second;
  const double x = (k * h + b * g) / (a * b - k * l), y = (l * g + a * h) / (a * b - k * l);
  std::vector<Prediction> all = {
      {.row = "A13", .quantity = "max real eigenvalue (stable iff <0)",
       .exact = roots_of(*this)[0], .solved = growth}};
  const auto add = [&](Prediction prediction) {
    prediction.row = "A13";
    all.push_back(std::move(prediction));
  };
  const char* first = "x*=(kh+bg)/(ab-kl)";
  const char* second = "y*=(lg+ah)/(ab-kl)";
  if (starts_at_rest || left_of_distance() < 1e-10) {
    add({.quantity = first, .exact = x, .measure = "level_{a}"});
    add({.quantity = second, .exact = y, .measure = "level_{b}"});
  } else {
    add({.quantity = first, .exact = x, .solved = rest[0]});
    add({.quantity = second, .exact = y, .solved = rest[1]});
  }
  if (noise <= 0 || !(starts_at_rest || left_of_distance() < 1e-5)) return all;
  const Eigen::Vector3d spread = spread_of(*this);
  add({.quantity = "Var x (Euler step, exact discrete Lyapunov)", .exact = spread[0],
       .measure = "level_{a}", .about = x});
  add({.quantity = "Cov xy", .exact = spread[1], .measure = "level_{a}", .about = x,
       .times = "level_{b}", .times_about = y});
  return all;
}

void ArmsRace::deal(Match& match, Draws&) const {
  for (int seat = 0; seat < 2; ++seat) {
    match.own[seat].type = starts_at_rest ? rest[seat] : 0;
    Seen::begin(match.own[seat], starts_at_rest ? rest[1 - seat] : 0);
  }
}

void ArmsRace::play(const Position& position, Moves& moves) const {
  if (position.seat > 1) return;
  Own& own = position.own;
  if (position.occasion == Occasion::hears)
    return Seen::take(own, position.heard->words.number, position.heard->said_on);
  if (position.occasion == Occasion::opens) return moves.wake_in(step);
  if (position.occasion != Occasion::rings) return;
  const bool first = position.seat == 0;
  const double reacts = first ? reacts_first : reacts_second;
  const double weighs = first ? weighs_first : weighs_second;
  const double grievance = first ? grievance_first : grievance_second;
  const double seen = Seen::before(own, position.day);
  own.type += step * (reacts * seen - weighs * own.type + grievance);
  if (noise > 0) own.type += noise * std::sqrt(step) * position.draws.normal();
  if (++own.count < steps) {
    moves.say(1 - position.seat, {.saying = Saying::act, .number = own.type});
    return moves.wake_in(step);
  }
  if (position.seat == 1) moves.close();
}

void ArmsRace::pay(const Match& match, double (&)[2], Moves& moves) const {
  moves.note(Gauge::level_a, match.own[0].type);
  moves.note(Gauge::level_b, match.own[1].type);
}

}  // namespace backchannel
