#pragma once

/// A public crisis in which backing down grows dearer by the day (A10).
///
/// Two sides want a prize v. Either may give way at any time t, and then pays a_i·t at home, for
/// the longer it has stood firm in public the dearer that is; the other has the prize. What war
/// would cost a side it alone knows: uniform on [0, w_i]. After t* whoever has not given way would
/// rather fight than pay, so at t* there is war.
///
///     t*_j    a_i·a_j·t² + v·a_j·t − v·w_j = 0;   t* = min(t*_1, t*_2)
///     ρ_j = a_j·t*/w_j             share of side j that never gives way
///     K_j = ρ_j·(v + a_i·t*)/v     chance that it does not give way at once
///     S_j(t) = K_j·v/(v + a_i·t)   chance that it has not given way by t; this keeps i indifferent
///     P(war) = ρ_1·ρ_2,   P(1 backs down) = 1 − K_1 + ∫ f_1·S_2
///     worth of the game to a side 1 that will give way = (1 − K_2)·v, whenever it does
///
/// The strategy finds t* as a root and draws the day on which it gives way from the inverse of S;
/// a side whose war costs less than a_i·t* stands firm and fights on t*.
///
/// Units: days; payoffs in units of the prize. Domain: v, a_i, w_i > 0.
/// Source: Fearon 1994, "Domestic political audiences and the escalation of international
/// disputes". Left out: private threats (Kurizaki 2007), which carry no such cost; set a low cost
/// for a side to see what secrecy does to it.

#include "sim/parameters/fields.hpp"
#include "sim/policies/strategic/seat.hpp"

namespace backchannel {

struct AudienceCosts : Unplayed {
  static constexpr std::string_view kName = "audience_costs";

  double prize = 1;
  double audience_first = 1, audience_second = 1;
  double war_first = 2, war_second = 2;

  void fields(auto& visit) {
    const auto field = [](std::string_view name, std::string_view meaning) {
      return Field{name, meaning, "theory A10", Unit::number, {0.000001, 1000}};
    };
    visit(field("prize", "what is at stake (v)"), prize);
    visit(field("audience_first", "what a day more of standing firm adds to the cost of backing "
                "down, for the first principal (a_1)"), audience_first);
    visit(field("audience_second", "the same for the second (a_2)"), audience_second);
    visit(field("war_first", "the most war may cost the first (w_1)"), war_first);
    visit(field("war_second", "the most war may cost the second (w_2)"), war_second);
  }
  void solve();
  std::vector<Prediction> predictions() const;
  void deal(Match& match, Draws& nature) const;
  void play(const Position& position, Moves& moves) const;
  void pay(const Match& match, double (&payoffs)[2], Moves& moves) const;

  double audience(int seat) const { return seat == 0 ? audience_first : audience_second; }
  double war(int seat) const { return seat == 0 ? war_first : war_second; }
  /// The day on which a side gives way, of all that may: the share `u` of them is earlier.
  double day_of_giving_way(int seat, double u) const;

  // Found by `solve`.
  double end = 0;                 ///< t*
  double firm[2] = {0, 0};        ///< ρ
  double not_at_once[2] = {1, 1};  ///< K
};

}  // namespace backchannel
