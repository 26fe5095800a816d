#include "analysis/cli/trial.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "analysis/cli/failure.hpp"
#include "analysis/cli/interrupt.hpp"
#include "analysis/cli/progress.hpp"

namespace backchannel {
namespace {

/// Small enough to answer Ctrl-C soon, large enough to keep every thread busy.
std::uint32_t batch_for(std::size_t arms, int threads) {
  constexpr std::size_t kGrain = 64;  // runs the engine hands to a thread at once
  const std::size_t slices = 4 * static_cast<std::size_t>(threads);
  return static_cast<std::uint32_t>(kGrain * std::max<std::size_t>(2, slices / arms));
}

std::string running_estimate(const ArmSummary& arm) {
  const auto one = [&](Outcome outcome) {
    const Estimate share = arm.share(outcome);
    return fmt::format("{} {:.1f} ± {:.1f} %", name_of(outcome), 100 * share.value,
                       100 * share.half_width());
  };
  std::string text = arm.name() + ": " + one(Outcome::war);
  if (arm.modal() != Outcome::war) text += ", " + one(arm.modal());
  return text;
}

}  // namespace

int Passage::status() const { return signal == 0 ? kDone : kSignalled + signal; }

Passage live_paired(const std::vector<const Scenario*>& scenarios, const RunChoice& choice,
                    const std::function<void(const Batch&)>& see,
                    const std::function<std::string()>& estimate) {
  Passage passage;
  passage.seed = seed_of(choice.seed);
  passage.asked = runs_of(choice);
  Experiment experiment;
  experiment.arms = scenarios;
  experiment.seed = passage.seed;
  experiment.runs = passage.asked;
  experiment.threads = threads_of(choice.threads);
  experiment.batch = batch_for(scenarios.size(), experiment.threads);
  watch_for_interrupts();
  Progress progress(std::uint64_t{passage.asked} * scenarios.size(), choice.quiet);
  perform(experiment, [&](const Batch& batch) {
    see(batch);
    passage.done += static_cast<std::uint32_t>(batch.by_arm.front().size());
    progress.show(std::uint64_t{passage.done} * scenarios.size(), estimate);
    if (passage.done < passage.asked) passage.signal = interrupted_by();
    return passage.signal == 0;
  });
  progress.finish();
  if (passage.signal != 0)
    say(fmt::format("stopped after {} of {} runs; what follows is of those that were done",
                    passage.done, passage.asked));
  return passage;
}

Trial carry_out(const std::vector<ChosenArm>& arms, const RunChoice& choice,
                const std::function<void(const Batch&)>& more) {
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
  static_cast<Passage&>(trial) = live_paired(
      scenarios, choice, see, [&] { return running_estimate(trial.arms.front()); });
  return trial;
}

std::vector<std::string> words_of(const Passage& passage) {
  return {"--runs", fmt::format("{}", passage.done), "--seed", fmt::format("{}", passage.seed)};
}

}  // namespace backchannel
