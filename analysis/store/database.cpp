#include "analysis/store/database.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <cerrno>
#include <cstring>

#include "analysis/store/failure.hpp"

namespace backchannel {
namespace {

/// What went wrong, as a person would say it; the library's own words where it knows better.
/// `number` is what the system said; the library remembers that only of opening a file.
std::string reason_of(sqlite3* database, int code, int number) {
  if (number == 0 && database != nullptr) number = sqlite3_system_errno(database);
  switch (code & 0xFF) {
    case SQLITE_FULL:
      return "no space is left on the device";
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return "another program has it open for writing";
    case SQLITE_NOTADB:
      return "it is not a store";
    case SQLITE_CORRUPT:
      return "the file is damaged";
    case SQLITE_READONLY:
      return "it may not be written";
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
      if (number != 0) return std::strerror(number);
      break;
    default:
      break;
  }
  return database == nullptr ? sqlite3_errstr(code) : sqlite3_errmsg(database);
}

[[noreturn]] void fail(sqlite3* database, const std::string& path, int code, int number = 0) {
  const int kind = code & 0xFF;
  const bool writing = kind == SQLITE_FULL || kind == SQLITE_READONLY ||
                       code == SQLITE_IOERR_WRITE || code == SQLITE_IOERR_FSYNC ||
                       code == SQLITE_IOERR_TRUNCATE;
  throw StoreError(fmt::format("cannot {} {}: {}", writing ? "write" : "use", path,
                               reason_of(database, code, number)));
}

}  // namespace

Statement::Statement(sqlite3* database, const std::string& path, const std::string& sql)
    : database_(database), path_(&path) {
  sqlite3_stmt* statement = nullptr;
  const int code = sqlite3_prepare_v3(database, sql.c_str(), static_cast<int>(sql.size()),
                                      SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
  statement_.reset(statement);
  expect(code);
}

void Statement::Close::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

void Statement::expect(int code) const {
  if (code != SQLITE_OK) fail(database_, *path_, sqlite3_extended_errcode(database_));
}

void Statement::bind(int parameter, std::int64_t value) {
  expect(sqlite3_bind_int64(statement_.get(), parameter, value));
}

void Statement::bind(int parameter, double value) {
  expect(sqlite3_bind_double(statement_.get(), parameter, value));
}

void Statement::bind(int parameter, std::string_view text) {
  // A pointer, even to no letters, or the library would take it for nothing at all.
  const char* letters = text.data() == nullptr ? "" : text.data();
  expect(sqlite3_bind_text(statement_.get(), parameter, letters, static_cast<int>(text.size()),
                           SQLITE_STATIC));
}

void Statement::bind_nothing(int parameter) {
  expect(sqlite3_bind_null(statement_.get(), parameter));
}

bool Statement::step() {
  errno = 0;
  const int code = sqlite3_step(statement_.get());
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  const int number = errno;
  const int exact = sqlite3_extended_errcode(database_);
  sqlite3_reset(statement_.get());
  fail(database_, *path_, exact, number);
}

void Statement::again() { sqlite3_reset(statement_.get()); }

bool Statement::is_nothing(int column) const {
  return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL;
}

bool Statement::is_real(int column) const {
  return sqlite3_column_type(statement_.get(), column) == SQLITE_FLOAT;
}

std::int64_t Statement::whole(int column) const {
  return sqlite3_column_int64(statement_.get(), column);
}

double Statement::number(int column) const {
  return sqlite3_column_double(statement_.get(), column);
}

std::string_view Statement::text(int column) const {
  const auto* letters = sqlite3_column_text(statement_.get(), column);
  if (letters == nullptr) return {};
  const int length = sqlite3_column_bytes(statement_.get(), column);
  return {reinterpret_cast<const char*>(letters), static_cast<std::size_t>(length)};
}

Database::Database(std::string path, Access access)
    : path_(std::make_unique<std::string>(std::move(path))) {
  const int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_READWRITE |
                    (access == Access::write ? SQLITE_OPEN_CREATE : 0);
  sqlite3* database = nullptr;
  const int code = sqlite3_open_v2(path_->c_str(), &database, flags, nullptr);
  database_.reset(database);
  if (code != SQLITE_OK) fail(database, *path_, code);
  sqlite3_extended_result_codes(database, 1);
  // A reader waits for the end of a transaction; whoever writes has the file to himself.
  sqlite3_busy_timeout(database, 1000);
}

void Database::Close::operator()(sqlite3* database) const { sqlite3_close_v2(database); }

void Database::execute(const std::string& sql) {
  errno = 0;
  if (sqlite3_exec(database_.get(), sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
    fail(database_.get(), *path_, sqlite3_extended_errcode(database_.get()), errno);
}

std::int64_t Database::number_of(const std::string& sql) {
  Statement statement = prepare(sql);
  return statement.step() ? statement.whole(0) : 0;
}

std::string sql_name(std::string_view name) {
  std::string text = "\"";
  for (const char c : name) text += c == '"' ? std::string("\"\"") : std::string(1, c);
  return text + "\"";
}

}  // namespace backchannel
