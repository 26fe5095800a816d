#include <utility>  // before Asio: its 1.74 headers forget it under C++20

#include <boost/asio/post.hpp>
#include <boost/asio/thread_pool.hpp>

#include <array>
#include <atomic>
#include <condition_variable>
#include <exception>
#include <limits>
#include <mutex>

#include "sim/engine/shifts.hpp"

namespace backchannel {

namespace {

/// One shift under way: the next task to take, and the threads that are still at it.
class Shift {
 public:
  /// Safe because the shift before it in this place has been waited for.
  void begin(std::size_t tasks, int threads) {
    tasks_ = tasks;
    next_ = 0;
    busy_ = threads;
    failed_task_ = std::numeric_limits<std::size_t>::max();
    error_ = nullptr;
  }

  void work(const std::function<void(std::size_t)>& one, const std::atomic<bool>& stopped) {
    for (std::size_t task = next_++; task < tasks_ && !stopped; task = next_++) {
      try {
        one(task);
      } catch (...) {
        const std::scoped_lock lock(mutex_);
        if (task < failed_task_) error_ = std::current_exception();
        failed_task_ = std::min(task, failed_task_);
      }
    }
    const std::scoped_lock lock(mutex_);
    if (--busy_ == 0) all_done_.notify_one();
  }

  void wait() {
    std::unique_lock lock(mutex_);
    all_done_.wait(lock, [this] { return busy_ == 0; });
    if (error_) std::rethrow_exception(error_);
  }

 private:
  std::size_t tasks_ = 0;
  std::atomic<std::size_t> next_ = 0;
  std::mutex mutex_;
  std::condition_variable all_done_;
  int busy_ = 0;
  std::size_t failed_task_ = 0;
  std::exception_ptr error_;
};

void work_alone(const Shifts& shifts) {
  while (const std::size_t tasks = shifts.lay_out(0)) {
    for (std::size_t task = 0; task < tasks; ++task) shifts.work(0, 0, task);
    if (!shifts.hand_over(0)) return;
  }
}

/// Tells the threads to go home when the caller leaves, however it leaves.
struct Leaving {
  std::atomic<bool>& stopped;
  ~Leaving() { stopped = true; }
};

}  // namespace

void work_in_shifts(int threads, const Shifts& shifts) {
  if (threads <= 1) return work_alone(shifts);
  std::array<Shift, 2> under_way;
  std::atomic<bool> stopped = false;
  boost::asio::thread_pool pool(static_cast<std::size_t>(threads));  // joins before those go
  const Leaving leaving{stopped};
  const auto begin = [&](int place) {
    const std::size_t tasks = shifts.lay_out(place);
    if (tasks == 0) return false;
    Shift& shift = under_way[static_cast<std::size_t>(place)];
    shift.begin(tasks, threads);
    for (int thread = 0; thread < threads; ++thread)
      boost::asio::post(pool, [&shifts, &shift, &stopped, place, thread] {
        shift.work([&](std::size_t task) { shifts.work(place, thread, task); }, stopped);
      });
    return true;
  };
  int place = 0;
  for (bool more = begin(place); more; place = 1 - place) {
    under_way[static_cast<std::size_t>(place)].wait();
    more = begin(1 - place);
    if (!shifts.hand_over(place)) return;
  }
}

}  // namespace backchannel
