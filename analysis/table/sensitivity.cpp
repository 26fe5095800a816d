#include "analysis/table/sensitivity.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/design/design.hpp"
#include "analysis/design/points.hpp"
#include "analysis/table/column.hpp"
#include "sim/crisis/luck.hpp"

namespace backchannel {
namespace {

std::size_t as_size(Eigen::Index count) { return static_cast<std::size_t>(count); }

/// Lives one design after the other, and knows how far all of them are.
class Living {
 public:
  Living(const SensitivityQuestion& question, const std::function<bool(std::uint64_t)>& seen)
      : question_(question), seen_(seen) {}

  /// The measure at each point that was lived; `each` rows belong together.
  Eigen::ArrayXd values(const Points& points, std::size_t each,
                        const std::function<std::uint32_t(std::uint32_t)>& run) {
    Eigen::ArrayXd values(points.rows());
    Eigen::Index row = 0;
    if (!stopped_)
      live_points(
          {question_.scenario, question_.factors, &points, run, question_.seed, question_.threads},
          [&](const RunResult& result) {
            read_row(result.tally, tally_);
            values(row++) = question_.measure.value(result, tally_);
            ++runs_;
          },
          [&] {
            stopped_ = !seen_(runs_);
            return !stopped_;
          });
    values.conservativeResize(row - row % static_cast<Eigen::Index>(each));
    return values;
  }
  std::uint64_t runs() const { return runs_; }

 private:
  const SensitivityQuestion& question_;
  const std::function<bool(std::uint64_t)>& seen_;
  std::vector<double> tally_;
  std::uint64_t runs_ = 0;
  bool stopped_ = false;
};

void live_saltelli(const SensitivityQuestion& question, Living& living, SensitivityAnswer& answer) {
  const std::size_t parameters = question.factors.size();
  std::vector<std::uint32_t> names = names_of(question.factors);
  names.push_back(who_of("luck"));
  const std::size_t each = saltelli_rows_each(parameters + 1, false);
  const Points points = saltelli_points(names, question.base_points, question.seed);
  const Eigen::ArrayXd values = living.values(points, each, [&](std::uint32_t row) {
    const SaltelliRow made = saltelli_row(row, parameters + 1, false);
    return static_cast<std::uint32_t>(2 * made.base + (made.from_b(parameters) ? 1 : 0));
  });
  if (as_size(values.size()) < 2 * each) return;
  answer.sobol = sobol_indices(values, parameters + 1, false, parameters, question.seed);
}

void live_trajectories(const SensitivityQuestion& question, Living& living,
                       SensitivityAnswer& answer) {
  const std::size_t each = question.factors.size() + 1;
  const Points points = inward(morris_points(names_of(question.factors), question.base_points,
                                             question.seed, question.levels),
                               question.levels);
  const Eigen::ArrayXd values = living.values(
      points, each, [&](std::uint32_t row) { return row / static_cast<std::uint32_t>(each); });
  answer.trajectories = as_size(values.size()) / each;
  if (answer.trajectories < 2) return;
  const bool share = question.measure.is_share();
  answer.morris = morris_effects(points.topRows(values.size()), values, question.seed,
                                 share ? question.scenario->equivalence : 0);
}

/// The value that a tenth of all lie above; the highest below the top, if that is too common.
double highest_tenth(const Eigen::ArrayXd& values) {
  std::vector<double> sorted(values.begin(), values.end());
  std::sort(sorted.begin(), sorted.end());
  const double at = sorted[static_cast<std::size_t>(0.9 * static_cast<double>(sorted.size() - 1))];
  if (at < sorted.back()) return at;
  const auto first = std::lower_bound(sorted.begin(), sorted.end(), at);
  return first == sorted.begin() ? at : *std::prev(first);
}

void live_sample(const SensitivityQuestion& question, Living& living, SensitivityAnswer& answer) {
  const std::size_t count = question.base_points * (question.factors.size() + 3);
  const Points all = sobol_points(names_of(question.factors), count, question.seed);
  const Eigen::ArrayXd values = living.values(all, 1, [](std::uint32_t row) { return row; });
  answer.sample = as_size(values.size());
  if (answer.sample < 2) return;
  const Points points = all.topRows(values.size());
  Eigen::ArrayXd happened = values;
  if (!question.measure.is_share()) {
    answer.threshold = question.above.value_or(highest_tenth(values));
    happened = (values > answer.threshold).cast<double>();
  }
  answer.happened = happened.mean();
  if (question.regional) {
    answer.regional = regional_sensitivity(points, happened);
    answer.scores = feature_scores(points, values);
  }
  PrimRule rule;
  rule.box = question.box;
  if (question.prim) answer.prim = prim(points, happened, question.seed, rule);
  if (!answer.sobol) answer.mean = values.mean();
}

}  // namespace

std::vector<Factor> sensitivity_factors(const Study& study, const Scenario& arm) {
  if (!study.scenario.experiment.is_spread()) return uncertain_factors(arm);
  return Design(study).factors();
}

std::uint64_t SensitivityQuestion::runs() const {
  const std::uint64_t d = factors.size();
  return base_points *
         ((sobol ? d + 3 : 0) + (morris ? d + 1 : 0) + (regional || prim ? d + 3 : 0));
}

SensitivityAnswer answer_sensitivity(const SensitivityQuestion& question,
                                     const std::function<bool(std::uint64_t)>& seen) {
  SensitivityAnswer answer;
  Living living(question, seen);
  if (question.sobol) live_saltelli(question, living, answer);
  if (question.morris) live_trajectories(question, living, answer);
  if (question.regional || question.prim) live_sample(question, living, answer);
  if (answer.sobol) answer.mean = answer.sobol->mean;
  answer.runs = living.runs();
  return answer;
}

}  // namespace backchannel
