#pragma once

/// One run at work: what is given, what changes, its luck and its trace, in one hand.
///
/// The files of this room are the phases of one stretch of a crisis (model §2); each takes a World
/// and does one thing to it. `Plan` is what can be worked out once per scenario.

#include <cstdint>
#include <functional>
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
  std::vector<int> lines;                 ///< channels that are routes, in order
  std::vector<int> moving;                ///< hazards whose intensity follows the levels
  struct Line {
    Instant at = 0;
    int index = 0;
  };
  std::vector<Line> script;               ///< in order of time
  Sizes sizes;
  Instant end = 0;
  double haggling_rate = 0;               ///< one over the seconds to the deadline
  std::vector<double> log_elapsed;        ///< log of the share of it gone by, on each whole day
  Side opens = -1;                        ///< who begins to haggle, or −1
  Instant step = 0;
};
Plan plan_for(const Scenario& scenario);

/// What moves by itself, worked out once per run: how fast, toward what, and what it weighs.
///
/// Every level L relaxes toward a rest R as L ← R + (L − R)·e^(−Δ/τ). `rates` holds 1/τ in a fixed
/// order, three of each side and then two of each instrument, and `kept` the factors e^(−Δ/τ) in
/// the same order, so that working out all of them is one pass over plain arrays.
struct Drift {
  enum Rate : std::size_t { hurt, adaptation, alert, kOfSide };
  enum Fading : std::size_t { offence, forget, scar, kFadings };
  struct Weight {
    double on[2] = {0, 0};  ///< pressure that one unit of an instrument puts on each side
    double forces = 0;
  };
  struct Factors {
    Instant span = -1;
    std::vector<double> kept;
  };
  struct Resting {
    double pressure = -1;   ///< the one that `saturated` was worked out for
    double saturated = 0;   ///< 1 − e^(−P/P₀)
    double per_saturation = 1;
  };
  std::vector<Weight> weights;
  std::vector<double> rates;  ///< per day; infinite for what follows at once
  double fading[2][kFadings]; ///< per day, of what fades without regard to the rest
  double fastest = 0;
  struct Load {
    double on[2] = {0, 0};
    double forces = 0;
  };
  Load load;                  ///< of all instruments, as of the last time their levels moved
  Belief origin[2][3];        ///< where trust, relief and compliance return to
  Resting resting[2];
  bool still = false;         ///< nothing moves by itself until something happens
  bool forgets = false;       ///< beliefs return to where they came from
  Factors whole;              ///< of a whole step
  Factors part;               ///< of the latest other span
  /// Alert of the more alert side after `since`: rest + gap·e^(−rate·t), t in seconds.
  struct Course {
    bool holds = false;       ///< until something happens; otherwise for a step at most
    std::uint32_t number = 0; ///< counts the courses of a run
    Instant since = 0;
    double rest = 0;
    double gap = 0;
    double rate = 0;
    double left[2] = {-1, -1};  ///< alert as the last move left it: else somebody has stirred it
    double forces = -1;
  };
  Course course;
  /// All that intensities depend on besides alert and forces.
  struct Stirs {
    double tension = 0;
    double access = 0;
    std::uint32_t lines = 0;
    std::int32_t agreement = 0;
    bool breached = false;
    bool restrained = false;
    bool nobody_is_to_meet = false;
    bool operator==(const Stirs&) const = default;
  };
  Stirs stirs;
  std::vector<double> appeals;  ///< of each route, while one is chosen
};
void prepare(const Scenario& scenario, Drift& drift);
struct World;
/// Weighs the instruments anew; to be called whenever a level has been set.
void weigh_instruments(World& world);

struct World {
  const Scenario& scenario;
  const Plan& plan;
  const Packages* laid_out[2];  ///< before a regional shock, and after it
  Crisis& crisis;
  Trace& trace;
  Luck luck;
  Drift& drift;
  std::uint32_t lines_changed = 0;
  bool anew = true;             ///< a hazard has just come true: it must be looked at
  bool aim = true;              ///< something happened: all intensities must be looked at again
  bool walk = false;            ///< go through the calendar at every step (for a test)
  bool ticking = false;         ///< forces move: intensities have to be looked at step by step
  struct Ring {
    Instant at = kNever;
    int hazard = -1;
  };
  Ring still{};                 ///< the next hazard of those that do not move with the levels
  Ring next{};                  ///< the next of all
  std::int64_t without = -1;    ///< the event this run goes without (without.hpp), or −1

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
  /// Whether what is about to be done may be what this run goes without.
  bool may_go_without() const {
    return without >= 0 && trace.events.size() == static_cast<std::size_t>(without);
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
/// Only what one side believes, and what has offended it: they fade without regard to the rest.
void fade_mind(World& world, Side side);
/// Looks at the intensity of every hazard, or only of those that move with the levels.
void aim_hazards(World& world);
void aim_moving(World& world);
double pressure_on(const World& world, Side side);
/// Offence as of now, wherever the levels are: one who only speaks need not move them.
double offence_now(const World& world, Side side);

// ---- deeds.cpp: what happens, and what is made of it --------------------------------------------
void follow_script(World& world, const Scripted& line, int index);
void start_hazard(World& world, std::size_t hazard);
void befall(World& world, int hazard);
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
void settle_chain(World& world);
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
void send(World& world, const Letter& letter, int route);
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

// ---- without.cpp: an act that does not happen ---------------------------------------------------
/// Does `act` and takes it back if it is what this run goes without; returns whether it was.
bool taken_back(World& world, const std::function<void()>& act);
/// The same for what is due at an instant, where the instant itself must still go by.
struct Next;
bool passes_over(World& world, const Next& next);

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
