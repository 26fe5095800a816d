#include "sim/crisis/maths.hpp"

#include <sleef.h>

#include <algorithm>
#include <cmath>

namespace backchannel::maths {

namespace {

/// Seven powers, in pairs: the processor can work on them side by side.
double polynomial(const double (&c)[8], double x) {
  const double x2 = x * x;
  return ((c[0] + c[1] * x) + (c[2] + c[3] * x) * x2) +
         ((c[4] + c[5] * x) + (c[6] + c[7] * x) * x2) * (x2 * x2);
}

}  // namespace

double exp_at_the_ends(double x) { return Sleef_cinz_expd1_u10purec(x); }
double log_at_the_ends(double x) { return Sleef_cinz_logd1_u10purec(x); }
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
