#pragma once

/// Elementary functions that return the same bits on every x86-64 machine.
///
/// The C library picks fused-multiply-add variants at run time, so its exp or log may differ in
/// the last bit from one processor to the next, and one bit is enough to part two runs. SLEEF's
/// `cinz` family (scalar, no FMA, error below 1 ulp) does not. Square roots and + − × ÷ are exact
/// by IEEE 754 and need no wrapper.
///
/// `exp` and `log` are our own, since a run calls them thousands of times and a call into the
/// library takes four times as long: a table and a few terms of the series, as P. T. P. Tang
/// describes (1989 and 1990, "Table-driven implementation of the exponential function" and "of the
/// logarithm function in IEEE floating-point arithmetic"). Errors below 1.3 and 2.5 ulp, tested
/// against extended precision; where their tables do not reach, they ask the library.

#include <bit>
#include <cstdint>

#include "sim/crisis/maths_tables.hpp"

// A loop over plain arrays, compiled twice: for the baseline, and for machines that can do four at
// a time. Element by element the arithmetic is the same, so the bytes are; which is taken is seen
// when the program starts. Not under sanitizers, which run before that.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && \
    !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define BACKCHANNEL_WIDE __attribute__((flatten, target_clones("avx2", "default")))
#else
#define BACKCHANNEL_WIDE
#endif

namespace backchannel::maths {

double exp_at_the_ends(double x);
double log_at_the_ends(double x);

inline double exp(double x) {
  if (!(x > -708.0 && x < 709.0)) return exp_at_the_ends(x);
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

/// Natural logarithm, x > 0.
inline double log(double x) {
  const auto bits = std::bit_cast<std::uint64_t>(x);
  if (bits - 0x0010000000000000U >= 0x7FE0000000000000U) return log_at_the_ends(x);
  // x = 2^n·m with m in [1, 2), and log m = −log c + log(1 + r) with r = c·m − 1, |r| < 2^−7.
  const auto index = static_cast<int>(bits >> 45 & 127);
  const LogEntry& entry = kLogs[index];
  const int n = static_cast<int>(bits >> 52) - 1023 + (index >= kNearerToTwo ? 1 : 0);
  const double m = std::bit_cast<double>((bits & 0x000FFFFFFFFFFFFFU) | 0x3FF0000000000000U);
  const double front = std::bit_cast<double>(std::bit_cast<std::uint64_t>(m) & ~0xFFFFFFFULL);
  const double r = (front * entry.inverse - 1) + (m - front) * entry.inverse;
  const double r2 = r * r;
  const double series = r2 * (-0.5 + r * (1.0 / 3) + r2 * (-0.25 + r * 0.2) +
                              r2 * r2 * (-1.0 / 6 + r * (1.0 / 7)));
  return (n * kLn2High + entry.high) + (r + (n * kLn2Low + entry.low + series));
}

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
