#include "analysis/table/summary.hpp"

#include <algorithm>

namespace backchannel {

int war_cause_of(const RunResult& result) {
  if (result.outcome != Outcome::war) return 0;
  return std::clamp(static_cast<int>(result.tally.war_cause), 0, kWarCauses);
}

ArmSummary::ArmSummary(std::string name, const Scenario& arm)
    : name_(std::move(name)), has_channel_(static_cast<bool>(arm.talks) || !arm.routes.empty()) {
  const int at = arm.arms.find(name_);
  if (at >= 0) says_ = arm.arms[static_cast<std::size_t>(at)].says;
  const std::vector<Column> columns = columns_of(arm);
  for (const Column& column : columns) measures_.emplace_back().column = column;
  for (const auto& entry : arm.expected.entries)
    expectations_.emplace_back(entry.name, entry.value, columns);
}

void ArmSummary::add(const RunResult& result) {
  ++runs_;
  ++outcomes_[static_cast<std::size_t>(result.outcome)];
  ++causes_[static_cast<std::size_t>(war_cause_of(result))];
  read_row(result.tally, row_);
  for (std::size_t i = 0; i < measures_.size(); ++i) {
    Measure& measure = measures_[i];
    ++measure.runs;
    if (measure.column.may_not_happen && row_[i] == kDidNot) continue;
    measure.moments.add(row_[i]);
    measure.values.add(row_[i]);
  }
  for (Expectation& expectation : expectations_) expectation.add(row_);
}

Outcome ArmSummary::modal() const {
  const auto most = std::max_element(outcomes_.begin(), outcomes_.end());
  return static_cast<Outcome>(most - outcomes_.begin());
}

const Measure* ArmSummary::find(std::string_view column) const {
  for (const Measure& measure : measures_)
    if (measure.column.name == column) return &measure;
  return nullptr;
}

}  // namespace backchannel
