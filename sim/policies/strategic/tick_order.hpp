#pragma once

/// What comes first within a day matters, where a model moves by days (A17d).
///
/// Once a day war breaks out with chance p_w and agreement is reached with chance p_d, whichever is
/// looked at first; then it is over.
///
///     s = (1 − p_d)(1 − p_w)
///     war first      P(war by n) = p_w·(1 − s^n)/(1 − s)
///     deal first     P(war by n) = (1 − p_d)·p_w·(1 − s^n)/(1 − s)
///
/// The engine itself knows no such order: its own risks run in continuous time (A17), and what
/// falls into one second is taken in an order that is written down (ODD). This game is the
/// counterexample that shows what a step of a day would do.
///
/// Domain: 0 ≤ p_w, p_d < 1, not both 0. Source: the order of events within a step, Grimm et al.
/// 2020 (the ODD protocol); the sum of a geometric series. Left out: anything to decide.

#include "sim/parameters/fields.hpp"
#include "sim/policies/strategic/seat.hpp"

namespace backchannel {

struct TickOrder : Unplayed {
  static constexpr std::string_view kName = "tick_order";
  enum class First : std::uint8_t { war, deal };

  First first = First::war;
  double war_chance = 0.005;
  double deal_chance = 0.02;
  int days = 60;

  void fields(auto& visit) {
    visit(Field{"first", "what each day is looked at first", "theory A17"}, first);
    visit(Field{"war_chance", "daily chance of war (p_w)", "theory A17", Unit::share,
                {0, 0.999999}}, war_chance);
    visit(Field{"deal_chance", "daily chance of agreement (p_d)", "theory A17", Unit::share,
                {0, 0.999999}}, deal_chance);
    visit(Field{"days", "how many days (n)", "theory A17", Unit::number, {1, 100000}}, days);
  }
  std::vector<Mistake> mistakes() const;
  std::vector<Prediction> predictions() const;
  void rule(Match& match, Draws& nature, const Wire&, double day, Moves& moves) const;
};
template <>
struct Names<TickOrder::First> {
  static constexpr std::string_view of[] = {"war", "deal"};
};

}  // namespace backchannel
