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
  bool runs_given = false;
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

/// To where it was asked for; in a folder with the scenario beside it.
void hand_out(const Study& study, const Choices& choices, const Rendered& rendered) {
  if (!means_folder(choices.output.path)) return deliver(choices.output, rendered);
  const std::string into = choices.output.path + "/";
  write_file(into + "summary.txt", rendered.table);
  write_file(into + "summary.csv", rendered.csv);
  write_file(into + "summary.json", rendered.json);
  write_file(into + "scenario.yaml", resolved_text(study));
  deliver({choices.output.format, ""}, rendered);
  say("written to " + into);
}

/// The same runs, kept; nothing is printed of a part, or of many points, but where they are.
int keep(const Study& study, const std::vector<ChosenArm>& arms, const Choices& choices) {
  const Design design(study);
  Trial trial;
  trial.seed = seed_of(choices.runs.seed);
  trial.asked = trial.done = !design.is_none() && !choices.runs_given
                                 ? design.replications()
                                 : runs_of(choices.runs);
  for (const ChosenArm& arm : arms) trial.arms.emplace_back(arm.name, *arm.scenario);
  const Keeping keeping{&study,      &design, arms, trial.asked, trial.seed,
                        threads_of(choices.runs.threads), choices.runs.quiet,
                        command_for(choices, trial)};
  const Kept kept = keep_runs(keeping, choices.store, [&](const Row& row) {
    if (row.status == RowStatus::done) trial.arms[row.arm].add(row.result);
  });
  if (kept.path.empty()) return kept.status();
  say(told(kept));
  if (kept.shard() || !design.is_none()) return kept.status();
  trial.done = kept.replications();
  hand_out(study, choices, render(study, choices, trial));
  return kept.status();
}

int run(const Choices& choices) {
  // Wrong words are told before anything is read, and long before it has run.
  format_of(choices.output);
  expect_numbers(choices.runs);
  expect_sense(choices.store);
  const Study study = read_study(choices.scenario);
  const std::vector<ChosenArm> arms = chosen_arms(study, choices.arms);
  if (means_folder(choices.output.path))
    make_folder(choices.output.path);
  else
    expect_writable(choices.output.path);
  if (choices.store.wanted()) return keep(study, arms, choices);
  const Trial trial = carry_out(arms, choices.runs);
  hand_out(study, choices, render(study, choices, trial));
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
  verb->callback([choices, verb, &action] {
    choices->runs_given = verb->count("--runs") > 0;
    action = [choices] { return run(*choices); };
  });
}

}  // namespace backchannel
