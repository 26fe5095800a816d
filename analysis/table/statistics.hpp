#pragma once

/// What n runs allow us to say, and how surely.
///
/// A share has a Wilson interval: it never leaves [0, 1] and is right where Wald's is not, near
/// none and all. A mean has Student's. Paired runs (run k of two arms has the same luck) are
/// compared by their differences, and a difference of shares by what differs: with b runs in which
/// only the second arm ends so and c in which only the first does, Bonett and Price (2012) add one
/// run to each and take Wald's interval,
///
///     p = (b + 1) / (n + 2),  q = (c + 1) / (n + 2),
///     p − q ± z √((p + q − (p − q)²) / (n + 2)),
///
/// which needs no special case when b = c = 0 and whose coverage the tests work out exactly.
/// McNemar's mid-p value stands beside it, exact for any number of differing runs: of the b + c
/// that differ as many go either way if nothing differs, and P(B < b) + P(B = b) / 2, twice the
/// smaller side, says how surprising so uneven a split would be. His exact test counts the whole of
/// P(B = b), which makes it refuse too seldom (Fagerland, Lydersen and Laake 2013).
///
/// "Practically equal" is a claim of its own, never the lack of a difference: the whole 95 %
/// interval must lie inside a margin fixed beforehand. That is two one-sided tests at 2.5 % each,
/// stricter than the customary 5 %, so that the interval that is printed is the one that decides.
/// The customary test (TOST, Schuirmann 1987: both one-sided tests at 5 %) asks the same of the
/// 90 % interval and is printed beside it. At a true difference of the margin itself it claims
/// equality in up to 6.2 % of cases, most where hardly any run differs the other way, and the
/// verdict in up to 3.7 %: both worked out exactly. Tango's score test (1998) would keep to its
/// level, but would not agree with the interval that is printed.
///
/// Sources: E. Wilson, J. Am. Stat. Assoc. 22 (1927); D. Bonett, R. Price, J. Educ. Behav. Stat. 37
/// (2012); Q. McNemar, Psychometrika 12 (1947); M. Fagerland, S. Lydersen, P. Laake, BMC Med. Res.
/// Methodol. 13:91 (2013) and Stat. Med. 33 (2014); D. Schuirmann, J. Pharmacokinet. Biopharm. 15
/// (1987); T. Tango, Stat. Med. 17 (1998); S. Holm, Scand. J. Stat. 6 (1979).
///
/// Everything is added up in the order of runs, so the same runs give the same bytes.
/// Intervals stand alone; `holm` corrects p values for their number, and tables say how many there
/// are. What is left out: intervals corrected for their number.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace backchannel {

inline constexpr double kConfidence = 0.95;

/// A value with its interval; the ends are NaN when nothing can be said.
struct Estimate {
  double value = 0;
  double low = 0;
  double high = 0;

  bool excludes_zero() const { return low > 0 || high < 0; }
  bool within(double margin) const { return low > -margin && high < margin; }
  double half_width() const { return (high - low) / 2; }
};

/// z with P(Z ≤ z) = probability, for a standard normal Z.
double normal_quantile(double probability);
/// The same of Student's t.
double student_quantile(double probability, double degrees);

Estimate wilson(std::uint64_t count, std::uint64_t runs, double confidence = kConfidence);

/// Mean and variance as they come, by Welford's update; no value is kept.
class Moments {
 public:
  void add(double value);
  std::uint64_t count() const { return count_; }
  double mean() const;
  double variance() const;  ///< divided by n − 1; NaN below two values
  double sd() const;
  double standard_error() const;
  Estimate interval(double confidence = kConfidence) const;

 private:
  std::uint64_t count_ = 0;
  double mean_ = 0;
  double squares_ = 0;  ///< Σ (value − mean)²
};

/// The first 20,000 values, for quantiles: memory stays bounded however many runs there are, and
/// since runs are independent the first are as good a sample as any.
class FirstValues {
 public:
  static constexpr std::size_t kMost = 20000;
  void add(double value) {
    if (values_.size() < kMost) values_.push_back(value);
  }
  std::size_t size() const { return values_.size(); }
  /// Linear between order statistics (Hyndman and Fan's seventh); NaN without values.
  std::vector<double> quantiles(std::initializer_list<double> probabilities) const;

 private:
  std::vector<double> values_;
};

/// In how many paired runs something happened in both arms, in one, in neither.
struct PairedCounts {
  std::uint64_t both = 0;
  std::uint64_t only_first = 0;
  std::uint64_t only_second = 0;
  std::uint64_t neither = 0;

  void add(bool first, bool second);
  std::uint64_t runs() const { return both + only_first + only_second + neither; }
  std::uint64_t discordant() const { return only_first + only_second; }
  std::uint64_t in_first() const { return both + only_first; }
  std::uint64_t in_second() const { return both + only_second; }

  /// Share in the second arm minus share in the first.
  Estimate difference(double confidence = kConfidence) const;
  /// McNemar's exact test, mid-p: how surprising so uneven a split of differing runs would be.
  double mid_p() const;
  /// The same, counting all of what is as surprising as what was seen.
  double exact_p() const;
  /// Two one-sided tests: the larger of their p values. Small means "inside the margin".
  double equivalence_p(double margin) const;
  /// How many times fewer runs pairing needs: (var₁ + var₂) / var(difference). Nothing when no
  /// run differs.
  std::optional<double> factor() const;
};

/// The same for a quantity.
class PairedMoments {
 public:
  void add(double first, double second);
  std::uint64_t count() const { return difference_.count(); }
  const Moments& first() const { return first_; }
  const Moments& second() const { return second_; }
  Estimate difference(double confidence = kConfidence) const {
    return difference_.interval(confidence);
  }
  double equivalence_p(double margin) const;
  /// Student's test of no difference, two-sided.
  double p() const;
  std::optional<double> factor() const;

 private:
  Moments first_;
  Moments second_;
  Moments difference_;
};

/// Holm's correction: the k-th smallest of m p values counts (m − k + 1)-fold, and no less than the
/// ones before it. Refusing those below 5 % errs anywhere among the m in 5 % of cases at most.
std::vector<double> holm(const std::vector<double>& p_values);

}  // namespace backchannel
