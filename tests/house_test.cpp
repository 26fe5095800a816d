// The house rules, held by reading the sources: who may include whom, one door for each third
// party, nothing that could make two machines disagree, nothing too long to read, no scenario
// without its golden story. Each rule is a function from a tree of files to a list of complaints.
// The last tests feed each of them a bad tree: a rule that cannot bite is no rule.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace backchannel {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLongestLine = 100;
constexpr int kLongestFunction = 70;

/// Path from the root of the sources, to text.
using Tree = std::map<std::string, std::string>;
using Complaints = std::vector<std::string>;

bool starts(std::string_view text, std::string_view with) { return text.starts_with(with); }

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

std::string place(const std::string& path, std::size_t line_index) {
  return path + ":" + std::to_string(line_index + 1);
}

// --- Reading C++ without understanding it ------------------------------------------------------

/// The same text, as many lines and columns, with comments and what is inside quotes blanked out.
class Blanker {
 public:
  explicit Blanker(std::string text) : text_(std::move(text)) {}

  std::string code() {
    while (at_ < text_.size()) {
      if (next("//")) {
        blank_through(text_.find('\n', at_));
      } else if (next("/*")) {
        const std::size_t end = text_.find("*/", at_ + 2);
        blank_through(end == std::string::npos ? end : end + 2);
      } else if (next("R\"") && !within_word()) {
        const std::size_t open = text_.find('(', at_);
        if (open == std::string::npos) break;
        const std::string close = ")" + text_.substr(at_ + 2, open - at_ - 2) + "\"";
        const std::size_t end = text_.find(close, open);
        blank_through(end == std::string::npos ? end : end + close.size());
      } else if (text_[at_] == '"' || (text_[at_] == '\'' && !within_word())) {
        blank_quoted(text_[at_]);
      } else {
        ++at_;
      }
    }
    return text_;
  }

 private:
  bool next(std::string_view token) const { return text_.compare(at_, token.size(), token) == 0; }

  /// A quote mark after a letter or digit separates digits: 1'000. (u8R"…" is not used here.)
  bool within_word() const {
    return at_ > 0 && (std::isalnum(static_cast<unsigned char>(text_[at_ - 1])) != 0);
  }

  void blank_through(std::size_t end) {
    for (end = std::min(end, text_.size()); at_ < end; ++at_)
      if (text_[at_] != '\n') text_[at_] = ' ';
  }

  /// Keeps the quote marks themselves, so that an empty pair still reads as a value.
  void blank_quoted(char quote) {
    for (++at_; at_ < text_.size() && text_[at_] != quote && text_[at_] != '\n'; ++at_) {
      if (text_[at_] == '\\' && at_ + 1 < text_.size()) text_[at_++] = ' ';
      if (text_[at_] != '\n') text_[at_] = ' ';
    }
    ++at_;
  }

  std::string text_;
  std::size_t at_ = 0;
};

std::string code_of(const std::string& text) { return Blanker(text).code(); }

bool is_source(const std::string& path) {
  return (path.ends_with(".cpp") || path.ends_with(".hpp")) &&
         (starts(path, "sim/") || starts(path, "analysis/"));
}

/// Complains about each line of the code (comments and quoted words left out) that matches.
void complain_where(const Tree& tree, const std::string& pattern, const std::string& why,
                    const auto& concerns, Complaints& complaints) {
  const std::regex bad(pattern);
  for (const auto& [path, text] : tree) {
    if (!is_source(path) || !concerns(path)) continue;
    const std::vector<std::string> lines = lines_of(code_of(text));
    for (std::size_t i = 0; i < lines.size(); ++i) {
      std::smatch match;
      if (std::regex_search(lines[i], match, bad))
        complaints.push_back(place(path, i) + "  " + match.str() + ": " + why);
    }
  }
}

// --- Who may include whom ----------------------------------------------------------------------

/// A room may include itself and every room of a lower rank. Two rooms of one rank never meet.
const std::map<std::string, int> kRank = {
    {"sim/parameters", 0}, {"sim/crisis", 1},      {"sim/channels", 2},       {"sim/policies", 2},
    {"sim/rounds", 3},     {"sim/scenario", 4},    {"sim/engine", 5},   {"analysis/language", 6},
    {"analysis/design", 7}, {"analysis/table", 8}, {"analysis/store", 9}, {"analysis/report", 10},
    {"analysis/classroom", 11}, {"analysis/cli", 12},
};

/// `sim/policies` for `sim/policies/strategic/game.hpp`; nothing for a file outside every room.
std::string room_of(const std::string& path) {
  const std::size_t wing = path.find('/');
  const std::size_t room = wing == std::string::npos ? wing : path.find('/', wing + 1);
  const std::string name = room == std::string::npos ? "" : path.substr(0, room);
  return kRank.count(name) > 0 ? name : "";
}

struct Include {
  std::string from;
  std::size_t line = 0;
  std::string what;
  bool quoted = false;
};

std::vector<Include> includes_of(const Tree& tree) {
  static const std::regex form(R"re(^\s*#\s*include\s*([<"])([^>"]+)[>"])re");
  std::vector<Include> found;
  for (const auto& [path, text] : tree) {
    if (!is_source(path)) continue;
    const std::vector<std::string> lines = lines_of(text);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      std::smatch match;
      if (std::regex_search(lines[i], match, form))
        found.push_back({path, i, match[2].str(), match[1].str() == "\""});
    }
  }
  return found;
}

Complaints check_rooms(const Tree& tree) {
  Complaints complaints;
  for (const auto& [path, text] : tree)
    if (is_source(path) && room_of(path).empty()) complaints.push_back(path + ": in no room");

  std::set<std::string> version_readers;
  for (const Include& include : includes_of(tree)) {
    if (!include.quoted) continue;
    const std::string where = place(include.from, include.line) + "  " + include.what;
    const std::string from = room_of(include.from);
    const std::string to = room_of(include.what);
    if (include.what == "generated/version.hpp" && starts(include.from, "analysis/")) {
      version_readers.insert(include.from);
    } else if (to.empty()) {
      complaints.push_back(where + ": include paths start at the root and name a room");
    } else if (!from.empty() && from != to && kRank.at(to) >= kRank.at(from)) {
      complaints.push_back(where + ": " + from + " may not include " + to);
    } else if (from == "sim/policies" && include.what == "sim/crisis/crisis.hpp") {
      complaints.push_back(where + ": a policy sees its View, never the Crisis");
    }
  }
  if (version_readers.size() > 1)
    for (const std::string& reader : version_readers)
      complaints.push_back(reader + ": generated/version.hpp belongs in one file only");
  return complaints;
}

// --- One door for each third party -------------------------------------------------------------

struct Door {
  std::string header;                ///< what an include of it begins with
  std::vector<std::string> openers;  ///< beginnings of the paths that may
};

const std::vector<Door> kDoors = {
    {"yaml-cpp/", {"sim/parameters/yaml.cpp"}},
    {"boost/asio", {"sim/engine/shifts.cpp", "analysis/classroom/server.cpp"}},
    {"boost/beast", {"analysis/classroom/server.cpp"}},
    {"sqlite3.h", {"analysis/store/database.cpp"}},
    {"zlib.h", {"analysis/store/archive.cpp"}},
    {"sleef.h", {"sim/crisis/maths.cpp"}},
    {"coin/", {"sim/policies/strategic/linear_program.cpp"}},
    {"gtest/", {}},
    {"gmock/", {}},
};

Complaints check_doors(const Tree& tree) {
  Complaints complaints;
  for (const Include& include : includes_of(tree)) {
    for (const Door& door : kDoors) {
      if (!starts(include.what, door.header)) continue;
      const bool may =
          std::any_of(door.openers.begin(), door.openers.end(),
                      [&](const auto& opener) { return starts(include.from, opener); });
      if (may) continue;
      std::string who = door.openers.empty() ? "the tests" : door.openers.front();
      complaints.push_back(place(include.from, include.line) + "  " + include.what + ": only for " +
                           who);
    }
  }
  return complaints;
}

// --- The same numbers everywhere ---------------------------------------------------------------

bool in_sim(const std::string& path) { return starts(path, "sim/"); }

Complaints check_virtual(const Tree& tree) {
  Complaints complaints;
  complain_where(tree, R"(\bvirtual\b)", "kinds are variants; no virtual function in sim/", in_sim,
                 complaints);
  return complaints;
}

Complaints check_luck_and_clock(const Tree& tree) {
  Complaints complaints;
  complain_where(tree, R"(std::random_device|std::[a-z_]+_distribution\b|\bs?rand\s*\()",
                 "luck is drawn by key, see sim/crisis", in_sim, complaints);
  complain_where(tree, R"(\b(system|steady|high_resolution)_clock\b)", "sim/ never reads the clock",
                 in_sim, complaints);
  complain_where(tree, R"(\bgetenv\b)", "sim/ never reads the environment", in_sim, complaints);
  return complaints;
}

/// The C library chooses its code for these by processor. Square roots are exact by standard and
/// free. Our own are called as maths::exp, so a bare exp can only be the library's.
Complaints check_libm(const Tree& tree) {
  const std::string names =
      "(exp|exp2|expm1|log|log2|log10|log1p|pow|cbrt|hypot|sin|cos|tan|asin|acos|atan|atan2|"
      "sinh|cosh|tanh|asinh|acosh|atanh|erf|erfc|tgamma|lgamma)";
  const auto concerns = [](const std::string& path) {
    return in_sim(path) && !starts(path, "sim/crisis/maths.");
  };
  Complaints complaints;
  complain_where(tree, R"((std::|(^|[^\w:.>])(::)?))" + names + R"([fl]?\s*\()",
                 "differs between processors; use sim/crisis/maths.hpp", concerns, complaints);
  return complaints;
}

// --- Kept readable -----------------------------------------------------------------------------

/// Characters, not bytes: a continuation byte of UTF-8 takes no column of its own.
std::size_t columns_of(const std::string& line) {
  return static_cast<std::size_t>(std::count_if(line.begin(), line.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  }));
}

Complaints check_line_length(const Tree& tree) {
  Complaints complaints;
  for (const auto& [path, text] : tree) {
    if (!is_source(path)) continue;
    const std::vector<std::string> lines = lines_of(text);
    for (std::size_t i = 0; i < lines.size(); ++i)
      if (columns_of(lines[i]) > kLongestLine)
        complaints.push_back(place(path, i) + "  longer than " + std::to_string(kLongestLine) +
                             " columns");
  }
  return complaints;
}

/// Follows braces through one file and measures what looks like a function: from the line of its
/// name to its closing brace, lines inside a braced list of values not counted (a table is not
/// code). `fields` is free to be long, for it is the table of a struct's parameters.
class FunctionMeasure {
 public:
  FunctionMeasure(std::string path, const std::string& text)
      : path_(std::move(path)), text_(code_of(text)) {}

  Complaints too_long() {
    drop_directives();
    for (const char c : text_) {
      if (c == '\n') end_line();
      step(c);
    }
    return complaints_;
  }

 private:
  enum class Kind { scope, function, block, values };
  struct Brace {
    Kind kind;
    std::string head;      ///< the text before it, back to the last `;` or brace
    std::size_t line = 0;  ///< where that text begins
    int lines = 0;         ///< counted so far
  };

  /// A brace in a dead branch of an #if need not be closed there.
  void drop_directives() {
    bool within = false;
    for (std::size_t i = 0, begin = 0; i <= text_.size(); ++i) {
      if (i < text_.size() && text_[i] != '\n') continue;
      const std::size_t first = text_.find_first_not_of(" \t", begin);
      if (within || (first < i && text_[first] == '#')) {
        within = i > begin && text_[i - 1] == '\\';
        std::fill(text_.begin() + static_cast<std::ptrdiff_t>(begin),
                  text_.begin() + static_cast<std::ptrdiff_t>(i), ' ');
      }
      begin = i + 1;
    }
  }

  bool inside_function() const {
    return std::any_of(open_.begin(), open_.end(),
                       [](const Brace& brace) { return brace.kind == Kind::function; });
  }

  void end_line() {
    ++line_;
    // Of the braces around, only what stands inside the innermost list of values goes uncounted.
    for (auto brace = open_.rbegin(); brace != open_.rend(); ++brace) {
      if (brace->kind == Kind::values) break;
      ++brace->lines;
    }
  }

  void step(char c) {
    if (c == '{') {
      const Kind kind = inside_function() ? kind_within() : kind_outside();
      const int head_lines = static_cast<int>(line_ - head_line_);
      open_.push_back({kind, head_, head_line_, head_lines});
      begin_head();
    } else if (c == '}') {
      if (!open_.empty()) close();
      begin_head();
    } else if (c == ';') {
      begin_head();
    } else if (!std::isspace(static_cast<unsigned char>(c)) || !head_.empty()) {
      if (head_.empty()) head_line_ = line_;
      head_ += c;
    }
  }

  void begin_head() {
    head_.clear();
    head_line_ = line_;
  }

  void close() {
    const Brace brace = open_.back();
    open_.pop_back();
    static const std::regex table(R"(\bfields\s*\()");
    const int length = brace.lines + 1;
    if (brace.kind == Kind::function && length > kLongestFunction &&
        !std::regex_search(brace.head, table))
      complaints_.push_back(place(path_, brace.line) + "  a function of " + std::to_string(length) +
                            " lines; " + std::to_string(kLongestFunction) + " at most");
  }

  /// Outside functions: a namespace or type, a function, or a table.
  Kind kind_outside() const {
    static const std::regex type(
        R"(^(\[\[.*\]\]\s*)?(inline\s+|typedef\s+|static\s+|constexpr\s+|const\s+)*)"
        R"((namespace|class|struct|union|enum|extern)\b)");
    static const std::regex operator_name(R"(\boperator\s*(\(\)|[^\s\w(]+))");
    std::string head = without_template(head_);
    if (std::regex_search(head, type)) return Kind::scope;
    head = std::regex_replace(head, operator_name, "operator_name");
    int depth = 0;
    bool called = false;
    for (const char c : head) {
      if (c == '(') ++depth, called = true;
      if (c == ')') --depth;
      if (c == '=' && depth == 0) called = false;
      if (c == ']' && depth == 0) called = false;
    }
    return called ? Kind::function : Kind::values;
  }

  /// Inside a function: a block of statements follows a `)`, a word such as `else`, or nothing;
  /// anything else before the brace makes it a list of values.
  Kind kind_within() const {
    static const std::regex block(
        R"((\)\s*(const|mutable|noexcept|constexpr|\s)*(->\s*[\w:<>,&*\s]+)?|\]|)"
        R"(\b(else|do|try)|:|^)\s*$)");
    static const std::regex type(R"(^(struct|class|enum|union)\b)");
    if (head_.empty())
      return !open_.empty() && open_.back().kind == Kind::values ? Kind::values : Kind::block;
    if (std::regex_search(head_, type)) return Kind::block;
    const std::size_t from = head_.size() > 200 ? head_.size() - 200 : 0;
    return std::regex_search(head_.substr(from), block) ? Kind::block : Kind::values;
  }

  static std::string without_template(std::string head) {
    while (starts(head, "template")) {
      const std::size_t open = head.find('<');
      if (open == std::string::npos) break;
      int depth = 0;
      std::size_t end = open;
      for (; end < head.size(); ++end) {
        if (head[end] == '<') ++depth;
        if (head[end] == '>' && --depth == 0) break;
      }
      head.erase(0, std::min(end + 1, head.size()));
      head.erase(0, std::min(head.find_first_not_of(" \n\t"), head.size()));
    }
    return head;
  }

  std::string path_;
  std::string text_;
  std::vector<Brace> open_;
  std::string head_;
  std::size_t head_line_ = 0;
  std::size_t line_ = 0;
  Complaints complaints_;
};

Complaints check_function_length(const Tree& tree) {
  Complaints complaints;
  for (const auto& [path, text] : tree) {
    if (!is_source(path)) continue;
    for (std::string& complaint : FunctionMeasure(path, text).too_long())
      complaints.push_back(std::move(complaint));
  }
  return complaints;
}

// --- The engine knows no countries, and no scenario goes without a story -----------------------

/// Comments and quoted words count here, and parts of longer words: whoever appears by name belongs
/// in a scenario.
Complaints check_names(const Tree& tree) {
  static const std::regex name("Washington|Tehran|Muscat|Moscow|Havana", std::regex::icase);
  Complaints complaints;
  for (const auto& [path, text] : tree) {
    if (!is_source(path) || !in_sim(path)) continue;
    const std::vector<std::string> lines = lines_of(text);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      std::smatch match;
      if (std::regex_search(lines[i], match, name))
        complaints.push_back(place(path, i) + "  " + match.str() + ": sim/ names nobody");
    }
  }
  return complaints;
}

/// A scenario says so in its first lines; other YAML, such as the ledger of evidence, does not.
bool is_scenario(const std::string& path, const std::string& text) {
  if (!starts(path, "scenarios/") || !path.ends_with(".yaml")) return false;
  const std::vector<std::string> lines = lines_of(text);
  const auto end = lines.begin() + std::min<std::ptrdiff_t>(20, std::ssize(lines));
  return std::any_of(lines.begin(), end, [](const std::string& line) {
    return starts(line, "schema: backchannel/") || starts(line, "schema: \"backchannel/");
  });
}

Complaints check_goldens(const Tree& tree) {
  Complaints complaints;
  for (const auto& [path, text] : tree) {
    if (!is_scenario(path, text)) continue;
    std::string name = path.substr(std::string("scenarios/").size());
    name.resize(name.size() - std::string(".yaml").size());
    std::replace(name.begin(), name.end(), '/', '_');
    const std::string golden = "tests/golden/" + name + ".story";
    if (tree.count(golden) == 0) complaints.push_back(path + ": has no " + golden);
  }
  return complaints;
}

/// What may stand at the top; dotfiles besides. `build` and `out` are made, and never committed.
Complaints check_top(const std::vector<std::string>& names) {
  static const std::set<std::string> allowed = {"CITATION.cff",
                                                "CMakeLists.txt",
                                                "CMakePresets.json",
                                                "CMakeUserPresets.json",
                                                "LICENSE",
                                                "README.md",
                                                "analysis",
                                                "build",
                                                "out",
                                                "run",
                                                "scenarios",
                                                "sim",
                                                "test",
                                                "tests",
                                                "compile_commands.json"};
  Complaints complaints;
  for (const std::string& name : names)
    if (!starts(name, ".") && allowed.count(name) == 0)
      complaints.push_back(name + ": does not belong at the top");
  return complaints;
}

// --- The rules on the real house ---------------------------------------------------------------

const fs::path kRoot = BACKCHANNEL_SOURCE_DIR;

Tree read_tree() {
  Tree tree;
  for (const char* wing : {"sim", "analysis", "scenarios", "tests/golden"}) {
    if (!fs::exists(kRoot / wing)) continue;
    for (auto entry = fs::recursive_directory_iterator(kRoot / wing);
         entry != fs::recursive_directory_iterator(); ++entry) {
      const std::string name = entry->path().filename().string();
      if (name == "node_modules" || starts(name, ".")) {
        if (entry->is_directory()) entry.disable_recursion_pending();
        continue;
      }
      if (!entry->is_regular_file()) continue;
      std::ifstream file(entry->path());
      std::ostringstream text;
      text << file.rdbuf();
      tree[fs::relative(entry->path(), kRoot).generic_string()] = text.str();
    }
  }
  return tree;
}

const Tree& house() {
  static const Tree tree = read_tree();
  return tree;
}

std::string list(const Complaints& complaints) {
  std::string text;
  for (const std::string& complaint : complaints) text += "\n  " + complaint;
  return text;
}

#define EXPECT_NO_COMPLAINT(check)                                   \
  do {                                                               \
    const Complaints complaints_found = check;                       \
    EXPECT_TRUE(complaints_found.empty()) << list(complaints_found); \
  } while (false)

TEST(House, IsWhereTheTestsLook) { EXPECT_GT(house().count("sim/parameters/fields.hpp"), 0U); }
TEST(House, RoomsIncludeOnlyWhatTheyMay) { EXPECT_NO_COMPLAINT(check_rooms(house())); }
TEST(House, EachThirdPartyHasOneDoor) { EXPECT_NO_COMPLAINT(check_doors(house())); }
TEST(House, NothingInSimIsVirtual) { EXPECT_NO_COMPLAINT(check_virtual(house())); }
TEST(House, SimKnowsNeitherChanceNorClock) { EXPECT_NO_COMPLAINT(check_luck_and_clock(house())); }
TEST(House, SimCallsNoLibm) { EXPECT_NO_COMPLAINT(check_libm(house())); }
TEST(House, LinesFitThePage) { EXPECT_NO_COMPLAINT(check_line_length(house())); }
TEST(House, FunctionsFitTheScreen) { EXPECT_NO_COMPLAINT(check_function_length(house())); }
TEST(House, SimNamesNobody) { EXPECT_NO_COMPLAINT(check_names(house())); }
TEST(House, EveryScenarioHasItsStory) { EXPECT_NO_COMPLAINT(check_goldens(house())); }

TEST(House, TheTopIsTidy) {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(kRoot))
    names.push_back(entry.path().filename().string());
  EXPECT_NO_COMPLAINT(check_top(names));
}

// --- The canaries: every rule bites ------------------------------------------------------------

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

std::string repeated(const std::string& line, int times) {
  std::string text;
  for (int i = 0; i < times; ++i) text += line;
  return text;
}

TEST(HouseCanary, AGoodTreeIsLeftInPeace) {
  const Tree good = {
      {"sim/engine/run.cpp",
       "#include \"sim/engine/run.hpp\"\n#include <vector>\n#include \"sim/channels/relay.hpp\"\n"
       "// virtual std::exp(1) is only talked about\nconst char* s = \"virtual rand()\";\n"
       "double e = maths::exp(x) + std::sqrt(2.0) + operand(3) + own.log(1) + 1'000;\n"},
      {"sim/policies/view.hpp", "#include \"sim/crisis/message.hpp\"\n"},
      {"sim/policies/strategic/game.cpp", "#include \"sim/policies/view.hpp\"\n"},
      {"sim/parameters/yaml.cpp", "#include <yaml-cpp/yaml.h>\n"},
      {"sim/engine/shifts.cpp", "#include <boost/asio/thread_pool.hpp>\n"},
      {"sim/crisis/maths.cpp", "#include <sleef.h>\ndouble d = std::exp(1.0);\n"},
      {"analysis/cli/main.cpp", "#include \"generated/version.hpp\"\n"},
      {"scenarios/laboratory/cheap_talk.yaml", "# A game.\nschema: backchannel/1\n"},
      {"scenarios/evidence.yaml", "facts: []\n"},
      {"tests/golden/laboratory_cheap_talk.story", "run 0\n"},
  };
  for (const auto& check :
       {check_rooms, check_doors, check_virtual, check_luck_and_clock, check_libm,
        check_line_length, check_function_length, check_names, check_goldens})
    EXPECT_NO_COMPLAINT(check(good));
  EXPECT_NO_COMPLAINT(check_top({"sim", ".ci", "run", "README.md"}));
}

Complaints rooms(const std::string& path, const std::string& include) {
  return check_rooms({{path, "#pragma once\n#include \"" + include + "\"\n"}});
}

TEST(HouseCanary, NobodyReachesUpstairs) {
  EXPECT_THAT(rooms("sim/crisis/trust.cpp", "sim/engine/run.hpp"),
              ElementsAre(AllOf(HasSubstr("sim/crisis/trust.cpp:2"),
                                HasSubstr("sim/crisis may not include sim/engine"))));
  EXPECT_THAT(rooms("sim/rounds/agenda.hpp", "sim/scenario/scenario.hpp"), SizeIs(1));
  EXPECT_THAT(rooms("sim/engine/run.cpp", "analysis/table/table.hpp"), SizeIs(1));
  EXPECT_THAT(rooms("analysis/table/table.cpp", "analysis/report/svg.hpp"), SizeIs(1));
}

TEST(HouseCanary, ChannelsAndPoliciesNeverMeet) {
  EXPECT_THAT(rooms("sim/channels/relay.cpp", "sim/policies/view.hpp"), SizeIs(1));
  EXPECT_THAT(rooms("sim/policies/strategic/game.cpp", "sim/channels/relay.hpp"), SizeIs(1));
}

TEST(HouseCanary, APolicyNeverSeesTheCrisis) {
  EXPECT_THAT(rooms("sim/policies/coerce.cpp", "sim/crisis/crisis.hpp"),
              ElementsAre(HasSubstr("never the Crisis")));
}

TEST(HouseCanary, PathsStartAtTheRootAndNameARoom) {
  EXPECT_THAT(rooms("sim/crisis/trust.cpp", "trust.hpp"), SizeIs(1));
  EXPECT_THAT(rooms("sim/crisis/trust.cpp", "../engine/run.hpp"), SizeIs(1));
  EXPECT_THAT(rooms("sim/crisis/trust.cpp", "generated/version.hpp"), SizeIs(1));
  EXPECT_THAT(check_rooms({{"sim/util/strings.cpp", ""}, {"sim/loose.hpp", ""}}), SizeIs(2));
}

TEST(HouseCanary, TheVersionIsReadOnce) {
  const std::string include = "#include \"generated/version.hpp\"\n";
  EXPECT_THAT(check_rooms({{"analysis/cli/main.cpp", include}, {"analysis/table/a.cpp", include}}),
              SizeIs(2));
}

TEST(HouseCanary, ThirdPartiesComeThroughTheirDoor) {
  for (const char* header :
       {"yaml-cpp/yaml.h", "boost/asio.hpp", "boost/asio/post.hpp", "boost/beast.hpp", "sqlite3.h",
        "zlib.h", "gtest/gtest.h", "gmock/gmock.h", "sleef.h", "coin/ClpSimplex.hpp"})
    for (const char* path : {"sim/scenario/scenario.cpp", "analysis/table/table.hpp"})
      EXPECT_THAT(check_doors({{path, std::string("#include <") + header + ">\n"}}), SizeIs(1))
          << path << " " << header;
  EXPECT_THAT(check_doors({{"sim/parameters/yaml.hpp", "# include \"yaml-cpp/yaml.h\"\n"}}),
              SizeIs(1));
  EXPECT_THAT(check_doors({{"analysis/store/database.cpp", "#include <sqlite3.h>\n"}}), IsEmpty());
}

TEST(HouseCanary, VirtualIsFound) {
  EXPECT_THAT(check_virtual({{"sim/policies/policy.hpp", "struct P {\n  virtual ~P();\n};\n"}}),
              ElementsAre(HasSubstr("policy.hpp:2")));
}

TEST(HouseCanary, ChanceClockAndEnvironmentAreFound) {
  for (const char* line :
       {"std::random_device device;", "std::normal_distribution<> n;", "int r = rand();",
        "std::uniform_real_distribution<double> u;", "auto t = std::chrono::system_clock::now();",
        "auto t = std::chrono::steady_clock::now();", "getenv(\"HOME\");", "std::getenv(\"A\");",
        "srand (7);"})
    EXPECT_THAT(check_luck_and_clock({{"sim/engine/run.cpp", line}}), SizeIs(1)) << line;
}

TEST(HouseCanary, LibmIsFound) {
  for (const char* line : {"double y = std::exp(x);", "std::pow (a, b)", "-std::log(u)",
                           "std::tanh(z)", "std::log1p(z)", "x * exp(y)", "::expf(z)"})
    EXPECT_THAT(check_libm({{"sim/crisis/trust.cpp", line}}), SizeIs(1)) << line;
}

TEST(HouseCanary, LongLinesAreFoundAndArrowsCountOnce) {
  const std::string arrows = "// " + repeated("→", 97) + "\n";
  EXPECT_THAT(check_line_length({{"sim/crisis/a.hpp", arrows}}), IsEmpty());
  EXPECT_THAT(check_line_length({{"sim/crisis/a.hpp", std::string(101, 'x')}}), SizeIs(1));
}

Complaints lengths(const std::string& text) {
  return check_function_length({{"sim/crisis/a.cpp", text}});
}

TEST(HouseCanary, LongFunctionsAreFound) {
  const std::string body = repeated("  step(1);\n", 70);
  EXPECT_THAT(lengths("namespace a {\nint f(int x) {\n" + body + "}\n}\n"),
              ElementsAre(AllOf(HasSubstr("a.cpp:2"), HasSubstr("72 lines"))));
  EXPECT_THAT(lengths("template <class T>\nT g(const T& t) const noexcept {\n" + body + "}\n"),
              SizeIs(1));
  EXPECT_THAT(lengths("struct S {\n bool operator==(const S& s) const {\n" + body + "}\n};\n"),
              SizeIs(1));
  EXPECT_THAT(lengths("S::S(int a) : a_{a}, b_(2) {\n" + body + "}\n"), SizeIs(1));
  EXPECT_THAT(lengths("void h() {\n  if (x) {\n" + body + "  } else {\n  }\n}\n"), SizeIs(1));
  EXPECT_THAT(lengths("void h() {\n  auto go = [&](int i) -> int {\n" + body + "  };\n}\n"),
              SizeIs(1));
  EXPECT_THAT(lengths("const Verb v[] = {{\"run\", [](int a) {\n" + body + "}}};\n"), SizeIs(1));
}

TEST(HouseCanary, ShortFunctionsAndTablesAreNot) {
  const std::string body = repeated("  step(1);\n", 68);
  EXPECT_THAT(lengths("int f(int x) {\n" + body + "}\n"), IsEmpty());
  EXPECT_THAT(lengths("struct S {\n" + repeated("int f(int x) { return x; }\n", 90) + "};\n"),
              IsEmpty());
  const std::string rows = repeated("  {1, \"a\", f(2)},\n", 90);
  EXPECT_THAT(lengths("const Row kRows[] = {\n" + rows + "};\n"), IsEmpty());
  EXPECT_THAT(lengths("std::vector<Row> rows() {\n  return {\n" + rows + "  };\n}\n"), IsEmpty());
  EXPECT_THAT(lengths("void f() {\n  static const std::vector<Row> kRows{\n" + rows + "  };\n}\n"),
              IsEmpty());
  EXPECT_THAT(lengths("void fields(auto& visit) {\n" + repeated(" visit(Field{}, a);\n", 90) + "}"),
              IsEmpty());
  EXPECT_THAT(lengths("const char* kText = R\"(\n" + repeated("void f() {\n", 90) + ")\";\n"),
              IsEmpty());
}

TEST(HouseCanary, NamesOfCountriesAreFoundEvenInComments) {
  EXPECT_THAT(check_names({{"sim/crisis/a.hpp", "// as in MUSCAT\n"}}), SizeIs(1));
  EXPECT_THAT(check_names({{"sim/engine/a.cpp", "if (name == \"tehran\") {}\n"}}), SizeIs(1));
  EXPECT_THAT(check_names({{"sim/engine/a.cpp", "int kHavanaRule = 0;  // see moscow_rule\n"}}),
              SizeIs(1));
  EXPECT_THAT(check_names({{"analysis/report/a.cpp", "// Washington\n"}}), IsEmpty());
}

TEST(HouseCanary, AScenarioWithoutAStoryIsFound) {
  EXPECT_THAT(check_goldens({{"scenarios/muscat.yaml", "schema: backchannel/1\n"},
                             {"scenarios/laboratory/a.yaml", "# x\nschema: backchannel/1\n"},
                             {"tests/golden/a.story", "run 0\n"}}),
              ElementsAre(HasSubstr("laboratory_a.story"), HasSubstr("muscat.story")));
}

TEST(HouseCanary, StrangersAtTheTopAreFound) {
  EXPECT_THAT(check_top({"sim", "docs", "util.cpp", ".gitignore"}), SizeIs(2));
}

}  // namespace
}  // namespace backchannel
