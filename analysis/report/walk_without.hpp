#pragma once

/// What would have been different without an act: the same luck, lived once more for each.
///
/// The acts are those of engine/without.hpp. Of two lists of events, what is the same in both is
/// found by kind, by whom and to whom, subject and reading, at most a day apart; what is left over
/// in the first no longer happens, what is left over in the second happens instead. Of either the
/// first few are told, in words; what belongs to the act itself, at its own instant, is not.
/// What is left out: that a thing happens in both, but a little sooner, or believed a little more.

#include <cstddef>
#include <cstdint>
#include <vector>

#include <nlohmann/json.hpp>

#include "analysis/report/story.hpp"
#include "analysis/report/told_texts.hpp"

namespace backchannel {

class WithoutEach {
 public:
  struct Of {
    std::uint64_t seed = 1;
    std::uint32_t run = 0;
    std::size_t most = 400;  ///< so many acts are left out; those of consequence first
  };
  WithoutEach(const Scenario& arm, const Of& of) : arm_(arm), of_(of) {}

  /// The run as it was.
  struct Base {
    const std::vector<Event>& events;
    const std::vector<EveryEvent>& told;  ///< in each language
    const RunResult& result;
    const std::vector<int>& act_of;       ///< of each event: the act that tells it
  };
  /// One entry for each act that can be left out, in order: `{act, outcome, ends, differs, …}`.
  /// What is told goes into `texts`.
  nlohmann::ordered_json json(const Base& base, const std::vector<Language>& languages,
                              ToldTexts& texts);
  /// How many acts could be left out and were not, for there are too many.
  std::size_t left_out() const { return left_out_; }

 private:
  nlohmann::ordered_json one_json(const Base& base, std::size_t event,
                                  const std::vector<Language>& languages, ToldTexts& texts) const;

  const Scenario& arm_;
  Of of_;
  std::size_t left_out_ = 0;
};

}  // namespace backchannel
