#include "sim/crisis/reading.hpp"

#include <cmath>

#include "sim/crisis/maths.hpp"

namespace backchannel {

double criterion(const ReadingRule& rule, double base_rate, double d_prime) {
  return maths::log((1 - base_rate) / (base_rate * rule.miss_cost)) / d_prime;
}

namespace {

Reading detect(const ReadingRule& rule, const Seen& seen, double uniform) {
  const double d_prime = rule.d_prime * (1 - rule.stress * seen.stress);
  const double sigma = seen.hop_variance > 0
                           ? std::sqrt(rule.noise * rule.noise + seen.hop_variance)
                           : rule.noise;
  const double z = (seen.hostility - 0.5) * d_prime + sigma * maths::normal_quantile(uniform);
  const double expected = (0.5 - seen.trust) * d_prime;
  const double perceived = (1 - rule.assimilation) * z + rule.assimilation * expected;
  if (seen.base_rate <= 0) return {perceived, 0.0, false};
  if (seen.base_rate >= 1) return {perceived, 1.0, true};
  const double odds = maths::logit(seen.base_rate) + d_prime * perceived;
  return {perceived, maths::logistic(odds),
          perceived > criterion(rule, seen.base_rate, d_prime)};
}

}  // namespace

Reading read_act(const ReadingRule& rule, const Seen& seen, double uniform) {
  const bool meant = seen.hostility > 0.5;
  switch (rule.rule) {
    case ReadingRule::Kind::exact: return {meant ? 1.0 : -1.0, meant ? 1.0 : 0.0, meant};
    case ReadingRule::Kind::fixed: {
      const double alarm = rule.false_alarm * (1 - rule.doubt * seen.trust);
      const double error = meant ? rule.miss : alarm;
      const bool hostile = meant != (uniform < error);
      return {hostile ? 1.0 : -1.0, hostile ? 0.5 : 0.0, hostile};
    }
    case ReadingRule::Kind::detection: break;
  }
  return detect(rule, seen, uniform);
}

}  // namespace backchannel
