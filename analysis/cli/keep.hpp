#pragma once

/// `run … --store PATH`: the same runs, kept row by row in a file that survives.

#include <string>
#include <vector>

#include "analysis/cli/choices.hpp"
#include "analysis/cli/trial.hpp"
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

/// What became of an experiment that is kept.
struct Kept {
  Trial trial;         ///< of all rows in the store, also those of earlier calls
  Manifest manifest;   ///< complete only if all rows are there
  std::string path;    ///< of the file they are in
  bool shard = false;  ///< the file is one shard, and `trial` not what the experiment comes to
};

/// Lives what is not in the store yet. Under `mpirun` each copy does its shard into a file of its
/// own, and the first puts them together.
Kept keep_runs(const Study& study, const std::vector<ChosenArm>& arms, const RunChoice& runs,
               const StoreChoice& choice, const std::string& command);

/// A line for standard error: how many rows are where, and their hash.
std::string told(const Kept& kept);

}  // namespace backchannel
