#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <ctime>
#include <fstream>
#include <memory>
#include <string>

#include "analysis/cli/choices.hpp"
#include "analysis/cli/failure.hpp"
#include "analysis/cli/verbs.hpp"
#include "analysis/table/grid.hpp"
#include "analysis/table/numbers.hpp"
#include "analysis/table/provenance.hpp"
#include "analysis/table/summary.hpp"
#include "sim/engine/run.hpp"

namespace backchannel {
namespace {

constexpr int kRepeats = 5;

struct Choices {
  ScenarioChoice scenario;
  std::string runs = "1000";
  OutputChoice output;
};

/// Seconds of processor time of this process, which other programs do not lengthen.
double processor_seconds() {
  timespec time{};
  ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

double median_of(std::array<double, kRepeats> values) {
  std::sort(values.begin(), values.end());
  return values[kRepeats / 2];
}

/// The median of some repeats of what `work` takes.
double time_of(const auto& work) {
  std::array<double, kRepeats> seconds{};
  for (double& second : seconds) {
    const double start = processor_seconds();
    work();
    second = processor_seconds() - start;
  }
  return median_of(seconds);
}

void sum_up(const ChosenArm& arm, std::uint32_t runs) {
  Runner runner(*arm.scenario);
  Trace trace;
  ArmSummary summary(arm.name, *arm.scenario);
  for (std::uint32_t run = 0; run < runs; ++run) summary.add(runner.live(1, run, trace));
}

/// The most memory this process has had, in MB, as the kernel counts it.
double peak_memory() {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);)
    if (line.starts_with("VmHWM:")) return std::stod(line.substr(6)) / 1024;
  return 0;
}

/// Peaks never fall, so each number of runs is tried in a process of its own.
double memory_of(const ChosenArm& arm, std::uint32_t runs) {
  std::array<int, 2> ends{};
  if (::pipe(ends.data()) != 0) return 0;
  const pid_t child = ::fork();
  if (child == 0) {
    sum_up(arm, runs);
    const double peak = peak_memory();
    const bool told = ::write(ends[1], &peak, sizeof peak) == sizeof peak;
    ::_exit(told ? 0 : 1);
  }
  ::close(ends[1]);
  double peak = 0;
  if (child < 0 || ::read(ends[0], &peak, sizeof peak) != sizeof peak) peak = 0;
  ::close(ends[0]);
  if (child > 0) ::waitpid(child, nullptr, 0);
  return peak;
}

/// From starting a process to its end, with the scenario and all its arms read and checked, and one
/// run lived.
double start_seconds(const std::string& file, const std::string& arm) {
  std::array<double, kRepeats> seconds{};
  for (double& second : seconds) {
    timespec start{};
    timespec end{};
    ::clock_gettime(CLOCK_MONOTONIC, &start);
    const pid_t child = ::fork();
    if (child == 0) {
      if (::freopen("/dev/null", "w", stdout) == nullptr) ::_exit(1);
      ::execl("/proc/self/exe", "backchannel", "run", file.c_str(), "--arm", arm.c_str(), "-n",
              "1", "-j", "1", "--quiet", nullptr);
      ::_exit(1);
    }
    if (child > 0) ::waitpid(child, nullptr, 0);
    ::clock_gettime(CLOCK_MONOTONIC, &end);
    second = static_cast<double>(end.tv_sec - start.tv_sec) +
             1e-9 * static_cast<double>(end.tv_nsec - start.tv_nsec);
  }
  return median_of(seconds);
}

Rendered render(const Grid& grid, const Study& study, const std::string& command) {
  nlohmann::ordered_json json;
  json["version"] = this_build().version;
  json["commit"] = this_build().commit;
  json["compiler"] = this_build().compiler;
  json["build"] = this_build().type;
  json["hash"] = study.hash;
  json["command"] = command;
  json["rows"] = nlohmann::ordered_json::array();
  for (const auto& row : grid.rows) {
    nlohmann::ordered_json entry;
    for (std::size_t i = 0; i < row.size(); ++i) entry[grid.headers[i]] = row[i];
    json["rows"].push_back(std::move(entry));
  }
  const std::string note = fmt::format(
      "{} · {} build by {} · scenario {}\nMedian of {} repeats; processor time for speed, the "
      "clock for starting. Yours will differ.\n",
      build_text(), this_build().type, this_build().compiler, study.hash, kRepeats);
  return {to_text(grid) + "\n" + note, to_csv(grid), dumped(json)};
}

int bench(const Choices& choices) {
  format_of(choices.output);
  const std::uint32_t runs = count_of(choices.runs, "--runs", 10, 1000000);
  const Study study = read_study(choices.scenario);
  expect_writable(choices.output.path);
  const std::vector<ChosenArm> arms = chosen_arms(study, {});
  Grid grid{{"what", "of", "value", "unit"}, {}, {false, false, true, false}};
  // Memory first: a child begins with what its parent already has.
  for (const std::uint32_t n : {runs, 10 * runs, 40 * runs})
    grid.rows.push_back({"peak memory", grouped(n) + " runs",
                         fmt::format("{:.1f}", memory_of(arms.front(), n)), "MB"});
  grid.rows.push_back({"start", "to the first run",
                       fmt::format("{:.1f}", 1e3 * start_seconds(choices.scenario.file,
                                                                 arms.front().name)),
                       "ms"});
  for (const ChosenArm& arm : arms) {
    const double seconds = time_of([&] { sum_up(arm, runs); });
    grid.rows.push_back({"speed", arm.name,
                         grouped(static_cast<std::uint64_t>(static_cast<double>(runs) / seconds)),
                         "runs per processor second"});
  }
  deliver(choices.output,
          render(grid, study, command_of("bench", choices.scenario, {"--runs", choices.runs})));
  return kDone;
}

}  // namespace

void add_bench(CLI::App& program, Action& action) {
  CLI::App* verb = add_verb(program, "bench", "speed, memory and start-up on this machine",
                            "./run bench scenarios/muscat_2026.yaml -n 1000");
  auto choices = std::make_shared<Choices>();
  choices->scenario.file = "scenarios/muscat_2026.yaml";
  add_scenario(*verb, choices->scenario);
  verb->get_option("FILE")->required(false);
  verb->add_option("-n,--runs", choices->runs, "runs in each repeat (1000)")->type_name("RUNS");
  add_output(*verb, choices->output);
  verb->callback([choices, &action] { action = [choices] { return bench(*choices); }; });
}

}  // namespace backchannel
