#pragma once

/// Values by dotted path: `actors.north.trust.south.prior`, `channels.back.legs[0].error`.
///
/// Arms, sweeps, sliders and `--set` all name a parameter the way it would be reached in the file:
/// keys with dots between them, items of a list by their number (`legs[0]` or `legs.0`). The same
/// path works on a parsed file (`set_at`) and on the struct it was read into (`locate`).
/// What is left out: wildcards, and keys that contain a dot or a bracket, which no file may have.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/parameters/read.hpp"
#include "sim/parameters/yaml.hpp"

namespace backchannel {

struct PathStep {
  std::string name;
  bool bracketed = false;  ///< written `[0]`, so it can only be an item of a list
  /// The step as the number of an item.
  std::optional<std::size_t> index() const;
};

/// The steps of a path, or nothing if it is not one (`a..b`, `a[`, an empty text).
std::optional<std::vector<PathStep>> split_path(std::string_view path);

/// Whether one path is another or leads through it, however its items are numbered.
bool leads_through(std::string_view path, std::string_view by);

// ---------------------------------------------------------------------------------------------
// Paths in a file

/// The node at a path, or null.
const Node* find_at(const Node& root, std::string_view path);
/// Puts a value at a path, creating maps on the way; the index after the last appends to a list.
/// False if the path is not one, or leads through a word or past the end of a list. What is created
/// stands at `place`, where the path was written: problems about it are told there.
bool set_at(Node& root, std::string_view path, Node value, const Place& place = {});
/// The VALUE of `--set PATH=VALUE`, read as YAML: `3d`, `[east, west]`, `{mean: 2d}`. Problems
/// name `origin` as their file; without somewhere to tell them the node is merely `refused`.
Node scalar_from_text(std::string_view text, Problems* problems = nullptr,
                      const std::string& origin = "--set");

// ---------------------------------------------------------------------------------------------
// Paths in a struct

/// One of the numbers a distribution is made of, by name (`median`, `sigma`), or null.
double* locate_in(Distribution& value, std::string_view name, const Field& field, Field* found);
/// The paths that look most like the one that was not found, best first.
std::vector<std::string> nearest_paths(const std::vector<ParameterRecord>& records,
                                       std::string_view path, std::size_t most = 3);

using PathSteps = std::span<const PathStep>;

template <class T>
double* descend(T& value, const Field& field, PathSteps steps, Field* found);

/// Looks for one name among the fields of a struct.
struct LocateVisit {
  PathSteps steps;
  Field* found;
  double* result = nullptr;

  template <class T>
  void operator()(const Field& field, T& value) {
    if (result == nullptr && field.name == steps.front().name)
      result = descend(value, field, steps.subspan(1), found);
  }
};

template <class T>
double* descend_into_list(std::vector<T>& values, const Field& field, PathSteps steps,
                          Field* found) {
  const auto index = steps.front().index();
  if (!index || *index >= values.size()) return nullptr;
  if constexpr (std::same_as<T, bool>) {
    return nullptr;
  } else {
    return descend(values[*index], field, steps.subspan(1), found);
  }
}

template <class T>
double* descend(T& value, const Field& field, PathSteps steps, Field* found) {
  if constexpr (std::same_as<T, double>) {
    if (!steps.empty()) return nullptr;
    if (found != nullptr) *found = field;
    return &value;
  } else if constexpr (std::same_as<T, Distribution>) {
    if (steps.size() > 1) return nullptr;
    return locate_in(value, steps.empty() ? "value" : steps.front().name, field, found);
  } else if constexpr (is_optional<T>) {
    return value ? descend(*value, field, steps, found) : nullptr;
  } else if constexpr (Leaf<T> || std::same_as<T, Overrides>) {
    return nullptr;
  } else {
    if (steps.empty()) return nullptr;
    if constexpr (is_list<T>) {
      return descend_into_list(value, field, steps, found);
    } else if constexpr (is_named<T>) {
      const int index = steps.front().bracketed ? -1 : value.find(steps.front().name);
      if (index < 0) return nullptr;
      auto& entry = value[static_cast<std::size_t>(index)];
      return descend(entry, field, steps.subspan(1), found);
    } else {
      if (steps.front().bracketed) return nullptr;
      LocateVisit visit{steps, found};
      value.fields(visit);
      return visit.result;
    }
  }
}

/// The number at a path, ready to be changed, and the field it belongs to; null if there is none.
/// A pointer into a list or a map holds as long as nothing is added to it.
template <class T>
double* locate(T& root, std::string_view path, Field* field_found = nullptr) {
  const auto steps = split_path(path);
  return steps ? descend(root, Field{}, *steps, field_found) : nullptr;
}

/// Every parameter of a value, without a file; `written` says that it differs from the default.
template <class T>
void list_parameters(T& root, std::vector<ParameterRecord>& records) {
  FileReading reading{.ledger = &records};
  walk_entry(nullptr, root, Field{}, reading);
}

/// "Did you mean": the paths of this value nearest to one that was not found.
template <class T>
std::vector<std::string> near_paths(T& root, std::string_view path) {
  std::vector<ParameterRecord> records;
  list_parameters(root, records);
  return nearest_paths(records, path);
}

/// The records as a file in which every parameter is written out.
Node to_node(const std::vector<ParameterRecord>& records);

}  // namespace backchannel
