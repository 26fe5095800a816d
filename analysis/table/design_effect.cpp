#include "analysis/table/design_effect.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <optional>
#include <set>

namespace backchannel {
namespace {

constexpr std::size_t kMostLevels = 12;

std::optional<double> number_of(const std::string& text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

/// Each value once: by size if all are numbers, else as they come.
std::vector<std::string> distinct(const std::vector<std::string>& values, bool& numbers) {
  std::vector<std::string> found;
  numbers = true;
  std::set<std::string> seen;
  for (const std::string& value : values) {
    numbers = numbers && number_of(value).has_value();
    if (seen.insert(value).second) found.push_back(value);
  }
  if (numbers)
    std::stable_sort(found.begin(), found.end(), [](const auto& one, const auto& other) {
      return *number_of(one) < *number_of(other);
    });
  return found;
}

double part(std::uint64_t count, std::uint64_t runs) {
  return static_cast<double>(count) / static_cast<double>(runs);
}

/// Agresti and Caffo's interval around the plain difference.
Estimate apart(std::uint64_t first, std::uint64_t of_first, std::uint64_t second,
               std::uint64_t of_second) {
  const double p = part(first + 1, of_first + 2);
  const double q = part(second + 1, of_second + 2);
  const double half = normal_quantile(0.5 + kConfidence / 2) *
                      std::sqrt(p * (1 - p) / static_cast<double>(of_first + 2) +
                                q * (1 - q) / static_cast<double>(of_second + 2));
  return {part(second, of_second) - part(first, of_first), q - p - half, q - p + half};
}

}  // namespace

DesignEffects::DesignEffects(std::vector<std::string> factors,
                             std::vector<std::vector<std::string>> values) {
  for (std::size_t k = 0; k < factors.size(); ++k) {
    std::vector<std::string> of_points;
    for (const std::vector<std::string>& point : values) of_points.push_back(point[k]);
    Factor factor;
    factor.name = std::move(factors[k]);
    lay_out(factor, of_points);
    if (factor.levels.size() > 1) factors_.push_back(std::move(factor));
  }
}

void DesignEffects::lay_out(Factor& factor, const std::vector<std::string>& values) const {
  bool numbers = false;
  const std::vector<std::string> levels = distinct(values, numbers);
  if (levels.size() > kMostLevels && !numbers) return;
  const bool thirds = levels.size() > kMostLevels;
  const std::size_t groups = thirds ? 3 : levels.size();
  const auto group_of = [&](std::size_t place) { return place * groups / levels.size(); };
  factor.levels.resize(groups);
  for (std::size_t group = 0; group < groups; ++group) {
    std::string& name = factor.levels[group].name;
    for (std::size_t place = 0; place < levels.size(); ++place) {
      if (group_of(place) != group) continue;
      if (name.empty()) name = levels[place];
      const bool last = place + 1 == levels.size() || group_of(place + 1) != group;
      if (thirds && last) name += " … " + levels[place];
    }
  }
  std::map<std::string, std::size_t> groups_of;
  for (std::size_t place = 0; place < levels.size(); ++place)
    groups_of[levels[place]] = group_of(place);
  for (const std::string& value : values) factor.of_point.push_back(groups_of[value]);
}

void DesignEffects::close(Factor& factor) {
  const bool whole = std::all_of(factor.levels.begin(), factor.levels.end(),
                                 [](const Level& level) { return level.here > 0; });
  for (Level& level : factor.levels)
    for (std::size_t c = 0; c < kClasses && whole; ++c)
      level.shares[c].add(part(level.ends[c], level.here));
  const Level& low = factor.levels.front();
  const Level& high = factor.levels.back();
  for (std::size_t c = 0; c < kClasses && whole; ++c)
    factor.differences[c].add(part(high.ends[c], high.here) - part(low.ends[c], low.here));
  for (Level& level : factor.levels) {
    level.here = 0;
    level.ends = {};
  }
}

void DesignEffects::add(std::uint32_t replication, std::uint32_t point, Outcome outcome) {
  if (replication != replication_)
    for (Factor& factor : factors_) close(factor);
  replication_ = replication;
  ++runs_;
  const auto c = static_cast<std::size_t>(outcome);
  for (Factor& factor : factors_) {
    Level& level = factor.levels[factor.of_point[point]];
    ++level.runs;
    ++level.counts[c];
    ++level.here;
    ++level.ends[c];
  }
}

std::vector<DesignEffect> DesignEffects::of(Outcome outcome) const {
  const auto c = static_cast<std::size_t>(outcome);
  std::vector<DesignEffect> effects;
  for (Factor factor : factors_) {
    close(factor);
    DesignEffect effect{factor.name, {}, {}};
    const bool replicated = factor.differences[c].count() > 1;
    for (const Level& level : factor.levels)
      effect.levels.push_back({level.name, level.runs,
                               replicated ? level.shares[c].interval()
                                          : wilson(level.counts[c], level.runs)});
    const Level& low = factor.levels.front();
    const Level& high = factor.levels.back();
    effect.difference = replicated
                            ? factor.differences[c].interval()
                            : apart(low.counts[c], low.runs, high.counts[c], high.runs);
    effects.push_back(std::move(effect));
  }
  return effects;
}

}  // namespace backchannel
