#include <fmt/format.h>

#include <memory>

#include "analysis/cli/failure.hpp"
#include "analysis/cli/trial.hpp"
#include "analysis/cli/verbs.hpp"
#include "analysis/table/compare_sheet.hpp"
#include "analysis/table/difference_sheet.hpp"
#include "analysis/table/provenance.hpp"
#include "analysis/table/summary_sheet.hpp"

namespace backchannel {
namespace {

struct Choices {
  std::string first;
  std::string second;
  RunChoice runs;
  OutputChoice output;
};

struct Compared {
  Trial trial;
  std::vector<PairedComparison> pairs;  ///< one, if run k of both is the same crisis
};

Compared lived(const Study& first, const Study& second, const std::vector<ChosenArm>& arms,
               const RunChoice& choice) {
  Compared compared;
  if (same_principals(first.scenario, second.scenario))
    compared.pairs.emplace_back(arms[0].name, *arms[0].scenario, arms[1].name, *arms[1].scenario);
  compared.trial = carry_out(arms, choice, [&](const Batch& batch) {
    for (PairedComparison& pair : compared.pairs)
      for (std::size_t k = 0; k < batch.by_arm[0].size(); ++k)
        pair.add(batch.by_arm[0][k], batch.by_arm[1][k]);
  });
  return compared;
}

std::string legend(const char* letter, const Study& study) {
  return wrapped(fmt::format("{} is {}, “{}”; of it the arm “{}”.", letter, study.file,
                             study.scenario.title, study.arms.entries.front().name),
                 100, "");
}

std::string outcomes_text(const Compared& compared, bool all) {
  if (!compared.pairs.empty()) return comparison_text(compared.trial.arms, compared.pairs, all);
  return outcome_text(compared.trial.arms) +
         wrapped("The principals have other names, so run k of the one has nothing to do with run "
                 "k of the other, and no difference is taken run by run.",
                 100, "");
}

Provenance origin_of(const Study& first, const Study& second, const Trial& trial) {
  std::string command =
      "./run diff " + shell_word(first.file) + " " + shell_word(second.file);
  for (const std::string& word : words_of(trial)) command += " " + shell_word(word);
  Provenance provenance =
      provenance_of(first, trial.seed, trial.done, trial.asked, std::move(command));
  provenance.file += " and " + second.file;
  provenance.title += " | " + second.scenario.title;
  provenance.hash += " and " + second.hash;
  return provenance;
}

int diff(const Choices& choices) {
  format_of(choices.output);
  expect_numbers(choices.runs);
  const Study first = read_study(ScenarioChoice{choices.first, {}});
  const Study second = read_study(ScenarioChoice{choices.second, {}});
  expect_writable(choices.output.path);
  const ScenarioDifference difference = difference_of(first, second);
  const std::vector<ChosenArm> arms{{"A", &first.arms[0]}, {"B", &second.arms[0]}};
  const Compared compared = lived(first, second, arms, choices.runs);
  const Provenance provenance = origin_of(first, second, compared.trial);
  const std::vector<CommonNames> names = common_names(first.scenario, second.scenario);
  nlohmann::ordered_json json = to_json(provenance);
  json["parameters"] = difference_json(difference);
  json["same_principals"] = !compared.pairs.empty();
  json["arms"] = summary_json(compared.trial.arms);
  json["comparisons"] = comparison_json(compared.pairs);
  deliver(choices.output,
          {legend("A", first) + legend("B", second) + "\n" +
               difference_text(difference, choices.runs.all) + luck_text(names) + "\n" +
               outcomes_text(compared, choices.runs.all) + "\n" + to_text(provenance),
           to_csv(difference_rows(difference)), dumped(json)});
  return compared.trial.status();
}

}  // namespace

void add_diff(CLI::App& program, Action& action) {
  CLI::App* verb = add_verb(
      program, "diff", "which parameters two scenarios differ in, and how their outcomes do",
      "./run diff scenarios/muscat_2026.yaml scenarios/other/two_rivals.yaml");
  auto choices = std::make_shared<Choices>();
  verb->add_option("A", choices->first, "a scenario")->required();
  verb->add_option("B", choices->second, "another")->required();
  add_runs(*verb, choices->runs);
  add_output(*verb, choices->output, "table, csv (the parameters) or json");
  verb->callback([choices, &action] { action = [choices] { return diff(*choices); }; });
}

}  // namespace backchannel
