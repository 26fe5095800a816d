// Competing endings: closed forms, and how far the wrong curve would be off.

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "analysis/table/incidence.hpp"
#include "sim/crisis/luck.hpp"

namespace backchannel {
namespace {

/// Two exponential clocks race until the last day; the first to ring is the ending.
Incidence race(double first, double second, double last_day, std::uint32_t runs) {
  Incidence incidence(2);
  for (std::uint32_t run = 0; run < runs; ++run) {
    const Luck luck{7, run};
    const double one = -std::log(luck.uniform(Purpose::parameter, 1, 0)) / first;
    const double other = -std::log(luck.uniform(Purpose::parameter, 2, 0)) / second;
    if (std::min(one, other) > last_day)
      incidence.add_none();
    else
      incidence.add(one < other ? 0 : 1, std::min(one, other));
  }
  return incidence;
}

TEST(Incidence, OfTwoExponentialClocksIsTheirClosedForm) {
  constexpr double a = 0.03;
  constexpr double b = 0.01;
  const Incidence incidence = race(a, b, 60, 40000);
  const std::vector<double> days = {0, 5, 20, 60};
  for (const std::size_t ending : {0U, 1U}) {
    const std::vector<Estimate> shares = incidence.by(ending, days);
    for (std::size_t i = 0; i < days.size(); ++i) {
      const double rate = ending == 0 ? a : b;
      const double exact = rate / (a + b) * (1 - std::exp(-(a + b) * days[i]));
      EXPECT_NEAR(shares[i].value, exact, 4 * std::sqrt(0.25 / 40000)) << days[i];
    }
  }
  // One minus Kaplan–Meier, with the other ending as loss from sight, would say 1 − e^(−b t).
  EXPECT_GT(1 - std::exp(-b * 60), incidence.by(1, days).back().high + 0.1);
}

/// The sums of Aalen and Johansen as they are written, for runs that are all watched to the end.
double aalen_johansen(const std::vector<std::pair<std::size_t, double>>& runs, std::size_t none,
                      std::size_t ending, double day) {
  std::vector<std::pair<double, std::size_t>> in_order;
  for (const auto& [kind, at] : runs) in_order.push_back({at, kind});
  std::sort(in_order.begin(), in_order.end());
  double still = 1;
  double share = 0;
  double at_risk = static_cast<double>(runs.size() + none);
  for (const auto& [at, kind] : in_order) {
    if (at > day) break;
    if (kind == ending) share += still / at_risk;
    still *= 1 - 1 / at_risk;
    --at_risk;
  }
  return share;
}

TEST(Incidence, IsTheSumOfAalenAndJohansen) {
  const std::vector<std::pair<std::size_t, double>> runs = {
      {0, 3}, {1, 1}, {0, 7}, {2, 2}, {1, 9}, {0, 0}, {2, 30}};
  Incidence incidence(3);
  for (const auto& [kind, at] : runs) incidence.add(kind, at);
  for (int i = 0; i < 4; ++i) incidence.add_none();
  const std::vector<double> days = {0, 1, 2, 3, 8, 9, 30, 100};
  for (std::size_t ending = 0; ending < 3; ++ending) {
    const std::vector<Estimate> shares = incidence.by(ending, days);
    for (std::size_t i = 0; i < days.size(); ++i)
      EXPECT_NEAR(shares[i].value, aalen_johansen(runs, 4, ending, days[i]), 1e-12);
  }
}

TEST(Incidence, OfAllEndingsAndNoneAddsUpToOne) {
  const Incidence incidence = race(0.05, 0.02, 30, 1000);
  const double ended = incidence.by(0, {30})[0].value + incidence.by(1, {30})[0].value;
  EXPECT_GT(ended, 0.5);
  EXPECT_LT(ended, 1);
  EXPECT_EQ(incidence.runs(), 1000U);
}

TEST(Incidence, OfWhatNeverCameIsNoneWithAnInterval) {
  Incidence incidence(1);
  for (int i = 0; i < 50; ++i) incidence.add_none();
  const Estimate share = incidence.by(0, {10})[0];
  EXPECT_EQ(share.value, 0);
  EXPECT_GT(share.high, 0.03);
}

}  // namespace
}  // namespace backchannel
