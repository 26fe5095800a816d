// How a question is answered: runs are lived, values read off them, and a test makes the effect.

#include <algorithm>
#include <array>
#include <limits>
#include <span>

#include "analysis/table/association.hpp"
#include "analysis/table/question.hpp"
#include "analysis/table/readout.hpp"
#include "sim/crisis/luck.hpp"
#include "sim/engine/experiment.hpp"
#include "sim/parameters/path.hpp"

namespace backchannel {
namespace {

using Came = Answer::Came;
using Test = Question::Test;

// --- Values of many runs -------------------------------------------------------------------------

/// A share with Wilson's interval, or a mean with Student's.
struct Sum {
  bool share = false;
  Moments moments;

  void add(const std::optional<double>& value) {
    if (value) moments.add(*value);
  }
  Estimate estimate() const {
    if (!share || moments.count() == 0) return moments.interval();
    const double n = static_cast<double>(moments.count());
    return wilson(static_cast<std::uint64_t>(moments.mean() * n + 0.5), moments.count());
  }
};

/// A paired difference of either.
struct Difference {
  bool share = false;
  PairedCounts counts;
  PairedMoments moments;

  void add(const std::optional<double>& first, const std::optional<double>& second) {
    if (!first || !second) return;
    if (share)
      counts.add(*first > 0, *second > 0);
    else
      moments.add(*first, *second);
  }
  Estimate estimate() const { return share ? counts.difference() : moments.difference(); }
};

/// Mean, least and greatest of all values there are.
struct Extent {
  Moments moments;
  double low = std::numeric_limits<double>::infinity();
  double high = -std::numeric_limits<double>::infinity();

  void add(const std::optional<double>& value) {
    if (!value) return;
    moments.add(*value);
    low = std::min(low, *value);
    high = std::max(high, *value);
  }
  Estimate estimate() const {
    return moments.count() > 0 ? Estimate{moments.mean(), low, high} : moments.interval();
  }
};

// --- Living the arms -----------------------------------------------------------------------------

using ArmList = std::vector<const Scenario*>;
using Lived = std::function<void(std::uint64_t)>;

/// One run of one arm; its story only where somebody reads it.
struct LivedRun {
  const RunResult* result = nullptr;
  const Trace* trace = nullptr;
};
using EachRun = std::function<void(std::span<const LivedRun>)>;

ArmList arms_of(const Study& study) {
  ArmList arms;
  for (const auto& entry : study.arms.entries) arms.push_back(&entry.value);
  return arms;
}

void live_results(const ArmList& arms, const AskingSize& size, const Lived& lived,
                  const EachRun& each) {
  Experiment experiment;
  experiment.arms = arms;
  experiment.seed = size.seed;
  experiment.runs = size.runs;
  experiment.threads = size.threads;
  std::vector<LivedRun> runs(arms.size());
  perform(experiment, [&](const Batch& batch) {
    const std::size_t count = batch.by_arm.front().size();
    for (std::size_t k = 0; k < count; ++k) {
      for (std::size_t a = 0; a < arms.size(); ++a) runs[a].result = &batch.by_arm[a][k];
      each(runs);
    }
    if (lived) lived(count * arms.size());
    return true;
  });
}

/// One after the other, each with its story.
void live_stories(const ArmList& arms, const AskingSize& size, const Lived& lived,
                  const EachRun& each) {
  std::vector<Runner> runners;
  for (const Scenario* arm : arms) runners.emplace_back(*arm);
  std::vector<Trace> traces(arms.size());
  std::vector<RunResult> results(arms.size());
  std::vector<LivedRun> runs(arms.size());
  for (std::uint32_t k = 0; k < size.runs; ++k) {
    for (std::size_t a = 0; a < arms.size(); ++a) {
      traces[a].telling = true;
      results[a] = runners[a].live(size.seed, k, traces[a]);
      runs[a] = {&results[a], &traces[a]};
    }
    each(runs);
    if (lived) lived(arms.size());
  }
}

/// All that is read off the runs of a question.
struct Readers {
  RunReader measure;
  std::optional<RunReader> among;
  std::optional<RunReader> against;
  std::optional<RunReader> rival;

  Readers(const Question& question, const Scenario& scenario)
      : measure(question, question.measure, scenario) {
    if (question.among) among.emplace(question, *question.among, scenario);
    if (question.against) against.emplace(question, *question.against, scenario);
    if (question.rival) rival.emplace(question, *question.rival, scenario);
  }
  bool need_stories() const {
    return measure.needs_story() || (among && among->needs_story()) ||
           (against && against->needs_story()) || (rival && rival->needs_story());
  }
  /// What is measured of the runs that count.
  std::optional<double> value(const LivedRun& run) {
    if (among && among->value(*run.result, run.trace) != 1.0) return std::nullopt;
    return measure.value(*run.result, run.trace);
  }
};

/// Runs of all arms, and all that the tests need of them.
struct Gathered {
  std::vector<Sum> arms;
  std::vector<Difference> steps;
  Difference ends;
  Extent extent;
  Moments widening;
  std::array<std::uint64_t, kOutcomes> classes{};  ///< of the last arm
  std::uint64_t runs = 0;
  std::vector<std::vector<double>> values;  ///< by arm, of runs that count in all: for spread
  std::vector<double> measured;             ///< of the last arm, where all there is counts
  std::vector<double> other;
  std::vector<double> rivals;
  std::vector<bool> happened;
};

void keep_values(const Question& question, const std::vector<std::optional<double>>& values,
                 Gathered& all) {
  const bool complete = std::all_of(values.begin(), values.end(), [](auto& v) { return !!v; });
  if (!complete) return;
  if (question.test == Test::widening)
    all.widening.add((*values[3] - *values[2]) - (*values[1] - *values[0]));
  if (question.test == Test::spread)
    for (std::size_t a = 0; a < values.size(); ++a) all.values[a].push_back(*values[a]);
}

void keep_pair(Readers& readers, const LivedRun& run, const std::optional<double>& measured,
               Gathered& all) {
  if (!readers.against) return;
  const auto other = readers.against->value(*run.result, run.trace);
  const auto rival =
      readers.rival ? readers.rival->value(*run.result, run.trace) : std::optional<double>(0);
  if (!measured || !other || !rival) return;
  all.measured.push_back(*measured);
  all.other.push_back(*other);
  all.rivals.push_back(*rival);
  all.happened.push_back(*other > 0);
}

Gathered gather(const Question& question, const Study& study, const AskingSize& size,
                const Lived& lived) {
  const ArmList arms = arms_of(study);
  const bool share = question.measure.is_share();
  Gathered all;
  all.arms.assign(arms.size(), {share, {}});
  all.steps.assign(arms.size() - 1, {share, {}, {}});
  all.ends.share = share;
  all.values.resize(arms.size());
  Readers readers(question, *arms.front());
  std::vector<std::optional<double>> values(arms.size());
  const EachRun each = [&](std::span<const LivedRun> runs) {
    for (std::size_t a = 0; a < runs.size(); ++a) {
      values[a] = readers.value(runs[a]);
      all.arms[a].add(values[a]);
      all.extent.add(values[a]);
      if (a > 0) all.steps[a - 1].add(values[a - 1], values[a]);
    }
    all.ends.add(values.front(), values.back());
    keep_values(question, values, all);
    keep_pair(readers, runs.back(), values.back(), all);
    ++all.classes[static_cast<std::size_t>(runs.back().result->outcome)];
    ++all.runs;
  };
  (readers.need_stories() ? live_stories : live_results)(arms, size, lived, each);
  return all;
}

// --- What came of it -----------------------------------------------------------------------------

Came direction(const Estimate& difference, Question::Sign sign, double margin) {
  if (sign == Question::Sign::none) return difference.within(margin) ? Came::as_claimed
                                                                     : Came::not_shown;
  // A difference that the file says does not matter shows nothing, however surely it is there.
  if (margin > 0 && difference.within(margin)) return Came::not_shown;
  const bool up = sign == Question::Sign::rise;
  if (up ? difference.low > 0 : difference.high < 0) return Came::as_claimed;
  return difference.excludes_zero() ? Came::opposite : Came::not_shown;
}

/// All steps as claimed, or else what the ends say against it.
Came together(const Question& question, const Answer& answer) {
  const Came ends = direction(answer.effect, question.expect, question.margin);
  if (question.between == Question::Between::ends || ends == Came::opposite) return ends;
  const bool each =
      std::all_of(answer.steps.begin(), answer.steps.end(), [&](const Estimate& step) {
        return direction(step, question.expect, question.margin) == Came::as_claimed;
      });
  return each ? Came::as_claimed : Came::not_shown;
}

Came within_bounds(const Question& question, const Estimate& level) {
  const bool holds = level.low >= question.least && level.high <= question.most;
  return holds ? Came::as_claimed : Came::not_shown;
}

/// By how much a class leads the most frequent other one: a run is in one of them or in neither.
Estimate lead_of(std::size_t claimed, const std::array<std::uint64_t, kOutcomes>& classes,
                 std::uint64_t runs) {
  std::uint64_t rival = 0;
  for (std::size_t c = 0; c < classes.size(); ++c)
    if (c != claimed) rival = std::max(rival, classes[c]);
  PairedCounts counts;
  counts.only_first = rival;
  counts.only_second = classes[claimed];
  counts.neither = runs - rival - classes[claimed];
  return counts.difference();
}

/// Spreads take the place of means, of the arms and between them.
void answer_spread(const Question& question, const Gathered& all, Answer& answer) {
  answer.share = false;
  for (std::size_t a = 0; a < all.values.size(); ++a) {
    answer.levels[a].estimate = spread(all.values[a]);
    if (a > 0) answer.steps[a - 1] = spread_difference(all.values[a - 1], all.values[a]);
  }
  answer.effect = spread_difference(all.values.front(), all.values.back());
  answer.came = together(question, answer);
}

void answer_association(const Question& question, const Gathered& all, Answer& answer) {
  answer.share = false;
  if (question.test == Test::correlation)
    answer.effect = correlation(all.measured, all.other);
  else if (question.rival)
    answer.effect = separation_lead(all.measured, all.rivals, all.happened);
  else
    answer.effect = separation(all.measured, all.happened);
  const bool bounded = question.test == Test::separates && !question.rival;
  answer.came = bounded ? within_bounds(question, answer.effect)
                        : direction(answer.effect, question.expect, question.margin);
}

void answer_test(const Question& question, const Gathered& all, Answer& answer) {
  switch (question.test) {
    case Test::difference:
      answer.effect = all.ends.estimate();
      answer.came = together(question, answer);
      break;
    case Test::widening:
      answer.effect = all.widening.interval();
      answer.came = direction(answer.effect, question.expect, question.margin);
      break;
    case Test::level:
      answer.effect = answer.levels.back().estimate;
      answer.came = within_bounds(question, answer.effect);
      break;
    case Test::always:
      answer.effect = all.extent.estimate();
      answer.came = within_bounds(question, answer.effect);
      break;
    case Test::spread: return answer_spread(question, all, answer);
    case Test::separates:
    case Test::correlation: return answer_association(question, all, answer);
    case Test::modal:
    case Test::prior:
      answer.effect = lead_of(static_cast<std::size_t>(question.measure.outcome.front()),
                              all.classes, all.runs);
      answer.came = direction(answer.effect, Question::Sign::rise, 0);
      break;
  }
}

Answer answer_arms(const Question& question, const Study& study, const AskingSize& size,
                   const Lived& lived) {
  const Gathered all = gather(question, study, size, lived);
  Answer answer;
  answer.share = question.measure.is_share();
  for (std::size_t a = 0; a < all.arms.size(); ++a)
    answer.levels.push_back({study.arms.name(a), all.arms[a].estimate()});
  for (const Difference& step : all.steps) answer.steps.push_back(step.estimate());
  answer_test(question, all, answer);
  return answer;
}

// --- Over the prior ------------------------------------------------------------------------------

/// The scenario of one draw: what run k would have drawn, fixed.
Scenario drawn(const Scenario& given, const Luck& luck) {
  Scenario scenario = given;
  scenario.draws.clear();
  for (const Scenario::Draw& draw : given.draws) {
    double* value = parameter(scenario, draw.path);
    if (value == nullptr) continue;
    const double uniform = luck.uniform(Purpose::parameter, who_of(draw.path), 0);
    *value = std::clamp(quantile(draw.distribution, uniform), draw.range.low, draw.range.high);
  }
  settle(scenario);
  return scenario;
}

/// Whether each condition holds in one draw: the mode first, then the further bounds.
std::vector<bool> conditions_in(const Question& question, const Scenario& scenario,
                                const AskingSize& size) {
  std::array<std::uint64_t, kOutcomes> classes{};
  std::vector<RunReader> readers;
  std::vector<Moments> sums(question.also.size());
  for (const auto& entry : question.also.entries)
    readers.emplace_back(question, entry.value.measure, scenario);
  const bool stories = std::any_of(readers.begin(), readers.end(),
                                   [](const RunReader& each) { return each.needs_story(); });
  (stories ? live_stories : live_results)(
      {&scenario}, size, nullptr, [&](std::span<const LivedRun> runs) {
        ++classes[static_cast<std::size_t>(runs[0].result->outcome)];
        for (std::size_t i = 0; i < readers.size(); ++i)
          if (const auto value = readers[i].value(*runs[0].result, runs[0].trace))
            sums[i].add(*value);
      });
  const auto claimed = static_cast<std::size_t>(question.measure.outcome.front());
  std::vector<bool> holds{classes[claimed] == *std::max_element(classes.begin(), classes.end())};
  for (std::size_t i = 0; i < sums.size(); ++i)
    holds.push_back(sums[i].count() == 0 || sums[i].mean() < question.also[i].most);
  return holds;
}

Answer answer_over_prior(const Question& question, const Study& study, const AskingSize& size,
                         const Lived& lived) {
  std::vector<std::uint64_t> counts(question.also.size() + 1, 0);
  std::uint64_t all = 0;
  for (std::uint32_t k = 0; k < question.draws; ++k) {
    const Scenario scenario = drawn(study.arms[0], Luck{size.seed, k});
    const std::vector<bool> holds = conditions_in(question, scenario, size);
    for (std::size_t i = 0; i < holds.size(); ++i) counts[i] += holds[i];
    all += std::all_of(holds.begin(), holds.end(), [](bool each) { return each; });
    if (lived) lived(size.runs);
  }
  Answer answer;
  answer.share = true;
  answer.levels.push_back({"modal", wilson(counts[0], question.draws)});
  for (std::size_t i = 0; i < question.also.size(); ++i)
    answer.levels.push_back({question.also.name(i), wilson(counts[i + 1], question.draws)});
  answer.effect = wilson(all, question.draws);
  answer.came = within_bounds(question, answer.effect);
  return answer;
}

}  // namespace

Answer ask(const Question& question, const Study& study, const AskingSize& size,
           const Lived& lived) {
  AskingSize asked = size;
  if (asked.runs == 0) asked.runs = question.runs;
  return question.test == Test::prior ? answer_over_prior(question, study, asked, lived)
                                      : answer_arms(question, study, asked, lived);
}

}  // namespace backchannel
