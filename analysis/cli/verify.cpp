#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <set>

#include "analysis/cli/choices.hpp"
#include "analysis/cli/failure.hpp"
#include "analysis/cli/progress.hpp"
#include "analysis/cli/verbs.hpp"
#include "analysis/table/grid.hpp"
#include "analysis/table/numbers.hpp"
#include "analysis/table/provenance.hpp"
#include "analysis/table/verification.hpp"
#include "sim/parameters/problem.hpp"

namespace backchannel {
namespace {

namespace fs = std::filesystem;

constexpr std::uint32_t kRuns = 200000;
constexpr std::uint32_t kFewest = 1000;

struct Choices {
  std::vector<std::string> ids;
  std::string folder = "scenarios";
  std::string runs;
  std::string seed = "1";
  std::string threads;
  bool quiet = false;
  OutputChoice output;
};

/// A file that reproduces rows of the theory, read.
struct Source {
  std::string name;  ///< from the folder of scenarios
  Study study;
};

std::vector<Source> sources_in(const Choices& choices) {
  std::vector<Source> sources;
  for (const char* part : {"theory", "laboratory"}) {
    const std::string folder = (fs::path(choices.folder) / part).string();
    for (const fs::path& file : yaml_files_in(folder, "files of theory", "--scenarios")) {
      Source source{part + std::string("/") + file.stem().string(),
                    read_study(ScenarioChoice{file.string(), {}})};
      if (!source.study.scenario.theory.empty()) sources.push_back(std::move(source));
    }
  }
  return sources;
}

std::set<std::string> known_ids(const std::vector<Source>& sources) {
  std::set<std::string> ids;
  for (const Source& source : sources)
    ids.insert(source.study.scenario.theory.begin(), source.study.scenario.theory.end());
  return ids;
}

/// `A3` stands for A3s and A3b as well.
bool stands_for(const std::string& asked, const std::string& id) {
  if (id.substr(0, asked.size()) != asked) return false;
  return id.size() == asked.size() || id[asked.size()] < '0' || id[asked.size()] > '9';
}

bool is_asked(const std::vector<std::string>& ids, const std::string& id) {
  return ids.empty() || std::any_of(ids.begin(), ids.end(), [&](const std::string& asked) {
           return stands_for(asked, id);
         });
}

void expect_known(const std::vector<std::string>& ids, const std::set<std::string>& known) {
  const std::vector<std::string> names(known.begin(), known.end());
  for (const std::string& asked : ids) {
    const bool any = std::any_of(names.begin(), names.end(),
                                 [&](const std::string& id) { return stands_for(asked, id); });
    if (any) continue;
    const std::string meant = closest(asked, names);
    const std::string way = meant.empty() ? "" : " — did you mean " + in_ticks(meant) + "?";
    throw UsageError(fmt::format("no file reproduces {}{}", in_ticks(asked), way));
  }
}

bool wanted(const Choices& choices, const Scenario& arm) {
  return std::any_of(arm.theory.begin(), arm.theory.end(),
                     [&](const std::string& id) { return is_asked(choices.ids, id); });
}

std::string text_of(double value) { return fmt::format("{:.6g}", value); }

Grid grid_of(const std::vector<VerifiedRow>& rows, bool full) {
  Grid grid;
  grid.headers = {"id", "file", "arm", "quantity", "exact", "estimate", "se", "z", "runs", "pass"};
  for (const VerifiedRow& row : rows) {
    const auto number = [&](double x) { return full ? digits(x) : text_of(x); };
    const bool luck = row.standard_error > 0;
    grid.rows.push_back({row.id, row.file, row.arm, row.quantity, number(row.exact),
                         number(row.estimate), luck ? number(row.standard_error) : "",
                         row.z ? fmt::format("{:+.2f}", *row.z) : "",
                         row.runs > 0 ? fmt::format("{}", row.runs) : "",
                         row.pass ? "pass" : "FAIL"});
  }
  return grid;
}

/// What the rows amount to, in two lines.
std::string summary_of(const std::vector<VerifiedRow>& rows) {
  const auto passed = std::count_if(rows.begin(), rows.end(),
                                    [](const VerifiedRow& row) { return row.pass; });
  const auto by_luck = std::count_if(rows.begin(), rows.end(),
                                     [](const VerifiedRow& row) { return row.z.has_value(); });
  std::string text = fmt::format("{} of {} rows pass", passed, rows.size());
  if (by_luck > 1)
    text += fmt::format("; {} of them by luck, and the z of those have a standard deviation of "
                        "{:.2f} (1 is what theory gives)",
                        by_luck, spread_of_z(rows));
  return text + "\n";
}

nlohmann::ordered_json json_of(const std::vector<VerifiedRow>& rows) {
  nlohmann::ordered_json json = nlohmann::ordered_json::array();
  for (const VerifiedRow& row : rows)
    json.push_back({{"id", row.id}, {"file", row.file}, {"arm", row.arm},
                    {"quantity", row.quantity}, {"exact", row.exact},
                    {"estimate", row.estimate}, {"se", row.standard_error},
                    {"z", row.z ? nlohmann::ordered_json(*row.z) : nlohmann::ordered_json()},
                    {"runs", row.runs}, {"pass", row.pass}});
  return json;
}

std::string command_of(const Choices& choices, std::uint32_t runs) {
  std::string command = "backchannel verify";
  for (const std::string& id : choices.ids) command += " " + id;
  return command + fmt::format(" -n {} --seed {}", runs, choices.seed);
}

Rendered render(const std::vector<VerifiedRow>& rows, const std::string& command) {
  nlohmann::ordered_json json;
  json["version"] = this_build().version;
  json["commit"] = this_build().commit;
  json["command"] = command;
  json["sd_of_z"] = spread_of_z(rows);
  json["rows"] = json_of(rows);
  return {to_text(grid_of(rows, false), "") + "\n" + summary_of(rows) + build_text() + "\n" +
              command + "\n",
          to_csv(grid_of(rows, true)), dumped(json)};
}

int verify(const Choices& choices) {
  format_of(choices.output);
  VerifySize size;
  size.runs = choices.runs.empty() ? kRuns : count_of(choices.runs, "--runs", kFewest, 100000000);
  size.seed = seed_of(choices.seed);
  size.threads = threads_of(choices.threads);
  const std::vector<Source> sources = sources_in(choices);
  expect_known(choices.ids, known_ids(sources));
  std::uint64_t arms = 0;
  for (const Source& source : sources)
    if (wanted(choices, source.study.scenario)) arms += source.study.arms.size();
  Progress progress(arms, choices.quiet);
  std::uint64_t done = 0;
  std::vector<VerifiedRow> rows;
  for (const Source& source : sources) {
    if (!wanted(choices, source.study.scenario)) continue;
    for (const auto& [name, arm] : source.study.arms.entries) {
      for (VerifiedRow& row : verify_arm(arm, source.name, name, size))
        if (is_asked(choices.ids, row.id)) rows.push_back(std::move(row));
      progress.show(++done, [&] { return source.name; });
    }
  }
  progress.finish();
  deliver(choices.output, render(rows, command_of(choices, size.runs)));
  const bool all = std::all_of(rows.begin(), rows.end(),
                               [](const VerifiedRow& row) { return row.pass; });
  return all ? kDone : kNotMet;
}

}  // namespace

void add_verify(CLI::App& program, Action& action) {
  CLI::App* verb = add_verb(program, "verify", "theory's exact values beside what runs give",
                            "./run verify A1 A6");
  auto choices = std::make_shared<Choices>();
  verb->add_option("ID", choices->ids, "these rows of the theory (all); A3 stands for A3s too");
  verb->add_option("--scenarios", choices->folder, "the folder of scenarios");
  verb->add_option("-n,--runs", choices->runs, "runs of each arm (200,000)");
  verb->add_option("--seed", choices->seed, "seed from which every arm's is derived (1)");
  verb->add_option("-j,--threads", choices->threads, "threads (all processors)");
  verb->add_flag("-q,--quiet", choices->quiet, "no progress");
  add_output(*verb, choices->output);
  verb->callback([choices, &action] { action = [choices] { return verify(*choices); }; });
}

}  // namespace backchannel
