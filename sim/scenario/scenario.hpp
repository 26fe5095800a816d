#pragma once

/// Everything given before the first instant: immutable once read.
///
/// A scenario is one struct whose fields are named once (parameters/fields.hpp). Reading a file,
/// checking it, explaining it, drawing its uncertain values and the manual all walk those fields.
/// Two principals bargain; every other actor is an intermediary, an escalator, a proxy, an
/// institution or a bystander. Rules are the same for every actor; only parameters differ.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/channels/channel.hpp"
#include "sim/crisis/act.hpp"
#include "sim/crisis/ladder.hpp"
#include "sim/crisis/pressure.hpp"
#include "sim/crisis/reading.hpp"
#include "sim/crisis/trust.hpp"
#include "sim/parameters/fields.hpp"
#include "sim/parameters/node.hpp"
#include "sim/policies/conceding.hpp"
#include "sim/policies/readiness.hpp"
#include "sim/policies/strategic/game.hpp"
#include "sim/rounds/haggling.hpp"
#include "sim/rounds/issue.hpp"
#include "sim/rounds/outcome.hpp"
#include "sim/rounds/rules.hpp"
#include "sim/scenario/experiment_design.hpp"
#include "sim/scenario/translation.hpp"

namespace backchannel {

/// Routine words of one principal to the other: messages continue between rounds.
struct Words {
  Distribution interval = Distribution::fixed(0);
  double threats = 0.2;
  double threats_offence = 0.3;
  double asks = 0;

  void fields(auto& visit) {
    visit(Field{"interval", "time between two routine messages; 0 for none",
                "judgement: none unless the scenario has a line in use", Unit::duration,
                {0, 4000}}, interval);
    visit(Field{"threats", "share of them that threaten, at rest",
                "judgement: most are meant to hold the line", Unit::share, kProbability},
          threats);
    visit(Field{"threats_offence", "what one unit of offence adds to that share",
                "judgement: anger speaks", Unit::share, kProbability}, threats_offence);
    visit(Field{"asks", "share of them that ask for an answer by return", "theory A28",
                Unit::share, kProbability}, asks);
  }
};

/// How one chooses among open routes: logit of trust in the operator × its record, secrecy, speed.
struct Choosing {
  double trust = 3;
  double record = 1;
  double secrecy = 1;
  double speed = 1;

  void fields(auto& visit) {
    visit(Field{"trust", "weight of trust in the operator", "judgement: F13, F15 give the sign",
                Unit::number, {0, 50}}, trust);
    visit(Field{"record", "weight of the route's record of good and bad rounds",
                "judgement: F15 gives the sign", Unit::number, {0, 50}}, record);
    visit(Field{"secrecy", "weight of expected secrecy", "judgement: S11", Unit::number, {0, 50}},
          secrecy);
    visit(Field{"speed", "weight of speed, per ten days of expected delay", "judgement: S07",
                Unit::number, {0, 50}}, speed);
  }
};

/// Something remembered: it moves where a belief starts, as so many acts seen long ago would.
struct Memory {
  Reference of;
  std::string says;
  double kind = 0;
  double hostile = 0;
  double scar = 0;
  double counts = 1;

  void fields(auto& visit) {
    visit(Field{"of", "of whom", "model §5", Unit::none, {}, true}, of);
    visit(Field{"says", "what is remembered, in words", "model §5"}, says);
    visit(Field{"kind", "how many kind acts it is worth today",
                "judgement: none unless said, S12 gives the signs", Unit::number, {0, 1000}},
          kind);
    visit(Field{"hostile", "how many hostile acts it is worth today",
                "judgement: none unless said, S12 gives the signs", Unit::number, {0, 1000}},
          hostile);
    visit(Field{"scar", "share of trust it takes away for years", "judgement: none unless said",
                Unit::share, {0, 0.95}}, scar);
    visit(Field{"counts", "share of it that counts; 0 asks what would be without it",
                "judgement: all of it", Unit::share, kProbability}, counts);
  }
};

struct Actor {
  enum class Role { principal, intermediary, escalator, proxy, institution, bystander };
  Role role = Role::bystander;
  std::string says;
  Reference patron;
  double restrained = 0.3;
  double threat = 0;
  double obeys = 0.5;
  double deterred = 0;
  double deterred_for = 14;
  double listens = 0;
  double noticed_after = 14;
  double neutrality = 1;
  double refuses = 0;
  Named<Memory> history;
  ReadingRule reading;
  TrustRule trusting;
  Named<Prior> trust;
  Prior relief{0.25, 4, 0};
  Prior compliance{0.35, 4, 0};
  Strain strain;
  Readiness readiness;
  Concession concession;
  Home home;
  Words words;
  Choosing choosing;

  void fields(auto& visit) {
    visit(Field{"role", "what the actor may do", "model §1", Unit::none, {}, true}, role);
    visit(Field{"says", "who it is, in words", "model §1"}, says);
    if (role == Role::proxy || role == Role::escalator) {
      visit(Field{"patron", "the principal that backs it", "model §9"}, patron);
      visit(Field{"restrained", "how far its patron holds it back at rest, 0 to 1",
                  "judgement: some restraint always (S25, S28)", Unit::share, kProbability},
            restrained);
      client_fields(visit);
    }
    if (role == Role::escalator)
      visit(Field{"threat", "how much its threat to act presses others, 0 to 1",
                  "judgement: F38 gives the sign", Unit::number, {0, 1}}, threat);
    if (role == Role::intermediary)
      visit(Field{"neutrality", "how neutral it is seen to be; it multiplies the trust both sides "
                  "begin with", "judgement: fully, unless said (S47)", Unit::share, kProbability},
            neutrality);
    if (role == Role::bystander)
      visit(Field{"refuses", "share of what depends on its soil that it refuses",
                  "judgement: nothing unless said (gulf-refuses-launch-pad-role)", Unit::share,
                  kProbability}, refuses);
    if (role == Role::principal) principal_fields(visit);
  }

 private:
  void client_fields(auto& visit) {
    visit(Field{"obeys", "how far it holds still when its patron asks it to, 0 to 1",
                "judgement: S27 gives the order of groups, no sizes", Unit::share, kProbability},
          obeys);
    visit(Field{"deterred", "share of its acts that a strike on it prevents for a while; below "
                "zero it is stirred up", "judgement: houthis-continue-despite-strikes",
                Unit::number, {-3, 1}}, deterred);
    visit(Field{"deterred_for", "how long that lasts", "judgement: two weeks", Unit::duration,
                {0, 4000}}, deterred_for);
    visit(Field{"listens", "share of its acts that a briefing by an intermediary prevents for a "
                "month", "judgement: none unless said (S39)", Unit::share, kProbability},
          listens);
    visit(Field{"noticed_after", "how long it must hold still after a request for the other side "
                "to notice", "judgement: two weeks (no-base-attacks-since-feb4)",
                Unit::duration, {0.01, 400}}, noticed_after);
  }
  void principal_fields(auto& visit) {
    visit(Field{"reading", "how it reads acts", "theory B3"}, reading);
    visit(Field{"trusting", "how evidence moves its beliefs", "theory B1"}, trusting);
    visit(Field{"trust", "by actor: how far it trusts at the start, before what is listed under "
                "`history`", "theory B1"}, trust);
    visit(Field{"history", "what it remembers of others; each item moves the trust it starts with",
                "model §5"}, history);
    visit(Field{"relief", "belief that concessions bring what was promised",
                "judgement: S14 gives the sign; the strongest driver of deals"}, relief);
    visit(Field{"compliance", "belief that the other side performs what it signs",
                "judgement: as for relief, a little higher"}, compliance);
    visit(Field{"strain", "how it carries pressure and danger", "theory B4"}, strain);
    visit(Field{"readiness", "when it comes to the table", "theory B10"}, readiness);
    visit(Field{"concession", "whether and how far it concedes", "theory B12"}, concession);
    visit(Field{"home", "what talks cost and bring at home", "theory B5"}, home);
    visit(Field{"words", "its routine messages", "model §3"}, words);
    visit(Field{"choosing", "how it chooses among open routes", "model §3"}, choosing);
  }
};
template <>
struct Names<Actor::Role> {
  static constexpr std::string_view of[] = {"principal", "intermediary", "escalator",
                                            "proxy",     "institution",  "bystander"};
};

/// A named variant of the scenario.
struct Arm {
  std::string says;
  Overrides set;

  void fields(auto& visit) {
    visit(Field{"says", "what differs, in words", "model §15"}, says);
    visit(Field{"set", "values laid over the scenario, by path", "model §15"}, set);
  }
};

/// A closed form that the scenario must meet; kept in the file so that a student can see it. What
/// is averaged over runs is the measure itself, or — with a bound or `before` — the share of runs
/// in which it lies within the bounds, or came before another; or its square about a value.
struct Expected {
  std::string measure;
  std::optional<double> at_least;
  std::optional<double> at_most;
  std::optional<double> about;
  std::string before;
  double value = 0;
  double tolerance = 0;
  std::string note;

  void fields(auto& visit) {
    visit(Field{"measure", "a column of the results, see `backchannel codebook`", "theory A",
                Unit::none, {}, true}, measure);
    visit(Field{"at_least", "count the runs in which it is no less", "theory A", Unit::number},
          at_least);
    visit(Field{"at_most", "count the runs in which it is no more", "theory A", Unit::number},
          at_most);
    visit(Field{"before", "count the runs in which it came before this other measure",
                "theory A"}, before);
    visit(Field{"about", "average the square of its distance from this value", "theory A",
                Unit::number}, about);
    visit(Field{"value", "what theory says", "theory A", Unit::number, {}, true}, value);
    visit(Field{"tolerance", "allowed difference for deterministic rows; 0 means |z| < 4",
                "judgement: statistical unless said", Unit::number, {0, 1}}, tolerance);
    visit(Field{"note", "which row of the theory", "theory A"}, note);
  }
};

/// What the documents say became of it: data beside the result, never a target. With a bound,
/// `happened` or `before` an observation is a share of runs; with a value alone, or with nothing,
/// the mean and the spread of its measure stand beside it.
struct Observed {
  std::string says;
  std::string measure;
  std::optional<double> value;
  std::optional<double> at_least;
  std::optional<double> at_most;
  std::optional<bool> happened;
  std::string before;

  bool is_share() const { return at_least || at_most || happened || !before.empty(); }
  void fields(auto& visit) {
    visit(Field{"says", "what is documented, in words", "model §13"}, says);
    visit(Field{"measure", "a column of the results, see `backchannel codebook`", "model §13",
                Unit::none, {}, true}, measure);
    visit(Field{"value", "what the documents give", "model §13", Unit::number}, value);
    visit(Field{"at_least", "it was no less", "model §13", Unit::number}, at_least);
    visit(Field{"at_most", "it was no more", "model §13", Unit::number}, at_most);
    visit(Field{"happened", "true: it happened at all; false: it did not", "model §13"}, happened);
    visit(Field{"before", "it came before this other measure", "model §13"}, before);
  }
};

struct Documented {
  std::string says;
  std::vector<Outcome> outcome;
  Named<Observed> observed;

  void fields(auto& visit) {
    visit(Field{"says", "what became of it, in words", "model §13"}, says);
    visit(Field{"outcome", "classes that would count as what happened; none if the documents give "
                "none", "model §13"}, outcome);
    visit(Field{"observed", "what else they tell, by name", "model §13"}, observed);
  }
};

/// Which observations a laboratory scenario reads off.
struct Observation {
  int message = 0;
  double deadline = 0;
  double day = 0;
  Reference group;
  double from = 0;

  void fields(auto& visit) {
    visit(Field{"message", "the message whose wait for the operator is measured, from 0",
                "judgement: the first unless said", Unit::number, {0, 100000}}, message);
    visit(Field{"deadline", "round trips count as timely within this time",
                "judgement: none unless said", Unit::duration, {0, 4000}}, deadline);
    visit(Field{"day", "when beliefs are looked at besides the end; 0 for never",
                "judgement: never unless said", Unit::duration, {0, 40000}}, day);
    visit(Field{"group", "the armed group whose attacks are counted apart", "model §9"}, group);
    visit(Field{"from", "from when on they are", "judgement: from the start unless said",
                Unit::duration, {0, 40000}}, from);
  }
};

struct Scenario {
  std::string schema;
  std::string behaviour;
  std::string title;
  std::string asks;
  std::string how_it_works;
  std::vector<std::string> things_to_notice;
  std::vector<std::string> things_to_try;
  Date start{2026, 1, 25};
  double horizon = 120;
  double step = 0.25;
  double equivalence = 0.01;
  OutcomeRule outcome;
  Observation observe;
  Named<Actor> actors;
  Named<Channel> channels;
  Reference talks;
  std::vector<Reference> routes;
  Reference reference;
  Switches benefits;
  Named<Issue> issues;
  Named<Instrument> instruments;
  Deeds deeds;
  Timing timing;
  Named<Hazard> hazards;
  Named<Scripted> script;
  Named<Reaction> reactions;
  Ladder ladder;
  Rounds rounds;
  Procedure procedure;
  Understanding understanding;
  Programme programme;
  Framework framework;
  Haggling haggling;
  Game game;
  std::vector<std::string> theory;
  Overrides uncertain;
  Named<Arm> arms;
  ExperimentDesign experiment;
  Named<Expected> expected;
  Documented documented;
  Named<Translation> translations;

  void fields(auto& visit) {
    visit(Field{"schema", "version of this format: backchannel/1", "model §15", Unit::none, {},
                true}, schema);
    visit(Field{"behaviour", "the file that says how actors behave, from this file's folder; its "
                "blocks are laid under those here", "model §15"}, behaviour);
    text_fields(visit);
    time_fields(visit);
    visit(Field{"actors", "who there is", "model §1", Unit::none, {}, true}, actors);
    visit(Field{"channels", "the routes words may take", "model §3"}, channels);
    visit(Field{"talks", "the channel rounds are held on; none for no channel", "model §3"},
          talks);
    visit(Field{"routes", "the channels messages may take, the talks' own first", "model §3"},
          routes);
    visit(Field{"reference", "the channel whose values a switched-off benefit takes",
                "model §0.1"}, reference);
    visit(Field{"benefits", "the six ways an intermediary may help", "model §0.1"}, benefits);
    substance_fields(visit);
    visit(Field{"uncertain", "parameters drawn anew for each run, by path", "model §15"},
          uncertain);
    visit(Field{"arms", "named variants of this scenario", "model §15"}, arms);
    visit(Field{"experiment", "at which points it is lived, and how often", "model §15"},
          experiment);
    visit(Field{"theory", "rows of the theory that this file reproduces, as `A1`; what `verify` "
                "runs", "theory A"}, theory);
    visit(Field{"expected", "closed forms this scenario must meet, by measure", "theory A"},
          expected);
    visit(Field{"documented", "what became of it, by the documents", "model §13"}, documented);
    visit(Field{"translations", "its words in other languages, by language: `ar`, `fa`",
                "model §15"}, translations);
  }

 private:
  void text_fields(auto& visit) {
    visit(Field{"title", "title", "model §15", Unit::none, {}, true}, title);
    visit(Field{"asks", "the question it asks", "model §15"}, asks);
    visit(Field{"how_it_works", "what happens in it, in words", "model §15"}, how_it_works);
    visit(Field{"things_to_notice", "for a class", "model §15"}, things_to_notice);
    visit(Field{"things_to_try", "for a class", "model §15"}, things_to_try);
  }
  void time_fields(auto& visit) {
    visit(Field{"start", "the first day", "model §2"}, start);
    visit(Field{"horizon", "how long it runs", "judgement: 120 d unless said", Unit::duration,
                {0.01, 40000}}, horizon);
    visit(Field{"step", "how often slow levels move", "model §2", Unit::duration, {1.0 / 24, 30}},
          step);
    visit(Field{"equivalence", "difference of shares that does not matter, fixed beforehand",
                "judgement: one point in a hundred", Unit::share, {0.00001, 0.5}}, equivalence);
    visit(Field{"outcome", "how a run is judged", "model §12"}, outcome);
    visit(Field{"observe", "what a laboratory reads off", "theory A"}, observe);
  }
  void substance_fields(auto& visit) {
    visit(Field{"issues", "what is bargained over", "model §8"}, issues);
    visit(Field{"instruments", "pressure, by instrument", "model §6"}, instruments);
    visit(Field{"deeds", "how kinds of deeds are seen", "model §4"}, deeds);
    visit(Field{"timing", "how the timing of pressure is read", "model §4"}, timing);
    visit(Field{"hazards", "what happens at random", "model §2"}, hazards);
    visit(Field{"script", "what happens on given days", "model §2"}, script);
    visit(Field{"reactions", "what follows what", "model §2"}, reactions);
    visit(Field{"ladder", "escalation", "model §9"}, ladder);
    visit(Field{"rounds", "how rounds come about and sit", "model §7"}, rounds);
    visit(Field{"procedure", "what is settled before substance", "model §7"}, procedure);
    visit(Field{"understanding", "unwritten mutual restraint", "model §12"}, understanding);
    visit(Field{"programme", "the programme and who may look at it", "model §11"}, programme);
    visit(Field{"framework", "a package by third states", "model §8"}, framework);
    visit(Field{"haggling", "one number bargained over by letter", "model §8"}, haggling);
    visit(Field{"game", "a classic game, played in equilibrium", "theory A"}, game);
  }

 public:
  /// One uncertain parameter, once its path is known to name a number.
  struct Draw {
    std::string path;
    Distribution distribution;
    Range range;
  };
  std::vector<Draw> draws;                ///< filled in by `check`
  // What is filled in by `settle`, not read.
  int principals[2] = {-1, -1};           ///< indices of the two principals
  std::vector<Side> performers;           ///< by issue
  Prior counterpart_prior[2];             ///< trust of each principal in the other
  std::vector<Prior> priors[2];           ///< of each principal, by actor
  std::vector<Channel> effective;         ///< channels after the benefit switches
  std::vector<Prospect> prospects;   ///< what may be expected of each of them
  std::uint32_t agenda_common = 0;        ///< bits of issues both want
  std::uint32_t agenda_all = 0;
  bool weights_shift = false;             ///< some issue weighs otherwise after a shock
  int hagglers[2] = {-1, -1};             ///< place of each principal in `haggling.sides`
};

/// Days from the start of the scenario to a date.
double days_since_start(const Scenario& scenario, const Date& date);
/// The calendar date and time of an instant, as `2026-02-06 18:30`.
std::string date_text(const Scenario& scenario, Instant instant);

/// Works out what follows from the fields: indices, switches, priors. Called again whenever a
/// parameter has been set (arms, `uncertain:`); it allocates only the first time.
void settle(Scenario& scenario);

}  // namespace backchannel
