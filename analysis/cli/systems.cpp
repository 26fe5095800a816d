#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <memory>

#include "analysis/cli/choices.hpp"
#include "analysis/cli/failure.hpp"
#include "analysis/cli/progress.hpp"
#include "analysis/cli/verbs.hpp"
#include "analysis/table/provenance.hpp"
#include "analysis/table/system_sheet.hpp"
#include "sim/parameters/problem.hpp"

namespace backchannel {
namespace {

namespace fs = std::filesystem;

struct Choices {
  std::vector<std::string> ids;
  std::string folder = "scenarios/systems";
  std::string runs;
  std::string seed = "1";
  std::string threads;
  bool quiet = false;
  OutputChoice output;
};

/// The stems of the system files, in order.
std::vector<std::string> known_in(const std::string& folder) {
  std::vector<std::string> stems;
  for (const fs::path& file : yaml_files_in(folder, "system files", "--systems"))
    stems.push_back(file.stem().string());
  return stems;
}

std::vector<std::string> chosen(const Choices& choices, const std::vector<std::string>& known) {
  if (choices.ids.empty()) return known;
  for (const std::string& id : choices.ids) {
    if (std::find(known.begin(), known.end(), id) != known.end()) continue;
    const std::string meant = closest(id, known);
    throw UsageError(fmt::format("{} has no system {}{}", choices.folder, in_ticks(id),
                                 meant.empty() ? "" : " — did you mean " + in_ticks(meant) + "?"));
  }
  return choices.ids;
}

/// Systems of the case that no file has: they count, and do not pass.
std::vector<std::string> absent_from(const std::vector<std::string>& known) {
  std::vector<std::string> absent;
  for (int number = 1; number <= kSystemsOfTheCase; ++number)
    if (const std::string id = fmt::format("S{:02}", number);
        std::find(known.begin(), known.end(), id) == known.end())
      absent.push_back(id);
  return absent;
}

std::string command_of(const Choices& choices) {
  std::string text = "./run systems";
  for (const std::string& id : choices.ids) text += " " + shell_word(id);
  if (!choices.runs.empty()) text += " -n " + shell_word(choices.runs);
  return text + " --seed " + shell_word(choices.seed);
}

Rendered render(const SystemList& systems, const Choices& choices) {
  nlohmann::ordered_json json = systems_json(systems);
  json["command"] = command_of(choices);
  return {systems_text(systems) + build_text() + "\n" + command_of(choices) + "\n" +
              std::string(kCaution) + "\n",
          to_csv(system_rows(systems)), dumped(json)};
}

int systems(const Choices& choices) {
  format_of(choices.output);
  AskingSize size;
  size.seed = seed_of(choices.seed);
  size.threads = threads_of(choices.threads);
  if (!choices.runs.empty()) size.runs = count_of(choices.runs, "--runs", 2, 1000000000);
  const std::vector<std::string> known = known_in(choices.folder);
  std::vector<System> given;
  std::uint64_t all = 0;
  for (const std::string& id : chosen(choices, known)) {
    given.push_back(read_system((fs::path(choices.folder) / (id + ".yaml")).string()));
    all += runs_of(given.back(), size.runs);
  }
  SystemList list;
  if (choices.ids.empty()) list.absent = absent_from(known);
  const std::string scenarios = (fs::path(choices.folder) / "..").lexically_normal().string();
  Progress progress(all, choices.quiet);
  std::uint64_t done = 0;
  for (const System& system : given)
    list.found.push_back(find_out(system, scenarios, size, [&](std::uint64_t lived) {
      done += lived;
      progress.show(done, [&] { return system.id; });
    }));
  progress.finish();
  deliver(choices.output, render(list, choices));
  return list.passed() == list.all() ? kDone : kFailed;
}

}  // namespace

void add_systems(CLI::App& program, Action& action) {
  CLI::App* verb = add_verb(program, "systems", "which systems of the case the model has",
                            "./run systems S04 S24");
  auto choices = std::make_shared<Choices>();
  verb->add_option("ID", choices->ids, "these systems (all)");
  verb->add_option("--systems", choices->folder, "the folder they are in (scenarios/systems)")
      ->type_name("FOLDER");
  verb->add_option("-n,--runs", choices->runs, "runs of each arm (as each check says)")
      ->type_name("RUNS");
  verb->add_option("--seed", choices->seed, "the luck (1)")->type_name("S");
  verb->add_option("-j,--threads", choices->threads, "threads (one for each processor)")
      ->type_name("N");
  verb->add_flag("-q,--quiet", choices->quiet, "no progress");
  add_output(*verb, choices->output);
  verb->callback([choices, &action] { action = [choices] { return systems(*choices); }; });
}

}  // namespace backchannel
