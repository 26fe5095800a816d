#include "analysis/store/merge.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>

#include "analysis/store/failure.hpp"
#include "analysis/store/store.hpp"

namespace backchannel {
namespace {

namespace fs = std::filesystem;

/// Their files by the number of the shard, each there once, whole, and of one experiment.
std::vector<std::string> in_order(const std::vector<std::string>& paths) {
  std::vector<std::string> ordered;
  Manifest first;
  for (const std::string& path : paths) {
    Manifest manifest = StoreReader(path).manifest();
    if (!manifest.complete)
      throw StoreMismatch(fmt::format(
          "{} is incomplete — go on with it by the same command and --resume", path));
    if (ordered.empty()) {
      first = manifest;
      ordered.resize(manifest.shard.of);
    }
    Manifest like = manifest;
    like.shard.index = first.shard.index;
    const std::vector<std::string> found = differences(like, first, false);
    if (!found.empty())
      throw StoreMismatch(fmt::format("{} does not belong to {}: {}", path, paths.front(),
                                      found.front()));
    std::string& place = ordered[manifest.shard.index - 1];
    if (!place.empty())
      throw StoreMismatch(fmt::format("{} and {} are both shard {}/{}", place, path,
                                      manifest.shard.index, manifest.shard.of));
    place = path;
  }
  std::string missing;
  for (std::size_t i = 0; i < ordered.size(); ++i)
    if (ordered[i].empty())
      missing += fmt::format("{}{}/{}", missing.empty() ? "" : ", ", i + 1, ordered.size());
  if (!missing.empty())
    throw StoreMismatch(fmt::format("not among these stores: shard {}", missing));
  return ordered;
}

}  // namespace

Manifest merge_stores(const std::vector<std::string>& shards, const std::string& into) {
  const std::vector<std::string> ordered = in_order(shards);
  std::error_code error;
  if (fs::exists(into, error))
    throw StoreError(fmt::format("{} is there already — name another file", into));
  const std::string beside = into + ".part";
  fs::remove(beside, error);
  fs::remove(beside + "-journal", error);
  StoreContents contents = StoreReader(ordered.front()).contents();
  contents.manifest.shard = {};
  contents.manifest.complete = false;
  contents.manifest.rows = 0;
  contents.manifest.results_hash.clear();
  StoreWriter writer = StoreWriter::begin(beside, contents);
  for (const std::string& path : ordered)
    StoreReader(path).each([&](const StoredRow& row) { writer.add(row); });
  const Manifest manifest = writer.finish();
  if (std::rename(beside.c_str(), into.c_str()) != 0)
    throw StoreError(fmt::format("cannot write {}: {}", into, std::strerror(errno)));
  return manifest;
}

}  // namespace backchannel
