#include "analysis/report/story.hpp"

#include <fmt/format.h>

#include <limits>
#include <memory>

#include "analysis/cli/choices.hpp"
#include "analysis/cli/failure.hpp"
#include "analysis/cli/verbs.hpp"
#include "analysis/table/provenance.hpp"

namespace backchannel {
namespace {

struct Choices {
  ScenarioChoice scenario;
  std::string arm;
  std::string run = "0";
  std::string seed = "1";
  OutputChoice output;
};

int story(const Choices& choices) {
  const Format format = format_of(choices.output);
  if (format == Format::csv) throw UsageError("--format: a story is text or json");
  const std::uint64_t seed = seed_of(choices.seed);
  const std::uint32_t run =
      count_of(choices.run, "--run", 0, std::numeric_limits<std::uint32_t>::max());
  const Study study = read_study(choices.scenario);
  std::vector<std::string> names;
  if (!choices.arm.empty()) names.push_back(choices.arm);
  const ChosenArm arm = chosen_arms(study, names).front();
  expect_writable(choices.output.path);
  Rendered rendered;
  if (format == Format::json)
    rendered.json = dumped(story_json(study, *arm.scenario, arm.name, seed, run));
  else
    rendered.table = tell_story(study, *arm.scenario, arm.name, seed, run);
  deliver(choices.output, rendered);
  return kDone;
}

}  // namespace

void add_story(CLI::App& program, Action& action) {
  CLI::App* verb = add_verb(program, "story", "one run, told in order, with the reasons",
                            "./run story scenarios/muscat_2026.yaml --run 17");
  auto choices = std::make_shared<Choices>();
  add_scenario(*verb, choices->scenario);
  verb->add_option("--run", choices->run, "which run, counted from 0 (0)")->type_name("K");
  verb->add_option("--seed", choices->seed, "the luck (1)")->type_name("S");
  verb->add_option("--arm", choices->arm, "of this arm (the first)")->type_name("NAME");
  add_output(*verb, choices->output, "text or json");
  verb->callback([choices, &action] { action = [choices] { return story(*choices); }; });
}

}  // namespace backchannel
