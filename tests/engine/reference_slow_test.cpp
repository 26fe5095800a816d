// The reference work "shuttle bargaining", both sets, at a million runs each: golden values from
// two times twenty million runs of two generators, standard error at most 0.0001 on a share.

#include <gtest/gtest.h>

#include <cmath>

#include "tests/support/laboratory.hpp"

namespace backchannel::testing {
namespace {

struct Golden {
  const char* arm;
  double agreement, war, deadline, mean_day, mean_number, sd_number, messages;
};

class ShuttleBargaining : public ::testing::TestWithParam<Golden> {};

TEST_P(ShuttleBargaining, MeetsTheGoldenValues) {
  constexpr std::uint32_t kRuns = runs(1000000);
  const Golden golden = GetParam();
  const Study read = study("laboratory/shuttle_bargaining.yaml");
  const int arm = read.arms.find(golden.arm);
  ASSERT_GE(arm, 0);
  double agreements = 0, wars = 0, messages = 0, squares = 0;
  double days = 0, days2 = 0, numbers = 0, numbers2 = 0;
  Experiment experiment;
  experiment.arms = {&read.arms[static_cast<std::size_t>(arm)]};
  experiment.runs = kRuns;
  experiment.seed = 7;
  experiment.threads = 2;
  perform(experiment, [&](const Batch& batch) {
    for (const RunResult& result : batch.by_arm[0]) {
      const Tally& tally = result.tally;
      const double count = tally.sent + tally.delivered;
      messages += count;
      squares += count * count;
      if (result.outcome == Outcome::war) ++wars;
      if (result.outcome == Outcome::war || tally.number_agreed < 0) continue;
      ++agreements;
      days += tally.first_deal;
      days2 += tally.first_deal * tally.first_deal;
      numbers += tally.number_agreed;
      numbers2 += tally.number_agreed * tally.number_agreed;
    }
    return true;
  });
  const double n = kRuns;
  const auto expect_share = [&](double count, double share) {
    // The golden value's own error is there too.
    const double error = std::sqrt(share * (1 - share) / n + 1e-8);
    EXPECT_NEAR(count / n, share, 4 * error);
  };
  expect_share(agreements, golden.agreement);
  expect_share(wars, golden.war);
  expect_share(n - agreements - wars, golden.deadline);
  const auto expect_mean = [](double sum, double sum2, double count, double mean, double digits) {
    const double sd = std::sqrt(sum2 / count - sum / count * (sum / count));
    EXPECT_NEAR(sum / count, mean, 4 * sd / std::sqrt(count) + digits);
    return sd;
  };
  expect_mean(days, days2, agreements, golden.mean_day, 0.0005);
  const double sd = expect_mean(numbers, numbers2, agreements, golden.mean_number, 0.00005);
  EXPECT_NEAR(sd, golden.sd_number, 4 * sd / std::sqrt(2 * agreements) + 0.00005);
  expect_mean(messages, squares, n, golden.messages, 0.005);
}

INSTANTIATE_TEST_SUITE_P(
    Sets, ShuttleBargaining,
    ::testing::Values(
        Golden{"standard set", 0.94403, 0.05593, 0.00004, 41.960, 0.5, 0.0911, 56.55},
        Golden{"hard set", 0.43924, 0.06297, 0.49780, 55.406, 0.5, 0.0646, 77.50}),
    [](const auto& set) {
      return std::string(set.param.arm).substr(0, std::string(set.param.arm).find(' '));
    });

}  // namespace
}  // namespace backchannel::testing
