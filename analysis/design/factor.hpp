#pragma once

/// What differs between the points of an experiment: parameters by path, and what each may be.
///
/// A factor is a *number* where its path leads to one and every level is one; it is then set in
/// place, in its canonical unit (days, per day, shares in [0, 1]). Anything else (a choice, a name,
/// yes or no, a whole number, a date, a block) is *laid over* the scenario as `--set` would.
///
/// Levels are read in the words of a scenario file, with the field's own unit and range. In a table
/// a number without a unit is in the canonical one, since results files have it so.
///
/// A distribution must lie within the range of its parameter, but for tails of one in a million,
/// which are kept within it: a design that is meant to be even would pile up at the ends.

#include <cstdint>
#include <string>
#include <vector>

#include "sim/scenario/study.hpp"

namespace backchannel {

struct Level {
  std::string text;   ///< as a file of results has it: a bare number, or YAML on one line
  double number = 0;  ///< of a factor that is one
  Node value;         ///< to be laid over
};

struct Factor {
  std::string path;
  std::uint32_t name = 0;  ///< hashed, for whatever is drawn for it
  bool number = false;
  Field field;             ///< of a number: its unit and range
  Distribution spread;     ///< where the design draws or spreads
  std::vector<Level> levels;  ///< elsewhere; each once, in the order in which they appear
  Place place;             ///< of its path in the file
};

/// The factors of `experiment.factors`. For a zip or a table, `lines` gets the index of each
/// factor's level, line by line. Whatever is wrong is told.
std::vector<Factor> read_factors(const Study& study, std::vector<std::uint32_t>& lines,
                                 Problems& problems);

}  // namespace backchannel
