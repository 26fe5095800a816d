#pragma once

/// Where results go: standard output, one file, or a folder of files.
///
/// A file is written whole or not at all: beside its place, flushed to the disk, then renamed, so
/// that a full disk or a pulled plug leaves the old one. A pipe or a device is written to as it is.

#include <string>
#include <string_view>

namespace backchannel {

/// The results of one verb in the three ways they may be wanted.
struct Rendered {
  std::string table;
  std::string csv;
  std::string json;
};

enum class Format { table, csv, json };

/// All of it, to standard output. Throws ReaderGone if nobody reads any more.
void write_out(const std::string& text);
/// Whole or not at all; `-` is standard output.
void write_file(const std::string& path, const std::string& text);

/// A file of any length that is written piece by piece, whole or not at all; `-` or a device is
/// written to as it is. Gone without a trace unless `keep` was called.
class WholeFile {
 public:
  explicit WholeFile(std::string path);
  ~WholeFile();
  WholeFile(const WholeFile&) = delete;
  WholeFile& operator=(const WholeFile&) = delete;

  void write(std::string_view text);
  void keep();

 private:
  [[noreturn]] void fail();

  std::string path_;
  std::string target_;
  std::string beside_;  ///< empty if it is written through
  int descriptor_ = -1;
};

/// A path that ends in `/`, is a folder, or has no extension means a folder.
bool means_folder(const std::string& path);
/// Fails now rather than after the runs, if the file cannot be written later.
void expect_writable(const std::string& path);
/// Makes the folder and those above it, if need be.
void make_folder(const std::string& path);

/// A line on standard error, `backchannel: …`.
void say(const std::string& message);
/// Whether a stream is a terminal that wants colour (NO_COLOR, TERM=dumb).
bool wants_colour(int descriptor);

}  // namespace backchannel
