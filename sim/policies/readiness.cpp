#include "sim/policies/readiness.hpp"

#include <algorithm>

namespace backchannel {

Attendance weigh_attendance(const Readiness& r, const View& view) {
  Attendance attendance;
  if (r.always) {
    attendance.probability = 1;
    return attendance;
  }
  const Mind& mind = *view.self;
  Weighing& motive = attendance.motive;
  motive.add("habit of managing danger", r.base);
  motive.add("alert", r.alert * mind.alert);
  motive.add("offence", r.offence * mind.offence);
  motive.add("cost at home", r.home * view.audience_cost);
  motive.add("trust in the operator", r.operator_trust * (view.trust_in_operator - 0.6));
  motive.add("trust in the counterpart", r.counterpart_trust * mind.trust.mean());
  motive.add("outside threat", r.threat * view.outside_threat);
  motive.add("worth of a success at home", r.success);

  const double hurt = std::min(mind.hurt, view.other_hurt);
  attendance.ripeness = maths::logistic(r.ripeness_slope * (hurt - r.hurt_level)) *
                        maths::logistic(r.ripeness_slope * (view.way_out - r.way_out_level));
  attendance.gate = maths::logistic(r.gate + r.gate_threat * mind.alert + r.whim * view.mood);
  attendance.probability =
      attendance.gate * (1 - (1 - attendance.ripeness) * (1 - motive.probability()));
  return attendance;
}

}  // namespace backchannel
