#pragma once

/// The story of one run: what happened, in order, and why the next thing did.
///
/// Told from the events and reasons of a run (engine/trace.hpp), so a story can say nothing that
/// the model did not do. Three tellings of the same events:
///
///     tell_story    for reading: all that matters, routine words counted, reasons spelt out
///     story_json    for programs: every event, with its sentence and its reasons as numbers
///     golden_story  for files that are compared: a page, nothing that changes with a version
///
/// Each in English, Arabic or Farsi, with the names that the scenario translates.
///
/// Deeds that show in what follows at the same instant (an incident, a strike, a round) are told
/// once, as what follows. Left out: what was drawn and led to nothing, and minds between events.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "analysis/report/sentence.hpp"
#include "sim/engine/run.hpp"
#include "sim/scenario/study.hpp"

namespace backchannel {

/// `repeat` is the command that tells it again, where it is not that of a file.
std::string tell_story(const Study& study, const Scenario& arm, const std::string& arm_name,
                       std::uint64_t seed, std::uint32_t run, const std::string& repeat = "",
                       const Language& language = {});

nlohmann::json story_json(const Study& study, const Scenario& arm, const std::string& arm_name,
                          std::uint64_t seed, std::uint32_t run,
                          const std::string& repeat = "", const Language& language = {});

/// One line of a story before it is laid out.
struct ToldLine {
  Instant at = 0;
  std::string date;
  std::string who;
  std::string says;
  std::string because;   ///< the strongest reason, or nothing
  std::string reasons;   ///< the whole reasoning, or nothing
  bool minor = false;    ///< left out of a page
};

/// A run with its story in pieces, for whoever sets two beside each other.
struct ToldRun {
  RunResult result;
  std::vector<Event> events;
  std::vector<Sentence> sentences;  ///< of each event
  std::vector<ToldLine> lines;
  std::string outcome;
};
ToldRun told_run(const Scenario& arm, std::uint64_t seed, std::uint32_t run,
                 const Language& language = {});

/// Every event of a run by itself.
struct ToldEvent {
  Sentence sentence;
  std::optional<Sentence> seats[2];  ///< as either principal knew it then, if it did at all
  std::size_t told_by = 0;           ///< the event whose sentence tells it: itself, as a rule
  bool minor = false;                ///< left out of a page
};
struct EveryEvent {
  std::vector<ToldEvent> events;
  std::string outcome;
  std::string trust;
  std::string indicators;
};
EveryEvent tell_every_event(const Scenario& arm, const Trace& trace, const RunResult& result,
                            const Language& language = {});

/// The terms of a choice as numbers, and the whole reasoning in words.
nlohmann::json reasons_json(const Reasons& why, const Language& language = {});

/// The command that tells a run in full.
std::string story_command(const Study& study, const std::string& arm_name, std::uint64_t seed,
                          std::uint32_t run, const std::vector<std::string>& settings,
                          const Language& language = {});

/// At most about sixty lines; the middle of a longer story is left out, under a checksum.
std::string golden_story(const Study& study, const Scenario& arm, const std::string& arm_name,
                         std::uint64_t seed, std::uint32_t run, const Language& language = {});

}  // namespace backchannel
