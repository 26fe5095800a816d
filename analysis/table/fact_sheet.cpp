#include "analysis/table/fact_sheet.hpp"

#include <fmt/format.h>

#include "analysis/table/answer_sheet.hpp"
#include "analysis/table/numbers.hpp"
#include "analysis/table/provenance.hpp"
#include "sim/parameters/yaml.hpp"

namespace backchannel {
namespace {

constexpr std::size_t kPage = 100;
constexpr const char* kIndent = "      ";

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
                                besides(finding, off),
                                effect_text(finding.fact.question, off.answer),
                                still_text(off.answer.came)),
                    kPage, kIndent);
  return text;
}

}  // namespace

std::string facts_text(std::span<const FactFinding> findings) {
  std::string text;
  for (const FactFinding& finding : findings) {
    text += fmt::format("{:<6}{}: {}, {}\n", finding.fact.id(), words_of(finding.verdict),
                        measure_text(finding.fact.question.measure),
                        effect_text(finding.fact.question, finding.answer));
    text += wrapped(finding.fact.claim, kPage, kIndent);
    text += wrapped(levels_text(finding.answer), kPage, kIndent);
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
    const Estimate& effect = finding.answer.effect;
    std::vector<FactWithout> lines = finding.without;
    if (lines.empty()) lines.emplace_back();
    for (const FactWithout& off : lines) {
      const Estimate& left = off.answer.effect;
      const auto of_term = [&](double value) { return off.path.empty() ? "" : digits(value); };
      grid.rows.push_back({finding.fact.id(), words_of(finding.verdict),
                           words_of(finding.fact.verdict),
                           measure_text(finding.fact.question.measure),
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
    entry["id"] = finding.fact.id();
    entry["claim"] = finding.fact.claim;
    entry["evidence"] = finding.fact.evidence;
    entry["scenario"] = finding.fact.question.scenario;
    entry["hash"] = finding.hash;
    entry["runs"] = finding.runs;
    entry["seed"] = fmt::format("{}", finding.seed);
    entry["measure"] = measure_text(finding.fact.question.measure);
    entry["effect"] = answer_json(finding.answer);
    entry["verdict"] = words_of(finding.verdict);
    entry["recorded"] = words_of(finding.fact.verdict);
    entry["without"] = nlohmann::ordered_json::array();
    for (const FactWithout& off : finding.without) {
      nlohmann::ordered_json left;
      left["path"] = off.path;
      left["off"] = off.off;
      left["effect"] = answer_json(off.answer);
      left["came"] = still_text(off.answer.came);
      entry["without"].push_back(std::move(left));
    }
    if (finding.fact.built_in.empty()) entry["mechanism"] = finding.fact.mechanism;
    json["facts"].push_back(std::move(entry));
  }
  return json;
}

}  // namespace backchannel
