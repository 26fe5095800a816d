// Stopping by precision: where it stops, what it does about rare events, and what it says.

#include "analysis/table/precision.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "analysis/table/precision_sheet.hpp"

namespace backchannel {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

/// Runs that end in war if `wars(arm, run)`, else in deadlock.
template <class Wars>
Batch batch_of(std::size_t arms, std::uint32_t first, std::uint32_t count, Wars wars) {
  Batch batch;
  batch.first_run = first;
  batch.by_arm.resize(arms);
  for (std::size_t arm = 0; arm < arms; ++arm)
    for (std::uint32_t run = first; run < first + count; ++run) {
      RunResult& result = batch.by_arm[arm].emplace_back();
      result.run = run;
      result.outcome = wars(arm, run) ? Outcome::war : Outcome::managed_deadlock;
      result.tally.rounds = wars(arm, run) ? 1 : 3;
    }
  return batch;
}

PrecisionGoal war_to(double half_width, std::size_t arms) {
  return {std::vector<Quantity>(arms, quantity_of(Outcome::war)), half_width};
}

/// Runs until all is reached or the limit; returns the number of runs.
template <class Wars>
std::uint64_t run_out(PrecisionWatch& watch, std::size_t arms, std::uint64_t limit, Wars wars) {
  while (watch.runs() < limit) {
    watch.add(batch_of(arms, static_cast<std::uint32_t>(watch.runs()),
                       static_cast<std::uint32_t>(watch.next_look() - watch.runs()), wars));
    if (watch.look()) break;
  }
  return watch.runs();
}

std::uint32_t mixed(std::uint32_t run) {
  return philox({run, 0, 0, 0}, {7, 0})[0];
}

bool happens(std::uint32_t run, double share) { return mixed(run) < share * 4294967296.0; }

TEST(Precision, StopsNearTheNumberOfRunsItForetells) {
  PrecisionWatch watch(PrecisionWatch::Of::arms, {"a"}, {war_to(0.01, 1)});
  const auto wars = [](std::size_t, std::uint32_t run) { return happens(run, 0.1); };
  watch.add(batch_of(1, 0, 256, wars));
  EXPECT_FALSE(watch.look());
  const auto foretold = static_cast<double>(watch.runs_needed());
  const auto runs = static_cast<double>(run_out(watch, 1, 100000, wars));
  EXPECT_TRUE(watch.reached());
  EXPECT_LE(watch.rows().front().known.half_width(), 0.01);
  EXPECT_NEAR(runs, foretold, 0.35 * foretold);
  EXPECT_GT(runs, 2 * 0.09 * 3.84 / 1e-4);  // more than twice what a fixed number would take
}

TEST(Precision, LooksAtFixedNumbersOfRuns) {
  PrecisionWatch watch(PrecisionWatch::Of::arms, {"a"}, {war_to(1e-5, 1)});
  std::vector<std::uint64_t> looks;
  for (int i = 0; i < 40; ++i) {
    looks.push_back(watch.next_look());
    watch.add(batch_of(1, static_cast<std::uint32_t>(watch.runs()),
                       static_cast<std::uint32_t>(watch.next_look() - watch.runs()),
                       [](std::size_t, std::uint32_t run) { return run % 2 == 0; }));
    EXPECT_FALSE(watch.look());
  }
  EXPECT_EQ(looks[0], 256U);
  EXPECT_EQ(looks[1], 512U);
  for (std::size_t i = 1; i < looks.size(); ++i) {
    EXPECT_EQ(looks[i] % 256, 0U);
    EXPECT_GE(looks[i], looks[i - 1] + 256);
    EXPECT_LE(looks[i], looks[i - 1] + std::max<std::uint64_t>(256, looks[i - 1] / 32));
  }
}

TEST(Precision, DoesNotCallAFewEventsKnown) {
  // One run of 2,000: a half-width of 0.4 % is reached long before ten are seen.
  PrecisionWatch watch(PrecisionWatch::Of::arms, {"a"}, {war_to(0.004, 1)});
  const auto wars = [](std::size_t, std::uint32_t run) { return run % 2000 == 1999; };
  run_out(watch, 1, 12000, wars);
  const PrecisionRow row = watch.rows().front();
  EXPECT_TRUE(row.narrow);
  EXPECT_FALSE(row.reached());
  EXPECT_THAT(row.sentence(), AllOf(HasSubstr("ten are wanted"), HasSubstr("95 %")));
  EXPECT_EQ(run_out(watch, 1, 1000000, wars) / 2000, 10U);
  EXPECT_TRUE(watch.reached());
}

TEST(Precision, GivesUpOnWhatIsFarRarerThanWasAsked) {
  PrecisionWatch watch(PrecisionWatch::Of::arms, {"a"}, {war_to(0.01, 1)});
  const std::uint64_t runs =
      run_out(watch, 1, 1000000, [](std::size_t, std::uint32_t) { return false; });
  // The rule of three: none of n runs means below 3 / n; that is a tenth of 0.01 at 3,000.
  EXPECT_GE(runs, 2996U);
  EXPECT_LE(runs, 3328U);
  const PrecisionRow row = watch.rows().front();
  EXPECT_TRUE(row.reached());
  EXPECT_THAT(row.sentence(), HasSubstr("too rare to matter"));
  EXPECT_THAT(precision_text(watch), HasSubstr("too rare to matter"));
}

TEST(Precision, WantsRunsWithoutTheEventAsWell) {
  PrecisionWatch watch(PrecisionWatch::Of::arms, {"a"}, {war_to(0.05, 1)});
  run_out(watch, 1, 512, [](std::size_t, std::uint32_t run) { return run % 200 != 7; });
  EXPECT_EQ(watch.rows().front().seen, 3U);
  EXPECT_FALSE(watch.reached());
}

TEST(Precision, OfADifferenceNeedsNoRunsThatDifferButTheEvent) {
  const auto same = [](std::size_t, std::uint32_t run) { return happens(run, 0.2); };
  PrecisionWatch watch(PrecisionWatch::Of::differences, {"a", "b"}, {war_to(0.02, 2)});
  run_out(watch, 2, 100000, same);
  ASSERT_TRUE(watch.reached());
  const PrecisionRow row = watch.rows().front();
  EXPECT_EQ(row.name(), "war of b minus a");
  EXPECT_EQ(row.known.value, 0);
  EXPECT_GT(row.seen, 50U);
  // No run differs: known much sooner than either share.
  PrecisionWatch shares(PrecisionWatch::Of::arms, {"a", "b"}, {war_to(0.02, 2)});
  run_out(shares, 2, 100000, same);
  EXPECT_LT(watch.runs(), shares.runs() / 2);
}

TEST(Precision, SaysHowManyRunsItWouldTake) {
  PrecisionWatch watch(PrecisionWatch::Of::arms, {"a"}, {war_to(0.001, 1)});
  run_out(watch, 1, 2000, [](std::size_t, std::uint32_t run) { return happens(run, 0.3); });
  EXPECT_FALSE(watch.reached());
  EXPECT_NEAR(static_cast<double>(watch.runs_needed()), 8.76 * 0.21 / 1e-6, 0.15 * 1.84e6);
  EXPECT_THAT(precision_text(watch), AllOf(HasSubstr("Not reached within"), HasSubstr("roughly")));
}

TEST(Precision, OfAMeanWaitsForRunsThatDiffer) {
  Column column;
  column.name = "rounds";
  for (const Column& each : columns_of(Scenario()))
    if (each.name == "rounds") column = each;
  const Quantity rounds = quantity_of(column, Scenario());
  EXPECT_FALSE(rounds.is_bounded());
  PrecisionWatch watch(PrecisionWatch::Of::arms, {"a"}, {{{rounds}, 0.5}});
  run_out(watch, 1, 1024, [](std::size_t, std::uint32_t) { return false; });
  EXPECT_FALSE(watch.reached());  // all alike so far, which a thousand runs cannot vouch for
  EXPECT_TRUE(watch.rows().front().in_the_limit);
  run_out(watch, 1, 100000, [](std::size_t, std::uint32_t run) { return run % 30 == 0; });
  EXPECT_TRUE(watch.reached());
}

TEST(Precision, BoundOnACountIsGarwoods) {
  EXPECT_NEAR(most_expected(0), 2.9957, 1e-4);
  EXPECT_NEAR(most_expected(1), 4.7439, 1e-4);
  EXPECT_NEAR(most_expected(10), 16.9622, 1e-4);
}

TEST(Precision, TextFitsThePage) {
  const std::string long_name = "no sanctions after the round";
  PrecisionWatch watch(PrecisionWatch::Of::differences,
                       {"the same package three weeks later", long_name},
                       {war_to(0.002, 2), war_to(0.0001, 2)});
  watch.add(batch_of(2, 0, 300, [](std::size_t arm, std::uint32_t run) {
    return (run + arm) % 150 == 1;
  }));
  std::istringstream lines(precision_text(watch));
  for (std::string line; std::getline(lines, line);) EXPECT_LE(width_of(line), 100U) << line;
}

}  // namespace
}  // namespace backchannel
