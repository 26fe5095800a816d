#pragma once

/// Runs looked at from within, for what no count at their end tells: levels over time, and what
/// became of messages on each channel.
///
/// The first so many runs of an arm are lived again with their story kept. On a grid of days each
/// level has its median and the band between the tenth and the ninetieth of a hundred runs, over
/// the runs that have not ended by then. That is how far runs spread, not how well the median is
/// known. A message is paired with the earliest one under way that looks like it to its reader
/// (same sender, kind, tone and channel); such two could be exchanged without anybody noticing.

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "sim/crisis/crisis.hpp"
#include "sim/crisis/event.hpp"
#include "sim/engine/trace.hpp"
#include "sim/scenario/scenario.hpp"

namespace backchannel {

/// A message on its way, from the events of one run.
struct Carried {
  enum class Fate : std::uint8_t { heard, lost, withheld, under_way };
  Side from = 0;
  LetterKind kind = LetterKind::words;
  int channel = 0;
  Instant sent = 0;
  Instant heard = kNever;
  bool hostile = false;
  bool heard_hostile = false;
  bool leaked = false;
  Fate fate = Fate::under_way;
};
std::vector<Carried> messages_of(const Scenario& arm, const std::vector<Event>& events);

/// Over all watched runs of an arm.
struct ChannelCounts {
  std::uint64_t sent = 0, heard = 0, lost = 0, withheld = 0, flipped = 0, leaked = 0;
  double days = 0;  ///< under way, of those heard
};

struct Band {
  double median = 0;
  double low = 0;   ///< a tenth of runs lie below
  double high = 0;  ///< a tenth lie above
};

inline constexpr const char* kLevelNames[] = {"trust", "trust_in_operator", "relief",
                                              "hurt",  "alert",             "forces"};

struct LevelSeries {
  std::string name;  ///< one of kLevelNames
  int side = -1;     ///< whose; −1 if it is of both
  std::vector<Band> bands;  ///< by day of the grid; NaN where no run is left
};

struct WatchedArm {
  std::uint32_t runs = 0;
  std::vector<std::uint32_t> still;  ///< runs not ended, by day of the grid
  std::vector<LevelSeries> series;
  std::vector<ChannelCounts> channels;  ///< in the order of the scenario
};

struct Watching {
  std::vector<const Scenario*> arms;
  std::uint64_t seed = 1;
  std::uint32_t runs = 400;
  int threads = 1;
  Instant every = 0;
};

/// `seen` is told after each arm how many runs were lived, and returns false to stop; arms that
/// were not reached are missing.
std::vector<WatchedArm> watch(const Watching& watching,
                              const std::function<bool(std::uint64_t)>& seen);

}  // namespace backchannel
