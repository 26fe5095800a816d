// What a system of the case asks run by run, which a table of many runs cannot show.

#include <gtest/gtest.h>

#include "tests/support/laboratory.hpp"

namespace backchannel::testing {
namespace {

/// Rounds that go well, and nothing else that could be held against the host.
std::vector<Setting> good_rounds() {
  return {{"arms", "{}"},
          {"script", "{}"},
          {"hazards", "{}"},
          {"uncertain", "{}"},
          {"framework", "{}"},
          {"routes", "[muscat]"},
          {"rounds.first", "5d"},
          {"rounds.always_dated", "true"},
          {"rounds.walk_out", "-20"},
          {"actors.tehran.readiness.always", "true"},
          {"actors.washington.readiness.always", "true"},
          {"channels.muscat.mean_up", "0d"},
          {"channels.muscat.legs", "[{latency: 1d}]"}};
}

TEST(Records, NeverFallOverARowOfGoodRounds) {
  // The same run, watched for longer and longer (S11).
  std::vector<RunResult> before;
  int rose = 0;
  for (const char* horizon : {"10d", "20d", "30d", "45d", "60d", "90d", "120d"}) {
    auto settings = good_rounds();
    settings.push_back({"horizon", horizon});
    const auto now = live(study("muscat_2026.yaml", settings).arms[0], 100, 4);
    for (std::size_t i = 0; i < before.size(); ++i) {
      EXPECT_EQ(now[i].tally.walk_outs, 0);
      EXPECT_GE(now[i].tally.operator_trust_a, before[i].tally.operator_trust_a) << "run " << i;
      EXPECT_GE(now[i].tally.operator_trust_b, before[i].tally.operator_trust_b) << "run " << i;
      rose += now[i].tally.operator_trust_a > before[i].tally.operator_trust_a;
    }
    before = now;
  }
  EXPECT_GT(rose, 300);
}

TEST(Accounts, AreHeardAtHomeOnlyWhereThePublicListens) {
  const auto cost = [](const char* heard, const char* spin) {
    return mean(live(study("muscat_2026.yaml", {{"actors.washington.home.heard", heard},
                                                {"actors.washington.home.spin", spin}})
                         .arms[0],
                     300, 4),
                "home_{b}");
  };
  EXPECT_EQ(cost("0", "0%"), cost("0", "100%"));
  EXPECT_GT(cost("0.2", "0%"), cost("0.2", "100%"));
}

TEST(Moods, LastLongEnoughToSpreadRuns) {
  const auto spread = [](const char* whim) {
    const auto runs = live(study("muscat_2026.yaml", {{"uncertain", "{}"},
                                                      {"actors.tehran.readiness.gate", "0"},
                                                      {"actors.tehran.readiness.gate_threat", "0"},
                                                      {"actors.tehran.readiness.whim", whim}})
                               .arms[0],
                           1000, 4);
    double sum = 0;
    double squares = 0;
    for (const RunResult& run : runs) {
      sum += run.tally.rounds;
      squares += run.tally.rounds * run.tally.rounds;
    }
    const double n = static_cast<double>(runs.size());
    return squares / n - sum / n * sum / n;
  };
  EXPECT_GT(spread("8"), 1.1 * spread("0"));
}

}  // namespace
}  // namespace backchannel::testing
