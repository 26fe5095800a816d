// Micro-benchmarks of what a run spends its time in, so that a regression is seen where it is.
//
//     cmake --build build/ci --target benchmarks && build/ci/tests/benchmarks
//
// The suite runs them once, briefly, to see that they work; it asserts no times.

#include <benchmark/benchmark.h>

#include "sim/channels/channel.hpp"
#include "sim/crisis/luck.hpp"
#include "sim/crisis/maths.hpp"
#include "sim/crisis/reading.hpp"
#include "sim/engine/run.hpp"
#include "sim/policies/conceding.hpp"
#include "sim/rounds/haggling.hpp"
#include "sim/rounds/issue.hpp"
#include "sim/scenario/study.hpp"

namespace backchannel {
namespace {

const Study& muscat() {
  static const Study study = read_study(BACKCHANNEL_SOURCE_DIR "/scenarios/muscat_2026.yaml");
  return study;
}

void luck_uniform(benchmark::State& state) {
  const Luck luck{7, 3};
  std::uint32_t nth = 0;
  for (auto _ : state) benchmark::DoNotOptimize(luck.uniform(Purpose::deed, 1, nth++));
}
BENCHMARK(luck_uniform);

void luck_normal(benchmark::State& state) {
  const Luck luck{7, 3};
  std::uint32_t nth = 0;
  for (auto _ : state) benchmark::DoNotOptimize(luck.normal(Purpose::deed, 1, nth++));
}
BENCHMARK(luck_normal);

void maths_exp(benchmark::State& state) {
  double x = 0;
  for (auto _ : state) benchmark::DoNotOptimize(maths::exp(x -= 1e-6));
}
BENCHMARK(maths_exp);

void maths_log(benchmark::State& state) {
  double x = 1e-6;
  for (auto _ : state) benchmark::DoNotOptimize(maths::log(x += 1e-6));
}
BENCHMARK(maths_log);

void carry_a_message(benchmark::State& state) {
  const Scenario& scenario = muscat().scenario;
  const Channel& channel = scenario.effective[static_cast<std::size_t>(scenario.talks.index)];
  std::vector<LegState> legs(channel.legs.size());
  const Luck luck{7, 3};
  std::uint32_t nth = 0;
  for (auto _ : state)
    benchmark::DoNotOptimize(carry(channel, legs, {1, nth++, 0, false, false}, luck));
}
BENCHMARK(carry_a_message);

void read_an_act(benchmark::State& state) {
  const ReadingRule rule;
  const Luck luck{7, 3};
  std::uint32_t nth = 0;
  for (auto _ : state)
    benchmark::DoNotOptimize(
        read_act(rule, {0, 0.2, 0.4, 0.3, 0}, luck.uniform(Purpose::reading, 1, nth++)));
}
BENCHMARK(read_an_act);

void decide_to_concede(benchmark::State& state) {
  const Concession rule;
  Mind mind;
  for (auto _ : state) {
    Bargaining now;
    now.pressure = 0.4;
    now.saturated = 0.6;
    now.publicity = 0.5;
    now.since_first = 12;
    benchmark::DoNotOptimize(weigh_concession(rule, mind, now).probability());
  }
}
BENCHMARK(decide_to_concede);

struct Table {
  Packages packages;
  std::vector<double> sums;
  std::uint32_t agenda;
  Table() : sums(muscat().scenario.issues.size(), 0.5), agenda(muscat().scenario.agenda_all) {
    packages.lay_out(muscat().scenario.issues, muscat().scenario.performers);
  }
};

void propose_a_package(benchmark::State& state) {
  const Table table;
  double relief = 0.2;
  for (auto _ : state) {
    relief += 1e-9;  // or the weighing would be known from the last time
    benchmark::DoNotOptimize(propose(table.packages, 0, table.agenda, 0, {0.3, 0},
                                     {relief, 0.4}, {table.sums, 3, 12}));
  }
}
BENCHMARK(propose_a_package);

void hope_for_a_package(benchmark::State& state) {
  const Table table;
  double relief = 0.2;
  for (auto _ : state) {
    relief += 1e-9;
    benchmark::DoNotOptimize(hopes(table.packages, 1, table.agenda, 0, 0.05, 0.1, {relief, 0.4},
                                   {table.sums, 3, 12}));
  }
}
BENCHMARK(hope_for_a_package);

void lay_out_the_packages(benchmark::State& state) {
  Table table;
  for (auto _ : state)
    table.packages.lay_out(muscat().scenario.issues, muscat().scenario.performers);
}
BENCHMARK(lay_out_the_packages);

void settle_for(benchmark::State& state) {
  double t = 0;
  for (auto _ : state) benchmark::DoNotOptimize(aspiration(0.2, 4, t += 1e-9));
}
BENCHMARK(settle_for);

/// A whole run, and the same without a channel: mostly stretches in which only levels move.
void live_a_run(benchmark::State& state, const char* arm) {
  const Study& study = muscat();
  Runner runner(study.arms[static_cast<std::size_t>(study.arms.find(arm))]);
  Trace trace;
  std::uint32_t run = 0;
  for (auto _ : state) benchmark::DoNotOptimize(runner.live(1, run++ % 512, trace));
}
BENCHMARK_CAPTURE(live_a_run, as_it_was, "as it was");
BENCHMARK_CAPTURE(live_a_run, quiet_stretches, "no channel");

}  // namespace
}  // namespace backchannel

BENCHMARK_MAIN();
