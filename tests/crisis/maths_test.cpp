// The elementary functions of our own, against extended precision.

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "sim/crisis/luck.hpp"
#include "sim/crisis/maths.hpp"

namespace backchannel {
namespace {

/// Distance from the true value in units of its last place.
double ulps(double value, long double exact) {
  const double size = std::abs(static_cast<double>(exact));
  const double unit = std::nextafter(size, std::numeric_limits<double>::infinity()) - size;
  return static_cast<double>(std::abs(static_cast<long double>(value) - exact) / unit);
}

constexpr std::uint32_t kTries = 200000;

double uniform(std::uint32_t nth) { return Luck{5, 0}.uniform(Purpose::deed, 1, nth); }

TEST(Maths, ExpIsWithinOneAndThreeTenthsOfTheLastPlace) {
  double worst = 0;
  for (std::uint32_t i = 0; i < kTries; ++i) {
    const double u = uniform(i);
    for (const double x : {-40 * u, 2 * (u - 0.5), 1400 * (u - 0.5)})
      worst = std::max(worst, ulps(maths::exp(x), std::exp(static_cast<long double>(x))));
  }
  EXPECT_LT(worst, 1.3);
}

TEST(Maths, LogIsWithinTwoAndAHalfOfTheLastPlace) {
  double worst = 0;
  for (std::uint32_t i = 0; i < kTries; ++i) {
    const double u = uniform(i);
    for (const double x : {u, 1 + 0.02 * (u - 0.5), 1 + 1e-6 * (u - 0.5), u * 1e300})
      worst = std::max(worst, ulps(maths::log(x), std::log(static_cast<long double>(x))));
  }
  EXPECT_LT(worst, 2.5);
}

TEST(Maths, TheEndsAreWhereTheyBelong) {
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  EXPECT_EQ(maths::exp(0), 1);
  EXPECT_EQ(maths::exp(-kInfinity), 0);
  EXPECT_EQ(maths::exp(-1000), 0);
  EXPECT_EQ(maths::exp(1000), kInfinity);
  EXPECT_GT(maths::exp(-740), 0);
  EXPECT_EQ(maths::log(1), 0);
  EXPECT_EQ(maths::log(0), -kInfinity);
  EXPECT_EQ(maths::log(kInfinity), kInfinity);
  EXPECT_NEAR(maths::log(5e-324), -744.4400719213812, 1e-12);
}

TEST(Maths, NearOneContinuesTheGeneralFunction) {
  for (double x = 0; x <= maths::kNearOne; x += 0.0001)
    EXPECT_LT(ulps(maths::near_one(x), std::exp(-static_cast<long double>(x))), 2) << x;
}

TEST(Maths, DaysBeforeASuccessAreGeometricByProductsAndByLogarithms) {
  // Up to q = 0.8 by products, beyond by logarithms: the law must not show the seam.
  for (const double chance : {0.7, 0.2000001, 0.1999999, 0.01}) {
    const Distribution days{Distribution::Kind::geometric, chance};
    double sum = 0;
    for (std::uint32_t i = 0; i < kTries; ++i) sum += quantile(days, uniform(i));
    const double mean = (1 - chance) / chance;
    const double sd = std::sqrt(1 - chance) / chance;
    EXPECT_NEAR(sum / kTries, mean, 4 * sd / std::sqrt(kTries)) << chance;
    for (const double n : {1.0, 3.0}) {
      const double edge = std::pow(1 - chance, n);
      EXPECT_EQ(quantile(days, edge * (1 + 1e-9)), n - 1) << chance;
      EXPECT_EQ(quantile(days, edge * (1 - 1e-9)), n) << chance;
    }
  }
}

}  // namespace
}  // namespace backchannel
