// The values that theory gives, as they were printed before there was a simulator, against what the
// games and laboratories of this house say they are: every row of every tests/golden/theory_*.csv.

#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <optional>

#include "analysis/design/csv.hpp"
#include "analysis/table/verification.hpp"
#include "tests/support/laboratory.hpp"

namespace backchannel::testing {
namespace {

namespace fs = std::filesystem;

struct Printed {
  std::string id, file, arm, quantity, exact;
};

std::vector<std::string> tables() {
  std::vector<std::string> found;
  for (const auto& entry :
       fs::directory_iterator(fs::path(BACKCHANNEL_SOURCE_DIR) / "tests" / "golden")) {
    const std::string name = entry.path().stem().string();
    if (entry.path().extension() == ".csv" && name.starts_with("theory_")) found.push_back(name);
  }
  std::sort(found.begin(), found.end());
  return found;
}

std::vector<Printed> rows_of(const std::string& table) {
  std::ifstream in(fs::path(BACKCHANNEL_SOURCE_DIR) / "tests" / "golden" / (table + ".csv"));
  CsvReader reader(in);
  std::vector<std::string> cells;
  EXPECT_TRUE(reader.next(cells));
  EXPECT_EQ(cells, (std::vector<std::string>{"id", "file", "arm", "quantity", "exact"}));
  std::vector<Printed> rows;
  while (reader.next(cells)) {
    EXPECT_EQ(cells.size(), 5U) << table << ", line " << reader.line();
    if (cells.size() == 5) rows.push_back({cells[0], cells[1], cells[2], cells[3], cells[4]});
  }
  return rows;
}

/// Half a unit of the last digit that was printed; a whole number is meant as one.
double half_a_digit(const std::string& text) {
  const std::size_t point = text.find('.');
  if (point == std::string::npos) return 0;
  const std::size_t end = std::min(text.find_first_of("eE"), text.size());
  const double shift = end == text.size() ? 0 : std::stod(text.substr(end + 1));
  return 0.5 * std::pow(10.0, shift - static_cast<double>(end - point - 1));
}

bool is_as_printed(double value, const std::string& printed) {
  const double exact = std::stod(printed);
  if (value == exact || !std::isfinite(exact)) return value == exact;
  return std::fabs(value - exact) <= half_a_digit(printed) + 1e-9 * std::fmax(1, std::fabs(exact));
}

class TheoryTable : public ::testing::TestWithParam<std::string> {};

TEST_P(TheoryTable, IsWhatTheFilesPredict) {
  std::map<std::string, Study> studies;
  std::set<std::pair<std::string, std::string>> seen;
  for (const Printed& row : rows_of(GetParam())) {
    SCOPED_TRACE(row.file + ", " + row.arm + ", " + row.id + ": " + row.quantity);
    auto found = studies.find(row.file);
    if (found == studies.end())
      found = studies.emplace(row.file, study(row.file + ".yaml")).first;
    const Study& read = found->second;
    const int arm = read.arms.find(row.arm);
    ASSERT_GE(arm, 0) << "no such arm";
    std::optional<double> nearest;
    for (const Prediction& prediction : predictions_of(read.arms[static_cast<std::size_t>(arm)]))
      if (prediction.quantity == row.quantity &&
          (!nearest || is_as_printed(prediction.exact, row.exact)))
        nearest = prediction.exact;
    ASSERT_TRUE(nearest) << "no such quantity";
    EXPECT_TRUE(is_as_printed(*nearest, row.exact))
        << "printed " << row.exact << ", here " << *nearest;
    const auto& ids = read.scenario.theory;
    EXPECT_NE(std::find(ids.begin(), ids.end(), row.id), ids.end()) << "not named in `theory:`";
  }
}

INSTANTIATE_TEST_SUITE_P(Each, TheoryTable, ::testing::ValuesIn(tables()),
                         [](const auto& test) { return test.param; });

TEST(TheoryTables, AreReadToThePrintedDigit) {
  EXPECT_TRUE(is_as_printed(0.3333333, "0.333333"));
  EXPECT_FALSE(is_as_printed(0.3333345, "0.333333"));
  EXPECT_TRUE(is_as_printed(0, "0"));
  EXPECT_FALSE(is_as_printed(0.0001, "0"));
  EXPECT_TRUE(is_as_printed(std::numeric_limits<double>::infinity(), "inf"));
  EXPECT_FALSE(is_as_printed(1e300, "inf"));
  EXPECT_TRUE(is_as_printed(1.234e-5, "1.23e-5"));
  EXPECT_FALSE(is_as_printed(1.24e-5, "1.2300e-1"));
}

TEST(Verification, LivesFewRunsWhereNoLuckIsInvolved) {
  const Study read = study("theory/preventive_war.yaml");
  for (const VerifiedRow& row : verify_arm(read.arms[0], "f", "a", {.runs = 5000}))
    EXPECT_LE(row.runs, 20U) << row.quantity;
  const Study lucky = study("theory/noisy_choice.yaml");
  EXPECT_EQ(verify_arm(lucky.arms[0], "f", "a", {.runs = 5000}).at(0).runs, 5000U);
}

TEST(Verification, TellsAWrongValueFromARightOne) {
  const Study read = study("theory/noisy_report.yaml");
  const std::vector<Column> columns = columns_of(read.arms[0]);
  const auto results = live(read.arms[0], 20000, 3);
  for (const double claimed : {0.05, 0.06}) {
    Held held({.exact = claimed, .measure = "war_day", .at_least = 0}, columns);
    std::vector<double> row;
    for (const RunResult& result : results) {
      read_row(result.tally, row);
      held.add(row);
    }
    EXPECT_EQ(held.row().pass, claimed == 0.05) << held.row().estimate;
  }
}

}  // namespace
}  // namespace backchannel::testing
