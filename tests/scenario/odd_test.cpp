// sim/ODD.md describes the model to whoever wants to build it again. Its tables are made from the
// field table and may not drift from it:
//
//   <!-- parameters: ladder -->  … <!-- end -->   made anew from the fields
//   <!-- columns -->             … <!-- end -->   made anew from the tally
//   <!-- names: acts -->         … <!-- end -->   names from the code, meanings written by hand
//
// BACKCHANNEL_UPDATE=1 writes them anew; a table that has no place yet must be given one by hand.

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "sim/crisis/crisis.hpp"
#include "sim/parameters/manual.hpp"
#include "sim/policies/strategic/families.hpp"
#include "sim/scenario/scenario.hpp"

namespace backchannel::testing {
namespace {

using Lines = std::vector<std::string>;

const std::filesystem::path kFile = std::filesystem::path(BACKCHANNEL_SOURCE_DIR) / "sim/ODD.md";

std::string committed() {
  std::ifstream stream(kFile, std::ios::binary);
  std::ostringstream text;
  text << stream.rdbuf();
  return text.str();
}

// --- What the code says --------------------------------------------------------------------------

const std::vector<ManualTable>& tables() {
  static const std::vector<ManualTable> kTables = manual_of<Scenario>();
  return kTables;
}

std::string name_of_table(const ManualTable& table) {
  return table.path.empty() ? "scenario" : table.path;
}

std::string table_of_columns() {
  ManualTable table = manual_of<Tally>().front();
  for (ManualRow& row : table.rows) {
    if (row.default_value.starts_with("-1")) row.meaning += "; -1 if it did not happen";
    row.unit = row.unit == "duration" ? "days" : "";
    row.range = row.default_value = row.source = "";
  }
  return to_markdown(table);
}

template <class Enum>
Lines names() {
  return {std::begin(Names<Enum>::of), std::end(Names<Enum>::of)};
}

const std::map<std::string, Lines>& name_lists() {
  static const std::map<std::string, Lines> kLists = {
      {"acts", names<Act>()},
      {"sights", names<Sight>()},
      {"causes", names<Cause>()},
      {"outcomes", names<Outcome>()},
      {"rounds", names<RoundClass>()},
      {"agreements", names<Agreement>()},
      {"forms", names<Form>()},
      {"authorities", names<Authority>()},
      {"roles", names<Actor::Role>()},
      {"trust rules", names<TrustRule::Kind>()},
      {"reading rules", names<ReadingRule::Kind>()},
      {"instruments", names<Instrument::Kind>()},
      {"rungs", names<Rung::Kind>()},
      {"letters", {std::begin(kLetterNames), std::end(kLetterNames)}},
      {"distributions", names<Distribution::Kind>()},
  };
  return kLists;
}

// --- What the file says --------------------------------------------------------------------------

/// `| name | meaning |` lines of a table, by name without its ticks.
std::map<std::string, std::string> written_meanings(const std::string& table) {
  static const std::regex kRow(R"(^\| `([^`]+)` \| (.*) \|$)");
  std::map<std::string, std::string> meanings;
  std::istringstream stream(table);
  std::smatch match;
  for (std::string line; std::getline(stream, line);)
    if (std::regex_match(line, match, kRow)) meanings[match[1]] = match[2];
  return meanings;
}

std::string table_of_names(const Lines& names, const std::string& written, Lines& complaints) {
  const auto meanings = written_meanings(written);
  std::string text = "| name | meaning |\n|---|---|\n";
  for (const std::string& name : names) {
    const auto found = meanings.find(name);
    if (found == meanings.end()) complaints.push_back("nothing says what `" + name + "` means");
    text += "| `" + name + "` | " + (found == meanings.end() ? "" : found->second) + " |\n";
  }
  return text;
}

/// Every part that is made or checked, by its marker.
struct Marked {
  std::string marker;  ///< what stands in `<!-- … -->`
  std::size_t begin = 0;
  std::size_t end = 0;
};

std::vector<Marked> marked_parts(const std::string& text) {
  static const std::regex kMarker(R"(<!-- ((?:parameters|names): [^>]+|columns) -->\n)");
  std::vector<Marked> parts;
  for (auto at = std::sregex_iterator(text.begin(), text.end(), kMarker);
       at != std::sregex_iterator(); ++at) {
    const auto begin = static_cast<std::size_t>(at->position() + at->length());
    parts.push_back({(*at)[1], begin, text.find("<!-- end -->", begin)});
  }
  return parts;
}

/// The text with all its tables as the code has them; complaints about what cannot be mended.
std::string renewed(const std::string& text, Lines& complaints) {
  std::map<std::string, std::string> due = {{"columns", table_of_columns()}};
  for (const ManualTable& table : tables())
    due["parameters: " + name_of_table(table)] = to_markdown(table);
  for (const auto& [name, list] : name_lists()) due["names: " + name] = "";
  std::string result;
  std::size_t copied = 0;
  for (const Marked& part : marked_parts(text)) {
    const auto found = due.find(part.marker);
    if (found == due.end() || part.end == std::string::npos) {
      complaints.push_back("<!-- " + part.marker + " --> has no end, stands twice or names nothing");
      continue;
    }
    const std::string written = text.substr(part.begin, part.end - part.begin);
    result += text.substr(copied, part.begin - copied);
    result += part.marker.starts_with("names: ")
                  ? table_of_names(name_lists().at(part.marker.substr(7)), written, complaints)
                  : found->second;
    copied = part.end;
    due.erase(found);
  }
  for (const auto& [marker, table] : due)
    complaints.push_back("no place for it: write <!-- " + marker + " --> and <!-- end -->");
  return result + text.substr(copied);
}

std::string listed(const Lines& lines) {
  std::string text;
  for (const std::string& line : lines) text += "\n  " + line;
  return text;
}

TEST(Odd, HasTheTablesOfTheCode) {
  const std::string text = committed();
  Lines complaints;
  const std::string now = renewed(text, complaints);
  if (std::getenv("BACKCHANNEL_UPDATE") != nullptr) std::ofstream(kFile, std::ios::binary) << now;
  EXPECT_TRUE(complaints.empty()) << listed(complaints);
  EXPECT_TRUE(now == committed()) << "sim/ODD.md is not what the field table gives; "
                                     "BACKCHANNEL_UPDATE=1 writes its tables anew";
}

// --- The hand-written part names nothing that is not there ----------------------------------------

/// `strain.hurt_time` in the prose and its equations, for blocks and fields of the scenario.
Lines unknown_parameters(const std::string& text) {
  std::map<std::string, std::set<std::string>> fields;  // of all blocks of that last name
  for (const ManualTable& table : tables()) {
    const std::size_t dot = table.path.rfind('.');
    const std::string block = dot == std::string::npos ? table.path : table.path.substr(dot + 1);
    for (const ManualRow& row : table.rows) fields[block].insert(row.name);
  }
  static const std::regex kPath(R"(\b([a-z_]+)\.([a-z_]+)\b)");
  Lines unknown;
  for (auto at = std::sregex_iterator(text.begin(), text.end(), kPath);
       at != std::sregex_iterator(); ++at) {
    const auto block = fields.find((*at)[1]);
    const std::string name = (*at)[2];
    if (block == fields.end() || name == "cpp" || name == "hpp" || name == "each") continue;
    if (block->second.count(name) == 0) unknown.push_back(at->str());
  }
  return unknown;
}

TEST(Odd, NamesOnlyParametersThatExist) {
  const Lines unknown = unknown_parameters(committed());
  EXPECT_TRUE(unknown.empty()) << listed(unknown);
  EXPECT_EQ(unknown_parameters("rises by `ladder.bound`, in ladder.hpp, and ladder.bond"),
            Lines{"ladder.bond"});
}

// --- The test can fail -----------------------------------------------------------------------------

TEST(Odd, DriftIsNoticed) {
  const std::string text = committed();
  const auto complains_about = [&](const std::string& from, const std::string& to) {
    std::string changed = text;
    const std::size_t at = changed.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    if (at != std::string::npos) changed.replace(at, from.size(), to);
    Lines complaints;
    return renewed(changed, complaints) != changed || !complaints.empty();
  };
  EXPECT_FALSE(complains_about("# ", "# "));
  EXPECT_TRUE(complains_about("| `drag` | chance", "| `drag` | the chance"));
  EXPECT_TRUE(complains_about("| `ultimatum` |", "| `ultimatums` |"));
  EXPECT_TRUE(complains_about("| `provoked` |", "| `provoked` | too |\n| `provoked` |"));
  EXPECT_TRUE(complains_about("<!-- parameters: ladder -->", ""));
  EXPECT_TRUE(complains_about("<!-- parameters: ladder -->", "<!-- parameters: ladders -->"));
  EXPECT_TRUE(complains_about("`war_day`", "`day_of_war`"));
}

}  // namespace
}  // namespace backchannel::testing
