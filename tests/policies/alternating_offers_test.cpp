// Alternating offers (theory A3): going back against the formulas at parameters nobody printed, the
// line's delay as the only thing slow letters change, and what greed costs.

#include "sim/policies/strategic/alternating_offers.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "sim/crisis/luck.hpp"
#include "tests/support/laboratory.hpp"

namespace backchannel {
namespace {

using testing::live;
using testing::mean;
using testing::study;
using ::testing::HasSubstr;

AlternatingOffers drawn(std::uint32_t i) {
  const Luck luck{13, i};
  const auto uniform = [&](std::uint32_t k) { return luck.uniform(Purpose::nature, 0, k); };
  AlternatingOffers game;
  game.keeps_first = 0.5 + 0.499 * uniform(0);
  game.keeps_second = i % 5 == 0 ? game.keeps_first : 0.5 + 0.499 * uniform(1);
  if (i % 2 == 0) {
    game.rate_first = 0.05 * uniform(2);
    game.rate_second = 0.05 * uniform(3);
    game.line.delay = 20 * uniform(4);
  }
  if (i % 3 == 0) {
    game.breakdown = 0.5 * uniform(5);
    game.outside_first = 0.5 * uniform(6);
    game.outside_second = 0.5 * uniform(7);
  }
  if (i % 4 == 0) game.rounds = 1 + static_cast<int>(20 * uniform(8));
  game.line.hops = 1;
  game.solve();
  return game;
}

TEST(AlternatingOffers, GoingBackMeetsTheFormulasAnywhere) {
  for (std::uint32_t i = 0; i < 200; ++i) {
    const AlternatingOffers game = drawn(i);
    ASSERT_TRUE(game.mistakes().empty()) << i;
    for (const Prediction& each : game.predictions())
      if (each.solved) {
        EXPECT_NEAR(*each.solved, each.exact, 1e-9) << each.quantity << " " << i;
      }
  }
}

TEST(AlternatingOffers, TheLimitOfNoDelayIsMet) {
  for (const double rate : {0.001, 0.02, 0.3}) {
    AlternatingOffers game;
    game.keeps_first = game.keeps_second = 1;
    game.rate_first = 0.01;
    game.rate_second = rate;
    game.solve();
    EXPECT_NEAR(game.asks(0, 0), rate / (0.01 + rate), 1e-9);
  }
}

TEST(AlternatingOffers, RefusesWhatHasNoAnswer) {
  AlternatingOffers game;
  game.keeps_first = game.keeps_second = 1;
  game.solve();
  ASSERT_EQ(game.mistakes().size(), 1U);
  EXPECT_THAT(game.mistakes()[0].problem, HasSubstr("waiting costs neither"));
  game.rounds = 3;
  EXPECT_TRUE(game.mistakes().empty());
  game.outside_first = game.outside_second = 0.6;
  ASSERT_EQ(game.mistakes().size(), 1U);
  EXPECT_THAT(game.mistakes()[0].suggestion, HasSubstr("0.4"));
}

double lived(const std::vector<Setting>& settings, const std::string& measure,
             std::uint32_t runs = 10) {
  std::vector<Setting> all = {{"arms", "{}"}};
  all.insert(all.end(), settings.begin(), settings.end());
  return mean(live(study("theory/alternating_offers.yaml", all).scenario, runs), measure);
}

TEST(AlternatingOffers, SlowLettersMoveSharesAsTheirDelayDoes) {
  for (const double days : {3.0, 6.0, 12.0}) {
    const double d1 = std::exp(-0.02 * days), d2 = std::exp(-0.01 * days);
    const double share = lived({{"game.keeps_first", "1"}, {"game.keeps_second", "1"},
                                {"game.rate_first", "0.02/d"}, {"game.rate_second", "0.01/d"},
                                {"channels.line.legs[0].latency", std::to_string(days) + "d"}},
                               "number_agreed");
    EXPECT_NEAR(share, (1 - d2) / (1 - d1 * d2), 1e-9) << days;
  }
}

TEST(AlternatingOffers, ToAskForMoreCosts) {
  const std::vector<Setting> risky = {{"game.breakdown", "0.2"}};
  std::vector<Setting> greedy = risky;
  greedy.push_back({"game.excess", "5%"});
  EXPECT_LT(lived(greedy, "payoff_{a}", 4000), lived(risky, "payoff_{a}") - 0.05);
}

}  // namespace
}  // namespace backchannel
