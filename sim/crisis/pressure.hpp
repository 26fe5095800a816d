#pragma once

/// Pressure: what is applied, what it costs, and what it does to a side (model §6, B4).
///
///     instrument   L → its set level with time constant `ramp`; the set level decays with `fade`
///     pressure     P = background + Σ_target bite·L + Σ_holder cost·L
///     hurt         h → (1 − e^(−P/P₀))·(1 − adaptation) with time constant `hurt_time`
///     adaptation   → a∞ with time constant `adaptation_time`, while P > 0
///     force density F = Σ forces·L
///     alert        → base + force·F with time constant `alert_time`; incidents and strikes jump it
///     offence      → 0 with time constant `offence_time`; each act read as hostile adds to it
///
/// All of these are levels: between two instants they are solved exactly for inputs held at their
/// value in mid-interval, so a halved step changes them by its square.
/// Sources: Galtung 1967, Mueller 1970, Drezner 1999; S15, S17, S22. Left out: sanctions that leak
/// through third countries, and hurt that differs by faction.

#include "sim/parameters/fields.hpp"

namespace backchannel {

struct Instrument {
  enum class Kind { economic, military, escrow };
  Kind kind = Kind::economic;
  std::string says;
  Reference holder;
  Reference target;
  double level = 0;
  double ramp = 10;
  double fade = 0;
  double bite = 0.5;
  double cost = 0;
  double forces = 0;
  double friction = 0;

  void fields(auto& visit) {
    visit(Field{"kind", "economic, military, or escrow (funds held by a custodian)", "model §6"},
          kind);
    visit(Field{"says", "what it is, in words", "model §6"}, says);
    visit(Field{"holder", "who applies it", "model §6"}, holder);
    visit(Field{"target", "whom it presses", "model §6"}, target);
    visit(Field{"level", "level at the start, 0 to 1", "judgement: nothing is applied unless said",
                Unit::number, {0, 3}}, level);
    visit(Field{"ramp", "time constant with which the level follows what was decided",
                "judgement: a package takes about ten days to be felt", Unit::duration, {0, 400}},
          ramp);
    visit(Field{"fade", "time constant with which it wears off; 0 means it does not",
                "judgement: sanctions stay until lifted", Unit::duration, {0, 4000}}, fade);
    visit(Field{"bite", "what one unit of it adds to the target's pressure; funds add none",
                "judgement: the documents rank pressures and give no sizes", Unit::number,
                {0, 3}}, bite);
    visit(Field{"cost", "what one unit of it adds to the holder's own pressure",
                "judgement: holding a carrier on station is not free", Unit::number, {0, 3}}, cost);
    visit(Field{"forces", "what one unit of it adds to the density of forces", "theory B8",
                Unit::number, {0, 3}}, forces);
    visit(Field{"friction", "escrow: share of a release that vetting holds back",
                "judgement: none unless the scenario names it", Unit::share, kProbability},
          friction);
  }
};
template <>
struct Names<Instrument::Kind> {
  static constexpr std::string_view of[] = {"economic", "military", "escrow"};
};

/// How a principal carries pressure and danger.
struct Strain {
  double background = 0.2;
  double saturation = 0.4;
  double adaptation = 0.4;
  double adaptation_time = 365;
  double hurt_time = 20;
  double hurt = 0.2;
  double alert_base = 0.1;
  double alert_force = 0.45;
  double alert_time = 6;
  double alert_jump = 0.25;
  double strike_jump = 0.5;
  double harmless = 0.4;
  double shock_jump = 0.5;
  double offence_time = 10;

  void fields(auto& visit) {
    visit(Field{"background", "pressure from everything not listed as an instrument",
                "judgement: neither economy is at rest", Unit::number, {0, 3}}, background);
    visit(Field{"saturation", "pressure at which 63 % of the possible hurt is reached (P₀)",
                "theory B4", Unit::number, {0.05, 5}}, saturation);
    visit(Field{"adaptation", "share of hurt that is got used to in the end (a∞)", "theory B4",
                Unit::share, {0, 0.95}}, adaptation);
    visit(Field{"adaptation_time", "time constant of getting used to it", "theory B4",
                Unit::duration, {1, 4000}}, adaptation_time);
    visit(Field{"hurt_time", "time constant with which hurt follows pressure",
                "judgement: markets answer within weeks", Unit::duration, {0.01, 1000}},
          hurt_time);
    visit(Field{"hurt", "hurt at the start, 0 to 1", "judgement: set near its resting value",
                Unit::number, {0, 1}}, hurt);
    visit(Field{"alert_base", "alert when no forces face each other",
                "judgement: never quite at rest", Unit::number, {0, 1}}, alert_base);
    visit(Field{"alert_force", "what one unit of force density adds to the resting alert",
                "judgement: the documents give the sign (S17, S22)", Unit::number, {0, 1}},
          alert_force);
    visit(Field{"alert_time", "time constant with which alert settles",
                "judgement: about a week without news", Unit::duration, {0.01, 400}}, alert_time);
    visit(Field{"alert_jump", "share of the way to full alert after an incident",
                "judgement: a quarter of what is left", Unit::share, kProbability}, alert_jump);
    visit(Field{"strike_jump", "share of the way to full alert after a strike",
                "judgement: half of what is left", Unit::share, kProbability}, strike_jump);
    visit(Field{"harmless", "share of the jump of an incident when it is read as harmless",
                "judgement: even an accident puts forces on guard", Unit::share, kProbability},
          harmless);
    visit(Field{"shock_jump", "share of the way to full alert after a regional shock",
                "judgement: as after a strike", Unit::share, kProbability}, shock_jump);
    visit(Field{"offence_time", "time constant with which offence is forgotten",
                "judgement: model §7 says about ten days", Unit::duration, {0.01, 400}},
          offence_time);
  }
};

}  // namespace backchannel
