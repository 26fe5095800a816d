#include "analysis/table/prior_sheet.hpp"

#include <fmt/format.h>

#include "analysis/table/numbers.hpp"
#include "analysis/table/summary_sheet.hpp"

namespace backchannel {
namespace {

constexpr std::size_t kPage = 100;

std::string number_of(const PriorFinding& finding, double value) {
  return finding.quantity.is_share() ? points(value) : short_number(value);
}

std::string mean_text(const PriorFinding& finding) {
  const Estimate& by = finding.mean;
  if (finding.is_difference() && finding.quantity.is_share()) return points_with_interval(by);
  return fmt::format("{} ({} to {})", number_of(finding, by.value), number_of(finding, by.low),
                     number_of(finding, by.high));
}

std::string percent_range(const Estimate& share) {
  return fmt::format("{} ({:.1f}–{:.1f})", percent(share.value), 100 * share.low,
                     100 * share.high);
}

Grid parts_grid(const std::vector<PriorFinding>& findings) {
  Grid grid{{"read off a run", "mean (95 %)", "sd of prior", "sd of luck", "due to prior (95 %)"},
            {},
            {false, true, true, true, true}};
  for (const PriorFinding& finding : findings)
    grid.rows.push_back({finding.is_difference() ? "  " + finding.arm + " minus first"
                                                 : finding.quantity.name + ", " + finding.arm,
                         mean_text(finding), number_of(finding, finding.prior_sd()),
                         number_of(finding, finding.luck_sd()),
                         percent_range(finding.prior_share)});
  return grid;
}

Grid signs_grid(const std::vector<PriorFinding>& findings) {
  Grid grid{{"minus first", "same sign (95 %)", "raw", "no run differs", "above zero", "below"},
            {},
            {false, true, true, true, true, true}};
  for (const PriorFinding& finding : findings)
    if (finding.is_difference())
      grid.rows.push_back({finding.quantity.name + ", " + finding.arm,
                           finding.at_the_edge() ? "none shows another"
                                                 : percent_range(finding.same_sign),
                           percent(finding.raw_same),
                           fmt::format("{}", finding.no_run_differs),
                           fmt::format("{}", finding.above), fmt::format("{}", finding.below)});
  return grid;
}

nlohmann::ordered_json interval_json(const Estimate& estimate) {
  nlohmann::ordered_json json;
  json["value"] = number_json(estimate.value);
  json["low"] = number_json(estimate.low);
  json["high"] = number_json(estimate.high);
  return json;
}

}  // namespace

std::string prior_text(const PriorStudy& study) {
  const std::vector<PriorFinding> findings = study.findings();
  std::string text = fmt::format(
      "{} draws of what is uncertain, each lived {} times in every arm\n\n", grouped(study.draws()),
      grouped(study.lucks()));
  text += to_text(parts_grid(findings)) + "\n";
  if (const Grid signs = signs_grid(findings); !signs.rows.empty()) text += to_text(signs) + "\n";
  for (const PriorFinding& finding : findings)
    if (finding.is_difference())
      text += "  * " + wrapped(finding.sentence(), kPage, "    ").substr(4);
  return text + "\n" +
         wrapped("Shares are in 100 runs. Sd of prior: from draw to draw, luck taken off; of luck: "
                 "from run to run under one draw; due to prior: its part of the variance of a run. "
                 "Same sign: estimated, luck taken off; raw counts draw means as they are, luck "
                 "and all. Above and below: draws whose own interval excludes zero.",
                 kPage, "");
}

Grid prior_rows(const PriorStudy& study) {
  Grid grid;
  grid.headers = {"arm",           "against",       "name",           "unit",
                  "draws",         "lucks",         "mean",           "low",
                  "high",          "prior_variance", "luck_variance", "prior_share",
                  "prior_share_low", "prior_share_high", "same_sign", "same_sign_low",
                  "same_sign_high", "raw_same_sign", "no_run_differs", "above",
                  "below",         "sentence"};
  for (const PriorFinding& finding : study.findings()) {
    const bool difference = finding.is_difference();
    const auto only = [&](std::string text) { return difference ? std::move(text) : ""; };
    grid.rows.push_back(
        {finding.arm, finding.against, finding.quantity.name,
         finding.quantity.is_share() ? "share" : finding.quantity.unit,
         fmt::format("{}", finding.draws), fmt::format("{}", finding.lucks),
         digits(finding.mean.value), digits(finding.mean.low), digits(finding.mean.high),
         digits(finding.prior_variance), digits(finding.luck_variance),
         digits(finding.prior_share.value), digits(finding.prior_share.low),
         digits(finding.prior_share.high), only(digits(finding.same_sign.value)),
         only(digits(finding.same_sign.low)), only(digits(finding.same_sign.high)),
         only(digits(finding.raw_same)), only(fmt::format("{}", finding.no_run_differs)),
         only(fmt::format("{}", finding.above)), only(fmt::format("{}", finding.below)),
         finding.sentence()});
  }
  return grid;
}

nlohmann::ordered_json prior_json(const PriorStudy& study) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const PriorFinding& finding : study.findings()) {
    nlohmann::ordered_json json;
    json["arm"] = finding.arm;
    json["against"] = nullptr;
    if (finding.is_difference()) json["against"] = finding.against;
    json["name"] = finding.quantity.name;
    json["unit"] = finding.quantity.is_share() ? "share" : finding.quantity.unit;
    json["draws"] = finding.draws;
    json["lucks"] = finding.lucks;
    json["mean"] = interval_json(finding.mean);
    json["prior_variance"] = number_json(finding.prior_variance);
    json["luck_variance"] = number_json(finding.luck_variance);
    json["prior_share"] = interval_json(finding.prior_share);
    if (finding.is_difference()) {
      json["same_sign"] = interval_json(finding.same_sign);
      json["raw_same_sign"] = number_json(finding.raw_same);
      json["no_run_differs"] = finding.no_run_differs;
      json["above"] = finding.above;
      json["below"] = finding.below;
    }
    json["sentence"] = finding.sentence();
    list.push_back(std::move(json));
  }
  return list;
}

}  // namespace backchannel
