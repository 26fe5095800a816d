#include "sim/policies/strategic/grim_trigger.hpp"

#include "sim/policies/strategic/clock.hpp"
#include "sim/policies/strategic/search.hpp"

namespace backchannel {

namespace {
constexpr double kKeeps = 0, kBreaks = 1;
}

std::vector<Mistake> GrimTrigger::mistakes() const {
  if (temptation > reward && reward > punishment && punishment >= betrayed) return {};
  return {{"temptation", "the four payoffs do not stand in the order of the dilemma",
           "it is one where T > R > P ≥ S",
           "order `temptation`, `reward`, `punishment` and `betrayed` from high to low"}};
}

void GrimTrigger::solve() {
  if (!mistakes().empty()) return;
  least_patience = root_between(0, 1, [&](double patience) {
    return reward - (1 - patience) * temptation - patience * punishment;
  });
}

std::vector<Prediction> GrimTrigger::predictions(const Wire& wire) const {
  const double later = goes_on / (1 - goes_on);
  std::vector<Prediction> all = {
      {.row = "A30f", .quantity = "grim-trigger delta*",
       .exact = (temptation - reward) / (temptation - punishment), .solved = least_patience}};
  if (wire.error > 0 || wire.loss > 0) return all;
  all.push_back({.row = "A30f",
                 .quantity = breaks_faith ? "worth of breaking faith" : "worth of keeping faith",
                 .exact = breaks_faith ? temptation + later * punishment
                                       : reward + later * reward,
                 .measure = "payoff_{a}"});
  return all;
}

void GrimTrigger::deal(Match& match, Draws&) const {
  for (int seat = 0; seat < 2; ++seat) Seen::begin(match.own[seat], kKeeps);
}

void GrimTrigger::play(const Position& position, Moves& moves) const {
  if (position.seat > 1) return;
  Own& own = position.own;
  if (position.occasion == Occasion::hears)
    return Seen::take(own, position.heard->words.symbol, position.heard->said_on);
  if (position.occasion == Occasion::learns) return;
  if (position.occasion == Occasion::opens && position.seat == 0 && breaks_faith) own.stage = 1;
  if (Seen::before(own, position.day) == kBreaks) own.stage = 1;
  moves.choose(own.stage > 0 ? kBreaks : kKeeps);
  moves.say(1 - position.seat, {.saying = Saying::act, .symbol = own.stage});
  moves.wake_in(1);
}

void GrimTrigger::rule(Match& match, Draws& nature, const Wire&, double, Moves& moves) const {
  moves.count_round();
  for (int seat = 0; seat < 2; ++seat) {
    const bool i_break = match.chosen[seat] == kBreaks;
    const bool it_breaks = match.chosen[1 - seat] == kBreaks;
    match.own[kRules].note[seat] += i_break ? (it_breaks ? punishment : temptation)
                                            : (it_breaks ? betrayed : reward);
  }
  if (!nature.chance(goes_on)) return moves.close();
  moves.wake_in(1);
}

void GrimTrigger::pay(const Match& match, double (&payoffs)[2], Moves&) const {
  for (int seat = 0; seat < 2; ++seat) payoffs[seat] = match.own[kRules].note[seat];
}

}  // namespace backchannel
