#include "analysis/store/store.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <limits>
#include <nlohmann/json.hpp>

#include "analysis/store/database.hpp"
#include "analysis/store/failure.hpp"
#include "analysis/store/header.hpp"
#include "analysis/store/results_hash.hpp"

namespace backchannel {
namespace {

constexpr int kApplication = 0x42434853;  // "BCHS", so that a stranger's database is known as one
constexpr std::uint64_t kMostRows = 8192;
constexpr std::chrono::seconds kLongest{2};
constexpr std::size_t kFixed = 9;  // columns of `runs` before those of the codebook

constexpr double kNothing = std::numeric_limits<double>::quiet_NaN();

/// Where each column lies in a tally, so that reading one is not a walk through its fields.
std::vector<std::size_t> tally_places() {
  Tally tally;
  std::vector<std::size_t> places;
  const char* begin = reinterpret_cast<const char*>(&tally);
  auto visit = [&](const Field&, double& value) {
    places.push_back(static_cast<std::size_t>(reinterpret_cast<const char*>(&value) - begin));
  };
  tally.fields(visit);
  return places;
}

const std::vector<std::size_t>& places_in_tally() {
  static const std::vector<std::size_t> places = tally_places();
  return places;
}

std::string_view name_of_outcome(Outcome outcome) {
  return Names<Outcome>::of[static_cast<std::size_t>(outcome)];
}

std::string list_of_columns(const std::vector<Column>& columns) {
  std::string text = "id, replication, point, arm, seed, run, status, message, outcome";
  for (const Column& column : columns) text += ", " + sql_name(column.name);
  return text;
}

void write_manifest(Database& database, const Manifest& manifest) {
  database.execute("DELETE FROM manifest");
  Statement insert = database.prepare("INSERT INTO manifest VALUES (?, ?)");
  for (const ManifestEntry& entry : entries_of(manifest)) {
    insert.bind(1, entry.key);
    insert.bind(2, entry.value);
    insert.step();
    insert.again();
  }
}

void make_tables(Database& database, const StoreContents& contents) {
  std::string factors;
  for (const std::string& factor : contents.points.factors)
    factors += ", " + sql_name(factor) + " NUMERIC";
  std::string columns;
  for (const Column& column : contents.columns) columns += ", " + sql_name(column.name) + " REAL";
  database.execute(
      "CREATE TABLE manifest (key TEXT NOT NULL, value TEXT NOT NULL);"
      "CREATE TABLE texts (name TEXT NOT NULL, text TEXT NOT NULL);"
      "CREATE TABLE arms (arm INTEGER PRIMARY KEY, name TEXT NOT NULL, says TEXT NOT NULL);"
      "CREATE TABLE codebook (name TEXT NOT NULL, unit TEXT NOT NULL, meaning TEXT NOT NULL,"
      " may_be_missing INTEGER NOT NULL);"
      "CREATE TABLE points (point INTEGER PRIMARY KEY, as_written TEXT NOT NULL" +
      factors +
      ");"
      "CREATE TABLE runs (id INTEGER PRIMARY KEY, replication INTEGER NOT NULL,"
      " point INTEGER NOT NULL, arm TEXT NOT NULL, seed TEXT NOT NULL, run INTEGER NOT NULL,"
      " status TEXT NOT NULL, message TEXT, outcome TEXT" +
      columns + ");");
}

std::string json_of(const std::vector<std::string>& texts) {
  return nlohmann::json(texts).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::vector<std::string> texts_of(std::string_view json) {
  std::vector<std::string> texts;
  const auto list = nlohmann::json::parse(json, nullptr, false);
  if (list.is_array())
    for (const auto& text : list) texts.push_back(text.is_string() ? text : "");
  return texts;
}

void fill_points(Database& database, const PointTable& points) {
  std::string marks = "?, ?";
  for (std::size_t i = 0; i < points.factors.size(); ++i) marks += ", ?";
  Statement insert = database.prepare("INSERT INTO points VALUES (" + marks + ")");
  for (std::size_t point = 0; point < points.values.size(); ++point) {
    const std::string written = json_of(points.written[point]);
    insert.bind(1, static_cast<std::int64_t>(point));
    insert.bind(2, written);
    for (std::size_t k = 0; k < points.factors.size(); ++k)
      insert.bind(static_cast<int>(k) + 3, points.values[point][k]);
    insert.step();
    insert.again();
  }
}

void fill_tables(Database& database, const StoreContents& contents) {
  Statement text = database.prepare("INSERT INTO texts VALUES (?, ?)");
  const std::pair<std::string_view, std::string_view> texts[] = {
      {"scenario as written", contents.written},
      {"scenario resolved", contents.resolved},
      {"design", contents.manifest.design}};
  for (const auto& [name, says] : texts) {
    text.bind(1, name);
    text.bind(2, says);
    text.step();
    text.again();
  }
  Statement arm = database.prepare("INSERT INTO arms (name, says) VALUES (?, ?)");
  for (const StoredArm& one : contents.arms) {
    arm.bind(1, one.name);
    arm.bind(2, one.says);
    arm.step();
    arm.again();
  }
  Statement column = database.prepare("INSERT INTO codebook VALUES (?, ?, ?, ?)");
  for (const Column& one : contents.columns) {
    column.bind(1, one.name);
    column.bind(2, one.unit);
    column.bind(3, one.meaning);
    column.bind(4, std::int64_t{one.may_not_happen});
    column.step();
    column.again();
  }
  fill_points(database, contents.points);
}

/// What holds for every connection that writes. The size of a page must be the same everywhere,
/// or the bytes of two stores would not be.
void settle(Database& database) {
  database.execute(
      "PRAGMA page_size = 8192; PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = DELETE;"
      "PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA auto_vacuum = NONE;"
      "PRAGMA encoding = 'UTF-8'; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -8000;");
}

std::vector<ManifestEntry> read_entries(Database& database) {
  std::vector<ManifestEntry> entries;
  Statement select = database.prepare("SELECT key, value FROM manifest ORDER BY rowid");
  while (select.step())
    entries.push_back({std::string(select.text(0)), std::string(select.text(1))});
  return entries;
}

void expect_store(Database& database) {
  if (database.number_of("PRAGMA application_id") != kApplication)
    throw StoreError(fmt::format("cannot use {}: it is not a store", database.path()));
}

std::string text_named(Database& database, std::string_view name) {
  Statement select = database.prepare("SELECT text FROM texts WHERE name = ?");
  select.bind(1, name);
  return select.step() ? std::string(select.text(0)) : "";
}

/// SQLite would print a number with fifteen digits.
std::string number_or_text(const Statement& select, int column) {
  if (!select.is_real(column)) return std::string(select.text(column));
  std::array<char, 32> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(),
                                 select.number(column)).ptr;
  return {digits.data(), end};
}

void read_points(Database& database, PointTable& points) {
  Statement names =
      database.prepare("SELECT name FROM pragma_table_info('points') WHERE cid > 1");
  while (names.step()) points.factors.emplace_back(names.text(0));
  std::string list = "point, as_written";
  for (const std::string& factor : points.factors) list += ", " + sql_name(factor);
  Statement select = database.prepare("SELECT " + list + " FROM points ORDER BY point");
  while (select.step()) {
    points.written.push_back(texts_of(select.text(1)));
    points.written.back().resize(points.factors.size());
    auto& values = points.values.emplace_back();
    for (std::size_t k = 0; k < points.factors.size(); ++k)
      values.emplace_back(number_or_text(select, static_cast<int>(k) + 2));
  }
}

StoreContents read_contents(Database& database) {
  expect_store(database);
  StoreContents contents;
  contents.manifest = manifest_of(read_entries(database), database.path());
  contents.written = text_named(database, "scenario as written");
  contents.resolved = text_named(database, "scenario resolved");
  contents.manifest.design = text_named(database, "design");
  Statement arms = database.prepare("SELECT name, says FROM arms ORDER BY arm");
  while (arms.step())
    contents.arms.push_back({std::string(arms.text(0)), std::string(arms.text(1))});
  Statement columns = database.prepare(
      "SELECT name, unit, meaning, may_be_missing FROM codebook ORDER BY rowid");
  while (columns.step()) {
    Column& column = contents.columns.emplace_back();
    column.name = columns.text(0);
    column.unit = columns.text(1);
    column.meaning = columns.text(2);
    column.may_not_happen = columns.whole(3) != 0;
    column.index = contents.columns.size() - 1;
  }
  read_points(database, contents.points);
  return contents;
}

/// Reads rows of `runs` into one StoredRow that is used again.
class RowReader {
 public:
  explicit RowReader(const StoreContents& contents) : contents_(contents) {
    values_.resize(contents.columns.size());
  }

  const StoredRow& read(const Statement& select) {
    const auto small = [&](int column) { return static_cast<std::uint32_t>(select.whole(column)); };
    row_.id = static_cast<std::uint64_t>(select.whole(0));
    row_.replication = small(1);
    row_.point = small(2);
    row_.arm = arm_of(select.text(3));
    const std::string_view seed = select.text(4);
    std::from_chars(seed.data(), seed.data() + seed.size(), row_.seed);
    row_.run = small(5);
    row_.done = select.text(6) == "done";
    row_.message = select.text(7);
    row_.outcome = select.text(8);
    for (std::size_t i = 0; i < values_.size(); ++i) {
      const int column = static_cast<int>(kFixed + i);
      values_[i] = select.is_nothing(column) ? kNothing : select.number(column);
    }
    row_.values = values_;
    return row_;
  }

 private:
  std::uint32_t arm_of(std::string_view name) {
    const auto& arms = contents_.arms;
    for (std::size_t i = 0; i < arms.size(); ++i, last_ = (last_ + 1) % arms.size())
      if (arms[last_].name == name) {
        const std::size_t found = last_;
        last_ = (last_ + 1) % arms.size();  // the next row is of the next arm
        return static_cast<std::uint32_t>(found);
      }
    throw StoreError("the store has a run of an arm that it does not list");
  }

  const StoreContents& contents_;
  StoredRow row_;
  std::vector<double> values_;
  std::size_t last_ = 0;
};

void add_to(ResultsHash& hash, const StoredRow& row) {
  hash.add(row.id);
  hash.add(std::uint64_t{row.replication});
  hash.add(std::uint64_t{row.point});
  hash.add(std::uint64_t{row.arm});
  hash.add(row.seed);
  hash.add(std::uint64_t{row.run});
  hash.add(std::uint64_t{row.done});
  hash.add(row.message);
  hash.add(row.outcome);
  for (const double value : row.values) hash.add(value);
}

std::string hash_text(const ResultsHash& hash) { return fmt::format("{:016x}", hash.value()); }

}  // namespace

RunResult result_of(const StoredRow& row, std::span<const Column> columns) {
  RunResult result;
  result.run = row.run;
  for (std::size_t i = 0; i < std::size(Names<Outcome>::of); ++i)
    if (row.outcome == Names<Outcome>::of[i]) result.outcome = static_cast<Outcome>(i);
  const auto& places = places_in_tally();
  for (std::size_t i = 0; i < std::min(places.size(), row.values.size()); ++i) {
    const bool missing = std::isnan(row.values[i]) && columns[i].may_not_happen;
    const double value = missing ? kDidNot : row.values[i];
    std::memcpy(reinterpret_cast<char*>(&result.tally) + places[i], &value, sizeof value);
  }
  return result;
}

// --- Writing ------------------------------------------------------------------------------------

struct StoreWriter::Room {
  using Clock = std::chrono::steady_clock;

  Room(const std::string& path, const StoreContents& of)
      : contents(of), database(path, Access::write), values(of.columns.size()) {
    settle(database);
    // The lock is kept until the file is closed. An interrupted transaction is undone here.
    database.execute("BEGIN EXCLUSIVE");
    const bool empty = database.number_of("PRAGMA page_count") == 0 ||
                       database.number_of("SELECT count(*) FROM sqlite_schema") == 0;
    if (empty) {
      make_tables(database, contents);
      fill_tables(database, contents);
      write_manifest(database, contents.manifest);
      database.execute(fmt::format("PRAGMA application_id = {}", kApplication));
    }
    database.execute("COMMIT");
    next = kept = contents.manifest.first_row();
    if (!empty) expect_store(database);
  }

  /// Rows may be added from here on.
  void open() {
    std::string marks;
    for (std::size_t i = 0; i < kFixed + contents.columns.size(); ++i) marks += i == 0 ? "?" : ",?";
    insert.emplace(database.prepare("INSERT INTO runs VALUES (" + marks + ")"));
    bound.assign(contents.columns.size(), 0);
    is_bound.assign(contents.columns.size(), 0);
  }

  void begin_transaction() {
    database.execute("BEGIN");
    within = true;
    since = Clock::now();
  }

  void commit() {
    if (!within) return;
    within = false;  // whatever comes of it, this transaction is over
    database.execute("COMMIT");
    kept = next;
  }

  void bind_values(const StoredRow& row) {
    for (std::size_t i = 0; i < bound.size(); ++i) {
      const double value = row.done ? row.values[i] : kNothing;
      std::uint64_t bits = 0;
      std::memcpy(&bits, &value, sizeof bits);
      if (is_bound[i] && bound[i] == bits) continue;  // as in the row before
      is_bound[i] = 1;
      bound[i] = bits;
      const int parameter = static_cast<int>(kFixed + i) + 1;
      // A whole number is kept as one in any case; said to be one, it need not be tried.
      if (std::isnan(value))
        insert->bind_nothing(parameter);
      else if (std::abs(value) < 1e9 && value == static_cast<double>(static_cast<int>(value)))
        insert->bind(parameter, static_cast<std::int64_t>(value));
      else
        insert->bind(parameter, value);
    }
  }

  void bind_place(const StoredRow& row) {
    insert->bind(1, static_cast<std::int64_t>(row.id));
    insert->bind(2, std::int64_t{row.replication});
    insert->bind(3, std::int64_t{row.point});
    insert->bind(4, std::string_view(contents.arms[row.arm].name));
    if (seed.empty() || seed_number != row.seed) {
      seed = fmt::format("{}", row.seed);
      seed_number = row.seed;
      insert->bind(5, std::string_view(seed));
    }
    insert->bind(6, std::int64_t{row.run});
    insert->bind(7, std::string_view(row.done ? "done" : "failed"));
    if (row.done) {
      insert->bind_nothing(8);
      insert->bind(9, row.outcome);
    } else {
      insert->bind(8, row.message);
      insert->bind_nothing(9);
    }
  }

  void add(const StoredRow& row) {
    if (row.id != next) throw std::logic_error("rows of a store come in their order");
    if (!within) begin_transaction();
    bind_place(row);
    bind_values(row);
    insert->step();
    insert->again();
    add_to(hash, row);
    ++next;
    if (next - kept >= kMostRows || (next % 64 == 0 && Clock::now() - since > kLongest)) commit();
  }

  void add(const Row& row) {
    StoredRow stored{row.id,  row.replication, row.point, row.arm, row.seed,
                     row.run, row.status == RowStatus::done, {}, {}, {}};
    if (stored.done) {
      const auto& places = places_in_tally();
      const char* tally = reinterpret_cast<const char*>(&row.result.tally);
      for (std::size_t i = 0; i < values.size(); ++i) {
        std::memcpy(&values[i], tally + places[i], sizeof values[i]);
        if (values[i] == kDidNot && contents.columns[i].may_not_happen) values[i] = kNothing;
      }
      stored.outcome = name_of_outcome(row.result.outcome);
    } else {
      std::fill(values.begin(), values.end(), kNothing);
      stored.message = row.message;
    }
    stored.values = values;
    add(stored);
  }

  StoreContents contents;
  Database database;
  std::optional<Statement> insert;
  std::vector<double> values;
  std::vector<std::uint64_t> bound;  ///< the bits of what each parameter was given last
  std::vector<char> is_bound;
  std::string seed;
  std::uint64_t seed_number = 0;
  ResultsHash hash;
  std::uint64_t next = 0;
  std::uint64_t kept = 0;
  bool within = false;
  bool sealed = false;  ///< complete already, and nothing to be added
  Clock::time_point since;
};

StoreWriter::StoreWriter(std::unique_ptr<Room> room) : room_(std::move(room)) {}
StoreWriter::~StoreWriter() = default;
StoreWriter::StoreWriter(StoreWriter&&) noexcept = default;
StoreWriter& StoreWriter::operator=(StoreWriter&&) noexcept = default;

StoreWriter StoreWriter::begin(const std::string& path, const StoreContents& contents) {
  std::error_code error;
  if (std::filesystem::exists(path, error) && std::filesystem::file_size(path, error) > 0)
    throw StoreError(fmt::format(
        "{} is there already — add --resume to go on with it, or name another file", path));
  StoreWriter writer(std::make_unique<Room>(path, contents));
  writer.room_->open();
  return writer;
}

StoreWriter StoreWriter::resume(const std::string& path, const StoreContents& contents,
                                const See& see) {
  auto room = std::make_unique<Room>(path, contents);
  Database& database = room->database;
  const StoreContents there = read_contents(database);
  const std::vector<std::string> found = differences(there.manifest, contents.manifest, true);
  if (!found.empty()) {
    std::string phrases;
    for (const std::string& phrase : found) phrases += (phrases.empty() ? "" : "; ") + phrase;
    throw StoreMismatch(fmt::format("{} cannot be gone on with: {}", path, phrases));
  }
  const std::uint64_t end = contents.manifest.end_row();
  room->sealed = there.manifest.complete && there.manifest.end_row() == end;
  {
    RowReader reader(there);
    Statement select = database.prepare("SELECT " + list_of_columns(there.columns) +
                                        " FROM runs ORDER BY id");
    while (select.step()) {
      const StoredRow& row = reader.read(select);
      if (row.id != room->next || row.id >= end)
        throw StoreError(fmt::format("cannot use {}: its rows are not in order", path));
      add_to(room->hash, row);
      if (see) see(row);
      room->kept = ++room->next;
    }
  }
  if (there.manifest.complete && hash_text(room->hash) != there.manifest.results_hash)
    throw StoreError(fmt::format("cannot use {}: its rows do not have its results hash", path));
  if (there.manifest.complete && !room->sealed) {
    database.execute("BEGIN");
    write_manifest(database, contents.manifest);
    database.execute("COMMIT");
  }
  room->open();
  return StoreWriter(std::move(room));
}

std::uint64_t StoreWriter::next() const { return room_->next; }
std::uint64_t StoreWriter::kept() const {
  return room_->kept - room_->contents.manifest.first_row();
}
void StoreWriter::add(const Row& row) { room_->add(row); }
void StoreWriter::add(const StoredRow& row) { room_->add(row); }
void StoreWriter::commit() { room_->commit(); }

Manifest StoreWriter::finish() {
  Manifest manifest = room_->contents.manifest;
  manifest.complete = true;
  manifest.rows = room_->next - manifest.first_row();
  manifest.results_hash = hash_text(room_->hash);
  const std::string path = room_->database.path();
  if (!room_->sealed) {
    if (!room_->within) room_->begin_transaction();
    write_manifest(room_->database, manifest);
    room_->commit();
  }
  room_.reset();
  set_counter(path);
  return manifest;
}

bool is_store(const std::string& path) {
  constexpr std::size_t kApplicationAt = 68;
  std::array<char, 100> header{};
  std::ifstream file(path, std::ios::binary);
  if (!file.read(header.data(), header.size())) return false;
  return std::memcmp(header.data(), "SQLite format 3", 16) == 0 &&
         std::memcmp(header.data() + kApplicationAt, "BCHS", 4) == 0;
}

// --- Reading ------------------------------------------------------------------------------------

struct StoreReader::Room {
  explicit Room(const std::string& path)
      : database(path, Access::read), contents(read_contents(database)) {}

  Database database;
  StoreContents contents;
};

StoreReader::StoreReader(const std::string& path) : room_(std::make_unique<Room>(path)) {}
StoreReader::~StoreReader() = default;
StoreReader::StoreReader(StoreReader&&) noexcept = default;
StoreReader& StoreReader::operator=(StoreReader&&) noexcept = default;

const StoreContents& StoreReader::contents() const { return room_->contents; }

void StoreReader::each(const std::function<void(const StoredRow&)>& see) {
  RowReader reader(room_->contents);
  Statement select = room_->database.prepare(
      "SELECT " + list_of_columns(room_->contents.columns) + " FROM runs ORDER BY id");
  while (select.step()) see(reader.read(select));
}

bool StoreReader::row(std::uint64_t id, const std::function<void(const StoredRow&)>& see) {
  RowReader reader(room_->contents);
  Statement select = room_->database.prepare(
      "SELECT " + list_of_columns(room_->contents.columns) + " FROM runs WHERE id = ?");
  select.bind(1, static_cast<std::int64_t>(id));
  if (!select.step()) return false;
  see(reader.read(select));
  return true;
}

}  // namespace backchannel
