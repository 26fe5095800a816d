#include "analysis/table/precision_sheet.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "analysis/table/numbers.hpp"
#include "analysis/table/summary_sheet.hpp"

namespace backchannel {
namespace {

constexpr std::size_t kPage = 100;

std::string known_text(const PrecisionRow& row, const Language& language) {
  if (!row.quantity.is_share())
    return language.say("{} ({} to {})", short_number(row.known.value), short_number(row.known.low),
                       short_number(row.known.high));
  if (!row.against.empty()) return points_with_interval(row.known, language);
  return fmt::format("{} ({}–{})", percent(row.known.value), points(row.known.low),
                     points(row.known.high));
}

std::string asked_text(const PrecisionRow& row) {
  return "±" + (row.quantity.is_share() ? points(row.asked) : short_number(row.asked));
}

Phrase verdict_phrase(const PrecisionRow& row) {
  if (row.reached()) return row.is_rare() ? phrase("too rare to matter") : phrase("reached");
  return row.narrow ? phrase("seen too seldom") : phrase("not reached");
}

}  // namespace

std::string precision_text(const PrecisionWatch& watch, const Language& language) {
  const std::vector<PrecisionRow> rows = watch.rows();
  const std::string corner =
      watch.of_differences() ? language.say("minus {}", language.label(rows.front().against))
                             : language.say("precision");
  Grid grid{{corner, language.say("asked"), language.say("known (95 %, at any look)"),
             language.say("seen in"), ""},
            {},
            {false, true, true, true, false}};
  std::string words;
  std::size_t open = 0;
  bool in_the_limit = false;
  for (const PrecisionRow& row : rows) {
    grid.rows.push_back({language.say("{}, {}", row.quantity.name, language.label(row.arm)),
                         asked_text(row), known_text(row, language), grouped(row.seen),
                         language.say(verdict_phrase(row))});
    open += row.reached() ? 0 : 1;
    in_the_limit |= row.in_the_limit;
    if (!row.reached() || row.is_rare())
      words += "  * " + wrapped(row.sentence(language), kPage, "    ").substr(4);
  }
  std::string text =
      open == 0
          ? language.say("Stopped after {} runs: all that was asked for is known as well as asked.",
                         grouped(watch.runs()))
          : language.say("Not reached within {} runs: {} of {} are not known as well as asked.",
                         grouped(watch.runs()), open, rows.size());
  text += " " + language.say(
      "These intervals hold at every look at once, those in the tables above at a number of runs "
      "fixed beforehand; each stands alone. Shares are in 100 runs.");
  if (in_the_limit)
    text += " " + language.say("Means that nothing bounds rest on the normal limit.");
  return to_text(grid, language) + "\n" + words + wrapped(text, kPage, "") + "\n";
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
