#include "sim/rounds/haggling.hpp"

#include <algorithm>
#include <cstdint>

#include "sim/crisis/maths.hpp"

namespace backchannel {

double aspiration(double reservation, double exponent, double elapsed) {
  if (elapsed <= 0) return 1;
  if (elapsed >= 1) return reservation;
  return 1 - (1 - reservation) * maths::exp(maths::log(elapsed) * exponent);
}

double demand(double aspiration, int grain) {
  if (grain <= 0) return aspiration;
  const double exact = aspiration * grain;
  auto steps = static_cast<std::int64_t>(exact);
  if (static_cast<double>(steps) / grain < aspiration) ++steps;
  return std::min(1.0, static_cast<double>(steps) / grain);
}

}  // namespace backchannel
