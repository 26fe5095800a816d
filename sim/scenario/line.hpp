#pragma once

/// What everybody who plays a classic game knows of the line it is played on.
///
/// The laws of the talks' channel, put together over its legs as `channels/channel.hpp` says, after
/// the benefit switches. Players may reckon with them (policies/strategic); what becomes of a
/// single word only the channel knows. Left out: the other routes, and how often the line is down.

#include "sim/policies/strategic/seat.hpp"
#include "sim/scenario/scenario.hpp"

namespace backchannel {

Wire line_of(const Scenario& scenario);

}  // namespace backchannel
