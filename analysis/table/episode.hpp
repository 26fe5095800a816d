#pragma once

/// A historical episode: what is documented beside what the model gives.
///
/// The share the model gives to what happened is the share of runs whose class is one of those that
/// would count as it (`documented.outcome`); each observation has its own share, that of the runs
/// in which its measure lies within the documented bounds. Nothing is fitted: one file of behaviour
/// serves all episodes, and one that writes over it is refused here. Counterfactual arms are paired
/// with the first, run by run (statistics.hpp).
/// What is left out: any score that would join shares of different episodes to one number.

#include <optional>
#include <string>
#include <vector>

#include "analysis/table/column.hpp"
#include "analysis/table/statistics.hpp"
#include "analysis/table/summary.hpp"
#include "sim/engine/experiment.hpp"
#include "sim/scenario/study.hpp"

namespace backchannel {

/// Reads an episode; throws ScenarioError for all that `read_study` refuses, and if it names no
/// file of behaviour, writes over one, or does not say what is documented.
Study read_episode(const std::string& file);

/// One documented observation and the runs in which the model made it.
class Sighting {
 public:
  Sighting(std::string name, const Observed& observed, const std::vector<Column>& columns);
  void add(const std::vector<double>& row);

  const std::string& name() const { return name_; }
  const Observed& observed() const { return observed_; }
  /// Of the runs, those in which it was so; only for an observation that is a share.
  Estimate share() const { return wilson(hits_, runs_); }

 private:
  bool holds(const std::vector<double>& row) const;

  std::string name_;
  Observed observed_;
  std::optional<std::size_t> column_;
  std::optional<std::size_t> before_;
  bool may_not_happen_ = false;
  std::uint64_t hits_ = 0;
  std::uint64_t runs_ = 0;
};

/// A counterfactual arm against the first.
struct EpisodeArm {
  std::string name;
  PairedCounts happened;  ///< ended in a class that would count as what happened
  PairedCounts war;
  PairedCounts strikes;
};

class Episode {
 public:
  /// `id` is the name of its file up to the first `_`: `H11`.
  Episode(std::string id, const Study& study);
  void add(const Batch& batch);

  const std::string& id() const { return id_; }
  const std::string& title() const { return title_; }
  const std::string& hash() const { return hash_; }
  const Documented& documented() const { return documented_; }
  const std::vector<Sighting>& sightings() const { return sightings_; }
  /// One for each arm but the first.
  const std::vector<EpisodeArm>& arms() const { return arms_; }
  bool would_count(Outcome outcome) const;

 private:
  std::string id_;
  std::string title_;
  std::string hash_;
  Documented documented_;
  std::vector<Sighting> sightings_;
  std::vector<EpisodeArm> arms_;
  std::vector<double> row_;
};

/// An episode and the summaries of its arms, the first among them.
struct EpisodeFinding {
  Episode episode;
  std::vector<ArmSummary> arms;
  std::uint64_t seed = 1;

  std::uint64_t runs() const { return arms.front().runs(); }
  /// The share of the first arm's runs that would count; nothing if the documents give no class.
  std::optional<Estimate> share() const;
};

}  // namespace backchannel
