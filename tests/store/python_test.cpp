// Other programs: points asked for through a pipe, the example in Python, an archive read as EMA
// Workbench reads it, and the examples of the manual as far as they can be looked at here.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "analysis/store/store.hpp"
#include "tests/store/support.hpp"

namespace backchannel {
namespace {

using nlohmann::json;
using test::Ended;
using testing::HasSubstr;

const std::string kSources = BACKCHANNEL_SOURCE_DIR;

class Python : public test::Workshop {
 protected:
  /// The system's, which Debian's NumPy is for, whatever else comes first on the path.
  Ended python(const std::vector<std::string>& words) const {
    const char* own = "/usr/bin/python3";
    return wait_for(start(words, nullptr, ::access(own, X_OK) == 0 ? own : "python3"));
  }
  bool has_numpy() const { return python({"-c", "import numpy"}).status == 0; }

  std::vector<json> answers(const std::string& points, std::vector<std::string> more = {}) const {
    write("points.jsonl", points);
    more.insert(more.begin(), {"run", "small.yaml", "--points", "points.jsonl"});
    std::istringstream lines(call(more).out);
    std::vector<json> found;
    for (std::string line; std::getline(lines, line);) found.push_back(json::parse(line));
    return found;
  }
};

TEST_F(Python, PointsAreAnsweredInTheirOrderAsRunWouldAnswerThem) {
  const auto found = answers("{}\n\n{\"horizon\": 30}\n{\"horizon\": \"30d\", \"seed\": 5}\n",
                             {"-n", "300", "--seed", "2"});
  ASSERT_EQ(found.size(), 3U);
  EXPECT_EQ(found[2]["seed"], "5");
  const auto shares = [&](const std::vector<std::string>& more) {
    std::vector<std::string> words{"run", "small.yaml", "-q", "-n", "300", "--format", "json"};
    words.insert(words.end(), more.begin(), more.end());
    return json::parse(call(words).out)["arms"];
  };
  const json plain = shares({"--seed", "2"});
  const json shorter = shares({"--seed", "2", "--set", "horizon=30d"});
  for (const auto& [point, arms] : {std::pair(0, plain), std::pair(1, shorter)})
    for (const auto& arm : arms) {
      const json& answer = found[static_cast<std::size_t>(point)]["arms"][arm["name"]];
      for (const auto& outcome : arm["outcomes"])
        EXPECT_NEAR(answer["shares"][outcome["class"]].get<double>(),
                    outcome["share"].get<double>(), 1e-11);
    }
  EXPECT_EQ(found[0]["point"], 0);
  EXPECT_NE(found[1]["arms"], found[2]["arms"]);
}

TEST_F(Python, APointThatCannotBeIsAnsweredInWords) {
  const auto found = answers("{\"horizn\": 3}\nnothing\n{\"channels.line.legs[0].error\": 2}\n"
                             "{\"seed\": -1}\n{\"horizon\": []}\n{}\n", {"-n", "20"});
  ASSERT_EQ(found.size(), 6U);
  EXPECT_THAT(found[0]["error"], HasSubstr("nothing here is called `horizn`"));
  EXPECT_THAT(found[1]["error"], HasSubstr("no JSON object"));
  EXPECT_THAT(found[2]["error"], HasSubstr("out of range"));
  EXPECT_THAT(found[3]["error"], HasSubstr("seed"));
  EXPECT_THAT(found[4]["error"], HasSubstr("horizon"));
  EXPECT_FALSE(found[5].contains("error"));
  EXPECT_EQ(call({"run", "small.yaml", "--points", "points.jsonl", "-n", "20"}).status, 3);
  EXPECT_EQ(call({"run", "small.yaml", "--points", "nowhere"}).status, 4);
  EXPECT_EQ(call({"run", "small.yaml", "--points", "-", "--store", "a"}).status, 2);
}

TEST_F(Python, TheExampleFindsTheIndicesOfARelay) {
  if (!has_numpy()) GTEST_SKIP() << "there is no python3 with NumPy here";
  write("relay.yaml", R"(schema: backchannel/1
title: Two hands
source: "judgement: a test"
start: 2026-01-01
horizon: 2d
actors:
  north: {role: principal, words: {interval: 1.5d, threats: 50%}}
  south: {role: principal}
channels:
  line: {form: direct, legs: [{error: 5%}, {error: 5%}]}
talks: line
routes: [line]
arms: {line: {says: two hands}}
)");
  const Ended ended = python({kSources + "/analysis/examples/saltelli.py", BACKCHANNEL_PROGRAM,
                              "relay.yaml", "--arm", "line", "--measure", "flipped", "--base", "96",
                              "--runs", "400", "--factor", "channels.line.legs[0].error:0:0.4",
                              "--factor", "channels.line.legs[1].error:0:0.2"});
  ASSERT_EQ(ended.status, 0) << ended.error;
  // The share turned around is a + b − 2ab, with a uniform up to A, b uniform up to B.
  const double A = 0.4;
  const double B = 0.2;
  const double of_a = (1 - B) * (1 - B) * A * A / 12;
  const double of_b = (1 - A) * (1 - A) * B * B / 12;
  const double of_both = 4 * A * A / 12 * B * B / 12;
  const double all = of_a + of_b + of_both;
  std::istringstream lines(ended.out);
  std::string line;
  ASSERT_TRUE(std::getline(lines, line));
  const json first = json::parse(line);
  ASSERT_TRUE(std::getline(lines, line));
  const json second = json::parse(line);
  EXPECT_NEAR(first["first"].get<double>(), of_a / all, 0.1);
  EXPECT_NEAR(first["total"].get<double>(), (of_a + of_both) / all, 0.1);
  EXPECT_NEAR(second["first"].get<double>(), of_b / all, 0.1);
  EXPECT_NEAR(second["total"].get<double>(), (of_b + of_both) / all, 0.1);
}

TEST_F(Python, AnArchiveReadsAsEmaWorkbenchReadsIt) {
  if (!has_numpy()) GTEST_SKIP() << "there is no python3 with NumPy here";
  ASSERT_EQ(keep("a", "60").status, 0);
  ASSERT_EQ(call({"export", "a", "-o", "a.tar.gz"}).status, 0);
  const Ended ended =
      python({kSources + "/tests/store/reads_as_ema_does.py", "a.tar.gz", "first_round"});
  ASSERT_EQ(ended.status, 0) << ended.error;
  const json read = json::parse(ended.out);
  double sum = 0;
  int count = 0;
  StoreReader store(path("a"));
  store.each([&](const StoredRow& row) {
    if (std::isnan(row.values[0])) return;
    sum += row.values[0];
    ++count;
  });
  EXPECT_EQ(store.contents().columns[0].name, "first_round");
  EXPECT_EQ(read["experiments"], 120);
  EXPECT_EQ(read["policies"], json({"direct", "through an envoy"}));
  EXPECT_EQ(read["values"], count);
  EXPECT_NEAR(read["mean"].get<double>(), sum / count, 1e-9);
}

/// The examples for EMA Workbench and SALib cannot be run where these are not installed; that they
/// are Python can be seen.
TEST_F(Python, ExamplesOfTheManualAreAtLeastPython) {
  if (python({"-c", ""}).status != 0) GTEST_SKIP() << "there is no python3 here";
  std::istringstream manual(test::content_of(kSources + "/analysis/README.md"));
  std::string block;
  int blocks = 0;
  bool within = false;
  for (std::string line; std::getline(manual, line);) {
    if (within && line == "```") {
      write("block.py", block);
      const Ended ended = python({"-m", "py_compile", "block.py"});
      EXPECT_EQ(ended.status, 0) << ended.error << block;
      ++blocks;
      within = false;
    } else if (within) {
      block += line + "\n";
    } else if (line == "```python") {
      within = true;
      block.clear();
    }
  }
  EXPECT_GE(blocks, 2);
}

}  // namespace
}  // namespace backchannel
