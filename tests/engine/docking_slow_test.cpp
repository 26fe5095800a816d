// Docking: from a closed form to the full model, one mechanism at a time. Each arm of
// scenarios/theory/docking_*.yaml departs from its first arm in the direction written down here
// beforehand, under the same luck; the table of scenarios/theory/README.md is what comes out.

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "tests/support/laboratory.hpp"

namespace backchannel::testing {
namespace {

enum class Sign { up, down, none };

struct Departure {
  const char* arm;
  const char* against;  ///< another arm, where not the first
  Sign sign;
  const char* because;
};

struct Dock {
  const char* file;
  const char* row;
  const char* measure;  ///< counted if it is no less than 0: it happened
  const char* says;
  std::vector<Departure> departures;
};

const std::vector<Dock>& docks() {
  static const std::vector<Dock> all{
      {"docking_demand", "A1", "war_day", "war",
       {{"delay", "textbook", Sign::none, "what is demanded does not depend on when"},
        {"loss", "textbook", Sign::down, "a demand that never arrives cannot be refused"},
        {"blur", "textbook", Sign::up,
         "more demands are pushed above the lowest cost than above the highest"},
        {"leak", "textbook", Sign::none, "no chosen war depends on who else hears of it (S21)"},
        {"silence", "textbook", Sign::down, "as loss"},
        {"delay and incidents", "delay", Sign::up, "accidents have time to happen"}}},
      {"docking_mediation", "A6", "first_deal", "an agreement",
       {{"in the open", "textbook", Sign::down, "who hears that the other is weak wants more"},
        {"leak", "textbook", Sign::down, "as in the open, sometimes (A6L)"},
        {"flips", "textbook", Sign::down, "what is proposed fits other types than there are"},
        {"loss", "textbook", Sign::down, "what does not arrive cannot be accepted"},
        {"delay", "textbook", Sign::none, "nobody's stakes depend on when"},
        {"delay and incidents", "delay", Sign::down, "accidents have time to happen"}}},
      {"docking_incidents", "A18", "first_inadvertent", "an answer to a misread incident",
       {{"signal detection", "textbook", Sign::down,
         "a careful reader errs less often than one time in five"},
        {"doubt", "textbook", Sign::up, "not every explanation is believed"},
        {"flips", "textbook", Sign::up, "turned around, an explanation reads as deceit"},
        {"loss", "textbook", Sign::up, "what does not arrive explains nothing"},
        {"a second line", "textbook", Sign::down, "the faster of two lines counts"},
        {"alert", "textbook", Sign::up, "every incident makes the next one likelier"},
        {"haste", "textbook", Sign::up, "answers outrun explanations"},
        {"forces", "textbook", Sign::up, "more ships, more incidents"},
        {"trust", "textbook", Sign::down, "less is misread while there is trust"}}}};
  return all;
}

constexpr std::uint32_t kRuns = 40000;
/// Half a run in a hundred: what is called no difference.
constexpr double kMargin = 0.005;

const char* text_of(Sign sign) {
  return sign == Sign::up ? "more" : sign == Sign::down ? "less" : "the same";
}

struct Difference {
  double share = 0;
  double away = 0;
  double error = 0;
};

/// Paired under the same luck: +1, 0 or −1 for each run.
Difference difference(const std::vector<RunResult>& arm, const std::vector<RunResult>& base,
                      const std::string& measure) {
  double sum = 0, squares = 0, hits = 0;
  for (std::size_t i = 0; i < arm.size(); ++i) {
    const double here = value(arm[i].tally, measure) >= 0 ? 1 : 0;
    const double d = here - (value(base[i].tally, measure) >= 0 ? 1 : 0);
    hits += here;
    sum += d;
    squares += d * d;
  }
  const double n = static_cast<double>(arm.size());
  const double mean = sum / n;
  return {hits / n, mean, std::sqrt((squares / n - mean * mean) / n)};
}

/// One row of the page, and whether it came out as it was written down beforehand.
std::string judged(const Departure& departure, const Difference& d, const std::string& what) {
  const double reach = 1.96 * d.error;
  const bool as_written =
      departure.sign == Sign::none ? std::fabs(d.away) + reach < kMargin
      : departure.sign == Sign::up ? d.away - 3 * d.error > 0
                                   : d.away + 3 * d.error < 0;
  EXPECT_TRUE(as_written) << what << ": " << d.away << " ± " << d.error;
  return fmt::format("| {} | {} | {:.1f} | {:+.1f} ± {:.1f} | {} |\n", departure.arm,
                     text_of(departure.sign), 100 * d.share, 100 * d.away, 100 * reach,
                     departure.because);
}

std::string table_of(const Dock& dock) {
  const Study read = study(fmt::format("theory/{}.yaml", dock.file));
  const auto lived = [&](const std::string& name) {
    for (const auto& [arm, scenario] : read.arms.entries)
      if (arm == name) return live(scenario, kRuns, 20260301);
    ADD_FAILURE() << dock.file << " has no arm " << name;
    return std::vector<RunResult>{};
  };
  const auto base = lived("textbook");
  const double share = difference(base, base, dock.measure).share;
  std::string text = fmt::format(
      "From {} (`{}.yaml`): {}, {:.1f} runs of 100 in the textbook case.\n\n"
      "| mechanism | expected | of 100 | difference | because |\n|---|---|---|---|---|\n",
      dock.row, dock.file, dock.says, 100 * share);
  for (const Departure& departure : dock.departures) {
    const bool own_base = std::string(departure.against) == "textbook";
    text += judged(departure,
                   difference(lived(departure.arm), own_base ? base : lived(departure.against),
                              dock.measure),
                   std::string(dock.file) + ", " + departure.arm);
  }
  return text;
}

TEST(Docking, EachMechanismDepartsAsWrittenDown) {
#ifdef BACKCHANNEL_SANITIZED
  GTEST_SKIP() << "statistics";
#endif
  std::string tables;
  for (const Dock& dock : docks()) tables += (tables.empty() ? "" : "\n") + table_of(dock);
  const std::string path =
      fmt::format("{}/scenarios/theory/README.md", BACKCHANNEL_SOURCE_DIR);
  std::stringstream page;
  page << std::ifstream(path).rdbuf();
  const std::string begin = "<!-- docking -->\n", end = "<!-- end -->";
  std::string text = page.str();
  const auto from = text.find(begin);
  const auto to = text.find(end, from);
  ASSERT_NE(to, std::string::npos) << "the page has no place for the table";
  if (std::getenv("BACKCHANNEL_UPDATE")) {
    text.replace(from + begin.size(), to - from - begin.size(), tables);
    std::ofstream(path) << text;
    return;
  }
  EXPECT_EQ(text.substr(from + begin.size(), to - from - begin.size()), tables)
      << "BACKCHANNEL_UPDATE=1 writes it anew";
}

}  // namespace
}  // namespace backchannel::testing
