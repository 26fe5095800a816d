// Cheap talk and the go-between that withholds (theory A7, A8): shooting and searching against the
// formulas at parameters nobody printed.

#include "sim/policies/strategic/cheap_talk.hpp"

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

CheapTalk game_with(double bias, double withhold, bool binds = false) {
  CheapTalk game;
  game.bias = bias;
  game.line.hops = 1;
  game.line.operated = withhold > 0 || binds;
  game.line.binds = binds;
  game.line.withhold = withhold;
  game.solve();
  return game;
}

void expect_solved(const CheapTalk& game) {
  for (const Prediction& each : game.predictions())
    if (each.solved) {
      EXPECT_NEAR(*each.solved, each.exact, 1e-9) << each.quantity << " at " << game.bias;
    }
}

double uniform(std::uint32_t run, std::uint32_t index) {
  return Luck{11, run}.uniform(Purpose::nature, 0, index);
}

TEST(CheapTalk, DirectTalkMeetsTheFormulasAnywhere) {
  for (std::uint32_t i = 0; i < 60; ++i) expect_solved(game_with(0.002 + 0.49 * uniform(i, 0), 0));
}

TEST(CheapTalk, TheCapMeetsTheFormula) {
  for (std::uint32_t i = 0; i < 20; ++i)
    expect_solved(game_with(0.01 + 0.48 * uniform(i, 0), 0, true));
}

TEST(CheapTalk, TheBestGoBetweenReachesTheBoundForAnyBias) {
  for (std::uint32_t i = 0; i < 25; ++i) {
    const double bias = 0.01 + 0.47 * uniform(i, 0);
    const double best = game_with(bias, 0).best_withholding();
    EXPECT_NEAR(game_with(bias, 0).cells_at(best).loss, bias * (1 - bias) / 3, 1e-9) << bias;
    expect_solved(game_with(bias, best));
  }
}

TEST(CheapTalk, NoOtherChanceOfWithholdingDoesBetter) {
  for (const double bias : {0.05, 0.1, 0.2, 0.3, 0.45})
    for (int k = 0; k < 100; ++k)
      EXPECT_GE(game_with(bias, 0).cells_at(0.01 * k).loss, bias * (1 - bias) / 3 - 1e-12)
          << bias << " " << k;
}

TEST(CheapTalk, TheSpeakerIsIndifferentAtEachCutAndTheListenerExpectsWhatItDoes) {
  for (std::uint32_t i = 0; i < 40; ++i) {
    const double bias = 0.01 + 0.4 * uniform(i, 0), withhold = 0.5 * uniform(i, 1);
    const CheapTalk::Cells cells = game_with(bias, withhold).cells;
    for (std::size_t k = 1; k < cells.acts.size(); ++k) {
      EXPECT_LT(cells.cuts[k], cells.cuts[k + 1]);
      EXPECT_NEAR(cells.cuts[k] + bias, (cells.acts[k - 1] + cells.acts[k]) / 2, 1e-10);
    }
  }
}

TEST(CheapTalk, RefusesWhatItCannotPlay) {
  const CheapTalk mute = game_with(0.3, 1);
  ASSERT_EQ(mute.mistakes().size(), 1U);
  CheapTalk slow = game_with(0.3, 0.1);
  slow.line.delay = 2;
  ASSERT_EQ(slow.mistakes().size(), 1U);
  EXPECT_THAT(slow.mistakes()[0].suggestion, HasSubstr("longer than 2 days"));
}

TEST(CheapTalk, WithholdingHelpsOnlyInMeasure) {
  const std::uint32_t n = testing::runs(20000);
  const auto loss = [&](const char* withhold) {
    return mean(live(study("theory/cheap_talk.yaml",
                           {{"arms", "{}"}, {"channels.go_between.withhold", withhold}})
                         .scenario, n), "miss");
  };
  const double best = loss("13.4615%");
  EXPECT_LT(best, loss("0%") - 0.01);
  EXPECT_LT(best, loss("60%") - 0.003);
}

}  // namespace
}  // namespace backchannel
