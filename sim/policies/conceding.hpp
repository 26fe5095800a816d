#pragma once

/// Whether a side concedes in a round, and how far (model §8, B4, B5, B11, B12).
///
/// Whether, once per round (B4):
///     logit P = κ·P_max·(1 − e^(−P/P₀))·(1 − adaptation) − stakes
///               − ρ·P·publicity·e^(−t/τ_r) + κ_d·T·E_r
///
/// How far (B12, B11), when it does:
///     α*(t) = k + (1 − k)·(min(t, T)/T)^(1/β)          time-dependent, Boulware for β < 1
///     α ← α + urgency·max(0, mix·α* + (1 − mix)·(what the other has conceded) − α)
///     urgency = 1 + u/(days to the deadline + 1) under an ultimatum, else 1
///     aspiration = top − (top − reservation)·α
///     reservation = base − k_h·hurt + k_a·audience cost
///
/// Sources: Faratin, Sierra & Jennings 1998 (A22); Drezner 1999; Lacy & Niou 2004; Roth,
/// Murnighan & Schoumaker 1988. Left out: PV of relief over years (relief is discounted by the
/// belief that it comes at all, which the documents speak of).

#include "sim/crisis/mind.hpp"
#include "sim/parameters/fields.hpp"
#include "sim/policies/weighing.hpp"

namespace backchannel {

struct Concession {
  bool always = false;
  double pressure_gain = 1.5;
  double stakes = 1.6;
  double defiance = 0.5;
  double defiance_time = 90;
  double relief_gain = 0;
  double beta = 0.5;
  double start = 0.05;
  double span = 120;
  double mix = 0.6;
  double urgency = 2;
  double reservation = 0;
  double reservation_hurt = 0.35;
  double reservation_home = 0.3;
  double might_take = 0.12;
  double patience = 12;
  double scope_yield = 0.04;
  double rapport = 0;

  void fields(auto& visit) {
    visit(Field{"always", "concedes in every exchange; for laboratory scenarios (A22)",
                "judgement: theory A22 has no round"}, always);
    visit(Field{"pressure_gain", "pressure's pull toward conceding (κ·P_max)",
                "theory B4 names it without a value; judgement: pressure at its most brings a "
                "side from one round in six to one in two", Unit::number, {0, 10}}, pressure_gain);
    visit(Field{"stakes", "how unwilling a side is at rest, as a logit",
                "judgement: 1 to 2.6 tried; the documents say positions did not move",
                Unit::number, {-30, 10}}, stakes);
    visit(Field{"defiance", "rally against pressure in public (ρ_r)", "theory B4", Unit::number,
                {0, 3}}, defiance);
    visit(Field{"defiance_time", "time constant with which it wears off (τ_r)", "theory B4",
                Unit::duration, {1, 1000}}, defiance_time);
    visit(Field{"relief_gain", "pull of trust times expected relief (κ_d)",
                "judgement: zero, since the discount of relief already carries it (F22)",
                Unit::number, {0, 40}}, relief_gain);
    visit(Field{"beta", "shape of concessions over time; below 1 holds out (β)", "theory B12",
                Unit::number, {0.02, 10}}, beta);
    visit(Field{"start", "share conceded at once (k)", "theory B12", Unit::share, {0, 1}}, start);
    visit(Field{"span", "time after the first round at which everything would be conceded (T)",
                "judgement: 60 to 180 d tried", Unit::duration, {0.01, 4000}}, span);
    visit(Field{"mix", "weight of the clock against the other side's behaviour", "theory B12",
                Unit::share, kProbability}, mix);
    visit(Field{"urgency", "how a deadline speeds concessions (u)",
                "judgement: theory B11 gives the form", Unit::number, {0, 20}}, urgency);
    visit(Field{"reservation", "worth of no deal, before hurt and home",
                "judgement: the status quo is zero", Unit::number, {-2, 2}}, reservation);
    visit(Field{"reservation_hurt", "how hurt lowers it", "judgement: 0.1 to 0.6 tried",
                Unit::number, {0, 2}}, reservation_hurt);
    visit(Field{"reservation_home", "how audience cost raises it", "theory B5; judgement for the "
                "size", Unit::number, {0, 2}}, reservation_home);
    visit(Field{"might_take", "a package is worth tabling if the other side is thought to lose "
                "no more than this by it", "judgement: about a tenth of the scale", Unit::number,
                {0, 5}}, might_take);
    visit(Field{"patience", "texts of the other side after which half is learned from them",
                "judgement: about a dozen texts", Unit::number, {0.1, 1000}}, patience);
    visit(Field{"scope_yield", "chance per round of giving way over what may be discussed",
                "judgement: neither side did in February 2026 (scope-no-winner)", Unit::share,
                kProbability}, scope_yield);
    visit(Field{"rapport", "share of the doubt about the other's performance that negotiators who "
                "have met often lose in the room, whatever their leaders think",
                "judgement: none unless said, negotiators-confide-in-counterpart gives the sign",
                Unit::share, kProbability}, rapport);
  }
};

/// What the decision whether to concede depends on, besides the mind.
struct Bargaining {
  double pressure = 0;        ///< P, unsaturated
  double saturated = 0;       ///< 1 − e^(−P/P₀)
  double publicity = 0;       ///< share of publicity of the talks
  double since_first = 0;     ///< days since the first round
  double to_deadline = -1;    ///< days to an ultimatum's end, or −1
  double other_conceded = 0;  ///< what the other side has conceded, as this side sees it
};

Weighing weigh_concession(const Concession& concession, const Mind& mind,
                          const Bargaining& bargaining);

/// The new α of a side that concedes.
double concede(const Concession& concession, double progress, const Bargaining& bargaining);

double reservation_of(const Concession& concession, const Mind& mind, double audience_cost);

/// What talks cost at home (B5): a = a_max·(1 − e^(−k·e))·exposure·(1 − j), + recognition.
struct Home {
  double most = 0.3;
  double slope = 0.5;
  double justification = 0.3;
  double victory = 0.1;
  double obstinate = 0.1;
  double spin = 0.3;
  double heard = 0;

  void fields(auto& visit) {
    visit(Field{"most", "largest audience cost (a_max)", "theory B5", Unit::number, {0, 2}}, most);
    visit(Field{"slope", "how fast public commitments build it (k)", "theory B5", Unit::number,
                {0.01, 5}}, slope);
    visit(Field{"justification", "share that new information excuses (j)", "theory B5",
                Unit::share, kProbability}, justification);
    visit(Field{"victory", "standing gained by a procedural win, lost by the other's",
                "judgement: S41 gives the sign", Unit::number, {0, 1}}, victory);
    visit(Field{"obstinate", "chance that the pivot at home refuses any deal (z)", "theory B17",
                Unit::share, kProbability}, obstinate);
    visit(Field{"spin", "share of what a round fell short of that is claimed all the same in "
                "public", "judgement: us-president-calls-talks-very-good gives the sign",
                Unit::share, kProbability}, spin);
    visit(Field{"heard", "standing gained at home by claiming that a round brought everything; "
                "the public hears the claim and not the result",
                "judgement: none unless said, S40 gives the sign", Unit::number, {0, 1}}, heard);
  }
};

double audience_cost(const Home& home, const Mind& mind);

}  // namespace backchannel
