#include "analysis/cli/keep.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <thread>

#include "analysis/cli/experiment.hpp"
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

/// The same words for the same points.
std::string words_of(const Design& design) {
  if (design.is_none()) return "one point";
  std::string factors;
  for (const Factor& factor : design.factors())
    factors += (factors.empty() ? "" : ", ") + factor.path;
  return fmt::format("{} of {} points over {}; {}", name_of(design.rule().design), design.points(),
                     factors, design.hash());
}

PointTable table_of(const Design& design) {
  PointTable table;
  for (const Factor& factor : design.factors()) table.factors.push_back(factor.path);
  for (std::uint32_t point = 0; point < design.points(); ++point) {
    auto& values = table.values.emplace_back();
    auto& written = table.written.emplace_back();
    for (std::size_t k = 0; k < table.factors.size(); ++k) {
      values.push_back(design.text(point, k));
      written.push_back(design.written(point, k));
    }
  }
  return table;
}

StoreContents contents_of(const Keeping& keeping, const Shard& shard) {
  const Study& study = *keeping.study;
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
  manifest.command = keeping.command;
  manifest.seed = keeping.seed;
  manifest.design = words_of(*keeping.design);
  manifest.points = keeping.design->points();
  manifest.replications = keeping.replications;
  manifest.shard = shard;
  for (const ChosenArm& arm : keeping.arms) {
    manifest.arms.push_back(arm.name);
    const int at = study.scenario.arms.find(arm.name);
    contents.arms.push_back(
        {arm.name, at < 0 ? "" : study.scenario.arms[static_cast<std::size_t>(at)].says});
  }
  contents.written = text_of(study.file);
  contents.resolved = resolved_text(study);
  contents.columns = columns_of(study.scenario);
  contents.points = table_of(*keeping.design);
  return contents;
}

}  // namespace

Sweep sweep_of(const Keeping& keeping) {
  if (keeping.design->is_none()) {
    std::vector<const Scenario*> scenarios;
    for (const ChosenArm& arm : keeping.arms) scenarios.push_back(arm.scenario);
    return plain_sweep(scenarios, keeping.replications, keeping.seed, keeping.threads);
  }
  Sweep sweep = keeping.design->sweep(places_of(*keeping.study, keeping.arms), keeping.seed,
                                      keeping.threads);
  sweep.replications = keeping.replications;
  return sweep;
}

namespace {

Row row_of(const StoredRow& stored, const std::vector<Column>& columns) {
  Row row;
  row.id = stored.id;
  row.replication = stored.replication;
  row.point = stored.point;
  row.arm = stored.arm;
  row.seed = stored.seed;
  row.run = stored.run;
  row.status = stored.done ? RowStatus::done : RowStatus::failed;
  row.message = stored.message;
  if (stored.done) row.result = result_of(stored, columns);
  return row;
}

std::string rows_text(std::uint64_t rows) { return rows == 1 ? "1 row" : grouped(rows) + " rows"; }

/// One call of the program into one file.
class Filling {
 public:
  Filling(const Keeping& keeping, const std::function<void(const Row&)>& see)
      : keeping_(keeping), see_(see), sweep_(sweep_of(keeping)) {}

  Kept fill(const std::string& path, const StoreContents& contents, bool resume) {
    kept_.path = path;
    kept_.manifest = contents.manifest;
    kept_.counts = sweep_.failing != Failing::off;
    const auto see = [&](const StoredRow& row) { note(row_of(row, contents.columns)); };
    StoreWriter writer = resume ? StoreWriter::resume(path, contents, see)
                                : StoreWriter::begin(path, contents);
    try {
      const bool whole = live_rest(writer);
      writer.commit();
      if (whole)
        kept_.manifest = writer.finish();
      else
        kept_.manifest.rows = writer.kept();
    } catch (const StoreError& error) {
      throw StoreError(fmt::format("{}; {} are stored, and --resume goes on from there",
                                   error.what(), rows_text(writer.kept())));
    }
    return std::move(kept_);
  }

 private:
  void note(const Row& row) {
    if (row.status == RowStatus::failed && ++kept_.failed == 1) kept_.message = row.message;
    see_(row);
  }

  /// False if somebody asked for an end before, or a run failed that was not allowed to.
  bool live_rest(StoreWriter& writer) {
    sweep_.first = writer.next();
    sweep_.end = kept_.manifest.end_row();
    if (sweep_.first == sweep_.end) return true;
    if (sweep_.failing == Failing::fast && kept_.failed > 0) return false;
    watch_for_interrupts();
    Progress progress(sweep_.end - sweep_.first, keeping_.quiet);
    const SweepEnd end = perform(sweep_, [&](std::span<const Row> rows) {
      for (const Row& row : rows) {
        writer.add(row);
        note(row);
      }
      progress.show(writer.next() - sweep_.first, [] { return "stored as they come"; });
      return interrupted_by() == 0;
    });
    progress.finish();
    if (end.next == sweep_.end) return true;
    kept_.signal = interrupted_by();
    return false;
  }

  const Keeping& keeping_;
  const std::function<void(const Row&)>& see_;
  Sweep sweep_;
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
      settings.push_back({contents.points.factors[i], contents.points.written[point][i]});
  // What is documented cites a ledger that is not in the store, a design perhaps a table that is
  // not either; neither moves a run.
  Problems problems;
  Node root = parse_yaml(contents.resolved, path, problems);
  std::erase_if(root.entries, [](const auto& entry) {
    return entry.key.text == "documented" || entry.key.text == "experiment";
  });
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
Kept keep_as_rank(const Ranks& ranks, StoreContents contents, const Keeping& keeping,
                  const StoreChoice& choice, const std::function<void(const Row&)>& see) {
  std::vector<std::string> paths;
  for (std::uint32_t i = 1; i <= ranks.size; ++i)
    paths.push_back(fmt::format("{}.shard-{}-of-{}", choice.path, i, ranks.size));
  if (is_store(choice.path)) {
    if (!choice.resume) StoreWriter::begin(choice.path, contents);  // which refuses
    if (ranks.rank > 0) return {};
    remove_all(paths);
    return Filling(keeping, see).fill(choice.path, contents, true);
  }
  contents.manifest.shard = {ranks.rank + 1, ranks.size};
  Kept kept = Filling(keeping, [](const Row&) {}).fill(paths[ranks.rank], contents, choice.resume);
  if (ranks.rank > 0 || !kept.manifest.complete) return kept;
  wait_for(paths);
  merge_stores(paths, choice.path);
  remove_all(paths);
  contents.manifest.shard = {};
  return Filling(keeping, see).fill(choice.path, contents, true);
}

}  // namespace

std::uint32_t Kept::replications() const {
  const std::uint64_t rows = manifest.rows / manifest.arms.size() / manifest.points;
  return static_cast<std::uint32_t>(rows);
}

int Kept::status() const {
  if (signal != 0) return kSignalled + signal;
  return failed > 0 && counts ? kFailed : kDone;
}

Kept keep_runs(const Keeping& keeping, const StoreChoice& choice,
               const std::function<void(const Row&)>& see) {
  const Ranks ranks = choice.shard.empty() ? ranks_around_us() : Ranks{};
  const StoreContents contents = contents_of(keeping, shard_of(choice.shard));
  if (ranks.size == 1) return Filling(keeping, see).fill(choice.path, contents, choice.resume);
  return keep_as_rank(ranks, contents, keeping, choice, see);
}

std::string told(const Kept& kept) {
  const Manifest& manifest = kept.manifest;
  const std::string which =
      kept.shard() ? fmt::format(" of shard {}/{}", manifest.shard.index, manifest.shard.of) : "";
  std::string text = fmt::format("{}{} are in {}", rows_text(manifest.rows), which, kept.path);
  text += manifest.complete ? ", results hash " + manifest.results_hash
                            : "; the same command with --resume goes on";
  if (kept.failed > 0)
    text += fmt::format("; {} of them failed, the first by: {}", grouped(kept.failed),
                        kept.message);
  return text;
}

}  // namespace backchannel
