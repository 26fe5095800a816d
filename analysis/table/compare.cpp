#include "analysis/table/compare.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "analysis/table/numbers.hpp"
#include "analysis/table/summary.hpp"

namespace backchannel {
namespace {

bool has_channel(const Scenario& scenario) {
  return static_cast<bool>(scenario.talks) || !scenario.routes.empty();
}

/// Arms have names of several words, which would run into the sentence.
std::string quoted(const std::string& name, const Language& language) {
  return language.say("“{}”", language.label(name));
}

/// "1.8 to 2.4 more" from a difference that excludes zero.
std::string more_or_fewer(const Estimate& difference, const Language& language) {
  const bool more = difference.value > 0;
  const double near = more ? difference.low : -difference.high;
  const double far = more ? difference.high : -difference.low;
  return language.say(more ? phrase("{} more runs of 100 ({} to {})")
                           : phrase("{} fewer runs of 100 ({} to {})"),
                      points(std::fabs(difference.value)), points(near), points(far));
}

std::string within_margin(double margin, const Language& language) {
  const std::string size = "±" + digits(100 * margin);
  const bool one = size == "±1";
  return language.say(one ? phrase("{} point") : phrase("{} points"), size);
}

std::string range_text(const Estimate& difference, const Language& language) {
  return language.say("{} of 100, {} to {}",
                      (difference.value > 0 ? "+" : "") + points(difference.value),
                      points(difference.low), points(difference.high));
}

/// `doing` is the predicate of one run: "ends in war".
std::string sentence_of(const ShareComparison& comparison, const std::string& doing,
                        const std::string& first, const std::string& second, double margin,
                        const Language& in) {
  const std::string subject = in.say("{} {}", second, doing);
  const std::string within = within_margin(margin, in);
  switch (comparison.verdict) {
    case Verdict::identical:
      return in.say("{} in exactly the same runs as {}.", subject, first);
    case Verdict::different:
      return in.say("Under the same luck, {} in {} than {}.", subject,
                    more_or_fewer(comparison.difference, in), first);
    case Verdict::slight:
      return in.say("Under the same luck, {} in {} than {}: a difference, but one inside {}, so in "
                    "practice equal.",
                    subject, more_or_fewer(comparison.difference, in), first, within);
    case Verdict::equal:
      return in.say("{} practically as often as {}: within {} ({}).", subject, first, within,
                    range_text(comparison.difference, in));
    case Verdict::unclear:
      break;
  }
  return in.say("How often {} cannot be told apart from no difference to {} ({}), nor shown to be "
                "equal within {}.",
                subject, first, range_text(comparison.difference, in), within);
}

/// The predicate for a column that may not happen, from its meaning in the tally.
std::string doing_of(const Column& column, const Language& language) {
  if (column.name == "first_round") return language.say("holds a round");
  if (column.name == "first_deal") return language.say("sees an agreement of some kind");
  if (column.name == "first_strike") return language.say("sees a strike on a principal");
  if (column.name == "first_break_off") return language.say("sees talks broken off");
  if (column.name == "first_leak") return language.say("sees the talks leak");
  if (column.name == "first_understanding") return language.say("sees an understanding begin");
  if (column.name == "first_comprehensive")
    return language.say("sees a comprehensive agreement");
  if (column.name == "first_inadvertent")
    return language.say("sees a misread incident answered");
  return language.say("has a `{}`", column.name);
}

}  // namespace

std::string_view name_of(Verdict verdict) {
  constexpr std::array<std::string_view, 5> kNames{"identical", "different", "slight", "equal",
                                                   "unclear"};
  return kNames[static_cast<std::size_t>(verdict)];
}

Verdict verdict_on(const PairedCounts& counts, const Estimate& difference, double margin) {
  if (counts.discordant() == 0 && difference.within(margin)) return Verdict::identical;
  if (difference.excludes_zero())
    return difference.within(margin) ? Verdict::slight : Verdict::different;
  return difference.within(margin) ? Verdict::equal : Verdict::unclear;
}

PairedComparison::PairedComparison(std::string first_name, const Scenario& first,
                                   std::string second_name, const Scenario& second,
                                   const Language& language)
    : first_name_(std::move(first_name)),
      second_name_(std::move(second_name)),
      language_(language),
      margin_(first.equivalence),
      by_class_(has_channel(first) == has_channel(second)) {
  const std::vector<Column> others = columns_of(second);
  for (Column& column : columns_of(first)) {
    const auto same = std::find_if(others.begin(), others.end(),
                                   [&](const Column& other) { return other.name == column.name; });
    if (same == others.end()) continue;
    Shared shared;
    shared.in_second = same->index;
    shared.column = std::move(column);
    shared_.push_back(std::move(shared));
  }
}

void PairedComparison::add(const RunResult& first, const RunResult& second) {
  ++runs_;
  ++moves_[static_cast<std::size_t>(first.outcome)][static_cast<std::size_t>(second.outcome)];
  for (int cause = 1; cause <= kWarCauses; ++cause)
    causes_[static_cast<std::size_t>(cause)].add(war_cause_of(first) == cause,
                                                 war_cause_of(second) == cause);
  read_row(first.tally, first_row_);
  read_row(second.tally, second_row_);
  for (Shared& shared : shared_) {
    const double one = first_row_[shared.column.index];
    const double other = second_row_[shared.in_second];
    const bool may_not = shared.column.may_not_happen;
    const bool in_first = !may_not || one != kDidNot;
    const bool in_second = !may_not || other != kDidNot;
    if (may_not) shared.happened.add(in_first, in_second);
    if (in_first && in_second) shared.values.add(one, other);
  }
}

std::uint64_t PairedComparison::same_class() const {
  std::uint64_t same = 0;
  for (std::size_t i = 0; i < moves_.size(); ++i) same += moves_[i][i];
  return same;
}

ShareComparison PairedComparison::compared(std::string name, std::string label,
                                           const PairedCounts& counts,
                                           const std::string& doing) const {
  ShareComparison result;
  result.name = std::move(name);
  result.label = std::move(label);
  result.counts = counts;
  result.first = wilson(counts.in_first(), counts.runs());
  result.second = wilson(counts.in_second(), counts.runs());
  result.difference = counts.difference();
  result.margin = margin_;
  result.mid_p = counts.mid_p();
  result.exact_p = counts.exact_p();
  result.equivalence_p = counts.equivalence_p(margin_);
  result.ninety = counts.difference(0.9);
  result.factor = counts.factor();
  result.verdict = verdict_on(counts, result.difference, margin_);
  result.sentence = sentence_of(result, doing, quoted(first_name_, language_),
                                quoted(second_name_, language_), margin_, language_);
  return result;
}

std::vector<ShareComparison> PairedComparison::classes() const {
  std::vector<ShareComparison> result;
  for (std::size_t c = 0; c < moves_.size(); ++c) {
    PairedCounts counts;
    counts.both = moves_[c][c];
    for (std::size_t other = 0; other < moves_.size(); ++other) {
      if (other == c) continue;
      counts.only_first += moves_[c][other];
      counts.only_second += moves_[other][c];
    }
    counts.neither = runs_ - counts.both - counts.discordant();
    const auto outcome = static_cast<Outcome>(c);
    result.push_back(compared(std::string(name_of(outcome)), label_of(outcome, language_), counts,
                              language_.say(ends_in(outcome))));
  }
  return result;
}

std::vector<ShareComparison> PairedComparison::war_causes() const {
  constexpr std::array<Phrase, kWarCauses + 1> kDoing{
      phrase(""),
      phrase("ends in a war that was chosen"),
      phrase("ends in a war that began with a misread incident"),
      phrase("ends in a war that a third party began"),
      phrase("ends in a war that a proxy began"),
      phrase("ends in a war that a deliberate provocation began")};
  std::vector<ShareComparison> result;
  for (int cause = 1; cause <= kWarCauses; ++cause) {
    const auto at = static_cast<std::size_t>(cause);
    const std::string name(war_cause_name(cause));
    result.push_back(compared("war, " + name, language_.say("war, {}", language_.word(name)),
                              causes_[at], language_.say(kDoing[at])));
  }
  return result;
}

std::vector<ShareComparison> PairedComparison::happenings() const {
  std::vector<ShareComparison> result;
  for (const Shared& shared : shared_)
    // War is compared among the classes already.
    if (shared.column.may_not_happen && shared.column.main && shared.column.name != "war_day")
      result.push_back(compared(shared.column.name, label_of(shared.column, language_),
                                shared.happened, doing_of(shared.column, language_)));
  return result;
}

std::vector<MeanComparison> PairedComparison::measures() const {
  std::vector<MeanComparison> result;
  for (const Shared& shared : shared_) {
    if (shared.column.may_not_happen || !shared.column.main) continue;
    MeanComparison comparison;
    comparison.column = shared.column;
    comparison.first = shared.values.first().mean();
    comparison.second = shared.values.second().mean();
    comparison.runs = shared.values.count();
    comparison.difference = shared.values.difference();
    comparison.p = shared.values.p();
    comparison.factor = shared.values.factor();
    const Estimate& by = comparison.difference;
    const std::string what =
        language_.is_english()
            ? fmt::format("{} ({})", shared.column.name, shared.column.meaning)
            : label_of(shared.column, language_);
    const std::string range = language_.say("{}, {} to {}", signed_number(by.value),
                                            short_number(by.low), short_number(by.high));
    comparison.sentence =
        by.excludes_zero()
            ? language_.say("Under the same luck, mean {} differs by {} from {} to {}.", what,
                            range, quoted(first_name_, language_),
                            quoted(second_name_, language_))
            : language_.say("Mean {} cannot be told apart from no difference ({}).", what, range);
    result.push_back(std::move(comparison));
  }
  return result;
}

std::vector<ComparedPair> compared_pairs(std::span<const PairedComparison> pairs) {
  std::vector<ComparedPair> all;
  std::vector<double> p_values;
  std::vector<double*> corrected;
  for (const PairedComparison& pair : pairs)
    all.push_back({pair.classes(), pair.war_causes(), pair.happenings(), pair.measures()});
  const auto test = [&](auto& row, double p) {
    if (row.is_silent()) return;
    p_values.push_back(p);
    corrected.push_back(&row.holm_p);
  };
  for (std::size_t i = 0; i < all.size(); ++i) {
    // Without a channel in one arm only war is compared of the classes, and it stands first.
    const std::size_t classes = pairs[i].by_class() ? all[i].classes.size() : 1;
    for (std::size_t c = 0; c < classes; ++c) test(all[i].classes[c], all[i].classes[c].mid_p);
    for (ShareComparison& row : all[i].war_causes) test(row, row.mid_p);
    for (ShareComparison& row : all[i].happenings) test(row, row.mid_p);
    for (MeanComparison& row : all[i].measures) test(row, row.p);
  }
  const std::vector<double> adjusted = holm(p_values);
  for (std::size_t k = 0; k < adjusted.size(); ++k) *corrected[k] = adjusted[k];
  return all;
}

}  // namespace backchannel
