#include "analysis/report/sentence.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <iterator>

#include "sim/channels/channel.hpp"
#include "sim/crisis/act.hpp"
#include "sim/crisis/crisis.hpp"
#include "sim/crisis/ladder.hpp"
#include "sim/crisis/maths.hpp"
#include "sim/rounds/outcome.hpp"

namespace backchannel {

namespace {

/// The value of an enumeration that an event carries as a number, if it is one.
template <class Enum>
std::string plain_name(std::int32_t value) {
  const auto& names = Names<Enum>::of;
  const bool known = value >= 0 && static_cast<std::size_t>(value) < std::size(names);
  return known ? spoken(names[static_cast<std::size_t>(value)]) : "something unheard of";
}

template <class T>
std::string name_at(const Named<T>& list, int index, std::string_view otherwise) {
  const bool known = index >= 0 && static_cast<std::size_t>(index) < list.size();
  return known ? spoken(list.name(static_cast<std::size_t>(index))) : std::string(otherwise);
}

std::string quoted(std::string_view text) { return fmt::format("“{}”", text); }

std::string days_text(double span) { return fmt::format("{} days", rounded(span)); }

std::string rung_text(const Scene& scene, int rung) {
  return quoted(name_at(scene.scenario.ladder.rungs, rung, "a rung of its own"));
}

std::string via(const Scene& scene, int channel) {
  if (channel < 0) return "";
  return ", via " + name_at(scene.scenario.channels, channel, "a line of their own");
}

std::string both(const Scene& scene) {
  return actor_text(scene.scenario, scene.scenario.principals[0]) + " & " +
         actor_text(scene.scenario, scene.scenario.principals[1]);
}

/// The counterpart of a principal; of anybody else, the two together.
std::string counterpart(const Scene& scene, int actor) {
  const auto& principals = scene.scenario.principals;
  if (actor >= 0 && actor == principals[0]) return actor_text(scene.scenario, principals[1]);
  if (actor >= 0 && actor == principals[1]) return actor_text(scene.scenario, principals[0]);
  return "the other side";
}

std::string from_to(const Scene& scene, const Event& event) {
  if (event.who < 0 && event.whom < 0) return both(scene);
  if (event.who < 0) return "→ " + actor_text(scene.scenario, event.whom);
  if (event.whom < 0) return actor_text(scene.scenario, event.who);
  return actor_text(scene.scenario, event.who) + " → " + actor_text(scene.scenario, event.whom);
}

std::string by_whom(const Scene& scene, const Event& event) {
  return event.who < 0 ? both(scene) : actor_text(scene.scenario, event.who);
}

// --- Deeds ---------------------------------------------------------------------------------------

/// Deeds that move an instrument: whose, and how far.
std::string moved_instrument(const Scene& scene, const Event& event) {
  const auto& instruments = scene.scenario.instruments;
  const int index = static_cast<int>(event.second);
  const std::string size = rounded(event.number);
  switch (static_cast<Act>(event.subject)) {
    case Act::package:
      return fmt::format("adds a tranche of {} to {}", size,
                         name_at(instruments, index, "its sanctions"));
    case Act::relieve:
      return fmt::format("lifts a tranche of {} of {}", size,
                         name_at(instruments, index, "its sanctions"));
    case Act::deploy:
      return fmt::format("raises {} to a level of {}", name_at(instruments, index, "its forces"),
                         size);
    default:
      return fmt::format("draws {} down to a level of {}",
                         name_at(instruments, index, "its forces"), size);
  }
}

std::string report_text(const Event& event) {
  const std::string truth = event.number == 1   ? ", and they are true"
                            : event.number == 0 ? ", and they are false"
                                                : "";
  return "reports say that the programme is recovering" + truth;
}

std::string deed_text(const Scene& scene, const Event& event) {
  switch (static_cast<Act>(event.subject)) {
    case Act::incident: return "forces of the two sides meet";
    case Act::package:
    case Act::relieve:
    case Act::deploy:
    case Act::withdraw: return moved_instrument(scene, event);
    case Act::commander: return "will seat an officer in uniform at the next round";
    case Act::strike: return "orders a strike";
    case Act::attack:
      return scene.in_vain ? "comes close to a war of its own choosing and draws back"
                           : "goes to war by its own choice";
    case Act::proxy_attack: return "attacks, an armed group with a patron behind it";
    case Act::ultimatum: return "sets a deadline under threat";
    case Act::report: return report_text(event);
    case Act::round: return "a round is called for today";
    case Act::accord: return "a separate track is settled on its own";
    case Act::framework: return "third states table a package of their own";
    case Act::outage: return "is out of reach, and so are its lines";
    case Act::competing_crisis: return "another crisis takes its negotiators' time";
    case Act::leak: return "the secret of the talks comes out";
    case Act::shock: return "a shock to the whole region; understandings end, alert rises";
    case Act::leave_agreement: return "leaves what was agreed";
    case Act::stall: return "holds up the relief that was promised";
    case Act::threaten: return "threatens in public";
    case Act::restrain: return "asks for quiet";
    case Act::deny: return "denies in public what has come out";
    case Act::announce: return "the talks are announced";
    case Act::release: return "releases funds to a custodian";
    case Act::inspect: return "inspectors' access is now " + rounded(event.number);
    case Act::appeal: return "calls for calm";
    case Act::violation: return "does what was agreed not to be done";
    case Act::date: return "the day has come for which a round was planned";
    case Act::brief: return "explains how the other capital sees things";
  }
  return "does something nobody has a word for";
}

Sentence tell_act(const Scene& scene, const Event& event) {
  std::string says = deed_text(scene, event);
  if (scene.in_vain && static_cast<Act>(event.subject) != Act::attack)
    says += ", but nothing comes of it";
  std::string who = from_to(scene, event);
  switch (static_cast<Act>(event.subject)) {
    case Act::competing_crisis:
      if (event.whom >= 0) who = actor_text(scene.scenario, event.whom);
      break;
    case Act::report:  // an event of this kind names who would break talks off, not who reports
    case Act::shock:
    case Act::framework: who = both(scene); break;
    default: break;
  }
  return {who, says};
}

Sentence tell_incident(const Scene& scene, const Event& event) {
  if (scene.seat >= 0 && scene.seat != event.who)
    return {from_to(scene, event), "its forces run into the other side's"};
  return {from_to(scene, event), event.flag ? "its forces provoke the other side's, on purpose"
                                            : "its forces run into the other side's, by accident"};
}

// --- Reading -------------------------------------------------------------------------------------

std::string in_words(double posterior) {
  const std::string_view words = posterior >= 0.95   ? "is all but sure ({}) that"
                                 : posterior >= 0.75 ? "is fairly sure ({}) that"
                                 : posterior >= 0.55 ? "thinks it likely ({}) that"
                                 : posterior >= 0.45 ? "cannot tell ({}) whether"
                                 : posterior >= 0.2  ? "doubts ({}) that"
                                                     : "hardly believes ({}) that";
  return fmt::format(fmt::runtime(words), rounded(posterior)) + " harm was meant";
}

std::string sight_text(std::int32_t sight) {
  switch (static_cast<Sight>(sight)) {
    case Sight::package: return "the sanctions";
    case Sight::deployment: return "the arrival of forces";
    case Sight::withdrawal: return "the departure of forces";
    case Sight::commander: return "the officer in uniform";
    case Sight::proxy_attack: return "the armed group's attack";
    case Sight::break_off: return "the breaking off of talks";
    case Sight::public_threat: return "the threat in public";
    case Sight::client_struck: return "the strike on those it backs";
    case Sight::blocked: return "the funds that cannot be used";
    default: return "the " + plain_name<Sight>(sight);
  }
}

/// How a kind of deed is meant, as a rule; an incident can be either.
Scene::Meant meant(const Scene& scene, std::int32_t sight) {
  const Deeds& deeds = scene.scenario.deeds;
  const Deed* deed = nullptr;
  switch (static_cast<Sight>(sight)) {
    case Sight::package: deed = &deeds.package; break;
    case Sight::deployment: deed = &deeds.deployment; break;
    case Sight::withdrawal: deed = &deeds.withdrawal; break;
    case Sight::commander: deed = &deeds.commander; break;
    case Sight::incident: return scene.incident_was;
    case Sight::harassment: deed = &deeds.harassment; break;
    case Sight::strike: deed = &deeds.strike; break;
    case Sight::proxy_attack: deed = &deeds.proxy_attack; break;
    case Sight::ultimatum: deed = &deeds.ultimatum; break;
    case Sight::break_off: deed = &deeds.break_off; break;
    case Sight::relief: deed = &deeds.relief; break;
    case Sight::violation: deed = &deeds.violation; break;
    case Sight::public_threat: deed = &deeds.public_threat; break;
    case Sight::quiet: deed = &deeds.quiet; break;
    case Sight::client_struck: deed = &deeds.client_struck; break;
    case Sight::blocked: deed = &deeds.blocked; break;
  }
  if (deed == nullptr) return Scene::Meant::unknown;
  return deed->hostility > 0.5 ? Scene::Meant::hostile : Scene::Meant::well;
}

/// Overlooking harm costs more than a false alarm, so readers act on what they only half believe.
bool is_cautious(const Scene& scene, const Event& event) {
  const auto& actors = scene.scenario.actors;
  if (!event.flag || event.number >= 0.5 || event.who < 0) return false;
  const auto at = static_cast<std::size_t>(event.who);
  return at < actors.size() && actors[at].reading.rule == ReadingRule::Kind::detection;
}

Sentence tell_reading(const Scene& scene, const Event& event) {
  const Scene::Meant truth = meant(scene, event.subject);
  const bool incident = static_cast<Sight>(event.subject) == Sight::incident;
  std::string remark;
  if (event.flag && truth == Scene::Meant::well)
    remark = incident ? ", wrongly (it was an accident)" : ", wrongly";
  if (!event.flag && truth == Scene::Meant::hostile)
    remark = incident ? ", wrongly (it was on purpose)" : ", wrongly";
  if (scene.seat >= 0) remark.clear();  // a reader cannot know that it errs
  if (is_cautious(scene, event)) remark += ", to be on the safe side";
  return {by_whom(scene, event),
          fmt::format("reads {} as {}{}: it {}; its trust in {} is now {}",
                      sight_text(event.subject), event.flag ? "hostile" : "harmless", remark,
                      in_words(event.number), counterpart(scene, event.who),
                      rounded(event.second))};
}

// --- Words ---------------------------------------------------------------------------------------

std::string tone(bool hostile) { return hostile ? "a threat" : "reassurance"; }

LetterKind letter_of(const Event& event) { return static_cast<LetterKind>(event.subject); }

std::string sending(const Event& event) {
  switch (letter_of(event)) {
    case LetterKind::words:
      return event.flag ? "sends words that threaten" : "sends words that reassure";
    case LetterKind::reply: return "answers what it was asked";
    case LetterKind::explain: return "explains that it was an accident";
    case LetterKind::warn: return "warns that what comes is limited";
    case LetterKind::invite: return "sends an invitation";
    case LetterKind::accept: return "accepts the invitation";
    case LetterKind::refuse: return "declines the invitation";
    case LetterKind::text:
      return event.flag ? "sends terms, in the tone of a threat" : "sends terms, in a calm tone";
    case LetterKind::agree: return "agrees to the terms";
    case LetterKind::notice: return "gives notice that a limited strike is coming";
    case LetterKind::clarify: return "explains that the package had nothing to do with the round";
    case LetterKind::offer: return "makes an offer";
  }
  return "sends a message";
}

std::string letter_text(const Event& event) {
  const auto at = static_cast<std::size_t>(event.subject);
  if (letter_of(event) == LetterKind::words) return "a routine message";
  return event.subject >= 0 && at < std::size(kLetterNames) ? kLetterNames[at] : "a message";
}

/// Letters that carry terms may name their package; 0, which moves nothing, stands for none.
std::string terms_text(const Scene& scene, const Event& event, double package) {
  if (letter_of(event) == LetterKind::offer) return fmt::format(": {:.3f}", package);
  const bool terms =
      letter_of(event) == LetterKind::text || letter_of(event) == LetterKind::agree;
  return terms && package > 0 ? ": " + package_text(scene, static_cast<int>(package)) : "";
}

Sentence tell_sent(const Scene& scene, const Event& event) {
  std::string says =
      sending(event) + via(scene, event.channel) + terms_text(scene, event, event.second);
  if (event.number > 0) says += fmt::format(", expected to take {}", days_text(event.number));
  return {from_to(scene, event), says};
}

Sentence tell_heard(const Scene& scene, const Event& event) {
  const bool sent_hostile = event.second > 0.5;
  const std::string who = event.whom < 0 ? by_whom(scene, event)
                                         : actor_text(scene.scenario, event.who) + " ← " +
                                               actor_text(scene.scenario, event.whom);
  const bool turned = sent_hostile != event.flag;
  std::string says;
  if (letter_of(event) == LetterKind::words && scene.seat >= 0)
    says = fmt::format("hears {}", tone(event.flag));
  else if (letter_of(event) == LetterKind::words && !turned)
    says = fmt::format("hears {}, as it was meant", tone(event.flag));
  else
    says = "receives " + letter_text(event);
  if (turned && scene.seat < 0)
    says += fmt::format(", sent as {}, heard as {}", tone(sent_hostile), tone(event.flag));
  return {who, says + via(scene, event.channel) + terms_text(scene, event, event.number)};
}

Sentence tell_lost(const Scene& scene, const Event& event) {
  const std::string what = letter_text(event);
  const std::string channel = via(scene, event.channel);
  return {from_to(scene, event),
          event.flag ? fmt::format("{} is held back by whoever carries it{}", what, channel)
                     : fmt::format("{} is lost on the way{}", what, channel)};
}

Sentence tell_leak(const Scene& scene, const Event& event) {
  if (event.who < 0) return {both(scene), "word of the talks reaches the press"};
  return {actor_text(scene.scenario, event.who), "lets word of the talks reach the press"};
}

Sentence tell_explanation(const Scene& scene, const Event& event) {
  const std::string who = by_whom(scene, event);
  const std::string chance = fmt::format("(chance {})", rounded(event.number));
  switch (event.kind) {
    case EventKind::believed: return {who, "believes the explanation " + chance};
    case EventKind::doubted:
      return {who, fmt::format("does not believe the explanation (chance that it would {})",
                               rounded(event.number))};
    case EventKind::backfired:
      if (scene.seat >= 0) return {who, fmt::format("takes {} for deceit", letter_text(event))};
      return {who, fmt::format("takes {} for deceit: it arrived turned around",
                               letter_text(event))};
    default: return {who, "has answered already when the explanation arrives"};
  }
}

// --- The ladder ----------------------------------------------------------------------------------

Sentence tell_answer(const Scene& scene, const Event& event) {
  constexpr std::string_view kAnswers[] = {
      "stands down and lets the incident go", "answers the incident with a protest",
      "answers the incident with harassment", "answers the incident by ordering a strike"};
  const int which = std::clamp(event.subject, 0, 3);
  std::string says(kAnswers[which]);
  if (scene.seat >= 0) return {from_to(scene, event), says};
  if (which > 0 && !event.flag) says += ", although it was an accident";
  if (which == 0 && event.flag) says += ", although it had been meant";
  return {from_to(scene, event), says};
}

Sentence tell_climb(const Scene& scene, const Event& event) {
  const std::string rung = rung_text(scene, event.subject);
  std::string says;
  if (event.flag)
    says = "goes one rung higher, to " + rung;
  else if (event.subject == 0)
    says = "steps down, to " + rung;
  else if (scene.rung < 0)
    says = "goes no higher; the quarrel stands at " + rung;
  else
    says = (event.subject < scene.rung ? "steps down, to " : "answers in kind, at ") + rung;
  return {from_to(scene, event), says};
}

Sentence tell_quarrel(const Scene& scene, const Event& event) {
  switch (event.kind) {
    case EventKind::clock_set:
      return {by_whom(scene, event),
              fmt::format("weighs its answer, until {}",
                          date_text(scene.scenario, after(event.at, seconds(event.number))))};
    case EventKind::warned:
      return {from_to(scene, event),
              "announces a strike, and that it will be limited" + via(scene, scene.route)};
    case EventKind::struck:
      return {from_to(scene, event),
              event.subject < 0 ? std::string("strikes")
                                : "strikes, on the rung " + rung_text(scene, event.subject)};
    case EventKind::climbed: return tell_climb(scene, event);
    case EventKind::settled: return {both(scene), "the quarrel comes to rest"};
    default: return tell_answer(scene, event);
  }
}

// --- Coming to the table -------------------------------------------------------------------------

Sentence tell_date(const Scene& scene, const Event& event) {
  switch (event.kind) {
    case EventKind::invited:
      return {from_to(scene, event), "invites the other side to a round" +
                                         via(scene, scene.route)};
    case EventKind::date_set:
      return {both(scene),
              fmt::format("a round is set for {}",
                          date_text(scene.scenario, after(event.at, seconds(event.number))))};
    case EventKind::date_refused:
      return {from_to(scene, event), event.flag ? "stays away: its leader does not let it go"
                                                : "stays away from the table"};
    default:
      return {both(scene), fmt::format("the round is put off by {}: {}", days_text(event.number),
                                       event.subject == 0 ? "a negotiator is busy elsewhere"
                                                          : "the line is down")};
  }
}

std::string_view setting(const Scene& scene, int channel) {
  if (channel < 0 || static_cast<std::size_t>(channel) >= scene.scenario.channels.size())
    return "somewhere";
  switch (scene.scenario.channels[static_cast<std::size_t>(channel)].form) {
    case Form::direct: return "face to face";
    case Form::hosted: return "face to face, as guests of a host";
    case Form::shuttle: return "in separate rooms";
    case Form::hybrid: return "in separate rooms, with a door between them";
    case Form::podium: return "from podiums";
    default: return "by letter";
  }
}

Sentence tell_procedure(const Scene& scene, const Event& event) {
  const auto& dimensions = scene.scenario.procedure.dimensions;
  const std::string subject = name_at(dimensions, event.subject, "procedure");
  std::string option;
  if (event.subject >= 0 && static_cast<std::size_t>(event.subject) < dimensions.size() &&
      event.who >= 0) {
    const auto& wants = dimensions[static_cast<std::size_t>(event.subject)].wants;
    const auto& actors = scene.scenario.actors;
    const int at = wants.find(actors.name(static_cast<std::size_t>(event.who)));
    if (at >= 0) option = ": " + spoken(wants[static_cast<std::size_t>(at)].option);
  }
  return {event.flag ? from_to(scene, event) : both(scene),
          event.flag ? fmt::format("wins the argument over {}{}", subject, option)
                     : fmt::format("no argument over {}{}", subject, option)};
}

std::string round_text(const Scene& scene) {
  return scene.round > 0 ? fmt::format("round {}", scene.round) : "the round";
}

std::string_view ending_text(std::int32_t subject) {
  switch (static_cast<RoundClass>(subject)) {
    case RoundClass::agreed: return "ends in agreement";
    case RoundClass::narrowed: return "ends with positions closer than before";
    case RoundClass::inconclusive_dated: return "ends without result, with a next date";
    case RoundClass::inconclusive_open: return "ends without result and without a next date";
    case RoundClass::broken_off: return "is broken off";
  }
  return "ends";
}

Sentence tell_round(const Scene& scene, const Event& event) {
  switch (event.kind) {
    case EventKind::convened:
      return {both(scene),
              fmt::format("round {} opens {}, {}{}", std::lround(event.number),
                          event.flag ? "in public" : "in private",
                          setting(scene, event.channel), via(scene, event.channel))};
    case EventKind::procedure: return tell_procedure(scene, event);
    case EventKind::episode: return {both(scene), "the two delegations sit down face to face"};
    case EventKind::scope:
      return {by_whom(scene, event), "gives way over what may be discussed: scope is settled"};
    case EventKind::narrative:
      return {by_whom(scene, event),
              event.flag ? "claims at home to have set the terms of meeting"
                         : "is charged at home with having given way on how to meet"};
    case EventKind::walked_out:
      return {by_whom(scene, event), fmt::format("walks out of {}", round_text(scene))};
    case EventKind::broke_off: return {by_whom(scene, event), "breaks off the talks"};
    case EventKind::resumed: return {both(scene), "talks that were broken off resume"};
    default:
      return {both(scene), fmt::format("{} {}", round_text(scene), ending_text(event.subject))};
  }
}

// --- Substance -----------------------------------------------------------------------------------

Sentence tell_tabled(const Scene& scene, const Event& event) {
  const std::string text = package_text(scene, event.subject);
  if (event.whom < 0) return {by_whom(scene, event), "tables a text of its own: " + text};
  const std::string reader = actor_text(scene.scenario, event.whom);
  if (scene.seat >= 0)
    return {from_to(scene, event),
            fmt::format("tables a text: {}; worth {} to {}", text, rounded(event.number),
                        actor_text(scene.scenario, scene.seat))};
  std::string says = scene.repeats ? std::string("repeats its text")
                                   : fmt::format("tables a text: {}; worth {} to itself, {} to {}",
                                                 text, rounded(event.number),
                                                 rounded(event.second), reader);
  if (event.flag) says += fmt::format("; {} is told something else on the way", reader);
  return {from_to(scene, event), says};
}

Sentence tell_agreed(const Scene& scene, const Event& event) {
  const int package = static_cast<int>(event.number);
  const std::string kind = plain_name<Agreement>(event.subject);
  if (package < 0) return {both(scene), fmt::format("a {} agreement on a separate track", kind)};
  return {both(scene), fmt::format("a {} agreement: {}", kind, package_text(scene, package))};
}

Sentence tell_substance(const Scene& scene, const Event& event) {
  switch (event.kind) {
    case EventKind::conceded:
      return {by_whom(scene, event), event.flag ? "decides to move toward the other side"
                                                : "decides to hold its position"};
    case EventKind::tabled: return tell_tabled(scene, event);
    case EventKind::text_garbled:
      return {by_whom(scene, event),
              "accepts a text that was not what the other side had said; the drafting shows it" +
                  (event.subject > 0 ? ": " + package_text(scene, event.subject) : "")};
    case EventKind::refused_text:
      if (event.flag)
        return {by_whom(scene, event), "would agree, but at home nobody signs it: " +
                                           package_text(scene, event.subject)};
      return {from_to(scene, event), fmt::format("refuses the {}: it is worth {} and {} is "
                                                 "wanted", event.subject < 0 ? "offer" : "text",
                                                 rounded(event.number),
                                                 rounded(event.second))};
    case EventKind::agreed: return tell_agreed(scene, event);
    case EventKind::component:
      return {by_whom(scene, event),
              fmt::format("{} what third states propose on {} ({})",
                          event.flag ? "accepts" : "rejects",
                          name_at(scene.scenario.issues, event.subject, "an issue"),
                          rounded(event.number))};
    case EventKind::relief_paid:
      return {both(scene), fmt::format("promised relief is paid; {} of it arrives",
                                       rounded(event.number))};
    default:
      return {both(scene), event.flag ? "an unwritten understanding begins: both hold back"
                                      : "the unwritten understanding is over"};
  }
}

// --- The operator's own, and the end -------------------------------------------------------------

Sentence tell_operator(const Scene& scene, const Event& event) {
  if (event.kind == EventKind::briefed)
    return {from_to(scene, event), "tells what it hears from " + counterpart(scene, event.whom)};
  return {name_at(scene.scenario.channels, event.channel, "the line"),
          event.flag ? "the line opens again" : "the line goes down"};
}

std::string_view war_text(std::int32_t cause) {
  switch (static_cast<Cause>(cause)) {
    case Cause::chosen: return "regional war, by choice";
    case Cause::misread: return "regional war, out of an accident that was misread";
    case Cause::provoked: return "regional war, out of a deliberate provocation";
    case Cause::third_party: return "regional war, begun by a third party's strike";
    case Cause::proxy: return "regional war, begun by an armed group's attack";
    case Cause::none: break;
  }
  return "regional war";
}

Sentence tell_others(const Scene& scene, const Event& event) {
  switch (event.kind) {
    case EventKind::account:
      return {by_whom(scene, event),
              fmt::format("claims in public that the round brought {} (it brought {})",
                          rounded(event.number), rounded(event.second))};
    case EventKind::quiet:
      return {actor_text(scene.scenario, event.whom),
              "sees that " + actor_text(scene.scenario, event.who) + " has held still"};
    case EventKind::client_struck: return {from_to(scene, event), "strikes"};
    default: return {by_whom(scene, event), "proposes to both that they meet"};
  }
}

Sentence tell_end(const Scene& scene, const Event& event) {
  if (event.kind == EventKind::war) return {both(scene), std::string(war_text(event.subject))};
  return {both(scene), "the story ends: " + plain_name<Outcome>(event.subject)};
}

Sentence tell_plainly(const Scene& scene, const Event& event) {
  switch (event.kind) {
    case EventKind::act: return tell_act(scene, event);
    case EventKind::read: return tell_reading(scene, event);
    case EventKind::incident: return tell_incident(scene, event);
    case EventKind::sent: return tell_sent(scene, event);
    case EventKind::heard: return tell_heard(scene, event);
    case EventKind::lost: return tell_lost(scene, event);
    case EventKind::leaked: return tell_leak(scene, event);
    case EventKind::believed:
    case EventKind::doubted:
    case EventKind::backfired:
    case EventKind::too_late: return tell_explanation(scene, event);
    case EventKind::clock_set:
    case EventKind::answered:
    case EventKind::warned:
    case EventKind::struck:
    case EventKind::climbed:
    case EventKind::settled: return tell_quarrel(scene, event);
    case EventKind::invited:
    case EventKind::date_set:
    case EventKind::date_refused:
    case EventKind::postponed: return tell_date(scene, event);
    case EventKind::convened:
    case EventKind::procedure:
    case EventKind::episode:
    case EventKind::scope:
    case EventKind::narrative:
    case EventKind::walked_out:
    case EventKind::round_ended:
    case EventKind::broke_off:
    case EventKind::resumed: return tell_round(scene, event);
    case EventKind::conceded:
    case EventKind::tabled:
    case EventKind::text_garbled:
    case EventKind::refused_text:
    case EventKind::agreed:
    case EventKind::component:
    case EventKind::relief_paid:
    case EventKind::understanding: return tell_substance(scene, event);
    case EventKind::line:
    case EventKind::briefed: return tell_operator(scene, event);
    case EventKind::account:
    case EventKind::quiet:
    case EventKind::client_struck:
    case EventKind::offered: return tell_others(scene, event);
    case EventKind::war:
    case EventKind::ended: return tell_end(scene, event);
  }
  return {both(scene), "something happens"};
}

}  // namespace

Sentence tell_event(const Scene& scene, const Event& event) {
  Sentence sentence = tell_plainly(scene, event);
  if (!scene.note.empty()) sentence.says += fmt::format(" ({})", scene.note);
  return sentence;
}

std::string_view event_name(EventKind kind) { return name_of(kind); }

bool is_routine(const Event& event) {
  const bool word = event.kind == EventKind::sent || event.kind == EventKind::heard ||
                    event.kind == EventKind::lost;
  return word &&
         (letter_of(event) == LetterKind::words || letter_of(event) == LetterKind::reply);
}

// --- Names and numbers ---------------------------------------------------------------------------

std::string spoken(std::string_view name) {
  std::string text(name);
  std::replace(text.begin(), text.end(), '_', ' ');
  return text;
}

std::string actor_text(const Scenario& scenario, int actor) {
  std::string text = name_at(scenario.actors, actor, "somebody");
  bool begins = true;
  for (char& letter : text) {
    if (begins) letter = static_cast<char>(std::toupper(static_cast<unsigned char>(letter)));
    begins = letter == ' ';
  }
  return text;
}

std::string rounded(double value) {
  const std::string text = fmt::format("{:.2f}", value);
  if (text.front() != '-') return text;
  return text == "-0.00" ? "0.00" : "−" + text.substr(1);
}

std::string with_sign(double value) {
  const std::string text = rounded(value);
  return text.starts_with("−") ? text : "+" + text;
}

std::string package_text(const Scene& scene, int package) {
  if (package < 0 || package >= scene.packages.size()) return "terms nobody wrote down";
  std::string gives[2];
  std::string open;
  for (int k = 0; k < scene.packages.issues(); ++k) {
    const std::string issue = name_at(scene.scenario.issues, k, "an issue");
    const double point = scene.packages.term(package, k);
    std::string& list = point > 0 ? gives[scene.packages.performer(k)] : open;
    if (!list.empty()) list += ", ";
    list += point > 0 ? fmt::format("{} {}", issue, rounded(point)) : issue;
  }
  std::string text;
  for (Side side = 0; side < 2; ++side) {
    if (gives[side].empty()) continue;
    if (!text.empty()) text += "; ";
    text += fmt::format("{} gives {}", actor_text(scene.scenario, scene.scenario.principals[side]),
                        gives[side]);
  }
  if (text.empty()) return "a text that moves nothing";
  return open.empty() ? text : text + "; nothing on " + open;
}

// --- Reasons -------------------------------------------------------------------------------------

namespace {

bool matters(double value) { return std::abs(value) >= 0.005; }

bool is_open_choice(const Reasons& why) { return why.probability > 0 && why.probability < 1; }

bool is(const Reasons& why, std::string_view question) { return question == why.question; }

/// Choices in which a term does not enter the odds alone (see the head of sentence.hpp).
bool is_approximate(const Reasons& why) {
  return is(why, "whether to come") || is(why, "how to answer the incident");
}

/// What entered a probability beside the terms that are named.
std::string_view the_rest(const Reasons& why) {
  if (is(why, "whether to come")) return "ripeness and the leader's gate";
  if (is(why, "whether to go higher")) return "the weights of this rung";
  if (is(why, "how to answer the incident")) return "the usual weights of the answers";
  return "what else counts";
}

std::string joined(const std::vector<Term>& terms, std::string_view last) {
  std::string text;
  for (std::size_t i = 0; i < terms.size(); ++i) {
    if (i > 0) text += i + 1 == terms.size() ? fmt::format(" {} ", last) : ", ";
    text += terms[i].name;
  }
  return text;
}

std::string turning_text(const Reasons& why) {
  const std::vector<Term> turning = turning_terms(why);
  if (turning.empty()) return "no single term would have flipped it";
  return fmt::format("without {} it would {}have been {}", joined(turning, "or"),
                     is_approximate(why) ? "probably " : "",
                     quoted(why.chosen ? why.no : why.yes));
}

}  // namespace

std::vector<Term> terms_by_weight(const Reasons& why) {
  std::vector<Term> terms;
  for (int i = 0; i < why.weighing.count; ++i) {
    const Term& term = why.weighing.terms[static_cast<std::size_t>(i)];
    if (matters(term.value)) terms.push_back(term);
  }
  std::stable_sort(terms.begin(), terms.end(), [](const Term& a, const Term& b) {
    return std::abs(a.value) > std::abs(b.value);
  });
  return terms;
}

std::vector<Term> turning_terms(const Reasons& why) {
  std::vector<Term> turning;
  if (!is_open_choice(why)) return turning;
  const double worth = maths::logit(why.probability);
  for (const Term& term : terms_by_weight(why)) {
    const bool would = why.uniform < maths::logistic(worth - term.value);
    if (would != why.chosen) turning.push_back(term);
  }
  return turning;
}

std::string reasons_text(const Reasons& why) {
  std::string text;
  for (const Term& term : terms_by_weight(why))
    text += fmt::format("{}{} {}", text.empty() ? "" : ", ", term.name, with_sign(term.value));
  if (!is_open_choice(why))
    return fmt::format("{}{}: the rules of this scenario leave no choice",
                       text.empty() ? "" : text + "; ",
                       quoted(why.probability > 0 ? why.yes : why.no));
  const double worth = maths::logit(why.probability);
  const double rest = worth - why.weighing.sum();
  if (matters(rest))
    text += fmt::format("{}{} {}", text.empty() ? "" : ", ", the_rest(why), with_sign(rest));
  if (text.empty()) text = "nothing speaks for either side";
  return fmt::format("{}. {} is worth {}, {} 0: P = {}, luck drew {}; {}", text, quoted(why.yes),
                     with_sign(worth), quoted(why.no), rounded(why.probability),
                     rounded(why.uniform), turning_text(why));
}

std::string strongest_reason(const Reasons& why) {
  const std::vector<Term> terms = terms_by_weight(why);
  const std::string odds =
      fmt::format("P {}, drew {}", rounded(why.probability), rounded(why.uniform));
  if (terms.empty()) return odds;
  return fmt::format("{} {}; {}", terms.front().name, with_sign(terms.front().value), odds);
}

}  // namespace backchannel
