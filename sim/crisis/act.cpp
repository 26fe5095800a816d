#include "sim/crisis/act.hpp"

#include "sim/crisis/maths.hpp"

namespace backchannel {

double meant_for_the_round(const Timing& timing, double lag_days) {
  const double meant = timing.share * maths::exp(-lag_days / timing.lag) / timing.lag;
  const double coincidence = (1 - timing.share) * timing.usual_rate;
  return meant > 0 ? meant / (meant + coincidence) : 0.0;
}

}  // namespace backchannel
