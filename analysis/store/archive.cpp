#include "analysis/store/archive.hpp"

#include <fmt/format.h>
#include <zlib.h>

#include <array>
#include <stdexcept>
#include <vector>

#include "analysis/store/failure.hpp"

namespace backchannel {
namespace {

constexpr std::size_t kBlock = 512;

/// Where things stand in the header of a file in a tar.
constexpr std::size_t kName = 0, kMode = 100, kUser = 108, kGroup = 116, kSize = 124, kTime = 136,
                      kSum = 148, kType = 156, kMagic = 257;
constexpr std::size_t kLongestName = 100;

std::string header_of(const std::string& name, std::uint64_t size) {
  if (name.size() > kLongestName || size >= (std::uint64_t{1} << 33))
    throw StoreError(fmt::format("{} does not fit into a tar", name));
  std::string header(kBlock, '\0');
  header.replace(kName, name.size(), name);
  header.replace(kMode, 7, "0000644");
  header.replace(kUser, 7, "0000000");
  header.replace(kGroup, 7, "0000000");
  header.replace(kSize, 11, fmt::format("{:011o}", size));
  header.replace(kTime, 11, "00000000000");
  header.replace(kType, 1, "0");
  header.replace(kMagic, 8, std::string_view("ustar\00000", 8));
  header.replace(kSum, 8, 8, ' ');
  unsigned sum = 0;
  for (const char c : header) sum += static_cast<unsigned char>(c);
  header.replace(kSum, 8, fmt::format("{:06o}", sum) + std::string("\0 ", 2));
  return header;
}

}  // namespace

struct Archive::Room {
  explicit Room(Sink to) : sink(std::move(to)), buffer(1U << 16U) {
    constexpr int kGzip = 15 + 16;  // the largest window, and a gzip header around it
    if (deflateInit2(&stream, 6, Z_DEFLATED, kGzip, 8, Z_DEFAULT_STRATEGY) != Z_OK)
      throw std::runtime_error("zlib cannot begin");
  }
  ~Room() { deflateEnd(&stream); }
  Room(const Room&) = delete;
  Room& operator=(const Room&) = delete;

  void press(std::string_view bytes, int flush) {
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    do {
      stream.next_out = reinterpret_cast<Bytef*>(buffer.data());
      stream.avail_out = static_cast<uInt>(buffer.size());
      deflate(&stream, flush);
      sink({buffer.data(), buffer.size() - stream.avail_out});
    } while (stream.avail_out == 0);
  }

  Sink sink;
  z_stream stream{};
  std::vector<char> buffer;
  std::uint64_t left = 0;  ///< of the file that was begun
  std::uint64_t size = 0;
};

Archive::Archive(Sink sink) : room_(std::make_unique<Room>(std::move(sink))) {}
Archive::~Archive() = default;

void Archive::begin(const std::string& name, std::uint64_t size) {
  room_->press(header_of(name, size), Z_NO_FLUSH);
  room_->left = room_->size = size;
}

void Archive::write(std::string_view bytes) {
  if (bytes.size() > room_->left) throw std::logic_error("more bytes than were announced");
  room_->left -= bytes.size();
  room_->press(bytes, Z_NO_FLUSH);
}

void Archive::end() {
  if (room_->left != 0) throw std::logic_error("fewer bytes than were announced");
  const std::size_t beyond = static_cast<std::size_t>(room_->size % kBlock);
  if (beyond > 0) room_->press(std::string(kBlock - beyond, '\0'), Z_NO_FLUSH);
}

void Archive::add(const std::string& name, std::string_view content) {
  begin(name, content.size());
  write(content);
  end();
}

void Archive::finish() { room_->press(std::string(2 * kBlock, '\0'), Z_FINISH); }

}  // namespace backchannel
