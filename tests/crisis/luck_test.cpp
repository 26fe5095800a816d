#include "sim/crisis/luck.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "sim/crisis/maths.hpp"

namespace backchannel {
namespace {

// Known answers of Philox4x32-10, as published with Random123 (kat_vectors).
TEST(Luck, PhiloxMeetsItsPublishedKnownAnswers) {
  using Block = std::array<std::uint32_t, 4>;
  EXPECT_EQ(philox({0, 0, 0, 0}, {0, 0}),
            (Block{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}));
  constexpr std::uint32_t kAll = 0xffffffff;
  EXPECT_EQ(philox({kAll, kAll, kAll, kAll}, {kAll, kAll}),
            (Block{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}));
  EXPECT_EQ(philox({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0}),
            (Block{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}));
}

TEST(Luck, DependsOnEveryPartOfItsKey) {
  const Luck luck{7, 3};
  const double here = luck.uniform(Purpose::reading, 11, 2);
  EXPECT_EQ(here, luck.uniform(Purpose::reading, 11, 2));
  EXPECT_NE(here, luck.uniform(Purpose::clock, 11, 2));
  EXPECT_NE(here, luck.uniform(Purpose::reading, 12, 2));
  EXPECT_NE(here, luck.uniform(Purpose::reading, 11, 3));
  EXPECT_NE(here, (Luck{7, 4}.uniform(Purpose::reading, 11, 2)));
  EXPECT_NE(here, (Luck{8, 3}.uniform(Purpose::reading, 11, 2)));
  EXPECT_NE(here, (Luck{7 + (1ULL << 32), 3}.uniform(Purpose::reading, 11, 2)));
}

struct Spread {
  const char* name;
  Distribution distribution;
  double mean;
  double sd;
};

class Quantiles : public ::testing::TestWithParam<Spread> {};

TEST_P(Quantiles, GiveTheMeanAndSpreadOfTheDistribution) {
  constexpr int kDraws = 200000;
  const Spread& spread = GetParam();
  double sum = 0;
  double squares = 0;
  for (std::uint32_t i = 0; i < kDraws; ++i) {
    const double x =
        quantile(spread.distribution, Luck{5, 0}.uniform(Purpose::words, 1, i));
    sum += x;
    squares += x * x;
  }
  const double mean = sum / kDraws;
  const double sd = std::sqrt(squares / kDraws - mean * mean);
  EXPECT_NEAR(mean, spread.mean, 4 * spread.sd / std::sqrt(kDraws) + 1e-12);
  EXPECT_NEAR(sd, spread.sd, 0.03 * spread.sd + 1e-12);
  EXPECT_NEAR(mean_of(spread.distribution), spread.mean, 1e-9);
}

using D = Distribution;
INSTANTIATE_TEST_SUITE_P(
    All, Quantiles,
    ::testing::Values(
        Spread{"fixed", D::fixed(3), 3, 0}, Spread{"exponential", D::exponential(2), 2, 2},
        Spread{"lognormal", D::lognormal(2, 0.5), 2 * std::exp(0.125),
               2 * std::exp(0.125) * std::sqrt(std::exp(0.25) - 1)},
        Spread{"uniform", {D::Kind::uniform, 1, 4, 0}, 2.5, 3 / std::sqrt(12.0)},
        Spread{"normal", {D::Kind::normal, -1, 2, 0}, -1, 2},
        Spread{"beta", {D::Kind::beta, 0.25, 12, 0}, 0.25, std::sqrt(0.25 * 0.75 / 13)},
        Spread{"triangular", {D::Kind::triangular, 0, 1, 4}, 5.0 / 3, std::sqrt(13.0 / 18)},
        Spread{"geometric", {D::Kind::geometric, 0.4, 0, 0}, 1.5, std::sqrt(0.6) / 0.4}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(Luck, WhoIsStableAndOrdered) {
  EXPECT_EQ(who_of("north"), who_of("north"));
  EXPECT_NE(who_of("north"), who_of("south"));
  EXPECT_NE(who_of(who_of("north"), who_of("south")), who_of(who_of("south"), who_of("north")));
}

TEST(Maths, AgreesWithTheLibraryToItsLastBits) {
  for (double x = -30; x <= 30; x += 0.37) {
    EXPECT_NEAR(maths::exp(x) / std::exp(x), 1, 1e-15);
    EXPECT_NEAR(maths::logistic(x), 1 / (1 + std::exp(-x)), 1e-15);
    if (x > 0) {
      EXPECT_NEAR(maths::log(x), std::log(x), 1e-14);
      EXPECT_NEAR(maths::pow(x, 0.7) / std::pow(x, 0.7), 1, 1e-14);
    }
  }
  for (double elapsed = 0; elapsed < 0.3; elapsed += 0.001)
    EXPECT_NEAR(maths::remaining(elapsed, 1), std::exp(-elapsed), 3e-16) << elapsed;
}

TEST(Maths, NormalQuantileInvertsTheNormal) {
  for (const double p : {1e-12, 1e-6, 0.01, 0.2, 0.5, 0.7, 0.99, 1 - 1e-9}) {
    const double z = maths::normal_quantile(p);
    EXPECT_NEAR(0.5 * std::erfc(-z / std::sqrt(2.0)), p, 1e-14 + 1e-12 * p);
  }
  EXPECT_NEAR(maths::normal_quantile(0.975), 1.959963984540054, 1e-15);
}

}  // namespace
}  // namespace backchannel
