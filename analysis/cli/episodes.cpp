#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <memory>

#include "analysis/cli/failure.hpp"
#include "analysis/cli/trial.hpp"
#include "analysis/cli/verbs.hpp"
#include "analysis/table/episode_sheet.hpp"
#include "analysis/table/provenance.hpp"
#include "sim/parameters/problem.hpp"

namespace backchannel {
namespace {

namespace fs = std::filesystem;

struct Choices {
  std::vector<std::string> ids;
  std::string folder = "scenarios/episodes";
  RunChoice runs;
  OutputChoice output;
};

/// `H11` of `H11_muscat_round_february_2026.yaml`.
std::string id_of(const fs::path& file) {
  const std::string stem = file.stem().string();
  return stem.substr(0, stem.find('_'));
}

std::vector<fs::path> chosen_files(const Choices& choices) {
  const std::vector<fs::path> all = yaml_files_in(choices.folder, "episodes", "--episodes");
  if (choices.ids.empty()) return all;
  std::vector<fs::path> files;
  for (const std::string& id : choices.ids) {
    const auto found = std::find_if(all.begin(), all.end(), [&](const fs::path& file) {
      return id_of(file) == id || file.stem() == id;
    });
    if (found == all.end()) {
      std::vector<std::string> known;
      for (const fs::path& file : all) known.push_back(id_of(file));
      const std::string meant = closest(id, known);
      throw UsageError(
          fmt::format("{} has no episode {}{}", choices.folder, in_ticks(id),
                      meant.empty() ? "" : " — did you mean " + in_ticks(meant) + "?"));
    }
    files.push_back(*found);
  }
  return files;
}

std::string command_of(const Choices& choices, std::uint64_t runs) {
  std::string text = "./run episodes";
  for (const std::string& id : choices.ids) text += " " + shell_word(id);
  if (choices.folder != Choices{}.folder) text += " --episodes " + shell_word(choices.folder);
  return text + fmt::format(" -n {} --seed {}", runs, shell_word(choices.runs.seed));
}

Rendered render(const std::vector<EpisodeFinding>& findings, const Choices& choices) {
  const std::string command = command_of(choices, findings.back().runs());
  nlohmann::ordered_json json = episodes_json(findings);
  json["command"] = command;
  return {episodes_text(findings) + build_text() + "\nRepeat with: " + command + "\n" +
              std::string(kCaution) + "\n",
          to_csv(episode_rows(findings)), dumped(json)};
}

int episodes(const Choices& choices) {
  // Wrong words and wrong files are told before anything has run.
  format_of(choices.output);
  expect_numbers(choices.runs);
  expect_writable(choices.output.path);
  std::vector<fs::path> files = chosen_files(choices);
  std::vector<Study> studies;
  for (const fs::path& file : files) studies.push_back(read_episode(file.string()));
  std::vector<EpisodeFinding> findings;
  int status = kDone;
  for (std::size_t i = 0; i < files.size() && status == kDone; ++i) {
    Episode episode(id_of(files[i]), studies[i]);
    Trial trial = carry_out(chosen_arms(studies[i], {}), choices.runs,
                            [&](const Batch& batch) { episode.add(batch); });
    status = trial.status();
    findings.push_back({std::move(episode), std::move(trial.arms), trial.seed});
  }
  deliver(choices.output, render(findings, choices));
  return status;
}

}  // namespace

void add_episodes(CLI::App& program, Action& action) {
  CLI::App* verb = add_verb(program, "episodes",
                            "historical episodes: what is documented beside what the model gives",
                            "./run episodes H11 -n 5000");
  auto choices = std::make_shared<Choices>();
  verb->add_option("ID", choices->ids, "these episodes, `H11` (all)");
  verb->add_option("--episodes", choices->folder, "the folder they are in (scenarios/episodes)")
      ->type_name("FOLDER");
  verb->add_option("-n,--runs", choices->runs.runs, "runs of each arm (2000)")->type_name("RUNS");
  verb->add_option("--seed", choices->runs.seed, "the luck (1)")->type_name("S");
  verb->add_option("-j,--threads", choices->runs.threads, "threads (one for each processor)")
      ->type_name("N");
  verb->add_flag("-q,--quiet", choices->runs.quiet, "no progress");
  add_output(*verb, choices->output);
  verb->callback([choices, &action] { action = [choices] { return episodes(*choices); }; });
}

}  // namespace backchannel
