#pragma once

/// Luck as a pure function: nothing is drawn from a stream, every draw is looked up under a key.
///
///     word = Philox4x32-10(key: seed; counter: run, purpose, who, index)
///
/// A draw in one place can therefore never move a draw in another; two arms of a scenario share
/// all luck that does not depend on what differs between them; and any number of threads gives
/// the same bytes. `index` counts that purpose's own occasions and never the ticks.
///
/// Source: Salmon, Moraes, Dror & Shaw 2011, "Parallel random numbers: as easy as 1, 2, 3"; the
/// tests hold the published known answers. Left out: streams, splitting, jumping ahead — a key
/// does what they do.

#include <array>
#include <cstdint>
#include <string_view>

#include "sim/parameters/fields.hpp"

namespace backchannel {

/// What a draw is for. The numbers are part of the key: append, never reorder.
enum class Purpose : std::uint32_t {
  parameter,       ///< a value of `uncertain:`, who = its path
  leg_delay,       ///< who = pair and leg, index = ordinal of the pair's message
  leg_error,       ///< the symbol is flipped
  leg_noise,       ///< noise on numbers
  leg_loss,        ///<
  leg_leak,        ///<
  withhold,        ///<
  handling,        ///< service time at the operator
  departure,       ///< when the envoy leaves
  line_open,       ///< who = pair, index = ordinal of the message: is a memoryless line open
  line_change,     ///< who = pair, index = ordinal of the outage or opening
  hazard,          ///< unit exponentials of integrated intensity; who = the hazard
  deed,            ///< what kind the k-th deed of a hazard is (victim, deliberate …)
  reading,         ///< perception noise; who = reader and kind of act
  clock,           ///< decision clocks
  answer,          ///< what the side decides when its clock rings
  explanation,     ///< is it sent; is it believed
  forewarning,     ///<
  words,           ///< when the next routine message is due
  words_symbol,    ///< reassurance or threat
  choice,          ///< which channel
  attendance,      ///<
  attention,       ///<
  gate,            ///<
  procedure,       ///<
  gap,             ///< days to the next date
  next_date,       ///< is a next date agreed
  concession,      ///<
  walkout,         ///<
  episode,         ///< does a direct episode start
  scope,           ///<
  ratification,    ///<
  understanding,   ///<
  publicity,       ///<
  report,          ///<
  drag,            ///< is a principal drawn in by a third party's strike
  framework,       ///<
  invitation,      ///<
  violation,       ///<
  reaction,        ///< whether and when one kind of act follows another
  programme,       ///< how far others are wrong about it
  leg_symbol,      ///< which other symbol, where there are more than two
  nature,          ///< types dealt, and other moves of the rules of a game
  strategy         ///< a player's own draws; who = the actor
};

/// A stable 32-bit name for the `who` of a key: the same actor keeps its luck wherever it stands
/// in the file.
constexpr std::uint32_t who_of(std::string_view name) {
  std::uint32_t hash = 2166136261U;
  for (const char letter : name) {
    hash ^= static_cast<unsigned char>(letter);
    hash *= 16777619U;
  }
  return hash;
}

/// One `who` out of two, in that order.
constexpr std::uint32_t who_of(std::uint32_t first, std::uint32_t second) {
  std::uint32_t mixed = first * 0x9E3779B1U + 0x7F4A7C15U;
  mixed ^= mixed >> 15;
  mixed += second;
  mixed *= 0x85EBCA77U;
  mixed ^= mixed >> 13;
  mixed *= 0xC2B2AE3DU;
  return mixed ^ (mixed >> 16);
}

/// One Philox4x32-10 block.
constexpr std::array<std::uint32_t, 4> philox(std::array<std::uint32_t, 4> counter,
                                              std::array<std::uint32_t, 2> key) {
  for (int round = 0; round < 10; ++round) {
    const std::uint64_t left = std::uint64_t{0xD2511F53U} * counter[0];
    const std::uint64_t right = std::uint64_t{0xCD9E8D57U} * counter[2];
    counter = {static_cast<std::uint32_t>(right >> 32) ^ counter[1] ^ key[0],
               static_cast<std::uint32_t>(right),
               static_cast<std::uint32_t>(left >> 32) ^ counter[3] ^ key[1],
               static_cast<std::uint32_t>(left)};
    key[0] += 0x9E3779B9U;
    key[1] += 0xBB67AE85U;
  }
  return counter;
}

/// The luck of one run.
struct Luck {
  std::uint64_t seed = 1;
  std::uint32_t run = 0;

  /// Two independent uniforms in (0, 1), 53 bits each, never an end point.
  std::array<double, 2> uniforms(Purpose purpose, std::uint32_t who, std::uint32_t index) const {
    const auto block = philox({run, static_cast<std::uint32_t>(purpose), who, index},
                              {static_cast<std::uint32_t>(seed),
                               static_cast<std::uint32_t>(seed >> 32)});
    const auto open = [](std::uint32_t high, std::uint32_t low) {
      const std::uint64_t word = (std::uint64_t{high} << 32 | low) >> 11;
      return (static_cast<double>(word) + 0.5) * 0x1.0p-53;
    };
    return {open(block[0], block[1]), open(block[2], block[3])};
  }
  double uniform(Purpose purpose, std::uint32_t who, std::uint32_t index) const {
    return uniforms(purpose, who, index)[0];
  }
  bool chance(double probability, Purpose purpose, std::uint32_t who, std::uint32_t index) const {
    if (probability <= 0) return false;
    return probability >= 1 || uniform(purpose, who, index) < probability;
  }
  double exponential(Purpose purpose, std::uint32_t who, std::uint32_t index) const;
  double normal(Purpose purpose, std::uint32_t who, std::uint32_t index) const;
};

/// The value of a distribution at a uniform: sampling by inversion, so that one draw is one
/// uniform and a small change of a parameter is a small change of the value (beta: by an
/// incomplete-beta root, used once per run and never inside one).
double quantile(const Distribution& distribution, double uniform);

/// Mean of a distribution; for tests and for `explain`.
double mean_of(const Distribution& distribution);

}  // namespace backchannel
