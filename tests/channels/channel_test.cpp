#include "sim/channels/channel.hpp"

#include <gtest/gtest.h>

namespace backchannel {
namespace {

Channel line(std::vector<Leg> legs) {
  Channel channel;
  channel.legs = std::move(legs);
  return channel;
}

TEST(Channel, AnIdleSecondLegChangesNothing) {
  const Leg leg{.latency = Distribution::lognormal(1, 0.8), .error = 0.1, .loss = 0.1, .leak = 0.1};
  const Channel direct = line({leg});
  const Channel relayed = line({leg, Leg{}});
  for (std::uint32_t nth = 0; nth < 2000; ++nth) {
    const Parcel parcel{42, nth, 1000, nth % 2 == 0, false};
    LegState one[1];
    LegState two[2];
    const Transit a = carry(direct, one, parcel, Luck{1, 2});
    const Transit b = carry(relayed, two, parcel, Luck{1, 2});
    EXPECT_EQ(a.arrives, b.arrives);
    EXPECT_EQ(a.lost, b.lost);
    EXPECT_EQ(a.heard_hostile, b.heard_hostile);
    EXPECT_EQ(a.leaked, b.leaked);
  }
}

TEST(Channel, UrgentWordsTravelTheSameRoadFaster) {
  Channel channel = line({{.latency = Distribution::exponential(2)}});
  channel.urgent = 0.25;
  LegState state[1];
  for (std::uint32_t nth = 0; nth < 200; ++nth) {
    const Transit calm = carry(channel, state, {1, nth, 0, false, false}, Luck{3, 1});
    const Transit urgent = carry(channel, state, {1, nth, 0, false, true}, Luck{3, 1});
    EXPECT_NEAR(static_cast<double>(urgent.travel), 0.25 * static_cast<double>(calm.travel), 1);
  }
}

TEST(Channel, OneOperatorServesOneMessageAtATime) {
  const Channel channel = line({{.handling = Distribution::fixed(1)}});
  LegState state[1];
  EXPECT_EQ(carry(channel, state, {1, 0, 0, false, false}, Luck{}).arrives, seconds(1));
  const Transit second = carry(channel, state, {1, 1, 0, false, false}, Luck{});
  EXPECT_EQ(second.arrives, seconds(2));
  EXPECT_EQ(second.queued, seconds(1));
  EXPECT_EQ(carry(channel, state, {1, 2, seconds(5), false, false}, Luck{}).queued, 0);
}

TEST(Channel, OnlyHostileWordsAreWithheld) {
  Channel channel = line({Leg{}});
  channel.withhold = 1;
  LegState state[1];
  EXPECT_TRUE(carry(channel, state, {1, 0, 0, true, false}, Luck{}).withheld);
  EXPECT_FALSE(carry(channel, state, {1, 0, 0, false, false}, Luck{}).withheld);
}

TEST(Benefits, ASwitchMovesItsOwnGroupAndNothingElse) {
  Channel relay = line({{.latency = Distribution::fixed(1), .leak = 0.01},
                        {.latency = Distribution::fixed(2), .error = 0.05}});
  relay.tone_filter = 0.3;
  relay.credible = true;
  relay.publicity = 0.2;
  relay.mean_up = 100;
  relay.authority = Authority::propose;
  Channel reference = line({{.latency = Distribution::fixed(4), .leak = 0.5}});
  reference.mean_up = 15;
  reference.mean_down = 18;

  Channel tone = relay;
  remove_benefits(tone, reference, {.tone = false});
  EXPECT_EQ(tone.tone_filter, 0);
  EXPECT_EQ(tone.mean_up, 100);
  EXPECT_TRUE(tone.credible);

  Channel availability = relay;
  remove_benefits(availability, reference, {.availability = false});
  EXPECT_EQ(availability.mean_up, 15);
  EXPECT_EQ(availability.legs[0].latency.first, 4);
  EXPECT_EQ(availability.legs[1].latency.first, 0);
  EXPECT_EQ(availability.legs[1].error, 0.05) << "errors are costs, and no switch takes them away";
  EXPECT_EQ(availability.tone_filter, 0.3);

  Channel secret = relay;
  remove_benefits(secret, reference, {.confidentiality = false});
  EXPECT_EQ(secret.legs[0].leak, 0.5);
  EXPECT_EQ(secret.legs[1].leak, 0);
}

}  // namespace
}  // namespace backchannel
