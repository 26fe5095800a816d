#pragma once

/// A tar.gz, written as it comes, with the same bytes for the same content.
///
/// The format is POSIX ustar (IEEE 1003.1-1988) inside gzip (RFC 1952): owner 0, mode 0644, time 0,
/// and no name or time in gzip's header. Own code, sixty lines, since libarchive would bring a
/// dozen libraries into the start of a program that rarely needs any. Names have at most 100
/// bytes, sizes are below 8 GiB; what is beyond is refused (StoreError). Left out: folders, links,
/// everything else that tar can.

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace backchannel {

/// Takes the next bytes of a file; throws if it cannot.
using Sink = std::function<void(std::string_view)>;

class Archive {
 public:
  explicit Archive(Sink sink);
  ~Archive();
  Archive(const Archive&) = delete;
  Archive& operator=(const Archive&) = delete;

  /// Begins a file of exactly so many bytes; they follow by `write`.
  void begin(const std::string& name, std::uint64_t size);
  void write(std::string_view bytes);
  void end();
  void add(const std::string& name, std::string_view content);
  /// After the last file.
  void finish();

 private:
  struct Room;
  std::unique_ptr<Room> room_;
};

}  // namespace backchannel
