#pragma once

/// Two arms under the same luck, run by run.
///
/// For each class of outcome, cause of war and first day the share of runs in either arm, their
/// paired difference and the runs that differ; for a few quantities the paired mean difference.
/// A sentence says what of it can be said and no more:
///
///     identical   no run differs
///     different   the interval excludes zero and reaches beyond the margin
///     slight      the interval excludes zero, and all of it lies inside the margin
///     equal       the interval includes zero, and all of it lies inside the margin
///     unclear     the interval includes zero, and something that matters as well
///
/// The margin is the scenario's own `equivalence`, written before anything is run. A first day is
/// compared by whether it came at all: days among the runs that have one are different runs in
/// different arms, and a difference between their means would be a difference in who is counted.
/// Verdicts and sentences are of one row each, at 95 %. Whoever looks at all of them finds about
/// one in twenty different where nothing is; `holm_p` says which would still be called different if
/// the whole report was to err in one case of twenty.

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "analysis/table/column.hpp"
#include "analysis/table/statistics.hpp"
#include "sim/engine/run.hpp"

namespace backchannel {

enum class Verdict : std::uint8_t { identical, different, slight, equal, unclear };
std::string_view name_of(Verdict verdict);

/// How often something happens in two arms.
struct ShareComparison {
  std::string name;     ///< a class, a cause or a column
  std::string label;    ///< the same, as a table calls it
  PairedCounts counts;  ///< first and second arm
  Estimate first;
  Estimate second;
  Estimate difference;  ///< second − first
  double margin = 0;    ///< within which a difference does not matter
  double mid_p = 1;
  double exact_p = 1;
  double holm_p = 1;       ///< mid-p, corrected for all rows of the report
  double equivalence_p = 1;
  Estimate ninety;         ///< the difference at 90 %, which the customary equivalence test asks
  std::optional<double> factor;
  Verdict verdict = Verdict::unclear;
  std::string sentence;

  /// It happens in no run of either arm.
  bool is_silent() const { return counts.in_first() + counts.in_second() == 0; }
};

/// How large something is in two arms, on average.
struct MeanComparison {
  Column column;
  double first = 0;
  double second = 0;
  std::uint64_t runs = 0;  ///< pairs in which both have a value
  Estimate difference;
  double p = 1;       ///< Student's
  double holm_p = 1;  ///< corrected for all rows of the report
  std::optional<double> factor;
  std::string sentence;

  bool is_silent() const { return first == 0 && second == 0; }
};

class PairedComparison {
 public:
  PairedComparison(std::string first_name, const Scenario& first, std::string second_name,
                   const Scenario& second, const Language& language = {});
  void add(const RunResult& first, const RunResult& second);

  const std::string& first_name() const { return first_name_; }
  const std::string& second_name() const { return second_name_; }
  std::string first_label() const { return language_.label(first_name_); }
  std::string second_label() const { return language_.label(second_name_); }
  double margin() const { return margin_; }
  std::uint64_t runs() const { return runs_; }
  /// Runs that end in the same class in both arms.
  std::uint64_t same_class() const;
  /// Runs that end in one class in the first arm and in another in the second.
  std::uint64_t moved(Outcome from, Outcome to) const {
    return moves_[static_cast<std::size_t>(from)][static_cast<std::size_t>(to)];
  }
  /// An arm without any channel is compared by causes and incidence, not by class.
  bool by_class() const { return by_class_; }

  std::vector<ShareComparison> classes() const;
  std::vector<ShareComparison> war_causes() const;
  std::vector<ShareComparison> happenings() const;
  std::vector<MeanComparison> measures() const;

 private:
  /// A column that both arms have, in either row.
  struct Shared {
    Column column;
    std::size_t in_second = 0;
    PairedCounts happened;
    PairedMoments values;
  };
  ShareComparison compared(std::string name, std::string label, const PairedCounts& counts,
                           const std::string& doing) const;

  std::string first_name_;
  std::string second_name_;
  Language language_;
  double margin_ = 0.01;
  bool by_class_ = true;
  std::uint64_t runs_ = 0;
  std::array<std::array<std::uint64_t, kOutcomes>, kOutcomes> moves_{};
  std::array<PairedCounts, kWarCauses + 1> causes_{};
  std::vector<Shared> shared_;
  std::vector<double> first_row_;
  std::vector<double> second_row_;
};

/// All that is compared of a pair.
struct ComparedPair {
  std::vector<ShareComparison> classes;
  std::vector<ShareComparison> war_causes;
  std::vector<ShareComparison> happenings;
  std::vector<MeanComparison> measures;
};
/// The rows of all pairs of a report, with p values corrected for their number. What happens
/// nowhere is not tested and not counted, nor are classes that are not compared.
std::vector<ComparedPair> compared_pairs(std::span<const PairedComparison> pairs);

/// What the verdict on a difference is, given the margin.
Verdict verdict_on(const PairedCounts& counts, const Estimate& difference, double margin);

}  // namespace backchannel
