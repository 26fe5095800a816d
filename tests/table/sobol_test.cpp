// Sobol's indices on functions whose indices are known, and what luck does to them.

#include "analysis/table/sobol.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

#include "analysis/design/points.hpp"
#include "tests/table/sensitivity_functions.hpp"

namespace backchannel {
namespace {

constexpr std::size_t kBase = 4096;

/// Values of a function over a Saltelli design whose last column is luck: run 2 i for A of base
/// point i, 2 i + 1 for B.
Eigen::ArrayXd with_luck(const Points& points, std::size_t factors,
                         const std::function<double(const Eigen::ArrayXd&, std::uint32_t)>& of) {
  Eigen::ArrayXd values(points.rows());
  for (Eigen::Index row = 0; row < points.rows(); ++row) {
    const SaltelliRow made = saltelli_row(static_cast<std::size_t>(row), factors + 1, false);
    const auto run = static_cast<std::uint32_t>(2 * made.base + (made.from_b(factors) ? 1 : 0));
    values(row) = of(points.row(row).transpose(), run);
  }
  return values;
}

TEST(SobolTest, IshigamiHasItsKnownIndices) {
  for (const bool both_ways : {false, true}) {
    const Points points = saltelli_points(names_of(3), kBase, 1, both_ways);
    const auto indices =
        sobol_indices(values_at(points, Ishigami::of), 3, both_ways, std::nullopt, 1);
    EXPECT_EQ(indices.base_points, kBase);
    EXPECT_NEAR(indices.mean, Ishigami::a / 2, 0.01);
    EXPECT_NEAR(indices.variance, Ishigami::variance(), 0.1);
    for (std::size_t i = 0; i < 3; ++i) {
      EXPECT_NEAR(indices.factors[i].first.value, Ishigami::first()[i], 0.01) << i;
      EXPECT_NEAR(indices.factors[i].total.value, Ishigami::total()[i], 0.01) << i;
      EXPECT_LT(indices.factors[i].first.low, Ishigami::first()[i]);
      EXPECT_GT(indices.factors[i].first.high, Ishigami::first()[i]);
      EXPECT_LT(indices.factors[i].total.low, Ishigami::total()[i]);
      EXPECT_GT(indices.factors[i].total.high, Ishigami::total()[i]);
    }
    EXPECT_EQ(indices.factors[0].verdict, SobolVerdict::matters);
    EXPECT_EQ(indices.factors[1].verdict, SobolVerdict::matters);
    EXPECT_EQ(indices.factors[2].verdict, SobolVerdict::alone_not_told);
  }
}

TEST(SobolTest, TheGFunctionHasItsKnownIndices) {
  const SobolG g{{0, 1, 4.5, 9, 99, 99}};
  const Points points = saltelli_points(names_of(6), kBase, 2);
  const auto values = values_at(points, [&](const Eigen::ArrayXd& u) { return g.of(u); });
  const auto indices = sobol_indices(values, 6, false, std::nullopt, 1);
  for (std::size_t i = 0; i < 6; ++i) {
    EXPECT_NEAR(indices.factors[i].first.value, g.first(i), 0.01) << i;
    EXPECT_NEAR(indices.factors[i].total.value, g.total(i), 0.015) << i;
  }
  EXPECT_EQ(indices.factors[0].verdict, SobolVerdict::matters);
  EXPECT_EQ(indices.factors[5].verdict, SobolVerdict::slight);
}

TEST(SobolTest, AFactorThatDoesNothingMovesNothing) {
  const Points points = saltelli_points(names_of(4), 64, 1);
  const auto indices = sobol_indices(values_at(points, Ishigami::of), 4, false, std::nullopt, 1);
  EXPECT_EQ(indices.factors[3].verdict, SobolVerdict::no_run_differs);
  EXPECT_EQ(indices.factors[3].total.value, 0);
  EXPECT_EQ(indices.factors[3].total.high, 0);
}

TEST(SobolTest, LuckHasAShareOfItsOwn) {
  // Ishigami's function plus noise of variance s²: luck has s² / (V + s²), first and total, and
  // every parameter what it had, times V / (V + s²).
  const double s = 4;
  const double variance = Ishigami::variance() + s * s;
  const Points points = saltelli_points(names_of(4), kBase, 3);
  const auto values = with_luck(points, 3, [&](const Eigen::ArrayXd& u, std::uint32_t run) {
    return Ishigami::of(u) + s * noise(run);
  });
  const auto indices = sobol_indices(values, 4, false, 3, 1);
  EXPECT_NEAR(indices.factors[3].first.value, s * s / variance, 0.04);
  EXPECT_NEAR(indices.factors[3].total.value, s * s / variance, 0.04);
  ASSERT_TRUE(indices.parameters.has_value());
  EXPECT_NEAR(indices.parameters->value, Ishigami::variance() / variance, 0.04);
  for (std::size_t i = 0; i < 3; ++i) {
    const double shrunk = Ishigami::variance() / variance;
    EXPECT_NEAR(indices.factors[i].first.value, Ishigami::first()[i] * shrunk, 0.04) << i;
    EXPECT_NEAR(indices.factors[i].total.value, Ishigami::total()[i] * shrunk, 0.03) << i;
    // With a fresh seed for each row: the total of the factor and luck together.
    ASSERT_TRUE(indices.factors[i].fresh_total.has_value());
    EXPECT_NEAR(indices.factors[i].fresh_total->value,
                Ishigami::total()[i] * shrunk + s * s / variance, 0.05)
        << i;
  }
  EXPECT_FALSE(indices.factors[3].fresh_total.has_value());
}

TEST(SobolTest, FreshSeedsInflateTotalIndicesSeveralTimes) {
  // The same function lived in earnest with a luck of its own in each row, as a tool for
  // deterministic models would: what the design with luck says of it without living it comes out.
  const double s = 4;
  const std::size_t factors = 4;  // the fourth does nothing
  const Points points = saltelli_points(names_of(factors + 1), kBase, 3);
  const auto noisy = [&](const Eigen::ArrayXd& u, std::uint32_t run) {
    return Ishigami::of(u) + s * noise(run);
  };
  const auto keyed =
      sobol_indices(with_luck(points, factors, noisy), factors + 1, false, factors, 1);
  const Points without_luck = saltelli_points(names_of(factors), kBase, 3);
  Eigen::ArrayXd values(without_luck.rows());
  for (Eigen::Index row = 0; row < values.size(); ++row)
    values(row) = noisy(without_luck.row(row).transpose(), static_cast<std::uint32_t>(row));
  const auto fresh = sobol_indices(values, factors, false, std::nullopt, 1);
  for (std::size_t i = 0; i < factors; ++i) {
    const double told = keyed.factors[i].fresh_total->value;
    EXPECT_NEAR(fresh.factors[i].total.value, told, 0.05) << i;
    EXPECT_NEAR(fresh.factors[i].first.value, keyed.factors[i].first.value, 0.06) << i;
  }
  // In closed form an inert factor seems to carry 16 / (13.8 + 16) = 54 % of the variance, and the
  // third factor 65 % instead of 11 %: 5.7 times.
  const double luck = s * s / (Ishigami::variance() + s * s);
  EXPECT_EQ(keyed.factors[3].total.value, 0);
  EXPECT_NEAR(fresh.factors[3].total.value, luck, 0.04);
  EXPECT_NEAR(keyed.factors[2].total.value, Ishigami::total()[2] * (1 - luck), 0.03);
  EXPECT_GT(fresh.factors[2].total.value, 5 * keyed.factors[2].total.value);
}

TEST(SobolTest, LuckThatOnlyWorksThroughAParameter) {
  // y = u · z with u uniform and z standard normal: E y given u is 0, so no parameter explains
  // anything, luck by itself (E u)² = ¼ of E u² = ⅓, and the rest is both together.
  const Points points = saltelli_points(names_of(2), 2 * kBase, 3);
  const auto values = with_luck(
      points, 1, [](const Eigen::ArrayXd& u, std::uint32_t run) { return u(0) * noise(run); });
  const auto indices = sobol_indices(values, 2, false, 1, 1);
  EXPECT_NEAR(indices.factors[0].first.value, 0, 0.04);
  EXPECT_NEAR(indices.factors[0].total.value, 0.25, 0.03);
  EXPECT_NEAR(indices.factors[1].first.value, 0.75, 0.05);
  EXPECT_NEAR(indices.factors[1].total.value, 1, 0.05);
  EXPECT_EQ(indices.factors[0].verdict, SobolVerdict::alone_not_told);
}

TEST(SobolTest, AConstantHasNoVarianceToShare) {
  const auto indices = sobol_indices(Eigen::ArrayXd::Constant(40, 3), 2, false, std::nullopt, 1);
  EXPECT_EQ(indices.variance, 0);
  EXPECT_NE(indices.factors[0].first.value, indices.factors[0].first.value);  // NaN
  EXPECT_EQ(indices.factors[0].verdict, SobolVerdict::no_run_differs);
}

TEST(SobolTest, RowsThatAreNoSaltelliDesignAreRefused) {
  EXPECT_THROW(sobol_indices(Eigen::ArrayXd::Zero(41), 2, false, std::nullopt, 1),
               std::invalid_argument);
}

}  // namespace
}  // namespace backchannel
