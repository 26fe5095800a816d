#include "analysis/report/report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

#include "analysis/report/sentence.hpp"
#include "analysis/report/story.hpp"
#include "analysis/table/association.hpp"
#include "sim/crisis/act.hpp"

namespace backchannel {
namespace {

using Json = nlohmann::ordered_json;

constexpr int kGridDays = 60;            ///< steps of every chart over time
constexpr std::size_t kMostForked = 40;  ///< pairs that part equally far are told up to here

/// What a run may meet first; on the same day the graver one counts.
enum First : std::size_t { kWarFirst, kStrikeFirst, kBreakOffFirst, kAgreementFirst, kFirsts };
constexpr std::array<const char*, kFirsts> kFirstNames{"war", "strike", "break-off", "agreement"};
constexpr std::array<const char*, 5> kEventNames{"war", "strike", "break-off", "agreement",
                                                 "understanding"};

std::array<double, 5> days_of(const Tally& t) {
  return {t.war_day, t.first_strike, t.first_break_off, t.first_deal, t.first_understanding};
}

void add_first(Incidence& firsts, const Tally& tally) {
  const std::array<double, 5> days = days_of(tally);
  std::size_t first = kFirsts;
  for (std::size_t i = 0; i < kFirsts; ++i)
    if (days[i] != kDidNot && (first == kFirsts || days[i] < days[first])) first = i;
  if (first == kFirsts)
    firsts.add_none();
  else
    firsts.add(first, days[first]);
}

/// Whether it came at all; a war ends the run, so what had not come by then never will.
void add_event(Incidence& incidence, double day) {
  if (day == kDidNot)
    incidence.add_none();
  else
    incidence.add(0, day);
}

double forces_at_start(const Scenario& arm) {
  double forces = 0;
  for (const auto& instrument : arm.instruments.entries)
    forces += instrument.value.forces * instrument.value.level;
  return forces;
}

bool is_good(Outcome outcome) {
  return outcome == Outcome::comprehensive || outcome == Outcome::framework ||
         outcome == Outcome::limited_deal || outcome == Outcome::understanding;
}
bool is_bad(Outcome outcome) {
  return outcome == Outcome::war || outcome == Outcome::strikes || outcome == Outcome::collapse;
}

std::vector<double> grid_of(const Study& study) {
  std::vector<double> days;
  for (int i = 0; i <= kGridDays; ++i) days.push_back(study.scenario.horizon * i / kGridDays);
  return days;
}

Json thin_list(const std::vector<double>& values) {
  Json list = Json::array();
  for (const double value : values) list.push_back(thin(value));
  return list;
}

/// What went wrong, what was said and how talks were held: the columns a page counts per 100 runs.
constexpr std::array<const char*, 36> kMeans{
    "misreads",        "false_alarms",    "garbled",           "flipped",
    "explanations",    "explanations_believed", "explained_late", "backfired",
    "incidents",       "deliberate",      "answered_strike",   "strikes",
    "strikes_misread", "strikes_third_party", "strikes_proxy",  "reprisals",
    "proxy_attacks",   "walk_outs",       "break_offs",        "sent",
    "delivered",       "lost",            "withheld",          "leaks",
    "overheard",       "delay_days",      "rounds",            "exchanges",
    "direct_episodes", "direct_exchanges", "direct_rounds",    "briefings",
    "by_other_routes", "dates_refused",   "postponed_line",    "concessions"};

Json means_json(const ArmSummary& summary) {
  Json means = Json::object();
  for (const char* name : kMeans)
    if (const Measure* measure = summary.find(name))
      means[name] = thin(measure->moments.interval());
  return means;
}

/// Long rows of numbers stand in whole parts, so many to one: half the bytes of decimals. Shares
/// of runs are a hundred times finer than a page shows, levels as fine as a drawing is.
constexpr double kPartsOfShare = 1e5;
constexpr double kPartsOfLevel = 1e3;

Json in_parts(double value, double parts) {
  if (!std::isfinite(value)) return nullptr;
  return static_cast<std::int64_t>(std::llround(value * parts));
}

Json shares(const std::vector<Estimate>& estimates) {
  const auto part = [](double share) { return in_parts(share, kPartsOfShare); };
  Json list = Json::array();
  for (const Estimate& one : estimates)
    list.push_back(Json::array({part(one.value), part(one.low), part(one.high)}));
  return list;
}

/// Numbers that come from elsewhere as they are there, thinned as ours are.
Json thinned(Json data) {
  if (data.is_number_float()) return thin(data.get<double>());
  for (Json& one : data)
    if (one.is_structured() || one.is_number_float()) one = thinned(std::move(one));
  return data;
}

/// Days of first things: in what share of runs, and when.
Json days_json(const ArmSummary& summary) {
  Json days = Json::object();
  for (const Measure& measure : summary.measures()) {
    if (!measure.column.may_not_happen || !measure.column.main || measure.happened() == 0) continue;
    const std::vector<double> quantiles = measure.values.quantiles({0.5, 0.05, 0.95});
    days[measure.column.name] = {{"meaning", measure.column.meaning},
                                 {"share", thin(wilson(measure.happened(), measure.runs))},
                                 {"quantiles", thin_list(quantiles)}};
  }
  return days;
}

/// A text of the scenario as it is, or in each language into which it is translated.
template <class Say>
Json in_each_language(const Scenario& scenario, const std::string& written, const Say& say) {
  Json all{{"en", written}};
  for (const Tongue tongue : kTongues) {
    const std::string text = say(Language(tongue, scenario));
    if (!text.empty() && text != written) all[std::string(name_of(tongue))] = text;
  }
  return all.size() == 1 ? Json(written) : all;
}

Json name_json(const Scenario& scenario, const std::string& name) {
  return in_each_language(scenario, name, [&](const Language& language) {
    return language.knows(name) ? language.label(name) : name;
  });
}

Json actor_json(const Scenario& scenario, int actor) {
  return in_each_language(scenario, actor_text(scenario, actor), [&](const Language& language) {
    return actor_text(scenario, actor, language);
  });
}

Json channels_json(const Scenario& arm) {
  Json channels = Json::array();
  for (const auto& [name, channel] : arm.channels.entries) {
    Json one{{"name", in_each_language(arm, spoken(name), [&name = name](const Language& language) {
                return language.name(name);
              })},
             {"says", channel.says},
             {"form", name_of(channel.form)}};
    if (channel.operated_by) one["operator"] = actor_json(arm, channel.operated_by.index);
    channels.push_back(std::move(one));
  }
  return channels;
}

Json share_json(const ShareComparison& one) {
  return {{"name", one.name},
          {"first", thin(one.first)},
          {"second", thin(one.second)},
          {"difference", thin(one.difference)},
          {"only_first", one.counts.only_first},
          {"only_second", one.counts.only_second},
          {"holm_p", thin(one.holm_p)},
          {"verdict", name_of(one.verdict)}};
}

Json shares_json(const std::vector<ShareComparison>& shares) {
  Json list = Json::array();
  for (const ShareComparison& one : shares)
    if (!one.is_silent()) list.push_back(share_json(one));
  return list;
}

}  // namespace

Json thin(double value) {
  if (!std::isfinite(value)) return nullptr;
  const double thinned = std::strtod(fmt::format("{:.5g}", value).c_str(), nullptr);
  if (thinned == std::trunc(thinned) && std::abs(thinned) < 1e9)
    return static_cast<std::int64_t>(thinned);
  return thinned;
}

Json thin(const Estimate& estimate) {
  return Json::array({thin(estimate.value), thin(estimate.low), thin(estimate.high)});
}

Report::Report(const Study& study, std::vector<ReportArm> arms, std::uint64_t seed)
    : study_(study), arms_(std::move(arms)), seed_(seed) {
  for (const ReportArm& arm : arms_) {
    summaries_.emplace_back(arm.name, *arm.scenario);
    firsts_.emplace_back(kFirsts);
    events_.emplace_back(kEventNames.size(), Incidence(1));
    forces_.push_back(forces_at_start(*arm.scenario));
  }
  for (std::size_t i = 1; i < arms_.size(); ++i)
    pairs_.emplace_back(arms_[0].name, *arms_[0].scenario, arms_[i].name, *arms_[i].scenario);
  signs_.resize(arms_.size());
  const std::vector<Column> columns = columns_of(*arms_[0].scenario);
  for (const auto& [name, observed] : study.scenario.documented.observed.entries)
    sightings_.emplace_back(name, observed, columns);
}

void Report::add(const Batch& batch) {
  for (std::size_t i = 0; i < batch.by_arm.size(); ++i)
    for (const RunResult& result : batch.by_arm[i]) {
      summaries_[i].add(result);
      add_first(firsts_[i], result.tally);
      const std::array<double, 5> days = days_of(result.tally);
      for (std::size_t e = 0; e < days.size(); ++e) add_event(events_[i][e], days[e]);
      add_signs(i, result);
    }
  for (std::size_t i = 1; i < batch.by_arm.size(); ++i)
    for (std::size_t k = 0; k < batch.by_arm[i].size(); ++k)
      pairs_[i - 1].add(batch.by_arm[0][k], batch.by_arm[i][k]);
  for (std::size_t k = 0; k < batch.by_arm[0].size(); ++k) {
    typical_.add(batch.by_arm[0][k]);
    if (batch.by_arm.size() > 1) apart_.add(batch.by_arm[0][k], batch.by_arm[1][k]);
    read_row(batch.by_arm[0][k].tally, row_);
    for (Sighting& sighting : sightings_) sighting.add(row_);
  }
}

void Report::add_signs(std::size_t arm, const RunResult& result) {
  Signs& signs = signs_[arm];
  if (signs.good.size() >= FirstValues::kMost) return;
  if (!is_good(result.outcome) && !is_bad(result.outcome)) {
    ++signs.neither;
    return;
  }
  const Tally& t = result.tally;
  const Scenario& scenario = *arms_[arm].scenario;
  const bool never_in_dispute = scenario.agenda_common == scenario.agenda_all;
  const double scope = t.scope_settled > 0 || never_in_dispute ? 1 : 0;
  const double quiet = t.reports == 0 ? 1 : 0;
  const double posture = t.forces <= forces_[arm] + 1e-9 ? 1 : 0;
  const double unpressed = t.packages_after_rounds == 0 ? 1 : 0;
  const double contact = t.good_signs - scope - quiet - posture - unpressed;
  const double all[6] = {t.good_signs, scope, quiet, posture, unpressed, contact};
  for (int i = 0; i < 6; ++i) signs.each[i].push_back(all[i]);
  signs.good.push_back(is_good(result.outcome));
}

void Report::add_design(const DesignEffects& effects) {
  design_ = {{"runs", effects.runs()}, {"outcomes", Json::array()}};
  for (int c = 0; c < kOutcomes; ++c) {
    Json factors = Json::array();
    bool happens = false;
    for (const DesignEffect& effect : effects.of(static_cast<Outcome>(c))) {
      Json levels = Json::array();
      for (const LevelShare& level : effect.levels) {
        levels.push_back({{"level", level.level}, {"share", thin(level.share)}});
        happens = happens || level.share.value > 0;
      }
      factors.push_back({{"factor", effect.factor},
                         {"levels", levels},
                         {"difference", thin(effect.difference)}});
    }
    if (happens)
      design_["outcomes"].push_back(
          {{"name", name_of(static_cast<Outcome>(c))}, {"factors", factors}});
  }
}

Watching Report::watching(std::uint32_t runs, int threads) const {
  Watching watching;
  for (const ReportArm& arm : arms_) watching.arms.push_back(arm.scenario);
  watching.seed = seed_;
  watching.runs = static_cast<std::uint32_t>(std::min<std::uint64_t>(runs, this->runs()));
  watching.threads = threads;
  watching.every = std::max<Instant>(1, seconds(study_.scenario.horizon) / kGridDays);
  return watching;
}

Json Report::arms_json() const {
  Json arms = Json::array();
  for (std::size_t i = 0; i < arms_.size(); ++i) {
    const Scenario& scenario = *arms_[i].scenario;
    const ArmSummary& summary = summaries_[i];
    Json outcomes = Json::array();
    for (int c = 0; c < kOutcomes; ++c)
      outcomes.push_back(thin(summary.share(static_cast<Outcome>(c))));
    Json causes = Json::array();
    for (int c = 1; c <= kWarCauses; ++c)
      causes.push_back(thin(wilson(summary.wars(c), summary.runs())));
    const auto says = [&](const Language& language) {
      return language.says(summary.name(), summary.says());
    };
    Json arm{{"name", name_json(scenario, summary.name())},
             {"says", in_each_language(scenario, summary.says(), says)},
             {"outcomes", outcomes},
             {"causes", causes},
             {"means", means_json(summary)},
             {"days", days_json(summary)}, {"has_channel", summary.has_channel()}};
    if (scenario.talks) arm["talks"] = scenario.talks.index;
    arms.push_back(std::move(arm));
  }
  return arms;
}

Json Report::comparisons_json() const {
  Json comparisons = Json::array();
  const std::vector<ComparedPair> compared = compared_pairs(pairs_);
  for (std::size_t i = 0; i < compared.size(); ++i)
    comparisons.push_back({{"by_class", pairs_[i].by_class()},
                           {"same_class", pairs_[i].same_class()},
                           {"classes", shares_json(compared[i].classes)},
                           {"causes", shares_json(compared[i].war_causes)},
                           {"happenings", shares_json(compared[i].happenings)}});
  return comparisons;
}

Json Report::incidence_json() const {
  const std::vector<double> days = grid_of(study_);
  Json arms = Json::array();
  for (std::size_t i = 0; i < arms_.size(); ++i) {
    Json one{{"first", Json::array()}, {"ever", Json::array()}};
    for (std::size_t k = 0; k < kFirsts; ++k)
      one["first"].push_back(shares(firsts_[i].by(k, days)));
    for (const Incidence& event : events_[i]) one["ever"].push_back(shares(event.by(0, days)));
    arms.push_back(std::move(one));
  }
  return {{"days", thin_list(days)},
          {"parts", kPartsOfShare},
          {"first", kFirstNames},
          {"ever", kEventNames},
          {"arms", arms}};
}

Json Report::levels_json() const {
  if (watched_.size() != arms_.size()) return nullptr;
  const double step = study_.scenario.horizon / kGridDays;
  Json days = Json::array();
  for (std::size_t i = 0; i < watched_.front().still.size(); ++i)
    days.push_back(thin(step * static_cast<double>(i)));
  Json arms = Json::array();
  for (const WatchedArm& arm : watched_) {
    Json series = Json::array();
    for (const LevelSeries& one : arm.series) {
      Json bands = Json::array();
      for (const Band& band : one.bands)
        bands.push_back(Json::array({in_parts(band.median, kPartsOfLevel),
                                     in_parts(band.low, kPartsOfLevel),
                                     in_parts(band.high, kPartsOfLevel)}));
      const bool there = one.bands.empty() || one.bands.front().median != kDidNot;
      series.push_back({{"name", one.name},
                        {"side", one.side},
                        {"bands", there ? bands : Json::array()}});
    }
    arms.push_back({{"still", arm.still}, {"series", series}});
  }
  return {{"days", days},
          {"parts", kPartsOfLevel},
          {"runs", watched_.front().runs},
          {"arms", arms}};
}

Json Report::pressure_json() const {
  Json arms = Json::array();
  for (const ReportArm& arm : arms_) {
    const Scenario& scenario = *arm.scenario;
    Json acts = Json::array();
    for (const auto& [name, line] : scenario.script.entries) {
      if (line.happens <= 0) continue;
      const double day = days_since_start(scenario, line.on) + line.at;
      Json act{{"day", thin(day)},
               {"date", date_text(scenario, seconds(day))},
               {"name", name},
               {"act", name_of(line.act)}};
      if (!line.says.empty()) act["says"] = line.says;
      if (line.by) act["by"] = actor_json(scenario, line.by.index);
      if (line.to) act["to"] = actor_json(scenario, line.to.index);
      if (line.happens < 1) act["happens"] = thin(line.happens);
      acts.push_back(std::move(act));
    }
    std::stable_sort(acts.begin(), acts.end(), [](const Json& one, const Json& other) {
      return one["day"].get<double>() < other["day"].get<double>();
    });
    arms.push_back(std::move(acts));
  }
  return arms;
}

Json Report::signs_json() const {
  // Where the start is drawn anew in each run, two of the five cannot be told from the count.
  const auto& draws = study_.scenario.draws;
  const bool drawn = std::any_of(draws.begin(), draws.end(), [](const Scenario::Draw& draw) {
    return draw.path.starts_with("instruments.");
  });
  Json arms = Json::array();
  for (const Signs& signs : signs_) {
    const auto good = static_cast<std::uint64_t>(
        std::count(signs.good.begin(), signs.good.end(), true));
    Json arm{{"good", good}, {"bad", signs.good.size() - good}, {"neither", signs.neither}};
    for (int i = 0; i < 6; ++i) {
      if (drawn && (i == 3 || i == 5)) {
        arm["signs"].push_back(nullptr);
        continue;
      }
      Moments in_good;
      Moments in_bad;
      for (std::size_t k = 0; k < signs.good.size(); ++k)
        (signs.good[k] ? in_good : in_bad).add(signs.each[i][k]);
      arm["signs"].push_back({{"good", thin(in_good.mean())},
                              {"bad", thin(in_bad.mean())},
                              {"separation", thin(separation(signs.each[i], signs.good))}});
    }
    arms.push_back(std::move(arm));
  }
  return arms;
}

Json Report::messages_json() const {
  if (watched_.size() != arms_.size()) return nullptr;
  Json arms = Json::array();
  for (const WatchedArm& arm : watched_) {
    Json channels = Json::array();
    for (const ChannelCounts& one : arm.channels) {
      const auto share = [&](std::uint64_t count) { return thin(wilson(count, one.sent)); };
      channels.push_back({{"sent", one.sent},
                          {"heard", one.heard},
                          {"lost", share(one.lost)},
                          {"withheld", share(one.withheld)},
                          {"flipped", thin(wilson(one.flipped, one.heard))},
                          {"leaked", share(one.leaked)},
                          {"days", thin(one.days / static_cast<double>(one.heard))}});
    }
    arms.push_back(std::move(channels));
  }
  return {{"runs", watched_.front().runs},
          {"arms", arms}};
}

Json Report::runs_json() const {
  ToldTexts texts;
  Json runs = told_runs_json(texts);
  runs["texts"] = texts.list();
  return runs;
}

Json Report::told_runs_json(ToldTexts& texts) const {
  Json runs{{"typical", Json::array()}, {"apart", nullptr}};
  const auto ladder = [&](std::size_t arm, std::uint32_t run) {
    return ladder_json(study_, {arms_[arm].name, *arms_[arm].scenario}, seed_, run, texts);
  };
  for (int c = 0; c < kOutcomes; ++c)
    if (const auto run = typical_.of(static_cast<Outcome>(c)))
      runs["typical"].push_back(ladder(0, *run));
  if (apart_.runs().empty()) return runs;
  std::uint32_t best = apart_.runs().front();
  Instant earliest = kNever;
  for (std::size_t i = 0; i < std::min(kMostForked, apart_.runs().size()); ++i) {
    Trace one;
    Trace other;
    tell(*arms_[0].scenario, seed_, apart_.runs()[i], one);
    tell(*arms_[1].scenario, seed_, apart_.runs()[i], other);
    const std::optional<Fork> fork = fork_of_acts(one.events, other.events);
    if (!fork || fork->at >= earliest) continue;
    earliest = fork->at;
    best = apart_.runs()[i];
  }
  runs["apart"] = {{"run", best},
                   {"as_far", apart_.runs().size()},
                   {"differing", apart_.differing()},
                   {"ladders", Json::array({ladder(0, best), ladder(1, best)})}};
  if (earliest != kNever) {
    runs["apart"]["at"] = thin(days(earliest));
    runs["apart"]["date"] = date_text(*arms_[0].scenario, earliest);
  }
  return runs;
}

Json Report::documented_json() const {
  const Documented& documented = study_.scenario.documented;
  if (documented.says.empty() && sightings_.empty()) return nullptr;
  Json json{{"says", documented.says}, {"outcomes", Json::array()}, {"observed", Json::array()}};
  for (const Outcome outcome : documented.outcome) json["outcomes"].push_back(name_of(outcome));
  for (const Sighting& sighting : sightings_) {
    const Observed& observed = sighting.observed();
    Json one{{"name", sighting.name()}, {"says", observed.says}, {"measure", observed.measure}};
    if (observed.value) one["value"] = thin(*observed.value);
    if (observed.at_least) one["at_least"] = thin(*observed.at_least);
    if (observed.at_most) one["at_most"] = thin(*observed.at_most);
    if (observed.happened) one["happened"] = *observed.happened;
    if (!observed.before.empty()) one["before"] = observed.before;
    if (observed.is_share()) one["share"] = thin(sighting.share());
    if (const Measure* measure = summaries_.front().find(observed.measure)) {
      one["unit"] = measure->column.unit;
      one["meaning"] = measure->column.meaning;
      one["came"] = thin(wilson(measure->happened(), measure->runs));
      if (measure->happened() > 0)
        one["quantiles"] = thin_list(measure->values.quantiles({0.5, 0.05, 0.95}));
    }
    json["observed"].push_back(std::move(one));
  }
  return json;
}

Json Report::data(const Provenance& provenance) const {
  const Scenario& scenario = *arms_.front().scenario;
  Json outcomes = Json::array();
  for (int c = 0; c < kOutcomes; ++c)
    outcomes.push_back({{"name", name_of(static_cast<Outcome>(c))},
                        {"meaning", meaning_of(static_cast<Outcome>(c))}});
  Json causes = Json::array();
  for (int c = 1; c <= kWarCauses; ++c) causes.push_back(war_cause_name(c));
  const auto words = [&](const std::string& written, std::string Translation::*part) {
    return in_each_language(study_.scenario, written,
                            [&](const Language& language) { return language.words(part); });
  };
  return {{"title", words(study_.scenario.title, &Translation::title)},
          {"asks", words(study_.scenario.asks, &Translation::asks)},
          {"how_it_works", words(study_.scenario.how_it_works, &Translation::how_it_works)},
          {"start", date_text(scenario, 0).substr(0, 10)},
          {"horizon", thin(scenario.horizon)},
          {"margin", thin(study_.scenario.equivalence)},
          {"principals", Json::array({actor_json(scenario, scenario.principals[0]),
                                      actor_json(scenario, scenario.principals[1])})},
          {"runs", runs()},
          {"outcomes", outcomes},
          {"causes", causes},
          {"arms", arms_json()},
          {"comparisons", comparisons_json()},
          {"ablation", thinned(ablation_)},
          {"incidence", incidence_json()},
          {"levels", levels_json()},
          {"pressure", pressure_json()},
          {"channels", channels_json(scenario)},
          {"signs", signs_json()},
          {"messages", messages_json()},
          {"chosen", runs_json()},
          {"sensitivity", thinned(sensitivity_)},
          {"design", design_},
          {"documented", documented_json()},
          {"assumptions", assumptions_json(study_)},
          {"provenance", to_json(provenance)}};
}

}  // namespace backchannel
