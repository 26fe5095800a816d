#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "analysis/cli/choices.hpp"
#include "analysis/cli/failure.hpp"
#include "analysis/cli/verbs.hpp"
#include "analysis/table/grid.hpp"
#include "analysis/table/provenance.hpp"
#include "sim/parameters/path.hpp"
#include "sim/parameters/problem.hpp"
#include "sim/scenario/constraint.hpp"
#include "sim/scenario/evidence.hpp"

namespace backchannel {
namespace {

struct Choices {
  ScenarioChoice scenario;
  std::string path;
  OutputChoice output;
};

/// A path selects itself and what lies beneath: `actors.tehran` but not `actors.tehrangeles`.
bool beneath(const std::string& path, const std::string& prefix) {
  if (prefix.empty()) return true;
  if (!path.starts_with(prefix)) return false;
  return path.size() == prefix.size() || prefix.back() == '.' || path[prefix.size()] == '.' ||
         path[prefix.size()] == '[';
}

/// What the documents say about the order of a parameter, or its printed figure.
std::vector<const Claim*> claims_about(const std::string& path, const Judgement& judgement) {
  std::vector<const Claim*> claims;
  for (const Binding& binding : judgement.bindings)
    if (binding.path == path &&
        std::find(claims.begin(), claims.end(), binding.claim) == claims.end())
      claims.push_back(binding.claim);
  return claims;
}

std::string text_of(const ParameterRecord& record, const Study& study,
                    const Judgement& judgement) {
  std::string text = fmt::format("{}: {}", record.path, record.value);
  if (!record.written)
    text += "  (default)";
  else if (!record.default_value.empty() && record.default_value != record.value)
    text += fmt::format("  (default {})", record.default_value);
  text += "\n";
  std::string meaning = record.meaning;
  if (!record.unit.empty()) meaning += "; " + record.unit;
  if (!record.range.empty()) meaning += "; " + record.range;
  text += wrapped(meaning, 98, "    ");
  text += wrapped("source: " + record.source, 98, "    ");
  for (const Evidence::Entry* entry : cited(record.source, study.evidence))
    text +=
        wrapped(fmt::format("{}: {} [{}]", entry->id, entry->fact, entry->document), 98, "      ");
  for (const Claim* claim : claims_about(record.path, judgement))
    text += wrapped("held against: " + claim->says, 98, "    ");
  return text;
}

nlohmann::ordered_json json_of(const ParameterRecord& record, const Study& study,
                               const Judgement& judgement) {
  nlohmann::ordered_json json;
  json["path"] = record.path;
  json["value"] = record.value;
  json["default"] = record.default_value;
  json["written"] = record.written;
  json["unit"] = record.unit;
  json["range"] = record.range;
  json["meaning"] = record.meaning;
  json["line"] = record.place.line;
  json["source"] = record.source;
  json["evidence"] = nlohmann::ordered_json::array();
  for (const Evidence::Entry* entry : cited(record.source, study.evidence)) {
    nlohmann::ordered_json fact;
    fact["id"] = entry->id;
    fact["fact"] = entry->fact;
    fact["document"] = entry->document;
    json["evidence"].push_back(std::move(fact));
  }
  json["held_against"] = nlohmann::ordered_json::array();
  for (const Claim* claim : claims_about(record.path, judgement))
    json["held_against"].push_back(claim->says);
  return json;
}

std::vector<std::string> row_of(const ParameterRecord& record, const Study& study) {
  std::string facts;
  for (const Evidence::Entry* entry : cited(record.source, study.evidence))
    facts += fmt::format("{}{}: {} [{}]", facts.empty() ? "" : "; ", entry->id, entry->fact,
                         entry->document);
  return {record.path,     record.value, record.default_value, record.written ? "true" : "false",
          record.unit,     record.range, record.meaning,       record.source,
          std::move(facts)};
}

Rendered render(const Study& study, const std::vector<const ParameterRecord*>& records,
                const std::string& command) {
  Rendered rendered;
  Grid grid;
  grid.headers = {"path",  "value",   "default", "written", "unit",
                  "range", "meaning", "source",  "evidence"};
  nlohmann::ordered_json json;
  json["caution"] = kCaution;
  json["version"] = this_build().version;
  json["scenario"] = study.scenario.title;
  json["hash"] = study.hash;
  json["command"] = command;
  json["parameters"] = nlohmann::ordered_json::array();
  const Constraints constraints = find_constraints(study.file, study.evidence);
  const Judgement judgement = judge(constraints, study.ledger);
  for (const ParameterRecord* record : records) {
    rendered.table += text_of(*record, study, judgement);
    grid.rows.push_back(row_of(*record, study));
    json["parameters"].push_back(json_of(*record, study, judgement));
  }
  rendered.table +=
      fmt::format("\n{} parameters · {} · scenario {}\n", records.size(), build_text(), study.hash);
  rendered.csv = to_csv(grid);
  rendered.json = dumped(json);
  return rendered;
}

int explain(const Choices& choices) {
  format_of(choices.output);
  const Study study = read_study(choices.scenario);
  std::vector<const ParameterRecord*> records;
  for (const ParameterRecord& record : study.ledger)
    if (beneath(record.path, choices.path)) records.push_back(&record);
  if (records.empty()) {
    std::string near;
    for (const std::string& path : nearest_paths(study.ledger, choices.path))
      near += (near.empty() ? " — did you mean " : " or ") + in_ticks(path);
    throw UsageError(fmt::format("{} has no parameter {}{}", study.file, in_ticks(choices.path),
                                 near.empty() ? "" : near + "?"));
  }
  std::vector<std::string> words;
  if (!choices.path.empty()) words.push_back(choices.path);
  deliver(choices.output, render(study, records, command_of("explain", choices.scenario, words)));
  return kDone;
}

}  // namespace

void add_explain(CLI::App& program, Action& action) {
  CLI::App* verb =
      add_verb(program, "explain", "every parameter: value, meaning, range and where it comes from",
               "./run explain scenarios/muscat_2026.yaml actors.tehran.trust");
  auto choices = std::make_shared<Choices>();
  add_scenario(*verb, choices->scenario);
  verb->add_option("PATH", choices->path, "only what lies at or beneath this path");
  add_output(*verb, choices->output);
  verb->callback([choices, &action] { action = [choices] { return explain(*choices); }; });
}

}  // namespace backchannel
