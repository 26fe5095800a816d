#pragma once

/// How rounds and runs are judged (model §12). One function, first that holds.
///
/// A run ends early only by war. Everything else is judged at the horizon, from facts that the
/// engine records as it goes. The 30 days and the threshold of movement are parameters: the
/// definitions alone move the shares, and a report says by how much.

#include "sim/crisis/ids.hpp"
#include "sim/parameters/fields.hpp"

namespace backchannel {

enum class Outcome : std::uint8_t {
  war,               ///< regional war
  comprehensive,     ///< core issues and relief settled above zero, scope settled, work done
  framework,         ///< the same terms, work or scope open
  limited_deal,      ///< a detached track, or any other two-sided package, in force
  strikes,           ///< a strike by anyone on a principal's soil, forces or diplomatic sites
  collapse,          ///< broken off and not resumed, or silence while a line was open
  understanding,     ///< unwritten mutual restraint, in force for the last 30 days
  managed_deadlock,  ///< contact kept, rounds held, no issue moved
  narrowing,         ///< something moved, nothing agreed
  inconclusive       ///< none of these
};
inline constexpr int kOutcomes = 10;
template <>
struct Names<Outcome> {
  static constexpr std::string_view of[] = {
      "war",      "comprehensive", "framework",        "limited_deal", "strikes",
      "collapse", "understanding", "managed_deadlock", "narrowing",    "inconclusive"};
};

enum class RoundClass : std::uint8_t {
  agreed,
  narrowed,
  inconclusive_dated,
  inconclusive_open,
  broken_off
};
template <>
struct Names<RoundClass> {
  static constexpr std::string_view of[] = {"agreed", "narrowed", "inconclusive with a next date",
                                            "inconclusive without a date", "broken off"};
};

enum class Agreement : std::uint8_t { none, limited, framework, comprehensive };
template <>
struct Names<Agreement> {
  static constexpr std::string_view of[] = {"none", "limited", "framework", "comprehensive"};
};

struct OutcomeRule {
  double silence = 30;
  double moved = 0.05;
  double held = 30;

  void fields(auto& visit) {
    visit(Field{"silence", "days without words or a date that count as abandonment", "model §12",
                Unit::duration, {0, 4000}}, silence);
    visit(Field{"moved", "rise of the best tabled value, as a share of the other's range, that "
                "counts as movement", "model §12", Unit::share, kProbability}, moved);
    visit(Field{"held", "how long an understanding must have held at the end", "model §12",
                Unit::duration, {0, 4000}}, held);
  }
};

/// What happened, as far as the judgement needs it.
struct Facts {
  bool war = false;
  Agreement in_force = Agreement::none;
  bool struck = false;
  bool broken_off = false;
  Instant last_contact = 0;      ///< words delivered between the principals, or a date set
  Instant closed_since_contact = 0;  ///< time since then during which no line was open
  Instant understanding_since = kNever;
  bool moved = false;
  int rounds = 0;
  bool can_hold_rounds = true;
};

Outcome judge(const OutcomeRule& rule, const Facts& facts, Instant end);

}  // namespace backchannel
