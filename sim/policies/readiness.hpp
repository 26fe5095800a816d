#pragma once

/// Coming to the table (model §7, B10, S42). Decided per date, never per tick.
///
///     attend with 1 − (1 − R)(1 − M), if the leader's gate opens: S(gate + k·alert + mood)
///     R = S(k·(min(h_own, h_other) − h*))·S(k·(way out − w*))                            (B10)
///     M = S(Σ): base + alert − offence − cost at home + trust in the operator
///                + trust in the counterpart                                     (S42, N22, F14)
///
/// R is ripeness: both hurt, and a way out in sight — the side's own estimate that some package
/// clears both reservations. M is the instrumental motive: talks are held to manage danger even
/// where no deal is hoped for. Ripeness alone kills the talks that the documents describe.
/// Sources: Zartman 2000; Pruitt 2005; model §7. Left out: delegation rank as a choice.

#include "sim/parameters/fields.hpp"
#include "sim/policies/view.hpp"
#include "sim/policies/weighing.hpp"

namespace backchannel {

struct Readiness {
  double base = 1.8;
  double alert = 2.4;
  double offence = -2.8;
  double home = -2.0;
  double operator_trust = 3.0;
  double counterpart_trust = 0.0;
  double threat = 0.5;
  double success = 0.0;
  double ripeness_slope = 8;
  double hurt_level = 0.5;
  double way_out_level = 0.4;
  double way_out_slope = 20;
  double gate = 3.0;
  double gate_threat = 1.0;
  double whim = 0;
  bool always = false;

  void fields(auto& visit) {
    visit(Field{"always", "attends every date; for laboratory scenarios",
                "judgement: a laboratory wants rounds, not refusals"}, always);
    visit(Field{"base", "instrumental motive at rest, as a logit",
                "judgement: the documents describe talks at near-zero trust (F14)", Unit::number,
                {-10, 10}}, base);
    visit(Field{"alert", "what full alert adds", "judgement: danger is managed by talking (S37)",
                Unit::number, {-10, 10}}, alert);
    visit(Field{"offence", "what one unit of offence adds", "judgement: S17 gives the sign",
                Unit::number, {-20, 10}}, offence);
    visit(Field{"home", "what one unit of audience cost adds", "judgement: S41 gives the sign",
                Unit::number, {-20, 10}}, home);
    visit(Field{"operator_trust", "what trust in the operator adds, per unit above 0.6",
                "judgement: F13 gives the sign", Unit::number, {-10, 10}}, operator_trust);
    visit(Field{"counterpart_trust", "what trust in the counterpart adds",
                "judgement: zero, so that F14 is not built in; swept", Unit::number, {-10, 20}},
          counterpart_trust);
    visit(Field{"threat", "what an outside threat adds (F38)", "judgement: F38 gives the sign",
                Unit::number, {-10, 10}}, threat);
    visit(Field{"success", "what the domestic worth of a deal adds (F39)",
                "judgement: F39 gives the sign", Unit::number, {-10, 10}}, success);
    visit(Field{"ripeness_slope", "steepness of both factors of ripeness (k)", "theory B10",
                Unit::number, {0.1, 60}}, ripeness_slope);
    visit(Field{"hurt_level", "hurt at which the first factor is one half (h*)", "theory B10",
                Unit::number, {0, 1}}, hurt_level);
    visit(Field{"way_out_level", "chance of a way out at which the second is one half (w*)",
                "theory B10", Unit::number, {0, 1}}, way_out_level);
    visit(Field{"way_out_slope", "how surely a surplus over both reservations looks like a way out",
                "judgement: a tenth of the scale is a way out in plain sight", Unit::number,
                {0.1, 500}}, way_out_slope);
    visit(Field{"gate", "logit that the leader lets the negotiators go",
                "judgement: approval is the rule once talks run (leader-approved-2025-talks)",
                Unit::number, {-20, 20}}, gate);
    visit(Field{"gate_threat", "what full alert adds to it", "judgement: F38 gives the sign",
                Unit::number, {-20, 20}}, gate_threat);
    visit(Field{"whim", "standard deviation of the leader's mood, on the gate's logit",
                "judgement: none unless said, leaders-unpredictable gives the sign",
                Unit::number, {0, 20}}, whim);
  }
};

struct Attendance {
  Weighing motive;      ///< the terms of M
  double ripeness = 0;  ///< R
  double gate = 1;      ///< chance that the gate opens
  double probability = 0;
};

/// How likely a side is to come, with its reasons.
Attendance weigh_attendance(const Readiness& readiness, const View& view);

}  // namespace backchannel
