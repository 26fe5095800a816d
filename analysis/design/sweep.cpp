#include "analysis/design/sweep.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "sim/crisis/luck.hpp"
#include "sim/engine/shifts.hpp"

namespace backchannel {
namespace {

/// Apart from every purpose of a run, which count up from 0.
constexpr std::uint32_t kOwnLuck = 0x0001'0000;

std::uint64_t seed_of_point(std::uint64_t root, std::uint32_t point) {
  const auto word = philox({point, kOwnLuck, 0, 0}, {static_cast<std::uint32_t>(root),
                                                     static_cast<std::uint32_t>(root >> 32)});
  return std::uint64_t{word[0]} << 32 | word[1];
}

/// Rows of one cell (a point and an arm) that one task lives, one replication after the other.
struct Slice {
  std::size_t first = 0;  ///< among the rows of the batch
  std::size_t stride = 1;
  std::size_t count = 0;
};

struct Batch {
  std::vector<Row> rows;
  std::vector<Slice> slices;
};

/// What one thread has to itself: runners of the cells it was at last.
class Desk {
 public:
  void live(const Sweep& sweep, const Slice& slice, std::vector<Row>& rows) {
    trace_.fingerprinting = sweep.fingerprints;
    for (std::size_t i = 0; i < slice.count; ++i)
      live(sweep, rows[slice.first + i * slice.stride]);
  }

 private:
  static constexpr std::size_t kMostRunners = 64;
  struct Seat {
    std::uint64_t cell = 0;
    std::optional<Runner> runner;
  };

  void live(const Sweep& sweep, Row& row) {
    const std::uint64_t cell = std::uint64_t{row.point} * sweep.arms + row.arm;
    Seat& seat = seat_of(cell);
    try {
      if (!seat.runner) {
        if (!cells_) cells_ = sweep.cells();
        seat.runner.emplace(cells_(row.point, row.arm));
      }
      row.result = seat.runner->live(row.seed, row.run, trace_);
    } catch (const std::exception& error) {
      seat.runner.reset();  // whatever state it was left in
      row.status = RowStatus::failed;
      row.message = error.what();
    }
  }

  Seat& seat_of(std::uint64_t cell) {
    for (std::size_t i = 0; i < seats_.size(); ++i) {
      Seat& seat = seats_[(last_ + i) % seats_.size()];
      if (seat.cell != cell) continue;
      last_ = (last_ + i) % seats_.size();
      return seat;
    }
    if (seats_.size() < kMostRunners) {
      last_ = seats_.size();
      seats_.push_back({cell, {}});
    } else {
      last_ = (last_ + 1) % seats_.size();
      seats_[last_] = {cell, {}};
    }
    return seats_[last_];
  }

  Cells cells_;
  std::vector<Seat> seats_;
  std::size_t last_ = 0;
  Trace trace_;
};

/// Few enough to answer soon and to need little memory; enough to keep every thread busy, and to
/// live several replications of a cell once it is laid out.
std::size_t batch_size(const Sweep& sweep) {
  constexpr std::uint64_t kMostRows = 8192;
  const std::uint64_t cells = std::uint64_t{sweep.points} * sweep.arms;
  const std::uint64_t least = std::max<std::uint64_t>(512, 256 * std::uint64_t(sweep.threads));
  return std::clamp<std::uint64_t>(16 * cells, std::min(least, kMostRows), kMostRows);
}

std::vector<Slice> slices_of(std::size_t rows, std::uint64_t cells) {
  constexpr std::size_t kGrain = 16;
  std::vector<Slice> slices;
  const auto stride = static_cast<std::size_t>(std::min<std::uint64_t>(cells, rows));
  for (std::size_t cell = 0; cell < stride; ++cell)
    for (std::size_t first = cell; first < rows; first += kGrain * stride)
      slices.push_back({first, stride, std::min(kGrain, (rows - first + stride - 1) / stride)});
  return slices;
}

/// Counts what failed, and finds where a failing run ends the sweep.
std::span<const Row> up_to_failure(std::span<const Row> rows, Failing failing, SweepEnd& end) {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows[i].status != RowStatus::failed) continue;
    if (++end.failed == 1) end.message = rows[i].message;
    if (failing == Failing::fast) return rows.first(i + 1);
  }
  return rows;
}

}  // namespace

Sweep plain_sweep(std::vector<const Scenario*> arms, std::uint32_t runs, std::uint64_t seed,
                  int threads) {
  Sweep sweep;
  sweep.arms = static_cast<std::uint32_t>(arms.size());
  sweep.replications = runs;
  sweep.seed = seed;
  sweep.threads = threads;
  sweep.cells = [arms = std::move(arms)]() -> Cells {
    return [arms](std::uint32_t, std::uint32_t arm) -> const Scenario& { return *arms[arm]; };
  };
  return sweep;
}

Row row_at(const Sweep& sweep, std::uint64_t id) {
  Row row;
  row.id = id;
  row.arm = static_cast<std::uint32_t>(id % sweep.arms);
  row.point = static_cast<std::uint32_t>(id / sweep.arms % sweep.points);
  row.replication = static_cast<std::uint32_t>(id / sweep.arms / sweep.points);
  row.seed = sweep.luck == LuckAcross::own ? seed_of_point(sweep.seed, row.point) : sweep.seed;
  row.run = sweep.run_of_point ? sweep.run_of_point(row.point) : row.replication;
  row.result.run = row.run;
  return row;
}

SweepEnd perform(const Sweep& sweep, const std::function<bool(std::span<const Row>)>& consume) {
  const int threads = std::max(1, sweep.threads);
  const std::uint64_t last = std::min(sweep.end, sweep.rows());
  const std::uint64_t most = batch_size(sweep);
  std::vector<Desk> desks(static_cast<std::size_t>(threads));
  std::array<Batch, Shifts::kPlaces> places;
  const auto at = [&](int place) -> Batch& { return places[static_cast<std::size_t>(place)]; };
  std::uint64_t laid_out = sweep.first;
  SweepEnd end;
  end.next = sweep.first;
  Shifts shifts;
  shifts.lay_out = [&](int place) -> std::size_t {
    Batch& batch = at(place);
    if (laid_out >= last) return 0;
    batch.rows.clear();
    for (const std::uint64_t to = std::min(last, laid_out + most); laid_out < to; ++laid_out)
      batch.rows.push_back(row_at(sweep, laid_out));
    batch.slices = slices_of(batch.rows.size(), std::uint64_t{sweep.points} * sweep.arms);
    return batch.slices.size();
  };
  shifts.work = [&](int place, int thread, std::size_t task) {
    desks[static_cast<std::size_t>(thread)].live(sweep, at(place).slices[task], at(place).rows);
  };
  shifts.hand_over = [&](int place) {
    const auto rows = up_to_failure(at(place).rows, sweep.failing, end);
    end.next += rows.size();
    const bool failed_fast = rows.size() < at(place).rows.size() ||
                             (sweep.failing == Failing::fast && end.failed > 0);
    return consume(rows) && !failed_fast;
  };
  work_in_shifts(threads, shifts);
  end.stopped = end.next < last;
  return end;
}

}  // namespace backchannel
