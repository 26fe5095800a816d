// Rows as text and points as lines, failed runs among them.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "analysis/table/cell_summary.hpp"
#include "analysis/table/row_text.hpp"
#include "tests/support/laboratory.hpp"

namespace backchannel::testing {
namespace {

using ::testing::HasSubstr;
using nlohmann::json;

Row failed_row() {
  Row row;
  row.id = 20;
  row.replication = row.run = 1;
  row.point = 2;
  row.seed = 18446744073709551615ULL;
  row.status = RowStatus::failed;
  row.message = "it said \"no\", and\nstopped";
  return row;
}

Row done_row(const Design& design) {
  Row row = row_at(design.sweep({0}, 18446744073709551615ULL, 1), 5);
  Trace trace;
  row.result = Runner(design.scenario_at(row.point, 0)).live(row.seed, row.run, trace);
  return row;
}

TEST(RowText, AFailedRunHasAStatusAndAMessageAndNoValues) {
  const Study read = study("laboratory/ladder_factorial.yaml");
  const Design design(read);
  RowText csv(RowFormat::csv, design, {"as written"}, read.scenario);
  RowText lines(RowFormat::jsonl, design, {"as written"}, read.scenario);
  std::string text;
  csv.add(failed_row(), text);
  EXPECT_TRUE(text.starts_with("20,1,2,as written,18446744073709551615,1,failed,\"it said "
                               "\"\"no\"\", and\nstopped\",,0.6,0.1,1,,,,"))
      << text;
  const std::string header = csv.header();
  EXPECT_EQ(std::count(header.begin(), header.end(), ','),
            std::count(text.begin(), text.end(), ',') - 1);  // one is in the message
  text.clear();
  lines.add(failed_row(), text);
  const json row = json::parse(text);
  EXPECT_EQ(row["status"], "failed");
  EXPECT_EQ(row["seed"], "18446744073709551615");
  EXPECT_EQ(row["message"], failed_row().message);
  EXPECT_EQ(row["ladder.rungs.first.up"], 0.6);
  EXPECT_TRUE(row["outcome"].is_null());
  EXPECT_TRUE(row["end_day"].is_null());
}

TEST(RowText, NumbersReadBackAsTheSameBits) {
  const Study read = study("laboratory/ladder_factorial.yaml");
  const Design design(read);
  const Row row = done_row(design);
  RowText lines(RowFormat::jsonl, design, {"as written"}, read.scenario);
  std::string text;
  lines.add(row, text);
  const json parsed = json::parse(text);
  std::vector<double> values;
  read_row(row.result.tally, values);
  for (const Column& column : columns_of(read.scenario)) {
    const json& value = parsed[column.name];
    if (column.may_not_happen && values[column.index] == kDidNot)
      EXPECT_TRUE(value.is_null()) << column.name;
    else
      EXPECT_EQ(value.get<double>(), values[column.index]) << column.name;
  }
}

TEST(CellSummary, CountsWhatFailedApart) {
  const Study read = study("laboratory/ladder_factorial.yaml");
  const Design design(read);
  CellSummary summary(design, {"as written"});
  Row done = done_row(design);
  done.point = 2;
  done.result.outcome = Outcome::framework;
  for (int i = 0; i < 3; ++i) summary.add(done);
  summary.add(failed_row());
  EXPECT_EQ(summary.cell(2).runs, 3U);
  EXPECT_EQ(summary.cell(2).failed, 1U);
  EXPECT_EQ(summary.cell(2).agreements(), 3U);
  EXPECT_EQ(summary.cell(2).modal(), Outcome::framework);
  EXPECT_EQ(summary.of_arm(0).failed, 1U);
  const std::string text = cell_text(summary, 4);
  EXPECT_THAT(text, HasSubstr("failed"));
  EXPECT_THAT(text, HasSubstr("framework 100.0%"));
  EXPECT_THAT(text, HasSubstr("… 14 more lines"));
  EXPECT_THAT(text, HasSubstr("agreement 100.0% at each point"));  // of those that were lived
  const auto all = cell_json(summary);
  EXPECT_EQ(all[2]["failed"], 1);
  EXPECT_EQ(all[2]["agreement"]["share"], 1);
  EXPECT_FALSE(all[3].contains("agreement"));
  EXPECT_EQ(cell_rows(summary, {}).rows.size(), 18U);
}

}  // namespace
}  // namespace backchannel::testing
