#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <memory>
#include <string>

#include "analysis/cli/failure.hpp"
#include "analysis/cli/output.hpp"
#include "analysis/cli/template.hpp"
#include "analysis/cli/verbs.hpp"
#include "analysis/table/provenance.hpp"

namespace backchannel {
namespace {

/// The name as it stands between double quotes in YAML.
std::string quotable(const std::string& name) {
  std::string text;
  for (const char c : name) {
    if (static_cast<unsigned char>(c) < 0x20) throw UsageError("a name has no control characters");
    if (c == '"' || c == '\\') text += '\\';
    text += c;
  }
  return text;
}

int write_new(const std::string& name) {
  std::filesystem::path path(name);
  if (path.extension() != ".yaml") path += ".yaml";
  if (path.stem().empty() || path.filename() == ".yaml")
    throw UsageError("a scenario needs a name — for example `backchannel new crisis`");
  std::string text(kNewScenario);
  const std::string mark = "@TITLE@";
  text.replace(text.find(mark), mark.size(), quotable(path.stem().string()));
  // Taking the place first, so that nobody's file is written over, even one made this moment.
  const int place = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  if (place < 0)
    throw FileError(errno == EEXIST
                        ? fmt::format("{} is there already and is left as it is", path.string())
                        : fmt::format("cannot write {}: {}", path.string(), std::strerror(errno)));
  ::close(place);
  try {
    write_file(path.string(), text);
  } catch (...) {
    ::unlink(path.c_str());
    throw;
  }
  const std::string word = shell_word(path.string());
  say(fmt::format("wrote {}; next: ./run run {}", path.string(), word));
  return kDone;
}

}  // namespace

void add_new(CLI::App& program, Action& action) {
  CLI::App* verb = add_verb(program, "new", "a commented scenario to begin with",
                            "./run new crisis && ./run run crisis.yaml");
  auto name = std::make_shared<std::string>();
  verb->add_option("NAME", *name, "writes NAME.yaml, and never over a file")->required();
  verb->callback([name, &action] { action = [name] { return write_new(*name); }; });
}

}  // namespace backchannel
