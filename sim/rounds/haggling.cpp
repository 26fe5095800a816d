#include "sim/rounds/haggling.hpp"

#include <algorithm>
#include <cstdint>

#include "sim/crisis/maths.hpp"

namespace backchannel {

double aspiration(double reservation, double exponent, double elapsed) {
  if (elapsed <= 0) return 1;
  if (elapsed >= 1) return reservation;
  return aspiration_by_log(reservation, exponent, maths::log(elapsed));
}

double aspiration_by_log(double reservation, double exponent, double log_elapsed) {
  return 1 - (1 - reservation) * maths::exp(log_elapsed * exponent);
}

double demand(double aspiration, int grain) {
  if (grain <= 0) return aspiration;
  const double exact = aspiration * grain;
  auto steps = static_cast<std::int64_t>(exact);
  if (static_cast<double>(steps) / grain < aspiration) ++steps;
  return std::min(1.0, static_cast<double>(steps) / grain);
}

}  // namespace backchannel
