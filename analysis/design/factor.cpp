#include "analysis/design/factor.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <set>

#include "analysis/design/csv.hpp"
#include "sim/crisis/luck.hpp"
#include "sim/parameters/path.hpp"
#include "sim/parameters/units.hpp"

namespace backchannel {
namespace {

using Kind = ExperimentDesign::Kind;

/// What concerns the whole file, or every arm, or the experiment itself cannot differ by point.
constexpr std::string_view kFixed[] = {"schema", "behaviour", "experiment", "arms"};

/// What a distribution may have beyond each end of the range.
constexpr double kTail = 1e-6;

/// One pass over the factors of a study; every complaint goes through here.
class FactorReading {
 public:
  FactorReading(const Study& study, Problems& problems)
      : study_(study), scenario_(study.scenario), problems_(problems) {}

  std::vector<Factor> read(std::vector<std::uint32_t>& lines) {
    const Kind kind = design().design;
    if (kind == Kind::table) return read_table(lines);
    std::vector<Factor> factors;
    if (kind == Kind::none) return factors;
    if (design().factors.entries.empty())
      complain("experiment.design", "the design has no factors",
               "they say what differs between its points",
               "add `factors:` with paths and their " +
                   std::string(design().is_spread() ? "distributions" : "levels"));
    for (const auto& entry : design().factors.entries)
      if (auto factor = read_factor(entry, lines)) factors.push_back(std::move(*factor));
    if (kind == Kind::zip && problems_.empty()) zip(factors, lines);
    expect_apart(factors);
    return factors;
  }

 private:
  const ExperimentDesign& design() const { return study_.scenario.experiment; }

  void add(const Place& place, const std::string& path, const Node* node, Complaint complaint) {
    problems_.add({place, path, std::move(complaint.problem), std::move(complaint.reason),
                   std::move(complaint.suggestion), node != nullptr ? node->line_text(place) : ""});
  }
  /// About something in the block that is not a factor.
  void complain(const std::string& path, std::string problem, std::string reason,
                std::string suggestion) {
    const Node* node = find_at(study_.root, path);
    if (node == nullptr) node = find_at(study_.root, "experiment");
    add(node != nullptr ? node->place : Place{study_.file, 0, 0}, path, node,
        {std::move(problem), std::move(reason), std::move(suggestion)});
  }

  bool is_parameter(std::string_view path) const {
    return std::any_of(study_.ledger.begin(), study_.ledger.end(),
                       [&](const auto& record) { return leads_through(record.path, path); });
  }

  /// Whether the path leads to something that may differ between points.
  std::optional<Complaint> fault_of(const std::string& path, const double* number) const {
    for (const std::string_view fixed : kFixed)
      if (leads_through(path, fixed))
        return Complaint{in_ticks(fixed) + " cannot differ between points",
                         "it is settled before any point is laid out", "choose a parameter"};
    if (number == nullptr && !is_parameter(path)) {
      const auto near = nearest_paths(study_.ledger, path, 1);
      return Complaint{"there is no parameter at " + in_ticks(path),
                       "a factor varies what the scenario has",
                       near.empty() ? "see `backchannel explain FILE` for all paths"
                                    : "did you mean `" + near.front() + "`?"};
    }
    for (const auto& [name, arm] : study_.scenario.arms.entries)
      for (const auto& set : arm.set.entries)
        if (leads_through(set.path, path) || leads_through(path, set.path))
          return Complaint{"the arm " + in_ticks(name) + " sets " + in_ticks(set.path),
                           "what a factor varies, no arm may set: one of the two would be lost",
                           "take it out of the arm, or vary something else"};
    return std::nullopt;
  }

  std::optional<Factor> read_factor(const Overrides::Entry& entry,
                                    std::vector<std::uint32_t>&) {
    Factor factor;
    factor.path = entry.path;
    factor.name = who_of(entry.path);
    factor.place = entry.place;
    const double* number = parameter(scenario_, entry.path, &factor.field);
    const std::string path = "experiment.factors." + entry.path;
    if (auto fault = fault_of(entry.path, number)) {
      add(entry.place, path, &entry.value, std::move(*fault));
      return std::nullopt;
    }
    FileReading reading{.problems = &problems_, .path = path, .place = entry.place};
    const bool read = design().is_spread() ? read_spread(entry.value, number, factor, reading)
                                           : read_levels(entry.value, number, factor, reading);
    return read ? std::optional(std::move(factor)) : std::nullopt;
  }

  // --- Distributions -----------------------------------------------------------------------------

  bool read_spread(const Node& node, const double* number, Factor& factor, FileReading& reading) {
    if (node.kind == Node::Kind::list) {
      backchannel::complain(node, reading,
                            {"a list of levels where a distribution is needed",
                             "this design spreads its points over a range",
                             "write `{low: …, high: …}`, or `design: factorial`"});
      return false;
    }
    if (number == nullptr) {
      backchannel::complain(node, reading,
                            {in_ticks(factor.path) + " is no number on a scale",
                             "a design that spreads needs one: no text, choice, count or date",
                             "name one of its numbers (`….median`), or write `design: factorial`"});
      return false;
    }
    factor.number = true;
    if (!read_leaf(node, factor.spread, factor.field, reading)) return false;
    if (auto fault = fault_of_spread(factor)) {
      backchannel::complain(node, reading, std::move(*fault));
      return false;
    }
    return true;
  }

  /// Its parts have been read within the range; what is left are tails, and no spread at all.
  static std::optional<Complaint> fault_of_spread(const Factor& factor) {
    using Shape = Distribution::Kind;
    const Distribution& d = factor.spread;
    const bool flat = (d.kind == Shape::uniform && d.first == d.second) ||
                      (d.kind == Shape::triangular && d.first == d.third) ||
                      ((d.kind == Shape::lognormal || d.kind == Shape::normal) && d.second == 0) ||
                      (d.kind == Shape::exponential && d.first == 0) ||
                      (d.kind == Shape::geometric && d.first >= 1);
    if (d.kind == Shape::fixed || flat)
      return Complaint{"this is one value, and does not vary",
                       "every point would have the same",
                       "write `{low: …, high: …}`, or remove it"};
    const Range range = natural_range(factor.field.range, factor.field.unit);
    const auto ends = std::minmax({quantile(d, kTail), quantile(d, 1 - kTail)});
    if (ends.first >= range.low && ends.second <= range.high) return std::nullopt;
    return Complaint{"a " + std::string(name_of(d.kind)) + " distribution reaches beyond " +
                         format_range(range, factor.field.unit),
                     "points would pile up where it is cut off",
                     "write `{low: …, high: …}` or `{low: …, mode: …, high: …}`, or for a share "
                     "`{mean: …, weight: …}`"};
  }

  // --- Levels ------------------------------------------------------------------------------------

  bool read_levels(const Node& node, const double* number, Factor& factor, FileReading& reading) {
    if (node.kind != Node::Kind::list || node.items.empty()) {
      const bool map = node.kind == Node::Kind::map;
      backchannel::complain(
          node, reading,
          {node.kind == Node::Kind::list ? "there are no levels"
           : map                         ? "a distribution where levels are needed"
                                         : "one value where levels are needed",
           "this design takes each level of a list",
           map ? "write `[…, …]`, or `design: sobol`" : "write them as `[…, …]`"});
      return false;
    }
    factor.number = number != nullptr &&
                    std::none_of(node.items.begin(), node.items.end(), [](const Node& item) {
                      return item.kind == Node::Kind::map;
                    });
    bool good = true;
    std::set<std::string> seen;
    for (std::size_t i = 0; i < node.items.size(); ++i) {
      const StepDown step(reading, i);
      auto level = read_level(node.items[i], factor, reading);
      if (level && design().design == Kind::factorial && !seen.insert(level->text).second) {
        backchannel::complain(node.items[i], reading,
                              {in_ticks(to_flow(node.items[i])) + " is listed twice",
                               "its points would be lived twice", "remove one of them"});
        level.reset();
      }
      good &= level.has_value();
      if (level) factor.levels.push_back(std::move(*level));
    }
    return good;
  }

  static std::optional<Level> read_level(const Node& node, const Factor& factor,
                                         FileReading& reading) {
    Level level{to_flow(node), 0, node};
    if (!factor.number) return level;
    if (!read_leaf(node, level.number, factor.field, reading)) return std::nullopt;
    level.text = format_number(level.number);
    return level;
  }

  /// Line by line, each factor's levels once.
  void zip(std::vector<Factor>& factors, std::vector<std::uint32_t>& lines) {
    for (const Factor& factor : factors)
      if (factor.levels.size() != factors.front().levels.size())
        add(factor.place, "experiment.factors." + factor.path, &factor.levels.front().value,
            {"a list of " + std::to_string(factor.levels.size()) + " levels beside one of " +
                 std::to_string(factors.front().levels.size()),
             "a zip takes the first of each, then the second of each, and so on",
             "make the lists equally long, or write `design: factorial`"});
    if (!problems_.empty() || factors.empty()) return;
    const std::size_t count = factors.front().levels.size();
    lines.resize(count * factors.size());
    for (std::size_t f = 0; f < factors.size(); ++f) {
      std::vector<Level> once;
      std::map<std::string, std::uint32_t> known;
      for (std::size_t i = 0; i < count; ++i) {
        const Level& level = factors[f].levels[i];
        const auto [found, is_new] =
            known.try_emplace(level.text, static_cast<std::uint32_t>(once.size()));
        if (is_new) once.push_back(level);
        lines[i * factors.size() + f] = found->second;
      }
      factors[f].levels = std::move(once);
    }
  }

  /// Two factors must not write to one place.
  void expect_apart(const std::vector<Factor>& factors) {
    for (std::size_t i = 0; i < factors.size(); ++i)
      for (std::size_t j = 0; j < i; ++j)
        if (leads_through(factors[i].path, factors[j].path) ||
            leads_through(factors[j].path, factors[i].path))
          add(factors[i].place, "experiment.factors." + factors[i].path, nullptr,
              {"it varies what " + in_ticks(factors[j].path) + " varies too",
               "one of the two would be lost", "keep one of them"});
  }

  // --- Tables ------------------------------------------------------------------------------------

  /// A column of the table that is a factor.
  struct Column {
    std::size_t at = 0;
    std::map<std::string, std::uint32_t> known;     ///< cells as written
    std::map<std::string, std::uint32_t> by_level;  ///< `2d` and `48h` are one level
  };

  std::vector<Factor> read_table(std::vector<std::uint32_t>& lines) {
    namespace fs = std::filesystem;
    std::vector<Factor> factors;
    if (design().table.empty()) return factors;  // told as missing
    const std::string file =
        (fs::path(study_.file).parent_path() / design().table).lexically_normal().string();
    std::error_code error;
    std::ifstream stream(file, std::ios::binary);
    if (!fs::is_regular_file(file, error) || !stream) {
      complain("experiment.table", in_ticks(file) + " cannot be read",
               "the way to it starts in the folder of the scenario", "correct it");
      return factors;
    }
    CsvReader reader(stream);
    std::vector<std::string> cells;
    if (!reader.next(cells)) {
      complain("experiment.table", in_ticks(file) + " is empty",
               "its first line holds the paths of parameters", "write them");
      return factors;
    }
    std::vector<Column> columns = columns_of(cells, file, factors);
    if (!problems_.empty()) return factors;
    if (columns.empty()) {
      complain("experiment.table", "no column of " + in_ticks(file) + " is a parameter",
               "a header such as `horizon` or `channels.back.legs[0].error` names one",
               "see `backchannel explain FILE` for all paths");
      return factors;
    }
    const std::size_t width = cells.size();
    std::set<std::vector<std::uint32_t>> points;
    while (reader.next(cells) && problems_.size() < 20) {
      if (cells.size() != width) {
        problems_.add({{file, reader.line(), 1}, "experiment.table",
                       "a line of " + std::to_string(cells.size()) + " cells under " +
                           std::to_string(width) + " headers",
                       "each line has one for each header", "mend the line", ""});
        continue;
      }
      auto line = line_of(cells, columns, factors, {file, reader.line(), 1});
      if (!line || !points.insert(*line).second) continue;
      lines.insert(lines.end(), line->begin(), line->end());
    }
    if (reader.broken())
      complain("experiment.table", in_ticks(file) + " ends inside quotes",
               "a quote was opened and never closed", "mend it");
    if (lines.empty() && problems_.empty())
      complain("experiment.table", in_ticks(file) + " has no line under its headers",
               "each line is a point", "add some");
    return factors;
  }

  std::vector<Column> columns_of(const std::vector<std::string>& headers, const std::string& file,
                                 std::vector<Factor>& factors) {
    std::vector<Column> columns;
    for (std::size_t i = 0; i < headers.size(); ++i) {
      const std::string& path = headers[i];
      Factor factor;
      factor.path = path;
      factor.name = who_of(path);
      factor.place = {file, 1, static_cast<int>(i) + 1};
      const double* number = parameter(scenario_, path, &factor.field);
      // Whatever looks like a path is meant as one; other columns are somebody's results.
      const bool record = std::any_of(study_.ledger.begin(), study_.ledger.end(),
                                      [&](const auto& one) { return one.path == path; });
      if (number == nullptr && !record && path.find_first_of(".[") == std::string::npos) continue;
      factor.number = number != nullptr;
      if (auto fault = fault_of(path, number)) {
        add({file, 1, 1}, "experiment.table", nullptr, std::move(*fault));
        continue;
      }
      columns.push_back({i, {}, {}});
      factors.push_back(std::move(factor));
    }
    expect_apart(factors);
    return columns;
  }

  std::optional<std::vector<std::uint32_t>> line_of(const std::vector<std::string>& cells,
                                                    std::vector<Column>& columns,
                                                    std::vector<Factor>& factors,
                                                    const Place& place) {
    std::vector<std::uint32_t> line;
    for (std::size_t f = 0; f < columns.size(); ++f) {
      const std::string& cell = cells[columns[f].at];
      const auto found = columns[f].known.find(cell);
      if (found != columns[f].known.end()) {
        line.push_back(found->second);
        continue;
      }
      auto level = level_of(cell, factors[f], place);
      if (!level) return std::nullopt;
      auto& levels = factors[f].levels;
      const auto [same, is_new] = columns[f].by_level.try_emplace(
          level->text, static_cast<std::uint32_t>(levels.size()));
      if (is_new) levels.push_back(std::move(*level));
      columns[f].known.emplace(cell, same->second);
      line.push_back(same->second);
    }
    return line;
  }

  std::optional<Level> level_of(const std::string& cell, const Factor& factor,
                                const Place& place) {
    Problems own;
    Node node = scalar_from_text(cell, &own, place.file);
    FileReading reading{.problems = &own, .path = "experiment.table: " + factor.path,
                        .place = place};
    std::optional<Level> level;
    const auto bare = factor.number ? parse_number(cell) : std::nullopt;
    if (bare) {
      Complaint complaint;
      if (within(*bare, natural_range(factor.field.range, factor.field.unit), factor.field.unit,
                 cell, complaint))
        level = Level{format_number(*bare), *bare, {}};
      else
        backchannel::complain(node, reading, std::move(complaint));
    } else if (own.empty()) {
      level = read_level(node, factor, reading);
    }
    for (Problem problem : own.sorted()) {
      problem.place = place;
      problem.path = reading.path;
      problem.line_text.clear();
      problems_.add(std::move(problem));
    }
    return level;
  }

  const Study& study_;
  Scenario scenario_;  ///< fields are found in what could be changed
  Problems& problems_;
};

}  // namespace

std::vector<Factor> read_factors(const Study& study, std::vector<std::uint32_t>& lines,
                                 Problems& problems) {
  return FactorReading(study, problems).read(lines);
}

}  // namespace backchannel
