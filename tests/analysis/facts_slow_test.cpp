// Every claim comes out as its file says it did. A verdict that changes is news, not a mistake: if
// the model was meant to change, look at the claim again (`./run facts F05a`), and write down
// what came out. The message tells which verdicts are known to be fragile.

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "analysis/table/fact.hpp"
#include "analysis/table/fact_sheet.hpp"

namespace backchannel {
namespace {

namespace fs = std::filesystem;

const fs::path kScenarios = fs::path(BACKCHANNEL_SOURCE_DIR) / "scenarios";

std::vector<std::string> fact_names() {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(kScenarios / "facts"))
    if (entry.path().extension() == ".yaml") names.push_back(entry.path().stem().string());
  std::sort(names.begin(), names.end());
  return names;
}

class Facts : public ::testing::TestWithParam<std::string> {};

TEST_P(Facts, ComeOutAsRecorded) {
  const Fact fact = read_fact((kScenarios / "facts" / (GetParam() + ".yaml")).string());
  EXPECT_EQ(fact.id(), GetParam());
  const FactFinding finding = find_out(fact, kScenarios.string(), {.threads = 2});
  EXPECT_EQ(words_of(finding.verdict), words_of(fact.verdict))
      << facts_text({&finding, 1})
      << (fact.fragile.empty() ? "not known to be fragile" : "fragile: " + fact.fragile);
}

INSTANTIATE_TEST_SUITE_P(All, Facts, ::testing::ValuesIn(fact_names()),
                         [](const auto& each) { return each.param; });

}  // namespace
}  // namespace backchannel
