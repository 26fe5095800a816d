// All that theory predicts, lived: every row of every file in scenarios/theory and
// scenarios/laboratory at 200,000 runs, with seeds that were fixed before the first of them.

#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>
#include <filesystem>

#include "analysis/table/verification.hpp"
#include "tests/support/laboratory.hpp"

namespace backchannel::testing {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kSeeds[] = {20260206, 20260207};

std::vector<std::string> files_of_theory() {
  const fs::path root = fs::path(BACKCHANNEL_SOURCE_DIR) / "scenarios";
  std::vector<std::string> files;
  for (const char* part : {"theory", "laboratory"})
    for (const auto& entry : fs::directory_iterator(root / part))
      if (entry.path().extension() == ".yaml")
        files.push_back(part + std::string("/") + entry.path().stem().string());
  std::sort(files.begin(), files.end());
  return files;
}

void tell(const VerifiedRow& row, std::uint64_t seed) {
  std::printf("  %-5s %s, %s: %s  exact %.6f  here %.6f  z %s  seed %llu\n", row.id.c_str(),
              row.file.c_str(), row.arm.c_str(), row.quantity.c_str(), row.exact, row.estimate,
              row.z ? std::to_string(*row.z).c_str() : "–",
              static_cast<unsigned long long>(seed));
}

// One test for all, since the spread of z is a property of them together.
TEST(Theory, IsMetByTheEngine) {
  std::vector<VerifiedRow> rows;
  for (const std::string& file : files_of_theory()) {
    const Study read = study(file + ".yaml");
    if (read.scenario.theory.empty()) continue;
    for (const std::uint64_t seed : kSeeds) {
      for (const auto& [name, arm] : read.arms.entries) {
        const VerifySize size{.runs = runs(200000), .seed = seed, .threads = 2};
        for (VerifiedRow& row : verify_arm(arm, file, name, size)) {
          EXPECT_TRUE(row.pass) << file << ", " << name << ": " << row.quantity << ", seed "
                                << seed;
          if (!row.pass || (row.z && std::fabs(*row.z) > 3)) tell(row, seed);
          rows.push_back(std::move(row));
        }
      }
    }
  }
  const auto by_luck = std::count_if(rows.begin(), rows.end(),
                                     [](const VerifiedRow& row) { return row.z.has_value(); });
  const double spread = spread_of_z(rows);
  std::printf("  %zu rows, %zd by luck, standard deviation of z %.3f\n", rows.size(),
              static_cast<std::ptrdiff_t>(by_luck), spread);
  EXPECT_GE(by_luck, 200);
  EXPECT_GT(spread, 0.85);
  EXPECT_LT(spread, 1.15);
}

// --- Equilibria: whoever deviates does not gain --------------------------------------------------

struct Mean {
  double value = 0;
  double error = 0;
};

Mean mean_of(const Scenario& arm, const std::string& measure, std::uint64_t seed) {
  Moments moments;
  for (const RunResult& result : live(arm, runs(100000), seed))
    moments.add(value(result.tally, measure));
  return {moments.mean(), moments.standard_error()};
}

TEST(Deviating, DoesNotPayUnderTheGrimTrigger) {
  const Study kept = study("theory/grim_trigger.yaml");
  const Study broken = study("theory/grim_trigger.yaml", {{"game.second_defects", "true"}});
  const Mean loyal = mean_of(kept.arms[0], "payoff_{b}", 5);
  const Mean other = mean_of(broken.arms[0], "payoff_{b}", 6);
  EXPECT_GT(loyal.value - other.value, 4 * std::hypot(loyal.error, other.error));
}

// One who demands as if war cost it what it does not, and is paid by what it truly costs.
TEST(Deviating, DoesNotPayForWhoMisjudgesWhatWarCostsIt) {
  const Study read = study("theory/take_it_or_leave_it.yaml");
  const Mean best = mean_of(read.arms[0], "payoff_{a}", 7);
  for (const char* belief : {"0", "0.25", "0.4"}) {
    const Study wrong = study("theory/take_it_or_leave_it.yaml", {{"game.own_cost", belief}});
    double sum = 0, squares = 0;
    const auto results = live(wrong.arms[0], runs(100000), 8);
    for (const RunResult& result : results) {
      const bool war = value(result.tally, "war_day") >= 0;
      const double worth = war ? 0.5 - 0.1 : value(result.tally, "demanded");
      sum += worth;
      squares += worth * worth;
    }
    const double n = static_cast<double>(results.size());
    const double error = std::sqrt((squares / n - sum * sum / n / n) / n);
    EXPECT_GT(best.value - sum / n, 4 * std::hypot(best.error, error)) << belief;
  }
}

}  // namespace
}  // namespace backchannel::testing
