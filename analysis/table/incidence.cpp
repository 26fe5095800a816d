#include "analysis/table/incidence.hpp"

#include <algorithm>

namespace backchannel {

void Incidence::add(std::size_t ending, double day) {
  ++runs_;
  days_[ending].push_back(day);
}

std::vector<Estimate> Incidence::by(std::size_t ending, const std::vector<double>& days) const {
  std::vector<double> sorted = days_[ending];
  std::sort(sorted.begin(), sorted.end());
  std::vector<Estimate> shares;
  for (const double day : days) {
    const auto until = std::upper_bound(sorted.begin(), sorted.end(), day);
    shares.push_back(wilson(static_cast<std::uint64_t>(until - sorted.begin()), runs_));
  }
  return shares;
}

}  // namespace backchannel
