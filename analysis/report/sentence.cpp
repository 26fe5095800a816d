#include "analysis/report/sentence.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <iterator>

#include "analysis/report/move_sentence.hpp"
#include "sim/channels/channel.hpp"
#include "sim/crisis/act.hpp"
#include "sim/crisis/crisis.hpp"
#include "sim/crisis/ladder.hpp"
#include "sim/crisis/maths.hpp"
#include "sim/rounds/outcome.hpp"

namespace backchannel {

namespace {

/// The name of a number that an event carries for an enumerator, if it is one.
template <class Enum>
std::string plain_name(const Language& language, const char* kind, std::int32_t value) {
  const auto& names = Names<Enum>::of;
  const bool known = value >= 0 && static_cast<std::size_t>(value) < std::size(names);
  return known ? language.word(kind, spoken(names[static_cast<std::size_t>(value)]))
               : language.say("something unheard of");
}

std::string outcome_name(const Language& language, std::int32_t outcome) {
  return plain_name<Outcome>(language, "outcome", outcome);
}

template <class T>
std::string name_at(const Scene& scene, const Named<T>& list, int index, Phrase otherwise) {
  const bool known = index >= 0 && static_cast<std::size_t>(index) < list.size();
  return known ? scene.language.name(list.name(static_cast<std::size_t>(index)))
               : scene.say(otherwise);
}

std::string quoted(const Language& language, std::string_view text) {
  return language.say("“{}”", text);
}

std::string days_text(const Scene& scene, double span) {
  return scene.say("{} days", rounded(span));
}

std::string rung_text(const Scene& scene, int rung) {
  const auto& rungs = scene.scenario.ladder.rungs;
  return quoted(scene.language, name_at(scene, rungs, rung, phrase("a rung of its own")));
}

std::string via(const Scene& scene, int channel) {
  if (channel < 0) return "";
  return scene.say(", via {}", name_at(scene, scene.scenario.channels, channel,
                                       phrase("a line of their own")));
}

std::string actor_in(const Scene& scene, int actor) {
  return actor_text(scene.scenario, actor, scene.language);
}

std::string both(const Scene& scene) {
  return scene.say("{} & {}", actor_in(scene, scene.scenario.principals[0]),
                   actor_in(scene, scene.scenario.principals[1]));
}

/// The counterpart of a principal; of anybody else, the two together.
std::string counterpart(const Scene& scene, int actor) {
  const auto& principals = scene.scenario.principals;
  if (actor >= 0 && actor == principals[0]) return actor_in(scene, principals[1]);
  if (actor >= 0 && actor == principals[1]) return actor_in(scene, principals[0]);
  return scene.say("the other side");
}

std::string from_to(const Scene& scene, const Event& event) {
  if (event.who < 0 && event.whom < 0) return both(scene);
  if (event.who < 0) return scene.say("→ {}", actor_in(scene, event.whom));
  if (event.whom < 0) return actor_in(scene, event.who);
  return scene.say("{} → {}", actor_in(scene, event.who), actor_in(scene, event.whom));
}

std::string by_whom(const Scene& scene, const Event& event) {
  return event.who < 0 ? both(scene) : actor_in(scene, event.who);
}

// --- Deeds ---------------------------------------------------------------------------------------

/// Deeds that move an instrument: whose, and how far.
std::string moved_instrument(const Scene& scene, const Event& event) {
  const int index = static_cast<int>(event.second);
  const std::string size = rounded(event.number);
  const auto instrument = [&](Phrase otherwise) {
    return name_at(scene, scene.scenario.instruments, index, otherwise);
  };
  switch (static_cast<Act>(event.subject)) {
    case Act::package:
      return scene.say("adds a tranche of {} to {}", size, instrument(phrase("its sanctions")));
    case Act::relieve:
      return scene.say("lifts a tranche of {} of {}", size, instrument(phrase("its sanctions")));
    case Act::deploy:
      return scene.say("raises {} to a level of {}", instrument(phrase("its forces")), size);
    default:
      return scene.say("draws {} down to a level of {}", instrument(phrase("its forces")), size);
  }
}

Phrase report_phrase(const Event& event) {
  if (event.number == 1)
    return phrase("reports say that the programme is recovering, and they are true");
  if (event.number == 0)
    return phrase("reports say that the programme is recovering, and they are false");
  return phrase("reports say that the programme is recovering");
}

Phrase deed_phrase(const Scene& scene, const Event& event) {
  switch (static_cast<Act>(event.subject)) {
    case Act::incident: return phrase("forces of the two sides meet");
    case Act::commander: return phrase("will seat an officer in uniform at the next round");
    case Act::strike: return phrase("orders a strike");
    case Act::attack:
      return scene.in_vain ? phrase("comes close to a war of its own choosing and draws back")
                           : phrase("goes to war by its own choice");
    case Act::proxy_attack: return phrase("attacks, an armed group with a patron behind it");
    case Act::ultimatum: return phrase("sets a deadline under threat");
    case Act::report: return report_phrase(event);
    case Act::round: return phrase("a round is called for today");
    case Act::accord: return phrase("a separate track is settled on its own");
    case Act::framework: return phrase("third states table a package of their own");
    case Act::outage: return phrase("is out of reach, and so are its lines");
    case Act::competing_crisis: return phrase("another crisis takes its negotiators' time");
    case Act::leak: return phrase("the secret of the talks comes out");
    case Act::shock: return phrase("a shock to the whole region; understandings end, alert rises");
    case Act::leave_agreement: return phrase("leaves what was agreed");
    case Act::stall: return phrase("holds up the relief that was promised");
    case Act::threaten: return phrase("threatens in public");
    case Act::restrain: return phrase("asks for quiet");
    case Act::deny: return phrase("denies in public what has come out");
    case Act::announce: return phrase("the talks are announced");
    case Act::release: return phrase("releases funds to a custodian");
    case Act::appeal: return phrase("calls for calm");
    case Act::violation: return phrase("does what was agreed not to be done");
    case Act::date: return phrase("the day has come for which a round was planned");
    case Act::brief: return phrase("explains how the other capital sees things");
    case Act::package:
    case Act::relieve:
    case Act::deploy:
    case Act::withdraw:
    case Act::inspect: break;
  }
  return phrase("does something nobody has a word for");
}

std::string deed_text(const Scene& scene, const Event& event) {
  switch (static_cast<Act>(event.subject)) {
    case Act::package:
    case Act::relieve:
    case Act::deploy:
    case Act::withdraw: return moved_instrument(scene, event);
    case Act::inspect: return scene.say("inspectors' access is now {}", rounded(event.number));
    default: return scene.say(deed_phrase(scene, event));
  }
}

Sentence tell_act(const Scene& scene, const Event& event) {
  std::string says = deed_text(scene, event);
  if (scene.in_vain && static_cast<Act>(event.subject) != Act::attack)
    says += scene.say(", but nothing comes of it");
  std::string who = from_to(scene, event);
  switch (static_cast<Act>(event.subject)) {
    case Act::competing_crisis:
      if (event.whom >= 0) who = actor_in(scene, event.whom);
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
    return {from_to(scene, event), scene.say("its forces run into the other side's")};
  return {from_to(scene, event),
          scene.say(event.flag ? phrase("its forces provoke the other side's, on purpose")
                               : phrase("its forces run into the other side's, by accident"))};
}

// --- Reading -------------------------------------------------------------------------------------

std::string in_words(const Scene& scene, double posterior) {
  const Phrase words = posterior >= 0.95   ? phrase("is all but sure ({}) that harm was meant")
                       : posterior >= 0.75 ? phrase("is fairly sure ({}) that harm was meant")
                       : posterior >= 0.55 ? phrase("thinks it likely ({}) that harm was meant")
                       : posterior >= 0.45 ? phrase("cannot tell ({}) whether harm was meant")
                       : posterior >= 0.2  ? phrase("doubts ({}) that harm was meant")
                                           : phrase("hardly believes ({}) that harm was meant");
  return scene.say(words, rounded(posterior));
}

std::string sight_text(const Scene& scene, std::int32_t sight) {
  switch (static_cast<Sight>(sight)) {
    case Sight::package: return scene.say("the sanctions");
    case Sight::deployment: return scene.say("the arrival of forces");
    case Sight::withdrawal: return scene.say("the departure of forces");
    case Sight::commander: return scene.say("the officer in uniform");
    case Sight::incident: return scene.say("the incident");
    case Sight::harassment: return scene.say("the harassment");
    case Sight::strike: return scene.say("the strike");
    case Sight::proxy_attack: return scene.say("the armed group's attack");
    case Sight::ultimatum: return scene.say("the ultimatum");
    case Sight::break_off: return scene.say("the breaking off of talks");
    case Sight::relief: return scene.say("the relief");
    case Sight::violation: return scene.say("the violation");
    case Sight::public_threat: return scene.say("the threat in public");
    case Sight::quiet: return scene.say("the quiet");
    case Sight::client_struck: return scene.say("the strike on those it backs");
    case Sight::blocked: return scene.say("the funds that cannot be used");
  }
  return scene.say("the something unheard of");
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

Phrase reading_phrase(const Scene& scene, const Event& event) {
  // From a seat nobody can know that a reading errs.
  const Scene::Meant truth =
      scene.seat >= 0 ? Scene::Meant::unknown : meant(scene, event.subject);
  const bool incident = static_cast<Sight>(event.subject) == Sight::incident;
  // A reader cannot know that it errs.
  if (scene.seat >= 0) return event.flag ? phrase("as hostile") : phrase("as harmless");
  if (event.flag && truth == Scene::Meant::well)
    return incident ? phrase("as hostile, wrongly (it was an accident)")
                    : phrase("as hostile, wrongly");
  if (event.flag) return phrase("as hostile");
  if (truth == Scene::Meant::hostile)
    return incident ? phrase("as harmless, wrongly (it was on purpose)")
                    : phrase("as harmless, wrongly");
  return phrase("as harmless");
}

Sentence tell_reading(const Scene& scene, const Event& event) {
  std::string as = scene.say(reading_phrase(scene, event));
  if (is_cautious(scene, event)) as += scene.say(", to be on the safe side");
  return {by_whom(scene, event),
          scene.say("reads {} {}: it {}; its trust in {} is now {}",
                    sight_text(scene, event.subject), as, in_words(scene, event.number),
                    counterpart(scene, event.who), rounded(event.second))};
}

// --- Words ---------------------------------------------------------------------------------------

LetterKind letter_of(const Event& event) { return static_cast<LetterKind>(event.subject); }

Phrase sending(const Event& event) {
  switch (letter_of(event)) {
    case LetterKind::words:
      return event.flag ? phrase("sends words that threaten")
                        : phrase("sends words that reassure");
    case LetterKind::reply: return phrase("answers what it was asked");
    case LetterKind::explain: return phrase("explains that it was an accident");
    case LetterKind::warn: return phrase("warns that what comes is limited");
    case LetterKind::invite: return phrase("sends an invitation");
    case LetterKind::accept: return phrase("accepts the invitation");
    case LetterKind::refuse: return phrase("declines the invitation");
    case LetterKind::text:
      return event.flag ? phrase("sends terms, in the tone of a threat")
                        : phrase("sends terms, in a calm tone");
    case LetterKind::agree: return phrase("agrees to the terms");
    case LetterKind::notice: return phrase("gives notice that a limited strike is coming");
    case LetterKind::clarify:
      return phrase("explains that the package had nothing to do with the round");
    case LetterKind::offer: return phrase("makes an offer");
    case LetterKind::move: return phrase("makes a move");
  }
  return phrase("sends a message");
}

std::string letter_text(const Scene& scene, const Event& event) {
  const auto at = static_cast<std::size_t>(event.subject);
  if (letter_of(event) == LetterKind::words) return scene.say("a routine message");
  const bool known = event.subject >= 0 && at < std::size(kLetterNames);
  return known ? scene.language.word(kLetterNames[at]) : scene.say("a message");
}

/// Letters that carry terms may name their package; 0, which moves nothing, stands for none.
std::string terms_text(const Scene& scene, const Event& event, double package) {
  if (letter_of(event) == LetterKind::offer) return fmt::format(": {:.3f}", package);
  const bool terms =
      letter_of(event) == LetterKind::text || letter_of(event) == LetterKind::agree;
  return terms && package > 0 ? ": " + package_text(scene, static_cast<int>(package)) : "";
}

Sentence tell_sent(const Scene& scene, const Event& event) {
  std::string says = scene.say(sending(event)) + via(scene, event.channel) +
                     terms_text(scene, event, event.second);
  if (event.number > 0)
    says += scene.say(", expected to take {}", days_text(scene, event.number));
  return {from_to(scene, event), says};
}

Sentence tell_heard(const Scene& scene, const Event& event) {
  const bool sent_hostile = event.second > 0.5;
  const std::string who =
      event.whom < 0 ? by_whom(scene, event)
                     : scene.say("{} ← {}", actor_in(scene, event.who),
                                 actor_in(scene, event.whom));
  const bool turned = sent_hostile != event.flag;
  std::string says;
  if (letter_of(event) == LetterKind::words && scene.seat >= 0)
    says = scene.say(event.flag ? phrase("hears a threat") : phrase("hears reassurance"));
  else if (letter_of(event) == LetterKind::words && !turned)
    says = scene.say(event.flag ? phrase("hears a threat, as it was meant")
                                : phrase("hears reassurance, as it was meant"));
  else
    says = scene.say("receives {}", letter_text(scene, event));
  if (turned && scene.seat < 0)
    says += scene.say(event.flag ? phrase(", sent as reassurance, heard as a threat")
                                 : phrase(", sent as a threat, heard as reassurance"));
  return {who, says + via(scene, event.channel) + terms_text(scene, event, event.number)};
}

Sentence tell_lost(const Scene& scene, const Event& event) {
  return {from_to(scene, event),
          scene.say(event.flag ? phrase("{} is held back by whoever carries it")
                               : phrase("{} is lost on the way"), letter_text(scene, event)) +
              via(scene, event.channel)};
}

Sentence tell_leak(const Scene& scene, const Event& event) {
  if (event.who < 0) return {both(scene), scene.say("word of the talks reaches the press")};
  return {actor_in(scene, event.who), scene.say("lets word of the talks reach the press")};
}

Sentence tell_explanation(const Scene& scene, const Event& event) {
  const std::string who = by_whom(scene, event);
  const std::string chance = rounded(event.number);
  switch (event.kind) {
    case EventKind::believed:
      return {who, scene.say("believes the explanation (chance {})", chance)};
    case EventKind::doubted:
      return {who,
              scene.say("does not believe the explanation (chance that it would {})", chance)};
    case EventKind::backfired:
      if (scene.seat >= 0)
        return {who, scene.say("takes {} for deceit", letter_text(scene, event))};
      return {who, scene.say("takes {} for deceit: it arrived turned around",
                             letter_text(scene, event))};
    default: return {who, scene.say("has answered already when the explanation arrives")};
  }
}

// --- The ladder ----------------------------------------------------------------------------------

Sentence tell_answer(const Scene& scene, const Event& event) {
  constexpr Phrase kAnswers[] = {phrase("stands down and lets the incident go"),
                                 phrase("answers the incident with a protest"),
                                 phrase("answers the incident with harassment"),
                                 phrase("answers the incident by ordering a strike")};
  const int which = std::clamp(event.subject, 0, 3);
  std::string says = scene.say(kAnswers[which]);
  if (scene.seat >= 0) return {from_to(scene, event), says};
  if (which > 0 && !event.flag) says += scene.say(", although it was an accident");
  if (which == 0 && event.flag) says += scene.say(", although it had been meant");
  return {from_to(scene, event), says};
}

Sentence tell_climb(const Scene& scene, const Event& event) {
  const std::string rung = rung_text(scene, event.subject);
  const Phrase says =
      event.flag           ? phrase("goes one rung higher, to {}")
      : event.subject == 0 ? phrase("steps down, to {}")
      : scene.rung < 0     ? phrase("goes no higher; the quarrel stands at {}")
      : event.subject < scene.rung ? phrase("steps down, to {}")
                                   : phrase("answers in kind, at {}");
  return {from_to(scene, event), scene.say(says, rung)};
}

Sentence tell_quarrel(const Scene& scene, const Event& event) {
  switch (event.kind) {
    case EventKind::clock_set:
      return {by_whom(scene, event),
              scene.say("weighs its answer, until {}",
                        date_text(scene.scenario, after(event.at, seconds(event.number))))};
    case EventKind::warned:
      return {from_to(scene, event),
              scene.say("announces a strike, and that it will be limited") +
                  via(scene, scene.route)};
    case EventKind::struck:
      return {from_to(scene, event),
              event.subject < 0 ? scene.say("strikes")
                                : scene.say("strikes, on the rung {}",
                                            rung_text(scene, event.subject))};
    case EventKind::climbed: return tell_climb(scene, event);
    case EventKind::settled: return {both(scene), scene.say("the quarrel comes to rest")};
    default: return tell_answer(scene, event);
  }
}

// --- Coming to the table -------------------------------------------------------------------------

Sentence tell_date(const Scene& scene, const Event& event) {
  switch (event.kind) {
    case EventKind::invited:
      return {from_to(scene, event),
              scene.say("invites the other side to a round") + via(scene, scene.route)};
    case EventKind::date_set:
      return {both(scene),
              scene.say("a round is set for {}",
                        date_text(scene.scenario, after(event.at, seconds(event.number))))};
    case EventKind::date_refused:
      return {from_to(scene, event),
              scene.say(event.flag ? phrase("stays away: its leader does not let it go")
                                   : phrase("stays away from the table"))};
    default:
      return {both(scene),
              scene.say(event.subject == 0
                            ? phrase("the round is put off by {}: a negotiator is busy elsewhere")
                            : phrase("the round is put off by {}: the line is down"),
                        days_text(scene, event.number))};
  }
}

Phrase setting(const Scene& scene, int channel) {
  if (channel < 0 || static_cast<std::size_t>(channel) >= scene.scenario.channels.size())
    return phrase("somewhere");
  switch (scene.scenario.channels[static_cast<std::size_t>(channel)].form) {
    case Form::direct: return phrase("face to face");
    case Form::hosted: return phrase("face to face, as guests of a host");
    case Form::shuttle: return phrase("in separate rooms");
    case Form::hybrid: return phrase("in separate rooms, with a door between them");
    case Form::podium: return phrase("from podiums");
    default: return phrase("by letter");
  }
}

Sentence tell_procedure(const Scene& scene, const Event& event) {
  const auto& dimensions = scene.scenario.procedure.dimensions;
  const std::string subject = name_at(scene, dimensions, event.subject, phrase("procedure"));
  std::string option;
  if (event.subject >= 0 && static_cast<std::size_t>(event.subject) < dimensions.size() &&
      event.who >= 0) {
    const auto& wants = dimensions[static_cast<std::size_t>(event.subject)].wants;
    const auto& actors = scene.scenario.actors;
    const int at = wants.find(actors.name(static_cast<std::size_t>(event.who)));
    if (at >= 0) option = ": " + scene.language.name(wants[static_cast<std::size_t>(at)].option);
  }
  return {event.flag ? from_to(scene, event) : both(scene),
          scene.say(event.flag ? phrase("wins the argument over {}")
                               : phrase("no argument over {}"), subject) + option};
}

std::string round_text(const Scene& scene) {
  return scene.round > 0 ? scene.say("round {}", scene.round) : scene.say("the round");
}

Phrase ending_phrase(std::int32_t subject) {
  switch (static_cast<RoundClass>(subject)) {
    case RoundClass::agreed: return phrase("{} ends in agreement");
    case RoundClass::narrowed: return phrase("{} ends with positions closer than before");
    case RoundClass::inconclusive_dated:
      return phrase("{} ends without result, with a next date");
    case RoundClass::inconclusive_open:
      return phrase("{} ends without result and without a next date");
    case RoundClass::broken_off: return phrase("{} is broken off");
  }
  return phrase("{} ends");
}

Sentence tell_round(const Scene& scene, const Event& event) {
  switch (event.kind) {
    case EventKind::convened:
      return {both(scene),
              scene.say(event.flag ? phrase("round {} opens in public, {}")
                                   : phrase("round {} opens in private, {}"),
                        std::lround(event.number), scene.say(setting(scene, event.channel))) +
                  via(scene, event.channel)};
    case EventKind::procedure: return tell_procedure(scene, event);
    case EventKind::episode:
      return {both(scene), scene.say("the two delegations sit down face to face")};
    case EventKind::scope:
      return {by_whom(scene, event),
              scene.say("gives way over what may be discussed: scope is settled")};
    case EventKind::narrative:
      return {by_whom(scene, event),
              scene.say(event.flag
                            ? phrase("claims at home to have set the terms of meeting")
                            : phrase("is charged at home with having given way on how to meet"))};
    case EventKind::walked_out:
      return {by_whom(scene, event), scene.say("walks out of {}", round_text(scene))};
    case EventKind::broke_off: return {by_whom(scene, event), scene.say("breaks off the talks")};
    case EventKind::resumed:
      return {both(scene), scene.say("talks that were broken off resume")};
    default:
      return {both(scene), scene.say(ending_phrase(event.subject), round_text(scene))};
  }
}

// --- Substance -----------------------------------------------------------------------------------

Sentence tell_tabled(const Scene& scene, const Event& event) {
  const std::string text = package_text(scene, event.subject);
  if (event.whom < 0)
    return {by_whom(scene, event), scene.say("tables a text of its own: {}", text)};
  if (scene.seat >= 0)
    return {from_to(scene, event),
            scene.say("tables a text: {}; worth {} to {}", text, rounded(event.number),
                      actor_in(scene, scene.seat))};
  const std::string reader = actor_in(scene, event.whom);
  if (scene.seat >= 0)
    return {from_to(scene, event),
            scene.say("tables a text: {}; worth {} to {}", text, rounded(event.number),
                      actor_in(scene, scene.seat))};
  std::string says = scene.repeats ? scene.say("repeats its text")
                                   : scene.say("tables a text: {}; worth {} to itself, {} to {}",
                                               text, rounded(event.number),
                                               rounded(event.second), reader);
  if (event.flag) says += scene.say("; {} is told something else on the way", reader);
  return {from_to(scene, event), says};
}

Sentence tell_agreed(const Scene& scene, const Event& event) {
  const int package = static_cast<int>(event.number);
  const std::string kind = plain_name<Agreement>(scene.language, "agreement", event.subject);
  if (package < 0) return {both(scene), scene.say("a {} agreement on a separate track", kind)};
  return {both(scene), scene.say("a {} agreement: {}", kind, package_text(scene, package))};
}

Sentence tell_refused(const Scene& scene, const Event& event) {
  if (event.flag)
    return {by_whom(scene, event), scene.say("would agree, but at home nobody signs it: {}",
                                             package_text(scene, event.subject))};
  return {from_to(scene, event),
          scene.say(event.subject < 0
                        ? phrase("refuses the offer: it is worth {} and {} is wanted")
                        : phrase("refuses the text: it is worth {} and {} is wanted"),
                    rounded(event.number), rounded(event.second))};
}

Sentence tell_substance(const Scene& scene, const Event& event) {
  switch (event.kind) {
    case EventKind::conceded:
      return {by_whom(scene, event),
              scene.say(event.flag ? phrase("decides to move toward the other side")
                                   : phrase("decides to hold its position"))};
    case EventKind::tabled: return tell_tabled(scene, event);
    case EventKind::text_garbled:
      return {by_whom(scene, event),
              scene.say("accepts a text that was not what the other side had said; the drafting "
                        "shows it") +
                  (event.subject > 0 ? ": " + package_text(scene, event.subject) : "")};
    case EventKind::refused_text: return tell_refused(scene, event);
    case EventKind::agreed: return tell_agreed(scene, event);
    case EventKind::component:
      return {by_whom(scene, event),
              scene.say(event.flag ? phrase("accepts what third states propose on {} ({})")
                                   : phrase("rejects what third states propose on {} ({})"),
                        name_at(scene, scene.scenario.issues, event.subject, phrase("an issue")),
                        rounded(event.number))};
    case EventKind::relief_paid:
      return {both(scene),
              scene.say("promised relief is paid; {} of it arrives", rounded(event.number))};
    default:
      return {both(scene),
              scene.say(event.flag ? phrase("an unwritten understanding begins: both hold back")
                                   : phrase("the unwritten understanding is over"))};
  }
}

// --- The operator's own, and the end -------------------------------------------------------------

Sentence tell_operator(const Scene& scene, const Event& event) {
  if (event.kind == EventKind::briefed)
    return {from_to(scene, event),
            scene.say("tells what it hears from {}", counterpart(scene, event.whom))};
  return {name_at(scene, scene.scenario.channels, event.channel, phrase("the line")),
          scene.say(event.flag ? phrase("the line opens again") : phrase("the line goes down"))};
}

Phrase war_phrase(std::int32_t cause) {
  switch (static_cast<Cause>(cause)) {
    case Cause::chosen: return phrase("regional war, by choice");
    case Cause::misread: return phrase("regional war, out of an accident that was misread");
    case Cause::provoked: return phrase("regional war, out of a deliberate provocation");
    case Cause::third_party: return phrase("regional war, begun by a third party's strike");
    case Cause::proxy: return phrase("regional war, begun by an armed group's attack");
    case Cause::none: break;
  }
  return phrase("regional war");
}

Sentence tell_others(const Scene& scene, const Event& event) {
  switch (event.kind) {
    case EventKind::account:
      return {by_whom(scene, event),
              scene.say("claims in public that the round brought {} (it brought {})",
                        rounded(event.number), rounded(event.second))};
    case EventKind::quiet:
      return {actor_in(scene, event.whom),
              scene.say("sees that {} has held still", actor_in(scene, event.who))};
    case EventKind::client_struck: return {from_to(scene, event), scene.say("strikes")};
    default: return {by_whom(scene, event), scene.say("proposes to both that they meet")};
  }
}

Sentence tell_end(const Scene& scene, const Event& event) {
  if (event.kind == EventKind::war)
    return {both(scene), scene.say(war_phrase(event.subject))};
  return {both(scene),
          scene.say("the story ends: {}", outcome_name(scene.language, event.subject))};
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
    case EventKind::dealt:
    case EventKind::said:
    case EventKind::understood:
    case EventKind::gave_way:
    case EventKind::chose:
    case EventKind::paid: return tell_move(scene, event);
    case EventKind::war:
    case EventKind::ended: return tell_end(scene, event);
  }
  return {both(scene), scene.say("something happens")};
}

}  // namespace

Sentence tell_event(const Scene& scene, const Event& event) {
  Sentence sentence = tell_plainly(scene, event);
  if (!scene.note.empty())
    sentence.says += fmt::format(" ({})", scene.language.isolated(scene.note));
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

std::string actor_text(const Scenario& scenario, int actor, const Language& language) {
  if (actor < 0 || static_cast<std::size_t>(actor) >= scenario.actors.size())
    return language.say("Somebody");
  const std::string& name = scenario.actors.name(static_cast<std::size_t>(actor));
  if (language.knows(name)) return language.name(name);
  std::string text = spoken(name);
  bool begins = true;
  for (char& letter : text) {
    if (begins) letter = static_cast<char>(std::toupper(static_cast<unsigned char>(letter)));
    begins = letter == ' ';
  }
  return language.isolated(text);
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
  if (package < 0 || package >= scene.packages.size())
    return scene.say("terms nobody wrote down");
  std::string gives[2];
  std::string open;
  for (int k = 0; k < scene.packages.issues(); ++k) {
    const std::string issue = name_at(scene, scene.scenario.issues, k, phrase("an issue"));
    const double point = scene.packages.term(package, k);
    std::string& list = point > 0 ? gives[scene.packages.performer(k)] : open;
    if (!list.empty()) list += scene.say(", ");
    list += point > 0 ? scene.say("{} {}", issue, rounded(point)) : issue;
  }
  std::string text;
  for (Side side = 0; side < 2; ++side) {
    if (gives[side].empty()) continue;
    if (!text.empty()) text += scene.say("; ");
    text += scene.say("{} gives {}", actor_in(scene, scene.scenario.principals[side]),
                      gives[side]);
  }
  if (text.empty()) return scene.say("a text that moves nothing");
  return open.empty() ? text : text + scene.say("; nothing on {}", open);
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
Phrase the_rest(const Reasons& why) {
  if (is(why, "whether to come")) return phrase("ripeness and the leader's gate");
  if (is(why, "whether to go higher")) return phrase("the weights of this rung");
  if (is(why, "how to answer the incident")) return phrase("the usual weights of the answers");
  return phrase("what else counts");
}

std::string joined(const std::vector<Term>& terms, const Language& language) {
  std::string text;
  for (std::size_t i = 0; i < terms.size(); ++i) {
    if (i > 0) text += i + 1 == terms.size() ? language.say(" or ") : language.say(", ");
    text += language.word(terms[i].name);
  }
  return text;
}

std::string turning_text(const Reasons& why, const Language& language) {
  const std::vector<Term> turning = turning_terms(why);
  if (turning.empty()) return language.say("no single term would have flipped it");
  return language.say(is_approximate(why) ? phrase("without {} it would probably have been {}")
                                          : phrase("without {} it would have been {}"),
                      joined(turning, language),
                      quoted(language, language.word(why.chosen ? why.no : why.yes)));
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

std::string reasons_text(const Reasons& why, const Language& language) {
  std::string text;
  const auto add = [&](const std::string& name, double value) {
    if (!text.empty()) text += language.say(", ");
    text += language.say("{} {}", name, with_sign(value));
  };
  for (const Term& term : terms_by_weight(why)) add(language.word(term.name), term.value);
  const std::string yes = quoted(language, language.word(why.yes));
  const std::string no = quoted(language, language.word(why.no));
  if (!is_open_choice(why)) {
    if (!text.empty()) text += language.say("; ");
    return text + language.say("{}: the rules of this scenario leave no choice",
                               why.probability > 0 ? yes : no);
  }
  const double worth = maths::logit(why.probability);
  const double rest = worth - why.weighing.sum();
  if (matters(rest)) add(language.say(the_rest(why)), rest);
  if (text.empty()) text = language.say("nothing speaks for either side");
  return language.say("{}. {} is worth {}, {} 0: P = {}, luck drew {}; {}", text, yes,
                      with_sign(worth), no, rounded(why.probability), rounded(why.uniform),
                      turning_text(why, language));
}

std::string strongest_reason(const Reasons& why, const Language& language) {
  const std::vector<Term> terms = terms_by_weight(why);
  const std::string odds =
      language.say("P {}, drew {}", rounded(why.probability), rounded(why.uniform));
  if (terms.empty()) return odds;
  return language.say("{} {}; {}", language.word(terms.front().name),
                      with_sign(terms.front().value), odds);
}

}  // namespace backchannel
