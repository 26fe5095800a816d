#pragma once

/// Why indirect differs from direct: what each of a facilitator's six benefits contributes.
///
/// A facilitator may help through six switches only (`benefits.*`), so the arm is lived 64 times
/// under the same luck, once with each set of them switched on. Run by run these are a game of
/// six players, and its worth is whether the run ends in war, or any column of it. Shapley's
/// values (shapley.hpp) are taken *in each run* and then averaged, so that every share has the
/// standard error of paired runs, and the six sum exactly to what they explain:
///
///     explained = v(all six) − v(none) = φ₁ + … + φ₆,  in every run.
///
/// Beside them stand two simpler contrasts, which do not sum to anything:
///
///     last   v(all) − v(all but i)    what switching it off alone takes away
///     first  v(only i) − v(none)      what it brings by itself
///
/// What six switches cannot explain is the form of the meeting, and the operator's own legs. If the
/// file has an arm that talks on the reference channel, the arm is lived on that arm's talks and
/// routes as well, with and without the six, and the rest has names of its own:
///
///     arm − direct = explained + format + other routes
///     format       = v(none) − direct without the six on any route
///     other routes = direct without the six on any route − direct   (they help there, too)
///
/// Intervals. A difference of shares is given Bonett and Price's interval (statistics.hpp), carried
/// over to parts of a run: two runs are added, one that differs fully in each direction. For whole
/// runs that is the interval of `compare`; for parts it is a little wide, and it always has some
/// width, however few runs differ. A mean has Student's. A column that may be missing is compared
/// by whether it came. Each interval stands alone; nothing is corrected for their number.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "analysis/table/quantity.hpp"
#include "analysis/table/shapley.hpp"
#include "analysis/table/statistics.hpp"
#include "sim/engine/experiment.hpp"
#include "sim/scenario/study.hpp"

namespace backchannel {

inline constexpr std::size_t kBenefits = 6;
inline constexpr std::size_t kBenefitSets = 64;
inline constexpr std::size_t kBenefitPairs = 15;

/// In the order of the bits of a set: `confidentiality`, `tone` …
std::string_view benefit_name(std::size_t benefit);
/// The names of a set, `tone + audience`; `none`, `all`.
std::string benefits_text(std::size_t set);

/// The scenarios to live, in one order.
struct AblationArms {
  std::vector<Scenario> scenarios;  ///< the 64 sets; then direct, and direct without the six
  std::string arm;
  std::string direct;               ///< the arm that talks on the reference channel, or empty
  bool other_routes = false;        ///< direct sends words by an operator's line as well
  bool partly_off = false;          ///< the arm itself has a benefit switched off
  bool has_direct() const { return scenarios.size() > kBenefitSets; }
};
/// The scenario must name a reference channel.
AblationArms ablation_arms(const Study& study, const std::string& arm);

/// Every class and cause, those of war and strikes first.
std::vector<Quantity> ablation_measures();

/// A mean difference over paired runs.
class PairedEffect {
 public:
  explicit PairedEffect(bool share = true) : share_(share) {}
  void add(double difference);
  std::uint64_t runs() const { return moments_.count(); }
  /// No run differs at all.
  bool is_nothing() const { return differing_ == 0; }
  double standard_error() const { return moments_.standard_error(); }
  Estimate estimate(double confidence = kConfidence) const;

 private:
  bool share_;
  std::uint64_t differing_ = 0;
  double sum_ = 0;
  double squares_ = 0;
  Moments moments_;
};

/// One difference as it is told.
struct AblationEffect {
  Estimate by;
  double standard_error = 0;
  bool nothing = false;  ///< no run differs
  bool told() const { return by.excludes_zero(); }
};

struct AblationFinding {
  Quantity measure;
  std::uint64_t runs = 0;
  double margin = 0;                             ///< that the scenario calls practically equal
  std::array<double, kBenefitSets> levels{};     ///< mean of each set
  AblationEffect explained;
  std::array<AblationEffect, kBenefits> shares;  ///< Shapley
  std::array<AblationEffect, kBenefits> last;
  std::array<AblationEffect, kBenefits> first;
  std::array<AblationEffect, kBenefitPairs> interactions;
  std::optional<double> direct;
  std::optional<AblationEffect> whole;           ///< the arm minus direct
  std::optional<AblationEffect> format;
  std::optional<AblationEffect> other_routes;

  double none() const { return levels.front(); }
  double all() const { return levels.back(); }
  /// It happens in no run of any set.
  bool nowhere() const;
  /// A size without its sign: in runs of 100, or with as many decimals as the interval bears.
  std::string amount(double value) const;
  /// What can be said, and no more.
  std::string sentence() const;
  /// Of the pairs whose interval excludes zero, one sentence each.
  std::vector<std::string> pair_sentences() const;
};

/// The two of a pair, in the order of the interactions.
std::array<std::size_t, 2> benefits_of_pair(std::size_t pair);

class Ablation {
 public:
  Ablation(const AblationArms& arms, std::vector<Quantity> measures);
  void add(const Batch& batch);
  std::vector<AblationFinding> findings() const;
  std::uint64_t runs() const { return runs_; }
  const std::string& arm() const { return arm_; }
  const std::string& direct() const { return direct_; }
  bool other_routes() const { return other_routes_; }
  bool partly_off() const { return partly_off_; }

 private:
  struct Measured {
    explicit Measured(Quantity given);
    Quantity measure;
    std::vector<double> worth;   ///< of the run at hand, by scenario
    std::vector<double> totals;
    PairedEffect explained;
    std::vector<PairedEffect> shares, last, first, interactions;
    PairedEffect whole, format, other_routes;
  };
  void take_in(Measured& measured);

  std::string arm_;
  std::string direct_;
  bool other_routes_ = false;
  bool partly_off_ = false;
  double margin_ = 0.01;
  std::uint64_t runs_ = 0;
  SharingRule rule_;
  std::vector<Measured> measured_;
  std::vector<double> row_;
  std::vector<double> values_;
};

}  // namespace backchannel
