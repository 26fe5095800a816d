#include "sim/policies/strategic/sanctions_relief.hpp"

#include "sim/crisis/maths.hpp"
#include "sim/policies/strategic/line_needs.hpp"
#include "sim/policies/strategic/search.hpp"

namespace backchannel {

double SanctionsRelief::worth_at(double chance) const {
  double sum = 0;
  for (double weight = 1; weight > 1e-18; weight *= discount * (1 - chance))
    sum += weight * relief;
  return sum;
}

void SanctionsRelief::solve() {
  worth = worth_at(reneges);
  const auto gain = [&](double chance) { return worth_at(chance) - cost; };
  if (gain(0) < 0) most_reneging = -1;  // not even a promise that is always kept would do
  else most_reneging = gain(1) >= 0 ? 1 : root_between(0.0, 1.0, gain);
}

std::vector<Mistake> SanctionsRelief::mistakes() const {
  std::vector<Mistake> mistakes = line_mistakes(line, {.prompt = true});
  const auto above_zero = [&](const char* field, double value, const char* reason) {
    if (value <= 0) mistakes.push_back({field, "it is not above 0", reason, "write more than 0"});
  };
  above_zero("relief", relief, "there would be nothing on offer");
  above_zero("cost", cost, "the step would not have to be paid for");
  if (maths::pow(discount * (1 - reneges), line.horizon) > 1e-12)
    mistakes.push_back({"discount", "the run may end before payments do",
                        "what would have come later counts as much as what was seen",
                        "make `horizon` longer, or lower `discount`"});
  return mistakes;
}

std::vector<Prediction> SanctionsRelief::predictions() const {
  const double value = relief / (1 - discount * (1 - reneges));
  const double threshold = 1 - (1 - relief / cost) / discount;
  const bool accepts = value >= cost;
  const std::string row = "A31";
  Prediction paid = {.row = row, .quantity = "PV of relief", .exact = value};
  if (accepts) paid.measure = "level_{b}";
  else paid.solved = worth;
  std::vector<Prediction> all = {
      paid,
      {.row = row, .quantity = "share who take the step", .exact = accepts ? 1.0 : 0.0,
       .measure = "right", .tolerance = 1e-9}};
  if (threshold >= 0 && threshold < 1)
    all.push_back({.row = row, .quantity = "max acceptable renege prob rho*",
                   .exact = threshold, .solved = most_reneging});
  return all;
}

void SanctionsRelief::play(const Position& position, Moves& moves) const {
  Own& own = position.own;
  const bool hears = position.occasion == Occasion::hears;
  const auto pay_out = [&] {
    moves.say(1, {.saying = Saying::act, .number = relief});
    moves.count_round();
    moves.wake_in(1);
  };
  if (position.seat == 0) {
    if (position.occasion == Occasion::opens) {
      moves.say(1, {.saying = Saying::demand, .number = cost});
    } else if (hears) {
      if (position.heard->words.saying != Saying::accept) return moves.close();
      pay_out();
    } else if (position.occasion == Occasion::rings) {
      if (position.draws.chance(reneges)) return moves.close();
      pay_out();
    }
  } else if (position.seat == 1 && hears) {
    if (position.heard->words.saying == Saying::act) {
      own.note[0] += own.note[1] * position.heard->words.number;
      own.note[1] *= discount;
      return;
    }
    const bool takes = worth >= position.heard->words.number;
    own.note[1] = 1;
    own.stage = takes ? 1 : 0;
    moves.say(0, {.saying = takes ? Saying::accept : Saying::refuse}, worth);
  }
}

void SanctionsRelief::pay(const Match& match, double (&payoffs)[2], Moves& moves) const {
  const Own& second = match.own[1];
  payoffs[1] = second.note[0] - (second.stage > 0 ? cost : 0);
  moves.note(Gauge::level_b, second.note[0]);
  moves.note(Gauge::right, second.stage > 0 ? 1 : 0);
}

}  // namespace backchannel
