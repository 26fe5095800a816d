#pragma once

/// Lines of a CSV file (RFC 4180), one after the other: quotes may hold commas, line ends and
/// doubled quotes; lines end in LF or CR LF; a byte order mark at the beginning is passed over.
///
/// Left out: other separators, and guessing what a cell means.

#include <istream>
#include <string>
#include <vector>

namespace backchannel {

class CsvReader {
 public:
  explicit CsvReader(std::istream& stream);
  /// The next line that is not empty; false when there is none.
  bool next(std::vector<std::string>& cells);
  /// Where the line that was read last began, from 1.
  int line() const { return began_; }
  /// Whether the file ended inside quotes.
  bool broken() const { return broken_; }

 private:
  bool read_cell(std::string& cell);
  int take();

  std::streambuf& bytes_;
  int began_ = 0;
  int line_ = 1;
  bool broken_ = false;
};

}  // namespace backchannel
