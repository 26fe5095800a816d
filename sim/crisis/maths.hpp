#pragma once

/// Elementary functions that return the same bits on every x86-64 machine.
///
/// The C library picks fused-multiply-add variants at run time, so its exp or log may differ in
/// the last bit from one processor to the next, and one bit is enough to part two runs. SLEEF's
/// `cinz` family (scalar, no FMA, error below 1 ulp) does not. Square roots and + − × ÷ are exact
/// by IEEE 754 and need no wrapper.

namespace backchannel::maths {

double exp(double x);
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

}  // namespace backchannel::maths
