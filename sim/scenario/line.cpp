#include "sim/scenario/line.hpp"

namespace backchannel {

Wire line_of(const Scenario& scenario) {
  Wire line;
  line.horizon = scenario.horizon;
  if (!scenario.talks) return line;
  const Channel& channel = scenario.effective[static_cast<std::size_t>(scenario.talks.index)];
  line.operated = static_cast<bool>(channel.operated_by);
  line.may_propose = line.operated && channel.authority >= Authority::propose;
  line.binds = line.operated && channel.authority == Authority::guarantee;
  line.confidential = line.operated && channel.rivals <= 0;
  double straight = 1, straight_on = 1, kept = 1, told = 1;
  for (std::size_t i = 0; i < channel.legs.size(); ++i) {
    const Leg& leg = channel.legs[i];
    if (i < static_cast<std::size_t>(Wire::kHops)) line.errors[i] = leg.error;
    straight *= 1 - 2 * leg.error;
    if (i > 0) straight_on *= 1 - 2 * leg.error;
    kept *= 1 - leg.loss;
    told *= 1 - leg.leak;
    line.variance += leg.noise * leg.noise;
  }
  line.error = 0.5 * (1 - straight);
  line.told_error = 0.5 * (1 - straight_on);
  line.loss = 1 - kept;
  line.leak = 1 - told;
  if (line.operated) line.tells = 1 - (1 - channel.legs.front().leak) * (1 - channel.rivals);
  line.withhold = channel.withhold;
  line.delay = prospect_of(channel).days;
  line.hops = static_cast<int>(channel.legs.size());
  return line;
}

}  // namespace backchannel
