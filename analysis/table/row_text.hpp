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
#include <string>
#include <vector>

#include "analysis/design/design.hpp"
#include "analysis/table/column.hpp"

namespace backchannel {

enum class RowFormat : std::uint8_t { csv, jsonl };

class RowText {
 public:
  /// The design must outlive it; `arms` in the order in which rows count them.
  RowText(RowFormat format, const Design& design, std::vector<std::string> arms,
          const Scenario& scenario);
  /// The first line, if there is one.
  std::string header() const;
  void add(const Row& row, std::string& text);

 private:
  void add_csv(const Row& row, std::string& text);
  void add_json(const Row& row, std::string& text);

  RowFormat format_;
  const Design& design_;
  std::vector<std::string> arms_;     ///< as the format has them
  std::vector<std::string> factors_;  ///< keys of JSON
  std::vector<Column> columns_;
  std::vector<std::string> keys_;
  std::vector<double> values_;
};

}  // namespace backchannel
