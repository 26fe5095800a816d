// A store holds exactly what the engine gave, in the same bytes however it came about; and it says
// no, in one sentence, to whatever it is not of.

#include "analysis/store/store.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sqlite3.h>

#include <cmath>
#include <limits>

#include "analysis/design/sweep.hpp"
#include "analysis/store/archive.hpp"
#include "analysis/store/export.hpp"
#include "analysis/store/failure.hpp"
#include "analysis/store/results_hash.hpp"
#include "analysis/table/row_text.hpp"
#include "tests/store/support.hpp"

namespace backchannel {
namespace {

using test::Ended;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class Store : public test::Workshop {
 protected:
  void change(const std::string& name, const std::string& sql) const {
    sqlite3* database = nullptr;
    ASSERT_EQ(sqlite3_open(path(name).c_str(), &database), SQLITE_OK);
    EXPECT_EQ(sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr), SQLITE_OK);
    sqlite3_close(database);
  }
  std::string hash_in(const std::string& name) const {
    return StoreReader(path(name)).manifest().results_hash;
  }
};

// --- The same bytes ----------------------------------------------------------------------------

TEST_F(Store, IsTheSameFileForAnyNumberOfThreads) {
  ASSERT_EQ(keep("one", "300", {"-j", "1"}).status, 0);
  ASSERT_EQ(keep("three", "300", {"-j", "3"}).status, 0);
  EXPECT_EQ(content("one"), content("three"));
  EXPECT_FALSE(there("one-journal"));
}

TEST_F(Store, GrownIsTheSameFileAsMadeAtOnce) {
  ASSERT_EQ(keep("once", "700").status, 0);
  ASSERT_EQ(keep("grown", "200").status, 0);
  const std::string first = exported("grown");
  ASSERT_EQ(keep("grown", "450", {"--resume"}).status, 0);
  ASSERT_EQ(keep("grown", "700", {"--resume"}).status, 0);
  EXPECT_EQ(content("once"), content("grown"));
  EXPECT_EQ(exported("once").substr(0, first.size()), first) << "the first N are kept";
}

TEST_F(Store, ResumedWhenCompleteIsLeftAsItIs) {
  ASSERT_EQ(keep("a", "100").status, 0);
  const std::string before = content("a");
  const Ended again = keep("a", "100", {"--resume"});
  EXPECT_EQ(again.status, 0);
  EXPECT_THAT(again.error, HasSubstr("200 rows"));
  EXPECT_EQ(content("a"), before);
}

TEST_F(Store, TellsTheSameSummaryResumedOrNot) {
  const std::string plain = call({"run", "small.yaml", "-q", "-n", "400"}).out;
  EXPECT_EQ(keep("a", "400").out, plain);
  EXPECT_EQ(keep("a", "400", {"--resume"}).out, plain);
}

TEST_F(Store, MergedIsTheSameFileAsMadeAtOnce) {
  ASSERT_EQ(keep("whole", "101").status, 0);
  for (const char* shard : {"1", "2", "3", "4", "5"})
    ASSERT_EQ(keep("part" + std::string(shard), "101", {"--shard", shard + std::string("/5")})
                  .status, 0);
  ASSERT_EQ(call({"merge", "part3", "part1", "part5", "part2", "part4", "-o", "merged"}).status, 0);
  EXPECT_EQ(content("whole"), content("merged"));
  EXPECT_FALSE(there("merged.part"));
}

TEST_F(Store, MoreShardsThanRunsAreStillAllOfThem) {
  ASSERT_EQ(keep("whole", "2").status, 0);
  std::vector<std::string> words{"merge", "-o", "merged"};
  for (const char* shard : {"1", "2", "3"}) {
    ASSERT_EQ(keep("part" + std::string(shard), "2", {"--shard", shard + std::string("/3")}).status,
              0);
    words.push_back("part" + std::string(shard));
  }
  ASSERT_EQ(call(words).status, 0);
  EXPECT_EQ(content("whole"), content("merged"));
}

TEST_F(Store, UnderALauncherEachCopyDoesAShardAndTheFirstPutsThemTogether) {
  ASSERT_EQ(keep("whole", "150").status, 0);
  const auto as_rank = [](const char* rank) {
    return [rank] {
      ::setenv("OMPI_COMM_WORLD_RANK", rank, 1);
      ::setenv("OMPI_COMM_WORLD_SIZE", "2", 1);
    };
  };
  const std::vector<std::string> words{"run", "small.yaml", "-q", "-n", "150", "--store", "ranks"};
  const pid_t first = start(words, as_rank("0"));
  const pid_t second = start(words, as_rank("1"));
  EXPECT_EQ(wait_for(second).status, 0);
  EXPECT_EQ(wait_for(first).status, 0);
  EXPECT_EQ(content("whole"), content("ranks"));
  EXPECT_FALSE(there("ranks.shard-1-of-2"));
  EXPECT_FALSE(there("ranks.shard-2-of-2"));
}

// --- What is in it -----------------------------------------------------------------------------

TEST_F(Store, HasEveryValueBitForBit) {
  ASSERT_EQ(keep("a", "120", {"--seed", "18446744073709551615"}).status, 0);
  const Study study = read_study(path("small.yaml"));
  std::vector<const Scenario*> arms;
  for (const auto& arm : study.arms.entries) arms.push_back(&arm.value);
  const std::vector<Column> columns = columns_of(study.scenario);
  std::vector<Row> lived;
  perform(plain_sweep(arms, 120, 18446744073709551615U),
          [&](std::span<const Row> rows) {
            lived.insert(lived.end(), rows.begin(), rows.end());
            return true;
          });
  StoreReader store(path("a"));
  std::size_t at = 0;
  std::size_t missing = 0;
  store.each([&](const StoredRow& row) {
    const Row& want = lived.at(at++);
    ASSERT_EQ(row.id, want.id);
    EXPECT_EQ(row.replication, want.replication);
    EXPECT_EQ(row.arm, want.arm);
    EXPECT_EQ(row.seed, want.seed);
    EXPECT_EQ(row.run, want.run);
    EXPECT_EQ(row.outcome, Names<Outcome>::of[static_cast<std::size_t>(want.result.outcome)]);
    const RunResult again = result_of(row, columns);
    std::vector<double> is;
    std::vector<double> should;
    read_row(again.tally, is);
    read_row(want.result.tally, should);
    EXPECT_EQ(is, should);
    for (const double value : row.values) missing += std::isnan(value) ? 1U : 0U;
  });
  EXPECT_EQ(at, 240U);
  EXPECT_GT(missing, 0U) << "what did not happen is missing, not -1";
  EXPECT_EQ(store.contents().written, test::kSmall);
  EXPECT_EQ(store.manifest().scenario_hash, study.hash);
}

TEST_F(Store, HashIsOfTheRowsAndNotOfTheirSignsOfZero) {
  ResultsHash one;
  ResultsHash other;
  one.add(0.0);
  other.add(-0.0);
  EXPECT_EQ(one.value(), other.value());
  one.add(std::numeric_limits<double>::quiet_NaN());
  other.add(-std::numeric_limits<double>::signaling_NaN());
  EXPECT_EQ(one.value(), other.value());
  one.add(std::string_view("ab"));
  other.add(std::string_view("ba"));
  EXPECT_NE(one.value(), other.value());
  ASSERT_EQ(keep("a", "50").status, 0);
  ASSERT_EQ(keep("b", "51").status, 0);
  EXPECT_NE(hash_in("a"), hash_in("b"));
}

TEST_F(Store, ThatWasMeddledWithIsNotGoneOnWith) {
  ASSERT_EQ(keep("a", "50").status, 0);
  change("a", "UPDATE runs SET outcome = 'war' WHERE id = 3");
  const Ended ended = keep("a", "60", {"--resume"});
  EXPECT_EQ(ended.status, 4);
  EXPECT_THAT(ended.error, HasSubstr("results hash"));
}

TEST_F(Store, TellsARunFromItselfAlone) {
  ASSERT_EQ(keep("a", "30", {"--arm", "direct", "--arm", "through an envoy"}).status, 0);
  const auto without_command = [](std::string text) {
    const std::size_t at = text.find("to repeat: ");
    return text.erase(at, text.find('\n', at) - at);
  };
  const Ended file = call({"story", "small.yaml", "--run", "7", "--arm", "through an envoy"});
  remove("small.yaml");
  const Ended store = call({"story", "a", "--run", "7", "--arm", "through an envoy"});
  ASSERT_EQ(store.status, 0) << store.error;
  EXPECT_EQ(without_command(store.out), without_command(file.out));
  EXPECT_THAT(store.out, HasSubstr("./run story a --arm 'through an envoy' --run 7"));
  EXPECT_THAT(call({"story", "a", "--run", "30"}).error, HasSubstr("has no run 30"));
  EXPECT_EQ(call({"story", "a", "--seed", "2"}).status, 2);
  change("a", "UPDATE runs SET outcome = 'understood' WHERE id = 0");
  EXPECT_EQ(call({"story", "a", "--run", "0"}).status, 6);
}

// --- Designs -----------------------------------------------------------------------------------

constexpr const char* kDesign = R"(experiment:
  design: sobol
  points: 4
  replications: 6
  luck: own
  factors:
    channels.envoy.legs[0].error: {low: 0, high: 20%}
    horizon: {low: 20d, high: 60d}
)";

TEST_F(Store, KeepsADesignPointByPoint) {
  write("small.yaml", std::string(test::kSmall) + kDesign);
  const auto design = [&](std::vector<std::string> more) {
    more.insert(more.begin(), {"run", "small.yaml", "-q"});
    return call(more);
  };
  const Ended plain = design({"--rows", "rows.csv"});
  const Ended kept = design({"--store", "a"});
  ASSERT_EQ(kept.status, 0) << kept.error;
  EXPECT_EQ(kept.out, plain.out);
  EXPECT_EQ(exported("a"), content("rows.csv")) << "the same rows, written or kept";
  EXPECT_EQ(exported("a", "jsonl"), design({"--format", "jsonl"}).out);
  for (const char* shard : {"1", "2", "3"})
    ASSERT_EQ(design({"--store", "part" + std::string(shard), "--shard", shard + std::string("/3")})
                  .status, 0);
  ASSERT_EQ(call({"merge", "part1", "part2", "part3", "-o", "merged"}).status, 0);
  EXPECT_EQ(content("merged"), content("a"));
}

TEST_F(Store, TellsARunAtAPointOfADesign) {
  write("small.yaml", std::string(test::kSmall) + kDesign);
  ASSERT_EQ(call({"run", "small.yaml", "-q", "--store", "a"}).status, 0);
  remove("small.yaml");
  for (const char* point : {"0", "3"}) {
    const Ended told = call({"story", "a", "--run", "5", "--point", point, "--arm", "direct"});
    EXPECT_EQ(told.status, 0) << told.error;
    EXPECT_THAT(told.out, HasSubstr("run 5"));
  }
  EXPECT_EQ(call({"story", "a", "--point", "4"}).status, 2);
}

TEST_F(Store, OfAnotherDesignIsNotGoneOnWith) {
  std::string design = kDesign;
  write("small.yaml", test::kSmall + design);
  ASSERT_EQ(call({"run", "small.yaml", "-q", "--store", "a"}).status, 0);
  design.replace(design.find("high: 60d"), 9, "high: 61d");
  write("small.yaml", test::kSmall + design);
  const Ended ended = call({"run", "small.yaml", "-q", "--store", "a", "--resume"});
  EXPECT_EQ(ended.status, 6);
  EXPECT_THAT(ended.error, HasSubstr("its design is another one"));
}

// --- Refusals ----------------------------------------------------------------------------------

TEST_F(Store, IsNeverWrittenOver) {
  ASSERT_EQ(keep("a", "20").status, 0);
  const Ended ended = keep("a", "20");
  EXPECT_EQ(ended.status, 4);
  EXPECT_THAT(ended.error, HasSubstr("add --resume"));
  write("text", "hello");
  EXPECT_EQ(keep("text", "20").status, 4);
  const Ended resumed = keep("text", "20", {"--resume"});
  EXPECT_EQ(resumed.status, 4);
  EXPECT_THAT(resumed.error, HasSubstr("it is not a store"));
  EXPECT_EQ(content("text"), "hello");
}

TEST_F(Store, IsNotGoneOnWithByWhatItIsNotOf) {
  ASSERT_EQ(keep("a", "20").status, 0);
  const std::string before = content("a");
  const auto refused = [&](const std::string& runs, std::vector<std::string> more,
                           const std::string& why) {
    more.emplace_back("--resume");
    const Ended ended = keep("a", runs, more);
    EXPECT_EQ(ended.status, 6) << why;
    EXPECT_THAT(ended.error, HasSubstr(why));
    EXPECT_EQ(std::count(ended.error.begin(), ended.error.end(), '\n'), 1) << ended.error;
  };
  refused("20", {"--seed", "2"}, "its seed is 1, not 2");
  refused("20", {"--set", "horizon=61d"}, "its scenario is ");
  refused("20", {"--arm", "direct"}, "its list of arms is ");
  refused("20", {"--shard", "1/2"}, "it is shard 1/1, not 1/2");
  refused("19", {}, "it is of 20 runs, not of 19");
  std::string other = test::kSmall;
  other.replace(other.find("routes: [line]}"), 15, "routes: [line, envoy]}");
  write("small.yaml", other);
  refused("20", {}, "its scenario is ");
  write("small.yaml", test::kSmall);
  EXPECT_EQ(content("a"), before);
  change("a", "UPDATE manifest SET value = '0.0.9' WHERE key = 'version'");
  refused("20", {}, "its version is 0.0.9");
}

TEST_F(Store, AShardDoesNotGrow) {
  ASSERT_EQ(keep("a", "20", {"--shard", "1/2"}).status, 0);
  const Ended ended = keep("a", "40", {"--shard", "1/2", "--resume"});
  EXPECT_EQ(ended.status, 6);
  EXPECT_THAT(ended.error, HasSubstr("a shard cannot grow"));
}

TEST_F(Store, WordsAboutAStoreNeedOne) {
  EXPECT_EQ(call({"run", "small.yaml", "--resume"}).status, 2);
  EXPECT_EQ(call({"run", "small.yaml", "--shard", "1/2"}).status, 2);
  for (const char* shard : {"3/2", "0/2", "1", "a/b", "1/0"})
    EXPECT_EQ(keep("a", "20", {"--shard", shard}).status, 2) << shard;
  EXPECT_FALSE(there("a"));
}

TEST_F(Store, ShardsThatDoNotBelongTogetherAreNamed) {
  ASSERT_EQ(keep("one", "20", {"--shard", "1/2"}).status, 0);
  ASSERT_EQ(keep("two", "20", {"--shard", "2/2"}).status, 0);
  ASSERT_EQ(keep("other", "20", {"--shard", "2/2", "--seed", "5"}).status, 0);
  const auto refused = [&](std::vector<std::string> words, const std::string& why, int status) {
    words.insert(words.begin(), "merge");
    words.insert(words.end(), {"-o", "merged"});
    const Ended ended = call(words);
    EXPECT_EQ(ended.status, status) << ended.error;
    EXPECT_THAT(ended.error, HasSubstr(why));
    EXPECT_FALSE(there("merged"));
  };
  refused({"one"}, "not among these stores: shard 2/2", 6);
  refused({"one", "other"}, "other does not belong to one: its seed is 5, not 1", 6);
  refused({"one", "two", "one"}, "one and one are both shard 1/2", 6);
  refused({"one", "nothing"}, "cannot read nothing", 4);
  refused({"one", "small.yaml"}, "small.yaml is not a store", 4);
  change("two", "UPDATE manifest SET value = 'incomplete' WHERE key = 'status'");
  refused({"one", "two"}, "two is incomplete", 6);
}

// --- Exports -----------------------------------------------------------------------------------

TEST_F(Store, ExportsCsvWithTheNamesOfTheCodebook) {
  ASSERT_EQ(keep("a", "10").status, 0);
  const std::string csv = exported("a");
  EXPECT_TRUE(csv.starts_with("id,replication,point,arm,seed,run,status,message,outcome,"
                              "first_round,"));
  EXPECT_THAT(csv, HasSubstr(",trust_north,trust_south,"));
  EXPECT_THAT(csv, AllOf(HasSubstr("\n0,0,0,through an envoy,1,0,done,,"), Not(HasSubstr("\r"))));
  EXPECT_EQ(std::count(csv.begin(), csv.end(), '\n'), 21);
  const std::size_t line = csv.find('\n') + 1;
  const auto commas = [&](std::size_t from) {
    return std::count(csv.begin() + static_cast<std::ptrdiff_t>(from),
                      csv.begin() + static_cast<std::ptrdiff_t>(csv.find('\n', from)), ',');
  };
  EXPECT_EQ(commas(0), commas(line));
}

TEST_F(Store, ExportsJsonThatSaysTheSame) {
  ASSERT_EQ(keep("a", "10").status, 0);
  std::istringstream lines(exported("a", "jsonl"));
  StoreReader store(path("a"));
  store.each([&](const StoredRow& row) {
    std::string line;
    ASSERT_TRUE(std::getline(lines, line));
    const auto json = nlohmann::json::parse(line);
    EXPECT_EQ(json["id"], row.id);
    EXPECT_EQ(json["seed"], "1");
    EXPECT_EQ(json["outcome"], std::string(row.outcome));
    for (std::size_t i = 0; i < row.values.size(); ++i) {
      const auto& value = json[store.contents().columns[i].name];
      EXPECT_EQ(value.is_null(), std::isnan(row.values[i]));
      if (value.is_number()) {
        EXPECT_EQ(value.get<double>(), row.values[i]);
      }
    }
  });
}

TEST_F(Store, ExportsAnArchiveThatTarReads) {
  ASSERT_EQ(keep("a", "10").status, 0);
  ASSERT_EQ(call({"export", "a", "-o", "a.tar.gz"}).status, 0);
  ASSERT_EQ(call({"export", "a", "-o", "b.tar.gz"}).status, 0);
  EXPECT_EQ(content("a.tar.gz"), content("b.tar.gz"));
  ASSERT_EQ(wait_for(start({"-xzf", "a.tar.gz"}, nullptr, "tar")).status, 0) << content("error");
  const auto json = nlohmann::json::parse(content("metadata.json"));
  EXPECT_EQ(json["outcomes"][0], nlohmann::json({"ScalarOutcome", "outcome_war",
                                                 "outcome_war.csv"}));
  EXPECT_EQ(json["experiments"]["policy"], "object");
  for (const auto& outcome : json["outcomes"]) {
    const std::string values = content(outcome[2]);
    EXPECT_EQ(std::count(values.begin(), values.end(), '\n'), 20) << outcome;
    EXPECT_THAT(values, Not(HasSubstr("\n\n"))) << "a reader would skip an empty line";
  }
  EXPECT_THAT(content("experiments.csv"),
              AllOf(HasSubstr("replication,scenario,policy,model\n"),
                    HasSubstr("\n9,0,direct,\"A small crisis, \"\"quoted, with a comma\"\"\"\n")));
}

TEST(Numbers, HaveTheFewestDigitsThatReadBack) {
  for (const double value : {0.1, 1.0 / 3, 1e300, -2.5, 3.0, 12.375, 5e-324}) {
    std::string text;
    add_number(value, text);
    EXPECT_EQ(std::strtod(text.c_str(), nullptr), value) << text;
  }
  std::string text;
  add_number(0.1, text);
  add_number(3.0, text += ' ');
  EXPECT_EQ(text, "0.1 3");
}

TEST(Archive, AnnouncesWhatItHolds) {
  std::string bytes;
  Archive archive([&](std::string_view piece) { bytes += piece; });
  archive.begin("a", 3);
  EXPECT_THROW(archive.write("four"), std::logic_error);
  archive.write("thr");
  archive.end();
  EXPECT_THROW(archive.begin(std::string(101, 'n'), 1), StoreError);
  archive.finish();
  EXPECT_GT(bytes.size(), 20U);
}

}  // namespace
}  // namespace backchannel
