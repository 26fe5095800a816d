#include "analysis/table/fact_sheet.hpp"

#include <fmt/format.h>

#include "analysis/table/numbers.hpp"
#include "analysis/table/provenance.hpp"
#include "sim/parameters/yaml.hpp"

namespace backchannel {
namespace {

constexpr std::size_t kPage = 100;
constexpr const char* kIndent = "      ";

std::string measure_text(const FactMeasure& measure) {
  if (measure.war != Cause::none) return fmt::format("war, {}", name_of(measure.war));
  std::string text = measure.column;
  for (const Outcome outcome : measure.outcome)
    text += fmt::format("{}{}", text.empty() ? "" : " or ", name_of(outcome));
  if (!measure.per.empty()) text += " per " + measure.per;
  if (measure.happened) text += " at all";
  if (measure.at_least) text += " ≥ " + short_number(*measure.at_least);
  if (measure.at_most) text += " ≤ " + short_number(*measure.at_most);
  return text;
}

bool is_level(const Fact& fact) {
  return fact.test == Fact::Test::level || fact.test == Fact::Test::prior;
}

std::string level_text(const Estimate& level, bool share) {
  return share ? percent_with_interval(level) : short_number(level.value);
}

std::string levels_text(const FactEffect& effect) {
  std::string text;
  for (const FactEffect::Level& level : effect.levels)
    text += fmt::format("{}{} {}", text.empty() ? "" : "; ", level.name,
                        effect.share ? percent(level.estimate.value)
                                     : short_number(level.estimate.value));
  return text;
}

std::string came_text(FactEffect::Came came) {
  return came == FactEffect::Came::as_claimed  ? "still so"
         : came == FactEffect::Came::not_shown ? "no longer so"
                                               : "the other way round";
}

/// What else is set while the term is off.
std::string besides(const FactFinding& finding, const FactWithout& off) {
  std::string text;
  for (const auto& entry : finding.fact.without.entries)
    if (entry.path != off.path)
      text += fmt::format(" and {} = {}", entry.path, to_flow(entry.value));
  return text;
}

std::string without_text(const FactFinding& finding) {
  std::string text;
  for (const FactWithout& off : finding.without)
    text += wrapped(fmt::format("with {} = {}{}: {}, {}", off.path, off.off,
                                besides(finding, off), effect_text(finding.fact, off.effect),
                                came_text(off.effect.came)),
                    kPage, kIndent);
  return text;
}

nlohmann::ordered_json estimate_json(const Estimate& estimate) {
  nlohmann::ordered_json json;
  const auto number = [](double value) {
    return value == value ? nlohmann::ordered_json(tidy(value)) : nlohmann::ordered_json();
  };
  json["value"] = number(estimate.value);
  json["low"] = number(estimate.low);
  json["high"] = number(estimate.high);
  return json;
}

nlohmann::ordered_json effect_json(const FactEffect& effect) {
  nlohmann::ordered_json json = estimate_json(effect.effect);
  json["share"] = effect.share;
  json["levels"] = nlohmann::ordered_json::array();
  for (const FactEffect::Level& level : effect.levels) {
    nlohmann::ordered_json entry = estimate_json(level.estimate);
    entry["arm"] = level.name;
    json["levels"].push_back(std::move(entry));
  }
  json["steps"] = nlohmann::ordered_json::array();
  for (const Estimate& step : effect.steps) json["steps"].push_back(estimate_json(step));
  return json;
}

}  // namespace

std::string effect_text(const Fact& fact, const FactEffect& effect) {
  if (is_level(fact)) return level_text(effect.effect, effect.share);
  // A widening of shares is a mean over runs, and a share nonetheless.
  if (effect.share) return points_with_interval(effect.effect) + " of 100";
  return fmt::format("{} ({} to {})", signed_number(effect.effect.value),
                     short_number(effect.effect.low), short_number(effect.effect.high));
}

std::string facts_text(std::span<const FactFinding> findings) {
  std::string text;
  for (const FactFinding& finding : findings) {
    text += fmt::format("{:<6}{}: {}, {}\n", finding.fact.id, words_of(finding.verdict),
                        measure_text(finding.fact.measure),
                        effect_text(finding.fact, finding.effect));
    text += wrapped(finding.fact.claim, kPage, kIndent);
    text += wrapped(levels_text(finding.effect), kPage, kIndent);
    text += without_text(finding);
    if (finding.verdict != finding.fact.verdict)
      text += fmt::format("{}recorded in the file: {}\n", kIndent, words_of(finding.fact.verdict));
    text += "\n";
  }
  return text;
}

Grid fact_rows(std::span<const FactFinding> findings) {
  Grid grid;
  grid.headers = {"id",  "verdict", "recorded", "measure", "effect", "low", "high",
                  "off", "off_to",  "off_effect", "off_low", "off_high", "runs", "seed",
                  "scenario", "claim"};
  for (const FactFinding& finding : findings) {
    const Estimate& effect = finding.effect.effect;
    std::vector<FactWithout> lines = finding.without;
    if (lines.empty()) lines.emplace_back();
    for (const FactWithout& off : lines) {
      const Estimate& left = off.effect.effect;
      const auto of_term = [&](double value) { return off.path.empty() ? "" : digits(value); };
      grid.rows.push_back({finding.fact.id, words_of(finding.verdict),
                           words_of(finding.fact.verdict), measure_text(finding.fact.measure),
                           digits(effect.value), digits(effect.low), digits(effect.high), off.path,
                           off.off, of_term(left.value), of_term(left.low), of_term(left.high),
                           fmt::format("{}", finding.runs), fmt::format("{}", finding.seed),
                           finding.hash, finding.fact.claim});
    }
  }
  return grid;
}

nlohmann::ordered_json facts_json(std::span<const FactFinding> findings) {
  nlohmann::ordered_json json;
  json["caution"] = kCaution;
  json["version"] = this_build().version;
  json["commit"] = this_build().commit;
  json["facts"] = nlohmann::ordered_json::array();
  for (const FactFinding& finding : findings) {
    nlohmann::ordered_json entry;
    entry["id"] = finding.fact.id;
    entry["claim"] = finding.fact.claim;
    entry["evidence"] = finding.fact.evidence;
    entry["scenario"] = finding.fact.scenario;
    entry["hash"] = finding.hash;
    entry["runs"] = finding.runs;
    entry["seed"] = fmt::format("{}", finding.seed);
    entry["measure"] = measure_text(finding.fact.measure);
    entry["effect"] = effect_json(finding.effect);
    entry["verdict"] = words_of(finding.verdict);
    entry["recorded"] = words_of(finding.fact.verdict);
    entry["without"] = nlohmann::ordered_json::array();
    for (const FactWithout& off : finding.without) {
      nlohmann::ordered_json left;
      left["path"] = off.path;
      left["off"] = off.off;
      left["effect"] = effect_json(off.effect);
      left["came"] = came_text(off.effect.came);
      entry["without"].push_back(std::move(left));
    }
    if (finding.fact.built_in.empty()) entry["mechanism"] = finding.fact.mechanism;
    json["facts"].push_back(std::move(entry));
  }
  return json;
}

}  // namespace backchannel
