#include "analysis/table/system.hpp"

#include <algorithm>

#include "sim/parameters/read.hpp"
#include "sim/parameters/yaml.hpp"

namespace backchannel {
namespace {

void check_system(const System& system, const QuestionPlace& place) {
  if (system.schema != "backchannel-system/1")
    place.complain("schema", "`" + system.schema + "` is not a system", "this reads systems",
                   "write `schema: backchannel-system/1`");
  if (system.checks.empty())
    place.complain("checks", "nothing is checked", "a system that cannot fail shows nothing",
                   "write a check as in the other files of the folder");
  if (system.where.empty())
    place.complain("where", "it names no source file", "a reader wants to find it in the code",
                   "write `where: [sim/engine/talks.cpp convene]`");
  if (!system.command.starts_with("./run "))
    place.complain("command", "it does not begin with `./run`", "it is typed as it stands",
                   "write `./run story scenarios/muscat_2026.yaml --run 3`");
  const Node* checks = place.node.find("checks");
  for (const auto& [name, check] : system.checks.entries)
    if (const Node* node = checks == nullptr ? nullptr : checks->find(name))
      check_question(check.question, {place.file, *node, place.records, place.problems,
                                      "checks." + name + "."});
}

}  // namespace

bool SystemFinding::passed() const {
  return std::all_of(checks.begin(), checks.end(),
                     [](const CheckFinding& check) { return check.passed(); });
}

System read_system(const std::string& file) {
  Problems problems;
  const Node root = read_yaml_file(file, problems);
  System system;
  std::vector<ParameterRecord> records;
  FileReading reading{.problems = &problems, .ledger = &records};
  read(root, system, reading);
  for (auto& [name, check] : system.checks.entries) {
    check.question.id = system.id + " " + name;
    if (check.question.scenario.empty()) check.question.scenario = system.scenario;
  }
  if (problems.empty()) check_system(system, {file, root, records, problems});
  if (!problems.empty()) throw ScenarioError(std::move(problems));
  return system;
}

SystemFinding find_out(const System& system, const std::string& folder, const AskingSize& size,
                       const std::function<void(std::uint64_t)>& lived) {
  SystemFinding finding;
  finding.system = system;
  finding.seed = size.seed;
  for (const auto& [name, check] : system.checks.entries) {
    const Study study = study_of(check.question, folder);
    for (const std::string& id : system.evidence)
      if (study.evidence.find(id) == nullptr)
        refuse(check.question, "evidence", "the ledger has no entry `" + id + "`");
    finding.checks.push_back({study.hash, size.runs > 0 ? size.runs : check.question.runs,
                              ask(check.question, study, size, lived)});
  }
  return finding;
}

std::uint64_t runs_of(const System& system, std::uint32_t runs) {
  std::uint64_t all = 0;
  for (const auto& [name, check] : system.checks.entries) all += runs_of(check.question, runs);
  return all;
}

}  // namespace backchannel
