#include "analysis/table/shapley.hpp"

#include <bit>
#include <stdexcept>

namespace backchannel {
namespace {

/// Exact in a double up to 18.
double factorial(std::size_t number) {
  double product = 1;
  for (std::size_t i = 2; i <= number; ++i) product *= static_cast<double>(i);
  return product;
}

std::size_t size_of(std::size_t set) { return static_cast<std::size_t>(std::popcount(set)); }

}  // namespace

SharingRule::SharingRule(std::size_t players) : players_(players) {
  if (players < 1 || players > 12) throw std::invalid_argument("a game of 1 to 12 players");
  for (std::size_t s = 0; s < players; ++s)
    orders_.push_back(factorial(s) * factorial(players - s - 1));
  for (std::size_t s = 0; s + 1 < players; ++s)
    pair_orders_.push_back(factorial(s) * factorial(players - s - 2));
  all_orders_ = factorial(players);
  all_pair_orders_ = factorial(players - 1);
}

void SharingRule::share(std::span<const double> worth, std::vector<double>& values) const {
  values.assign(players_, 0);
  for (std::size_t i = 0; i < players_; ++i) {
    const std::size_t me = std::size_t{1} << i;
    for (std::size_t set = 0; set < sets(); ++set)
      if ((set & me) == 0) values[i] += orders_[size_of(set)] * (worth[set | me] - worth[set]);
    values[i] /= all_orders_;
  }
}

void SharingRule::interact(std::span<const double> worth, std::vector<double>& values) const {
  values.clear();
  for (std::size_t i = 0; i < players_; ++i) {
    for (std::size_t j = i + 1; j < players_; ++j) {
      const std::size_t one = std::size_t{1} << i;
      const std::size_t other = std::size_t{1} << j;
      double sum = 0;
      for (std::size_t set = 0; set < sets(); ++set)
        if ((set & (one | other)) == 0)
          sum += pair_orders_[size_of(set)] * (worth[set | one | other] - worth[set | one] -
                                               worth[set | other] + worth[set]);
      values.push_back(sum / all_pair_orders_);
    }
  }
}

}  // namespace backchannel
