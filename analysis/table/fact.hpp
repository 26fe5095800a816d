#pragma once

/// A claim about crises, put to the model: a question (question.hpp) and what came of it.
///
/// A fact file says what a text claims, which settings of a scenario stand for it, what is read
/// off each run, and which way it should move. It also names the parameters that encode the claim
/// by themselves. A claim that comes out is tested again with each of these switched off:
///
///     produced               the sign is as claimed, and the interval excludes zero and reaches
///                            beyond the margin; or (for "no difference") lies inside the margin
///     not produced           the interval includes zero or lies inside the margin, or what is
///                            measured misses its bound
///     opposite               the interval excludes zero on the other side
///     built in               produced, but no longer once a named parameter is switched off
///     produced also without  produced, and still produced with each of them switched off

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "analysis/table/question.hpp"

namespace backchannel {

/// A parameter that encodes the claim by itself.
struct FactTerm {
  std::string path;
  std::string off;
  std::string says;

  void fields(auto& visit) {
    visit(Field{"path", "the parameter", "model §13", Unit::none, {}, true}, path);
    visit(Field{"off", "the value that switches the term off", "model §13", Unit::none, {}, true},
          off);
    visit(Field{"says", "how it encodes the claim", "model §13", Unit::none, {}, true}, says);
  }
};

enum class FactVerdict : std::uint8_t {
  produced,
  not_produced,
  opposite,
  built_in,
  produced_also_without
};
template <>
struct Names<FactVerdict> {
  static constexpr std::string_view of[] = {"produced", "not_produced", "opposite", "built_in",
                                            "produced_also_without"};
};
/// The same for people: `not produced`.
std::string words_of(FactVerdict verdict);

struct Fact {
  std::string schema;
  std::string claim;
  std::string about;
  std::vector<std::string> evidence;
  Question question;
  Named<FactTerm> built_in;
  Overrides without;
  std::string mechanism;
  FactVerdict verdict = FactVerdict::not_produced;
  std::string fragile;

  const std::string& id() const { return question.id; }

  void fields(auto& visit) {
    visit(Field{"schema", "version of this format: backchannel-fact/1", "model §13", Unit::none,
                {}, true}, schema);
    visit(Field{"id", "its number in the list of claims, with a letter for a part", "model §13",
                Unit::none, {}, true}, question.id);
    visit(Field{"claim", "what is claimed", "model §13", Unit::none, {}, true}, claim);
    visit(Field{"about", "how it is tested, and what the test leaves open", "model §13"}, about);
    visit(Field{"evidence", "entries of the ledger that make the claim", "model §13", Unit::none,
                {}, true}, evidence);
    visit(Field{"scenario", "a file, as seen from the folder above", "model §13", Unit::none, {},
                true}, question.scenario);
    question.fields(visit);
    visit(Field{"built_in", "parameters that encode the claim by themselves", "model §13"},
          built_in);
    visit(Field{"without", "further settings while one of them is off", "model §13"}, without);
    visit(Field{"mechanism", "through what the claim passes, if nothing encodes it",
                "model §13"}, mechanism);
    visit(Field{"verdict", "what came out when it was last looked at", "model §13", Unit::none,
                {}, true}, verdict);
    visit(Field{"fragile", "why that may change with the scenario's numbers", "model §13"},
          fragile);
  }
};

/// Reads a fact file; throws ScenarioError with everything that is wrong in it.
Fact read_fact(const std::string& file);

/// The answer with one term switched off.
struct FactWithout {
  std::string path;
  std::string off;
  Answer answer;
};

struct FactFinding {
  Fact fact;
  std::uint64_t seed = 1;
  std::uint32_t runs = 0;
  std::string hash;  ///< of the scenario with the common settings
  Answer answer;
  std::vector<FactWithout> without;
  FactVerdict verdict = FactVerdict::not_produced;
};

/// Performs a fact; `folder` is where its scenario's path starts, `lived` is told of runs done.
FactFinding find_out(const Fact& fact, const std::string& folder, const AskingSize& size,
                     const std::function<void(std::uint64_t)>& lived = nullptr);

}  // namespace backchannel
