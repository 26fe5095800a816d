// Our own model, lived in earnest with a fresh seed for each row, as by a tool that knows nothing
// of luck: total indices are inflated several times, to what the design with luck says of them.

#include <gtest/gtest.h>

#include "analysis/design/points.hpp"
#include "analysis/table/sensitivity.hpp"
#include "tests/support/laboratory.hpp"

namespace backchannel {
namespace {

TEST(SensitivitySlowTest, FreshSeedsInflateTheTotalIndicesOfOurOwnModel) {
  const Study study = testing::study("muscat_2026.yaml");
  SensitivityQuestion question;
  question.scenario = &study.arms[0];
  question.factors = uncertain_factors(study.arms[0]);
  std::vector<std::string> known;
  question.measure = find_quantity(study.arms[0], "strikes", known).value();
  question.morris = question.regional = question.prim = false;
  question.base_points = 1024;
  question.threads = 2;
  const auto keyed = answer_sensitivity(question, [](std::uint64_t) { return true; }).sobol.value();

  const std::size_t d = question.factors.size();
  const Points points = saltelli_points(names_of(question.factors), question.base_points, 1);
  Eigen::ArrayXd values(points.rows());
  Eigen::Index at = 0;
  std::vector<double> row;
  live_points(
      {question.scenario, question.factors, &points, [](std::uint32_t run) { return run; }, 2, 2},
      [&](const RunResult& result) { values(at++) = question.measure.value(result, row); },
      [] { return true; });
  const auto fresh = sobol_indices(values, d, false, std::nullopt, 1);

  double actual = 0;
  double seeming = 0;
  for (std::size_t i = 0; i < d; ++i) {
    // Two estimates of the same, from independent runs: each is known to about 0.04.
    EXPECT_NEAR(fresh.factors[i].total.value, keyed.factors[i].fresh_total->value, 0.16)
        << question.factors[i].path;
    EXPECT_GT(fresh.factors[i].total.low, keyed.factors[i].total.high);
    actual += keyed.factors[i].total.value;
    seeming += fresh.factors[i].total.value;
  }
  EXPECT_GT(seeming, 4 * actual);
}

}  // namespace
}  // namespace backchannel
