#pragma once

/// A plan, its confirmation, the confirmation of that, and so on, over a line that loses words
/// (A24).
///
/// The first principal proposes; whoever hears the other confirms, at once and by machine. Each
/// message is lost with chance e, and with the first that is lost it ends. However many have come
/// through, the last to speak cannot know whether it was heard, so that they never know together
/// what each of them knows, and no finite number makes acting together safe.
///
///     P(at least k delivered) = (1 − e)^k,   E[delivered] = (1 − e)/e
///
/// e is the chance of loss of the talks' line, all legs together.
///
/// Domain: 0 < e < 1; the run must be long enough for what comes through, which it is where the
/// line takes next to no time. Source: Rubinstein 1989, "The electronic mail game: strategic
/// behavior under 'almost common knowledge'". Left out: the coordination game that is played on it.

#include "sim/parameters/fields.hpp"
#include "sim/policies/strategic/seat.hpp"

namespace backchannel {

struct Confirmations : Unplayed {
  static constexpr std::string_view kName = "confirmations";

  int counted = 4;

  void fields(auto& visit) {
    visit(Field{"counted", "how many messages must come through for it to count (k)",
                "theory A24", Unit::number, {1, 10000}}, counted);
  }
  std::vector<Prediction> predictions() const;
  void play(const Position& position, Moves& moves) const;
};

}  // namespace backchannel
