// Every system of the case is there: each of its checks comes out as its file says, and the
// command that shows it to a person works.

#include <gtest/gtest.h>
#include <sys/wait.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include "analysis/table/system.hpp"
#include "analysis/table/system_sheet.hpp"

namespace backchannel {
namespace {

namespace fs = std::filesystem;

const fs::path kRoot = BACKCHANNEL_SOURCE_DIR;
const fs::path kScenarios = kRoot / "scenarios";

std::vector<std::string> system_names() {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(kScenarios / "systems"))
    if (entry.path().extension() == ".yaml") names.push_back(entry.path().stem().string());
  std::sort(names.begin(), names.end());
  return names;
}

System system_named(const std::string& name) {
  return read_system((kScenarios / "systems" / (name + ".yaml")).string());
}

class Systems : public ::testing::TestWithParam<std::string> {};

TEST_P(Systems, ArePresent) {
  const SystemFinding finding =
      find_out(system_named(GetParam()), kScenarios.string(), {.threads = 2});
  EXPECT_TRUE(finding.passed()) << systems_text({{finding}, {}});
}

TEST_P(Systems, AreShownByACommand) {
  const std::string command = system_named(GetParam()).command;
  ASSERT_TRUE(command.starts_with("./run "));
  const std::string line = "cd '" + kRoot.string() + "' && '" + BACKCHANNEL_PROGRAM + "' " +
                           command.substr(6) + " >/dev/null 2>&1";
  const int state = std::system(line.c_str());
  EXPECT_TRUE(WIFEXITED(state) && WEXITSTATUS(state) == 0) << command;
}

INSTANTIATE_TEST_SUITE_P(All, Systems, ::testing::ValuesIn(system_names()),
                         [](const auto& each) { return each.param; });

}  // namespace
}  // namespace backchannel
