#pragma once

/// The fields of a struct as tables for people to read: sim/ODD.md takes its tables from here.
///
/// They are made from the same lines as the reader, so the text cannot drift from the code. Each
/// struct is one table, named by the way to it (`actors.trusting`; entries of lists and maps have
/// no name of their own). Where a choice decides which fields there are, the fields of every choice
/// are listed, and those that are not always there say where they are: the condition is read off
/// the visits, it is written nowhere. A struct that holds several of one kind (`deeds`) becomes
/// one table of what its kind means and one of values, a line for each.
/// What is left out: notes, and what `required` means under a choice.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/parameters/read.hpp"
#include "sim/parameters/units.hpp"

namespace backchannel {

/// One line of a table.
struct ManualRow {
  std::string name;
  std::string meaning;
  std::string unit;           ///< what is written there: a number, a share, a choice, a block …
  std::string range;          ///< or the names of a choice, or where a block is explained
  std::string default_value;  ///< as people write it
  std::string source;         ///< of the default

  bool operator==(const ManualRow&) const = default;
};

/// One table.
struct ManualTable {
  std::string path;
  std::vector<ManualRow> rows;
  /// Values of several structs of one kind, a line for each; the first line names the columns.
  std::vector<std::vector<std::string>> values;
};

// ---------------------------------------------------------------------------------------------
// The work that does not depend on the type of a struct (manual.cpp)

/// The unit in one word.
std::string manual_unit(Unit unit);
std::string manual_names(std::span<const std::string_view> names);
std::string manual_entries(std::size_t count);
std::string manual_path(const std::string& path, std::string_view name);
/// Lines for each default entry of a map, taken from the table of that entry.
void add_values(ManualTable& table, const std::string& name, const ManualTable& entry);
/// Several structs of one kind inside one struct become one table and one list of values.
void join_alike(std::vector<ManualTable>& tables);
/// A table in Markdown, with its list of values if it has one.
std::string to_markdown(const ManualTable& table);

/// The rows of one struct, and under which choices each of them was seen.
class ManualRows {
 public:
  void begins();
  void chose(std::string_view name, std::string_view option);
  /// Notes that a field is there; true if nobody had seen it before.
  bool notice(const Field& field);
  void add(ManualRow row) { rows_.push_back({std::move(row), {runs_.size() - 1}}); }
  /// The rows, those that are not always there with their condition.
  std::vector<ManualRow> finished() const;

 private:
  struct Choice {
    std::string name;
    std::string option;
  };
  struct Seen {
    ManualRow row;
    std::vector<std::size_t> runs;
  };
  std::string condition(const Seen& seen) const;
  std::vector<std::string> options(std::string_view name,
                                   const std::vector<std::size_t>& runs) const;

  std::vector<std::vector<Choice>> runs_;  ///< what was chosen in each
  std::vector<Seen> rows_;
};

// ---------------------------------------------------------------------------------------------
// The walk

template <class T>
std::string manual_unit_of(const Field& field) {
  if constexpr (std::same_as<T, double>)
    return manual_unit(field.unit);
  else if constexpr (std::same_as<T, Distribution>)
    return manual_unit(field.unit) + " or distribution";
  else if constexpr (std::same_as<T, bool>)
    return "yes or no";
  else if constexpr (Enumeration<T>)
    return "choice";
  else if constexpr (WholeNumber<T>)
    return "whole number";
  else if constexpr (std::same_as<T, std::string>)
    return "text";
  else if constexpr (std::same_as<T, Date>)
    return "date";
  else if constexpr (std::same_as<T, Reference>)
    return "name";
  else if constexpr (std::same_as<T, Overrides>)
    return "values by path";
  else if constexpr (is_optional<T>)
    return manual_unit_of<typename T::value_type>(field) + " or none";
  else if constexpr (is_list<T>)
    return "list: " + manual_unit_of<typename T::value_type>(field);
  else if constexpr (is_named<T>)
    return "by name: " +
           manual_unit_of<std::remove_cvref_t<decltype(std::declval<T&>()[0])>>(field);
  else
    return "block";
}

/// The struct that stands at the end of lists, maps and options, or a leaf.
template <class T>
auto innermost() {
  if constexpr (is_optional<T> || is_list<T>)
    return innermost<typename T::value_type>();
  else if constexpr (is_named<T>)
    return innermost<std::remove_cvref_t<decltype(std::declval<T&>()[0])>>();
  else
    return T{};
}

template <class T>
std::string manual_range_of(const Field& field, const std::string& path) {
  using Inner = decltype(innermost<T>());
  if constexpr (Enumeration<Inner>)
    return manual_names(choice_names<Inner>());
  else if constexpr (Leaf<Inner> || std::same_as<Inner, Overrides>)
    return field.unit == Unit::none ? "" : format_range(field.range, field.unit);
  else
    return "see `" + path + "`";
}

template <class T>
std::string manual_default_of(const T& value, const Field& field) {
  if (field.required) return "required";
  if constexpr (std::same_as<T, std::string>) {
    return value.empty() ? "none" : text_of(value, field);
  } else if constexpr (Leaf<T>) {
    return text_of(value, field);
  } else if constexpr (is_optional<T>) {
    return value ? manual_default_of(*value, field) : "none";
  } else if constexpr (is_list<T>) {
    if constexpr (!Leaf<typename T::value_type>) return manual_entries(value.size());
    std::string text;
    for (const auto& item : value)
      text += (text.empty() ? "" : ", ") + manual_default_of(item, field);
    return text.empty() ? "none" : text;
  } else if constexpr (is_named<T>) {
    return manual_entries(value.size());
  } else {
    return std::same_as<T, Overrides> ? "none" : "";
  }
}

template <class T>
void list_tables(const std::string& path, const T& start, std::vector<ManualTable>& tables);

/// What stands under a field, if it is a struct or leads to some.
template <class T>
void list_beneath(const std::string& path, const T& value, std::vector<ManualTable>& tables) {
  using Inner = decltype(innermost<T>());
  if constexpr (!Leaf<Inner> && !std::same_as<Inner, Overrides>) {
    if constexpr (std::same_as<Inner, T>) {
      list_tables(path, value, tables);
    } else {
      const std::size_t at = tables.size();
      list_tables(path, Inner{}, tables);
      if constexpr (is_named<T>) {
        for (const auto& entry : value.entries) {
          std::vector<ManualTable> one;
          list_tables(path, entry.value, one);
          add_values(tables[at], entry.name, one.front());
        }
      }
    }
  }
}

struct ManualVisit {
  const std::string& path;
  ManualRows& rows;
  std::vector<ManualTable>& beneath;

  void begins() { rows.begins(); }
  void chose(const Field& field, std::string_view option) { rows.chose(field.name, option); }

  template <class T>
  void operator()(const Field& field, T& value) {
    if (!rows.notice(field)) return;
    const std::string way = manual_path(path, field.name);
    rows.add({std::string(field.name), std::string(field.meaning), manual_unit_of<T>(field),
              manual_range_of<T>(field, way), manual_default_of(value, field),
              std::string(field.source)});
    list_beneath(way, value, beneath);
  }
};

/// The table of a struct whose defaults are those of `start`, then those of what it holds.
template <class T>
void list_tables(const std::string& path, const T& start, std::vector<ManualTable>& tables) {
  ManualRows rows;
  std::vector<ManualTable> beneath;
  for_each_choice<T>(ManualVisit{path, rows, beneath}, start);
  tables.push_back({path, rows.finished(), {}});
  for (ManualTable& table : beneath) tables.push_back(std::move(table));
}

/// Every table of a struct and of what it holds; its own has an empty path.
template <class T>
std::vector<ManualTable> manual_of() {
  std::vector<ManualTable> tables;
  list_tables(std::string(), T{}, tables);
  join_alike(tables);
  return tables;
}

}  // namespace backchannel
