#pragma once

/// The record of one run: nothing unless asked, or every event with the reasons of each choice.
///
/// A fingerprint is a hash of what happened between the principals — kinds, instants, who, rounded
/// numbers — without channel names or the operator's own traffic, so that two arms of the null
/// (model §14) or two builds can be compared by one word.

#include <cstdint>
#include <vector>

#include "sim/crisis/event.hpp"
#include "sim/crisis/tally.hpp"
#include "sim/policies/weighing.hpp"

namespace backchannel {

/// Why a choice went as it did: yes when `uniform` < logistic(Σ terms), after `gate`.
struct Reasons {
  const char* question = "";
  const char* yes = "";
  const char* no = "";
  Weighing weighing = {};
  double probability = 0;
  double uniform = 0;
  bool chosen = false;
};

/// Where things stand at one instant; what the two principals have stands by side.
struct Levels {
  Instant at = 0;
  double trust[2] = {0, 0};  ///< in the counterpart
  double trust_in_operator[2] = {kDidNot, kDidNot};  ///< of the talks, if anybody operates them
  double relief[2] = {0, 0};
  double hurt[2] = {0, 0};
  double alert[2] = {0, 0};
  double pressure[2] = {0, 0};
  double forces = 0;
  int rung = 0;
};

class Trace {
 public:
  bool telling = false;         ///< keep events and reasons
  bool fingerprinting = false;  ///< keep only their hash
  Instant levels_every = 0;     ///< keep the levels so often, as of the step before; 0 for never
  std::vector<Event> events;
  std::vector<Reasons> reasons;
  std::vector<Levels> levels;  ///< from the opening until the run ended
  std::uint64_t fingerprint = 0;

  bool on() const { return telling || fingerprinting; }
  void clear();
  void record(const Event& event);
  /// Keeps the reasons for the next event; returns their index, or −1 when nobody listens.
  std::int32_t keep(const Reasons& why);
};

}  // namespace backchannel
