#include "analysis/table/system_sheet.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "analysis/table/answer_sheet.hpp"
#include "analysis/table/numbers.hpp"
#include "analysis/table/provenance.hpp"

namespace backchannel {
namespace {

constexpr std::size_t kPage = 100;
constexpr const char* kIndent = "      ";

std::string verdict(bool passed) { return passed ? "pass" : "fail"; }

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

std::string block(const SystemFinding& finding) {
  const System& system = finding.system;
  std::string text =
      fmt::format("{:<6}{}: {}\n", system.id, verdict(finding.passed()), system.name);
  text += wrapped("lives in " + joined(system.where), kPage, kIndent);
  text += fmt::format("{}{}, shown by\n{}  {}\n", kIndent, system.scenario, kIndent,
                      system.command);
  for (std::size_t i = 0; i < finding.checks.size(); ++i) {
    const auto& [name, check] = system.checks.entries[i];
    const Answer& answer = finding.checks[i].answer;
    text += wrapped(fmt::format("{}: {}. {}: {}", verdict(finding.checks[i].passed()), check.says,
                                question_text(check.question),
                                effect_text(check.question, answer)),
                    kPage, kIndent);
    if (answer.levels.size() > 1) text += wrapped(levels_text(answer), kPage, "            ");
  }
  return text + "\n";
}

}  // namespace

std::size_t SystemList::passed() const {
  return static_cast<std::size_t>(std::count_if(
      found.begin(), found.end(), [](const SystemFinding& each) { return each.passed(); }));
}

std::string systems_text(const SystemList& systems) {
  std::string text;
  for (const SystemFinding& finding : systems.found) text += block(finding);
  if (!systems.absent.empty())
    text += wrapped("no file for " + joined(systems.absent), kPage, "");
  return text + fmt::format("{} of {} pass\n", systems.passed(), systems.all());
}

Grid system_rows(const SystemList& systems) {
  Grid grid;
  grid.headers = {"id",      "name", "verdict", "where", "scenario", "command", "check",
                  "result",  "says", "measure", "effect", "low",     "high",    "runs",
                  "seed",    "scenario_hash"};
  for (const SystemFinding& finding : systems.found) {
    const System& system = finding.system;
    for (std::size_t i = 0; i < finding.checks.size(); ++i) {
      const auto& [name, check] = system.checks.entries[i];
      const CheckFinding& found = finding.checks[i];
      grid.rows.push_back({system.id, system.name, verdict(finding.passed()), joined(system.where),
                           check.question.scenario, system.command, name, verdict(found.passed()),
                           check.says, question_text(check.question),
                           digits(found.answer.effect.value), digits(found.answer.effect.low),
                           digits(found.answer.effect.high), fmt::format("{}", found.runs),
                           fmt::format("{}", finding.seed), found.hash});
    }
  }
  return grid;
}

nlohmann::ordered_json systems_json(const SystemList& systems) {
  nlohmann::ordered_json json;
  json["caution"] = kCaution;
  json["version"] = this_build().version;
  json["commit"] = this_build().commit;
  json["passed"] = systems.passed();
  json["all"] = systems.all();
  json["absent"] = systems.absent;
  json["systems"] = nlohmann::ordered_json::array();
  for (const SystemFinding& finding : systems.found) {
    const System& system = finding.system;
    nlohmann::ordered_json entry;
    entry["id"] = system.id;
    entry["name"] = system.name;
    entry["passed"] = finding.passed();
    entry["models"] = system.models;
    entry["observable"] = system.observable;
    entry["evidence"] = system.evidence;
    entry["where"] = system.where;
    entry["scenario"] = system.scenario;
    entry["command"] = system.command;
    entry["seed"] = fmt::format("{}", finding.seed);
    entry["checks"] = nlohmann::ordered_json::array();
    for (std::size_t i = 0; i < finding.checks.size(); ++i) {
      const auto& [name, check] = system.checks.entries[i];
      nlohmann::ordered_json each;
      each["name"] = name;
      each["says"] = check.says;
      each["measure"] = question_text(check.question);
      each["passed"] = finding.checks[i].passed();
      each["scenario"] = check.question.scenario;
      each["hash"] = finding.checks[i].hash;
      each["runs"] = finding.checks[i].runs;
      each["effect"] = answer_json(finding.checks[i].answer);
      entry["checks"].push_back(std::move(each));
    }
    json["systems"].push_back(std::move(entry));
  }
  return json;
}

}  // namespace backchannel
