#include "analysis/report/move_sentence.hpp"

#include <fmt/format.h>

#include <cmath>

#include "sim/policies/strategic/seat.hpp"

namespace backchannel {
namespace {

/// Numbers of a game may be small: three digits that matter, with a true minus.
std::string figure(double value) {
  if (value == 0) return "0";
  std::string text = fmt::format("{:.3g}", std::fabs(value));
  return value < 0 ? "−" + text : text;
}

std::string name_in(const Scene& scene, int actor) {
  if (actor < 0) return scene.say("the rules");
  return actor_text(scene.scenario, actor, scene.language);
}

/// What words carry besides their kind: a number, or the one of several signals.
std::string content(const Scene& scene, const Event& event, int symbol) {
  const int symbols = event.subject >> 24 & 127;
  std::string text;
  if (event.number != 0) text += " " + scene.language.isolated(figure(event.number));
  if (symbols == 2 && symbol == 1) text += scene.say(", in the harder of two voices");
  if (symbols > 2) text += scene.say(", signal {} of {}", symbol + 1, symbols);
  return text;
}

Phrase saying_phrase(const Event& event) {
  switch (static_cast<Saying>(event.subject >> 2 & 63)) {
    case Saying::demand: return phrase("demands{}");
    case Saying::accept: return phrase("accepts{}");
    case Saying::refuse: return phrase("refuses{}");
    case Saying::report: return phrase("reports{}");
    case Saying::recommend: return phrase("recommends{}");
    case Saying::confirm: return phrase("confirms{}");
    case Saying::act: return phrase("lets an act be seen{}");
    case Saying::quit: return phrase("says that it gives way{}");
    case Saying::message: break;
  }
  return phrase("sends words{}");
}

std::string said_text(const Scene& scene, const Event& event) {
  std::string what = content(scene, event, event.subject >> 8 & 255);
  if (event.second != 0) what += scene.say(" (against {})", figure(event.second));
  return scene.language.say(saying_phrase(event), what);
}

std::string understood_text(const Scene& scene, const Event& event) {
  std::string what = content(scene, event, event.subject >> 16 & 255);
  if (event.flag) what += scene.say(", which is not what was said");
  if (event.second > 0) return scene.say("learns of words that were not meant for it{}", what);
  return scene.say("hears it{}", what);
}

}  // namespace

Sentence tell_move(const Scene& scene, const Event& event) {
  const std::string who = name_in(scene, event.who);
  switch (event.kind) {
    case EventKind::dealt:
      return {who, scene.say("is what nature made it: {}", figure(event.number))};
    case EventKind::said:
      return {event.whom < 0 ? who : scene.say("{} → {}", who, name_in(scene, event.whom)),
              said_text(scene, event)};
    case EventKind::understood: return {who, understood_text(scene, event)};
    case EventKind::gave_way: return {who, scene.say("gives way")};
    case EventKind::chose: return {who, scene.say("chooses {}", figure(event.number))};
    default: return {who, scene.say("is left with {}", figure(event.number))};
  }
}

}  // namespace backchannel
