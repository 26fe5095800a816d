#include "analysis/cli/choices.hpp"

#include <fmt/format.h>
#include <unistd.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <limits>
#include <thread>

#include "analysis/cli/failure.hpp"
#include "analysis/store/store.hpp"
#include "analysis/table/provenance.hpp"
#include "sim/parameters/problem.hpp"
#include "sim/parameters/units.hpp"

namespace backchannel {
namespace {

[[noreturn]] void refuse(const char* option, const Complaint& complaint) {
  throw UsageError(fmt::format("{}: {} ({}) — {}", option, complaint.problem, complaint.reason,
                               complaint.suggestion));
}

/// A path on one line, whatever its name.
std::string on_one_line(std::string path) {
  std::replace_if(
      path.begin(), path.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }, '?');
  return path;
}

Setting setting_of(const std::string& text) {
  const std::size_t equals = text.find('=');
  if (equals == std::string::npos || equals == 0)
    throw UsageError(
        fmt::format("--set: {} has no value — write --set PATH=VALUE, for example "
                    "--set horizon=90d",
                    in_ticks(text)));
  return {text.substr(0, equals), text.substr(equals + 1)};
}

std::vector<const Scenario*> scenarios_of(const Study& study) {
  std::vector<const Scenario*> scenarios;
  for (const auto& entry : study.arms.entries) scenarios.push_back(&entry.value);
  return scenarios;
}

/// What the file itself wants to know, told at its place if it makes no sense.
void expect_goals_in(const Study& study) {
  Problems problems;
  const bool design = study.scenario.experiment.design != ExperimentDesign::Kind::none;
  for (const auto& [name, value, place] : study.scenario.experiment.until.entries) {
    if (design)
      problems.add({place, "experiment.until." + name, "there is a design",
                    "its replications say how many runs there are",
                    "leave out `until`, or `design`", value.line_text(place)});
    Complaint complaint{"it has no half-width", "a number is needed", "write for example `0.002`"};
    if (value.kind == Node::Kind::scalar &&
        precision_goal(name, value.text, scenarios_of(study), complaint))
      continue;
    problems.add({place, "experiment.until." + name, complaint.problem, complaint.reason,
                  complaint.suggestion, value.line_text(place)});
  }
  if (!problems.empty()) throw ScenarioError(std::move(problems));
}

}  // namespace

void add_scenario(CLI::App& verb, ScenarioChoice& choice) {
  verb.add_option("FILE", choice.file, "a scenario")->required();
  verb.add_option("--set", choice.settings, "change a parameter: PATH=VALUE; again for more")
      ->type_name("PATH=VALUE")
      ->allow_extra_args(false);
}

Study read_study(const ScenarioChoice& choice) {
  std::error_code error;
  if (std::filesystem::is_directory(choice.file, error))
    throw FileError(fmt::format("{} is a folder, not a scenario", choice.file));
  if (::access(choice.file.c_str(), R_OK) != 0)
    throw FileError(fmt::format("cannot read {}: {}", choice.file, std::strerror(errno)));
  std::vector<Setting> settings;
  for (const std::string& text : choice.settings) settings.push_back(setting_of(text));
  Study study = read_study(choice.file, settings);
  expect_goals_in(study);
  return study;
}

void expect_store(const std::string& path) {
  if (::access(path.c_str(), R_OK) != 0)
    throw FileError(fmt::format("cannot read {}: {}", path, std::strerror(errno)));
  if (!is_store(path))
    throw FileError(fmt::format("{} is not a store — `backchannel run FILE --store PATH` makes one",
                                path));
}

std::vector<std::filesystem::path> yaml_files_in(const std::string& folder, const char* what,
                                                 const char* option) {
  std::error_code error;
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error))
    if (entry.path().extension() == ".yaml") files.push_back(entry.path());
  if (files.empty())
    throw FileError(fmt::format("{} has no {} — say where they are with {}", folder, what, option));
  std::sort(files.begin(), files.end());
  return files;
}

std::string resolved_text(const Study& study) {
  // Each value has its own source, told by `explain`; here one line stands for all of them.
  return fmt::format(
             "# Every parameter of {} (scenario {}), written out by {}.\n"
             "source: \"judgement: as in that file, which says where each value comes from\"\n",
             on_one_line(study.file), study.hash, build_text()) +
         resolved_yaml(study);
}

void add_output(CLI::App& verb, OutputChoice& choice, const char* formats, const char* path) {
  verb.add_option("--format", choice.format, formats)->type_name("FORMAT");
  verb.add_option("-o,--output", choice.path, path)->type_name("PATH");
}

Format format_of(const OutputChoice& choice) {
  const std::string extension = std::filesystem::path(choice.path).extension().string();
  std::string word = choice.format;
  if (word.empty()) word = extension == ".json" || extension == ".csv" ? extension.substr(1) : "";
  if (word.empty() || word == "table" || word == "text") return Format::table;
  if (word == "csv") return Format::csv;
  if (word == "json") return Format::json;
  throw UsageError(fmt::format("--format: {} is none of table, csv and json", in_ticks(word)));
}

void add_language(CLI::App& verb, OutputChoice& choice) {
  verb.add_option("--lang", choice.lang, "tell it in English, Arabic or Farsi: en, ar, fa (en)")
      ->type_name("L");
}

Tongue tongue_of(const OutputChoice& choice) {
  if (choice.lang.empty()) return Tongue::english;
  const auto& names = Names<Tongue>::of;
  const auto* found = std::find(std::begin(names), std::end(names), choice.lang);
  if (found == std::end(names))
    throw UsageError(fmt::format("--lang: {} is none of en (English), ar (Arabic) and fa (Farsi)",
                                 in_ticks(choice.lang)));
  return static_cast<Tongue>(found - std::begin(names));
}

std::vector<std::string> words_of(Tongue tongue) {
  if (tongue == Tongue::english) return {};
  return {"--lang", std::string(name_of(tongue))};
}

void deliver(const OutputChoice& choice, const Rendered& rendered) {
  const Format format = format_of(choice);
  const std::string& text = format == Format::csv    ? rendered.csv
                            : format == Format::json ? rendered.json
                                                     : rendered.table;
  write_file(choice.path.empty() ? "-" : choice.path, text);
}

void add_runs(CLI::App& verb, RunChoice& choice) {
  verb.add_option("-n,--runs", choice.runs, "runs of each arm (2000)")->type_name("RUNS");
  verb.add_option("--seed", choice.seed, "the luck: run k of a seed is always the same (1)")
      ->type_name("S");
  verb.add_option("-j,--threads", choice.threads, "threads (one for each processor)")
      ->type_name("N");
  verb.add_flag("-q,--quiet", choice.quiet, "no progress");
  verb.add_flag("--all", choice.all, "every column and detail, not only the main ones");
}

void add_until(CLI::App& verb, RunChoice& choice) {
  verb.add_option("--until", choice.until,
                  "stop when it is known to ±H, at -n (1000000) at the latest; again for more")
      ->type_name("NAME=H")
      ->allow_extra_args(false);
}

void expect_numbers(const RunChoice& choice) {
  runs_of(choice);
  seed_of(choice.seed);
  threads_of(choice.threads);
}

std::uint32_t runs_of(const RunChoice& choice) {
  if (choice.runs.empty()) return choice.until.empty() ? 2000 : 1000000;
  return count_of(choice.runs, "--runs", 1, 1000000000);
}

std::uint64_t seed_of(const std::string& text) {
  Complaint complaint;
  const auto seed = parse_count(text, std::numeric_limits<std::uint64_t>::max(), complaint);
  if (!seed) refuse("--seed", complaint);
  return *seed;
}

std::uint32_t count_of(const std::string& text, const char* option, std::uint32_t low,
                       std::uint32_t high) {
  Complaint complaint;
  const auto count = parse_whole(text, low, high, complaint);
  if (!count) refuse(option, complaint);
  return static_cast<std::uint32_t>(*count);
}

int threads_of(const std::string& text) {
  if (!text.empty()) return static_cast<int>(count_of(text, "--threads", 1, 1024));
  return static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
}

std::vector<ChosenArm> chosen_arms(const Study& study, const std::vector<std::string>& names) {
  std::vector<ChosenArm> arms;
  for (const std::string& name : names) {
    const int index = study.arms.find(name);
    if (index < 0) {
      std::vector<std::string> known;
      for (const auto& entry : study.arms.entries) known.push_back(entry.name);
      const std::string meant = closest(name, known);
      const std::vector<std::string_view> views(known.begin(), known.end());
      throw UsageError(fmt::format(
          "{} has no arm {}{} — its arms are {}", study.file, in_ticks(name),
          meant.empty() ? "" : "; did you mean " + in_ticks(meant) + "?", list_of(views)));
    }
    const auto at = static_cast<std::size_t>(index);
    const auto same = [&](const ChosenArm& arm) { return arm.name == name; };
    if (std::any_of(arms.begin(), arms.end(), same))
      throw UsageError(fmt::format("the arm {} is named twice", in_ticks(name)));
    arms.push_back({name, &study.arms[at]});
  }
  if (names.empty())
    for (const auto& entry : study.arms.entries) arms.push_back({entry.name, &entry.value});
  return arms;
}

std::vector<PrecisionGoal> chosen_goals(const RunChoice& choice,
                                        const std::vector<ChosenArm>& arms) {
  std::vector<const Scenario*> scenarios;
  for (const ChosenArm& arm : arms) scenarios.push_back(arm.scenario);
  std::vector<PrecisionGoal> goals;
  for (const std::string& text : choice.until) {
    const std::size_t equals = text.find('=');
    if (equals == std::string::npos || equals == 0)
      refuse("--until", {in_ticks(text) + " has no half-width", "without one it would never stop",
                         "write, for example, --until war=0.002"});
    Complaint complaint;
    auto goal =
        precision_goal(text.substr(0, equals), text.substr(equals + 1), scenarios, complaint);
    if (!goal) refuse("--until", complaint);
    goals.push_back(std::move(*goal));
  }
  return goals;
}

RunChoice with_goals_of(const Study& study, RunChoice choice) {
  if (choice.until.empty() && choice.runs.empty())
    for (const auto& [name, value, place] : study.scenario.experiment.until.entries)
      choice.until.push_back(name + "=" + value.text);
  return choice;
}

std::string command_of(const std::string& verb, const ScenarioChoice& scenario,
                       const std::vector<std::string>& more) {
  std::string text = "./run " + verb + " " + shell_word(scenario.file);
  for (const std::string& word : more) text += " " + shell_word(word);
  for (const std::string& setting : scenario.settings) text += " --set " + shell_word(setting);
  return text;
}

void add_questions(CLI::App& verb, QuestionChoice& choice, const char* folder_option,
                   const char* ids) {
  verb.add_option("ID", choice.ids, ids);
  verb.add_option(folder_option, choice.folder,
                  fmt::format("the folder they are in ({})", choice.folder))
      ->type_name("FOLDER");
  verb.add_option("-n,--runs", choice.runs, "runs of each arm (as each file says)")
      ->type_name("RUNS");
  verb.add_option("--seed", choice.seed, "the luck (1)")->type_name("S");
  verb.add_option("-j,--threads", choice.threads, "threads (one for each processor)")
      ->type_name("N");
  verb.add_flag("-q,--quiet", choice.quiet, "no progress");
  add_output(verb, choice.output);
}

AskingSize size_of(const QuestionChoice& choice) {
  AskingSize size;
  size.seed = seed_of(choice.seed);
  size.threads = threads_of(choice.threads);
  if (!choice.runs.empty()) size.runs = count_of(choice.runs, "--runs", 2, 1000000000);
  return size;
}

std::string command_of(const std::string& verb, const QuestionChoice& choice) {
  std::string text = "./run " + verb;
  for (const std::string& id : choice.ids) text += " " + shell_word(id);
  if (!choice.runs.empty()) text += " -n " + shell_word(choice.runs);
  return text + " --seed " + shell_word(choice.seed);
}

}  // namespace backchannel
