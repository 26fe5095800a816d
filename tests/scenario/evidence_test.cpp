#include "sim/scenario/evidence.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "sim/parameters/yaml.hpp"

namespace backchannel {
namespace {

TEST(Evidence, ReadsTheCommittedLedgerAsTheParserDoes) {
  const std::string path = BACKCHANNEL_SOURCE_DIR "/scenarios/evidence.yaml";
  std::ifstream in(path);
  std::stringstream text;
  text << in.rdbuf();
  const Evidence read = read_ledger(text.str());
  Problems problems;
  const Node root = read_yaml_file(path, problems);
  ASSERT_TRUE(problems.empty());
  const Node* entries = root.find("entries");
  const Node* documents = root.find("documents");
  ASSERT_TRUE(entries && documents);
  ASSERT_EQ(read.entries.size(), entries->items.size());
  EXPECT_EQ(read.entries.size(), 389U);
  for (std::size_t i = 0; i < read.entries.size(); ++i) {
    const Node& node = entries->items[i];
    EXPECT_EQ(read.entries[i].id, node.find("id")->text);
    EXPECT_EQ(read.entries[i].fact, node.find("fact")->text);
    bool titled = false;
    for (const Node& document : documents->items)
      titled |= document.find("title")->text == read.entries[i].document;
    EXPECT_TRUE(titled) << read.entries[i].id;
  }
}

TEST(Evidence, ARowOfTheoryThatDoesNotExistIsRefused) {
  const std::string file =
      (std::filesystem::path(BACKCHANNEL_SOURCE_DIR) / "scenarios" / "invented.yaml").string();
  const std::string text =
      "schema: backchannel/1\ntitle: a row\nsource: theory ROW\nhorizon: 20d\n"
      "actors: {north: {role: principal}, south: {role: principal}}\n";
  const auto with = [&](const std::string& row) {
    std::string written = text;
    return written.replace(written.find("theory ROW"), 10, row);
  };
  EXPECT_NO_THROW(read_study_text(with("theory A14"), file));
  EXPECT_NO_THROW(read_study_text(with("model §4"), file));
  try {
    read_study_text(with("theory A99"), file);
    ADD_FAILURE() << "accepted";
  } catch (const ScenarioError& error) {
    EXPECT_NE(std::string(error.what()).find("the theory has no `A99`"), std::string::npos)
        << error.what();
  }
}

TEST(Evidence, FindsAnEntryByItsId) {
  const Evidence read = read_ledger(
      "documents:\n  - id: d\n    title: \"A \\\"title\\\": with a colon\"\n"
      "entries:\n  - id: one\n    document: d\n    fact: \"first: of two\"\n  - id: two\n");
  ASSERT_NE(read.find("one"), nullptr);
  EXPECT_EQ(read.find("one")->fact, "first: of two");
  EXPECT_EQ(read.find("one")->document, "A \"title\": with a colon");
  ASSERT_NE(read.find("two"), nullptr);
  EXPECT_EQ(read.find("three"), nullptr);
}

}  // namespace
}  // namespace backchannel
