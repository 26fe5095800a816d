#include "sim/policies/strategic/reassurance.hpp"

#include <algorithm>

#include "sim/policies/strategic/line_needs.hpp"
#include "sim/policies/strategic/search.hpp"

namespace backchannel {

namespace {

Mistake not_ordered(const char* field, const char* problem) {
  return {field, problem, "the formula holds for this order of payoffs alone",
          "see the order that `backchannel explain` gives with the payoffs' letters"};
}

Mistake without_doubt() {
  return {"trust", "it leaves no doubt", "there would be nothing to be reassured of",
          "write a chance between 0 and 1"};
}

}  // namespace

// --- One round -----------------------------------------------------------------------------------

double TrustThreshold::payoff_of(bool own, bool others) const {
  if (own) return others ? both_cooperate : exploited;
  return others ? exploit : neither;
}

void TrustThreshold::solve() {
  const auto gain = [&](double t) {
    return t * payoff_of(true, true) + (1 - t) * payoff_of(true, false) -
           t * payoff_of(false, true) - (1 - t) * payoff_of(false, false);
  };
  if (gain(0) < 0 && gain(1) > 0) needed_trust = root_between(0.0, 1.0, gain);
}

std::vector<Mistake> TrustThreshold::mistakes() const {
  std::vector<Mistake> mistakes;
  if (both_cooperate <= exploit)
    mistakes.push_back(not_ordered("both_cooperate", "it is not above `exploit`"));
  if (exploit < neither) mistakes.push_back(not_ordered("exploit", "it is below `neither`"));
  if (neither <= exploited)
    mistakes.push_back(not_ordered("neither", "it is not above `exploited`"));
  if (trust <= 0 || trust >= 1) mistakes.push_back(without_doubt());
  return mistakes;
}

std::vector<Prediction> TrustThreshold::predictions() const {
  const double risk = neither - exploited;
  const double threshold = risk / (both_cooperate - exploit + risk);
  const bool dares = trust >= threshold;
  const double worth = dares ? trust * both_cooperate + (1 - trust) * exploited : neither;
  return {{.row = "A4", .quantity = "min trust m*", .exact = threshold, .solved = needed_trust},
          {.row = "A4", .quantity = "P(both cooperate)", .exact = dares ? trust * trust : 0,
           .measure = "number_agreed", .at_least = 0},
          {.row = "A4", .quantity = "E[u_A | trustworthy]", .exact = worth,
           .measure = "payoff_{a}", .given = "judged", .given_at_least = 1}};
}

void TrustThreshold::deal(Match& match, Draws& nature) const {
  for (int s = 0; s < 2; ++s) match.own[s].type = nature.chance(trust) ? 1 : 0;
}

void TrustThreshold::play(const Position& position, Moves& moves) const {
  if (position.seat > 1 || position.occasion != Occasion::opens) return;
  moves.choose(position.own.type > 0 && trust >= needed_trust ? 1 : 0);
}

void TrustThreshold::rule(Match& match, Draws&, const Wire&, double, Moves& moves) const {
  if (match.chosen[0] > 0 && match.chosen[1] > 0) return moves.agree(0.5);
  moves.close();
}

void TrustThreshold::pay(const Match& match, double (&payoffs)[2], Moves& moves) const {
  for (int s = 0; s < 2; ++s)
    payoffs[s] = payoff_of(match.chosen[s] > 0, match.chosen[1 - s] > 0);
  moves.note(Gauge::judged, match.own[0].type);
}

// --- Two rounds ----------------------------------------------------------------------------------

double Reassurance::payoff_of(bool trustworthy, bool own, bool others) const {
  if (own) return others ? both_cooperate : exploited;
  if (!others) return neither;
  return trustworthy ? exploit_reluctantly : exploit;
}

double Reassurance::gain_of_cooperating(bool trustworthy, double stake) const {
  const double t = trust;
  const auto first = [&](bool own) {
    return t * payoff_of(trustworthy, own, true) + (1 - t) * payoff_of(trustworthy, own, false);
  };
  // Who cooperated will find the trustworthy still cooperating; whoever did not, nobody.
  const bool goes_on = trustworthy;
  const double after = t * payoff_of(trustworthy, goes_on, true) +
                       (1 - t) * payoff_of(trustworthy, false, false);
  const double otherwise = payoff_of(trustworthy, false, false);
  return stake * (first(true) - first(false)) + (1 - stake) * (after - otherwise);
}

void Reassurance::solve() {
  const auto turning = [&](bool trustworthy) {
    const auto gain = [&](double stake) { return gain_of_cooperating(trustworthy, stake); };
    return gain(0) > 0 && gain(1) < 0 ? root_between(0.0, 1.0, gain) : 1.0;
  };
  least_stake = turning(false);
  most_stake = turning(true);
}

std::vector<Mistake> Reassurance::mistakes() const {
  std::vector<Mistake> mistakes = line_mistakes(line, {});
  if (exploit <= both_cooperate)
    mistakes.push_back(not_ordered("exploit", "it is not above `both_cooperate`"));
  if (exploit_reluctantly >= both_cooperate)
    mistakes.push_back(not_ordered("exploit_reluctantly", "it is not below `both_cooperate`"));
  if (both_cooperate <= neither)
    mistakes.push_back(not_ordered("both_cooperate", "it is not above `neither`"));
  if (neither < exploited)
    mistakes.push_back(not_ordered("neither", "it is below `exploited`"));
  if (trust <= 0 || trust >= 1) mistakes.push_back(without_doubt());
  return mistakes;
}

bool Reassurance::cooperates_first(bool trustworthy) const {
  // One who is indifferent does as the profile has it.
  const double gain = gain_of_cooperating(trustworthy, first_stake);
  return trustworthy ? gain >= 0 : gain > 0;
}

std::vector<Prediction> Reassurance::predictions() const {
  const double t = trust, r = both_cooperate, p = neither, s = exploited;
  const double mimic = t * (exploit - p);
  const double least = mimic / (t * (exploit - r) + (1 - t) * (p - s) + mimic);
  const double dread = (1 - t) * (p - s) + t * (exploit_reluctantly - p);
  const double most = dread > t * (r - p) ? t * (r - p) / dread : 1;
  const bool firm = first_stake <= most, mimics = first_stake < least;
  // What each of two types earns from the other, by what the bounds say that both do.
  const auto earned = [&](bool own, bool others) {
    const bool mine = own ? firm : mimics, theirs = others ? firm : mimics;
    const bool on = own && mine && theirs, they_on = others && mine && theirs;
    return first_stake * payoff_of(own, mine, theirs) +
           (1 - first_stake) * payoff_of(own, on, they_on);
  };
  const double worth = t * (t * earned(true, true) + (1 - t) * earned(true, false)) +
                       (1 - t) * (t * earned(false, true) + (1 - t) * earned(false, false));
  const std::string row = "A4w";
  return {{.row = row, .quantity = "alpha_min (deter mimic)", .exact = least,
           .solved = least_stake},
          {.row = row, .quantity = "alpha_max (trustworthy willing)", .exact = most,
           .solved = most_stake},
          {.row = row, .quantity = "share of the trustworthy who cooperate first",
           .exact = firm ? 1.0 : 0.0, .measure = "level_{a}", .given = "judged",
           .given_at_least = 1, .tolerance = 1e-9},
          {.row = row, .quantity = "P(untrustworthy and cooperates first)",
           .exact = mimics ? 1 - t : 0, .measure = "miss"},
          {.row = row, .quantity = "P(both cooperate in the end)", .exact = firm ? t * t : 0,
           .measure = "number_agreed", .at_least = 0},
          {.row = row, .quantity = "E[u_A]", .exact = worth, .measure = "payoff_{a}"}};
}

void Reassurance::deal(Match& match, Draws& nature) const {
  for (int s = 0; s < 2; ++s) match.own[s].type = nature.chance(trust) ? 1 : 0;
}

void Reassurance::play(const Position& position, Moves& moves) const {
  if (position.seat > 1) return;
  Own& own = position.own;
  const bool trustworthy = own.type > 0;
  if (position.occasion == Occasion::opens) {
    const bool cooperates = cooperates_first(trustworthy);
    own.note[0] = cooperates ? 1 : 0;
    own.stage = 1;
    moves.choose(own.note[0]);
    moves.say(1 - position.seat, {.saying = Saying::act, .symbol = cooperates ? 0 : 1});
  } else if (position.occasion == Occasion::hears && own.stage == 1) {
    const bool they_did = position.heard->words.symbol == 0;
    own.note[1] = trustworthy && own.note[0] > 0 && they_did ? 1 : 0;
    own.stage = 2;
    moves.choose(own.note[1]);
  }
}

void Reassurance::rule(Match& match, Draws&, const Wire&, double, Moves& moves) const {
  if (match.own[0].stage < 2 || match.own[1].stage < 2) {
    // Words of the same instant arrive first; those that take longer are looked for day by day.
    moves.wake_in(match.own[kRules].count++ > 0 ? 1 : 0);
    return;
  }
  if (match.chosen[0] > 0 && match.chosen[1] > 0) return moves.agree(0.5);
  moves.close();
}

void Reassurance::pay(const Match& match, double (&payoffs)[2], Moves& moves) const {
  for (int s = 0; s < 2; ++s) {
    const Own& own = match.own[s];
    const Own& others = match.own[1 - s];
    const bool trustworthy = own.type > 0;
    payoffs[s] = 0;
    for (int round = 0; round < 2; ++round)
      payoffs[s] += (round == 0 ? first_stake : 1 - first_stake) *
                    payoff_of(trustworthy, own.note[round] > 0, others.note[round] > 0);
  }
  const Own& first = match.own[0];
  moves.note(Gauge::judged, first.type);
  moves.note(Gauge::level_a, first.note[0]);
  moves.note(Gauge::miss, first.type > 0 ? 0 : first.note[0]);
}

}  // namespace backchannel
