#pragma once

/// How a store may fail, so that whoever asked can be told in one sentence and a number.

#include <stdexcept>

namespace backchannel {

/// The file cannot be read or written: no place left, no permission, not a store.
struct StoreError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// The file is a good one, and of something else than what was asked for.
struct StoreMismatch : std::runtime_error {
  using std::runtime_error::runtime_error;
};

}  // namespace backchannel
