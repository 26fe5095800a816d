#pragma once

/// Where two runs under the same luck part.
///
/// Two arms live the same run until something that only one of them has makes a difference. The
/// events of both are compared one by one, in order, without what is an operator's own business
/// (briefings, its line going up and down) and without the names of channels. Two partings are
/// told:
///
///     first    the first event that is not the same in every respect, instant and numbers included
///     act      the first deed, reading or decision that is another one: of another kind, by or to
///              somebody else, read the other way, or more than a day sooner or later
///
/// The first is mostly a letter that takes longer; the act is what a story turns on. Routine
/// words, the clocks they start and the order of procedure are therefore no acts.
///
/// Which of many runs a class should see: the one whose two ends lie furthest apart in the order
///
///     war, strikes, collapse, inconclusive, managed deadlock, narrowing, understanding,
///     limited deal, framework, comprehensive
///
/// and among those the one whose acts part first, so that most of the difference can be watched
/// growing. Or the one in which a column differs most. The order is a judgement: from the worst
/// end to the best agreed one.
/// What is left out: why they part; the reasons of the act stand beside it in the story.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "sim/crisis/event.hpp"
#include "sim/engine/experiment.hpp"
#include "sim/rounds/outcome.hpp"

namespace backchannel {

/// From the worst end, 0, to the best, 9.
int place_of(Outcome outcome);
/// How far two ends lie apart in that order.
int distance(Outcome one, Outcome other);

/// Where two lists of events part: places in either list, the length of a list that is over.
struct Fork {
  Instant at = 0;
  std::size_t first = 0;
  std::size_t second = 0;
};

/// Nothing if the lists are the same in every respect that is compared.
std::optional<Fork> first_fork(const std::vector<Event>& one, const std::vector<Event>& other);
/// Nothing if the same is done in both.
std::optional<Fork> fork_of_acts(const std::vector<Event>& one, const std::vector<Event>& other);

/// The runs that part most, as results come in; those that part equally far are all kept.
class FurthestApart {
 public:
  /// By ends, unless a column is given by its place; `may_not_happen` as in Column.
  explicit FurthestApart(std::optional<std::size_t> column = {}, bool may_not_happen = false)
      : column_(column), may_not_happen_(may_not_happen) {}
  void add(const RunResult& first, const RunResult& second);

  /// 0 if no two runs differ.
  double most() const { return most_; }
  const std::vector<std::uint32_t>& runs() const { return runs_; }
  std::uint64_t seen() const { return seen_; }
  /// Runs that differ at all.
  std::uint64_t differing() const { return differing_; }

 private:
  double apart(const RunResult& first, const RunResult& second);

  std::optional<std::size_t> column_;
  bool may_not_happen_;
  double most_ = 0;
  std::uint64_t seen_ = 0;
  std::uint64_t differing_ = 0;
  std::vector<std::uint32_t> runs_;
  std::vector<double> row_;
};

}  // namespace backchannel
