#pragma once

/// How far the runs are, on standard error: a live line on a terminal, else a line now and then.
///
///     2,560 of 12,000 runs, 21 %, 3,410 runs/s, 2.8 s left; war 4.2 ± 0.8 %

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>

namespace backchannel {

class Progress {
 public:
  Progress(std::uint64_t runs, bool quiet);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// The estimate is asked for only when a line is due.
  void show(std::uint64_t done, const std::function<std::string()>& estimate);
  /// The end has moved, since it is looked for as runs go on.
  void expect(std::uint64_t runs) { runs_ = runs; }
  /// Erases the live line, so that what follows stands alone.
  void finish();

 private:
  using Clock = std::chrono::steady_clock;
  std::string line(std::uint64_t done, double seconds) const;

  std::uint64_t runs_;
  bool quiet_;
  bool live_;
  bool standing_ = false;  ///< a live line is on the screen
  Clock::time_point start_;
  Clock::time_point last_;
};

}  // namespace backchannel
