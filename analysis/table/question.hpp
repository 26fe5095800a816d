#pragma once

/// A question put to the model: arms under the same luck, something read off each run, a test that
/// turns the values into an effect, and what is expected of it.
///
/// Claims of the texts (fact.hpp) and checks of a system (system.hpp) are both questions.
/// The tests:
///
///     difference   between successive arms, or only from the first to the last
///     widening     (fourth − third) − (second − first): does a gap grow?
///     level        a share or mean in the last arm, against a bound
///     always       the value in every single run of every arm, against a bound
///     modal        a class of outcome is the most frequent one; effect: its lead over the next
///     separates    how well the measure tells the runs of the last arm in which `against` holds
///                  from the others (AUC), against a bound; or by how much better than `rival`
///     correlation  of the measure with `against` over the runs of the last arm
///     spread       of the measure over runs: its standard deviation, compared between arms
///     prior        the share of draws from `uncertain:` in which a class is the most frequent one
///                  and further bounds hold; each draw is fixed and only luck varies within it
///
/// The answer is `as claimed` when the 95 % interval lies on the expected side of zero and reaches
/// beyond the margin, inside the margin (`expect: none`), or within `least` and `most`.
///
/// What is read off a run is a column of the results, a class or cause of its end, or how often
/// given events occur in a given order in its story. `{kind: sent, channel: doha}` then
/// `{kind: heard, channel: doha}` counts pairs: each event is looked for after the one before, and
/// after the last the search begins anew, so that no event counts twice.
///
/// `among` leaves out the runs of which something does not hold, arm by arm; a difference between
/// arms is then of the runs of which it holds in both.
///
/// What is left out: corrections for asking many questions, and any search for settings under
/// which something would come out.

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "analysis/table/statistics.hpp"
#include "sim/crisis/event.hpp"
#include "sim/crisis/ladder.hpp"
#include "sim/rounds/outcome.hpp"
#include "sim/scenario/scenario.hpp"
#include "sim/scenario/study.hpp"

namespace backchannel {

/// One event of a story, as far as it is laid down; what is not said may be anything.
struct EventPattern {
  enum class Flag { any, no, yes };

  EventKind kind = EventKind::act;
  std::string who;
  std::string whom;
  std::string channel;
  std::string of;
  Flag flag = Flag::any;
  double within = 0;

  void fields(auto& visit) {
    visit(Field{"kind", "what happened", "model §13", Unit::none, {}, true}, kind);
    visit(Field{"who", "by whom", "model §13"}, who);
    visit(Field{"whom", "to whom", "model §13"}, whom);
    visit(Field{"channel", "on which channel", "model §13"}, channel);
    visit(Field{"of", "which act, sight, letter, form or number, as the kind has it",
                "model §13"}, of);
    visit(Field{"flag", "the yes or no that the kind carries", "model §13"}, flag);
    visit(Field{"within", "no longer after the event before; 0 for any time",
                "judgement: any time unless said", Unit::duration, {0, 4000}}, within);
  }
};
template <>
struct Names<EventPattern::Flag> {
  static constexpr std::string_view of[] = {"any", "false", "true"};
};

/// What is read off one run: a column, whether it ended in a class or by a cause of war, or how
/// often events occur.
struct Readout {
  std::string column;
  std::string minus;
  std::string per;
  bool happened = false;
  std::optional<double> at_least;
  std::optional<double> at_most;
  std::vector<Outcome> outcome;
  Cause war = Cause::none;
  std::vector<EventPattern> events;

  void fields(auto& visit) {
    visit(Field{"column", "a column of the results, see `backchannel codebook`", "model §13"},
          column);
    visit(Field{"minus", "take this column off", "model §13"}, minus);
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
    visit(Field{"events", "how often these occur in a run, in this order", "model §13"}, events);
  }
  bool empty() const { return kinds() == 0; }
  int kinds() const {
    return !column.empty() + !outcome.empty() + (war != Cause::none) + !events.empty();
  }
  bool is_share() const {
    return happened || at_least || at_most || !outcome.empty() || war != Cause::none;
  }
};

/// A bound that must hold besides, in a test over the prior.
struct Bound {
  Readout measure;
  double most = 1;

  void fields(auto& visit) {
    visit(Field{"measure", "what is read off each run", "model §13"}, measure);
    visit(Field{"most", "it must stay below this on average",
                "judgement: what the texts call rare or a minority", Unit::number}, most);
  }
};

struct Question {
  enum class Test {
    difference,
    widening,
    level,
    always,
    modal,
    separates,
    correlation,
    spread,
    prior
  };
  enum class Sign { rise, fall, none };
  enum class Between { ends, successive };

  std::string id;        ///< what mistakes are told by
  std::string scenario;  ///< a file, as seen from the folder of the scenarios
  std::uint32_t runs = 2000;
  std::uint32_t draws = 200;
  Overrides common;
  Named<Arm> arms;
  Test test = Test::difference;
  Sign expect = Sign::rise;
  Between between = Between::ends;
  Readout measure;
  std::optional<Readout> among;
  std::optional<Readout> against;
  std::optional<Readout> rival;
  double margin = 0;
  double least = 0;
  double most = 1e9;
  Named<Bound> also;

  /// Whoever contains a question reads these among its own fields; id and scenario it gives.
  void fields(auto& visit) {
    visit(Field{"runs", "runs of each arm", "judgement: enough for the verdict to be stable",
                Unit::number, {2, 10000000}}, runs);
    visit(Field{"common", "settings of all arms", "model §15"}, common);
    visit(Field{"arms", "named settings, in the order of the claim", "model §15", Unit::none, {},
                true}, arms);
    visit(Field{"test", "how arms become an effect", "model §13"}, test);
    visit(Field{"expect", "which way it should go", "model §13"}, expect);
    visit(Field{"between", "every arm against the next, or the last against the first",
                "model §13"}, between);
    visit(Field{"measure", "what is read off each run", "model §13", Unit::none, {}, true},
          measure);
    visit(Field{"among", "only the runs of which this holds count", "model §13"}, among);
    if (test == Test::separates || test == Test::correlation)
      visit(Field{"against", "what else is read off each run: what to tell apart, or to correlate "
                  "with", "model §13"}, against);
    if (test == Test::separates)
      visit(Field{"rival", "what the measure should tell apart better than", "model §13"}, rival);
    bound_fields(visit);
  }

 private:
  void bound_fields(auto& visit) {
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
struct Names<Question::Test> {
  static constexpr std::string_view of[] = {"difference", "widening",    "level",
                                            "always",     "modal",       "separates",
                                            "correlation", "spread",     "prior"};
};
template <>
struct Names<Question::Sign> {
  static constexpr std::string_view of[] = {"rise", "fall", "none"};
};
template <>
struct Names<Question::Between> {
  static constexpr std::string_view of[] = {"ends", "successive"};
};

/// What one performance of the arms shows.
struct Answer {
  enum class Came { as_claimed, not_shown, opposite };
  struct Level {
    std::string name;
    Estimate estimate;
  };
  std::vector<Level> levels;     ///< of each arm, or of each condition over the prior
  std::vector<Estimate> steps;   ///< between successive arms
  Estimate effect;               ///< of `always`: mean, least and greatest value
  bool share = false;
  Came came = Came::not_shown;
};

struct AskingSize {
  std::uint64_t seed = 1;
  std::uint32_t runs = 0;  ///< of each arm; 0 for the question's own
  int threads = 1;
};

/// Where a question stands in a file, so that a complaint can point there.
struct QuestionPlace {
  const std::string& file;
  const Node& node;                             ///< the map that holds it
  const std::vector<ParameterRecord>& records;  ///< of the whole file
  Problems& problems;
  std::string prefix = {};  ///< of its paths

  void complain(const std::string& key, std::string problem, std::string reason,
                std::string suggestion) const;
};
/// Everything in a question that cannot be asked.
void check_question(const Question& question, const QuestionPlace& place);

/// The question's scenario with its arms; `more` is laid over all of them.
Study study_of(const Question& question, const std::string& folder,
               const std::vector<Setting>& more = {});
/// Refuses what the scenario does not have.
[[noreturn]] void refuse(const Question& question, const std::string& path,
                         const std::string& problem);
/// Adds what is laid over to a list of settings.
void lay(const Overrides& given, std::vector<Setting>& settings);

/// Lives the arms and answers; `lived` is told of runs done.
Answer ask(const Question& question, const Study& study, const AskingSize& size,
           const std::function<void(std::uint64_t)>& lived = nullptr);
/// How many runs that takes, when each arm lives so many.
std::uint64_t runs_of(const Question& question, std::uint32_t runs);

}  // namespace backchannel
