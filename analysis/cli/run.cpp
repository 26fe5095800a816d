#include <fmt/format.h>

#include <memory>

#include "analysis/cli/experiment.hpp"
#include "analysis/cli/failure.hpp"
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
  bool runs_given = false;
  RowsChoice rows;
  OutputChoice output;
};

Provenance origin_of(const Study& study, const Choices& choices, const Passage& passage,
                     std::vector<std::string> words) {
  for (const std::string& arm : choices.arms) words.insert(words.end(), {"--arm", arm});
  return provenance_of(study, passage.seed, passage.done, passage.asked,
                       command_of("run", choices.scenario, words));
}

Rendered render(const Study& study, const Choices& choices, const Trial& trial) {
  const Provenance provenance = origin_of(study, choices, trial, words_of(trial));
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

Rendered render(const Study& study, const Choices& choices, const Experience& experience) {
  const Provenance provenance = origin_of(study, choices, experience, experience.words);
  const CellSummary& cells = *experience.cells;
  nlohmann::ordered_json json = to_json(provenance);
  json["design"] = experience.json;
  json["points"] = cell_json(cells);
  return {study.scenario.title + "\n\n" + experience.text + "\n" + cell_text(cells) +
              to_text(provenance),
          to_csv(cell_rows(cells, provenance)), dumped(json)};
}

/// To where it was asked for; in a folder with the scenario beside it.
void hand_out(const Study& study, const OutputChoice& output, const Rendered& rendered) {
  if (!means_folder(output.path)) return deliver(output, rendered);
  const std::string into = output.path + "/";
  write_file(into + "summary.txt", rendered.table);
  write_file(into + "summary.csv", rendered.csv);
  write_file(into + "summary.json", rendered.json);
  write_file(into + "scenario.yaml", resolved_text(study));
  deliver({output.format, ""}, rendered);
  say("written to " + into);
}

int run(const Choices& choices) {
  // Wrong words are told before anything is read, and long before it has run.
  const RowsChoice rows = rows_of(choices.rows, choices.output);
  if (!rows.alone) format_of(choices.output);
  expect_numbers(choices.runs);
  const Study study = read_study(choices.scenario);
  const Design design(study);
  const std::vector<ChosenArm> arms = chosen_arms(study, choices.arms);
  const RunChoice runs = with_goals_of(study, choices.runs);
  if (!design.is_none() && !runs.until.empty())
    throw UsageError(study.file + " has a design, and --until is for a scenario of one point — "
                                  "leave it out, or take the design out with "
                                  "--set experiment.design=none");
  chosen_goals(runs, arms);
  if (means_folder(choices.output.path) && !rows.alone)
    make_folder(choices.output.path);
  else
    expect_writable(choices.output.path);
  RowFile file(rows, design, arms, study.scenario);
  if (!design.is_none()) {
    const Experience lived =
        live_design(study, design, arms, choices.runs, choices.runs_given, file);
    if (!rows.alone) hand_out(study, choices.output, render(study, choices, lived));
    return lived.status();
  }
  const std::uint64_t seed = seed_of(choices.runs.seed);
  const Trial trial = carry_out(arms, runs,
                                [&](const Batch& batch) { file.add(batch, seed); });
  file.keep();
  if (!rows.alone) hand_out(study, choices.output, render(study, choices, trial));
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
  add_rows(*verb, choices->rows);
  add_output(*verb, choices->output, "table, csv or json; jsonl for the runs themselves",
             "a file, or a folder for all of it (`results/`)");
  verb->callback([choices, verb, &action] {
    choices->runs_given = verb->count("--runs") > 0;
    action = [choices] { return run(*choices); };
  });
}

}  // namespace backchannel
