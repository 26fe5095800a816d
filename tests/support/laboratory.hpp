#pragma once

/// The small words that tests of whole scenarios share.

#include <string>
#include <vector>

#include "sim/engine/experiment.hpp"
#include "sim/scenario/study.hpp"

#if defined(__has_feature)
#if __has_feature(thread_sanitizer) || __has_feature(address_sanitizer)
#define BACKCHANNEL_SANITIZED
#endif
#endif

namespace backchannel::testing {

/// Runs of a statistical test. Sanitizers look at paths of the code, not at statistics, and are ten
/// times slower; there a fortieth is lived.
constexpr std::uint32_t runs(std::uint32_t wanted) {
#ifdef BACKCHANNEL_SANITIZED
  return wanted / 40;
#else
  return wanted;
#endif
}

/// A file of `scenarios/`, with settings laid over it.
Study study(const std::string& file, const std::vector<Setting>& settings = {});

/// All results of one arm, in order of runs.
std::vector<RunResult> live(const Scenario& arm, std::uint32_t runs, std::uint64_t seed = 1,
                            int threads = 2, bool fingerprints = false);

/// Share of an outcome, in per cent.
double share(const std::vector<RunResult>& results, Outcome outcome);

/// Mean of a measure by its name in the tally, as `trust_{a}`.
double mean(const std::vector<RunResult>& results, const std::string& measure);

/// Value of a measure of one run.
double value(const Tally& tally, const std::string& measure);

}  // namespace backchannel::testing
