#include "analysis/table/row_text.hpp"

#include <array>
#include <charconv>
#include <cmath>
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

/// Most columns are counts, and whole numbers are written faster as such.
void add_number(double value, std::string& text) {
  constexpr double kSmall = 1e6;
  if (value == std::trunc(value) && std::abs(value) < kSmall && !std::signbit(value))
    add_digits(static_cast<std::int64_t>(value), text);
  else
    add_digits(value, text);
}

std::string json_text(std::string_view text) {
  using Json = nlohmann::ordered_json;
  return Json(std::string(text)).dump(-1, ' ', false, Json::error_handler_t::replace);
}

bool is_missing(const Column& column, double value) {
  return (column.may_not_happen && value == kDidNot) || !std::isfinite(value);
}

}  // namespace

RowText::RowText(RowFormat format, const Design& design, std::vector<std::string> arms,
                 const Scenario& scenario)
    : format_(format), design_(design), columns_(columns_of(scenario)) {
  for (const std::string& arm : arms) {
    arms_.emplace_back();
    if (format == RowFormat::csv)
      add_csv_cell(arm, arms_.back());
    else
      arms_.back() = json_text(arm);
  }
  for (const Factor& factor : design.factors())
    factors_.push_back("," + json_text(factor.path) + ":");
  for (const Column& column : columns_) keys_.push_back("," + json_text(column.name) + ":");
}

std::string RowText::header() const {
  if (format_ == RowFormat::jsonl) return "";
  std::string text = "id,replication,point,arm,seed,run,status,message,outcome";
  for (const Factor& factor : design_.factors()) add_csv_cell(factor.path, text += ',');
  for (const Column& column : columns_) add_csv_cell(column.name, text += ',');
  return text + "\n";
}

void RowText::add(const Row& row, std::string& text) {
  if (row.status == RowStatus::done) read_row(row.result.tally, values_);
  if (format_ == RowFormat::csv)
    add_csv(row, text);
  else
    add_json(row, text);
}

void RowText::add_csv(const Row& row, std::string& text) {
  const bool done = row.status == RowStatus::done;
  add_digits(row.id, text);
  add_digits(row.replication, text += ',');
  add_digits(row.point, text += ',');
  text += ',' + arms_[row.arm];
  add_digits(row.seed, text += ',');
  add_digits(row.run, text += ',');
  text += done ? ",done," : ",failed,";
  add_csv_cell(row.message, text);
  text += ',';
  if (done) text += name_of(row.result.outcome);
  for (std::size_t f = 0; f < factors_.size(); ++f)
    add_csv_cell(design_.text(row.point, f), text += ',');
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    text += ',';
    if (done && !is_missing(columns_[i], values_[i])) add_number(values_[i], text);
  }
  text += '\n';
}

void RowText::add_json(const Row& row, std::string& text) {
  const bool done = row.status == RowStatus::done;
  add_digits(row.id, text += "{\"id\":");
  add_digits(row.replication, text += ",\"replication\":");
  add_digits(row.point, text += ",\"point\":");
  text += ",\"arm\":" + arms_[row.arm] + ",\"seed\":\"";
  add_digits(row.seed, text);
  add_digits(row.run, text += "\",\"run\":");
  text += done ? ",\"status\":\"done\",\"message\":null"
               : ",\"status\":\"failed\",\"message\":" + json_text(row.message);
  text += ",\"outcome\":" + (done ? json_text(name_of(row.result.outcome)) : "null");
  for (std::size_t f = 0; f < factors_.size(); ++f) {
    const std::string value = design_.text(row.point, f);
    text += factors_[f] + (parse_number(value) ? value : json_text(value));
  }
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    text += keys_[i];
    if (done && !is_missing(columns_[i], values_[i]))
      add_number(values_[i], text);
    else
      text += "null";
  }
  text += "}\n";
}

}  // namespace backchannel
