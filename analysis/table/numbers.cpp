#include "analysis/table/numbers.hpp"

#include <fmt/format.h>

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
  return fmt::format("{} ({:.1f}–{:.1f})", percent(share.value), 100 * share.low,
                     100 * share.high);
}

std::string short_number(double value) {
  if (!std::isfinite(value)) return kNothing;
  const double size = std::fabs(value);
  if (size == 0) return "0";
  if (size >= 1e6 || size < 5e-4) return fmt::format("{:.2e}", value);
  if (size >= 99.95) return fmt::format("{:.0f}", value);
  if (size >= 9.995) return fmt::format("{:.1f}", value);
  return fmt::format("{:.{}f}", value, size >= 0.9995 ? 2 : 3);
}

std::string signed_number(double value) {
  const std::string text = short_number(value);
  return value > 0 ? "+" + text : text;
}

std::string points(double share) {
  if (!std::isfinite(share)) return kNothing;
  const double value = 100 * share;
  const double size = std::fabs(value);
  if (size == 0 || size >= 0.095) return without_minus_zero(fmt::format("{:.1f}", value));
  return without_minus_zero(fmt::format("{:.{}f}", value, size >= 0.0095 ? 2 : 3));
}

std::string points_with_interval(const Estimate& difference) {
  if (!std::isfinite(difference.value)) return kNothing;
  const std::string value = points(difference.value);
  return fmt::format("{}{} ({} to {})", difference.value > 0 ? "+" : "", value,
                     points(difference.low), points(difference.high));
}

std::string factor_text(const std::optional<double>& factor) {
  return factor ? fmt::format("{:.1f}", *factor) : kNothing;
}

std::string grouped(std::uint64_t count) {
  std::string text = fmt::format("{}", count);
  for (std::size_t at = text.size(); at > 3;) text.insert(at -= 3, ",");
  return text;
}

}  // namespace backchannel
