#include "sim/parameters/problem.hpp"

#include <algorithm>
#include <tuple>

#include <nlohmann/json.hpp>

namespace backchannel {
namespace {

constexpr std::size_t kMostShown = 20;
constexpr std::size_t kWidestLine = 120;    // characters of a source line that are shown
constexpr std::size_t kLongestWord = 60;    // characters of a word that are quoted
constexpr std::size_t kMostWords = 12;      // of a list of choices
constexpr std::size_t kLongestGuess = 100;  // a longer word is no misspelling

bool starts_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }

/// How many bytes a character has that begins with this one; 0 if none does.
std::size_t length_after(char first) {
  const auto code = static_cast<unsigned char>(first);
  if (code < 0x80) return 1;
  if (code < 0xC2 || code > 0xF4) return 0;
  return code < 0xE0 ? 2 : code < 0xF0 ? 3 : 4;
}

/// The characters of a text; what a terminal would obey instead of showing becomes a question,
/// and bytes that make no character become the sign for that.
std::vector<std::string> characters_of(std::string_view text) {
  std::vector<std::string> characters;
  for (const char byte : text) {
    const auto code = static_cast<unsigned char>(byte);
    if (starts_character(byte) || characters.empty())
      characters.push_back((code < 0x20 && byte != '\t') || code == 0x7F ? "?" : std::string{byte});
    else
      characters.back() += byte;
  }
  for (std::string& one : characters)
    if (one.size() != length_after(one.front())) one = "\uFFFD";
  return characters;
}

/// The source line with a caret under one of its characters; a long line is shown in part.
std::string line_with_caret(const Problem& problem, bool colour) {
  const std::vector<std::string> characters = characters_of(problem.line_text);
  const auto column = static_cast<std::size_t>(std::max(problem.place.column, 1)) - 1;
  const std::size_t first =
      characters.size() <= kWidestLine || column < kWidestLine / 2 ? 0 : column - kWidestLine / 2;
  const std::size_t last = std::min(characters.size(), first + kWidestLine);
  const std::string number = std::to_string(problem.place.line);
  std::string shown = "  " + number + " | " + (first > 0 ? "…" : "");
  std::string under = "  " + std::string(number.size(), ' ') + " | " + (first > 0 ? " " : "");
  for (std::size_t i = first; i < last; ++i) {
    shown += characters[i];
    if (i < column) under += characters[i] == "\t" ? '\t' : ' ';
  }
  if (last < characters.size()) shown += "…";
  if (column > last) under.append(column - last, ' ');
  return shown + "\n" + under + (colour ? "\033[1;32m^\033[0m" : "^") + "\n";
}

std::string place_text(const Place& place) {
  std::string text = place.file;
  if (place.line > 0) text += ":" + std::to_string(place.line) + ":" + std::to_string(place.column);
  return text;
}

std::string sentence(const Problem& problem, bool colour) {
  std::string text = place_text(problem.place);
  if (!text.empty()) text += ": ";
  if (colour) text = "\033[1m" + text + "\033[0m";
  if (!problem.path.empty()) text += problem.path + ": ";
  const bool remark = problem.severity == Severity::remark;
  const std::string found = (remark ? "remark: " : "") + problem.problem;
  text += colour ? (remark ? "\033[33m" : "\033[31m") + found + "\033[0m" : found;
  if (!problem.reason.empty()) text += " (" + problem.reason + ")";
  if (!problem.suggestion.empty()) text += " — " + problem.suggestion;
  return text + "\n";
}

std::string joined_words(std::span<const std::string_view> words, std::string_view last) {
  std::string text;
  const std::size_t shown = std::min(words.size(), kMostWords);
  for (std::size_t i = 0; i < shown; ++i) {
    if (i > 0) text += i + 1 == words.size() ? last : ", ";
    text += in_ticks(words[i]);
  }
  if (shown < words.size()) text += ", … (" + std::to_string(words.size()) + " in all)";
  return text;
}

auto order_of(const Problem& problem) {
  return std::tie(problem.place.file, problem.place.line, problem.place.column);
}

bool same_problem(const Problem& one, const Problem& other) {
  return order_of(one) == order_of(other) && one.path == other.path && one.problem == other.problem;
}

}  // namespace

void Problems::add(Problem problem) { problems_.push_back(std::move(problem)); }

void Problems::add(const Problems& more) {
  problems_.insert(problems_.end(), more.problems_.begin(), more.problems_.end());
}

bool Problems::about(std::string_view path) const {
  return std::any_of(problems_.begin(), problems_.end(), [path](const Problem& problem) {
    const std::string_view told = problem.path;
    return told.starts_with(path) && (told.size() == path.size() || told[path.size()] == '.' ||
                                      told[path.size()] == '[');
  });
}

std::vector<Problem> Problems::sorted() const {
  std::vector<Problem> all = problems_;
  std::stable_sort(all.begin(), all.end(), [](const Problem& one, const Problem& other) {
    return order_of(one) < order_of(other);
  });
  all.erase(std::unique(all.begin(), all.end(), same_problem), all.end());
  return all;
}

ScenarioError::ScenarioError(Problems problems)
    : problems_(std::move(problems)), text_(to_text(problems_, false)) {}

std::string to_text(const Problems& problems, bool colour) {
  const std::vector<Problem> all = problems.sorted();
  std::string text;
  for (std::size_t i = 0; i < std::min(all.size(), kMostShown); ++i) {
    text += sentence(all[i], colour);
    if (all[i].place.line > 0 && !all[i].line_text.empty()) text += line_with_caret(all[i], colour);
  }
  if (all.size() > kMostShown)
    text += "… and " + std::to_string(all.size() - kMostShown) + " more\n";
  return text;
}

std::string to_json(const Problems& problems) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const Problem& problem : problems.sorted()) {
    nlohmann::ordered_json entry;
    entry["severity"] = problem.severity == Severity::remark ? "remark" : "error";
    entry["file"] = problem.place.file;
    entry["line"] = problem.place.line;
    entry["column"] = problem.place.column;
    entry["path"] = problem.path;
    entry["problem"] = problem.problem;
    entry["reason"] = problem.reason;
    entry["suggestion"] = problem.suggestion;
    list.push_back(std::move(entry));
  }
  return list.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

std::size_t edit_distance(std::string_view from, std::string_view to) {
  // Three rows of the usual table: a swap of neighbours looks two rows back.
  std::vector<std::size_t> before_last;
  std::vector<std::size_t> last(to.size() + 1);
  std::vector<std::size_t> current(to.size() + 1);
  for (std::size_t j = 0; j <= to.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= from.size(); ++i) {
    current[0] = i;
    for (std::size_t j = 1; j <= to.size(); ++j) {
      const std::size_t replaced = last[j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
      current[j] = std::min({last[j] + 1, current[j - 1] + 1, replaced});
      const bool swapped = i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1];
      if (swapped) current[j] = std::min(current[j], before_last[j - 2] + 1);
    }
    before_last = last;
    std::swap(last, current);
  }
  return last[to.size()];
}

std::string closest(std::string_view word, std::span<const std::string_view> candidates) {
  if (word.size() > kLongestGuess) return {};
  std::string_view best;
  std::size_t best_distance = std::max<std::size_t>(1, (word.size() + 1) / 3) + 1;
  for (const std::string_view candidate : candidates) {
    if (candidate.size() > kLongestGuess) continue;
    // A guess that shares no letter with the word is no help, however short both are.
    const std::size_t distance = edit_distance(word, candidate);
    if (distance < best_distance && distance < std::max(word.size(), candidate.size())) {
      best = candidate;
      best_distance = distance;
    }
  }
  return std::string(best);
}

std::string closest(std::string_view word, const std::vector<std::string>& candidates) {
  const std::vector<std::string_view> views(candidates.begin(), candidates.end());
  return closest(word, std::span<const std::string_view>(views));
}

std::string choice_of(std::span<const std::string_view> words) {
  return joined_words(words, " or ");
}

std::string list_of(std::span<const std::string_view> words) {
  return joined_words(words, " and ");
}

std::string in_ticks(std::string_view word) {
  const std::vector<std::string> characters = characters_of(word);
  std::string text = "`";
  for (std::size_t i = 0; i < std::min(characters.size(), kLongestWord); ++i)
    text += characters[i] == "\t" ? " " : characters[i];
  if (characters.size() > kLongestWord) text += "…";
  return text + "`";
}

}  // namespace backchannel
