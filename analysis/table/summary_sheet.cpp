#include "analysis/table/summary_sheet.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "analysis/table/numbers.hpp"

namespace backchannel {
namespace {

/// A measure that is 0 in every run has nothing to tell.
bool is_silent(const Measure& measure) {
  return measure.happened() == 0 || (measure.moments.mean() == 0 && !(measure.moments.sd() > 0));
}

std::string with_unit(const Column& column, const Language& language) {
  const std::string label = label_of(column, language);
  return column.unit == "days" ? language.say("{}, d", label) : label;
}

/// The columns to show: first days, or measures that every run has.
std::vector<std::size_t> shown(std::span<const ArmSummary> arms, bool all, bool first_days) {
  std::vector<std::size_t> indices;
  for (std::size_t i = 0; i < arms.front().measures().size(); ++i) {
    const Column& column = arms.front().measures()[i].column;
    if (column.may_not_happen != first_days || (!all && !column.main)) continue;
    const bool silent = std::all_of(arms.begin(), arms.end(), [&](const ArmSummary& arm) {
      return is_silent(arm.measures()[i]);
    });
    if (all || !silent) indices.push_back(i);
  }
  return indices;
}

std::string range_of(const Measure& measure, const Language& language) {
  const auto at = measure.values.quantiles({0.05, 0.95});
  if (measure.happened() == 0) return "–";
  if (at[0] == at[1] && !(measure.moments.sd() > 0)) return language.say("always");
  return fmt::format("{}–{}", short_number(at[0]), short_number(at[1]));
}

using Rows = std::vector<std::vector<std::string>>;

/// Shares of the classes that occur in any arm, wars by cause beneath war.
Rows outcome_rows(std::span<const ArmSummary> arms, std::span<const ArmSummary> every,
                  const Language& language) {
  Rows rows;
  const auto add = [&](std::string name, const auto& count) {
    const auto some = [&](const ArmSummary& arm) { return count(arm) > 0; };
    if (std::none_of(every.begin(), every.end(), some)) return;
    auto& row = rows.emplace_back();
    row.push_back(std::move(name));
    for (const ArmSummary& arm : arms)
      row.push_back(percent_with_interval(wilson(count(arm), arm.runs())));
  };
  for (int c = 0; c < kOutcomes; ++c) {
    const auto outcome = static_cast<Outcome>(c);
    add(label_of(outcome, language), [&](const ArmSummary& arm) { return arm.count(outcome); });
    for (int cause = 1; outcome == Outcome::war && cause <= kWarCauses; ++cause)
      add("  " + language.word(war_cause_name(cause)),
          [&](const ArmSummary& arm) { return arm.wars(cause); });
  }
  return rows;
}

/// The classes that do not occur, and how often they still might.
std::string never_text(std::span<const ArmSummary> arms, const Language& language) {
  std::string names;
  for (int c = 0; c < kOutcomes; ++c) {
    const auto outcome = static_cast<Outcome>(c);
    const auto none = [&](const ArmSummary& arm) { return arm.count(outcome) == 0; };
    if (std::all_of(arms.begin(), arms.end(), none))
      names += (names.empty() ? "" : language.say(", ")) + label_of(outcome, language);
  }
  if (names.empty() || arms.front().runs() == 0) return "";
  return wrapped(language.say("In none of the {} runs: {}; each is below {} with 95 % confidence.",
                              grouped(arms.front().runs()), names,
                              percent(wilson(0, arms.front().runs()).high)),
                 100, "") +
         "\n";
}

/// Closed forms beside what the runs show, and where the forms come from.
std::string expectation_text(std::span<const ArmSummary> arms, const Language& language) {
  Grid grid{{language.say("what theory says"), language.say("arm"), language.say("theory"),
             language.say("here (95 %)"), "z", ""},
            {},
            {false, false, true, true, true, false}};
  std::vector<std::string> notes;
  for (const ArmSummary& arm : arms) {
    for (const Expectation& row : arm.expectations()) {
      const auto z = row.z();
      grid.rows.push_back({row.name(), language.label(arm.name()), short_number(row.theory()),
                           with_half_width(row.here()), z ? fmt::format("{:+.1f}", *z) : "–",
                           language.say(row.holds() ? phrase("holds")
                                                    : phrase("DOES NOT HOLD"))});
      std::string note = row.name() + ": " + row.note();
      if (!row.note().empty() && std::find(notes.begin(), notes.end(), note) == notes.end())
        notes.push_back(std::move(note));
    }
  }
  if (grid.rows.empty()) return "";
  std::string text = to_text(grid, language) + "\n";
  for (const std::string& note : notes) text += wrapped(language.isolated(note), 100, "  ");
  return text + "\n";
}

/// For each first day the share of runs that have one, and the median and 5–95 % among those.
Rows first_day_rows(std::span<const ArmSummary> arms, const std::vector<std::size_t>& indices,
                    const Language& language) {
  Rows rows;
  for (const std::size_t i : indices) {
    std::vector<std::string> happened{
        language.say("{}, % of runs", label_of(arms.front().measures()[i].column, language))};
    std::vector<std::string> when{"  " + language.say("then median (5–95 %)")};
    for (const ArmSummary& arm : arms) {
      const Measure& measure = arm.measures()[i];
      happened.push_back(percent_with_interval(wilson(measure.happened(), measure.runs)));
      const auto median = measure.values.quantiles({0.5});
      when.push_back(measure.happened() == 0
                         ? "–"
                         : fmt::format("{} ({})", short_number(median.front()),
                                       range_of(measure, language)));
    }
    rows.push_back(std::move(happened));
    rows.push_back(std::move(when));
  }
  return rows;
}

Rows measure_rows(std::span<const ArmSummary> arms, const std::vector<std::size_t>& indices,
                  const Language& language) {
  Rows rows;
  for (const std::size_t i : indices) {
    auto& row = rows.emplace_back();
    row.push_back(with_unit(arms.front().measures()[i].column, language));
    for (const ArmSummary& arm : arms) {
      const Measure& measure = arm.measures()[i];
      row.push_back(
          fmt::format("{} ({})", short_number(measure.moments.mean()),
                      range_of(measure, language)));
    }
  }
  return rows;
}

std::string page_of(std::string corner, std::span<const ArmSummary> arms, Rows rows,
                    const Language& language) {
  std::vector<std::string> names;
  for (const ArmSummary& arm : arms) names.push_back(language.label(arm.name()));
  return to_text(grid_of_arms(std::move(corner), names, std::move(rows)), language) + "\n";
}

/// Everything about one arm, where there is room for it.
std::string detail_of(const ArmSummary& arm, const std::vector<std::size_t>& days,
                      const std::vector<std::size_t>& measures, const Language& language) {
  Grid when{{language.say("first day"), language.say("runs that have one"), language.say("mean"),
             language.say("median"), "5–95 %"},
            {},
            {false, true, true, true, true}};
  Grid much{{language.say("measure"), language.say("mean (95 %)"), language.say("sd"),
             language.say("median"), "5–95 %"},
            {},
            {false, true, true, true, true}};
  const auto median = [](const Measure& measure) {
    return short_number(measure.values.quantiles({0.5}).front());
  };
  for (const std::size_t i : days) {
    const Measure& measure = arm.measures()[i];
    when.rows.push_back({label_of(measure.column, language),
                         percent_with_interval(wilson(measure.happened(), measure.runs)),
                         short_number(measure.moments.mean()), median(measure),
                         range_of(measure, language)});
  }
  for (const std::size_t i : measures) {
    const Measure& measure = arm.measures()[i];
    const Estimate mean = measure.moments.interval();
    much.rows.push_back({with_unit(measure.column, language), with_half_width(mean),
                         short_number(measure.moments.sd()), median(measure),
                         range_of(measure, language)});
  }
  std::string text;
  if (!when.rows.empty()) text += to_text(when, language) + "\n";
  if (!much.rows.empty()) text += to_text(much, language) + "\n";
  return text;
}

/// Some arms side by side; what does not occur in any arm at all was left out before.
std::string page_text(std::span<const ArmSummary> arms, std::span<const ArmSummary> every,
                      const std::vector<std::size_t>& days,
                      const std::vector<std::size_t>& measures, const Language& language) {
  std::string text = page_of(language.say("runs that end (95 %)"), arms,
                             outcome_rows(arms, every, language), language);
  if (!days.empty())
    text += page_of(language.say("first days"), arms, first_day_rows(arms, days, language),
                    language);
  if (!measures.empty())
    text += page_of(language.say("mean (5–95 %)"), arms, measure_rows(arms, measures, language),
                    language);
  return text;
}

nlohmann::ordered_json measure_json(const Measure& measure) {
  const Estimate mean = measure.moments.interval();
  const auto at = measure.values.quantiles({0.05, 0.5, 0.95});
  nlohmann::ordered_json json;
  json["name"] = measure.column.name;
  json["unit"] = measure.column.unit;
  json["meaning"] = measure.column.meaning;
  json["main"] = measure.column.main;
  json["mean"] = number_json(mean.value);
  json["low"] = number_json(mean.low);
  json["high"] = number_json(mean.high);
  json["sd"] = number_json(measure.moments.sd());
  json["median"] = number_json(at[1]);
  json["p05"] = number_json(at[0]);
  json["p95"] = number_json(at[2]);
  if (measure.column.may_not_happen) json["happened"] = measure.happened();
  return json;
}

nlohmann::ordered_json expectation_json(const Expectation& row) {
  const Estimate here = row.here();
  nlohmann::ordered_json json;
  json["name"] = row.name();
  json["theory"] = number_json(row.theory());
  json["here"] = number_json(here.value);
  json["low"] = number_json(here.low);
  json["high"] = number_json(here.high);
  json["z"] = row.z() ? number_json(*row.z()) : nlohmann::ordered_json();
  json["tolerance"] = number_json(row.tolerance());
  json["holds"] = row.holds();
  json["note"] = row.note();
  return json;
}

nlohmann::ordered_json share_json(std::string_view name, std::uint64_t count, std::uint64_t runs) {
  const Estimate share = wilson(count, runs);
  nlohmann::ordered_json json;
  json["class"] = name;
  json["runs"] = count;
  json["share"] = number_json(share.value);
  json["low"] = number_json(share.low);
  json["high"] = number_json(share.high);
  return json;
}

void add_share_row(Grid& grid, const std::string& arm, const char* kind, std::string name,
                   std::uint64_t count, std::uint64_t runs) {
  const Estimate share = wilson(count, runs);
  grid.rows.push_back({arm, kind, std::move(name), "share", fmt::format("{}", count),
                       digits(share.value), digits(share.low), digits(share.high), "", "", "", ""});
}

}  // namespace

nlohmann::ordered_json number_json(double value) {
  if (!std::isfinite(value)) return nullptr;
  return tidy(value);
}

Grid grid_of_arms(std::string corner, const std::vector<std::string>& names,
                  std::vector<std::vector<std::string>> rows) {
  Grid grid;
  grid.header_width = 20;
  grid.headers.push_back(std::move(corner));
  grid.right.push_back(false);
  for (const std::string& name : names) {
    grid.headers.push_back(name);
    grid.right.push_back(true);
  }
  grid.rows = std::move(rows);
  return grid;
}

std::string outcome_text(std::span<const ArmSummary> arms, const Language& language) {
  if (arms.empty()) return "";
  std::string text;
  for (std::size_t i = 0; i < arms.size(); i += kArmsOnPage) {
    const auto page = arms.subspan(i, std::min(kArmsOnPage, arms.size() - i));
    text += page_of(language.say("runs that end (95 %)"), page, outcome_rows(page, arms, language),
                    language);
  }
  return text + never_text(arms, language);
}

std::string summary_text(std::span<const ArmSummary> arms, bool all, const Language& language) {
  if (arms.empty()) return "";
  const auto days = shown(arms, all, true);
  const auto measures = shown(arms, all, false);
  std::string text;
  if (arms.size() == 1) {
    text += page_of(language.say("runs that end (95 %)"), arms, outcome_rows(arms, arms, language),
                    language) +
            detail_of(arms.front(), days, measures, language);
  } else {
    for (std::size_t i = 0; i < arms.size(); i += kArmsOnPage)
      text += page_text(arms.subspan(i, std::min(kArmsOnPage, arms.size() - i)), arms, days,
                        measures, language);
  }
  text += expectation_text(arms, language) + never_text(arms, language);
  if (!days.empty())
    text += language.say("First days count from the start; their median and 5–95 % are of the runs "
                         "that have one.") +
            "\n";
  if (arms.front().runs() > FirstValues::kMost)
    text += language.say("Medians and percentiles are of the first {} values.",
                         grouped(FirstValues::kMost)) +
            "\n";
  return text;
}

void add_origin(Grid& grid, const Provenance& provenance) {
  const Build build = this_build();
  for (const char* header : {"version", "scenario_hash", "seed", "runs", "command"})
    grid.headers.emplace_back(header);
  for (auto& row : grid.rows) {
    row.emplace_back(build.version);
    row.push_back(provenance.hash);
    row.push_back(fmt::format("{}", provenance.seed));
    row.push_back(fmt::format("{}", provenance.runs));
    row.push_back(provenance.command);
  }
}

Grid summary_rows(std::span<const ArmSummary> arms) {
  Grid grid;
  grid.headers = {"arm", "kind", "name", "unit",   "count", "value",
                  "low", "high", "sd",   "median", "p05",   "p95"};
  for (const ArmSummary& arm : arms) {
    for (int c = 0; c < kOutcomes; ++c) {
      const auto outcome = static_cast<Outcome>(c);
      add_share_row(grid, arm.name(), "outcome", std::string(name_of(outcome)), arm.count(outcome),
                    arm.runs());
    }
    for (int cause = 1; cause <= kWarCauses; ++cause)
      add_share_row(grid, arm.name(), "war_cause", std::string(war_cause_name(cause)),
                    arm.wars(cause), arm.runs());
    for (const Measure& measure : arm.measures()) {
      const Estimate mean = measure.moments.interval();
      const auto at = measure.values.quantiles({0.05, 0.5, 0.95});
      grid.rows.push_back({arm.name(), "measure", measure.column.name, measure.column.unit,
                           fmt::format("{}", measure.happened()), digits(mean.value),
                           digits(mean.low), digits(mean.high), digits(measure.moments.sd()),
                           digits(at[1]), digits(at[0]), digits(at[2])});
    }
  }
  return grid;
}

nlohmann::ordered_json summary_json(std::span<const ArmSummary> arms) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const ArmSummary& arm : arms) {
    nlohmann::ordered_json json;
    json["name"] = arm.name();
    json["says"] = arm.says();
    json["runs"] = arm.runs();
    json["outcomes"] = nlohmann::ordered_json::array();
    for (int c = 0; c < kOutcomes; ++c) {
      const auto outcome = static_cast<Outcome>(c);
      json["outcomes"].push_back(share_json(name_of(outcome), arm.count(outcome), arm.runs()));
    }
    json["war_causes"] = nlohmann::ordered_json::array();
    for (int cause = 1; cause <= kWarCauses; ++cause)
      json["war_causes"].push_back(share_json(war_cause_name(cause), arm.wars(cause), arm.runs()));
    json["measures"] = nlohmann::ordered_json::array();
    for (const Measure& measure : arm.measures()) json["measures"].push_back(measure_json(measure));
    json["expected"] = nlohmann::ordered_json::array();
    for (const Expectation& row : arm.expectations())
      json["expected"].push_back(expectation_json(row));
    list.push_back(std::move(json));
  }
  return list;
}

}  // namespace backchannel
