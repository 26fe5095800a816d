#include "analysis/cli/trial.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "analysis/cli/failure.hpp"
#include "analysis/cli/interrupt.hpp"
#include "analysis/cli/progress.hpp"
#include "analysis/table/numbers.hpp"

namespace backchannel {
namespace {

/// Small enough to answer Ctrl-C soon, large enough to keep every thread busy.
std::uint32_t batch_for(std::size_t arms, int threads) {
  constexpr std::size_t kGrain = 64;  // runs the engine hands to a thread at once
  const std::size_t slices = 4 * static_cast<std::size_t>(threads);
  return static_cast<std::uint32_t>(kGrain * std::max<std::size_t>(2, slices / arms));
}

/// The runs of a batch from one to another.
Batch piece_of(const Batch& batch, std::size_t from, std::size_t to) {
  Batch piece;
  piece.first_run = batch.first_run + static_cast<std::uint32_t>(from);
  for (const auto& results : batch.by_arm)
    piece.by_arm.emplace_back(results.begin() + static_cast<std::ptrdiff_t>(from),
                              results.begin() + static_cast<std::ptrdiff_t>(to));
  return piece;
}

/// Hands a batch on in pieces that end where the watch wants to look; returns how many runs were
/// taken in until it had seen enough.
std::size_t take_in(const Batch& batch, PrecisionWatch& watch,
                    const std::function<void(const Batch&)>& see) {
  const std::size_t count = batch.by_arm.front().size();
  std::size_t at = 0;
  while (at < count) {
    const std::size_t end = std::min<std::size_t>(count, at + watch.next_look() - watch.runs());
    const Batch piece = piece_of(batch, at, end);
    see(piece);
    watch.add(piece);
    at = end;
    if (watch.runs() == watch.next_look() && watch.look()) break;
  }
  return at;
}

std::string running_estimate(const ArmSummary& arm) {
  const auto one = [&](Outcome outcome) {
    const Estimate share = arm.share(outcome);
    return fmt::format("{} {:.1f} ± {:.1f} % ({} runs)", name_of(outcome), 100 * share.value,
                       100 * share.half_width(), grouped(arm.count(outcome)));
  };
  std::string text = arm.name() + ": " + one(Outcome::war);
  if (arm.modal() != Outcome::war) text += ", " + one(arm.modal());
  return text;
}

}  // namespace

int Passage::status() const { return signal == 0 ? kDone : kSignalled + signal; }

Passage live_paired(const std::vector<const Scenario*>& scenarios, const RunChoice& choice,
                    const std::function<void(const Batch&)>& see,
                    const std::function<std::string()>& estimate, PrecisionWatch* watch,
                    std::uint32_t runs_per_draw) {
  Passage passage;
  passage.seed = seed_of(choice.seed);
  passage.asked = runs_of(choice);
  Experiment experiment;
  experiment.arms = scenarios;
  experiment.seed = passage.seed;
  experiment.runs = passage.asked;
  experiment.runs_per_draw = runs_per_draw;
  experiment.threads = threads_of(choice.threads);
  experiment.batch = batch_for(scenarios.size(), experiment.threads);
  watch_for_interrupts();
  Progress progress(std::uint64_t{passage.asked} * scenarios.size(), choice.quiet);
  perform(experiment, [&](const Batch& batch) {
    std::size_t taken = batch.by_arm.front().size();
    if (watch != nullptr)
      taken = take_in(batch, *watch, see);
    else
      see(batch);
    passage.done += static_cast<std::uint32_t>(taken);
    if (watch != nullptr && watch->reached()) return false;
    if (watch != nullptr)
      progress.expect(std::min<std::uint64_t>(passage.asked, watch->runs_needed()) *
                      scenarios.size());
    progress.show(std::uint64_t{passage.done} * scenarios.size(), estimate);
    if (passage.done < passage.asked) passage.signal = interrupted_by();
    return passage.signal == 0;
  });
  progress.finish();
  if (passage.signal != 0)
    say(fmt::format("stopped after {} of {} runs; what follows is of those that were done",
                    passage.done, passage.asked));
  if (watch == nullptr) return passage;
  passage.until = choice.until;
  passage.most = passage.signal != 0 ? passage.done : passage.asked;
  if (watch->reached()) passage.asked = passage.done;
  return passage;
}

Trial carry_out(const std::vector<ChosenArm>& arms, const RunChoice& choice,
                const std::function<void(const Batch&)>& more, PrecisionWatch::Of of) {
  Trial trial;
  std::vector<const Scenario*> scenarios;
  for (const ChosenArm& arm : arms) {
    trial.arms.emplace_back(arm.name, *arm.scenario);
    scenarios.push_back(arm.scenario);
  }
  const auto see = [&](const Batch& batch) {
    for (std::size_t i = 0; i < batch.by_arm.size(); ++i)
      for (const RunResult& result : batch.by_arm[i]) trial.arms[i].add(result);
    if (more) more(batch);
  };
  if (std::vector<PrecisionGoal> goals = chosen_goals(choice, arms); !goals.empty()) {
    std::vector<std::string> names;
    for (const ChosenArm& arm : arms) names.push_back(arm.name);
    trial.watch.emplace(of, std::move(names), std::move(goals));
  }
  PrecisionWatch* watch = trial.watch ? &*trial.watch : nullptr;
  static_cast<Passage&>(trial) = live_paired(
      scenarios, choice, see,
      [&] { return watch ? watch->running_text() : running_estimate(trial.arms.front()); }, watch);
  return trial;
}

std::vector<std::string> words_of(const Passage& passage) {
  const bool until = !passage.until.empty();
  std::vector<std::string> words{"--runs", fmt::format("{}", until ? passage.most : passage.done),
                                 "--seed", fmt::format("{}", passage.seed)};
  for (const std::string& goal : passage.until) words.insert(words.end(), {"--until", goal});
  return words;
}

}  // namespace backchannel
