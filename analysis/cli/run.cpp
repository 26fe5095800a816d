#include <fmt/format.h>

#include <memory>

#include "analysis/cli/experiment.hpp"
#include "analysis/cli/failure.hpp"
#include "analysis/cli/keep.hpp"
#include "analysis/cli/points.hpp"
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
  StoreChoice store;
  std::string points;
  OutputChoice output;
};

Provenance origin_of(const Study& study, const Choices& choices, const Passage& passage,
                     std::vector<std::string> words) {
  for (const std::string& arm : choices.arms) words.insert(words.end(), {"--arm", arm});
  for (std::string& word : words_of(tongue_of(choices.output))) words.push_back(std::move(word));
  return provenance_of(study, passage.seed, passage.done, passage.asked,
                       command_of("run", choices.scenario, words));
}

Rendered render(const Study& study, const Choices& choices, const Trial& trial) {
  const Provenance provenance = origin_of(study, choices, trial, words_of(trial));
  const Language language(tongue_of(choices.output), study.scenario);
  nlohmann::ordered_json json = to_json(provenance);
  json["arms"] = summary_json(trial.arms);
  Grid rows = summary_rows(trial.arms);
  std::string text = summary_text(trial.arms, choices.runs.all, language);
  if (trial.watch) {
    json["until"] = precision_json(*trial.watch);
    text += "\n" + precision_text(*trial.watch, language);
    for (auto& row : precision_summary_rows(*trial.watch)) rows.rows.push_back(std::move(row));
  }
  add_origin(rows, provenance);
  return {language.title(study.scenario) + "\n\n" + text + to_text(provenance, language),
          to_csv(rows), dumped(json)};
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
  deliver({output.format, "", {}}, rendered);
  say("written to " + into);
}

/// The command that repeats all of what is asked for.
std::string command_for(const Study& study, const Choices& choices, std::uint32_t runs) {
  Passage whole;
  whole.done = runs;
  whole.seed = seed_of(choices.runs.seed);
  return origin_of(study, choices, whole, words_of(whole)).command;
}

/// The same runs, kept as they come; of a shard nothing is printed but where it is.
int keep(const Study& study, const Design& design, const std::vector<ChosenArm>& arms,
         const Choices& choices, RowFile& file) {
  const bool plain = design.is_none();
  const std::uint32_t runs =
      plain ? runs_of(choices.runs)
            : replications_of(design, choices.runs, choices.runs_given, arms.size());
  const Keeping keeping{&study,
                        &design,
                        arms,
                        runs,
                        seed_of(choices.runs.seed),
                        threads_of(choices.runs.threads),
                        choices.runs.quiet,
                        command_for(study, choices, runs)};
  Trial trial;
  std::vector<std::string> names;
  for (const ChosenArm& arm : arms) {
    trial.arms.emplace_back(arm.name, *arm.scenario);
    names.push_back(arm.name);
  }
  Experience lived;
  lived.cells = std::make_unique<CellSummary>(design, names);
  const Kept kept = keep_runs(keeping, choices.store, [&](const Row& row) {
    file.add(row);
    if (!plain) lived.cells->add(row);
    if (plain && row.status == RowStatus::done) trial.arms[row.arm].add(row.result);
  });
  if (kept.path.empty()) return kept.status();
  file.keep();
  say(told(kept));
  if (kept.shard() || choices.rows.alone) return kept.status();
  trial.seed = lived.seed = keeping.seed;
  trial.asked = runs;
  trial.done = kept.replications();
  describe(lived, design, sweep_of(keeping), kept.manifest.rows, kept.failed);
  hand_out(study, choices.output,
           plain ? render(study, choices, trial) : render(study, choices, lived));
  return kept.status();
}

/// Points that another program chooses, one answer each.
int answer(const Choices& choices) {
  if (choices.store.wanted() || !choices.rows.path.empty())
    throw UsageError("--points answers by shares and means — leave --store and --rows out");
  if (!choices.output.format.empty() && choices.output.format != "jsonl")
    throw UsageError("--format: --points answers in jsonl");
  const Study study = read_study(choices.scenario);
  return answer_points(study, chosen_arms(study, choices.arms), choices.runs, choices.points,
                       choices.output.path);
}

int run(const Choices& given) {
  Choices choices = given;
  if (!choices.points.empty()) {
    expect_numbers(choices.runs);
    return answer(choices);
  }
  // Wrong words are told before anything is read, and long before it has run.
  const RowsChoice rows = choices.rows = rows_of(choices.rows, choices.output);
  if (!rows.alone) format_of(choices.output);
  tongue_of(choices.output);
  expect_numbers(choices.runs);
  expect_sense(choices.store);
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
  if (choices.store.wanted()) return keep(study, design, arms, choices, file);
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
  add_store(*verb, choices->store);
  verb->add_option("--points", choices->points,
                   "answer points, a JSON object a line (- for standard input), by a line each")
      ->type_name("PATH");
  add_output(*verb, choices->output, "table, csv or json; jsonl for the runs themselves",
             "a file, or a folder for all of it (`results/`)");
  add_language(*verb, choices->output);
  verb->callback([choices, verb, &action] {
    choices->runs_given = verb->count("--runs") > 0;
    action = [choices] { return run(*choices); };
  });
}

}  // namespace backchannel
