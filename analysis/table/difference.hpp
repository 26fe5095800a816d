#pragma once

/// In what two scenarios differ, before anything is run.
///
/// Parameters are compared by their path and by their value as people write it, defaults included,
/// so that one who writes a default out differs in nothing. What only one of them has is gathered
/// under the longest path that the other does not have at all (`actors.doha`, 41 parameters).
/// Titles, explanations and notes are told apart: they change no run.
/// What is left out: parameters that were renamed; they stand as one lost and one gained.

#include <string>
#include <vector>

#include "sim/scenario/study.hpp"

namespace backchannel {

/// A parameter with another value in either.
struct ChangedParameter {
  const ParameterRecord* first = nullptr;
  const ParameterRecord* second = nullptr;
  bool is_text = false;
};

/// What one scenario has and the other has not.
struct LoneParameter {
  const ParameterRecord* record = nullptr;
  std::string under;  ///< the path that the other lacks
  bool is_text = false;
};

struct ScenarioDifference {
  std::vector<ChangedParameter> changed;  ///< in the order of the first file
  std::vector<LoneParameter> only_first;
  std::vector<LoneParameter> only_second;
  std::size_t same = 0;
};

/// Points into the two studies, which must outlive it.
ScenarioDifference difference_of(const Study& first, const Study& second);

/// Names that both, or only one of them, use: luck is common as far as they agree.
struct CommonNames {
  std::string kind;  ///< `actors`
  std::vector<std::string> both;
  std::vector<std::string> only_first;
  std::vector<std::string> only_second;
};
/// Actors, channels and hazards, the names luck is looked up by.
std::vector<CommonNames> common_names(const Scenario& first, const Scenario& second);
/// Whether the two principals have the same names.
bool same_principals(const Scenario& first, const Scenario& second);

}  // namespace backchannel
