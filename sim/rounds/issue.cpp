#include "sim/rounds/issue.hpp"

#include <algorithm>
#include <cmath>

#include "sim/crisis/maths.hpp"

namespace backchannel {

namespace {

std::vector<double> points_of(const Issue& issue) {
  if (issue.grain <= 0) return issue.points;
  std::vector<double> points;
  for (int i = 0; i <= issue.grain; ++i) points.push_back(static_cast<double>(i) / issue.grain);
  return points;
}

}  // namespace

void Packages::lay_out(const Named<Issue>& issues, std::span<const Side> performers) {
  issues_ = static_cast<int>(issues.size());
  performers_.assign(performers.begin(), performers.end());
  points_.clear();
  strides_.clear();
  limits_.clear();
  floors_.clear();
  count_ = issues.empty() ? 0 : 1;
  for (std::size_t k = 0; k < issues.size(); ++k) {
    points_.push_back(points_of(issues[k]));
    strides_.push_back(count_);
    count_ *= static_cast<int>(points_.back().size());
    limits_.push_back(issues[k].limit);
    floors_.push_back(issues[k].floor);
  }
  terms_.assign(static_cast<std::size_t>(count_ * issues_), 0.0);
  moves_.assign(static_cast<std::size_t>(count_), 0U);
  for (auto& sums : sums_) sums.assign(static_cast<std::size_t>(count_), Sums{});
  for (int p = 0; p < count_; ++p) {
    for (int k = 0; k < issues_; ++k) {
      const auto at = static_cast<std::size_t>(k);
      const auto& points = points_[at];
      const int digit = p / strides_[at] % static_cast<int>(points.size());
      const double x = points[static_cast<std::size_t>(digit)];
      const Issue& issue = issues[at];
      terms_[static_cast<std::size_t>(p * issues_ + k)] = x;
      if (x <= 0) continue;
      moves_[static_cast<std::size_t>(p)] |= 1U << k;
      const Side side = performers_[at];
      const double value = issue.deliverable * issue.worth *
                           (issue.curvature == 1 ? x : maths::pow(x, issue.curvature));
      Sums& gains = sums_[other(side)][static_cast<std::size_t>(p)];
      (issue.relief ? gains.relief : gains.other_gain) += value;
      sums_[side][static_cast<std::size_t>(p)].cost += issue.cost * x;
    }
  }
}

double Packages::worth(Side side, int package, Discount discount) const {
  const Sums& sums = sums_[side][static_cast<std::size_t>(package)];
  return discount.relief * sums.relief + discount.compliance * sums.other_gain - sums.cost;
}

bool Packages::forbidden(Side side, int package, std::uint32_t hard_floors) const {
  for (int k = 0; k < issues_; ++k) {
    const auto at = static_cast<std::size_t>(k);
    const double x = term(package, k);
    if (performers_[at] == side) {
      if (x > limits_[at]) return true;
    } else if ((hard_floors >> k & 1U) && x > 0 && x < floors_[at]) {
      return true;
    }
  }
  return false;
}

int Packages::nearest(std::span<const double> terms) const {
  int package = 0;
  for (int k = 0; k < issues_; ++k) {
    const auto at = static_cast<std::size_t>(k);
    const auto& points = points_[at];
    std::size_t best = 0;
    for (std::size_t i = 1; i < points.size(); ++i)
      if (std::abs(points[i] - terms[at]) < std::abs(points[best] - terms[at])) best = i;
    package += static_cast<int>(best) * strides_[at];
  }
  return package;
}

double Packages::range(Side side, std::uint32_t agenda) const {
  double low = 0;
  double high = 0;
  for (int p = 0; p < count_; ++p) {
    if (moves(p) & ~agenda) continue;
    const double value = worth(side, p, {});
    low = std::min(low, value);
    high = std::max(high, value);
  }
  return high - low;
}

namespace {

/// Learned weights of the other side, per issue, gains and costs each summing to one.
struct Weights {
  static constexpr int kMost = 32;
  double value[kMost] = {};

  Weights(const Packages& packages, Side viewer, const Learned& learned) {
    double gains = 0;
    double costs = 0;
    for (int k = 0; k < packages.issues(); ++k) {
      const double seen = learned.sums[static_cast<std::size_t>(k)];
      value[k] = (0.5 * learned.patience + seen) / (learned.patience + learned.texts);
      (packages.performer(k) == viewer ? gains : costs) += value[k];
    }
    for (int k = 0; k < packages.issues(); ++k) {
      const bool gain = packages.performer(k) == viewer;
      const double total = gain ? gains : costs;
      value[k] = total > 0 ? (gain ? value[k] : -value[k]) / total : 0.0;
    }
  }
  double of(const Packages& packages, int package) const {
    double sum = 0;
    for (int k = 0; k < packages.issues(); ++k) sum += value[k] * packages.term(package, k);
    return sum;
  }
};

}  // namespace

double learned_worth(const Packages& packages, Side viewer, int package, const Learned& learned) {
  return Weights(packages, viewer, learned).of(packages, package);
}

int propose(const Packages& packages, Side proposer, std::uint32_t agenda,
            std::uint32_t hard_floors, double aspiration, Discount discount,
            const Learned& learned) {
  const Weights weights(packages, proposer, learned);
  int best = -1;
  int fallback = -1;
  double best_other = 0;
  double best_own = 0;
  double fallback_own = 0;
  for (int p = 1; p < packages.size(); ++p) {
    if (packages.moves(p) & ~agenda) continue;
    const double own = packages.worth(proposer, p, discount);
    if (own < aspiration && fallback >= 0 && own <= fallback_own) continue;
    if (packages.forbidden(proposer, p, hard_floors)) continue;
    if (fallback < 0 || own > fallback_own) {
      fallback = p;
      fallback_own = own;
    }
    if (own < aspiration) continue;
    const double others = weights.of(packages, p);
    if (best < 0 || others > best_other || (others == best_other && own > best_own)) {
      best = p;
      best_other = others;
      best_own = own;
    }
  }
  return best >= 0 ? best : fallback;
}

Hopes hopes(const Packages& packages, Side side, std::uint32_t agenda, std::uint32_t hard_floors,
            double might_take, double reservation, Discount discount, const Learned& learned) {
  const Weights weights(packages, side, learned);
  Hopes result{reservation, -1};
  for (int p = 1; p < packages.size(); ++p) {
    if (packages.moves(p) & ~agenda) continue;
    const double own = packages.worth(side, p, discount);
    const double others = weights.of(packages, p);
    const double surplus = std::min(own - reservation, others);
    if (others < -might_take && surplus <= result.way_out) continue;
    if (packages.forbidden(side, p, hard_floors)) continue;
    result.way_out = std::max(result.way_out, surplus);
    if (others >= -might_take) result.top = std::max(result.top, own);
  }
  return result;
}

}  // namespace backchannel
