#include <utility>  // before Asio: its 1.74 headers forget it under C++20

#include <boost/asio/post.hpp>
#include <boost/asio/thread_pool.hpp>

#include <algorithm>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <stdexcept>
#include <string>

#include "sim/engine/experiment.hpp"

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

/// One set of runners per thread, so that buffers are never shared.
class Hall {
 public:
  Hall(const Experiment& experiment, int threads) : experiment_(experiment) {
    rows_.resize(static_cast<std::size_t>(threads));
    free_.resize(rows_.size());
    for (std::size_t i = 0; i < free_.size(); ++i) free_[i] = i;
  }

  void live(const Slice& slice, Batch& batch) {
    const std::size_t row = borrow();
    auto& runners = rows_[row];
    if (runners.empty())
      for (const Scenario* arm : experiment_.arms) runners.emplace_back(*arm);
    Trace trace;
    trace.fingerprinting = experiment_.fingerprints;
    for (std::uint32_t i = 0; i < slice.count; ++i) {
      const std::uint32_t run = slice.first + i;
      try {
        batch.by_arm[slice.arm][run - batch.first_run] =
            runners[slice.arm].live(experiment_.seed, run, trace);
      } catch (const std::exception& error) {
        give_back(row);
        throw with_its_run(error, experiment_.seed, run);
      }
    }
    give_back(row);
  }

 private:
  std::size_t borrow() {
    const std::scoped_lock lock(mutex_);
    const std::size_t row = free_.back();
    free_.pop_back();
    return row;
  }
  void give_back(std::size_t row) {
    const std::scoped_lock lock(mutex_);
    free_.push_back(row);
  }

  const Experiment& experiment_;
  std::mutex mutex_;
  std::vector<std::vector<Runner>> rows_;
  std::vector<std::size_t> free_;
};

/// Tasks of one batch still to be done, and the first thing that went wrong among them.
class Countdown {
 public:
  explicit Countdown(std::size_t left) : left_(left) {}
  void done(std::exception_ptr error) {
    const std::scoped_lock lock(mutex_);
    if (error && !error_) error_ = error;
    if (--left_ == 0) all_.notify_one();
  }
  void wait() {
    std::unique_lock lock(mutex_);
    all_.wait(lock, [this] { return left_ == 0; });
    if (error_) std::rethrow_exception(error_);
  }

 private:
  std::mutex mutex_;
  std::condition_variable all_;
  std::size_t left_;
  std::exception_ptr error_;
};

std::vector<Slice> slices_of(const Batch& batch, std::size_t arms, std::uint32_t count) {
  constexpr std::uint32_t kGrain = 64;
  std::vector<Slice> slices;
  for (std::size_t arm = 0; arm < arms; ++arm)
    for (std::uint32_t i = 0; i < count; i += kGrain)
      slices.push_back({arm, batch.first_run + i, std::min(kGrain, count - i)});
  return slices;
}

}  // namespace

void perform(const Experiment& experiment, const std::function<bool(const Batch&)>& consume) {
  const int threads = std::max(1, experiment.threads);
  Hall hall(experiment, threads);
  boost::asio::thread_pool pool(static_cast<std::size_t>(threads));
  Batch batch;
  batch.by_arm.resize(experiment.arms.size());
  for (std::uint32_t done = 0; done < experiment.runs;) {
    const std::uint32_t count = std::min(experiment.batch, experiment.runs - done);
    batch.first_run = experiment.first_run + done;
    for (auto& results : batch.by_arm) results.assign(count, RunResult{});
    const auto slices = slices_of(batch, experiment.arms.size(), count);
    Countdown countdown(slices.size());
    for (const Slice& slice : slices) {
      boost::asio::post(pool, [&hall, &batch, &countdown, slice] {
        std::exception_ptr error;
        try {
          hall.live(slice, batch);
        } catch (...) {
          error = std::current_exception();
        }
        countdown.done(error);
      });
    }
    countdown.wait();
    done += count;
    if (!consume(batch)) break;
  }
  pool.join();
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
