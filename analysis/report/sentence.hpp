#pragma once

/// One event in plain words: who, and what they did.
///
/// An event is a handful of numbers. Here each kind of it gets one sentence that a newcomer can
/// read aloud, with the names of the scenario at hand. What an event does not carry by itself (the
/// rung before a climb, whether an incident was meant) stands in the Scene, which the teller of
/// the whole story keeps up to date.
///
/// Reasons are told by their terms. The odds of a choice are e^Σ times whatever else went into its
/// probability, so a term that is taken away divides the odds by e^term:
///
///     flipped  ⇔  logistic(logit P − term) lies on the other side of the same uniform
///
/// This is exact for plain choices and for climbing. For coming to the table (ripeness and the
/// leader's gate enter beside the sum) and for the answer to an incident (alert moves harassment
/// too) it is a near approximation, and is told as one.

#include <string>
#include <string_view>
#include <vector>

#include "analysis/language/language.hpp"
#include "sim/crisis/event.hpp"
#include "sim/engine/trace.hpp"
#include "sim/rounds/issue.hpp"
#include "sim/scenario/scenario.hpp"

namespace backchannel {

/// What a sentence may look at besides its event.
struct Scene {
  const Scenario& scenario;
  const Packages& packages;
  enum class Meant { unknown, well, hostile };
  Meant incident_was = Meant::unknown;  ///< the latest incident, as it was meant
  int rung = -1;                        ///< where the quarrel stood before, or −1 if not known
  int round = 0;                        ///< the latest round; 0 if there was none
  int route = -1;                       ///< by which channel an invitation or a warning goes
  bool in_vain = false;                 ///< the deed has no consequence
  bool repeats = false;                 ///< the text is the one its author tabled before
  std::string note = {};                ///< what the file says of the deed
  int seat = -1;                        ///< whose knowledge it is told from, or −1 for everything
  Language language = {};

  /// A sentence of ours in that language.
  template <class Template, class... Values>
  std::string say(const Template& text, const Values&... values) const {
    return language.say(text, values...);
  }
};

struct Sentence {
  std::string who;   ///< `Washington → Tehran`, `Tehran`, or `both`
  std::string says;  ///< what it does, beginning with a verb or with its own subject
};

/// The sentence of any event; never empty.
Sentence tell_event(const Scene& scene, const Event& event);
/// A stable one-word name of a kind, for files.
std::string_view event_name(EventKind kind);

/// Whether a message is of the routine kind, which a story counts instead of telling.
bool is_routine(const Event& event);

/// Actors are capitalised, `gulf_state` → `Gulf State`, unless the scenario translates them.
std::string actor_text(const Scenario& scenario, int actor, const Language& language = {});
/// Two decimals, with a true minus, and never a negative nought.
std::string rounded(double value);
/// The same with its sign, `+0.40` or `−0.40`.
std::string with_sign(double value);
/// Every issue a package moves, by who would have to perform it, with the point on its scale.
std::string package_text(const Scene& scene, int package);

/// The terms of a choice, the weightiest first; those that round to nothing are left out.
std::vector<Term> terms_by_weight(const Reasons& why);
/// Those terms each of which alone, taken away, would have turned the choice.
std::vector<Term> turning_terms(const Reasons& why);
/// The whole reasoning in one or two sentences.
std::string reasons_text(const Reasons& why, const Language& language = {});
/// The strongest term and the odds, for a margin.
std::string strongest_reason(const Reasons& why, const Language& language = {});

}  // namespace backchannel
