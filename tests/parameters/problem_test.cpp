#include "sim/parameters/problem.hpp"

#include <gtest/gtest.h>

#include <array>

namespace backchannel {
namespace {

Problem at(int line, int column, std::string problem, std::string text = "") {
  return {{"a.yaml", line, column}, "p", std::move(problem), "why", "do this", std::move(text)};
}

TEST(Problems, AreSortedAndToldOnce) {
  Problems problems;
  problems.add(at(3, 1, "c"));
  problems.add(at(1, 9, "b"));
  problems.add(at(1, 2, "a"));
  problems.add(at(3, 1, "c"));
  const auto sorted = problems.sorted();
  ASSERT_EQ(sorted.size(), 3U);
  EXPECT_EQ(sorted[0].problem, "a");
  EXPECT_EQ(sorted[1].problem, "b");
  EXPECT_EQ(sorted[2].problem, "c");
}

TEST(Problems, ShowTheLineAndACaret) {
  Problems problems;
  problems.add(at(12, 5, "bad", "ab: cd"));
  EXPECT_EQ(to_text(problems, false),
            "a.yaml:12:5: p: bad (why) — do this\n"
            "  12 | ab: cd\n"
            "     |     ^\n");
}

TEST(Problems, CaretsCountCharactersAndKeepTabs) {
  Problems problems;
  problems.add(at(1, 8, "bad", "\tمسقط: x"));
  EXPECT_EQ(to_text(problems, false),
            "a.yaml:1:8: p: bad (why) — do this\n"
            "  1 | \tمسقط: x\n"
            "    | \t      ^\n");
}

TEST(Problems, ShowALongLineInPart) {
  Problems problems;
  problems.add(at(1, 500, "bad", std::string(1000, 'a')));
  const std::string text = to_text(problems, false);
  EXPECT_LT(text.size(), 400U);
  EXPECT_NE(text.find("…aaa"), std::string::npos);
}

TEST(Problems, LeaveOutWhatIsNotKnown) {
  Problems problems;
  problems.add({{"a.yaml", 0, 0}, "", "cannot be read", "", "", ""});
  EXPECT_EQ(to_text(problems, false), "a.yaml: cannot be read\n");
}

TEST(Problems, ShowTwentyAtMost) {
  Problems problems;
  for (int line = 1; line <= 25; ++line) problems.add(at(line, 1, "bad"));
  const std::string text = to_text(problems, false);
  EXPECT_NE(text.find("a.yaml:20:1"), std::string::npos);
  EXPECT_EQ(text.find("a.yaml:21:1"), std::string::npos);
  EXPECT_NE(text.find("… and 5 more\n"), std::string::npos);
}

TEST(Problems, HideWhatATerminalWouldObey) {
  Problems problems;
  problems.add(at(1, 1, "bad", "a\033[2Jb"));
  EXPECT_NE(to_text(problems, false).find("a?[2Jb"), std::string::npos);
}

TEST(Problems, MayBeColoured) {
  Problems problems;
  problems.add(at(1, 1, "bad", "x"));
  EXPECT_NE(to_text(problems, true).find("\033[31mbad\033[0m"), std::string::npos);
  EXPECT_EQ(to_text(problems, false).find('\033'), std::string::npos);
}

TEST(Problems, AreJsonForPrograms) {
  Problems problems;
  EXPECT_EQ(to_json(problems), "[]");
  problems.add(at(1, 2, "bad \xff byte"));
  EXPECT_EQ(to_json(problems),
            "[\n  {\n    \"severity\": \"error\",\n    \"file\": \"a.yaml\",\n    \"line\": 1,\n    \"column\": 2,\n"
            "    \"path\": \"p\",\n    \"problem\": \"bad \xEF\xBF\xBD byte\",\n"
            "    \"reason\": \"why\",\n    \"suggestion\": \"do this\"\n  }\n]");
}

TEST(Problems, AreThrownTogether) {
  Problems problems;
  problems.add(at(1, 1, "one"));
  problems.add(at(2, 1, "two"));
  const ScenarioError error(problems);
  EXPECT_EQ(error.problems().size(), 2U);
  EXPECT_NE(std::string(error.what()).find("two"), std::string::npos);
}

TEST(Closest, GuessesWhatWasMeant) {
  const std::array<std::string_view, 4> words{"softening", "delay", "leak", "error"};
  EXPECT_EQ(closest("softning", words), "softening");
  EXPECT_EQ(closest("daley", words), "delay");
  EXPECT_EQ(closest("laek", words), "leak");
  EXPECT_EQ(closest("zebra", words), "");
  EXPECT_EQ(closest("x", words), "");
  EXPECT_EQ(closest("", words), "");
  EXPECT_EQ(closest(std::string(100'000, 'a'), words), "");
  EXPECT_EQ(edit_distance("abcd", "acbd"), 1U);
  EXPECT_EQ(edit_distance("", "abc"), 3U);
}

TEST(Words, AreQuotedAndListed) {
  const std::array<std::string_view, 3> words{"a", "b", "c"};
  EXPECT_EQ(choice_of(words), "`a`, `b` or `c`");
  EXPECT_EQ(list_of(words), "`a`, `b` and `c`");
  EXPECT_EQ(in_ticks("a\nb"), "`a?b`");
  EXPECT_LT(in_ticks(std::string(1000, 'x')).size(), 80U);
}

}  // namespace
}  // namespace backchannel
