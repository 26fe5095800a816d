#include "analysis/table/prior.hpp"

#include <fmt/format.h>
#include <boost/math/special_functions/beta.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <tuple>

#include "analysis/table/numbers.hpp"
#include "sim/crisis/luck.hpp"

namespace backchannel {
namespace {

constexpr std::uint32_t kResamples = 1000;
constexpr std::uint32_t kResampling = 0x7072696F;  // apart from every purpose of a run

/// In doubles: long ones take ten times as long and add nothing here.
using Plain = boost::math::policies::policy<boost::math::policies::promote_double<false>>;

double normal_share_below(double z) { return std::erfc(-z / std::sqrt(2.0)) / 2; }

struct Parts {
  double mean = 0;
  double luck = 0;
  double prior = 0;

  double prior_share() const {
    const double known = std::max(0.0, prior);
    return known + luck > 0 ? known / (known + luck) : 0;
  }
};

/// `at(i)` is the i-th of some draws.
template <class At>
Parts parts_of(std::size_t count, double lucks, At at) {
  Moments means;
  double within = 0;
  for (std::size_t i = 0; i < count; ++i) {
    means.add(at(i).mean);
    within += at(i).variance;
  }
  Parts parts;
  parts.mean = means.mean();
  parts.luck = within / static_cast<double>(count);
  parts.prior = means.variance() - parts.luck / lucks;
  return parts;
}

/// Mean over draws of the chance that a normal θ has the sign of the mean.
template <class At>
double same_sign_of_means(const Parts& parts, std::size_t count, double lucks, At at) {
  if (!(parts.prior > 0) || parts.mean == 0) return parts.mean == 0 ? 0.5 : 1;
  const double noise = parts.luck / lucks;
  const double kept = parts.prior / (parts.prior + noise);
  const double sd = std::sqrt(kept * noise);
  double sum = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const double shrunk = parts.mean + kept * (at(i).mean - parts.mean);
    const double along = parts.mean > 0 ? shrunk : -shrunk;
    sum += sd > 0 ? normal_share_below(along / sd) : along > 0 ? 1 : along < 0 ? 0 : 0.5;
  }
  return sum / static_cast<double>(count);
}

/// The Beta shape of p, the chance that a run that differs differs upwards.
struct Split {
  double mean = 0.5;
  double weight = 0;  ///< α + β; infinite if p is the same in all draws
};

template <class At>
Split split_of(std::size_t count, At at) {
  double up = 0;
  double all = 0;
  double squares = 0;
  double draws = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const auto differ = static_cast<double>(at(i).up + at(i).down);
    up += static_cast<double>(at(i).up);
    all += differ;
    squares += differ * differ;
    draws += differ > 0 ? 1 : 0;
  }
  Split split{all > 0 ? up / all : 0.5, std::numeric_limits<double>::infinity()};
  const double spread = split.mean * (1 - split.mean);
  const double room = all > 0 ? all - squares / all - (draws - 1) : 0;
  if (!(spread > 0) || !(room > 0)) return split;
  double scatter = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const auto differ = static_cast<double>(at(i).up + at(i).down);
    if (differ == 0) continue;
    const double away = static_cast<double>(at(i).up) / differ - split.mean;
    scatter += differ * away * away;
  }
  const double alike = std::min(0.99, (scatter / spread - (draws - 1)) / room);
  if (alike > 0) split.weight = 1 / alike - 1;
  return split;
}

/// Mean over draws of the chance that more runs differ the way most do over all draws.
template <class At>
double same_sign_of_shares(std::size_t count, At at) {
  const Split split = split_of(count, at);
  if (split.mean == 0.5) return 0.5;
  if (!std::isfinite(split.weight)) return 1;
  // Few counts occur, and the integral takes longer than looking it up.
  std::map<std::pair<std::uint64_t, std::uint64_t>, std::uint64_t> times;
  for (std::size_t i = 0; i < count; ++i) ++times[{at(i).up, at(i).down}];
  double sum = 0;
  for (const auto& [differ, draws] : times) {
    const double upwards = split.mean * split.weight + static_cast<double>(differ.first);
    const double downwards = (1 - split.mean) * split.weight + static_cast<double>(differ.second);
    const double below = boost::math::ibeta(upwards, downwards, 0.5, Plain());
    sum += static_cast<double>(draws) * (split.mean > 0.5 ? 1 - below : below);
  }
  return sum / static_cast<double>(count);
}

template <class At>
double same_sign(bool share, const Parts& parts, std::size_t count, double lucks, At at) {
  return share ? same_sign_of_shares(count, at) : same_sign_of_means(parts, count, lucks, at);
}

std::pair<double, double> middle_of(std::vector<double>& values) {
  std::sort(values.begin(), values.end());
  const auto at = [&](double part) {
    return values[static_cast<std::size_t>(part * static_cast<double>(values.size() - 1) + 0.5)];
  };
  return {at((1 - kConfidence) / 2), at((1 + kConfidence) / 2)};
}

/// Fills in the intervals, by drawing the draws again.
void resample(const std::vector<DrawMean>& draws, double lucks, bool share,
              PriorFinding& finding) {
  std::vector<double> shares;
  std::vector<double> signs;
  std::vector<std::uint32_t> drawn(draws.size());
  const double sign = finding.mean.value < 0 ? -1 : 1;
  for (std::uint32_t b = 0; b < kResamples; ++b) {
    for (std::uint32_t i = 0; i < drawn.size(); ++i)
      drawn[i] = static_cast<std::uint32_t>(
          std::uint64_t{philox({b, kResampling, i, 0}, {1, 0})[0]} * draws.size() >> 32);
    const auto at = [&](std::size_t i) -> const DrawMean& { return draws[drawn[i]]; };
    const Parts parts = parts_of(draws.size(), lucks, at);
    shares.push_back(parts.prior_share());
    const double same = same_sign(share, parts, draws.size(), lucks, at);
    // Where a resample's mean has the other sign, it speaks of the other draws.
    signs.push_back(parts.mean * sign >= 0 ? same : 1 - same);
  }
  std::tie(finding.prior_share.low, finding.prior_share.high) = middle_of(shares);
  std::tie(finding.same_sign.low, finding.same_sign.high) = middle_of(signs);
}

std::string size_of(const PriorFinding& finding, double size) {
  return finding.quantity.is_share() ? points(size) + " in 100" : short_number(size);
}

std::string interval_of(const PriorFinding& finding) {
  if (finding.quantity.is_share()) return points_with_interval(finding.mean) + " in 100";
  return fmt::format("{} ({} to {})", signed_number(finding.mean.value),
                     short_number(finding.mean.low), short_number(finding.mean.high));
}

}  // namespace

double PriorFinding::prior_sd() const { return std::sqrt(std::max(0.0, prior_variance)); }
double PriorFinding::luck_sd() const { return std::sqrt(luck_variance); }

std::string PriorFinding::sentence() const {
  const auto rounded = [](double share) { return fmt::format("{:.0f} %", 100 * share); };
  if (!is_difference())
    return fmt::format("{} of {}: of the variance of a run {} ({} to {}) is of what is not known, "
                       "the rest luck.",
                       quantity.name, arm, percent(prior_share.value), percent(prior_share.low),
                       percent(prior_share.high));
  std::string text = fmt::format(
      "{} of {} minus {}: {} on average over the prior; from draw to draw it differs by {} "
      "(standard deviation, luck taken off). ",
      quantity.name, arm, against, interval_of(*this), size_of(*this, prior_sd()));
  if (no_run_differs == draws)
    return fmt::format("{} of {} minus {}: no run differs in any of {} draws.", quantity.name, arm,
                       against, draws);
  if (!mean.excludes_zero())
    text += "The sign of the average is not known itself. ";
  if (at_the_edge())
    text += "Nothing shows that any draw has the other sign. ";
  else
    text += fmt::format("It has the same sign in about {} of the draws ({} to {}). ",
                        rounded(same_sign.value), rounded(same_sign.low), rounded(same_sign.high));
  text += fmt::format("Beyond luck it is above zero in {} of {} draws, below in {}", above, draws,
                      below);
  return text + fmt::format("; luck alone would give up to {:.0f} on either side.",
                            std::ceil(0.025 * static_cast<double>(draws)));
}

PriorFinding apart(const std::vector<DrawMean>& draws, std::uint64_t lucks, bool share) {
  PriorFinding finding;
  finding.draws = draws.size();
  finding.lucks = lucks;
  Moments means;
  for (const DrawMean& draw : draws) means.add(draw.mean);
  finding.mean = means.interval();
  if (draws.size() < 2) {
    constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();
    finding.luck_variance = finding.prior_variance = kUnknown;
    finding.prior_share = finding.same_sign = {kUnknown, kUnknown, kUnknown};
    return finding;
  }
  const auto at = [&](std::size_t i) -> const DrawMean& { return draws[i]; };
  const auto times = static_cast<double>(lucks);
  const Parts parts = parts_of(draws.size(), times, at);
  finding.luck_variance = parts.luck;
  finding.prior_variance = parts.prior;
  finding.prior_share.value = parts.prior_share();
  finding.same_sign.value = same_sign(share, parts, draws.size(), times, at);
  std::uint64_t same = 0;
  for (const DrawMean& draw : draws) {
    same += draw.mean * parts.mean > 0;
    finding.no_run_differs += draw.up + draw.down == 0;
    finding.above += draw.above;
    finding.below += draw.below;
  }
  finding.raw_same = static_cast<double>(same) / static_cast<double>(draws.size());
  resample(draws, times, share, finding);
  return finding;
}

PriorStudy::PriorStudy(std::vector<std::string> arms,
                       std::vector<std::vector<Quantity>> quantities, std::uint32_t lucks)
    : arms_(std::move(arms)),
      quantities_(std::move(quantities)),
      lucks_(lucks),
      rows_(arms_.size()) {
  for (std::size_t q = 0; q < quantities_.size(); ++q) {
    const auto follow = [&](std::size_t arm, bool difference) {
      Series& series = series_.emplace_back();
      series.quantity = q;
      series.arm = arm;
      series.difference = difference;
    };
    for (std::size_t arm = 0; arm < arms_.size(); ++arm) follow(arm, false);
    for (std::size_t arm = 1; arm < arms_.size(); ++arm) follow(arm, true);
  }
}

void PriorStudy::add(const Batch& batch) {
  const std::size_t count = batch.by_arm.front().size();
  for (std::size_t k = 0; k < count; ++k) {
    for (std::size_t arm = 0; arm < arms_.size(); ++arm)
      read_row(batch.by_arm[arm][k].tally, rows_[arm]);
    for (Series& series : series_) {
      const auto value = [&](std::size_t arm) {
        return quantities_[series.quantity][arm].value(batch.by_arm[arm][k], rows_[arm]);
      };
      add(series, value(series.arm), series.difference ? value(0) : 0);
    }
  }
}

void PriorStudy::add(Series& series, double value, double against) {
  series.moments.add(value - against);
  series.counts.add(against != 0, value != 0);
  series.up += value > against;
  series.down += value < against;
  if (series.moments.count() < lucks_) return;
  DrawMean draw;
  draw.mean = series.moments.mean();
  draw.variance = lucks_ > 1 ? series.moments.variance() : 0;
  draw.up = series.up;
  draw.down = series.down;
  const bool share = quantities_[series.quantity][series.arm].is_share();
  const Estimate own = share ? series.counts.difference() : series.moments.interval();
  draw.above = own.low > 0;
  draw.below = own.high < 0;
  series.draws.push_back(draw);
  series.moments = {};
  series.counts = {};
  series.up = series.down = 0;
}

std::uint64_t PriorStudy::draws() const { return series_.front().draws.size(); }

std::vector<PriorFinding> PriorStudy::findings() const {
  std::vector<PriorFinding> findings;
  for (const Series& series : series_) {
    const Quantity& quantity = quantities_[series.quantity][series.arm];
    PriorFinding finding = apart(series.draws, lucks_, quantity.is_share());
    finding.quantity = quantity;
    finding.arm = arms_[series.arm];
    if (series.difference) finding.against = arms_.front();
    findings.push_back(std::move(finding));
  }
  return findings;
}

}  // namespace backchannel
