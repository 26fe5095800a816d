#pragma once

/// Theory and engine side by side: exact value, estimate, standard error, z.
///
/// An arm of a file in `scenarios/theory` or `scenarios/laboratory` predicts quantities: a classic
/// game by its formulas (policies/strategic), a laboratory by its `expected:` block. Each is read
/// off the arm's runs and told in standard errors,
///
///     z = (estimate − exact) / se,    se = √(p(1 − p)/n) for a share, else s/√n
///
/// and passes at |z| < 4. A quantity that no luck touches must be met to 1e-9, relative beyond one;
/// so must one that a strategy works out for itself. Every arm has luck of its own: its seed is a
/// hash of the seed given, the file and the arm, so that rows of different arms are independent.
/// Source of the rule: theory A.0. Left out: corrections for looking at many rows; with two hundred
/// a false alarm somewhere has a chance of about one in eighty.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "analysis/table/column.hpp"
#include "analysis/table/statistics.hpp"
#include "sim/policies/strategic/seat.hpp"
#include "sim/scenario/study.hpp"

namespace backchannel {

/// One row of the table.
struct VerifiedRow {
  std::string id;        ///< row of the theory
  std::string file;
  std::string arm;
  std::string quantity;
  double exact = 0;
  double estimate = 0;
  double standard_error = 0;  ///< 0 where no luck is involved
  std::optional<double> z;
  std::uint64_t runs = 0;     ///< those that count
  bool pass = false;
};

/// What an arm predicts: of its game, and of its `expected:` block under the file's first row.
std::vector<Prediction> predictions_of(const Scenario& arm);

/// Reads one prediction off runs.
class Held {
 public:
  Held(const Prediction& prediction, const std::vector<Column>& columns);
  void add(const std::vector<double>& row);
  VerifiedRow row() const;

 private:
  std::optional<double> value_in(const std::vector<double>& row) const;
  std::optional<std::size_t> find(const std::string& name) const;

  Prediction prediction_;
  const std::vector<Column>& columns_;
  std::optional<std::size_t> measure_;
  std::optional<std::size_t> times_;
  std::optional<std::size_t> given_;
  std::optional<std::size_t> before_;
  bool share_ = false;
  bool may_not_happen_ = false;
  Moments moments_;
};

struct VerifySize {
  std::uint32_t runs = 200000;
  std::uint64_t seed = 1;
  int threads = 1;
};
/// The seed of an arm's runs.
std::uint64_t seed_of_arm(std::uint64_t seed, const std::string& file, const std::string& arm);

/// Lives the arm and holds it against all it predicts. An arm in which no luck is involved, for all
/// its predictions have a tolerance or are solved, lives twenty runs, however many are asked for.
std::vector<VerifiedRow> verify_arm(const Scenario& arm, const std::string& file,
                                    const std::string& name, const VerifySize& size);

/// Standard deviation of the z of all rows that have one; NaN below two.
double spread_of_z(const std::vector<VerifiedRow>& rows);

}  // namespace backchannel
