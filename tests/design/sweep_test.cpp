// Rows of a sweep: their order, their luck, and that neither threads nor where one begins matter.

#include <gtest/gtest.h>

#include <cstring>
#include <set>
#include <stdexcept>

#include "analysis/design/sweep.hpp"
#include "tests/support/laboratory.hpp"

namespace backchannel::testing {
namespace {

std::vector<Row> rows_of(const Sweep& sweep, SweepEnd* ended = nullptr) {
  std::vector<Row> rows;
  const SweepEnd end = perform(sweep, [&](std::span<const Row> some) {
    rows.insert(rows.end(), some.begin(), some.end());
    return true;
  });
  if (ended != nullptr) *ended = end;
  return rows;
}

void expect_same(const Row& one, const Row& other) {
  EXPECT_EQ(one.id, other.id);
  EXPECT_EQ(one.point, other.point);
  EXPECT_EQ(one.arm, other.arm);
  EXPECT_EQ(one.seed, other.seed);
  EXPECT_EQ(one.run, other.run);
  EXPECT_EQ(one.status, other.status);
  EXPECT_EQ(one.message, other.message);
  EXPECT_EQ(one.result.outcome, other.result.outcome);
  EXPECT_EQ(one.result.fingerprint, other.result.fingerprint);
  EXPECT_EQ(std::memcmp(&one.result.tally, &other.result.tally, sizeof(Tally)), 0);
}

/// Seven points that differ in the chance of a hostile reading; two arms.
Sweep small_sweep(const Study& read, int threads = 2) {
  Sweep sweep = plain_sweep({&read.arms[0], &read.arms[1]}, 40, 11, threads);
  sweep.points = 7;
  sweep.fingerprints = true;
  sweep.cells = [&read]() -> Cells {
    auto cell = std::make_shared<Scenario>();
    return [&read, cell](std::uint32_t point, std::uint32_t arm) -> const Scenario& {
      *cell = read.arms[arm];
      cell->horizon = 10 + 10 * point;
      settle(*cell);
      return *cell;
    };
  };
  return sweep;
}

TEST(Sweep, APlainOneIsTheRunsOfItsArms) {
  const Study read = study("muscat_2026.yaml");
  const auto first = live(read.arms[0], 100, 5, 2, true);
  const auto second = live(read.arms[1], 100, 5, 2, true);
  Sweep sweep = plain_sweep({&read.arms[0], &read.arms[1]}, 100, 5, 2);
  sweep.fingerprints = true;
  const auto rows = rows_of(sweep);
  ASSERT_EQ(rows.size(), 200U);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const RunResult& same = (i % 2 == 0 ? first : second)[i / 2];
    EXPECT_EQ(rows[i].id, i);
    EXPECT_EQ(rows[i].result.fingerprint, same.fingerprint);
    EXPECT_EQ(std::memcmp(&rows[i].result.tally, &same.tally, sizeof(Tally)), 0);
  }
}

TEST(Sweep, ReplicationsTurnSlowestThenPointsThenArms) {
  const Study read = study("other/two_rivals.yaml");
  const Sweep sweep = small_sweep(read);
  const auto rows = rows_of(sweep);
  ASSERT_EQ(rows.size(), 40U * 7 * 2);
  for (const Row& row : rows) {
    EXPECT_EQ(row.id, (std::uint64_t{row.replication} * 7 + row.point) * 2 + row.arm);
    EXPECT_EQ(row.run, row.replication);
    EXPECT_EQ(row.result.run, row.run);
    EXPECT_EQ(row.seed, 11U);
    EXPECT_LE(row.result.tally.end_day, 10 + 10 * row.point);
  }
}

TEST(Sweep, HasTheSameBytesForAnyNumberOfThreads) {
  const Study read = study("other/two_rivals.yaml");
  const auto alone = rows_of(small_sweep(read, 1));
  for (const int threads : {2, 4}) {
    const auto rows = rows_of(small_sweep(read, threads));
    ASSERT_EQ(rows.size(), alone.size());
    for (std::size_t i = 0; i < rows.size(); ++i) expect_same(rows[i], alone[i]);
  }
}

TEST(Sweep, AStretchOfItIsThatStretchOfTheWhole) {
  const Study read = study("other/two_rivals.yaml");
  Sweep sweep = small_sweep(read);
  const auto all = rows_of(sweep);
  sweep.first = 101;
  sweep.end = 333;
  SweepEnd end;
  const auto some = rows_of(sweep, &end);
  ASSERT_EQ(some.size(), 333U - 101U);
  for (std::size_t i = 0; i < some.size(); ++i) expect_same(some[i], all[101 + i]);
  EXPECT_EQ(end.next, 333U);
  EXPECT_FALSE(end.stopped);
}

TEST(Sweep, MoreReplicationsOnlyAddRows) {
  const Study read = study("other/two_rivals.yaml");
  Sweep sweep = small_sweep(read);
  const auto all = rows_of(sweep);
  sweep.replications = 15;
  const auto fewer = rows_of(sweep);
  ASSERT_EQ(fewer.size(), 15U * 14);
  for (std::size_t i = 0; i < fewer.size(); ++i) expect_same(fewer[i], all[i]);
}

TEST(Sweep, OwnLuckDiffersBetweenPointsAndIsSharedByArms) {
  const Study read = study("other/two_rivals.yaml");
  Sweep sweep = small_sweep(read);
  sweep.luck = LuckAcross::own;
  std::set<std::uint64_t> seeds;
  for (std::uint64_t id = 0; id < sweep.rows(); ++id) {
    const Row row = row_at(sweep, id);
    EXPECT_EQ(row.seed, row_at(sweep, id - row.arm).seed);
    seeds.insert(row.seed);
  }
  EXPECT_EQ(seeds.size(), 7U);
  // A row's seed and run alone say what becomes of it.
  sweep.first = 14 * 3 + 4;
  sweep.end = sweep.first + 1;
  const Row row = rows_of(sweep).front();
  Trace trace;
  trace.fingerprinting = true;
  const auto again = Runner(sweep.cells()(2, 0)).live(row.seed, row.run, trace);
  EXPECT_EQ(again.fingerprint, row.result.fingerprint);
  // More points leave the seeds of the others alone.
  Sweep more = sweep;
  more.points = 20;
  EXPECT_EQ(row_at(more, 2 * 2).seed, row.seed);
}

TEST(Sweep, EndsWhenItsReaderHasEnough) {
  const Study read = study("other/two_rivals.yaml");
  Sweep sweep = plain_sweep({&read.arms[0]}, 100000, 1, 2);
  std::uint64_t seen = 0;
  const SweepEnd end = perform(sweep, [&](std::span<const Row> rows) {
    seen += rows.size();
    return seen < 1000;
  });
  EXPECT_TRUE(end.stopped);
  EXPECT_EQ(end.next, seen);
  EXPECT_LT(seen, 20000U);
  EXPECT_THROW(perform(sweep, [](std::span<const Row>) -> bool { throw std::out_of_range("full"); }),
               std::out_of_range);
}

/// Point 3 breaks an invariant; no file could give it.
Sweep failing_sweep(const Study& read, Failing failing, int threads) {
  Sweep sweep = small_sweep(read, threads);
  sweep.failing = failing;
  sweep.cells = [&read]() -> Cells {
    auto cell = std::make_shared<Scenario>();
    return [&read, cell](std::uint32_t point, std::uint32_t arm) -> const Scenario& {
      *cell = read.arms[arm];
      if (point == 3) cell->ladder.start_rung = 50;
      return *cell;
    };
  };
  return sweep;
}

TEST(Sweep, AFailingRunIsARow) {
  const Study read = study("other/two_rivals.yaml");
  for (const Failing failing : {Failing::off, Failing::slow}) {
    SweepEnd end;
    const auto rows = rows_of(failing_sweep(read, failing, 2), &end);
    ASSERT_EQ(rows.size(), 40U * 7 * 2);
    EXPECT_FALSE(end.stopped);
    std::uint64_t failed = 0;
    for (const Row& row : rows) {
      if (row.status == RowStatus::done) continue;
      ++failed;
      EXPECT_EQ(row.point, 3U);
      EXPECT_EQ(row.message,
                "this is a mistake of the program: it should hold that a quarrel stands on a rung "
                "of the ladder");
    }
    EXPECT_EQ(failed, 80U);
    EXPECT_EQ(end.failed, failed);
    EXPECT_EQ(end.message, "this is a mistake of the program: it should hold that a quarrel "
                           "stands on a rung of the ladder");
  }
}

TEST(Sweep, FailingFastStopsAfterTheFirstFailingRow) {
  const Study read = study("other/two_rivals.yaml");
  SweepEnd alone_end;
  const auto alone = rows_of(failing_sweep(read, Failing::fast, 1), &alone_end);
  EXPECT_TRUE(alone_end.stopped);
  EXPECT_EQ(alone_end.failed, 1U);
  EXPECT_EQ(alone.back().status, RowStatus::failed);
  SweepEnd end;
  const auto rows = rows_of(failing_sweep(read, Failing::fast, 4), &end);
  ASSERT_EQ(rows.size(), alone.size());
  for (std::size_t i = 0; i < rows.size(); ++i) expect_same(rows[i], alone[i]);
}

}  // namespace
}  // namespace backchannel::testing
