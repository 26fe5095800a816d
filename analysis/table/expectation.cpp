#include "analysis/table/expectation.hpp"

#include <cmath>

#include "sim/crisis/tally.hpp"

namespace backchannel {
namespace {

const Column* find(const std::vector<Column>& columns, const std::string& name) {
  for (const Column& column : columns)
    if (column.name == name) return &column;
  return nullptr;
}

}  // namespace

Expectation::Expectation(std::string name, const Expected& expected,
                         const std::vector<Column>& columns)
    : name_(std::move(name)), expected_(expected) {
  share_ = expected.at_least || expected.at_most || !expected.before.empty();
  if (const Column* column = find(columns, expected.measure)) {
    column_ = column->index;
    may_not_happen_ = column->may_not_happen;
  }
  if (const Column* other = find(columns, expected.before)) before_ = other->index;
}

std::optional<double> Expectation::value_in(const std::vector<double>& row) const {
  if (!column_) return std::nullopt;
  const double value = row[*column_];
  const bool happened = !may_not_happen_ || value != kDidNot;
  if (share_) {
    bool counts = happened;
    if (expected_.at_least) counts = counts && value >= *expected_.at_least;
    if (expected_.at_most) counts = counts && value <= *expected_.at_most;
    if (before_) counts = counts && (row[*before_] == kDidNot || value < row[*before_]);
    return counts ? 1 : 0;
  }
  if (!happened) return std::nullopt;
  const double away = value - expected_.about.value_or(0);
  return expected_.about ? away * away : value;
}

void Expectation::add(const std::vector<double>& row) {
  const std::optional<double> value = value_in(row);
  if (!value) return;
  if (share_ && *value > 0) ++hits_;
  moments_.add(*value);
}

Estimate Expectation::here() const {
  return share_ ? wilson(hits_, moments_.count()) : moments_.interval();
}

std::optional<double> Expectation::z() const {
  if (tolerance() > 0 || moments_.count() < 2) return std::nullopt;
  const double n = static_cast<double>(moments_.count());
  const double error =
      share_ ? std::sqrt(theory() * (1 - theory()) / n) : moments_.standard_error();
  if (!(error > 0)) return std::nullopt;
  return (moments_.mean() - theory()) / error;
}

bool Expectation::holds() const {
  const double away = std::fabs(moments_.mean() - theory());
  if (tolerance() > 0) return away <= tolerance();
  const std::optional<double> distance = z();
  return distance ? std::fabs(*distance) < 4 : away <= 1e-9 * std::fmax(1, std::fabs(theory()));
}

}  // namespace backchannel
