#include "analysis/table/prim.hpp"

#include <boost/math/distributions/binomial.hpp>

#include <algorithm>

#include "analysis/table/resampling.hpp"

namespace backchannel {
namespace {

/// Runs, and which of them were cases.
struct Runs {
  const Eigen::ArrayXXd& points;
  const Eigen::ArrayXd& happened;

  std::size_t size() const { return static_cast<std::size_t>(points.rows()); }
  double value(std::size_t run, std::size_t factor) const {
    return points(static_cast<Eigen::Index>(run), static_cast<Eigen::Index>(factor));
  }
  bool is_case(std::size_t run) const { return happened(static_cast<Eigen::Index>(run)) != 0; }
  std::size_t cases() const { return static_cast<std::size_t>((happened != 0).count()); }
};

bool within(const PrimLimit& limit, double value) {
  return value > limit.low && value < limit.high;
}

const PrimLimit* limit_of(const std::vector<PrimLimit>& limits, std::size_t factor) {
  for (const PrimLimit& limit : limits)
    if (limit.factor == factor) return &limit;
  return nullptr;
}

void set_limit(std::vector<PrimLimit>& limits, const PrimLimit& given) {
  const auto place = std::lower_bound(
      limits.begin(), limits.end(), given.factor,
      [](const PrimLimit& limit, std::size_t factor) { return limit.factor < factor; });
  if (place != limits.end() && place->factor == given.factor)
    *place = given;
  else
    limits.insert(place, given);
}

std::vector<PrimLimit> without(std::vector<PrimLimit> limits, std::size_t place) {
  limits.erase(limits.begin() + static_cast<std::ptrdiff_t>(place));
  return limits;
}

PrimBox measured(std::vector<PrimLimit> limits, const Runs& runs) {
  PrimBox box;
  box.limits = std::move(limits);
  for (std::size_t run = 0; run < runs.size(); ++run) {
    if (!box.contains(runs.points, static_cast<Eigen::Index>(run))) continue;
    ++box.inside;
    box.cases += runs.is_case(run) ? 1 : 0;
  }
  const auto share = [](std::size_t part, std::size_t of) {
    return of == 0 ? 0 : static_cast<double>(part) / static_cast<double>(of);
  };
  box.density = share(box.cases, box.inside);
  box.coverage = share(box.cases, runs.cases());
  box.mass = share(box.inside, runs.size());
  return box;
}

/// The runs inside a box, by the value of one factor.
std::vector<std::size_t> sorted_inside(const PrimBox& box, const Runs& runs, std::size_t factor,
                                       const std::vector<std::size_t>& candidates) {
  std::vector<std::size_t> order;
  for (const std::size_t run : candidates)
    if (box.contains(runs.points, static_cast<Eigen::Index>(run))) order.push_back(run);
  std::stable_sort(order.begin(), order.end(), [&](std::size_t one, std::size_t other) {
    return runs.value(one, factor) < runs.value(other, factor);
  });
  return order;
}

struct Cut {
  PrimLimit limit;
  double density = -1;
  std::size_t left = 0;
  bool better_than(const Cut& other) const {
    return density > other.density || (density == other.density && left > other.left);
  }
};

/// Takes about `count` runs off one end of the sorted ones; equal values go together.
std::optional<Cut> cut_off(const std::vector<std::size_t>& order, const Runs& runs,
                           const PrimLimit& before, std::size_t cases, std::size_t count,
                           bool from_below) {
  const std::size_t n = order.size();
  const auto run_at = [&](std::size_t i) { return order[from_below ? i : n - 1 - i]; };
  const auto value_at = [&](std::size_t i) { return runs.value(run_at(i), before.factor); };
  std::size_t off = count;
  while (off < n && value_at(off) == value_at(off - 1)) ++off;
  if (off >= n) return std::nullopt;
  Cut cut{before, 0, n - off};
  for (std::size_t i = 0; i < off; ++i) cases -= runs.is_case(run_at(i)) ? 1 : 0;
  cut.density = static_cast<double>(cases) / static_cast<double>(cut.left);
  (from_below ? cut.limit.low : cut.limit.high) = (value_at(off - 1) + value_at(off)) / 2;
  return cut;
}

std::optional<Cut> best_cut(const PrimBox& box, const Runs& runs, const PrimRule& rule,
                            const std::vector<std::size_t>& inside) {
  const auto count = std::max<std::size_t>(
      1, static_cast<std::size_t>(rule.peel * static_cast<double>(box.inside)));
  std::optional<Cut> best;
  for (std::size_t factor = 0; factor < static_cast<std::size_t>(runs.points.cols()); ++factor) {
    const PrimLimit* standing = limit_of(box.limits, factor);
    if (standing == nullptr && box.limits.size() >= rule.most_factors) continue;
    const PrimLimit before = standing != nullptr ? *standing : PrimLimit{factor};
    const std::vector<std::size_t> order = sorted_inside(box, runs, factor, inside);
    for (const bool from_below : {true, false}) {
      const auto cut = cut_off(order, runs, before, box.cases, count, from_below);
      const double least = rule.least_mass * static_cast<double>(runs.size());
      if (cut && static_cast<double>(cut->left) >= least && (!best || cut->better_than(*best)))
        best = cut;
    }
  }
  return best;
}

/// Moves one limit out by about `count` runs, if that leaves the box at least as dense.
std::optional<PrimBox> pasted(const PrimBox& box, const Runs& runs, std::size_t place, bool below,
                              std::size_t count, const std::vector<std::size_t>& everyone) {
  PrimLimit limit = box.limits[place];
  double& bound = below ? limit.low : limit.high;
  if (bound == PrimLimit{}.low || bound == PrimLimit{}.high) return std::nullopt;
  PrimBox open = box;
  (below ? open.limits[place].low : open.limits[place].high) =
      below ? PrimLimit{}.low : PrimLimit{}.high;
  const std::vector<std::size_t> order = sorted_inside(open, runs, limit.factor, everyone);
  std::vector<double> outside;  // from the limit outwards
  for (const std::size_t run : order)
    if (const double value = runs.value(run, limit.factor); below ? value <= bound : value >= bound)
      outside.push_back(value);
  if (below) std::reverse(outside.begin(), outside.end());
  if (outside.empty()) return std::nullopt;
  std::size_t taken = std::min(count, outside.size());
  while (taken < outside.size() && outside[taken] == outside[taken - 1]) ++taken;
  if (taken == outside.size())
    bound = below ? PrimLimit{}.low : PrimLimit{}.high;
  else
    bound = (outside[taken - 1] + outside[taken]) / 2;
  std::vector<PrimLimit> limits = box.limits;
  limits[place] = limit;
  PrimBox made = measured(std::move(limits), runs);
  if (made.inside <= box.inside || made.density < box.density) return std::nullopt;
  return made;
}

void drop_open_limits(PrimBox& box) {
  std::erase_if(box.limits, [](const PrimLimit& limit) {
    return limit.low == PrimLimit{}.low && limit.high == PrimLimit{}.high;
  });
}

PrimBox paste(PrimBox box, const Runs& runs, const PrimRule& rule) {
  std::vector<std::size_t> everyone(runs.size());
  for (std::size_t i = 0; i < everyone.size(); ++i) everyone[i] = i;
  for (bool moved = true; moved;) {
    moved = false;
    const auto count = std::max<std::size_t>(
        1, static_cast<std::size_t>(rule.paste * static_cast<double>(box.inside)));
    std::optional<PrimBox> best;
    for (std::size_t place = 0; place < box.limits.size(); ++place)
      for (const bool below : {true, false})
        if (auto made = pasted(box, runs, place, below, count, everyone);
            made && (!best || made->density > best->density))
          best = std::move(made);
    if (!best) break;
    box = std::move(*best);
    moved = true;
  }
  drop_open_limits(box);
  return box;
}

std::vector<double> quasi_p_of(const PrimBox& box, const Runs& runs) {
  std::vector<double> values;
  for (std::size_t place = 0; place < box.limits.size(); ++place)
    values.push_back(
        quasi_p(box.cases, box.inside, measured(without(box.limits, place), runs).density));
  return values;
}

/// Drops the least reproducible limit as long as one is not told from chance.
PrimBox with_told_limits(PrimBox box, const Runs& runs, double most) {
  while (!box.limits.empty()) {
    const std::vector<double> values = quasi_p_of(box, runs);
    const auto worst = std::max_element(values.begin(), values.end());
    if (*worst < most) break;
    box = measured(without(box.limits, static_cast<std::size_t>(worst - values.begin())), runs);
  }
  return box;
}

std::size_t choose(const std::vector<PrimBox>& curve) {
  std::size_t best = 0;
  for (std::size_t i = 1; i < curve.size(); ++i)
    if (curve[i].coverage - curve[i].mass > curve[best].coverage - curve[best].mass) best = i;
  return best;
}

/// Some rows of points and values.
struct Part {
  Eigen::ArrayXXd points;
  Eigen::ArrayXd happened;
  Runs runs() const { return {points, happened}; }
  bool tells() const { return (happened != 0).any() && (happened == 0).any(); }
};

Part part_of(const Runs& runs, const std::vector<std::size_t>& order, std::size_t from,
             std::size_t to) {
  Part part{Eigen::ArrayXXd(static_cast<Eigen::Index>(to - from), runs.points.cols()),
            Eigen::ArrayXd(static_cast<Eigen::Index>(to - from))};
  for (std::size_t i = from; i < to; ++i) {
    part.points.row(static_cast<Eigen::Index>(i - from)) =
        runs.points.row(static_cast<Eigen::Index>(order[i]));
    part.happened(static_cast<Eigen::Index>(i - from)) = runs.is_case(order[i]) ? 1 : 0;
  }
  return part;
}

struct Search {
  std::vector<PrimBox> curve;
  std::size_t chosen = 0;
  PrimBox box;
};

Search searched(const Part& part, const PrimRule& rule) {
  Search search;
  search.curve = prim_curve(part.points, part.happened, rule);
  search.chosen = rule.box ? std::min(*rule.box, search.curve.size() - 1) : choose(search.curve);
  search.box = paste(search.curve[search.chosen], part.runs(), rule);
  if (!rule.box) search.box = with_told_limits(search.box, part.runs(), rule.quasi_p);
  return search;
}

}  // namespace

bool PrimBox::contains(const Eigen::ArrayXXd& points, Eigen::Index row) const {
  return std::all_of(limits.begin(), limits.end(), [&](const PrimLimit& limit) {
    return within(limit, points(row, static_cast<Eigen::Index>(limit.factor)));
  });
}

double quasi_p(std::size_t cases, std::size_t inside, double share) {
  if (cases == 0) return 1;
  if (share <= 0) return 0;
  if (share >= 1) return 1;
  const boost::math::binomial_distribution<double> chance(static_cast<double>(inside), share);
  return boost::math::cdf(boost::math::complement(chance, static_cast<double>(cases - 1)));
}

std::vector<PrimBox> prim_curve(const Eigen::ArrayXXd& points, const Eigen::ArrayXd& happened,
                                const PrimRule& rule) {
  const Runs runs{points, happened};
  std::vector<PrimBox> curve{measured({}, runs)};
  std::vector<std::size_t> inside(runs.size());
  for (std::size_t i = 0; i < inside.size(); ++i) inside[i] = i;
  while (const auto cut = best_cut(curve.back(), runs, rule, inside)) {
    std::vector<PrimLimit> limits = curve.back().limits;
    set_limit(limits, cut->limit);
    curve.push_back(measured(std::move(limits), runs));
    std::erase_if(inside, [&](std::size_t run) {
      return !curve.back().contains(points, static_cast<Eigen::Index>(run));
    });
  }
  return curve;
}

std::optional<PrimFinding> prim(const Eigen::ArrayXXd& points, const Eigen::ArrayXd& happened,
                                std::uint64_t seed, const PrimRule& rule) {
  const Runs runs{points, happened};
  const std::size_t half = runs.size() / 2;
  const std::vector<std::size_t> order = keyed_order(runs.size(), seed, 0);
  const Part finds = part_of(runs, order, 0, half);
  const Part judges = part_of(runs, order, half, runs.size());
  if (!finds.tells() || !judges.tells()) return std::nullopt;
  Search search = searched(finds, rule);
  PrimFinding finding;
  finding.curve = std::move(search.curve);
  for (const PrimBox& box : finding.curve)
    finding.judged_curve.push_back(measured(box.limits, judges.runs()));
  finding.chosen = search.chosen;
  finding.box = std::move(search.box);
  finding.judged = measured(finding.box.limits, judges.runs());
  finding.density = wilson(finding.judged.cases, finding.judged.inside);
  finding.coverage = wilson(finding.judged.cases, judges.runs().cases());
  finding.base =
      static_cast<double>(judges.runs().cases()) / static_cast<double>(judges.runs().size());
  finding.quasi_p = quasi_p_of(finding.judged, judges.runs());
  finding.repeated.assign(finding.box.limits.size(), 0);
  finding.halves = rule.halves;
  PrimRule again = rule;
  again.box.reset();
  for (std::uint32_t k = 1; k <= rule.halves; ++k) {
    const Part other = part_of(runs, keyed_order(runs.size(), seed, k), 0, half);
    if (!other.tells()) continue;
    const PrimBox found = searched(other, again).box;
    for (std::size_t i = 0; i < finding.box.limits.size(); ++i)
      if (limit_of(found.limits, finding.box.limits[i].factor) != nullptr) ++finding.repeated[i];
  }
  return finding;
}

}  // namespace backchannel
