#pragma once

/// Elementary functions that return the same bits on every x86-64 machine.
///
/// The C library picks fused-multiply-add variants at run time, so its exp or log may differ in
/// the last bit from one processor to the next, and one bit is enough to part two runs. SLEEF's
/// `cinz` family (scalar, no FMA, error below 1 ulp) does not. Square roots and + − × ÷ are exact
/// by IEEE 754 and need no wrapper.
///
/// `exp` is our own, since a run calls it a thousand times and a call into the library takes four
/// times as long: a table of 64 powers of two and five terms of the series, as P. T. P. Tang
/// describes (1989, "Table-driven implementation of the exponential function in IEEE
/// floating-point arithmetic"); error below 1.3 ulp (tested against extended precision).

// A loop over plain arrays, compiled twice: for the baseline, and for machines that can do four at
// a time. Element by element the arithmetic is the same, so the bytes are; which is taken is seen
// when the program starts. Not under sanitizers, which run before that.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && \
    !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define BACKCHANNEL_WIDE __attribute__((target_clones("avx2", "default")))
#else
#define BACKCHANNEL_WIDE
#endif

namespace backchannel::maths {

double exp(double x);            ///< near the ends of the range the library's
double log(double x);            ///< natural logarithm, x > 0
double log1p(double x);          ///< log(1 + x)
double pow(double x, double y);  ///< x ≥ 0

/// 1/(1 + e^(−x)), without overflow at either end.
double logistic(double x);

/// The inverse of `logistic`: log(p/(1 − p)) for p in (0, 1); ±36 at the ends, where a double can
/// no longer tell the odds apart.
double logit(double p);

/// Quantile of the standard normal: Wichura's AS 241 (1988), relative error about 1e-16 for p in
/// (0, 1). One uniform in, one normal out: what keyed luck needs.
double normal_quantile(double p);

/// Share of a gap that is left after `elapsed` when it closes with time constant `tau` (same
/// units): e^(−elapsed/tau); 0 when tau is 0.
double remaining(double elapsed, double tau);

/// e^(−x) for 0 ≤ x ≤ `kNearOne`: most levels move little between two instants. Up to there nine
/// terms of the series are exact to the last bit but one, and four times as fast as the general
/// function; a loop over many can use the width of the machine.
inline constexpr double kNearOne = 0.07;
constexpr double near_one(double x) {
  constexpr double kTerms[] = {1.0,        -1.0,      1.0 / 2,     -1.0 / 6,   1.0 / 24,
                               -1.0 / 120, 1.0 / 720, -1.0 / 5040, 1.0 / 40320};
  double value = kTerms[8];
  for (int i = 7; i >= 0; --i) value = value * x + kTerms[i];
  return value;
}

}  // namespace backchannel::maths
