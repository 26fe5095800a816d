// Shapley's values and interactions on games whose answers are known from theory or by hand.

#include "analysis/table/shapley.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>

namespace backchannel {
namespace {

constexpr double kExact = 1e-12;

std::vector<double> shares(const std::vector<double>& worth, std::size_t players) {
  std::vector<double> values;
  SharingRule(players).share(worth, values);
  return values;
}

std::vector<double> interactions(const std::vector<double>& worth, std::size_t players) {
  std::vector<double> values;
  SharingRule(players).interact(worth, values);
  return values;
}

/// A game that looks like nothing in particular.
std::vector<double> any_game(std::size_t players) {
  std::vector<double> worth;
  for (std::size_t set = 0; set < (std::size_t{1} << players); ++set)
    worth.push_back(std::sin(static_cast<double>(3 * set * set + 1)));
  return worth;
}

/// The definition: the mean over all orders of what a player changes when it arrives.
std::vector<double> by_orders(const std::vector<double>& worth, std::size_t players) {
  std::vector<std::size_t> order(players);
  std::iota(order.begin(), order.end(), 0U);
  std::vector<double> values(players, 0);
  double orders = 0;
  do {
    std::size_t set = 0;
    for (const std::size_t player : order) {
      const std::size_t with = set | (std::size_t{1} << player);
      values[player] += worth[with] - worth[set];
      set = with;
    }
    ++orders;
  } while (std::next_permutation(order.begin(), order.end()));
  for (double& value : values) value /= orders;
  return values;
}

TEST(Shapley, IsTheMeanOverAllOrders) {
  const std::vector<double> worth = any_game(6);
  const std::vector<double> values = shares(worth, 6);
  const std::vector<double> orders = by_orders(worth, 6);
  for (std::size_t i = 0; i < 6; ++i) EXPECT_NEAR(values[i], orders[i], kExact);
}

TEST(Shapley, SumsToWhatAllAchieve) {
  const std::vector<double> worth = any_game(6);
  const std::vector<double> values = shares(worth, 6);
  EXPECT_NEAR(std::accumulate(values.begin(), values.end(), 0.0), worth.back() - worth.front(),
              kExact);
}

TEST(Shapley, OfAnAdditiveGameIsWhatEachBrings) {
  const std::vector<double> brings{3, -1, 0.5, 0, 7, 2};
  std::vector<double> worth;
  for (std::size_t set = 0; set < 64; ++set) {
    double sum = 10;
    for (std::size_t i = 0; i < 6; ++i) sum += ((set >> i) & 1U) != 0 ? brings[i] : 0;
    worth.push_back(sum);
  }
  const std::vector<double> values = shares(worth, 6);
  for (std::size_t i = 0; i < 6; ++i) EXPECT_NEAR(values[i], brings[i], kExact);
  for (const double value : interactions(worth, 6)) EXPECT_NEAR(value, 0, kExact);
}

TEST(Shapley, OfTheGlovesGivesTheScarceHandTwoThirds) {
  // Player 0 holds a left glove, 1 and 2 a right one; a pair is worth 1.
  const std::vector<double> worth{0, 0, 0, 1, 0, 1, 0, 1};
  const std::vector<double> values = shares(worth, 3);
  EXPECT_NEAR(values[0], 2.0 / 3, kExact);
  EXPECT_NEAR(values[1], 1.0 / 6, kExact);
  EXPECT_NEAR(values[2], 1.0 / 6, kExact);
  // By hand: I(left, right) = ½ · 1 + ½ · 0, I(right, right) = ½ · 0 + ½ · (1 − 1 − 1 + 0).
  const std::vector<double> pairs = interactions(worth, 3);
  EXPECT_NEAR(pairs[0], 0.5, kExact);
  EXPECT_NEAR(pairs[1], 0.5, kExact);
  EXPECT_NEAR(pairs[2], -0.5, kExact);
}

TEST(Shapley, OfAMajorityIsThePowerToTurnIt) {
  // Votes 3, 2, 1, 1 with a quota of 4: by hand 1/2, 1/6, 1/6, 1/6.
  const std::vector<int> votes{3, 2, 1, 1};
  std::vector<double> worth;
  for (std::size_t set = 0; set < 16; ++set) {
    int sum = 0;
    for (std::size_t i = 0; i < 4; ++i) sum += ((set >> i) & 1U) != 0 ? votes[i] : 0;
    worth.push_back(sum >= 4 ? 1 : 0);
  }
  const std::vector<double> values = shares(worth, 4);
  EXPECT_NEAR(values[0], 1.0 / 2, kExact);
  for (std::size_t i = 1; i < 4; ++i) EXPECT_NEAR(values[i], 1.0 / 6, kExact);
}

TEST(Shapley, GivesADummyNothingAndTwinsTheSame) {
  // Player 2 never matters; 0 and 1 are interchangeable, and so are 3, 4 and 5.
  std::vector<double> worth;
  for (std::size_t set = 0; set < 64; ++set) {
    const double first = std::popcount(set & 0b000011U);
    const double last = std::popcount(set & 0b111000U);
    worth.push_back(first * first * std::sqrt(1 + last));
  }
  const std::vector<double> values = shares(worth, 6);
  EXPECT_EQ(values[2], 0);
  EXPECT_NEAR(values[0], values[1], kExact);
  EXPECT_NEAR(values[3], values[4], kExact);
  EXPECT_NEAR(values[4], values[5], kExact);
  EXPECT_GT(values[0], values[3]);
}

TEST(Shapley, OfThePairThatOnlyWorksTogetherIsInteraction) {
  std::vector<double> worth;
  for (std::size_t set = 0; set < 64; ++set) worth.push_back((set & 5U) == 5U ? 1 : 0);
  const std::vector<double> values = shares(worth, 6);
  EXPECT_NEAR(values[0], 0.5, kExact);
  EXPECT_NEAR(values[2], 0.5, kExact);
  const std::vector<double> pairs = interactions(worth, 6);
  for (std::size_t pair = 0; pair < pairs.size(); ++pair)
    EXPECT_NEAR(pairs[pair], pair == 1 ? 1 : 0, kExact) << pair;  // (0, 2) is the second pair
}

TEST(Shapley, RefusesGamesItCannotWeigh) {
  EXPECT_THROW(SharingRule(0), std::invalid_argument);
  EXPECT_THROW(SharingRule(13), std::invalid_argument);
}

}  // namespace
}  // namespace backchannel
