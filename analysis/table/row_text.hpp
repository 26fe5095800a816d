#pragma once

/// The rows of an experiment as text, one line a run: CSV (RFC 4180, lines end in LF) or JSONL.
///
///     id, replication, point, arm, seed, run, status, message, outcome,
///     each factor's value by path, each column of the codebook
///
/// Numbers have the fewest digits that read back as the same bits; a factor's are in its canonical
/// unit (days, per day, shares). What did not happen, and everything of a failed run, is an empty
/// field or null. The seed is text in JSON, since many readers round large numbers.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/design/design.hpp"
#include "analysis/table/column.hpp"

namespace backchannel {

enum class RowFormat : std::uint8_t { csv, jsonl };

/// One run, wherever it comes from: just lived, or kept in a store.
struct RowCells {
  std::uint64_t id = 0;
  std::uint32_t replication = 0;
  std::uint32_t point = 0;
  std::uint32_t arm = 0;
  std::uint64_t seed = 0;
  std::uint32_t run = 0;
  bool done = true;
  std::string_view message;               ///< of a failed run
  std::string_view outcome;               ///< of one that is done
  std::span<const std::string> factors;   ///< in the order of the design's
  std::span<const double> values;         ///< of the columns; NaN for what is missing
};

/// The one place that knows the two formats.
class RowLines {
 public:
  /// `arms` in the order in which rows count them; `factors` by path, `columns` by name.
  RowLines(RowFormat format, std::span<const std::string> arms,
           std::span<const std::string> factors, std::span<const Column> columns);
  /// The first line, if there is one.
  const std::string& header() const { return header_; }
  void add(const RowCells& row, std::string& text) const;

 private:
  void add_csv(const RowCells& row, std::string& text) const;
  void add_json(const RowCells& row, std::string& text) const;

  RowFormat format_;
  std::string header_;
  std::vector<std::string> arms_;     ///< as the format has them
  std::vector<std::string> factors_;  ///< keys of JSON
  std::vector<std::string> columns_;
};

/// A number in as few digits as read back to the same bits; whole ones below a million in full.
void add_number(double value, std::string& text);
void add_whole(std::uint64_t value, std::string& text);

/// Rows as they are lived.
class RowText {
 public:
  /// The design must outlive it; `arms` in the order in which rows count them.
  RowText(RowFormat format, const Design& design, std::vector<std::string> arms,
          const Scenario& scenario);
  const std::string& header() const { return lines_.header(); }
  void add(const Row& row, std::string& text);

 private:
  const Design& design_;
  std::vector<Column> columns_;
  RowLines lines_;
  std::vector<std::string> factors_;  ///< room for the values at a point
  std::vector<double> values_;
};

}  // namespace backchannel
