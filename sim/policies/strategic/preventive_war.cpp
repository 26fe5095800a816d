#include "sim/policies/strategic/preventive_war.hpp"

#include <algorithm>

#include "sim/policies/strategic/line_needs.hpp"

namespace backchannel {

namespace {

/// What rounding may do to a long sum; below it one is indifferent, and keeps the peace.
constexpr double kRounding = 1e-9;

}  // namespace

double PreventiveWar::for_ever(double share) const {
  double sum = 0;
  for (double weight = 1; weight > 1e-18; weight *= discount) sum += weight * share;
  return sum;
}

void PreventiveWar::solve() {
  war_now = for_ever(1 - wins_now) - cost_declining;
  war_later = for_ever(1 - wins_later) - cost_declining;
}

/// The share for itself that leaves the declining side as well off as a war later.
double PreventiveWar::later_demand() const { return 1 - war_later / for_ever(1); }

std::vector<Mistake> PreventiveWar::mistakes() const {
  std::vector<Mistake> mistakes = line_mistakes(line, {});
  if (wins_later < wins_now)
    mistakes.push_back({"wins_later", "it is below `wins_now`",
                        "the second principal is the one who rises",
                        "raise `wins_later`, or let the two change places"});
  if (discount <= 0)
    mistakes.push_back({"discount", "the future counts for nothing",
                        "war for fear of tomorrow's terms needs a tomorrow", "write more than 0"});
  if (line.hops > 0 && line.delay + 1 >= line.horizon)
    mistakes.push_back({"plays", "the run ends before the second period",
                        "what is demanded then is what the war is about",
                        "make `horizon` longer than two days and the time that words need"});
  return mistakes;
}

std::vector<Prediction> PreventiveWar::predictions() const {
  const double d = discount, p1 = wins_now, p2 = wins_later, c = cost_declining;
  const double margin = d * p2 - p1 - c * (1 - d) * (1 - d);
  const double by_war = (1 - p1) / (1 - d) - c;
  const double later = d * ((1 - p2) / (1 - d) - c);
  const double solved = (war_now - 1 - d * war_later) * (1 - d);
  const std::string row = "A32";
  return {{.row = row, .quantity = "margin d*p2-p1-cB(1-d)^2 (war iff >0)", .exact = margin,
           .solved = solved},
          {.row = row, .quantity = "P(war)", .exact = margin > 0 ? 1.0 : 0.0,
           .measure = "war_day", .at_least = 0, .tolerance = 1e-9},
          {.row = row, .quantity = "what the declining side has",
           .exact = std::max(by_war, later), .measure = "payoff_{a}", .tolerance = 1e-9}};
}

void PreventiveWar::play(const Position& position, Moves& moves) const {
  Own& own = position.own;
  const bool hears = position.occasion == Occasion::hears;
  const auto demand = [&](double share) {
    moves.say(0, {.saying = Saying::demand, .number = share});
    moves.count_round();
    ++own.stage;
  };
  if (position.seat == 1) {
    if (position.occasion == Occasion::opens)
      demand(1 - std::clamp(war_now - discount * war_later, 0.0, 1.0));
    if (hears) moves.wake_in(1);
    if (position.occasion == Occasion::rings) demand(later_demand());
  } else if (position.seat == 0 && hears) {
    const double left = 1 - position.heard->words.number;
    if (own.stage++ == 0) {
      if (left + discount * war_later < war_now - kRounding) return moves.fight();
      own.note[0] = left;
      moves.say(1, {.saying = Saying::accept, .number = left}, war_now);
    } else {
      if (for_ever(left) < war_later - kRounding) return moves.fight();
      moves.agree(left);
    }
  }
}

void PreventiveWar::pay(const Match& match, double (&payoffs)[2], Moves&) const {
  if (match.ended == Moves::Ends::war) {
    payoffs[0] = war_now;
    payoffs[1] = for_ever(wins_now) - cost_rising;
  } else if (match.ended == Moves::Ends::agreed) {
    payoffs[0] = match.own[0].note[0] + discount * for_ever(match.share);
    payoffs[1] = 1 - match.own[0].note[0] + discount * for_ever(1 - match.share);
  }
}

}  // namespace backchannel
