#pragma once

/// Many runs of several arms, paired: run k of every arm has the same luck.
///
/// Runs are lived in batches (shifts.hpp); results come back in order of batch, arm and run,
/// whatever the number of threads, so that every number made from them has the same bytes.
/// Memory is that of three batches, however many runs there are. Deciding when to stop is the
/// caller's: it asks for the next batch, or does not.

#include <cstdint>
#include <functional>
#include <vector>

#include "sim/engine/run.hpp"

namespace backchannel {

struct Experiment {
  std::vector<const Scenario*> arms;
  std::uint64_t seed = 1;
  std::uint32_t first_run = 0;
  std::uint32_t runs = 1000;
  int threads = 1;
  std::uint32_t batch = 512;
  bool fingerprints = false;
  /// So many successive runs share one draw of `uncertain:`, that of run `run / runs_per_draw`; 0
  /// for a draw of its own for each.
  std::uint32_t runs_per_draw = 0;
};

struct Batch {
  std::uint32_t first_run = 0;
  std::vector<std::vector<RunResult>> by_arm;  ///< [arm][run − first_run], all of equal length
};

/// Performs the experiment; `consume` gets each batch in order and returns false to stop early.
/// An exception in a run is thrown again here, naming the run that repeats it.
void perform(const Experiment& experiment, const std::function<bool(const Batch&)>& consume);

/// One run with its story: events and reasons are in `trace`.
RunResult tell(const Scenario& scenario, std::uint64_t seed, std::uint32_t run, Trace& trace);

}  // namespace backchannel
