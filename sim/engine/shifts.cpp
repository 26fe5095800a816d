#include "sim/engine/shifts.hpp"

#include <utility>  // before Asio: its 1.74 headers forget it under C++20

#include <boost/asio/post.hpp>
#include <boost/asio/thread_pool.hpp>

#include <array>
#include <condition_variable>
#include <cstdint>
#include <exception>
#include <limits>
#include <mutex>

namespace backchannel {

namespace {

/// One shift under way.
struct Shift {
  std::size_t tasks = 0;
  std::size_t taken = 0;
  std::size_t done = 0;
  std::size_t failed_task = std::numeric_limits<std::size_t>::max();
  std::exception_ptr error;
};

/// The shifts that are laid out, in their order: a thread takes the next task of the first shift
/// that has one left. Shift n lies in place n mod kPlaces.
class Rota {
 public:
  void lay_out(std::size_t tasks) {
    const std::scoped_lock lock(mutex_);
    Shift& shift = at(laid_out_++);
    shift = Shift{};
    shift.tasks = tasks;
    something_to_do_.notify_all();
  }

  /// Until shift n is done; throws what one of its tasks threw.
  void wait_for(std::uint64_t n) {
    std::unique_lock lock(mutex_);
    Shift& shift = at(n);
    all_done_.wait(lock, [&shift] { return shift.done == shift.tasks; });
    if (shift.error) std::rethrow_exception(shift.error);
  }

  void stop() {
    const std::scoped_lock lock(mutex_);
    stopped_ = true;
    something_to_do_.notify_all();
  }

  /// One thread's work until it is told to stop.
  void work(int thread, const std::function<void(int, int, std::size_t)>& one) {
    std::unique_lock lock(mutex_);
    while (true) {
      something_to_do_.wait(lock, [this] { return stopped_ || current_ < laid_out_; });
      if (stopped_) return;
      const int place = place_of(current_);
      Shift& shift = at(current_);
      const std::size_t task = shift.taken++;
      if (shift.taken == shift.tasks) ++current_;
      lock.unlock();
      std::exception_ptr error;
      try {
        one(place, thread, task);
      } catch (...) {
        error = std::current_exception();
      }
      lock.lock();
      if (error && task < shift.failed_task) {
        shift.failed_task = task;
        shift.error = error;
      }
      if (++shift.done == shift.tasks) all_done_.notify_one();
    }
  }

  static int place_of(std::uint64_t n) { return static_cast<int>(n % Shifts::kPlaces); }

 private:
  Shift& at(std::uint64_t n) { return shifts_[static_cast<std::size_t>(place_of(n))]; }

  std::mutex mutex_;
  std::condition_variable something_to_do_;
  std::condition_variable all_done_;
  std::array<Shift, Shifts::kPlaces> shifts_;
  std::uint64_t laid_out_ = 0;
  std::uint64_t current_ = 0;  ///< the first that has a task left, or laid_out_
  bool stopped_ = false;
};

void work_alone(const Shifts& shifts) {
  while (const std::size_t tasks = shifts.lay_out(0)) {
    for (std::size_t task = 0; task < tasks; ++task) shifts.work(0, 0, task);
    if (!shifts.hand_over(0)) return;
  }
}

/// Tells the threads to go home when the caller leaves, however it leaves.
struct Leaving {
  Rota& rota;
  ~Leaving() { rota.stop(); }
};

}  // namespace

void work_in_shifts(int threads, const Shifts& shifts) {
  if (threads <= 1) return work_alone(shifts);
  Rota rota;
  boost::asio::thread_pool pool(static_cast<std::size_t>(threads));  // joins before the rota goes
  const Leaving leaving{rota};
  for (int thread = 0; thread < threads; ++thread)
    boost::asio::post(pool, [&rota, &shifts, thread] { rota.work(thread, shifts.work); });
  std::uint64_t laid_out = 0;
  bool more = true;
  for (std::uint64_t n = 0;; ++n) {
    while (more && laid_out < n + Shifts::kPlaces) {
      const std::size_t tasks = shifts.lay_out(Rota::place_of(laid_out));
      more = tasks > 0;
      if (!more) break;
      rota.lay_out(tasks);
      ++laid_out;
    }
    if (n == laid_out) return;
    rota.wait_for(n);
    if (!shifts.hand_over(Rota::place_of(n))) return;
  }
}

}  // namespace backchannel
