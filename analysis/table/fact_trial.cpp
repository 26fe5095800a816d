#include <algorithm>
#include <array>

#include "analysis/table/column.hpp"
#include "analysis/table/fact.hpp"
#include "sim/crisis/luck.hpp"
#include "sim/engine/experiment.hpp"
#include "sim/parameters/path.hpp"
#include "sim/parameters/yaml.hpp"

namespace backchannel {
namespace {

using Came = FactEffect::Came;

// --- The scenario of a fact ----------------------------------------------------------------------

[[noreturn]] void refuse(const Fact& fact, const std::string& path, const std::string& problem) {
  Problems problems;
  problems.add({.place = {fact.id, 0, 0},
                .path = path,
                .problem = problem,
                .reason = "the scenario `" + fact.scenario + "` does not have it",
                .suggestion = "see `backchannel codebook`, or the ledger beside the scenarios",
                .line_text = {}});
  throw ScenarioError(std::move(problems));
}

void lay(const Overrides& given, std::vector<Setting>& settings) {
  for (const auto& entry : given.entries)
    settings.push_back({entry.path, to_yaml(entry.value)});
}

/// The fact's arms take the place of the scenario's own.
Setting arms_of(const Fact& fact) {
  Node arms = Node::map();
  for (const auto& [name, arm] : fact.arms.entries) {
    Node set = Node::map();
    for (const auto& entry : arm.set.entries)
      set.entries.push_back({{entry.path, {}}, entry.value});
    Node node = Node::map();
    node.entries.push_back({{"set", {}}, std::move(set)});
    arms.entries.push_back({{name, {}}, std::move(node)});
  }
  return {"arms", to_yaml(arms)};
}

Study study_of(const Fact& fact, const std::string& folder, const FactTerm* off = nullptr) {
  std::vector<Setting> settings;
  lay(fact.common, settings);
  if (off != nullptr) {
    lay(fact.without, settings);
    settings.push_back({off->path, off->off});
  }
  settings.push_back(arms_of(fact));
  return read_study(folder + "/" + fact.scenario, settings);
}

// --- One run, one value --------------------------------------------------------------------------

class FactReader {
 public:
  FactReader(const Fact& fact, const FactMeasure& measure, const Scenario& scenario)
      : measure_(measure) {
    const std::vector<Column> columns = columns_of(scenario);
    const auto place = [&](const std::string& name) -> const Column* {
      if (name.empty()) return nullptr;
      const auto found = std::find_if(columns.begin(), columns.end(),
                                      [&](const Column& c) { return c.name == name; });
      if (found == columns.end()) refuse(fact, "measure", "there is no column `" + name + "`");
      return &*found;
    };
    if (const Column* column = place(measure.column)) {
      column_ = column->index;
      may_not_happen_ = column->may_not_happen;
    }
    if (const Column* per = place(measure.per)) per_ = per->index;
  }

  /// Nothing if the run does not count.
  std::optional<double> value(const RunResult& result) {
    if (!measure_.outcome.empty())
      return std::count(measure_.outcome.begin(), measure_.outcome.end(), result.outcome);
    read_row(result.tally, row_);
    if (measure_.war != Cause::none)
      return result.outcome == Outcome::war &&
             result.tally.war_cause == static_cast<double>(measure_.war);
    const double value = row_[column_];
    const bool did = !may_not_happen_ || value != kDidNot;
    if (measure_.is_share())
      return did && (!measure_.at_least || value >= *measure_.at_least) &&
             (!measure_.at_most || value <= *measure_.at_most);
    if (!did || (per_ && row_[*per_] == 0)) return std::nullopt;
    return per_ ? value / row_[*per_] : value;
  }

 private:
  const FactMeasure& measure_;
  std::size_t column_ = 0;
  bool may_not_happen_ = false;
  std::optional<std::size_t> per_;
  std::vector<double> row_;
};

/// A share with Wilson's interval, or a mean with Student's.
struct FactSum {
  bool share = false;
  Moments moments;

  void add(const std::optional<double>& value) {
    if (value) moments.add(*value);
  }
  Estimate estimate() const {
    if (!share || moments.count() == 0) return moments.interval();
    const double n = static_cast<double>(moments.count());
    return wilson(static_cast<std::uint64_t>(moments.mean() * n + 0.5), moments.count());
  }
};

/// A paired difference of either.
struct FactDifference {
  bool share = false;
  PairedCounts counts;
  PairedMoments moments;

  void add(const std::optional<double>& first, const std::optional<double>& second) {
    if (!first || !second) return;
    if (share)
      counts.add(*first > 0, *second > 0);
    else
      moments.add(*first, *second);
  }
  Estimate estimate() const { return share ? counts.difference() : moments.difference(); }
};

// --- What came of it -----------------------------------------------------------------------------

Came direction(const Estimate& difference, Fact::Sign sign, double margin) {
  if (sign == Fact::Sign::none) return difference.within(margin) ? Came::as_claimed
                                                                 : Came::not_shown;
  // A difference that the file says does not matter shows nothing, however surely it is there.
  if (margin > 0 && difference.within(margin)) return Came::not_shown;
  const bool up = sign == Fact::Sign::rise;
  if (up ? difference.low > 0 : difference.high < 0) return Came::as_claimed;
  return difference.excludes_zero() ? Came::opposite : Came::not_shown;
}

/// All steps as claimed, or else what the ends say against it.
Came together(const Fact& fact, const FactEffect& effect) {
  const Came ends = direction(effect.effect, fact.expect, fact.margin);
  if (fact.between == Fact::Between::ends || ends == Came::opposite) return ends;
  const bool each =
      std::all_of(effect.steps.begin(), effect.steps.end(), [&](const Estimate& step) {
        return direction(step, fact.expect, fact.margin) == Came::as_claimed;
      });
  return each ? Came::as_claimed : Came::not_shown;
}

bool within_bounds(const Fact& fact, const Estimate& level) {
  return level.low >= fact.least && level.high <= fact.most;
}

/// Runs of all arms, and all that the tests need of them.
struct FactRuns {
  std::vector<FactSum> arms;
  std::vector<FactDifference> steps;
  FactDifference ends;
  Moments widening;
  std::array<std::uint64_t, kOutcomes> classes{};  ///< of the last arm
  std::uint64_t runs = 0;
};

Experiment experiment_of(const std::vector<const Scenario*>& arms, const FactSize& size) {
  Experiment experiment;
  experiment.arms = arms;
  experiment.seed = size.seed;
  experiment.runs = size.runs;
  experiment.threads = size.threads;
  return experiment;
}

std::vector<const Scenario*> scenarios_of(const Study& study) {
  std::vector<const Scenario*> arms;
  for (const auto& entry : study.arms.entries) arms.push_back(&entry.value);
  return arms;
}

FactRuns live_all(const Fact& fact, const Study& study, const FactSize& size,
                  const std::function<void(std::uint64_t)>& lived) {
  const std::vector<const Scenario*> arms = scenarios_of(study);
  const bool share = fact.measure.is_share();
  FactRuns runs;
  runs.arms.assign(arms.size(), {share, {}});
  runs.steps.assign(arms.size() - 1, {share, {}, {}});
  runs.ends.share = share;
  FactReader reader(fact, fact.measure, *arms.front());
  std::vector<std::optional<double>> values(arms.size());
  perform(experiment_of(arms, size), [&](const Batch& batch) {
    for (std::size_t k = 0; k < batch.by_arm.front().size(); ++k) {
      for (std::size_t a = 0; a < arms.size(); ++a) {
        values[a] = reader.value(batch.by_arm[a][k]);
        runs.arms[a].add(values[a]);
        if (a > 0) runs.steps[a - 1].add(values[a - 1], values[a]);
      }
      runs.ends.add(values.front(), values.back());
      const bool all = std::all_of(values.begin(), values.end(), [](auto& v) { return !!v; });
      if (fact.test == Fact::Test::widening && all)
        runs.widening.add((*values[3] - *values[2]) - (*values[1] - *values[0]));
      ++runs.classes[static_cast<std::size_t>(batch.by_arm.back()[k].outcome)];
    }
    runs.runs += batch.by_arm.front().size();
    if (lived) lived(batch.by_arm.front().size() * arms.size());
    return true;
  });
  return runs;
}

/// By how much a class leads the most frequent other one: a run is in one of them or in neither.
Estimate lead_of(std::size_t claimed, const std::array<std::uint64_t, kOutcomes>& classes,
                 std::uint64_t runs) {
  std::uint64_t rival = 0;
  for (std::size_t c = 0; c < classes.size(); ++c)
    if (c != claimed) rival = std::max(rival, classes[c]);
  PairedCounts counts;
  counts.only_first = rival;
  counts.only_second = classes[claimed];
  counts.neither = runs - rival - classes[claimed];
  return counts.difference();
}

FactEffect effect_of(const Fact& fact, const Study& study, const FactSize& size,
                     const std::function<void(std::uint64_t)>& lived) {
  const FactRuns runs = live_all(fact, study, size, lived);
  FactEffect effect;
  effect.share = fact.measure.is_share();
  for (std::size_t a = 0; a < runs.arms.size(); ++a)
    effect.levels.push_back({study.arms.name(a), runs.arms[a].estimate()});
  for (const FactDifference& step : runs.steps) effect.steps.push_back(step.estimate());
  switch (fact.test) {
    case Fact::Test::difference:
      effect.effect = runs.ends.estimate();
      effect.came = together(fact, effect);
      break;
    case Fact::Test::widening:
      effect.effect = runs.widening.interval();
      effect.came = direction(effect.effect, fact.expect, fact.margin);
      break;
    case Fact::Test::level:
      effect.effect = effect.levels.back().estimate;
      effect.came = within_bounds(fact, effect.effect) ? Came::as_claimed : Came::not_shown;
      break;
    case Fact::Test::modal:
    case Fact::Test::prior:
      effect.effect = lead_of(static_cast<std::size_t>(fact.measure.outcome.front()),
                              runs.classes, runs.runs);
      effect.came = direction(effect.effect, Fact::Sign::rise, 0);
      break;
  }
  return effect;
}

// --- Over the prior ------------------------------------------------------------------------------

/// The scenario of one draw: what run k would have drawn, fixed.
Scenario drawn(const Scenario& given, const Luck& luck) {
  Scenario scenario = given;
  scenario.draws.clear();
  for (const Scenario::Draw& draw : given.draws) {
    double* value = parameter(scenario, draw.path);
    if (value == nullptr) continue;
    const double uniform = luck.uniform(Purpose::parameter, who_of(draw.path), 0);
    *value = std::clamp(quantile(draw.distribution, uniform), draw.range.low, draw.range.high);
  }
  settle(scenario);
  return scenario;
}

/// Whether each condition holds in one draw: the mode first, then the further bounds.
std::vector<bool> conditions_in(const Fact& fact, const Scenario& scenario, const FactSize& size) {
  std::array<std::uint64_t, kOutcomes> classes{};
  std::vector<FactReader> readers;
  std::vector<Moments> sums(fact.also.size());
  for (const auto& entry : fact.also.entries)
    readers.emplace_back(fact, entry.value.measure, scenario);
  perform(experiment_of({&scenario}, size), [&](const Batch& batch) {
    for (const RunResult& result : batch.by_arm.front()) {
      ++classes[static_cast<std::size_t>(result.outcome)];
      for (std::size_t i = 0; i < readers.size(); ++i)
        if (const auto value = readers[i].value(result)) sums[i].add(*value);
    }
    return true;
  });
  const auto claimed = static_cast<std::size_t>(fact.measure.outcome.front());
  std::vector<bool> holds{classes[claimed] == *std::max_element(classes.begin(), classes.end())};
  for (std::size_t i = 0; i < sums.size(); ++i)
    holds.push_back(sums[i].count() == 0 || sums[i].mean() < fact.also[i].most);
  return holds;
}

FactEffect effect_over_prior(const Fact& fact, const Study& study, const FactSize& size,
                             const std::function<void(std::uint64_t)>& lived) {
  std::vector<std::uint64_t> counts(fact.also.size() + 1, 0);
  std::uint64_t all = 0;
  for (std::uint32_t k = 0; k < fact.draws; ++k) {
    const Scenario scenario = drawn(study.arms[0], Luck{size.seed, k});
    const std::vector<bool> holds = conditions_in(fact, scenario, size);
    for (std::size_t i = 0; i < holds.size(); ++i) counts[i] += holds[i];
    all += std::all_of(holds.begin(), holds.end(), [](bool each) { return each; });
    if (lived) lived(size.runs);
  }
  FactEffect effect;
  effect.share = true;
  effect.levels.push_back({"modal", wilson(counts[0], fact.draws)});
  for (std::size_t i = 0; i < fact.also.size(); ++i)
    effect.levels.push_back({fact.also.name(i), wilson(counts[i + 1], fact.draws)});
  effect.effect = wilson(all, fact.draws);
  effect.came = within_bounds(fact, effect.effect) ? Came::as_claimed : Came::not_shown;
  return effect;
}

FactEffect perform_fact(const Fact& fact, const Study& study, const FactSize& size,
                        const std::function<void(std::uint64_t)>& lived) {
  return fact.test == Fact::Test::prior ? effect_over_prior(fact, study, size, lived)
                                        : effect_of(fact, study, size, lived);
}

FactVerdict verdict_on(const FactFinding& finding) {
  if (finding.effect.came == Came::opposite) return FactVerdict::opposite;
  if (finding.effect.came == Came::not_shown) return FactVerdict::not_produced;
  if (finding.without.empty()) return FactVerdict::produced;
  const bool each = std::all_of(
      finding.without.begin(), finding.without.end(),
      [](const FactWithout& off) { return off.effect.came == Came::as_claimed; });
  return each ? FactVerdict::produced_also_without : FactVerdict::built_in;
}

}  // namespace

FactFinding find_out(const Fact& fact, const std::string& folder, const FactSize& size,
                     const std::function<void(std::uint64_t)>& lived) {
  FactSize asked = size;
  if (asked.runs == 0) asked.runs = fact.runs;
  FactFinding finding;
  finding.fact = fact;
  finding.seed = asked.seed;
  finding.runs = asked.runs;
  const Study study = study_of(fact, folder);
  finding.hash = study.hash;
  for (const std::string& id : fact.evidence)
    if (study.evidence.find(id) == nullptr)
      refuse(fact, "evidence", "the ledger has no entry `" + id + "`");
  finding.effect = perform_fact(fact, study, asked, lived);
  if (finding.effect.came == Came::as_claimed)
    for (const auto& [name, term] : fact.built_in.entries)
      finding.without.push_back(
          {term.path, term.off,
           perform_fact(fact, study_of(fact, folder, &term), asked, lived)});
  finding.verdict = verdict_on(finding);
  return finding;
}

}  // namespace backchannel
