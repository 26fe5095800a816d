// A disk that is full, and a file that may not grow: told in one sentence with status 4, and nothing
// that was stored is lost.

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/mount.h>
#include <sys/resource.h>

#include <cstring>

#include "analysis/store/store.hpp"
#include "tests/store/support.hpp"

namespace backchannel {
namespace {

using test::Ended;
using testing::AllOf;
using testing::HasSubstr;

class Disk : public test::Workshop {
 protected:
  std::uint64_t rows_in(const std::string& name) {
    std::uint64_t count = 0;
    StoreReader(path(name)).each([&](const StoredRow&) { ++count; });
    return count;
  }
};

TEST_F(Disk, AFileThatMayNotGrowIsTold) {
  ASSERT_EQ(keep("sound", "3000").status, 0);
  const auto narrow = [] {
    const rlimit limit{300'000, 300'000};
    ::setrlimit(RLIMIT_FSIZE, &limit);
  };
  const Ended ended = keep("a", "3000", {}, narrow);
  EXPECT_EQ(ended.status, 4);
  EXPECT_THAT(ended.error, AllOf(HasSubstr("cannot write a: File too large"),
                                 HasSubstr("rows are stored, and --resume goes on")));
  EXPECT_EQ(std::count(ended.error.begin(), ended.error.end(), '\n'), 1) << ended.error;
  ASSERT_EQ(keep("a", "3000", {"--resume"}).status, 0);
  EXPECT_EQ(content("a"), content("sound"));
}

TEST_F(Disk, AFullDiskIsToldAndNothingIsLost) {
  const std::string disk = path("disk");
  std::filesystem::create_directory(disk);
  if (::mount("tmpfs", disk.c_str(), "tmpfs", 0, "size=4m") != 0)
    GTEST_SKIP() << "a small disk cannot be mounted here: " << std::strerror(errno);
  ASSERT_EQ(keep("sound", "20000").status, 0);
  const Ended full = keep("disk/a", "20000");
  const std::uint64_t rows = rows_in("disk/a");
  const int grown = ::mount("tmpfs", disk.c_str(), "tmpfs", MS_REMOUNT, "size=100m");
  const Ended resumed = keep("disk/a", "20000", {"--resume"});
  const std::string bytes = content("disk/a");
  ::umount(disk.c_str());
  EXPECT_EQ(full.status, 4);
  EXPECT_THAT(full.error, HasSubstr("cannot write disk/a: no space is left on the device; 8,192 "
                                    "rows are stored, and --resume goes on from there"));
  EXPECT_EQ(rows, 8192U);
  ASSERT_EQ(grown, 0);
  EXPECT_EQ(resumed.status, 0) << resumed.error;
  EXPECT_TRUE(bytes == content("sound"));
}

TEST_F(Disk, AnExportOntoAFullDiskLeavesNothing) {
  ASSERT_EQ(keep("a", "3000").status, 0);
  const auto narrow = [] {
    const rlimit limit{100'000, 100'000};
    ::setrlimit(RLIMIT_FSIZE, &limit);
  };
  const Ended ended = call({"export", "a", "-o", "a.csv"}, narrow);
  EXPECT_EQ(ended.status, 4);
  EXPECT_THAT(ended.error, HasSubstr("cannot write a.csv"));
  EXPECT_FALSE(there("a.csv"));
}

}  // namespace
}  // namespace backchannel
