#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <memory>

#include "analysis/cli/choices.hpp"
#include "analysis/cli/failure.hpp"
#include "analysis/cli/progress.hpp"
#include "analysis/cli/verbs.hpp"
#include "analysis/table/fact_sheet.hpp"
#include "analysis/table/provenance.hpp"
#include "sim/parameters/problem.hpp"

namespace backchannel {
namespace {

namespace fs = std::filesystem;

struct Choices {
  std::vector<std::string> ids;
  std::string folder = "scenarios/facts";
  std::string runs;
  std::string seed = "1";
  std::string threads;
  bool quiet = false;
  OutputChoice output;
};

/// `F05` stands for all its parts, `F05b` for one of them.
bool means(const std::string& id, const std::string& stem) {
  if (!stem.starts_with(id)) return false;
  return stem.size() == id.size() ||
         (stem.size() == id.size() + 1 && stem.back() >= 'a' && stem.back() <= 'z');
}

std::vector<fs::path> chosen_files(const Choices& choices) {
  const std::vector<fs::path> all = yaml_files_in(choices.folder, "fact files", "--facts");
  if (choices.ids.empty()) return all;
  std::vector<fs::path> files;
  for (const std::string& id : choices.ids) {
    const std::size_t before = files.size();
    for (const fs::path& file : all)
      if (means(id, file.stem().string())) files.push_back(file);
    if (files.size() > before) continue;
    std::vector<std::string> known;
    for (const fs::path& file : all) known.push_back(file.stem().string());
    const std::string meant = closest(id, known);
    throw UsageError(fmt::format("{} has no fact {}{}", choices.folder, in_ticks(id),
                                 meant.empty() ? "" : " — did you mean " + in_ticks(meant) + "?"));
  }
  return files;
}

/// Runs of a fact with all terms switched off in turn; fewer are lived if it does not come out.
std::uint64_t runs_of(const Fact& fact, std::uint32_t runs) {
  return backchannel::runs_of(fact.question, runs) * (1 + fact.built_in.size());
}

std::string command_of(const Choices& choices) {
  std::string text = "./run facts";
  for (const std::string& id : choices.ids) text += " " + shell_word(id);
  if (!choices.runs.empty()) text += " -n " + shell_word(choices.runs);
  return text + " --seed " + shell_word(choices.seed);
}

Rendered render(const std::vector<FactFinding>& findings, const Choices& choices) {
  nlohmann::ordered_json json = facts_json(findings);
  json["command"] = command_of(choices);
  return {facts_text(findings) + build_text() + "\n" + command_of(choices) + "\n" +
              std::string(kCaution) + "\n",
          to_csv(fact_rows(findings)), dumped(json)};
}

int facts(const Choices& choices) {
  format_of(choices.output);
  AskingSize size;
  size.seed = seed_of(choices.seed);
  size.threads = threads_of(choices.threads);
  if (!choices.runs.empty()) size.runs = count_of(choices.runs, "--runs", 2, 1000000000);
  std::vector<Fact> given;
  std::uint64_t all = 0;
  for (const fs::path& file : chosen_files(choices)) {
    given.push_back(read_fact(file.string()));
    all += runs_of(given.back(), size.runs);
  }
  const std::string scenarios = (fs::path(choices.folder) / "..").lexically_normal().string();
  std::vector<FactFinding> findings;
  Progress progress(all, choices.quiet);
  std::uint64_t done = 0;
  for (const Fact& fact : given)
    findings.push_back(find_out(fact, scenarios, size, [&](std::uint64_t lived) {
      done += lived;
      progress.show(done, [&] { return fact.id(); });
    }));
  progress.finish();
  deliver(choices.output, render(findings, choices));
  return kDone;
}

}  // namespace

void add_facts(CLI::App& program, Action& action) {
  CLI::App* verb = add_verb(program, "facts", "what the texts claim, and whether it comes out",
                            "./run facts F01 F09");
  auto choices = std::make_shared<Choices>();
  verb->add_option("ID", choices->ids, "these claims, `F05` for all parts of it (all)");
  verb->add_option("--facts", choices->folder, "the folder they are in (scenarios/facts)")
      ->type_name("FOLDER");
  verb->add_option("-n,--runs", choices->runs, "runs of each arm (as each file says)")
      ->type_name("RUNS");
  verb->add_option("--seed", choices->seed, "the luck (1)")->type_name("S");
  verb->add_option("-j,--threads", choices->threads, "threads (one for each processor)")
      ->type_name("N");
  verb->add_flag("-q,--quiet", choices->quiet, "no progress");
  add_output(*verb, choices->output);
  verb->callback([choices, &action] { action = [choices] { return facts(*choices); }; });
}

}  // namespace backchannel
