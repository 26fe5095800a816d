#pragma once

/// Something that happened, as a story or a fingerprint needs it.
///
/// Events are recorded only when somebody asked for the story of a run. `channel` is kept out of
/// fingerprints, and so is everything an operator does on its own account: the null of model §14
/// compares what happened between the principals, not by whose hand it was carried.

#include <cstdint>

#include "sim/crisis/ids.hpp"
#include "sim/parameters/fields.hpp"

namespace backchannel {

enum class EventKind : std::uint8_t {
  act,              ///< a deed: subject = Act, number = amount
  read,             ///< number = posterior, second = perceived, flag = read as hostile
  incident,         ///< flag = deliberate
  clock_set,        ///< number = days until the answer
  sent,             ///< subject = letter kind, flag = hostile, number = expected delay in days
  heard,            ///< subject = letter kind, flag = heard as hostile, second = sent as hostile
  lost,             ///< lost, dropped or withheld
  leaked,           ///< who leaked
  believed,         ///< an explanation was believed; number = chance
  doubted,          ///< it was not
  backfired,        ///< it arrived turned around
  too_late,         ///< it arrived after the answer
  answered,         ///< subject = 0 stands down, 1 protest, 2 harassment, 3 strike
  warned,           ///< a reprisal was announced as limited
  struck,           ///< subject = rung
  climbed,          ///< subject = rung, flag = up
  settled,          ///< the chain came to rest
  invited,          ///<
  date_set,         ///< number = days ahead
  date_refused,     ///< flag = by the leader's gate
  postponed,        ///< subject = 0 attention, 1 line down
  convened,         ///< subject = Form, flag = public
  procedure,        ///< subject = dimension; who won
  episode,          ///< a direct episode began
  conceded,         ///< flag = yes
  tabled,           ///< subject = package; number = worth to self, second = worth to the other
  text_garbled,     ///< what was heard is not what was sent
  refused_text,     ///< number = worth, second = aspiration
  walked_out,       ///<
  agreed,           ///< subject = Agreement, number = package
  round_ended,      ///< subject = RoundClass
  broke_off,        ///<
  resumed,          ///<
  understanding,    ///< flag = begun, else ended
  line,             ///< flag = up
  scope,            ///< scope was settled
  narrative,        ///< told at home: flag = victory, else humiliation; number = standing
  component,        ///< subject = issue, flag = accepted
  relief_paid,      ///< number = share that arrived
  briefed,          ///<
  war,              ///< subject = Cause
  ended,            ///< subject = Outcome
  account,          ///< what a side claims a round brought; number = claim, second = result
  quiet,            ///< a group held still after a request: whom = who sees it
  client_struck,    ///< who strikes, whom = the group or state that is struck
  offered,          ///< an operator proposes a meeting
  dealt,            ///< a game: number = the type that nature dealt
  said,             ///< a game: subject = Saying and symbol, number, second = measured against
  understood,       ///< a game: as it was heard, second = number as sent, flag = not as sent
  gave_way,         ///< a game: who gives way
  chose,            ///< a game: number = what is chosen, where all choose at once
  paid              ///< a game: number = what it was worth in the end
};
inline constexpr int kEventKinds = static_cast<int>(EventKind::paid) + 1;
template <>
struct Names<EventKind> {
  static constexpr std::string_view of[] = {
      "act",          "read",        "incident",  "clock_set",  "sent",        "heard",
      "lost",         "leaked",      "believed",  "doubted",    "backfired",   "too_late",
      "answered",     "warned",      "struck",    "climbed",    "settled",     "invited",
      "date_set",     "date_refused", "postponed", "convened",  "procedure",   "episode",
      "conceded",     "tabled",      "text_garbled", "refused_text", "walked_out", "agreed",
      "round_ended",  "broke_off",   "resumed",   "understanding", "line",     "scope",
      "narrative",    "component",   "relief_paid", "briefed",  "war",         "ended",
      "account",      "quiet",       "client_struck", "offered", "dealt",     "said",
      "understood",   "gave_way",    "chose",     "paid"};
};

struct Event {
  Instant at = 0;
  EventKind kind = EventKind::act;
  bool flag = false;
  std::int16_t who = -1;      ///< actor index
  std::int16_t whom = -1;     ///< actor index
  std::int16_t channel = -1;
  std::int32_t subject = 0;
  std::int32_t weighing = -1; ///< index of the reasons kept with the trace, or −1
  double number = 0;
  double second = 0;
  std::int32_t heard = -1;    ///< of a text: the package as the other side hears it, or −1
};

}  // namespace backchannel
