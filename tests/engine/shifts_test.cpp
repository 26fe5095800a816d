// Work in shifts: handed over in order, whoever did it; a failing task ends it after what came
// before; a stop is obeyed; no thread waits at the end of a shift for the next.

#include "sim/engine/shifts.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <atomic>
#include <latch>
#include <stdexcept>
#include <vector>

namespace backchannel::testing {
namespace {

using ::testing::ElementsAre;

/// Shifts of growing size whose tasks write their number; what was handed over, in its order.
struct Numbers {
  std::array<std::vector<std::size_t>, Shifts::kPlaces> places;
  std::vector<std::size_t> handed_over;
  std::size_t laid_out = 0;
  std::size_t most = 0;
  std::size_t stop_after = 1000;
  std::size_t failing = 1000000;

  Shifts shifts() {
    Shifts shifts;
    shifts.lay_out = [this](int place) -> std::size_t {
      if (laid_out == most) return 0;
      ++laid_out;
      places[static_cast<std::size_t>(place)].assign(laid_out, 0);
      for (std::size_t i = 0; i < laid_out; ++i)
        places[static_cast<std::size_t>(place)][i] = 1000 * laid_out;
      return laid_out;
    };
    shifts.work = [this](int place, int, std::size_t task) {
      std::size_t& number = places[static_cast<std::size_t>(place)][task];
      number += task;
      if (number >= failing) throw std::runtime_error(std::to_string(number));
    };
    shifts.hand_over = [this](int place) {
      for (const std::size_t number : places[static_cast<std::size_t>(place)])
        handed_over.push_back(number);
      return handed_over.size() < stop_after;
    };
    return shifts;
  }
};

class OnThreads : public ::testing::TestWithParam<int> {};

TEST_P(OnThreads, ShiftsAreHandedOverInOrder) {
  Numbers numbers;
  numbers.most = 40;
  work_in_shifts(GetParam(), numbers.shifts());
  std::vector<std::size_t> expected;
  for (std::size_t shift = 1; shift <= 40; ++shift)
    for (std::size_t task = 0; task < shift; ++task) expected.push_back(1000 * shift + task);
  EXPECT_EQ(numbers.handed_over, expected);
}

TEST_P(OnThreads, AStopIsObeyed) {
  Numbers numbers;
  numbers.most = 40;
  numbers.stop_after = 6;
  work_in_shifts(GetParam(), numbers.shifts());
  EXPECT_THAT(numbers.handed_over, ElementsAre(1000, 2000, 2001, 3000, 3001, 3002));
  EXPECT_LE(numbers.laid_out, 3U + Shifts::kPlaces);
}

TEST_P(OnThreads, TheFirstFailureIsToldOnceAllBeforeItIsHandedOver) {
  Numbers numbers;
  numbers.most = 40;
  numbers.failing = 5002;
  try {
    work_in_shifts(GetParam(), numbers.shifts());
    ADD_FAILURE() << "nothing was thrown";
  } catch (const std::runtime_error& error) {
    EXPECT_STREQ(error.what(), "5002");
  }
  EXPECT_EQ(numbers.handed_over.size(), 1U + 2 + 3 + 4);
}

TEST_P(OnThreads, NothingToDoIsDone) {
  Numbers numbers;
  work_in_shifts(GetParam(), numbers.shifts());
  EXPECT_TRUE(numbers.handed_over.empty());
}

INSTANTIATE_TEST_SUITE_P(Each, OnThreads, ::testing::Values(1, 2, 3, 8));

/// The last task of a shift and the first of the next meet: were the shifts kept apart, neither
/// would ever come to its end.
TEST(Shifts, NoThreadWaitsForTheEndOfAShift) {
  std::latch both(2);
  int laid_out = 0;
  Shifts shifts;
  shifts.lay_out = [&](int) -> std::size_t { return laid_out++ < 2 ? 1 : 0; };
  shifts.work = [&](int, int, std::size_t) { both.arrive_and_wait(); };
  shifts.hand_over = [](int) { return true; };
  work_in_shifts(2, shifts);
  EXPECT_TRUE(both.try_wait());
}

}  // namespace
}  // namespace backchannel::testing
