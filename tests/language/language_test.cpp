// What is said in Arabic and Farsi: every sentence of ours has a translation, none is left over,
// places agree, English is what stands in the sources, and names come from the scenario.

#include "analysis/language/language.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "analysis/language/width.hpp"
#include "analysis/table/column.hpp"
#include "analysis/table/provenance.hpp"
#include "sim/crisis/crisis.hpp"
#include "sim/parameters/manual.hpp"
#include "sim/policies/strategic/families.hpp"
#include "sim/rounds/outcome.hpp"

namespace backchannel::testing {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

using Keys = std::set<std::string>;
using Dictionary = std::map<std::string, std::string>;

std::string text_in(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

Dictionary dictionary(Tongue tongue) {
  return nlohmann::json::parse(dictionary_text(tongue)).get<Dictionary>();
}

// --- What the sources say ------------------------------------------------------------------------

/// The literals that stand one behind the other from here on, as one; empty if there is none.
std::string literal_at(const std::string& source, std::size_t at, char quote = '"') {
  std::string text;
  while (true) {
    at = source.find_first_not_of(" \t\n", at);
    if (at == std::string::npos || source[at] != quote) return text;
    for (++at; at < source.size() && source[at] != quote; ++at) {
      if (source[at] == '\\') ++at;
      text += source[at];
    }
    ++at;
  }
}

/// Where a sentence that is chosen first stands without its mark: `say(late ? "a" : "b")`.
bool hides_literals(const std::string& source, std::size_t at) {
  int depth = 0;
  for (; at < source.size() && depth >= 0; ++at) {
    if (source[at] == '(') ++depth;
    if (source[at] == ')') --depth;
    if (source[at] == ',' && depth == 0) return false;
    if (source[at] == '"') return depth == 0;
  }
  return false;
}

void gather_said(const std::string& source, const std::string& path, Keys& keys) {
  static const std::regex said(R"(([.>]say|\bphrase)\()");
  for (std::sregex_iterator hit(source.begin(), source.end(), said), end; hit != end; ++hit) {
    const auto at = static_cast<std::size_t>(hit->position() + hit->length());
    const std::string key = literal_at(source, at);
    if (!key.empty()) keys.insert(key);
    const bool hides = key.empty() && source[at] != '"' && hides_literals(source, at);
    EXPECT_FALSE(hides) << path << ": " << source.substr(at, 60);
  }
}

void gather_from_pages(const std::string& source, Keys& keys) {
  static const std::regex told(R"(\bt\()");
  for (std::sregex_iterator hit(source.begin(), source.end(), told), end; hit != end; ++hit)
    for (const char quote : {'"', '\''}) {
      const std::string key =
          literal_at(source, static_cast<std::size_t>(hit->position() + hit->length()), quote);
      if (!key.empty()) keys.insert(key);
    }
}

/// The names of reasons and of their terms, as sim/ gives them.
void gather_reasons(const std::string& source, Keys& keys) {
  static const std::regex term(R"re((?:weighing|motive)\.add\(\s*"([^"]+)")re");
  static const std::regex reasons(R"re(Reasons why\{[^;]*?;)re");
  static const std::regex claim(R"re(\{("whether [^"]+",\s*"[^"]+"))re");
  static const std::regex literal(R"re("([^"]+)")re");
  const auto each = [&](const std::string& text, const std::regex& form, const auto& use) {
    for (std::sregex_iterator hit(text.begin(), text.end(), form), end; hit != end; ++hit)
      use(*hit);
  };
  const auto take = [&](const std::smatch& match) { keys.insert(match[1].str()); };
  each(source, term, take);
  each(source, reasons, [&](const std::smatch& match) { each(match.str(), literal, take); });
  each(source, claim, [&](const std::smatch& match) { each(match.str(), literal, take); });
}

/// What a parameter means, what it is counted in, and where its default comes from: the page that
/// lists what went in says so. Citations (`theory B1`, `S14`) are the same in every language.
void gather_explanations(Keys& keys) {
  for (const ManualTable& table : manual_of<Scenario>())
    for (const ManualRow& row : table.rows) {
      if (row.source.empty() && row.range.empty()) continue;
      keys.insert(row.meaning.substr(0, row.meaning.find(" (only where `")));
      if (row.source.starts_with("judgement")) keys.insert(row.source);
    }
  for (const Unit unit : {Unit::number, Unit::share, Unit::duration, Unit::rate})
    keys.emplace(unit_text(unit));
}

/// What the ledgers beside the scenarios say, of the documents and of theory.
void gather_ledgers(const fs::path& folder, Keys& keys) {
  const Study study = read_study((folder / "muscat_2026.yaml").string());
  for (const Evidence::Entry& entry : study.evidence.entries) {
    keys.insert(entry.fact);
    keys.insert(entry.document);
  }
}

template <class Enum>
void gather_names(const char* kind, Keys& keys) {
  for (const std::string_view name : Names<Enum>::of)
    keys.insert(std::string(kind) + ": " + spoken(name));
}

/// The columns that a first reading shows; with `--all` the others keep their names in files.
Keys main_columns() {
  Scenario scenario;
  Keys keys;
  for (const Column& column : columns_of(scenario))
    if (column.main) keys.insert("column: " + column.pattern);
  return keys;
}

const Keys& demanded() {
  static const Keys kKeys = [] {
    const fs::path root(BACKCHANNEL_SOURCE_DIR);
    Keys keys = main_columns();
    for (const auto& entry : fs::recursive_directory_iterator(root / "analysis")) {
      const std::string path = fs::relative(entry.path(), root).string();
      const std::string end = entry.path().extension().string();
      if (path.find("node_modules") != std::string::npos) continue;
      if (!path.starts_with("analysis/language/") && (end == ".cpp" || end == ".hpp"))
        gather_said(text_in(entry.path()), path, keys);
      if (path.starts_with("analysis/report/pages/") && end == ".js")
        gather_from_pages(text_in(entry.path()), keys);
    }
    for (const char* room : {"engine", "policies"})
      for (const auto& entry : fs::recursive_directory_iterator(root / "sim" / room))
        if (entry.path().extension() == ".cpp") gather_reasons(text_in(entry.path()), keys);
    gather_explanations(keys);
    gather_ledgers(root / "scenarios", keys);
    gather_names<Outcome>("outcome", keys);
    gather_names<Agreement>("agreement", keys);
    for (int c = 0; c < kOutcomes; ++c) keys.emplace(meaning_of(static_cast<Outcome>(c)));
    for (int cause = 1; cause <= kWarCauses; ++cause) keys.emplace(war_cause_name(cause));
    for (const char* letter : kLetterNames) keys.emplace(letter);
    keys.emplace(kCaution);
    return keys;
  }();
  return kKeys;
}

std::multiset<std::string> places_in(const std::string& text) {
  static const std::regex place(R"(\{([^{}]*)\})");
  std::multiset<std::string> places;
  int nth = 0;
  for (std::sregex_iterator hit(text.begin(), text.end(), place), end; hit != end; ++hit) {
    const std::string name = (*hit)[1].str();
    places.insert(name.empty() ? std::to_string(nth++) : name);
  }
  return places;
}

// --- Completeness --------------------------------------------------------------------------------

class EachTongue : public ::testing::TestWithParam<Tongue> {};

TEST_P(EachTongue, HasEverySentence) {
  const Dictionary known = dictionary(GetParam());
  std::vector<std::string> missing;
  for (const std::string& key : demanded())
    if (!known.contains(key)) missing.push_back(key);
  EXPECT_THAT(missing, IsEmpty());
}

TEST_P(EachTongue, HasNothingThatNobodySays) {
  std::vector<std::string> superfluous;
  for (const auto& [key, text] : dictionary(GetParam()))
    if (!demanded().contains(key)) superfluous.push_back(key);
  EXPECT_THAT(superfluous, IsEmpty());
}

TEST_P(EachTongue, HasTheSamePlaces) {
  for (const auto& [key, text] : dictionary(GetParam()))
    EXPECT_EQ(places_in(key), places_in(text)) << key << "\n" << text;
}

TEST_P(EachTongue, WritesWesternDigitsAndIsolatesWhatItOpens) {
  for (const auto& [key, text] : dictionary(GetParam())) {
    EXPECT_FALSE(text.empty()) << key;
    for (const char* digit : {"٠", "١", "٢", "٣", "٤", "٥", "٦", "٧", "٨", "٩", "۰", "۱", "۲", "۳",
                              "۴", "۵", "۶", "۷", "۸", "۹"})
      EXPECT_EQ(text.find(digit), std::string::npos) << text;
    const std::regex open("\u2068");
    const std::regex close("\u2069");
    EXPECT_EQ(std::distance(std::sregex_iterator(text.begin(), text.end(), open), {}),
              std::distance(std::sregex_iterator(text.begin(), text.end(), close), {}))
        << text;
  }
}

INSTANTIATE_TEST_SUITE_P(Each, EachTongue, ::testing::Values(Tongue::arabic, Tongue::persian),
                         [](const auto& test) { return std::string(name_of(test.param)); });

TEST(Completeness, FindsWhatIsSaidAndWhatHides) {
  Keys keys;
  gather_said("x.say(\"one {}\"\n   \" two\", a); y->say(late ? phrase(\"p\") : phrase(\"q\"));",
              "", keys);
  EXPECT_THAT(keys, ElementsAre("one {} two", "p", "q"));
  EXPECT_TRUE(hides_literals("late ? \"a\" : \"b\")", 0));
  EXPECT_FALSE(hides_literals("late ? phrase(\"a\") : phrase(\"b\"))", 0));
  EXPECT_FALSE(hides_literals("which, \"value\")", 0));
  gather_from_pages("t(\"page {name}\", {name: 'x'}) + t('other')", keys);
  EXPECT_TRUE(keys.contains("page {name}"));
  EXPECT_TRUE(keys.contains("other"));
}

TEST(Completeness, SeesEnoughOfTheSources) {
  EXPECT_GT(demanded().size(), 400U);
  for (const char* key : {"stakes", "whether to come", "walks out", "what its timing looked like",
                          "outcome: managed deadlock", "column: trust_{a}", "reads {} {}: it {}; "
                          "its trust in {} is now {}"})
    EXPECT_TRUE(demanded().contains(key)) << key;
}

// --- Saying --------------------------------------------------------------------------------------

TEST(Language, EnglishIsWhatStandsInTheSources) {
  const Language english;
  EXPECT_EQ(english.say("adds a tranche of {} to {}", "0.10", "sanctions"),
            "adds a tranche of 0.10 to sanctions");
  EXPECT_EQ(english.word("nobody ever said this"), "nobody ever said this");
  EXPECT_EQ(english.name("gulf_states"), "gulf states");
  EXPECT_EQ(english.label("gulf_states"), "gulf_states");
  EXPECT_EQ(english.isolated("2026-02-06"), "2026-02-06");
}

TEST(Language, OrderOfWordsMayDiffer) {
  const Language arabic(Tongue::arabic);
  EXPECT_EQ(arabic.say("{} → {}", "واشنطن", "طهران"), "واشنطن ← طهران");
  EXPECT_EQ(arabic.say("On {} {} chose war.", "2026-03-01", "طهران"),
            "في \u20682026-03-01\u2069 كان اختيار الحرب من طهران.");
}

TEST(Language, WhatHasNoEntryIsToldInEnglish) {
  const Language arabic(Tongue::arabic);
  // Written so that the scan of the sources does not take it for one of ours.
  EXPECT_EQ(arabic.word("nobody ever said this"), "nobody ever said this");
  EXPECT_EQ(arabic.word("outcome", "nobody's"), "nobody's");
}

TEST(Language, WhatRunsTheOtherWayIsEnclosedOnce) {
  const Language persian(Tongue::persian);
  EXPECT_EQ(persian.isolated("−0.40"), "\u2068−0.40\u2069");
  EXPECT_EQ(persian.isolated(persian.isolated("−0.40")), "\u2068−0.40\u2069");
  EXPECT_EQ(persian.isolated("17"), "17");
  EXPECT_EQ(persian.isolated("تهران"), "تهران");
  EXPECT_EQ(persian.isolated(""), "");
  EXPECT_EQ(persian.isolated("Bern"), "\u2068Bern\u2069");
}

TEST(Language, WidthCountsWhatTakesAColumn) {
  EXPECT_EQ(width_of("abc"), 3U);
  EXPECT_EQ(width_of("طهران"), 5U);
  EXPECT_EQ(width_of("\u2068−0.40\u2069"), 5U);
  EXPECT_EQ(width_of("می‌خواهد"), 7U);  // with a joiner that takes none
}

TEST(Language, NamesComeFromTheScenario) {
  Scenario scenario;
  scenario.title = "A quiet line";
  scenario.translations.entries.push_back({"ar", {}});
  Translation& words = scenario.translations.entries.back().value;
  words.title = "خط هادئ";
  words.names.entries = {{"north", "الشمال"}};
  words.says.entries = {{"a storm", "عاصفة"}};
  const Language arabic(Tongue::arabic, scenario);
  EXPECT_EQ(arabic.title(scenario), "خط هادئ");
  EXPECT_EQ(arabic.name("north"), "الشمال");
  EXPECT_EQ(arabic.name("far_south"), "\u2068far south\u2069");
  EXPECT_EQ(arabic.says("a storm", "A storm."), "عاصفة");
  EXPECT_EQ(arabic.says("a calm", "A calm."), "A calm.");
  // Another language of the same scenario, which nobody translated.
  const Language persian = arabic.of(scenario);
  EXPECT_EQ(persian.tongue(), Tongue::arabic);
  EXPECT_EQ(Language(Tongue::persian, scenario).title(scenario), "A quiet line");
  EXPECT_EQ(Language(Tongue::english, scenario).name("north"), "north");
}

}  // namespace
}  // namespace backchannel::testing
