#pragma once

/// One number read off each run: whether it ended in a class, by a cause of war, in any agreement,
/// whether something happened, or the value of a column.
///
/// A column that may be missing is read as whether it came: a mean over the runs that have one
/// would be of other runs in every arm. What is left out: ratios of columns and patterns of events,
/// which questions read (question.hpp).

#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "analysis/table/column.hpp"
#include "sim/engine/run.hpp"

namespace backchannel {

struct Quantity {
  enum class Kind { outcome, cause, agreement, happened, mean };
  std::string name;
  Kind kind = Kind::outcome;
  int which = 0;       ///< class, cause or place of the column
  std::string doing;   ///< `end in war`, after "runs that"
  std::string unit;
  std::string meaning;
  /// Between which the value of a run lies by what it is; infinite where nothing bounds it.
  double low = 0;
  double high = 1;

  bool is_share() const { return kind != Kind::mean; }
  bool is_bounded() const { return high < std::numeric_limits<double>::infinity(); }
  /// `row` is the tally of the result as `read_row` gives it.
  double value(const RunResult& result, const std::vector<double>& row) const;
};

Quantity quantity_of(Outcome outcome);
Quantity quantity_of_cause(int cause);
/// In force at the end and judged so: comprehensive, framework or limited.
Quantity quantity_of_agreement();
Quantity quantity_of(const Column& column, const Scenario& scenario);

/// The class, the cause (`misread`), `agreement` or the column of a name; `column:strikes` is never
/// a class. Nothing if there is none; then `known` are all names there are.
std::optional<Quantity> find_quantity(const Scenario& scenario, const std::string& name,
                                      std::vector<std::string>& known);

}  // namespace backchannel
