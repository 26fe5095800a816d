#pragma once

/// Node → any struct with `fields(visit)`, collecting every problem with its place.
///
///     Problems problems;
///     Node node = read_yaml_file("quiet.yaml", problems);
///     Scenario scenario;
///     FileReading reading{&problems};
///     read(node, scenario, reading);
///     if (!problems.empty()) throw ScenarioError(problems);
///
/// One walk does three things: it fills the struct from the file, it notices whatever in the file
/// the struct did not ask for, and it enters each parameter in a ledger with its meaning, default
/// and provenance. Without a file the same walk lists the parameters (path.hpp). What a field
/// reads is left at its default when the text is refused, so that one mistake hides no other.
///
/// `fields` may ask for different things after a choice (`rule: beta`), if the choice is visited
/// first. In any map `source:` says where the numbers come from, for everything beneath, and keys
/// that begin with `x-` are notes which nobody reads.
/// What is left out: a struct that contains itself.

#include <algorithm>
#include <array>
#include <concepts>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "sim/parameters/fields.hpp"
#include "sim/parameters/node.hpp"
#include "sim/parameters/problem.hpp"

namespace backchannel {

/// One parameter, as `explain` tells it.
struct ParameterRecord {
  std::string path;
  std::string name;
  std::string meaning;
  std::string unit;   ///< in words; empty if it has none
  std::string range;  ///< in words; empty if anything goes
  std::string value;  ///< as people write it
  /// What it compares by: a quantity in its canonical unit, the middle of one that varies, the
  /// place of a choice among its names, a date as the number yyyymmdd. Texts and lists have none.
  std::optional<double> number = {};
  std::string default_value;
  bool written = false;  ///< in the file; else the default holds
  Place place;           ///< of the value in the file
  std::string source;    ///< the nearest `source:` if written, else the field table's own
  Place source_place;    ///< of that `source:`
  bool is_default_source = true;
};

/// The value a parameter should take while a fresh struct is listed, if it is a choice.
struct ChosenValue {
  std::string path;
  std::string value;
};

/// What is carried along while reading: where we are, and where the findings go.
struct FileReading {
  Problems* problems = nullptr;  ///< null: listing, nothing can be wrong
  std::vector<ParameterRecord>* ledger = nullptr;
  std::string path = {};
  std::string source = {};  ///< of the nearest enclosing block that names one
  Place source_place = {};
  Place place = {};            ///< of the nearest key, for what is missing beneath it
  bool choice_failed = false;  ///< so what else this struct may contain is not known
  const std::vector<ChosenValue>* choices = nullptr;
};

// ---------------------------------------------------------------------------------------------
// The shapes a value may have

template <class T>
concept WholeNumber = std::integral<T> && !std::same_as<T, bool>;
template <class T>
concept Enumeration = std::is_enum_v<T>;
/// Whatever stands in a file as one piece and has one line in the ledger.
template <class T>
concept Leaf = WholeNumber<T> || Enumeration<T> || std::same_as<T, bool> ||
    std::same_as<T, double> || std::same_as<T, std::string> || std::same_as<T, Date> ||
    std::same_as<T, Distribution> || std::same_as<T, Reference>;

template <class T>
inline constexpr bool is_optional = false;
template <class T>
inline constexpr bool is_optional<std::optional<T>> = true;
template <class T>
inline constexpr bool is_list = false;
template <class T>
inline constexpr bool is_list<std::vector<T>> = true;
template <class T>
inline constexpr bool is_named = false;
template <class T>
inline constexpr bool is_named<Named<T>> = true;

/// The names an enumeration or a yes-or-no may take in a file.
template <class T>
std::span<const std::string_view> choice_names() {
  static constexpr std::array<std::string_view, 2> kTruth{"false", "true"};
  if constexpr (std::same_as<T, bool>) {
    return kTruth;
  } else {
    return Names<T>::of;
  }
}

// ---------------------------------------------------------------------------------------------
// The work that does not depend on the type of a struct (read.cpp)

bool read_leaf(const Node& node, double& value, const Field& field, FileReading& reading);
bool read_leaf(const Node& node, bool& value, const Field& field, FileReading& reading);
bool read_leaf(const Node& node, std::string& value, const Field& field, FileReading& reading);
bool read_leaf(const Node& node, Date& value, const Field& field, FileReading& reading);
bool read_leaf(const Node& node, Distribution& value, const Field& field, FileReading& reading);
bool read_leaf(const Node& node, Reference& value, const Field& field, FileReading& reading);
std::optional<std::int64_t> read_whole(const Node& node, std::int64_t low, std::int64_t high,
                                       const Field& field, FileReading& reading);
std::optional<std::uint64_t> read_count(const Node& node, std::uint64_t high, const Field& field,
                                        FileReading& reading);
std::optional<std::size_t> read_choice(const Node& node, std::span<const std::string_view> names,
                                       FileReading& reading);
void read_overrides(const Node& node, Overrides& value, FileReading& reading);

/// A value as people write it in a file.
std::string text_of(double value, const Field& field);
std::string text_of(bool value, const Field& field);
std::string text_of(const std::string& value, const Field& field);
std::string text_of(const Date& value, const Field& field);
std::string text_of(const Distribution& value, const Field& field);
std::string text_of(const Reference& value, const Field& field);
std::string text_of(const Overrides& value, const Field& field);
std::string text_of_whole(std::int64_t value);
std::string text_of_count(std::uint64_t value);

/// The numbers a kind of distribution is made of, in the order in which they are stored.
std::span<const std::string_view> parts_of(Distribution::Kind kind);
/// What holds for one of these numbers, when the field holds for the quantity.
Field part_field(std::string_view part, const Field& field);
double& part_at(Distribution& value, std::size_t index);
/// One number for a quantity that varies: its mean, median or mode, whichever its kind is made of.
double middle_of(const Distribution& value);

/// Tells a problem about a node, unless one has been told.
void complain(const Node& node, FileReading& reading, Complaint complaint);
/// Enters one leaf in the ledger, if there is one.
void enter(const Node* node, const Field& field, std::string value, std::string default_value,
           FileReading& reading);
/// For listings: the defaults of `fresh` stand beside the values of the records from `first` on.
void fill_in_defaults(std::vector<ParameterRecord>& records, std::size_t first,
                      const std::vector<ParameterRecord>& fresh);
/// The values of some records, so that a fresh struct can be listed under the same choices.
std::vector<ChosenValue> choices_in(const std::vector<ParameterRecord>& records);
/// Which of the names the reading's choices hold for the current path, if they hold any.
std::optional<std::size_t> chosen(const FileReading& reading,
                                  std::span<const std::string_view> names);
/// Whether a node is of the kind that is needed; if not, says so.
bool expect(const Node& node, Node::Kind kind, const Field& field, FileReading& reading);
/// Whether the text is `none` or nothing, where something may be left out.
bool says_none(const Node& node);
/// Whether the name can stand in a path; if not, says so.
bool expect_name(const Node& parent, const Key& key, FileReading& reading);
/// Whether a key carries provenance or a note, which every map may.
bool is_aside(std::string_view key);

/// One step down the path, taken back at the end of the scope.
class StepDown {
 public:
  StepDown(FileReading& reading, std::string_view name);
  StepDown(FileReading& reading, std::size_t index);
  ~StepDown();
  StepDown(const StepDown&) = delete;
  StepDown& operator=(const StepDown&) = delete;

 private:
  FileReading& reading_;
  std::size_t length_;
  Place place_;
};

/// One map of the file: takes up its `source:` and gives the older one back at the end.
class SourceBlock {
 public:
  SourceBlock(const Node* node, FileReading& reading);
  ~SourceBlock();
  SourceBlock(const SourceBlock&) = delete;
  SourceBlock& operator=(const SourceBlock&) = delete;

 private:
  FileReading& reading_;
  std::string source_;
  Place source_place_;
  bool choice_failed_;
};

template <class T>
void walk(const Node* node, T& value, const Field& field, FileReading& reading);

/// Reads a struct field by field, in the order in which the struct names them.
class FieldReader {
 public:
  FieldReader(const Node* node, FileReading& reading);

  template <class T>
  void operator()(const Field& field, T& value) {
    const StepDown step(reading_, field.name);
    walk(find(field), value, field, reading_);
  }
  /// Every key nobody asked for is a mistake. `known` are the names under any choice at all.
  void tell_of_unknown_keys(const std::vector<std::string>& known);
  bool has_unknown_keys() const;

 private:
  const Node* find(const Field& field);
  bool is_asked_for(std::string_view key) const;

  const Node* node_;
  FileReading& reading_;
  std::vector<std::string> asked_;
};

// ---------------------------------------------------------------------------------------------
// Every choice a struct offers

inline constexpr std::size_t kMostCombinations = 4'096;

/// Visits a struct under given choices, noting how many each choice offers. `each` sees a choice as
/// it stands by default, before it is made; if it has `chose`, it is told how it was made.
template <class Each>
struct ChoiceVisit {
  const std::vector<std::size_t>& forced;
  Each& each;
  std::vector<std::size_t> sizes = {};

  template <class T>
  void operator()(const Field& field, T& value) {
    each(field, value);
    if constexpr (Enumeration<T> || std::same_as<T, bool>) {
      const std::size_t index = sizes.size() < forced.size() ? forced[sizes.size()] : 0;
      value = static_cast<T>(index);
      sizes.push_back(choice_names<T>().size());
      if constexpr (requires { each.chose(field, choice_names<T>()[index]); })
        each.chose(field, choice_names<T>()[index]);
    }
  }
};

/// The next combination, like the next number on an odometer; false after the last.
bool next_choices(std::vector<std::size_t>& forced, const std::vector<std::size_t>& sizes);

/// Visits the fields of T under every combination of its own choices, so that each field it may
/// ever ask for is seen. Choices vary one at a time first, for the sake of structs with more
/// combinations than anyone would wait for. `start` holds the defaults, which a struct may give its
/// members other than their types do. If `each` has `begins`, it is told of each new combination.
/// Returns how many structs were visited.
template <class T, class Each>
std::size_t for_each_choice(Each each, const T& start = {}) {
  std::vector<std::size_t> forced;
  std::vector<std::size_t> sizes;
  std::size_t runs = 0;
  const auto run = [&] {
    ++runs;
    if constexpr (requires { each.begins(); }) each.begins();
    T value = start;
    ChoiceVisit<Each> visit{forced, each};
    value.fields(visit);
    sizes = visit.sizes;
  };
  run();
  const std::vector<std::size_t> first_sizes = sizes;
  for (std::size_t choice = 0; choice < first_sizes.size(); ++choice) {
    for (std::size_t index = 1; index < first_sizes[choice]; ++index) {
      forced.assign(choice + 1, 0);
      forced[choice] = index;
      run();
    }
  }
  forced.clear();
  sizes = first_sizes;
  while (runs < kMostCombinations && next_choices(forced, sizes)) run();
  return runs;
}

/// Every name the fields of T may have.
template <class T>
std::vector<std::string> known_names() {
  std::vector<std::string> names;
  for_each_choice<T>([&names](const Field& field, auto&) {
    if (std::find(names.begin(), names.end(), field.name) == names.end())
      names.emplace_back(field.name);
  });
  return names;
}

// ---------------------------------------------------------------------------------------------
// The walk

template <WholeNumber T>
bool read_leaf(const Node& node, T& value, const Field& field, FileReading& reading) {
  if constexpr (std::signed_integral<T>) {
    const auto read = read_whole(node, std::numeric_limits<T>::min(), std::numeric_limits<T>::max(),
                                 field, reading);
    if (read) value = static_cast<T>(*read);
    return read.has_value();
  } else {
    const auto read = read_count(node, std::numeric_limits<T>::max(), field, reading);
    if (read) value = static_cast<T>(*read);
    return read.has_value();
  }
}

template <Enumeration T>
bool read_leaf(const Node& node, T& value, const Field&, FileReading& reading) {
  const auto index = read_choice(node, choice_names<T>(), reading);
  if (index) value = static_cast<T>(*index);
  return index.has_value();
}

template <WholeNumber T>
std::string text_of(T value, const Field&) {
  if constexpr (std::signed_integral<T>) {
    return text_of_whole(value);
  } else {
    return text_of_count(value);
  }
}

template <Enumeration T>
std::string text_of(T value, const Field&) {
  return std::string(name_of(value));
}

template <Leaf T>
std::optional<double> number_of(const T& value) {
  if constexpr (Enumeration<T> || std::is_arithmetic_v<T>) {
    return static_cast<double>(value);
  } else if constexpr (std::same_as<T, Date>) {
    return value.year * 10'000 + value.month * 100 + value.day;
  } else if constexpr (std::same_as<T, Distribution>) {
    return middle_of(value);
  } else {
    return std::nullopt;
  }
}

template <Leaf T>
void walk_leaf(const Node* node, T& value, const Field& field, FileReading& reading) {
  std::string default_value = reading.ledger != nullptr ? text_of(value, field) : std::string();
  if (node != nullptr) read_leaf(*node, value, field, reading);
  if constexpr (Enumeration<T> || std::same_as<T, bool>) {
    if (const auto index = chosen(reading, choice_names<T>())) value = static_cast<T>(*index);
  }
  if (reading.ledger == nullptr) return;
  enter(node, field, text_of(value, field), std::move(default_value), reading);
  reading.ledger->back().number = number_of(value);
}

/// A list of leaves is one parameter: `[0.1, 0.4]`.
template <Leaf T>
void walk_leaves(const Node* node, std::vector<T>& values, const Field& field,
                 FileReading& reading) {
  const auto all = [&] {
    std::string text = "[";
    for (const T& item : values) {
      if (text.size() > 1) text += ", ";
      text += text_of(item, field);
    }
    return text + "]";
  };
  std::string default_value = all();
  if (node != nullptr && expect(*node, Node::Kind::list, field, reading)) {
    values.clear();
    for (std::size_t i = 0; i < node->items.size(); ++i) {
      const StepDown step(reading, i);
      T value{};
      read_leaf(node->items[i], value, field, reading);
      values.push_back(std::move(value));
    }
  }
  if (reading.ledger != nullptr) enter(node, field, all(), std::move(default_value), reading);
}

/// An entry of a list or a map has no default of its own place, only that of its type.
template <class T>
void walk_entry(const Node* node, T& value, const Field& field, FileReading& reading) {
  const bool listing = reading.problems == nullptr && reading.ledger != nullptr;
  if (!listing || node != nullptr) return walk(node, value, field, reading);
  const std::size_t first = reading.ledger->size();
  walk(node, value, field, reading);
  const std::vector<ParameterRecord> seen(
      reading.ledger->begin() + static_cast<std::ptrdiff_t>(first), reading.ledger->end());
  const std::vector<ChosenValue> choices = choices_in(seen);
  std::vector<ParameterRecord> fresh_records;
  FileReading fresh_reading{.ledger = &fresh_records, .path = reading.path, .choices = &choices};
  T fresh{};
  walk(nullptr, fresh, field, fresh_reading);
  fill_in_defaults(*reading.ledger, first, fresh_records);
}

template <class T>
void walk_list(const Node* node, std::vector<T>& values, const Field& field, FileReading& reading) {
  const bool replaced = node != nullptr && expect(*node, Node::Kind::list, field, reading);
  if (replaced) values = std::vector<T>(node->items.size());
  for (std::size_t i = 0; i < values.size(); ++i) {
    const StepDown step(reading, i);
    walk_entry(replaced ? &node->items[i] : nullptr, values[i], field, reading);
  }
  if (values.empty()) enter(node, field, "[]", "[]", reading);
}

template <class T>
void walk_named(const Node* node, Named<T>& values, const Field& field, FileReading& reading) {
  if (node == nullptr || !expect(*node, Node::Kind::map, field, reading)) {
    for (auto& entry : values.entries) {
      const StepDown step(reading, entry.name);
      walk_entry<T>(nullptr, entry.value, field, reading);
    }
  } else {
    const SourceBlock block(node, reading);
    values.entries.clear();
    for (const auto& [key, child] : node->entries) {
      if (is_aside(key.text) || !expect_name(*node, key, reading)) continue;
      values.entries.push_back({key.text, T{}});
      const StepDown step(reading, key.text);
      reading.place = key.place;
      walk(&child, values.entries.back().value, field, reading);
    }
  }
  if (values.empty()) enter(node, field, "{}", "{}", reading);
}

template <class T>
void walk_optional(const Node* node, std::optional<T>& value, const Field& field,
                   FileReading& reading) {
  std::string default_value = "none";
  if constexpr (Leaf<T>) {
    if (value) default_value = text_of(*value, field);
  }
  if (node != nullptr && says_none(*node)) value.reset();
  if (node != nullptr && !says_none(*node) && !value) value.emplace();
  if (!value) return enter(node, field, "none", std::move(default_value), reading);
  walk(node, *value, field, reading);
  if (Leaf<T> && reading.ledger != nullptr)
    reading.ledger->back().default_value = std::move(default_value);
}

template <class T>
void walk_struct(const Node* node, T& value, const Field& field, FileReading& reading) {
  if (node != nullptr && !expect(*node, Node::Kind::map, field, reading)) node = nullptr;
  const SourceBlock block(node, reading);
  FieldReader reader(node, reading);
  value.fields(reader);
  if (reader.has_unknown_keys()) reader.tell_of_unknown_keys(known_names<T>());
}

template <class T>
void walk(const Node* node, T& value, const Field& field, FileReading& reading) {
  if constexpr (Leaf<T>) {
    walk_leaf(node, value, field, reading);
  } else if constexpr (std::same_as<T, Overrides>) {
    if (node != nullptr) read_overrides(*node, value, reading);
    if (reading.ledger != nullptr) enter(node, field, text_of(value, field), "{}", reading);
  } else if constexpr (is_optional<T>) {
    walk_optional(node, value, field, reading);
  } else if constexpr (is_named<T>) {
    walk_named(node, value, field, reading);
  } else if constexpr (is_list<T>) {
    if constexpr (Leaf<typename T::value_type>) {
      walk_leaves(node, value, field, reading);
    } else {
      walk_list(node, value, field, reading);
    }
  } else {
    walk_struct(node, value, field, reading);
  }
}

/// Fills the value from the node; problems, ledger and provenance go where the reading says.
template <class T>
void read(const Node& node, T& value, FileReading& reading) {
  reading.place = node.place;
  walk(&node, value, Field{}, reading);
}

}  // namespace backchannel
