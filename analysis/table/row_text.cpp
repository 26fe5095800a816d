#include "analysis/table/row_text.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>

#include "analysis/table/grid.hpp"
#include "sim/parameters/units.hpp"

namespace backchannel {
namespace {

template <class Number>
void add_digits(Number value, std::string& text) {
  std::array<char, 32> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  text.append(digits.data(), end);
}

std::string json_text(std::string_view text) {
  using Json = nlohmann::ordered_json;
  return Json(std::string(text)).dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::vector<std::string> paths_of(const Design& design) {
  std::vector<std::string> paths;
  for (const Factor& factor : design.factors()) paths.push_back(factor.path);
  return paths;
}

}  // namespace

void add_whole(std::uint64_t value, std::string& text) { add_digits(value, text); }

void add_number(double value, std::string& text) {
  // Most columns are counts, and whole numbers are written faster as such.
  constexpr double kSmall = 1e6;
  if (value == std::trunc(value) && std::abs(value) < kSmall && !std::signbit(value))
    add_digits(static_cast<std::int64_t>(value), text);
  else
    add_digits(value, text);
}

RowLines::RowLines(RowFormat format, std::span<const std::string> arms,
                   std::span<const std::string> factors, std::span<const Column> columns)
    : format_(format) {
  for (const std::string& arm : arms) {
    arms_.emplace_back();
    if (format == RowFormat::csv)
      add_csv_cell(arm, arms_.back());
    else
      arms_.back() = json_text(arm);
  }
  for (const std::string& factor : factors) factors_.push_back("," + json_text(factor) + ":");
  for (const Column& column : columns) columns_.push_back("," + json_text(column.name) + ":");
  if (format == RowFormat::jsonl) return;
  header_ = "id,replication,point,arm,seed,run,status,message,outcome";
  for (const std::string& factor : factors) add_csv_cell(factor, header_ += ',');
  for (const Column& column : columns) add_csv_cell(column.name, header_ += ',');
  header_ += '\n';
}

void RowLines::add(const RowCells& row, std::string& text) const {
  if (format_ == RowFormat::csv)
    add_csv(row, text);
  else
    add_json(row, text);
}

void RowLines::add_csv(const RowCells& row, std::string& text) const {
  add_digits(row.id, text);
  add_digits(row.replication, text += ',');
  add_digits(row.point, text += ',');
  text += ',' + arms_[row.arm];
  add_digits(row.seed, text += ',');
  add_digits(row.run, text += ',');
  text += row.done ? ",done," : ",failed,";
  add_csv_cell(row.message, text);
  text += ',';
  if (row.done) text += row.outcome;
  for (const std::string& value : row.factors) add_csv_cell(value, text += ',');
  for (const double value : row.values) {
    text += ',';
    if (std::isfinite(value)) add_number(value, text);
  }
  text += '\n';
}

void RowLines::add_json(const RowCells& row, std::string& text) const {
  add_digits(row.id, text += "{\"id\":");
  add_digits(row.replication, text += ",\"replication\":");
  add_digits(row.point, text += ",\"point\":");
  text += ",\"arm\":" + arms_[row.arm] + ",\"seed\":\"";
  add_digits(row.seed, text);
  add_digits(row.run, text += "\",\"run\":");
  text += row.done ? ",\"status\":\"done\",\"message\":null"
                   : ",\"status\":\"failed\",\"message\":" + json_text(row.message);
  text += ",\"outcome\":" + (row.done ? json_text(row.outcome) : "null");
  for (std::size_t f = 0; f < row.factors.size(); ++f) {
    const std::string& value = row.factors[f];
    text += factors_[f] + (parse_number(value) ? value : json_text(value));
  }
  for (std::size_t i = 0; i < row.values.size(); ++i) {
    text += columns_[i];
    if (std::isfinite(row.values[i]))
      add_number(row.values[i], text);
    else
      text += "null";
  }
  text += "}\n";
}

RowText::RowText(RowFormat format, const Design& design, std::vector<std::string> arms,
                 const Scenario& scenario)
    : design_(design), columns_(columns_of(scenario)),
      lines_(format, arms, paths_of(design), columns_), factors_(design.factors().size()) {}

void RowText::add(const Row& row, std::string& text) {
  constexpr double kMissing = std::numeric_limits<double>::quiet_NaN();
  const bool done = row.status == RowStatus::done;
  if (done) read_row(row.result.tally, values_);
  values_.resize(columns_.size());
  for (std::size_t i = 0; i < columns_.size(); ++i)
    if (!done || (columns_[i].may_not_happen && values_[i] == kDidNot)) values_[i] = kMissing;
  for (std::size_t f = 0; f < factors_.size(); ++f) factors_[f] = design_.text(row.point, f);
  const std::string_view outcome = done ? name_of(row.result.outcome) : std::string_view();
  lines_.add({row.id, row.replication, row.point, row.arm, row.seed, row.run, done, row.message,
              outcome, factors_, values_},
             text);
}

}  // namespace backchannel
