// Points of the unit cube: strata, nets, growth, and that no factor moves another.

#include "analysis/design/points.hpp"

#include <gtest/gtest.h>

#include <boost/random/sobol.hpp>

#include <algorithm>
#include <bit>
#include <cmath>
#include <set>
#include <stdexcept>
#include <vector>

#include "sim/crisis/luck.hpp"

namespace backchannel {
namespace {

const std::vector<std::uint32_t> kNames = {who_of("a.trust"), who_of("b.delay"), who_of("c.rate"),
                                           who_of("d.worth"), who_of("e.cost")};

FactorNames first(std::size_t count) { return FactorNames(kNames).first(count); }

/// How many points lie in each of `slices` equal slices of a column, from one row on.
std::vector<int> slices_of(const Points& points, Eigen::Index column, Eigen::Index from,
                           Eigen::Index rows, int slices) {
  std::vector<int> counts(static_cast<std::size_t>(slices), 0);
  for (Eigen::Index row = from; row < from + rows; ++row)
    ++counts[static_cast<std::size_t>(points(row, column) * slices)];
  return counts;
}

void expect_each_once(const std::vector<int>& counts) {
  EXPECT_TRUE(std::all_of(counts.begin(), counts.end(), [](int count) { return count == 1; }));
}

TEST(PointsTest, LatinHypercubePutsOnePointIntoEachSliceOfEachFactor) {
  for (const std::size_t count : {1U, 7U, 100U, 1001U}) {
    const Points points = latin_hypercube(kNames, count, 3);
    for (Eigen::Index column = 0; column < points.cols(); ++column)
      expect_each_once(slices_of(points, column, 0, points.rows(), static_cast<int>(count)));
  }
}

TEST(PointsTest, LatinHypercubeShufflesEachFactorInItsOwnWay) {
  const Points points = latin_hypercube(kNames, 2000, 3);
  for (Eigen::Index i = 0; i < points.cols(); ++i)
    for (Eigen::Index j = 0; j < i; ++j) {
      const double r = 12 * ((points.col(i) - 0.5) * (points.col(j) - 0.5)).mean();
      EXPECT_LT(std::fabs(r), 4 / std::sqrt(2000.0));
    }
  // Inside its slice a point is anywhere: the remainder is uniform, with mean ½ and variance 1/12.
  const Eigen::ArrayXd within = points.col(0) * 2000 - (points.col(0) * 2000).floor();
  EXPECT_NEAR(within.mean(), 0.5, 4 * std::sqrt(1.0 / 12 / 2000));
  EXPECT_NEAR((within - 0.5).square().mean(), 1.0 / 12, 4 * std::sqrt(1.0 / 180 / 2000));
}

TEST(PointsTest, IndependentPointsAreUniform) {
  const Points points = independent_points(kNames, 20000, 1);
  for (Eigen::Index column = 0; column < points.cols(); ++column) {
    double chi_squared = 0;
    for (const int count : slices_of(points, column, 0, points.rows(), 20))
      chi_squared += (count - 1000.0) * (count - 1000.0) / 1000;
    EXPECT_LT(chi_squared, 43.8);  // 19 degrees, p = 0.001
  }
}

/// new-joe-kuo-6.21201, dimensions 2 to 10: degree s, coefficients a, initial m.
struct JoeKuo {
  std::size_t degree;
  std::uint32_t a;
  std::vector<std::uint32_t> m;
};
const JoeKuo kJoeKuo[] = {
    {1, 0, {1}},          {2, 1, {1, 3}},        {3, 1, {1, 3, 1}},
    {3, 2, {1, 1, 1}},    {4, 1, {1, 1, 3, 3}},  {4, 4, {1, 3, 5, 13}},
    {5, 2, {1, 1, 5, 5, 17}}, {5, 4, {1, 1, 5, 5, 5}}, {5, 7, {1, 1, 7, 11, 19}},
};

TEST(PointsTest, DirectionNumbersAreThoseOfJoeAndKuo) {
  for (std::size_t k = 0; k < 32; ++k) EXPECT_EQ(sobol_direction(0, k), 1U << (31 - k));
  for (std::size_t d = 0; d < std::size(kJoeKuo); ++d) {
    const JoeKuo& row = kJoeKuo[d];
    std::vector<std::uint32_t> m = row.m;
    for (std::size_t k = row.degree; k < 32; ++k) {
      std::uint32_t next = m[k - row.degree] ^ (m[k - row.degree] << row.degree);
      for (std::size_t i = 1; i < row.degree; ++i)
        if ((row.a >> (row.degree - 1 - i) & 1U) != 0) next ^= m[k - i] << i;
      m.push_back(next);
    }
    for (std::size_t k = 0; k < 32; ++k)
      EXPECT_EQ(sobol_direction(d + 1, k), m[k] << (31 - k)) << "dimension " << d + 2;
  }
}

TEST(PointsTest, DirectionNumbersAreThoseOfBoostsOwnEngine) {
  // Boost walks in Gray code and leaves out the point 0: its n-th step changes direction ctz(n).
  constexpr std::size_t kDimensions = 60;
  boost::random::sobol_engine<std::uint32_t, 32> engine(kDimensions);
  std::vector<std::uint32_t> at(kDimensions, 0);
  for (std::size_t n = 1; n <= 64; ++n)
    for (std::size_t d = 0; d < kDimensions; ++d) {
      at[d] ^= sobol_direction(d, static_cast<std::size_t>(std::countr_zero(n)));
      EXPECT_EQ(static_cast<std::uint32_t>(engine()), at[d]) << "point " << n << " dimension " << d;
    }
}

TEST(PointsTest, EveryBlockOfSobolPointsIsBalanced) {
  const Points points = sobol_points(kNames, 1024, 9);
  for (const Eigen::Index size : {2, 8, 64, 1024})
    for (Eigen::Index from = 0; from < 1024; from += size)
      for (Eigen::Index column = 0; column < points.cols(); ++column)
        expect_each_once(slices_of(points, column, from, size, static_cast<int>(size)));
}

TEST(PointsTest, TheFirstTwoDimensionsAreANet) {
  // Dimensions 1 and 2 make a (0, m, 2)-net: each elementary interval of area 2^-m has one point.
  const Points points = sobol_points(first(2), 256, 4);
  for (int across = 0; across <= 8; ++across) {
    std::set<int> seen;
    for (Eigen::Index row = 0; row < 256; ++row) {
      const int x = static_cast<int>(points(row, 0) * (1 << across));
      const int y = static_cast<int>(points(row, 1) * (1 << (8 - across)));
      seen.insert((x << (8 - across)) + y);
    }
    EXPECT_EQ(seen.size(), 256U) << "cut into " << (1 << across);
  }
}

TEST(PointsTest, ScramblingMakesEachPointUniform) {
  // The same point over many seeds: mean ½, variance 1/12; unscrambled it would always be 0.
  double sum = 0;
  double squares = 0;
  constexpr int kSeeds = 4000;
  for (std::uint64_t seed = 0; seed < kSeeds; ++seed) {
    const double value = sobol_points(first(1), 1, seed)(0, 0) - 0.5;
    sum += value;
    squares += value * value;
  }
  EXPECT_NEAR(sum / kSeeds, 0, 4 * std::sqrt(1.0 / 12 / kSeeds));
  EXPECT_NEAR(squares / kSeeds, 1.0 / 12, 4 * std::sqrt(1.0 / 180 / kSeeds));
}

TEST(PointsTest, ScrambledSobolIntegratesBetterThanChance) {
  // ∏ (1 + (x − ½)) has mean 1; by chance the error at 4096 points would be about 0.011.
  double worst = 0;
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    const Points points = sobol_points(kNames, 4096, seed);
    worst = std::max(worst, std::fabs((points + 0.5).rowwise().prod().mean() - 1));
  }
  EXPECT_LT(worst, 0.0005);
}

TEST(PointsTest, GrowingKeepsTheFirstPoints) {
  EXPECT_TRUE((sobol_points(kNames, 300, 7).topRows(77) == sobol_points(kNames, 77, 7)).all());
  EXPECT_TRUE(
      (independent_points(kNames, 300, 7).topRows(77) == independent_points(kNames, 77, 7)).all());
  EXPECT_TRUE(
      (saltelli_points(kNames, 30, 7).topRows(7 * 7) == saltelli_points(kNames, 7, 7)).all());
  EXPECT_TRUE((morris_points(kNames, 30, 7).topRows(6 * 7) == morris_points(kNames, 7, 7)).all());
}

TEST(PointsTest, AFactorMoreMovesNoOther) {
  const auto same = [](const Points& few, const Points& more) {
    return (more.leftCols(few.cols()) == few).all();
  };
  EXPECT_TRUE(same(latin_hypercube(first(3), 50, 2), latin_hypercube(first(5), 50, 2)));
  EXPECT_TRUE(same(sobol_points(first(3), 50, 2), sobol_points(first(5), 50, 2)));
  EXPECT_TRUE(same(independent_points(first(3), 50, 2), independent_points(first(5), 50, 2)));
  const Points few = saltelli_points(first(3), 20, 2);
  const Points more = saltelli_points(first(5), 20, 2);
  for (Eigen::Index base = 0; base < 20; ++base) {
    EXPECT_TRUE((more.row(base * 7).leftCols(3) == few.row(base * 5)).all());
    EXPECT_TRUE((more.row(base * 7 + 6).leftCols(3) == few.row(base * 5 + 4)).all());
  }
  // In a trajectory there is a row more; without it the others have the values they had.
  const Points short_walk = morris_points(first(4), 10, 2);
  const Points long_walk = morris_points(first(5), 10, 2);
  for (Eigen::Index t = 0; t < 10; ++t) {
    Eigen::Index kept = 0;
    for (Eigen::Index row = 0; row < 6; ++row) {
      const auto here = long_walk.row(t * 6 + row).leftCols(4);
      if (row > 0 && (here == long_walk.row(t * 6 + row - 1).leftCols(4)).all()) continue;
      EXPECT_TRUE((here == short_walk.row(t * 5 + kept).leftCols(4)).all());
      ++kept;
    }
    EXPECT_EQ(kept, 5);
  }
}

TEST(PointsTest, ValuesGoWithTheNameAndNotWithThePlace) {
  const std::vector<std::uint32_t> turned(kNames.rbegin(), kNames.rend());
  EXPECT_TRUE((latin_hypercube(turned, 40, 1).col(4) == latin_hypercube(kNames, 40, 1).col(0))
                  .all());
  EXPECT_FALSE((latin_hypercube(kNames, 40, 1) == latin_hypercube(kNames, 40, 2)).all());
  EXPECT_FALSE((sobol_points(kNames, 40, 1) == sobol_points(kNames, 40, 2)).all());
}

TEST(PointsTest, SaltelliRowsSwapOneFactor) {
  for (const bool both_ways : {false, true}) {
    const Points points = saltelli_points(kNames, 16, 5, both_ways);
    const auto each = static_cast<Eigen::Index>(saltelli_rows_each(5, both_ways));
    ASSERT_EQ(points.rows(), 16 * each);
    EXPECT_EQ(each, both_ways ? 12 : 7);
    for (Eigen::Index row = 0; row < points.rows(); ++row) {
      const SaltelliRow made = saltelli_row(static_cast<std::size_t>(row), 5, both_ways);
      const Eigen::Index start = static_cast<Eigen::Index>(made.base) * each;
      for (Eigen::Index column = 0; column < 5; ++column) {
        const bool from_b = made.from_b(static_cast<std::size_t>(column));
        EXPECT_EQ(points(row, column), points(from_b ? start + each - 1 : start, column));
      }
    }
    // Each mixture stands where it is said to: A_B³ is A but for the third factor.
    EXPECT_EQ((points.row(3) != points.row(0)).count(), 1);
    EXPECT_NE(points(3, 2), points(0, 2));
    if (both_ways) {
      EXPECT_EQ((points.row(5 + 3) != points.row(each - 1)).count(), 1);
    }
  }
}

TEST(PointsTest, TrajectoriesMoveOneFactorAtATimeByTheStep) {
  constexpr std::size_t kLevels = 6;
  const Points points = morris_points(kNames, 600, 8, kLevels);
  const double step = morris_step(kLevels);
  EXPECT_DOUBLE_EQ(step, 0.6);
  std::vector<int> visits(kLevels, 0);
  int upwards = 0;
  for (Eigen::Index t = 0; t < 600; ++t) {
    std::set<Eigen::Index> moved;
    for (Eigen::Index row = t * 6; row < t * 6 + 5; ++row) {
      const Eigen::ArrayXd change = (points.row(row + 1) - points.row(row)).transpose();
      ASSERT_EQ((change != 0).count(), 1);
      Eigen::Index which = 0;
      change.abs().maxCoeff(&which);
      moved.insert(which);
      EXPECT_NEAR(std::fabs(change(which)), step, 1e-15);
      upwards += change(which) > 0 ? 1 : 0;
      ++visits[static_cast<std::size_t>(std::lround(points(row, which) * 5))];
    }
    EXPECT_EQ(moved.size(), 5U);
  }
  EXPECT_NEAR(upwards, 1500, 4 * std::sqrt(750.0));
  for (const int count : visits) EXPECT_NEAR(count, 500, 4 * std::sqrt(3000 * 5.0 / 36));
  const Points moved_in = inward(points, kLevels);
  EXPECT_DOUBLE_EQ(moved_in.minCoeff(), 0.5 / 6);
  EXPECT_DOUBLE_EQ(moved_in.maxCoeff(), 5.5 / 6);
}

TEST(PointsTest, WhatCannotBeADesignIsRefused) {
  const std::vector<std::uint32_t> twice = {1, 2, 1};
  EXPECT_THROW(latin_hypercube(twice, 4, 1), std::invalid_argument);
  EXPECT_THROW(sobol_points({}, 4, 1), std::invalid_argument);
  EXPECT_THROW(morris_points(kNames, 4, 1, 5), std::invalid_argument);
  EXPECT_THROW(sobol_direction(3667, 0), std::invalid_argument);
}

TEST(PointsTest, ValuesStayInsideTheCube) {
  for (const Points& points : {sobol_points(kNames, 4096, 1), latin_hypercube(kNames, 4096, 1),
                               independent_points(kNames, 4096, 1)}) {
    EXPECT_GT(points.minCoeff(), 0);
    EXPECT_LT(points.maxCoeff(), 1);
  }
}

}  // namespace
}  // namespace backchannel
