#pragma once

/// What must hold in every run, whatever the scenario: mistakes of ours, never of a user.
///
///     invariant(next.at >= now.at, "time runs forward");
///
/// A broken invariant stops the run by an exception that names it; whoever lives many runs adds the
/// seed and the number of the run, so that the message says how to see it again. Checks stand
/// where they cost nothing against what they guard: once a stretch or once a run.
/// What is left out: mistakes in scenario files, which are found at load with their place.

#include <stdexcept>
#include <string>

namespace backchannel {

struct BrokenInvariant : std::logic_error {
  explicit BrokenInvariant(const char* what)
      : std::logic_error(std::string("this is a mistake of the program: it should hold that ") +
                         what) {}
};

inline void invariant(bool holds, const char* what) {
  if (!holds) [[unlikely]]
    throw BrokenInvariant(what);
}

}  // namespace backchannel
