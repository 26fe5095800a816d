#include "tests/support/laboratory.hpp"

#include <stdexcept>

namespace backchannel::testing {

Study study(const std::string& file, const std::vector<Setting>& settings) {
  return read_study(std::string(BACKCHANNEL_SOURCE_DIR) + "/scenarios/" + file, settings);
}

std::vector<RunResult> live(const Scenario& arm, std::uint32_t runs, std::uint64_t seed,
                            int threads, bool fingerprints) {
  Experiment experiment;
  experiment.arms = {&arm};
  experiment.runs = runs;
  experiment.seed = seed;
  experiment.threads = threads;
  experiment.fingerprints = fingerprints;
  std::vector<RunResult> results;
  perform(experiment, [&](const Batch& batch) {
    results.insert(results.end(), batch.by_arm[0].begin(), batch.by_arm[0].end());
    return true;
  });
  return results;
}

double share(const std::vector<RunResult>& results, Outcome outcome) {
  double count = 0;
  for (const RunResult& result : results) count += result.outcome == outcome;
  return 100 * count / static_cast<double>(results.size());
}

namespace {

struct Find {
  const std::string& name;
  const double* found = nullptr;
  void operator()(const Field& field, double& value) {
    if (field.name == name) found = &value;
  }
};

}  // namespace

double value(const Tally& tally, const std::string& measure) {
  Tally copy = tally;
  Find find{measure};
  copy.fields(find);
  if (!find.found) throw std::invalid_argument("no measure " + measure);
  return *find.found;
}

double mean(const std::vector<RunResult>& results, const std::string& measure) {
  double sum = 0;
  for (const RunResult& result : results) sum += value(result.tally, measure);
  return sum / static_cast<double>(results.size());
}

}  // namespace backchannel::testing
