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

std::string name_in(const Scene& scene, int actor, const char* otherwise) {
  return actor < 0 ? otherwise : actor_text(scene.scenario, actor);
}

/// What words carry besides their kind: a number, or the one of several signals.
std::string content(const Event& event, int symbol) {
  const int symbols = event.subject >> 24 & 127;
  std::string text;
  if (event.number != 0) text += " " + figure(event.number);
  if (symbols == 2 && symbol == 1) text += ", in the harder of two voices";
  if (symbols > 2) text += fmt::format(", signal {} of {}", symbol + 1, symbols);
  return text;
}

std::string said_text(const Event& event) {
  const auto saying = static_cast<Saying>(event.subject >> 2 & 63);
  const std::string what = content(event, event.subject >> 8 & 255);
  const std::string against =
      event.second != 0 ? fmt::format(" (against {})", figure(event.second)) : "";
  switch (saying) {
    case Saying::demand: return "demands" + what + against;
    case Saying::accept: return "accepts" + what + against;
    case Saying::refuse: return "refuses" + what + against;
    case Saying::report: return "reports" + what + against;
    case Saying::recommend: return "recommends" + what + against;
    case Saying::confirm: return "confirms" + what + against;
    case Saying::act: return "lets an act be seen" + what + against;
    case Saying::quit: return "says that it gives way" + what + against;
    case Saying::message: break;
  }
  return "sends words" + what + against;
}

std::string understood_text(const Event& event) {
  const std::string what = content(event, event.subject >> 16 & 255);
  const std::string turned = event.flag ? ", which is not what was said" : "";
  if (event.second > 0) return "learns of words that were not meant for it" + what + turned;
  return "hears it" + what + turned;
}

}  // namespace

Sentence tell_move(const Scene& scene, const Event& event) {
  const std::string who = name_in(scene, event.who, "the rules");
  const std::string between = name_in(scene, event.whom, "") .empty()
                                  ? who
                                  : who + " → " + name_in(scene, event.whom, "");
  switch (event.kind) {
    case EventKind::dealt:
      return {who, "is what nature made it: " + figure(event.number)};
    case EventKind::said: return {between, said_text(event)};
    case EventKind::understood: return {who, understood_text(event)};
    case EventKind::gave_way: return {who, "gives way"};
    case EventKind::chose: return {who, "chooses " + figure(event.number)};
    default: return {who, "is left with " + figure(event.number)};
  }
}

}  // namespace backchannel
