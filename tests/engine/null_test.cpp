// The null of model §14: with the six benefits off and a channel that adds nothing, shuttle and
// direct are the same crisis, byte for byte. Then each thing that could break it, broken on
// purpose.

#include <gtest/gtest.h>

#include <cstring>

#include "tests/support/laboratory.hpp"

namespace backchannel::testing {
namespace {

constexpr std::uint32_t kRuns = 2000;

const std::vector<Setting>& null_settings() {
  static const std::vector<Setting> settings = {
      {"benefits",
       "{confidentiality: false, tone: false, knowledge: false, availability: false, "
       "audience: false, authority: false}"},
      {"channels.direct.legs", "[{latency: {median: 1d, sigma: 0.8}, leak: 1%}]"},
      {"channels.muscat.legs", "[{}, {}]"},
      {"channels.muscat.form", "shuttle"},
      {"channels.muscat.exchange", "0.5h"},
      {"routes", "[muscat]"},
  };
  return settings;
}

std::vector<RunResult> live_null(std::vector<Setting> more, bool direct) {
  std::vector<Setting> settings = null_settings();
  settings.insert(settings.end(), more.begin(), more.end());
  if (direct) {
    settings.push_back({"talks", "direct"});
    settings.push_back({"routes", "[direct]"});
  }
  const Study read = study("muscat_2026.yaml", settings);
  return live(read.arms[0], kRuns, 11, 2, true);
}

/// All that was counted, but for names of channel and operator, the operator's own mind and its own
/// traffic, which model §14 leaves out of the comparison.
Tally of_the_principals(Tally tally) {
  tally.operator_trust_a = tally.operator_trust_b = 0;
  tally.facilitated = tally.active_intermediaries = 0;
  tally.direct_exchanges = tally.direct_rounds = 0;
  return tally;
}

bool same_counts(const Tally& one, const Tally& two) {
  const Tally first = of_the_principals(one);
  const Tally second = of_the_principals(two);
  return std::memcmp(&first, &second, sizeof(Tally)) == 0;
}

int differing(const std::vector<RunResult>& one, const std::vector<RunResult>& two) {
  int count = 0;
  for (std::size_t i = 0; i < one.size(); ++i)
    count += one[i].fingerprint != two[i].fingerprint || one[i].outcome != two[i].outcome ||
             !same_counts(one[i].tally, two[i].tally);
  return count;
}

TEST(Null, ShuttleAndDirectAreTheSameCrisisByteForByte) {
  const auto shuttle = live_null({}, false);
  const auto direct = live_null({}, true);
  EXPECT_EQ(differing(shuttle, direct), 0);
  EXPECT_GT(mean(direct, "rounds"), 1) << "the null must be shown on a crisis in which much happens";
  EXPECT_GT(mean(direct, "delivered"), 5);
}

struct Break {
  const char* name;
  std::vector<Setting> settings;
};

class NullBroken : public ::testing::TestWithParam<Break> {};

TEST_P(NullBroken, IsNoticed) {
  const auto shuttle = live_null(GetParam().settings, false);
  const auto direct = live_null(GetParam().settings, true);
  EXPECT_GT(differing(shuttle, direct), 0);
}

INSTANTIATE_TEST_SUITE_P(
    Each, NullBroken,
    ::testing::Values(
        Break{"an_error_on_the_second_leg", {{"channels.muscat.legs", "[{}, {error: 5%}]"}}},
        Break{"loss_on_the_second_leg", {{"channels.muscat.legs", "[{}, {loss: 5%}]"}}},
        Break{"noise_in_the_rooms", {{"channels.muscat.legs", "[{}, {noise: 0.3}]"}}},
        Break{"a_slower_format", {{"channels.muscat.exchange", "1.5h"}}},
        Break{"confidentiality", {{"benefits.confidentiality", "true"}}},
        Break{"tone", {{"benefits.tone", "true"}}},
        Break{"knowledge", {{"benefits.knowledge", "true"}}},
        Break{"availability",
              {{"benefits.availability", "true"},
               {"channels.muscat.legs", "[{latency: 1d}, {latency: 1d}]"}}},
        Break{"audience", {{"benefits.audience", "true"}}},
        Break{"authority",
              {{"benefits.authority", "true"}, {"channels.muscat.authority", "propose"}}}),
    [](const auto& test) { return std::string(test.param.name); });

}  // namespace
}  // namespace backchannel::testing
