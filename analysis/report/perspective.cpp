#include "analysis/report/perspective.hpp"

#include "sim/crisis/act.hpp"
#include "sim/crisis/crisis.hpp"

namespace backchannel {

namespace {

/// Deeds that not everybody sees.
bool sees_deed(const Event& event, int self, bool in_vain) {
  switch (static_cast<Act>(event.subject)) {
    case Act::restrain:
    case Act::commander: return event.who == self;
    case Act::attack: return !in_vain || event.who == self;
    case Act::strike: return event.who == self;  // the other sees it fall
    case Act::brief: return event.whom == self;
    case Act::competing_crisis: return (event.whom >= 0 ? event.whom : event.who) == self;
    default: return true;
  }
}

Event deed_as_seen(Event event) {
  if (static_cast<Act>(event.subject) == Act::report) event.number = -1;  // true or false
  return event;
}

/// A text as its author meant it, or as the other side heard it, with the worth to whoever knows.
Event text_as_known(Event event, int self) {
  if (event.who != self) {
    if (event.heard >= 0) event.subject = event.heard;
    event.number = event.second;
  }
  event.second = 0;
  event.flag = false;
  event.heard = -1;
  return event;
}

}  // namespace

std::optional<Event> as_known_to(const Scenario& scenario, const Event& event, Side side,
                                 bool in_vain) {
  const int self = scenario.principals[side];
  const bool own = event.who == self;
  Event known = event;
  known.weighing = own ? event.weighing : -1;
  switch (event.kind) {
    case EventKind::act:
      if (!sees_deed(event, self, in_vain)) return {};
      return deed_as_seen(known);
    case EventKind::heard: known.second = event.flag ? 1 : 0; [[fallthrough]];
    case EventKind::read:
    case EventKind::clock_set:
    case EventKind::sent:
    case EventKind::believed:
    case EventKind::doubted:
    case EventKind::backfired:
    case EventKind::too_late:
    case EventKind::warned:
    case EventKind::climbed:
    case EventKind::invited:
    case EventKind::conceded:
    case EventKind::refused_text:
      if (!own) return {};
      return known;
    case EventKind::lost: return {};
    case EventKind::quiet:
    case EventKind::briefed:
      if (event.whom != self) return {};
      return known;
    case EventKind::incident:
      if (!own) known.flag = false;
      return known;
    case EventKind::answered:
      if (!own && (event.subject == 0 || event.subject == 3)) return {};
      known.flag = event.subject != 0;
      if (!own) known.number = 0;
      return known;
    case EventKind::tabled:
      if (event.whom < 0) return known;
      return text_as_known(known, self);
    case EventKind::date_refused:
      known.flag = own && event.flag;
      return known;
    default: return known;
  }
}

}  // namespace backchannel
