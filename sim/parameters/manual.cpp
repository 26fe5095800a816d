#include "sim/parameters/manual.hpp"

#include <algorithm>

namespace backchannel {
namespace {

/// A cell: Markdown takes `|` for the end of it.
std::string cell(std::string_view text) {
  std::string escaped;
  for (const char letter : text) {
    if (letter == '|') escaped += '\\';
    escaped += letter;
  }
  return escaped;
}

std::string line_of(const std::vector<std::string>& cells) {
  std::string line = "|";
  for (const std::string& text : cells) line += " " + cell(text) + " |";
  return line + "\n";
}

std::string table_of(const std::vector<std::vector<std::string>>& lines) {
  std::string text = line_of(lines.front()) + "|";
  for (std::size_t i = 0; i < lines.front().size(); ++i) text += "---|";
  text += "\n";
  for (std::size_t i = 1; i < lines.size(); ++i) text += line_of(lines[i]);
  return text;
}

/// The same but for defaults, so that one table can speak for both.
bool alike(const ManualTable& one, const ManualTable& other) {
  return std::equal(one.rows.begin(), one.rows.end(), other.rows.begin(), other.rows.end(),
                    [](ManualRow a, const ManualRow& b) {
                      a.default_value = b.default_value;
                      return a == b;
                    });
}

/// Position of a table by its path; the end if there is none.
std::size_t find_table(const std::vector<ManualTable>& tables, const std::string& path) {
  const auto found = std::find_if(tables.begin(), tables.end(),
                                  [&](const ManualTable& table) { return table.path == path; });
  return static_cast<std::size_t>(found - tables.begin());
}

/// The tables of the fields of a struct, if it has several and all are of one kind.
std::vector<std::size_t> alike_beneath(const std::vector<ManualTable>& tables,
                                       const ManualTable& table) {
  std::vector<std::size_t> beneath;
  for (const ManualRow& row : table.rows) {
    const std::size_t at = find_table(tables, manual_path(table.path, row.name));
    if (row.unit != "block" || at == tables.size()) return {};
    if (!beneath.empty() && !alike(tables[beneath.front()], tables[at])) return {};
    beneath.push_back(at);
  }
  return beneath.size() > 1 ? beneath : std::vector<std::size_t>{};
}

}  // namespace

std::string manual_unit(Unit unit) {
  switch (unit) {
    case Unit::number:
      return "number";
    case Unit::share:
      return "share";
    case Unit::duration:
      return "duration";
    case Unit::rate:
      return "rate";
    case Unit::none:
      break;
  }
  return {};
}

std::string manual_names(std::span<const std::string_view> names) {
  std::string text;
  for (const std::string_view name : names)
    text += (text.empty() ? "`" : ", `") + std::string(name) + "`";
  return text;
}

std::string manual_entries(std::size_t count) {
  if (count == 0) return "none";
  return count == 1 ? "one, listed there" : std::to_string(count) + ", as given there";
}

std::string manual_path(const std::string& path, std::string_view name) {
  return path.empty() ? std::string(name) : path + "." + std::string(name);
}

void add_values(ManualTable& table, const std::string& name, const ManualTable& entry) {
  if (table.values.empty()) {
    table.values.push_back({"name"});
    for (const ManualRow& row : entry.rows) table.values.back().push_back(row.name);
  }
  table.values.push_back({name});
  for (const ManualRow& row : entry.rows) table.values.back().push_back(row.default_value);
}

void join_alike(std::vector<ManualTable>& tables) {
  for (std::size_t i = 0; i < tables.size(); ++i) {
    const std::vector<std::size_t> beneath = alike_beneath(tables, tables[i]);
    if (beneath.empty()) continue;
    const std::string path = manual_path(tables[i].path, "each");
    for (std::size_t k = 0; k < beneath.size(); ++k) {
      add_values(tables[i], tables[i].rows[k].name, tables[beneath[k]]);
      tables[i].rows[k].range = "see `" + path + "`";
    }
    ManualTable each = tables[beneath.front()];
    each.path = path;
    for (ManualRow& row : each.rows) row.default_value.clear();
    tables[beneath.front()] = std::move(each);
    // Only the first is kept; from the back, so that positions hold.
    for (std::size_t k = beneath.size(); k-- > 1;)
      tables.erase(tables.begin() + static_cast<std::ptrdiff_t>(beneath[k]));
  }
}

std::string to_markdown(const ManualTable& table) {
  std::vector<std::vector<std::string>> columns = {
      {"name"}, {"meaning"}, {"unit"}, {"range"}, {"default"}, {"source of the default"}};
  for (const ManualRow& row : table.rows) {
    const std::string* cells[] = {&row.name,  &row.meaning,       &row.unit,
                                  &row.range, &row.default_value, &row.source};
    for (std::size_t c = 0; c < columns.size(); ++c)
      columns[c].push_back(c == 0 ? "`" + *cells[c] + "`" : *cells[c]);
  }
  // A column that nobody fills only takes room.
  std::erase_if(columns, [](const std::vector<std::string>& column) {
    return std::all_of(column.begin() + 1, column.end(),
                       [](const std::string& text) { return text.empty(); });
  });
  std::vector<std::vector<std::string>> lines(table.rows.size() + 1);
  for (const auto& column : columns)
    for (std::size_t i = 0; i < lines.size(); ++i) lines[i].push_back(column[i]);
  std::string text = table_of(lines);
  if (!table.values.empty()) text += "\n" + table_of(table.values);
  return text;
}

void ManualRows::begins() { runs_.emplace_back(); }

void ManualRows::chose(std::string_view name, std::string_view option) {
  runs_.back().push_back({std::string(name), std::string(option)});
}

bool ManualRows::notice(const Field& field) {
  for (Seen& seen : rows_) {
    if (seen.row.name != field.name || seen.row.meaning != field.meaning) continue;
    seen.runs.push_back(runs_.size() - 1);
    return false;
  }
  return true;
}

std::vector<std::string> ManualRows::options(std::string_view name,
                                             const std::vector<std::size_t>& runs) const {
  std::vector<std::string> found;
  for (const std::size_t run : runs)
    for (const Choice& choice : runs_[run])
      if (choice.name == name &&
          std::find(found.begin(), found.end(), choice.option) == found.end())
        found.push_back(choice.option);
  return found;
}

std::string ManualRows::condition(const Seen& seen) const {
  std::vector<std::size_t> all;
  for (std::size_t run = 0; run < runs_.size(); ++run) all.push_back(run);
  std::vector<std::string> names;
  for (const auto& run : runs_)
    for (const Choice& choice : run)
      if (choice.name != seen.row.name &&
          std::find(names.begin(), names.end(), choice.name) == names.end())
        names.push_back(choice.name);
  std::string text;
  for (const std::string& name : names) {
    const auto here = options(name, seen.runs);
    if (here.empty() || here.size() == options(name, all).size()) continue;
    text += (text.empty() ? "where `" : " and `") + name + "` is ";
    for (std::size_t i = 0; i < here.size(); ++i)
      text += (i == 0 ? "`" : " or `") + here[i] + "`";
  }
  return text;
}

std::vector<ManualRow> ManualRows::finished() const {
  std::vector<ManualRow> rows;
  for (const Seen& seen : rows_) {
    rows.push_back(seen.row);
    const std::string where = condition(seen);
    if (!where.empty()) rows.back().meaning += " (only " + where + ")";
  }
  return rows;
}

}  // namespace backchannel
