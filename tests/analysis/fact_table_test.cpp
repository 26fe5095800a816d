// scenarios/README.md lists every claim with its verdict. The table is made from the fact files and
// may not drift from them; BACKCHANNEL_UPDATE=1 writes it anew. Whether the verdicts are still true
// is another matter, see facts_slow_test.cpp.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "analysis/table/fact.hpp"

namespace backchannel {
namespace {

namespace fs = std::filesystem;

const fs::path kScenarios = fs::path(BACKCHANNEL_SOURCE_DIR) / "scenarios";
const std::string kBegin = "<!-- claims -->\n";
const std::string kEnd = "<!-- end -->";

std::string text_of(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  std::ostringstream text;
  text << stream.rdbuf();
  return text.str();
}

std::vector<Fact> facts_by_id() {
  std::vector<Fact> facts;
  for (const auto& entry : fs::directory_iterator(kScenarios / "facts"))
    if (entry.path().extension() == ".yaml") facts.push_back(read_fact(entry.path().string()));
  std::sort(facts.begin(), facts.end(),
            [](const Fact& one, const Fact& other) { return one.id() < other.id(); });
  return facts;
}

/// A bar would end the cell, a line break the row.
std::string cell(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  for (std::size_t at = 0; (at = text.find('|', at)) != std::string::npos; at += 2)
    text.insert(at, "\\");
  while (!text.empty() && text.back() == ' ') text.pop_back();
  return text;
}

std::string row_of(const Fact& fact) {
  const std::string& file = fact.question.scenario;
  return "| [" + fact.id() + "](facts/" + fact.id() + ".yaml) | " + cell(fact.claim) + " | " +
         words_of(fact.verdict) + (fact.fragile.empty() ? "" : " (fragile)") + " | [" +
         fs::path(file).stem().string() + "](" + file + ") |\n";
}

std::string table_of(const std::vector<Fact>& facts) {
  std::string table = "| id | claim | verdict | where |\n|---|---|---|---|\n";
  for (const Fact& fact : facts) table += row_of(fact);
  return table;
}

TEST(FactTable, IsThatOfTheFiles) {
  const fs::path page = kScenarios / "README.md";
  const std::string text = text_of(page);
  const std::size_t begin = text.find(kBegin);
  ASSERT_NE(begin, std::string::npos) << "the page has no place for the table: " << kBegin;
  const std::size_t from = begin + kBegin.size();
  const std::size_t to = text.find(kEnd, from);
  ASSERT_NE(to, std::string::npos);
  const std::string table = table_of(facts_by_id());
  if (std::getenv("BACKCHANNEL_UPDATE") != nullptr) {
    std::ofstream(page, std::ios::binary) << text.substr(0, from) << table << text.substr(to);
    return;
  }
  EXPECT_EQ(text.substr(from, to - from), table)
      << "BACKCHANNEL_UPDATE=1 build/ci/tests/tests_analysis --gtest_filter='FactTable.*'";
}

TEST(FactTable, HoldsARowForEachFileUnderItsOwnId) {
  for (const Fact& fact : facts_by_id())
    EXPECT_TRUE(fs::exists(kScenarios / "facts" / (fact.id() + ".yaml"))) << fact.id();
}

TEST(FactTable, TellsClaimVerdictAndPlace) {
  Fact fact;
  fact.question.id = "F99a";
  fact.question.scenario = "other/two_rivals.yaml";
  fact.claim = "One bar | is no\ncolumn.\n";
  fact.verdict = FactVerdict::not_produced;
  fact.fragile = "by a hair";
  EXPECT_EQ(row_of(fact),
            "| [F99a](facts/F99a.yaml) | One bar \\| is no column. | not produced (fragile) | "
            "[two_rivals](other/two_rivals.yaml) |\n");
}

}  // namespace
}  // namespace backchannel
