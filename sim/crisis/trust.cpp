#include "sim/crisis/trust.hpp"

#include <algorithm>

#include "sim/crisis/maths.hpp"

namespace backchannel {

namespace {

void put_trust(Belief& belief, double trust) {
  belief.in_favour = std::clamp(trust, 0.0, 1.0);
  belief.against = 1 - belief.in_favour;
}

}  // namespace

Belief start_belief(const TrustRule& rule, const Prior& prior) {
  const double weight = rule.rule == TrustRule::Kind::beta ? prior.weight : 1.0;
  return {prior.mean * weight, (1 - prior.mean) * weight, prior.scar};
}

void learn(const TrustRule& rule, Belief& belief, double cooperative, double weight) {
  const double good = weight * cooperative * (1 - rule.bias);
  const double bad = weight * (1 - cooperative) * (1 + rule.bias);
  const double trust = belief.in_favour;
  switch (rule.rule) {
    case TrustRule::Kind::beta:
      belief.in_favour += good;
      belief.against += bad * rule.loss_weight;
      return;
    case TrustRule::Kind::linear:
      put_trust(belief, trust + rule.gain * good * (1 - trust) - rule.loss * bad * trust);
      return;
    case TrustRule::Kind::additive:
      put_trust(belief, trust + rule.gain * good - rule.loss * bad);
      return;
  }
}

void unlearn(const TrustRule& rule, Belief& belief, double weight, double share) {
  const double bad = share * weight * (1 + rule.bias);
  if (rule.rule == TrustRule::Kind::beta)
    belief.against = std::max(0.0, belief.against - bad * rule.loss_weight);
  else
    put_trust(belief, belief.in_favour + rule.loss * bad);
}

double explanation_log_ratio(double innocent, double guilty, double perceived_error) {
  const double kept = 1 - perceived_error;
  return maths::log((kept * innocent + perceived_error * guilty) /
                    (kept * guilty + perceived_error * innocent));
}

}  // namespace backchannel
