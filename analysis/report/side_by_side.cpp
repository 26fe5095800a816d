#include "analysis/report/side_by_side.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "analysis/table/grid.hpp"

namespace backchannel {
namespace {

constexpr std::size_t kLeastForTwo = 100;
constexpr std::size_t kDay = 10;   // of `2026-02-06 18:30`
constexpr std::size_t kTime = 11;  // where the time begins in it

using Lines = std::vector<ToldLine>;

Lines lines_from(const ToldRun& run, const SideBySide& layout) {
  Lines lines;
  for (const ToldLine& line : run.lines)
    if (line.at >= layout.from && (layout.everything || !line.minor)) lines.push_back(line);
  return lines;
}

bool same(const ToldLine& one, const ToldLine& other) {
  return one.at == other.at && one.who == other.who && one.says == other.says;
}

std::string day_of(const ToldLine& line) { return line.date.substr(0, kDay); }

/// One line of a story as a paragraph of some width, its time in front.
std::vector<std::string> paragraph(const ToldLine& line, const SideBySide& layout,
                                   std::size_t width) {
  constexpr std::string_view kIndent = "      ";
  std::string text = line.who + ": " + line.says;
  if (layout.everything && !line.reasons.empty())
    text += layout.language.say(". Because: {}", line.reasons);
  else if (!line.because.empty())
    text += " [" + line.because + "]";
  const std::string all = wrapped(text, width, kIndent);
  std::vector<std::string> rows;
  for (std::size_t at = 0; at < all.size();) {
    const std::size_t end = all.find('\n', at);
    rows.push_back(all.substr(at, end - at));
    at = end + 1;
  }
  if (!rows.empty()) rows.front().replace(0, 5, line.date.substr(kTime, 5));
  return rows;
}

void add_day(const Lines& lines, std::size_t& at, const std::string& day,
             const SideBySide& layout, std::size_t width, std::vector<std::string>& rows) {
  for (; at < lines.size() && day_of(lines[at]) == day; ++at)
    for (std::string& row : paragraph(lines[at], layout, width)) rows.push_back(std::move(row));
}

std::string beside(std::string left, const std::string& right, std::size_t width) {
  const std::size_t used = width_of(left);
  left += std::string(width > used ? width - used : 0, ' ') + " │ " + right;
  left.erase(left.find_last_not_of(' ') + 1);
  return left + "\n";
}

/// The lines of one arm alone, for narrow pages.
std::string alone(const Lines& lines, std::size_t at, const SideBySide& layout) {
  std::string text;
  while (at < lines.size()) {
    const std::string day = day_of(lines[at]);
    std::vector<std::string> rows;
    add_day(lines, at, day, layout, layout.width, rows);
    text += day + "\n";
    for (const std::string& row : rows) text += row + "\n";
  }
  return text;
}

std::string in_columns(const Lines& first, const Lines& second, std::size_t shared,
                       const SideBySide& layout) {
  const std::size_t width = (layout.width - 3) / 2;
  std::string text = beside(layout.first_name, layout.second_name, width);
  std::string rule;
  for (std::size_t i = 0; i < layout.width; ++i) rule += i == width + 1 ? "┼" : "─";
  text += rule + "\n";
  std::size_t i = shared;
  std::size_t j = shared;
  while (i < first.size() || j < second.size()) {
    const std::string day = i >= first.size()    ? day_of(second[j])
                            : j >= second.size() ? day_of(first[i])
                                                 : std::min(day_of(first[i]), day_of(second[j]));
    std::vector<std::string> left;
    std::vector<std::string> right;
    add_day(first, i, day, layout, width, left);
    add_day(second, j, day, layout, width, right);
    text += beside(left.empty() ? "" : day, right.empty() ? "" : day, width);
    const std::size_t most = std::max(left.size(), right.size());
    left.resize(most);
    right.resize(most);
    for (std::size_t k = 0; k < most; ++k) text += beside(left[k], right[k], width);
  }
  return text;
}

}  // namespace

std::string side_by_side(const ToldRun& first, const ToldRun& second, const SideBySide& layout) {
  const Lines one = lines_from(first, layout);
  const Lines other = lines_from(second, layout);
  std::size_t shared = 0;
  while (shared < std::min(one.size(), other.size()) && same(one[shared], other[shared])) ++shared;
  std::string text;
  if (shared > 0) {
    const Lines both(one.begin(), one.begin() + static_cast<std::ptrdiff_t>(shared));
    text += layout.language.say("In both") + "\n" + alone(both, 0, layout) + "\n";
  }
  if (layout.width >= kLeastForTwo) {
    text += in_columns(one, other, shared, layout) + "\n";
  } else {
    text += layout.first_name + "\n" + alone(one, shared, layout) + "\n";
    text += layout.second_name + "\n" + alone(other, shared, layout) + "\n";
  }
  const std::size_t width = std::max<std::size_t>(layout.width, 40);
  text += wrapped(layout.first_name + ": " + first.outcome, width, "");
  return text + wrapped(layout.second_name + ": " + second.outcome, width, "");
}

}  // namespace backchannel
