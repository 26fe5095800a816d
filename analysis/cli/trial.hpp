#pragma once

/// The runs behind `run` and `compare`: performed in batches, summed up as they come, shown while
/// they last, and stopped cleanly when somebody asks.

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "analysis/cli/choices.hpp"
#include "analysis/table/summary.hpp"
#include "sim/engine/experiment.hpp"

namespace backchannel {

struct Trial {
  std::vector<ArmSummary> arms;
  std::uint64_t seed = 1;
  std::uint32_t asked = 0;
  std::uint32_t done = 0;
  int signal = 0;  ///< that stopped it, or 0

  /// The exit status: 0, or 130 after Ctrl-C.
  int status() const;
};

/// `more` sees each batch after the summaries have.
Trial carry_out(const std::vector<ChosenArm>& arms, const RunChoice& choice,
                const std::function<void(const Batch&)>& more = nullptr);

/// The options of a trial for the command that repeats it; an early end repeats what was done.
std::vector<std::string> words_of(const Trial& trial);

}  // namespace backchannel
