#pragma once

/// Reads one value off one run: see Readout in question.hpp.

#include <optional>
#include <vector>

#include "analysis/table/question.hpp"
#include "sim/engine/run.hpp"

namespace backchannel {

class RunReader {
 public:
  /// Refuses columns, actors and channels that the scenario does not have.
  RunReader(const Question& question, const Readout& measure, const Scenario& scenario);

  /// Whether it needs the story of the run, not only its result.
  bool needs_story() const { return !patterns_.empty(); }
  /// Nothing if the run does not count. `trace` may be null unless the story is needed.
  std::optional<double> value(const RunResult& result, const Trace* trace = nullptr);

 private:
  struct Pattern {
    EventKind kind = EventKind::act;
    int who = -1;
    int whom = -1;
    int channel = -1;
    std::optional<int> subject;
    EventPattern::Flag flag = EventPattern::Flag::any;
    Instant within = 0;
  };
  void find_columns(const Question& question, const Scenario& scenario);
  Pattern pattern_of(const Question& question, const EventPattern& given,
                     const Scenario& scenario) const;
  static bool fits(const Pattern& pattern, const Event& event);
  double count_events(const Trace& trace) const;
  std::optional<double> number_of(const RunResult& result, const Trace* trace);

  Readout measure_;
  std::size_t column_ = 0;
  bool may_not_happen_ = false;
  std::optional<std::size_t> minus_;
  std::optional<std::size_t> per_;
  std::vector<Pattern> patterns_;
  std::vector<double> row_;
};

}  // namespace backchannel
