#include "sim/parameters/units.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <span>

namespace backchannel {
namespace {

/// A unit of time as a ratio, so that `36h` is one correctly rounded division and not a product
/// with a number that was rounded before.
struct TimeUnit {
  std::string_view name;
  double days;   ///< when at least a day
  double parts;  ///< of a day, when less
};

constexpr std::array<TimeUnit, 6> kTimeUnits{
    {{"d", 1, 1}, {"h", 1, 24}, {"w", 7, 1}, {"min", 1, 1440}, {"y", 365, 1}, {"s", 1, 86400}}};

/// What people write instead of a unit, and the unit they mean.
struct Spelling {
  std::string_view written;
  std::string_view meant;
};
constexpr std::array<Spelling, 19> kSpellings{{{"day", "d"},
                                               {"days", "d"},
                                               {"D", "d"},
                                               {"hour", "h"},
                                               {"hours", "h"},
                                               {"hr", "h"},
                                               {"hrs", "h"},
                                               {"H", "h"},
                                               {"week", "w"},
                                               {"weeks", "w"},
                                               {"W", "w"},
                                               {"year", "y"},
                                               {"years", "y"},
                                               {"a", "y"},
                                               {"mins", "min"},
                                               {"minutes", "min"},
                                               {"minute", "min"},
                                               {"sec", "s"},
                                               {"seconds", "s"}}};

const TimeUnit* find_time_unit(std::string_view name) {
  for (const TimeUnit& unit : kTimeUnits)
    if (unit.name == name) return &unit;
  return nullptr;
}

std::string_view meant_by(std::string_view written) {
  for (const Spelling& spelling : kSpellings)
    if (spelling.written == written) return spelling.meant;
  return {};
}

bool is_month(std::string_view written) {
  return written.starts_with("mon") || written.starts_with("Mon");
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

bool is_digit(char one) { return one >= '0' && one <= '9'; }

bool begins_with_digit(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" +-.");
  return first != std::string_view::npos && is_digit(text[first]);
}

/// A number at the front of a text, and what follows it.
struct Front {
  double number = 0;
  std::string_view digits;
  std::string_view rest;
};

std::optional<Front> number_at_front(std::string_view text) {
  const std::string_view all = text;
  if (!text.empty() && (text.front() == '+' || text.front() == '-')) text.remove_prefix(1);
  // from_chars would read `inf` and `nan`, which no field wants.
  if (text.empty() || !(is_digit(text.front()) || text.front() == '.')) return std::nullopt;
  const char* start = all.front() == '+' ? all.data() + 1 : all.data();
  Front front;
  const auto [end, error] = std::from_chars(start, all.data() + all.size(), front.number);
  if (error != std::errc{}) return std::nullopt;
  const auto used = static_cast<std::size_t>(end - all.data());
  front.digits = all.substr(0, used);
  front.rest = trimmed(all.substr(used));
  return front;
}

std::string words(std::string_view one, std::string_view two, std::string_view three = {}) {
  std::string text(one);
  text += two;
  text += three;
  return text;
}

constexpr std::string_view kTimeUnitNames = "`s`, `min`, `h`, `d`, `w` and `y`";

std::optional<double> parse_duration(const Front& front, std::string_view text,
                                     Complaint& complaint) {
  if (front.rest.empty()) {
    complaint = {in_ticks(text) + " has no unit", "a bare number could be hours, days or weeks",
                 "write " + in_ticks(words(front.digits, "d")) + " for days"};
    return std::nullopt;
  }
  if (const TimeUnit* unit = find_time_unit(front.rest))
    return front.number * unit->days / unit->parts;
  complaint.problem = in_ticks(front.rest) + " is not a unit of time";
  complaint.reason = words("the units are ", kTimeUnitNames);
  const std::string_view meant = meant_by(front.rest);
  if (!meant.empty()) {
    complaint.suggestion = "write " + in_ticks(words(front.digits, meant));
  } else if (is_month(front.rest)) {
    complaint.reason = "months have no one length";
    complaint.suggestion = "write a number of days or weeks";
  } else if (front.rest.front() == 'm' || front.rest.front() == 'M') {
    complaint.reason = "`m` could be minutes or months, and months have no one length";
    complaint.suggestion = "write " + in_ticks(words(front.digits, "min")) + " or a number of days";
  } else {
    complaint.suggestion = "write for example `36h` or `2d`";
  }
  return std::nullopt;
}

std::optional<double> parse_rate(const Front& front, std::string_view text, Complaint& complaint) {
  if (front.rest.empty()) {
    complaint = {in_ticks(text) + " has no unit", "a rate needs to say per what time",
                 "write " + in_ticks(words(front.digits, "/d")) + " for per day"};
    return std::nullopt;
  }
  if (front.rest.front() == '/') {
    const std::string_view name = trimmed(front.rest.substr(1));
    if (const TimeUnit* unit = find_time_unit(name)) return front.number * unit->parts / unit->days;
    const std::string_view meant = meant_by(name);
    if (is_month(name)) {
      complaint = {in_ticks(name) + " is not a unit of time", "months have no one length",
                   "write a rate per day or per week"};
      return std::nullopt;
    }
    complaint = {in_ticks(name) + " is not a unit of time", words("the units are ", kTimeUnitNames),
                 meant.empty() ? "write for example `0.02/d` or `3/w`"
                               : "write " + in_ticks(words(front.digits, "/", meant))};
    return std::nullopt;
  }
  const bool is_time = find_time_unit(front.rest) != nullptr;
  complaint = {in_ticks(text) + " is not a rate",
               is_time ? "it is a duration" : "a rate is a number for each unit of time",
               is_time ? "write " + in_ticks(words(front.digits, "/", front.rest))
                       : "write for example `0.02/d` or `3/w`"};
  return std::nullopt;
}

std::optional<double> parse_share(const Front& front, std::string_view text, Complaint& complaint) {
  if (front.rest == "%") return front.number / 100;
  if (front.rest.empty()) return front.number;
  complaint = {in_ticks(text) + " is not a share",
               "a share is a percentage or a number from 0 to 1",
               "write for example `15%` or `0.15`"};
  return std::nullopt;
}

std::optional<double> parse_pure(const Front& front, std::string_view text, Complaint& complaint) {
  if (front.rest.empty()) return front.number;
  const bool unit = front.rest == "%" || front.rest.front() == '/' ||
                    find_time_unit(front.rest) != nullptr || !meant_by(front.rest).empty();
  complaint = {in_ticks(text) + (unit ? " has a unit" : " is not a number"),
               unit ? "this is a pure number" : "only digits, a point and an exponent make one",
               front.rest == "%" ? "write " + in_ticks(format_number(front.number / 100))
                                 : "write " + in_ticks(front.digits)};
  return std::nullopt;
}

struct Kindred {
  std::string_view name;
  std::string_view example;
};

Kindred kindred_of(Unit unit) {
  switch (unit) {
    case Unit::duration:
      return {"a duration", "`36h` or `2d`"};
    case Unit::rate:
      return {"a rate", "`0.02/d` or `3/w`"};
    case Unit::share:
      return {"a share", "`15%` or `0.15`"};
    case Unit::number:
    case Unit::none:
      break;
  }
  return {"a number", "`0.7`"};
}

std::string shortest_digits(double value) {
  std::array<char, 64> buffer{};
  const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
  return error == std::errc{} ? std::string(buffer.data(), end) : std::string();
}

/// Digits for a value after a change of unit: without the noise that the change brought, if the
/// result still reads back as the value.
std::string digits_without_noise(double scaled) {
  std::array<char, 64> buffer{};
  const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), scaled,
                                          std::chars_format::general, 15);
  if (error != std::errc{}) return shortest_digits(scaled);
  return format_number(parse_number(std::string(buffer.data(), end)).value_or(scaled));
}

bool reads_back(const std::string& text, Unit unit, double value) {
  Complaint ignored;
  const auto read = parse_quantity(text, unit, ignored);
  return read && *read == value;
}

/// How hard a quantity is to read: its length, more for parts of a unit and for many seconds.
std::size_t awkwardness(std::string_view text, std::string_view unit) {
  return text.size() + (text.find('.') == std::string_view::npos ? 0U : 2U) +
         (unit == "s" ? 4U : 0U);
}

std::string format_time(double value, Unit unit) {
  const bool rate = unit == Unit::rate;
  std::string best = format_number(value) + (rate ? "/d" : "d");
  std::size_t best_score = awkwardness(best, "d");
  // People think of rates per day: another unit must be much easier to read.
  if (rate) best_score -= std::min<std::size_t>(best_score, 4);
  for (const TimeUnit& other : kTimeUnits) {
    const bool tiny = other.name == "s" || other.name == "min";
    if (other.name == "d" || (rate && tiny)) continue;
    const double scaled =
        rate ? value * other.days / other.parts : value * other.parts / other.days;
    std::string text = digits_without_noise(scaled) + (rate ? "/" : "") + std::string(other.name);
    const std::size_t score = awkwardness(text, other.name);
    if (score < best_score && reads_back(text, unit, value)) {
      best_score = score;
      best = std::move(text);
    }
  }
  return best;
}

std::string format_share(double value) {
  const std::string percent = digits_without_noise(value * 100) + "%";
  const std::string plain = format_number(value);
  const bool short_enough = percent.size() <= plain.size() + 3;
  return short_enough && reads_back(percent, Unit::share, value) ? percent : plain;
}

int digits_at(std::string_view text, std::size_t start, std::size_t count) {
  int value = 0;
  std::from_chars(text.data() + start, text.data() + start + count, value);
  return value;
}

bool is_date_shaped(std::string_view text) {
  if (text.size() != 10) return false;
  for (std::size_t i = 0; i < text.size(); ++i)
    if (i == 4 || i == 7 ? text[i] != '-' : !is_digit(text[i])) return false;
  return true;
}

int days_in(int year, int month) {
  constexpr std::array<int, 12> kDays{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : kDays[static_cast<std::size_t>(month) - 1];
}

template <class Whole>
std::optional<Whole> parse_integer(std::string_view text, Whole low, Whole high,
                                   Complaint& complaint) {
  const std::string_view word = trimmed(text);
  const std::string_view digits = !word.empty() && word.front() == '+' ? word.substr(1) : word;
  Whole value{};
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error == std::errc{} && end == digits.data() + digits.size() && value >= low && value <= high)
    return value;
  const auto number = parse_number(word);
  if (!number) {
    const auto front = number_at_front(word);
    complaint = {in_ticks(text) + (front ? " has a unit" : " is not a whole number"),
                 front ? "this is a plain count" : "only digits make one",
                 front ? "write " + in_ticks(front->digits) : "write for example `12`"};
  } else if (*number != std::floor(*number)) {
    complaint = {in_ticks(text) + " is not a whole number", "halves and parts have no meaning here",
                 "write " + in_ticks(format_number(std::round(*number)))};
  } else if (error == std::errc{} && end != digits.data() + digits.size() &&
             std::fabs(*number) < 1e15) {
    complaint = {in_ticks(text) + " is not written as a whole number", "only digits make one",
                 "write " + in_ticks(std::to_string(static_cast<std::int64_t>(*number)))};
  } else {
    complaint = {in_ticks(text) + " is out of range",
                 "it must be from " + std::to_string(low) + " to " + std::to_string(high),
                 "write a number in that range"};
  }
  return std::nullopt;
}

}  // namespace

std::optional<double> parse_number(std::string_view text) {
  const auto front = number_at_front(trimmed(text));
  if (!front || !front->rest.empty()) return std::nullopt;
  return front->number;
}

std::optional<double> parse_quantity(std::string_view text, Unit unit, Complaint& complaint) {
  const auto front = number_at_front(trimmed(text));
  if (!front) {
    const Kindred kindred = kindred_of(unit);
    complaint = {words(in_ticks(text), " is not ", kindred.name),
                 begins_with_digit(text) ? "its number is too large or too small to hold"
                                         : "it does not begin with a number",
                 words("write for example ", kindred.example)};
    return std::nullopt;
  }
  if (front->rest.size() > 1 && front->rest[0] == ',' && is_digit(front->rest[1])) {
    std::string way(text);
    way[way.find(',')] = '.';
    complaint = {in_ticks(text) + " has a comma", "parts of a number stand after a point",
                 "write " + in_ticks(way)};
    return std::nullopt;
  }
  switch (unit) {
    case Unit::duration:
      return parse_duration(*front, text, complaint);
    case Unit::rate:
      return parse_rate(*front, text, complaint);
    case Unit::share:
      return parse_share(*front, text, complaint);
    case Unit::number:
    case Unit::none:
      break;
  }
  return parse_pure(*front, text, complaint);
}

std::optional<std::int64_t> parse_whole(std::string_view text, std::int64_t low, std::int64_t high,
                                        Complaint& complaint) {
  return parse_integer(text, low, high, complaint);
}

std::optional<std::uint64_t> parse_count(std::string_view text, std::uint64_t high,
                                         Complaint& complaint) {
  return parse_integer(text, std::uint64_t{0}, high, complaint);
}

std::optional<Date> parse_date(std::string_view text, Complaint& complaint) {
  const std::string_view word = trimmed(text);
  if (!is_date_shaped(word)) {
    complaint = {in_ticks(text) + " is not a date", "a date is year-month-day in digits",
                 "write for example `2026-02-06`"};
    return std::nullopt;
  }
  const Date date{digits_at(word, 0, 4), digits_at(word, 5, 2), digits_at(word, 8, 2)};
  if (date.month < 1 || date.month > 12) {
    complaint = {"there is no day " + in_ticks(text), "a year has months 01 to 12",
                 "check the order: year-month-day"};
    return std::nullopt;
  }
  const int days = days_in(date.year, date.month);
  if (date.day < 1 || date.day > days) {
    Date last = date;
    last.day = date.day < 1 ? 1 : days;
    complaint = {"there is no day " + in_ticks(text),
                 "that month has " + std::to_string(days) + " days",
                 "write for example " + in_ticks(format_date(last))};
    return std::nullopt;
  }
  return date;
}

Range natural_range(const Range& range, Unit unit) {
  Range natural = range;
  const bool no_low = std::isinf(range.low);
  const bool no_high = std::isinf(range.high);
  if ((unit == Unit::duration || unit == Unit::rate) && no_low) natural.low = 0;
  if (unit == Unit::share && no_low && no_high) natural = kProbability;
  return natural;
}

bool within(double value, const Range& range, Unit unit, std::string_view written,
            Complaint& complaint) {
  const Range natural = natural_range(range, unit);
  if (value >= natural.low && value <= natural.high) return true;
  complaint.problem = in_ticks(written) + " is out of range";
  complaint.reason = "allowed: " + format_range(range, unit);
  const double nearest = value < natural.low ? natural.low : natural.high;
  complaint.suggestion =
      "the nearest that is allowed is " + in_ticks(format_quantity(nearest, unit));
  // The commonest slip with shares: `15` where `15%` was meant.
  if (unit == Unit::share && value > 1 && value / 100 >= natural.low &&
      value / 100 <= natural.high && written.find('%') == std::string_view::npos)
    complaint.suggestion =
        "write " + in_ticks(format_quantity(value / 100, unit)) + " if a percentage was meant";
  return false;
}

std::string format_number(double value) {
  if (value == 0) return std::signbit(value) ? "-0" : "0";
  std::string text = shortest_digits(value);
  // to_chars prefers 1e+05 and 1e-05 as soon as they are no longer; people prefer 100000.
  if (text.find('e') != std::string::npos && std::fabs(value) < 1e9 && std::fabs(value) >= 1e-6) {
    std::array<char, 64> buffer{};
    const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                                            std::chars_format::fixed);
    if (error == std::errc{}) text.assign(buffer.data(), end);
  }
  return text;
}

std::string format_quantity(double value, Unit unit) {
  switch (unit) {
    case Unit::duration:
    case Unit::rate:
      return format_time(value, unit);
    case Unit::share:
      return format_share(value);
    case Unit::number:
    case Unit::none:
      break;
  }
  return format_number(value);
}

std::string format_date(const Date& date) {
  const auto padded = [](int value, std::size_t width) {
    std::string digits = std::to_string(value);
    return digits.size() < width ? std::string(width - digits.size(), '0') + digits : digits;
  };
  return padded(date.year, 4) + "-" + padded(date.month, 2) + "-" + padded(date.day, 2);
}

std::string format_range(const Range& range, Unit unit) {
  const Range natural = natural_range(range, unit);
  const bool low = std::isfinite(natural.low);
  const bool high = std::isfinite(natural.high);
  if (low && high)
    return format_quantity(natural.low, unit) + " to " + format_quantity(natural.high, unit);
  if (low) return "at least " + format_quantity(natural.low, unit);
  if (high) return "at most " + format_quantity(natural.high, unit);
  return {};
}

std::string_view unit_text(Unit unit) {
  switch (unit) {
    case Unit::number:
      return "number";
    case Unit::share:
      return "share (15%, 0.15)";
    case Unit::duration:
      return "duration (36h, 2d)";
    case Unit::rate:
      return "rate (0.02/d, 3/w)";
    case Unit::none:
      break;
  }
  return {};
}

}  // namespace backchannel
