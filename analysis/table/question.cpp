#include "analysis/table/question.hpp"

#include <algorithm>

#include "sim/parameters/yaml.hpp"

namespace backchannel {

void QuestionPlace::complain(const std::string& key, std::string problem, std::string reason,
                             std::string suggestion) const {
  const Node* at = node.find(key);
  problems.add({.place = at          ? at->place
                         : node.source ? node.place
                                       : Place{file, 1, 1},
                .path = prefix + key,
                .problem = std::move(problem),
                .reason = std::move(reason),
                .suggestion = std::move(suggestion),
                .line_text = at ? at->line_text() : ""});
}

namespace {

using Test = Question::Test;

void check_arms(const Question& question, const QuestionPlace& place) {
  const bool compares = question.test == Test::difference || question.test == Test::spread;
  const std::size_t least = question.test == Test::widening ? 4 : compares ? 2 : 1;
  if (question.arms.size() < least)
    place.complain("arms", "this test needs " + std::to_string(least) + " arms or more",
                   "an effect is a difference between arms", "name another arm");
  if (question.test == Test::widening && question.arms.size() != 4)
    place.complain("arms", "a widening has four arms", "(fourth − third) − (second − first)",
                   "leave out the others");
}

void check_readout(const Readout& readout, const std::string& key, const QuestionPlace& place) {
  if (readout.kinds() != 1)
    place.complain(key, "it names " + std::string(readout.empty() ? "nothing" : "too much"),
                   "a run gives one value",
                   "write one of `column`, `outcome`, `war` and `events`");
  if (readout.column.empty() && readout.events.empty() &&
      !(readout.per.empty() && readout.minus.empty()))
    place.complain(key, "`per` and `minus` need a number", "they take from it or divide it",
                   "write `column:` or `events:`, or leave them out");
}

void check_condition(const Readout& readout, const std::string& key, const QuestionPlace& place) {
  check_readout(readout, key, place);
  if (!readout.is_share())
    place.complain(key, "it holds of a run or it does not",
                   "it tells some runs from the others",
                   "write `outcome`, `war`, `happened`, `at_least` or `at_most`");
}

void check_second_readout(const Question& question, const QuestionPlace& place) {
  const bool needs = question.test == Test::separates || question.test == Test::correlation;
  if (!needs) return;
  if (!question.against)
    return place.complain("test", "it needs something to hold the measure against",
                          "the test is about two things read off the same run",
                          "write `against:`, as under `measure:`");
  if (question.test == Test::separates)
    check_condition(*question.against, "against", place);
  else
    check_readout(*question.against, "against", place);
  if (question.rival) check_readout(*question.rival, "rival", place);
}

/// A bound that is not written cannot be missed.
void check_bounds(const Question& question, const QuestionPlace& place) {
  const bool bounded =
      question.test == Test::level || question.test == Test::always ||
      (question.test == Test::separates && !question.rival);
  const bool written = place.node.find("least") != nullptr || place.node.find("most") != nullptr;
  if (bounded && !written)
    place.complain("test", "it has no bound, so nothing could be missed",
                   "a level is as claimed when it lies within bounds",
                   "write `least:` or `most:`");
}

/// A number that decides a verdict must say where it comes from.
void expect_sources(const QuestionPlace& place) {
  const auto decides = [](const std::string& name) {
    return name == "margin" || name == "least" || name == "most";
  };
  for (const ParameterRecord& record : place.records) {
    if (!decides(record.name) || !record.written || !record.source.empty()) continue;
    if (!record.path.starts_with(place.prefix)) continue;
    place.complain(record.path.substr(place.prefix.size()),
                   "it decides a verdict and has no source",
                   "a bound or margin is chosen before anything is run",
                   "write `source: \"judgement: why\"` at the top of the file");
  }
}

/// The question's arms take the place of the scenario's own.
Setting arms_of(const Question& question) {
  Node arms = Node::map();
  for (const auto& [name, arm] : question.arms.entries) {
    Node set = Node::map();
    for (const auto& entry : arm.set.entries)
      set.entries.push_back({{entry.path, {}}, entry.value});
    Node node = Node::map();
    node.entries.push_back({{"set", {}}, std::move(set)});
    arms.entries.push_back({{name, {}}, std::move(node)});
  }
  return {"arms", to_yaml(arms)};
}

}  // namespace

void check_question(const Question& question, const QuestionPlace& place) {
  check_arms(question, place);
  check_readout(question.measure, "measure", place);
  const bool modal = question.test == Test::modal || question.test == Test::prior;
  if (modal && question.measure.outcome.size() != 1)
    place.complain("measure", "the most frequent class is one class",
                   "the test asks whether it leads all others", "write `outcome: [a_class]`");
  if (question.among) check_condition(*question.among, "among", place);
  check_second_readout(question, place);
  check_bounds(question, place);
  expect_sources(place);
}

void refuse(const Question& question, const std::string& path, const std::string& problem) {
  Problems problems;
  problems.add({.place = {question.id, 0, 0},
                .path = path,
                .problem = problem,
                .reason = "the scenario `" + question.scenario + "` does not have it",
                .suggestion = "see `backchannel codebook`, or the ledger beside the scenarios",
                .line_text = {}});
  throw ScenarioError(std::move(problems));
}

void lay(const Overrides& given, std::vector<Setting>& settings) {
  for (const auto& entry : given.entries)
    settings.push_back({entry.path, to_yaml(entry.value)});
}

Study study_of(const Question& question, const std::string& folder,
               const std::vector<Setting>& more) {
  std::vector<Setting> settings;
  lay(question.common, settings);
  settings.insert(settings.end(), more.begin(), more.end());
  settings.push_back(arms_of(question));
  return read_study(folder + "/" + question.scenario, settings);
}

std::uint64_t runs_of(const Question& question, std::uint32_t runs) {
  const std::uint64_t each = runs > 0 ? runs : question.runs;
  return each * (question.test == Test::prior ? question.draws : question.arms.size());
}

}  // namespace backchannel
