#include "analysis/cli/points.hpp"

#include <fmt/format.h>

#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>

#include "analysis/cli/failure.hpp"
#include "analysis/cli/interrupt.hpp"
#include "analysis/table/summary.hpp"
#include "analysis/table/summary_sheet.hpp"
#include "sim/parameters/path.hpp"
#include "sim/parameters/units.hpp"

namespace backchannel {
namespace {

using nlohmann::ordered_json;

/// A point that makes no sense, in words.
struct BadPoint : std::runtime_error {
  using std::runtime_error::runtime_error;
};

struct Point {
  Overrides values;
  std::uint64_t seed = 1;
  std::uint32_t runs = 1;
};

std::uint64_t count_in(const ordered_json& value, const std::string& key, std::uint64_t most) {
  Complaint complaint;
  const auto count = parse_count(value.is_string() ? value.get<std::string>() : value.dump(), most,
                                 complaint);
  if (!count || *count == 0) throw BadPoint(fmt::format("{}: a whole number is wanted", key));
  return *count;
}

/// A value as it would stand in the file.
std::string text_of(Scenario& scenario, const std::string& path, const ordered_json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_boolean()) return value.get<bool>() ? "true" : "false";
  if (!value.is_number()) throw BadPoint(fmt::format("{}: a number or a word is wanted", path));
  Field field;
  const double number = value.get<double>();
  if (parameter(scenario, path, &field) == nullptr || field.unit == Unit::none) return value.dump();
  return format_quantity(number, field.unit);
}

Point point_of(const std::string& line, Scenario& scenario, Point point) {
  const auto json = ordered_json::parse(line, nullptr, false);
  if (!json.is_object()) throw BadPoint("the line is no JSON object");
  for (const auto& [path, value] : json.items()) {
    if (path == "seed") {
      point.seed = count_in(value, path, std::numeric_limits<std::uint64_t>::max());
    } else if (path == "runs") {
      point.runs = static_cast<std::uint32_t>(count_in(value, path, 1'000'000'000));
    } else {
      Problems problems;
      Node node = scalar_from_text(text_of(scenario, path, value), &problems, path);
      if (!problems.empty()) throw BadPoint(path + ": " + problems.sorted().front().problem);
      point.values.entries.push_back({path, std::move(node), {"the point", 0, 0}});
    }
  }
  return point;
}

ordered_json summary_of(const ArmSummary& arm) {
  ordered_json json;
  for (int i = 0; i < kOutcomes; ++i) {
    const auto outcome = static_cast<Outcome>(i);
    json["shares"][std::string(name_of(outcome))] = arm.share(outcome).value;
  }
  for (const Measure& measure : arm.measures()) {
    const auto runs = static_cast<double>(measure.runs);
    json["means"][measure.column.name] =
        measure.happened() > 0 ? number_json(measure.moments.mean()) : ordered_json(nullptr);
    if (measure.column.may_not_happen)
      json["happened"][measure.column.name] = static_cast<double>(measure.happened()) / runs;
  }
  return json;
}

ordered_json lived(const Point& point, const std::vector<ChosenArm>& arms, int threads) {
  Experiment experiment;
  std::vector<ArmSummary> summaries;
  for (const ChosenArm& arm : arms) {
    experiment.arms.push_back(arm.scenario);
    summaries.emplace_back(arm.name, *arm.scenario);
  }
  experiment.seed = point.seed;
  experiment.runs = point.runs;
  experiment.threads = threads;
  perform(experiment, [&](const Batch& batch) {
    for (std::size_t i = 0; i < batch.by_arm.size(); ++i)
      for (const RunResult& result : batch.by_arm[i]) summaries[i].add(result);
    return interrupted_by() == 0;
  });
  ordered_json json;
  for (const ArmSummary& arm : summaries) json[arm.name()] = summary_of(arm);
  return json;
}

class Answering {
 public:
  Answering(const Study& study, const std::vector<ChosenArm>& arms, const RunChoice& runs)
      : study_(study), scenario_(study.scenario), threads_(threads_of(runs.threads)) {
    usual_.seed = seed_of(runs.seed);
    usual_.runs = runs_of(runs);
    for (const ChosenArm& arm : arms) names_.push_back(arm.name);
  }

  ordered_json answer(std::uint64_t number, const std::string& line) {
    ordered_json json;
    json["point"] = number;
    try {
      const Point point = point_of(line, scenario_, usual_);
      Problems problems;
      Study varied;
      varied.file = study_.file;
      varied.arms = arms_with(study_, point.values, problems);
      if (!problems.empty()) {
        const Problem problem = problems.sorted().front();
        throw BadPoint(fmt::format("{}: {} ({})", problem.path, problem.problem, problem.reason));
      }
      json["runs"] = point.runs;
      json["seed"] = fmt::format("{}", point.seed);
      json["arms"] = lived(point, chosen_arms(varied, names_), threads_);
    } catch (const BadPoint& bad) {
      json["error"] = bad.what();
      good_ = false;
    }
    return json;
  }

  bool good() const { return good_; }

 private:
  const Study& study_;
  Scenario scenario_;  ///< in which paths are looked up
  Point usual_;
  std::vector<std::string> names_;
  int threads_;
  bool good_ = true;
};

}  // namespace

int answer_points(const Study& study, const std::vector<ChosenArm>& arms, const RunChoice& runs,
                  const std::string& points, const std::string& output) {
  std::ifstream file;
  if (points != "-") {
    file.open(points);
    if (!file) throw FileError(fmt::format("cannot read {}", points));
  }
  std::istream& in = points == "-" ? std::cin : file;
  WholeFile out(output.empty() ? "-" : output);
  Answering answering(study, arms, runs);
  watch_for_interrupts();
  std::uint64_t number = 0;
  for (std::string line; interrupted_by() == 0 && std::getline(in, line);) {
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    const ordered_json answer = answering.answer(number++, line);
    if (interrupted_by() != 0) break;  // lived in part only
    out.write(answer.dump(-1, ' ', false, ordered_json::error_handler_t::replace) + "\n");
  }
  out.keep();
  if (interrupted_by() != 0) return kSignalled + interrupted_by();
  return answering.good() ? kDone : kInvalidScenario;
}

}  // namespace backchannel
