#pragma once

/// A decision as a sum of named terms, so that a story can say why.
///
/// A yes-or-no choice is taken when a uniform falls below logistic(Σ terms). The terms are kept
/// with their names: the story prints them, and the term whose removal would have flipped the
/// choice is the one for which logistic(Σ − term) lies on the other side of the same uniform.

#include <array>
#include <cstdint>

#include "sim/crisis/maths.hpp"

namespace backchannel {

struct Term {
  const char* name = "";
  double value = 0;
};

struct Weighing {
  static constexpr int kTerms = 8;
  std::array<Term, kTerms> terms{};
  std::int32_t count = 0;

  void add(const char* name, double value) {
    if (count < kTerms) terms[static_cast<std::size_t>(count++)] = {name, value};
  }
  double sum() const {
    double total = 0;
    for (int i = 0; i < count; ++i) total += terms[static_cast<std::size_t>(i)].value;
    return total;
  }
  double probability() const { return maths::logistic(sum()); }
};

}  // namespace backchannel
