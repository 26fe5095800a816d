#include "sim/policies/strategic/grim_trigger.hpp"

#include "sim/crisis/maths.hpp"
#include "sim/policies/strategic/line_needs.hpp"
#include "sim/policies/strategic/search.hpp"

namespace backchannel {

namespace {

constexpr double kNeverDefected = 1e9;

/// First payoff and those of all periods after it, added up until the rest does not matter.
double stream(double first, double later, double continues) {
  double sum = first;
  for (double chance = continues; chance > 1e-18; chance *= continues) sum += chance * later;
  return sum;
}

}  // namespace

double GrimTrigger::payoff_of(bool own, bool others) const {
  if (own) return others ? both_cooperate : cooperates_alone;
  return others ? defects_alone : neither;
}

void GrimTrigger::solve() {
  const auto gain = [&](double delta) {
    return stream(both_cooperate, both_cooperate, delta) - stream(defects_alone, neither, delta);
  };
  constexpr double kMost = 0.9999;
  needed_continuation = gain(0) < 0 && gain(kMost) > 0 ? root_between(0.0, kMost, gain) : 1;
}

std::vector<Mistake> GrimTrigger::mistakes() const {
  std::vector<Mistake> mistakes = line_mistakes(line, {.prompt = true});
  const auto order = [&](const char* field, const char* problem) {
    mistakes.push_back({field, problem, "then it would not be a dilemma",
                        "order the payoffs as defects_alone > both_cooperate > neither ≥ "
                        "cooperates_alone"});
  };
  if (defects_alone <= both_cooperate) order("defects_alone", "it is not above `both_cooperate`");
  if (both_cooperate <= neither) order("both_cooperate", "it is not above `neither`");
  if (neither < cooperates_alone) order("neither", "it is below `cooperates_alone`");
  if (maths::pow(continues, line.horizon) > 1e-12)
    mistakes.push_back({"continues", "the run may end before the game does",
                        "what would have come later counts as much as what was seen",
                        "make `horizon` longer, or lower `continues`"});
  return mistakes;
}

std::vector<Prediction> GrimTrigger::predictions() const {
  const double delta = continues, rest = delta * neither / (1 - delta);
  const double threshold =
      (defects_alone - both_cooperate) / (defects_alone - neither);
  const bool deters = delta >= threshold;
  const double kept = (deters ? both_cooperate : neither) / (1 - delta);
  const bool broken = deters && second_defects;
  const std::string row = "A30f";
  return {{.row = row, .quantity = "grim-trigger delta*", .exact = threshold,
           .solved = needed_continuation},
          {.row = row, .quantity = second_defects ? "E[u_B] of one who defects" : "E[u_B]",
           .exact = broken ? defects_alone + rest : kept, .measure = "payoff_{b}"}};
}

void GrimTrigger::play(const Position& position, Moves& moves) const {
  if (position.seat > 1) return;
  Own& own = position.own;
  if (position.occasion == Occasion::hears) {
    if (position.heard->words.symbol == 1 && own.note[0] == kNeverDefected)
      own.note[0] = position.heard->said_on;
    return;
  }
  if (position.occasion == Occasion::opens) own.note[0] = kNeverDefected;
  // What the other does this very day may be heard already, and is not yet known to either.
  const bool was_betrayed = own.note[0] < position.day || own.note[1] > 0;
  const bool breaks =
      second_defects && position.seat == 1 && position.occasion == Occasion::opens;
  const bool cooperates = continues >= needed_continuation && !was_betrayed && !breaks;
  if (!cooperates) own.note[1] = 1;  // who has defected expects to be punished
  moves.choose(cooperates ? 1 : 0);
  moves.say(1 - position.seat, {.saying = Saying::act, .symbol = cooperates ? 0 : 1});
  moves.wake_in(1);
}

void GrimTrigger::rule(Match& match, Draws& nature, const Wire&, double, Moves& moves) const {
  for (int s = 0; s < 2; ++s)
    match.own[kRules].note[s] += payoff_of(match.chosen[s] > 0, match.chosen[1 - s] > 0);
  moves.count_round();
  if (!nature.chance(continues)) return moves.close();
  moves.wake_in(1);
}

void GrimTrigger::pay(const Match& match, double (&payoffs)[2], Moves&) const {
  for (int s = 0; s < 2; ++s) payoffs[s] = match.own[kRules].note[s];
}

}  // namespace backchannel
