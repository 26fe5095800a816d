#pragma once

/// What a store is of: which program, which scenario, which design, which luck, which rows.
///
/// Two stores belong together, and a store may be gone on with, when all that moves a row agrees:
/// version and commit, scenario (by the hash of every resolved value), seed, arms, design. What
/// does not move a row (threads, compiler, the words of the command) is kept beside it and not
/// compared.
///
/// A shard i of n is the i-th of n parts of the rows, one after the other, each of whole cells
/// (a cell: one replication of one point, in all arms),
///
///     cells c = replications · points,   shard i: cells ⌊c(i−1)/n⌋ up to ⌊c·i/n⌋.
///
/// Since replications turn slowest, each part covers the points of the design; since the parts
/// are stretches, a shard is one call of the engine and a merge reads each file once, in order.
/// The price: a shard cannot grow, as its borders would move. Merge first, then grow.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/design/sweep.hpp"

namespace backchannel {

/// The i-th of n parts, counted from 1.
struct Shard {
  std::uint32_t index = 1;
  std::uint32_t of = 1;
  bool whole() const { return of == 1; }
  bool operator==(const Shard&) const = default;
};

struct Manifest {
  std::string version;
  std::string commit;
  std::string scenario_hash;
  std::uint64_t seed = 1;
  std::vector<std::string> arms;
  std::string design;               ///< in words that are the same for the same points
  std::uint32_t points = 1;
  std::uint32_t replications = 1;   ///< asked for
  Shard shard;

  std::string compiler;
  std::string build_type;
  std::string file;
  std::string title;
  std::string command;

  bool complete = false;
  std::uint64_t rows = 0;           ///< of a complete store
  std::string results_hash;         ///< of a complete store, 16 hexadecimal digits

  std::uint64_t first_row() const;
  std::uint64_t end_row() const;
};

/// What makes the second something else than the first, a phrase for each; nothing if it may go on
/// from there. `grow` lets it have more replications.
std::vector<std::string> differences(const Manifest& there, const Manifest& asked, bool grow);

/// The store's own key and value pairs, in a fixed order.
struct ManifestEntry {
  std::string key;
  std::string value;
};
std::vector<ManifestEntry> entries_of(const Manifest& manifest);
/// StoreError if the entries are not a manifest of this format.
Manifest manifest_of(const std::vector<ManifestEntry>& entries, const std::string& path);

}  // namespace backchannel
