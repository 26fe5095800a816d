#pragma once

/// The vocabulary with which a struct names its fields, once.
///
/// A parameter is a member with an initializer (its default) and one line in the struct's
/// `fields(visit)`: its name in a file, what it means, where its default comes from, its unit and
/// its range. Reading a file, `explain`, `set`, the JSON Schema and the tables of the manual all
/// walk the same lines, so none of them can drift from the others.
///
///     struct Leg {
///       double error = 0.02;
///       void fields(auto& visit) {
///         visit(Field{"error", "chance that the intent symbol is flipped", "theory B9",
///                     Unit::share, {0, 0.5}}, error);
///       }
///     };
///
/// Values are stored in one canonical unit: durations in days, rates per day, shares in [0, 1].
/// What is left out: a field never validates against another field; `scenario/` does that.

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace backchannel {

enum class Unit {
  number,    ///< a pure number
  share,     ///< written `15%` or `0.15`; a probability or a fraction
  duration,  ///< written `36h`, `2d`, `1w`, `90s`, `15min`; stored in days
  rate,      ///< written `0.02/d`, `1/y`, `3/w`, `2/h`; stored per day
  none       ///< text, names, lists, structs
};

struct Range {
  double low = -std::numeric_limits<double>::infinity();
  double high = std::numeric_limits<double>::infinity();
};

inline constexpr Range kProbability{0.0, 1.0};
inline constexpr Range kPositive{0.0, std::numeric_limits<double>::infinity()};

/// One line of the field table.
struct Field {
  std::string_view name;
  std::string_view meaning;
  std::string_view source;  ///< of the default: `theory B9`, `evidence some-id`, `judgement: why`
  Unit unit = Unit::none;
  Range range = {};
  bool required = false;
};

/// A calendar day without a time zone; `2026-02-06` in a file.
struct Date {
  int year = 1970;
  int month = 1;
  int day = 1;
  auto operator<=>(const Date&) const = default;
};

/// A list of values with names, in the order of the file: `actors: {north: …, south: …}`.
template <class T>
struct Named {
  struct Entry {
    std::string name;
    T value;
  };
  std::vector<Entry> entries;

  std::size_t size() const { return entries.size(); }
  bool empty() const { return entries.empty(); }
  T& operator[](std::size_t index) { return entries[index].value; }
  const T& operator[](std::size_t index) const { return entries[index].value; }
  const std::string& name(std::size_t index) const { return entries[index].name; }
  /// Index of a name, or -1.
  int find(std::string_view name) const {
    for (std::size_t i = 0; i < entries.size(); ++i)
      if (entries[i].name == name) return static_cast<int>(i);
    return -1;
  }
};

/// A name in the file that stands for another entry; the index is filled in once all is read.
struct Reference {
  std::string name;
  int index = -1;
  explicit operator bool() const { return index >= 0; }
};

/// An enumeration that may appear in a file says its names by specialising this:
///     template <> struct Names<Form> { static constexpr std::string_view of[] = {"direct", …}; };
/// in the order of its enumerators, which count from 0.
template <class Enum>
struct Names;

template <class Enum>
std::string_view name_of(Enum value) {
  return Names<Enum>::of[static_cast<std::size_t>(value)];
}

/// How one random quantity is spread. As a number of a message: drawn anew each time. Under
/// `uncertain:` drawn once per run. In a file a plain value (`2d`) means `fixed`.
///
///     fixed        value
///     exponential  mean
///     lognormal    median, sigma (of the logarithm)
///     uniform      low, high
///     normal       mean, sd
///     beta         mean, weight (a + b)
///     triangular   low, mode, high
///     geometric    success (chance a day), counts whole days before the first success
struct Distribution {
  enum class Kind { fixed, exponential, lognormal, uniform, normal, beta, triangular, geometric };
  Kind kind = Kind::fixed;
  double first = 0;   ///< value, mean, median, low, mean, mean, low, success
  double second = 0;  ///< –, –, sigma, high, sd, weight, mode, –
  double third = 0;   ///< high of triangular
  static Distribution fixed(double value) { return {Kind::fixed, value, 0, 0}; }
  static Distribution exponential(double mean) { return {Kind::exponential, mean, 0, 0}; }
  static Distribution lognormal(double median, double sigma) {
    return {Kind::lognormal, median, sigma, 0};
  }
};
template <>
struct Names<Distribution::Kind> {
  static constexpr std::string_view of[] = {"fixed",  "exponential", "lognormal",  "uniform",
                                            "normal", "beta",        "triangular", "geometric"};
};

}  // namespace backchannel
