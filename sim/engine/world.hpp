#pragma once

/// One run at work: what is given, what changes, its luck and its trace, in one hand.
///
/// The files of this room are the phases of one stretch of a crisis (model §2); each takes a World
/// and does one thing to it. `Plan` is what can be worked out once per scenario.

#include <cstdint>
#include <vector>

#include "sim/crisis/crisis.hpp"
#include "sim/crisis/luck.hpp"
#include "sim/engine/trace.hpp"
#include "sim/policies/view.hpp"
#include "sim/scenario/scenario.hpp"

namespace backchannel {

/// Hazards that come with the rules rather than with the file; they follow the file's own.
enum class Standing : int { invitation, recovery, report, briefing, offer };
inline constexpr int kStanding = 5;

struct Plan {
  std::vector<std::uint32_t> who;         ///< luck of each actor
  std::uint32_t dyad = 0;                 ///< luck of the two principals together
  std::uint32_t pair[2] = {0, 0};         ///< luck of words from a side to the other
  std::vector<int> legs_at;               ///< first leg of each channel
  std::vector<std::uint32_t> hazard_who;  ///< luck of each hazard
  std::vector<std::uint32_t> reaction_who;
  struct Line {
    Instant at = 0;
    int index = 0;
  };
  std::vector<Line> script;               ///< in order of time
  Sizes sizes;
  Instant end = 0;
  Instant step = 0;
  bool ticks = false;                     ///< whether slow levels matter at all
};
Plan plan_for(const Scenario& scenario);

/// e^(−Δ/τ) of everything that relaxes, for one Δ.
struct Factors {
  struct Side {
    double hurt = 1, adaptation = 1, alert = 1, offence = 1, forget = 1, scar = 1;
  };
  Instant span = -1;
  Side side[2];
  std::vector<double> ramp;
  std::vector<double> fade;
};

struct World {
  const Scenario& scenario;
  const Plan& plan;
  const Packages* laid_out[2];  ///< before a regional shock, and after it
  Crisis& crisis;
  Trace& trace;
  Luck luck;
  Factors* whole_step;
  Factors* part_step;
  bool aim = true;  ///< a level has changed: intensities must be looked at again

  Now& now() const { return crisis.now(); }
  const Packages& packages() const {
    return *laid_out[crisis.now().shocked && scenario.weights_shift ? 1 : 0];
  }
  int actor(Side side) const { return scenario.principals[side]; }
  const Actor& principal(Side side) const {
    return scenario.actors[static_cast<std::size_t>(actor(side))];
  }
  Mind& mind(Side side) const { return crisis.now().minds[side]; }
  std::uint32_t who(Side side) const { return plan.who[static_cast<std::size_t>(actor(side))]; }
  const Channel& channel(int index) const {
    return scenario.effective[static_cast<std::size_t>(index)];
  }
  /// The side of an actor, or −1 if it is not a principal.
  Side side_of(int actor_index) const {
    return actor_index == scenario.principals[0]   ? 0
           : actor_index == scenario.principals[1] ? 1
                                                   : -1;
  }
  void record(Event event) const {
    if (!trace.on()) return;
    event.at = crisis.now().at;
    trace.record(event);
  }
};

inline std::int16_t small(int index) { return static_cast<std::int16_t>(index); }

// ---- levels.cpp: what moves by itself -----------------------------------------------------------
void move_levels(World& world, Instant to);
void aim_hazards(World& world);
double pressure_on(const World& world, Side side);

// ---- deeds.cpp: what happens, and what is made of it --------------------------------------------
void follow_script(World& world, const Scripted& line, int index);
void befall(World& world, int hazard);
Instant hazard_next(const World& world, int* index);
/// A side sees a deed of the other (or of `by`) and reads it; returns what it makes of it.
/// `factor` multiplies its weight, `tale` is kept for the story.
Reading witness(World& world, Side reader, int by, const Deed& deed, Sight kind, double hostility,
                double factor = 1);
/// Moves an instrument's set level by a tranche, or to a level.
void add_to(World& world, int instrument, double amount);
void set_to(World& world, int instrument, double level);
void set_tension(World& world);

// ---- escalation.cpp: incidents, answers, the ladder --------------------------------------------
void incident(World& world, int by, Side victim, bool deliberate);
void incident_rings(World& world, std::size_t index);
void chain_rings(World& world);
void strike(World& world, int by, Side target, Cause cause, int rung);
void go_to_war(World& world, Cause cause);
void start_ladder(World& world);
/// Announces a strike on the other side, or on one it backs, as limited; false if nobody can be
/// told or another is announced already.
bool announce_strike(World& world, Side by, int client);
void planned_strike_falls(World& world);
/// Perhaps a patron answers a strike on one it backs; a bound it has read keeps it from that.
void drag_in(World& world, Side patron, bool for_a_state, bool bounded);
/// Keeps account of how soon after a round it came.
void note_strike(World& world);

// ---- words.cpp: what is said, carried and heard ------------------------------------------------
/// The best open route for a message, or the first route if none is open; −1 without any.
int choose_route(World& world, Side from, bool urgent);
void send(World& world, Letter letter, int route);
void deliver(World& world, std::size_t index);
void say_routine_words(World& world, Side from);
void line_changes(World& world, int channel);
void line_goes_down(World& world, int channel, Instant until);
void start_lines(World& world);
bool any_line_open(const World& world);
void explain(World& world, Side from, const OpenIncident& incident);
void leak(World& world, int by);
/// What a side makes of the operator of a channel whose credit counts: `good` in [0, 1].
void judge_operator(World& world, Side side, const Channel& channel, double good);

/// Tells the other side that a package had nothing to do with the round.
void clarify(World& world, Side from, std::uint32_t package);
/// Counts the intermediaries whose lines were open since it was last done.
void count_active(World& world);

// ---- others.cpp: what follows what, and those who are no principals -----------------------------
/// Sets the habits of answering such an act going.
void answer_act(World& world, Act act, int by, int to);
void reaction_comes(World& world, int index);
/// Share of its usual acts that are left to somebody after requests, strikes and briefings.
double held_still(const World& world, int by);
void actor_changes(World& world);
void attack_was_seen(World& world, int group);
void strike_client(World& world, int by, int client, bool bounded = false);
void brief_third_states(World& world);

// ---- accounts.cpp: what is said in public -------------------------------------------------------
void give_accounts(World& world, RoundClass how);

// ---- talks.cpp: dates, rounds, exchanges, agreements -------------------------------------------
View look(World& world, Side side);
void date_comes(World& world);
void invite(World& world);
void offer_meeting(World& world);
void answer_invitation(World& world, Side invited);
void set_date(World& world, std::int32_t reasons = -1);
void convene(World& world, bool scripted);
void exchange(World& world);
void break_off(World& world, Side by);
void end_agreement(World& world, Side by);
void start_talks(World& world);
void pay_relief(World& world);
void table_framework(World& world);
void read_letter_text(World& world, Side reader, int package);
int text_for_letter(World& world, Side from);
void agree_by_letter(World& world, Side author, int package);
void note_contact(World& world);
void agree_detached(World& world);
void understanding_ends(World& world);

}  // namespace backchannel
