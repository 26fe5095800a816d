#include "sim/parameters/units.hpp"

#include <gtest/gtest.h>

#include <clocale>
#include <cmath>
#include <cstring>
#include <vector>

namespace backchannel {
namespace {

double read(std::string_view text, Unit unit) {
  Complaint complaint;
  const auto value = parse_quantity(text, unit, complaint);
  EXPECT_TRUE(value) << text << ": " << complaint.problem;
  return value.value_or(std::nan(""));
}

TEST(Units, ReadInTheirCanonicalUnit) {
  struct Case {
    std::string_view text;
    Unit unit;
    double value;
  };
  const std::vector<Case> cases = {{"36h", Unit::duration, 1.5},
                                   {"2d", Unit::duration, 2},
                                   {"1w", Unit::duration, 7},
                                   {"90s", Unit::duration, 90.0 / 86400},
                                   {"15min", Unit::duration, 15.0 / 1440},
                                   {"2y", Unit::duration, 730},
                                   {"2 d", Unit::duration, 2},
                                   {".5h", Unit::duration, 0.5 / 24},
                                   {"+3d", Unit::duration, 3},
                                   {"15%", Unit::share, 0.15},
                                   {"0.15", Unit::share, 0.15},
                                   {"0.02/d", Unit::rate, 0.02},
                                   {"1/y", Unit::rate, 1.0 / 365},
                                   {"3/w", Unit::rate, 3.0 / 7},
                                   {"2/h", Unit::rate, 48},
                                   {"2 / h", Unit::rate, 48},
                                   {"0.7", Unit::number, 0.7},
                                   {"-2e-3", Unit::number, -0.002},
                                   {"4", Unit::none, 4}};
  for (const Case& one : cases) EXPECT_EQ(read(one.text, one.unit), one.value) << one.text;
}

TEST(Units, RefuseWhatIsNoQuantity) {
  for (const std::string_view text :
       {"", " ", "d", "nan", "inf", "-", "+-3d", "1e400d", "0x10", "3dd", "--3d", "3,5d", "٣d"}) {
    Complaint complaint;
    EXPECT_FALSE(parse_quantity(text, Unit::duration, complaint)) << text;
    EXPECT_FALSE(complaint.problem.empty()) << text;
    EXPECT_FALSE(complaint.suggestion.empty()) << text;
  }
}

TEST(Units, AreWrittenAsPeopleWriteThem) {
  EXPECT_EQ(format_quantity(0.25, Unit::duration), "6h");
  EXPECT_EQ(format_quantity(2, Unit::duration), "2d");
  EXPECT_EQ(format_quantity(7, Unit::duration), "7d");
  EXPECT_EQ(format_quantity(730, Unit::duration), "2y");
  EXPECT_EQ(format_quantity(15.0 / 1440, Unit::duration), "15min");
  EXPECT_EQ(format_quantity(0, Unit::duration), "0d");
  EXPECT_EQ(format_quantity(0.3, Unit::duration), "0.3d");
  EXPECT_EQ(format_quantity(0.01, Unit::duration), "0.01d");
  EXPECT_EQ(format_quantity(90.0 / 86400, Unit::duration), "90s");
  EXPECT_EQ(format_quantity(0.2, Unit::rate), "0.2/d");
  EXPECT_EQ(format_quantity(0.02, Unit::rate), "0.02/d");
  EXPECT_EQ(format_quantity(1.0 / 365, Unit::rate), "1/y");
  EXPECT_EQ(format_quantity(3.0 / 7, Unit::rate), "3/w");
  EXPECT_EQ(format_quantity(0.15, Unit::share), "15%");
  EXPECT_EQ(format_quantity(0.07, Unit::share), "7%");
  EXPECT_EQ(format_quantity(0.7, Unit::number), "0.7");
  EXPECT_EQ(format_number(100000), "100000");
  EXPECT_EQ(format_number(1e23), "1e+23");
  EXPECT_EQ(format_range({0, 0.5}, Unit::share), "0% to 50%");
  EXPECT_EQ(format_range({}, Unit::duration), "at least 0d");
  EXPECT_EQ(format_range({}, Unit::number), "");
}

TEST(Units, WhatIsWrittenReadsBackAsTheSameBits) {
  std::uint64_t state = 7;
  const auto next = [&state] {
    return state = state * 6364136223846793005ULL + 1442695040888963407ULL;
  };
  for (int i = 0; i < 20'000; ++i) {
    double value = static_cast<double>(next() >> 40U) / static_cast<double>(1 + (next() >> 44U));
    if (i % 5 == 0)
      value = std::ldexp(static_cast<double>(next() >> 11U), static_cast<int>(next() >> 58U) - 80);
    for (const Unit unit : {Unit::number, Unit::share, Unit::duration, Unit::rate}) {
      const std::string text = format_quantity(value, unit);
      ASSERT_EQ(read(text, unit), value) << text;
    }
  }
}

TEST(Units, DoNotListenToTheLocale) {
  std::setlocale(LC_ALL, "de_DE.UTF-8");
  EXPECT_EQ(read("0.5", Unit::number), 0.5);
  EXPECT_EQ(format_number(0.5), "0.5");
  std::setlocale(LC_ALL, "C");
}

TEST(Dates, KnowTheCalendar) {
  Complaint complaint;
  EXPECT_EQ(parse_date("2024-02-29", complaint), (Date{2024, 2, 29}));
  EXPECT_FALSE(parse_date("2026-02-29", complaint));
  EXPECT_EQ(complaint.problem, "there is no day `2026-02-29`");
  EXPECT_EQ(complaint.suggestion, "write for example `2026-02-28`");
  EXPECT_FALSE(parse_date("1900-02-29", complaint));
  EXPECT_TRUE(parse_date("2000-02-29", complaint));
  EXPECT_FALSE(parse_date("2026-00-10", complaint));
  EXPECT_FALSE(parse_date("2026-04-00", complaint));
  for (const std::string_view text : {"2026-2-6", "06.02.2026", "2026/02/06", "", "2026-02-06T10"})
    EXPECT_FALSE(parse_date(text, complaint)) << text;
  EXPECT_EQ(format_date({2026, 2, 6}), "2026-02-06");
}

TEST(WholeNumbers, UseAllTheirBits) {
  Complaint complaint;
  EXPECT_EQ(parse_count("18446744073709551615", UINT64_MAX, complaint), UINT64_MAX);
  EXPECT_FALSE(parse_count("18446744073709551616", UINT64_MAX, complaint));
  EXPECT_FALSE(parse_count("-1", UINT64_MAX, complaint));
  EXPECT_EQ(parse_whole("-9223372036854775808", INT64_MIN, INT64_MAX, complaint), INT64_MIN);
  EXPECT_FALSE(parse_whole("1e30", INT64_MIN, INT64_MAX, complaint));
}

}  // namespace
}  // namespace backchannel
