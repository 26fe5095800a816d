#pragma once

/// Which of many runs a reader should see, and one run as a drawing needs it.
///
/// **Typical of an ending**: of the runs of an arm that end so, the one that lies nearest to their
/// middle: the least sum, over a handful of columns, of distances from the column's median in units
/// of its standard deviation. Which columns these are is a judgement: how long, how many rounds,
/// incidents, misreadings, strikes and messages, and where trust, hurt and alert end. Of several
/// as near, the first.
///
/// Only the first runs are candidates (kCandidates); memory does not grow beyond that.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "analysis/report/told_texts.hpp"
#include "sim/engine/run.hpp"
#include "sim/scenario/study.hpp"

namespace backchannel {

class TypicalRuns {
 public:
  static constexpr std::size_t kCandidates = 5000;
  void add(const RunResult& result);
  /// Nothing if no candidate ended so.
  std::optional<std::uint32_t> of(Outcome outcome) const;

 private:
  static constexpr std::size_t kFeatures = 14;
  struct Candidate {
    std::uint32_t run = 0;
    Outcome outcome = Outcome::inconclusive;
    std::array<double, kFeatures> features{};
  };
  std::vector<Candidate> candidates_;
};

/// The arm that a ladder is of.
struct LadderArm {
  const std::string& name;
  const Scenario& scenario;
};
/// A run as a ladder of messages: who said what to whom, when it was sent and when and how it was
/// heard (days since the start), and what happened beside it, each with its sentence. Sentences go
/// to `texts`, in every language; the ladder has their numbers.
nlohmann::ordered_json ladder_json(const Study& study, const LadderArm& of, std::uint64_t seed,
                                   std::uint32_t run, ToldTexts& texts);

}  // namespace backchannel
