#pragma once

/// One run, from the opening to its outcome.

#include <cstdint>
#include <memory>
#include <optional>

#include "sim/crisis/tally.hpp"
#include "sim/engine/trace.hpp"
#include "sim/rounds/outcome.hpp"
#include "sim/scenario/scenario.hpp"

namespace backchannel {

struct RunResult {
  std::uint32_t run = 0;
  Outcome outcome = Outcome::inconclusive;
  std::uint64_t fingerprint = 0;
  bool went_without = false;  ///< the act that was to be left out came up
  Tally tally;
};

/// The act that a run goes without (without.hpp): by the number of its first event, or −1.
struct Without {
  std::int64_t event = -1;
};

/// Lives runs of one scenario, one after the other, in one set of buffers. After its first runs
/// it allocates nothing. Not for several threads at once: give each its own.
class Runner {
 public:
  /// Whether quiet stretches are skipped or walked tick by tick: the bytes are the same, and only
  /// the test that says so has a use for walking.
  enum class Pace { skipping, walking };

  explicit Runner(const Scenario& scenario, Pace pace = Pace::skipping);
  ~Runner();
  Runner(Runner&&) noexcept;
  Runner& operator=(Runner&&) noexcept;

  /// With a `prior`, what is `uncertain:` is drawn as run number `prior` would draw it, and only
  /// the rest of the luck is that of `run`: several runs can then share one draw.
  RunResult live(std::uint64_t seed, std::uint32_t run, Trace& trace,
                 std::optional<std::uint32_t> prior = {}, Without without = {});

 private:
  struct Room;
  std::unique_ptr<Room> room_;
};

}  // namespace backchannel
