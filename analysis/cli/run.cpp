#include <fmt/format.h>

#include <memory>

#include "analysis/cli/keep.hpp"
#include "analysis/cli/trial.hpp"
#include "analysis/cli/verbs.hpp"
#include "analysis/table/provenance.hpp"
#include "analysis/table/summary_sheet.hpp"

namespace backchannel {
namespace {

struct Choices {
  ScenarioChoice scenario;
  std::vector<std::string> arms;
  RunChoice runs;
  StoreChoice store;
  OutputChoice output;
};

std::string command_for(const Choices& choices, const Passage& passage) {
  std::vector<std::string> words = words_of(passage);
  for (const std::string& arm : choices.arms) words.insert(words.end(), {"--arm", arm});
  return command_of("run", choices.scenario, words);
}

Rendered render(const Study& study, const Choices& choices, const Trial& trial) {
  const Provenance provenance = provenance_of(study, trial.seed, trial.done, trial.asked,
                                              command_for(choices, trial));
  nlohmann::ordered_json json = to_json(provenance);
  json["arms"] = summary_json(trial.arms);
  return {study.scenario.title + "\n\n" + summary_text(trial.arms, choices.runs.all) +
              to_text(provenance),
          to_csv(summary_rows(trial.arms, provenance)), dumped(json)};
}

/// What a store comes to; without arms if it holds but a part.
Trial kept(const Study& study, const std::vector<ChosenArm>& arms, const Choices& choices) {
  Passage whole;
  whole.seed = seed_of(choices.runs.seed);
  whole.asked = whole.done = runs_of(choices.runs);
  Kept kept = keep_runs(study, arms, choices.runs, choices.store, command_for(choices, whole));
  if (!kept.path.empty()) say(told(kept));
  if (kept.shard) kept.trial.arms.clear();
  return std::move(kept.trial);
}

int run(const Choices& choices) {
  // Wrong words are told before anything is read, and long before it has run.
  format_of(choices.output);
  expect_numbers(choices.runs);
  expect_sense(choices.store);
  const Study study = read_study(choices.scenario);
  const std::vector<ChosenArm> arms = chosen_arms(study, choices.arms);
  const bool folder = means_folder(choices.output.path);
  if (folder)
    make_folder(choices.output.path);
  else
    expect_writable(choices.output.path);
  const Trial trial = choices.store.wanted() ? kept(study, arms, choices)
                                             : carry_out(arms, choices.runs);
  if (trial.arms.empty()) return trial.status();
  const Rendered rendered = render(study, choices, trial);
  if (!folder) {
    deliver(choices.output, rendered);
    return trial.status();
  }
  const std::string into = choices.output.path + "/";
  write_file(into + "summary.txt", rendered.table);
  write_file(into + "summary.csv", rendered.csv);
  write_file(into + "summary.json", rendered.json);
  write_file(into + "scenario.yaml", resolved_text(study));
  deliver({choices.output.format, ""}, rendered);
  say("written to " + into);
  return trial.status();
}

}  // namespace

void add_run(CLI::App& program, Action& action) {
  CLI::App* verb = add_verb(program, "run", "what becomes of a scenario, over many runs",
                            "./run run scenarios/muscat_2026.yaml -n 5000 --arm direct");
  auto choices = std::make_shared<Choices>();
  add_scenario(*verb, choices->scenario);
  verb->add_option("--arm", choices->arms, "only this arm; again for more (all)")
      ->type_name("NAME")
      ->allow_extra_args(false);
  add_runs(*verb, choices->runs);
  add_store(*verb, choices->store);
  add_output(*verb, choices->output, "table, csv or json",
             "a file, or a folder for all of it (`results/`)");
  verb->callback([choices, &action] { action = [choices] { return run(*choices); }; });
}

}  // namespace backchannel
