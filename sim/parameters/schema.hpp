#pragma once

/// The fields of a struct as a JSON Schema (draft-07, the newest that editors' YAML servers read).
///
/// An editor that is given the schema completes names, shows what they mean and underlines a
/// misspelt key before anything runs. It is made from the same lines as the reader, so it can only
/// be more lenient than the reader, never different: where a choice decides which fields there
/// are, the schema lists the fields of every choice, and it knows nothing of `required` under one.
/// What is left out: ranges of quantities with a unit, which a pattern cannot hold.

#include <map>
#include <set>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "sim/parameters/read.hpp"

namespace backchannel {

// The schemas of leaves (schema.cpp)
nlohmann::json schema_of_number(const Field& field);
nlohmann::json schema_of_whole(double low, double high);
nlohmann::json schema_of_choice(std::span<const std::string_view> names);
nlohmann::json schema_of_text();
nlohmann::json schema_of_truth();
nlohmann::json schema_of_date();
nlohmann::json schema_of_distribution(const Field& field);
nlohmann::json schema_of_list(nlohmann::json items);
nlohmann::json schema_of_named(nlohmann::json values);
nlohmann::json schema_of_overrides();
nlohmann::json schema_or_none(nlohmann::json schema);
/// A map that allows provenance and notes, and nothing else yet.
nlohmann::json schema_of_empty_struct();
/// Adds what the field table says about a value.
void describe(nlohmann::json& schema, const Field& field, const std::string& default_text);
/// Adds a property; one that exists with another meaning becomes either of the two.
void add_property(nlohmann::json& object, const Field& field, nlohmann::json schema);

template <class T>
nlohmann::json schema_of_value(const Field& field, const T& start = {});

/// `start` holds the defaults, which may be other than those of the type.
template <class T>
nlohmann::json schema_of_struct(const T& start) {
  nlohmann::json object = schema_of_empty_struct();
  std::set<std::string> seen;
  std::map<std::string, std::size_t> times_required;
  const auto each = [&]<class F>(const Field& field, F& value) {
    if (field.required) ++times_required[std::string(field.name)];
    if (!seen.insert(std::string(field.name) + "\n" + std::string(field.meaning)).second) return;
    nlohmann::json schema = schema_of_value<F>(field, value);
    std::string default_text;
    if constexpr (Leaf<F>) default_text = text_of(value, field);
    describe(schema, field, default_text);
    add_property(object, field, std::move(schema));
  };
  const std::size_t runs = for_each_choice<T>(each, start);
  for (const auto& [name, times] : times_required)
    if (times == runs) object["required"].push_back(name);
  return object;
}

template <class T>
nlohmann::json schema_of_leaf(const Field& field) {
  if constexpr (std::same_as<T, double>)
    return schema_of_number(field);
  else if constexpr (std::same_as<T, bool>)
    return schema_of_truth();
  else if constexpr (std::same_as<T, Date>)
    return schema_of_date();
  else if constexpr (std::same_as<T, Distribution>)
    return schema_of_distribution(field);
  else if constexpr (Enumeration<T>)
    return schema_of_choice(choice_names<T>());
  else if constexpr (WholeNumber<T>)
    return schema_of_whole(
        std::max(static_cast<double>(std::numeric_limits<T>::min()), field.range.low),
        std::min(static_cast<double>(std::numeric_limits<T>::max()), field.range.high));
  else
    return schema_of_text();
}

template <class T>
nlohmann::json schema_of_value(const Field& field, const T& start) {
  if constexpr (Leaf<T>) {
    return schema_of_leaf<T>(field);
  } else if constexpr (std::same_as<T, Overrides>) {
    return schema_of_overrides();
  } else if constexpr (is_optional<T>) {
    return schema_or_none(schema_of_value<typename T::value_type>(field));
  } else if constexpr (is_list<T>) {
    return schema_of_list(schema_of_value<typename T::value_type>(field));
  } else if constexpr (is_named<T>) {
    using Value = std::remove_cvref_t<decltype(std::declval<T&>()[0])>;
    return schema_of_named(schema_of_value<Value>(field));
  } else {
    return schema_of_struct<T>(start);
  }
}

/// The schema of a whole file that is read into a T.
template <class T>
nlohmann::json schema_of() {
  nlohmann::json schema = schema_of_value<T>(Field{});
  schema["$schema"] = "http://json-schema.org/draft-07/schema#";
  return schema;
}

}  // namespace backchannel
