#include "analysis/table/grid.hpp"

#include <algorithm>

namespace backchannel {
namespace {

std::string padded(const std::string& text, std::size_t width, bool right) {
  const std::size_t used = width_of(text);
  const std::string space(width > used ? width - used : 0, ' ');
  return right ? space + text : text + space;
}

std::string without_end_space(std::string line) {
  line.erase(line.find_last_not_of(' ') + 1);
  return line;
}

void add_csv_line(const std::vector<std::string>& cells, std::string& text) {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) text += ',';
    add_csv_cell(cells[i], text);
  }
  text += '\n';
}

/// The headers in as many lines as the longest needs, standing on the rule below them.
std::vector<std::vector<std::string>> header_lines(const Grid& grid) {
  std::vector<std::vector<std::string>> parts;
  std::size_t most = 1;
  for (const std::string& header : grid.headers) {
    const bool corner = parts.empty();
    const std::size_t width = grid.header_width > 0 && !corner
                                  ? grid.header_width
                                  : std::max<std::size_t>(width_of(header), 1);
    const std::string text = wrapped(header, width, "");
    auto& lines = parts.emplace_back();
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = text.find('\n', at);
      lines.push_back(text.substr(at, end - at));
      at = end + 1;
    }
    most = std::max(most, lines.size());
  }
  std::vector<std::vector<std::string>> rows(most, std::vector<std::string>(parts.size()));
  for (std::size_t i = 0; i < parts.size(); ++i)
    for (std::size_t j = 0; j < parts[i].size(); ++j)
      rows[most - parts[i].size() + j][i] = parts[i][j];
  return rows;
}

}  // namespace

std::string to_text(const Grid& grid, std::string_view indent) {
  const std::vector<std::vector<std::string>> heads = header_lines(grid);
  std::vector<std::size_t> widths(grid.headers.size(), 0);
  const auto widen = [&](const std::vector<std::vector<std::string>>& lines) {
    for (const auto& line : lines)
      for (std::size_t i = 0; i < std::min(line.size(), widths.size()); ++i)
        widths[i] = std::max(widths[i], width_of(line[i]));
  };
  widen(heads);
  widen(grid.rows);
  const auto line = [&](const std::vector<std::string>& cells) {
    std::string text(indent);
    for (std::size_t i = 0; i < std::min(cells.size(), widths.size()); ++i) {
      const bool right = i < grid.right.size() && grid.right[i];
      text += (i > 0 ? "  " : "") + padded(cells[i], widths[i], right);
    }
    return without_end_space(std::move(text)) + "\n";
  };
  std::vector<std::string> rules;
  for (const std::size_t width : widths) rules.emplace_back(width, '-');
  std::string text;
  for (const auto& head : heads) text += line(head);
  text += line(rules);
  for (const auto& row : grid.rows) text += line(row);
  return text;
}

std::string to_text(Grid grid, const Language& language) {
  for (auto& row : grid.rows)
    for (std::string& cell : row) cell = language.isolated(cell);
  return to_text(grid);
}

void add_csv_cell(std::string_view cell, std::string& text) {
  if (cell.find_first_of(",\"\r\n") == std::string_view::npos) {
    text += cell;
    return;
  }
  text += '"';
  for (const char letter : cell) text.append(letter == '"' ? 2 : 1, letter);
  text += '"';
}

std::string to_csv(const Grid& grid) {
  std::string text;
  add_csv_line(grid.headers, text);
  for (const auto& row : grid.rows) add_csv_line(row, text);
  return text;
}

std::string wrapped(std::string_view text, std::size_t width, std::string_view indent) {
  std::string lines;
  std::string line;
  const auto flush = [&] {
    if (!line.empty()) lines += std::string(indent) + line + "\n";
    line.clear();
  };
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of(" \n", at), text.size());
    const std::string_view word = text.substr(at, end - at);
    if (!line.empty() && width_of(line) + 1 + width_of(word) + width_of(indent) > width) flush();
    if (!word.empty()) line += (line.empty() ? "" : " ") + std::string(word);
    at = end + 1;
  }
  flush();
  return lines;
}

}  // namespace backchannel
