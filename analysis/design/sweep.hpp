#pragma once

/// The runs of an experiment, row by row: which point of the design, which arm, which luck.
///
/// Rows stand in one fixed order that does not depend on threads and that covers the space early:
/// the replication turns slowest, then the point, then the arm,
///
///     id = (replication · points + point) · arms + arm,
///
/// so that an experiment that is cut off has still seen every point equally often, and more
/// replications only add rows at the end. A plain scenario has one point without any factor; its
/// replications are its runs. The luck of a row is that of (seed, run), both written in the row;
/// under common luck seed and run are the same at every point.
///
/// Left out: adaptive designs, which choose the next point by what came of the last.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "sim/engine/run.hpp"
#include "sim/scenario/study.hpp"

namespace backchannel {

enum class RowStatus : std::uint8_t {
  done,    ///< lived to its end
  failed,  ///< a mistake of ours stopped it; `message` says which
};

struct Row {
  std::uint64_t id = 0;
  std::uint32_t replication = 0;
  std::uint32_t point = 0;
  std::uint32_t arm = 0;
  std::uint64_t seed = 1;
  std::uint32_t run = 0;
  RowStatus status = RowStatus::done;
  std::string message;
  RunResult result;
};

}  // namespace backchannel
