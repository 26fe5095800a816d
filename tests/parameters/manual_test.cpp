#include "sim/parameters/manual.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/parameters/sample.hpp"

namespace backchannel {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

const ManualTable& at(const std::vector<ManualTable>& tables, const std::string& path) {
  for (const ManualTable& table : tables)
    if (table.path == path) return table;
  throw std::runtime_error("no table " + path);
}

const ManualRow& row(const ManualTable& table, const std::string& name) {
  for (const ManualRow& one : table.rows)
    if (one.name == name) return one;
  throw std::runtime_error("no row " + name);
}

TEST(Manual, HasOneTablePerStructByTheWayToIt) {
  std::vector<std::string> paths;
  for (const ManualTable& table : manual_of<sample::World>()) paths.push_back(table.path);
  EXPECT_THAT(paths, ElementsAre("", "actors", "actors.trust", "channels", "channels.legs"));
}

TEST(Manual, SaysOfAFieldWhatItsLineSays) {
  const auto tables = manual_of<sample::World>();
  EXPECT_EQ(row(at(tables, "channels.legs"), "error"),
            (ManualRow{"error", "chance of a flipped symbol", "share", "0% to 50%", "2%",
                       "theory B9"}));
  EXPECT_EQ(row(at(tables, "channels.legs"), "latency").default_value, "{median: 2d, sigma: 0.7}");
  EXPECT_EQ(row(at(tables, "channels.legs"), "latency").unit, "duration or distribution");
  EXPECT_EQ(row(at(tables, "channels.legs"), "by").default_value, "required");
  EXPECT_EQ(row(at(tables, "channels"), "form").range, "`direct`, `relayed`, `shuttle`");
  EXPECT_EQ(row(at(tables, "channels"), "leak").range, "at least 0/d");
  EXPECT_EQ(row(at(tables, ""), "runs").range, "1 to 1000000");
  EXPECT_EQ(row(at(tables, ""), "actors").range, "see `actors`");
  EXPECT_EQ(row(at(tables, "actors"), "ideal").default_value, "50%, 50%");
  EXPECT_EQ(row(at(tables, "actors"), "patience").unit, "duration or none");
}

TEST(Manual, ListsTheFieldsOfEveryChoiceAndSaysWhere) {
  const ManualTable trust = manual_of<sample::Trust>().front();
  ASSERT_EQ(trust.rows.size(), 4U);
  EXPECT_EQ(row(trust, "rule").meaning, "how trust moves");
  EXPECT_EQ(row(trust, "prior").meaning,
            "trust before anything was said (only where `rule` is `beta`)");
  EXPECT_EQ(row(trust, "gain").meaning,
            "added by a kept word (only where `rule` is `additive`)");
}

/// One of two ways hides a third, and each of its members has defaults of its own.
struct Pair {
  double first = 1;
  bool sure = false;
  void fields(auto& visit) {
    visit(Field{"first", "one | two", "judgement: a", Unit::number}, first);
    visit(Field{"sure", "surely", "judgement: b"}, sure);
  }
};
struct Pairs {
  Pair left{2, true};
  Pair right{3, false};
  void fields(auto& visit) {
    visit(Field{"left", "on the left", "judgement: c"}, left);
    visit(Field{"right", "on the right", "judgement: d"}, right);
  }
};
struct Holder {
  bool open = true;
  Pair pair{4, true};
  Named<Pair> more = {{{"a", {5, true}}, {"b", {6, false}}}};
  Pairs pairs;
  void fields(auto& visit) {
    visit(Field{"open", "is it", ""}, open);
    if (!open) visit(Field{"pair", "one", ""}, pair);
    visit(Field{"more", "several", ""}, more);
    visit(Field{"pairs", "two", ""}, pairs);
  }
};

TEST(Manual, TakesDefaultsFromWhoeverHoldsTheStruct) {
  const auto tables = manual_of<Holder>();
  EXPECT_EQ(row(at(tables, ""), "open").default_value, "true");
  EXPECT_THAT(row(at(tables, ""), "pair").meaning, HasSubstr("(only where `open` is `false`)"));
  EXPECT_EQ(row(at(tables, "pair"), "first").default_value, "4");
  EXPECT_EQ(row(at(tables, "pair"), "sure").default_value, "true");
  EXPECT_EQ(row(at(tables, "more"), "first").default_value, "1");
  EXPECT_THAT(at(tables, "more").values,
              ElementsAre(ElementsAre("name", "first", "sure"), ElementsAre("a", "5", "true"),
                          ElementsAre("b", "6", "false")));
}

TEST(Manual, JoinsSeveralOfOneKind) {
  const auto tables = manual_of<Holder>();
  EXPECT_EQ(row(at(tables, "pairs"), "left").range, "see `pairs.each`");
  EXPECT_THAT(at(tables, "pairs").values,
              ElementsAre(ElementsAre("name", "first", "sure"), ElementsAre("left", "2", "true"),
                          ElementsAre("right", "3", "false")));
  EXPECT_EQ(row(at(tables, "pairs.each"), "first").default_value, "");
  EXPECT_THROW(at(tables, "pairs.left"), std::runtime_error);
  EXPECT_THROW(at(tables, "pairs.right"), std::runtime_error);
}

TEST(Manual, IsMarkdown) {
  EXPECT_EQ(to_markdown(at(manual_of<Holder>(), "pairs.each")),
            "| name | meaning | unit | source of the default |\n"
            "|---|---|---|---|\n"
            "| `first` | one \\| two | number | judgement: a |\n"
            "| `sure` | surely | yes or no | judgement: b |\n");
}

}  // namespace
}  // namespace backchannel
