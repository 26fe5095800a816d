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

/// The stems of the system files, in order.
std::vector<std::string> known_in(const std::string& folder) {
  std::vector<std::string> stems;
  for (const fs::path& file : yaml_files_in(folder, "system files", "--systems"))
    stems.push_back(file.stem().string());
  return stems;
}

std::vector<std::string> chosen(const QuestionChoice& choices,
                                const std::vector<std::string>& known) {
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

Rendered render(const SystemList& systems, const QuestionChoice& choices) {
  nlohmann::ordered_json json = systems_json(systems);
  json["command"] = command_of("systems", choices);
  return {systems_text(systems) + build_text() + "\n" + command_of("systems", choices) + "\n" +
              std::string(kCaution) + "\n",
          to_csv(system_rows(systems)), dumped(json)};
}

int systems(const QuestionChoice& choices) {
  format_of(choices.output);
  const AskingSize size = size_of(choices);
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
  auto choices = std::make_shared<QuestionChoice>();
  choices->folder = "scenarios/systems";
  add_questions(*verb, *choices, "--systems", "these systems (all)");
  verb->callback([choices, &action] { action = [choices] { return systems(*choices); }; });
}

}  // namespace backchannel
