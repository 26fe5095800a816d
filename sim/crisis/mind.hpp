#pragma once

/// The changing part of a principal (model §1: trust, expected relief, hurt, alert, attention,
/// commitments made in public, standing at home). What is given stays in the scenario.

#include <cstdint>

#include "sim/crisis/ids.hpp"
#include "sim/crisis/trust.hpp"

namespace backchannel {

struct Mind {
  Belief trust;        ///< in the counterpart
  Belief relief;       ///< that concessions bring what was promised
  Belief compliance;   ///< that the other side performs what it signs
  double hurt = 0;
  double adaptation = 0;
  double alert = 0;
  double offence = 0;
  double exposure = 0;        ///< share of audience cost that applies now, by publicity
  double standing = 0;        ///< gains and losses at home: wins of procedure, humiliations
  double progress = 0;        ///< α, how far along its concessions a side is (B12)
  double first_kept = 0;      ///< value to itself of its first text, undiscounted
  double first_tabled = 0;    ///< value to the other side of its first text
  double first_received = 0;  ///< value to itself of the other side's first text
  double last_received = 0;   ///< value to itself of its latest text
  Instant busy_until = 0;     ///< a competing crisis takes the negotiator's time
  std::int32_t commitments = 0;  ///< public escalatory commitments (B5's e)
  std::int32_t texts = 0;        ///< texts tabled
  std::int32_t texts_learned = 0;   ///< different texts of the other side it has learned from
  std::int32_t last_heard = -1;     ///< the latest of them
  bool moved = false;            ///< some issue moved (model §12)
  bool obstinate = false;        ///< the pivot at home refuses any deal in this run (B17)
};

}  // namespace backchannel
