#include "sim/scenario/study.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

#include "sim/crisis/luck.hpp"
#include "sim/parameters/path.hpp"
#include "sim/parameters/schema.hpp"
#include "sim/parameters/yaml.hpp"
#include "sim/policies/strategic/families.hpp"
#include "sim/scenario/check.hpp"
#include "sim/scenario/evidence.hpp"

namespace backchannel {

const Evidence::Entry* Evidence::find(std::string_view id) const {
  for (const Entry& entry : entries)
    if (entry.id == id) return &entry;
  return nullptr;
}

double* parameter(Scenario& scenario, std::string_view path, Field* found) {
  return locate(scenario, path, found);
}

std::string scenario_schema() { return schema_of<Scenario>().dump(2) + "\n"; }

namespace {

/// Lists some of the outermost blocks.
struct BlockVisit {
  std::span<const std::string> blocks;
  FileReading& reading;

  template <class T>
  void operator()(const Field& field, T& value) {
    if (std::find(blocks.begin(), blocks.end(), field.name) == blocks.end()) return;
    const StepDown step(reading, field.name);
    walk(nullptr, value, field, reading);
  }
};

}  // namespace

std::vector<ParameterRecord> list_blocks(const Scenario& scenario,
                                         std::span<const std::string> blocks) {
  Scenario copy = scenario;  // fields are visited as what could be changed
  std::vector<ParameterRecord> records;
  Problems none;  // somewhere to tell problems, as a mere listing would look up every default again
  FileReading reading{.problems = &none, .ledger = &records};
  BlockVisit visit{blocks, reading};
  copy.fields(visit);
  return records;
}

std::string resolved_yaml(const Study& study) {
  // Every value is written out, so the file it may have come from is not needed any more.
  std::vector<ParameterRecord> records = study.ledger;
  std::erase_if(records, [](const ParameterRecord& record) { return record.path == "behaviour"; });
  Node root = to_node(records);
  // What is documented cites a document even where one source stands for all values.
  const bool tells = !study.scenario.documented.says.empty();
  for (const ParameterRecord& record : records)
    if (tells && record.path == "documented.says")
      set_at(root, "documented.source", Node::scalar(record.source));
  return to_yaml(root);
}

namespace {

/// FNV-1a over all parameters and their values as people write them, defaults included.
std::string hash_of(const std::vector<ParameterRecord>& records) {
  std::uint64_t hash = 0xCBF29CE484222325ULL;
  const auto take = [&hash](std::string_view text, char end) {
    for (const char letter : text) {
      hash ^= static_cast<unsigned char>(letter);
      hash *= 0x100000001B3ULL;
    }
    hash ^= static_cast<unsigned char>(end);
    hash *= 0x100000001B3ULL;
  };
  for (const ParameterRecord& record : records) {
    if (record.path == "behaviour") continue;  // its values count, not the file they came from
    if (record.path.starts_with("experiment.")) continue;  // which runs, not what happens in them
    if (record.path.starts_with("translations")) continue;  // the same words once more
    take(record.path, '=');
    take(record.value, '\n');
  }
  std::array<char, 20> digits{};
  std::snprintf(digits.data(), digits.size(), "%016llx", static_cast<unsigned long long>(hash));
  return digits.data();
}

/// `ledger` may be null where no source can be new: provenance was checked for the scenario itself.
Scenario read_scenario(const Node& root, Problems& problems, const Evidence& evidence,
                       std::vector<ParameterRecord>* ledger) {
  Scenario scenario;
  if (!check_format(root, problems)) return scenario;
  Problems own;  // what was told of another arm must not silence what is wrong in this one
  FileReading reading{.problems = &own, .ledger = ledger};
  read(root, scenario, reading);
  check(scenario, root, ledger ? *ledger : std::vector<ParameterRecord>{}, evidence, own);
  problems.add(own);
  settle(scenario);
  return scenario;
}

bool names_a_source(const Node& node) {
  if (node.find("source")) return true;
  for (const auto& entry : node.entries)
    if (names_a_source(entry.value)) return true;
  return std::any_of(node.items.begin(), node.items.end(), names_a_source);
}

/// A block may replace one that had its own source, so only words and lists of an arm are trusted.
bool may_change_provenance(const Arm& arm) {
  return std::any_of(arm.set.entries.begin(), arm.set.entries.end(), [](const auto& entry) {
    return entry.value.kind == Node::Kind::map || names_a_source(entry.value);
  });
}

/// A value that is set by hand is no longer uncertain, nor is any part of it.
void fix(Node& root, const std::string& path) {
  Node* uncertain = root.find("uncertain");
  if (!uncertain) return;
  std::erase_if(uncertain->entries,
                [&](const auto& entry) { return leads_through(entry.key.text, path); });
}

void lay_over(Node& root, std::span<const Setting> settings, Problems& problems) {
  for (const Setting& setting : settings) {
    Node value = scalar_from_text(setting.value, &problems, "--set " + setting.path);
    fix(root, setting.path);
    if (!set_at(root, setting.path, std::move(value)))
      problems.add({.place = {"--set", 0, 0},
                    .path = setting.path,
                    .problem = "no such place in the scenario",
                    .reason = "a path names keys with dots between them",
                    .suggestion = "see `backchannel explain FILE` for all paths",
                    .line_text = {}});
  }
}

void read_arms(Study& study, Problems& problems) {
  if (study.scenario.arms.empty()) {
    study.arms.entries.push_back({"as written", study.scenario});
    return;
  }
  for (const auto& [name, arm] : study.scenario.arms.entries) {
    Node root = study.root;
    for (const auto& entry : arm.set.entries) {
      fix(root, entry.path);
      if (set_at(root, entry.path, entry.value, entry.place)) continue;
      problems.add({.place = entry.place,
                    .path = "arms." + name + ".set." + entry.path,
                    .problem = "no such place in the scenario",
                    .reason = "an arm lays values over paths that exist",
                    .suggestion = "see `backchannel explain FILE` for all paths",
                    .line_text = entry.value.line_text(entry.place)});
    }
    std::vector<ParameterRecord> records;
    study.arms.entries.push_back(
        {name, read_scenario(root, problems, study.evidence,
                             may_change_provenance(arm) ? &records : nullptr)});
  }
}

/// Another file of behaviour must be known before anything is laid under.
void choose_behaviour(Node& root, std::span<const Setting> settings, Problems& problems) {
  for (const Setting& setting : settings)
    if (setting.path == "behaviour")
      set_at(root, setting.path, scalar_from_text(setting.value, &problems, "--set behaviour"));
}

Study study_of(Node root, const std::string& file, std::span<const Setting> settings,
               Problems& problems) {
  Study study;
  study.file = file;
  study.root = std::move(root);
  study.evidence = find_ledger(file);
  choose_behaviour(study.root, settings, problems);
  study.behaviour = lay_behaviour_under(study.root, file, study.evidence, problems);
  lay_over(study.root, settings, problems);
  study.scenario = read_scenario(study.root, problems, study.evidence, &study.ledger);
  // A setting may take away what has a name in another language; the file alone may not lack it.
  if (settings.empty() && study.root.kind == Node::Kind::map)
    check_translations(study.scenario, study.root, problems);
  // An arm repeats every mistake of the scenario itself; those are told once.
  if (problems.empty()) read_arms(study, problems);
  if (!problems.empty()) throw ScenarioError(std::move(problems));
  study.hash = hash_of(study.ledger);
  return study;
}

}  // namespace

Named<Scenario> arms_with(const Study& study, const Overrides& values, Problems& problems) {
  Problems own;
  Study varied;
  varied.root = study.root;
  varied.evidence = study.evidence;
  for (const auto& [path, value, place] : values.entries) {
    fix(varied.root, path);
    if (set_at(varied.root, path, value, place)) continue;
    own.add({place, path, "no such place in the scenario",
             "a path names keys with dots between them",
             "see `backchannel explain FILE` for all paths", value.line_text(place)});
  }
  if (own.empty()) varied.scenario = read_scenario(varied.root, own, study.evidence, nullptr);
  if (own.empty()) read_arms(varied, own);
  problems.add(own);
  return own.empty() ? std::move(varied.arms) : Named<Scenario>{};
}

Study read_study(const std::string& file, std::span<const Setting> settings) {
  Problems problems;
  Node root = read_yaml_file(file, problems);
  return study_of(std::move(root), file, settings, problems);
}

Study read_study_text(std::string_view text, const std::string& file,
                      std::span<const Setting> settings) {
  Problems problems;
  Node root = parse_yaml(text, file, problems);
  return study_of(std::move(root), file, settings, problems);
}

}  // namespace backchannel
