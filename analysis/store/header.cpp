#include "analysis/store/header.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

#include "analysis/store/failure.hpp"

namespace backchannel {
namespace {

constexpr std::size_t kHeader = 100;
constexpr std::size_t kChanges = 24;
constexpr std::size_t kValidFor = 92;

void put_one(std::array<char, kHeader>& header, std::size_t at) {
  std::memcpy(header.data() + at, "\0\0\0\1", 4);
}

}  // namespace

void set_counter(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDWR | O_CLOEXEC);
  std::array<char, kHeader> header{};
  bool good = file >= 0 && ::pread(file, header.data(), kHeader, 0) == ssize_t{kHeader};
  const std::array<char, kHeader> before = header;
  put_one(header, kChanges);
  put_one(header, kValidFor);
  if (good && header != before)
    good = ::pwrite(file, header.data(), kHeader, 0) == ssize_t{kHeader} && ::fsync(file) == 0;
  const int reason = errno;
  if (file >= 0) ::close(file);
  if (!good) throw StoreError(fmt::format("cannot write {}: {}", path, std::strerror(reason)));
}

}  // namespace backchannel
