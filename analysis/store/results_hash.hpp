#pragma once

/// One word for all rows of a store, in order of id: the same rows, the same word.
///
///     h ← (h ⊕ w) · 0x9E3779B97F4A7C15,   h ← h ⊕ (h >> 32)
///
/// for each 64-bit word w of a row: its place, its luck, how it went, and the bits of each value.
/// It is taken of what is kept, so that it can be taken again from the file: zero has one sign, and
/// everything that is missing is one word. It tells accidents and other results apart; it is no
/// seal against somebody who means to deceive.

#include <cmath>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace backchannel {

class ResultsHash {
 public:
  void add(std::uint64_t word) {
    hash_ = (hash_ ^ word) * 0x9E3779B97F4A7C15ULL;
    hash_ ^= hash_ >> 32U;
  }
  void add(double value) {
    if (std::isnan(value)) return add(kMissing);
    std::uint64_t bits = 0;
    const double one_zero = value + 0.0;
    std::memcpy(&bits, &one_zero, sizeof bits);
    add(bits);
  }
  void add(std::string_view text) {
    add(std::uint64_t{text.size()});
    for (const char c : text) add(std::uint64_t{static_cast<unsigned char>(c)});
  }
  std::uint64_t value() const { return hash_; }

 private:
  static constexpr std::uint64_t kMissing = 0x7FF8000000000000ULL;
  std::uint64_t hash_ = 0xCBF29CE484222325ULL;
};

}  // namespace backchannel
