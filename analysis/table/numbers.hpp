#pragma once

/// Numbers as people read them, each with the uncertainty it has.
///
/// On a page a share is `12.3%`, with its interval `12.3% (10.9–13.8)`; a difference of shares is
/// counted in runs of 100. In files a number has twelve significant digits: more than any run
/// supports, and few enough that the last bits, in which libraries of two machines may differ,
/// are not written at all.

#include <cstdint>
#include <optional>
#include <string>

#include "analysis/language/language.hpp"
#include "analysis/table/statistics.hpp"

namespace backchannel {

/// Rounded to twelve significant digits; NaN and infinities stay.
double tidy(double value);
/// For files: the shortest digits of the tidy value, or nothing when there is none.
std::string digits(double value);

std::string percent(double share);
std::string percent_with_interval(const Estimate& share);
/// Three or four significant digits, no exponent below a million: `0.312`, `41.2`, `1204`.
std::string short_number(double value);
/// `3.44 ± 0.14`: two digits of the half-width, and as many decimals for the value.
std::string with_half_width(const Estimate& estimate);
/// A short number with a sign, unless it is none.
std::string signed_number(double value);
/// Of 100 runs: `+2.1 (1.8 to 2.4)`.
std::string points_with_interval(const Estimate& difference, const Language& language = {});
/// `2.1`, or more digits when the number is smaller than that can show.
std::string points(double share);
/// `1.8 times`, `–` when there is none.
std::string factor_text(const std::optional<double>& factor);
/// 12345 → `12,345`.
std::string grouped(std::uint64_t count);

}  // namespace backchannel
