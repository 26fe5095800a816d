#pragma once

// What the tests of the store share: a folder that goes away, the program started as a shell would,
// a small crisis that ends in many ways.

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <sstream>
#include <string>
#include <vector>

namespace backchannel::test {

inline constexpr const char* kSmall = R"(schema: backchannel/1
title: A small crisis, "quoted, with a comma"
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

inline std::string content_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

struct Ended {
  int status = -1;  ///< 1000 and the signal if one ended it
  std::string out;
  std::string error;
};

/// A folder with `small.yaml` in it, where the program is called.
class Workshop : public testing::Test {
 protected:
  void SetUp() override { settle_in(std::filesystem::temp_directory_path()); }
  void settle_in(const std::filesystem::path& where) {
    std::string name = (where / "backchannel_store_XXXXXX").string();
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    folder_ = name;
    write("small.yaml", kSmall);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  std::string path(const std::string& name) const { return (folder_ / name).string(); }
  void write(const std::string& name, const std::string& text) const {
    std::ofstream(path(name), std::ios::binary) << text;
  }
  std::string content(const std::string& name) const { return content_of(path(name)); }
  bool there(const std::string& name) const { return std::filesystem::exists(path(name)); }
  void remove(const std::string& name) const { std::filesystem::remove(path(name)); }

  /// `prepare` happens in the new process before the program does.
  pid_t start(const std::vector<std::string>& words,
              const std::function<void()>& prepare = nullptr,
              const std::string& program = BACKCHANNEL_PROGRAM) const {
    const pid_t child = ::fork();
    if (child != 0) return child;
    std::vector<std::string> copy = words;
    copy.insert(copy.begin(), program);
    std::vector<char*> arguments;
    for (std::string& word : copy) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    const int out = ::open(path("out").c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    const int error = ::open(path("error").c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    if (::chdir(folder_.c_str()) != 0 || ::dup2(out, STDOUT_FILENO) < 0 ||
        ::dup2(error, STDERR_FILENO) < 0)
      ::_exit(99);
    if (prepare) prepare();
    ::execvp(program.c_str(), arguments.data());
    ::_exit(98);
  }

  Ended wait_for(pid_t child) const {
    int state = 0;
    ::waitpid(child, &state, 0);
    return {WIFEXITED(state) ? WEXITSTATUS(state) : 1000 + WTERMSIG(state), content("out"),
            content("error")};
  }

  Ended call(const std::vector<std::string>& words,
             const std::function<void()>& prepare = nullptr) const {
    return wait_for(start(words, prepare));
  }

  /// `run small.yaml … --store NAME`, quietly.
  Ended keep(const std::string& name, const std::string& runs,
             const std::vector<std::string>& more = {},
             const std::function<void()>& prepare = nullptr) const {
    std::vector<std::string> words{"run", "small.yaml", "-q", "-n", runs, "--store", name};
    words.insert(words.end(), more.begin(), more.end());
    return call(words, prepare);
  }

  std::string exported(const std::string& name, const std::string& format = "csv") const {
    return call({"export", name, "--format", format}).out;
  }

  std::filesystem::path folder_;
};

}  // namespace backchannel::test
