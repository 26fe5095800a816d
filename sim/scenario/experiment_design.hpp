#pragma once

/// Which runs of a scenario are wanted: the points at which it is lived, how often, whose luck.
///
/// The block says nothing about the crisis, so it is no part of the scenario's hash, and its
/// numbers need no source. What its factors mean is worked out by `analysis/design`, which knows
/// designs; here they are values by path.
///
/// Left out: designs that choose the next point by what came of the last.

#include <cstdint>
#include <optional>
#include <string>

#include "sim/parameters/fields.hpp"
#include "sim/parameters/node.hpp"

namespace backchannel {

/// What to do about the other runs when one has failed; the words are those of FLAME GPU 2. The
/// failing run is a row in any case.
enum class Failing : std::uint8_t {
  off,   ///< go on; failing is no failure of the experiment
  slow,  ///< go on; the experiment counts as failed at its end
  fast,  ///< stop after this row; the experiment has failed
};
template <>
struct Names<Failing> {
  static constexpr std::string_view of[] = {"off", "slow", "fast"};
};

/// The luck of run k at different points.
enum class LuckAcross : std::uint8_t {
  common,  ///< the same at every point
  own,     ///< another at every point
};
template <>
struct Names<LuckAcross> {
  static constexpr std::string_view of[] = {"common", "own"};
};

struct ExperimentDesign {
  enum class Kind {
    none,             ///< one point: the scenario as written
    factorial,        ///< each level of each factor with each of every other
    zip,              ///< the k-th levels of all factors together
    table,            ///< the lines of a file
    independent,      ///< drawn from the factors' distributions
    latin_hypercube,  ///< the same, each factor's slices used once
    sobol,            ///< the same, spread evenly
    saltelli,         ///< for Sobol indices
    morris,           ///< one factor at a time, from many starting points
  };
  Kind design = Kind::none;
  Overrides factors;
  std::uint32_t points = 64;
  std::uint32_t levels = 4;
  bool both_ways = false;
  std::string table;
  std::uint64_t points_seed = 1;
  std::optional<std::uint32_t> replications;
  LuckAcross luck = LuckAcross::common;
  Failing failing = Failing::slow;
  Overrides until;  ///< names of measures, not paths; analysis/table/precision.hpp knows them

  /// Whether factors have distributions, not levels.
  bool is_spread() const { return design >= Kind::independent; }

  void fields(auto& visit) {
    visit(Field{"design", "how points are chosen", "model §15"}, design);
    if (design != Kind::none && design != Kind::table)
      visit(Field{"factors", "what differs between points, by path: a list of levels (factorial, "
                  "zip) or a distribution", "model §15"}, factors);
    if (is_spread())
      visit(Field{"points", "how many points; base points of saltelli, trajectories of morris",
                  "judgement: a first look", Unit::none, {1, 1e7}}, points);
    if (design == Kind::morris)
      visit(Field{"levels", "levels of each factor, an even number",
                  "judgement: the four that are customary", Unit::none, {2, 1000}}, levels);
    if (design == Kind::saltelli)
      visit(Field{"both_ways", "mix the second base points with the first too, for pairs of "
                  "factors", "model §15"}, both_ways);
    if (is_spread())
      visit(Field{"points_seed", "where points lie; the luck of runs has its own seed",
                  "model §15"}, points_seed);
    if (design == Kind::table)
      visit(Field{"table", "a CSV file whose headers are paths, from this file's folder; other "
                  "columns are left alone", "model §15", Unit::none, {}, true}, table);
    visit(Field{"replications", "runs of each arm at each point; none for 20, or without a design "
                "for as many as the command asks for", "judgement: a first look", Unit::none,
                {1, 1e9}}, replications);
    visit(Field{"luck", "common: run k has the same luck at every point; own: another at each",
                "judgement: common luck shows differences with the fewest runs"}, luck);
    visit(Field{"failing", "when a run fails, off: go on; slow: go on and fail at the end; fast: "
                "stop there", "judgement: nothing lost, nothing overlooked"}, failing);
    visit(Field{"until", "without a design: run until these classes or columns are known to ± this "
                "much, `{war: 0.002}`", "model §15"}, until);
  }
};
template <>
struct Names<ExperimentDesign::Kind> {
  static constexpr std::string_view of[] = {"none",  "factorial", "zip",
                                            "table", "independent", "latin hypercube",
                                            "sobol", "saltelli", "morris"};
};

}  // namespace backchannel
