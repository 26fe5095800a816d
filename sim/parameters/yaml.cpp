#include "sim/parameters/yaml.hpp"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cerrno>
#include <cmath>
#include <fstream>
#include <map>
#include <optional>
#include <sstream>
#include <system_error>

#include "sim/parameters/units.hpp"

namespace backchannel {
namespace {

// ---------------------------------------------------------------------------------------------
// Bytes, before there is any YAML

/// The length of the UTF-8 character at the front, or 0 if there is none: no overlong forms, no
/// surrogates, nothing above U+10FFFF.
std::size_t character_length(std::string_view text) {
  const auto byte = [&](std::size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
  };
  const auto follows = [&](std::size_t i, unsigned low = 0x80U, unsigned high = 0xBFU) {
    return byte(i) >= low && byte(i) <= high;
  };
  const unsigned first = byte(0);
  if (first < 0x80) return 1;
  if (first >= 0xC2 && first <= 0xDF) return follows(1) ? 2 : 0;
  if (first >= 0xE0 && first <= 0xEF) {
    const unsigned low = first == 0xE0 ? 0xA0U : 0x80U;
    const unsigned high = first == 0xED ? 0x9FU : 0xBFU;
    return follows(1, low, high) && follows(2) ? 3 : 0;
  }
  if (first >= 0xF0 && first <= 0xF4) {
    const unsigned low = first == 0xF0 ? 0x90U : 0x80U;
    const unsigned high = first == 0xF4 ? 0x8FU : 0xBFU;
    return follows(1, low, high) && follows(2) && follows(3) ? 4 : 0;
  }
  return 0;
}

std::string hexadecimal(unsigned char byte) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  return {kDigits[byte >> 4U], kDigits[byte & 15U]};
}

/// What is wrong with the byte at the front of a text, if anything.
std::optional<Complaint> byte_complaint(std::string_view text) {
  const auto code = static_cast<unsigned char>(text.front());
  if (character_length(text) == 0)
    return Complaint{"byte 0x" + hexadecimal(code) + " is not UTF-8",
                     "a file is read as UTF-8 text", "save the file as UTF-8"};
  if (code == '\r' && (text.size() < 2 || text[1] != '\n'))
    return Complaint{"a carriage return stands alone", "readers disagree whether it ends a line",
                     "save the file with ordinary line ends"};
  // yaml-cpp takes byte 4 for the end of the file and would drop the rest in silence.
  const bool control =
      (code < 0x20 && code != '\t' && code != '\n' && code != '\r') || code == 0x7F;
  if (control)
    return Complaint{"control character 0x" + hexadecimal(code), "it is not part of any text",
                     "delete it"};
  return std::nullopt;
}

Problem problem_at(const SourceText& source, const Place& place, Complaint complaint) {
  return {place,
          {},
          std::move(complaint.problem),
          std::move(complaint.reason),
          std::move(complaint.suggestion),
          std::string(source.line(place.line))};
}

/// The first bad byte of each line; false if there was one.
bool check_bytes(const SourceText& source, std::string_view text, Problems& problems) {
  bool good = true;
  int line = 1;
  std::size_t start = 0;
  bool told = false;
  for (std::size_t i = 0; i < text.size();) {
    if (!told) {
      if (auto complaint = byte_complaint(text.substr(i))) {
        const Place place = source.place(line, static_cast<int>(i - start));
        problems.add(problem_at(source, place, std::move(*complaint)));
        told = true;
        good = false;
      }
    }
    if (text[i] == '\n') {
      ++line;
      start = i + 1;
      told = false;
    }
    i += std::max<std::size_t>(1, character_length(text.substr(i)));
  }
  return good;
}

/// The byte of a tab within the spaces a line begins with, if the line has anything after them.
std::optional<int> tab_in_indentation(std::string_view line) {
  const std::size_t content = line.find_first_not_of(" \t");
  if (content == std::string_view::npos || line[content] == '#') return std::nullopt;
  const std::size_t tab = line.find('\t');
  if (tab >= content) return std::nullopt;
  return static_cast<int>(tab);
}

Complaint tab_complaint() {
  return {"a tab indents this line", "YAML allows only spaces there, and a tab has no fixed width",
          "indent with spaces"};
}

/// Lines that begin with a tab; later tabs are told only if the file makes no sense (a block of
/// text may well contain them).
bool check_tabs(const SourceText& source, Problems& problems) {
  bool good = true;
  for (int line = 1; line <= source.lines(); ++line) {
    const auto tab = tab_in_indentation(source.line(line));
    if (!tab || *tab != 0) continue;
    problems.add(problem_at(source, source.place(line, 0), tab_complaint()));
    good = false;
  }
  return good;
}

// ---------------------------------------------------------------------------------------------
// Words that two readers of YAML understand differently

bool all_digits(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char one) { return one >= '0' && one <= '9'; });
}

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& one : result)
    if (one >= 'A' && one <= 'Z') one = static_cast<char>(one - 'A' + 'a');
  return result;
}

bool is_truth_word(std::string_view word) {
  constexpr std::array<std::string_view, 6> kWords{"yes", "no", "on", "off", "y", "n"};
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

bool has_digits_with_underscores(std::string_view text) {
  if (text.empty() || !std::isdigit(static_cast<unsigned char>(text.front()))) return false;
  return text.find('_') != std::string_view::npos &&
         text.find_first_not_of("0123456789_.") == std::string_view::npos;
}

bool is_base_sixty(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos || !all_digits(text.substr(0, colon))) return false;
  return text.back() != ':' && text.find_first_not_of("0123456789:.") == std::string_view::npos;
}

/// `18:30` as a duration: `18.5h`.
std::string time_of_day(std::string_view text) {
  const std::size_t colon = text.find(':');
  const double hours = parse_number(text.substr(0, colon)).value_or(0);
  const double minutes = parse_number(text.substr(colon + 1, 2)).value_or(0);
  return format_quantity((hours * 60 + minutes) / 1440, Unit::duration);
}

std::string without(std::string_view text, char unwanted) {
  std::string result(text);
  std::erase(result, unwanted);
  return result;
}

/// Digits with a point or an exponent that hold no finite number.
bool is_number_too_large(std::string_view text) {
  if (text.find_first_of("0123456789") == std::string_view::npos ||
      text.find_first_not_of("0123456789.eE+-") != std::string_view::npos)
    return false;
  const std::size_t exponent = text.find_first_of("eE");
  const std::string_view mantissa = text.substr(0, exponent);
  if (mantissa.empty() || mantissa.find_first_not_of("0123456789.") != std::string_view::npos)
    return false;
  if (std::count(mantissa.begin(), mantissa.end(), '.') > 1) return false;
  if (exponent != std::string_view::npos) {
    std::string_view power = text.substr(exponent + 1);
    if (!power.empty() && (power.front() == '+' || power.front() == '-')) power.remove_prefix(1);
    if (!all_digits(power)) return false;
  }
  return !parse_number(text).has_value();
}

/// Why a plain word may not stand in a file as it is, if it may not.
std::optional<Complaint> plain_complaint(const std::string& text) {
  const std::string quote = "put it in quotes if it is text: `\"" + text + "\"`";
  const std::string word = lower(text);
  if (is_truth_word(word))
    return Complaint{"plain " + in_ticks(text) + " is not allowed",
                     "some YAML readers take it for true or false, some for text",
                     "write `true` or `false`, or put it in quotes"};
  std::string_view digits = word;
  if (!digits.empty() && (digits.front() == '-' || digits.front() == '+')) digits.remove_prefix(1);
  if (digits == ".inf" || digits == ".nan")
    return Complaint{in_ticks(text) + " is not a number that a crisis can have",
                     "every quantity is finite", "write a number"};
  if (digits.size() > 1 && digits.front() == '0' && all_digits(digits)) {
    const std::size_t first = std::min(digits.find_first_not_of('0'), digits.size() - 1);
    return Complaint{in_ticks(text) + " begins with a zero",
                     "some YAML readers take it for an octal number",
                     "write " + in_ticks(digits.substr(first)) + ", or put it in quotes"};
  }
  const bool based = digits.size() > 2 && digits[0] == '0' &&
                     (digits[1] == 'x' || digits[1] == 'o' || digits[1] == 'b') &&
                     digits.find_first_not_of("0123456789abcdef_", 2) == std::string_view::npos;
  if (based)
    return Complaint{in_ticks(text) + " is not a decimal number",
                     "YAML readers disagree about other bases",
                     "write it in decimal digits, or put it in quotes if it is text"};
  if (has_digits_with_underscores(digits))
    return Complaint{in_ticks(text) + " has an underscore",
                     "some YAML readers take it for a number, some for text",
                     "write " + in_ticks(without(text, '_')) + ", or put it in quotes"};
  if (!digits.empty() && is_base_sixty(digits))
    return Complaint{in_ticks(text) + " could be a number of base sixty",
                     "some YAML readers take it for one",
                     "write " + in_ticks(time_of_day(digits)) + " for a time of day, or " + quote};
  if (is_number_too_large(digits))
    return Complaint{in_ticks(text) + " does not fit into a number",
                     "its size is outside what 64 bits can hold", "write a number within 1e308"};
  return std::nullopt;
}

// ---------------------------------------------------------------------------------------------
// Syntax errors in our own words

struct SyntaxWords {
  std::string_view theirs;  ///< how yaml-cpp's message begins
  std::string_view problem;
  std::string_view reason;
  std::string_view suggestion;
};

constexpr std::string_view kStructure = "this does not fit the lines above it";
constexpr std::string_view kStructureReason =
    "its indentation is off, or a `:` or `-` is missing nearby";
constexpr std::string_view kStructureWay = "align it with its neighbours";
constexpr std::string_view kTag = "a tag (`!`) is not allowed";
constexpr std::string_view kTagReason = "the fields say what type a value has";
constexpr std::string_view kTagWay = "remove it, or put the text in quotes";
constexpr std::string_view kEscape = "an escape in this text is not known";
constexpr std::string_view kEscapeReason = "in double quotes a backslash begins an escape";
constexpr std::string_view kEscapeWay = "use single quotes, or write `\\\\`";
constexpr std::string_view kDirective = "this directive is not understood";
constexpr std::string_view kDirectiveReason = "a line that begins with `%` speaks to the parser";
constexpr std::string_view kDirectiveWay = "remove the line";

const std::array<SyntaxWords, 29> kSyntaxWords{{
    {YAML::ErrorMsg::END_OF_MAP_FLOW, "this map has no closing `}`",
     "the file ends or goes on differently first", "add `}`, or a `,` between the entries"},
    {YAML::ErrorMsg::END_OF_SEQ_FLOW, "this list has no closing `]`",
     "the file ends or goes on differently first", "add `]`, or a `,` between the items"},
    {YAML::ErrorMsg::END_OF_MAP, kStructure, kStructureReason, kStructureWay},
    {YAML::ErrorMsg::END_OF_SEQ, kStructure, kStructureReason, kStructureWay},
    {YAML::ErrorMsg::BLOCK_ENTRY, "a `-` item cannot stand here",
     "items of a list stand on lines of their own", "move it to its own line"},
    {YAML::ErrorMsg::MAP_KEY, kStructure, kStructureReason, kStructureWay},
    {YAML::ErrorMsg::MAP_VALUE, "a `:` cannot stand here",
     "one line holds one key, and text that contains `: ` needs quotes",
     "put the text in quotes, or align the line with its neighbours"},
    {YAML::ErrorMsg::FLOW_END, "a bracket closes that was never opened", "brackets come in pairs",
     "remove it, or put the text in quotes"},
    {YAML::ErrorMsg::EOF_IN_SCALAR, "a text in quotes is never closed",
     "the file ends before the second quote", "close the quotes"},
    {YAML::ErrorMsg::DOC_IN_SCALAR, "a text in quotes is never closed",
     "a line of `---` or `...` comes before the second quote", "close the quotes"},
    {YAML::ErrorMsg::UNKNOWN_TOKEN, "plain text cannot begin with this character",
     "YAML keeps it for itself", "put the text in quotes"},
    {YAML::ErrorMsg::UNKNOWN_ANCHOR, "this alias (`*`) stands for nothing",
     "no anchor (`&`) of that name comes before it", "define the anchor above, or quote the text"},
    {YAML::ErrorMsg::ALIAS_NOT_FOUND, "a `*` needs the name of an anchor",
     "plain text cannot begin with `*`", "put the text in quotes"},
    {YAML::ErrorMsg::ANCHOR_NOT_FOUND, "an `&` needs a name", "plain text cannot begin with `&`",
     "put the text in quotes"},
    {YAML::ErrorMsg::CHAR_IN_ALIAS, "this alias has a character no name may have",
     "a name ends at a space or a bracket", "rename it, or put the text in quotes"},
    {YAML::ErrorMsg::CHAR_IN_ANCHOR, "this anchor has a character no name may have",
     "a name ends at a space or a bracket", "rename it, or put the text in quotes"},
    {YAML::ErrorMsg::ALIAS_CONTENT, "an alias (`*`) cannot have content of its own",
     "it stands for what its anchor holds", "remove what follows or precedes it"},
    {YAML::ErrorMsg::MULTIPLE_ANCHORS, "two anchors (`&`) on one value", "one name is enough",
     "remove one"},
    {YAML::ErrorMsg::TAB_IN_INDENTATION, "a tab indents this line",
     "YAML allows only spaces there, and a tab has no fixed width", "indent with spaces"},
    {YAML::ErrorMsg::CHAR_IN_BLOCK, "nothing may follow `|` or `>` on its line",
     "the block of text begins on the next line", "move the text to the next line"},
    {YAML::ErrorMsg::ZERO_INDENT_IN_BLOCK, "a block of text cannot be indented by 0",
     "it must stand deeper than its key", "remove the digit"},
    {YAML::ErrorMsg::INVALID_ESCAPE, kEscape, kEscapeReason, kEscapeWay},
    {YAML::ErrorMsg::INVALID_HEX, kEscape, kEscapeReason, kEscapeWay},
    {YAML::ErrorMsg::INVALID_UNICODE, kEscape, kEscapeReason, kEscapeWay},
    {YAML::ErrorMsg::BAD_FILE, "this is nested too deeply", "64 levels are allowed", "flatten it"},
    {YAML::ErrorMsg::YAML_DIRECTIVE_ARGS, kDirective, kDirectiveReason, kDirectiveWay},
    {YAML::ErrorMsg::YAML_VERSION, kDirective, kDirectiveReason, kDirectiveWay},
    {YAML::ErrorMsg::YAML_MAJOR_VERSION, kDirective, kDirectiveReason, kDirectiveWay},
    {YAML::ErrorMsg::REPEATED_YAML_DIRECTIVE, kDirective, kDirectiveReason, kDirectiveWay},
}};

Complaint syntax_complaint(std::string_view theirs) {
  for (const SyntaxWords& words : kSyntaxWords)
    if (theirs.substr(0, words.theirs.size()) == words.theirs)
      return {std::string(words.problem), std::string(words.reason), std::string(words.suggestion)};
  if (lower(theirs).find("tag") != std::string::npos)
    return {std::string(kTag), std::string(kTagReason), std::string(kTagWay)};
  return {"this is not YAML", "the text cannot be read on from here",
          "compare it with the examples in `scenarios/`"};
}

// ---------------------------------------------------------------------------------------------
// The parser's events, put together to nodes

/// Ends the parsing after a problem that leaves nothing sensible to read.
struct Stop {};

Place place_of(const SourceText& source, const YAML::Mark& mark) {
  return source.place(std::clamp(mark.line + 1, 1, source.lines()), mark.column);
}

/// Takes yaml-cpp's events, which are told through virtual functions: the one place where this
/// program overrides any. The library's own document is not used, because it forgets duplicate
/// keys, expands aliases without limit and cannot tell plain words from quoted ones.
class Builder : public YAML::EventHandler {
 public:
  Builder(std::shared_ptr<const SourceText> source, Problems& problems)
      : source_(std::move(source)), problems_(problems) {}

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (++documents_ != 2) return;
    tell(place_of(*source_, mark),
         {"a second document begins here", "one file holds one scenario; the rest would be lost",
          "remove the `---`, or split the file"});
    throw Stop{};
  }
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    add(make(mark, Node::Kind::none), anchor, 1, 1);
  }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override;
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override;
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value style) override {
    open(make(mark, Node::Kind::list), tag, anchor, style);
  }
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value style) override {
    open(make(mark, Node::Kind::map), tag, anchor, style);
  }
  void OnMapEnd() override { close(); }

  Node& root() { return root_; }
  /// Where the innermost bracket that is still open began.
  std::optional<Place> open_bracket() const;

 private:
  /// A list or a map that has begun and not ended.
  struct Open {
    Node node;
    YAML::anchor_t anchor = 0;
    bool flow = false;
    bool has_key = false;
    bool keeps_value = true;  ///< false if the key was refused
    Key key = {};
    std::map<std::string, Place> keys = {};
    std::size_t nodes = 1;
    int height = 1;
  };
  /// What an anchor stands for; absent while it is being built.
  struct Anchored {
    Node node;
    std::size_t nodes = 1;
    int height = 1;
  };

  Node make(const YAML::Mark& mark, Node::Kind kind) const;
  void tell(const Place& place, Complaint complaint);
  void refuse_tag(Node& node, const std::string& tag);
  void check_quotes(const YAML::Mark& mark);
  void open(Node node, const std::string& tag, YAML::anchor_t anchor,
            YAML::EmitterStyle::value style);
  void close();
  void add(Node node, YAML::anchor_t anchor, std::size_t nodes, int height);
  void take_key(Open& map, const Node& node);
  void count(const Place& place, std::size_t nodes);
  void check_depth(const Place& place, int height);

  std::shared_ptr<const SourceText> source_;
  Problems& problems_;
  Node root_;
  std::vector<Open> open_;
  std::map<YAML::anchor_t, Anchored> anchors_;
  std::size_t nodes_ = 0;
  int aliases_ = 0;
  int documents_ = 0;
};

Node Builder::make(const YAML::Mark& mark, Node::Kind kind) const {
  Node node;
  node.kind = kind;
  node.place = place_of(*source_, mark);
  node.source = source_;
  return node;
}

void Builder::tell(const Place& place, Complaint complaint) {
  problems_.add(problem_at(*source_, place, std::move(complaint)));
}

void Builder::count(const Place& place, std::size_t nodes) {
  nodes_ += nodes;
  if (nodes_ <= kMostNodes) return;
  tell(place, {"the file holds more than " + std::to_string(kMostNodes) + " values",
               "aliases count as what they stand for", "write less, or split the experiment"});
  throw Stop{};
}

void Builder::check_depth(const Place& place, int height) {
  if (static_cast<int>(open_.size()) + height <= kDeepestNesting) return;
  tell(place, {"this is nested too deeply", std::to_string(kDeepestNesting) + " levels are allowed",
               "flatten it"});
  throw Stop{};
}

void Builder::refuse_tag(Node& node, const std::string& tag) {
  if (tag.empty() || tag == "?" || tag == "!") return;
  node.refused = true;
  constexpr std::string_view kStandard = "tag:yaml.org,2002:";
  const std::string shown = tag.starts_with(kStandard) ? "!!" + tag.substr(kStandard.size()) : tag;
  tell(node.place, {"the tag " + in_ticks(shown) + " is not allowed", std::string(kTagReason),
                    std::string(kTagWay)});
}

/// yaml-cpp takes the end of the file for the second quote and says nothing.
void Builder::check_quotes(const YAML::Mark& mark) {
  if (source_->closes_quotes(mark.line + 1, mark.column)) return;
  tell(place_of(*source_, mark), syntax_complaint(YAML::ErrorMsg::EOF_IN_SCALAR));
  throw Stop{};
}

void Builder::OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) {
  const Place place = place_of(*source_, mark);
  if (++aliases_ > kMostAliasUses) {
    tell(place, {"more than " + std::to_string(kMostAliasUses) + " aliases (`*`)",
                 "a file that repeats itself so often is hard to trust",
                 "write a smaller file, or fewer aliases"});
    throw Stop{};
  }
  const auto found = anchors_.find(anchor);
  if (found == anchors_.end()) {
    tell(place, {"this alias (`*`) contains itself", "its anchor has not ended yet",
                 "move the anchor to something that is complete"});
    Node empty = make(mark, Node::Kind::none);
    empty.refused = true;
    return add(std::move(empty), 0, 1, 1);
  }
  // Counted before it is copied: the copy is what must not grow without limit.
  count(place, found->second.nodes);
  check_depth(place, found->second.height);
  Node copy = found->second.node;
  add(std::move(copy), 0, found->second.nodes, found->second.height);
}

void Builder::OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       const std::string& value) {
  Node node = make(mark, Node::Kind::scalar);
  node.text = value;
  node.quoted = tag != "?";
  const bool is_key =
      !open_.empty() && open_.back().node.kind == Node::Kind::map && !open_.back().has_key;
  refuse_tag(node, tag);
  if (tag == "!") check_quotes(mark);
  // A key is only ever a name, so `on: north` is safe; a value is not.
  if (!node.quoted && !is_key) {
    if (auto complaint = plain_complaint(value)) {
      tell(node.place, std::move(*complaint));
      node.refused = true;
    }
  }
  add(std::move(node), anchor, 1, 1);
}

void Builder::open(Node node, const std::string& tag, YAML::anchor_t anchor,
                   YAML::EmitterStyle::value style) {
  refuse_tag(node, tag);
  count(node.place, 1);
  check_depth(node.place, 1);
  Open next;
  next.node = std::move(node);
  next.anchor = anchor;
  next.flow = style == YAML::EmitterStyle::Flow;
  open_.push_back(std::move(next));
}

void Builder::close() {
  if (open_.empty()) throw Stop{};
  Open done = std::move(open_.back());
  open_.pop_back();
  add(std::move(done.node), done.anchor, done.nodes, done.height);
}

void Builder::add(Node node, YAML::anchor_t anchor, std::size_t nodes, int height) {
  const bool leaf = node.kind == Node::Kind::scalar || node.kind == Node::Kind::none;
  if (leaf) count(node.place, 1);
  if (anchor != 0) {
    count(node.place, nodes);  // the anchor keeps a copy
    anchors_[anchor] = {node, nodes, height};
  }
  if (open_.empty()) {
    root_ = std::move(node);
    return;
  }
  Open& parent = open_.back();
  parent.nodes += nodes;
  parent.height = std::max(parent.height, height + 1);
  if (parent.node.kind == Node::Kind::list) {
    parent.node.items.push_back(std::move(node));
  } else if (!parent.has_key) {
    take_key(parent, node);
  } else {
    // The parser marks an absent value at whatever comes next, which would mislead.
    if (node.kind == Node::Kind::none) node.place = parent.key.place;
    if (parent.keeps_value) parent.node.entries.push_back({parent.key, std::move(node)});
    parent.has_key = false;
  }
}

void Builder::take_key(Open& map, const Node& node) {
  map.has_key = true;
  map.keeps_value = false;
  map.key = {node.text, node.place};
  if (node.kind != Node::Kind::scalar) {
    const bool absent = node.kind == Node::Kind::none;
    return tell(node.place,
                {absent ? "a key is missing before `:`" : "a list or a map cannot be a key",
                 "a key is one word or text", "write `name: value`"});
  }
  if (node.text == "<<" && !node.quoted)
    return tell(node.place,
                {"merge keys (`<<`) are not allowed", "editors and programs merge differently",
                 "repeat the lines, or give the whole value an anchor (`&name`) and use `*name`"});
  const auto [first, fresh] = map.keys.emplace(node.text, node.place);
  if (!fresh)
    return tell(node.place, {"duplicate key " + in_ticks(node.text),
                             "it stands at " + std::to_string(first->second.line) + ":" +
                                 std::to_string(first->second.column) + " already",
                             "remove one of the two"});
  map.keeps_value = true;
}

std::optional<Place> Builder::open_bracket() const {
  if (open_.empty() || !open_.back().flow) return std::nullopt;
  return open_.back().node.place;
}

/// Where the last tab before an error indents a line, which then is the likelier mistake.
std::optional<Place> tab_before(const SourceText& source, int line) {
  for (int number = line; number >= std::max(1, line - 1); --number)
    if (const auto tab = tab_in_indentation(source.line(number))) return source.place(number, *tab);
  return std::nullopt;
}

/// A `key:value` on one of the two lines before an error: without a blank it is one long word.
std::optional<Place> missing_blank(const SourceText& source, int line) {
  for (int number = line; number >= std::max(1, line - 1); --number) {
    const std::string_view text = source.line(number);
    const std::size_t colon = text.find(':');
    if (colon == std::string_view::npos || colon + 1 >= text.size()) continue;
    const std::string_view key = text.substr(0, colon);
    const bool named = std::all_of(key.begin(), key.end(), [](char one) {
      return std::isalnum(static_cast<unsigned char>(one)) || one == '_' || one == ' ';
    });
    if (named && text[colon + 1] != ' ') return source.place(number, static_cast<int>(colon));
  }
  return std::nullopt;
}

void tell_syntax_error(const SourceText& source, const YAML::Exception& error,
                       const Builder& builder, Problems& problems) {
  Place place = place_of(source, error.mark);
  Complaint complaint = syntax_complaint(error.msg);
  const bool bracket =
      error.msg == YAML::ErrorMsg::END_OF_MAP_FLOW || error.msg == YAML::ErrorMsg::END_OF_SEQ_FLOW;
  const bool structure = error.msg == YAML::ErrorMsg::MAP_VALUE ||
                         error.msg == YAML::ErrorMsg::MAP_KEY ||
                         error.msg == YAML::ErrorMsg::END_OF_MAP;
  if (const auto tab = tab_before(source, place.line)) {
    place = *tab;
    complaint = tab_complaint();
  } else if (const auto blank = missing_blank(source, place.line); blank && structure) {
    place = *blank;
    complaint = {"a blank is missing after this `:`", "without it the line is one long word",
                 "write `key: value`"};
  } else if (bracket) {
    // The parser notices at the end of the file; the person must look where it was opened.
    place = builder.open_bracket().value_or(place);
  }
  problems.add(problem_at(source, place, std::move(complaint)));
}

Node refused_node(std::shared_ptr<const SourceText> source) {
  Node node;
  node.refused = true;
  node.place = {source->file(), 1, 1};
  node.source = std::move(source);
  return node;
}

/// Runs the parser; false if the text could not be read to its end.
bool run_parser(const std::string& text, const SourceText& source, Builder& builder, bool tabs_told,
                Problems& problems) {
  std::istringstream stream(text);
  try {
    YAML::Parser parser(stream);
    while (parser.HandleNextDocument(builder)) {
    }
    return true;
  } catch (const Stop&) {
    return false;
  } catch (const YAML::Exception& error) {
    if (!tabs_told) tell_syntax_error(source, error, builder, problems);
    return false;
  }
}

}  // namespace

Node parse_yaml(std::string_view text, const std::string& file, Problems& problems) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  if (text.size() > kLargestFile) {
    problems.add({{file, 0, 0},
                  {},
                  "the file is larger than " + std::to_string(kLargestFile / 1'000'000) + " MB",
                  "no scenario needs that much",
                  "check that it is a scenario",
                  {}});
    return refused_node(std::make_shared<const SourceText>(file, std::string()));
  }
  const std::string owned(text);
  const auto source = std::make_shared<const SourceText>(file, owned);
  if (!check_bytes(*source, owned, problems)) return refused_node(source);
  const bool tabs = !check_tabs(*source, problems);
  Builder builder(source, problems);
  if (!run_parser(owned, *source, builder, tabs, problems)) return refused_node(source);
  Node root = std::move(builder.root());
  if (root.kind == Node::Kind::none && !root.refused) {
    problems.add(problem_at(*source, {file, 1, 1},
                            {"the file is empty", "a scenario needs at least its actors",
                             "`backchannel new NAME` writes one to start from"}));
    return refused_node(source);
  }
  return root;
}

Node read_yaml_file(const std::string& path, Problems& problems) {
  const auto refuse = [&](const std::string& reason) {
    problems.add({{path, 0, 0}, {}, "the file cannot be read", reason, "check the path", {}});
    return refused_node(std::make_shared<const SourceText>(path, std::string()));
  };
  errno = 0;
  std::ifstream stream(path, std::ios::binary);
  if (!stream) return refuse(std::generic_category().message(errno));
  // One byte more than allowed is enough to know that a file is too large.
  std::string text(kLargestFile + 4, '\0');
  stream.read(text.data(), static_cast<std::streamsize>(text.size()));
  if (stream.bad() || (errno != 0 && stream.gcount() == 0))
    return refuse(std::generic_category().message(errno));
  text.resize(static_cast<std::size_t>(stream.gcount()));
  return parse_yaml(text, path, problems);
}

// ---------------------------------------------------------------------------------------------
// Back to text

namespace {

std::string in_quotes(std::string_view text) {
  std::string result = "\"";
  for (const char one : text) {
    const auto code = static_cast<unsigned char>(one);
    if (one == '"' || one == '\\')
      result += std::string("\\") + one;
    else if (one == '\n')
      result += "\\n";
    else if (one == '\t')
      result += "\\t";
    else if (code < 0x20 || code == 0x7F)
      result += "\\x" + hexadecimal(code);
    else
      result += one;
  }
  return result + "\"";
}

/// Whether the characters of a text may stand without quotes, even within brackets.
bool is_plain_text(std::string_view text) {
  if (text.empty() || text.front() == ' ' || text.back() == ' ') return false;
  const auto plain = [](char one) {
    const auto code = static_cast<unsigned char>(one);
    return std::isalnum(code) || code >= 0x80 ||
           std::string_view(" _./%+-();=<>'").find(one) != std::string_view::npos;
  };
  if (!std::all_of(text.begin(), text.end(), plain)) return false;
  if (text == "-" || text.starts_with("- ") || text.starts_with("---")) return false;
  return std::string_view("%'<=>();").find(text.front()) == std::string_view::npos;
}

bool is_nothing_word(std::string_view text) { return text == "~" || lower(text) == "null"; }

std::string flow_of(const Node& node) {
  if (node.kind == Node::Kind::none) return "~";
  const bool plain = !node.quoted && is_plain_text(node.text);
  return plain ? node.text : in_quotes(node.text);
}

bool is_short_leaf(const Node& node) {
  if (node.kind == Node::Kind::scalar || node.kind == Node::Kind::none) return true;
  return to_flow(node).size() <= 80;
}

void emit(const Node& node, const std::string& indentation, std::string& text) {
  if (is_short_leaf(node)) {
    text += " " + to_flow(node) + "\n";
    return;
  }
  text += "\n";
  for (const Node& item : node.items) {
    text += indentation + "-";
    emit(item, indentation + "  ", text);
  }
  for (const auto& [key, value] : node.entries) {
    text += indentation + to_flow_scalar(key.text) + ":";
    emit(value, indentation + "  ", text);
  }
}

}  // namespace

std::string to_flow_scalar(std::string_view text) {
  const bool truth = lower(text) == "true" || lower(text) == "false";
  const bool plain = is_plain_text(text) && !is_nothing_word(text) && !truth &&
                     !plain_complaint(std::string(text)) && !parse_number(text);
  return plain ? std::string(text) : in_quotes(text);
}

std::string to_flow(const Node& node) {
  if (node.kind == Node::Kind::list) {
    std::string text = "[";
    for (const Node& item : node.items) text += (text.size() > 1 ? ", " : "") + to_flow(item);
    return text + "]";
  }
  if (node.kind != Node::Kind::map) return flow_of(node);
  std::string text = "{";
  for (const auto& [key, value] : node.entries)
    text += (text.size() > 1 ? ", " : "") + to_flow_scalar(key.text) + ": " + to_flow(value);
  return text + "}";
}

std::string to_yaml(const Node& node) {
  if (node.kind != Node::Kind::map || node.entries.empty()) return to_flow(node) + "\n";
  std::string text;
  for (const auto& [key, value] : node.entries) {
    text += to_flow_scalar(key.text) + ":";
    emit(value, "  ", text);
  }
  return text;
}

}  // namespace backchannel
