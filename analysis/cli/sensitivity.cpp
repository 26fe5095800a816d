#include <fmt/format.h>

#include <memory>

#include "analysis/cli/failure.hpp"
#include "analysis/cli/interrupt.hpp"
#include "analysis/cli/progress.hpp"
#include "analysis/cli/trial.hpp"
#include "analysis/cli/verbs.hpp"
#include "analysis/table/provenance.hpp"
#include "analysis/table/sensitivity_sheet.hpp"
#include "sim/parameters/problem.hpp"
#include "sim/parameters/units.hpp"

namespace backchannel {
namespace {

struct Choices {
  ScenarioChoice scenario;
  std::string arm;
  std::string measure = "war";
  std::vector<std::string> methods;
  std::string points = "1024";
  std::string above;
  std::string box;
  std::string seed = "1";
  std::string threads;
  bool quiet = false;
  bool all = false;
  OutputChoice output;
};

void choose_methods(const std::vector<std::string>& methods, SensitivityQuestion& question) {
  if (methods.empty()) return;
  question.sobol = question.morris = question.regional = question.prim = false;
  const std::vector<std::string> known = {"sobol", "morris", "regional", "prim"};
  for (const std::string& method : methods) {
    if (method == "sobol")
      question.sobol = true;
    else if (method == "morris")
      question.morris = true;
    else if (method == "regional")
      question.regional = true;
    else if (method == "prim")
      question.prim = true;
    else {
      const std::string meant = closest(method, known);
      throw UsageError(fmt::format("--method: {} is none of sobol, morris, regional and prim{}",
                                   in_ticks(method),
                                   meant.empty() ? "" : "; did you mean " + in_ticks(meant) + "?"));
    }
  }
}

Quantity chosen_measure(const Choices& choices, const Scenario& scenario) {
  std::vector<std::string> known;
  if (auto measure = find_quantity(scenario, choices.measure, known)) return *measure;
  const std::string meant = closest(choices.measure, known);
  throw UsageError(fmt::format(
      "--measure: {} is neither a class, nor a cause of war, nor a column, nor agreement{} — see "
      "backchannel codebook {}",
      in_ticks(choices.measure), meant.empty() ? "" : "; did you mean " + in_ticks(meant) + "?",
      choices.scenario.file));
}

/// What needs no scenario, so that wrong words are told at once.
SensitivityQuestion begun_question(const Choices& choices) {
  SensitivityQuestion question;
  format_of(choices.output);
  choose_methods(choices.methods, question);
  question.base_points = count_of(choices.points, "--points", 16, 1000000);
  question.seed = seed_of(choices.seed);
  question.threads = threads_of(choices.threads);
  if (!choices.box.empty()) question.box = count_of(choices.box, "--box", 0, 1000);
  if (!choices.above.empty()) {
    question.above = parse_number(choices.above);
    if (!question.above)
      throw UsageError(fmt::format("--above: {} is not a number", in_ticks(choices.above)));
  }
  return question;
}

std::vector<std::string> words_of(const Choices& choices, const SensitivityQuestion& question) {
  std::vector<std::string> words;
  for (const std::string& method : choices.methods) words.insert(words.end(), {"--method", method});
  words.insert(words.end(), {"--measure", choices.measure});
  if (!choices.arm.empty()) words.insert(words.end(), {"--arm", choices.arm});
  if (!choices.above.empty()) words.insert(words.end(), {"--above", choices.above});
  if (!choices.box.empty()) words.insert(words.end(), {"--box", choices.box});
  words.insert(words.end(), {"--points", fmt::format("{}", question.base_points), "--seed",
                             fmt::format("{}", question.seed)});
  return words;
}

int sensitivity(const Choices& choices) {
  SensitivityQuestion question = begun_question(choices);
  const Study study = read_study(choices.scenario);
  std::vector<std::string> names;
  if (!choices.arm.empty()) names.push_back(choices.arm);
  const ChosenArm arm = chosen_arms(study, names).front();
  question.scenario = arm.scenario;
  question.arm = arm.name;
  question.measure = chosen_measure(choices, *arm.scenario);
  question.factors = sensitivity_factors(study, *arm.scenario);
  if (question.factors.empty())
    throw UsageError(
        fmt::format("{} says of no parameter that it is uncertain, so none can matter "
                    "— list some under `uncertain:`, each with its range",
                    study.file));
  expect_writable(choices.output.path);
  watch_for_interrupts();
  const std::uint64_t asked = question.runs();
  Progress progress(asked, choices.quiet);
  int signal = 0;
  const SensitivityAnswer answer = answer_sensitivity(question, [&](std::uint64_t done) {
    progress.show(done, [&] { return question.measure.name; });
    if (done < asked) signal = interrupted_by();
    return signal == 0;
  });
  progress.finish();
  if (signal != 0)
    say(
        fmt::format("stopped after {} of {} runs; what follows is of whole base points among those "
                    "that were done",
                    answer.runs, asked));
  const Provenance provenance =
      provenance_of(study, question.seed, answer.runs, asked,
                    command_of("sensitivity", choices.scenario, words_of(choices, question)));
  nlohmann::ordered_json json = to_json(provenance);
  json.update(sensitivity_json(question, answer));
  deliver(choices.output,
          {study.scenario.title + "\n\n" + sensitivity_text(question, answer, choices.all) +
               to_text(provenance),
           to_csv(sensitivity_rows(question, answer, provenance)), dumped(json)});
  return signal == 0 ? kDone : kSignalled + signal;
}

}  // namespace

void add_sensitivity(CLI::App& program, Action& action) {
  CLI::App* verb = add_verb(program, "sensitivity", "which of the uncertain parameters matters",
                            "./run sensitivity scenarios/muscat_2026.yaml --measure war");
  auto choices = std::make_shared<Choices>();
  add_scenario(*verb, choices->scenario);
  verb->add_option("--arm", choices->arm, "of this arm (the first)")->type_name("NAME");
  verb->add_option("--measure", choices->measure,
                   "a class, a cause of war, a column or agreement (war)")
      ->type_name("NAME");
  verb->add_option("--method", choices->methods, "sobol, morris, regional, prim (all)")
      ->type_name("A,B")
      ->delimiter(',')
      ->allow_extra_args(false);
  verb->add_option("-n,--points", choices->points,
                   "base points; each method lives about N × (parameters + 3) runs (1024)")
      ->type_name("N");
  verb->add_option("--above", choices->above,
                   "a column counts as an event above this (its highest tenth)")
      ->type_name("X");
  verb->add_option("--box", choices->box, "tell this box of the curve of prim")->type_name("N");
  verb->add_option("--seed", choices->seed, "the luck, and where points lie (1)")->type_name("S");
  verb->add_option("-j,--threads", choices->threads, "threads (one for each processor)")
      ->type_name("N");
  verb->add_flag("-q,--quiet", choices->quiet, "no progress");
  verb->add_flag("--all", choices->all, "every parameter and box, not only the main ones");
  add_output(*verb, choices->output);
  verb->callback([choices, &action] { action = [choices] { return sensitivity(*choices); }; });
}

}  // namespace backchannel
