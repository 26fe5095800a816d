#include "analysis/store/manifest.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <charconv>
#include <map>

#include "analysis/store/failure.hpp"

namespace backchannel {
namespace {

constexpr std::string_view kFormat = "backchannel-store/1";

std::string list_of_arms(const std::vector<std::string>& arms) {
  return nlohmann::json(arms).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::uint64_t border(const Manifest& manifest, std::uint64_t index) {
  // In two parts, since cells times shards may not fit into 64 bits.
  const std::uint64_t cells = std::uint64_t{manifest.replications} * manifest.points;
  const std::uint64_t of = manifest.shard.of;
  const std::uint64_t cell = cells / of * index + cells % of * index / of;
  return cell * manifest.arms.size();
}

class EntryReader {
 public:
  EntryReader(const std::vector<ManifestEntry>& entries, const std::string& path) : path_(path) {
    for (const ManifestEntry& entry : entries) values_[entry.key] = entry.value;
  }

  std::string text(const std::string& key) const {
    const auto found = values_.find(key);
    if (found == values_.end())
      throw StoreError(fmt::format("cannot use {}: its manifest has no {}", path_, key));
    return found->second;
  }

  template <class Number>
  Number number(const std::string& key) const {
    const std::string value = text(key);
    Number number{};
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    if (error != std::errc() || end != value.data() + value.size())
      throw StoreError(fmt::format("cannot use {}: its {} is no number", path_, key));
    return number;
  }

 private:
  const std::string& path_;
  std::map<std::string, std::string> values_;
};

}  // namespace

std::uint64_t Manifest::first_row() const { return border(*this, shard.index - 1); }
std::uint64_t Manifest::end_row() const { return border(*this, shard.index); }

std::vector<std::string> differences(const Manifest& there, const Manifest& asked, bool grow) {
  std::vector<std::string> found;
  const auto differs = [&](std::string_view what, const auto& one, const auto& other) {
    if (one != other) found.push_back(fmt::format("its {} is {}, not {}", what, one, other));
  };
  differs("version", there.version + " (" + there.commit + ")",
          asked.version + " (" + asked.commit + ")");
  differs("scenario", there.scenario_hash, asked.scenario_hash);
  differs("seed", there.seed, asked.seed);
  differs("list of arms", list_of_arms(there.arms), list_of_arms(asked.arms));
  if (there.design != asked.design) found.emplace_back("its design is another one");
  if (there.shard != asked.shard)
    found.push_back(fmt::format("it is shard {}/{}, not {}/{}", there.shard.index, there.shard.of,
                                asked.shard.index, asked.shard.of));
  const bool grows = grow && there.replications < asked.replications;
  if (!grows && there.replications != asked.replications)
    found.push_back(fmt::format("it is of {} runs, not of {}", there.replications,
                                asked.replications));
  else if (grows && !there.shard.whole())
    found.emplace_back("a shard cannot grow (merge the shards first)");
  return found;
}

std::vector<ManifestEntry> entries_of(const Manifest& manifest) {
  const auto number = [](auto value) { return fmt::format("{}", value); };
  return {{"format", std::string(kFormat)},
          {"program", "backchannel"},
          {"version", manifest.version},
          {"commit", manifest.commit},
          {"compiler", manifest.compiler},
          {"build_type", manifest.build_type},
          {"file", manifest.file},
          {"scenario", manifest.title},
          {"scenario_hash", manifest.scenario_hash},
          {"seed", number(manifest.seed)},
          {"arms", list_of_arms(manifest.arms)},
          {"points", number(manifest.points)},
          {"replications", number(manifest.replications)},
          {"shard", fmt::format("{}/{}", manifest.shard.index, manifest.shard.of)},
          {"command", manifest.command},
          {"status", manifest.complete ? "complete" : "incomplete"},
          {"rows", manifest.complete ? number(manifest.rows) : ""},
          {"results_hash", manifest.results_hash}};
}

Manifest manifest_of(const std::vector<ManifestEntry>& entries, const std::string& path) {
  const EntryReader reading(entries, path);
  if (reading.text("format") != kFormat)
    throw StoreError(fmt::format("cannot use {}: its format is {}, and this program reads {}", path,
                                 reading.text("format"), kFormat));
  Manifest manifest;
  manifest.version = reading.text("version");
  manifest.commit = reading.text("commit");
  manifest.compiler = reading.text("compiler");
  manifest.build_type = reading.text("build_type");
  manifest.file = reading.text("file");
  manifest.title = reading.text("scenario");
  manifest.scenario_hash = reading.text("scenario_hash");
  manifest.seed = reading.number<std::uint64_t>("seed");
  manifest.points = reading.number<std::uint32_t>("points");
  manifest.replications = reading.number<std::uint32_t>("replications");
  manifest.command = reading.text("command");
  manifest.results_hash = reading.text("results_hash");
  manifest.complete = reading.text("status") == "complete";
  if (manifest.complete) manifest.rows = reading.number<std::uint64_t>("rows");
  const auto arms = nlohmann::json::parse(reading.text("arms"), nullptr, false);
  if (!arms.is_array()) throw StoreError(fmt::format("cannot use {}: its arms are no list", path));
  for (const auto& arm : arms) manifest.arms.push_back(arm.is_string() ? arm : "");
  const std::string shard = reading.text("shard");
  const std::size_t slash = shard.find('/');
  const char* end = shard.data() + shard.size();
  if (slash == std::string::npos ||
      std::from_chars(shard.data(), end, manifest.shard.index).ec != std::errc() ||
      std::from_chars(shard.data() + slash + 1, end, manifest.shard.of).ec != std::errc() ||
      manifest.shard.index < 1 || manifest.shard.index > manifest.shard.of)
    throw StoreError(fmt::format("cannot use {}: its shard is {}", path, shard));
  return manifest;
}

}  // namespace backchannel
