// What may be said of an ablation in words: a benefit is given a number only where its interval
// excludes zero.

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "analysis/table/ablation.hpp"
#include "analysis/table/numbers.hpp"

namespace backchannel {
namespace {

std::string signed_text(const AblationFinding& finding, double value) {
  return (value > 0 ? "+" : value < 0 ? "-" : "") + finding.amount(value);
}

/// `(0.4 to 0.9)`, both ends in the direction of the value.
std::string range_text(const AblationFinding& finding, const Estimate& by) {
  const bool up = by.value > 0;
  const auto end = [&](double bound) {
    const bool same_way = up ? bound >= 0 : bound <= 0;
    return (same_way ? "" : "-") + finding.amount(bound);
  };
  return fmt::format("({} to {})", end(up ? by.low : by.high), end(up ? by.high : by.low));
}

/// The widest interval of those that are told, by which decimals are chosen.
double widest(const AblationFinding& finding) {
  double half = finding.explained.by.half_width();
  for (const AblationEffect& share : finding.shares)
    half = std::max(half, share.by.half_width());
  return half;
}

std::string listed(const std::vector<std::string>& items, std::string_view last) {
  std::string text;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) text += i + 1 == items.size() ? fmt::format(" {} ", last) : ", ";
    text += items[i];
  }
  return text;
}

/// Benefits whose interval excludes zero, the weightiest first.
std::vector<std::size_t> told_benefits(const AblationFinding& finding) {
  std::vector<std::size_t> told;
  for (std::size_t i = 0; i < kBenefits; ++i)
    if (finding.shares[i].told()) told.push_back(i);
  std::stable_sort(told.begin(), told.end(), [&](std::size_t one, std::size_t other) {
    return std::fabs(finding.shares[one].by.value) > std::fabs(finding.shares[other].by.value);
  });
  return told;
}

std::string part_of(const AblationFinding& finding, std::size_t benefit) {
  const Estimate& by = finding.shares[benefit].by;
  return finding.amount(by.value) + " " + range_text(finding, by);
}

/// `0.9 (0.6 to 1.2) come from availability and 0.5 (…) from tone`.
std::string parts_text(const AblationFinding& finding, const std::vector<std::size_t>& benefits) {
  std::vector<std::string> items;
  for (const std::size_t benefit : benefits)
    items.push_back(fmt::format("{}{} from {}", part_of(finding, benefit),
                                items.empty() ? " come" : "", benefit_name(benefit)));
  return listed(items, "and");
}

/// `tone takes away 0.4 (0.2 to 0.6)`.
std::string doings_text(const AblationFinding& finding, const std::vector<std::size_t>& benefits) {
  std::vector<std::string> items;
  for (const std::size_t benefit : benefits)
    items.push_back(fmt::format("{} {} {}", benefit_name(benefit),
                                finding.shares[benefit].by.value > 0 ? "adds" : "takes away",
                                part_of(finding, benefit)));
  return listed(items, "and");
}

std::string the_others(const AblationFinding& finding) {
  std::vector<std::string> nothing;
  std::vector<std::string> unclear;
  for (std::size_t i = 0; i < kBenefits; ++i) {
    if (finding.shares[i].told()) continue;
    (finding.shares[i].nothing ? nothing : unclear).emplace_back(benefit_name(i));
  }
  std::string text;
  if (!unclear.empty())
    text += fmt::format("; what {} contribute{} cannot be told apart from zero",
                        listed(unclear, "or"), unclear.size() == 1 ? "s" : "");
  if (!nothing.empty())
    text += fmt::format("; {} change{} no run", listed(nothing, "and"),
                        nothing.size() == 1 ? "s" : "");
  return text;
}

std::string change_text(const AblationFinding& finding) {
  const Quantity& measure = finding.measure;
  const Estimate& by = finding.explained.by;
  const std::string size = finding.amount(by.value) + (measure.unit == "days" ? " d" : "");
  const std::string range = range_text(finding, by);
  if (!measure.is_share())
    return fmt::format("Of the {} by which all six {} the mean of {} {}", size,
                       by.value > 0 ? "raise" : "lower", measure.name, range);
  return fmt::format("Of the {} {} runs of 100 that {} with all six on {}", size,
                     by.value > 0 ? "more" : "fewer", measure.doing, range);
}

std::string unclear_text(const AblationFinding& finding) {
  const Quantity& measure = finding.measure;
  const Estimate& by = finding.explained.by;
  const std::string what =
      measure.is_share() ? "how many runs " + measure.doing : "the mean of " + measure.name;
  return fmt::format("Whether all six together change {} cannot be told ({}, {} to {})", what,
                     signed_text(finding, by.value), signed_text(finding, by.low),
                     signed_text(finding, by.high));
}

}  // namespace

std::string AblationFinding::amount(double value) const {
  const double size = std::fabs(value);
  if (measure.is_share() || !std::isfinite(size)) return points(size);
  const double half = widest(*this);
  if (!(half > 0)) return short_number(size);
  const int decimals = std::clamp(1 - static_cast<int>(std::floor(std::log10(half))), 0, 8);
  return fmt::format("{:.{}f}", size, decimals);
}

std::string AblationFinding::sentence() const {
  const auto idle = [](const AblationEffect& effect) { return effect.nothing; };
  if (explained.nothing && std::all_of(shares.begin(), shares.end(), idle))
    return measure.is_share()
               ? fmt::format("The six change nothing here: under every set of them the same runs "
                             "{}.", measure.doing)
               : fmt::format("The six change nothing here: {} is the same in every run under "
                             "every set of them.", measure.name);
  const std::vector<std::size_t> told = told_benefits(*this);
  if (!explained.told()) {
    if (told.empty()) return unclear_text(*this) + the_others(*this) + ".";
    return unclear_text(*this) + "; of the six, " + doings_text(*this, told) +
           the_others(*this) + ".";
  }
  std::vector<std::size_t> with;
  std::vector<std::size_t> against;
  for (const std::size_t i : told)
    ((shares[i].by.value > 0) == (explained.by.value > 0) ? with : against).push_back(i);
  std::string text = change_text(*this) + ", ";
  text += with.empty() ? "none can be put down to one of them" : parts_text(*this, with);
  if (!against.empty()) text += "; the other way, " + doings_text(*this, against);
  text += the_others(*this) + ".";
  if (measure.is_share() && explained.by.within(margin))
    text += fmt::format(" All of it is inside ±{} of 100, which this scenario calls practically "
                        "equal.", digits(100 * margin));
  return text;
}

std::vector<std::string> AblationFinding::pair_sentences() const {
  std::vector<std::string> sentences;
  for (std::size_t pair = 0; pair < kBenefitPairs; ++pair) {
    const AblationEffect& effect = interactions[pair];
    if (!effect.told()) continue;
    const auto [one, other] = benefits_of_pair(pair);
    const Estimate& by = effect.by;
    sentences.push_back(fmt::format(
        "{} and {} together: {} {} beyond what each does without the other ({} to {}).",
        benefit_name(one), benefit_name(other), amount(by.value),
        measure.is_share() ? (by.value > 0 ? "more of 100" : "fewer of 100")
                           : (by.value > 0 ? "more" : "less"),
        signed_text(*this, by.low), signed_text(*this, by.high)));
  }
  return sentences;
}

}  // namespace backchannel
