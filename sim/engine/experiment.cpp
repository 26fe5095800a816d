#include "sim/engine/experiment.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <stdexcept>
#include <string>

#include "sim/engine/shifts.hpp"

namespace backchannel {

namespace {

/// A slice of a batch of one arm: what one task does.
struct Slice {
  std::size_t arm = 0;
  std::uint32_t first = 0;
  std::uint32_t count = 0;
};

std::runtime_error with_its_run(const std::exception& error, std::uint64_t seed,
                                std::uint32_t run) {
  return std::runtime_error(std::string(error.what()) + "; repeat it with `story FILE --seed " +
                            std::to_string(seed) + " --run " + std::to_string(run) + "`");
}

/// What one thread has to itself, so that buffers are never shared.
struct Desk {
  std::vector<Runner> runners;
  Trace trace;
};

std::optional<std::uint32_t> draw_of(const Experiment& experiment, std::uint32_t run) {
  if (experiment.runs_per_draw == 0) return {};
  return run / experiment.runs_per_draw;
}

void live(const Slice& slice, const Experiment& experiment, Desk& desk, Batch& batch) {
  if (desk.runners.empty())
    for (const Scenario* arm : experiment.arms) desk.runners.emplace_back(*arm);
  desk.trace.fingerprinting = experiment.fingerprints;
  for (std::uint32_t i = 0; i < slice.count; ++i) {
    const std::uint32_t run = slice.first + i;
    try {
      batch.by_arm[slice.arm][run - batch.first_run] =
          desk.runners[slice.arm].live(experiment.seed, run, desk.trace, draw_of(experiment, run));
    } catch (const std::exception& error) {
      throw with_its_run(error, experiment.seed, run);
    }
  }
}

std::vector<Slice> slices_of(const Batch& batch, std::size_t arms, std::uint32_t count) {
  constexpr std::uint32_t kGrain = 16;
  std::vector<Slice> slices;
  for (std::size_t arm = 0; arm < arms; ++arm)
    for (std::uint32_t i = 0; i < count; i += kGrain)
      slices.push_back({arm, batch.first_run + i, std::min(kGrain, count - i)});
  return slices;
}

}  // namespace

void perform(const Experiment& experiment, const std::function<bool(const Batch&)>& consume) {
  const int threads = std::max(1, experiment.threads);
  std::vector<Desk> desks(static_cast<std::size_t>(threads));
  struct Portion {
    Batch batch;
    std::vector<Slice> slices;
  };
  std::array<Portion, Shifts::kPlaces> places;
  const auto at = [&](int place) -> Portion& { return places[static_cast<std::size_t>(place)]; };
  std::uint32_t laid_out = 0;
  Shifts shifts;
  shifts.lay_out = [&](int place) {
    Portion& portion = at(place);
    const std::uint32_t count = std::min(experiment.batch, experiment.runs - laid_out);
    portion.batch.first_run = experiment.first_run + laid_out;
    portion.batch.by_arm.resize(experiment.arms.size());
    for (auto& results : portion.batch.by_arm) results.assign(count, RunResult{});
    portion.slices = slices_of(portion.batch, experiment.arms.size(), count);
    laid_out += count;
    return portion.slices.size();
  };
  shifts.work = [&](int place, int thread, std::size_t task) {
    live(at(place).slices[task], experiment, desks[static_cast<std::size_t>(thread)],
         at(place).batch);
  };
  shifts.hand_over = [&](int place) { return consume(at(place).batch); };
  work_in_shifts(threads, shifts);
}

RunResult tell(const Scenario& scenario, std::uint64_t seed, std::uint32_t run, Trace& trace) {
  trace.telling = true;
  try {
    return Runner(scenario).live(seed, run, trace);
  } catch (const std::exception& error) {
    throw with_its_run(error, seed, run);
  }
}

}  // namespace backchannel
