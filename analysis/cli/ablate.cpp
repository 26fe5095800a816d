#include <fmt/format.h>

#include <memory>

#include "analysis/cli/failure.hpp"
#include "analysis/cli/trial.hpp"
#include "analysis/cli/verbs.hpp"
#include "analysis/table/ablation_sheet.hpp"
#include "analysis/table/numbers.hpp"
#include "analysis/table/provenance.hpp"
#include "sim/parameters/problem.hpp"

namespace backchannel {
namespace {

struct Choices {
  ScenarioChoice scenario;
  std::string arm;
  std::vector<std::string> outcomes;
  RunChoice runs;
  OutputChoice output;
};

std::vector<Quantity> chosen_measures(const Choices& choices, const Scenario& scenario) {
  if (choices.outcomes.empty()) return ablation_measures();
  std::vector<Quantity> measures;
  for (const std::string& name : choices.outcomes) {
    std::vector<std::string> known;
    auto measure = find_quantity(scenario, name, known);
    if (!measure) {
      const std::string meant = closest(name, known);
      throw UsageError(fmt::format(
          "--outcome: {} is neither a class, nor a cause of war, nor a column{} — see "
          "backchannel codebook {}", in_ticks(name),
          meant.empty() ? "" : "; did you mean " + in_ticks(meant) + "?", choices.scenario.file));
    }
    measures.push_back(std::move(*measure));
  }
  return measures;
}

Provenance origin_of(const Study& study, const Choices& choices, const Passage& passage) {
  std::vector<std::string> words = words_of(passage);
  if (!choices.arm.empty()) words.insert(words.end(), {"--arm", choices.arm});
  for (const std::string& name : choices.outcomes)
    words.insert(words.end(), {"--outcome", name});
  return provenance_of(study, passage.seed, passage.done, passage.asked,
                       command_of("ablate", choices.scenario, words));
}

int ablate(const Choices& choices) {
  format_of(choices.output);
  expect_numbers(choices.runs);
  const Study study = read_study(choices.scenario);
  std::vector<std::string> names;
  if (!choices.arm.empty()) names.push_back(choices.arm);
  const ChosenArm arm = chosen_arms(study, names).front();
  if (!arm.scenario->reference)
    throw UsageError(fmt::format(
        "{} names no reference channel, so nothing says what a benefit that is switched off leaves "
        "behind — add `reference:` with the name of a channel, the direct line as a rule",
        study.file));
  const AblationArms arms = ablation_arms(study, arm.name);
  Ablation ablation(arms, chosen_measures(choices, *arm.scenario));
  expect_writable(choices.output.path);
  std::vector<const Scenario*> scenarios;
  for (const Scenario& scenario : arms.scenarios) scenarios.push_back(&scenario);
  const Passage passage = live_paired(
      scenarios, choices.runs, [&](const Batch& batch) { ablation.add(batch); },
      [&] {
        const AblationFinding first = ablation.findings().front();
        return fmt::format("{}: {} without the six, {} with them", first.measure.name,
                           short_number(first.none()), short_number(first.all()));
      });
  const Provenance provenance = origin_of(study, choices, passage);
  nlohmann::ordered_json json = to_json(provenance);
  json.update(ablation_json(ablation));
  const bool in_full = choices.runs.all || !choices.outcomes.empty();
  deliver(choices.output, {study.scenario.title + "\n\n" + ablation_text(ablation, in_full) + "\n" +
                               to_text(provenance),
                           to_csv(ablation_rows(ablation, provenance)), dumped(json)});
  return passage.status();
}

}  // namespace

void add_ablate(CLI::App& program, Action& action) {
  CLI::App* verb = add_verb(program, "ablate",
                            "what each of a facilitator's six benefits contributes",
                            "./run ablate scenarios/muscat_2026.yaml --outcome war");
  auto choices = std::make_shared<Choices>();
  add_scenario(*verb, choices->scenario);
  verb->add_option("--arm", choices->arm, "of this arm (the first)")->type_name("NAME");
  verb->add_option("--outcome", choices->outcomes,
                   "a class, a cause of war or a column; again for more (all classes)")
      ->type_name("NAME")
      ->allow_extra_args(false);
  add_runs(*verb, choices->runs);
  add_output(*verb, choices->output);
  verb->callback([choices, &action] { action = [choices] { return ablate(*choices); }; });
}

}  // namespace backchannel
