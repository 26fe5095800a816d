#include <fmt/format.h>

#include <memory>

#include "analysis/cli/failure.hpp"
#include "analysis/cli/trial.hpp"
#include "analysis/cli/verbs.hpp"
#include "analysis/table/numbers.hpp"
#include "analysis/table/prior_sheet.hpp"
#include "analysis/table/provenance.hpp"
#include "analysis/table/summary_sheet.hpp"
#include "sim/parameters/problem.hpp"

namespace backchannel {
namespace {

struct Choices {
  ScenarioChoice scenario;
  std::vector<std::string> arms;
  std::vector<std::string> outcomes;
  std::string draws = "200";
  std::string lucks = "100";
  RunChoice runs;
  OutputChoice output;
};

std::vector<std::vector<Quantity>> chosen_quantities(const Choices& choices,
                                                     const std::vector<ChosenArm>& arms) {
  std::vector<std::string> names = choices.outcomes;
  if (names.empty()) names = {"war"};
  std::vector<std::vector<Quantity>> quantities;
  for (const std::string& name : names) {
    auto& by_arm = quantities.emplace_back();
    for (const ChosenArm& arm : arms) {
      std::vector<std::string> known;
      auto quantity = find_quantity(*arm.scenario, name, known);
      if (!quantity) {
        const std::string meant = closest(name, known);
        throw UsageError(fmt::format(
            "--outcome: {} is neither a class, nor `agreement`, nor a cause of war, nor a column{} "
            "— see backchannel codebook {}",
            in_ticks(name), meant.empty() ? "" : "; did you mean " + in_ticks(meant) + "?",
            choices.scenario.file));
      }
      by_arm.push_back(std::move(*quantity));
    }
  }
  return quantities;
}

Provenance origin_of(const Study& study, const Choices& choices, const Passage& passage,
                     const PriorStudy& prior) {
  std::vector<std::string> words{"--draws", fmt::format("{}", prior.draws()), "--lucks",
                                 choices.lucks, "--seed", fmt::format("{}", passage.seed)};
  for (const std::string& name : choices.outcomes)
    words.insert(words.end(), {"--outcome", name});
  if (!choices.arms.empty()) {
    std::string names;
    for (const std::string& arm : choices.arms) names += (names.empty() ? "" : ",") + arm;
    words.insert(words.end(), {"--arms", names});
  }
  return provenance_of(study, passage.seed, prior.draws() * prior.lucks(), passage.asked,
                       command_of("prior", choices.scenario, words));
}

int prior(const Choices& choices) {
  format_of(choices.output);
  const std::uint32_t draws = count_of(choices.draws, "--draws", 2, 100000);
  const std::uint32_t lucks = count_of(choices.lucks, "--lucks", 2, 100000);
  RunChoice runs = choices.runs;
  runs.runs = fmt::format("{}", std::uint64_t{draws} * lucks);
  expect_numbers(runs);
  const Study study = read_study(choices.scenario);
  if (study.scenario.draws.empty())
    throw UsageError(study.file + " has nothing under `uncertain:`, so there is no prior to draw "
                                  "from — name the parameters that are not known, with their "
                                  "distributions");
  const std::vector<ChosenArm> arms = chosen_arms(study, choices.arms);
  std::vector<std::string> names;
  std::vector<const Scenario*> scenarios;
  for (const ChosenArm& arm : arms) {
    names.push_back(arm.name);
    scenarios.push_back(arm.scenario);
  }
  PriorStudy prior(names, chosen_quantities(choices, arms), lucks);
  expect_writable(choices.output.path);
  const Passage passage = live_paired(
      scenarios, runs, [&](const Batch& batch) { prior.add(batch); },
      [&] { return fmt::format("{} draws lived", grouped(prior.draws())); }, nullptr, lucks);
  const Provenance provenance = origin_of(study, choices, passage, prior);
  nlohmann::ordered_json json = to_json(provenance);
  json["prior"] = prior_json(prior);
  Grid rows = prior_rows(prior);
  add_origin(rows, provenance);
  deliver(choices.output,
          {study.scenario.title + "\n\n" + prior_text(prior) + "\n" + to_text(provenance),
           to_csv(rows), dumped(json)});
  return passage.status();
}

}  // namespace

void add_prior(CLI::App& program, Action& action) {
  CLI::App* verb = add_verb(program, "prior",
                            "what is luck, and what comes of not knowing the parameters",
                            "./run prior scenarios/muscat_2026.yaml --arms 'as it was,direct'");
  auto choices = std::make_shared<Choices>();
  add_scenario(*verb, choices->scenario);
  verb->add_option("--arms", choices->arms, "these, against the first: A,B,… (all)")
      ->type_name("A,B")
      ->delimiter(',')
      ->allow_extra_args(false);
  verb->add_option("--outcome", choices->outcomes,
                   "a class, a cause of war or a column; again for more (war)")
      ->type_name("NAME")
      ->allow_extra_args(false);
  verb->add_option("--draws", choices->draws, "draws of what is `uncertain:` (200)")
      ->type_name("M");
  verb->add_option("--lucks", choices->lucks, "runs of each draw and arm (100)")->type_name("R");
  verb->add_option("--seed", choices->runs.seed, "the luck (1)")->type_name("S");
  verb->add_option("-j,--threads", choices->runs.threads, "threads (one for each processor)")
      ->type_name("N");
  verb->add_flag("-q,--quiet", choices->runs.quiet, "no progress");
  add_output(*verb, choices->output);
  verb->callback([choices, &action] { action = [choices] { return prior(*choices); }; });
}

}  // namespace backchannel
