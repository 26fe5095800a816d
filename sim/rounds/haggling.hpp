#pragma once

/// Haggling by letter over one number: the simplest bargaining that needs a channel.
///
/// Two principals divide one unit. The share x goes to the one who opens, 1 − x to the other. At
/// time t after the start each side i would settle for
///
///     a_i(t) = 1 − (1 − r_i)·min(1, t/T)^(1/e_i)
///
/// with r its reservation, e how early it concedes (below 1 late, Boulware; above 1 early) and T
/// the deadline. Who holds the pen demands just that, in whole steps of 1/grain if there is a
/// grain; the channel delays, blurs or loses the letter. Its reader agrees if its own share of what
/// it reads is worth a_i at that moment, and otherwise writes back after `answers`. Whose letter
/// went astray writes again after `again`. The run ends with an agreement.
///
/// Each letter that arrives is evidence of goodwill to both sides, each that is lost of the
/// opposite, at the weights given. Units: shares in [0, 1], times in days. Errors: none after
/// `scenario/check`. Source: Faratin, Sierra & Jennings 1998, "Negotiation decision functions for
/// autonomous agents" (time-dependent tactics). Left out: learning about the other side, several
/// issues (these are `issues`), and walking away before the deadline.

#include "sim/parameters/fields.hpp"

namespace backchannel {

/// How one side haggles.
struct Haggler {
  double reservation = 0.2;
  double eagerness = 1;
  double answers = 1;

  void fields(auto& visit) {
    visit(Field{"reservation", "the least share it would settle for (r)",
                "judgement: a fifth unless said", Unit::share, {0, 1}}, reservation);
    visit(Field{"eagerness", "how early it concedes: below 1 late, above 1 early (e)",
                "judgement: at an even pace unless said", Unit::number, {0.01, 100}}, eagerness);
    visit(Field{"answers", "time until it answers an offer it refuses",
                "judgement: the next day unless said", Unit::duration, {0, 400}}, answers);
  }
};

struct Haggling {
  Reference opens;
  double first = 1;
  double deadline = 0;
  double again = 1;
  int grain = 0;
  double arrived = 0;
  double astray = 0;
  Named<Haggler> sides;

  void fields(auto& visit) {
    visit(Field{"opens", "the principal that writes first; none for no haggling",
                "judgement: none unless said"}, opens);
    visit(Field{"first", "when it does", "judgement: the next day unless said", Unit::duration,
                {0, 4000}}, first);
    visit(Field{"deadline", "when both would settle for their reservation; 0 for the horizon (T)",
                "judgement: at the horizon unless said", Unit::duration, {0, 40000}}, deadline);
    visit(Field{"again", "time until one whose letter went astray writes again",
                "judgement: the next day unless said", Unit::duration, {0.0001, 400}}, again);
    visit(Field{"grain", "how many equal steps an offer can take; 0 for any number",
                "judgement: any number unless said", Unit::number, {0, 1000000}}, grain);
    visit(Field{"arrived", "weight of a letter that arrives, as evidence of goodwill, for both",
                "judgement: none unless said", Unit::number, {0, 100}}, arrived);
    visit(Field{"astray", "weight of a letter that is lost, as evidence against it, for both",
                "judgement: none unless said", Unit::number, {0, 100}}, astray);
    visit(Field{"sides", "how each principal haggles, by name", "theory B12"}, sides);
  }
};

/// What a side would settle for when a share `elapsed` in [0, 1] of the time has gone by, given
/// its reservation and 1/e.
double aspiration(double reservation, double exponent, double elapsed);
/// The same where log(elapsed) is known, for 0 < elapsed < 1.
double aspiration_by_log(double reservation, double exponent, double log_elapsed);
/// The share it demands for itself: the least that is worth its aspiration and stands on the grain.
double demand(double aspiration, int grain);

}  // namespace backchannel
