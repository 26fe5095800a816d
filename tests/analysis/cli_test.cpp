// The program itself, started as a shell would: exit status, what stands on which stream, formats,
// files that are whole or not there, and ends that come early.

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

namespace backchannel {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

constexpr const char* kSmall = R"(schema: backchannel/1
title: A small crisis
start: 2026-01-01
horizon: 60d
source: "judgement: a test"
actors:
  north: {role: principal, trust: {envoy: {mean: 70%, weight: 8}}, words: {interval: {mean: 5d}}}
  south: {role: principal, words: {interval: {mean: 5d}}}
  envoy: {role: intermediary}
channels:
  envoy:
    form: shuttle
    operator: envoy
    legs: [{latency: 1d, error: 2%}, {latency: 1d, error: 2%}]
  line: {form: direct, legs: [{latency: 6h, error: 2%}]}
talks: envoy
routes: [envoy]
issues:
  programme: {performer: south, points: [0, 0.5, 1], core: true}
  relief: {performer: north, points: [0, 0.5, 1], core: true, relief: true}
rounds: {invitations: 0.1/d}
hazards: {incidents: {act: incident, rate: 0.05/d, deliberate: 10%}}
ladder: {}
arms:
  through an envoy: {says: as written}
  direct: {says: a line, set: {talks: line, routes: [line]}}
)";

std::string content_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

struct Ended {
  int status = -1;
  std::string out;
  std::string error;
};

class Cli : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = (fs::temp_directory_path() / "backchannel_cli_XXXXXX").string();
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    folder_ = name;
    write("small.yaml", kSmall);
  }
  void TearDown() override { fs::remove_all(folder_); }

  std::string path(const std::string& name) const { return (folder_ / name).string(); }
  void write(const std::string& name, const std::string& text) const {
    std::ofstream(path(name), std::ios::binary) << text;
  }

  /// Starts the program in the folder; its streams go to files there.
  pid_t start(const std::vector<std::string>& words, const std::string& out = "out") const {
    const pid_t child = ::fork();
    if (child != 0) return child;
    std::vector<char*> arguments;
    std::vector<std::string> copy = words;
    std::string program = BACKCHANNEL_PROGRAM;
    arguments.push_back(program.data());
    for (std::string& word : copy) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    const std::string out_path = out.starts_with("/") ? out : path(out);
    const int out_file = ::open(out_path.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    const int error_file = ::open(path("error").c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    if (::chdir(folder_.c_str()) != 0 || ::dup2(out_file, STDOUT_FILENO) < 0 ||
        ::dup2(error_file, STDERR_FILENO) < 0)
      ::_exit(99);
    ::execv(program.c_str(), arguments.data());
    ::_exit(98);
  }

  Ended wait_for(pid_t child) const {
    int state = 0;
    ::waitpid(child, &state, 0);
    Ended ended;
    ended.status = WIFEXITED(state) ? WEXITSTATUS(state) : 1000 + WTERMSIG(state);
    ended.out = content_of(path("out"));
    ended.error = content_of(path("error"));
    return ended;
  }

  Ended call(const std::vector<std::string>& words) const { return wait_for(start(words)); }

  fs::path folder_;
};

std::size_t widest_line(const std::string& text) {
  std::size_t widest = 0;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);)
    widest = std::max(widest,
                      static_cast<std::size_t>(std::count_if(line.begin(), line.end(), [](char c) {
                        return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
                      })));
  return widest;
}

// --- Systems ------------------------------------------------------------------------------------

constexpr const char* kSystem = R"(schema: backchannel-system/1
id: S02
name: A channel
models: Words are carried.
observable: They are.
evidence: []
where: [sim/channels/channel.hpp Channel]
scenario: small.yaml
command: ./run codebook small.yaml
source: "judgement: a test"
checks:
  words:
    says: something is sent
    runs: 50
    arms: {as it was: {}}
    test: always
    measure: {column: sent}
    least: )";

TEST_F(Cli, SystemsEndWellOnlyIfAllPass) {
  fs::create_directory(folder_ / "systems");
  write("systems/S02.yaml", std::string(kSystem) + "1\n");
  const Ended one = call({"systems", "S02", "--systems", "systems"});
  EXPECT_EQ(one.status, 0) << one.error;
  EXPECT_THAT(one.out, HasSubstr("1 of 1 pass"));
  EXPECT_THAT(one.out, HasSubstr("./run systems S02 --seed 1"));
  const Ended all = call({"systems", "--systems", "systems"});
  EXPECT_EQ(all.status, 1) << "the others are not there";
  EXPECT_THAT(all.out, HasSubstr("1 of 49 pass"));
  write("systems/S02.yaml", std::string(kSystem) + "1000\n");
  EXPECT_EQ(call({"systems", "S02", "--systems", "systems"}).status, 1);
  EXPECT_EQ(call({"systems", "S20", "--systems", "systems"}).status, 2);
  EXPECT_EQ(call({"systems", "--systems", "nowhere"}).status, 4);
}

// --- Why arms and files differ ------------------------------------------------------------------

TEST_F(Cli, AblateSharesWhatTheSixDoAndRepeatsItself) {
  const std::vector<std::string> words{"ablate", "small.yaml", "--set", "reference=line",
                                       "-n",     "60",         "--outcome", "column:trust_south",
                                       "--outcome", "strikes", "-q"};
  const Ended table = call(words);
  EXPECT_EQ(table.status, 0) << table.error;
  EXPECT_THAT(table.out, AllOf(HasSubstr("availability"), HasSubstr("720 orders"),
                               HasSubstr("format: form of meeting"),
                               HasSubstr("Repeat with: ./run ablate small.yaml")));
  EXPECT_LE(widest_line(table.out.substr(0, table.out.find("Repeat with"))), 100U);
  std::vector<std::string> more = words;
  more.insert(more.end(), {"--format", "json", "-j", "1"});
  const Ended one = call(more);
  more.back() = "3";
  EXPECT_EQ(one.out, call(more).out) << "the same whatever the threads";
  const json result = json::parse(one.out);
  const json& trust = result["outcomes"][0];
  double sum = 0;
  for (const auto& share : trust["shapley"]) sum += share["value"].get<double>();
  EXPECT_NEAR(sum, trust["explained"]["value"].get<double>(), 1e-10) << "twelve digits in files";
  EXPECT_NE(sum, 0);
  EXPECT_EQ(trust["sets"].size(), 64U);
  EXPECT_EQ(trust["shapley"].size(), 6U);
  EXPECT_EQ(trust["interaction"].size(), 15U);
  EXPECT_EQ(result["direct"], "direct");
}

TEST_F(Cli, AblateSaysWhatItLacks) {
  const Ended without = call({"ablate", "small.yaml", "-n", "10"});
  EXPECT_EQ(without.status, 2);
  EXPECT_THAT(without.error, AllOf(HasSubstr("names no reference channel"),
                                   HasSubstr("add `reference:`")));
  const Ended unknown = call({"ablate", "small.yaml", "--set", "reference=line", "--outcome",
                              "trust_sout"});
  EXPECT_EQ(unknown.status, 2);
  EXPECT_THAT(unknown.error, HasSubstr("did you mean `trust_south`?"));
}

TEST_F(Cli, SensitivityTellsWhichParameterMattersAndWhatItDoesNotUnderstand) {
  // Nothing is uncertain here, so nothing can matter.
  const Ended none = call({"sensitivity", "small.yaml", "-q"});
  EXPECT_EQ(none.status, 2);
  EXPECT_THAT(none.error, HasSubstr("list some under `uncertain:`"));
  std::string text = kSmall;
  text += "uncertain:\n  hazards.incidents.rate: {low: 0.01/d, high: 0.2/d}\n";
  write("uncertain.yaml", text);
  const std::vector<std::string> words = {"sensitivity", "uncertain.yaml", "-q", "-n", "32",
                                          "--measure", "incidents"};
  const auto with = [&](const std::vector<std::string>& more) {
    std::vector<std::string> all = words;
    all.insert(all.end(), more.begin(), more.end());
    return call(all);
  };
  const Ended told = with({"--format", "json"});
  ASSERT_EQ(told.status, 0) << told.error;
  const json answer = json::parse(told.out);
  EXPECT_EQ(answer["sobol"]["factors"].size(), 2U);
  EXPECT_EQ(answer["sobol"]["factors"][1]["factor"], "luck");
  EXPECT_EQ(answer["morris"][0]["verdict"], "raises it");
  EXPECT_EQ(answer["runs"], 32 * (4 + 2 + 4));
  EXPECT_EQ(told.out, with({"--format", "json", "-j", "1"}).out);
  EXPECT_THAT(with({"--format", "csv", "--method", "morris"}).out, HasSubstr("mean_absolute"));
  const Ended method = with({"--method", "moris"});
  EXPECT_EQ(method.status, 2);
  EXPECT_THAT(method.error, HasSubstr("did you mean `morris`?"));
  EXPECT_EQ(call({"sensitivity", "uncertain.yaml", "--measure", "waar"}).status, 2);
}

TEST_F(Cli, WhereShowsTheRunInWhichArmsPartMost) {
  const Ended text = call({"where", "small.yaml", "-n", "300", "-q"});
  EXPECT_EQ(text.status, 0) << text.error;
  EXPECT_THAT(text.out, AllOf(HasSubstr("They part first on 2026-"), HasSubstr(" │ "),
                              HasSubstr("Each in full:\n  ./run story small.yaml --arm ")));
  EXPECT_LE(widest_line(text.out.substr(0, text.out.find("Each in full"))), 100U);
  const Ended told = call({"where", "small.yaml", "-n", "300", "-q", "--format", "json"});
  const json result = json::parse(told.out);
  EXPECT_NE(result["arms"][0]["outcome"], result["arms"][1]["outcome"]);
  // The story that it names ends as it says.
  const std::string run = std::to_string(result["run"].get<int>());
  const Ended story = call({"story", "small.yaml", "--arm", "direct", "--run", run, "--format",
                            "json"});
  EXPECT_EQ(json::parse(story.out)["outcome"], result["arms"][1]["outcome"]);
  const Ended column = call({"where", "small.yaml", "-n", "50", "-q", "--measure", "sent"});
  EXPECT_THAT(column.out, HasSubstr("`sent` differs; the most by "));
  EXPECT_THAT(call({"where", "small.yaml", "--measure", "snet"}).error,
              HasSubstr("did you mean `sent`?"));
}

TEST_F(Cli, DiffTellsParametersAndOutcomesApart) {
  std::string other = kSmall;
  other.replace(other.find("horizon: 60d"), 12, "horizon: 30d");
  other.replace(other.find("A small crisis"), 14, "A short crisis");
  other.replace(other.find("ladder: {}"), 10, "programme: {growth: 0.1/d}\nladder: {}");
  write("other.yaml", other);
  const Ended text = call({"diff", "small.yaml", "other.yaml", "-n", "40", "-q"});
  EXPECT_EQ(text.status, 0) << text.error;
  EXPECT_THAT(text.out, AllOf(HasSubstr("  horizon\n    A: 60d\n    B: 30d\n"),
                              HasSubstr("source of both: judgement: a test"),
                              HasSubstr("1 text differs as well"),
                              HasSubstr("common only as far as names agree"),
                              HasSubstr("Under the same luck")));
  EXPECT_THAT(text.out, Not(HasSubstr("A short crisis\n")));
  EXPECT_LE(widest_line(text.out.substr(0, text.out.find("runs that end"))), 100U);
  const Ended rows = call({"diff", "small.yaml", "other.yaml", "-n", "40", "-q", "--format", "csv"});
  EXPECT_THAT(rows.out, HasSubstr("horizon,changed,60d,30d,judgement: a test,judgement: a test\n"));
  const Ended same = call({"diff", "small.yaml", "small.yaml", "-n", "10", "-q"});
  EXPECT_EQ(same.status, 0);
  EXPECT_THAT(same.out, HasSubstr("No parameter that both have differs."));
}

TEST_F(Cli, DiffTakesNoDifferenceBetweenStrangers) {
  std::string other = kSmall;
  for (std::size_t at = other.find("north"); at != std::string::npos; at = other.find("north"))
    other.replace(at, 5, "aside");
  write("other.yaml", other);
  const Ended text = call({"diff", "small.yaml", "other.yaml", "-n", "40", "-q"});
  EXPECT_EQ(text.status, 0) << text.error;
  EXPECT_THAT(text.out, AllOf(HasSubstr("The principals have other names"),
                              HasSubstr("  actors.north ("), HasSubstr("Only B has"),
                              Not(HasSubstr("Under the same luck"))));
}

// --- Usage --------------------------------------------------------------------------------------

TEST_F(Cli, HelpBeginsWithAnExample) {
  for (const char* verb : {"run", "compare", "story", "check", "explain", "show", "schema", "new",
                           "codebook", "bench", "facts", "episodes", "systems", "ablate", "where",
                           "diff"}) {
    const Ended ended = call({verb, "--help"});
    EXPECT_EQ(ended.status, 0) << verb;
    EXPECT_TRUE(ended.out.starts_with(std::string("Example:\n  ./run ") + verb)) << ended.out;
    EXPECT_EQ(ended.error, "") << verb;
  }
  EXPECT_THAT(call({"--help"}).out, HasSubstr("compare"));
}

TEST_F(Cli, TellsItsVersion) {
  const Ended ended = call({"--version"});
  EXPECT_EQ(ended.status, 0);
  EXPECT_TRUE(ended.out.starts_with("backchannel "));
}

TEST_F(Cli, WrongUsageIsTwoAndSaysWhatWasMeant) {
  EXPECT_EQ(call({}).status, 2);
  const Ended verb = call({"comapre", "small.yaml"});
  EXPECT_EQ(verb.status, 2);
  EXPECT_THAT(verb.error, HasSubstr("did you mean `compare`?"));
  const Ended option = call({"run", "small.yaml", "--sead", "3"});
  EXPECT_EQ(option.status, 2);
  EXPECT_THAT(option.error, HasSubstr("did you mean `--seed`?"));
  EXPECT_EQ(call({"run"}).status, 2);
  EXPECT_EQ(call({"run", "small.yaml", "--format", "xml"}).status, 2);
  EXPECT_EQ(call({"run", "small.yaml", "--runs", "0"}).status, 2);
  EXPECT_EQ(call({"run", "small.yaml", "--runs", "many"}).status, 2);
  EXPECT_EQ(call({"run", "small.yaml", "--seed", "-1"}).status, 2);
  EXPECT_EQ(call({"run", "small.yaml", "--set", "horizon"}).status, 2);
  const Ended arm = call({"run", "small.yaml", "--arm", "dirct"});
  EXPECT_EQ(arm.status, 2);
  EXPECT_THAT(arm.error, HasSubstr("did you mean `direct`?"));
  EXPECT_EQ(call({"compare", "small.yaml", "--arms", "direct"}).status, 2);
  EXPECT_EQ(call({"compare", "small.yaml", "--arms", "direct,direct"}).status, 2);
}

TEST_F(Cli, UsageErrorsLeaveStandardOutputEmpty) {
  EXPECT_EQ(call({"comapre"}).out, "");
  EXPECT_EQ(call({"run", "nowhere.yaml"}).out, "");
}

// --- Scenarios ----------------------------------------------------------------------------------

TEST_F(Cli, AMissingFileIsFour) {
  const Ended ended = call({"run", "nowhere.yaml"});
  EXPECT_EQ(ended.status, 4);
  EXPECT_THAT(ended.error, HasSubstr("cannot read nowhere.yaml"));
  EXPECT_EQ(call({"run", "."}).status, 4);
}

TEST_F(Cli, AnInvalidScenarioIsThreeWithEveryProblem) {
  std::string text = kSmall;
  text.replace(text.find("horizon: 60d"), 12, "horizn: 60d\nstep: 3");
  write("bad.yaml", text);
  const Ended run = call({"run", "bad.yaml"});
  EXPECT_EQ(run.status, 3);
  EXPECT_EQ(run.out, "");
  EXPECT_THAT(run.error, AllOf(HasSubstr("bad.yaml:4:"), HasSubstr("bad.yaml:5:")));
  const Ended check = call({"check", "small.yaml", "bad.yaml"});
  EXPECT_EQ(check.status, 3);
  EXPECT_THAT(check.out, AllOf(HasSubstr("small.yaml: ok ("), HasSubstr("bad.yaml:4:")));
  EXPECT_THAT(check.out, Not(HasSubstr("\033")));
  const Ended as_json = call({"check", "small.yaml", "bad.yaml", "--format", "json"});
  EXPECT_EQ(as_json.status, 3);
  const json found = json::parse(as_json.out);
  EXPECT_TRUE(found[0]["ok"]);
  EXPECT_FALSE(found[1]["ok"]);
  EXPECT_EQ(found[1]["problems"][0]["line"], 4);
}

TEST_F(Cli, AWrongSettingIsToldAsSuch) {
  const Ended ended = call({"run", "small.yaml", "--set", "horizon=3"});
  EXPECT_EQ(ended.status, 3);
  EXPECT_THAT(ended.error, HasSubstr("`3d`"));
}

TEST_F(Cli, ChecksInOneLine) {
  const Ended ended = call({"check", "small.yaml"});
  EXPECT_EQ(ended.status, 0);
  EXPECT_THAT(ended.out,
              testing::MatchesRegex("small\\.yaml: ok \\([0-9]+ parameters, 2 arms\\)\n"));
}

TEST_F(Cli, RemarksOnWhatDepartsFromTheDocumentsAndExitsZero) {
  const std::string file = std::string(BACKCHANNEL_SOURCE_DIR) + "/scenarios/muscat_2026.yaml";
  const std::vector<std::string> words = {"check", file, "--set",
                                          "actors.tehran.trust.muscat.mean=0.1"};
  const Ended ended = call(words);
  EXPECT_EQ(ended.status, 0);
  EXPECT_THAT(ended.out, AllOf(HasSubstr(": ok ("),
                               HasSubstr("actors.tehran.trust.muscat.mean: remark: 10% is not"),
                               HasSubstr("foes-hate-but-trust-muscat: ")));
  const Ended as_json = call({"check", file, "--format", "json", words[2], words[3]});
  EXPECT_EQ(as_json.status, 0);
  const json found = json::parse(as_json.out)[0];
  EXPECT_TRUE(found["ok"]);
  ASSERT_EQ(found["remarks"].size(), 1U);
  EXPECT_EQ(found["remarks"][0]["severity"], "remark");
  EXPECT_EQ(found["remarks"][0]["evidence"][0]["id"], "foes-hate-but-trust-muscat");
  EXPECT_EQ(found["departures"][0]["arms"][0], "the same package three weeks later");
  EXPECT_THAT(call({"explain", file, "rounds.gap"}).out, HasSubstr("held against: in 2026 "));
}

// --- Results ------------------------------------------------------------------------------------

TEST_F(Cli, RunPrintsATableThatFitsAPage) {
  const Ended ended = call({"run", "small.yaml", "-n", "200"});
  EXPECT_EQ(ended.status, 0);
  EXPECT_EQ(ended.error, "");
  EXPECT_THAT(ended.out, AllOf(HasSubstr("A small crisis"), HasSubstr("through an envoy"),
                               HasSubstr("not a forecast"), HasSubstr("seed 1"),
                               HasSubstr("Repeat with: ./run run small.yaml --runs 200")));
  EXPECT_LE(widest_line(ended.out), 100U);
}

TEST_F(Cli, RunSpeaksJson) {
  const Ended ended = call(
      {"run", "small.yaml", "-n", "100", "--seed", "18446744073709551615", "--format", "json"});
  ASSERT_EQ(ended.status, 0) << ended.error;
  const json result = json::parse(ended.out);
  EXPECT_EQ(result["seed"], "18446744073709551615");
  EXPECT_EQ(result["runs"], 100);
  EXPECT_TRUE(result["complete"]);
  EXPECT_THAT(result["caution"].get<std::string>(), HasSubstr("not a forecast"));
  EXPECT_EQ(result["hash"].get<std::string>().size(), 16U);
  ASSERT_EQ(result["arms"].size(), 2U);
  double sum = 0;
  for (const json& outcome : result["arms"][0]["outcomes"]) {
    EXPECT_LE(outcome["low"].get<double>(), outcome["share"].get<double>());
    EXPECT_LE(outcome["share"].get<double>(), outcome["high"].get<double>());
    sum += outcome["share"].get<double>();
  }
  EXPECT_NEAR(sum, 1, 1e-9);
}

TEST_F(Cli, RunSpeaksCsvOfOneShape) {
  const Ended ended = call({"run", "small.yaml", "-n", "50", "--format", "csv"});
  ASSERT_EQ(ended.status, 0) << ended.error;
  std::istringstream lines(ended.out);
  std::string header;
  std::getline(lines, header);
  EXPECT_TRUE(header.starts_with("arm,kind,name,unit,count,value,low,high,"));
  const auto commas = std::count(header.begin(), header.end(), ',');
  int rows = 0;
  for (std::string line; std::getline(lines, line); ++rows)
    EXPECT_EQ(std::count(line.begin(), line.end(), ','), commas) << line;
  EXPECT_GT(rows, 100);
}

TEST_F(Cli, TheSameWhateverTheThreads) {
  const std::vector<std::string> words{"compare", "small.yaml", "-n", "300", "--format", "json"};
  std::vector<std::string> many = words;
  many.insert(many.end(), {"--threads", "4"});
  std::vector<std::string> one = words;
  one.insert(one.end(), {"--threads", "1"});
  EXPECT_EQ(call(one).out, call(many).out);
}

TEST_F(Cli, TheCommandItPrintsRepeatsTheResult) {
  const Ended first = call({"run", "small.yaml", "-n", "60", "--arm", "through an envoy", "--set",
                            "routes=[envoy, line]", "--format", "json"});
  ASSERT_EQ(first.status, 0) << first.error;
  const std::string command = json::parse(first.out)["command"];
  EXPECT_EQ(command,
            "./run run small.yaml --runs 60 --seed 1 --arm 'through an envoy' --set "
            "'routes=[envoy, line]'");
}

TEST_F(Cli, StopsWhenItIsKnownAsWellAsAsked) {
  const Ended ended = call({"run", "small.yaml", "--until", "collapse=4%", "--until", "rounds=1",
                            "--arm", "direct", "--format", "json"});
  ASSERT_EQ(ended.status, 0) << ended.error;
  const json result = json::parse(ended.out);
  EXPECT_TRUE(result["complete"]);
  EXPECT_EQ(result["runs"], result["runs_asked"]);
  EXPECT_EQ(result["runs"].get<int>() % 256, 0);
  EXPECT_EQ(result["arms"][0]["runs"], result["runs"]);
  ASSERT_EQ(result["until"].size(), 2U);
  for (const json& row : result["until"]) {
    EXPECT_TRUE(row["reached"]) << row;
    EXPECT_LE(row["half_width"].get<double>(), row["asked"].get<double>());
  }
  EXPECT_EQ(result["command"],
            "./run run small.yaml --runs 1000000 --seed 1 --until collapse=4% --until rounds=1 "
            "--arm direct");
}

TEST_F(Cli, StopsAtTheSameRunWhateverTheThreads) {
  const auto with = [&](const std::string& threads) {
    return call({"compare", "small.yaml", "--until", "war=0.02", "--until", "sent=3", "--threads",
                 threads, "--format", "json"});
  };
  const Ended one = with("1");
  ASSERT_EQ(one.status, 0) << one.error;
  const json result = json::parse(one.out);
  EXPECT_EQ(result["until"][0]["against"], "through an envoy");
  EXPECT_EQ(one.out, with("2").out);
  EXPECT_EQ(one.out, with("4").out);
  // The command it prints gives the same again.
  EXPECT_EQ(result["command"],
            "./run compare small.yaml --runs 1000000 --seed 1 --until war=0.02 --until sent=3");
}

TEST_F(Cli, SaysWhenThePrecisionIsNotReached) {
  const Ended ended = call({"run", "small.yaml", "--until", "war=0.0005", "-n", "600"});
  EXPECT_EQ(ended.status, 0);
  EXPECT_THAT(ended.out, AllOf(HasSubstr("Not reached within 600 runs"), HasSubstr("roughly"),
                               HasSubstr("--runs 600 --seed 1 --until war=0.0005")));
}

TEST_F(Cli, UntilNeedsANameAndAHalfWidth) {
  for (const auto& [goal, says] : std::vector<std::pair<std::string, std::string>>{
           {"wars=0.01", "did you mean `war`"},
           {"war", "has no half-width"},
           {"war=3d", "is not a share"},
           {"war=0", "no half-width"},
           {"end_day=2%", "--until"}}) {
    const Ended ended = call({"run", "small.yaml", "--until", goal});
    EXPECT_EQ(ended.status, 2) << goal;
    EXPECT_THAT(ended.error, HasSubstr(says)) << goal;
    EXPECT_EQ(ended.out, "");
  }
}

TEST_F(Cli, AScenarioMaySayHowWellItWantsToKnow) {
  write("wants.yaml", std::string(kSmall) + "experiment: {until: {war: 5%, rounds: 0.5}}\n");
  const Ended ended = call({"run", "wants.yaml", "--arm", "direct", "--format", "json"});
  ASSERT_EQ(ended.status, 0) << ended.error;
  const json result = json::parse(ended.out);
  EXPECT_EQ(result["until"].size(), 2U);
  EXPECT_EQ(result["command"],
            "./run run wants.yaml --runs 1000000 --seed 1 --until war=5% --until rounds=0.5 --arm "
            "direct");
  // A number of runs is a number of runs.
  const json fixed = json::parse(
      call({"run", "wants.yaml", "-n", "40", "--arm", "direct", "--format", "json"}).out);
  EXPECT_EQ(fixed["runs"], 40);
  EXPECT_FALSE(fixed.contains("until"));
  EXPECT_EQ(fixed["hash"], result["hash"]);
}

TEST_F(Cli, WhatAScenarioWantsToKnowIsReadAtLoad) {
  write("wants.yaml",
        std::string(kSmall) + "experiment:\n  until:\n    wars: 1%\n    war: 3d\n");
  const Ended ended = call({"check", "wants.yaml"});
  EXPECT_EQ(ended.status, 3);
  EXPECT_THAT(ended.out, AllOf(HasSubstr("experiment.until.wars"), HasSubstr("did you mean `war`"),
                               HasSubstr("experiment.until.war: `3d` is not a share"),
                               HasSubstr("wants.yaml:29:5:")));
}

TEST_F(Cli, PriorTellsLuckFromWhatIsNotKnown) {
  EXPECT_EQ(call({"prior", "small.yaml"}).status, 2);
  EXPECT_THAT(call({"prior", "small.yaml"}).error, HasSubstr("nothing under `uncertain:`"));
  write("unknown.yaml", std::string(kSmall) +
                            "uncertain: {hazards.incidents.rate: {low: 0.01/d, high: 0.2/d}}\n");
  const std::vector<std::string> words{"prior",     "unknown.yaml", "--draws", "30",
                                       "--lucks",   "20",           "--outcome", "incidents",
                                       "--format",  "json"};
  const auto with = [&](const std::string& threads) {
    std::vector<std::string> all = words;
    all.insert(all.end(), {"--threads", threads});
    return call(all);
  };
  const Ended ended = with("1");
  ASSERT_EQ(ended.status, 0) << ended.error;
  EXPECT_EQ(ended.out, with("4").out);
  const json result = json::parse(ended.out);
  ASSERT_EQ(result["prior"].size(), 3U);
  // How many incidents there are is mostly a matter of the rate, and that is what is not known.
  EXPECT_GT(result["prior"][0]["prior_share"]["low"].get<double>(), 0.3);
  EXPECT_EQ(result["prior"][2]["against"], "through an envoy");
  EXPECT_EQ(result["command"],
            "./run prior unknown.yaml --draws 30 --lucks 20 --seed 1 --outcome incidents");
  const Ended text = call({"prior", "unknown.yaml", "--draws", "10", "--lucks", "10"});
  EXPECT_THAT(text.out, AllOf(HasSubstr("10 draws of what is uncertain"), HasSubstr("same sign")));
}

TEST_F(Cli, CompareSaysWhatItCan) {
  const Ended text = call({"compare", "small.yaml", "-n", "300"});
  EXPECT_EQ(text.status, 0);
  EXPECT_THAT(text.out, AllOf(HasSubstr("through an envoy (first) and direct (second)"),
                              HasSubstr("same luck"), HasSubstr("not a forecast")));
  const Ended ended = call({"compare", "small.yaml", "-n", "300", "--format", "json"});
  const json pair = json::parse(ended.out)["comparisons"][0];
  EXPECT_EQ(pair["first"], "through an envoy");
  EXPECT_EQ(pair["runs"], 300);
  for (const json& row : pair["outcomes"]) {
    const bool includes = row["difference"]["low"] <= 0 && row["difference"]["high"] >= 0;
    EXPECT_EQ(row["includes_zero"], includes);
    EXPECT_FALSE(row["sentence"].get<std::string>().empty());
  }
}

TEST_F(Cli, CompareTakesTheFirstNamedArmAsTheFirst) {
  const Ended ended = call({"compare", "small.yaml", "-n", "20", "--arms",
                            "direct,through an envoy", "--format", "json"});
  ASSERT_EQ(ended.status, 0) << ended.error;
  EXPECT_EQ(json::parse(ended.out)["comparisons"][0]["first"], "direct");
}

TEST_F(Cli, TellsTheStoryOfOneRun) {
  const Ended text = call({"story", "small.yaml", "--run", "3"});
  EXPECT_EQ(text.status, 0) << text.error;
  EXPECT_FALSE(text.out.empty());
  const Ended ended = call({"story", "small.yaml", "--run", "3", "--format", "json"});
  EXPECT_EQ(ended.status, 0) << ended.error;
  EXPECT_TRUE(json::accept(ended.out));
  EXPECT_EQ(call({"story", "small.yaml", "--format", "csv"}).status, 2);
}

TEST_F(Cli, ExplainsParametersBeneathAPath) {
  const Ended ended = call({"explain", "small.yaml", "channels.envoy", "--format", "json"});
  ASSERT_EQ(ended.status, 0) << ended.error;
  const json parameters = json::parse(ended.out)["parameters"];
  EXPECT_GT(parameters.size(), 5U);
  for (const json& parameter : parameters)
    EXPECT_THAT(parameter["path"].get<std::string>(), testing::StartsWith("channels.envoy."));
  const Ended wrong = call({"explain", "small.yaml", "horizom"});
  EXPECT_EQ(wrong.status, 2);
  EXPECT_THAT(wrong.error, HasSubstr("did you mean `horizon`"));
  EXPECT_THAT(call({"explain", "small.yaml", "horizon", "--set", "horizon=10d"}).out,
              HasSubstr("horizon: 10d"));
}

TEST_F(Cli, TheResolvedScenarioGivesTheSameResults) {
  const Ended shown = call({"show", "small.yaml", "--resolved", "-o", "resolved.yaml"});
  ASSERT_EQ(shown.status, 0) << shown.error;
  const Ended one = call({"run", "small.yaml", "-n", "40", "--format", "json"});
  const Ended other = call({"run", "resolved.yaml", "-n", "40", "--format", "json"});
  ASSERT_EQ(other.status, 0) << other.error;
  EXPECT_EQ(json::parse(one.out)["arms"], json::parse(other.out)["arms"]);
}

TEST_F(Cli, KnowsItsSchemaAndItsColumns) {
  EXPECT_EQ(json::parse(call({"schema"}).out)["$schema"],
            "http://json-schema.org/draft-07/schema#");
  EXPECT_THAT(call({"codebook"}).out, AllOf(HasSubstr("managed_deadlock"), HasSubstr("trust_a")));
  EXPECT_THAT(call({"codebook", "small.yaml", "--format", "csv"}).out, HasSubstr("trust_north"));
}

TEST_F(Cli, NewScenariosRunAtOnceAndReplaceNothing) {
  ASSERT_EQ(call({"new", "mine"}).status, 0);
  EXPECT_EQ(call({"check", "mine.yaml"}).status, 0) << call({"check", "mine.yaml"}).out;
  EXPECT_EQ(call({"run", "mine.yaml", "-n", "20"}).status, 0);
  EXPECT_EQ(call({"compare", "mine.yaml", "-n", "20"}).status, 0);
  write("mine.yaml", "precious");
  const Ended again = call({"new", "mine"});
  EXPECT_EQ(again.status, 4);
  EXPECT_EQ(content_of(path("mine.yaml")), "precious");
}

// --- Episodes -----------------------------------------------------------------------------------

/// A folder with two episodes and their behaviour.
void write_episodes(const fs::path& folder) {
  fs::create_directories(folder / "episodes");
  std::ofstream(folder / "evidence.yaml") << "entries:\n  - id: an-end\n    fact: it ended\n";
  std::ofstream(folder / "behaviour.yaml")
      << "schema: backchannel-behaviour/1\nladder: {strike: 0.2, source: \"judgement: a test\"}\n";
  const std::string documented =
      "behaviour: ../behaviour.yaml\ndocumented:\n  source: \"evidence an-end\"\n"
      "  says: It went on.\n  outcome: [managed_deadlock, inconclusive]\n  observed:\n"
      "    no war: {measure: war_day, happened: false}\n"
      "    a leak before a round: {measure: first_leak, before: first_round}\n"
      "    rounds: {measure: rounds, value: 2}\n"
      "    some incident: {measure: incidents, at_least: 1, at_most: 99}\n";
  std::string text = kSmall;
  text.erase(text.find("ladder: {}\n"), std::string("ladder: {}\n").size());
  std::ofstream(folder / "episodes" / "H01_one.yaml") << text + documented;
  std::ofstream(folder / "episodes" / "H02_other.yaml") << text + documented;
}

TEST_F(Cli, EpisodesStandBesideWhatIsDocumented) {
  write_episodes(folder_);
  const Ended text = call({"episodes", "--episodes", "episodes", "-n", "200"});
  EXPECT_EQ(text.status, 0) << text.error;
  EXPECT_EQ(text.error, "");
  EXPECT_THAT(text.out,
              AllOf(HasSubstr("Documented: It went on."), HasSubstr("did not come"),
                    HasSubstr("before first_round"), HasSubstr("≥ 1, ≤ 99"),
                    HasSubstr("against the first arm, paired"), HasSubstr("not a forecast"),
                    HasSubstr("Repeat with: ./run episodes --episodes episodes -n 200 --seed 1")));
  EXPECT_LE(widest_line(text.out), 100U);
  const Ended ended =
      call({"episodes", "H02", "--episodes", "episodes", "-n", "200", "--format", "json"});
  ASSERT_EQ(ended.status, 0) << ended.error;
  const json episodes = json::parse(ended.out)["episodes"];
  ASSERT_EQ(episodes.size(), 1U);
  double counted = 0;
  double war = 0;
  for (const json& outcome : episodes[0]["arms"][0]["outcomes"]) {
    if (outcome["class"] == "managed_deadlock" || outcome["class"] == "inconclusive")
      counted += outcome["share"].get<double>();
    if (outcome["class"] == "war") war = outcome["share"];
  }
  EXPECT_NEAR(episodes[0]["what_happened"]["value"].get<double>(), counted, 1e-9);
  EXPECT_GT(counted, 0.02);
  EXPECT_NEAR(episodes[0]["observed"][0]["share"]["value"].get<double>(), 1 - war, 1e-9);
  EXPECT_TRUE(episodes[0]["observed"][2]["share"].is_null());
  EXPECT_GT(episodes[0]["observed"][2]["mean"].get<double>(), 0);
  EXPECT_EQ(episodes[0]["against_first"][0]["arm"], "direct");
  const double second = episodes[0]["against_first"][0]["what_happened"]["share"]["value"];
  EXPECT_GT(second, 0);
}

TEST_F(Cli, EpisodesOfOneShapeInCsvWhateverTheThreads) {
  write_episodes(folder_);
  std::vector<std::string> words{"episodes", "--episodes", "episodes", "-n", "100", "--format",
                                 "csv", "-j", "1"};
  const Ended one = call(words);
  ASSERT_EQ(one.status, 0) << one.error;
  words.back() = "3";
  EXPECT_EQ(call(words).out, one.out);
  EXPECT_TRUE(one.out.starts_with("episode,kind,arm,name,documented,value,low,high,difference,"));
  EXPECT_THAT(one.out, AllOf(HasSubstr("H01,what_happened"), HasSubstr("H02,observed_mean")));
}

TEST_F(Cli, EpisodesThatAreNotThereOrNotFairAreRefused) {
  write_episodes(folder_);
  EXPECT_EQ(call({"episodes", "--episodes", "nowhere"}).status, 4);
  const Ended unknown = call({"episodes", "H03", "--episodes", "episodes"});
  EXPECT_EQ(unknown.status, 2);
  EXPECT_THAT(unknown.error, HasSubstr("no episode `H03`"));
  std::ofstream(folder_ / "episodes" / "H01_one.yaml", std::ios::app) << "ladder: {strike: 0}\n";
  const Ended unfair = call({"episodes", "--episodes", "episodes"});
  EXPECT_EQ(unfair.status, 3);
  EXPECT_EQ(unfair.out, "");
  EXPECT_THAT(unfair.error, AllOf(HasSubstr("H01_one.yaml:"), HasSubstr("writes over")));
  EXPECT_EQ(call({"episodes", "H02", "--episodes", "episodes", "-n", "10"}).status, 0);
}

// --- Files --------------------------------------------------------------------------------------

TEST_F(Cli, WritesAFileWholeAndTellsItsFormatByItsName) {
  const Ended ended = call({"run", "small.yaml", "-n", "20", "-o", "result.json"});
  EXPECT_EQ(ended.status, 0) << ended.error;
  EXPECT_EQ(ended.out, "");
  EXPECT_EQ(json::parse(content_of(path("result.json")))["runs"], 20);
  for (const auto& entry : fs::directory_iterator(folder_))
    EXPECT_THAT(entry.path().filename().string(), Not(HasSubstr(".part-")));
}

TEST_F(Cli, FailsBeforeTheRunsWhenTheResultHasNowhereToGo) {
  fs::create_directory(folder_ / "taken.txt");
  EXPECT_EQ(call({"story", "small.yaml", "-o", "taken.txt"}).status, 4);
  EXPECT_EQ(call({"story", "small.yaml", "-o", "plain"}).status, 0);
  EXPECT_TRUE(fs::is_regular_file(folder_ / "plain"));
}

TEST_F(Cli, KeepsTheOldFileWhenTheNewOneCannotBeWritten) {
  EXPECT_EQ(call({"run", "small.yaml", "-n", "20", "-o", "nowhere/result.csv"}).status, 4);
  EXPECT_FALSE(fs::exists(folder_ / "nowhere"));
}

TEST_F(Cli, WritesThroughDevicesAndNeverReplacesThem) {
  EXPECT_EQ(call({"run", "small.yaml", "-n", "20", "-o", "/dev/null"}).status, 0);
  EXPECT_TRUE(fs::is_character_file("/dev/null"));
}

TEST_F(Cli, WritesAFolderOfFiles) {
  const Ended ended = call({"compare", "small.yaml", "-n", "20", "-o", "results/deep/"});
  EXPECT_EQ(ended.status, 0) << ended.error;
  EXPECT_THAT(ended.out, HasSubstr("not a forecast"));
  for (const char* name :
       {"comparison.txt", "comparison.csv", "comparison.json", "summary.csv", "scenario.yaml"})
    EXPECT_TRUE(fs::exists(folder_ / "results" / "deep" / name)) << name;
}

TEST_F(Cli, AFullDiskIsFour) {
  if (!fs::exists("/dev/full")) GTEST_SKIP() << "no /dev/full here";
  EXPECT_EQ(wait_for(start({"run", "small.yaml", "-n", "20"}, "/dev/full")).status, 4);
}

TEST_F(Cli, AReaderThatLeavesIsNoFailure) {
  const std::string command = std::string("cd '") + folder_.string() + "' && set -o pipefail && '" +
                              BACKCHANNEL_PROGRAM + "' explain small.yaml 2>error | head -1 >out";
  EXPECT_EQ(std::system(("bash -c \"" + command + "\"").c_str()), 0);
  EXPECT_EQ(content_of(path("error")), "");
}

// --- Early ends ---------------------------------------------------------------------------------

TEST_F(Cli, CtrlCPrintsWhatIsDone) {
  const pid_t child =
      start({"run", "small.yaml", "-n", "100000000", "--format", "json", "--threads", "1"});
  std::this_thread::sleep_for(std::chrono::milliseconds(700));
  ::kill(child, SIGINT);
  const Ended ended = wait_for(child);
  EXPECT_EQ(ended.status, 130);
  EXPECT_THAT(ended.error, HasSubstr("stopped after"));
  const json result = json::parse(ended.out);
  EXPECT_FALSE(result["complete"]);
  EXPECT_GT(result["runs"], 0);
  EXPECT_EQ(result["runs_asked"], 100000000);
  EXPECT_EQ(result["arms"][0]["runs"], result["runs"]);
}

// --- Experiments ---------------------------------------------------------------------------------

constexpr const char* kExperiment = R"(experiment:
  design: factorial
  factors:
    channels.envoy.legs[0].latency: [1d, 5d]
    hazards.incidents.rate: [0.01/d, 0.2/d]
    ladder.start_rung: [0, 2]
  replications: 30
)";

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

TEST_F(Cli, LivesADesignAndWritesEveryRun) {
  write("many.yaml", std::string(kSmall) + kExperiment);
  const Ended one = call({"run", path("many.yaml"), "--rows", path("one.csv"), "-j", "1"});
  EXPECT_EQ(one.status, 0) << one.error;
  EXPECT_THAT(one.out, HasSubstr("factorial design: 8 points, 2 arms, 30 runs of each, common "
                                 "luck: 480 runs"));
  const auto rows = lines_of(content_of(path("one.csv")));
  ASSERT_EQ(rows.size(), 481U);
  EXPECT_TRUE(rows[0].starts_with(
      "id,replication,point,arm,seed,run,status,message,outcome,channels.envoy.legs[0].latency,"
      "hazards.incidents.rate,ladder.start_rung,first_round,"));
  EXPECT_TRUE(rows[1].starts_with("0,0,0,through an envoy,1,0,done,,"));
  EXPECT_TRUE(rows[480].starts_with("479,29,7,direct,1,29,done,,"));
  EXPECT_THAT(rows[480], HasSubstr(",5,0.2,2,"));
  // Threads change no byte; fewer replications are the first rows.
  call({"run", path("many.yaml"), "--rows", path("four.csv"), "-j", "4"});
  EXPECT_EQ(content_of(path("four.csv")), content_of(path("one.csv")));
  call({"run", path("many.yaml"), "--rows", path("few.csv"), "--set",
       "experiment.replications=10"});
  const std::string few = content_of(path("few.csv"));
  EXPECT_EQ(lines_of(few).size(), 161U);
  EXPECT_TRUE(content_of(path("one.csv")).starts_with(few));
  // What was written is a table of the same points, and lives them again byte for byte.
  const Ended again = call({"run", path("many.yaml"), "--set", "experiment=", "--set",
                           "experiment.design=table", "--set", "experiment.table=one.csv", "-n",
                           "30", "--rows", path("again.csv")});
  EXPECT_EQ(again.status, 0) << again.error;
  EXPECT_EQ(content_of(path("again.csv")), content_of(path("one.csv")));
}

TEST_F(Cli, ARowSaysHowToSeeItsRunAgain) {
  write("many.yaml", std::string(kSmall) + kExperiment);
  const Ended rows = call({"run", path("many.yaml"), "--set", "experiment.luck=own", "--format",
                          "jsonl"});
  ASSERT_EQ(rows.status, 0) << rows.error;
  const auto lines = lines_of(rows.out);
  ASSERT_EQ(lines.size(), 480U);
  const json row = json::parse(lines[2 * 8 * 7 + 2 * 3]);
  EXPECT_EQ(row["point"], 3);
  EXPECT_NE(row["seed"], "1");
  EXPECT_EQ(row["channels.envoy.legs[0].latency"], 5);
  const std::string run_of = std::to_string(row["run"].get<int>() + 1);
  const Ended alone = call({"run", path("small.yaml"), "--arm", "through an envoy", "--seed",
                           row["seed"], "-n", run_of, "--format", "jsonl", "--set",
                           "channels.envoy.legs[0].latency=5d", "--set",
                           "hazards.incidents.rate=0.2/d", "--set", "ladder.start_rung=0"});
  const json same = json::parse(lines_of(alone.out).back());
  for (const char* column : {"outcome", "run", "seed", "incidents", "rounds", "trust_north"})
    EXPECT_EQ(same[column], row[column]) << column;
}

TEST_F(Cli, PrintsThePointsOfADesign) {
  write("many.yaml", std::string(kSmall) + kExperiment);
  const Ended points = call({"design", path("many.yaml")});
  EXPECT_EQ(points.status, 0) << points.error;
  const auto lines = lines_of(points.out);
  ASSERT_EQ(lines.size(), 9U);
  EXPECT_EQ(lines[0],
            "point,channels.envoy.legs[0].latency,hazards.incidents.rate,ladder.start_rung");
  EXPECT_EQ(lines[2], "1,5,0.01,0");
  EXPECT_EQ(lines[8], "7,5,0.2,2");
}

TEST_F(Cli, RefusesADesignBeforeAnythingRuns) {
  write("many.yaml", std::string(kSmall) + kExperiment);
  const std::vector<std::string> wrong = {"--set", "experiment.factors={horizon: [9d, soon]}"};
  for (const char* verb : {"check", "design", "run"}) {
    const Ended ended = call({verb, path("many.yaml"), wrong[0], wrong[1]});
    EXPECT_EQ(ended.status, 3) << verb;
    EXPECT_THAT(ended.out + ended.error, HasSubstr("`soon` is not a duration")) << verb;
  }
  EXPECT_EQ(call({"run", path("many.yaml"), "-n", "1000000"}).status, 2);
  EXPECT_EQ(call({"run", path("many.yaml"), "--rows", path("folder")}).status, 2);
  EXPECT_EQ(call({"run", path("many.yaml"), "--rows", path("nowhere/rows.csv")}).status, 4);
  const Ended full = call({"run", path("many.yaml"), "--rows", "/dev/full"});
  EXPECT_EQ(full.status, 4);
  EXPECT_THAT(full.error, HasSubstr("cannot write /dev/full: No space left on device"));
  EXPECT_THAT(call({"check", path("many.yaml")}).out, HasSubstr("2 arms, 8 points)"));
}

TEST_F(Cli, CtrlCKeepsTheRowsThatAreDone) {
  write("many.yaml", std::string(kSmall) + kExperiment);
  const pid_t child = start({"run", path("many.yaml"), "-n", "500000", "--rows",
                             path("rows.csv"), "--format", "json"});
  std::this_thread::sleep_for(std::chrono::milliseconds(500));
  EXPECT_FALSE(fs::exists(path("rows.csv")));
  ::kill(child, SIGINT);
  const Ended ended = wait_for(child);
  EXPECT_EQ(ended.status, 130);
  EXPECT_THAT(ended.error, HasSubstr("stopped after"));
  const json result = json::parse(ended.out);
  const auto rows = lines_of(content_of(path("rows.csv")));
  EXPECT_EQ(rows.size() - 1, result["design"]["rows"].get<std::size_t>());
  EXPECT_GT(rows.size(), 100U);
  EXPECT_FALSE(result["complete"]);
}

TEST_F(Cli, SaysHowFarItIsOnATerminalOnly) {
  const int terminal = ::posix_openpt(O_RDWR | O_NOCTTY);
  ASSERT_GE(terminal, 0);
  ASSERT_EQ(::grantpt(terminal), 0);
  ASSERT_EQ(::unlockpt(terminal), 0);
  const std::string name = ::ptsname(terminal);
  const std::string command = "TERM=xterm '" + std::string(BACKCHANNEL_PROGRAM) + "' run '" +
                              path("small.yaml") + "' -n 10000 -j 1 2>" + name + " >/dev/null";
  // Held open here as well, so that what was written outlives the program.
  const int other_end = ::open(name.c_str(), O_RDWR | O_NOCTTY);
  EXPECT_EQ(std::system(command.c_str()), 0);
  std::string text(65536, '\0');
  ::fcntl(terminal, F_SETFL, O_NONBLOCK);
  const ssize_t got = ::read(terminal, text.data(), text.size());
  text.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
  ::close(other_end);
  ::close(terminal);
  EXPECT_THAT(text, AllOf(HasSubstr("\r"), HasSubstr("of 20,000 runs"), HasSubstr("war ")));
  EXPECT_TRUE(text.ends_with("\r\033[K"));
}

}  // namespace
}  // namespace backchannel
