#pragma once

/// Text to quantity and back: `36h`, `15%`, `0.02/d`, `2026-02-06`.
///
/// Durations are stored in days, rates per day, shares in [0, 1]; a year is 365 days, always, so
/// that a duration means the same number of days wherever it is counted from. A quantity with a
/// dimension must say its unit: `3` is refused where `3d` or `3h` could have been meant.
/// Numbers are read and written the same way in every locale, and what is written reads back as
/// the same bits. What is left out: months (of which length?), time of day, time zones.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "sim/parameters/fields.hpp"
#include "sim/parameters/problem.hpp"

namespace backchannel {

/// A quantity in its canonical unit, or nothing and the complaint filled in.
std::optional<double> parse_quantity(std::string_view text, Unit unit, Complaint& complaint);
/// A plain decimal number; the whole text, no unit, no `nan`, no `inf`.
std::optional<double> parse_number(std::string_view text);
/// A whole number between two bounds.
std::optional<std::int64_t> parse_whole(std::string_view text, std::int64_t low, std::int64_t high,
                                        Complaint& complaint);
/// A whole number that may need all 64 bits, such as a seed.
std::optional<std::uint64_t> parse_count(std::string_view text, std::uint64_t high,
                                         Complaint& complaint);
std::optional<Date> parse_date(std::string_view text, Complaint& complaint);

/// The range that holds for a field: durations, rates and shares that name none have a natural
/// one, so that nobody must write "not negative" beside every delay.
Range natural_range(const Range& range, Unit unit);
/// Whether a value lies in the range; if not, the complaint says so in the field's own unit.
bool within(double value, const Range& range, Unit unit, std::string_view written,
            Complaint& complaint);

/// The shortest digits that read back as the same number.
std::string format_number(double value);
/// As people write it: `6h`, `0.02/d`, `15%`, `0.7`; reads back as the same number.
std::string format_quantity(double value, Unit unit);
std::string format_date(const Date& date);
/// `0% to 50%`, `at least 0d`, or an empty text for a range without ends.
std::string format_range(const Range& range, Unit unit);
/// `duration (36h, 2d)`; empty for Unit::none.
std::string_view unit_text(Unit unit);

}  // namespace backchannel
