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

/// `F05` stands for all its parts, `F05b` for one of them.
bool means(const std::string& id, const std::string& stem) {
  if (!stem.starts_with(id)) return false;
  return stem.size() == id.size() ||
         (stem.size() == id.size() + 1 && stem.back() >= 'a' && stem.back() <= 'z');
}

std::vector<fs::path> chosen_files(const QuestionChoice& choices) {
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

Rendered render(const std::vector<FactFinding>& findings, const QuestionChoice& choices) {
  nlohmann::ordered_json json = facts_json(findings);
  json["command"] = command_of("facts", choices);
  return {facts_text(findings) + build_text() + "\n" + command_of("facts", choices) + "\n" +
              std::string(kCaution) + "\n",
          to_csv(fact_rows(findings)), dumped(json)};
}

int facts(const QuestionChoice& choices) {
  format_of(choices.output);
  const AskingSize size = size_of(choices);
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
  auto choices = std::make_shared<QuestionChoice>();
  choices->folder = "scenarios/facts";
  add_questions(*verb, *choices, "--facts", "these claims, `F05` for all parts of it (all)");
  verb->callback([choices, &action] { action = [choices] { return facts(*choices); }; });
}

}  // namespace backchannel
