#pragma once

/// A claim about crises, put to the model: arms under the same luck, a measure, an expected sign.
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
///
/// Five tests:
///
///     difference   between successive arms, or only from the first to the last
///     widening     (fourth − third) − (second − first): does a gap grow?
///     level        a share or mean in the last arm, against a bound
///     modal        a class of outcome is the most frequent one; effect: its lead over the next
///     prior        the share of draws from `uncertain:` in which all of that holds; each draw is
///                  fixed in turn and only luck varies within it
///
/// What is left out: corrections for testing many claims, and any search for settings under which
/// a claim would come out.

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "analysis/table/statistics.hpp"
#include "sim/crisis/ladder.hpp"
#include "sim/rounds/outcome.hpp"
#include "sim/scenario/scenario.hpp"
#include "sim/scenario/study.hpp"

namespace backchannel {

/// What is read off one run: a column, or whether the run ended in a class or by a cause of war.
struct FactMeasure {
  std::string column;
  std::string per;
  bool happened = false;
  std::optional<double> at_least;
  std::optional<double> at_most;
  std::vector<Outcome> outcome;
  Cause war = Cause::none;

  void fields(auto& visit) {
    visit(Field{"column", "a column of the results, see `backchannel codebook`", "model §13"},
          column);
    visit(Field{"per", "divide by this column; runs in which that is zero do not count",
                "model §13"}, per);
    visit(Field{"happened", "count the runs in which it happened at all", "model §13"}, happened);
    visit(Field{"at_least", "count the runs in which it is no less", "model §13", Unit::number},
          at_least);
    visit(Field{"at_most", "count the runs in which it is no more", "model §13", Unit::number},
          at_most);
    visit(Field{"outcome", "count the runs that end in one of these classes", "model §12"},
          outcome);
    visit(Field{"war", "count the wars of this cause", "model §9"}, war);
  }
  bool is_share() const {
    return happened || at_least || at_most || !outcome.empty() || war != Cause::none;
  }
};

/// A bound that must hold besides, in a test over the prior.
struct FactBound {
  FactMeasure measure;
  double most = 1;

  void fields(auto& visit) {
    visit(Field{"measure", "what is read off each run", "model §13"}, measure);
    visit(Field{"most", "it must stay below this on average",
                "judgement: what the texts call rare or a minority", Unit::number}, most);
  }
};

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
  enum class Test { difference, widening, level, modal, prior };
  enum class Sign { rise, fall, none };
  enum class Between { ends, successive };

  std::string schema;
  std::string id;
  std::string claim;
  std::string about;
  std::vector<std::string> evidence;
  std::string scenario;
  std::uint32_t runs = 2000;
  std::uint32_t draws = 200;
  Overrides common;
  Named<Arm> arms;
  Test test = Test::difference;
  Sign expect = Sign::rise;
  Between between = Between::ends;
  FactMeasure measure;
  double margin = 0;
  double least = 0;
  double most = 1e9;
  Named<FactBound> also;
  Named<FactTerm> built_in;
  Overrides without;
  std::string mechanism;
  FactVerdict verdict = FactVerdict::not_produced;
  std::string fragile;

  void fields(auto& visit) {
    visit(Field{"schema", "version of this format: backchannel-fact/1", "model §13", Unit::none,
                {}, true}, schema);
    visit(Field{"id", "its number in the list of claims, with a letter for a part", "model §13",
                Unit::none, {}, true}, id);
    visit(Field{"claim", "what is claimed", "model §13", Unit::none, {}, true}, claim);
    visit(Field{"about", "how it is tested, and what the test leaves open", "model §13"}, about);
    visit(Field{"evidence", "entries of the ledger that make the claim", "model §13", Unit::none,
                {}, true}, evidence);
    visit(Field{"scenario", "a file, as seen from the folder above", "model §13", Unit::none, {},
                true}, scenario);
    visit(Field{"runs", "runs of each arm", "judgement: enough for the verdict to be stable",
                Unit::number, {2, 10000000}}, runs);
    visit(Field{"common", "settings of all arms", "model §15"}, common);
    visit(Field{"arms", "named settings, in the order of the claim", "model §15", Unit::none, {},
                true}, arms);
    test_fields(visit);
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

 private:
  void test_fields(auto& visit) {
    visit(Field{"test", "how arms become an effect", "model §13"}, test);
    visit(Field{"expect", "which way it should go", "model §13"}, expect);
    visit(Field{"between", "every arm against the next, or the last against the first",
                "model §13"}, between);
    visit(Field{"measure", "what is read off each run", "model §13", Unit::none, {}, true},
          measure);
    visit(Field{"margin", "difference that does not matter",
                "judgement: none unless the file says", Unit::number, {0, 1e9}}, margin);
    visit(Field{"least", "level that must be exceeded", "judgement: none unless the file says",
                Unit::number}, least);
    visit(Field{"most", "level that must not be reached", "judgement: none unless the file says",
                Unit::number}, most);
    if (test == Test::prior) {
      visit(Field{"draws", "draws from the prior", "judgement: a share to within seven points",
                  Unit::number, {2, 100000}}, draws);
      visit(Field{"also", "what must hold in a draw besides", "model §13"}, also);
    }
  }
};
template <>
struct Names<Fact::Test> {
  static constexpr std::string_view of[] = {"difference", "widening", "level", "modal", "prior"};
};
template <>
struct Names<Fact::Sign> {
  static constexpr std::string_view of[] = {"rise", "fall", "none"};
};
template <>
struct Names<Fact::Between> {
  static constexpr std::string_view of[] = {"ends", "successive"};
};

/// Reads a fact file; throws ScenarioError with everything that is wrong in it.
Fact read_fact(const std::string& file);

struct FactSize {
  std::uint64_t seed = 1;
  std::uint32_t runs = 0;  ///< of each arm; 0 for the file's own
  int threads = 1;
};

/// What one performance of the arms shows.
struct FactEffect {
  enum class Came { as_claimed, not_shown, opposite };
  struct Level {
    std::string name;
    Estimate estimate;
  };
  std::vector<Level> levels;     ///< of each arm, or of each condition over the prior
  std::vector<Estimate> steps;   ///< between successive arms
  Estimate effect;
  bool share = false;
  Came came = Came::not_shown;
};

/// The same with one term switched off.
struct FactWithout {
  std::string path;
  std::string off;
  FactEffect effect;
};

struct FactFinding {
  Fact fact;
  std::uint64_t seed = 1;
  std::uint32_t runs = 0;
  std::string hash;  ///< of the scenario with the common settings
  FactEffect effect;
  std::vector<FactWithout> without;
  FactVerdict verdict = FactVerdict::not_produced;
};

/// Performs a fact; `folder` is where its scenario's path starts, `lived` is told of runs done.
FactFinding find_out(const Fact& fact, const std::string& folder, const FactSize& size,
                     const std::function<void(std::uint64_t)>& lived = nullptr);

}  // namespace backchannel
