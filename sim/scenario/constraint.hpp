#pragma once

/// What the documents say about the order of parameters, held against a scenario.
///
/// The texts behind a scenario give orders ("each trusts the facilitator more than the opponent")
/// and a few printed figures, and no sizes. `constraints.yaml`, found where `evidence.yaml` is,
/// writes these down as data, so that no party is named here:
///
///     orders   every value at `more` is above every value at `less`; or, counting, there are more
///              places that match
///     bounds   every value at `path` lies between `at_least` and `at_most`, or is one of `is`.
///              An order between periods (days < weeks < months) never meets in one file; it is
///              written as bounds on either side of a dividing line, each with its period.
///     anchors  whatever cites an entry of the ledger and stands at `path` has the printed figure
///
/// A path is that of `--set`, with patterns for a step: `*` for any name, `(role=proxy)` for what
/// has that value (or has it in its list), `(operator=a|b)` for either. `{talks}` stands for the
/// value found there, `{self}` and `{other}` for each principal and its counterpart. Whatever a
/// scenario does not contain is not judged, nor is a scenario between other principals.
///
/// A departure is a remark and no mistake: a counterfactual departs on purpose. Left out: the
/// ranges of `uncertain:`, of which only the value in the file is judged; benefits switched off;
/// a `source:` that an arm brings along.

#include <optional>
#include <string>
#include <vector>

#include "sim/parameters/fields.hpp"
#include "sim/parameters/problem.hpp"
#include "sim/parameters/read.hpp"
#include "sim/scenario/study.hpp"

namespace backchannel {

/// What every constraint says, and when it holds: for scenarios that start in the period.
struct Claim {
  std::string says;
  std::vector<std::string> evidence;
  std::optional<Date> from;
  std::optional<Date> to;

  void fields(auto& visit) {
    visit(Field{"says", "what the documents say, in plain words", "model §15", Unit::none, {},
                true}, says);
    visit(Field{"evidence", "the entries of the ledger that say so", "model §15", Unit::none, {},
                true}, evidence);
    visit(Field{"from", "only for scenarios that start on this day or later", "model §2"}, from);
    visit(Field{"to", "only for scenarios that start on this day or earlier", "model §2"}, to);
  }
};

struct OrderClaim : Claim {
  std::vector<std::string> more;
  std::vector<std::string> less;
  bool counting = false;

  void fields(auto& visit) {
    Claim::fields(visit);
    visit(Field{"more", "paths of what is more", "model §15", Unit::none, {}, true}, more);
    visit(Field{"less", "paths of what is less", "model §15", Unit::none, {}, true}, less);
    visit(Field{"counting", "compare how many places match, not what stands there", "model §15"},
          counting);
  }
};

struct BoundClaim : Claim {
  std::vector<std::string> path;
  std::string at_least;
  std::string at_most;
  std::vector<std::string> is;

  void fields(auto& visit) {
    Claim::fields(visit);
    visit(Field{"path", "paths of what is bounded", "model §15", Unit::none, {}, true}, path);
    visit(Field{"at_least", "no less than this, in the unit of the parameter", "model §15"},
          at_least);
    visit(Field{"at_most", "no more than this", "model §15"}, at_most);
    visit(Field{"is", "one of these", "model §15"}, is);
  }
};

/// What is not judged, and why; for readers.
struct Unexpressed {
  std::string says;
  std::vector<std::string> evidence;
  std::string why;

  void fields(auto& visit) {
    visit(Field{"says", "what the documents say", "model §15", Unit::none, {}, true}, says);
    visit(Field{"evidence", "the entries that say so", "model §15", Unit::none, {}, true},
          evidence);
    visit(Field{"why", "why no parameter can be held against it", "model §15", Unit::none, {},
                true}, why);
  }
};

struct Constraints {
  std::string schema;
  std::vector<std::string> principals;
  Named<OrderClaim> orders;
  Named<BoundClaim> bounds;
  Named<BoundClaim> anchors;
  Named<Unexpressed> unexpressed;

  void fields(auto& visit) {
    visit(Field{"schema", "version of this format: backchannel-constraints/1", "model §15",
                Unit::none, {}, true}, schema);
    visit(Field{"principals", "who bargains in the scenarios this is about", "model §1",
                Unit::none, {}, true}, principals);
    visit(Field{"orders", "what is more than what", "model §15"}, orders);
    visit(Field{"bounds", "what lies within what", "model §15"}, bounds);
    visit(Field{"anchors", "printed figures, for whatever cites the entry", "model §15"}, anchors);
    visit(Field{"unexpressed", "what no parameter stands for", "model §15"}, unexpressed);
  }
};

/// The constraints beside a scenario file or above it; empty if there are none. Throws
/// ScenarioError with every mistake in them, an unknown id of the ledger among them.
Constraints find_constraints(const std::string& scenario_file, const Evidence& evidence);
/// The same from text.
Constraints read_constraints(std::string_view text, const std::string& file,
                             const Evidence& evidence);

/// A parameter that a constraint speaks about.
struct Binding {
  std::string path;
  std::string constraint;  ///< by name
  const Claim* claim = nullptr;
};

/// A parameter that departs from one.
struct Remark {
  std::string path;
  std::string constraint;
  const Claim* claim = nullptr;
  std::string found;  ///< "10% is not above 17%, …"
};

/// Claims belong to the constraints, which must outlive this.
struct Judgement {
  std::vector<Binding> bindings;
  std::vector<Remark> remarks;
};

/// Holds constraints against the parameters of a scenario or of an arm.
Judgement judge(const Constraints& constraints, const std::vector<ParameterRecord>& records);

/// A constraint that the scenario keeps and some of its arms do not.
struct Departure {
  Remark remark;  ///< about the first of them
  std::vector<std::string> arms;
};

/// What arms depart from, besides what the scenario as written departs from itself. An arm is held
/// against those constraints only whose blocks it sets, as the others cannot come out differently.
std::vector<Departure> departures_of(const Constraints& constraints, const Study& study,
                                     const Judgement& as_written);

/// A remark with its place in the file, or the nearest place above it that is written.
Problem problem_of(const Remark& remark, const Study& study);

}  // namespace backchannel
