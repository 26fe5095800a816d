#pragma once

/// One word for all rows of a store, in order of id: the same rows, the same word.
///
///     h_k ← (h_k ⊕ w) · 0x9E3779B97F4A7C15,   h_k ← h_k ⊕ (h_k >> 32)
///
/// for each 64-bit word w of a row: its place, its luck, how it went, and the bits of each value.
/// Words go to four such h in turn, which a processor works on at once; the word is made of them
/// in the same way in the end.
/// It is taken of what is kept, so that it can be taken again from the file: zero has one sign, and
/// everything that is missing is one word. It tells accidents and other results apart; it is no
/// seal against somebody who means to deceive.

#include <array>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace backchannel {

class ResultsHash {
 public:
  void add(std::uint64_t word) {
    std::uint64_t& hash = hashes_[turn_++ % hashes_.size()];
    hash = mixed(hash, word);
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
  std::uint64_t value() const {
    std::uint64_t whole = turn_;
    for (const std::uint64_t hash : hashes_) whole = mixed(whole, hash);
    return whole;
  }

 private:
  static std::uint64_t mixed(std::uint64_t hash, std::uint64_t word) {
    hash = (hash ^ word) * 0x9E3779B97F4A7C15ULL;
    return hash ^ (hash >> 32U);
  }
  static constexpr std::uint64_t kMissing = 0x7FF8000000000000ULL;
  std::array<std::uint64_t, 4> hashes_{1, 2, 3, 4};
  std::uint64_t turn_ = 0;
};

}  // namespace backchannel
