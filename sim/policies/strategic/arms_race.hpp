#pragma once

/// Two that arm against each other (A13).
///
/// Each arms the faster the better the other is armed, the slower the more its own arms weigh on
/// it, and by some grievance whatever the other does:
///
///     dx/dt = k·y − a·x + g,    dy/dt = l·x − b·y + h
///
/// Each lets its level be seen, and answers once every Δ to what it last saw:
///
///     x ← x + Δ·(k·y_seen − a·x + g) + σ·√Δ·N(0, 1)
///     rest    x* = (k·h + b·g)/(ab − kl),   y* = (l·g + a·h)/(ab − kl)
///     stable  ⇔ the greater root of (m + a)(m + b) = k·l is below 0  ⇔ ab > kl
///     spread  Σ = M·Σ·Mᵀ + σ²·Δ·I,   M = I + Δ·A,   A = [−a k; l −b]
///
/// Σ is exact for the steps taken; as Δ → 0 it and the paths go over into those of the equation
/// above, the error falling like Δ.
///
/// Units: levels as they are; days. Domain: k, l, g, h ≥ 0; a, b > 0; ab > kl; a step short enough
/// that it does not overshoot into growing swings, and enough steps to come to rest.
/// Source: Richardson 1960, "Arms and insecurity"; the noise and its covariance by Lyapunov's
/// equation in discrete time. Left out: levels that cannot be negative, and races that run away.

#include "sim/parameters/fields.hpp"
#include "sim/policies/strategic/seat.hpp"

namespace backchannel {

struct ArmsRace : Unplayed {
  static constexpr std::string_view kName = "arms_race";

  double reacts_first = 0.2, reacts_second = 0.15;
  double weighs_first = 0.4, weighs_second = 0.3;
  double grievance_first = 1, grievance_second = 0.5;
  double noise = 0.1;
  double step = 1;
  int steps = 45;
  bool starts_at_rest = true;

  void fields(auto& visit) {
    const auto rate = [](std::string_view name, std::string_view meaning) {
      return Field{name, meaning, "theory A13", Unit::number, {0, 100}};
    };
    visit(rate("reacts_first", "how fast the first principal arms against the second (k)"),
          reacts_first);
    visit(rate("reacts_second", "how fast the second arms against the first (l)"), reacts_second);
    visit(rate("weighs_first", "how fast its own arms weigh on the first (a)"), weighs_first);
    visit(rate("weighs_second", "how fast its own arms weigh on the second (b)"), weighs_second);
    visit(rate("grievance_first", "how fast the first arms by itself (g)"), grievance_first);
    visit(rate("grievance_second", "how fast the second arms by itself (h)"), grievance_second);
    visit(rate("noise", "standard deviation of what a day adds by chance (σ)"), noise);
    visit(Field{"step", "time between two answers (Δ)", "theory A13", Unit::duration,
                {0.0001, 400}}, step);
    visit(Field{"steps", "how often each answers", "theory A13", Unit::number, {1, 1000000}},
          steps);
    visit(Field{"starts_at_rest", "whether it begins at rest; otherwise without arms",
                "theory A13"}, starts_at_rest);
  }
  void solve();
  std::vector<Mistake> mistakes() const;
  std::vector<Prediction> predictions() const;
  void deal(Match& match, Draws& nature) const;
  void play(const Position& position, Moves& moves) const;
  void pay(const Match& match, double (&payoffs)[2], Moves& moves) const;

  /// What is left of a distance from rest after all steps, as a share: an upper bound.
  double left_of_distance() const;

  // Found by `solve`.
  double rest[2] = {0, 0};
  double growth = 0;  ///< the greater root
};

}  // namespace backchannel
