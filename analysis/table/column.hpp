#pragma once

/// The columns of every table and file, made from the tally's own list of what is counted.
///
/// A column is one line of `Tally::fields` with the names of the two principals put in. Whether it
/// may be missing is read off the tally itself: what starts at −1 stays there when it never
/// happened, and such a value is left out of means and quantiles rather than averaged in.

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/language/language.hpp"
#include "sim/crisis/tally.hpp"
#include "sim/rounds/outcome.hpp"
#include "sim/scenario/scenario.hpp"

namespace backchannel {

struct Column {
  std::string name;
  std::string key;   ///< in the tally, where a principal is {a} or {b}
  std::string unit;  ///< `days` or empty
  std::string meaning;
  std::size_t index = 0;        ///< place in a row of the tally
  bool may_not_happen = false;  ///< −1 means that it did not
  bool main = false;            ///< shown unless everything is asked for
  std::string pattern;          ///< the name before the principals' are put in: `trust_{a}`
  std::array<std::string, 2> principals;
};

/// In the order of the tally.
std::vector<Column> columns_of(const Scenario& scenario);

/// How a table calls it: by its name in files, and in other languages by words.
std::string label_of(const Column& column, const Language& language = {});

/// The tally as one row, in the order of the columns; the vector's memory is used again.
void read_row(const Tally& tally, std::vector<double>& row);

/// What a class of outcomes means, in one line.
std::string_view meaning_of(Outcome outcome);
/// The class after "ends …": `in war`, `in managed deadlock`.
std::string_view ending_in(Outcome outcome);
/// The same as the predicate of a run: `ends in war`.
Phrase ends_in(Outcome outcome);
/// How a table calls a class: as files do, and in other languages by words.
std::string label_of(Outcome outcome, const Language& language = {});

/// Why a war came, as the tally numbers it from 1.
inline constexpr int kWarCauses = 5;
std::string_view war_cause_name(int cause);

}  // namespace backchannel
