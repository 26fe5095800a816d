#include "sim/crisis/luck.hpp"

#include <algorithm>
#include <boost/math/special_functions/beta.hpp>
#include <cmath>

#include "sim/crisis/maths.hpp"

namespace backchannel {

double Luck::exponential(Purpose purpose, std::uint32_t who, std::uint32_t index) const {
  return -maths::log(uniform(purpose, who, index));
}

double Luck::normal(Purpose purpose, std::uint32_t who, std::uint32_t index) const {
  return maths::normal_quantile(uniform(purpose, who, index));
}

namespace {

double triangular(double low, double mode, double high, double u) {
  const double width = high - low;
  if (width <= 0) return low;
  const double split = (mode - low) / width;
  if (u < split) return low + std::sqrt(u * width * (mode - low));
  return high - std::sqrt((1 - u) * width * (high - mode));
}

/// Whole days before the first success: n for q^(n+1) ≤ u < q^n, with q = 1 − chance.
double days_without_success(double chance, double u) {
  const double q = 1 - chance;
  if (q <= 0) return 0;
  constexpr double kSoon = 0.8;  // up to here a few products are quicker than two logarithms
  if (q > kSoon) return std::floor(maths::log(u) / maths::log(q));
  // The first few are counted without a branch: which it is cannot be foreseen, by a processor
  // either, and its guess would be found wrong only when the luck has been worked out.
  const double q2 = q * q;
  const double q3 = q2 * q;
  double left = q3 * q;
  double days = static_cast<double>((u < q) + (u < q2) + (u < q3));
  for (; u < left; left *= q) ++days;
  return days;
}

// Boost's root finder calls the C library, whose last bits differ between processors. Rounding to
// 2^-30 hides that, and nobody knows a prior to nine digits; nor does it take the extended
// precision that Boost would use of itself, at four times the time.
double beta_quantile(double mean, double weight, double u) {
  using namespace boost::math::policies;
  if (mean <= 0 || mean >= 1) return mean;
  const double value = boost::math::ibeta_inv(mean * weight, (1 - mean) * weight, u,
                                              policy<promote_double<false>>());
  return std::round(value * 0x1.0p30) * 0x1.0p-30;
}

}  // namespace

double quantile(const Distribution& d, double u) {
  using Kind = Distribution::Kind;
  switch (d.kind) {
    case Kind::fixed: return d.first;
    case Kind::exponential: return -d.first * maths::log(u);
    case Kind::lognormal:
      return d.second > 0 ? d.first * maths::exp(d.second * maths::normal_quantile(u)) : d.first;
    case Kind::uniform: return d.first + (d.second - d.first) * u;
    case Kind::normal: return d.first + d.second * maths::normal_quantile(u);
    case Kind::beta: return beta_quantile(d.first, d.second, u);
    case Kind::triangular: return triangular(d.first, d.second, d.third, u);
    case Kind::geometric:
      return days_without_success(d.first, u);
  }
  return d.first;
}

double mean_of(const Distribution& d) {
  using Kind = Distribution::Kind;
  switch (d.kind) {
    case Kind::lognormal: return d.first * maths::exp(0.5 * d.second * d.second);
    case Kind::uniform: return 0.5 * (d.first + d.second);
    case Kind::triangular: return (d.first + d.second + d.third) / 3;
    case Kind::geometric: return (1 - d.first) / d.first;
    default: return d.first;
  }
}

}  // namespace backchannel
