// The yardstick must do the same work, or the ratio that `bench` prints says nothing.

#include "analysis/cli/yardstick.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace backchannel::yardstick {
namespace {

void expect_golden(double least, double most, double agreement, double war, double day,
                   double messages) {
  constexpr std::uint64_t kRuns = 200000;
  const ShuttleTotals totals = shuttle_bargaining(11, kRuns, least, most);
  const auto n = static_cast<double>(kRuns);
  const auto agreed = static_cast<double>(totals.agreements);
  EXPECT_NEAR(agreed / n, agreement, 4 * std::sqrt(agreement * (1 - agreement) / n));
  EXPECT_NEAR(static_cast<double>(totals.wars) / n, war, 4 * std::sqrt(war * (1 - war) / n));
  EXPECT_NEAR(totals.days / agreed, day, 4 * 12 / std::sqrt(agreed));
  EXPECT_NEAR(totals.numbers / agreed, 0.5, 4 * 0.0911 / std::sqrt(agreed));
  EXPECT_NEAR(static_cast<double>(totals.messages) / n, messages, 4 * 18 / std::sqrt(n));
}

TEST(Yardstick, MeetsTheGoldenValuesOfBothSets) {
  expect_golden(0.1, 0.4, 0.94403, 0.05593, 41.960, 56.55);
  expect_golden(0.35, 0.65, 0.43924, 0.06297, 55.406, 77.50);
}

TEST(Yardstick, SettlesAlternatingOffersWhereTheReferenceDoes) {
  const Settled settled = alternating_offers(2);
  EXPECT_EQ(settled.value, 48);
  EXPECT_EQ(settled.round, 54);
  EXPECT_EQ(settled.offers, 107);
}

}  // namespace
}  // namespace backchannel::yardstick
