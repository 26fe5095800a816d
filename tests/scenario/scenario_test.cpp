// What a scenario file means does not depend on how it is laid out, and everything it says comes
// back out: order, dates, arms, uncertain values, provenance, the resolved file, the schema.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iomanip>
#include <sstream>

#include <nlohmann/json.hpp>

#include "analysis/cli/template.hpp"
#include "sim/engine/experiment.hpp"
#include "sim/parameters/path.hpp"
#include "sim/parameters/yaml.hpp"
#include "tests/support/laboratory.hpp"

namespace backchannel::testing {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr std::uint32_t kRuns = 100;
constexpr std::uint32_t kStories = 25;

fs::path scenario_path(const std::string& file) {
  return fs::path(BACKCHANNEL_SOURCE_DIR) / "scenarios" / file;
}

std::string text_in(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  std::ostringstream text;
  text << stream.rdbuf();
  return text.str();
}

Node muscat() {
  Problems problems;
  Node root = read_yaml_file(scenario_path("muscat_2026.yaml").string(), problems);
  EXPECT_TRUE(problems.empty());
  return root;
}

/// A study of a changed file, which finds the same ledger of evidence as the original.
Study study_of(const Node& root) {
  return read_study_text(to_yaml(root), scenario_path("changed.yaml").string());
}

std::string problems_in(const std::string& text) {
  try {
    read_study_text(text, "/nowhere/text.yaml");
  } catch (const ScenarioError& error) {
    return error.what();
  }
  return {};
}

std::vector<std::uint64_t> fingerprints(const Scenario& arm, std::uint32_t runs = kRuns) {
  std::vector<std::uint64_t> prints;
  for (const RunResult& result : live(arm, runs, 7, 2, true)) prints.push_back(result.fingerprint);
  return prints;
}

/// What happened in a run, with names for numbers: indices are what the order may change.
std::vector<std::string> story(const Scenario& arm, std::uint32_t run, RunResult& result) {
  Trace trace;
  result = tell(arm, 7, run, trace);
  const auto name = [&](int index) {
    return index < 0 ? "nobody" : arm.actors.name(static_cast<std::size_t>(index));
  };
  std::vector<std::string> lines;
  for (const Event& event : trace.events) {
    std::ostringstream line;
    line << std::setw(12) << event.at << " " << static_cast<int>(event.kind) << " " << event.flag
         << " " << name(event.who) << " " << name(event.whom) << " " << event.number << " ";
    const bool moves = event.kind == EventKind::act && event.second >= 0;
    if (moves)
      line << arm.instruments.name(static_cast<std::size_t>(event.second));
    else
      line << event.second;
    lines.push_back(line.str());
  }
  std::sort(lines.begin(), lines.end());  // what happens at one instant has no order
  return lines;
}

std::vector<double> numbers_of(const Tally& tally) {
  static_assert(sizeof(Tally) % sizeof(double) == 0);
  std::vector<double> numbers(sizeof(Tally) / sizeof(double));
  std::memcpy(numbers.data(), &tally, sizeof(Tally));
  return numbers;
}

/// Pressures are summed in the order of the file, and sums of another order differ in their last
/// bits: that far, and no further, results may follow the order.
void expect_same_crisis(const Scenario& one, const Scenario& other, const std::string& name) {
  for (std::uint32_t run = 0; run < kStories; ++run) {
    RunResult here;
    RunResult there;
    ASSERT_EQ(story(one, run, here), story(other, run, there)) << name << ", run " << run;
    EXPECT_EQ(here.outcome, there.outcome) << name << ", run " << run;
    EXPECT_THAT(numbers_of(here.tally),
                ::testing::Pointwise(::testing::DoubleNear(1e-12), numbers_of(there.tally)))
        << name << ", run " << run;
  }
}

// --- Order ---------------------------------------------------------------------------------------

class Order : public ::testing::TestWithParam<std::string> {};

TEST_P(Order, OfEntriesChangesNothing) {
  Node root = muscat();
  const Study before = study_of(root);
  auto& entries = root.find(GetParam())->entries;
  ASSERT_GT(entries.size(), 1U);
  for (int turn = 0; turn < 2; ++turn) {
    if (turn == 0)
      std::reverse(entries.begin(), entries.end());
    else
      std::rotate(entries.begin(), entries.begin() + 1, entries.end());
    const Study after = study_of(root);
    for (const auto& [name, arm] : before.arms.entries) {
      const int index = after.arms.find(name);
      ASSERT_GE(index, 0) << name;
      expect_same_crisis(arm, after.arms[static_cast<std::size_t>(index)], name);
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Each, Order,
                         ::testing::Values("actors", "channels", "hazards", "instruments",
                                           "script", "arms", "uncertain"),
                         [](const auto& one) { return one.param; });

TEST(Order, OfBlocksChangesNothing) {
  Node root = muscat();
  const Study before = study_of(root);
  std::reverse(root.entries.begin(), root.entries.end());
  const Study after = study_of(root);
  EXPECT_EQ(before.hash, after.hash);
  EXPECT_EQ(fingerprints(before.arms[0]), fingerprints(after.arms[0]));
}

// --- Dates ---------------------------------------------------------------------------------------

Scenario starting(int year, int month, int day) {
  Scenario scenario;
  scenario.start = {year, month, day};
  return scenario;
}

TEST(Dates, AreCountedOverLeapDaysAndYears) {
  const Scenario scenario = starting(2024, 2, 28);
  EXPECT_EQ(days_since_start(scenario, {2024, 2, 28}), 0);
  EXPECT_EQ(days_since_start(scenario, {2024, 2, 29}), 1);
  EXPECT_EQ(days_since_start(scenario, {2024, 3, 1}), 2);
  EXPECT_EQ(days_since_start(scenario, {2025, 2, 28}), 366);
  EXPECT_EQ(days_since_start(scenario, {2023, 2, 28}), -365);
  EXPECT_EQ(days_since_start(starting(2026, 12, 31), {2027, 1, 1}), 1);
  EXPECT_EQ(days_since_start(starting(1900, 2, 28), {1900, 3, 1}), 1);
  EXPECT_EQ(days_since_start(starting(2000, 2, 28), {2000, 3, 1}), 2);
}

TEST(Dates, AreWrittenAsTheCalendarHasThem) {
  const Scenario scenario = starting(2023, 12, 31);
  EXPECT_EQ(date_text(scenario, 0), "2023-12-31 00:00");
  EXPECT_EQ(date_text(scenario, 86399), "2023-12-31 23:59");
  EXPECT_EQ(date_text(scenario, 86400), "2024-01-01 00:00");
  EXPECT_EQ(date_text(scenario, seconds(60.5)), "2024-02-29 12:00");
  EXPECT_EQ(date_text(scenario, seconds(61)), "2024-03-01 00:00");
}

TEST(Dates, GoThereAndBack) {
  const Scenario scenario = starting(1999, 11, 3);
  for (int day = 0; day < 3000; ++day) {
    const std::string text = date_text(scenario, seconds(day));
    const Date date{std::stoi(text.substr(0, 4)), std::stoi(text.substr(5, 2)),
                    std::stoi(text.substr(8, 2))};
    ASSERT_EQ(days_since_start(scenario, date), day) << text;
  }
}

// --- Arms and uncertain values -------------------------------------------------------------------

bool draws(const Scenario& scenario, std::string_view path) {
  return std::any_of(scenario.draws.begin(), scenario.draws.end(),
                     [&](const Scenario::Draw& draw) { return draw.path == path; });
}

TEST(Uncertain, EndsWhereAValueIsSet) {
  constexpr std::string_view path = "actors.tehran.concession.stakes";
  EXPECT_TRUE(draws(study("muscat_2026.yaml").arms[0], path));
  const Study fixed = study("muscat_2026.yaml", {{"actors.tehran.concession.stakes", "2"}});
  EXPECT_FALSE(draws(fixed.arms[0], path));
  // So it does when the value is set as part of something larger, or an item is named otherwise.
  const Study block = study("muscat_2026.yaml", {{"actors.tehran.concession", "{stakes: 2}"}});
  EXPECT_FALSE(draws(block.arms[0], path));
  constexpr std::string_view leg = "channels.muscat.legs[0].error";
  const std::vector<Setting> uncertain = {
      {"uncertain", "{\"channels.muscat.legs[0].error\": {low: 0, high: 10%}}"}};
  EXPECT_TRUE(draws(study("muscat_2026.yaml", uncertain).arms[0], leg));
  std::vector<Setting> set = uncertain;
  set.push_back({"channels.muscat.legs.0.error", "3%"});
  EXPECT_FALSE(draws(study("muscat_2026.yaml", set).arms[0], leg));
}

TEST(Uncertain, IsTheSameInEveryArm) {
  const Study read = study("muscat_2026.yaml");
  const auto& first = read.arms[0].draws;
  ASSERT_GT(first.size(), 10U);
  for (const auto& [name, arm] : read.arms.entries) {
    ASSERT_EQ(arm.draws.size(), first.size()) << name;
    for (std::size_t i = 0; i < first.size(); ++i) {
      EXPECT_EQ(arm.draws[i].path, first[i].path);
      EXPECT_EQ(arm.draws[i].distribution.first, first[i].distribution.first);
    }
  }
}

TEST(Arms, ThatSetNothingAreTheScenarioItself) {
  Node root = muscat();
  set_at(root, "arms", scalar_from_text("{one: {}, two: {says: the same}, three: {set: {horizon: "
                                        "120d}}}"));
  // Words in other languages are those of the arms there were.
  std::erase_if(root.entries, [](const auto& entry) { return entry.key.text == "translations"; });
  const Study read = study_of(root);
  EXPECT_EQ(fingerprints(read.scenario), fingerprints(read.arms[0]));
  EXPECT_EQ(fingerprints(read.scenario), fingerprints(read.arms[1]));
  EXPECT_EQ(fingerprints(read.scenario), fingerprints(read.arms[2]));
}

TEST(Arms, DoNotTouchEachOther) {
  const Study read = study("muscat_2026.yaml");
  const int direct = read.arms.find("direct");
  const int after = read.arms.find("shuttle only");
  EXPECT_EQ(read.arms[static_cast<std::size_t>(direct)].talks.name, "direct");
  EXPECT_EQ(read.arms[static_cast<std::size_t>(after)].talks.name, "muscat");
}

TEST(Settings, ThatMakeNoSenseAreToldUnderTheirName) {
  try {
    study("muscat_2026.yaml", {{"horizon", "90"}, {"talks..x", "1"}, {"ladder.stirke", "0.1"}});
    FAIL() << "nothing was found wrong";
  } catch (const ScenarioError& error) {
    const std::string said = error.what();
    EXPECT_NE(said.find("--set horizon:1:1: horizon: `90` has no unit"), std::string::npos) << said;
    EXPECT_NE(said.find("talks..x: no such place"), std::string::npos) << said;
    EXPECT_NE(said.find("did you mean `strike`?"), std::string::npos) << said;
  }
}

// --- Provenance ----------------------------------------------------------------------------------

std::string with_sources(const std::string& ladder, const std::string& root = {}) {
  return "schema: backchannel/1\ntitle: t\nactors: {a: {role: principal}, b: {role: principal}}\n" +
         root + "ladder: " + ladder + "\n";
}

TEST(Provenance, IsAskedOfEveryNumberThatIsWritten) {
  EXPECT_NE(problems_in(with_sources("{strike: 0.2}")).find("`0.2` has no source"),
            std::string::npos);
  EXPECT_EQ(problems_in(with_sources("{credulous: true}")), "") << "a choice is no number";
  EXPECT_EQ(problems_in(with_sources("{}")), "") << "defaults bring their own source";
}

TEST(Provenance, IsTakenFromTheNearestBlock) {
  const std::string judged = "source: \"judgement: a guess\"\n";
  EXPECT_EQ(problems_in(with_sources("{strike: 0.2}", judged)), "");
  EXPECT_EQ(problems_in(with_sources("{strike: 0.2, source: theory A16}")), "");
  const Study read = read_study_text(with_sources("{strike: 0.2, source: theory A16}", judged),
                                     "/nowhere/text.yaml");
  for (const ParameterRecord& record : read.ledger) {
    if (record.path != "ladder.strike") continue;
    EXPECT_EQ(record.source, "theory A16");
  }
}

TEST(Provenance, MayHaveSeveralClauses) {
  const auto problems = [](const std::string& source) {
    return problems_in(with_sources("{strike: 0.2, source: \"" + source + "\"}"));
  };
  EXPECT_EQ(problems("theory B3; model §4; judgement: one, two; and three"), "");
  EXPECT_NE(problems("theory B3; hearsay").find("`hearsay` is not a source"), std::string::npos);
  EXPECT_NE(problems("judgement: ").find("without its reason"), std::string::npos);
  EXPECT_NE(problems("evidence a-fact").find("there is no ledger of evidence"), std::string::npos);
}

// --- What comes back out -------------------------------------------------------------------------

TEST(Resolved, ReadsBackToTheSameScenario) {
  const Study before = study("muscat_2026.yaml");
  const std::string text = "source: \"judgement: as there\"\n" + resolved_yaml(before);
  const Study after = read_study_text(text, scenario_path("resolved.yaml").string());
  EXPECT_EQ(before.hash, after.hash);
  EXPECT_EQ(resolved_yaml(before), resolved_yaml(after));
  ASSERT_EQ(before.arms.size(), after.arms.size());
  for (std::size_t i = 0; i < before.arms.size(); ++i)
    EXPECT_EQ(fingerprints(before.arms[i]), fingerprints(after.arms[i])) << before.arms.name(i);
}

TEST(Resolved, HashChangesWithAnyNumber) {
  const std::string hash = study("muscat_2026.yaml").hash;
  EXPECT_NE(hash, study("muscat_2026.yaml", {{"ladder.strike", "0.16"}}).hash);
  EXPECT_NE(hash, study("muscat_2026.yaml", {{"rounds.busy", "0.0800001"}}).hash);
  EXPECT_EQ(hash, study("muscat_2026.yaml", {{"horizon", "2880h"}}).hash);
}

// --- The schema ----------------------------------------------------------------------------------

TEST(ScenarioSchema, IsTheOneThatIsCommitted) {
  const fs::path file = scenario_path("scenario.schema.json");
  if (std::getenv("BACKCHANNEL_UPDATE") != nullptr)
    std::ofstream(file, std::ios::binary) << scenario_schema();
  EXPECT_EQ(text_in(file), scenario_schema()) << "write it anew with BACKCHANNEL_UPDATE=1";
}

/// Whether some reading of the schema knows every key of the node; `lost` names one it does not.
bool knows(const json& schema, const Node& node, const std::string& path, std::string& lost) {
  if (schema.contains("anyOf"))
    return std::any_of(schema["anyOf"].begin(), schema["anyOf"].end(),
                       [&](const json& one) { return knows(one, node, path, lost); });
  if (node.kind == Node::Kind::list) {
    const bool listed = schema.contains("items");
    if (!listed) lost = path;
    return listed && std::all_of(node.items.begin(), node.items.end(), [&](const Node& item) {
             return knows(schema["items"], item, path + "[]", lost);
           });
  }
  if (node.kind != Node::Kind::map || !schema.contains("properties")) return true;
  const json& others = schema["additionalProperties"];
  return std::all_of(node.entries.begin(), node.entries.end(), [&](const auto& entry) {
    const std::string here = path + "." + entry.key.text;
    if (entry.key.text.starts_with("x-")) return true;
    const auto found = schema["properties"].find(entry.key.text);
    if (found != schema["properties"].end()) return knows(*found, entry.value, here, lost);
    if (others.is_object()) return knows(others, entry.value, here, lost);
    lost = here;
    return false;
  });
}

TEST(ScenarioSchema, KnowsEveryKeyThatIsWritten) {
  const json schema = json::parse(scenario_schema());
  std::vector<fs::path> files = {scenario_path("muscat_2026.yaml")};
  for (const char* folder : {"laboratory", "other"})
    for (const auto& entry : fs::directory_iterator(scenario_path(folder)))
      if (entry.path().extension() == ".yaml") files.push_back(entry.path());
  for (const fs::path& file : files) {
    Problems problems;
    std::string lost;
    EXPECT_TRUE(knows(schema, read_yaml_file(file.string(), problems), "", lost))
        << file << " " << lost;
  }
  Node odd = Node::map();
  set_at(odd, "channels.line.leggs", Node::list());
  std::string lost;
  EXPECT_FALSE(knows(schema, odd, "", lost));
  EXPECT_EQ(lost, ".channels.line.leggs");
}

// --- The scenario to begin with ------------------------------------------------------------------

TEST(NewScenario, RunsAtOnceAndItsArmsDiffer) {
  std::string text(kNewScenario);
  text.replace(text.find("@TITLE@"), 7, "A beginning");
  const Study read = read_study_text(text, "/nowhere/new.yaml");
  ASSERT_EQ(read.arms.size(), 3U);
  std::vector<std::vector<RunResult>> results;
  for (const auto& arm : read.arms.entries) results.push_back(live(arm.value, 2000));
  EXPECT_GT(mean(results[0], "rounds"), 1);
  EXPECT_GT(mean(results[0], "incidents"), 1);
  EXPECT_GT(mean(results[0], "explanations"), 0.3);
  double differ = 0;
  for (std::size_t i = 0; i < results[0].size(); ++i)
    differ += results[0][i].outcome != results[1][i].outcome;
  EXPECT_GT(differ / static_cast<double>(results[0].size()), 0.1);
}

TEST(Manual, NamesEveryAct) {
  std::ifstream in(scenario_path("README.md"));
  std::stringstream page;
  page << in.rdbuf();
  for (const std::string_view act : Names<Act>::of)
    EXPECT_NE(page.str().find("`" + std::string(act) + "`"), std::string::npos) << act;
}

}  // namespace
}  // namespace backchannel::testing
