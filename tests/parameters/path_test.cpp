#include "sim/parameters/path.hpp"

#include <gtest/gtest.h>

#include "tests/parameters/sample.hpp"

namespace backchannel {
namespace {

using sample::World;

Node parse(std::string_view text) {
  Problems problems;
  Node node = parse_yaml(text, "a.yaml", problems);
  EXPECT_TRUE(problems.empty()) << to_text(problems, false);
  return node;
}

TEST(Paths, HaveSteps) {
  const auto steps = split_path("channels.oman and doha.legs[0][1].2.error");
  ASSERT_TRUE(steps);
  ASSERT_EQ(steps->size(), 7U);
  EXPECT_EQ((*steps)[1].name, "oman and doha");
  EXPECT_EQ((*steps)[3].index(), 0U);
  EXPECT_TRUE((*steps)[4].bracketed);
  EXPECT_FALSE((*steps)[5].bracketed);
  EXPECT_EQ((*steps)[5].index(), 2U);
  for (const std::string_view bad :
       {"", ".", "a.", ".a", "a..b", "a[", "a[]", "a[x]", "a]", "a[0]b", "a.[0]", "a[-1]", "a[0"})
    EXPECT_FALSE(split_path(bad)) << bad;
}

TEST(SetAt, ChangesAddsAndAppends) {
  Node root = parse("a: {b: [1, 2]}\nc: 3\n");
  EXPECT_TRUE(set_at(root, "a.b[0]", Node::scalar("9")));
  EXPECT_TRUE(set_at(root, "a.b.2", Node::scalar("7")));
  EXPECT_TRUE(set_at(root, "c", scalar_from_text("{mean: 2d}")));
  EXPECT_TRUE(set_at(root, "d.e.f", scalar_from_text("[x, y]")));
  EXPECT_TRUE(set_at(root, "g[0].h", Node::scalar("1")));
  EXPECT_EQ(to_flow(root), "{a: {b: [9, 2, 7]}, c: {mean: 2d}, d: {e: {f: [x, y]}}, g: [{h: 1}]}");
  ASSERT_NE(find_at(root, "g[0].h"), nullptr);
  EXPECT_EQ(find_at(root, "g[1].h"), nullptr);
  EXPECT_EQ(find_at(root, "a.b.c"), nullptr);
}

TEST(SetAt, RefusesAPathThatLeadsNowhereAndChangesNothing) {
  Node root = parse("a: {b: [1, 2]}\nc: 3\n");
  const std::string before = to_flow(root);
  for (const std::string_view bad : {"a.b[3]", "a.b.x", "c.d", "a[0]", "n.m[1]", "a..b", ""})
    EXPECT_FALSE(set_at(root, bad, Node::scalar("1"))) << bad;
  EXPECT_EQ(to_flow(root), before);
}

TEST(ScalarFromText, ReadsAValueAsAFileWould) {
  EXPECT_EQ(scalar_from_text(" 3d ").text, "3d");
  EXPECT_EQ(scalar_from_text("[a, b]").items.size(), 2U);
  EXPECT_EQ(scalar_from_text("\"3\"").quoted, true);
  EXPECT_EQ(scalar_from_text("").kind, Node::Kind::none);
  EXPECT_EQ(scalar_from_text("~").kind, Node::Kind::none);
  EXPECT_TRUE(scalar_from_text("[a").refused);
  Problems problems;
  scalar_from_text("yes", &problems);
  EXPECT_EQ(problems.sorted().at(0).place.file, "--set");
}

World world() {
  return sample::read_world(
             "title: t\nactors:\n  tehran: {trust: {prior: 40%}, weights: {money: 2}, patience: "
             "3w}\n"
             "  muscat: {trust: {rule: additive, gain: 0.1}}\n"
             "channels: {oman: {legs: [{by: m, latency: {low: 1d, mode: 2d, high: 3d}}, "
             "{by: m, latency: 2d}]}}\n")
      .world;
}

TEST(Locate, FindsNumbersAndTheirFields) {
  World root = world();
  struct Case {
    std::string_view path;
    double value;
    std::string_view field;
    Unit unit;
  };
  const std::vector<Case> cases = {
      {"scale", 1, "scale", Unit::number},
      {"noise", 0.1, "noise", Unit::share},
      {"noise.value", 0.1, "noise", Unit::share},
      {"actors.tehran.trust.prior", 0.4, "prior", Unit::share},
      {"actors.muscat.trust.gain", 0.1, "gain", Unit::number},
      {"actors.tehran.ideal[1]", 0.5, "ideal", Unit::share},
      {"actors.tehran.ideal.0", 0.5, "ideal", Unit::share},
      {"actors.tehran.weights.money", 2, "weights", Unit::number},
      {"actors.tehran.patience", 21, "patience", Unit::duration},
      {"channels.oman.legs[0].latency.mode", 2, "mode", Unit::duration},
      {"channels.oman.legs.0.latency.high", 3, "high", Unit::duration},
      {"channels.oman.legs[1].latency", 2, "latency", Unit::duration},
      {"channels.oman.legs[1].error", 0.02, "error", Unit::share}};
  for (const Case& one : cases) {
    Field field{};
    double* found = locate(root, one.path, &field);
    ASSERT_NE(found, nullptr) << one.path;
    EXPECT_EQ(*found, one.value) << one.path;
    EXPECT_EQ(field.name, one.field) << one.path;
    EXPECT_EQ(field.unit, one.unit) << one.path;
  }
  *locate(root, "actors.tehran.trust.prior") = 0.9;
  EXPECT_EQ(root.actors[0].trust.prior, 0.9);
}

TEST(Locate, IsNullWhereThereIsNoNumber) {
  World root = world();
  for (const std::string_view bad :
       {"", "title", "actors", "actors.tehran", "actors.doha.trust.prior", "runs", "scale.x",
        "actors.tehran.trust.gain", "actors.muscat.trust.prior", "actors.muscat.patience",
        "actors.tehran.ideal", "actors.tehran.ideal[2]", "channels.oman.legs[0].latency",
        "channels.oman.legs[0].latency.sigma", "channels.oman[0]", "actors[0]", "a..b"})
    EXPECT_EQ(locate(root, bad), nullptr) << bad;
}

TEST(ListParameters, TellsValuesAndDefaultsWithoutAFile) {
  World root = world();
  std::vector<ParameterRecord> records;
  list_parameters(root, records);
  const auto record = [&](std::string_view path) {
    for (const auto& one : records)
      if (one.path == path) return one;
    ADD_FAILURE() << path;
    return ParameterRecord{};
  };
  EXPECT_EQ(record("actors.tehran.trust.prior").value, "40%");
  EXPECT_EQ(record("actors.tehran.trust.prior").default_value, "30%");
  EXPECT_TRUE(record("actors.tehran.trust.prior").written);
  EXPECT_EQ(record("actors.muscat.trust.rule").default_value, "beta");
  EXPECT_EQ(record("actors.muscat.trust.gain").default_value, "0.02");
  EXPECT_FALSE(record("actors.muscat.trust.loss").written);
  EXPECT_EQ(record("actors.tehran.patience").default_value, "none");
  EXPECT_EQ(record("channels.oman.legs[0].latency").default_value, "{median: 2d, sigma: 0.7}");
  EXPECT_EQ(record("channels.oman.legs[0].latency").value, "{low: 1d, mode: 2d, high: 3d}");
  EXPECT_EQ(record("noise").source, "theory B4");
}

TEST(NearPaths, GuessWhatWasMeant) {
  World root = world();
  EXPECT_EQ(near_paths(root, "actors.tehran.trust.piror").at(0), "actors.tehran.trust.prior");
  EXPECT_EQ(near_paths(root, "tehran.prior").at(0), "actors.tehran.trust.prior");
  EXPECT_TRUE(near_paths(root, "something else altogether").empty());
}

TEST(ToNode, WritesEveryParameterSoThatItReadsBack) {
  World root = world();
  root.title = "yes: \"a\"\nمسقط";
  root.set.entries.push_back({"a.b[0]", Node::scalar("3d")});
  std::vector<ParameterRecord> records;
  list_parameters(root, records);
  const std::string text = to_yaml(to_node(records));
  auto again = sample::read_world(text);
  EXPECT_TRUE(again.problems.empty()) << again.problems.at(0) << "\n" << text;
  std::vector<ParameterRecord> second;
  list_parameters(again.world, second);
  ASSERT_EQ(second.size(), records.size()) << text;
  for (std::size_t i = 0; i < records.size(); ++i) {
    EXPECT_EQ(second[i].path, records[i].path);
    EXPECT_EQ(second[i].value, records[i].value);
  }
  EXPECT_EQ(again.world.title, root.title);
}

}  // namespace
}  // namespace backchannel
