#include "analysis/table/episode_sheet.hpp"

#include <fmt/format.h>

#include "analysis/table/numbers.hpp"
#include "analysis/table/provenance.hpp"
#include "analysis/table/summary_sheet.hpp"

namespace backchannel {
namespace {

constexpr std::size_t kPage = 100;
constexpr const char* kIndent = "     ";
constexpr const char* kNothing = "–";

std::string classes_text(const Documented& documented) {
  std::string text;
  for (const Outcome outcome : documented.outcome)
    text += fmt::format("{}{}", text.empty() ? "" : " or ", name_of(outcome));
  return text.empty() ? "no class" : text;
}

/// What is documented of one measure: `≥ 1`, `came`, `99`.
std::string documented_text(const Observed& observed) {
  std::string text;
  const auto add = [&](const std::string& more) { text += (text.empty() ? "" : ", ") + more; };
  if (observed.value) add(short_number(*observed.value));
  if (observed.at_least) add("≥ " + short_number(*observed.at_least));
  if (observed.at_most) add("≤ " + short_number(*observed.at_most));
  if (observed.happened) add(*observed.happened ? "came" : "did not come");
  if (!observed.before.empty()) add("before " + observed.before);
  return text.empty() ? kNothing : text;
}

/// Mean and 5–95 % of a measure that is no share, of the runs that have it.
struct Spread {
  double mean = 0;
  double low = 0;
  double high = 0;
};
std::optional<Spread> spread_of(const EpisodeFinding& finding, const Sighting& sighting) {
  const Measure* measure = finding.arms.front().find(sighting.observed().measure);
  if (measure == nullptr || measure->happened() == 0) return std::nullopt;
  const auto at = measure->values.quantiles({0.05, 0.95});
  return Spread{measure->moments.mean(), at[0], at[1]};
}

std::string model_text(const EpisodeFinding& finding, const Sighting& sighting) {
  if (sighting.observed().is_share()) return percent_with_interval(sighting.share());
  const auto spread = spread_of(finding, sighting);
  if (!spread) return kNothing;
  return fmt::format("{} ({}–{})", short_number(spread->mean), short_number(spread->low),
                     short_number(spread->high));
}

std::string share_text(const EpisodeFinding& finding) {
  const auto share = finding.share();
  return share ? percent_with_interval(*share) : kNothing;
}

std::string observations_text(const EpisodeFinding& finding) {
  Grid grid{{"observed", "measure", "documented", "model: runs (95 %), or mean (5–95 %)"},
            {},
            {false, false, true, true}};
  grid.header_width = 20;
  for (const Sighting& sighting : finding.episode.sightings())
    grid.rows.push_back({sighting.name(), sighting.observed().measure,
                         documented_text(sighting.observed()), model_text(finding, sighting)});
  return grid.rows.empty() ? "" : to_text(grid) + "\n";
}

/// `86.4, +1.0 ± 1.3`: of 100 runs, and by how many that differs; the files have both ends.
std::string compared_text(const PairedCounts& counts) {
  const Estimate by = counts.difference();
  const double share =
      static_cast<double>(counts.in_second()) / static_cast<double>(counts.runs());
  return fmt::format("{:.1f}, {}{} ± {}", 100 * share, by.value > 0 ? "+" : "", points(by.value),
                     points(by.half_width()));
}

std::string arms_text(const EpisodeFinding& finding) {
  Grid grid{{"other arms, of 100 runs", "what happened", "war", "strikes"},
            {},
            {false, true, true, true}};
  const bool classes = !finding.episode.documented().outcome.empty();
  for (const EpisodeArm& arm : finding.episode.arms())
    grid.rows.push_back({arm.name, classes ? compared_text(arm.happened) : kNothing,
                         compared_text(arm.war), compared_text(arm.strikes)});
  if (grid.rows.empty()) return "";
  return to_text(grid) + "\n  After the comma: against the first arm, paired, ± 95 %.\n\n";
}

std::string episode_text(const EpisodeFinding& finding) {
  const Episode& episode = finding.episode;
  const auto first = std::span(finding.arms).first(1);
  return fmt::format("{}  {}\n", episode.id(), episode.title()) +
         wrapped("Documented: " + episode.documented().says, kPage, kIndent) +
         fmt::format("{}The model gives what happened ({}) {}.\n\n", kIndent,
                     classes_text(episode.documented()), share_text(finding)) +
         outcome_text(first) + observations_text(finding) + arms_text(finding);
}

std::string overview_text(std::span<const EpisodeFinding> findings) {
  Grid grid{{"episode", "what happened", "share the model gives (95 %)"}, {}, {false, false, true}};
  for (const EpisodeFinding& finding : findings)
    grid.rows.push_back({finding.episode.id(), classes_text(finding.episode.documented()),
                         share_text(finding)});
  return to_text(grid);
}

nlohmann::ordered_json estimate_json(const Estimate& estimate) {
  return {{"value", number_json(estimate.value)},
          {"low", number_json(estimate.low)},
          {"high", number_json(estimate.high)}};
}

nlohmann::ordered_json observed_json(const EpisodeFinding& finding, const Sighting& sighting) {
  const Observed& observed = sighting.observed();
  nlohmann::ordered_json json;
  json["name"] = sighting.name();
  json["says"] = observed.says;
  json["measure"] = observed.measure;
  json["documented"] = documented_text(observed);
  json["value"] = observed.value ? number_json(*observed.value) : nlohmann::ordered_json();
  json["share"] =
      observed.is_share() ? estimate_json(sighting.share()) : nlohmann::ordered_json();
  const auto spread = spread_of(finding, sighting);
  json["mean"] = spread ? number_json(spread->mean) : nlohmann::ordered_json();
  json["p05"] = spread ? number_json(spread->low) : nlohmann::ordered_json();
  json["p95"] = spread ? number_json(spread->high) : nlohmann::ordered_json();
  return json;
}

nlohmann::ordered_json compared_json(const PairedCounts& counts) {
  nlohmann::ordered_json json;
  json["share"] = estimate_json(wilson(counts.in_second(), counts.runs()));
  json["difference"] = estimate_json(counts.difference());
  return json;
}

nlohmann::ordered_json episode_json(const EpisodeFinding& finding) {
  const Episode& episode = finding.episode;
  const auto share = finding.share();
  nlohmann::ordered_json json;
  json["id"] = episode.id();
  json["title"] = episode.title();
  json["hash"] = episode.hash();
  json["seed"] = fmt::format("{}", finding.seed);
  json["runs"] = finding.runs();
  json["documented"] = episode.documented().says;
  json["classes"] = nlohmann::ordered_json::array();
  for (const Outcome outcome : episode.documented().outcome)
    json["classes"].push_back(name_of(outcome));
  json["what_happened"] = share ? estimate_json(*share) : nlohmann::ordered_json();
  json["observed"] = nlohmann::ordered_json::array();
  for (const Sighting& sighting : episode.sightings())
    json["observed"].push_back(observed_json(finding, sighting));
  json["against_first"] = nlohmann::ordered_json::array();
  for (const EpisodeArm& arm : episode.arms()) {
    nlohmann::ordered_json entry;
    entry["arm"] = arm.name;
    entry["what_happened"] = share ? compared_json(arm.happened) : nlohmann::ordered_json();
    entry["war"] = compared_json(arm.war);
    entry["strikes"] = compared_json(arm.strikes);
    json["against_first"].push_back(std::move(entry));
  }
  json["arms"] = summary_json(finding.arms);
  return json;
}

/// Rows of one episode, before what they have in common is added.
std::vector<std::vector<std::string>> rows_of(const EpisodeFinding& finding) {
  const Episode& episode = finding.episode;
  const std::string& first = finding.arms.front().name();
  std::vector<std::vector<std::string>> rows;
  const auto add_share = [&](const char* kind, const std::string& arm, const std::string& name,
                             const std::string& documented, const Estimate& share) {
    rows.push_back({episode.id(), kind, arm, name, documented, digits(share.value),
                    digits(share.low), digits(share.high), "", "", ""});
  };
  if (const auto share = finding.share())
    add_share("what_happened", first, "what happened", classes_text(episode.documented()), *share);
  for (int c = 0; c < kOutcomes; ++c) {
    const auto outcome = static_cast<Outcome>(c);
    add_share("outcome", first, std::string(name_of(outcome)),
              episode.would_count(outcome) ? "counts" : "", finding.arms.front().share(outcome));
  }
  for (const Sighting& sighting : episode.sightings()) {
    const std::string documented = documented_text(sighting.observed());
    const auto spread = spread_of(finding, sighting);
    if (sighting.observed().is_share())
      add_share("observed_share", first, sighting.name(), documented, sighting.share());
    else if (spread)
      rows.push_back({episode.id(), "observed_mean", first, sighting.name(), documented,
                      digits(spread->mean), digits(spread->low), digits(spread->high), "", "", ""});
  }
  const auto add_arm = [&](const EpisodeArm& arm, const char* name, const PairedCounts& counts) {
    const Estimate share = wilson(counts.in_second(), counts.runs());
    const Estimate by = counts.difference();
    rows.push_back({episode.id(), "arm", arm.name, name, "", digits(share.value),
                    digits(share.low), digits(share.high), digits(by.value), digits(by.low),
                    digits(by.high)});
  };
  for (const EpisodeArm& arm : episode.arms()) {
    if (finding.share()) add_arm(arm, "what happened", arm.happened);
    add_arm(arm, "war", arm.war);
    add_arm(arm, "strikes", arm.strikes);
  }
  return rows;
}

}  // namespace

std::string episodes_text(std::span<const EpisodeFinding> findings) {
  std::string text;
  for (const EpisodeFinding& finding : findings) text += episode_text(finding);
  return text + overview_text(findings) + "\n";
}

Grid episode_rows(std::span<const EpisodeFinding> findings) {
  Grid grid;
  grid.headers = {"episode", "kind", "arm",        "name",           "documented",
                  "value",   "low",  "high",       "difference",     "difference_low",
                  "difference_high", "runs", "seed", "scenario"};
  for (const EpisodeFinding& finding : findings)
    for (std::vector<std::string>& row : rows_of(finding)) {
      row.push_back(fmt::format("{}", finding.runs()));
      row.push_back(fmt::format("{}", finding.seed));
      row.push_back(finding.episode.hash());
      grid.rows.push_back(std::move(row));
    }
  return grid;
}

nlohmann::ordered_json episodes_json(std::span<const EpisodeFinding> findings) {
  nlohmann::ordered_json json;
  json["caution"] = kCaution;
  json["version"] = this_build().version;
  json["commit"] = this_build().commit;
  json["episodes"] = nlohmann::ordered_json::array();
  for (const EpisodeFinding& finding : findings) json["episodes"].push_back(episode_json(finding));
  return json;
}

}  // namespace backchannel
