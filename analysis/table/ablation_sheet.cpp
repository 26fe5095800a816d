#include "analysis/table/ablation_sheet.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "analysis/table/numbers.hpp"
#include "analysis/table/summary_sheet.hpp"

namespace backchannel {
namespace {

constexpr std::size_t kPage = 100;

std::string level_text(const Quantity& measure, double level) {
  return measure.is_share() ? percent(level) : short_number(level);
}

std::string number_text(const AblationFinding& finding, double value) {
  const std::string size = finding.amount(value);
  const bool is_zero = size.find_first_of("123456789") == std::string::npos;
  return (is_zero || value == 0 ? "" : value < 0 ? "-" : "+") + size;
}

std::string effect_text(const AblationFinding& finding, const AblationEffect& effect) {
  if (effect.nothing) return "none";
  if (finding.measure.is_share()) return points_with_interval(effect.by);
  return fmt::format("{} ({} to {})", number_text(finding, effect.by.value),
                     number_text(finding, effect.by.low), number_text(finding, effect.by.high));
}

/// A number without its interval, starred if that excludes zero.
std::string brief_text(const AblationFinding& finding, const AblationEffect& effect) {
  if (effect.nothing) return "· ";
  return number_text(finding, effect.by.value) + (effect.told() ? "*" : " ");
}

std::vector<AblationFinding> that_happen(const Ablation& ablation) {
  std::vector<AblationFinding> findings = ablation.findings();
  std::erase_if(findings, [](const AblationFinding& finding) { return finding.nowhere(); });
  return findings;
}

/// Long names are broken, so that six of them fit on the page.
std::string heading_of(std::string_view name) {
  constexpr std::size_t kEnd = 7;
  if (name.size() <= kEnd + 2) return std::string(name);
  const std::size_t at = name.size() - kEnd;
  return std::string(name.substr(0, at)) + "- " + std::string(name.substr(at));
}

Grid overview(const std::vector<AblationFinding>& findings) {
  Grid grid{{"", "none on", "all on", "all six"}, {}, {false, true, true, true}};
  grid.header_width = 9;
  for (std::size_t i = 0; i < kBenefits; ++i) {
    grid.headers.push_back(heading_of(benefit_name(i)));
    grid.right.push_back(true);
  }
  for (const AblationFinding& finding : findings) {
    const Quantity& measure = finding.measure;
    if (!measure.is_share()) continue;  // means are of every size, and are told in full
    std::vector<std::string> row{measure.name, level_text(measure, finding.none()),
                                 level_text(measure, finding.all()),
                                 brief_text(finding, finding.explained)};
    for (const AblationEffect& share : finding.shares) row.push_back(brief_text(finding, share));
    grid.rows.push_back(std::move(row));
  }
  return grid;
}

Grid detail(const AblationFinding& finding) {
  Grid grid{{finding.measure.name, "share (95 %)", "switched on last", "switched on first"},
            {},
            {false, true, true, true}};
  // Intervals of a mean may be long; beside shares those of the contrasts fit as well.
  const auto contrast = [&](const AblationEffect& effect) {
    return finding.measure.is_share() ? effect_text(finding, effect) : brief_text(finding, effect);
  };
  for (std::size_t i = 0; i < kBenefits; ++i)
    grid.rows.push_back({std::string(benefit_name(i)), effect_text(finding, finding.shares[i]),
                         contrast(finding.last[i]), contrast(finding.first[i])});
  grid.rows.push_back({"all six", effect_text(finding, finding.explained), "", ""});
  return grid;
}

/// How the arm comes to differ from direct, step by step; the steps sum to the whole.
Grid chain(const AblationFinding& finding, const Ablation& ablation) {
  const Quantity& measure = finding.measure;
  Grid grid{{"step by step", "", "difference (95 %)"}, {}, {false, true, true}};
  const auto add = [&](const std::string& what, const std::string& level,
                       const AblationEffect& effect) {
    grid.rows.push_back({what, level, effect_text(finding, effect)});
  };
  grid.rows.push_back({ablation.direct(), level_text(measure, *finding.direct), ""});
  if (finding.other_routes)
    add("the six on its other routes, off",
        level_text(measure, finding.none() - finding.format->by.value), *finding.other_routes);
  add("format: form of meeting, routes, the operator's legs",
      level_text(measure, finding.none()), *finding.format);
  add("the six benefits", level_text(measure, finding.all()), finding.explained);
  add("together: " + ablation.arm(), "", *finding.whole);
  return grid;
}

std::string in_full(const AblationFinding& finding, const Ablation& ablation) {
  std::string text = fmt::format("{}: {}\n\n", finding.measure.name,
                                 finding.measure.is_share() ? "in 100 runs" : "in its mean");
  text += wrapped(finding.sentence(), kPage, "  ") + "\n" + to_text(detail(finding)) + "\n";
  if (finding.direct) text += to_text(chain(finding, ablation)) + "\n";
  const std::vector<std::string> pairs = finding.pair_sentences();
  if (pairs.empty())
    return text + "  No two of the six do more or less together that can be told from zero.\n\n";
  for (const std::string& sentence : pairs) text += wrapped(sentence, kPage, "  ");
  return text + "\n";
}

std::string notes_on(const Ablation& ablation, std::size_t rows, std::size_t full) {
  std::string text = fmt::format(
      "“{}” was lived once with each of the 64 sets of the six benefits, run k under the same luck "
      "in all of them. A share is Shapley's: what a benefit changes as it is switched on, averaged "
      "over all 720 orders of switching the six on, in each run; the six sum exactly to “all six”. "
      "Switched on last: beside the five others. First: by itself. Together: Grabisch and "
      "Roubens's index of interaction. “none” (·): no run differs. A star: the interval excludes "
      "zero. ",
      ablation.arm());
  if (ablation.partly_off())
    text += "In the file this arm has some of the six switched off; here they are switched anew. ";
  if (ablation.direct().empty())
    text += "No other arm talks on the reference channel, so what the format does is not shown. ";
  else
    text += fmt::format("Direct is this arm on the lines of “{}”. ", ablation.direct());
  const std::size_t each = 2 * kBenefits + kBenefitPairs + (ablation.direct().empty() ? 0 : 3);
  text += fmt::format("There are {} intervals behind these tables, and each stands alone: where "
                      "nothing differs, about one in 20 excludes zero by luck.",
                      rows * (kBenefits + 1) + full * each);
  return wrapped(text, kPage, "");
}

/// What is told of one quantity, in one order for rows and JSON.
void for_each_effect(const AblationFinding& finding,
                     const std::function<void(const char*, const std::string&, const std::string&,
                                              const AblationEffect&)>& see) {
  see("explained", "", "", finding.explained);
  for (std::size_t i = 0; i < kBenefits; ++i)
    see("shapley", std::string(benefit_name(i)), "", finding.shares[i]);
  for (std::size_t i = 0; i < kBenefits; ++i)
    see("switched_on_last", std::string(benefit_name(i)), "", finding.last[i]);
  for (std::size_t i = 0; i < kBenefits; ++i)
    see("switched_on_first", std::string(benefit_name(i)), "", finding.first[i]);
  for (std::size_t pair = 0; pair < kBenefitPairs; ++pair) {
    const auto [one, other] = benefits_of_pair(pair);
    see("interaction", std::string(benefit_name(one)), std::string(benefit_name(other)),
        finding.interactions[pair]);
  }
  if (finding.format) see("format", "", "", *finding.format);
  if (finding.other_routes) see("other_routes", "", "", *finding.other_routes);
  if (finding.whole) see("whole", "", "", *finding.whole);
}

nlohmann::ordered_json effect_json(const AblationEffect& effect) {
  nlohmann::ordered_json json;
  json["value"] = number_json(effect.by.value);
  json["low"] = number_json(effect.by.low);
  json["high"] = number_json(effect.by.high);
  json["standard_error"] = number_json(effect.standard_error);
  json["includes_zero"] = !effect.told();
  return json;
}

}  // namespace

std::string ablation_text(const Ablation& ablation, bool all_in_full) {
  const std::vector<AblationFinding> findings = that_happen(ablation);
  if (findings.empty()) return "Nothing of what was asked for happens in any of these runs.\n\n";
  std::string text;
  if (const Grid grid = overview(findings); grid.rows.size() > 1) text = to_text(grid) + "\n";
  std::size_t full = 0;
  for (const AblationFinding& finding : findings) {
    const std::string& name = finding.measure.name;
    if (!all_in_full && name != "war" && name != "strikes") continue;
    text += in_full(finding, ablation);
    ++full;
  }
  return text + notes_on(ablation, findings.size(), full);
}

Grid ablation_rows(const Ablation& ablation, const Provenance& provenance) {
  Grid grid;
  grid.headers = {"arm",  "outcome", "kind",           "benefit",      "with",    "value",
                  "low",  "high",    "standard_error", "includes_zero", "sentence"};
  for (const AblationFinding& finding : ablation.findings()) {
    const auto add = [&](const std::string& kind, const std::string& benefit,
                         const std::string& with, double value) -> std::vector<std::string>& {
      return grid.rows.emplace_back(std::vector<std::string>{
          ablation.arm(), finding.measure.name, kind, benefit, with, digits(value), "", "", "", "",
          ""});
    };
    for_each_effect(finding, [&](const char* kind, const std::string& one,
                                 const std::string& other, const AblationEffect& effect) {
      std::vector<std::string>& row = add(kind, one, other, effect.by.value);
      row[6] = digits(effect.by.low);
      row[7] = digits(effect.by.high);
      row[8] = digits(effect.standard_error);
      row[9] = effect.told() ? "false" : "true";
      if (std::string_view(kind) == "explained") row[10] = finding.sentence();
    });
    for (std::size_t set = 0; set < kBenefitSets; ++set)
      add("set", benefits_text(set), "", finding.levels[set]);
    if (finding.direct) add("direct", ablation.direct(), "", *finding.direct);
  }
  add_origin(grid, provenance);
  return grid;
}

nlohmann::ordered_json ablation_json(const Ablation& ablation) {
  nlohmann::ordered_json json;
  json["arm"] = ablation.arm();
  json["direct"] = nullptr;
  if (!ablation.direct().empty()) json["direct"] = ablation.direct();
  json["attribution"] = "Shapley, run by run";
  json["outcomes"] = nlohmann::ordered_json::array();
  for (const AblationFinding& finding : ablation.findings()) {
    nlohmann::ordered_json one;
    one["name"] = finding.measure.name;
    one["meaning"] = finding.measure.meaning;
    one["unit"] = finding.measure.is_share() ? "share" : finding.measure.unit;
    one["runs"] = finding.runs;
    one["none"] = number_json(finding.none());
    one["all"] = number_json(finding.all());
    if (finding.direct) one["direct"] = number_json(*finding.direct);
    for_each_effect(finding, [&](const char* kind, const std::string& benefit,
                                 const std::string& other, const AblationEffect& effect) {
      if (benefit.empty())
        one[kind] = effect_json(effect);
      else if (other.empty())
        one[kind][benefit] = effect_json(effect);
      else
        one[kind][benefit + " + " + other] = effect_json(effect);
    });
    for (std::size_t set = 0; set < kBenefitSets; ++set)
      one["sets"][benefits_text(set)] = number_json(finding.levels[set]);
    one["sentence"] = finding.sentence();
    one["together"] = finding.pair_sentences();
    json["outcomes"].push_back(std::move(one));
  }
  return json;
}

}  // namespace backchannel
