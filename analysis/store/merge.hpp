#pragma once

/// The shards of one experiment put together: the same file, byte for byte, as that of one process.

#include <string>
#include <vector>

#include "analysis/store/manifest.hpp"

namespace backchannel {

/// Writes a new store from all shards of an experiment, in any order. StoreMismatch, naming which,
/// if they are of several experiments, or one is missing, there twice or incomplete. The new store
/// has its name only once it is whole.
Manifest merge_stores(const std::vector<std::string>& shards, const std::string& into);

}  // namespace backchannel
