#pragma once

/// Work for several threads, shift by shift, handed over in order.
///
///     while (tasks = lay_out(place)) { work(place, thread, 0 … tasks − 1); hand_over(place); }
///
/// There are three places: while one shift is handed over on the caller's own thread, the next is
/// worked on and the one after it lies ready, so that whoever takes the results may take their
/// time and no thread waits for another at the end of a shift. Memory is that of three shifts.
/// Which thread does which task is left to chance; whoever writes each task's result where only
/// that task writes gets the same bytes for any number of threads. One thread alone is the
/// caller's.
///
/// An exception of a task is thrown again once its shift has ended and everything before it has
/// been handed over; of several, that of the first task. What `hand_over` throws passes as it is.
///
/// Left out: priorities and stealing; a task should take long against a few hundred nanoseconds.

#include <cstddef>
#include <functional>

namespace backchannel {

struct Shifts {
  static constexpr int kPlaces = 3;

  /// Prepares the next shift in a place; how many tasks it has, 0 when nothing is left to do.
  std::function<std::size_t(int place)> lay_out;
  /// Does one task, on one of the threads 0 … threads − 1.
  std::function<void(int place, int thread, std::size_t task)> work;
  /// Takes what a shift made; false to stop.
  std::function<bool(int place)> hand_over;
};

void work_in_shifts(int threads, const Shifts& shifts);

}  // namespace backchannel
