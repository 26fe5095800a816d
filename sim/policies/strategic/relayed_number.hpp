#pragma once

/// A number sent over a chain of hands that each blur it (A14g).
///
/// What the first principal has to tell is normal with mean 0 and standard deviation √V₀. Every
/// leg adds noise of its own, variances add up to S, and the second believes what is likeliest:
///
///     estimate = heard·V₀/(V₀ + S),    E[(estimate − told)²] = V₀·S/(V₀ + S)
///
/// and nothing at all, estimate 0, where the words are lost.
///
/// Column: `miss` is the squared distance, `judged` the estimate. Domain: V₀ > 0. Source: normal
/// learning, DeGroot 1970, "Optimal statistical decisions". Left out: a teller with an interest in
/// what is believed.

#include "sim/parameters/fields.hpp"
#include "sim/policies/strategic/seat.hpp"

namespace backchannel {

struct RelayedNumber : Unplayed {
  static constexpr std::string_view kName = "relayed_number";

  double variance = 0.25;

  void fields(auto& visit) {
    visit(Field{"variance", "variance of what there is to tell (V₀)", "theory A14",
                Unit::number, {0.000001, 1000}}, variance);
  }
  std::vector<Prediction> predictions() const;
  void deal(Match& match, Draws& nature) const;
  void play(const Position& position, Moves& moves) const;
  void pay(const Match& match, double (&payoffs)[2], Moves& moves) const;
};

}  // namespace backchannel
