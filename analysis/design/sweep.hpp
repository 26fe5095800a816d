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
/// replications are its runs. The luck of a row is that of (seed, run), both written in the row:
///
///     common luck   seed = root seed,               run = replication
///     own luck      seed = hash(root seed, point),  run = replication
///
/// so that under common luck whatever differs between points is due to the points, and under own
/// luck points are independent. Arms always share their luck.
///
/// Any stretch of rows can be performed alone (`first`, `end`); it has the same bytes as that
/// stretch of the whole. Memory is that of three batches of rows and a few runners for each thread.
///
/// Left out: adaptive designs, which choose the next point by what came of the last.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
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
  RunResult result;  ///< of a failed run only its number
};

/// The scenario of a point and an arm; the reference holds until the next call.
using Cells = std::function<const Scenario&(std::uint32_t point, std::uint32_t arm)>;

struct Sweep {
  std::uint32_t points = 1;
  std::uint32_t arms = 1;
  std::uint32_t replications = 1000;
  std::uint64_t seed = 1;
  LuckAcross luck = LuckAcross::common;
  Failing failing = Failing::slow;
  int threads = 1;
  std::uint64_t first = 0;  ///< the first row to perform
  std::uint64_t end = std::numeric_limits<std::uint64_t>::max();  ///< the row before which it ends
  bool fingerprints = false;
  /// The run of a point where its luck is part of the design; replications are one then.
  std::function<std::uint32_t(std::uint32_t point)> run_of_point = {};
  std::function<Cells()> cells;  ///< called once on each thread, by several at a time

  std::uint64_t rows() const { return std::uint64_t{replications} * points * arms; }
};

/// The sweep of a scenario without a design: one point.
Sweep plain_sweep(std::vector<const Scenario*> arms, std::uint32_t runs, std::uint64_t seed = 1,
                  int threads = 1);

struct SweepEnd {
  std::uint64_t next = 0;     ///< the first row that was not delivered
  std::uint64_t failed = 0;   ///< how many of those delivered had failed
  std::string message;        ///< of the first that had
  bool stopped = false;       ///< before `end`, by `consume` or a failing run
};

/// Performs the rows from `first` up to `end`. `consume` gets them in order of id, some at a time,
/// and returns false to stop; what it throws passes through.
SweepEnd perform(const Sweep& sweep, const std::function<bool(std::span<const Row>)>& consume);

/// What row `id` is, without a result: where it stands and whose luck it has.
Row row_at(const Sweep& sweep, std::uint64_t id);

}  // namespace backchannel
