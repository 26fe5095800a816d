#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "analysis/cli/choices.hpp"
#include "analysis/cli/failure.hpp"
#include "analysis/cli/progress.hpp"
#include "analysis/cli/verbs.hpp"
#include "analysis/table/episode_sheet.hpp"
#include "analysis/table/grid.hpp"
#include "analysis/table/numbers.hpp"
#include "analysis/table/provenance.hpp"
#include "analysis/table/validation.hpp"
#include "sim/engine/experiment.hpp"

namespace backchannel {
namespace {

constexpr std::uint32_t kRuns = 500;

struct Choices {
  std::string folder = "scenarios/episodes";
  std::string runs;
  std::string seed = "1";
  bool quiet = false;
  OutputChoice output;
};

constexpr const char* kPreface =
    "Regularities of many recorded crises beside the episodes as the model lives them. Nothing\n"
    "was tuned to them, and meeting one is weak evidence: these episodes are one dyad's, and what\n"
    "the data call a threat or a concession is coarser than here.\n";
constexpr const char* kSources =
    "Derived numbers only. Sources: ICB version 13 (Brecher, Wilkenfeld, Beardsley, James &\n"
    "Quinn); Threat and Imposition of Sanctions version 4 (Morgan, Bapat & Kobayashi); sigInt\n"
    "(Crisman-Cox & Gibilisco). The data are not redistributed: no licence to do so was found.\n";

std::string range_text(double value, double low, double high, double scale) {
  if (low == high) return fmt::format("{:.3g}", scale * value);
  return fmt::format("{:.3g} ({:.3g} to {:.3g})", scale * value, scale * low, scale * high);
}

std::string verdict(const Pattern& pattern) {
  if (!pattern.comparable()) return "not comparable";
  if (pattern.id == "P9") return "input";
  if (pattern.id == "P8") return "sign only";
  return pattern.meets() ? "meets" : "differs";
}

bool is_share(const Pattern& pattern) { return pattern.id != "P3" && pattern.id != "P9"; }

/// Whether the gradient of P8 falls, as it does in the data.
std::string gradient_text(const std::vector<Pattern>& patterns) {
  std::vector<double> steps;
  for (const Pattern& pattern : patterns)
    if (pattern.id == "P8" && pattern.comparable()) steps.push_back(pattern.model.value);
  if (steps.size() < 2) return "P8: too few steps to say whether concessions fall.\n";
  const bool falls = std::is_sorted(steps.rbegin(), steps.rend());
  return fmt::format("P8: in the data concessions fall with repetition; here they {}.\n",
                     falls ? "fall too" : "do not fall steadily");
}

std::string text_of(const std::vector<Pattern>& patterns) {
  Grid grid;
  grid.headers = {"id", "regularity", "data (95 %)", "model (95 %)", "verdict", "n"};
  std::string remarks;
  for (const Pattern& p : patterns) {
    const double scale = is_share(p) ? 100 : 1;
    grid.rows.push_back({p.id, p.says + (is_share(p) ? ", %" : ""),
                         range_text(p.target, p.low, p.high, scale),
                         p.comparable()
                             ? range_text(p.model.value, p.model.low, p.model.high, scale)
                             : "–",
                         verdict(p), fmt::format("{}", p.count)});
    const std::string remark = fmt::format("  {}  {}\n", p.id, p.remark);
    if (!p.remark.empty() && remarks.find(remark) == std::string::npos) remarks += remark;
  }
  return std::string(kPreface) + "\n" + to_text(grid, "") + "\n" + gradient_text(patterns) +
         "\nTo bear in mind\n" + remarks + "\n" + kSources;
}

Grid rows_of(const std::vector<Pattern>& patterns) {
  Grid grid;
  grid.headers = {"id",       "regularity", "data", "data_low", "data_high", "model",
                  "model_low", "model_high", "n",    "verdict",  "remark"};
  for (const Pattern& p : patterns)
    grid.rows.push_back({p.id, p.says, digits(p.target), digits(p.low), digits(p.high),
                         digits(p.model.value), digits(p.model.low), digits(p.model.high),
                         fmt::format("{}", p.count), verdict(p), p.remark});
  return grid;
}

nlohmann::ordered_json json_of(const std::vector<Pattern>& patterns) {
  nlohmann::ordered_json json = nlohmann::ordered_json::array();
  for (const Pattern& p : patterns)
    json.push_back({{"id", p.id}, {"regularity", p.says}, {"data", p.target},
                    {"data_low", p.low}, {"data_high", p.high}, {"model", p.model.value},
                    {"model_low", p.model.low}, {"model_high", p.model.high}, {"n", p.count},
                    {"verdict", verdict(p)}, {"remark", p.remark}});
  return json;
}

Validation lived(const Choices& choices, std::uint32_t runs) {
  const auto files = yaml_files_in(choices.folder, "episodes", "--episodes");
  std::vector<Study> studies;
  for (const auto& file : files) studies.push_back(read_episode(file.string()));
  Validation validation;
  Progress progress(std::uint64_t{runs} * studies.size(), choices.quiet);
  std::uint64_t done = 0;
  Trace trace;
  for (const Study& study : studies) {
    const Scenario& first = study.arms[0];
    for (std::uint32_t run = 0; run < runs; ++run) {
      const RunResult result = tell(first, seed_of(choices.seed), run, trace);
      validation.add(first, result, trace);
      progress.show(++done, [&] { return study.scenario.title; });
    }
  }
  progress.finish();
  return validation;
}

int validate(const Choices& choices) {
  format_of(choices.output);
  const std::uint32_t runs =
      choices.runs.empty() ? kRuns : count_of(choices.runs, "--runs", 10, 1000000);
  const std::vector<Pattern> patterns = lived(choices, runs).patterns();
  const std::string command =
      fmt::format("backchannel validate -n {} --seed {}", runs, choices.seed);
  nlohmann::ordered_json json;
  json["caution"] = kCaution;
  json["sources"] = kSources;
  json["version"] = this_build().version;
  json["command"] = command;
  json["patterns"] = json_of(patterns);
  deliver(choices.output, {text_of(patterns) + "\n" + build_text() + "\n" + command + "\n" +
                               std::string(kCaution) + "\n",
                           to_csv(rows_of(patterns)), dumped(json)});
  return kDone;
}

}  // namespace

void add_validate(CLI::App& program, Action& action) {
  CLI::App* verb = add_verb(program, "validate", "what is known of many crises beside the model",
                            "./run validate -n 1000");
  auto choices = std::make_shared<Choices>();
  verb->add_option("--episodes", choices->folder, "the folder of episodes");
  verb->add_option("-n,--runs", choices->runs, "runs of each episode's first arm (500)");
  verb->add_option("--seed", choices->seed, "seed of all luck (1)");
  verb->add_flag("-q,--quiet", choices->quiet, "no progress");
  add_output(*verb, choices->output);
  verb->callback([choices, &action] { action = [choices] { return validate(*choices); }; });
}

}  // namespace backchannel
