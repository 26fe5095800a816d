// No allocation inside a run: after its first runs a Runner lives in the buffers it has.

#include <gtest/gtest.h>

#include <atomic>
#include <cstdlib>
#include <new>

#include "tests/support/laboratory.hpp"

// Sanitizers bring an operator new of their own, and two cannot stand in one program.
#ifndef BACKCHANNEL_SANITIZED

namespace {

std::atomic<long> allocations{0};

void* counted(std::size_t bytes) {
  ++allocations;
  void* room = std::malloc(bytes == 0 ? 1 : bytes);
  if (room == nullptr) throw std::bad_alloc();
  return room;
}

}  // namespace

void* operator new(std::size_t bytes) { return counted(bytes); }
void* operator new[](std::size_t bytes) { return counted(bytes); }
void* operator new(std::size_t bytes, const std::nothrow_t&) noexcept {
  ++allocations;
  return std::malloc(bytes == 0 ? 1 : bytes);
}
void operator delete(void* room, const std::nothrow_t&) noexcept { std::free(room); }
void operator delete(void* room) noexcept { std::free(room); }
void operator delete[](void* room) noexcept { std::free(room); }
void operator delete(void* room, std::size_t) noexcept { std::free(room); }
void operator delete[](void* room, std::size_t) noexcept { std::free(room); }

namespace backchannel::testing {
namespace {

TEST(Allocation, ARunLivesInTheBuffersOfTheRunsBefore) {
  const Study read = study("muscat_2026.yaml");
  for (const auto& [name, arm] : read.arms.entries) {
    Runner runner(arm);
    Trace trace;
    for (std::uint32_t run = 0; run < 400; ++run) runner.live(1, run, trace);
    const long before = allocations;
    // The same runs again: every buffer has already been as large as it must be.
    for (std::uint32_t run = 0; run < 400; ++run) runner.live(1, run, trace);
    EXPECT_EQ(allocations - before, 0) << name;
  }
}

}  // namespace
}  // namespace backchannel::testing

#endif  // BACKCHANNEL_SANITIZED
