#include "sim/policies/strategic/linear_program.hpp"

#include <coin/Clp_C_Interface.h>

#include <memory>
#include <stdexcept>

namespace backchannel {

namespace {

/// How far a condition may be missed: first as little as arithmetic lets it, else a little more.
constexpr double kSlacks[] = {1e-12, 1e-10, 1e-8};

struct Delete {
  void operator()(Clp_Simplex* model) const { Clp_deleteModel(model); }
};
using Model = std::unique_ptr<Clp_Simplex, Delete>;

}  // namespace

LinearProgram::Row& LinearProgram::Row::add(int variable, double coefficient) {
  const auto at = static_cast<std::size_t>(variable);
  if (at >= coefficients_.size()) coefficients_.resize(at + 1);
  coefficients_[at] += coefficient;
  return *this;
}

int LinearProgram::variable(double worth, double most) {
  worth_.push_back(worth);
  most_.push_back(most);
  return static_cast<int>(worth_.size()) - 1;
}

void LinearProgram::row(const Row& row, double low, double high) {
  rows_.push_back(row);
  low_.push_back(low);
  high_.push_back(high);
}

void LinearProgram::worth(int variable, double worth) {
  worth_[static_cast<std::size_t>(variable)] = worth;
}

LinearProgram::Found LinearProgram::maximise() const {
  // By columns, as CLP wants it; the programs are small and mostly full.
  std::vector<CoinBigIndex> start = {0};
  std::vector<int> index;
  std::vector<double> value;
  for (std::size_t j = 0; j < worth_.size(); ++j) {
    for (std::size_t r = 0; r < rows_.size(); ++r) {
      const std::vector<double>& row = rows_[r].coefficients_;
      if (j >= row.size() || row[j] == 0) continue;
      index.push_back(static_cast<int>(r));
      value.push_back(row[j]);
    }
    start.push_back(static_cast<CoinBigIndex>(index.size()));
  }
  const std::vector<double> least(worth_.size(), 0.0);
  const Model model(Clp_newModel());
  Clp_setLogLevel(model.get(), 0);
  Clp_loadProblem(model.get(), static_cast<int>(worth_.size()), static_cast<int>(rows_.size()),
                  start.data(), index.data(), value.data(), least.data(), most_.data(),
                  worth_.data(), low_.data(), high_.data());
  Clp_setOptimizationDirection(model.get(), -1);
  Clp_setPerturbation(model.get(), 100);  // off: it would leave its trace in the last digits
  for (const double slack : kSlacks) {
    Clp_setPrimalTolerance(model.get(), slack);
    Clp_setDualTolerance(model.get(), slack);
    Clp_initialDualSolve(model.get());
    if (Clp_status(model.get()) != 0) continue;
    const double* found = Clp_getColSolution(model.get());
    return {Clp_objectiveValue(model.get()), {found, found + worth_.size()}};
  }
  throw std::logic_error("a linear program of a game has no best point");
}

}  // namespace backchannel
