#include "analysis/table/fact.hpp"

#include <algorithm>
#include <filesystem>

#include "sim/parameters/read.hpp"
#include "sim/parameters/yaml.hpp"

namespace backchannel {

std::string words_of(FactVerdict verdict) {
  std::string words(name_of(verdict));
  std::replace(words.begin(), words.end(), '_', ' ');
  return words;
}

namespace {

/// Complains about one path of a fact file, at its place if it has one.
struct FactCheck {
  const std::string& file;
  const Node& root;
  const std::vector<ParameterRecord>& records;
  Problems& problems;

  void complain(const std::string& path, std::string problem, std::string reason,
                std::string suggestion) const {
    const Node* node = root.find(path);
    problems.add({.place = node ? node->place : Place{file, 1, 1},
                  .path = path,
                  .problem = std::move(problem),
                  .reason = std::move(reason),
                  .suggestion = std::move(suggestion),
                  .line_text = node ? node->line_text() : ""});
  }

  /// A number that decides a verdict must say where it comes from.
  void expect_sources() const {
    for (const ParameterRecord& record : records)
      if (decides(record.name) && record.written && record.source.empty())
        complain(record.path, "it decides a verdict and has no source",
                 "a bound or margin is chosen before anything is run",
                 "write `source: \"judgement: why\"` at the top of the file");
  }
  static bool decides(const std::string& name) {
    return name == "margin" || name == "least" || name == "most";
  }
};

void check_arms(const Fact& fact, const FactCheck& check) {
  const std::size_t least = fact.test == Fact::Test::widening     ? 4
                            : fact.test == Fact::Test::difference ? 2
                                                                  : 1;
  if (fact.arms.size() < least)
    check.complain("arms", "this test needs " + std::to_string(least) + " arms or more",
                   "an effect is a difference between arms", "name another arm");
  if (fact.test == Fact::Test::widening && fact.arms.size() != 4)
    check.complain("arms", "a widening has four arms", "(fourth − third) − (second − first)",
                   "leave out the others");
}

void check_measure(const Fact& fact, const FactCheck& check) {
  const FactMeasure& measure = fact.measure;
  const int kinds = !measure.column.empty() + !measure.outcome.empty() +
                    (measure.war != Cause::none);
  if (kinds != 1)
    check.complain("measure", "it names " + std::string(kinds == 0 ? "nothing" : "too much"),
                   "a run gives one value", "write one of `column`, `outcome` and `war`");
  const bool modal = fact.test == Fact::Test::modal || fact.test == Fact::Test::prior;
  if (modal && measure.outcome.size() != 1)
    check.complain("measure", "the most frequent class is one class",
                   "the test asks whether it leads all others", "write `outcome: [a_class]`");
  if (fact.built_in.empty() && fact.mechanism.empty())
    check.complain("built_in", "no parameter is named, and no mechanism either",
                   "a reader must know why the claim is not simply written down",
                   "write `mechanism:` with the reason, or name the parameter");
}

void check_fact(const Fact& fact, const FactCheck& check) {
  if (fact.schema != "backchannel-fact/1")
    check.complain("schema", "`" + fact.schema + "` is not a fact", "this reads facts",
                   "write `schema: backchannel-fact/1`");
  check_arms(fact, check);
  check_measure(fact, check);
  check.expect_sources();
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

}  // namespace backchannel
