#include "sim/rounds/issue.hpp"

#include <algorithm>
#include <cmath>

#include "sim/crisis/maths.hpp"

namespace backchannel {

namespace {

void put_points(const Issue& issue, std::vector<double>& points) {
  points.assign(issue.points.begin(), issue.points.end());
  if (issue.grain <= 0) return;
  points.clear();
  for (int i = 0; i <= issue.grain; ++i) points.push_back(static_cast<double>(i) / issue.grain);
}

}  // namespace

void Packages::lay_out(const Named<Issue>& issues, std::span<const Side> performers,
                       bool shocked) {
  issues_ = static_cast<int>(issues.size());
  performers_.assign(performers.begin(), performers.end());
  points_.resize(issues.size());
  strides_.assign(issues.size(), 1);
  count_ = issues.empty() ? 0 : 1;
  performed_by_[0] = performed_by_[1] = 0;
  for (std::size_t k = 0; k < issues.size(); ++k) {
    put_points(issues[k], points_[k]);
    strides_[k] = count_;
    count_ *= static_cast<int>(points_[k].size());
    performed_by_[performers[k]] |= 1U << k;
  }
  const auto packages = static_cast<std::size_t>(count_);
  terms_.assign(packages * issues.size(), 0.0);
  moves_.assign(packages, 0U);
  beyond_limit_.assign(packages, 0U);
  below_floor_.assign(packages, 0U);
  unlinked_.assign(packages, 0U);
  for (auto& sums : sums_) sums.assign(packages, Sums{});
  for (Allowed& allowed : allowed_) allowed.agenda = 0;
  for (std::size_t k = 0; k < issues.size(); ++k)
    add_issue(issues[k], k, shocked ? issues[k].after_shock : 1.0);
  for (std::size_t k = 0; k < issues.size(); ++k) {
    const int needed = issues[k].linked_to.index;
    if (needed < 0) continue;
    for (std::size_t p = 0; p < packages; ++p)
      if ((moves_[p] >> k & 1U) && !(moves_[p] >> needed & 1U)) unlinked_[p] |= 1U << k;
  }
}

void Packages::add_issue(const Issue& issue, std::size_t k, double weight) {
  const Side side = performers_[k];
  const auto& points = points_[k];
  const std::uint32_t bit = 1U << k;
  for (std::size_t digit = 1; digit < points.size(); ++digit) {
    const double x = points[digit];
    if (x <= 0) continue;
    const double value = weight * issue.deliverable * issue.worth *
                         (issue.curvature == 1 ? x : maths::pow(x, issue.curvature));
    const double cost = weight * issue.cost * x;
    // What cannot be delivered at all cannot be settled (S35).
    const bool beyond = x > issue.limit || issue.deliverable <= 0;
    const bool below = x < issue.floor;
    // Packages whose k-th digit is this one stand in blocks of one stride.
    const int stride = strides_[k];
    const int period = stride * static_cast<int>(points.size());
    for (int block = stride * static_cast<int>(digit); block < count_; block += period) {
      for (int p = block; p < block + stride; ++p) {
        const auto at = static_cast<std::size_t>(p);
        terms_[at * static_cast<std::size_t>(issues_) + k] = x;
        moves_[at] |= bit;
        if (beyond) beyond_limit_[at] |= bit;
        if (below) below_floor_[at] |= bit;
        Sums& gains = sums_[other(side)][at];
        (issue.relief ? gains.relief : gains.other_gain) += value;
        sums_[side][at].cost += cost;
      }
    }
  }
}

double Packages::worth(Side side, int package, Discount discount) const {
  const Sums& sums = sums_[side][static_cast<std::size_t>(package)];
  return discount.relief * sums.relief + discount.compliance * sums.other_gain - sums.cost;
}

const Packages::Allowed& Packages::find_allowed(std::uint32_t agenda) const {
  for (const Allowed& allowed : allowed_)
    if (allowed.agenda == agenda && agenda != 0) return allowed;
  Allowed& allowed = allowed_[next_allowed_];
  next_allowed_ = 1 - next_allowed_;
  allowed.agenda = agenda;
  allowed.packages.clear();
  for (int p = 1; p < count_; ++p)
    if ((moves(p) & ~agenda) == 0) allowed.packages.push_back(p);
  for (Side side = 0; side < 2; ++side) {
    double low = 0;
    double high = 0;
    for (const int p : allowed.packages) {
      const double value = worth(side, p, {});
      low = std::min(low, value);
      high = std::max(high, value);
    }
    allowed.range[side] = high - low;
  }
  return allowed;
}

std::span<const int> Packages::allowed(std::uint32_t agenda) const {
  return find_allowed(agenda).packages;
}

double Packages::range(Side side, std::uint32_t agenda) const {
  return find_allowed(agenda).range[side];
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

namespace {

/// Learned weights of the other side, per issue, gains and costs each summing to one.
struct Weights {
  static constexpr int kMost = 32;
  double value[kMost] = {};

  Weights(const Packages& packages, Side viewer, std::uint32_t agenda, const Learned& learned) {
    double gains = 0;
    double costs = 0;
    for (int k = 0; k < packages.issues(); ++k) {
      if (!(agenda >> k & 1U)) continue;
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

double learned_worth(const Packages& packages, Side viewer, std::uint32_t agenda, int package,
                     const Learned& learned) {
  return Weights(packages, viewer, agenda, learned).of(packages, package);
}

int propose(const Packages& packages, Side proposer, std::uint32_t agenda,
            std::uint32_t hard_floors, Sights sights, Discount discount,
            const Learned& learned) {
  const Weights weights(packages, proposer, agenda, learned);
  int best = -1;
  int fallback = -1;
  double best_other = 0;
  double best_own = 0;
  double fallback_own = 0;
  for (const int p : packages.allowed(agenda)) {
    if (!packages.asks(proposer, p)) continue;
    const double own = packages.worth(proposer, p, discount);
    if (own < sights.reservation) continue;
    if (own < sights.aspiration && fallback >= 0 && own <= fallback_own) continue;
    if (packages.forbidden(proposer, p, hard_floors)) continue;
    if (fallback < 0 || own > fallback_own) {
      fallback = p;
      fallback_own = own;
    }
    if (own < sights.aspiration) continue;
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
  const Weights weights(packages, side, agenda, learned);
  Hopes result{reservation, -1};
  const bool can_ask = packages.can_ask(side, agenda);
  for (const int p : packages.allowed(agenda)) {
    if (can_ask && !packages.asks(side, p)) continue;
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
