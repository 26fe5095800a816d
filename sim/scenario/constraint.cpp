#include "sim/scenario/constraint.hpp"

#include <algorithm>
#include <set>
#include <string_view>
#include <unordered_map>

#include "sim/parameters/path.hpp"
#include "sim/parameters/units.hpp"
#include "sim/parameters/yaml.hpp"
#include "sim/scenario/evidence.hpp"

namespace backchannel {

namespace {

using Steps = std::vector<std::string_view>;
using Record = ParameterRecord;

/// `a.b[0]` → a, b, 0; what stands in parentheses is one step.
Steps steps_of(std::string_view path) {
  Steps steps;
  while (!path.empty()) {
    const std::size_t closed = path.front() == '(' ? path.find(')') : 0;
    const std::size_t end =
        std::min(path.find_first_of(".[", closed == std::string_view::npos ? 0 : closed),
                 path.size());
    std::string_view step = path.substr(0, end);
    if (!step.empty() && step.back() == ']') step.remove_suffix(1);
    if (!step.empty()) steps.push_back(step);
    path.remove_prefix(std::min(end + 1, path.size()));
  }
  return steps;
}

std::string replaced(std::string text, std::string_view what, std::string_view by) {
  for (std::size_t at = text.find(what); at != std::string::npos;
       at = text.find(what, at + by.size()))
    text.replace(at, what.size(), by);
  return text;
}

/// Whether one of the texts, with `|` between them, is the value or an item of its list.
bool is_or_holds(std::string_view value, std::string_view texts) {
  if (value.starts_with('[') && value.ends_with(']')) value = value.substr(1, value.size() - 2);
  while (!texts.empty()) {
    const std::string_view text = texts.substr(0, texts.find('|'));
    for (std::string_view rest = value; !rest.empty();) {
      const std::size_t comma = std::min(rest.find(", "), rest.size());
      if (rest.substr(0, comma) == text) return true;
      rest.remove_prefix(std::min(comma + 2, rest.size()));
    }
    texts.remove_prefix(std::min(text.size() + 1, texts.size()));
  }
  return false;
}

/// The parameters of a scenario, to be found by path and by pattern.
class Index {
 public:
  /// What is not among the records may be found in another index, but is not listed.
  explicit Index(const std::vector<Record>& records, const Index* beneath = nullptr)
      : beneath_(beneath) {
    by_path_.reserve(records.size());
    listed_.reserve(records.size());
    for (const Record& record : records) {
      by_path_.emplace(record.path, &record);
      listed_.push_back({&record, steps_of(record.path)});
    }
  }

  const Record* find(std::string_view path) const {
    const auto found = by_path_.find(path);
    if (found != by_path_.end()) return found->second;
    return beneath_ ? beneath_->find(path) : nullptr;
  }

  /// Everything that stands at a pattern, but for what is left out (`none`); `{path}` in the
  /// pattern takes the value found there.
  std::vector<const Record*> at(std::string pattern) const {
    for (std::size_t open = pattern.find('{'); open != std::string::npos;
         open = pattern.find('{')) {
      const std::size_t close = pattern.find('}', open);
      const Record* named = close == std::string::npos
                                ? nullptr
                                : find(pattern.substr(open + 1, close - open - 1));
      if (!named || named->value.empty()) return {};
      pattern.replace(open, close - open + 1, named->value);
    }
    const Steps steps = steps_of(pattern);
    std::vector<const Record*> found;
    for (const Listed& one : listed_)
      if (one.record->value != "none" && matches(one, steps)) found.push_back(one.record);
    return found;
  }

 private:
  struct Listed {
    const Record* record;
    Steps steps;
  };

  bool matches(const Listed& one, const Steps& pattern) const {
    if (one.steps.size() != pattern.size()) return false;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
      const std::string_view step = pattern[i];
      if (step == "*" || step == one.steps[i]) continue;
      if (!step.starts_with('(') || !has(one, i, step.substr(1, step.size() - 2))) return false;
    }
    return true;
  }

  /// Whether the thing that the path leads through at a step has a value: `operator=a|b`.
  bool has(const Listed& one, std::size_t step, std::string_view asked) const {
    const std::size_t equals = asked.find('=');
    if (equals == std::string_view::npos) return false;
    const std::string_view end = one.steps[step];
    std::string beside(one.record->path.data(), end.data() + end.size());
    beside.append(".").append(asked.substr(0, equals));
    const Record* value = find(beside);
    return value && is_or_holds(value->value, asked.substr(equals + 1));
  }

  std::unordered_map<std::string_view, const Record*> by_path_;
  std::vector<Listed> listed_;
  const Index* beneath_;
};

/// A number as it would stand in a parameter's own unit. A plain number may count days.
std::optional<double> number_in(const std::string& text, const Record& record) {
  Complaint unheard;
  if (const auto date = parse_date(text, unheard)) return number_of(*date);
  for (const Unit unit : {Unit::number, Unit::share, Unit::duration, Unit::rate})
    if (unit_text(unit) == record.unit)
      if (const auto value = parse_quantity(text, unit, unheard)) return value;
  if (record.unit != unit_text(Unit::number)) return std::nullopt;
  return parse_quantity(text, Unit::duration, unheard);
}

/// What is wrong with a value under a bound; nothing if it keeps it.
std::optional<std::string> fault_of(const BoundClaim& bound, const Record& record) {
  const auto differs = [&](const std::string& one) {
    const auto number = record.number ? number_in(one, record) : std::nullopt;
    return number ? *number != *record.number : one != record.value;
  };
  const bool listed = !std::all_of(bound.is.begin(), bound.is.end(), differs);
  const bool ends = !bound.at_least.empty() || !bound.at_most.empty();
  if (listed && !bound.is.empty()) return std::nullopt;
  std::string found;
  const auto compare = [&](const std::string& end, const char* how, double sign) {
    if (end.empty()) return;
    const auto number = number_in(end, record);
    if (!number || !record.number)
      found = record.value + " cannot be compared with " + end;
    else if (sign * (*record.number - *number) > 0)
      found = record.value + " is " + how + " " + end;
  };
  compare(bound.at_least, "less than", -1);
  compare(bound.at_most, "more than", 1);
  if (ends && found.empty()) return std::nullopt;
  if (bound.is.empty()) return found;
  const std::vector<std::string_view> words(bound.is.begin(), bound.is.end());
  return record.value + " is not " + choice_of(words);
}

/// The numbers written out in a sentence.
std::vector<std::string_view> numbers_in(std::string_view text) {
  constexpr std::string_view kDigits = "0123456789";
  std::vector<std::string_view> numbers;
  for (std::size_t at = text.find_first_of(kDigits); at != std::string_view::npos;) {
    const std::size_t end = std::min(text.find_first_not_of(kDigits, at), text.size());
    numbers.push_back(text.substr(at, end - at));
    at = text.find_first_of(kDigits, end);
  }
  return numbers;
}

/// Of a sentence only the figures count, and only if it gives any.
std::optional<std::string> fault_of_anchor(const BoundClaim& anchor, const Record& record) {
  if (record.number || !record.unit.empty()) return fault_of(anchor, record);
  const auto numbers = numbers_in(record.value);
  const bool has = std::any_of(numbers.begin(), numbers.end(), [&](std::string_view number) {
    return std::find(anchor.is.begin(), anchor.is.end(), number) != anchor.is.end();
  });
  if (numbers.empty() || has) return std::nullopt;
  const std::vector<std::string_view> words(anchor.is.begin(), anchor.is.end());
  return in_ticks(record.value) + " does not give " + choice_of(words);
}

/// The steps of a pattern before the first that is one.
std::string fixed_part(const std::string& pattern) {
  const std::size_t open = pattern.find_first_of("*({");
  if (open == std::string::npos) return pattern;
  return pattern.substr(0, open == 0 ? 0 : open - 1);
}

using Blocks = std::vector<std::string>;

/// The outermost blocks that a claim looks into.
template <class C>
Blocks blocks_of(const C& claim) {
  Blocks blocks;
  const auto add = [&blocks](const std::vector<std::string>& patterns) {
    for (const std::string& pattern : patterns) {
      blocks.push_back(pattern.substr(0, pattern.find('.')));
      if (pattern.find("{talks}") != std::string::npos) blocks.push_back("talks");
    }
  };
  if constexpr (std::same_as<C, OrderClaim>) {
    add(claim.more);
    add(claim.less);
  } else {
    add(claim.path);
  }
  return blocks;
}

/// Whether a claim may come out differently once some blocks have changed; who bargains and when
/// decides about every claim.
template <class C>
bool is_moved(const C& claim, const Blocks& changed) {
  const Blocks blocks = blocks_of(claim);
  return std::any_of(changed.begin(), changed.end(), [&](const std::string& one) {
    return one == "start" || one == "actors" ||
           std::find(blocks.begin(), blocks.end(), one) != blocks.end();
  });
}

class Judge {
 public:
  /// Only the claims that a change of some blocks may move, if any are named.
  Judge(const Constraints& constraints, Index index, const Blocks* changed = nullptr)
      : constraints_(constraints), index_(std::move(index)), changed_(changed) {}

  Judgement judge() {
    if (!is_about_these_principals()) return {};
    for (const auto& [name, order] : constraints_.orders.entries)
      if (is_asked(order)) judge_order(name, order);
    for (const auto& [name, bound] : constraints_.bounds.entries)
      if (is_asked(bound)) judge_bound(name, bound);
    for (const auto& [name, anchor] : constraints_.anchors.entries)
      if (is_asked(anchor)) gather_anchor(name, anchor);
    judge_anchors();
    return std::move(judgement_);
  }

 private:
  /// One value that an anchor speaks about.
  struct Moored {
    const Record* record;
    const std::string* name;
    const BoundClaim* anchor;
  };

  bool is_about_these_principals() const {
    const auto is_principal = [&](const std::string& name) {
      const Record* role = index_.find("actors." + name + ".role");
      return role && role->value == "principal";
    };
    const auto& names = constraints_.principals;
    return names.size() == 2 && std::all_of(names.begin(), names.end(), is_principal);
  }

  template <class C>
  bool is_asked(const C& claim) const {
    return (!changed_ || is_moved(claim, *changed_)) && holds_now(claim);
  }

  bool holds_now(const Claim& claim) const {
    const Record* start = index_.find("start");
    if (!start || !start->number) return false;
    return (!claim.from || *start->number >= *number_of(*claim.from)) &&
           (!claim.to || *start->number <= *number_of(*claim.to));
  }

  /// What stands at the patterns, for one principal as `{self}`.
  std::vector<const Record*> at(const std::vector<std::string>& patterns, std::size_t self) const {
    std::vector<const Record*> all;
    for (const std::string& pattern : patterns) {
      std::string one = replaced(pattern, "{self}", constraints_.principals[self]);
      one = replaced(std::move(one), "{other}", constraints_.principals[1 - self]);
      for (const Record* record : index_.at(std::move(one))) all.push_back(record);
    }
    return all;
  }

  /// One round for each principal where the patterns speak of one, else one in all.
  template <class Each>
  static void for_each_self(const std::vector<std::string>& patterns, Each each) {
    const auto personal = [](const std::string& pattern) {
      return pattern.find("{self}") != std::string::npos ||
             pattern.find("{other}") != std::string::npos;
    };
    each(0);
    if (std::any_of(patterns.begin(), patterns.end(), personal)) each(1);
  }

  void bind(const std::string& path, const std::string& name, const Claim& claim) {
    judgement_.bindings.push_back({path, name, &claim});
  }
  void remark(const std::string& path, const std::string& name, const Claim& claim,
              std::string found) {
    judgement_.remarks.push_back({path, name, &claim, std::move(found)});
  }

  void judge_order(const std::string& name, const OrderClaim& order) {
    if (order.counting) return judge_count(name, order);
    std::set<const Record*> bound;
    for_each_self(order.more, [&](std::size_t self) {
      for (const Record* more : at(order.more, self))
        for (const Record* less : at(order.less, self)) {
          if (more == less) continue;
          if (bound.insert(more).second) bind(more->path, name, order);
          if (bound.insert(less).second) bind(less->path, name, order);
          if (!more->number || !less->number || *more->number > *less->number) continue;
          // Told where somebody wrote it.
          if (less->written && !more->written)
            remark(less->path, name, order,
                   less->value + " is not below " + more->value + ", " + more->path);
          else
            remark(more->path, name, order,
                   more->value + " is not above " + less->value + ", " + less->path);
        }
    });
  }

  void judge_count(const std::string& name, const OrderClaim& order) {
    const auto more = at(order.more, 0);
    const auto less = at(order.less, 0);
    const std::string block = fixed_part(order.more.front());
    if (index_.at(block + ".*." + std::string(steps_of(order.more.front()).back())).empty())
      return;
    for (const auto* side : {&more, &less})
      for (const Record* record : *side) bind(record->path, name, order);
    if (more.size() > less.size()) return;
    remark(block, name, order,
           std::to_string(more.size()) + " of " + order.more.front() + " against " +
               std::to_string(less.size()) + " of " + order.less.front());
  }

  void judge_bound(const std::string& name, const BoundClaim& bound) {
    for_each_self(bound.path, [&](std::size_t self) {
      for (const Record* record : at(bound.path, self)) {
        bind(record->path, name, bound);
        if (auto found = fault_of(bound, *record))
          remark(record->path, name, bound, std::move(*found));
      }
    });
  }

  /// Only the evidence of a source is cited; what a judgement mentions is an argument.
  static bool cites(const std::string& source, const std::vector<std::string>& ids) {
    Evidence wanted;
    for (const std::string& id : ids) wanted.entries.push_back({id, "", ""});
    for (std::string_view rest = source; !rest.empty();) {
      const std::size_t end = std::min(rest.find(';'), rest.size());
      std::string_view clause = rest.substr(0, end);
      clause.remove_prefix(std::min(clause.find_first_not_of(" \n"), clause.size()));
      if (clause.starts_with("evidence ") && !cited(clause.substr(9), wanted).empty()) return true;
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return false;
  }

  void gather_anchor(const std::string& name, const BoundClaim& anchor) {
    for (const Record* record : at(anchor.path, 0)) {
      if (!cites(record->source, anchor.evidence)) continue;
      bind(record->path, name, anchor);
      moored_.push_back({record, &name, &anchor});
    }
  }

  /// Whoever cites several figures for one number can have but one of them. A sentence can and
  /// must give all.
  void judge_anchors() {
    std::set<const Record*> kept;
    std::set<const Record*> told;
    for (const Moored& one : moored_)
      if (one.record->number && !fault_of_anchor(*one.anchor, *one.record))
        kept.insert(one.record);
    for (const Moored& one : moored_) {
      if (kept.count(one.record) > 0) continue;
      auto found = fault_of_anchor(*one.anchor, *one.record);
      if (!found || (one.record->number && !told.insert(one.record).second)) continue;
      remark(one.record->path, *one.name, *one.anchor, std::move(*found));
    }
  }

  const Constraints& constraints_;
  Index index_;
  const Blocks* changed_;
  Judgement judgement_;
  std::vector<Moored> moored_;
};

/// Tells what is wrong with the constraints themselves.
struct ConstraintCheck {
  const Node& root;
  const Evidence& evidence;
  Problems& problems;

  void complain(const std::string& path, Complaint complaint) const {
    const Node* node = find_at(root, path);
    const Node& at = node ? *node : root;
    problems.add({at.place, path, std::move(complaint.problem), std::move(complaint.reason),
                  std::move(complaint.suggestion), at.line_text()});
  }

  void expect_evidence(const std::string& path, const std::vector<std::string>& ids) const {
    if (evidence.entries.empty()) return;
    for (const std::string& id : ids)
      if (!evidence.find(id))
        complain(path + ".evidence",
                 {"the ledger of evidence has no " + in_ticks(id),
                  "a constraint rests on entries of `evidence.yaml`", "choose one of its ids"});
  }

  void expect_bounds(const std::string& block, const Named<BoundClaim>& bounds) const {
    for (const auto& [name, bound] : bounds.entries) {
      const std::string path = block + "." + name;
      expect_evidence(path, bound.evidence);
      if (bound.at_least.empty() && bound.at_most.empty() && bound.is.empty())
        complain(path, {"it bounds nothing", "nothing could depart from it",
                        "write `at_least`, `at_most` or `is`"});
    }
  }
};

Constraints constraints_of(const Node& root, Problems problems, const Evidence& evidence) {
  Constraints constraints;
  FileReading reading{.problems = &problems};
  if (problems.empty()) read(root, constraints, reading);
  const ConstraintCheck check{root, evidence, problems};
  if (problems.empty() && constraints.schema != "backchannel-constraints/1")
    check.complain("schema", {in_ticks(constraints.schema) + " is not known",
                              "this program reads constraints of the first version",
                              "write `schema: backchannel-constraints/1`"});
  if (problems.empty() && constraints.principals.size() != 2)
    check.complain("principals", {"there are not two of them", "two principals bargain",
                                  "name both, as in the scenarios"});
  for (const auto& [name, order] : constraints.orders.entries)
    check.expect_evidence("orders." + name, order.evidence);
  check.expect_bounds("bounds", constraints.bounds);
  check.expect_bounds("anchors", constraints.anchors);
  for (const auto& [name, one] : constraints.unexpressed.entries)
    check.expect_evidence("unexpressed." + name, one.evidence);
  if (!problems.empty()) throw ScenarioError(std::move(problems));
  return constraints;
}

}  // namespace

Constraints find_constraints(const std::string& scenario_file, const Evidence& evidence) {
  const std::string path = find_beside(scenario_file, "constraints.yaml");
  if (path.empty()) return {};
  Problems problems;
  const Node root = read_yaml_file(path, problems);
  return constraints_of(root, std::move(problems), evidence);
}

Constraints read_constraints(std::string_view text, const std::string& file,
                             const Evidence& evidence) {
  Problems problems;
  const Node root = parse_yaml(text, file, problems);
  return constraints_of(root, std::move(problems), evidence);
}

Judgement judge(const Constraints& constraints, const std::vector<ParameterRecord>& records) {
  return Judge(constraints, Index(records)).judge();
}

namespace {

/// What must be looked at to judge an arm that has changed some blocks.
Blocks blocks_needed(const Constraints& constraints, const Blocks& changed) {
  Blocks needed;
  const auto add = [&](const auto& claims) {
    for (const auto& entry : claims.entries) {
      if (!is_moved(entry.value, changed)) continue;
      for (std::string& block : blocks_of(entry.value)) needed.push_back(std::move(block));
    }
  };
  add(constraints.orders);
  add(constraints.bounds);
  add(constraints.anchors);
  if (!needed.empty()) needed.insert(needed.end(), changed.begin(), changed.end());
  return needed;
}

/// What an arm has in some blocks; where it says nothing else, sources are those of the scenario.
std::vector<Record> records_of(const Scenario& arm, const Blocks& blocks, const Index& written) {
  std::vector<Record> records = list_blocks(arm, blocks);
  for (Record& record : records)
    if (const Record* before = written.find(record.path)) record.source = before->source;
  return records;
}

}  // namespace

std::vector<Departure> departures_of(const Constraints& constraints, const Study& study,
                                     const Judgement& as_written) {
  std::vector<Departure> departures;
  const Index written(study.ledger);
  const auto is_about = [](const std::string& name) {
    return [&name](const Remark& remark) { return remark.constraint == name; };
  };
  for (const auto& [name, arm] : study.scenario.arms.entries) {
    Blocks changed;
    for (const auto& entry : arm.set.entries)
      changed.push_back(entry.path.substr(0, entry.path.find_first_of(".[")));
    const Blocks needed = blocks_needed(constraints, changed);
    if (needed.empty()) continue;
    const Scenario& lived = study.arms[static_cast<std::size_t>(study.arms.find(name))];
    const std::vector<Record> records = records_of(lived, needed, written);
    for (Remark& remark : Judge(constraints, Index(records, &written), &changed).judge().remarks) {
      const auto& own = as_written.remarks;
      if (std::any_of(own.begin(), own.end(), is_about(remark.constraint))) continue;
      auto told = std::find_if(departures.begin(), departures.end(), [&](const Departure& one) {
        return one.remark.constraint == remark.constraint;
      });
      if (told == departures.end()) told = departures.insert(told, {std::move(remark), {}});
      if (told->arms.empty() || told->arms.back() != name) told->arms.push_back(name);
    }
  }
  return departures;
}

Problem problem_of(const Remark& remark, const Study& study) {
  std::string written = remark.path;
  const Node* node = find_at(study.root, written);
  while (!node && !written.empty()) {
    const auto cut = written.find_last_of(".[");
    written.resize(cut == std::string::npos ? 0 : cut);
    node = written.empty() ? &study.root : find_at(study.root, written);
  }
  const Node& at = node ? *node : study.root;
  std::string reason = remark.claim->says + "; evidence ";
  for (std::size_t i = 0; i < remark.claim->evidence.size(); ++i)
    reason += (i > 0 ? ", " : "") + remark.claim->evidence[i];
  return {at.place, remark.path, remark.found, std::move(reason),
          "leave it if the scenario means to depart", at.line_text(), Severity::remark};
}

}  // namespace backchannel
