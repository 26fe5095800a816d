#pragma once

/// A parsed file as plain maps, lists and words, each knowing the line and column it came from.
///
/// Nothing here has been interpreted yet: `2d` is a word of two letters until a field of a struct
/// says that it is a duration. A node is a value; copying one copies all that lies beneath it.
/// What is left out: comments, anchors and the exact layout, none of which survive the parser.

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "sim/parameters/problem.hpp"

namespace backchannel {

/// The text of a file, kept so that a problem can show the line it is about.
class SourceText {
 public:
  SourceText(std::string file, std::string text);
  const std::string& file() const { return file_; }
  int lines() const { return static_cast<int>(starts_.size()); }
  /// One line without its end; empty if there is no such line.
  std::string_view line(int number) const;
  /// The place of a byte of a line (from 0), counted in characters as editors do.
  Place place(int number, int byte) const;
  /// Whether the quote at a byte of a line has a second one; true if there is no quote.
  bool closes_quotes(int number, int byte) const;

 private:
  std::string file_;
  std::string text_;
  std::vector<std::size_t> starts_;
};

struct Key {
  std::string text;
  Place place;
};

struct Node {
  enum class Kind { none, scalar, list, map };
  struct Entry;

  Kind kind = Kind::none;
  std::string text;      ///< of a scalar
  bool quoted = false;   ///< a scalar in quotes, or a block of text
  bool refused = false;  ///< a problem about it has been told already; readers stay silent
  std::vector<Node> items;
  std::vector<Entry> entries;
  Place place;
  std::shared_ptr<const SourceText> source;  ///< null if the node was not in a file

  const Node* find(std::string_view key) const;
  Node* find(std::string_view key);
  /// The line the node stands on, or an empty text if that is in another file.
  std::string line_text() const;
  std::string line_text(const Place& where) const;

  static Node scalar(std::string text, bool quoted = false);
  static Node list();
  static Node map();
};

struct Node::Entry {
  Key key;
  Node value;
};

/// The same content, wherever it was written.
bool same(const Node& one, const Node& other);

/// Values to lay over a scenario by their paths: `{channels.back.via: [], horizon: 90d}`.
struct Overrides {
  struct Entry {
    std::string path;
    Node value;
    Place place = {};  ///< of the path in the file
  };
  std::vector<Entry> entries;
};

}  // namespace backchannel
