#pragma once

/// What is known of many crises, beside what the full model gives over the episodes.
///
/// The regularities P3–P9 are derived from data sets of past crises and sanctions. The model was
/// not tuned to any of them; they say how far its worlds look like the recorded ones, which is weak
/// evidence and no more. What counts, in the model's own events:
///
///     ending      the first of: an agreement of any kind, war, talks broken off
///     duration    days to the ending; runs without one are censored at the horizon. The shape k of
///                 S(t) = exp(−(t/λ)^k) by maximum likelihood: 1/k = Σ t^k ln t/Σ t^k − Σ′ ln t/d,
///                 Σ over all, Σ′ over the d endings; the median by Kaplan and Meier
///     onset       runs with no strike on the first day, of episodes that script no strike
///     violence    a strike on a principal, or war
///     threat      an ultimatum or a public threat of one principal against the other
///     concession  the target decides to concede, or something is agreed, within 60 days of it
///     firm        without a concession, whoever threatened strikes within 60 days
///     prior       a package that the same side had received before, in the same run
///     acquiesces  the target of a package decides to concede after it; settled if anything is in
///                 force at the end
///     latency     days from an incident or a rung to the answer
///
/// Intervals of the data are those of shares (Wilson), of a mean and a spread from 1,045 answers,
/// and for the shape the usual large-sample one, ±1.96·0.78·k/√n of 412 durations.
///
/// Units: days, shares. Sources: ICB version 13 (Brecher, Wilkenfeld, Beardsley, James & Quinn);
/// Threat and Imposition of Sanctions version 4 (Morgan, Bapat & Kobayashi) and the dyads of
/// Crisman-Cox & Gibilisco's sigInt. Only numbers derived from them stand here; the data themselves
/// are not redistributed, as no licence to do so was found. Left out: fitting, history matching.

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "analysis/table/statistics.hpp"
#include "sim/engine/run.hpp"

namespace backchannel {

/// One regularity, and what the model has beside it.
struct Pattern {
  std::string id;
  std::string says;
  double target = 0;
  double low = 0;   ///< 95 % interval of the data
  double high = 0;
  Estimate model;   ///< NaN if it cannot be compared
  std::uint64_t count = 0;
  std::string remark;  ///< why not, or what to bear in mind
  /// Whether the two intervals meet.
  bool meets() const;
  bool comparable() const;
};

class Validation {
 public:
  /// One run of an episode, with its events.
  void add(const Scenario& scenario, const RunResult& result, const Trace& trace);
  std::vector<Pattern> patterns() const;

 private:
  struct Share {
    std::uint64_t yes = 0;
    std::uint64_t all = 0;
    void add(bool counted) {
      ++all;
      yes += counted;
    }
  };
  struct Spell {
    double days = 0;
    bool ended = false;
  };
  void add_spell(const RunResult& result, double horizon);
  void add_threats(const Scenario& scenario, const Trace& trace);
  void add_packages(const Scenario& scenario, const Trace& trace, const RunResult& result);
  std::vector<Pattern> of_endings() const;
  std::vector<Pattern> of_pressure() const;

  std::vector<Spell> spells_;
  Share violent_, war_;
  std::array<Share, 5> mix_;  ///< agreement, tacit, imposed, faded, other
  Share concedes_, firm_;
  Share acquiesces_, settles_;
  std::array<Share, 3> by_priors_;
  Moments latency_;
};

/// Shape of the Weibull law with censoring; NaN without two different endings.
double weibull_shape(const std::vector<double>& days, const std::vector<bool>& ended);
/// When half have ended, by Kaplan and Meier; NaN if fewer ever do.
double median_survival(std::vector<double> days, std::vector<bool> ended);

}  // namespace backchannel
