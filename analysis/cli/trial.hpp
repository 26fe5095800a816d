#pragma once

/// The runs behind `run`, `compare` and verbs like them: performed in batches, summed up as they
/// come, shown while they last, and stopped cleanly when somebody asks.

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "analysis/cli/choices.hpp"
#include "analysis/table/summary.hpp"
#include "sim/engine/experiment.hpp"

namespace backchannel {

/// How far the runs came.
struct Passage {
  std::uint64_t seed = 1;
  std::uint32_t asked = 0;
  std::uint32_t done = 0;
  int signal = 0;  ///< that stopped it, or 0
  std::uint32_t most = 0;          ///< runs it was allowed, where a precision was asked for
  std::vector<std::string> until;  ///< as asked

  /// The exit status: 0, or 130 after Ctrl-C.
  int status() const;
};

/// Lives paired runs of some scenarios; `see` gets every batch, `estimate` what to say meanwhile.
/// With a watch it stops at the first look that finds everything known as asked, at a number of
/// runs that depends on nothing but the runs.
Passage live_paired(const std::vector<const Scenario*>& scenarios, const RunChoice& choice,
                    const std::function<void(const Batch&)>& see,
                    const std::function<std::string()>& estimate,
                    PrecisionWatch* watch = nullptr, std::uint32_t runs_per_draw = 0);

struct Trial : Passage {
  std::vector<ArmSummary> arms;
  std::optional<PrecisionWatch> watch;  ///< if a precision was asked for
};

/// `more` sees each batch after the summaries have; `of` says what `--until` is about.
Trial carry_out(const std::vector<ChosenArm>& arms, const RunChoice& choice,
                const std::function<void(const Batch&)>& more = nullptr,
                PrecisionWatch::Of of = PrecisionWatch::Of::arms);

/// The options of a trial for the command that repeats it; an early end repeats what was done.
std::vector<std::string> words_of(const Passage& passage);

}  // namespace backchannel
