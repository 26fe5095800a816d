#pragma once

/// `run … --store PATH`: the same runs, kept row by row in a file that survives.

#include <functional>
#include <string>
#include <vector>

#include "analysis/cli/choices.hpp"
#include "analysis/design/design.hpp"
#include "analysis/design/sweep.hpp"
#include "analysis/store/store.hpp"

namespace CLI {
class App;
}

namespace backchannel {

/// `--store`, `--resume`, `--shard`.
struct StoreChoice {
  std::string path;
  bool resume = false;
  std::string shard;

  bool wanted() const { return !path.empty(); }
};
void add_store(CLI::App& verb, StoreChoice& choice);
/// Throws UsageError for a shard that makes no sense, and for words that need `--store`.
void expect_sense(const StoreChoice& choice);

/// The scenario inside a store, as it runs by itself, at one of the points.
Study study_in(const StoreContents& contents, const std::string& path, std::uint32_t point = 0);

/// What is to be kept.
struct Keeping {
  const Study* study = nullptr;
  const Design* design = nullptr;
  std::vector<ChosenArm> arms;
  std::uint32_t replications = 1;
  std::uint64_t seed = 1;
  int threads = 1;
  bool quiet = false;
  std::string command;
};

/// The rows of it.
Sweep sweep_of(const Keeping& keeping);

/// What became of it.
struct Kept {
  Manifest manifest;          ///< complete only if all rows are there
  std::string path;           ///< of the file they are in; empty if another copy sees to it
  std::uint64_t failed = 0;   ///< rows that failed
  std::string message;        ///< of the first of them
  bool counts = false;        ///< whether failing is a failure of the experiment
  int signal = 0;             ///< that stopped it, or 0

  bool shard() const { return !manifest.shard.whole(); }
  /// Replications that are there in all arms at all points.
  std::uint32_t replications() const;
  int status() const;
};

/// Lives what is not in the store yet, and shows `see` all of its rows, also those of earlier
/// calls. Under `mpirun` each copy does its shard into a file of its own, and the first puts them
/// together.
Kept keep_runs(const Keeping& keeping, const StoreChoice& choice,
               const std::function<void(const Row&)>& see);

/// A line for standard error: how many rows are where, and their hash.
std::string told(const Kept& kept);

}  // namespace backchannel
