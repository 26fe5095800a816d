#include "sim/policies/strategic/alternating_offers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "sim/crisis/maths.hpp"

namespace backchannel {

namespace {

/// How near to indifferent counts as content.
constexpr double kContent = 1e-12;

}  // namespace

double AlternatingOffers::leaves(int seat, double delay) const {
  return seat == 0 ? keeps_first * maths::exp(-rate_first * delay)
                   : keeps_second * maths::exp(-rate_second * delay);
}

/// Goes back from a last round that is ever farther away, until that changes nothing. Each step
/// back doubles the number of rounds, for what one asks depends linearly on what it may ask later.
AlternatingOffers::Shares AlternatingOffers::endless_at(double delay) const {
  const double outside[2] = {outside_first, outside_second};
  Shares shares{};
  for (int seat : {0, 1}) {
    // Two rounds on, asking x there makes it worth `rest` + `later`·x to ask here.
    const double own = (1 - breakdown) * leaves(seat, delay);
    const double theirs = (1 - breakdown) * leaves(1 - seat, delay);
    double later = own * theirs;
    double rest = 1 - breakdown * outside[1 - seat] - theirs * (1 - breakdown * outside[seat]);
    for (int i = 0; i < 64 && later > 0; ++i) {
      rest += later * rest;
      later *= later;
    }
    shares.of[seat] = rest;
  }
  return shares;
}

void AlternatingOffers::solve() {
  const double outside[2] = {outside_first, outside_second};
  for (int seat : {0, 1}) asked[seat].assign(1, 1 - outside[1 - seat]);
  if (rounds == 0) {
    Shares shares = endless_at(line.delay);
    const bool waits_cost = keeps_first < 1 || keeps_second < 1 || breakdown > 0;
    if (line.delay <= 0 && !waits_cost) {
      // Towards no delay at all (Richardson): the error falls with the cube of the step.
      const double step = 1e-4 / std::max({rate_first, rate_second, 1e-9});
      const Shares one = endless_at(step), two = endless_at(step / 2), four = endless_at(step / 4);
      for (int s : {0, 1}) {
        const double fine = 2 * four.of[s] - two.of[s], coarse = 2 * two.of[s] - one.of[s];
        shares.of[s] = fine + (fine - coarse) / 3;
      }
    }
    for (int seat : {0, 1}) asked[seat][0] = shares.of[seat];
    return;
  }
  for (int left = 2; left <= rounds; ++left) {
    const double next[2] = {asked[0].back(), asked[1].back()};
    for (int seat : {0, 1}) {
      const int other = 1 - seat;
      asked[seat].push_back(1 - (breakdown * outside[other] + (1 - breakdown) *
                                                                  leaves(other, line.delay) *
                                                                  next[other]));
    }
  }
}

double AlternatingOffers::asks(int seat, int left) const {
  const auto last = static_cast<int>(asked[seat].size()) - 1;
  return asked[seat][static_cast<std::size_t>(rounds == 0 ? last : std::clamp(left - 1, 0, last))];
}

double AlternatingOffers::accepts(int seat, int left) const { return 1 - asks(1 - seat, left); }

std::vector<Mistake> AlternatingOffers::mistakes() const {
  std::vector<Mistake> found;
  if (outside_first + outside_second > 1)
    found.push_back({"outside_second", "the two outside worths are more than there is to share",
                     "there would be nothing to agree on",
                     fmt::format("write at most {:g}", 1 - outside_first)});
  const bool by_round = keeps_first * keeps_second < 1 || breakdown > 0;
  const bool by_day = rate_first > 0 || rate_second > 0;
  if (rounds == 0 && !by_round && !by_day)
    found.push_back({"keeps_first", "waiting costs neither side anything, and there is no end",
                     "any share could then be held out for",
                     "write less than 100% for `keeps_first` or `keeps_second`, some `breakdown`, "
                     "a rate by the day, or a number of `rounds`"});
  return found;
}

// --- What theory says ----------------------------------------------------------------------------

double AlternatingOffers::by_formula(double delay) const {
  const double k1 = (1 - breakdown) * leaves(0, delay), k2 = (1 - breakdown) * leaves(1, delay);
  if (1 - k1 * k2 <= 0) return rate_second / (rate_first + rate_second);
  return (1 - breakdown * outside_second - k2 * (1 - breakdown * outside_first)) / (1 - k1 * k2);
}

/// With T rounds the share strays from that without an end by a power of k_1·k_2.
double AlternatingOffers::by_formula_of_rounds() const {
  const double d = leaves(0, line.delay);
  const bool plain = breakdown == 0 && outside_first == 0 && outside_second == 0;
  if (plain && d > 0 && d == leaves(1, line.delay)) {
    const double power = maths::pow(d, rounds);
    return (1 - (rounds % 2 == 0 ? power : -power)) / (1 + d);
  }
  const double outside[2] = {outside_first, outside_second};
  const double k[2] = {(1 - breakdown) * leaves(0, line.delay),
                       (1 - breakdown) * leaves(1, line.delay)};
  const int last = rounds % 2 == 1 ? 0 : 1;  // who makes the last offer
  const double product = k[0] * k[1], pairs = (rounds - 1) / 2;
  const double power = pairs == 0 ? 1 : product > 0 ? maths::pow(product, pairs) : 0;
  const double start = 1 - outside[1 - last];
  const double step = 1 - breakdown * outside[1 - last] -
                      k[1 - last] * (1 - breakdown * outside[last]);
  const double at = product < 1 ? start * power + step * (1 - power) / (1 - product)
                                : start + pairs * step;
  return last == 0 ? at : 1 - breakdown * outside_second - k[1] * at;
}

std::vector<Prediction> AlternatingOffers::predictions() const {
  if (line.error > 0 || line.loss > 0 || line.variance > 0 || line.withhold > 0) return {};
  const double share = rounds > 0 ? by_formula_of_rounds() : by_formula(line.delay);
  const bool by_day = rate_first > 0 || rate_second > 0;
  const char* row = rounds > 0 ? "A3s" : breakdown > 0 ? "A3b" : by_day ? "A3L" : "A3";
  const char* quantity = rounds > 0           ? "proposer share with T rounds left"
                         : breakdown > 0      ? "proposer(1) share"
                         : !by_day            ? "proposer share"
                         : line.delay > 0     ? "proposer(1) share"
                                              : "limit share r2/(r1+r2)";
  if (excess <= 0)
    return {{.row = row, .quantity = quantity, .exact = share, .measure = "number_agreed",
             .tolerance = 1e-9},
            {.row = row, .quantity = std::string(quantity) + ", as solved", .exact = share,
             .solved = asks(0, rounds)}};
  // It is refused: talks break down, or it has what the second then leaves it.
  if (rounds > 0 || by_day || share + excess > 1) return {};
  const double worth = breakdown * outside_first +
                       (1 - breakdown) * keeps_first *
                           (breakdown * outside_first +
                            (1 - breakdown) * keeps_first * share);
  std::vector<Prediction> all = {{.row = row, .quantity = "E[u_1] after asking too much",
                                  .exact = worth, .measure = "payoff_{a}"}};
  if (breakdown > 0)
    all.push_back({.row = row, .quantity = "P(agreement) after asking too much",
                   .exact = 1 - breakdown, .measure = "number_agreed", .at_least = 0});
  return all;
}

// --- Play ----------------------------------------------------------------------------------------

void AlternatingOffers::play(const Position& position, Moves& moves) const {
  const int seat = position.seat;
  if (seat > 1) return;
  Own& own = position.own;  // counts the offers made, its own and those it heard
  if (position.occasion == Occasion::hears) {
    const double of_first = position.heard->words.number;
    const double share = seat == 0 ? of_first : 1 - of_first;
    ++own.count;
    moves.count_round();
    if (share >= accepts(seat, rounds - own.count + 1) - kContent) return moves.agree(of_first);
    if (own.count == rounds || position.draws.chance(breakdown)) return moves.close();
  } else if (position.occasion != Occasion::opens || seat != 0) {
    return;
  }
  const double due = asks(seat, rounds - own.count);
  const double share = own.count == 0 ? std::min(1.0, due + excess) : due;
  ++own.count;
  moves.say(1 - seat, {.saying = Saying::demand, .number = seat == 0 ? share : 1 - share});
}

void AlternatingOffers::pay(const Match& match, double (&payoffs)[2], Moves&) const {
  const bool agreed = match.ended == Moves::Ends::agreed;
  if (!agreed && match.ended != Moves::Ends::closed) return;
  const double worth[2] = {agreed ? match.share : outside_first,
                           agreed ? 1 - match.share : outside_second};
  const double keeps[2] = {keeps_first, keeps_second}, rate[2] = {rate_first, rate_second};
  for (int seat : {0, 1}) {
    double left = maths::exp(-rate[seat] * match.day);
    for (int round = 1; round < match.rounds; ++round) left *= keeps[seat];
    payoffs[seat] = worth[seat] * left;
  }
}

}  // namespace backchannel
