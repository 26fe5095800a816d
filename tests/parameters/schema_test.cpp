#include "sim/parameters/schema.hpp"

#include <gtest/gtest.h>

#include <regex>

#include "tests/parameters/sample.hpp"

namespace backchannel {
namespace {

using nlohmann::json;

const json& property(const json& schema, const char* name) {
  return schema.at("properties").at(name);
}

TEST(Schema, SaysWhatTheFieldsSay) {
  const json schema = schema_of<sample::World>();
  EXPECT_EQ(schema.at("$schema"), "http://json-schema.org/draft-07/schema#");
  EXPECT_EQ(schema.at("additionalProperties"), false);
  EXPECT_TRUE(schema.at("patternProperties").contains("^x-"));
  EXPECT_TRUE(schema.at("properties").contains("source"));
  EXPECT_EQ(schema.at("required"), json::array({"title"}));
  EXPECT_EQ(property(schema, "runs"),
            json::parse(R"({"type": "integer", "minimum": 1, "maximum": 1000000, "default": 100,
              "description": "how many (1 to 1000000)\nDefault from: judgement: enough"})"));
  EXPECT_EQ(property(schema, "open").at("type"), "boolean");
  EXPECT_EQ(property(schema, "open").at("default"), false);
  EXPECT_EQ(property(schema, "start").at("default"), "2026-02-06");
}

TEST(Schema, ListsTheFieldsOfEveryChoice) {
  const json schema = schema_of<sample::Trust>();
  EXPECT_EQ(property(schema, "rule").at("enum"), json::array({"beta", "additive"}));
  for (const char* name : {"prior", "gain", "loss"})
    EXPECT_TRUE(schema.at("properties").contains(name)) << name;
  // `gain` is required under one rule only, so the schema cannot require it.
  EXPECT_FALSE(schema.contains("required"));
}

TEST(Schema, GoesInsideListsMapsAndOptions) {
  const json schema = schema_of<sample::World>();
  const json& actor = property(schema, "actors").at("additionalProperties");
  EXPECT_EQ(property(actor, "weights").at("additionalProperties").at("maximum"), 10);
  EXPECT_EQ(property(actor, "patience").at("anyOf").size(), 3U);
  const json& channel = property(schema, "channels").at("additionalProperties");
  const json& leg = property(channel, "legs").at("items");
  EXPECT_EQ(leg.at("required"), json::array({"by"}));
  EXPECT_EQ(property(leg, "latency").at("anyOf").size(), 9U);
}

TEST(Schema, PatternsTakeWhatTheReaderTakes) {
  const std::regex duration(
      schema_of_number(Field{"", "", "", Unit::duration}).at("pattern").get<std::string>());
  for (const char* good : {"36h", "2d", ".5w", "1e2s", "15 min", "-2y"})
    EXPECT_TRUE(std::regex_match(good, duration)) << good;
  for (const char* bad : {"3", "d", "3dd", "3days", "x3d"})
    EXPECT_FALSE(std::regex_match(bad, duration)) << bad;
  const std::regex rate(
      schema_of_number(Field{"", "", "", Unit::rate}).at("pattern").get<std::string>());
  EXPECT_TRUE(std::regex_match("0.02/d", rate));
  EXPECT_FALSE(std::regex_match("3d", rate));
}

enum class One { a, b };
enum class Two { c, d };

}  // namespace
}  // namespace backchannel

namespace backchannel {
template <>
struct Names<One> {
  static constexpr std::string_view of[] = {"a", "b"};
};
template <>
struct Names<Two> {
  static constexpr std::string_view of[] = {"c", "d"};
};

namespace {

/// One choice hides another, and a yes-or-no hides a field.
struct Nested {
  One one = One::a;
  Two two = Two::c;
  bool more = false;
  double x = 0;
  double y = 0;
  double z = 0;

  void fields(auto& visit) {
    visit(Field{"one", "", ""}, one);
    if (one == One::b) {
      visit(Field{"two", "", ""}, two);
      if (two == Two::d)
        visit(Field{"x", "deep", "", Unit::number}, x);
      else
        visit(Field{"x", "shallow", "", Unit::share}, x);
    }
    visit(Field{"more", "", ""}, more);
    if (more && one == One::b) visit(Field{"y", "", "", Unit::number}, y);
    visit(Field{"z", "", "", Unit::number, {}, true}, z);
  }
};

/// Whoever holds a struct may give it other defaults than its type does.
struct Holder {
  bool open = true;
  Two two = Two::d;
  Nested nested{One::a, Two::c, true, 0, 0, 7};

  void fields(auto& visit) {
    visit(Field{"open", "", ""}, open);
    visit(Field{"two", "", ""}, two);
    visit(Field{"nested", "", ""}, nested);
  }
};

TEST(Schema, TellsTheDefaultsThatHold) {
  const json schema = schema_of<Holder>();
  EXPECT_EQ(property(schema, "open").at("default"), true);
  EXPECT_EQ(property(schema, "two").at("default"), "d");
  EXPECT_EQ(property(property(schema, "nested"), "more").at("default"), true);
}

TEST(Choices, AreAllVisited) {
  EXPECT_EQ(known_names<Nested>(), (std::vector<std::string>{"one", "more", "z", "two", "x", "y"}));
  const nlohmann::json schema = schema_of<Nested>();
  EXPECT_EQ(schema.at("required"), nlohmann::json::array({"z"}));
  EXPECT_EQ(schema.at("properties").at("x").at("anyOf").size(), 2U);
}

}  // namespace
}  // namespace backchannel
