#include "sim/policies/strategic/bargaining_solution.hpp"

#include <cmath>

#include "sim/policies/strategic/line_needs.hpp"
#include "sim/policies/strategic/search.hpp"

namespace backchannel {

namespace {

constexpr double kRounding = 1e-12;
constexpr double kWithoutLuck = 1e-9;

double second_of(double first) { return 1 - first * first; }

}  // namespace

void BargainingSolution::solve() {
  const double d1 = without_first, d2 = without_second;
  if (!(d2 < second_of(d1))) return;
  const double hope1 = std::sqrt(1 - d2), hope2 = second_of(d1);
  const auto gains = [&](double u) { return (u - d1) * (second_of(u) - d2); };
  point[0] = best_between(d1, hope1, gains);
  point[1] = root_between(d1, hope1, [&](double u) {
    return (u - d1) * (hope2 - d2) - (second_of(u) - d2) * (hope1 - d1);
  });
  point[2] = root_between(d1, hope1, [&](double u) { return u - d1 - (second_of(u) - d2); });
}

std::vector<Mistake> BargainingSolution::mistakes() const {
  std::vector<Mistake> mistakes = line_mistakes(line, {.operated = true, .proposes = true});
  if (without_second >= second_of(without_first))
    mistakes.push_back({"without_second", "there is nothing to be gained by an agreement",
                        "the point of disagreement lies on the frontier or beyond",
                        "lower `without_first` or `without_second`"});
  return mistakes;
}

std::vector<Prediction> BargainingSolution::predictions() const {
  const double d1 = without_first, d2 = without_second;
  const double nash = (d1 + std::sqrt(d1 * d1 + 3 * (1 - d2))) / 3;
  const double k = (1 - d1 * d1 - d2) / (std::sqrt(1 - d2) - d1);
  const double kalai = (-k + std::sqrt(k * k + 4 * (1 - d2 + k * d1))) / 2;
  const double equal = (-1 + std::sqrt(1 + 4 * (1 + d1 - d2))) / 2;
  const double named[] = {nash, kalai, equal};
  const double u = named[static_cast<std::size_t>(proposes)];
  const std::string row = "A23";
  return {{.row = row, .quantity = "Nash u1", .exact = nash, .solved = point[0]},
          {.row = row, .quantity = "Kalai-Smorodinsky u1", .exact = kalai, .solved = point[1]},
          {.row = row, .quantity = "egalitarian u1", .exact = equal, .solved = point[2]},
          {.row = row, .quantity = "u1 agreed on", .exact = u, .measure = "number_agreed",
           .tolerance = kWithoutLuck},
          {.row = row, .quantity = "u2 agreed on", .exact = second_of(u),
           .measure = "payoff_{b}", .tolerance = kWithoutLuck}};
}

void BargainingSolution::play(const Position& position, Moves& moves) const {
  Own& own = position.own;
  if (position.seat == kIntermediary) {
    const double named = point[static_cast<std::size_t>(proposes)];
    if (position.occasion == Occasion::opens) {
      for (int s = 0; s < 2; ++s)
        moves.say(s, {.saying = Saying::recommend, .number = named},
                  s == 0 ? without_first : without_second);
    } else if (position.occasion == Occasion::hears) {
      if (position.heard->words.saying != Saying::accept) return moves.close();
      if (++own.count == 2) moves.agree(named);
    }
  } else if (position.occasion == Occasion::hears) {
    const double named = position.heard->words.number;
    const double mine = position.seat == 0 ? named : second_of(named);
    const double without = position.seat == 0 ? without_first : without_second;
    moves.say(kIntermediary,
              {.saying = mine >= without - kRounding ? Saying::accept : Saying::refuse});
  }
}

void BargainingSolution::pay(const Match& match, double (&payoffs)[2], Moves&) const {
  const bool agreed = match.ended == Moves::Ends::agreed;
  payoffs[0] = agreed ? match.share : without_first;
  payoffs[1] = agreed ? second_of(match.share) : without_second;
}

}  // namespace backchannel
