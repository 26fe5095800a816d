#include "sim/scenario/check.hpp"

#include <algorithm>
#include <set>

#include "sim/crisis/ids.hpp"
#include "sim/crisis/luck.hpp"
#include "sim/crisis/tally.hpp"
#include "sim/parameters/path.hpp"
#include "sim/parameters/units.hpp"
#include "sim/policies/strategic/families.hpp"
#include "sim/scenario/behaviour.hpp"
#include "sim/scenario/study.hpp"

namespace backchannel {

namespace {

/// The path without its last step; empty for a path of one step.
std::string above(const std::string& path) {
  const auto cut = path.find_last_of(".[");
  return cut == std::string::npos ? std::string() : path.substr(0, cut);
}

/// Adds problems at the node a path names, or at the nearest thing above it that is written.
class Findings {
 public:
  Findings(const Node& root, Problems& problems) : root_(root), problems_(problems) {}

  void add(const std::string& path, std::string problem, std::string reason,
           std::string suggestion = {}) {
    std::string written = path;
    const Node* node = find_at(root_, written);
    while (!node && !written.empty()) {
      written = above(written);
      node = written.empty() ? &root_ : find_at(root_, written);
    }
    const Place place = place_of(written, *node);
    const std::string line = node->line_text(place);
    problems_.add({place, path, std::move(problem), std::move(reason), std::move(suggestion),
                   line.empty() ? root_.line_text(place) : line});
  }
  /// Whether something about a path or what is beneath it has been told: what could be said of it
  /// besides would follow from that.
  bool told(const std::string& path) const {
    const Node* node = find_at(root_, path);
    return (node && node->refused) || problems_.about(path);
  }
  /// Whether the role of an actor could be read.
  bool knows_role(const std::string& actor) const {
    const Node* node = find_at(root_, "actors." + actor);
    return node && !node->refused && !told("actors." + actor + ".role");
  }

 private:
  /// A word stands where it stands; a map is best shown at its name.
  Place place_of(const std::string& path, const Node& node) const {
    const std::string parent_path = above(path);
    const Node* parent = parent_path.empty() ? &root_ : find_at(root_, parent_path);
    if (node.kind == Node::Kind::map && !path.empty() && parent)
      for (const auto& [key, value] : parent->entries)
        if (&value == &node && key.place.line > 0) return key.place;
    return node.place;
  }

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

/// What there is instead: "the actors are `north` and `south`".
std::string known(const std::string& kind, const std::vector<std::string>& names) {
  if (names.empty()) return "the scenario has no " + kind + "s";
  return (names.size() == 1 ? "the only " + kind + " is " : "the " + kind + "s are ") +
         list_of(views_of(names));
}

/// What to write instead of a name that nobody has.
std::string way_to(const std::string& name, const std::string& kind,
                   const std::vector<std::string>& names) {
  const std::string near = closest(name, names);
  if (!near.empty()) return "did you mean `" + near + "`?";
  return (names.empty() ? "" : "choose another, or ") + ("add it under `" + kind + "s:`");
}

template <class T>
void resolve(Reference& reference, const Named<T>& among, const std::string& kind,
             const std::string& path, Findings& findings) {
  reference.index = -1;
  if (reference.name.empty()) return;
  reference.index = among.find(reference.name);
  if (reference.index >= 0 || (among.empty() && findings.told(kind + "s"))) return;
  const auto names = names_of(among);
  findings.add(path, "there is no " + kind + " `" + reference.name + "`", known(kind, names),
               way_to(reference.name, kind, names));
}

void resolve_all(Scenario& s, Findings& findings) {
  for (auto& [name, actor] : s.actors.entries) {
    resolve(actor.patron, s.actors, "actor", "actors." + name + ".patron", findings);
    for (auto& [item, memory] : actor.history.entries)
      resolve(memory.of, s.actors, "actor", "actors." + name + ".history." + item + ".of",
              findings);
  }
  resolve(s.observe.group, s.actors, "actor", "observe.group", findings);
  resolve(s.haggling.opens, s.actors, "actor", "haggling.opens", findings);
  for (auto& [name, channel] : s.channels.entries)
    resolve(channel.operated_by, s.actors, "actor", "channels." + name + ".operator", findings);
  resolve(s.talks, s.channels, "channel", "talks", findings);
  resolve(s.reference, s.channels, "channel", "reference", findings);
  for (std::size_t i = 0; i < s.routes.size(); ++i)
    resolve(s.routes[i], s.channels, "channel", "routes[" + std::to_string(i) + "]", findings);
  for (auto& [name, issue] : s.issues.entries) {
    resolve(issue.performer, s.actors, "actor", "issues." + name + ".performer", findings);
    resolve(issue.linked_to, s.issues, "issue", "issues." + name + ".linked_to", findings);
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
  for (auto& [name, hazard] : s.hazards.entries) {
    order(hazard, "hazards." + name);
    resolve(hazard.bases, s.actors, "actor", "hazards." + name + ".bases", findings);
  }
  for (auto& [name, reaction] : s.reactions.entries) {
    order(reaction, "reactions." + name);
    resolve(reaction.of, s.actors, "actor", "reactions." + name + ".of", findings);
    resolve(reaction.on, s.actors, "actor", "reactions." + name + ".on", findings);
  }
  for (auto& [name, line] : s.script.entries) order(line, "script." + name);
}

bool is_principal(const Scenario& s, const Reference& actor) {
  return actor && s.actors[static_cast<std::size_t>(actor.index)].role == Actor::Role::principal;
}

std::vector<std::string> principals_of(const Scenario& s) {
  std::vector<std::string> names;
  for (const auto& [name, actor] : s.actors.entries)
    if (actor.role == Actor::Role::principal) names.push_back(name);
  return names;
}

/// A name that must be one of the two principals', and is somebody else's.
void expect_principal(const Scenario& s, const Reference& actor, const std::string& path,
                      const std::string& why, Findings& findings) {
  if (!actor || is_principal(s, actor) || !findings.knows_role(actor.name)) return;
  const auto names = principals_of(s);
  findings.add(path, "`" + actor.name + "` is not a principal", why,
               names.empty() ? "name one of the two" : "name " + choice_of(views_of(names)));
}

void check_principals(const Scenario& s, Findings& findings) {
  // Without roles that can be read, nobody knows how many there would be.
  if (s.actors.empty() && findings.told("actors")) return;
  for (const auto& entry : s.actors.entries)
    if (!findings.knows_role(entry.name)) return;
  const std::size_t count = principals_of(s).size();
  if (count == 2) return;
  const std::string number = count == 0 ? "no" : count == 1 ? "only one" : std::to_string(count);
  findings.add("actors",
               (count < 2 ? "there is " : "there are ") + number +
                   (count < 2 ? " principal" : " principals"),
               "a crisis is between two principals; everybody else has another role",
               "give exactly two actors `role: principal`");
}

void check_actors(const Scenario& s, Findings& findings) {
  check_principals(s, findings);
  std::set<std::uint32_t> luck;
  for (const auto& [name, actor] : s.actors.entries) {
    if (!luck.insert(who_of(name)).second)
      findings.add("actors." + name, "this name shares its luck with another",
                   "names are hashed to 32 bits, and two of them agree", "spell it differently");
    for (const auto& [whom, prior] : actor.trust.entries) {
      if (s.actors.find(whom) >= 0 && whom != name) continue;
      std::vector<std::string> others = names_of(s.actors);
      std::erase(others, name);
      findings.add("actors." + name + ".trust." + whom,
                   whom == name ? "nobody needs to trust itself"
                                : "there is no actor `" + whom + "`",
                   "trust is held in other actors of the scenario",
                   whom == name ? "remove it" : way_to(whom, "actor", others));
    }
    expect_principal(s, actor.patron, "actors." + name + ".patron",
                     "a patron is one of the two who bargain", findings);
  }
}

void check_channels(const Scenario& s, Findings& findings) {
  for (const auto& [name, channel] : s.channels.entries) {
    const std::string path = "channels." + name;
    const bool needs_operator = channel.form != Form::direct && channel.form != Form::podium;
    if (needs_operator && !channel.operated_by && channel.operated_by.name.empty())
      findings.add(path + ".form",
                   "a " + std::string(name_of(channel.form)) + " channel has no operator",
                   "somebody must carry the words or open the room",
                   "add `operator:` with the name of an actor");
    if (channel.legs.empty())
      findings.add(path + ".legs", "the channel has no leg", "words must cross at least one",
                   "write `legs: [{}]` for a leg that costs nothing");
    if (channel.offers > 0 && !channel.operated_by && channel.operated_by.name.empty())
      findings.add(path + ".offers", "nobody operates this line, so nobody can offer a meeting",
                   "offers are an intermediary's own initiative",
                   "add `operator:`, or write what the two do themselves as `rounds.invitations`");
    if (channel.mean_up > 0 && channel.mean_down <= 0)
      findings.add(path + ".mean_down", "the line goes down but never comes up again",
                   "`mean_up` is set and `mean_down` is zero",
                   "add `mean_down:`, or remove `mean_up:` for a line that is always up");
  }
  if (s.talks && !findings.told("routes") &&
      (s.routes.empty() || s.routes[0].index != s.talks.index))
    findings.add("routes", "the channel of the talks is not the first route",
                 "messages take the talks' own channel first",
                 s.routes.empty() ? "write `routes: [" + s.talks.name + "]`"
                                  : "write `" + s.talks.name + "` first in `routes`");
  const Switches& b = s.benefits;
  const bool all = b.confidentiality && b.tone && b.knowledge && b.availability && b.audience &&
                   b.authority;
  if (!all && !s.reference && s.reference.name.empty())
    findings.add("benefits", "a benefit is switched off but nothing says what then holds",
                 "a switched-off group takes the values of the reference channel",
                 "add `reference:` with the name of a channel");
}

/// Two haggle, and need a line to do it by.
void check_haggling(const Scenario& s, Findings& findings) {
  const Haggling& haggling = s.haggling;
  for (const auto& [name, side] : haggling.sides.entries) {
    const int actor = s.actors.find(name);
    if (actor >= 0 && s.actors[static_cast<std::size_t>(actor)].role == Actor::Role::principal)
      continue;
    findings.add("haggling.sides." + name, "`" + name + "` is no principal",
                 "the two principals haggle", "name a principal");
  }
  if (!haggling.opens) return;
  const auto& opener = s.actors[static_cast<std::size_t>(haggling.opens.index)];
  if (opener.role != Actor::Role::principal)
    findings.add("haggling.opens", "`" + haggling.opens.name + "` is no principal",
                 "the two principals haggle", "name a principal");
  if (s.routes.empty())
    findings.add("haggling", "there is no line to haggle by", "offers are letters",
                 "add `routes:` with the name of a channel");
  for (const auto& [name, actor] : s.actors.entries)
    if (actor.role == Actor::Role::principal && haggling.sides.find(name) < 0)
      findings.add("haggling", "nothing says how `" + name + "` haggles",
                   "both sides need a reservation and an eagerness",
                   "add `sides: {" + name + ": {reservation: 0.2}}`");
}

void check_points(const std::vector<double>& points, const std::string& path,
                  Findings& findings) {
  const auto falls = [](double one, double next) { return one >= next; };
  const bool rises =
      std::adjacent_find(points.begin(), points.end(), falls) == points.end();
  if ((rises && !points.empty() && points.front() == 0) || findings.told(path)) return;
  findings.add(path, points.empty() ? "there are no points" : "the points do not rise from 0",
               "0 is what is, 1 is all that is asked",
               "write them in order, `0` first and each once");
}

void check_issues(const Scenario& s, Findings& findings) {
  constexpr std::size_t kMostIssues = 30;
  constexpr double kMostPackages = 50000;
  if (s.issues.size() > kMostIssues)
    findings.add("issues", "there are more than 30 issues", "packages of more are too many",
                 "join some of them");
  double packages = 1;
  for (const auto& [name, issue] : s.issues.entries) {
    const std::string path = "issues." + name;
    packages *= issue.grain > 0 ? issue.grain + 1 : static_cast<double>(issue.points.size());
    expect_principal(s, issue.performer, path + ".performer", "only the two principals bargain",
                     findings);
    for (std::size_t i = 0; i < issue.wanted_by.size(); ++i)
      expect_principal(s, issue.wanted_by[i], path + ".wanted_by[" + std::to_string(i) + "]",
                       "only the two principals bargain", findings);
    check_points(issue.points, path + ".points", findings);
  }
  if (packages > kMostPackages)
    findings.add("issues", "the issues make " + format_number(packages) + " packages",
                 "at most 50000 are laid out", "give some issues fewer points");
  for (const auto& [name, component] : s.framework.components.entries)
    if (s.issues.find(name) < 0)
      findings.add("framework.components." + name, "there is no issue `" + name + "`",
                   "a framework names issues of the scenario",
                   way_to(name, "issue", names_of(s.issues)));
}

/// Who wants what before substance, and which of it is public.
void check_procedure(const Scenario& s, Findings& findings) {
  const auto names = principals_of(s);
  for (const auto& [dimension, what] : s.procedure.dimensions.entries) {
    const std::string path = "procedure.dimensions." + dimension;
    std::vector<std::string> options;
    for (const auto& [name, want] : what.wants.entries) {
      options.push_back(want.option);
      if (std::find(names.begin(), names.end(), name) != names.end()) continue;
      const bool known_actor = s.actors.find(name) >= 0;
      if (names.empty() || (known_actor && !findings.knows_role(name))) continue;
      findings.add(path + ".wants." + name,
                   known_actor ? "`" + name + "` is not a principal"
                               : "there is no actor `" + name + "`",
                   "the two principals settle procedure",
                   known_actor ? "name " + choice_of(views_of(names))
                               : way_to(name, "actor", names));
    }
    const std::string& open = what.public_option;
    if (open.empty() || std::find(options.begin(), options.end(), open) != options.end()) continue;
    const std::string near = closest(open, options);
    findings.add(path + ".public_option", "nobody wants `" + open + "`",
                 "it is one of the options that `wants:` names",
                 near.empty() ? "name one of them, or remove the line"
                              : "did you mean `" + near + "`?");
  }
}

/// A strike falls on a principal, or on a group or state that one of them backs.
void expect_target(const Scenario& s, const Reference& to, const std::string& path,
                   Findings& findings) {
  if (!to || is_principal(s, to) || !findings.knows_role(to.name)) return;
  const Actor::Role role = s.actors[static_cast<std::size_t>(to.index)].role;
  if (role == Actor::Role::proxy || role == Actor::Role::escalator) return;
  findings.add(path, "`" + to.name + "` cannot be struck",
               "strikes fall on principals, and on proxies and escalators that one of them backs",
               "name one of those");
}

/// A group attacks a principal, who reads it, or a state or shipping that has no part in the talks,
/// where it is only counted. Who carries words or verifies is not attacked.
void expect_victim(const Scenario& s, const Reference& to, const std::string& path,
                   Findings& findings) {
  if (!to || is_principal(s, to) || !findings.knows_role(to.name)) return;
  const Actor::Role role = s.actors[static_cast<std::size_t>(to.index)].role;
  if (role != Actor::Role::intermediary && role != Actor::Role::institution) return;
  expect_principal(s, to, path, "groups attack principals, other states and shipping", findings);
}

/// What an act cannot do without.
void check_order(const Scenario& s, Act act, const Reference& by, const Reference& to,
                 const Reference& instrument, const std::string& path, Findings& findings) {
  if (findings.told(path + ".act")) return;
  // A name that leads nowhere has been told of already.
  const auto need = [&](const Reference& what, const std::string& key, const char* why) {
    if (what.name.empty() && !findings.told(path + "." + key))
      findings.add(path, "`" + std::string(name_of(act)) + "` needs `" + key + ":`", why,
                   "add `" + key + ":` with the name of an " +
                       (key == "instrument" ? "instrument" : "actor"));
  };
  const auto need_principal = [&](const Reference& what, const std::string& key, const char* why) {
    need(what, key, why);
    expect_principal(s, what, path + "." + key, why, findings);
  };
  switch (act) {
    case Act::package:
    case Act::relieve:
    case Act::deploy:
    case Act::withdraw:
    case Act::release:
      need(instrument, "instrument", "it moves an instrument");
      need(by, "by", "somebody does it");
      need(to, "to", "somebody sees it");
      break;
    case Act::strike:
      need(by, "by", "somebody does it");
      need(to, "to", "it is done to somebody");
      expect_target(s, to, path + ".to", findings);
      break;
    case Act::restrain:
      need_principal(by, "by", "a patron asks");
      need(to, "to", "it is asked of a proxy or an escalator");
      break;
    case Act::proxy_attack:
      need(by, "by", "somebody does it");
      need(to, "to", "it is done to somebody");
      expect_victim(s, to, path + ".to", findings);
      break;
    case Act::commander:
    case Act::threaten:
    case Act::deny:
    case Act::violation:
    case Act::leave_agreement:
    case Act::ultimatum:
      need_principal(by, "by", "one of the principals does it");
      break;
    case Act::outage: need(by, "by", "an intermediary goes down"); break;
    case Act::brief:
      need(by, "by", "an intermediary explains");
      need_principal(to, "to", "one of the principals is told");
      break;
    case Act::competing_crisis:
      if (!is_principal(s, by)) need_principal(to, "to", "a principal's time is taken");
      break;
    default: break;
  }
}

void check_times(const Scenario& s, Findings& findings) {
  const bool calendar = !findings.told("start") && !findings.told("horizon");
  if (s.step > s.horizon && calendar && !findings.told("step"))
    findings.add("step", "the step is longer than the horizon", "levels would never move",
                 "make the step shorter");
  for (const auto& [name, line] : s.script.entries) {
    const std::string path = "script." + name;
    const double day = days_since_start(s, line.on) + line.at;
    const bool read = calendar && !findings.told(path + ".on") && !findings.told(path + ".at");
    if (read && (day < 0 || day > s.horizon))
      findings.add(path + ".on",
                   (day < 0 ? format_date(line.on) : date_text(s, seconds(day))) +
                       " is outside the scenario",
                   "it runs from " + format_date(s.start) + " for " +
                       format_quantity(s.horizon, Unit::duration) + ", to " +
                       date_text(s, seconds(s.horizon)),
                   "change the date, the start or the horizon");
    check_order(s, line.act, line.by, line.to, line.instrument, path, findings);
  }
  for (const auto& [name, hazard] : s.hazards.entries)
    check_order(s, hazard.act, hazard.by, hazard.to, hazard.instrument, "hazards." + name,
                findings);
  for (const auto& [name, reaction] : s.reactions.entries)
    check_order(s, reaction.act, reaction.by, reaction.to, reaction.instrument,
                "reactions." + name, findings);
}

void check_ladder(const Scenario& s, Findings& findings) {
  const auto& rungs = s.ladder.rungs;
  if (rungs.empty() && findings.told("ladder.rungs")) return;
  if (rungs.size() < 2)
    return findings.add("ladder.rungs", "the ladder has fewer than two rungs",
                        "it goes from calm at the bottom to the worst at the top",
                        "list at least `calm` and `war`");
  if (rungs.entries.back().value.kind != Rung::Kind::war)
    findings.add("ladder.rungs." + rungs.entries.back().name, "the top rung is not war",
                 "a run ends early only by war", "write `kind: war`");
  const int top = static_cast<int>(rungs.size()) - 1;
  if (s.ladder.start_rung > top)
    findings.add("ladder.start_rung", "there is no rung " + std::to_string(s.ladder.start_rung),
                 "rungs count from 0 at the bottom to " + std::to_string(top) + " at the top",
                 "choose a lower one");
}

/// Why a path that leads to no number cannot be uncertain.
template <class Root>
Complaint not_a_number(Root& s, const std::string& path) {
  for (const char* part : {"median", "mean", "low", "mode", "success"})
    if (locate(s, path + "." + part))
      return {"`" + path + "` is a distribution", "one of its numbers can be uncertain, not all",
              "write `" + path + "." + part + "`"};
  const auto near = near_paths(s, path);
  const auto number = std::find_if(near.begin(), near.end(),
                                   [&](const std::string& one) { return locate(s, one); });
  if (!near.empty() && near.front() == path)
    return {"`" + path + "` cannot be uncertain",
            "what is drawn for each run is a number on a scale: no text, choice, count or date",
            "compare some values of it under `arms:`"};
  return {"there is no number at `" + path + "`", "a parameter is named by its path",
          number == near.end() ? "see `backchannel explain FILE` for all paths"
                               : "did you mean `" + *number + "`?"};
}

/// Each path must name a number, and its distribution is read in that number's unit and range.
template <class Root>
std::vector<Scenario::Draw> check_uncertain(Root& s, Problems& problems) {
  std::vector<Scenario::Draw> draws;
  for (const auto& [path, node, place] : s.uncertain.entries) {
    Field field;
    if (!locate(s, path, &field)) {
      Complaint complaint = not_a_number(s, path);
      problems.add({place, "uncertain." + path, std::move(complaint.problem),
                    std::move(complaint.reason), std::move(complaint.suggestion),
                    node.line_text(place)});
      continue;
    }
    FileReading reading{.problems = &problems, .path = "uncertain." + path, .place = place};
    Scenario::Draw draw{path, {}, natural_range(field.range, field.unit)};
    // A normal may reach past the range; what is drawn is kept within it.
    if (read_leaf(node, draw.distribution, field, reading)) draws.push_back(std::move(draw));
  }
  return draws;
}

/// The measures of a scenario, by the names they have in it.
struct Measures {
  std::vector<std::string> names;
  std::vector<std::string> events;  ///< those which may not happen at all
};

Measures measures_of(const Scenario& s) {
  Measures measures;
  std::vector<std::string> principals = principals_of(s);
  std::sort(principals.begin(), principals.end());  // as `settle` puts them
  auto visit = [&](const Field& field, double& value) {
    std::string name(field.name);
    for (std::size_t side = 0; side < principals.size() && side < 2; ++side)
      if (const auto at = name.find(side == 0 ? "{a}" : "{b}"); at != std::string::npos)
        name.replace(at, 3, principals[side]);
    if (value == kDidNot) measures.events.push_back(name);
    measures.names.push_back(std::move(name));
  };
  Tally tally;
  tally.fields(visit);
  return measures;
}

void expect_measure(const std::string& measure, const std::string& path,
                    const std::vector<std::string>& names, Findings& findings) {
  if (measure.empty() || std::find(names.begin(), names.end(), measure) != names.end()) return;
  const std::string near = closest(measure, names);
  findings.add(path, "there is no measure " + in_ticks(measure),
               "a measure is a column of the results",
               near.empty() ? "see `backchannel codebook FILE` for all of them"
                            : "did you mean `" + near + "`?");
}

void check_expected(const Scenario& s, Findings& findings) {
  if (s.expected.empty() || principals_of(s).size() != 2) return;
  const auto names = measures_of(s).names;
  for (const auto& [name, expected] : s.expected.entries) {
    expect_measure(expected.measure, "expected." + name + ".measure", names, findings);
    expect_measure(expected.before, "expected." + name + ".before", names, findings);
  }
}

/// A game is refused where its theory says nothing.
void check_game(const Scenario& s, Findings& findings) {
  if (!s.game) return;
  Scenario settled = s;  // a game may mind the line that it is played on
  settle(settled);
  if (settled.principals[1] < 0) return;
  with_family(settled.game, [&](const auto& family) {
    for (Mistake& mistake : family.mistakes())
      findings.add("game." + mistake.field, std::move(mistake.problem),
                   std::move(mistake.reason), std::move(mistake.suggestion));
  });
}

/// What is documented cites the documents, whether or not it has a number.
void check_citation(const std::vector<ParameterRecord>& records, Findings& findings) {
  for (const ParameterRecord& record : records) {
    if (!record.written || !record.path.starts_with("documented.")) continue;
    const bool tells = record.path == "documented.says" || record.path == "documented.outcome" ||
                       record.name == "measure";
    const std::string& source = record.source;
    const bool empty = record.value == "[]" || record.value == "\"\"";
    if (!tells || empty || source.starts_with("evidence ") ||
        source.find("; evidence ") != std::string::npos)
      continue;
    findings.add(record.path, "what is documented cites no document",
                 "without one, nobody can look it up",
                 "add `source: \"evidence …\"` here or on a block above");
  }
}

void check_documented(const Scenario& s, const std::vector<ParameterRecord>& records,
                      Findings& findings) {
  check_citation(records, findings);
  if (s.documented.observed.empty() || principals_of(s).size() != 2) return;
  const Measures measures = measures_of(s);
  for (const auto& [name, observed] : s.documented.observed.entries) {
    const std::string path = "documented.observed." + name;
    expect_measure(observed.measure, path + ".measure", measures.names, findings);
    expect_measure(observed.before, path + ".before", measures.names, findings);
    const bool may_not = std::find(measures.events.begin(), measures.events.end(),
                                   observed.measure) != measures.events.end();
    if (observed.happened && !may_not && !findings.told(path + ".measure"))
      findings.add(path + ".happened", in_ticks(observed.measure) + " has a value in every run",
                   "only a day or a delay may be missing", "write `at_least:` or `at_most:`");
  }
}

/// The file is laid under before arms are, so an arm comes too late to choose another.
void check_arms(const Scenario& s, Findings& findings) {
  for (const auto& [name, arm] : s.arms.entries)
    for (const auto& entry : arm.set.entries)
      if (entry.path == "behaviour")
        findings.add("arms." + name + ".set", "an arm cannot take another file of behaviour",
                     "the file is read before arms are laid over",
                     "set single values, or write `--set behaviour=…`");
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

/// Why an id cannot be cited.
Complaint no_evidence(const std::string& id, const Evidence& evidence) {
  if (evidence.entries.empty())
    return {"there is no ledger of evidence in which to find " + in_ticks(id),
            "`evidence.yaml` stands beside the scenario or in a folder above it, and is read only "
            "if it is laid out as that of `scenarios/`",
            "put one there, or write `judgement: why`"};
  std::vector<std::string> ids;
  for (const auto& entry : evidence.entries) ids.push_back(entry.id);
  const std::string near = closest(id, ids);
  return {"the ledger of evidence has no " + in_ticks(id),
          "`evidence` is followed by ids of `evidence.yaml`, with `,` between several",
          near.empty() ? "choose one of its ids, or write `judgement: why`"
                       : "did you mean `" + near + "`?"};
}

/// Whether `theory B9` or `model §4` names a row that there is; anything goes where no
/// `theory.yaml` stands beside the ledger.
std::optional<Complaint> unknown_row(const std::string& clause, const Evidence& evidence) {
  const auto blank = clause.find(' ');
  std::string row = trimmed(clause.substr(blank + 1));
  row = row.substr(0, row.find_first_of(" ,.:"));
  std::vector<std::string> rows;
  for (const auto& entry : evidence.entries)
    if (entry.id.find('-') == std::string::npos) rows.push_back(entry.id);
  if (rows.empty() || evidence.find(row)) return std::nullopt;
  const std::string near = closest(row, rows);
  return Complaint{"the " + clause.substr(0, blank) + " has no " + in_ticks(row),
                   "its rows are listed in `theory.yaml`, beside the ledger of evidence",
                   near.empty() ? "choose one of them, or write `judgement: why`"
                                : "did you mean `" + near + "`?"};
}

/// What is wrong with one clause of a source, if anything.
std::optional<Complaint> fault_of(const std::string& clause, const Evidence& evidence) {
  const auto starts = [&](std::string_view word) { return clause.rfind(word, 0) == 0; };
  if (starts("theory ") || starts("model ")) return unknown_row(clause, evidence);
  if (starts("judgement:")) {
    if (!trimmed(clause.substr(10)).empty()) return std::nullopt;
    return Complaint{"a judgement without its reason", "others must be able to disagree with it",
                     "write why after `judgement:`"};
  }
  if (!starts("evidence "))
    return Complaint{in_ticks(clause) + " is not a source",
                     "one begins with `evidence id, id`, `theory B3`, `model §4` or "
                     "`judgement: why`, with `;` between several",
                     "write `judgement: ` before it if it is one"};
  for (const std::string& id : split(clause.substr(9), ','))
    if (!evidence.find(id)) return no_evidence(id, evidence);
  return std::nullopt;
}

void check_provenance(const std::vector<ParameterRecord>& records, const Evidence& evidence,
                      const Node& root, Findings& findings, Problems& problems) {
  std::set<std::string> told;
  std::set<std::string> judged;
  for (const ParameterRecord& record : records) {
    const bool number = !record.unit.empty();
    if (number && record.written && record.source.empty() &&
        told.insert("no source " + std::to_string(record.place.line)).second)
      findings.add(record.path, "`" + record.value + "` has no source",
                   "every number says where it comes from",
                   "add `source:` here or on a block above: evidence ids, a theory row, or "
                   "`judgement: why`");
    if (record.is_default_source || trimmed(record.source).empty()) continue;
    const Place& place = record.source_place;
    const std::string where = std::to_string(place.line) + ":" + std::to_string(place.column);
    // One source covers many values, and is judged once.
    if (!judged.insert(place.file + ":" + where + " " + record.source).second) continue;
    for (const std::string& clause : clauses_of(record.source)) {
      auto fault = fault_of(clause, evidence);
      if (!fault || !told.insert(where + " " + clause).second) continue;
      problems.add({place, record.path, std::move(fault->problem), std::move(fault->reason),
                    std::move(fault->suggestion), root.line_text(place)});
    }
  }
}

}  // namespace

bool check_format(const Node& root, Problems& problems) {
  const Node* schema = root.find("schema");
  if (!schema || schema->kind != Node::Kind::scalar || schema->refused) return true;
  if (schema->text == "backchannel/1") return true;
  Findings(root, problems)
      .add("schema", in_ticks(schema->text) + " is not a format this program knows",
           "it reads `backchannel/1`, and does not guess what the rest may mean",
           "write `schema: backchannel/1` if the file is a scenario");
  return false;
}

void check(Scenario& scenario, const Node& root, const std::vector<ParameterRecord>& records,
           const Evidence& evidence, Problems& problems) {
  Findings findings(root, problems);
  if (root.refused || root.kind != Node::Kind::map) return;
  resolve_all(scenario, findings);
  check_actors(scenario, findings);
  check_channels(scenario, findings);
  check_issues(scenario, findings);
  check_times(scenario, findings);
  check_ladder(scenario, findings);
  check_procedure(scenario, findings);
  if (!findings.told("haggling")) check_haggling(scenario, findings);
  if (!findings.told("game")) check_game(scenario, findings);
  scenario.draws = check_uncertain(scenario, problems);
  check_expected(scenario, findings);
  check_documented(scenario, records, findings);
  check_arms(scenario, findings);
  check_provenance(records, evidence, root, findings, problems);
}

void check_behaviour(Behaviour& behaviour, const Node& root,
                     const std::vector<ParameterRecord>& records, const Evidence& evidence,
                     Problems& problems) {
  Findings findings(root, problems);
  if (!findings.told("schema") && behaviour.schema != "backchannel-behaviour/1")
    findings.add("schema", in_ticks(behaviour.schema) + " is not a format of behaviour",
                 "it is read as `backchannel-behaviour/1`, and nothing is guessed",
                 "write `schema: backchannel-behaviour/1` if it is such a file");
  check_uncertain(behaviour, problems);
  check_provenance(records, evidence, root, findings, problems);
}

}  // namespace backchannel
