#include "analysis/report/chosen_runs.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/report/story.hpp"
#include "analysis/report/watched.hpp"
#include "analysis/table/column.hpp"
#include "analysis/table/statistics.hpp"

namespace backchannel {
namespace {

using Json = nlohmann::ordered_json;

/// Days to an hour or so: a drawing shows no more.
double drawn(Instant at) { return std::round(days(at) * 100) / 100; }

Json letters_json(const std::vector<Carried>& messages) {
  Json letters = Json::array();
  for (const Carried& one : messages) {
    Json letter{{"from", one.from},
                {"kind", kLetterNames[static_cast<std::size_t>(one.kind)]},
                {"channel", one.channel},
                {"sent", drawn(one.sent)}};
    if (one.fate == Carried::Fate::heard) letter["heard"] = drawn(one.heard);
    if (one.hostile) letter["hostile"] = true;
    if (one.hostile != one.heard_hostile && one.fate == Carried::Fate::heard)
      letter["flipped"] = true;
    if (one.fate == Carried::Fate::lost) letter["fate"] = "lost";
    if (one.fate == Carried::Fate::withheld) letter["fate"] = "withheld";
    if (one.leaked) letter["leaked"] = true;
    letters.push_back(std::move(letter));
  }
  return letters;
}

/// What is a message, its reading, or a clock, and so is no mark of its own.
bool is_marked(EventKind kind) {
  switch (kind) {
    case EventKind::incident:
    case EventKind::believed:
    case EventKind::backfired:
    case EventKind::too_late:
    case EventKind::answered:
    case EventKind::struck:
    case EventKind::climbed:
    case EventKind::settled:
    case EventKind::convened:
    case EventKind::episode:
    case EventKind::walked_out:
    case EventKind::agreed:
    case EventKind::round_ended:
    case EventKind::broke_off:
    case EventKind::resumed:
    case EventKind::understanding:
    case EventKind::client_struck:
    case EventKind::leaked:
    case EventKind::war:
    case EventKind::ended: return true;
    default: return false;
  }
}

Side lane_of(const Scenario& arm, int actor) {
  return actor == arm.principals[0] ? 0 : actor == arm.principals[1] ? 1 : -1;
}

/// Deeds that show in what follows at once are told as that, as in a story.
bool is_told_deed(const Event& event, const std::vector<ToldLine>& lines,
                  const Sentence& sentence) {
  return event.kind == EventKind::act &&
         std::any_of(lines.begin(), lines.end(), [&](const ToldLine& line) {
           return line.at == event.at && line.who == sentence.who && line.says == sentence.says;
         });
}

/// One run as it is told in every language.
struct ToldInEach {
  std::vector<Language> languages;
  std::vector<ToldRun> told;
  ToldTexts& texts;

  /// A part of it in each language, as the number of a text.
  template <class Part>
  int number_of(const Part& part) const {
    return texts.add(languages, [&](std::size_t i) { return part(told[i], languages[i]); });
  }
};

Json marks_json(const Scenario& arm, const ToldInEach& run) {
  const ToldRun& told = run.told.front();
  Json marks = Json::array();
  for (std::size_t i = 0; i < told.events.size(); ++i) {
    const Event& event = told.events[i];
    if (!is_marked(event.kind) && !is_told_deed(event, told.lines, told.sentences[i])) continue;
    const auto who = [i](const ToldRun& in, const Language&) { return in.sentences[i].who; };
    const auto says = [i](const ToldRun& in, const Language&) { return in.sentences[i].says; };
    marks.push_back({{"at", drawn(event.at)},
                     {"date", date_text(arm, event.at)},
                     {"kind", event_name(event.kind)},
                     {"side", lane_of(arm, event.who)},
                     {"who", run.number_of(who)},
                     {"says", run.number_of(says)}});
  }
  return marks;
}

}  // namespace

void TypicalRuns::add(const RunResult& result) {
  if (candidates_.size() >= kCandidates) return;
  const Tally& t = result.tally;
  candidates_.push_back({result.run,
                         result.outcome,
                         {t.end_day, t.rounds, t.concessions, t.break_offs, t.incidents,
                          t.misreads, t.strikes, t.packages, t.sent, t.delay_days, t.trust_a,
                          t.trust_b, t.hurt_a, t.alert}});
}

std::optional<std::uint32_t> TypicalRuns::of(Outcome outcome) const {
  std::vector<const Candidate*> alike;
  for (const Candidate& candidate : candidates_)
    if (candidate.outcome == outcome) alike.push_back(&candidate);
  if (alike.empty()) return std::nullopt;
  std::vector<double> distances(alike.size(), 0);
  for (std::size_t feature = 0; feature < kFeatures; ++feature) {
    FirstValues values;
    Moments moments;
    for (const Candidate* candidate : alike) {
      values.add(candidate->features[feature]);
      moments.add(candidate->features[feature]);
    }
    const double middle = values.quantiles({0.5}).front();
    const double sd = moments.sd();
    if (!(sd > 0)) continue;
    for (std::size_t i = 0; i < alike.size(); ++i)
      distances[i] += std::abs(alike[i]->features[feature] - middle) / sd;
  }
  const auto nearest = std::min_element(distances.begin(), distances.end());
  return alike[static_cast<std::size_t>(nearest - distances.begin())]->run;
}

Json ladder_json(const Study& study, const LadderArm& of, std::uint64_t seed, std::uint32_t run,
                 ToldTexts& texts) {
  const Scenario& arm = of.scenario;
  ToldInEach all{{}, {}, texts};
  for (const Tongue tongue : kTongues) {
    all.languages.emplace_back(tongue, arm);
    all.told.push_back(told_run(arm, seed, run, all.languages.back()));
  }
  const ToldRun& told = all.told.front();
  const auto name = [&](const ToldRun&, const Language& in) { return in.label(of.name); };
  const auto outcome = [](const ToldRun& in, const Language&) { return in.outcome; };
  return {{"arm", all.number_of(name)},
          {"run", run},
          {"outcome", name_of(told.result.outcome)},
          {"says", all.number_of(outcome)},
          {"end", drawn(seconds(told.result.tally.end_day))},
          {"command", story_command(study, of.name, seed, run, {})},
          {"letters", letters_json(messages_of(arm, told.events))},
          {"marks", marks_json(arm, all)}};
}

}  // namespace backchannel
