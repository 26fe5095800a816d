#pragma once

/// What the runs of one arm amount to: classes of outcome, and every column.
///
/// Runs are added in their order and forgotten. Memory is that of the first values kept for
/// quantiles (20,000 of each column) and does not grow beyond.

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "analysis/table/column.hpp"
#include "analysis/table/expectation.hpp"
#include "analysis/table/statistics.hpp"
#include "sim/engine/run.hpp"

namespace backchannel {

/// One column over the runs in which it has a value.
struct Measure {
  Column column;
  std::uint64_t runs = 0;  ///< of the arm
  Moments moments;         ///< of the runs in which it happened
  FirstValues values;

  std::uint64_t happened() const { return moments.count(); }
};

class ArmSummary {
 public:
  ArmSummary(std::string name, const Scenario& arm);
  void add(const RunResult& result);

  const std::string& name() const { return name_; }
  const std::string& says() const { return says_; }
  std::uint64_t runs() const { return runs_; }
  std::uint64_t count(Outcome outcome) const {
    return outcomes_[static_cast<std::size_t>(outcome)];
  }
  Estimate share(Outcome outcome) const { return wilson(count(outcome), runs_); }
  /// Wars by cause, 1 to kWarCauses.
  std::uint64_t wars(int cause) const { return causes_[static_cast<std::size_t>(cause)]; }
  /// The most frequent class; the first of them when several are.
  Outcome modal() const;
  const std::vector<Measure>& measures() const { return measures_; }
  const Measure* find(std::string_view column) const;
  /// What theory says of this arm, if its scenario does.
  const std::vector<Expectation>& expectations() const { return expectations_; }
  /// Without a route for words some classes mean nothing, and causes and days are compared instead.
  bool has_channel() const { return has_channel_; }

 private:
  std::string name_;
  std::string says_;
  bool has_channel_ = true;
  std::uint64_t runs_ = 0;
  std::array<std::uint64_t, kOutcomes> outcomes_{};
  std::array<std::uint64_t, kWarCauses + 1> causes_{};
  std::vector<Measure> measures_;
  std::vector<Expectation> expectations_;
  std::vector<double> row_;
};

/// The cause of a war in a run, 1 to kWarCauses; 0 if there was no war.
int war_cause_of(const RunResult& result);

}  // namespace backchannel
