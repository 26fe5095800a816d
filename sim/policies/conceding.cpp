#include "sim/policies/conceding.hpp"

#include <algorithm>

namespace backchannel {

Weighing weigh_concession(const Concession& c, const Mind& mind, const Bargaining& b) {
  Weighing weighing;
  weighing.add("pressure", c.pressure_gain * b.saturated * (1 - mind.adaptation));
  weighing.add("stakes", -c.stakes);
  weighing.add("defiance in public", -c.defiance * b.pressure * b.publicity *
                                         maths::remaining(b.since_first, c.defiance_time));
  weighing.add("expected relief", c.relief_gain * mind.trust.mean() * mind.relief.mean());
  return weighing;
}

double concede(const Concession& c, double progress, const Bargaining& b) {
  const double elapsed = std::clamp(b.since_first / c.span, 0.0, 1.0);
  const double by_clock = c.start + (1 - c.start) * maths::pow(elapsed, 1 / c.beta);
  const double target = c.mix * by_clock + (1 - c.mix) * b.other_conceded;
  const double urgency = b.to_deadline >= 0 ? 1 + c.urgency / (b.to_deadline + 1) : 1.0;
  return std::clamp(progress + urgency * std::max(0.0, target - progress), 0.0, 1.0);
}

double reservation_of(const Concession& c, const Mind& mind, double cost_at_home) {
  return c.reservation - c.reservation_hurt * mind.hurt + c.reservation_home * cost_at_home;
}

double audience_cost(const Home& home, const Mind& mind) {
  const double committed = 1 - maths::exp(-home.slope * mind.commitments);
  const double cost = home.most * committed * mind.exposure * (1 - home.justification);
  return std::max(0.0, cost - mind.standing * mind.exposure);
}

}  // namespace backchannel
