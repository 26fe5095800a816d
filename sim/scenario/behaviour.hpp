#pragma once

/// How actors behave, in one file for many scenarios.
///
/// A scenario says who there is, where they start and what happens; how they read, trust, concede
/// and escalate should not change from one crisis to the next, or a model could be made to give any
/// outcome its own parameters. A scenario that writes `behaviour: ../behaviour.yaml` (from its own
/// folder) has the blocks of that file laid *under* its own: `principal:` under both principals,
/// `hazards:` under every hazard of an act, the rest under the block of the same name. A key the
/// scenario writes itself wins. That happens before arms are laid over and before fields are read,
/// so each value keeps its place and its source in the file it came from.
///
///     upper ⊕ lower = upper, and each key of lower that upper lacks
///
/// Ranges: those of the fields themselves. Source: each block of the file has its own.
/// What is left out: where an actor starts (background, hurt, priors, beliefs), how often its words
/// go out, how closely a group is held, and how often a hazard comes: those are exposure, and
/// belong to the scenario.

#include <array>
#include <initializer_list>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "sim/parameters/fields.hpp"
#include "sim/parameters/node.hpp"
#include "sim/scenario/scenario.hpp"

namespace backchannel {

/// Walks the lines of a field table that have certain names (`only`), or all but those.
template <class T>
void visit_some(auto& visit, T& value, bool only, std::initializer_list<std::string_view> names) {
  auto some = [&]<class Value>(const Field& field, Value& member) {
    bool named = false;
    for (const std::string_view name : names) named = named || name == field.name;
    if (named == only) visit(field, member);
  };
  value.fields(some);
}

/// `strain:` without where a side starts.
struct StrainBehaviour {
  Strain strain;
  void fields(auto& visit) {
    visit_some(visit, strain, false, {"background", "hurt"});
  }
};

/// `words:` without how often they go out.
struct WordsBehaviour {
  Words words;
  void fields(auto& visit) {
    visit_some(visit, words, false, {"interval"});
  }
};

struct PrincipalBehaviour {
  ReadingRule reading;
  TrustRule trusting;
  StrainBehaviour strain;
  Readiness readiness;
  Concession concession;
  Home home;
  WordsBehaviour words;
  Choosing choosing;

  void fields(auto& visit) {
    visit(Field{"reading", "how it reads acts", "theory B3"}, reading);
    visit(Field{"trusting", "how evidence moves its beliefs", "theory B1"}, trusting);
    visit(Field{"strain", "how it carries pressure and danger", "theory B4"}, strain);
    visit(Field{"readiness", "when it comes to the table", "theory B10"}, readiness);
    visit(Field{"concession", "whether and how far it concedes", "theory B12"}, concession);
    visit(Field{"home", "what talks cost and bring at home", "theory B5"}, home);
    visit(Field{"words", "how its routine messages sound", "model §3"}, words);
    visit(Field{"choosing", "how it chooses among open routes", "model §3"}, choosing);
  }
};

/// What multiplies the rate of an act and what it is; the rate itself is the scenario's.
struct HazardBehaviour {
  Hazard hazard;
  void fields(auto& visit) {
    visit_some(visit, hazard, true,
               {"alert", "forces", "tension", "restraint", "deliberate", "effect"});
  }
};

/// One entry for each act that may be a hazard.
struct HazardBehaviours {
  static constexpr std::size_t kActs = std::size(Names<Act>::of);
  std::array<HazardBehaviour, kActs> of;
  void fields(auto& visit) {
    for (std::size_t act = 0; act < kActs; ++act)
      visit(Field{Names<Act>::of[act], "under every hazard of this act", "theory B7, B8"}, of[act]);
  }
};

/// `rounds:` without its calendar.
struct RoundsBehaviour {
  Rounds rounds;
  void fields(auto& visit) {
    visit_some(visit, rounds, false, {"first", "gap", "invitations", "sitting"});
  }
};

/// `understanding:` without whether one is in force at the start.
struct UnderstandingBehaviour {
  Understanding understanding;
  void fields(auto& visit) {
    visit_some(visit, understanding, false, {"initially"});
  }
};

/// `ladder:` without the rung on which a crisis starts.
struct LadderBehaviour {
  Ladder ladder;
  void fields(auto& visit) {
    visit_some(visit, ladder, false, {"start_rung"});
  }
};

struct Behaviour {
  std::string schema;
  std::string title;
  PrincipalBehaviour principal;
  Deeds deeds;
  Timing timing;
  LadderBehaviour ladder;
  RoundsBehaviour rounds;
  UnderstandingBehaviour understanding;
  HazardBehaviours hazards;
  OutcomeRule outcome;
  Overrides uncertain;

  void fields(auto& visit) {
    visit(Field{"schema", "version of this format: backchannel-behaviour/1", "model §15",
                Unit::none, {}, true}, schema);
    visit(Field{"title", "what it is, in words", "model §15"}, title);
    visit(Field{"principal", "laid under both principals", "model §1"}, principal);
    visit(Field{"deeds", "how kinds of deeds are seen", "model §4"}, deeds);
    visit(Field{"timing", "how the timing of pressure is read", "model §4"}, timing);
    visit(Field{"ladder", "escalation", "model §9"}, ladder);
    visit(Field{"rounds", "how rounds end", "model §7"}, rounds);
    visit(Field{"understanding", "unwritten mutual restraint", "model §12"}, understanding);
    visit(Field{"hazards", "by act: what multiplies its rate", "theory B7, B8"}, hazards);
    visit(Field{"outcome", "how a run is judged", "model §12"}, outcome);
    visit(Field{"uncertain", "parameters of this file drawn anew for each run, by path",
                "model §15"}, uncertain);
  }
};

struct Evidence;

/// What was laid under a scenario.
struct LaidBehaviour {
  /// A key of the scenario, one of its arms or its `uncertain:` that speaks where the file does.
  struct Override {
    std::string path;
    Place place;
  };
  std::string file;  ///< as it was opened; empty if the scenario names none
  std::vector<Override> overrides;
};

/// Reads the file that a scenario names, if it names one, and lays it under. What is wrong in it is
/// told with its place there, and then nothing is laid under.
LaidBehaviour lay_behaviour_under(Node& root, const std::string& scenario_file,
                                  const Evidence& evidence, Problems& problems);

}  // namespace backchannel
