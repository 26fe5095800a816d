#pragma once

/// The greatest value of a linear function under linear conditions.
///
///     maximise   Σ_j c_j·x_j     over   x_j ≥ 0
///     such that  low_r ≤ Σ_j a_rj·x_j ≤ high_r   for every row r
///
/// The games whose best rule is a table of chances (policies/strategic/mediation.hpp) write their
/// incentives down as rows and leave the rest to CLP's simplex method, which knows no closed form.
///
/// Units: the caller's. Errors: `maximise` throws std::logic_error when nothing meets the rows or
/// the value has no bound; the games here always have the plan of doing nothing, so neither can
/// come from what a user wrote. Conditions are met to about 1e-12. Not for the hot path.
/// Source: Dantzig 1963, "Linear Programming and Extensions"; Forrest & Lougee-Heimer 2005, "CBC
/// User Guide", for CLP. Left out: integers, and prices of the rows.

#include <limits>
#include <vector>

namespace backchannel {

class LinearProgram {
 public:
  static constexpr double kNoBound = std::numeric_limits<double>::infinity();

  /// A row being written: coefficients of the same variable add up.
  class Row {
   public:
    Row& add(int variable, double coefficient);

   private:
    friend class LinearProgram;
    std::vector<double> coefficients_;
  };

  /// A variable of at least 0 and at most `most`; its number.
  int variable(double worth, double most = kNoBound);
  void row(const Row& row, double low, double high = kNoBound);
  void worth(int variable, double worth);

  struct Found {
    double value = 0;
    std::vector<double> at;  ///< by variable
  };
  Found maximise() const;

 private:
  std::vector<double> worth_;
  std::vector<double> most_;
  std::vector<Row> rows_;
  std::vector<double> low_;
  std::vector<double> high_;
};

}  // namespace backchannel
