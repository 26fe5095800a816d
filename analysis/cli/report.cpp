#include "analysis/report/report.hpp"

#include <fmt/format.h>

#include <memory>

#include "analysis/cli/failure.hpp"
#include "analysis/cli/interrupt.hpp"
#include "analysis/cli/keep.hpp"
#include "analysis/cli/progress.hpp"
#include "analysis/cli/trial.hpp"
#include "analysis/cli/verbs.hpp"
#include "analysis/report/page.hpp"
#include "analysis/store/failure.hpp"
#include "analysis/table/ablation_sheet.hpp"
#include "analysis/table/provenance.hpp"
#include "analysis/table/sensitivity_sheet.hpp"

namespace backchannel {
namespace {

/// Enough for a table of shares; a waterfall lives each of them 66 times, so it has fewer.
constexpr const char* kAblated = "500";
constexpr const char* kWatched = "400";

struct Choices {
  ScenarioChoice scenario;
  std::vector<std::string> arms;
  RunChoice runs;
  std::string watched = kWatched;
  std::string ablated = kAblated;
  std::string sensitivity = "0";
  std::string point = "0";
  std::string path = "report.html";
  OutputChoice language;
};

/// How many runs each part of the page takes.
struct Sizes {
  std::uint32_t watched = 0;
  std::uint32_t ablated = 0;
  std::uint32_t sensitivity = 0;
  std::uint32_t point = 0;
};

Sizes sizes_of(const Choices& choices) {
  expect_numbers(choices.runs);
  tongue_of(choices.language);
  return {count_of(choices.watched, "--watched", 1, 100000),
          count_of(choices.ablated, "--ablation", 0, 1000000),
          count_of(choices.sensitivity, "--sensitivity", 0, 1000000),
          count_of(choices.point, "--point", 0, 1000000000)};
}

std::string names_of(const std::vector<std::string>& arms) {
  std::string names;
  for (const std::string& arm : arms) names += (names.empty() ? "" : ",") + arm;
  return names;
}

std::string command_for(const Choices& choices, const Passage& passage, bool store) {
  std::vector<std::string> words;
  if (!store) words = words_of(passage);
  if (!choices.arms.empty()) words.insert(words.end(), {"--arms", names_of(choices.arms)});
  const auto add = [&](const char* option, const std::string& value, const char* usual) {
    if (value != usual) words.insert(words.end(), {option, value});
  };
  add("--watched", choices.watched, kWatched);
  add("--ablation", choices.ablated, kAblated);
  add("--sensitivity", choices.sensitivity, "0");
  add("--point", choices.point, "0");
  for (std::string& word : words_of(tongue_of(choices.language))) words.push_back(std::move(word));
  words.insert(words.end(), {"-o", choices.path});
  return command_of("report", choices.scenario, words);
}

std::vector<ReportArm> report_arms(const std::vector<ChosenArm>& arms) {
  std::vector<ReportArm> list;
  for (const ChosenArm& arm : arms) list.push_back({arm.name, arm.scenario});
  return list;
}

void look_within(Report& report, const Choices& choices, const Sizes& sizes, Passage& passage) {
  if (passage.signal != 0 || report.runs() == 0) return;
  const Watching watching = report.watching(sizes.watched, threads_of(choices.runs.threads));
  Progress progress(std::uint64_t{watching.runs} * watching.arms.size(), choices.runs.quiet);
  report.add(watch(watching, [&](std::uint64_t done) {
    progress.show(done, [] { return std::string("levels over time"); });
    passage.signal = interrupted_by();
    return passage.signal == 0;
  }));
  progress.finish();
}

/// The six benefits of the first arm, if it has an operator whose benefits could be missed.
void take_apart(Report& report, const Study& study, const Choices& choices, const Sizes& sizes,
                Passage& passage) {
  const ReportArm& arm = report.arms().front();
  if (passage.signal != 0 || sizes.ablated == 0 || !arm.scenario->reference) return;
  const AblationArms arms = ablation_arms(study, arm.name);
  Ablation ablation(arms, ablation_measures());
  std::vector<const Scenario*> scenarios;
  for (const Scenario& scenario : arms.scenarios) scenarios.push_back(&scenario);
  RunChoice runs = choices.runs;
  runs.seed = fmt::format("{}", passage.seed);
  runs.runs = fmt::format("{}", std::min<std::uint64_t>(sizes.ablated, report.runs()));
  const Passage lived = live_paired(
      scenarios, runs, [&](const Batch& batch) { ablation.add(batch); },
      [] { return std::string("the six benefits"); });
  passage.signal = lived.signal;
  if (lived.done == 0) return;
  nlohmann::ordered_json json = ablation_json(ablation);
  // The levels of all 64 sets are for programs; `ablate --format json` has them.
  for (auto& outcome : json["outcomes"]) {
    outcome.erase("sets");
    outcome.erase("interaction");
  }
  report.add_ablation(std::move(json));
}

void ask_what_matters(Report& report, const Study& study, const Choices& choices,
                      const Sizes& sizes, Passage& passage) {
  const ReportArm& arm = report.arms().front();
  if (passage.signal != 0 || sizes.sensitivity == 0) return;
  SensitivityQuestion question;
  question.scenario = arm.scenario;
  question.arm = arm.name;
  question.measure = quantity_of(Outcome::war);
  question.factors = sensitivity_factors(study, *arm.scenario);
  question.base_points = std::max(16U, sizes.sensitivity);
  question.seed = passage.seed;
  question.threads = threads_of(choices.runs.threads);
  if (question.factors.empty()) return;
  Progress progress(question.runs(), choices.runs.quiet);
  const SensitivityAnswer answer = answer_sensitivity(question, [&](std::uint64_t done) {
    progress.show(done, [] { return std::string("which parameter matters"); });
    if (done < question.runs()) passage.signal = interrupted_by();
    return passage.signal == 0;
  });
  progress.finish();
  nlohmann::ordered_json json = sensitivity_json(question, answer);
  json["runs"] = answer.runs;
  if (json.contains("prim")) json["prim"].erase("curve");
  report.add_sensitivity(std::move(json));
}

int write_page(Report& report, const Study& study, const Choices& choices, const Sizes& sizes,
               Passage& passage, bool store) {
  if (report.runs() == 0) throw UsageError("there are no runs to report of");
  look_within(report, choices, sizes, passage);
  take_apart(report, study, choices, sizes, passage);
  ask_what_matters(report, study, choices, sizes, passage);
  const Provenance provenance = provenance_of(study, passage.seed, report.runs(), passage.asked,
                                              command_for(choices, passage, store));
  const std::string_view language = name_of(tongue_of(choices.language));
  write_file(choices.path, page(Page::report, language, report.data(provenance)));
  if (choices.path != "-") say("the report is in " + choices.path);
  return passage.status();
}

/// Factors and their values by point, as files of results have them.
DesignEffects effects_of(const Design& design) {
  std::vector<std::string> factors;
  std::vector<std::vector<std::string>> values(design.points());
  for (const Factor& factor : design.factors()) factors.push_back(factor.path);
  for (std::uint32_t point = 0; point < design.points(); ++point)
    for (std::size_t k = 0; k < factors.size(); ++k)
      values[point].push_back(design.text(point, k));
  return {std::move(factors), std::move(values)};
}

/// The file's own experiment, in the first arm: what each of its factors changes.
void live_experiment(Report& report, const Study& study, const Choices& choices,
                     Passage& passage) {
  const Design design(study);
  if (design.is_none() || passage.signal != 0) return;
  const int place = study.arms.find(report.arms().front().name);
  const Sweep sweep = design.sweep({static_cast<std::size_t>(place)}, passage.seed,
                                   threads_of(choices.runs.threads));
  DesignEffects effects = effects_of(design);
  Progress progress(sweep.rows(), choices.runs.quiet);
  perform(sweep, [&](std::span<const Row> rows) {
    for (const Row& row : rows)
      if (row.status == RowStatus::done)
        effects.add(row.replication, row.point, row.result.outcome);
    progress.show(rows.back().id + 1, [] { return std::string("the experiment"); });
    passage.signal = interrupted_by();
    return passage.signal == 0;
  });
  progress.finish();
  report.add_design(effects);
}

int report_of_file(const Choices& choices, const Sizes& sizes) {
  const Study study = read_study(choices.scenario);
  const std::vector<ChosenArm> arms = chosen_arms(study, choices.arms);
  expect_writable(choices.path);
  Report report(study, report_arms(arms), seed_of(choices.runs.seed));
  Trial trial = carry_out(arms, choices.runs, [&](const Batch& batch) { report.add(batch); });
  live_experiment(report, study, choices, trial);
  return write_page(report, study, choices, sizes, trial, false);
}

/// Rows of one point, put together to pairs again; a replication with a failed run is left out.
class Pairing {
 public:
  Pairing(Report& report, std::size_t arms) : report_(report) { batch_.by_arm.resize(arms); }
  void add(std::uint32_t replication, std::uint32_t arm, const RunResult* result) {
    if (replication != replication_) drop();
    replication_ = replication;
    if (result == nullptr || batch_.by_arm[arm].size() > whole_) return;
    batch_.by_arm[arm].push_back(*result);
    if (arm + 1 < batch_.by_arm.size()) return;
    for (const auto& results : batch_.by_arm)
      if (results.size() != whole_ + 1) return;
    if (++whole_ == 512) flush();
  }
  void flush() {
    drop();
    if (whole_ > 0) report_.add(batch_);
    for (auto& results : batch_.by_arm) results.clear();
    whole_ = 0;
  }

 private:
  /// What did not become a whole pair.
  void drop() {
    for (auto& results : batch_.by_arm) results.resize(std::min(results.size(), whole_));
  }

  Report& report_;
  Batch batch_;
  std::size_t whole_ = 0;
  std::uint32_t replication_ = 0;
};

int report_of_store(const Choices& choices, const Sizes& sizes) {
  if (!choices.scenario.settings.empty() || !choices.arms.empty() || !choices.runs.runs.empty())
    throw UsageError(
        "a store has its own scenario, arms and runs — leave --set, --arms and -n out");
  const std::string& path = choices.scenario.file;
  StoreReader store(path);
  const Manifest& manifest = store.manifest();
  if (sizes.point >= manifest.points)
    throw UsageError(fmt::format("--point: the store has points 0 to {}", manifest.points - 1));
  Study study = study_in(store.contents(), path, sizes.point);
  expect_writable(choices.path);
  Passage passage;
  passage.seed = manifest.seed;
  store.row(sizes.point * manifest.arms.size(),
            [&](const StoredRow& row) { passage.seed = row.seed; });
  Report report(study, report_arms(chosen_arms(study, manifest.arms)), passage.seed);
  Pairing pairing(report, manifest.arms.size());
  const PointTable& points = store.contents().points;
  DesignEffects effects(points.factors, points.values);
  store.each([&](const StoredRow& row) {
    const RunResult result = row.done ? result_of(row, store.contents().columns) : RunResult{};
    if (row.arm == 0 && row.done) effects.add(row.replication, row.point, result.outcome);
    if (row.point != sizes.point) return;
    pairing.add(row.replication, row.arm, row.done ? &result : nullptr);
  });
  pairing.flush();
  if (manifest.points > 1) report.add_design(effects);
  passage.done = static_cast<std::uint32_t>(report.runs());
  passage.asked = manifest.replications;
  return write_page(report, study, choices, sizes, passage, true);
}

int report(const Choices& choices) {
  if (!has_pages()) throw UsageError(NoPages().what());
  const Sizes sizes = sizes_of(choices);
  watch_for_interrupts();
  return is_store(choices.scenario.file) ? report_of_store(choices, sizes)
                                         : report_of_file(choices, sizes);
}

}  // namespace

void add_report(CLI::App& program, Action& action) {
  CLI::App* verb = add_verb(program, "report", "a page that shows what came of a file or a store",
                            "./run report scenarios/muscat_2026.yaml -o build/muscat_2026.html");
  auto choices = std::make_shared<Choices>();
  add_scenario(*verb, choices->scenario);
  verb->add_option("--arms", choices->arms, "these, against the first: A,B,… (all)")
      ->type_name("A,B")
      ->delimiter(',')
      ->allow_extra_args(false);
  add_runs(*verb, choices->runs);
  verb->add_option("--watched", choices->watched,
                   "runs of each arm looked at from within, for levels and channels (400)")
      ->type_name("N");
  verb->add_option("--ablation", choices->ablated,
                   "runs of each set of the six benefits, 0 to leave them out (500)")
      ->type_name("N");
  verb->add_option("--sensitivity", choices->sensitivity,
                   "base points to find which uncertain parameter matters, 0 for none (0)")
      ->type_name("N");
  verb->add_option("--point", choices->point, "of a store: at this point of its design (0)")
      ->type_name("P");
  verb->add_option("-o,--output", choices->path, "where to (report.html; - for standard output)")
      ->type_name("PATH");
  add_language(*verb, choices->language);
  verb->callback([choices, &action] { action = [choices] { return report(*choices); }; });
}

}  // namespace backchannel
