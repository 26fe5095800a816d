#include <fmt/format.h>

#include <memory>

#include "analysis/cli/failure.hpp"
#include "analysis/cli/trial.hpp"
#include "analysis/cli/verbs.hpp"
#include "analysis/table/compare_sheet.hpp"
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

struct Compared {
  Trial trial;
  std::vector<PairedComparison> pairs;
};

Compared carry_out_pairs(const std::vector<ChosenArm>& arms, const RunChoice& choice,
                         const Language& language) {
  Compared result;
  for (std::size_t i = 1; i < arms.size(); ++i)
    result.pairs.emplace_back(arms.front().name, *arms.front().scenario, arms[i].name,
                              *arms[i].scenario, language);
  result.trial = carry_out(arms, choice, [&](const Batch& batch) {
    for (std::size_t i = 1; i < batch.by_arm.size(); ++i)
      for (std::size_t k = 0; k < batch.by_arm[i].size(); ++k)
        result.pairs[i - 1].add(batch.by_arm.front()[k], batch.by_arm[i][k]);
  }, PrecisionWatch::Of::differences);
  return result;
}

Provenance origin_of(const Study& study, const Choices& choices, const Compared& compared) {
  std::vector<std::string> words = words_of(compared.trial);
  if (!choices.arms.empty()) {
    std::string names;
    for (const std::string& arm : choices.arms) names += (names.empty() ? "" : ",") + arm;
    words.insert(words.end(), {"--arms", names});
  }
  for (std::string& word : words_of(tongue_of(choices.output))) words.push_back(std::move(word));
  return provenance_of(study, compared.trial.seed, compared.trial.done, compared.trial.asked,
                       command_of("compare", choices.scenario, words));
}

Rendered render(const Study& study, const Choices& choices, const Compared& compared,
                const Provenance& provenance, const Language& language) {
  nlohmann::ordered_json json = to_json(provenance);
  json["arms"] = summary_json(compared.trial.arms);
  json["comparisons"] = comparison_json(compared.pairs);
  Grid rows = comparison_rows(compared.pairs);
  std::string text =
      comparison_text(compared.trial.arms, compared.pairs, choices.runs.all, language) + "\n";
  if (const auto& watch = compared.trial.watch) {
    json["until"] = precision_json(*watch);
    text += precision_text(*watch, language) + "\n";
    for (auto& row : precision_comparison_rows(*watch)) rows.rows.push_back(std::move(row));
  }
  add_origin(rows, provenance);
  return {language.title(study.scenario) + "\n\n" + text + to_text(provenance, language),
          to_csv(rows), dumped(json)};
}

int compare(const Choices& choices) {
  // Wrong words are told before anything is read, and long before it has run.
  format_of(choices.output);
  const Tongue tongue = tongue_of(choices.output);
  expect_numbers(choices.runs);
  const Study study = read_study(choices.scenario);
  const std::vector<ChosenArm> arms = chosen_arms(study, choices.arms);
  if (arms.size() < 2)
    throw UsageError(study.file +
                     " has one arm here, and two are needed to compare — see "
                     "`arms:` in the manual, or use `backchannel run`");
  const RunChoice runs = with_goals_of(study, choices.runs);
  chosen_goals(runs, arms);
  const bool folder = means_folder(choices.output.path);
  if (folder)
    make_folder(choices.output.path);
  else
    expect_writable(choices.output.path);
  const Language language(tongue, study.scenario);
  const Compared compared = carry_out_pairs(arms, runs, language);
  const Provenance provenance = origin_of(study, choices, compared);
  const Rendered rendered = render(study, choices, compared, provenance, language);
  if (!folder) {
    deliver(choices.output, rendered);
    return compared.trial.status();
  }
  const std::string into = choices.output.path + "/";
  Grid summary = summary_rows(compared.trial.arms);
  add_origin(summary, provenance);
  write_file(into + "comparison.txt", rendered.table);
  write_file(into + "comparison.csv", rendered.csv);
  write_file(into + "comparison.json", rendered.json);
  write_file(into + "summary.csv", to_csv(summary));
  write_file(into + "scenario.yaml", resolved_text(study));
  deliver({choices.output.format, "", {}}, rendered);
  say("written to " + into);
  return compared.trial.status();
}

}  // namespace

void add_compare(CLI::App& program, Action& action) {
  CLI::App* verb =
      add_verb(program, "compare", "the arms of a scenario under the same luck, run by run",
               "./run compare scenarios/muscat_2026.yaml --arms 'as it was,direct'");
  auto choices = std::make_shared<Choices>();
  add_scenario(*verb, choices->scenario);
  verb->add_option("--arms", choices->arms, "these, against the first: A,B,… (all)")
      ->type_name("A,B")
      ->delimiter(',')
      ->allow_extra_args(false);
  add_runs(*verb, choices->runs);
  add_until(*verb, choices->runs);
  add_output(*verb, choices->output, "table, csv or json",
             "a file, or a folder for all of it (`results/`)");
  add_language(*verb, choices->output);
  verb->callback([choices, &action] { action = [choices] { return compare(*choices); }; });
}

}  // namespace backchannel
