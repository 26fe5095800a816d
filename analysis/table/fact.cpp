#include "analysis/table/fact.hpp"

#include <algorithm>

#include "sim/parameters/read.hpp"
#include "sim/parameters/yaml.hpp"

namespace backchannel {

std::string words_of(FactVerdict verdict) {
  std::string words(name_of(verdict));
  std::replace(words.begin(), words.end(), '_', ' ');
  return words;
}

namespace {

void check_fact(const Fact& fact, const QuestionPlace& place) {
  if (fact.schema != "backchannel-fact/1")
    place.complain("schema", "`" + fact.schema + "` is not a fact", "this reads facts",
                   "write `schema: backchannel-fact/1`");
  check_question(fact.question, place);
  if (fact.built_in.empty() && fact.mechanism.empty())
    place.complain("built_in", "no parameter is named, and no mechanism either",
                   "a reader must know why the claim is not simply written down",
                   "write `mechanism:` with the reason, or name the parameter");
}

FactVerdict verdict_on(const FactFinding& finding) {
  using Came = Answer::Came;
  if (finding.answer.came == Came::opposite) return FactVerdict::opposite;
  if (finding.answer.came == Came::not_shown) return FactVerdict::not_produced;
  if (finding.without.empty()) return FactVerdict::produced;
  const bool each = std::all_of(
      finding.without.begin(), finding.without.end(),
      [](const FactWithout& off) { return off.answer.came == Came::as_claimed; });
  return each ? FactVerdict::produced_also_without : FactVerdict::built_in;
}

/// What is laid over the scenario to switch a term off.
std::vector<Setting> settings_without(const Fact& fact, const FactTerm& term) {
  std::vector<Setting> settings;
  lay(fact.without, settings);
  settings.push_back({term.path, term.off});
  return settings;
}

}  // namespace

Fact read_fact(const std::string& file) {
  Problems problems;
  const Node root = read_yaml_file(file, problems);
  Fact fact;
  std::vector<ParameterRecord> records;
  FileReading reading{.problems = &problems, .ledger = &records};
  read(root, fact, reading);
  if (problems.empty()) check_fact(fact, {file, root, records, problems});
  if (!problems.empty()) throw ScenarioError(std::move(problems));
  return fact;
}

FactFinding find_out(const Fact& fact, const std::string& folder, const AskingSize& size,
                     const std::function<void(std::uint64_t)>& lived) {
  const Question& question = fact.question;
  FactFinding finding;
  finding.fact = fact;
  finding.seed = size.seed;
  finding.runs = size.runs > 0 ? size.runs : question.runs;
  const Study study = study_of(question, folder);
  finding.hash = study.hash;
  for (const std::string& id : fact.evidence)
    if (study.evidence.find(id) == nullptr)
      refuse(question, "evidence", "the ledger has no entry `" + id + "`");
  finding.answer = ask(question, study, size, lived);
  if (finding.answer.came == Answer::Came::as_claimed)
    for (const auto& [name, term] : fact.built_in.entries)
      finding.without.push_back(
          {term.path, term.off,
           ask(question, study_of(question, folder, settings_without(fact, term)), size, lived)});
  finding.verdict = verdict_on(finding);
  return finding;
}

}  // namespace backchannel
