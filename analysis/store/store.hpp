#pragma once

/// One file that keeps every run of an experiment, what it was made of, and how to go on with it.
///
/// An SQLite database that sqlite3, pandas, R or DuckDB open as it is:
///
///     runs      one row a run: id, replication, point, arm, seed, run, status, message, outcome,
///               and each column of the codebook by its name; what did not happen is NULL
///     points    the values of the design's factors, by point
///     arms, codebook, texts (the scenario as written, and resolved), manifest (manifest.hpp)
///
/// **Streamed.** Rows go in as they come, by one prepared statement, in transactions of up to 8192
/// rows or two seconds. Memory is that of one transaction's pages.
///
/// **Nothing that was stored is lost.** A transaction is in the file whole or not at all, after a
/// kill, a full disk or a failing one; whatever the store holds is the first so many rows. The
/// rollback journal is used rather than the write-ahead log, since rows are only ever added behind
/// the others: new pages then need no journal and are written once, where the log would write
/// them twice; and between transactions there is one file, not three.
///
/// **The same bytes.** A store that was killed and resumed, or grown, or merged of shards, is the
/// same file, byte for byte, as that of an uninterrupted run by the same command: rows go in by
/// rising id, nothing is ever deleted but the manifest (which is one page, zeroed before it is
/// written anew), there is no clock in it, and at the end the one counter in SQLite's header that
/// tells how many transactions there were is set to 1.
///
/// **One at a time.** Whoever writes has the file locked; a second writer or a reader is told so.
///
/// Left out: distributed file systems whose locks do not work; a store belongs on a local disk
/// while it is written.

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/store/manifest.hpp"
#include "analysis/table/column.hpp"

namespace backchannel {

/// The points of a design, factor by factor. No factors: one point.
struct PointTable {
  std::vector<std::string> factors;
  std::vector<std::vector<std::string>> values;   ///< [point][factor], numbers without a unit
  std::vector<std::vector<std::string>> written;  ///< the same as `--set` takes them
};

struct StoredArm {
  std::string name;
  std::string says;
};

/// Everything in a store but its rows.
struct StoreContents {
  Manifest manifest;
  std::string written;   ///< the scenario file as it stood
  std::string resolved;  ///< the scenario with every default, which runs by itself
  std::vector<StoredArm> arms;
  std::vector<Column> columns;
  PointTable points;
};

/// A run as it is kept. The texts are the reader's and hold until its next row.
struct StoredRow {
  std::uint64_t id = 0;
  std::uint32_t replication = 0;
  std::uint32_t point = 0;
  std::uint32_t arm = 0;
  std::uint64_t seed = 0;
  std::uint32_t run = 0;
  bool done = true;
  std::string_view message;     ///< of a failed run
  std::string_view outcome;     ///< of one that is done
  std::span<const double> values;  ///< in the order of the columns; NaN for what is missing
};

/// What the engine needs again of a run: its outcome and tally, as this program counts them.
RunResult result_of(const StoredRow& row, std::span<const Column> columns);

class StoreWriter {
 public:
  using See = std::function<void(const StoredRow&)>;

  /// Makes a new store; StoreError if something is there already.
  static StoreWriter begin(const std::string& path, const StoreContents& contents);
  /// Goes on with one (or begins it), after showing `see` the rows that it has. StoreMismatch if it
  /// is of something else.
  static StoreWriter resume(const std::string& path, const StoreContents& contents,
                            const See& see = nullptr);
  ~StoreWriter();
  StoreWriter(StoreWriter&&) noexcept;
  StoreWriter& operator=(StoreWriter&&) noexcept;

  /// The id of the row that comes next.
  std::uint64_t next() const;
  /// How many rows are in the file for good.
  std::uint64_t kept() const;
  void add(const Row& row);
  void add(const StoredRow& row);
  /// Puts what was added into the file for good.
  void commit();
  /// After the last row: the manifest with its hash, and the file closed. The writer is done with.
  Manifest finish();

 private:
  struct Room;
  explicit StoreWriter(std::unique_ptr<Room> room);
  std::unique_ptr<Room> room_;
};

/// Whether a file is a store, by its first bytes.
bool is_store(const std::string& path);

class StoreReader {
 public:
  explicit StoreReader(const std::string& path);
  ~StoreReader();
  StoreReader(StoreReader&&) noexcept;
  StoreReader& operator=(StoreReader&&) noexcept;

  const StoreContents& contents() const;
  const Manifest& manifest() const { return contents().manifest; }
  /// Every row by rising id.
  void each(const std::function<void(const StoredRow&)>& see);
  /// One row, shown once; false if it is not there.
  bool row(std::uint64_t id, const std::function<void(const StoredRow&)>& see);

 private:
  struct Room;
  std::unique_ptr<Room> room_;
};

}  // namespace backchannel
