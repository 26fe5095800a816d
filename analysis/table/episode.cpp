#include "analysis/table/episode.hpp"

#include <algorithm>

namespace backchannel {

Study read_episode(const std::string& file) {
  Study study = read_study(file);
  Problems problems;
  const auto refuse = [&](const Place& place, const std::string& path, std::string problem,
                          std::string reason, std::string suggestion) {
    problems.add({place, path, std::move(problem), std::move(reason), std::move(suggestion),
                  study.root.line_text(place)});
  };
  const Place top{file, 1, 1};
  if (study.behaviour.file.empty())
    refuse(top, "behaviour", "the episode names no file of behaviour",
           "one set of behaviour serves all episodes", "write `behaviour: ../behaviour.yaml`");
  for (const auto& one : study.behaviour.overrides)
    refuse(one.place, one.path, "the episode writes over " + study.behaviour.file,
           "with a temper of its own it would be compared with nothing",
           "remove it, or change the file for all episodes");
  if (study.scenario.documented.says.empty())
    refuse(top, "documented.says", "the episode does not say what is documented",
           "its shares stand beside that", "write `documented:` with `says:` and a source");
  if (!problems.empty()) throw ScenarioError(std::move(problems));
  return study;
}

namespace {

const Column* find(const std::vector<Column>& columns, const std::string& name) {
  const auto found = std::find_if(columns.begin(), columns.end(),
                                  [&](const Column& column) { return column.name == name; });
  return found == columns.end() ? nullptr : &*found;
}

}  // namespace

Sighting::Sighting(std::string name, const Observed& observed, const std::vector<Column>& columns)
    : name_(std::move(name)), observed_(observed) {
  if (const Column* column = find(columns, observed.measure)) {
    column_ = column->index;
    may_not_happen_ = column->may_not_happen;
  }
  if (const Column* other = find(columns, observed.before)) before_ = other->index;
}

bool Sighting::holds(const std::vector<double>& row) const {
  const double value = row[*column_];
  const bool happened = !may_not_happen_ || value != kDidNot;
  if (observed_.happened && !*observed_.happened) return !happened;
  return happened && (!observed_.at_least || value >= *observed_.at_least) &&
         (!observed_.at_most || value <= *observed_.at_most) &&
         (!before_ || row[*before_] == kDidNot || value < row[*before_]);
}

void Sighting::add(const std::vector<double>& row) {
  if (!column_) return;
  ++runs_;
  if (holds(row)) ++hits_;
}

Episode::Episode(std::string id, const Study& study)
    : id_(std::move(id)),
      title_(study.scenario.title),
      hash_(study.hash),
      documented_(study.scenario.documented) {
  const std::vector<Column> columns = columns_of(study.arms[0]);
  for (const auto& [name, observed] : documented_.observed.entries)
    sightings_.emplace_back(name, observed, columns);
  for (std::size_t arm = 1; arm < study.arms.size(); ++arm)
    arms_.push_back({study.arms.name(arm), {}, {}, {}});
}

bool Episode::would_count(Outcome outcome) const {
  const auto& classes = documented_.outcome;
  return std::find(classes.begin(), classes.end(), outcome) != classes.end();
}

void Episode::add(const Batch& batch) {
  const std::vector<RunResult>& first = batch.by_arm.front();
  for (std::size_t k = 0; k < first.size(); ++k) {
    read_row(first[k].tally, row_);
    for (Sighting& sighting : sightings_) sighting.add(row_);
    for (std::size_t arm = 0; arm < arms_.size(); ++arm) {
      const Outcome here = first[k].outcome;
      const Outcome there = batch.by_arm[arm + 1][k].outcome;
      arms_[arm].happened.add(would_count(here), would_count(there));
      arms_[arm].war.add(here == Outcome::war, there == Outcome::war);
      arms_[arm].strikes.add(here == Outcome::strikes, there == Outcome::strikes);
    }
  }
}

std::optional<Estimate> EpisodeFinding::share() const {
  if (episode.documented().outcome.empty()) return std::nullopt;
  std::uint64_t count = 0;
  for (int c = 0; c < kOutcomes; ++c)
    if (const auto outcome = static_cast<Outcome>(c); episode.would_count(outcome))
      count += arms.front().count(outcome);
  return wilson(count, runs());
}

}  // namespace backchannel
