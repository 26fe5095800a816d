#include "sim/crisis/maths.hpp"

#include <sleef.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>

namespace backchannel::maths {

namespace {

template <int N>
double polynomial(const double (&coefficients)[N], double x) {
  double value = coefficients[N - 1];
  for (int i = N - 2; i >= 0; --i) value = value * x + coefficients[i];
  return value;
}

}  // namespace

namespace {

// 2^(i/64), correctly rounded.
constexpr double kPowers[] = {
    0x1p+0, 0x1.02c9a3e778061p+0, 0x1.059b0d3158574p+0, 0x1.0874518759bc8p+0,
    0x1.0b5586cf9890fp+0, 0x1.0e3ec32d3d1a2p+0, 0x1.11301d0125b51p+0, 0x1.1429aaea92de0p+0,
    0x1.172b83c7d517bp+0, 0x1.1a35beb6fcb75p+0, 0x1.1d4873168b9aap+0, 0x1.2063b88628cd6p+0,
    0x1.2387a6e756238p+0, 0x1.26b4565e27cddp+0, 0x1.29e9df51fdee1p+0, 0x1.2d285a6e4030bp+0,
    0x1.306fe0a31b715p+0, 0x1.33c08b26416ffp+0, 0x1.371a7373aa9cbp+0, 0x1.3a7db34e59ff7p+0,
    0x1.3dea64c123422p+0, 0x1.4160a21f72e2ap+0, 0x1.44e086061892dp+0, 0x1.486a2b5c13cd0p+0,
    0x1.4bfdad5362a27p+0, 0x1.4f9b2769d2ca7p+0, 0x1.5342b569d4f82p+0, 0x1.56f4736b527dap+0,
    0x1.5ab07dd485429p+0, 0x1.5e76f15ad2148p+0, 0x1.6247eb03a5585p+0, 0x1.6623882552225p+0,
    0x1.6a09e667f3bcdp+0, 0x1.6dfb23c651a2fp+0, 0x1.71f75e8ec5f74p+0, 0x1.75feb564267c9p+0,
    0x1.7a11473eb0187p+0, 0x1.7e2f336cf4e62p+0, 0x1.82589994cce13p+0, 0x1.868d99b4492edp+0,
    0x1.8ace5422aa0dbp+0, 0x1.8f1ae99157736p+0, 0x1.93737b0cdc5e5p+0, 0x1.97d829fde4e50p+0,
    0x1.9c49182a3f090p+0, 0x1.a0c667b5de565p+0, 0x1.a5503b23e255dp+0, 0x1.a9e6b5579fdbfp+0,
    0x1.ae89f995ad3adp+0, 0x1.b33a2b84f15fbp+0, 0x1.b7f76f2fb5e47p+0, 0x1.bcc1e904bc1d2p+0,
    0x1.c199bdd85529cp+0, 0x1.c67f12e57d14bp+0, 0x1.cb720dcef9069p+0, 0x1.d072d4a07897cp+0,
    0x1.d5818dcfba487p+0, 0x1.da9e603db3285p+0, 0x1.dfc97337b9b5fp+0, 0x1.e502ee78b3ff6p+0,
    0x1.ea4afa2a490dap+0, 0x1.efa1bee615a27p+0, 0x1.f50765b6e4540p+0, 0x1.fa7c1819e90d8p+0};
constexpr double kStepHigh = 0x1.62e42fe000000p-7;  // ln 2 / 64 in two parts: the first has zeros at its end,
constexpr double kStepLow = 0x1.f473de6af278fp-36;   // so that a whole multiple of it is exact
constexpr double kStepsPerUnit = 0x1.71547652b82fep+6;

}  // namespace

double exp(double x) {
  if (!(x > -708.0 && x < 709.0)) return Sleef_cinz_expd1_u10purec(x);
  // x = (64 n + i)·ln 2/64 + r with |r| ≤ ln 2/128, so e^x = 2^n · 2^(i/64) · e^r.
  constexpr double kRound = 0x1.8p52;  // adding it leaves the nearest whole number at the end
  const double shifted = x * kStepsPerUnit + kRound;
  const auto whole = static_cast<std::int64_t>(std::bit_cast<std::uint64_t>(shifted) << 12) >> 12;
  const double steps = shifted - kRound;
  const double r = (x - steps * kStepHigh) - steps * kStepLow;
  const double r2 = r * r;
  const double tail = r2 * (0.5 + r * (1.0 / 6) + r2 * (1.0 / 24 + r * (1.0 / 120)));
  const double power = kPowers[whole & 63];
  const double value = power + power * (r + tail);
  const auto exponent = static_cast<std::uint64_t>(whole >> 6) << 52;
  return std::bit_cast<double>(std::bit_cast<std::uint64_t>(value) + exponent);
}
double log(double x) { return Sleef_cinz_logd1_u10purec(x); }
double log1p(double x) { return Sleef_cinz_log1pd1_u10purec(x); }
double pow(double x, double y) { return Sleef_cinz_powd1_u10purec(x, y); }

double logistic(double x) {
  if (x >= 0) return 1.0 / (1.0 + exp(-x));
  const double odds = exp(x);
  return odds / (1.0 + odds);
}

double logit(double p) {
  constexpr double kEnd = 36.0;
  if (p <= 0) return -kEnd;
  if (p >= 1) return kEnd;
  return std::clamp(log(p / (1.0 - p)), -kEnd, kEnd);
}

double remaining(double elapsed, double tau) {
  if (tau <= 0) return 0;
  const double x = elapsed / tau;
  return x > kNearOne ? exp(-x) : near_one(x);
}

namespace {

// Coefficients of AS 241, PPND16: centre, shoulder and tail, numerator and denominator.
constexpr double kA[] = {3.3871328727963666080e0,  1.3314166789178437745e2, 1.9715909503065514427e3,
                         1.3731693765509461125e4,  4.5921953931549871457e4, 6.7265770927008700853e4,
                         3.3430575583588128105e4,  2.5090809287301226727e3};
constexpr double kB[] = {1.0,                     4.2313330701600911252e1, 6.8718700749205790830e2,
                         5.3941960214247511077e3, 2.1213794301586595867e4, 3.9307895800092710610e4,
                         2.8729085735721942674e4, 5.2264952788528545610e3};
constexpr double kC[] = {1.42343711074968357734e0,  4.63033784615654529590e0,
                         5.76949722146069140550e0,  3.64784832476320460504e0,
                         1.27045825245236838258e0,  2.41780725177450611770e-1,
                         2.27238449892691845833e-2, 7.74545014278341407640e-4};
constexpr double kD[] = {1.0,
                         2.05319162663775882187e0,
                         1.67638483018380384940e0,
                         6.89767334985100004550e-1,
                         1.48103976427480074590e-1,
                         1.51986665636164571966e-2,
                         5.47593808499534494600e-4,
                         1.05075007164441684324e-9};
constexpr double kE[] = {6.65790464350110377720e0,  5.46378491116411436990e0,
                         1.78482653991729133580e0,  2.96560571828504891230e-1,
                         2.65321895265761230930e-2, 1.24266094738807843860e-3,
                         2.71155556874348757815e-5, 2.01033439929228813265e-7};
constexpr double kF[] = {1.0,
                         5.99832206555887937690e-1,
                         1.36929880922735805310e-1,
                         1.48753612908506148525e-2,
                         7.86869131145613259100e-4,
                         1.84631831751005468180e-5,
                         1.42151175831644588870e-7,
                         2.04426310338993978564e-15};

}  // namespace

double normal_quantile(double p) {
  const double q = p - 0.5;
  if (std::abs(q) <= 0.425) {
    const double r = 0.180625 - q * q;
    return q * polynomial(kA, r) / polynomial(kB, r);
  }
  double r = std::sqrt(-log(q < 0 ? p : 1.0 - p));
  double value = 0;
  if (r <= 5.0) {
    r -= 1.6;
    value = polynomial(kC, r) / polynomial(kD, r);
  } else {
    r -= 5.0;
    value = polynomial(kE, r) / polynomial(kF, r);
  }
  return q < 0 ? -value : value;
}

}  // namespace backchannel::maths
