#include "analysis/cli/output.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <string_view>

#include "analysis/cli/failure.hpp"

namespace backchannel {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void cannot_write(const std::string& path) {
  throw FileError(fmt::format("cannot write {}: {}", path, std::strerror(errno)));
}

bool write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(descriptor, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

/// What stands at the end of a chain of links, so that the link itself survives.
fs::path target_of(const std::string& path) {
  std::error_code error;
  const fs::path target = fs::canonical(path, error);
  return error ? fs::path(path) : target;
}

fs::path folder_of(const fs::path& path) {
  return path.has_parent_path() ? path.parent_path() : fs::path(".");
}

/// A pipe, a terminal, /dev/null: to be written through, never replaced.
bool is_device(const fs::path& path) {
  struct stat state {};
  return ::stat(path.c_str(), &state) == 0 && !S_ISREG(state.st_mode) && !S_ISDIR(state.st_mode);
}

void flush_folder(const fs::path& folder) {
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return;
  ::fsync(descriptor);
  ::close(descriptor);
}

}  // namespace

void write_out(const std::string& text) {
  if (write_all(STDOUT_FILENO, text)) return;
  if (errno == EPIPE) throw ReaderGone{};
  cannot_write("to standard output");
}

WholeFile::WholeFile(std::string path) : path_(std::move(path)) {
  if (path_ == "-") {
    descriptor_ = STDOUT_FILENO;
    return;
  }
  const fs::path target = target_of(path_);
  target_ = target.string();
  if (is_device(target)) {
    descriptor_ = ::open(target.c_str(), O_WRONLY | O_CLOEXEC);
    if (descriptor_ < 0) cannot_write(path_);
    return;
  }
  beside_ = (folder_of(target) / ("." + target.filename().string())).string() + ".part-XXXXXX";
  descriptor_ = ::mkostemp(beside_.data(), O_CLOEXEC);
  if (descriptor_ < 0) {
    beside_.clear();
    cannot_write(path_);
  }
  struct stat old {};
  const bool exists = ::stat(target.c_str(), &old) == 0;
  const mode_t mask = ::umask(0);
  ::umask(mask);
  if (::fchmod(descriptor_, exists ? old.st_mode & 07777U : 0666U & ~mask) != 0) fail();
}

WholeFile::~WholeFile() {
  if (descriptor_ >= 0 && descriptor_ != STDOUT_FILENO) ::close(descriptor_);
  if (!beside_.empty()) ::unlink(beside_.c_str());
}

void WholeFile::fail() {
  const int reason = errno;
  if (!beside_.empty()) ::unlink(beside_.c_str());
  beside_.clear();
  if (reason == EPIPE) throw ReaderGone{};
  errno = reason;
  cannot_write(path_ == "-" ? "to standard output" : path_);
}

void WholeFile::write(std::string_view text) {
  if (!write_all(descriptor_, text)) fail();
}

void WholeFile::keep() {
  if (beside_.empty()) return;
  if (::fsync(descriptor_) != 0) fail();
  const bool closed = ::close(descriptor_) == 0;
  descriptor_ = -1;
  if (!closed || std::rename(beside_.c_str(), target_.c_str()) != 0) fail();
  beside_.clear();
  flush_folder(folder_of(target_));
}

void write_file(const std::string& path, const std::string& text) {
  WholeFile file(path);
  file.write(text);
  file.keep();
}

bool means_folder(const std::string& path) {
  if (path.empty() || path == "-") return false;
  std::error_code error;
  if (path.back() == '/' || fs::is_directory(path, error)) return true;
  return !fs::exists(path, error) && fs::path(path).extension().empty();
}

void make_folder(const std::string& path) {
  std::error_code error;
  fs::create_directories(path, error);
  if (!fs::is_directory(path))
    throw FileError(fmt::format("cannot make the folder {}: {}", path, error.message()));
  if (::access(path.c_str(), W_OK | X_OK) != 0) cannot_write(path);
}

void expect_writable(const std::string& path) {
  if (path.empty() || path == "-") return;
  const fs::path target = target_of(path);
  if (fs::is_directory(target)) throw FileError(fmt::format("{} is a folder", path));
  const bool through = is_device(target);
  const fs::path needed = through ? target : folder_of(target);
  if (::access(needed.c_str(), through ? W_OK : W_OK | X_OK) != 0) cannot_write(path);
}

void say(const std::string& message) { write_all(STDERR_FILENO, "backchannel: " + message + "\n"); }

bool wants_colour(int descriptor) {
  const auto set = [](const char* name) {
    const char* value = std::getenv(name);
    return value != nullptr && *value != '\0';
  };
  if (set("NO_COLOR")) return false;
  const char* terminal = std::getenv("TERM");
  return ::isatty(descriptor) != 0 && terminal != nullptr && std::strcmp(terminal, "dumb") != 0;
}

}  // namespace backchannel
