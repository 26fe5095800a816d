#pragma once

/// A system of the case, and the observables by which it counts as present.
///
/// The texts describe some fifty systems: a facilitator without a say in the substance, proxies
/// that obey by halves, an escrow that pays nothing out. A system file says what is to be
/// modelled, what a run or an experiment must show, where in the code it lives, and a command that
/// shows it to a person. Its checks are questions (question.hpp); the system passes when each of
/// them comes out as claimed.
///
/// What is left out: how far a system comes out because a parameter says so. That is asked of
/// claims (fact.hpp); here it is enough that the mechanism is there and works.

#include <functional>
#include <string>
#include <vector>

#include "analysis/table/question.hpp"

namespace backchannel {

/// As many systems as the texts describe, numbered S01, S02 …
inline constexpr int kSystemsOfTheCase = 49;

/// One observable, or a part of it.
struct SystemCheck {
  std::string says;
  Question question;

  void fields(auto& visit) {
    visit(Field{"says", "what is checked, in words", "model §13", Unit::none, {}, true}, says);
    visit(Field{"scenario", "a file, as seen from the folder above; the system's own unless said",
                "model §13"}, question.scenario);
    question.fields(visit);
  }
};

struct System {
  std::string schema;
  std::string id;
  std::string name;
  std::string models;
  std::string observable;
  std::vector<std::string> evidence;
  std::vector<std::string> where;
  std::string scenario;
  std::string command;
  Named<SystemCheck> checks;

  void fields(auto& visit) {
    const auto needed = [](std::string_view key, std::string_view meaning) {
      return Field{key, meaning, "model §13", Unit::none, {}, true};
    };
    visit(needed("schema", "version of this format: backchannel-system/1"), schema);
    visit(needed("id", "its number in the list of systems"), id);
    visit(needed("name", "its name"), name);
    visit(needed("models", "what is to be modelled"), models);
    visit(needed("observable", "what a run or an experiment must show"), observable);
    visit(needed("evidence", "entries of the ledger that describe it"), evidence);
    visit(needed("where", "source files it lives in, each with a name to look for there"), where);
    visit(needed("scenario", "a file, as seen from the folder above"), scenario);
    visit(needed("command", "what to type to see it"), command);
    visit(needed("checks", "the observable as questions, by name"), checks);
  }
};

/// Reads a system file; throws ScenarioError with everything that is wrong in it.
System read_system(const std::string& file);

struct CheckFinding {
  std::string hash;  ///< of the scenario with the common settings
  std::uint32_t runs = 0;
  Answer answer;
  bool passed() const { return answer.came == Answer::Came::as_claimed; }
};

struct SystemFinding {
  System system;
  std::uint64_t seed = 1;
  std::vector<CheckFinding> checks;  ///< in the order of the file
  bool passed() const;
};

/// Asks all that the system's checks ask; `folder` is where the scenarios' paths start.
SystemFinding find_out(const System& system, const std::string& folder, const AskingSize& size,
                       const std::function<void(std::uint64_t)>& lived = nullptr);
std::uint64_t runs_of(const System& system, std::uint32_t runs);

}  // namespace backchannel
