#include "analysis/table/verification.hpp"

#include <cmath>

#include "sim/crisis/luck.hpp"
#include "sim/crisis/tally.hpp"
#include "sim/engine/experiment.hpp"
#include "sim/engine/play.hpp"
#include "sim/policies/strategic/families.hpp"

namespace backchannel {
namespace {

constexpr double kExact = 1e-9;

/// A row of `expected:` as a prediction.
Prediction prediction_of(const std::string& id, const std::string& name,
                         const Expected& expected) {
  return {.row = id,
          .quantity = name,
          .exact = expected.value,
          .measure = expected.measure,
          .at_least = expected.at_least,
          .at_most = expected.at_most,
          .about = expected.about,
          .before = expected.before,
          .tolerance = expected.tolerance};
}

bool near(double value, double exact, double tolerance) {
  return std::fabs(value - exact) <= tolerance * std::fmax(1, std::fabs(exact));
}

}  // namespace

std::vector<Prediction> predictions_of(const Scenario& arm) {
  std::vector<Prediction> all;
  with_family(arm.game, [&](const auto& family) {
    if constexpr (requires { family.predictions(Wire{}); })
      all = family.predictions(wire_of(arm));
    else
      all = family.predictions();
  });
  const std::string id = arm.theory.empty() ? "" : arm.theory.front();
  for (const auto& [name, expected] : arm.expected.entries)
    all.push_back(prediction_of(id, name, expected));
  return all;
}

Held::Held(const Prediction& prediction, const std::vector<Column>& columns)
    : prediction_(prediction), columns_(columns) {
  measure_ = find(prediction.measure);
  times_ = find(prediction.times);
  given_ = find(prediction.given);
  before_ = find(prediction.before);
  share_ = prediction.at_least || prediction.at_most || !prediction.before.empty();
  may_not_happen_ = measure_ && columns[*measure_].may_not_happen;
}

/// A game knows nothing of names, so its columns are `payoff_{a}` and `payoff_{b}`.
std::optional<std::size_t> Held::find(const std::string& name) const {
  if (name.empty()) return std::nullopt;
  for (const Column& column : columns_)
    if (column.name == name || column.key == name) return column.index;
  return std::nullopt;
}

std::optional<double> Held::value_in(const std::vector<double>& row) const {
  if (!measure_) return std::nullopt;
  if (given_ && !(row[*given_] >= prediction_.given_at_least)) return std::nullopt;
  const double value = row[*measure_];
  const bool happened = !may_not_happen_ || value != kDidNot;
  if (share_) {
    bool counts = happened;
    if (prediction_.at_least) counts = counts && value >= *prediction_.at_least;
    if (prediction_.at_most) counts = counts && value <= *prediction_.at_most;
    if (before_) counts = counts && (row[*before_] == kDidNot || value < row[*before_]);
    return counts ? 1 : 0;
  }
  if (!happened) return std::nullopt;
  if (!prediction_.about) return value;
  const double away = value - *prediction_.about;
  return times_ ? away * (row[*times_] - prediction_.times_about) : away * away;
}

void Held::add(const std::vector<double>& row) {
  if (const std::optional<double> value = value_in(row)) moments_.add(*value);
}

VerifiedRow Held::row() const {
  VerifiedRow row;
  row.id = prediction_.row;
  row.quantity = prediction_.quantity;
  row.exact = prediction_.exact;
  if (prediction_.solved) {
    row.estimate = *prediction_.solved;
    row.pass = row.estimate == row.exact || near(row.estimate, row.exact, kExact);
    return row;
  }
  row.runs = moments_.count();
  row.estimate = moments_.mean();
  if (prediction_.tolerance > 0) {
    row.pass = std::fabs(row.estimate - row.exact) <= prediction_.tolerance;
    return row;
  }
  const double n = static_cast<double>(row.runs);
  const double exact_error = std::sqrt(std::fmax(0, row.exact * (1 - row.exact)) / n);
  row.standard_error = share_ ? exact_error : moments_.standard_error();
  if (row.standard_error > 1e-14 * std::fmax(1, std::fabs(row.exact))) {
    row.z = (row.estimate - row.exact) / row.standard_error;
    row.pass = std::fabs(*row.z) < 4;
  } else {
    row.standard_error = 0;
    row.pass = near(row.estimate, row.exact, kExact);
  }
  return row;
}

std::uint64_t seed_of_arm(std::uint64_t seed, const std::string& file, const std::string& arm) {
  const std::uint32_t name = who_of(who_of(file), who_of(arm));
  const auto block = philox({name, 0, 0, 0}, {static_cast<std::uint32_t>(seed),
                                              static_cast<std::uint32_t>(seed >> 32)});
  return std::uint64_t{block[0]} << 32 | block[1];
}

std::vector<VerifiedRow> verify_arm(const Scenario& arm, const std::string& file,
                                    const std::string& name, const VerifySize& size) {
  const std::vector<Column> columns = columns_of(arm);
  std::vector<Held> held;
  bool by_luck = false;
  for (const Prediction& prediction : predictions_of(arm)) {
    held.emplace_back(prediction, columns);
    by_luck |= !prediction.solved;
  }
  Experiment experiment;
  experiment.arms = {&arm};
  experiment.seed = seed_of_arm(size.seed, file, name);
  experiment.runs = by_luck ? size.runs : 0;
  experiment.threads = size.threads;
  std::vector<double> row;
  if (by_luck)
    perform(experiment, [&](const Batch& batch) {
      for (const RunResult& result : batch.by_arm[0]) {
        read_row(result.tally, row);
        for (Held& each : held) each.add(row);
      }
      return true;
    });
  std::vector<VerifiedRow> rows;
  for (const Held& each : held) {
    rows.push_back(each.row());
    rows.back().file = file;
    rows.back().arm = name;
  }
  return rows;
}

double spread_of_z(const std::vector<VerifiedRow>& rows) {
  Moments moments;
  for (const VerifiedRow& row : rows)
    if (row.z) moments.add(*row.z);
  return moments.sd();
}

}  // namespace backchannel
