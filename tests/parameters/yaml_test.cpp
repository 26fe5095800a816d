#include "sim/parameters/yaml.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdint>
#include <cstdio>
#include <fstream>

#include "tests/parameters/sample.hpp"

namespace backchannel {
namespace {

using sample::lines_of;
using testing::ElementsAre;
using testing::IsEmpty;

struct Mistake {
  std::string text;
  std::vector<std::string> problems;
};

const std::vector<Mistake>& mistakes() {
  static const std::vector<Mistake> kMistakes = {
      {"",
       {"1:1 the file is empty (a scenario needs at least its actors) — `backchannel new "
        "NAME` writes one to start from"}},
      {"# nothing\n",
       {"1:1 the file is empty (a scenario needs at least its actors) — `backchannel new "
        "NAME` writes one to start from"}},
      {"~\n",
       {"1:1 the file is empty (a scenario needs at least its actors) — `backchannel new "
        "NAME` writes one to start from"}},
      {"title: a\nruns: 3\ntitle: b\n",
       {"3:1 duplicate key `title` (it stands at 1:1 already) — remove one of the two"}},
      {"title: &t {a: 1}\nx-b:\n  <<: *t\n",
       {"3:3 merge keys (`<<`) are not allowed (editors and programs merge differently) — "
        "repeat the lines, or give the whole value an anchor (`&name`) and use `*name`"}},
      {"title: a\n---\ntitle: b\n",
       {"2:1 a second document begins here (one file holds one scenario; the rest would be "
        "lost) — remove the `---`, or split the file"}},
      {"title: t\nopen: yes\n",
       {"2:7 plain `yes` is not allowed (some YAML readers take it for true or false, some for "
        "text) — write `true` or `false`, or put it in quotes"}},
      {"title: t\nx-a: [Off, n]\n",
       {"2:7 plain `Off` is not allowed (some YAML readers take it for true or false, some for "
        "text) — write `true` or `false`, or put it in quotes",
        "2:12 plain `n` is not allowed (some YAML readers take it for true or false, some for "
        "text) — write `true` or `false`, or put it in quotes"}},
      {"title: t\nruns: 010\n",
       {"2:7 `010` begins with a zero (some YAML readers take it for an octal number) — write "
        "`10`, or put it in quotes"}},
      {"title: t\nruns: 1_000\n",
       {"2:7 `1_000` has an underscore (some YAML readers take it for a number, some for text) "
        "— write `1000`, or put it in quotes"}},
      {"title: t\nruns: 0x1F\n",
       {"2:7 `0x1F` is not a decimal number (YAML readers disagree about other bases) — write "
        "it in decimal digits, or put it in quotes if it is text"}},
      {"title: t\nx-a: 1:30\n",
       {"2:6 `1:30` could be a number of base sixty (some YAML readers take it for one) — write "
        "`90min` for a time of day, or put it in quotes if it is text: `\"1:30\"`"}},
      {"title: t\nscale: .nan\n",
       {"2:8 `.nan` is not a number that a crisis can have (every quantity is finite) — write "
        "a number"}},
      {"title: t\nscale: -.INF\n",
       {"2:8 `-.INF` is not a number that a crisis can have (every quantity is finite) — write "
        "a number"}},
      {"title: t\nscale: 1e400\n",
       {"2:8 `1e400` does not fit into a number (its size is outside what 64 bits can hold) — "
        "write a number within 1e308"}},
      {"title: t\nscale: 1e-400\n",
       {"2:8 `1e-400` does not fit into a number (its size is outside what 64 bits can hold) — "
        "write a number within 1e308"}},
      {"title: t\nruns: !!int 3\n",
       {"2:7 the tag `!!int` is not allowed (the fields say what type a value has) — remove "
        "it, or put the text in quotes"}},
      {"title: t\nx-a: !include b.yaml\n",
       {"2:6 the tag `!include` is not allowed (the fields say what type a value has) — remove "
        "it, or put the text in quotes"}},
      {"actors:\n\ta: {}\n",
       {"2:1 a tab indents this line (YAML allows only spaces there, and a tab has no fixed "
        "width) — indent with spaces"}},
      {"actors:\n  \ta: {}\n  b: {}\n",
       {"2:3 a tab indents this line (YAML allows only spaces there, and a tab has no fixed "
        "width) — indent with spaces"}},
      {"x-a: [1, 2\ntitle: b\n",
       {"1:6 this list has no closing `]` (the file ends or goes on differently first) — add "
        "`]`, or a `,` between the items"}},
      {"title: t\nx-a: {a: 1\n",
       {"2:6 this map has no closing `}` (the file ends or goes on differently first) — add "
        "`}`, or a `,` between the entries"}},
      {"title: \"abc\n",
       {"1:8 a text in quotes is never closed (the file ends before the second quote) — close "
        "the quotes"}},
      {"title: \"a\\q\"\n",
       {"1:12 an escape in this text is not known (in double quotes a backslash begins an "
        "escape) — use single quotes, or write `\\\\`"}},
      {"title: ]\n",
       {"1:8 a bracket closes that was never opened (brackets come in pairs) — remove it, or "
        "put the text in quotes"}},
      {"title: a: b\n",
       {"1:9 a `:` cannot stand here (one line holds one key, and text that contains `: ` "
        "needs quotes) — put the text in quotes, or align the line with its neighbours"}},
      {"title: a\n runs: 3\n",
       {"2:6 a `:` cannot stand here (one line holds one key, and text that contains `: ` "
        "needs quotes) — put the text in quotes, or align the line with its neighbours"}},
      {"actors:\n  a: {}\n b: {}\n",
       {"3:2 this does not fit the lines above it (its indentation is off, or a `:` or `-` is "
        "missing nearby) — align it with its neighbours"}},
      {"x-a: - b\n",
       {"1:6 a `-` item cannot stand here (items of a list stand on lines of their own) — move "
        "it to its own line"}},
      {"title: @x\n",
       {"1:8 plain text cannot begin with this character (YAML keeps it for itself) — put the "
        "text in quotes"}},
      {"title: t\nnoise: %5\n",
       {"2:8 plain text cannot begin with this character (YAML keeps it for itself) — put the "
        "text in quotes"}},
      {"title: *x\n",
       {"1:8 this alias (`*`) stands for nothing (no anchor (`&`) of that name comes before "
        "it) — define the anchor above, or quote the text"}},
      {"title: *\n",
       {"1:9 a `*` needs the name of an anchor (plain text cannot begin with `*`) — put the "
        "text in quotes"}},
      {"x-a: &a [*a]\ntitle: t\n",
       {"1:10 this alias (`*`) contains itself (its anchor has not ended yet) — move the "
        "anchor to something that is complete"}},
      {"title: t\n? [a, b]\n: c\n",
       {"2:3 a list or a map cannot be a key (a key is one word or text) — write `name: value`"}},
      {"title: t\n: c\n",
       {"2:1 a key is missing before `:` (a key is one word or text) — write `name: value`"}},
      {"title: a\377\n",
       {"1:9 byte 0xFF is not UTF-8 (a file is read as UTF-8 text) — save the file as UTF-8"}},
      {"title: a\004b\n",
       {"1:9 control character 0x04 (it is not part of "
        "any text) — delete it"}},
      {"title: a\rruns: 3\n",
       {"1:9 a carriage return stands alone (readers disagree whether it ends a line) — save "
        "the file with ordinary line ends"}},
      {"title: | foo\n  bar\n",
       {"1:10 nothing may follow `|` or `>` on its line (the block of text begins on the next "
        "line) — move the text to the next line"}},
      {"%YAML 9.9\n---\ntitle: t\n",
       {"1:1 this directive is not understood (a line that begins with `%` speaks to the "
        "parser) — remove the line"}},
      {"{\"مسقط\": 1, title: @}\n",
       {"1:20 plain text cannot begin with this character (YAML keeps it for itself) — put the "
        "text in quotes"}},
      {"title: 'it''s\nruns: 3\n",
       {"1:8 a text in quotes is never closed (the file ends before the second quote) — close "
        "the quotes"}},
  };
  return kMistakes;
}

std::vector<std::string> problems_in(const std::string& text) {
  Problems problems;
  parse_yaml(text, "a.yaml", problems);
  return lines_of(problems);
}

Node parse(const std::string& text) {
  Problems problems;
  Node node = parse_yaml(text, "a.yaml", problems);
  EXPECT_THAT(lines_of(problems), IsEmpty()) << text;
  return node;
}

TEST(Yaml, TellsEveryMistakeInItsOwnWords) {
  for (const Mistake& mistake : mistakes())
    EXPECT_EQ(problems_in(mistake.text), mistake.problems) << mistake.text;
}

TEST(Yaml, BecomesMapsListsAndWordsWithTheirPlaces) {
  const Node root = parse("a: 1\nb:\n  - x\n  - \"y\"\nc: {d: ~}\non: tehran\n");
  EXPECT_EQ(to_flow(root), "{a: 1, b: [x, \"y\"], c: {d: ~}, \"on\": tehran}");
  EXPECT_FALSE(root.find("b")->items[0].quoted);
  EXPECT_TRUE(root.find("b")->items[1].quoted);
  EXPECT_EQ(root.find("b")->items[1].place.line, 4);
  EXPECT_EQ(root.find("b")->items[1].place.column, 5);
  EXPECT_EQ(root.entries[2].key.place.line, 5);
  EXPECT_EQ(root.find("b")->items[0].line_text(), "  - x");
  EXPECT_EQ(root.find("z"), nullptr);
}

TEST(Yaml, ColumnsCountCharacters) {
  const Node root = parse("{\"مسقط\": 1, b: 2,\n طهران: [é, ü]}\n");
  EXPECT_EQ(root.find("مسقط")->place.column, 10);
  EXPECT_EQ(root.entries[1].key.place.column, 13);
  EXPECT_EQ(root.find("b")->place.column, 16);
  EXPECT_EQ(root.find("طهران")->items[1].place.column, 13);
}

TEST(Yaml, AliasesBecomeCopies) {
  const Node root = parse("a: &a {x: [1]}\nb: *a\nc: [*a, *a]\n");
  EXPECT_TRUE(same(*root.find("a"), *root.find("b")));
  EXPECT_EQ(to_flow(root), "{a: {x: [1]}, b: {x: [1]}, c: [{x: [1]}, {x: [1]}]}");
}

TEST(Yaml, AByteOrderMarkAndWindowsLineEndsAreFine) {
  const Node root = parse(
      "\xEF\xBB\xBF"
      "a: 1\r\nb: 2\r\n");
  EXPECT_EQ(root.find("a")->text, "1");
  EXPECT_EQ(root.entries[0].key.place.column, 1);
  EXPECT_EQ(root.find("b")->text, "2");
  EXPECT_EQ(root.find("b")->line_text(), "b: 2");
}

TEST(Yaml, LimitsAliasesAndWhatTheyGrowTo) {
  std::string many = "a: &a x\nb: [";
  for (int i = 0; i < 1'001; ++i) many += "*a, ";
  EXPECT_THAT(problems_in(many + "]\n"), ElementsAre(testing::HasSubstr("more than 1000 aliases")));
  std::string laughs = "l0: &l0 [ha, ha]\n";
  for (int i = 1; i < 40; ++i) {
    const std::string last = std::to_string(i - 1);
    laughs += "l" + std::to_string(i) + ": &l" + std::to_string(i) + " [*l" + last + ", *l" + last +
              ", *l" + last + "]\n";
  }
  EXPECT_THAT(problems_in(laughs), ElementsAre(testing::HasSubstr("more than 100000 values")));
  std::string deep = "d0: &d0 [x]\n";
  for (int i = 1; i < 90; ++i)
    deep += "d" + std::to_string(i) + ": &d" + std::to_string(i) + " [*d" + std::to_string(i - 1) +
            "]\n";
  EXPECT_THAT(problems_in(deep), ElementsAre(testing::HasSubstr("nested too deeply")));
}

TEST(Yaml, LimitsDepthAndSize) {
  EXPECT_THAT(problems_in(std::string(100'000, '[')),
              ElementsAre(testing::HasSubstr("nested too deeply")));
  std::string dashes;
  for (int i = 0; i < 2'000; ++i) dashes += "- ";
  EXPECT_THAT(problems_in(dashes), ElementsAre(testing::HasSubstr("nested too deeply")));
  EXPECT_THAT(problems_in(std::string(5'000'000, ' ')),
              ElementsAre(testing::HasSubstr("larger than 4 MB")));
  std::string items = "a:\n";
  for (int i = 0; i < 100'001; ++i) items += "- 1\n";
  EXPECT_THAT(problems_in(items), ElementsAre(testing::HasSubstr("more than 100000 values")));
}

TEST(Yaml, AnUnreadableFileIsAProblemAndNotACrash) {
  Problems problems;
  const Node node = read_yaml_file("/nowhere/at/all.yaml", problems);
  EXPECT_TRUE(node.refused);
  EXPECT_EQ(to_text(problems, false),
            "/nowhere/at/all.yaml: the file cannot be read (No such file or "
            "directory) — check the "
            "path\n");
  Problems directory;
  EXPECT_TRUE(read_yaml_file("/", directory).refused);
  EXPECT_EQ(directory.size(), 1U);
}

TEST(Yaml, ReadsAFile) {
  const std::string path =
      testing::TempDir() + "backchannel_yaml_test_" + std::to_string(::getpid()) + ".yaml";
  std::ofstream(path) << "a: [1, 2]\n";
  Problems problems;
  const Node node = read_yaml_file(path, problems);
  std::remove(path.c_str());
  EXPECT_TRUE(problems.empty());
  EXPECT_EQ(node.find("a")->items.size(), 2U);
  EXPECT_EQ(node.place.file, path);
}

TEST(Yaml, PlainTextIsToldFromTextThatNeedsQuotes) {
  for (const char* plain : {"tehran", "oman and doha", "2026-02-06", "3d", "15%", "مسقط", "a'b",
                            "0.02/d", "-2d", "(note)"}) {
    const std::string written = to_flow_scalar(plain);
    EXPECT_EQ(parse("[" + written + "]").items[0].text, plain) << written;
  }
  for (const char* odd :
       {"",   " a",   "a ",  "yes", "010",  "1_0",  "~",     "null", "true", "3",  "a: b", "a #b",
        "[",  "}",    "- a", "---", "%a",   "@a",   "*a",    "&a",   "!a",   "'a", "a\nb", "\"",
        "\\", "a\tb", "#",   ",",   "1:30", ".inf", "1e400", "?",    "|",    "`a`"}) {
    const std::string written = to_flow_scalar(odd);
    EXPECT_EQ(written.front(), '"') << odd;
    EXPECT_EQ(parse("[" + written + "]").items[0].text, odd) << written;
    EXPECT_EQ(parse(written + ": 1").entries[0].key.text, odd) << written;
  }
}

class Luck {
 public:
  explicit Luck(std::uint64_t seed) : state_(seed) {}
  std::size_t below(std::size_t limit) {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<std::size_t>(state_ >> 33U) % limit;
  }

 private:
  std::uint64_t state_;
};

Node some_node(Luck& luck, int depth) {
  const std::size_t kind = luck.below(depth > 3 ? 2 : 4);
  const std::vector<std::string> words = {"a", "مسقط", "yes",  "3d",
                                          "",  " x",   "a: b", "long text\n"};
  if (kind < 2) return Node::scalar(words[luck.below(words.size())], true);
  Node node = kind == 2 ? Node::list() : Node::map();
  for (std::size_t i = 0; i < 1 + luck.below(5); ++i) {
    if (kind == 2)
      node.items.push_back(some_node(luck, depth + 1));
    else
      node.entries.push_back({Key{words[i] + std::to_string(i), {}}, some_node(luck, depth + 1)});
  }
  return node;
}

TEST(Yaml, WhatIsWrittenReadsBack) {
  Luck luck(11);
  for (int i = 0; i < 300; ++i) {
    const Node node = some_node(luck, 0);
    const std::string text = to_yaml(node);
    EXPECT_TRUE(same(parse(text), node)) << text;
    EXPECT_TRUE(same(parse(to_flow(node)), node)) << text;
  }
}

TEST(Yaml, NoBytesBringItDown) {
  Luck luck(5);
  const std::string alphabet = "abc:-[]{},\"'#&*!|>%@`?~ \n\t\\0159._<= \n  : \n- ";
  for (int round = 0; round < 20'000; ++round) {
    std::string text;
    for (std::size_t size = luck.below(60); size > 0; --size)
      text += round % 10 == 0 ? static_cast<char>(luck.below(256))
                              : alphabet[luck.below(alphabet.size())];
    Problems problems;
    const Node node = parse_yaml(text, "a.yaml", problems);
    EXPECT_TRUE(!node.refused || !problems.empty()) << text;
    for (const Problem& problem : problems.sorted()) {
      ASSERT_FALSE(problem.problem.empty()) << text;
      ASSERT_GE(problem.place.line, 1) << text;
      ASSERT_GE(problem.place.column, 1) << text;
    }
    to_text(problems, true);
    to_json(problems);
  }
}

TEST(Yaml, NoCutOrChangedScenarioBringsItDown) {
  const std::string good =
      "title: &t \"The Muscat channel\"\nx: *t\nactors:\n  tehran: {trust: {rule: beta}}\n"
      "  - |\n    text\nlist: [a, 'b', {c: d}]\n# end\n";
  Luck luck(9);
  for (int round = 0; round < 5'000; ++round) {
    std::string text = good.substr(0, luck.below(good.size() + 1));
    for (std::size_t changes = luck.below(4); changes > 0 && !text.empty(); --changes)
      text[luck.below(text.size())] = good[luck.below(good.size())];
    sample::read_world(text);
  }
}

}  // namespace
}  // namespace backchannel
