#include "sim/rounds/haggling.hpp"

#include <algorithm>
#include <cmath>

#include "sim/crisis/maths.hpp"

namespace backchannel {

double aspiration(const Haggler& side, double elapsed) {
  if (elapsed <= 0) return 1;
  if (elapsed >= 1) return side.reservation;
  return 1 - (1 - side.reservation) * maths::exp(maths::log(elapsed) / side.eagerness);
}

double demand(double aspiration, int grain) {
  if (grain <= 0) return aspiration;
  double steps = std::ceil(aspiration * grain);
  if (steps > 0 && (steps - 1) / grain >= aspiration) --steps;
  return std::min(1.0, steps / grain);
}

}  // namespace backchannel
