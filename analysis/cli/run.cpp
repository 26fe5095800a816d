#include <fmt/format.h>

#include <memory>

#include "analysis/cli/trial.hpp"
#include "analysis/cli/verbs.hpp"
#include "analysis/table/precision_sheet.hpp"
#include "analysis/table/provenance.hpp"
#include "analysis/table/summary_sheet.hpp"

namespace backchannel {
namespace {

struct Choices {
  ScenarioChoice scenario;
  std::vector<std::string> arms;
  RunChoice runs;
  OutputChoice output;
};

Rendered render(const Study& study, const Choices& choices, const Trial& trial) {
  std::vector<std::string> words = words_of(trial);
  for (const std::string& arm : choices.arms) words.insert(words.end(), {"--arm", arm});
  const Provenance provenance = provenance_of(study, trial.seed, trial.done, trial.asked,
                                              command_of("run", choices.scenario, words));
  nlohmann::ordered_json json = to_json(provenance);
  json["arms"] = summary_json(trial.arms);
  Grid rows = summary_rows(trial.arms);
  std::string text = summary_text(trial.arms, choices.runs.all);
  if (trial.watch) {
    json["until"] = precision_json(*trial.watch);
    text += "\n" + precision_text(*trial.watch);
    for (auto& row : precision_summary_rows(*trial.watch)) rows.rows.push_back(std::move(row));
  }
  add_origin(rows, provenance);
  return {study.scenario.title + "\n\n" + text + to_text(provenance), to_csv(rows), dumped(json)};
}

int run(const Choices& choices) {
  // Wrong words are told before anything is read, and long before it has run.
  format_of(choices.output);
  expect_numbers(choices.runs);
  const Study study = read_study(choices.scenario);
  const std::vector<ChosenArm> arms = chosen_arms(study, choices.arms);
  const RunChoice runs = with_goals_of(study, choices.runs);
  chosen_goals(runs, arms);
  const bool folder = means_folder(choices.output.path);
  if (folder)
    make_folder(choices.output.path);
  else
    expect_writable(choices.output.path);
  const Trial trial = carry_out(arms, runs);
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
  add_until(*verb, choices->runs);
  add_output(*verb, choices->output, "table, csv or json",
             "a file, or a folder for all of it (`results/`)");
  verb->callback([choices, &action] { action = [choices] { return run(*choices); }; });
}

}  // namespace backchannel
