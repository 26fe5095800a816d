#pragma once

/// What the report shows, as data: everything a page needs, and no more.
///
/// Runs come in as they are lived, or out of a store; only sums, shares and a few typical runs are
/// kept, so that a page of a million runs is hardly larger than one of a thousand. Shares carry
/// their intervals, differences are paired (compare.hpp), endings over time are cumulative
/// incidence (incidence.hpp), and what is told of levels and channels comes from runs looked at
/// from within (watched.hpp). Numbers are thinned to five significant digits.
///
/// **Good and bad ends**, for the five indicators: an agreement of any kind or an understanding is
/// good; war, strikes or a collapse is bad; the rest counts as neither. That is a judgement. How
/// well an indicator tells the one from the other is the chance that a run of a good end has the
/// better sign than a run of a bad one (association.hpp).
///
/// Everything is a function of the runs in their order: the same runs, the same bytes.
/// What is left out: words. Sentences are written by the page, in the reader's language.

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "analysis/report/chosen_runs.hpp"
#include "analysis/report/watched.hpp"
#include "analysis/table/compare.hpp"
#include "analysis/table/design_effect.hpp"
#include "analysis/table/episode.hpp"
#include "analysis/table/incidence.hpp"
#include "analysis/table/parting.hpp"
#include "analysis/table/provenance.hpp"
#include "analysis/table/summary.hpp"
#include "sim/engine/experiment.hpp"
#include "sim/scenario/study.hpp"

namespace backchannel {

struct ReportArm {
  std::string name;
  const Scenario* scenario = nullptr;
};

class Report {
 public:
  /// The study and its arms must outlive it.
  Report(const Study& study, std::vector<ReportArm> arms, std::uint64_t seed);

  /// Paired runs, in order.
  void add(const Batch& batch);
  /// What has been seen of runs from within.
  void add(std::vector<WatchedArm> watched) { watched_ = std::move(watched); }
  /// What each benefit contributes (ablation_json), or a design's answer (sensitivity_json).
  void add_ablation(nlohmann::ordered_json ablation) { ablation_ = std::move(ablation); }
  void add_sensitivity(nlohmann::ordered_json answer) { sensitivity_.push_back(std::move(answer)); }

  /// What each factor of a design changes, in the first arm.
  void add_design(const DesignEffects& effects);

  const std::vector<ReportArm>& arms() const { return arms_; }
  std::uint64_t runs() const { return summaries_.front().runs(); }
  /// What to watch to make the page whole.
  Watching watching(std::uint32_t runs, int threads) const;
  /// The data of the page, with what it tells in every language there is.
  nlohmann::ordered_json data(const Provenance& provenance) const;

 private:
  /// One run's signs: how many of the five look good, and each by itself.
  struct Signs {
    std::vector<double> each[6];
    std::vector<bool> good;
    std::uint64_t neither = 0;
  };
  void add_signs(std::size_t arm, const RunResult& result);
  nlohmann::ordered_json arms_json() const;
  nlohmann::ordered_json comparisons_json() const;
  nlohmann::ordered_json incidence_json() const;
  nlohmann::ordered_json levels_json() const;
  nlohmann::ordered_json pressure_json() const;
  nlohmann::ordered_json signs_json() const;
  nlohmann::ordered_json messages_json() const;
  nlohmann::ordered_json runs_json() const;
  nlohmann::ordered_json told_runs_json(ToldTexts& texts) const;
  nlohmann::ordered_json documented_json() const;

  const Study& study_;
  std::vector<ReportArm> arms_;
  std::uint64_t seed_;
  std::vector<ArmSummary> summaries_;
  std::vector<PairedComparison> pairs_;
  std::vector<Incidence> firsts_;               ///< by arm: what came first
  std::vector<std::vector<Incidence>> events_;  ///< by arm and event: at all, unless war was first
  std::vector<Signs> signs_;
  std::vector<double> forces_;  ///< at the start, by arm
  TypicalRuns typical_;
  FurthestApart apart_;
  std::vector<Sighting> sightings_;
  std::vector<WatchedArm> watched_;
  nlohmann::ordered_json ablation_;
  nlohmann::ordered_json sensitivity_ = nlohmann::ordered_json::array();
  nlohmann::ordered_json design_;
  std::vector<double> row_;
};

/// Every parameter with value, range and source, and the documents that sources name.
nlohmann::ordered_json assumptions_json(const Study& study);

/// A number of at most five significant digits, null if there is none.
nlohmann::ordered_json thin(double value);
nlohmann::ordered_json thin(const Estimate& estimate);

}  // namespace backchannel
