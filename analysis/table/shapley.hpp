#pragma once

/// Who brings how much of what all achieve together.
///
/// A game gives each set S of n players a worth v(S). Shapley (1953) lets them arrive one by one,
/// in each of the n! orders, credits each with what the worth changes by when it comes, and takes
/// the mean over the orders. Orders in which the same players S came before i count alike, so
///
///     φ_i = Σ_{S ∌ i}  |S|! (n − |S| − 1)! / n!  ·  (v(S + i) − v(S)),
///
/// which sums exactly to v(all) − v(none), gives nothing to a player who never changes anything,
/// and the same to two who always change the same.
///
/// Whether two do more together than each by itself says the interaction index of Owen (1972) and
/// Grabisch and Roubens (1999), a mean over orders in which the pair arrives as one:
///
///     I_ij = Σ_{S ∌ i,j} |S|! (n − |S| − 2)! / (n − 1)! · (v(S+i+j) − v(S+i) − v(S+j) + v(S)).
///
/// Worths are listed by set: bit i of the place says whether player i is in.
/// Whole worths are weighed by whole numbers and divided once, so their shares are as exact as a
/// double can be. What is left out: interactions of three and more.

#include <cstddef>
#include <span>
#include <vector>

namespace backchannel {

/// The weights of a game of some players, worked out once.
class SharingRule {
 public:
  explicit SharingRule(std::size_t players);  ///< 1 to 12
  std::size_t players() const { return players_; }
  std::size_t sets() const { return std::size_t{1} << players_; }
  std::size_t pairs() const { return players_ * (players_ - 1) / 2; }

  /// φ of each player.
  void share(std::span<const double> worth, std::vector<double>& values) const;
  /// I of each pair: (0, 1), (0, 2) … (1, 2) …
  void interact(std::span<const double> worth, std::vector<double>& values) const;

 private:
  std::size_t players_;
  std::vector<double> orders_;       ///< |S|! (n − |S| − 1)! by |S|
  std::vector<double> pair_orders_;  ///< |S|! (n − |S| − 2)! by |S|
  double all_orders_ = 1;            ///< n!
  double all_pair_orders_ = 1;       ///< (n − 1)!
};

}  // namespace backchannel
