#pragma once

/// A scenario file, read and checked: the scenario as written and each of its arms.
///
/// Everything that is wrong is found before anything runs, all at once, with its place. After
/// `read_study` nothing in `sim/` can fail because of what a user wrote.

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "sim/parameters/read.hpp"
#include "sim/scenario/behaviour.hpp"
#include "sim/scenario/scenario.hpp"

namespace backchannel {

/// `--set PATH=VALUE`, laid over the file before arms are.
struct Setting {
  std::string path;
  std::string value;
};

/// What a `source:` may cite: the ledger of evidence that stands beside the scenarios.
struct Evidence {
  struct Entry {
    std::string id;
    std::string fact;
    std::string document;  ///< title
  };
  std::vector<Entry> entries;
  const Entry* find(std::string_view id) const;
};

struct Study {
  std::string file;
  Node root;                             ///< with the settings laid over it
  Scenario scenario;                     ///< as written
  Named<Scenario> arms;                  ///< at least one; `as written` if the file names none
  std::vector<ParameterRecord> ledger;   ///< every parameter of the scenario as written
  Evidence evidence;
  LaidBehaviour behaviour;               ///< what was laid under it, and where it speaks itself
  std::string hash;                      ///< of the resolved scenario, 16 hexadecimal digits
};

/// Reads and checks a file; throws ScenarioError with every problem.
Study read_study(const std::string& file, std::span<const Setting> settings = {});
/// The same from text; `file` is what problems are reported under.
Study read_study_text(std::string_view text, const std::string& file,
                      std::span<const Setting> settings = {});

/// The arms of a study with values laid over it by path, as `--set` would lay them. What is wrong
/// is told at the places of the values; there are no arms then.
Named<Scenario> arms_with(const Study& study, const Overrides& values, Problems& problems);

/// The number at a path of a scenario, and its field; null if there is none.
double* parameter(Scenario& scenario, std::string_view path, Field* found = nullptr);
/// The parameters in some outermost blocks (`channels`, `start`), without places and sources.
std::vector<ParameterRecord> list_blocks(const Scenario& scenario,
                                         std::span<const std::string> blocks);
/// The whole scenario with every default written out, as canonical YAML.
std::string resolved_yaml(const Study& study);
/// JSON Schema (draft-07) of scenario files, as text.
std::string scenario_schema();

}  // namespace backchannel
