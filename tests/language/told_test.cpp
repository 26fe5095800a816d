// Whole pages in Arabic and Farsi: a golden story of each, for a person to read, and what must hold
// of them: nothing English is left but names, numbers and commands, and the events are the same.
// BACKCHANNEL_UPDATE=1 writes the stories anew.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

#include "analysis/report/story.hpp"
#include "analysis/report/walk.hpp"
#include "analysis/table/compare_sheet.hpp"
#include "analysis/table/provenance.hpp"
#include "analysis/table/summary_sheet.hpp"
#include "sim/engine/experiment.hpp"
#include "tests/support/laboratory.hpp"

namespace backchannel::testing {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

const Study& muscat() {
  static const Study kStudy = study("muscat_2026.yaml");
  return kStudy;
}

std::string told(Tongue tongue, std::uint32_t run = 3) {
  return golden_story(muscat(), muscat().arms[0], muscat().arms.name(0), 7, run,
                      Language(tongue, muscat().scenario));
}

std::set<std::string> latin_words_in(const std::string& text, const std::set<std::string>& but) {
  static const std::regex word("[A-Za-z]{2,}");
  std::set<std::string> words;
  for (std::sregex_iterator hit(text.begin(), text.end(), word), end; hit != end; ++hit)
    if (!but.contains(hit->str())) words.insert(hit->str());
  return words;
}

std::size_t count_of(const std::string& text, const std::string& what) {
  std::size_t count = 0;
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1))
    ++count;
  return count;
}

class Told : public ::testing::TestWithParam<Tongue> {
 protected:
  Language language() const { return {GetParam(), muscat().scenario}; }
};

TEST_P(Told, StoryIsTheCommittedOne) {
  const std::string now = told(GetParam());
  const fs::path path = fs::path(BACKCHANNEL_SOURCE_DIR) / "tests" / "golden" /
                        ("muscat_2026." + std::string(name_of(GetParam())) + ".story");
  if (std::getenv("BACKCHANNEL_UPDATE") != nullptr) {
    std::ofstream(path) << now;
    return;
  }
  std::ifstream in(path);
  std::stringstream committed;
  committed << in.rdbuf();
  EXPECT_EQ(now, committed.str());
}

TEST_P(Told, GoldenStoriesHaveNoEnglishLeft) {
  // The checksum of the lines left out is hexadecimal, and so may look like a word.
  const std::regex checksum("[0-9a-f]{8}");
  for (std::uint32_t run = 0; run < 40; ++run) {
    const std::string text = std::regex_replace(told(GetParam(), run), checksum, "");
    EXPECT_THAT(latin_words_in(text, {}), IsEmpty()) << "run " << run;
  }
}

TEST_P(Told, WholeStoriesLeaveOnlyTheCommandInEnglish) {
  for (std::uint32_t run = 0; run < 10; ++run) {
    const std::string text = tell_story(muscat(), muscat().arms[0], muscat().arms.name(0), 7, run,
                                        "", language());
    const std::size_t begin = text.find("\n./run story");  // nothing in the way of copying it
    ASSERT_NE(begin, std::string::npos);
    const std::size_t end = text.find('\n', begin + 1);
    EXPECT_TRUE(text.substr(0, end).ends_with("--lang " + std::string(name_of(GetParam()))));
    const std::regex hash("[0-9a-f]{16}");
    const std::string rest =
        std::regex_replace(text.substr(0, begin) + text.substr(end), hash, "");
    EXPECT_THAT(latin_words_in(rest, {}), IsEmpty()) << "run " << run;
  }
}

TEST_P(Told, StoriesHaveTheSameLinesAndIsolatesThatClose) {
  for (std::uint32_t run = 0; run < 20; ++run) {
    const ToldRun english = told_run(muscat().arms[0], 7, run);
    const ToldRun other = told_run(muscat().arms[0], 7, run, language());
    ASSERT_EQ(english.lines.size(), other.lines.size());
    for (std::size_t i = 0; i < other.lines.size(); ++i) {
      EXPECT_EQ(english.lines[i].at, other.lines[i].at);
      EXPECT_EQ(english.lines[i].reasons.empty(), other.lines[i].reasons.empty());
      const std::string all = other.lines[i].who + other.lines[i].says + other.lines[i].reasons;
      EXPECT_EQ(count_of(all, "\u2068"), count_of(all, "\u2069")) << all;
      EXPECT_EQ(all.find('{'), std::string::npos) << all;
    }
  }
}

TEST_P(Told, TablesAndSentencesOfAComparisonToo) {
  const Language in = language();
  std::vector<ArmSummary> arms;
  std::vector<PairedComparison> pairs;
  Experiment experiment;
  for (std::size_t i = 0; i < 2; ++i) {
    arms.emplace_back(muscat().arms.name(i), muscat().arms[i]);
    experiment.arms.push_back(&muscat().arms[i]);
  }
  pairs.emplace_back(muscat().arms.name(0), muscat().arms[0], muscat().arms.name(1),
                     muscat().arms[1], in);
  experiment.seed = 1;
  experiment.runs = 200;
  experiment.threads = 1;
  perform(experiment, [&](const Batch& batch) {
    for (std::size_t k = 0; k < batch.by_arm[0].size(); ++k) {
      for (std::size_t a = 0; a < 2; ++a) arms[a].add(batch.by_arm[a][k]);
      pairs[0].add(batch.by_arm[0][k], batch.by_arm[1][k]);
    }
    return true;
  });
  for (const bool all : {false, true}) {
    const std::string text = comparison_text(arms, pairs, all, in);
    EXPECT_THAT(latin_words_in(all ? "" : text, {}), IsEmpty());
    EXPECT_EQ(count_of(text, "\u2068"), count_of(text, "\u2069"));
  }
  EXPECT_THAT(latin_words_in(summary_text(arms, false, in), {}), IsEmpty());
  EXPECT_THAT(latin_words_in(summary_text(std::span(arms).first(1), false, in), {}), IsEmpty());
}

TEST_P(Told, EachTextOfAWalkToo) {
  const auto walk =
      walk_json(muscat(), muscat().arms[0], {.arm = "as it was", .run = 3, .most_without = 5});
  const std::string code(name_of(GetParam()));
  ASSERT_GT(walk["texts"].size(), 100U);
  for (const auto& text : walk["texts"]) {
    ASSERT_TRUE(text.contains("en") && text.contains(code)) << text.dump();
    EXPECT_THAT(latin_words_in(text[code].get<std::string>(), {}), IsEmpty()) << text.dump();
    EXPECT_EQ(text["en"].get<std::string>().find("\u2068"), std::string::npos);
  }
}

INSTANTIATE_TEST_SUITE_P(Each, Told, ::testing::Values(Tongue::arabic, Tongue::persian),
                         [](const auto& test) { return std::string(name_of(test.param)); });

TEST(Translations, DoNotCountForTheHash) {
  const Study with = read_study_text(
      "schema: backchannel/1\ntitle: t\nactors:\n  a: {role: principal}\n  b: {role: principal}\n",
      "with.yaml");
  const Study without = read_study_text(
      "schema: backchannel/1\ntitle: t\nactors:\n  a: {role: principal}\n  b: {role: principal}\n"
      "translations:\n  ar:\n    title: عنوان\n    names: {a: أ}\n",
      "without.yaml");
  EXPECT_EQ(with.hash, without.hash);
}

}  // namespace
}  // namespace backchannel::testing
