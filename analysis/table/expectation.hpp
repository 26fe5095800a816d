#pragma once

/// What theory says an arm must show, beside what its runs do show.
///
/// A laboratory scenario carries closed forms (`expected:`). Each names a column and how to read
/// it: the mean, the share of runs in which it lies between two bounds or came before another, or
/// the mean square of its distance from a value. The distance from theory is told in standard
/// errors, z = (here − theory) / se; a share's standard error is the one theory implies. Some rows
/// involve no luck and state a tolerance instead.

#include <optional>
#include <string>
#include <vector>

#include "analysis/table/column.hpp"
#include "analysis/table/statistics.hpp"

namespace backchannel {

class Expectation {
 public:
  Expectation(std::string name, const Expected& expected, const std::vector<Column>& columns);
  void add(const std::vector<double>& row);

  const std::string& name() const { return name_; }
  const std::string& note() const { return expected_.note; }
  double theory() const { return expected_.value; }
  double tolerance() const { return expected_.tolerance; }
  /// What the runs show, with its 95 % interval.
  Estimate here() const;
  /// Nothing for a row with a tolerance, or when the runs do not vary.
  std::optional<double> z() const;
  /// Within the tolerance, or |z| < 4.
  bool holds() const;

 private:
  /// The value of one run, or nothing if it does not count.
  std::optional<double> value_in(const std::vector<double>& row) const;

  std::string name_;
  Expected expected_;
  bool share_ = false;
  bool may_not_happen_ = false;
  std::optional<std::size_t> column_;
  std::optional<std::size_t> before_;
  std::uint64_t hits_ = 0;
  Moments moments_;
};

}  // namespace backchannel
