#include "sim/policies/strategic/quantal_response.hpp"

#include <algorithm>
#include <array>

#include "sim/crisis/maths.hpp"
#include "sim/policies/strategic/search.hpp"

namespace backchannel {

namespace {

/// An error of the extreme-value law: the difference of two is logistic.
double haze(Draws& draws) { return -maths::log(draws.exponential(1)); }

Mistake not_chicken(const char* field, const char* problem) {
  return {field, problem, "then it would not be the game of chicken",
          "order the payoffs as dares_alone > both_swerve > swerves_alone > both_dare"};
}

}  // namespace

// --- Chicken -------------------------------------------------------------------------------------

double QuantalResponse::payoff_of(bool own_swerves, bool other_swerves) const {
  if (own_swerves) return other_swerves ? both_swerve : swerves_alone;
  return other_swerves ? dares_alone : both_dare;
}

double QuantalResponse::worth_of(bool own_swerves, double swerves) const {
  return swerves * payoff_of(own_swerves, true) + (1 - swerves) * payoff_of(own_swerves, false);
}

void QuantalResponse::solve() {
  swerving = root_between(0.0, 1.0, [&](double s) {
    const double gain = worth_of(true, s) - worth_of(false, s);
    return s - 1 / (1 + maths::exp(std::clamp(-precision * gain, -700.0, 700.0)));
  });
}

std::vector<Mistake> QuantalResponse::mistakes() const {
  std::vector<Mistake> mistakes;
  if (dares_alone <= both_swerve)
    mistakes.push_back(not_chicken("dares_alone", "it is not above `both_swerve`"));
  if (both_swerve <= swerves_alone)
    mistakes.push_back(not_chicken("both_swerve", "it is not above `swerves_alone`"));
  if (swerves_alone <= both_dare)
    mistakes.push_back(not_chicken("swerves_alone", "it is not above `both_dare`"));
  return mistakes;
}

std::vector<Prediction> QuantalResponse::predictions() const {
  const double R = both_swerve, T = dares_alone, S = swerves_alone, P = both_dare;
  double low = -750, high = 750;  // of the log-odds, in which the equation falls
  for (int halving = 0; halving < 120; ++halving) {
    const double odds = 0.5 * (low + high);
    const double s = 1 / (1 + maths::exp(-std::clamp(odds, -700.0, 700.0)));
    const bool below = precision * (s * (R - T) + (1 - s) * (S - P)) > odds;
    (below ? low : high) = odds;
  }
  const double s = 1 / (1 + maths::exp(-std::clamp(low, -700.0, 700.0)));
  const double worth = s * (s * R + (1 - s) * S) + (1 - s) * (s * T + (1 - s) * P);
  const std::string row = "A20";
  return {{.row = row, .quantity = "P(swerve) symmetric logit QRE", .exact = s,
           .solved = swerving},
          {.row = row, .quantity = "P(first swerves)", .exact = s, .measure = "level_{a}",
           .at_least = 1},
          {.row = row, .quantity = "P(both dare)", .exact = (1 - s) * (1 - s),
           .measure = "war_day", .at_least = 0},
          {.row = row, .quantity = "E[u_B]", .exact = worth, .measure = "payoff_{b}"}};
}

void QuantalResponse::play(const Position& position, Moves& moves) const {
  if (position.seat > 1 || position.occasion != Occasion::opens) return;
  const double swerve = precision * worth_of(true, swerving) + haze(position.draws);
  const double dare = precision * worth_of(false, swerving) + haze(position.draws);
  moves.choose(swerve > dare ? 1 : 0);
}

void QuantalResponse::rule(Match& match, Draws&, const Wire&, double, Moves& moves) const {
  const bool first = match.chosen[0] > 0, second = match.chosen[1] > 0;
  if (!first && !second) return moves.fight();
  if (first && second) return moves.agree(0.5);
  moves.close();
}

void QuantalResponse::pay(const Match& match, double (&payoffs)[2], Moves& moves) const {
  for (int s = 0; s < 2; ++s)
    payoffs[s] = payoff_of(match.chosen[s] > 0, match.chosen[1 - s] > 0);
  moves.note(Gauge::level_a, match.chosen[0]);
  moves.note(Gauge::level_b, match.chosen[1]);
}

// --- One choice ----------------------------------------------------------------------------------

int NoisyChoice::best() const {
  const std::array<double, 3> worths = {first_option, second_option, third_option};
  return static_cast<int>(std::max_element(worths.begin(), worths.end()) - worths.begin());
}

std::vector<Mistake> NoisyChoice::mistakes() const {
  const std::array<double, 3> worths = {first_option, second_option, third_option};
  if (std::count(worths.begin(), worths.end(), worths[static_cast<std::size_t>(best())]) == 1)
    return {};
  return {{"third_option", "two options are worth most", "it is asked how often the best is taken",
           "make one of them worth more"}};
}

std::vector<Prediction> NoisyChoice::predictions() const {
  const std::array<double, 3> worths = {first_option, second_option, third_option};
  const double most = worths[static_cast<std::size_t>(best())];
  double all = 0;
  for (const double worth : worths) all += maths::exp(precision * (worth - most));
  return {{.row = "A20s", .quantity = "softmax P(best)", .exact = 1 / all, .measure = "right",
           .at_least = 1}};
}

void NoisyChoice::play(const Position& position, Moves& moves) const {
  if (position.seat != 0 || position.occasion != Occasion::opens) return;
  const std::array<double, 3> worths = {first_option, second_option, third_option};
  std::array<double, 3> seen{};
  for (std::size_t i = 0; i < seen.size(); ++i)
    seen[i] = precision * worths[i] + haze(position.draws);
  const auto chosen = std::max_element(seen.begin(), seen.end()) - seen.begin();
  moves.choose(static_cast<double>(chosen));
  moves.note(Gauge::right, chosen == best() ? 1 : 0);
}

void NoisyChoice::rule(Match&, Draws&, const Wire&, double, Moves& moves) const { moves.close(); }

void NoisyChoice::pay(const Match& match, double (&payoffs)[2], Moves&) const {
  const std::array<double, 3> worths = {first_option, second_option, third_option};
  payoffs[0] = worths[static_cast<std::size_t>(match.chosen[0])];
}

}  // namespace backchannel
