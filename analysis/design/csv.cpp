#include "analysis/design/csv.hpp"

namespace backchannel {
namespace {

constexpr int kEnd = std::char_traits<char>::eof();

}  // namespace

CsvReader::CsvReader(std::istream& stream) : bytes_(*stream.rdbuf()) {
  for (const int mark : {0xEF, 0xBB, 0xBF}) {
    if (bytes_.sgetc() != mark) break;
    bytes_.sbumpc();
  }
}

int CsvReader::take() {
  const int byte = bytes_.sbumpc();
  if (byte == '\n') ++line_;
  return byte;
}

/// Reads one cell and what ends it; false if that was the end of the line.
bool CsvReader::read_cell(std::string& cell) {
  bool quoted = false;
  while (true) {
    const int byte = take();
    if (byte == kEnd) {
      broken_ |= quoted;
      return false;
    }
    if (byte == '"' && quoted && bytes_.sgetc() == '"') {
      cell += static_cast<char>(take());
    } else if (byte == '"' && (quoted || cell.empty())) {
      quoted = !quoted;
    } else if (!quoted && byte == ',') {
      return true;
    } else if (!quoted && byte == '\n') {
      if (!cell.empty() && cell.back() == '\r') cell.pop_back();
      return false;
    } else {
      cell += static_cast<char>(byte);
    }
  }
}

bool CsvReader::next(std::vector<std::string>& cells) {
  while (bytes_.sgetc() != kEnd) {
    cells.assign(1, "");
    began_ = line_;
    while (read_cell(cells.back())) cells.emplace_back();
    if (cells.size() > 1 || !cells.front().empty()) return true;
  }
  return false;
}

}  // namespace backchannel
