#include "sim/scenario/check.hpp"

#include <algorithm>
#include <set>

#include "sim/crisis/luck.hpp"
#include "sim/parameters/path.hpp"
#include "sim/parameters/units.hpp"
#include "sim/scenario/study.hpp"

namespace backchannel {

namespace {

/// Adds problems at the node a path names, or at the nearest thing above it that is written.
class Findings {
 public:
  Findings(const Node& root, Problems& problems) : root_(root), problems_(problems) {}

  void add(const std::string& path, std::string problem, std::string reason,
           std::string suggestion = {}) {
    const Node* node = find_at(root_, path);
    std::string above = path;
    while (!node && !above.empty()) {
      const auto cut = above.find_last_of(".[");
      above = cut == std::string::npos ? std::string() : above.substr(0, cut);
      node = above.empty() ? &root_ : find_at(root_, above);
    }
    Problem found{{}, path, std::move(problem), std::move(reason), std::move(suggestion), {}};
    if (node) {
      found.place = node->place;
      found.line_text = node->line_text();
    }
    problems_.add(std::move(found));
  }
  bool written(const std::string& path) const { return find_at(root_, path) != nullptr; }

 private:
  const Node& root_;
  Problems& problems_;
};

template <class T>
std::vector<std::string> names_of(const Named<T>& named) {
  std::vector<std::string> names;
  for (const auto& entry : named.entries) names.push_back(entry.name);
  return names;
}

std::vector<std::string_view> views_of(const std::vector<std::string>& names) {
  return {names.begin(), names.end()};
}

template <class T>
void resolve(Reference& reference, const Named<T>& among, const std::string& kind,
             const std::string& path, Findings& findings) {
  reference.index = -1;
  if (reference.name.empty()) return;
  reference.index = among.find(reference.name);
  if (reference.index >= 0) return;
  const auto names = names_of(among);
  const std::string near = closest(reference.name, names);
  findings.add(path, "there is no " + kind + " `" + reference.name + "`",
               names.empty() ? "the scenario lists none"
                             : "it must be one of " + list_of(views_of(names)),
               near.empty() ? "" : "did you mean `" + near + "`?");
}

void resolve_all(Scenario& s, Findings& findings) {
  for (auto& [name, actor] : s.actors.entries)
    resolve(actor.patron, s.actors, "actor", "actors." + name + ".patron", findings);
  for (auto& [name, channel] : s.channels.entries)
    resolve(channel.operated_by, s.actors, "actor", "channels." + name + ".operator", findings);
  resolve(s.talks, s.channels, "channel", "talks", findings);
  resolve(s.reference, s.channels, "channel", "reference", findings);
  for (std::size_t i = 0; i < s.routes.size(); ++i)
    resolve(s.routes[i], s.channels, "channel", "routes[" + std::to_string(i) + "]", findings);
  for (auto& [name, issue] : s.issues.entries) {
    resolve(issue.performer, s.actors, "actor", "issues." + name + ".performer", findings);
    for (std::size_t i = 0; i < issue.wanted_by.size(); ++i)
      resolve(issue.wanted_by[i], s.actors, "actor",
              "issues." + name + ".wanted_by[" + std::to_string(i) + "]", findings);
  }
  for (auto& [name, instrument] : s.instruments.entries) {
    resolve(instrument.holder, s.actors, "actor", "instruments." + name + ".holder", findings);
    resolve(instrument.target, s.actors, "actor", "instruments." + name + ".target", findings);
  }
  const auto order = [&](auto& thing, const std::string& path) {
    resolve(thing.by, s.actors, "actor", path + ".by", findings);
    resolve(thing.to, s.actors, "actor", path + ".to", findings);
    resolve(thing.instrument, s.instruments, "instrument", path + ".instrument", findings);
  };
  for (auto& [name, hazard] : s.hazards.entries) order(hazard, "hazards." + name);
  for (auto& [name, line] : s.script.entries) order(line, "script." + name);
}

bool is_principal(const Scenario& s, const Reference& actor) {
  return actor && s.actors[static_cast<std::size_t>(actor.index)].role == Actor::Role::principal;
}

void check_actors(const Scenario& s, Findings& findings) {
  const auto principals = std::count_if(
      s.actors.entries.begin(), s.actors.entries.end(),
      [](const auto& entry) { return entry.value.role == Actor::Role::principal; });
  if (principals != 2)
    findings.add("actors", "there are " + std::to_string(principals) + " principals",
                 "a crisis is between two principals; everybody else has another role",
                 "give exactly two actors `role: principal`");
  std::set<std::uint32_t> luck;
  for (const auto& [name, actor] : s.actors.entries) {
    if (!luck.insert(who_of(name)).second)
      findings.add("actors." + name, "this name shares its luck with another",
                   "names are hashed to 32 bits, and two of them agree", "spell it differently");
    for (const auto& [whom, prior] : actor.trust.entries) {
      if (s.actors.find(whom) >= 0 && whom != name) continue;
      const std::string near = closest(whom, names_of(s.actors));
      findings.add("actors." + name + ".trust." + whom,
                   whom == name ? "nobody needs to trust itself"
                                : "there is no actor `" + whom + "`",
                   "trust is held in other actors of the scenario",
                   near.empty() || near == name ? "" : "did you mean `" + near + "`?");
    }
  }
}

void check_channels(const Scenario& s, Findings& findings) {
  for (const auto& [name, channel] : s.channels.entries) {
    const std::string path = "channels." + name;
    const bool needs_operator = channel.form != Form::direct && channel.form != Form::podium;
    if (needs_operator && !channel.operated_by && channel.operated_by.name.empty())
      findings.add(path + ".form",
                   "a " + std::string(name_of(channel.form)) + " channel has no operator",
                   "somebody must carry the words or open the room", "name an `operator:`");
    if (channel.legs.empty())
      findings.add(path + ".legs", "the channel has no leg", "words must cross at least one",
                   "write `legs: [{}]` for a leg that costs nothing");
    if (channel.mean_up > 0 && channel.mean_down <= 0)
      findings.add(path + ".mean_down", "the line goes down but never comes up again",
                   "`mean_up` is set and `mean_down` is zero", "set `mean_down`");
  }
  if (s.talks && (s.routes.empty() || s.routes[0].index != s.talks.index))
    findings.add("routes", "the channel of the talks is not the first route",
                 "messages take the talks' own channel first",
                 "write `" + s.talks.name + "` first in `routes`");
  const Switches& b = s.benefits;
  const bool all = b.confidentiality && b.tone && b.knowledge && b.availability && b.audience &&
                   b.authority;
  if (!all && !s.reference)
    findings.add("benefits", "a benefit is switched off but nothing says what then holds",
                 "a switched-off group takes the values of the reference channel",
                 "name a `reference:` channel");
}

void check_issues(const Scenario& s, Findings& findings) {
  constexpr std::size_t kMostIssues = 30;
  constexpr double kMostPackages = 50000;
  if (s.issues.size() > kMostIssues)
    findings.add("issues", "there are more than 30 issues", "a package is a word of 32 bits",
                 "join some of them");
  double packages = 1;
  for (const auto& [name, issue] : s.issues.entries) {
    const std::string path = "issues." + name;
    packages *= issue.grain > 0 ? issue.grain + 1 : static_cast<double>(issue.points.size());
    if (issue.performer && !is_principal(s, issue.performer))
      findings.add(path + ".performer", "`" + issue.performer.name + "` is not a principal",
                   "only the two principals bargain", "name one of the two");
    if (issue.points.empty() || issue.points.front() != 0 ||
        !std::is_sorted(issue.points.begin(), issue.points.end()))
      findings.add(path + ".points", "the points do not rise from 0",
                   "0 is what is, 1 is all that is asked", "write them in order, `0` first");
  }
  if (packages > kMostPackages)
    findings.add("issues", "the issues make " + format_number(packages) + " packages",
                 "at most 50000 are laid out", "give some issues fewer points");
  for (const auto& [name, component] : s.framework.components.entries)
    if (s.issues.find(name) < 0)
      findings.add("framework.components." + name, "there is no issue `" + name + "`",
                   "a framework names issues of the scenario",
                   "did you mean `" + closest(name, names_of(s.issues)) + "`?");
}

/// What an act cannot do without.
void check_order(const Scenario& s, Act act, const Reference& by, const Reference& to,
                 const Reference& instrument, const std::string& path, Findings& findings) {
  const auto need = [&](bool there, const char* key, const char* why) {
    if (!there)
      findings.add(path, "`" + std::string(name_of(act)) + "` needs `" + key + ":`", why,
                   "add `" + std::string(key) + ":`");
  };
  switch (act) {
    case Act::package:
    case Act::relieve:
    case Act::deploy:
    case Act::withdraw:
      need(bool(instrument), "instrument", "it moves an instrument");
      need(bool(by), "by", "somebody does it");
      need(bool(to), "to", "somebody sees it");
      break;
    case Act::strike:
    case Act::proxy_attack:
      need(bool(by), "by", "somebody does it");
      need(is_principal(s, to), "to", "it is done to one of the principals");
      break;
    case Act::commander:
    case Act::ultimatum:
      need(is_principal(s, by), "by", "one of the principals does it");
      break;
    case Act::outage: need(bool(by), "by", "an intermediary goes down"); break;
    case Act::competing_crisis:
      need(is_principal(s, to) || is_principal(s, by), "to", "a principal's time is taken");
      break;
    default: break;
  }
}

void check_times(const Scenario& s, Findings& findings) {
  if (s.step > s.horizon)
    findings.add("step", "the step is longer than the horizon", "levels would never move",
                 "make the step shorter");
  for (const auto& [name, line] : s.script.entries) {
    const std::string path = "script." + name;
    const double day = days_since_start(s, line.on) + line.at;
    if (day < 0 || day > s.horizon)
      findings.add(path + ".on",
                   format_date(line.on) + " is outside the scenario",
                   "it runs from " + format_date(s.start) + " for " +
                       format_quantity(s.horizon, Unit::duration),
                   "change the date, the start or the horizon");
    check_order(s, line.act, line.by, line.to, line.instrument, path, findings);
  }
  for (const auto& [name, hazard] : s.hazards.entries)
    check_order(s, hazard.act, hazard.by, hazard.to, hazard.instrument, "hazards." + name,
                findings);
}

void check_ladder(const Scenario& s, Findings& findings) {
  const auto& rungs = s.ladder.rungs;
  if (rungs.size() < 2)
    return findings.add("ladder.rungs", "the ladder has fewer than two rungs",
                        "it goes from calm at the bottom to the worst at the top",
                        "list at least `calm` and `war`");
  if (rungs.entries.back().value.kind != Rung::Kind::war)
    findings.add("ladder.rungs." + rungs.entries.back().name, "the top rung is not war",
                 "a run ends early only by war", "write `kind: war`");
  if (s.ladder.start_rung >= static_cast<int>(rungs.size()))
    findings.add("ladder.start_rung", "there is no rung " + std::to_string(s.ladder.start_rung),
                 "rungs count from 0 at the bottom", "choose a lower one");
}

/// Each path must name a number, and its distribution is read in that number's unit and range.
void check_uncertain(Scenario& s, Problems& problems) {
  for (const auto& [path, node] : s.uncertain.entries) {
    Field field;
    if (!locate(s, path, &field)) {
      const auto near = near_paths(s, path);
      problems.add({node.place, "uncertain." + path, "there is no number at `" + path + "`",
                    "a parameter is named by its path",
                    near.empty() ? "" : "did you mean `" + near.front() + "`?",
                    node.line_text()});
      continue;
    }
    FileReading reading{.problems = &problems, .path = "uncertain." + path};
    Scenario::Draw draw{path, {}, natural_range(field.range, field.unit)};
    // A normal may reach past the range; what is drawn is kept within it.
    if (read_leaf(node, draw.distribution, field, reading)) s.draws.push_back(std::move(draw));
  }
}

// ---- provenance --------------------------------------------------------------------------------

std::string trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\n");
  if (first == std::string_view::npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(" \t\n") - first + 1));
}

std::vector<std::string> split(std::string_view text, char at) {
  std::vector<std::string> parts;
  while (true) {
    const auto cut = text.find(at);
    parts.push_back(trimmed(text.substr(0, cut)));
    if (cut == std::string_view::npos) return parts;
    text.remove_prefix(cut + 1);
  }
}

/// The clauses of a source; a semicolon inside the reason of a judgement starts no new one.
std::vector<std::string> clauses_of(std::string_view source) {
  std::vector<std::string> clauses;
  for (std::string& part : split(source, ';')) {
    const bool keyword = part.rfind("judgement:", 0) == 0 || part.rfind("theory ", 0) == 0 ||
                         part.rfind("model ", 0) == 0 || part.rfind("evidence ", 0) == 0;
    const bool reason = !clauses.empty() && clauses.back().rfind("judgement:", 0) == 0;
    if (!keyword && reason)
      clauses.back() += "; " + part;
    else
      clauses.push_back(std::move(part));
  }
  return clauses;
}

/// What is wrong with one clause of a source, or nothing.
std::string fault_of(const std::string& clause, const Evidence& evidence) {
  const auto starts = [&](std::string_view word) { return clause.rfind(word, 0) == 0; };
  if (starts("judgement:"))
    return trimmed(clause.substr(10)).empty() ? "a judgement without its reason" : "";
  if (starts("theory ") || starts("model ")) return "";
  if (!starts("evidence ")) return "a source that is neither evidence, theory nor judgement";
  for (const std::string& id : split(clause.substr(9), ',')) {
    if (evidence.find(id)) continue;
    std::vector<std::string> ids;
    for (const auto& entry : evidence.entries) ids.push_back(entry.id);
    const std::string near = closest(id, ids);
    return "the ledger of evidence has no `" + id + "`" +
           (near.empty() ? "" : " (nearest: `" + near + "`)");
  }
  return "";
}

void check_provenance(const std::vector<ParameterRecord>& records, const Evidence& evidence,
                      Findings& findings, Problems& problems) {
  std::set<std::string> told;
  for (const ParameterRecord& record : records) {
    const bool number = !record.unit.empty();
    if (number && record.written && record.source.empty() &&
        told.insert("no source " + std::to_string(record.place.line)).second)
      findings.add(record.path, "`" + record.value + "` has no source",
                   "every number says where it comes from",
                   "add `source:` here or on a block above: evidence ids, a theory row, or "
                   "`judgement: why`");
    if (record.is_default_source) continue;
    for (const std::string& clause : clauses_of(record.source)) {
      const std::string fault = fault_of(clause, evidence);
      if (fault.empty() || !told.insert(clause).second) continue;
      problems.add({record.source_place, record.path, fault,
                    "a source is `evidence id, id`, `theory B3`, `model §4` or `judgement: why`, "
                    "with `;` between several",
                    "name one of these", {}});
    }
  }
}

}  // namespace

void check(Scenario& scenario, const Node& root, const std::vector<ParameterRecord>& records,
           const Evidence& evidence, Problems& problems) {
  Findings findings(root, problems);
  if (root.refused) return;
  if (!scenario.schema.empty() && scenario.schema != "backchannel/1")
    findings.add("schema", "`" + scenario.schema + "` is not a format this program knows",
                 "it reads `backchannel/1`", "write `schema: backchannel/1`");
  resolve_all(scenario, findings);
  check_actors(scenario, findings);
  check_channels(scenario, findings);
  check_issues(scenario, findings);
  check_times(scenario, findings);
  check_ladder(scenario, findings);
  check_uncertain(scenario, problems);
  check_provenance(records, evidence, findings, problems);
}

}  // namespace backchannel
