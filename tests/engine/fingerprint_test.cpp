// One committed list of fingerprints, met by every build that is promised: GCC and Clang, -O0 and
// -O2, with and without the processor's fused multiply-add in the C library, on any threads.
// BACKCHANNEL_UPDATE=1 writes the list anew; a change of it is a change of results and needs a
// reason in sim/README.md.

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "tests/support/laboratory.hpp"

namespace backchannel::testing {
namespace {

namespace fs = std::filesystem;

std::string fingerprint_of(const Study& read) {
  std::uint64_t joined = 0;
  for (const auto& arm : read.arms.entries)
    for (const RunResult& result : live(arm.value, 40, 2026, 2, true))
      joined = joined * 0x9E3779B97F4A7C15ULL + result.fingerprint +
               static_cast<std::uint64_t>(result.outcome);
  std::ostringstream text;
  text << std::hex << joined;
  return text.str();
}

TEST(Fingerprints, AreThoseOnTheCommittedList) {
  const fs::path root = fs::path(BACKCHANNEL_SOURCE_DIR) / "scenarios";
  std::vector<std::string> files = {"muscat_2026.yaml"};
  for (const std::string folder : {"episodes", "laboratory", "other"})
    for (const auto& entry : fs::directory_iterator(root / folder))
      if (entry.path().extension() == ".yaml")
        files.push_back(folder + "/" + entry.path().filename().string());
  std::sort(files.begin(), files.end());
  std::string now;
  for (const std::string& file : files) now += file + " " + fingerprint_of(study(file)) + "\n";
  const fs::path list = fs::path(BACKCHANNEL_SOURCE_DIR) / "tests" / "golden" / "fingerprints.txt";
  if (std::getenv("BACKCHANNEL_UPDATE")) {
    std::ofstream(list) << now;
    return;
  }
  std::ifstream in(list);
  std::stringstream committed;
  committed << in.rdbuf();
  EXPECT_EQ(now, committed.str());
}

}  // namespace
}  // namespace backchannel::testing
