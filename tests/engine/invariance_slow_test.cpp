// What must not matter: the step, the names of the two principals, the number of threads.

#include <gtest/gtest.h>

#include <cmath>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "tests/support/laboratory.hpp"

namespace backchannel::testing {
namespace {

/// Largest change of any outcome share, in points, when the step is halved; paired runs.
double halving(const char* coarse, const char* fine) {
  constexpr std::uint32_t kRuns = runs(50000);
  const Study one = study("muscat_2026.yaml", {{"step", coarse}});
  const Study two = study("muscat_2026.yaml", {{"step", fine}});
  const auto before = live(one.arms[0], kRuns, 3);
  const auto after = live(two.arms[0], kRuns, 3);
  double most = 0;
  for (int k = 0; k < kOutcomes; ++k)
    most = std::max(most, std::abs(share(before, static_cast<Outcome>(k)) -
                                   share(after, static_cast<Outcome>(k))));
  std::printf("  %s -> %s: largest change of a share %.3f points\n", coarse, fine, most);
  return most;
}

TEST(Step, HalvingSixHoursMovesNoShareByMoreThanThreeTenthsOfAPoint) {
  EXPECT_LE(halving("6h", "3h"), 0.3);
}

TEST(Step, HalvingOneDayMovesNoShareByMoreThanThreeTenthsOfAPoint) {
  EXPECT_LE(halving("1d", "12h"), 0.3);
}

std::string with_names_swapped(std::string text, const std::string& one,
                               const std::string& two) {
  const auto replace = [&](const std::string& from, const std::string& to) {
    for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos;) {
      // Ids of evidence are not names of principals.
      const bool id = text[at + from.size()] == '-' || (at > 0 && text[at - 1] == '-');
      if (!id) text.replace(at, from.size(), to);
      at += id ? from.size() : to.size();
    }
  };
  replace(one, "\x01");
  replace(two, one);
  replace("\x01", two);
  return text;
}

/// Within four standard errors of the difference of two independent means.
void expect_same_mean(const std::vector<RunResult>& one, const std::string& measure,
                      const std::vector<RunResult>& two, const std::string& other_measure) {
  const auto variance = [](const std::vector<RunResult>& results, const std::string& name) {
    const double middle = mean(results, name);
    double squares = 0;
    for (const RunResult& result : results) {
      const double off = value(result.tally, name) - middle;
      squares += off * off;
    }
    return squares / static_cast<double>(results.size());
  };
  const double n = static_cast<double>(one.size());
  const double error =
      std::sqrt((variance(one, measure) + variance(two, other_measure)) / n);
  EXPECT_NEAR(mean(one, measure), mean(two, other_measure), 4 * error) << measure;
}

/// The same crisis with the two principals' names exchanged: every parameter of one becomes the
/// other's. Luck goes by name, so the shares agree within their standard errors, not run by run.
TEST(Relabelling, MirroredParametersMirrorTheResult) {
  const std::string file =
      (std::filesystem::path(BACKCHANNEL_SOURCE_DIR) / "scenarios" / "muscat_2026.yaml").string();
  std::ifstream in(file);
  std::stringstream text;
  text << in.rdbuf();
  const Study plain = read_study_text(text.str(), file);
  const Study mirrored =
      read_study_text(with_names_swapped(text.str(), "tehran", "washington"), file);
  constexpr std::uint32_t kRuns = runs(20000);
  const auto before = live(plain.arms[0], kRuns, 5);
  const auto after = live(mirrored.arms[0], kRuns, 6);
  for (int k = 0; k < kOutcomes; ++k) {
    const double p = share(before, static_cast<Outcome>(k));
    const double q = share(after, static_cast<Outcome>(k));
    const double pooled = 0.5 * (p + q);
    const double error = std::sqrt(2 * pooled * (100 - pooled) / kRuns);
    EXPECT_LE(std::abs(p - q), 4 * error + 1e-9) << name_of(static_cast<Outcome>(k));
  }
  expect_same_mean(before, "trust_{a}", after, "trust_{b}");
  expect_same_mean(before, "hurt_{b}", after, "hurt_{a}");
  expect_same_mean(before, "progress_{a}", after, "progress_{b}");
}

void expect_same_bytes_on_any_threads(const std::string& file) {
  const Study read = study(file);
  const auto one = live(read.arms[0], 3000, 9, 1, true);
  for (const int threads : {2, 4}) {
    const auto many = live(read.arms[0], 3000, 9, threads, true);
    ASSERT_EQ(one.size(), many.size());
    for (std::size_t i = 0; i < one.size(); ++i) {
      EXPECT_EQ(one[i].fingerprint, many[i].fingerprint);
      EXPECT_EQ(std::memcmp(&one[i].tally, &many[i].tally, sizeof(Tally)), 0);
    }
  }
}

TEST(Threads, DoNotChangeAByte) { expect_same_bytes_on_any_threads("muscat_2026.yaml"); }

/// Habits, requests, groups that are struck, an ally and a shock.
TEST(Threads, DoNotChangeAByteOfEpisodes) {
  expect_same_bytes_on_any_threads("episodes/H05_red_sea_campaign_2023_2024.yaml");
  expect_same_bytes_on_any_threads("episodes/H08_signalled_retaliation_april_2024.yaml");
}

TEST(Runs, AreTheSameAloneAndAmongOthers) {
  const Study read = study("muscat_2026.yaml");
  const auto all = live(read.arms[0], 200, 9, 2, true);
  Trace trace;
  for (const std::uint32_t run : {0U, 17U, 199U}) {
    trace.fingerprinting = true;
    const RunResult alone = tell(read.arms[0], 9, run, trace);
    EXPECT_EQ(alone.fingerprint, all[run].fingerprint);
    EXPECT_EQ(alone.outcome, all[run].outcome);
  }
}

}  // namespace
}  // namespace backchannel::testing
