#pragma once

/// Where a smooth function of one number is greatest, and where one that rises is zero.
///
/// The games of theory find their own equilibria by these two, so that a closed form can be held
/// against something that does not know it. Boost's TOMS 748 bracketing does the work; a coarse
/// grid first finds the stretch in which the greatest value lies, so there may be several hills.
///
/// Units: the caller's. Accuracy: a root to 1e-13; the place of a greatest value to about 1e-10
/// where the function is smooth, and to a grid step at a kink. Errors: Boost throws
/// std::domain_error if the signs at both ends are the same. Not for the hot path.
/// Source: Alefeld, Potra & Shi 1995, "Algorithm 748: enclosing zeros of continuous functions".

#include <boost/math/tools/roots.hpp>
#include <algorithm>
#include <cstdint>

namespace backchannel {

/// The root of `f` between two points at which it has different signs.
template <class F>
double root_between(double low, double high, const F& f) {
  const double at_low = f(low), at_high = f(high);
  if (at_low == 0) return low;
  if (at_high == 0) return high;
  std::uintmax_t steps = 200;
  const auto found = boost::math::tools::toms748_solve(
      f, low, high, at_low, at_high, boost::math::tools::eps_tolerance<double>(50), steps);
  return 0.5 * (found.first + found.second);
}

/// The place in [low, high] at which `f` is greatest.
template <class F>
double best_between(double low, double high, const F& f) {
  constexpr int kGrid = 256;
  if (!(high > low)) return low;
  const auto at = [&](int i) { return low + (high - low) * i / kGrid; };
  int best = 0;
  for (int i = 1; i <= kGrid; ++i)
    if (f(at(i)) > f(at(best))) best = i;
  // The top of a hill is flat, so its place is sought where the slope changes sign. The slope is a
  // central difference with its second-order error taken off (Richardson).
  const auto slope = [&](double x) {
    const double room = std::min(x - low, high - x);
    const double step = std::max(1e-6 * (high - low), std::min(1e-3 * (high - low), room));
    const auto difference = [&](double h) { return (f(x + h) - f(x - h)) / (2 * h); };
    return (4 * difference(step / 2) - difference(step)) / 3;
  };
  const double left = at(std::max(0, best - 1)), right = at(std::min(kGrid, best + 1));
  if (best == 0 && f(low + 1e-6 * (high - low)) <= f(low)) return low;
  if (best == kGrid && f(high - 1e-6 * (high - low)) <= f(high)) return high;
  if (!(slope(left) > 0) || !(slope(right) < 0)) return at(best);
  return root_between(left, right, slope);
}

}  // namespace backchannel
