// One broken scenario for each kind of mistake (tests/broken/NAME.yaml), beside it what is said
// about it, word for word (NAME.expected). BACKCHANNEL_UPDATE=1 writes the latter anew; read the
// difference as a student would before committing it.

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "sim/parameters/problem.hpp"
#include "sim/scenario/study.hpp"

namespace backchannel::testing {
namespace {

namespace fs = std::filesystem;

const fs::path& folder() {
  static const fs::path kFolder = fs::path(BACKCHANNEL_SOURCE_DIR) / "tests" / "broken";
  return kFolder;
}

/// Names without their endings, in order.
std::vector<std::string> broken_names() {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder()))
    if (entry.path().extension() == ".yaml" && entry.path().stem() != "evidence")
      names.push_back(entry.path().stem().string());
  std::sort(names.begin(), names.end());
  return names;
}

std::string text_in(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  std::ostringstream text;
  text << stream.rdbuf();
  return text.str();
}

/// Reads a file as `backchannel check NAME.yaml` does from its own folder.
Problems problems_of(const std::string& name) {
  const fs::path before = fs::current_path();
  fs::current_path(folder());
  Problems problems;
  try {
    read_study(name + ".yaml");
  } catch (const ScenarioError& error) {
    problems = error.problems();
  }
  fs::current_path(before);
  return problems;
}

class Broken : public ::testing::TestWithParam<std::string> {};

TEST_P(Broken, SaysWhatIsExpected) {
  const Problems problems = problems_of(GetParam());
  ASSERT_FALSE(problems.empty()) << "nothing was found wrong";
  const std::string said = to_text(problems, false);
  const fs::path expected = folder() / (GetParam() + ".expected");
  if (std::getenv("BACKCHANNEL_UPDATE") != nullptr)
    std::ofstream(expected, std::ios::binary) << said;
  EXPECT_EQ(said, text_in(expected));
}

TEST_P(Broken, SaysWhereAndWhyAndWhatToDo) {
  for (const Problem& problem : problems_of(GetParam()).sorted()) {
    const std::string what = problem.path + ": " + problem.problem;
    // A file of behaviour is named by the scenario, and is where its own mistakes are.
    const bool beside = problem.place.file.starts_with("behaviour/");
    EXPECT_TRUE(beside || problem.place.file == GetParam() + ".yaml") << what;
    EXPECT_GE(problem.place.line, 1) << what;
    EXPECT_GE(problem.place.column, 1) << what;
    EXPECT_NE(problem.reason, "") << what;
    EXPECT_NE(problem.suggestion, "") << what;
    EXPECT_EQ(problem.suggestion.find("``"), std::string::npos) << what;
    const bool empty_file = problem.problem == "the file is empty";
    EXPECT_TRUE(!problem.line_text.empty() || empty_file) << what;
  }
}

INSTANTIATE_TEST_SUITE_P(Each, Broken, ::testing::ValuesIn(broken_names()),
                         [](const auto& one) { return one.param; });

TEST(BrokenScenarios, AreMany) { EXPECT_GE(broken_names().size(), 90U); }

TEST(BrokenScenarios, HaveNoExpectationOfAFileThatIsGone) {
  const auto names = broken_names();
  const std::set<std::string> known(names.begin(), names.end());
  for (const auto& entry : fs::directory_iterator(folder())) {
    if (entry.path().extension() != ".expected") continue;
    EXPECT_TRUE(known.count(entry.path().stem().string()) > 0) << entry.path();
  }
}

// Whoever cuts a file short, or loses a line of it, is told so or has a smaller scenario: nothing
// that can be written makes the reader fail in another way.
TEST(BrokenScenarios, MayBeCutAnywhereWithoutACrash) {
  for (const std::string& name : broken_names()) {
    const std::string text = text_in(folder() / (name + ".yaml"));
    for (std::size_t length = 0; length < std::min<std::size_t>(text.size(), 900); length += 23) {
      try {
        read_study_text(text.substr(0, length), "cut.yaml");
      } catch (const ScenarioError& error) {
        EXPECT_FALSE(error.problems().empty());
      }
    }
  }
}

}  // namespace
}  // namespace backchannel::testing
