#include "analysis/design/design.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdio>
#include <map>
#include <memory>
#include <stdexcept>

#include "sim/crisis/luck.hpp"
#include "sim/parameters/path.hpp"
#include "sim/parameters/units.hpp"
#include "sim/scenario/check.hpp"

namespace backchannel {
namespace {

using Kind = ExperimentDesign::Kind;

constexpr std::uint32_t kReplications = 20;
/// A factor of Saltelli's takes two of the 3,667 dimensions there are.
constexpr std::size_t kMostFactors = 1800;

std::string number_text(std::uint64_t count) { return format_number(static_cast<double>(count)); }

Problem problem_at(const Study& study, const std::string& path, std::string problem,
                   std::string reason, std::string suggestion) {
  const Node* node = find_at(study.root, path);
  if (node == nullptr) node = find_at(study.root, "experiment");
  if (node == nullptr) node = &study.root;
  return {node->place, path, std::move(problem), std::move(reason), std::move(suggestion),
          node->line_text()};
}

/// Product that stays at the top once it is there.
std::uint64_t times(std::uint64_t one, std::uint64_t other) {
  constexpr std::uint64_t kTop = 1'000'000'000'000;
  return other != 0 && one > kTop / other ? kTop : one * other;
}

bool has_lines(Kind kind) { return kind == Kind::zip || kind == Kind::table; }

}  // namespace

Design::Design(const Study& study) : rule_(study.scenario.experiment) {
  Problems problems;
  factors_ = read_factors(study, lines_, problems);
  if (problems.empty()) count_points(study, problems);
  if (!problems.empty()) throw ScenarioError(std::move(problems));
  if (rule_.is_spread()) spread();
  for (std::size_t f = 0; f < factors_.size(); ++f)
    if (!factors_[f].number) laid_.push_back(f);
  if (is_none()) {
    variants_.push_back(study.arms);
    all_checked_ = true;
    return;
  }
  read_variants(study, problems);
  if (problems.empty()) expect_numbers(study, problems);
  if (problems.empty()) check_points(study, problems);
  if (!problems.empty()) throw ScenarioError(std::move(problems));
}

std::uint32_t Design::replications() const { return rule_.replications.value_or(kReplications); }

void Design::count_points(const Study& study, Problems& problems) {
  const std::size_t d = factors_.size();
  std::uint64_t count = 1;
  if (has_lines(rule_.design)) count = d > 0 ? lines_.size() / d : 0;
  if (rule_.design == Kind::factorial)
    for (const Factor& factor : factors_) count = times(count, factor.levels.size());
  if (rule_.is_spread()) count = rule_.points;
  if (rule_.design == Kind::saltelli) count = times(count, saltelli_rows_each(d, rule_.both_ways));
  if (rule_.design == Kind::morris) count = times(count, d + 1);
  const std::uint64_t rows = is_none() ? 0 : times(count, study.arms.size() * replications());
  if (rows > kMostRows)
    problems.add(problem_at(study, "experiment",
                            "the experiment has " + number_text(count) + " points and " +
                                number_text(rows) + " runs or more",
                            "at most " + number_text(kMostRows) + " are taken on",
                            "give it fewer points, levels or replications"));
  if (rule_.is_spread() && d > kMostFactors)
    problems.add(problem_at(study, "experiment.factors", "there are too many factors",
                            "at most " + number_text(kMostFactors) + " can be spread evenly",
                            "leave some out"));
  if (rule_.design == Kind::morris && rule_.levels % 2 != 0)
    problems.add(problem_at(study, "experiment.levels",
                            number_text(rule_.levels) + " is not an even number",
                            "a step goes half of the levels up or down", "write an even one"));
  points_ = static_cast<std::uint32_t>(std::min(count, kMostRows));
}

void Design::spread() {
  std::vector<std::uint32_t> names;
  for (const Factor& factor : factors_) names.push_back(factor.name);
  const std::size_t n = rule_.points;
  const std::uint64_t seed = rule_.points_seed;
  switch (rule_.design) {
    case Kind::latin_hypercube: cube_ = latin_hypercube(names, n, seed); break;
    case Kind::sobol: cube_ = sobol_points(names, n, seed); break;
    case Kind::saltelli: cube_ = saltelli_points(names, n, seed, rule_.both_ways); break;
    case Kind::morris:
      cube_ = inward(morris_points(names, n, seed, rule_.levels), rule_.levels);
      break;
    default: cube_ = independent_points(names, n, seed); break;
  }
  values_.resize(cube_.rows(), cube_.cols());
  for (Eigen::Index f = 0; f < cube_.cols(); ++f) {
    const Factor& factor = factors_[static_cast<std::size_t>(f)];
    const Range range = natural_range(factor.field.range, factor.field.unit);
    for (Eigen::Index i = 0; i < cube_.rows(); ++i)
      values_(i, f) = std::clamp(quantile(factor.spread, cube_(i, f)), range.low, range.high);
  }
}

// --- Values --------------------------------------------------------------------------------------

std::uint32_t Design::level(std::uint32_t point, std::size_t factor) const {
  if (has_lines(rule_.design)) return lines_[point * factors_.size() + factor];
  for (std::size_t f = 0; f < factor; ++f)
    point /= static_cast<std::uint32_t>(factors_[f].levels.size());
  return point % static_cast<std::uint32_t>(factors_[factor].levels.size());
}

double Design::number(std::uint32_t point, std::size_t factor) const {
  if (rule_.is_spread())
    return values_(static_cast<Eigen::Index>(point), static_cast<Eigen::Index>(factor));
  return factors_[factor].levels[level(point, factor)].number;
}

std::string Design::text(std::uint32_t point, std::size_t factor) const {
  if (rule_.is_spread()) return format_number(number(point, factor));
  return factors_[factor].levels[level(point, factor)].text;
}

std::string Design::written(std::uint32_t point, std::size_t factor) const {
  const Factor& given = factors_[factor];
  return given.number ? format_quantity(number(point, factor), given.field.unit)
                      : text(point, factor);
}

std::string Design::hash() const {
  std::uint64_t hash = 0xCBF29CE484222325ULL;
  const auto take = [&hash](std::uint64_t word) {
    hash ^= word;
    hash *= 0x100000001B3ULL;
    hash ^= hash >> 29;
  };
  const auto take_text = [&](const std::string& text) {
    for (const char letter : text) take(static_cast<unsigned char>(letter));
    take(0x100);
  };
  take(static_cast<std::uint64_t>(rule_.luck));
  for (std::size_t f = 0; f < factors_.size(); ++f) {
    take_text(factors_[f].path);
    for (std::uint32_t p = 0; p < points_; ++p) {
      if (factors_[f].number)
        take(std::bit_cast<std::uint64_t>(number(p, f)));
      else
        take_text(text(p, f));
    }
  }
  std::array<char, 20> digits{};
  std::snprintf(digits.data(), digits.size(), "%016llx", static_cast<unsigned long long>(hash));
  return digits.data();
}

std::string Design::name_of_point(std::uint32_t point) const {
  std::string text = "point " + std::to_string(point) + " (";
  for (std::size_t f = 0; f < factors_.size(); ++f)
    text += (f > 0 ? ", " : "") + factors_[f].path + ": " + written(point, f);
  return text + ")";
}

// --- What is not a number -----------------------------------------------------------------------

std::uint32_t Design::variant(std::uint32_t point) const {
  if (laid_.empty()) return 0;
  if (has_lines(rule_.design)) return variants_of_[point];
  std::uint32_t index = 0;
  for (auto f = laid_.rbegin(); f != laid_.rend(); ++f)
    index = index * static_cast<std::uint32_t>(factors_[*f].levels.size()) + level(point, *f);
  return index;
}

/// The combinations of levels that occur, in the order in which `variant` counts them.
void Design::find_variants() {
  if (has_lines(rule_.design)) {
    std::map<std::vector<std::uint32_t>, std::uint32_t> known;
    for (std::uint32_t p = 0; p < points_; ++p) {
      std::vector<std::uint32_t> levels;
      for (const std::size_t f : laid_) levels.push_back(level(p, f));
      const auto [found, is_new] =
          known.try_emplace(levels, static_cast<std::uint32_t>(combinations_.size()));
      if (is_new) combinations_.push_back(levels);
      variants_of_.push_back(found->second);
      if (combinations_.size() > kMostVariants) return;
    }
    return;
  }
  combinations_.push_back({});
  for (const std::size_t f : laid_) {
    std::vector<std::vector<std::uint32_t>> longer;
    for (std::uint32_t l = 0; l < factors_[f].levels.size(); ++l)
      for (auto levels : combinations_) {
        levels.push_back(l);
        longer.push_back(std::move(levels));
      }
    combinations_ = std::move(longer);
    if (combinations_.size() > kMostVariants) return;
  }
}

void Design::read_variants(const Study& study, Problems& problems) {
  find_variants();
  if (combinations_.size() > kMostVariants)
    return problems.add(problem_at(
        study, "experiment",
        "there are more than " + number_text(kMostVariants) + " combinations of what is no number",
        "each is read as a scenario of its own", "give choices and names fewer levels"));
  for (const auto& levels : combinations_) {
    Overrides values;
    for (std::size_t i = 0; i < laid_.size(); ++i) {
      const Factor& factor = factors_[laid_[i]];
      values.entries.push_back({factor.path, factor.levels[levels[i]].value, factor.place});
    }
    variants_.push_back(laid_.empty() ? study.arms : arms_with(study, values, problems));
    for (auto& arm : variants_.back().entries) make_ready(arm.value);
  }
}

/// What a factor varies is not drawn; and what has been read and is not lived is not copied for
/// each point.
void Design::make_ready(Scenario& arm) const {
  std::erase_if(arm.draws, [&](const Scenario::Draw& draw) {
    return std::any_of(factors_.begin(), factors_.end(), [&](const Factor& factor) {
      return leads_through(draw.path, factor.path);
    });
  });
  arm.experiment = {};
  arm.arms = {};
  arm.uncertain = {};
}

void Design::expect_numbers(const Study& study, Problems& problems) const {
  for (const Named<Scenario>& arms : variants_)
    for (const auto& [name, arm] : arms.entries) {
      Scenario copy = arm;
      for (const Factor& factor : factors_)
        if (factor.number && parameter(copy, factor.path) == nullptr)
          problems.add(problem_at(study, "experiment.factors." + factor.path,
                                  "the arm " + in_ticks(name) + " has no number at " +
                                      in_ticks(factor.path) + " at each point",
                                  "another factor or the arm takes it away",
                                  "vary it in an experiment of its own"));
    }
}

// --- Scenarios -----------------------------------------------------------------------------------

/// What one thread has to itself: for each arm a scenario whose numbers are set in place.
class Design::Laying {
 public:
  Laying(const Design& design, std::vector<std::size_t> arms)
      : design_(design), arms_(std::move(arms)), places_(arms_.size()) {}

  const Scenario& at(std::uint32_t point, std::uint32_t arm) {
    Place& place = places_[arm];
    const std::uint32_t variant = design_.variant(point);
    if (place.variant != variant) take_variant(place, variant, arms_[arm]);
    for (std::size_t f = 0; f < design_.factors_.size(); ++f)
      if (place.numbers[f] != nullptr) *place.numbers[f] = design_.number(point, f);
    settle(place.scenario);
    return place.scenario;
  }

 private:
  static constexpr std::uint32_t kNone = ~std::uint32_t{0};
  struct Place {
    std::uint32_t variant = kNone;
    Scenario scenario;
    std::vector<double*> numbers;  ///< by factor; null for what is laid over
  };

  void take_variant(Place& place, std::uint32_t variant, std::size_t arm) const {
    place.scenario = design_.variants_[variant][arm];
    place.variant = variant;
    place.numbers.clear();
    for (const Factor& factor : design_.factors_)
      place.numbers.push_back(factor.number ? parameter(place.scenario, factor.path) : nullptr);
  }

  const Design& design_;
  std::vector<std::size_t> arms_;
  std::vector<Place> places_;
};

Scenario Design::scenario_at(std::uint32_t point, std::size_t arm) const {
  Scenario scenario = Laying(*this, {arm}).at(point, 0);
  Problems problems;
  check(scenario, point, problems);
  if (!problems.empty()) throw ScenarioError(std::move(problems));
  return scenario;
}

Sweep Design::sweep(std::vector<std::size_t> arms, std::uint64_t seed, int threads) const {
  Sweep sweep;
  sweep.points = points_;
  sweep.arms = static_cast<std::uint32_t>(arms.size());
  sweep.replications = replications();
  sweep.seed = seed;
  sweep.luck = rule_.luck;
  sweep.failing = rule_.failing;
  sweep.threads = threads;
  sweep.cells = [this, arms = std::move(arms)]() -> Cells {
    auto laying = std::make_shared<Laying>(*this, arms);
    return [this, laying](std::uint32_t point, std::uint32_t arm) -> const Scenario& {
      const Scenario& scenario = laying->at(point, arm);
      if (all_checked_) return scenario;
      Problems problems;
      check(scenario, point, problems);
      if (!problems.empty())
        throw std::runtime_error(problems.sorted().front().problem + " (" +
                                 problems.sorted().front().reason + ")");
      return scenario;
    };
  };
  return sweep;
}

// --- Checks --------------------------------------------------------------------------------------

/// A copy, since checking resolves names and draws anew.
void Design::check(Scenario scenario, std::uint32_t point, Problems& problems) const {
  Problems own;
  backchannel::check(scenario, root_, {}, evidence_, own);
  for (Problem problem : own.sorted()) {
    problem.reason = "at " + name_of_point(point) + " " + problem.reason;
    problems.add(std::move(problem));
  }
}

void Design::check_points(const Study& study, Problems& problems) {
  root_ = study.root;
  evidence_ = study.evidence;
  std::vector<std::size_t> arms;
  for (std::size_t a = 0; a < study.arms.size(); ++a) arms.push_back(a);
  Laying laying(*this, arms);
  const std::uint64_t cells = std::uint64_t{points_} * arms.size();
  all_checked_ = cells <= kMostChecked;
  // Of many points some are looked at now, spread over all of them, the first and last among them.
  const std::uint64_t some = std::min<std::uint64_t>(points_, kMostChecked / arms.size() + 1);
  for (std::uint64_t i = 0; i < some && problems.empty(); ++i) {
    const std::uint64_t at = all_checked_ || some == 1 ? i : i * (points_ - 1) / (some - 1);
    for (std::uint32_t a = 0; a < arms.size(); ++a)
      check(laying.at(static_cast<std::uint32_t>(at), a), static_cast<std::uint32_t>(at),
            problems);
  }
}

}  // namespace backchannel
