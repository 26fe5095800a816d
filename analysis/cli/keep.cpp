#include "analysis/cli/keep.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <thread>

#include "analysis/cli/failure.hpp"
#include "analysis/cli/interrupt.hpp"
#include "analysis/cli/progress.hpp"
#include "analysis/cli/ranks.hpp"
#include "analysis/store/failure.hpp"
#include "analysis/store/merge.hpp"
#include "analysis/table/numbers.hpp"
#include "analysis/table/provenance.hpp"
#include "sim/parameters/yaml.hpp"

namespace backchannel {
namespace {

namespace fs = std::filesystem;

Shard shard_of(const std::string& text) {
  if (text.empty()) return {};
  const std::size_t slash = text.find('/');
  if (slash == std::string::npos)
    throw UsageError("--shard: write which of how many, for example --shard 2/8");
  const std::uint32_t of = count_of(text.substr(slash + 1), "--shard", 1, 1000000);
  return {count_of(text.substr(0, slash), "--shard", 1, of), of};
}

std::string text_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

StoreContents contents_of(const Study& study, const std::vector<ChosenArm>& arms,
                          std::uint64_t seed, std::uint32_t runs, const Shard& shard,
                          const std::string& command) {
  const Build build = this_build();
  StoreContents contents;
  Manifest& manifest = contents.manifest;
  manifest.version = build.version;
  manifest.commit = build.commit;
  manifest.compiler = build.compiler;
  manifest.build_type = build.type;
  manifest.scenario_hash = study.hash;
  manifest.title = study.scenario.title;
  manifest.file = study.file;
  manifest.command = command;
  manifest.seed = seed;
  manifest.design = "one point";
  manifest.replications = runs;
  manifest.shard = shard;
  for (const ChosenArm& arm : arms) {
    manifest.arms.push_back(arm.name);
    const int at = study.scenario.arms.find(arm.name);
    contents.arms.push_back(
        {arm.name, at < 0 ? "" : study.scenario.arms[static_cast<std::size_t>(at)].says});
  }
  contents.written = text_of(study.file);
  contents.resolved = resolved_text(study);
  contents.columns = columns_of(study.scenario);
  contents.points.values.emplace_back();
  return contents;
}

std::string rows_text(std::uint64_t rows) { return rows == 1 ? "1 row" : grouped(rows) + " rows"; }

/// One call of the program into one file.
class Keeping {
 public:
  Keeping(const std::vector<ChosenArm>& arms, const RunChoice& runs, std::string path)
      : arms_(arms), runs_(runs) {
    kept_.path = std::move(path);
    kept_.trial.seed = seed_of(runs.seed);
    kept_.trial.asked = kept_.trial.done = runs_of(runs);
    for (const ChosenArm& arm : arms) kept_.trial.arms.emplace_back(arm.name, *arm.scenario);
  }

  Kept live(const StoreContents& contents, bool resume) {
    kept_.manifest = contents.manifest;
    kept_.shard = !contents.manifest.shard.whole();
    const auto see = [&](const StoredRow& row) {
      if (row.done) kept_.trial.arms[row.arm].add(result_of(row, contents.columns));
    };
    StoreWriter writer = resume ? StoreWriter::resume(kept_.path, contents, see)
                                : StoreWriter::begin(kept_.path, contents);
    try {
      const bool whole = live_rest(writer);
      writer.commit();
      if (whole) kept_.manifest = writer.finish();
      else kept_.manifest.rows = writer.kept();
    } catch (const StoreError& error) {
      throw StoreError(fmt::format("{}; {} are stored, and --resume goes on from there",
                                   error.what(), rows_text(writer.kept())));
    }
    return std::move(kept_);
  }

 private:
  /// False if somebody asked for an end before.
  bool live_rest(StoreWriter& writer) {
    const Manifest& manifest = kept_.manifest;
    std::vector<const Scenario*> scenarios;
    for (const ChosenArm& arm : arms_) scenarios.push_back(arm.scenario);
    Sweep sweep = plain_sweep(scenarios, manifest.replications, manifest.seed,
                              threads_of(runs_.threads));
    sweep.first = writer.next();
    sweep.end = manifest.end_row();
    if (sweep.first == sweep.end) return true;
    watch_for_interrupts();
    Progress progress(sweep.end - sweep.first, runs_.quiet);
    const SweepEnd end = perform(sweep, [&](std::span<const Row> rows) {
      for (const Row& row : rows) {
        writer.add(row);
        if (row.status == RowStatus::done) kept_.trial.arms[row.arm].add(row.result);
      }
      progress.show(writer.next() - sweep.first, [] { return "stored as they come"; });
      return interrupted_by() == 0;
    });
    progress.finish();
    if (end.next == sweep.end) return true;
    kept_.trial.signal = interrupted_by();
    kept_.trial.done = static_cast<std::uint32_t>(end.next / arms_.size());
    return false;
  }

  const std::vector<ChosenArm>& arms_;
  const RunChoice& runs_;
  Kept kept_;
};

// --- Under mpirun -------------------------------------------------------------------------------

bool is_complete(const std::string& path) {
  if (!is_store(path)) return false;
  try {
    return StoreReader(path).manifest().complete;
  } catch (const StoreError&) {
    return false;  // somebody is writing it
  }
}

/// The other copies are waited for by looking at their files. Whatever started them ends all of
/// them if one dies; should it not, a wait without any file growing ends by itself.
void wait_for(const std::vector<std::string>& paths) {
  using Clock = std::chrono::steady_clock;
  constexpr std::chrono::minutes kPatience{10};
  std::uintmax_t size = 0;
  Clock::time_point last = Clock::now();
  for (const std::string& path : paths)
    while (!is_complete(path)) {
      std::uintmax_t now = 0;
      std::error_code error;
      for (const std::string& each : paths)
        if (fs::exists(each, error)) now += fs::file_size(each, error);
      if (now != size) last = Clock::now();
      size = now;
      if (interrupted_by() != 0 || Clock::now() - last > kPatience)
        throw StoreMismatch(fmt::format(
            "{} did not become complete; the same command with --resume goes on", path));
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
}

}  // namespace

void add_store(CLI::App& verb, StoreChoice& choice) {
  verb.add_option("--store", choice.path, "keep every run in this file (SQLite)")
      ->type_name("PATH");
  verb.add_flag("--resume", choice.resume, "go on with the store, if it is there");
  verb.add_option("--shard", choice.shard, "only the I-th of N parts, for a store of its own")
      ->type_name("I/N");
}

void expect_sense(const StoreChoice& choice) {
  if (!choice.wanted() && (choice.resume || !choice.shard.empty()))
    throw UsageError("--resume and --shard are about a store — say where it is with --store PATH");
  shard_of(choice.shard);
}

Study study_in(const StoreContents& contents, const std::string& path, std::uint32_t point) {
  std::vector<Setting> settings;
  if (point < contents.points.values.size())
    for (std::size_t i = 0; i < contents.points.factors.size(); ++i)
      settings.push_back({contents.points.factors[i], contents.points.values[point][i]});
  // What is documented cites a ledger that is not in the store, and moves no run.
  Problems problems;
  Node root = parse_yaml(contents.resolved, path, problems);
  std::erase_if(root.entries, [](const auto& entry) { return entry.key.text == "documented"; });
  Study study = read_study_text(to_yaml(root), path, settings);
  if (point == 0 && settings.empty()) study.hash = contents.manifest.scenario_hash;
  return study;
}

namespace {

void remove_all(const std::vector<std::string>& paths) {
  std::error_code error;
  for (const std::string& path : paths) fs::remove(path, error);
}

/// Each copy its shard; the first then waits for the others and puts all together.
Kept keep_as_rank(const Ranks& ranks, StoreContents contents, const std::vector<ChosenArm>& arms,
                  const RunChoice& runs, const StoreChoice& choice) {
  std::vector<std::string> paths;
  for (std::uint32_t i = 1; i <= ranks.size; ++i)
    paths.push_back(fmt::format("{}.shard-{}-of-{}", choice.path, i, ranks.size));
  if (is_store(choice.path)) {
    if (!choice.resume) StoreWriter::begin(choice.path, contents);  // which refuses
    if (ranks.rank > 0) return {};
    remove_all(paths);
    return Keeping(arms, runs, choice.path).live(contents, true);
  }
  contents.manifest.shard = {ranks.rank + 1, ranks.size};
  Kept kept = Keeping(arms, runs, paths[ranks.rank]).live(contents, choice.resume);
  if (ranks.rank > 0 || kept.trial.signal != 0) return kept;
  wait_for(paths);
  merge_stores(paths, choice.path);
  remove_all(paths);
  contents.manifest.shard = {};
  return Keeping(arms, runs, choice.path).live(contents, true);
}

}  // namespace

Kept keep_runs(const Study& study, const std::vector<ChosenArm>& arms, const RunChoice& runs,
               const StoreChoice& choice, const std::string& command) {
  const Ranks ranks = choice.shard.empty() ? ranks_around_us() : Ranks{};
  StoreContents contents = contents_of(study, arms, seed_of(runs.seed), runs_of(runs),
                                       shard_of(choice.shard), command);
  if (ranks.size == 1) return Keeping(arms, runs, choice.path).live(contents, choice.resume);
  return keep_as_rank(ranks, std::move(contents), arms, runs, choice);
}

std::string told(const Kept& kept) {
  const Manifest& manifest = kept.manifest;
  const std::string which =
      kept.shard ? fmt::format(" of shard {}/{}", manifest.shard.index, manifest.shard.of) : "";
  if (!manifest.complete)
    return fmt::format("{}{} are in {}; the same command with --resume goes on",
                       rows_text(manifest.rows), which, kept.path);
  return fmt::format("{}{} are in {}, results hash {}", rows_text(manifest.rows), which, kept.path,
                     manifest.results_hash);
}

}  // namespace backchannel
