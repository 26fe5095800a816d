#pragma once

/// What several verbs let their user choose, and the scenario that follows from it.
///
/// Numbers arrive as text and are read by the parameters' own reader, so that a mistake is told in
/// the same words as one in a file.

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "analysis/cli/output.hpp"
#include "analysis/language/language.hpp"
#include "analysis/table/precision.hpp"
#include "analysis/table/question.hpp"
#include "sim/engine/experiment.hpp"
#include "sim/scenario/study.hpp"

namespace CLI {
class App;
}

namespace backchannel {

/// FILE and `--set`.
struct ScenarioChoice {
  std::string file;
  std::vector<std::string> settings;
};
void add_scenario(CLI::App& verb, ScenarioChoice& choice);
/// Throws FileError if there is no such file, UsageError for a `--set` without `=`.
Study read_study(const ScenarioChoice& choice);

/// The scenario with every default written out, as a file that runs by itself.
std::string resolved_text(const Study& study);

/// The YAML files of a folder, by name; FileError, naming the option that says where they are, if
/// there are none.
std::vector<std::filesystem::path> yaml_files_in(const std::string& folder, const char* what,
                                                 const char* option);

/// FileError, saying why, if this is no store that can be read.
void expect_store(const std::string& path);

/// `--format` and `-o`.
struct OutputChoice {
  std::string format;
  std::string path;
  std::string lang;  ///< only of verbs with `--lang`; empty for English
};
void add_output(CLI::App& verb, OutputChoice& choice, const char* formats = "table, csv or json",
                const char* path = "write here instead of to standard output");
/// `--lang`, for the verbs that speak to whoever asked the question.
void add_language(CLI::App& verb, OutputChoice& choice);
/// UsageError if we do not speak it.
Tongue tongue_of(const OutputChoice& choice);
/// The words that ask for it again: none for English.
std::vector<std::string> words_of(Tongue tongue);
/// By `--format`, else by the extension of the path, else a table.
Format format_of(const OutputChoice& choice);
/// Writes what was asked for to where it was asked for.
void deliver(const OutputChoice& choice, const Rendered& rendered);

/// `--runs`, `--seed`, `--threads`; with `--until` the runs are the most there may be.
struct RunChoice {
  std::string runs;  ///< empty for 2,000, or with `--until` for a million
  std::string seed = "1";
  std::string threads;
  bool quiet = false;
  bool all = false;
  std::vector<std::string> until;
};
void add_runs(CLI::App& verb, RunChoice& choice);
/// `--until MEASURE=H`, for the verbs that can stop when something is known.
void add_until(CLI::App& verb, RunChoice& choice);
/// Throws UsageError if a number makes no sense, before anything is read or run.
void expect_numbers(const RunChoice& choice);
std::uint64_t seed_of(const std::string& text);
/// A whole number from 1 up, told by the option it came with.
std::uint32_t count_of(const std::string& text, const char* option, std::uint32_t low,
                       std::uint32_t high);
std::uint32_t runs_of(const RunChoice& choice);
int threads_of(const std::string& text);

/// What one chooses of a folder of questions (facts, systems): which, how often, with which luck.
struct QuestionChoice {
  std::vector<std::string> ids;
  std::string folder;
  std::string runs;  ///< of each arm; empty for as many as each file says
  std::string seed = "1";
  std::string threads;
  bool quiet = false;
  OutputChoice output;
};
/// `folder_option` is `--facts` or `--systems`; `ids` says what an ID stands for.
void add_questions(CLI::App& verb, QuestionChoice& choice, const char* folder_option,
                   const char* ids);
/// Throws UsageError if a number makes no sense.
AskingSize size_of(const QuestionChoice& choice);
/// The words that repeat it.
std::string command_of(const std::string& verb, const QuestionChoice& choice);

/// One of the study's arms by name.
struct ChosenArm {
  std::string name;
  const Scenario* scenario = nullptr;
};
/// The arms of these names in this order, or all of them; UsageError with the nearest name.
std::vector<ChosenArm> chosen_arms(const Study& study, const std::vector<std::string>& names);

/// With what the file itself wants to know, unless `--until` or a number of runs was given.
RunChoice with_goals_of(const Study& study, RunChoice choice);
/// What `--until` asks for, in every arm; UsageError with the nearest name.
std::vector<PrecisionGoal> chosen_goals(const RunChoice& choice,
                                        const std::vector<ChosenArm>& arms);

/// The words that repeat a result: `backchannel run FILE --runs 2000 …`.
std::string command_of(const std::string& verb, const ScenarioChoice& scenario,
                       const std::vector<std::string>& more);

}  // namespace backchannel
