#pragma once

/// How a verb may fail, and the number a shell sees. A scenario that does not hold is
/// `ScenarioError` (sim/parameters); a store fails by `StoreError` (4) and `StoreMismatch` (6);
/// anything else that is thrown is a failure of the run.

#include <stdexcept>

namespace backchannel {

inline constexpr int kDone = 0;
inline constexpr int kFailed = 1;
inline constexpr int kWrongUsage = 2;
inline constexpr int kInvalidScenario = 3;
inline constexpr int kInputOutput = 4;
inline constexpr int kNotMet = 5;       ///< theory and runs differ
inline constexpr int kOtherResult = 6;  ///< a store of something else than what was asked for
inline constexpr int kSignalled = 128;  ///< plus the number of the signal

/// What was asked for makes no sense: names and options, not files.
struct UsageError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// A file cannot be read or written.
struct FileError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// Whoever read our output has had enough; no cause for complaint.
struct ReaderGone {};

}  // namespace backchannel
