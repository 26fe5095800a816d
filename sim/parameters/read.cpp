#include "sim/parameters/read.hpp"

#include <map>

#include "sim/parameters/path.hpp"
#include "sim/parameters/units.hpp"
#include "sim/parameters/yaml.hpp"

namespace backchannel {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

std::string joined(const std::string& path, std::string_view name) {
  return path.empty() ? std::string(name) : path + "." + std::string(name);
}

void tell(const Node& node, const Place& place, std::string path, FileReading& reading,
          Complaint complaint) {
  if (reading.problems == nullptr) return;
  reading.problems->add({place, std::move(path), std::move(complaint.problem),
                         std::move(complaint.reason), std::move(complaint.suggestion),
                         node.line_text(place)});
}

std::string_view kind_name(Node::Kind kind) {
  switch (kind) {
    case Node::Kind::none:
      return "nothing";
    case Node::Kind::scalar:
      return "one word or number";
    case Node::Kind::list:
      return "a list";
    case Node::Kind::map:
      return "a map";
  }
  return {};
}

/// What should have been written, in words and as an example.
struct Wanted {
  std::string_view what;
  std::string_view example = {};
};

/// What to write where a list or a map stands instead of one word.
std::string way_out(const Node& node, const Wanted& wanted) {
  const bool single = node.kind == Node::Kind::list && node.items.size() == 1 &&
                      node.items.front().kind == Node::Kind::scalar;
  if (single) return "write " + in_ticks(node.items.front().text) + " without the brackets";
  if (wanted.what == "a text") return "put the text in quotes";
  if (wanted.example.empty()) return "write " + std::string(wanted.what);
  return "write for example " + std::string(wanted.example);
}

/// The text of a scalar; if it is none, says what was expected.
const std::string* scalar_text(const Node& node, const Wanted& wanted, FileReading& reading) {
  if (node.refused) return nullptr;
  if (node.kind == Node::Kind::scalar) return &node.text;
  if (node.kind == Node::Kind::none) {
    complain(node, reading,
             {"there is no value", std::string(wanted.what) + " is expected",
              "write one after the `:`, or remove the line for the default"});
  } else {
    complain(node, reading,
             {std::string(kind_name(node.kind)) + " stands here",
              std::string(wanted.what) + " is expected", way_out(node, wanted)});
  }
  return nullptr;
}

/// Text in quotes is text, even where its letters are digits.
bool expect_plain(const Node& node, FileReading& reading) {
  if (!node.quoted) return true;
  complain(node, reading,
           {in_ticks("\"" + node.text + "\"") + " is text", "quotes make text of it",
            "remove the quotes"});
  return false;
}

Wanted wanted_quantity(Unit unit) {
  switch (unit) {
    case Unit::duration:
      return {"a duration", "`36h` or `2d`"};
    case Unit::rate:
      return {"a rate", "`0.02/d` or `3/w`"};
    case Unit::share:
      return {"a share", "`15%` or `0.15`"};
    case Unit::number:
    case Unit::none:
      break;
  }
  return {"a number", "`0.7`"};
}

/// The `source:` of a map, with its several texts joined.
std::optional<std::string> source_in(const Node& node, FileReading& reading) {
  const Node* source = node.find("source");
  if (source == nullptr || source->refused) return std::nullopt;
  if (source->kind == Node::Kind::scalar) return source->text;
  std::string text;
  bool good = source->kind == Node::Kind::list && !source->items.empty();
  for (const Node& item : source->items) {
    good = good && item.kind == Node::Kind::scalar;
    text += (text.empty() ? "" : "; ") + item.text;
  }
  if (good) return text;
  tell(*source, source->place, joined(reading.path, "source"), reading,
       {"this is not a source", "it is a text or a list of texts",
        "write for example `source: evidence some-id`"});
  return std::nullopt;
}

// ---------------------------------------------------------------------------------------------
// Distributions

using Kind = Distribution::Kind;

/// The kind a map of numbers means without `dist:`; its most telling key decides.
std::optional<Kind> kind_by_keys(const Node& node) {
  struct Sign {
    std::string_view key;
    Kind kind;
  };
  constexpr std::array<Sign, 10> kSigns{{{"sigma", Kind::lognormal},
                                         {"median", Kind::lognormal},
                                         {"sd", Kind::normal},
                                         {"weight", Kind::beta},
                                         {"success", Kind::geometric},
                                         {"mode", Kind::triangular},
                                         {"low", Kind::uniform},
                                         {"high", Kind::uniform},
                                         {"mean", Kind::exponential},
                                         {"value", Kind::fixed}}};
  for (const Sign& sign : kSigns)
    if (node.find(sign.key) != nullptr) return sign.kind;
  return std::nullopt;
}

std::optional<Kind> kind_of(const Node& node, FileReading& reading) {
  const auto names = std::span<const std::string_view>(Names<Kind>::of);
  if (const Node* dist = node.find("dist")) {
    const StepDown step(reading, "dist");
    const bool failed_before = reading.choice_failed;
    const auto index = read_choice(*dist, names, reading);
    reading.choice_failed = failed_before;
    if (!index) return std::nullopt;
    return static_cast<Kind>(*index);
  }
  const auto kind = kind_by_keys(node);
  if (!kind)
    complain(node, reading,
             {"this map names no distribution",
              "its keys tell the kind, as in `{median: 2d, sigma: 0.7}`",
              "write a plain value, or `dist:` with one of " + choice_of(names)});
  return kind;
}

/// Keys of the map which are no part of the distribution.
bool tell_of_unknown_parts(const Node& node, Kind kind, FileReading& reading) {
  const auto parts = parts_of(kind);
  bool good = true;
  for (const auto& [key, child] : node.entries) {
    const bool known = key.text == "dist" || is_aside(key.text) ||
                       std::find(parts.begin(), parts.end(), key.text) != parts.end();
    if (known) continue;
    good = false;
    const std::string guess = closest(key.text, parts);
    tell(node, key.place, joined(reading.path, key.text), reading,
         {in_ticks(key.text) + " is not part of a distribution of this kind",
          "`" + std::string(name_of(kind)) + "` takes " + list_of(parts),
          guess.empty() ? "remove it, or choose another `dist:`"
                        : "did you mean " + in_ticks(guess) + "?"});
  }
  return good;
}

/// Parts that must be more than 0: with 0 nothing would vary, and the formulas divide by it.
bool must_be_positive(Kind kind, std::string_view part) {
  return part == "sigma" || part == "sd" || part == "weight" || part == "success" ||
         part == "median" || (kind == Kind::exponential && part == "mean");
}

bool read_part(const Node& node, Kind kind, std::string_view part, const Field& field,
               FileReading& reading, double& value) {
  const Node* child = node.find(part);
  const StepDown step(reading, part);
  if (child == nullptr) {
    tell(node, reading.place, reading.path, reading,
         {in_ticks(part) + " is missing",
          "`" + std::string(name_of(kind)) + "` takes " + list_of(parts_of(kind)),
          "add " + in_ticks(std::string(part) + ": …")});
    return false;
  }
  if (!read_leaf(*child, value, part_field(part, field), reading)) return false;
  if (must_be_positive(kind, part) && value <= 0) {
    complain(*child, reading,
             {in_ticks(child->text) + " is out of range", "it must be more than 0",
              "write a plain value if nothing varies"});
    return false;
  }
  if (kind == Kind::beta && part == "mean" && (value <= 0 || value >= 1)) {
    complain(
        *child, reading,
        {in_ticks(child->text) + " is out of range",
         "the mean of a beta lies between 0 and 1, and is neither", "write for example `0.3`"});
    return false;
  }
  return true;
}

/// Parts that are good alone may still contradict each other.
bool check_order(const Node& node, const Distribution& value, FileReading& reading) {
  const bool triangular = value.kind == Kind::triangular;
  if (value.kind != Kind::uniform && !triangular) return true;
  const double high = triangular ? value.third : value.second;
  const bool mode_inside = !triangular || (value.second >= value.first && value.second <= high);
  if (value.first < high && mode_inside) return true;
  complain(
      node, reading,
      {value.first < high ? "`mode` lies outside `low` and `high`" : "`low` is not below `high`",
       "a " + std::string(name_of(value.kind)) + " distribution rises from low to high",
       "exchange or correct them"});
  return false;
}

bool read_spread(const Node& node, Distribution& value, const Field& field, FileReading& reading) {
  const auto kind = kind_of(node, reading);
  if (!kind) return false;
  if (*kind == Kind::beta && (field.unit == Unit::duration || field.unit == Unit::rate)) {
    complain(
        node, reading,
        {"a beta distribution cannot stand here", "it spreads a share, and this has a unit of time",
         "choose `lognormal` or `triangular`"});
    return false;
  }
  Distribution spread;
  spread.kind = *kind;
  bool good = tell_of_unknown_parts(node, *kind, reading);
  const auto parts = parts_of(*kind);
  for (std::size_t i = 0; i < parts.size(); ++i)
    good = read_part(node, *kind, parts[i], field, reading, part_at(spread, i)) && good;
  if (!good || !check_order(node, spread, reading)) return false;
  value = spread;
  return true;
}

}  // namespace

std::span<const std::string_view> parts_of(Distribution::Kind kind) {
  static constexpr std::array<std::string_view, 1> kFixed{"value"};
  static constexpr std::array<std::string_view, 1> kExponential{"mean"};
  static constexpr std::array<std::string_view, 2> kLognormal{"median", "sigma"};
  static constexpr std::array<std::string_view, 2> kUniform{"low", "high"};
  static constexpr std::array<std::string_view, 2> kNormal{"mean", "sd"};
  static constexpr std::array<std::string_view, 2> kBeta{"mean", "weight"};
  static constexpr std::array<std::string_view, 3> kTriangular{"low", "mode", "high"};
  static constexpr std::array<std::string_view, 1> kGeometric{"success"};
  switch (kind) {
    case Kind::fixed:
      return kFixed;
    case Kind::exponential:
      return kExponential;
    case Kind::lognormal:
      return kLognormal;
    case Kind::uniform:
      return kUniform;
    case Kind::normal:
      return kNormal;
    case Kind::beta:
      return kBeta;
    case Kind::triangular:
      return kTriangular;
    case Kind::geometric:
      return kGeometric;
  }
  return {};
}

Field part_field(std::string_view part, const Field& field) {
  Field result = field;
  result.name = part;
  result.required = false;
  if (part == "sigma" || part == "weight") {
    result.unit = Unit::number;
    result.range = {0, kInfinity};
  } else if (part == "success") {
    result.unit = Unit::share;
    result.range = kProbability;
  } else if (part == "sd") {
    // A spread is a distance: as large as the range allows, wherever that range lies.
    result.range = {0, kInfinity};
  }
  return result;
}

double& part_at(Distribution& value, std::size_t index) {
  return index == 0 ? value.first : index == 1 ? value.second : value.third;
}

double middle_of(const Distribution& value) {
  switch (value.kind) {
    case Distribution::Kind::uniform:
      return (value.first + value.second) / 2;
    case Distribution::Kind::triangular:
      return value.second;
    case Distribution::Kind::geometric:
      return value.first > 0 ? 1 / value.first - 1 : 0;
    default:
      return value.first;
  }
}

// ---------------------------------------------------------------------------------------------
// Leaves

bool read_leaf(const Node& node, double& value, const Field& field, FileReading& reading) {
  if (node.kind == Node::Kind::map && !node.refused && kind_by_keys(node)) {
    complain(node, reading,
             {"a distribution stands here", "this takes one number",
              "write the number, and its distribution under `uncertain:`"});
    return false;
  }
  const std::string* text = scalar_text(node, wanted_quantity(field.unit), reading);
  if (text == nullptr) return false;
  const bool pure = field.unit == Unit::number || field.unit == Unit::none;
  if (pure && !expect_plain(node, reading)) return false;
  Complaint complaint;
  const auto quantity = parse_quantity(*text, field.unit, complaint);
  if (!quantity || !within(*quantity, field.range, field.unit, *text, complaint)) {
    complain(node, reading, std::move(complaint));
    return false;
  }
  value = *quantity;
  return true;
}

bool read_leaf(const Node& node, bool& value, const Field&, FileReading& reading) {
  const std::string* text = scalar_text(node, {"`true` or `false`"}, reading);
  if (text == nullptr) {
    reading.choice_failed = true;
    return false;
  }
  if (!node.quoted && (*text == "true" || *text == "false")) {
    value = *text == "true";
    return true;
  }
  reading.choice_failed = true;
  if (!expect_plain(node, reading)) return false;
  complain(node, reading,
           {in_ticks(*text) + " is neither `true` nor `false`",
            "these two, in small letters, are the only answers here", "write `true` or `false`"});
  return false;
}

bool read_leaf(const Node& node, std::string& value, const Field&, FileReading& reading) {
  const std::string* text = scalar_text(node, {"a text"}, reading);
  if (text != nullptr) value = *text;
  return text != nullptr;
}

bool read_leaf(const Node& node, Date& value, const Field&, FileReading& reading) {
  const std::string* text = scalar_text(node, {"a date", "`2026-02-06`"}, reading);
  if (text == nullptr) return false;
  Complaint complaint;
  const auto date = parse_date(*text, complaint);
  if (date)
    value = *date;
  else
    complain(node, reading, std::move(complaint));
  return date.has_value();
}

bool read_leaf(const Node& node, Distribution& value, const Field& field, FileReading& reading) {
  if (node.kind == Node::Kind::map && !node.refused)
    return read_spread(node, value, field, reading);
  double fixed = 0;
  if (!read_leaf(node, fixed, field, reading)) return false;
  value = Distribution::fixed(fixed);
  return true;
}

bool read_leaf(const Node& node, Reference& value, const Field&, FileReading& reading) {
  if (says_none(node)) {
    value = {};
    return true;
  }
  const std::string* text = scalar_text(node, {"a name"}, reading);
  if (text == nullptr) return false;
  value = {*text, -1};
  return true;
}

std::optional<std::int64_t> read_whole(const Node& node, std::int64_t low, std::int64_t high,
                                       const Field& field, FileReading& reading) {
  const std::string* text = scalar_text(node, {"a whole number", "`12`"}, reading);
  if (text == nullptr || !expect_plain(node, reading)) return std::nullopt;
  Complaint complaint;
  const auto value = parse_whole(*text, low, high, complaint);
  if (value && within(static_cast<double>(*value), field.range, Unit::number, *text, complaint))
    return value;
  complain(node, reading, std::move(complaint));
  return std::nullopt;
}

std::optional<std::uint64_t> read_count(const Node& node, std::uint64_t high, const Field& field,
                                        FileReading& reading) {
  const std::string* text = scalar_text(node, {"a whole number", "`12`"}, reading);
  if (text == nullptr || !expect_plain(node, reading)) return std::nullopt;
  Complaint complaint;
  const auto value = parse_count(*text, high, complaint);
  if (value && within(static_cast<double>(*value), field.range, Unit::number, *text, complaint))
    return value;
  complain(node, reading, std::move(complaint));
  return std::nullopt;
}

std::optional<std::size_t> read_choice(const Node& node, std::span<const std::string_view> names,
                                       FileReading& reading) {
  // The list of choices is put into words only for whoever has to be told of it.
  const bool plain = node.kind == Node::Kind::scalar;
  const std::string expected = plain ? std::string() : "one of " + choice_of(names);
  const std::string* text = scalar_text(node, {expected}, reading);
  if (text != nullptr) {
    const auto found = std::find(names.begin(), names.end(), *text);
    if (found != names.end()) return static_cast<std::size_t>(found - names.begin());
    const std::string guess = closest(*text, names);
    complain(node, reading,
             {in_ticks(*text) + " is not a choice here", "it can be " + choice_of(names),
              guess.empty() ? "choose one of these" : "did you mean " + in_ticks(guess) + "?"});
  }
  reading.choice_failed = true;
  return std::nullopt;
}

void read_overrides(const Node& node, Overrides& value, FileReading& reading) {
  if (!expect(node, Node::Kind::map, Field{}, reading)) return;
  value.entries.clear();
  for (const auto& [key, child] : node.entries) {
    if (is_aside(key.text)) continue;
    if (split_path(key.text)) {
      value.entries.push_back({key.text, child, key.place});
      continue;
    }
    tell(node, key.place, joined(reading.path, key.text), reading,
         {in_ticks(key.text) + " is not a path", "a path is names with dots between them",
          "write for example `channels.back.legs[0].error`"});
  }
}

// ---------------------------------------------------------------------------------------------
// Values as people write them

std::string text_of(double value, const Field& field) { return format_quantity(value, field.unit); }

std::string text_of(bool value, const Field&) { return value ? "true" : "false"; }

std::string text_of(const std::string& value, const Field&) { return to_flow_scalar(value); }

std::string text_of(const Date& value, const Field&) { return format_date(value); }

std::string text_of(const Distribution& value, const Field& field) {
  if (value.kind == Kind::fixed) return format_quantity(value.first, field.unit);
  Distribution copy = value;
  const auto parts = parts_of(value.kind);
  std::string text = "{";
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) text += ", ";
    text += std::string(parts[i]) + ": " +
            format_quantity(part_at(copy, i), part_field(parts[i], field).unit);
  }
  return text + "}";
}

std::string text_of(const Reference& value, const Field&) {
  return value.name.empty() ? "none" : to_flow_scalar(value.name);
}

std::string text_of(const Overrides& value, const Field&) {
  std::string text = "{";
  for (const auto& entry : value.entries)
    text +=
        (text.size() > 1 ? ", " : "") + to_flow_scalar(entry.path) + ": " + to_flow(entry.value);
  return text + "}";
}

std::string text_of_whole(std::int64_t value) { return std::to_string(value); }
std::string text_of_count(std::uint64_t value) { return std::to_string(value); }

// ---------------------------------------------------------------------------------------------
// Findings

void complain(const Node& node, FileReading& reading, Complaint complaint) {
  if (node.refused) return;
  tell(node, node.place, reading.path, reading, std::move(complaint));
}

void enter(const Node* node, const Field& field, std::string value, std::string default_value,
           FileReading& reading) {
  if (reading.ledger == nullptr) return;
  ParameterRecord record;
  record.path = reading.path;
  record.name = std::string(field.name);
  record.meaning = std::string(field.meaning);
  record.unit = std::string(unit_text(field.unit));
  record.range = format_range(field.range, field.unit);
  record.written = node != nullptr;
  record.is_default_source = node == nullptr;
  record.source = std::string(field.source);
  if (node != nullptr) {
    // The field table speaks for its own default only: a number written without a source has none.
    record.place = node->place;
    record.source = reading.source;
    record.source_place = reading.source_place;
    FileReading silent;
    if (const auto own = source_in(*node, silent)) {
      record.source = *own;
      record.source_place = node->find("source")->place;
    }
    if (record.source.empty() && value == default_value) {
      record.source = std::string(field.source);
      record.is_default_source = true;
    }
  }
  record.value = std::move(value);
  record.default_value = std::move(default_value);
  reading.ledger->push_back(std::move(record));
}

void fill_in_defaults(std::vector<ParameterRecord>& records, std::size_t first,
                      const std::vector<ParameterRecord>& fresh) {
  std::map<std::string_view, const ParameterRecord*> by_path;
  for (const ParameterRecord& record : fresh) by_path.emplace(record.path, &record);
  for (std::size_t i = first; i < records.size(); ++i) {
    const auto found = by_path.find(records[i].path);
    if (found == by_path.end()) continue;
    records[i].default_value = found->second->default_value;
    records[i].written = records[i].value != records[i].default_value;
  }
}

std::vector<ChosenValue> choices_in(const std::vector<ParameterRecord>& records) {
  std::vector<ChosenValue> choices;
  choices.reserve(records.size());
  for (const ParameterRecord& record : records) choices.push_back({record.path, record.value});
  return choices;
}

std::optional<std::size_t> chosen(const FileReading& reading,
                                  std::span<const std::string_view> names) {
  if (reading.choices == nullptr) return std::nullopt;
  for (const ChosenValue& choice : *reading.choices) {
    if (choice.path != reading.path) continue;
    const auto found = std::find(names.begin(), names.end(), choice.value);
    if (found != names.end()) return static_cast<std::size_t>(found - names.begin());
  }
  return std::nullopt;
}

bool expect(const Node& node, Node::Kind kind, const Field&, FileReading& reading) {
  if (node.refused) return false;
  // `north:` with nothing after it is a north with every default.
  if (node.kind == kind || node.kind == Node::Kind::none) return true;
  const std::string written =
      node.kind == Node::Kind::scalar ? in_ticks(node.text) : std::string(kind_name(node.kind));
  const bool list = kind == Node::Kind::list;
  std::string way =
      list ? "write the items in brackets, `[…, …]`" : "write `name: value` lines beneath it";
  if (list && node.kind == Node::Kind::scalar) way = "write " + in_ticks("[" + node.text + "]");
  complain(node, reading,
           {written + " stands here", std::string(kind_name(kind)) + " is expected", way});
  return false;
}

bool says_none(const Node& node) {
  return !node.refused && (node.kind == Node::Kind::none ||
                           (node.kind == Node::Kind::scalar && node.text == "none"));
}

bool expect_name(const Node& parent, const Key& key, FileReading& reading) {
  const bool good = !key.text.empty() && key.text.find_first_of(".[]") == std::string::npos &&
                    key.text.front() != ' ' && key.text.back() != ' ';
  if (!good)
    tell(parent, key.place, reading.path, reading,
         {in_ticks(key.text) + " is not a name",
          "paths are made of names, so one cannot hold `.`, `[` or `]`, nor begin or end blank",
          "choose another name"});
  return good;
}

bool is_aside(std::string_view key) { return key == "source" || key.starts_with("x-"); }

// ---------------------------------------------------------------------------------------------
// Where we are

StepDown::StepDown(FileReading& reading, std::string_view name)
    : reading_(reading), length_(reading.path.size()), place_(reading.place) {
  if (length_ > 0) reading_.path += '.';
  reading_.path += name;
}

StepDown::StepDown(FileReading& reading, std::size_t index)
    : reading_(reading), length_(reading.path.size()), place_(reading.place) {
  reading_.path += "[" + std::to_string(index) + "]";
}

StepDown::~StepDown() {
  reading_.path.resize(length_);
  reading_.place = place_;
}

SourceBlock::SourceBlock(const Node* node, FileReading& reading)
    : reading_(reading),
      source_(reading.source),
      source_place_(reading.source_place),
      choice_failed_(reading.choice_failed) {
  reading_.choice_failed = false;
  if (node == nullptr) return;
  if (auto source = source_in(*node, reading)) {
    reading_.source = std::move(*source);
    reading_.source_place = node->find("source")->place;
  }
}

SourceBlock::~SourceBlock() {
  reading_.source = std::move(source_);
  reading_.source_place = source_place_;
  reading_.choice_failed = choice_failed_;
}

FieldReader::FieldReader(const Node* node, FileReading& reading) : node_(node), reading_(reading) {}

const Node* FieldReader::find(const Field& field) {
  asked_.emplace_back(field.name);
  if (node_ == nullptr) return nullptr;
  for (const auto& [key, child] : node_->entries) {
    if (key.text != field.name) continue;
    reading_.place = key.place;
    return &child;
  }
  // After a failed choice nobody knows what the struct would have needed.
  if (field.required && !reading_.choice_failed && !node_->refused)
    tell(*node_, reading_.place, reading_.path, reading_,
         {in_ticks(field.name) + " is missing", std::string(field.meaning),
          "add " + in_ticks(std::string(field.name) + ": …")});
  return nullptr;
}

bool FieldReader::is_asked_for(std::string_view key) const {
  return is_aside(key) || std::find(asked_.begin(), asked_.end(), key) != asked_.end();
}

bool FieldReader::has_unknown_keys() const {
  return node_ != nullptr &&
         std::any_of(node_->entries.begin(), node_->entries.end(),
                     [this](const auto& entry) { return !is_asked_for(entry.key.text); });
}

void FieldReader::tell_of_unknown_keys(const std::vector<std::string>& known) {
  const std::vector<std::string>& names = reading_.choice_failed ? known : asked_;
  const std::vector<std::string_view> views(names.begin(), names.end());
  for (const auto& [key, child] : node_->entries) {
    if (is_asked_for(key.text)) continue;
    const bool elsewhere = std::find(known.begin(), known.end(), key.text) != known.end();
    if (elsewhere && reading_.choice_failed) continue;
    const std::string path = joined(reading_.path, key.text);
    if (elsewhere) {
      tell(*node_, key.place, path, reading_,
           {in_ticks(key.text) + " is not used here",
            "it belongs to another choice than the one made", "remove it, or choose otherwise"});
      continue;
    }
    const std::size_t colon = key.text.find(':');
    if (colon != std::string::npos && child.kind == Node::Kind::none) {
      const std::string way = key.text.substr(0, colon) + ": " + key.text.substr(colon + 1);
      tell(*node_, key.place, path, reading_,
           {in_ticks(key.text) + " is one long word", "a blank is missing after `:`",
            "write " + in_ticks(way)});
      continue;
    }
    const std::string guess = closest(key.text, names);
    tell(*node_, key.place, path, reading_,
         {"nothing here is called " + in_ticks(key.text), "notes need names that begin with `x-`",
          guess.empty() ? "choose from " + choice_of(views)
                        : "did you mean " + in_ticks(guess) + "?"});
  }
}

bool next_choices(std::vector<std::size_t>& forced, const std::vector<std::size_t>& sizes) {
  forced.resize(sizes.size(), 0);
  while (!forced.empty()) {
    const std::size_t last = forced.size() - 1;
    if (++forced[last] < sizes[last]) return true;
    forced.pop_back();
  }
  return false;
}

}  // namespace backchannel
