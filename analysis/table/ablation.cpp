#include "analysis/table/ablation.hpp"

#include <algorithm>
#include <cmath>


namespace backchannel {
namespace {

constexpr std::size_t kDirect = kBenefitSets;         ///< place among the scenarios
constexpr std::size_t kDirectBare = kBenefitSets + 1;

Switches switches_of(std::size_t set) {
  Switches switches;
  std::size_t bit = 0;
  auto visit = [&](const Field&, bool& on) { on = ((set >> bit++) & 1U) != 0; };
  switches.fields(visit);
  return switches;
}

Scenario with_benefits(const Scenario& arm, std::size_t set) {
  Scenario scenario = arm;
  scenario.benefits = switches_of(set);
  settle(scenario);
  return scenario;
}

bool any_off(Switches switches) {
  bool off = false;
  auto visit = [&](const Field&, bool& on) { off |= !on; };
  switches.fields(visit);
  return off;
}

/// Points at the channel of the same name in another arm, whose channels may stand elsewhere.
bool take_over(const Reference& from, const Scenario& arm, Reference& to) {
  to = from;
  to.index = arm.channels.find(from.name);
  return to.index >= 0;
}

/// The arm on the talks and routes of another, if it has those channels.
std::optional<Scenario> on_the_lines_of(const Scenario& other, const Scenario& arm) {
  Scenario scenario = arm;
  if (!take_over(other.talks, arm, scenario.talks)) return std::nullopt;
  scenario.routes.clear();
  for (const Reference& route : other.routes)
    if (!take_over(route, arm, scenario.routes.emplace_back())) return std::nullopt;
  settle(scenario);
  return scenario;
}

AblationEffect told(const PairedEffect& effect) {
  return {effect.estimate(), effect.standard_error(), effect.is_nothing()};
}

}  // namespace

std::string_view benefit_name(std::size_t benefit) {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> list;
    auto visit = [&](const Field& field, bool&) { list.emplace_back(field.name); };
    Switches switches;
    switches.fields(visit);
    return list;
  }();
  return names.at(benefit);
}

std::string benefits_text(std::size_t set) {
  if (set == 0) return "none";
  if (set == kBenefitSets - 1) return "all";
  std::string text;
  for (std::size_t i = 0; i < kBenefits; ++i)
    if (((set >> i) & 1U) != 0)
      text += (text.empty() ? "" : " + ") + std::string(benefit_name(i));
  return text;
}

std::array<std::size_t, 2> benefits_of_pair(std::size_t pair) {
  for (std::size_t i = 0; i < kBenefits; ++i)
    for (std::size_t j = i + 1; j < kBenefits; ++j)
      if (pair-- == 0) return {i, j};
  return {0, 0};
}

AblationArms ablation_arms(const Study& study, const std::string& arm) {
  AblationArms arms;
  arms.arm = arm;
  const Scenario& given = study.arms[static_cast<std::size_t>(study.arms.find(arm))];
  arms.partly_off = any_off(given.benefits);
  for (std::size_t set = 0; set < kBenefitSets; ++set)
    arms.scenarios.push_back(with_benefits(given, set));
  if (!given.talks || given.talks.name == given.reference.name) return arms;
  for (const auto& [name, other] : study.arms.entries) {
    if (name == arm || other.talks.name != given.reference.name) continue;
    const auto direct = on_the_lines_of(other, given);
    if (!direct) continue;
    arms.scenarios.push_back(with_benefits(*direct, kBenefitSets - 1));
    arms.scenarios.push_back(with_benefits(*direct, 0));
    arms.direct = name;
    const auto is_carried = [&](const Reference& route) {
      return static_cast<bool>(given.channels[static_cast<std::size_t>(
          given.channels.find(route.name))].operated_by);
    };
    arms.other_routes = std::any_of(other.routes.begin(), other.routes.end(), is_carried);
    break;
  }
  return arms;
}

std::vector<Quantity> ablation_measures() {
  std::vector<Quantity> measures{quantity_of(Outcome::war)};
  for (int cause = 1; cause <= kWarCauses; ++cause) measures.push_back(quantity_of_cause(cause));
  measures.push_back(quantity_of(Outcome::strikes));
  for (int c = 0; c < kOutcomes; ++c)
    if (const auto outcome = static_cast<Outcome>(c);
        outcome != Outcome::war && outcome != Outcome::strikes)
      measures.push_back(quantity_of(outcome));
  return measures;
}

void PairedEffect::add(double difference) {
  moments_.add(difference);
  differing_ += difference != 0 ? 1U : 0U;
  sum_ += difference;
  squares_ += difference * difference;
}

Estimate PairedEffect::estimate(double confidence) const {
  if (!share_ || runs() == 0) return moments_.interval(confidence);
  const double runs = static_cast<double>(moments_.count()) + 2;
  const double middle = sum_ / runs;  // +1 and −1 have been added
  const double error = std::sqrt(((squares_ + 2) / runs - middle * middle) / runs);
  const double half = normal_quantile((1 + confidence) / 2) * error;
  return {sum_ / static_cast<double>(moments_.count()), middle - half, middle + half};
}

bool AblationFinding::nowhere() const {
  const auto is_nothing = [](double level) { return level == 0; };
  return std::all_of(levels.begin(), levels.end(), is_nothing) && direct.value_or(0) == 0;
}

Ablation::Measured::Measured(Quantity given)
    : measure(std::move(given)),
      worth(kDirectBare + 1),
      totals(kDirectBare + 1),
      explained(measure.is_share()),
      shares(kBenefits, explained),
      last(kBenefits, explained),
      first(kBenefits, explained),
      interactions(kBenefitPairs, explained),
      whole(explained),
      format(explained),
      other_routes(explained) {}

Ablation::Ablation(const AblationArms& arms, std::vector<Quantity> measures)
    : arm_(arms.arm),
      direct_(arms.direct),
      other_routes_(arms.other_routes),
      partly_off_(arms.partly_off),
      margin_(arms.scenarios.front().equivalence),
      rule_(kBenefits) {
  for (Quantity& measure : measures) measured_.emplace_back(std::move(measure));
}

void Ablation::add(const Batch& batch) {
  for (std::size_t k = 0; k < batch.by_arm.front().size(); ++k) {
    ++runs_;
    for (std::size_t s = 0; s < batch.by_arm.size(); ++s) {
      const RunResult& result = batch.by_arm[s][k];
      read_row(result.tally, row_);
      for (Measured& one : measured_) {
        one.worth[s] = one.measure.value(result, row_);
        one.totals[s] += one.worth[s];
      }
    }
    for (Measured& one : measured_) take_in(one);
  }
}

void Ablation::take_in(Measured& one) {
  const std::vector<double>& worth = one.worth;
  constexpr std::size_t kAll = kBenefitSets - 1;
  const std::span<const double> game(worth.data(), kBenefitSets);
  one.explained.add(worth[kAll] - worth[0]);
  rule_.share(game, values_);
  for (std::size_t i = 0; i < kBenefits; ++i) {
    const std::size_t me = std::size_t{1} << i;
    one.shares[i].add(values_[i]);
    one.last[i].add(worth[kAll] - worth[kAll ^ me]);
    one.first[i].add(worth[me] - worth[0]);
  }
  rule_.interact(game, values_);
  for (std::size_t pair = 0; pair < kBenefitPairs; ++pair)
    one.interactions[pair].add(values_[pair]);
  if (direct_.empty()) return;
  one.whole.add(worth[kAll] - worth[kDirect]);
  one.format.add(worth[0] - worth[kDirectBare]);
  one.other_routes.add(worth[kDirectBare] - worth[kDirect]);
}

std::vector<AblationFinding> Ablation::findings() const {
  std::vector<AblationFinding> findings;
  for (const Measured& one : measured_) {
    AblationFinding& finding = findings.emplace_back();
    finding.measure = one.measure;
    finding.runs = runs_;
    finding.margin = margin_;
    const auto runs = static_cast<double>(runs_);
    for (std::size_t set = 0; set < kBenefitSets; ++set)
      finding.levels[set] = one.totals[set] / runs;
    finding.explained = told(one.explained);
    for (std::size_t i = 0; i < kBenefits; ++i) {
      finding.shares[i] = told(one.shares[i]);
      finding.last[i] = told(one.last[i]);
      finding.first[i] = told(one.first[i]);
    }
    for (std::size_t pair = 0; pair < kBenefitPairs; ++pair)
      finding.interactions[pair] = told(one.interactions[pair]);
    if (direct_.empty()) continue;
    finding.direct = one.totals[kDirect] / runs;
    finding.whole = told(one.whole);
    finding.format = told(one.format);
    if (other_routes_) finding.other_routes = told(one.other_routes);
  }
  return findings;
}

}  // namespace backchannel
