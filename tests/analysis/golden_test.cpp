// One short story per scenario, for a person to read. BACKCHANNEL_UPDATE=1 writes them anew.

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "analysis/report/story.hpp"
#include "tests/support/laboratory.hpp"

namespace backchannel::testing {
namespace {

namespace fs = std::filesystem;

struct Golden {
  std::string file;
  std::string name;
};

std::vector<Golden> all_scenarios() {
  const fs::path root = fs::path(BACKCHANNEL_SOURCE_DIR) / "scenarios";
  std::vector<Golden> all;
  for (const auto& entry : fs::recursive_directory_iterator(root)) {
    if (entry.path().extension() != ".yaml") continue;
    std::ifstream in(entry.path());
    std::string first;
    bool scenario = false;
    for (int i = 0; i < 3 && std::getline(in, first); ++i)
      scenario |= first.rfind("schema: backchannel/", 0) == 0;
    if (!scenario) continue;
    const std::string file = fs::relative(entry.path(), root).string();
    std::string name = file.substr(0, file.size() - 5);
    for (char& letter : name)
      if (letter == '/') letter = '_';
    all.push_back({file, name});
  }
  std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.file < b.file; });
  return all;
}

class GoldenStory : public ::testing::TestWithParam<Golden> {};

TEST_P(GoldenStory, IsTheCommittedOne) {
  const Study read = study(GetParam().file);
  const std::string now =
      golden_story(read, read.arms[0], read.arms.name(0), 7, 3);
  const fs::path path =
      fs::path(BACKCHANNEL_SOURCE_DIR) / "tests" / "golden" / (GetParam().name + ".story");
  if (std::getenv("BACKCHANNEL_UPDATE")) {
    std::ofstream(path) << now;
    return;
  }
  std::ifstream in(path);
  std::stringstream committed;
  committed << in.rdbuf();
  EXPECT_EQ(now, committed.str());
}

INSTANTIATE_TEST_SUITE_P(Each, GoldenStory, ::testing::ValuesIn(all_scenarios()),
                         [](const auto& test) { return test.param.name; });

}  // namespace
}  // namespace backchannel::testing
