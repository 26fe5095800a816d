#include "sim/parameters/schema.hpp"

#include <cmath>

#include "sim/parameters/units.hpp"

namespace backchannel {
namespace {

using nlohmann::json;

constexpr std::string_view kNumberPattern = "^[-+]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]+)?";

json pattern(std::string_view end) {
  return {{"type", "string"}, {"pattern", std::string(kNumberPattern) + std::string(end)}};
}

json number_within(const Range& range) {
  json schema = {{"type", "number"}};
  if (std::isfinite(range.low)) schema["minimum"] = range.low;
  if (std::isfinite(range.high)) schema["maximum"] = range.high;
  return schema;
}

/// A default as JSON, so that an editor inserts `3` and not `"3"`.
json default_value(const json& schema, const std::string& text) {
  const auto type = schema.find("type");
  const bool plain =
      type != schema.end() && (*type == "number" || *type == "integer" || *type == "boolean");
  if (plain) {
    json value = json::parse(text, nullptr, false);
    if (!value.is_discarded()) return value;
  }
  const bool quoted_text = text.size() >= 2 && text.front() == '"';
  return quoted_text ? json::parse(text, nullptr, false) : json(text);
}

}  // namespace

json schema_of_number(const Field& field) {
  switch (field.unit) {
    case Unit::duration:
      return pattern(" *(s|min|h|d|w|y)$");
    case Unit::rate:
      return pattern(" */ *(s|min|h|d|w|y)$");
    case Unit::share:
      return {{"anyOf", {number_within(natural_range(field.range, field.unit)), pattern(" *%$")}}};
    case Unit::number:
    case Unit::none:
      break;
  }
  return number_within(field.range);
}

json schema_of_whole(double low, double high) {
  json schema = {{"type", "integer"}};
  // The limits of 64 bits are not numbers JSON can hold exactly, nor does anyone need to see them.
  if (std::fabs(low) < 1e15) schema["minimum"] = static_cast<std::int64_t>(low);
  if (std::fabs(high) < 1e15) schema["maximum"] = static_cast<std::int64_t>(high);
  return schema;
}

json schema_of_choice(std::span<const std::string_view> names) {
  json values = json::array();
  for (const std::string_view name : names) values.push_back(std::string(name));
  return {{"enum", std::move(values)}};
}

json schema_of_text() {
  // Plain words that look like numbers are texts too, where a text is wanted.
  return {{"type", {"string", "number", "boolean"}}};
}

json schema_of_truth() { return {{"type", "boolean"}}; }

json schema_of_date() { return {{"type", "string"}, {"pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}}; }

json schema_of_distribution(const Field& field) {
  json kinds = json::array({schema_of_number(field)});
  for (std::size_t i = 0; i < std::size(Names<Distribution::Kind>::of); ++i) {
    const auto kind = static_cast<Distribution::Kind>(i);
    json object = schema_of_empty_struct();
    object["properties"]["dist"] = {{"enum", {std::string(name_of(kind))}}};
    for (const std::string_view part : parts_of(kind)) {
      object["properties"][std::string(part)] = schema_of_number(part_field(part, field));
      object["required"].push_back(std::string(part));
    }
    kinds.push_back(std::move(object));
  }
  return {{"anyOf", std::move(kinds)}};
}

json schema_of_list(json items) { return {{"type", "array"}, {"items", std::move(items)}}; }

json schema_of_named(json values) {
  json schema = schema_of_empty_struct();
  schema["additionalProperties"] = std::move(values);
  return schema;
}

json schema_of_overrides() { return {{"type", "object"}}; }

json schema_or_none(json schema) {
  return {{"anyOf", {std::move(schema), json{{"type", "null"}}, json{{"enum", {"none"}}}}}};
}

json schema_of_empty_struct() {
  const json texts = {{"type", "array"}, {"items", {{"type", "string"}}}};
  json schema;
  schema["type"] = "object";
  schema["properties"]["source"] = {{"description", "where the values here and beneath come from"},
                                    {"anyOf", {json{{"type", "string"}}, texts}}};
  schema["patternProperties"]["^x-"] = json::object();
  schema["additionalProperties"] = false;
  return schema;
}

void describe(json& schema, const Field& field, const std::string& default_text) {
  std::string text(field.meaning);
  const std::string range = format_range(field.range, field.unit);
  if (!range.empty()) text += " (" + range + ")";
  if (!field.source.empty()) text += "\nDefault from: " + std::string(field.source);
  if (!text.empty()) schema["description"] = text;
  const bool spread = !default_text.empty() && default_text.front() == '{';
  if (!default_text.empty() && !spread && !field.required)
    schema["default"] = default_value(schema, default_text);
}

void add_property(json& object, const Field& field, json schema) {
  json& properties = object["properties"];
  const std::string name(field.name);
  const auto found = properties.find(name);
  // A struct may have a `source` of its own; it then replaces the one every map has.
  if (found == properties.end() || name == "source") {
    properties[name] = std::move(schema);
  } else if (found->contains("x-alternatives")) {
    (*found)["anyOf"].push_back(std::move(schema));
  } else if (*found != schema) {
    json either = {{"anyOf", {std::move(*found), std::move(schema)}}, {"x-alternatives", true}};
    properties[name] = std::move(either);
  }
}

}  // namespace backchannel
