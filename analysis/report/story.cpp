#include "analysis/report/story.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <set>
#include <string_view>
#include <vector>

#include "analysis/language/width.hpp"
#include "analysis/report/perspective.hpp"
#include "analysis/report/sentence.hpp"
#include "sim/channels/channel.hpp"
#include "sim/crisis/act.hpp"
#include "sim/crisis/crisis.hpp"
#include "sim/crisis/ladder.hpp"
#include "sim/crisis/luck.hpp"
#include "sim/engine/experiment.hpp"
#include "sim/rounds/outcome.hpp"

namespace backchannel {

namespace {

// --- The run, lived once more ------------------------------------------------------------------

/// One run with everything that is known of it.
struct Course {
  const Scenario& arm;
  Language language;
  Packages packages;
  Trace trace;
  RunResult result;

  Course(const Scenario& given, std::uint64_t seed, std::uint32_t run, const Language& spoken)
      : arm(given), language(spoken.of(given)) {
    packages.lay_out(arm.issues, arm.performers);
    result = tell(arm, seed, run, trace);
  }
  Course(const Scenario& given, const Trace& told, const RunResult& ended, const Language& spoken)
      : arm(given), language(spoken.of(given)), trace(told), result(ended) {
    packages.lay_out(arm.issues, arm.performers);
  }
  const Event* last(EventKind kind) const {
    const auto& events = trace.events;
    const auto found = std::find_if(events.rbegin(), events.rend(),
                                    [&](const Event& event) { return event.kind == kind; });
    return found == events.rend() ? nullptr : &*found;
  }
  const Event* first(EventKind kind) const {
    for (const Event& event : trace.events)
      if (event.kind == kind) return &event;
    return nullptr;
  }
  const Reasons* why(const Event& event) const {
    const auto at = static_cast<std::size_t>(event.weighing);
    return event.weighing >= 0 && at < trace.reasons.size() ? &trace.reasons[at] : nullptr;
  }
  std::string date(Instant at) const { return language.isolated(date_text(arm, at)); }
  std::string date(const Event& event) const { return date(event.at); }
  std::string actor(int index) const { return actor_text(arm, index, language); }
  template <class Template, class... Values>
  std::string say(const Template& text, const Values&... values) const {
    return language.say(text, values...);
  }
};

// --- From events to lines ----------------------------------------------------------------------

struct Line {
  Instant at = 0;
  std::string who;
  std::string says;
  const Reasons* why = nullptr;
  bool minor = false;  ///< left out of a page
};

constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);

/// Walks through the events of a run and keeps the scene for each sentence.
class Teller {
 public:
  explicit Teller(const Course& course)
      : course_(course), events_(course.trace.events), scene_{course.arm, course.packages} {
    scene_.language = course.language;
    scene_.rung = course.arm.ladder.start_rung;
    notes_.resize(events_.size());
  }

  /// The whole run; deeds that show in what follows are merged with it, routine words counted.
  std::vector<Line> lines() {
    std::vector<Line> lines;
    for (std::size_t i = 0; i < events_.size(); ++i) {
      const Event& event = events_[i];
      if (event.kind == EventKind::ended) continue;
      if (is_routine(event)) {
        const std::size_t end = end_of_routine(i);
        lines.push_back(end == i + 1 ? line_of(i) : routine(i, end));
        lines.back().minor = true;
        i = end - 1;
        continue;
      }
      const std::size_t shown = shows_in(i);
      if (shown != kNowhere) {
        notes_[shown] = note_of(event);
      } else if (!announced(i)) {
        lines.push_back(line_of(i));
      }
    }
    return lines;
  }

  /// Every event by itself, what it shows in, and what either principal knew of it.
  std::vector<ToldEvent> every_event() {
    std::vector<ToldEvent> told(events_.size());
    for (std::size_t i = 0; i < events_.size(); ++i) {
      const Event& event = events_[i];
      const std::size_t shown = is_routine(event) ? kNowhere : shows_in(i);
      if (shown != kNowhere) notes_[shown] = note_of(event);
      told[i].told_by = shown != kNowhere ? shown : announced(i) ? i - 1 : i;
      told[i].minor = is_routine(event) || is_minor(event);
      set_scene(i);
      for (Side side = 0; side < 2; ++side) told[i].seats[side] = from_the_seat(event, side);
      told[i].sentence = sentence(i);
    }
    return told;
  }

  /// One event by itself. To be asked in order.
  Sentence sentence(std::size_t i) {
    set_scene(i);
    Sentence sentence = tell_event(scene_, events_[i]);
    move_on(i);
    return sentence;
  }

 private:
  std::optional<Sentence> from_the_seat(const Event& event, Side side) {
    const std::optional<Event> known = as_known_to(course_.arm, event, side, scene_.in_vain);
    if (!known) return {};
    scene_.seat = course_.arm.principals[side];
    Sentence told = tell_event(scene_, *known);
    scene_.seat = -1;
    return told;
  }

  Line line_of(std::size_t i) {
    const Event& event = events_[i];
    Sentence told = sentence(i);
    return {event.at, std::move(told.who), std::move(told.says), course_.why(event),
            is_minor(event)};
  }

  static bool is_minor(const Event& event) {
    const auto letter = static_cast<LetterKind>(event.subject);
    switch (event.kind) {
      case EventKind::line:
      case EventKind::briefed:
      case EventKind::clock_set: return true;
      case EventKind::procedure: return !event.flag;
      case EventKind::sent:
      case EventKind::heard:
        return letter == LetterKind::invite || letter == LetterKind::accept ||
               letter == LetterKind::refuse;
      default: return false;
    }
  }

  void set_scene(std::size_t i) {
    const Event& event = events_[i];
    if (event.kind == EventKind::incident)
      scene_.incident_was = event.flag ? Scene::Meant::hostile : Scene::Meant::well;
    if (event.kind == EventKind::convened) scene_.round = static_cast<int>(event.number);
    scene_.note = event.kind == EventKind::act ? note_of(event) : notes_[i];
    scene_.in_vain = is_in_vain(i);
    scene_.repeats = is_repeat(i);
    scene_.route = -1;
    if (announces(event) && i + 1 < events_.size() && announced(i + 1))
      scene_.route = events_[i + 1].channel;
  }

  /// Follows the quarrel, which events name only by the rung it reaches.
  void move_on(std::size_t i) {
    const Event& event = events_[i];
    int& rung = scene_.rung;
    switch (event.kind) {
      case EventKind::settled: rung = 0; break;
      case EventKind::climbed: rung = event.subject; break;
      case EventKind::struck: strike_on_ = event.whom; strike_rung_ = event.subject; break;
      case EventKind::clock_set:  // the target of a strike owes an answer, so the quarrel is there
        if (event.who == strike_on_) rung = std::max(rung, strike_rung_);
        strike_on_ = -1;
        break;
      case EventKind::answered:
        if (event.subject == 2) rung = std::max({rung, 1, first_rung(Rung::Kind::harassment)});
        if (event.subject == 3) rung = std::max({rung, 1, first_rung(Rung::Kind::strike)});
        break;
      default: break;
    }
  }

  int first_rung(Rung::Kind kind) const {
    const auto& rungs = course_.arm.ladder.rungs;
    for (std::size_t r = 1; r < rungs.size(); ++r)
      if (rungs[r].kind == kind) return static_cast<int>(r);
    return -1;
  }

  // ---- deeds and what they lead to

  /// What a deed shows in at the same instant, if it does.
  static EventKind consequence(const Event& event) {
    switch (static_cast<Act>(event.subject)) {
      case Act::incident: return EventKind::incident;
      case Act::strike: return EventKind::struck;
      case Act::attack: return EventKind::war;
      case Act::round: return EventKind::convened;
      case Act::leak: return EventKind::leaked;
      case Act::brief: return EventKind::briefed;
      case Act::accord: return EventKind::agreed;
      case Act::ultimatum: return EventKind::read;
      default: return EventKind::act;
    }
  }
  std::size_t find_consequence(std::size_t i) const {
    const EventKind kind = consequence(events_[i]);
    for (std::size_t j = i + 1; j < events_.size() && events_[j].at == events_[i].at; ++j) {
      if (events_[j].kind == EventKind::act) return kNowhere;
      if (events_[j].kind == kind || (kind == EventKind::struck && strikes_otherwise(events_[j])))
        return j;
    }
    return kNowhere;
  }
  /// A strike may fall on somebody else's client, or be announced first and fall later.
  static bool strikes_otherwise(const Event& event) {
    return event.kind == EventKind::client_struck || event.kind == EventKind::warned;
  }
  std::size_t shows_in(std::size_t i) const {
    const Event& event = events_[i];
    if (event.kind != EventKind::act || static_cast<Act>(event.subject) == Act::ultimatum)
      return kNowhere;
    return find_consequence(i);
  }
  bool is_in_vain(std::size_t i) const {
    const Event& event = events_[i];
    return event.kind == EventKind::act && consequence(event) != EventKind::act &&
           find_consequence(i) == kNowhere;
  }

  /// What the file says of a deed: the line of the script at that instant, or the hazard or habit
  /// like it.
  std::string note_of(const Event& event) const {
    const auto matches = [&](const auto& line) {
      return static_cast<int>(line.act) == event.subject && line.by.index == event.who &&
             line.to.index == event.whom &&
             line.instrument.index == static_cast<int>(event.second);
    };
    const auto note = [&](const auto& entry) {
      return course_.language.says(entry.name, entry.value.says);
    };
    for (const auto& entry : course_.arm.script.entries) {
      const Scripted& line = entry.value;
      const Instant at = seconds(days_since_start(course_.arm, line.on) + line.at);
      if (at == event.at && matches(line)) return note(entry);
    }
    for (const auto& entry : course_.arm.hazards.entries)
      if (matches(entry.value)) return note(entry);
    for (const auto& entry : course_.arm.reactions.entries)
      if (matches(entry.value)) return note(entry);
    return {};
  }

  // ---- letters that an event of their own announces

  static bool announces(const Event& event) {
    return event.kind == EventKind::invited || event.kind == EventKind::warned;
  }
  /// The letter right behind its announcement.
  bool announced(std::size_t i) const {
    if (i == 0 || events_[i].kind != EventKind::sent || !announces(events_[i - 1])) return false;
    const auto letter = static_cast<LetterKind>(events_[i].subject);
    return events_[i].at == events_[i - 1].at && events_[i].who == events_[i - 1].who &&
           (letter == LetterKind::invite || letter == LetterKind::warn);
  }

  // ---- the same texts once more

  bool is_repeat(std::size_t i) const {
    const Event& event = events_[i];
    if (event.kind != EventKind::tabled || event.whom < 0) return false;
    while (i-- > 0 && events_[i].kind != EventKind::convened)
      if (events_[i].kind == EventKind::tabled && events_[i].who == event.who)
        return events_[i].subject == event.subject;
    return false;
  }
  std::string both() const {
    const auto& principals = course_.arm.principals;
    return course_.say("{} & {}", course_.actor(principals[0]), course_.actor(principals[1]));
  }

  // ---- routine words

  std::size_t end_of_routine(std::size_t i) const {
    while (i < events_.size() && is_routine(events_[i])) ++i;
    return i;
  }

  struct Count {
    int sent = 0, threats = 0, heard = 0, heard_threats = 0, turned = 0, lost = 0, withheld = 0;
  };
  Count count(std::size_t from, std::size_t to) const {
    Count c;
    for (std::size_t i = from; i < to; ++i) {
      const Event& event = events_[i];
      if (event.kind == EventKind::sent) {
        ++c.sent;
        c.threats += event.flag;
      } else if (event.kind == EventKind::heard) {
        ++c.heard;
        c.heard_threats += event.flag;
        c.turned += event.flag != (event.second > 0.5);
      } else {
        ++(event.flag ? c.withheld : c.lost);
      }
    }
    return c;
  }

  std::string sent_text(const Count& c) const {
    const std::string text = c.sent == 1 ? course_.say("1 routine message sent")
                                         : course_.say("{} routine messages sent", c.sent);
    return text + of_which(c.threats, c.sent, phrase(", a threat"), phrase(", {} of them a threat"),
                           phrase(", {} of them threats"));
  }
  std::string heard_text(const Count& c) const {
    const std::string text = c.sent > 0    ? course_.say("{} heard", c.heard)
                             : c.heard == 1 ? course_.say("1 routine message heard")
                                            : course_.say("{} routine messages heard", c.heard);
    return text +
           of_which(c.heard_threats, c.heard, phrase(", as a threat"),
                    phrase(", {} of them as a threat"), phrase(", {} of them as threats")) +
           of_which(c.turned, c.heard, phrase(", not as it was meant"),
                    phrase(", {} of them not as it was meant"),
                    phrase(", {} of them not as they were meant"));
  }
  std::string of_which(int number, int all, Phrase the_one, Phrase one, Phrase more) const {
    if (number == 0) return "";
    if (all == 1) return course_.say(the_one);
    return course_.say(number == 1 ? one : more, number);
  }

  Line routine(std::size_t from, std::size_t to) const {
    const Count c = count(from, to);
    std::string says;
    const auto add = [&](int number, const std::string& text) {
      if (number > 0) says += (says.empty() ? "" : course_.say("; ")) + text;
    };
    add(c.sent, sent_text(c));
    add(c.heard, heard_text(c));
    add(c.lost, course_.say("{} lost", c.lost));
    add(c.withheld, course_.say("{} held back", c.withheld));
    if (events_[to - 1].at > events_[from].at)
      says += course_.say(" (until {})", course_.date(events_[to - 1]));
    return {events_[from].at, both(), says, nullptr, true};
  }

  const Course& course_;
  const std::vector<Event>& events_;
  Scene scene_;
  std::vector<std::string> notes_;
  int strike_on_ = -1;
  int strike_rung_ = -1;
};

// --- How it ended, and why ---------------------------------------------------------------------

Sentence sentence_of(const Course& course, const Event& event) {
  Scene scene{course.arm, course.packages};
  scene.language = course.language;
  return tell_event(scene, event);
}

/// The event with which the quarrel that ended in war began.
const Event* start_of_quarrel(const Course& course) {
  const Event* start = nullptr;
  for (const Event& event : course.trace.events) {
    if (event.kind == EventKind::war) break;
    if (event.kind == EventKind::settled) start = nullptr;
    const bool begins = event.kind == EventKind::struck ||
                        (event.kind == EventKind::answered && event.subject >= 2);
    if (begins && start == nullptr) start = &event;
  }
  return start;
}

std::string cause_of_war(const Course& course) {
  const Event* war = course.last(EventKind::war);
  if (war == nullptr) return course.say("War came.");
  for (const Event& event : course.trace.events)
    if (event.kind == EventKind::act && event.at == war->at &&
        static_cast<Act>(event.subject) == Act::attack)
      return course.say("On {} {} chose war.", course.date(*war),
                        event.who < 0 ? course.say("one side") : course.actor(event.who));
  const std::string says = sentence_of(course, *war).says;
  const Event* start = start_of_quarrel(course);
  if (start == nullptr) return course.say("On {} came {}.", course.date(*war), says);
  const Sentence first = sentence_of(course, *start);
  return course.say("On {} came {}; the quarrel had begun on {} ({}: {}).", course.date(*war), says,
                    course.date(*start), first.who, first.says);
}

std::string cause_of_deal(const Course& course) {
  const Event* agreed = course.last(EventKind::agreed);
  if (agreed == nullptr) return course.say("An agreement was in force at the end.");
  return course.say("What was agreed on {} was still in force at the end: {}.",
                    course.date(*agreed), sentence_of(course, *agreed).says);
}

std::string cause_of_strikes(const Course& course) {
  const Event* first = course.first(EventKind::struck);
  if (first == nullptr)
    return course.say("There were strikes, and nothing was in force at the end.");
  const auto strikes = std::count_if(
      course.trace.events.begin(), course.trace.events.end(),
      [](const Event& event) { return event.kind == EventKind::struck; });
  const std::string who = sentence_of(course, *first).who;
  if (strikes == 1)
    return course.say("A strike fell on {} ({}); there was no war, and nothing agreed was in force "
                      "at the end.", course.date(*first), who);
  return course.say("The first of {} strikes fell on {} ({}); there was no war, and nothing agreed "
                    "was in force at the end.", strikes, course.date(*first), who);
}

std::string cause_of_collapse(const Course& course) {
  const Event* broke = course.last(EventKind::broke_off);
  const Event* resumed = course.last(EventKind::resumed);
  if (broke != nullptr && (resumed == nullptr || resumed < broke))
    return course.say("{} broke off the talks on {}, and they were not resumed.",
                      course.actor(broke->who), course.date(*broke));
  return course.say("For {} days no words came through and no date was set, although a line was "
                    "open.", fmt::format("{:.0f}", course.arm.outcome.silence));
}

std::string cause_of(const Course& course) {
  const Tally& tally = course.result.tally;
  switch (course.result.outcome) {
    case Outcome::war: return cause_of_war(course);
    case Outcome::comprehensive:
    case Outcome::framework:
    case Outcome::limited_deal: return cause_of_deal(course);
    case Outcome::strikes: return cause_of_strikes(course);
    case Outcome::collapse: return cause_of_collapse(course);
    case Outcome::understanding: {
      const Event* since = course.last(EventKind::understanding);
      return since == nullptr
                 ? course.say("An unwritten understanding held from the start.")
                 : course.say("An unwritten understanding had held since {}.",
                              course.date(*since));
    }
    case Outcome::managed_deadlock:
      return course.say("Contact was kept (rounds held: {}, messages delivered: {}), but no issue "
                        "moved.", fmt::format("{:.0f}", tally.rounds),
                        fmt::format("{:.0f}", tally.delivered));
    case Outcome::narrowing: return course.say("Positions moved, but nothing was agreed.");
    case Outcome::inconclusive:
      return course.say(tally.rounds > 0
                            ? phrase("Talks were held, and led to nothing that has a name.")
                            : phrase("No round was held, and nothing was settled either way."));
  }
  return "";
}

/// The five signs by which an observer would follow such a crisis (S49).
struct Indicators {
  bool scope_settled = false;
  int reports = 0;
  double forces = 0;
  int packages_between_rounds = 0;
  std::set<std::string> intermediaries;
};

Indicators indicators_of(const Course& course) {
  const Scenario& arm = course.arm;
  Indicators signs;
  signs.scope_settled =
      course.result.tally.scope_settled > 0 || arm.agenda_common == arm.agenda_all;
  signs.reports = static_cast<int>(course.result.tally.reports);
  signs.forces = course.result.tally.forces;
  bool between = false;
  for (const Event& event : course.trace.events) {
    if (event.kind == EventKind::convened) between = false;
    if (event.kind == EventKind::round_ended) between = true;
    if (event.kind == EventKind::act && static_cast<Act>(event.subject) == Act::package)
      signs.packages_between_rounds += between;
    const bool carried = event.kind == EventKind::heard || event.kind == EventKind::convened;
    if (event.kind == EventKind::briefed)
      signs.intermediaries.insert(course.actor(event.who));
    if (!carried || event.channel < 0) continue;
    const Channel& channel = arm.channels[static_cast<std::size_t>(event.channel)];
    if (channel.operated_by)
      signs.intermediaries.insert(course.actor(channel.operated_by.index));
  }
  return signs;
}

std::string indicators_text(const Course& course) {
  const Indicators signs = indicators_of(course);
  std::string active;
  for (const std::string& name : signs.intermediaries)
    active += (active.empty() ? "" : course.say(", ")) + name;
  const std::string scope = course.say(course.arm.issues.empty() ? phrase("no issues")
                                       : signs.scope_settled     ? phrase("settled")
                                                                 : phrase("not settled"));
  const std::string reports = signs.reports == 0
                                  ? course.say("no report of recovery")
                                  : course.say("reports of recovery: {}", signs.reports);
  return course.say(
      "Scope of the talks: {}. Programme: {}. Posture: density of forces {}. Sanctions packages "
      "after rounds: {}. Intermediaries active: {}.",
      scope, reports, rounded(signs.forces), signs.packages_between_rounds,
      active.empty() ? course.say("none") : active);
}

std::string trust_text(const Course& course) {
  const std::string a = course.actor(course.arm.principals[0]);
  const std::string b = course.actor(course.arm.principals[1]);
  return course.say("Trust: {} in {} {}, {} in {} {}.", a, b, rounded(course.result.tally.trust_a),
                    b, a, rounded(course.result.tally.trust_b));
}

std::string outcome_text(const Course& course) {
  return course.say("Outcome: {}. {}",
                    course.language.word("outcome", spoken(name_of(course.result.outcome))),
                    cause_of(course));
}

// --- On the page -------------------------------------------------------------------------------

constexpr std::size_t kPageWidth = 100;
constexpr std::size_t kDateWidth = 18;

std::string padded(const std::string& text, std::size_t width) {
  const std::size_t has = width_of(text);
  return has < width ? text + std::string(width - has, ' ') : text;
}

/// `head` and the text behind it, broken at spaces; what follows stands under the text.
std::string wrapped(const std::string& head, const std::string& text, std::size_t indent) {
  std::string page = head;
  std::size_t column = width_of(head);
  bool begins = true;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    const std::string word = text.substr(at, end - at);
    const std::size_t width = width_of(word);
    if (!begins && column + 1 + width > kPageWidth) {
      page += "\n" + std::string(indent, ' ');
      column = indent;
    } else if (!begins) {
      page += ' ';
      ++column;
    }
    page += word;
    column += width;
    begins = false;
    at = end + 1;
  }
  return page + "\n";
}

std::string page_of(const Course& course, const Line& line, std::size_t names) {
  const std::string head = course.date(line.at) + "  " + padded(line.who, names) + "  ";
  std::string page = wrapped(head, line.says, kDateWidth + names + 2);
  if (line.why == nullptr) return page;
  const std::string because =
      std::string(kDateWidth + 2, ' ') + course.say("because") + "  ";
  return page + wrapped(because, reasons_text(*line.why, course.language), width_of(because));
}

/// As a shell takes it.
std::string as_argument(const std::string& text) {
  const bool plain = !text.empty() && std::all_of(text.begin(), text.end(), [](char letter) {
    const bool word = (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
                      (letter >= '0' && letter <= '9');
    return word || std::string_view("_-./=:,@%+").find(letter) != std::string_view::npos;
  });
  if (plain) return text;
  std::string quoted = "'";
  for (const char letter : text)
    quoted += letter == '\'' ? std::string("'\\''") : std::string(1, letter);
  return quoted + "'";
}

std::string command(const Study& study, const std::string& arm_name, std::uint64_t seed,
                    std::uint32_t run) {
  const bool named = study.scenario.arms.find(arm_name) >= 0;
  return fmt::format("./run story {}{} --seed {} --run {}", as_argument(study.file),
                     named ? " --arm " + as_argument(arm_name) : "", seed, run);
}

/// The words that ask for the same language again.
std::string spoken_in(const Language& language) {
  return language.is_english() ? "" : " --lang " + std::string(language.code());
}

std::string title_of(const Study& study, const Language& language, const std::string& arm_name,
                     std::uint64_t seed, std::uint32_t run) {
  return fmt::format("{}\n{}\n", language.title(study.scenario),
                     language.say("arm: {}, seed {}, run {}", language.label(arm_name), seed, run));
}

std::string checksum(const std::vector<std::string>& lines, std::size_t from, std::size_t to) {
  std::string all;
  for (std::size_t i = from; i < to; ++i) all += lines[i];
  return fmt::format("{:08x}", who_of(all));
}

nlohmann::json name_json(const auto& list, int index) {
  if (index < 0 || static_cast<std::size_t>(index) >= list.size()) return nullptr;
  return list.name(static_cast<std::size_t>(index));
}

nlohmann::json event_json(const Course& course, const Event& event, const Sentence& told) {
  nlohmann::json one = {{"at", event.at},
                        {"time", date_text(course.arm, event.at)},
                        {"kind", event_name(event.kind)},
                        {"who", name_json(course.arm.actors, event.who)},
                        {"whom", name_json(course.arm.actors, event.whom)},
                        {"channel", name_json(course.arm.channels, event.channel)},
                        {"flag", event.flag},
                        {"subject", event.subject},
                        {"number", event.number},
                        {"second", event.second},
                        {"people", told.who},
                        {"says", told.says}};
  const bool agreed = event.kind == EventKind::agreed;
  const int package = agreed ? static_cast<int>(event.number) : event.subject;
  if ((agreed || event.kind == EventKind::tabled) && package >= 0 &&
      package < course.packages.size())
    for (int k = 0; k < course.packages.issues(); ++k)
      one["terms"][course.arm.issues.name(static_cast<std::size_t>(k))] =
          course.packages.term(package, k);
  if (const Reasons* why = course.why(event)) one["because"] = reasons_json(*why, course.language);
  return one;
}

}  // namespace

nlohmann::json reasons_json(const Reasons& why, const Language& language) {
  nlohmann::json terms = nlohmann::json::array();
  for (int i = 0; i < why.weighing.count; ++i) {
    const Term& term = why.weighing.terms[static_cast<std::size_t>(i)];
    terms.push_back({{"name", term.name}, {"value", term.value}});
  }
  nlohmann::json turning = nlohmann::json::array();
  for (const Term& term : turning_terms(why)) turning.push_back(term.name);
  return {{"question", why.question},       {"yes", why.yes},         {"no", why.no},
          {"terms", terms},                 {"sum", why.weighing.sum()},
          {"probability", why.probability}, {"uniform", why.uniform}, {"chosen", why.chosen},
          {"would_have_flipped", turning},  {"says", reasons_text(why, language)}};
}

std::string tell_story(const Study& study, const Scenario& arm, const std::string& arm_name,
                       std::uint64_t seed, std::uint32_t run, const std::string& repeat,
                       const Language& language) {
  const Course course(arm, seed, run, language);
  std::string page = title_of(study, course.language, arm_name, seed, run);
  const int at = study.scenario.arms.find(arm_name);
  const std::string says =
      at < 0 ? "" : course.language.says(arm_name,
                                         study.scenario.arms[static_cast<std::size_t>(at)].says);
  if (!says.empty()) page += wrapped("", says, 0);
  page += course.say("scenario {}; to repeat:", study.hash) +
          language.announced(repeat.empty() ? command(study, arm_name, seed, run) +
                                                  spoken_in(language)
                                            : repeat);
  page += course.say("One course out of many that a model can take; not a forecast.") + "\n\n";
  std::vector<Line> lines = Teller(course).lines();
  std::size_t names = 0;
  for (const Line& line : lines) names = std::max(names, width_of(line.who));
  for (const Line& line : lines) page += page_of(course, line, names);
  page += "\n" + wrapped("", outcome_text(course), 0);
  page += wrapped("", trust_text(course), 0);
  return page + wrapped("", indicators_text(course), 0);
}

ToldRun told_run(const Scenario& arm, std::uint64_t seed, std::uint32_t run,
                 const Language& language) {
  const Course course(arm, seed, run, language);
  ToldRun told;
  told.result = course.result;
  told.events = course.trace.events;
  Teller teller(course);
  for (std::size_t i = 0; i < told.events.size(); ++i)
    told.sentences.push_back(teller.sentence(i));
  for (Line& line : Teller(course).lines()) {
    ToldLine& one = told.lines.emplace_back();
    one.at = line.at;
    one.date = date_text(arm, line.at);
    one.who = std::move(line.who);
    one.says = std::move(line.says);
    one.minor = line.minor;
    if (line.why == nullptr) continue;
    one.because = strongest_reason(*line.why, course.language);
    one.reasons = reasons_text(*line.why, course.language);
  }
  told.outcome = outcome_text(course);
  return told;
}

EveryEvent tell_every_event(const Scenario& arm, const Trace& trace, const RunResult& result,
                            const Language& language) {
  const Course course(arm, trace, result, language);
  return {Teller(course).every_event(), outcome_text(course), trust_text(course),
          indicators_text(course)};
}

std::string story_command(const Study& study, const std::string& arm_name, std::uint64_t seed,
                          std::uint32_t run, const std::vector<std::string>& settings,
                          const Language& language) {
  std::string text = command(study, arm_name, seed, run);
  for (const std::string& setting : settings) text += " --set " + as_argument(setting);
  return text + spoken_in(language);
}

nlohmann::json story_json(const Study& study, const Scenario& arm, const std::string& arm_name,
                          std::uint64_t seed, std::uint32_t run,
                          const std::string& repeat, const Language& language) {
  const Course course(arm, seed, run, language);
  nlohmann::json events = nlohmann::json::array();
  Teller teller(course);
  for (std::size_t i = 0; i < course.trace.events.size(); ++i)
    events.push_back(event_json(course, course.trace.events[i], teller.sentence(i)));
  const Indicators signs = indicators_of(course);
  return {{"title", course.language.title(study.scenario)},
          {"file", study.file},
          {"arm", arm_name},
          {"seed", seed},
          {"run", run},
          {"scenario", study.hash},
          {"command", repeat.empty() ? command(study, arm_name, seed, run) + spoken_in(language)
                                     : repeat},
          {"events", events},
          {"outcome", name_of(course.result.outcome)},
          {"cause", cause_of(course)},
          {"indicators",
           {{"scope_settled", signs.scope_settled},
            {"reports_of_recovery", signs.reports},
            {"forces", signs.forces},
            {"packages_after_rounds", signs.packages_between_rounds},
            {"intermediaries", signs.intermediaries}}}};
}

std::string golden_story(const Study& study, const Scenario& arm, const std::string& arm_name,
                         std::uint64_t seed, std::uint32_t run, const Language& language) {
  constexpr std::size_t kOpening = 36;
  constexpr std::size_t kClosing = 18;
  const Course course(arm, seed, run, language);
  std::vector<std::string> lines;
  for (const Line& line : Teller(course).lines()) {
    if (line.minor) continue;
    std::string text = fmt::format("{}  {}: {}", course.date(line.at), line.who, line.says);
    if (line.why != nullptr)
      text += fmt::format(" [{}]", strongest_reason(*line.why, course.language));
    lines.push_back(text + "\n");
  }
  std::string page = title_of(study, course.language, arm_name, seed, run);
  const bool whole = lines.size() <= kOpening + kClosing;
  const std::size_t closing = whole ? lines.size() : lines.size() - kClosing;
  const std::size_t opening = whole ? lines.size() : kOpening;
  for (std::size_t i = 0; i < opening; ++i) page += lines[i];
  if (!whole)
    page += course.say("… {} lines, {}", closing - opening, checksum(lines, opening, closing)) +
            "\n";
  for (std::size_t i = closing; i < lines.size(); ++i) page += lines[i];
  return page + outcome_text(course) + "\n" + trust_text(course) + "\n" +
         indicators_text(course) + "\n";
}

}  // namespace backchannel
