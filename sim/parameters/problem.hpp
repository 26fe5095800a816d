#pragma once

/// What is wrong in a file, and where: all of it at once, in sentences a person can act on.
///
///     leak.yaml:14:9: channels.back.delay: `3` has no unit (…) — write `3d`
///       14 |   delay: 3
///          |          ^
///
/// A problem says what was found, why that is refused, and what to write instead. Columns count
/// characters, not bytes, so that a caret under Arabic text stands where an editor says it is.
/// What is left out: the width of a character on a screen (a wide or combining one counts once).

#include <cstddef>
#include <exception>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace backchannel {

/// Where in a file; lines and columns count from 1, and 0 means "not known".
struct Place {
  std::string file;
  int line = 0;
  int column = 0;
};

/// What to say about a piece of text, before it is known where it stands.
struct Complaint {
  std::string problem;
  std::string reason;
  std::string suggestion;
};

/// A remark leaves the file as it is: somebody may have meant it.
enum class Severity { error, remark };

struct Problem {
  Place place;
  std::string path;  ///< of the parameter, `channels.back.delay`; may be empty
  std::string problem;
  std::string reason;
  std::string suggestion;
  std::string line_text;  ///< the line of the file, for the caret
  Severity severity = Severity::error;
};

class Problems {
 public:
  void add(Problem problem);
  void add(const Problems& more);
  bool empty() const { return problems_.empty(); }
  std::size_t size() const { return problems_.size(); }
  /// Whether something has been told about a path or what lies beneath it.
  bool about(std::string_view path) const;
  /// By file, line and column; the same problem told twice is kept once.
  std::vector<Problem> sorted() const;

 private:
  std::vector<Problem> problems_;
};

/// Thrown once, when everything has been read, with everything that was wrong.
class ScenarioError : public std::exception {
 public:
  explicit ScenarioError(Problems problems);
  const char* what() const noexcept override { return text_.c_str(); }
  const Problems& problems() const { return problems_; }

 private:
  Problems problems_;
  std::string text_;
};

/// The problems for people, at most 20 of them, each with its line and a caret.
std::string to_text(const Problems& problems, bool colour);
/// The problems for programs: a JSON array of {severity, file, line, column, path, problem,
/// reason, suggestion}. Bytes that are not UTF-8 are replaced, never refused.
std::string to_json(const Problems& problems);

/// The candidate a person most likely meant, or an empty text if none is near enough.
std::string closest(std::string_view word, std::span<const std::string_view> candidates);
std::string closest(std::string_view word, const std::vector<std::string>& candidates);
/// How many letters must be added, dropped, replaced or swapped to turn one word into another.
std::size_t edit_distance(std::string_view from, std::string_view to);
/// "`a`, `b` or `c`"; a long list is cut short.
std::string choice_of(std::span<const std::string_view> words);
/// "`a`, `b` and `c`".
std::string list_of(std::span<const std::string_view> words);
/// The word between backticks, shortened if it is very long.
std::string in_ticks(std::string_view word);

}  // namespace backchannel
