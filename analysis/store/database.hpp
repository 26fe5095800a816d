#pragma once

/// An SQLite file, opened by one process at a time, and its statements.
///
/// Every mistake of the library becomes a StoreError that begins with what was attempted and ends
/// with the reason in words. The connection is used by one thread at a time and says so to the
/// library, which then takes no locks.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace backchannel {

enum class Access : std::uint8_t {
  read,   ///< there must be a file
  write,  ///< made if there is none; nobody else may read or write it meanwhile
};

class Statement {
 public:
  Statement(sqlite3* database, const std::string& path, const std::string& sql);

  /// Parameters count from 1, columns from 0. Text must outlive the next step.
  void bind(int parameter, std::int64_t value);
  void bind(int parameter, double value);
  void bind(int parameter, std::string_view text);
  void bind_nothing(int parameter);
  /// Carries it out as far as its next row; false after the last.
  bool step();
  /// Ready to be carried out again; what was bound stays.
  void again();

  bool is_nothing(int column) const;
  bool is_real(int column) const;
  std::int64_t whole(int column) const;
  double number(int column) const;
  std::string_view text(int column) const;

 private:
  void expect(int code) const;

  struct Close {
    void operator()(sqlite3_stmt* statement) const;
  };
  sqlite3* database_;
  const std::string* path_;
  std::unique_ptr<sqlite3_stmt, Close> statement_;
};

class Database {
 public:
  Database(std::string path, Access access);

  void execute(const std::string& sql);
  Statement prepare(const std::string& sql) { return {database_.get(), *path_, sql}; }
  std::int64_t number_of(const std::string& sql);
  const std::string& path() const { return *path_; }

 private:
  struct Close {
    void operator()(sqlite3* database) const;
  };
  std::unique_ptr<std::string> path_;  ///< where it stays when the database is moved
  std::unique_ptr<sqlite3, Close> database_;
};

/// A name as SQL takes it, whatever its letters.
std::string sql_name(std::string_view name);

}  // namespace backchannel
