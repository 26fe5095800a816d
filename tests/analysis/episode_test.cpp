// Observations of an episode, fed runs whose values are known: bounds include their ends, what did
// not happen is neither early nor late, and counterfactual arms are paired with the first.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "analysis/table/episode.hpp"
#include "tests/support/laboratory.hpp"

namespace backchannel {
namespace {

using testing::study;

class Sighted : public ::testing::Test {
 protected:
  /// The share of some runs in which an observation is made; each run gives its leak and its round.
  double share(const Observed& observed, const std::vector<std::pair<double, double>>& runs) const {
    Sighting sighting("it", observed, columns_);
    for (const auto& [leak, round] : runs) {
      Tally tally;
      tally.first_leak = leak;
      tally.first_round = round;
      std::vector<double> row;
      read_row(tally, row);
      sighting.add(row);
    }
    return sighting.share().value;
  }

  const Study study_ = study("episodes/H11_muscat_round_february_2026.yaml");
  const std::vector<Column> columns_ = columns_of(study_.scenario);
  const std::vector<std::pair<double, double>> runs_ = {
      {2, 5}, {5, 5}, {kDidNot, 5}, {7, kDidNot}};
};

TEST_F(Sighted, HappenedOrDidNot) {
  Observed leak;
  leak.measure = "first_leak";
  leak.happened = true;
  EXPECT_DOUBLE_EQ(share(leak, runs_), 0.75);
  leak.happened = false;
  EXPECT_DOUBLE_EQ(share(leak, runs_), 0.25);
}

TEST_F(Sighted, BoundsIncludeTheirEnds) {
  Observed leak;
  leak.measure = "first_leak";
  leak.at_least = 2;
  EXPECT_DOUBLE_EQ(share(leak, runs_), 0.75);
  leak.at_most = 5;
  EXPECT_DOUBLE_EQ(share(leak, runs_), 0.5);
  leak.at_least = 2.1;
  EXPECT_DOUBLE_EQ(share(leak, runs_), 0.25);
}

TEST_F(Sighted, BeforeWhatNeverCame) {
  Observed leak;
  leak.measure = "first_leak";
  leak.before = "first_round";
  EXPECT_DOUBLE_EQ(share(leak, runs_), 0.5);  // at the same instant is not before
}

TEST_F(Sighted, ArmsArePairedWithTheFirst) {
  Episode episode("H11", study_);
  Batch batch;
  batch.by_arm.resize(study_.arms.size(), std::vector<RunResult>(3));
  const auto fill = [&](std::size_t arm, Outcome a, Outcome b, Outcome c) {
    batch.by_arm[arm][0].outcome = a;
    batch.by_arm[arm][1].outcome = b;
    batch.by_arm[arm][2].outcome = c;
  };
  for (std::size_t arm = 0; arm < batch.by_arm.size(); ++arm)
    fill(arm, Outcome::managed_deadlock, Outcome::war, Outcome::strikes);
  fill(2, Outcome::war, Outcome::inconclusive, Outcome::strikes);
  episode.add(batch);
  ASSERT_EQ(episode.arms().size() + 1, study_.arms.size());
  EXPECT_EQ(episode.arms()[0].happened.discordant(), 0U);
  const EpisodeArm& second = episode.arms()[1];
  EXPECT_EQ(second.name, study_.arms.name(2));
  EXPECT_EQ(second.happened.only_first, 1U);
  EXPECT_EQ(second.happened.only_second, 1U);
  EXPECT_EQ(second.war.only_second, 1U);
  EXPECT_EQ(second.strikes.both, 1U);
}

}  // namespace
}  // namespace backchannel
