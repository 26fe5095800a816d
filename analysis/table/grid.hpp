#pragma once

/// Rows of words, laid out for people or written for programs.
///
/// The same grid becomes an aligned table or CSV (RFC 4180: commas, quotes doubled, lines end in
/// CR LF only if a reader insists — ours end in LF, which every reader takes).
/// What is left out: wrapping; a cell is one line.

#include <string>
#include <string_view>
#include <vector>

#include "analysis/language/language.hpp"
#include "analysis/language/width.hpp"

namespace backchannel {

struct Grid {
  std::vector<std::string> headers;
  std::vector<std::vector<std::string>> rows;
  std::vector<bool> right;       ///< aligned to the right, by column; numbers usually are
  std::size_t header_width = 0;  ///< longer headers are broken between words; 0 for never
};

/// Aligned, two spaces between columns, a line under the headers.
std::string to_text(const Grid& grid, std::string_view indent = "  ");
/// The same among words of that language, against which each cell is enclosed.
std::string to_text(Grid grid, const Language& language);
std::string to_csv(const Grid& grid);
/// One cell of a line of CSV, in quotes if it must be.
void add_csv_cell(std::string_view cell, std::string& text);
/// Broken between words into lines of at most so many characters, each begun by the indent.
std::string wrapped(std::string_view text, std::size_t width, std::string_view indent);

}  // namespace backchannel
