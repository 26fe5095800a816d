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
#include "analysis/cli/yardstick.hpp"
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
  std::string works;
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
  work();  // once for nothing, so that caches and the clock of the processor are where they stay
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

/// A reference work: a scenario file, and the same by hand.
struct Work {
  const char* file;
  const char* arm;  ///< empty for the first
  const char* unit;
  std::uint32_t runs;
  void (*by_hand)(std::uint64_t runs);
};

constexpr Work kWorks[] = {
    {"shuttle_bargaining.yaml", "standard set", "runs per processor second", 100000,
     [](std::uint64_t runs) { yardstick::shuttle_bargaining(1, runs, 0.1, 0.4); }},
    {"shuttle_bargaining.yaml", "hard set", "runs per processor second", 100000,
     [](std::uint64_t runs) { yardstick::shuttle_bargaining(1, runs, 0.35, 0.65); }},
    {"sao_bilateral.yaml", "", "negotiations per processor second", 50000,
     [](std::uint64_t runs) { yardstick::alternating_offers(runs); }}};

void live_all(const Scenario& scenario, std::uint32_t runs) {
  Runner runner(scenario);
  Trace trace;
  for (std::uint32_t run = 0; run < runs; ++run) runner.live(1, run, trace);
}

/// The engine and the hand-written loop by turns, so that what slows one slows the other; the ratio
/// is of each turn, and its median is shown.
void measure_work(const Work& work, const std::string& folder, Grid& grid) {
  const Study study = read_study(folder + "/" + work.file);
  const int named = *work.arm == 0 ? 0 : study.arms.find(work.arm);
  if (named < 0) throw UsageError(study.file + " has no arm `" + work.arm + "`");
  const Scenario& arm = study.arms[static_cast<std::size_t>(named)];
  std::array<double, kRepeats> engine{};
  std::array<double, kRepeats> hand{};
  std::array<double, kRepeats> ratio{};
  for (std::size_t i = 0; i < kRepeats; ++i) {
    double start = processor_seconds();
    live_all(arm, work.runs);
    engine[i] = processor_seconds() - start;
    start = processor_seconds();
    work.by_hand(10 * std::uint64_t{work.runs});
    hand[i] = (processor_seconds() - start) / 10;
    ratio[i] = hand[i] / engine[i];
  }
  const std::string what =
      study.scenario.title + (*work.arm == 0 ? "" : ", " + std::string(work.arm));
  const auto speed = [&](double seconds) {
    return grouped(static_cast<std::uint64_t>(work.runs / seconds));
  };
  grid.rows.push_back({"reference work", what, speed(median_of(engine)), work.unit});
  grid.rows.push_back({"the same by hand", what, speed(median_of(hand)), work.unit});
  grid.rows.push_back({"engine to hand", what, fmt::format("{:.3f}", median_of(ratio)), "ratio"});
}

/// Runs per second of the clock on two threads over those on one; near 2 only where the two are
/// cores of their own.
double gain_of_two_threads(const ChosenArm& arm, std::uint32_t runs) {
  std::array<double, kRepeats> gains{};
  for (double& gain : gains) {
    std::array<double, 2> seconds{};
    for (const int threads : {1, 2}) {
      Experiment experiment;
      experiment.arms = {arm.scenario};
      experiment.runs = runs;
      experiment.threads = threads;
      timespec start{};
      timespec end{};
      ::clock_gettime(CLOCK_MONOTONIC, &start);
      perform(experiment, [](const Batch&) { return true; });
      ::clock_gettime(CLOCK_MONOTONIC, &end);
      seconds[static_cast<std::size_t>(threads - 1)] =
          static_cast<double>(end.tv_sec - start.tv_sec) +
          1e-9 * static_cast<double>(end.tv_nsec - start.tv_nsec);
    }
    gain = seconds[0] / seconds[1];
  }
  return median_of(gains);
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
  // Long enough that a processor which has been idle is awake for most of it.
  grid.rows.push_back({"two threads to one", arms.front().name,
                       fmt::format("{:.2f}", gain_of_two_threads(arms.front(), 40 * runs)),
                       "ratio, by the clock"});
  if (!choices.works.empty())
    for (const Work& work : kWorks) measure_work(work, choices.works, grid);
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
  choices->works = "scenarios/laboratory";
  verb->add_option("--works", choices->works,
                   "folder of the reference works, or '' for none (scenarios/laboratory)")
      ->type_name("FOLDER");
  add_output(*verb, choices->output);
  verb->callback([choices, &action] { action = [choices] { return bench(*choices); }; });
}

}  // namespace backchannel
