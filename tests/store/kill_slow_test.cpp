// The program killed at random instants, again and again: no row that was stored is ever missing
// afterwards, and what it comes to in the end is the file of an uninterrupted run, byte for byte.

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/resource.h>
#include <unistd.h>

#include <chrono>
#include <random>
#include <thread>

#include "analysis/store/store.hpp"
#include "tests/store/support.hpp"

namespace backchannel {
namespace {

using test::Ended;
using testing::HasSubstr;

class Kill : public test::Workshop {
 protected:
  /// Rows by rising id from 0, as a reader finds them after whatever happened.
  std::uint64_t rows_in(const std::string& name) {
    if (!there(name) || std::filesystem::file_size(path(name)) == 0) return 0;
    std::uint64_t count = 0;
    StoreReader(path(name)).each([&](const StoredRow& row) { EXPECT_EQ(row.id, count++); });
    return count;
  }
  std::string hash_in(const std::string& name) {
    return StoreReader(path(name)).manifest().results_hash;
  }
  static std::vector<pid_t> children_of(pid_t parent) {
    const std::string number = std::to_string(parent);
    std::istringstream list(test::content_of("/proc/" + number + "/task/" + number + "/children"));
    std::vector<pid_t> children;
    for (pid_t child = 0; list >> child;) children.push_back(child);
    return children;
  }
  static void sleep_for(double seconds) {
    std::this_thread::sleep_for(std::chrono::duration<double>(seconds));
  }
  static double seconds_of(const std::function<void()>& work) {
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  }
};

constexpr int kKills = 50;

TEST_F(Kill, FiftyTimesAtRandomInstantsGivesTheSameFile) {
  const std::string runs = "60000";
  const double whole = seconds_of([&] { ASSERT_EQ(keep("sound", runs).status, 0); });
  std::mt19937 luck(20260206);
  // Long enough to get somewhere between two kills, short enough to be killed about five times
  // on the way. Which write a kill meets is left to the machine.
  std::uniform_real_distribution<double> delay(0, whole / 2.5);
  std::uint64_t before = 0;
  int in_the_middle = 0;
  int finished = 0;
  // A machine that has become slower meanwhile gets more time each time nothing was stored.
  double patience = 1;
  for (int kill = 0; kill < kKills; ++kill) {
    const pid_t child =
        start({"run", "small.yaml", "-q", "-n", runs, "--store", "a", "--resume"});
    sleep_for(patience * delay(luck));
    ::kill(child, SIGKILL);
    const Ended ended = wait_for(child);
    ASSERT_TRUE(ended.status == 0 || ended.status == 1000 + SIGKILL) << ended.error;
    const std::uint64_t now = rows_in("a");
    ASSERT_GE(now, before) << "stored rows are gone after kill " << kill;
    in_the_middle += now > before && ended.status != 0 ? 1 : 0;
    patience = now > before ? 1 : 1.5 * patience;
    before = now;
    if (ended.status != 0) continue;
    ++finished;
    ASSERT_EQ(content("a"), content("sound")) << "after kill " << kill;
    remove("a");
    before = 0;
  }
  ASSERT_EQ(keep("a", runs, {"--resume"}).status, 0);
  EXPECT_EQ(exported("a"), exported("sound"));
  EXPECT_EQ(hash_in("a"), hash_in("sound"));
  EXPECT_TRUE(content("a") == content("sound")) << "the very file";
  EXPECT_GT(in_the_middle, 5) << "of " << kKills << " kills; " << finished << " came too late";
}

TEST_F(Kill, WhileMergingLeavesNoHalfStoreBehind) {
  const std::string runs = "20000";
  for (const char* shard : {"1", "2"})
    ASSERT_EQ(keep("part" + std::string(shard), runs, {"--shard", shard + std::string("/2")})
                  .status, 0);
  const std::vector<std::string> words{"merge", "part1", "part2", "-o", "merged"};
  const double whole = seconds_of([&] { ASSERT_EQ(call(words).status, 0); });
  const std::string sound = content("merged");
  std::mt19937 luck(7);
  std::uniform_real_distribution<double> delay(0, whole);
  for (int kill = 0; kill < 10; ++kill) {
    remove("merged");
    const pid_t child = start(words);
    sleep_for(delay(luck));
    ::kill(child, SIGKILL);
    wait_for(child);
    if (!there("merged")) {
      ASSERT_EQ(call(words).status, 0);
    }
    ASSERT_TRUE(content("merged") == sound);
  }
}

TEST_F(Kill, CtrlCKeepsWhatWasLivedAndSaysHowToGoOn) {
  const std::string runs = "20000";
  ASSERT_EQ(keep("sound", runs).status, 0);
  const pid_t child = start({"run", "small.yaml", "-n", runs, "--store", "a"});
  while (!there("a") || std::filesystem::file_size(path("a")) == 0) sleep_for(0.001);
  sleep_for(0.1);
  ::kill(child, SIGINT);
  const Ended ended = wait_for(child);
  if (ended.status != 0) {
    EXPECT_EQ(ended.status, 128 + SIGINT);
    EXPECT_THAT(ended.error, HasSubstr("the same command with --resume goes on"));
    EXPECT_GT(rows_in("a"), 0U) << "also rows of a transaction that was not full yet";
  }
  ASSERT_EQ(keep("a", runs, {"--resume"}).status, 0);
  EXPECT_TRUE(content("a") == content("sound"));
}

TEST_F(Kill, ASecondWriterAndAReaderAreToldThatItIsBeingWritten) {
  const pid_t child = start({"run", "small.yaml", "-q", "-n", "1000000", "--store", "a"});
  while (!there("a") || std::filesystem::file_size(path("a")) == 0) sleep_for(0.001);
  sleep_for(0.2);
  for (const auto& words : std::vector<std::vector<std::string>>{
           {"run", "small.yaml", "-q", "-n", "1000000", "--store", "a", "--resume"},
           {"export", "a"}}) {
    const Ended ended = call(words);
    EXPECT_EQ(ended.status, 4);
    EXPECT_THAT(ended.error, HasSubstr("cannot use a: another program has it open for writing"));
  }
  ::kill(child, SIGKILL);
  wait_for(child);
}

// --- Memory ------------------------------------------------------------------------------------

TEST_F(Kill, MemoryDoesNotGrowWithTheRuns) {
  const std::string file = std::string(BACKCHANNEL_SOURCE_DIR) + "/scenarios/laboratory/leaks.yaml";
  const auto peak = [&](const std::string& runs) {
    const pid_t child = start({"run", file, "-q", "-j", "2", "-n", runs, "--store", "m" + runs});
    int state = 0;
    rusage used{};
    ::wait4(child, &state, 0, &used);
    EXPECT_EQ(state, 0) << content("error");
    return used.ru_maxrss;  // kB
  };
  const long some = peak("100000");
  const long many = peak("1000000");
  RecordProperty("kB_at_100000", std::to_string(some));
  RecordProperty("kB_at_1000000", std::to_string(many));
  EXPECT_LT(many, some + 4096) << "kB at 10^6 runs, against those at 10^5";
}

// --- MPI ---------------------------------------------------------------------------------------

TEST_F(Kill, UnderMpirunTheFileIsTheSame) {
  if (std::system("command -v mpirun >/dev/null 2>&1") != 0)
    GTEST_SKIP() << "there is no mpirun here";
  const std::string runs = "60000";
  ASSERT_EQ(keep("sound", runs).status, 0);
  const std::vector<std::string> words{
      "--allow-run-as-root", "--oversubscribe", "-n", "2", BACKCHANNEL_PROGRAM, "run",
      "small.yaml", "-q", "-j", "1", "-n", runs, "--store", "ranks"};
  std::vector<std::string> again = words;
  again.emplace_back("--resume");
  // All copies are killed on the way, as when a machine goes down.
  const pid_t launcher = start(words, nullptr, "mpirun");
  sleep_for(1);
  for (const pid_t rank : children_of(launcher)) ::kill(rank, SIGKILL);
  const Ended killed = wait_for(launcher);
  // Merged by then or not: it is there whole, or not at all.
  if (there("ranks")) {
    EXPECT_TRUE(content("ranks") == content("sound")) << "status " << killed.status;
  }
  Ended ended = wait_for(start(again, nullptr, "mpirun"));
  ASSERT_EQ(ended.status, 0) << ended.error;
  EXPECT_TRUE(content("ranks") == content("sound"));
  EXPECT_FALSE(there("ranks.shard-1-of-2"));
  EXPECT_THAT(ended.out, HasSubstr("war"));
  // Once more, with nothing left to do.
  ended = wait_for(start(again, nullptr, "mpirun"));
  EXPECT_EQ(ended.status, 0) << ended.error;
  EXPECT_TRUE(content("ranks") == content("sound"));
}

}  // namespace
}  // namespace backchannel
