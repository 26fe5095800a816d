#include "analysis/table/precision.hpp"

#include <fmt/format.h>
#include <boost/math/special_functions/gamma.hpp>

#include <algorithm>
#include <cmath>

#include "analysis/table/numbers.hpp"
#include "sim/parameters/units.hpp"

namespace backchannel {
namespace {

constexpr std::uint64_t kLook = 256;
constexpr std::uint64_t kLookPart = 32;
constexpr std::uint64_t kEnough = 10;
constexpr double kRareShare = 0.1;    // of the half-width asked for
constexpr double kRareRuns = 0.001;   // of all runs, for means

AnytimeMean interval_for(const Quantity& quantity, bool difference, double half_width) {
  using Law = AnytimeMean::Law;
  const double span = quantity.high - quantity.low;
  const double low = difference ? -span : quantity.low;
  const double high = difference ? span : quantity.high;
  const Law law = quantity.is_share()     ? Law::counts
                  : quantity.is_bounded() ? Law::bounded
                                          : Law::free;
  return {law, low, high, half_width};
}

/// A half-width in the unit of the quantity, or as a plain number in that of its column.
std::optional<double> read_half_width(const std::string& text, const Quantity& quantity,
                                      Complaint& complaint) {
  const Unit unit = quantity.is_share()       ? Unit::share
                    : quantity.unit == "days" ? Unit::duration
                                              : Unit::number;
  auto size = parse_number(text);
  if (!size) size = parse_quantity(text, unit, complaint);
  if (!size) return std::nullopt;
  if (*size > 0 && (!quantity.is_share() || *size < 0.5)) return size;
  complaint = {in_ticks(text) + " is no half-width of " + in_ticks(quantity.name),
               quantity.is_share() ? "a share is known to better than ±50 % or not at all"
                                   : "it must be above zero",
               quantity.is_share() ? "write for example `0.002` or `0.2%`"
                                   : "write for example `0.5`"};
  return std::nullopt;
}

std::string size_text(const PrecisionRow& row, double size, const Language& language) {
  if (!std::isfinite(size)) return "±∞";
  if (row.quantity.is_share()) return language.say("±{} in 100", points(size));
  return "±" + short_number(size) + (row.quantity.unit.empty() ? "" : " " + row.quantity.unit);
}

/// Two digits, rounded up: nobody knows more of it.
std::uint64_t roughly(double runs) {
  if (!std::isfinite(runs) || runs > 1e15) return 1000000000000000;
  double unit = 1;
  while (runs / unit > 100) unit *= 10;
  return static_cast<std::uint64_t>(std::ceil(runs / unit) * unit);
}

}  // namespace

std::optional<PrecisionGoal> precision_goal(const std::string& name, const std::string& half_width,
                                            std::span<const Scenario* const> arms,
                                            Complaint& complaint) {
  PrecisionGoal goal;
  for (const Scenario* arm : arms) {
    std::vector<std::string> known;
    auto quantity = find_quantity(*arm, name, known);
    if (!quantity) {
      const std::string meant = closest(name, known);
      complaint = {
          in_ticks(name) + " is nothing that is read off a run",
          "neither a class, nor `agreement`, nor a cause of war, nor a column",
          meant.empty() ? "see `backchannel codebook FILE`"
                        : "did you mean " + in_ticks(meant) + "?"};
      return std::nullopt;
    }
    goal.by_arm.push_back(std::move(*quantity));
  }
  const auto size = read_half_width(half_width, goal.by_arm.front(), complaint);
  if (!size) return std::nullopt;
  goal.half_width = *size;
  return goal;
}

double most_expected(std::uint64_t seen) {
  return boost::math::gamma_p_inv(static_cast<double>(seen) + 1, kConfidence);
}

bool PrecisionRow::is_rare() const { return seen < kEnough; }

std::string PrecisionRow::name(const Language& language) const {
  return against.empty() ? language.say("{} of {}", quantity.name, language.label(arm))
                         : language.say("{} of {} minus {}", quantity.name, language.label(arm),
                                        language.label(against));
}

std::string PrecisionRow::sentence(const Language& language) const {
  const std::string what = name(language);
  if (runs == 0) return language.say("{} is not known at all.", what);
  const auto size = [&](double half) { return size_text(*this, half, language); };
  const std::string bound =
      language.say(quantity.is_share()
                       ? phrase("only {} of {} runs, which are therefore below {} % (95 %) speak "
                                "about it")
                       : phrase("only {} of {} runs, which are therefore below {} % (95 %) differ"),
                   seen, grouped(runs), short_number(100 * rarer_than));
  if (is_rare() && seen_enough)
    return language.say("{} is too rare to matter at {}: {}; how much rarer is not known.", what,
                        size(asked), bound);
  if (is_rare() && narrow)
    return language.say("{} is not known well enough: {}, and ten are wanted.", what, bound);
  if (narrow) return language.say("{} is known to {}, as asked.", what, size(asked));
  return language.say("{} is known to {}, not to {}; that would take roughly {} runs.", what,
                      size(known.half_width()), size(asked), grouped(roughly(runs_needed)));
}

PrecisionWatch::PrecisionWatch(Of of, std::vector<std::string> arms,
                               std::vector<PrecisionGoal> goals)
    : of_(of), arms_(std::move(arms)), goals_(std::move(goals)), rows_(arms_.size()) {
  for (std::size_t goal = 0; goal < goals_.size(); ++goal)
    for (std::size_t arm = of_differences() ? 1 : 0; arm < arms_.size(); ++arm)
      followed_.push_back({goal, arm,
                           interval_for(goals_[goal].by_arm[arm], of_differences(),
                                        goals_[goal].half_width)});
}

void PrecisionWatch::add(const Batch& batch) {
  const std::size_t count = batch.by_arm.front().size();
  for (std::size_t k = 0; k < count; ++k) {
    for (std::size_t arm = 0; arm < arms_.size(); ++arm)
      read_row(batch.by_arm[arm][k].tally, rows_[arm]);
    for (Followed& followed : followed_) {
      const auto value = [&](std::size_t arm) {
        return goals_[followed.goal].by_arm[arm].value(batch.by_arm[arm][k], rows_[arm]);
      };
      add(followed, value(followed.arm), of_differences() ? value(0) : 0);
    }
  }
  runs_ += count;
}

void PrecisionWatch::add(Followed& followed, double value, double against) {
  const bool share = goals_[followed.goal].by_arm[followed.arm].is_share();
  if (followed.mean.count() == 0) followed.first = value;
  if (share && of_differences()) {
    followed.some += value != 0 || against != 0;
    followed.all += value != 0 && against != 0;
  } else {
    const double usual = share ? 0 : of_differences() ? against : followed.first;
    followed.some += value != usual;
    followed.all += value != usual;
  }
  followed.mean.add(value - against);
}

PrecisionRow PrecisionWatch::row(const Followed& followed) const {
  const PrecisionGoal& goal = goals_[followed.goal];
  PrecisionRow row;
  row.arm = arms_[followed.arm];
  if (of_differences()) row.against = arms_.front();
  row.quantity = goal.by_arm[followed.arm];
  row.asked = goal.half_width;
  row.known = followed.mean.interval();
  row.runs = followed.mean.count();
  row.in_the_limit = followed.mean.law() == AnytimeMean::Law::free;
  row.seen = followed.some;
  const bool share = row.quantity.is_share();
  if (share) row.seen = std::min(row.seen, row.runs - followed.all);
  if (row.runs == 0) return row;
  const auto runs = static_cast<double>(row.runs);
  row.rarer_than = std::min(1.0, most_expected(row.seen) / runs);
  row.narrow = row.known.half_width() <= row.asked;
  row.seen_enough =
      !row.is_rare() || row.rarer_than <= (share ? kRareShare * row.asked : kRareRuns);
  row.runs_needed = row.narrow ? 0 : followed.mean.runs_needed();
  if (!row.seen_enough)
    row.runs_needed =
        std::max(row.runs_needed, static_cast<double>(kEnough) * runs /
                                      std::max(1.0, static_cast<double>(row.seen)));
  if (!row.reached())
    row.runs_needed = std::max(row.runs_needed, runs + static_cast<double>(kLook));
  return row;
}

bool PrecisionWatch::look() {
  const std::uint64_t step = runs_ / kLookPart / kLook * kLook;
  next_look_ = runs_ + std::max(kLook, step);
  const auto is_open = [&](std::size_t at) { return !row(followed_[at]).reached(); };
  reached_ = false;
  if (last_open_ < followed_.size() && is_open(last_open_)) return false;
  for (std::size_t at = 0; at < followed_.size(); ++at)
    if (is_open(at)) {
      last_open_ = at;
      return false;
    }
  return reached_ = true;
}

std::uint64_t PrecisionWatch::runs_needed() const {
  double most = 0;
  for (const Followed& followed : followed_) most = std::max(most, row(followed).runs_needed);
  return std::max(runs_, roughly(most));
}

std::vector<PrecisionRow> PrecisionWatch::rows() const {
  std::vector<PrecisionRow> rows;
  for (const Followed& followed : followed_) rows.push_back(row(followed));
  return rows;
}

std::string PrecisionWatch::running_text() const {
  const std::vector<PrecisionRow> rows = this->rows();
  const auto further_off = [](const PrecisionRow& a, const PrecisionRow& b) {
    return a.runs_needed < b.runs_needed;
  };
  const PrecisionRow& row = *std::max_element(rows.begin(), rows.end(), further_off);
  const auto open = std::count_if(rows.begin(), rows.end(),
                                  [](const PrecisionRow& each) { return !each.reached(); });
  const double unit = row.quantity.is_share() ? 100 : 1;
  return fmt::format("{} {} ± {} (asked ± {}), seen in {} runs; {} of {} not yet", row.name(),
                     short_number(unit * row.known.value),
                     short_number(unit * row.known.half_width()), short_number(unit * row.asked),
                     grouped(row.seen), open, rows.size());
}

}  // namespace backchannel
