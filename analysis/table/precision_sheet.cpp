#include "analysis/table/precision_sheet.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "analysis/table/numbers.hpp"
#include "analysis/table/summary_sheet.hpp"

namespace backchannel {
namespace {

constexpr std::size_t kPage = 100;

std::string known_text(const PrecisionRow& row) {
  if (!row.quantity.is_share())
    return fmt::format("{} ({} to {})", short_number(row.known.value), short_number(row.known.low),
                       short_number(row.known.high));
  if (!row.against.empty()) return points_with_interval(row.known);
  return fmt::format("{} ({}–{})", percent(row.known.value), points(row.known.low),
                     points(row.known.high));
}

std::string asked_text(const PrecisionRow& row) {
  return "±" + (row.quantity.is_share() ? points(row.asked) : short_number(row.asked));
}

std::string verdict_text(const PrecisionRow& row) {
  if (row.reached()) return row.is_rare() ? "too rare to matter" : "reached";
  return row.narrow ? "seen too seldom" : "not reached";
}

}  // namespace

std::string precision_text(const PrecisionWatch& watch) {
  const std::vector<PrecisionRow> rows = watch.rows();
  Grid grid{{"", "asked", "known (95 %, at any look)", "seen in", ""},
            {},
            {false, true, true, true, false}};
  std::string words;
  std::size_t open = 0;
  bool in_the_limit = false;
  for (const PrecisionRow& row : rows) {
    grid.rows.push_back({row.quantity.name + ", " + row.arm, asked_text(row), known_text(row),
                         grouped(row.seen), verdict_text(row)});
    open += row.reached() ? 0 : 1;
    in_the_limit |= row.in_the_limit;
    if (!row.reached() || row.is_rare())
      words += "  * " + wrapped(row.sentence(), kPage, "    ").substr(4);
  }
  grid.headers[0] = watch.of_differences() ? "minus " + rows.front().against : "precision";
  std::string text =
      open == 0 ? fmt::format("Stopped after {} runs: all that was asked for is known as well as "
                              "asked.",
                              grouped(watch.runs()))
                : fmt::format("Not reached within {} runs: {} of {} are not known as well as "
                              "asked.",
                              grouped(watch.runs()), open, rows.size());
  text += " These intervals hold at every look at once, those in the tables above at a number of "
          "runs fixed beforehand; each stands alone. Shares are in 100 runs.";
  if (in_the_limit) text += " Means that nothing bounds rest on the normal limit.";
  return to_text(grid) + "\n" + words + wrapped(text, kPage, "") + "\n";
}

std::vector<std::vector<std::string>> precision_summary_rows(const PrecisionWatch& watch) {
  std::vector<std::vector<std::string>> rows;
  for (const PrecisionRow& row : watch.rows())
    rows.push_back({row.arm, "until", row.quantity.name,
                    row.quantity.is_share() ? "share" : row.quantity.unit,
                    fmt::format("{}", row.seen), digits(row.known.value), digits(row.known.low),
                    digits(row.known.high), "", "", "", ""});
  return rows;
}

std::vector<std::vector<std::string>> precision_comparison_rows(const PrecisionWatch& watch) {
  std::vector<std::vector<std::string>> rows;
  for (const PrecisionRow& row : watch.rows()) {
    const std::string zero = row.known.excludes_zero() ? "false" : "true";
    rows.push_back({row.against, row.arm, "until", row.quantity.name, "", "",
                    digits(row.known.value), digits(row.known.low), digits(row.known.high), "", "",
                    "", "", "", "", "", "", "", "", "", zero,
                    row.reached() ? "reached" : "not reached", row.sentence()});
  }
  return rows;
}

nlohmann::ordered_json precision_json(const PrecisionWatch& watch) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const PrecisionRow& row : watch.rows()) {
    nlohmann::ordered_json json;
    json["arm"] = row.arm;
    json["against"] = nullptr;
    if (!row.against.empty()) json["against"] = row.against;
    json["name"] = row.quantity.name;
    json["unit"] = row.quantity.is_share() ? "share" : row.quantity.unit;
    json["asked"] = number_json(row.asked);
    json["value"] = number_json(row.known.value);
    json["low"] = number_json(row.known.low);
    json["high"] = number_json(row.known.high);
    json["half_width"] = number_json(row.known.half_width());
    json["seen"] = row.seen;
    json["rarer_than"] = number_json(row.rarer_than);
    json["reached"] = row.reached();
    json["runs_needed"] = row.reached() ? nlohmann::ordered_json() : number_json(row.runs_needed);
    json["in_the_limit"] = row.in_the_limit;
    json["sentence"] = row.sentence();
    list.push_back(std::move(json));
  }
  return list;
}

}  // namespace backchannel
