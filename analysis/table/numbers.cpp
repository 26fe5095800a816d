#include "analysis/table/numbers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace backchannel {
namespace {

constexpr const char* kNothing = "–";

/// No minus before a zero that rounding has made.
std::string without_minus_zero(std::string text) {
  if (text.starts_with('-') && text.find_first_of("123456789") == std::string::npos)
    text.erase(0, 1);
  return text;
}

}  // namespace

double tidy(double value) {
  if (!std::isfinite(value) || value == 0) return value == 0 ? 0 : value;
  std::array<char, 64> buffer{};
  const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                                          std::chars_format::scientific, 11);
  double rounded = value;
  if (error == std::errc{}) std::from_chars(buffer.data(), end, rounded);
  return rounded;
}

std::string digits(double value) {
  if (!std::isfinite(value)) return {};
  std::array<char, 64> buffer{};
  const auto [end, error] =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), tidy(value));
  return error == std::errc{} ? std::string(buffer.data(), end) : std::string();
}

std::string percent(double share) {
  return std::isfinite(share) ? without_minus_zero(fmt::format("{:.1f}", 100 * share)) + "%"
                              : kNothing;
}

std::string percent_with_interval(const Estimate& share) {
  if (!std::isfinite(share.value)) return kNothing;
  return fmt::format("{} ({:.1f}–{:.1f})", percent(share.value), 100 * share.low, 100 * share.high);
}

std::string short_number(double value) {
  if (!std::isfinite(value)) return kNothing;
  const double size = std::fabs(value);
  if (size < 1e6 && value == std::floor(value)) return fmt::format("{:.0f}", value);
  if (size >= 1e6 || size < 5e-4) return fmt::format("{:.2e}", value);
  if (size >= 99.95) return fmt::format("{:.0f}", value);
  if (size >= 9.995) return fmt::format("{:.1f}", value);
  return fmt::format("{:.{}f}", value, size >= 0.9995 ? 2 : 3);
}

std::string with_half_width(const Estimate& estimate) {
  const double half = estimate.half_width();
  if (!std::isfinite(half) || half <= 0) return short_number(estimate.value);
  const int places = 1 - static_cast<int>(std::floor(std::log10(half)));
  const int decimals = std::clamp(places, 0, 4);
  return fmt::format("{} ± {:.{}f}",
                     without_minus_zero(fmt::format("{:.{}f}", estimate.value, decimals)), half,
                     decimals);
}

std::string signed_number(double value) {
  const std::string text = short_number(value);
  return value > 0 ? "+" + text : text;
}

std::string points(double share) {
  if (!std::isfinite(share)) return kNothing;
  const double value = 100 * share;
  const double size = std::fabs(value);
  // A bound that is not zero must not look like zero: it decides what may be said.
  const int decimals = size < 0.0005 || size >= 0.095 ? 1 : size < 0.0095 ? 3 : 2;
  return without_minus_zero(fmt::format("{:.{}f}", value, decimals));
}

std::string points_with_interval(const Estimate& difference, const Language& language) {
  if (!std::isfinite(difference.value)) return kNothing;
  const std::string value = points(difference.value);
  return language.say("{} ({} to {})", (difference.value > 0 ? "+" : "") + value,
                      points(difference.low), points(difference.high));
}

std::string factor_text(const std::optional<double>& factor) {
  return factor ? fmt::format("{:.1f}", *factor) : kNothing;
}

std::string grouped(std::uint64_t count) {
  const std::string plain = fmt::format("{}", count);
  std::string text;
  for (std::size_t i = 0; i < plain.size(); ++i) {
    if (i > 0 && (plain.size() - i) % 3 == 0) text += ',';
    text += plain[i];
  }
  return text;
}

}  // namespace backchannel
