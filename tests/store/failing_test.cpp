// Writes that fail: whatever was in the store for good is still there, the failure is told in one
// sentence with status 4, and going on gives the file that would have been.

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sqlite3.h>

#include "analysis/design/sweep.hpp"
#include "analysis/store/failure.hpp"
#include "analysis/store/store.hpp"
#include "tests/store/support.hpp"

namespace backchannel {
namespace {

using test::Ended;
using testing::HasSubstr;

// --- A disk that fails at the n-th write --------------------------------------------------------

/// SQLite's own way to the disk, with a fault in it: every write, truncation and flush counts one
/// down, and at 0 the disk is broken: from then on for good, or once only.
struct BrokenDisk {
  static inline sqlite3_vfs* real = nullptr;
  static inline long left = -1;  ///< below 0: sound
  static inline bool for_good = true;
  static inline bool broke = false;

  static bool fails() {
    if (left < 0) return false;
    if (left > 0 && --left > 0) return false;
    broke = true;
    if (!for_good) left = -1;
    return true;
  }

  struct File {
    sqlite3_file base;
    sqlite3_file* real;
  };
  static sqlite3_file* of(sqlite3_file* file) { return reinterpret_cast<File*>(file)->real; }
  static int close(sqlite3_file* f) { return of(f)->pMethods->xClose(of(f)); }
  static int read(sqlite3_file* f, void* to, int bytes, sqlite3_int64 at) {
    return of(f)->pMethods->xRead(of(f), to, bytes, at);
  }
  static int write(sqlite3_file* f, const void* from, int bytes, sqlite3_int64 at) {
    if (!fails()) return of(f)->pMethods->xWrite(of(f), from, bytes, at);
    // A part of it may well have arrived.
    of(f)->pMethods->xWrite(of(f), from, bytes / 2, at);
    return SQLITE_IOERR_WRITE;
  }
  static int truncate(sqlite3_file* f, sqlite3_int64 size) {
    return fails() ? SQLITE_IOERR_TRUNCATE : of(f)->pMethods->xTruncate(of(f), size);
  }
  static int sync(sqlite3_file* f, int flags) {
    return fails() ? SQLITE_IOERR_FSYNC : of(f)->pMethods->xSync(of(f), flags);
  }
  static int size(sqlite3_file* f, sqlite3_int64* bytes) {
    return of(f)->pMethods->xFileSize(of(f), bytes);
  }
  static int lock(sqlite3_file* f, int level) { return of(f)->pMethods->xLock(of(f), level); }
  static int unlock(sqlite3_file* f, int level) { return of(f)->pMethods->xUnlock(of(f), level); }
  static int reserved(sqlite3_file* f, int* is) {
    return of(f)->pMethods->xCheckReservedLock(of(f), is);
  }
  static int control(sqlite3_file* f, int what, void* with) {
    return of(f)->pMethods->xFileControl(of(f), what, with);
  }
  static int sector(sqlite3_file* f) { return of(f)->pMethods->xSectorSize(of(f)); }
  static int traits(sqlite3_file* f) { return of(f)->pMethods->xDeviceCharacteristics(of(f)); }

  static int open(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* out) {
    static const sqlite3_io_methods methods = {1,    close, read,     write,   truncate, sync, size,
                                               lock, unlock, reserved, control, sector,   traits,
                                               nullptr, nullptr, nullptr, nullptr, nullptr,
                                               nullptr};
    auto* own = reinterpret_cast<File*>(file);
    own->real = reinterpret_cast<sqlite3_file*>(own + 1);
    const int code = real->xOpen(real, name, own->real, flags, out);
    own->base.pMethods = own->real->pMethods != nullptr ? &methods : nullptr;
    return code;
  }

  /// Stands before the real one for every database that is opened from here on.
  static void stand_in() {
    if (real != nullptr) return;
    real = sqlite3_vfs_find(nullptr);
    static sqlite3_vfs vfs;
    vfs = *real;
    vfs.zName = "broken";
    vfs.szOsFile = static_cast<int>(sizeof(File)) + real->szOsFile;
    vfs.pNext = nullptr;
    vfs.xOpen = open;
    sqlite3_vfs_register(&vfs, 1);
  }
};

class Failing : public test::Workshop {
 protected:
  void SetUp() override {
    // Thousands of flushes: in memory where there is such a place.
    settle_in(::access("/dev/shm", W_OK) == 0 ? "/dev/shm"
                                              : std::filesystem::temp_directory_path());
    BrokenDisk::stand_in();
    BrokenDisk::left = -1;
    const Study study = read_study(path("small.yaml"));
    contents_.columns = columns_of(study.scenario);
    contents_.arms = {{"through an envoy", ""}, {"direct", ""}};
    contents_.points.values.emplace_back();
    contents_.points.written.emplace_back();
    contents_.manifest.arms = {"through an envoy", "direct"};
    contents_.manifest.replications = 60;
    contents_.resolved = std::string(20'000, 'x');
    perform(plain_sweep({&study.arms[0], &study.arms[1]}, 60), [&](std::span<const Row> rows) {
      rows_.insert(rows_.end(), rows.begin(), rows.end());
      return true;
    });
  }
  void TearDown() override {
    BrokenDisk::left = -1;
    Workshop::TearDown();
  }

  /// Adds what is left, 30 rows a transaction; how many were in the file for good when it broke.
  std::uint64_t fill(const std::string& name) {
    std::uint64_t kept = 0;
    StoreWriter writer = StoreWriter::resume(path(name), contents_);
    try {
      while (writer.next() < rows_.size()) {
        writer.add(rows_[writer.next()]);
        if (writer.next() % 30 == 0) writer.commit();
        kept = writer.kept();
      }
      writer.finish();
    } catch (const StoreError&) {
      BrokenDisk::broke = true;
      return kept;
    }
    return rows_.size();
  }

  std::uint64_t rows_in(const std::string& name) {
    std::uint64_t count = 0;
    StoreReader(path(name)).each([&](const StoredRow&) { ++count; });
    return count;
  }

  StoreContents contents_;
  std::vector<Row> rows_;
};

TEST_F(Failing, LosesNothingAtWhicheverWriteItBreaks) {
  ASSERT_EQ(fill("sound"), rows_.size());
  const std::string sound = content("sound");
  int breaks = 0;
  for (const bool for_good : {true, false})
    for (long at = 1;; ++at) {
      remove("a");
      remove("a-journal");
      BrokenDisk::left = at;
      BrokenDisk::for_good = for_good;
      BrokenDisk::broke = false;
      std::uint64_t kept = 0;
      try {
        kept = fill("a");
      } catch (const StoreError& error) {
        EXPECT_THAT(error.what(), HasSubstr("cannot "));
      }
      const bool untouched = BrokenDisk::left > 0;
      BrokenDisk::left = -1;
      if (untouched) break;
      ++breaks;
      if (kept > 0) {
        EXPECT_GE(rows_in("a"), kept) << "at write " << at;
      }
      ASSERT_EQ(fill("a"), rows_.size()) << "at write " << at;
      ASSERT_EQ(content("a"), sound) << "at write " << at << (for_good ? " for good" : " once");
    }
  EXPECT_GT(breaks, 100) << "the fault was hardly ever met";
}

TEST_F(Failing, WhereNothingMayBeWrittenItSaysSo) {
  const Ended ended = keep("nowhere/a", "20");
  EXPECT_EQ(ended.status, 4);
  EXPECT_THAT(ended.error, HasSubstr("cannot use nowhere/a: No such file or directory"));
}

}  // namespace
}  // namespace backchannel
