#include "sim/rounds/issue.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <iterator>
#include <limits>

#include "sim/crisis/maths.hpp"

namespace backchannel {

namespace {

constexpr double kNone = -std::numeric_limits<double>::infinity();
constexpr std::size_t kAbreast = 4;  ///< places of a grid that are weighed side by side

void put_points(const Issue& issue, std::vector<double>& points) {
  points.assign(issue.points.begin(), issue.points.end());
  if (issue.grain <= 0) return;
  points.clear();
  for (int i = 0; i <= issue.grain; ++i) points.push_back(static_cast<double>(i) / issue.grain);
}

}  // namespace

bool Packages::Axis::same_structure(const Axis& axis) const {
  return points == axis.points && beyond == axis.beyond && below == axis.below &&
         performer == axis.performer && linked_to == axis.linked_to && relief == axis.relief;
}

void Packages::price(Axis& axis, const Issue& issue, bool shocked) {
  const double weight = shocked ? issue.after_shock : 1.0;
  for (std::size_t digit = 0; digit < axis.points.size(); ++digit) {
    const double x = axis.points[digit];
    const double worth = issue.curvature == 1 || x <= 0 ? x : maths::pow(x, issue.curvature);
    axis.gains[digit] = weight * issue.deliverable * issue.worth * worth;
    axis.costs[digit] = weight * issue.cost * x;
  }
}

void Packages::shape(Axis& axis, const Issue& issue, Side performer) {
  put_points(issue, axis.points);
  const std::size_t points = axis.points.size();
  for (auto* values : {&axis.gains, &axis.costs}) values->resize(points);
  for (auto* flags : {&axis.beyond, &axis.below}) flags->assign(points, false);
  axis.performer = performer;
  axis.linked_to = issue.linked_to.index;
  axis.relief = issue.relief;
  for (std::size_t digit = 1; digit < points; ++digit) {
    const double x = axis.points[digit];
    if (x <= 0) continue;
    // What cannot be delivered at all cannot be settled (S35).
    axis.beyond[digit] = x > issue.limit || issue.deliverable <= 0;
    axis.below[digit] = x < issue.floor;
  }
}

void Packages::lay_out(const Named<Issue>& issues, std::span<const Side> performers,
                       bool shocked) {
  ++priced_;
  bool same = axes_.size() == issues.size() && count_ > 0;
  next_.resize(issues.size());
  for (std::size_t k = 0; k < issues.size(); ++k) {
    shape(next_[k], issues[k], performers[k]);
    price(next_[k], issues[k], shocked);
    same = same && next_[k].same_structure(axes_[k]);
  }
  if (same) {
    for (std::size_t k = 0; k < issues.size(); ++k) {
      axes_[k].gains.swap(next_[k].gains);
      axes_[k].costs.swap(next_[k].costs);
    }
    return;
  }
  axes_ = next_;
  lay_out_grid();
}

void Packages::lay_out_grid() {
  count_ = axes_.empty() ? 0 : 1;
  performed_by_[0] = performed_by_[1] = 0;
  for (std::size_t k = 0; k < axes_.size(); ++k) {
    axes_[k].stride = count_;
    count_ *= static_cast<int>(axes_[k].points.size());
    performed_by_[axes_[k].performer] |= 1U << k;
  }
  const auto packages = static_cast<std::size_t>(count_);
  digits_.resize(packages * axes_.size());
  for (auto* bits : {&moves_, &beyond_limit_, &below_floor_, &unlinked_})
    bits->assign(packages, 0U);
  for (Allowed& allowed : allowed_) allowed.agenda = 0;
  for (Grid& grid : grids_) grid.agenda = 0;
  for (std::size_t p = 0; p < packages; ++p) {
    for (std::size_t k = 0; k < axes_.size(); ++k) {
      const Axis& axis = axes_[k];
      const std::size_t digit =
          p / static_cast<std::size_t>(axis.stride) % axis.points.size();
      digits_[p * axes_.size() + k] = static_cast<std::uint16_t>(digit);
      const std::uint32_t bit = 1U << k;
      if (axis.points[digit] > 0) moves_[p] |= bit;
      if (axis.beyond[digit]) beyond_limit_[p] |= bit;
      if (axis.below[digit]) below_floor_[p] |= bit;
    }
    for (std::size_t k = 0; k < axes_.size(); ++k)
      if (axes_[k].linked_to >= 0 && (moves_[p] >> k & 1U) &&
          !(moves_[p] >> axes_[k].linked_to & 1U))
        unlinked_[p] |= 1U << k;
  }
}

double Packages::worth(Side side, int package, Discount discount) const {
  double sum = 0;
  for (std::size_t k = 0; k < axes_.size(); ++k)
    sum += value(axes_[k], digit(package, static_cast<int>(k)), side, discount);
  return sum;
}

std::span<const int> Packages::allowed(std::uint32_t agenda) const {
  for (const Allowed& allowed : allowed_)
    if (allowed.agenda == agenda && agenda != 0) return allowed.packages;
  Allowed& allowed = allowed_[next_allowed_];
  next_allowed_ = 1 - next_allowed_;
  allowed.agenda = agenda;
  allowed.packages.clear();
  for (int p = 1; p < count_; ++p)
    if ((moves(p) & ~agenda) == 0) allowed.packages.push_back(p);
  return allowed.packages;
}

double Packages::range(Side side, std::uint32_t agenda) const {
  // The best package is best, and the worst worst, on every axis.
  double low = 0;
  double high = 0;
  for (std::size_t k = 0; k < axes_.size(); ++k) {
    if (!(agenda >> k & 1U)) continue;
    double least = 0;
    double most = 0;
    for (std::size_t digit = 0; digit < axes_[k].points.size(); ++digit) {
      const double worth = value(axes_[k], digit, side, {});
      least = std::min(least, worth);
      most = std::max(most, worth);
    }
    low += least;
    high += most;
  }
  return high - low;
}

void Packages::put_open_points(Grid& grid, std::size_t issue) const {
  const Axis& axis = axes_[issue];
  grid.points[issue].clear();
  if (!(grid.agenda >> issue & 1U)) return;
  for (std::size_t digit = 1; digit < axis.points.size(); ++digit) {
    const bool barred = axis.performer == grid.side
                            ? axis.beyond[digit]
                            : axis.below[digit] && (grid.hard_floors >> issue & 1U);
    if (!barred) grid.points[issue].push_back(static_cast<std::uint16_t>(digit));
  }
}

Packages::Grid& Packages::find_grid(Side side, std::uint32_t agenda,
                                    std::uint32_t hard_floors) const {
  for (Grid& grid : grids_)
    if (grid.agenda == agenda && agenda != 0 && grid.side == side &&
        grid.hard_floors == hard_floors)
      return grid;
  Grid& grid = grids_[next_grid_];
  next_grid_ = (next_grid_ + 1) % static_cast<int>(std::size(grids_));
  grid.agenda = agenda;
  grid.side = side;
  grid.hard_floors = hard_floors;
  grid.priced = 0;
  // Room for the largest at once: a place that is used again must not grow in the middle of a run.
  grid.packages.reserve(static_cast<std::size_t>(count_));
  for (auto* column : {&grid.bar, &grid.own, &grid.others})
    column->reserve(static_cast<std::size_t>(count_) + kAbreast);
  grid.weights.reserve(axes_.size());
  grid.packages.assign(1, 0);
  grid.points.resize(axes_.size());
  for (std::size_t k = 0; k < axes_.size(); ++k) {
    grid.points[k].reserve(axes_[k].points.size());
    put_open_points(grid, k);
    const std::size_t before = grid.packages.size();
    for (const std::uint16_t digit : grid.points[k])
      for (std::size_t i = 0; i < before; ++i)
        grid.packages.push_back(grid.packages[i] + digit * axes_[k].stride);
  }
  const std::size_t size = grid.packages.size();
  // Filled up with places that nobody can take, so that a row of four never ends half way.
  const std::size_t room = (size + kAbreast - 1) / kAbreast * kAbreast;
  for (auto* column : {&grid.own, &grid.others}) column->assign(room, 0);
  grid.bar.assign(room, kNone);
  const bool must_ask = can_ask(side, agenda);
  for (std::size_t i = 0; i < size; ++i) {
    const int p = grid.packages[i];
    const bool open = p != 0 && (!must_ask || asks(side, p)) && !forbidden(side, p, hard_floors);
    if (open) grid.bar[i] = 0;
  }
  return grid;
}

BACKCHANNEL_WIDE
const Packages::Grid& Packages::weigh(Side side, std::uint32_t agenda, std::uint32_t hard_floors,
                                      Discount discount, std::span<const double> weights) const {
  Grid& grid = find_grid(side, agenda, hard_floors);
  if (grid.priced == priced_ && grid.discount == discount &&
      std::equal(grid.weights.begin(), grid.weights.end(), weights.begin()))
    return grid;
  grid.priced = priced_;
  grid.discount = discount;
  grid.weights.assign(weights.begin(), weights.begin() + issues());
  double* own = grid.own.data();
  double* others = grid.others.data();
  own[0] = others[0] = 0;
  std::size_t done = 1;
  for (std::size_t k = 0; k < axes_.size(); ++k) {
    const Axis& axis = axes_[k];
    std::size_t next = done;
    for (const std::uint16_t digit : grid.points[k]) {
      const double to_own = value(axis, digit, side, discount);
      const double to_others = weights[k] * axis.points[digit];
      for (std::size_t i = 0; i < done; ++i) own[next + i] = own[i] + to_own;
      for (std::size_t i = 0; i < done; ++i) others[next + i] = others[i] + to_others;
      next += done;
    }
    done = next;
  }
  return grid;
}

int Packages::nearest(std::span<const double> terms) const {
  int package = 0;
  for (std::size_t at = 0; at < axes_.size(); ++at) {
    const auto& points = axes_[at].points;
    std::size_t best = 0;
    for (std::size_t i = 1; i < points.size(); ++i)
      if (std::abs(points[i] - terms[at]) < std::abs(points[best] - terms[at])) best = i;
    package += static_cast<int>(best) * axes_[at].stride;
  }
  return package;
}

namespace {

/// Learned weights of the other side, per issue, gains and costs each summing to one.
struct Weights {
  static constexpr int kMost = 32;
  double value[kMost];

  Weights(const Packages& packages, Side viewer, std::uint32_t agenda, const Learned& learned) {
    double gains = 0;
    double costs = 0;
    // How many texts there were weighs on all alike, so it goes when they are made to sum to one.
    for (int k = 0; k < packages.issues(); ++k) {
      const bool open = agenda >> k & 1U;
      value[k] = open ? 0.5 * learned.patience + learned.sums[static_cast<std::size_t>(k)] : 0.0;
      (packages.performer(k) == viewer ? gains : costs) += value[k];
    }
    const double to_gain = gains > 0 ? 1 / gains : 0.0;
    const double to_cost = costs > 0 ? -1 / costs : 0.0;
    for (int k = 0; k < packages.issues(); ++k)
      value[k] *= packages.performer(k) == viewer ? to_gain : to_cost;
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

namespace {

// Four places of a grid side by side. Written out, since the compiler makes branches of a choice
// between two columns; a machine without such width takes two at a time, to the same bits.
using Four = double __attribute__((vector_size(4 * sizeof(double))));

void take(Four& four, const double* from) { std::memcpy(&four, from, sizeof four); }

/// The largest value over all places; `value(i, four)` puts those of places i to i + 3.
double largest(std::size_t count, const auto& value) {
  Four most = {kNone, kNone, kNone, kNone};
  for (std::size_t i = 0; i < count; i += kAbreast) {
    Four here;
    value(i, here);
    most = here > most ? here : most;
  }
  return std::max(std::max(most[0], most[1]), std::max(most[2], most[3]));
}

/// Tells of every place where the value is `wanted`, in order.
void where(std::size_t count, const auto& value, double wanted, const auto& tell) {
  for (std::size_t i = 0; i < count; i += kAbreast) {
    Four here;
    value(i, here);
    const auto same = here == wanted;
    if ((same[0] | same[1] | same[2] | same[3]) == 0) continue;
    for (std::size_t j = 0; j < kAbreast; ++j)
      if (same[j] != 0) tell(i + j);
  }
}

}  // namespace

BACKCHANNEL_WIDE
int propose(const Packages& packages, Side proposer, std::uint32_t agenda,
            std::uint32_t hard_floors, Sights sights, Discount discount,
            const Learned& learned) {
  if (!packages.can_ask(proposer, agenda)) return -1;
  const Weights weights(packages, proposer, agenda, learned);
  const auto& grid = packages.weigh(proposer, agenda, hard_floors, discount, weights.value);
  const double* own = grid.own.data();
  const double* others = grid.others.data();
  const double* bar = grid.bar.data();
  const double enough = std::max(sights.aspiration, sights.reservation);
  const auto pleases = [=](std::size_t i, Four& four) {
    Four mine, theirs, barred;
    take(mine, own + i);
    take(theirs, others + i);
    take(barred, bar + i);
    four = (mine >= enough ? theirs : Four{} + kNone) + barred;
  };
  const std::size_t count = grid.packages.size();
  const double best = largest(count, pleases);
  if (best > kNone) {
    // Of equals for the other side, the one that is best for oneself.
    std::size_t chosen = count;
    where(count, pleases, best, [&](std::size_t i) {
      if (chosen == count || own[i] > own[chosen]) chosen = i;
    });
    return grid.packages[chosen];
  }
  const auto gives = [=](std::size_t i, Four& four) {
    Four barred;
    take(four, own + i);
    take(barred, bar + i);
    four += barred;
  };
  const double most = largest(count, gives);
  if (!(most >= sights.reservation)) return -1;
  std::size_t chosen = count;
  where(count, gives, most, [&](std::size_t i) { chosen = std::min(chosen, i); });
  return grid.packages[chosen];
}

BACKCHANNEL_WIDE
Hopes hopes(const Packages& packages, Side side, std::uint32_t agenda, std::uint32_t hard_floors,
            double might_take, double reservation, Discount discount, const Learned& learned) {
  const Weights weights(packages, side, agenda, learned);
  const auto& grid = packages.weigh(side, agenda, hard_floors, discount, weights.value);
  const double* own = grid.own.data();
  const double* others = grid.others.data();
  const double* bar = grid.bar.data();
  const std::size_t count = grid.packages.size();
  const double way_out = largest(count, [=](std::size_t i, Four& four) {
    Four surplus, theirs, barred;
    take(surplus, own + i);
    take(theirs, others + i);
    take(barred, bar + i);
    surplus -= reservation;
    four = (surplus < theirs ? surplus : theirs) + barred;
  });
  const double top = largest(count, [=](std::size_t i, Four& four) {
    Four mine, theirs, barred;
    take(mine, own + i);
    take(theirs, others + i);
    take(barred, bar + i);
    four = (theirs >= -might_take ? mine : Four{} + kNone) + barred;
  });
  return {std::max(reservation, top), std::max(-1.0, way_out)};
}

}  // namespace backchannel
