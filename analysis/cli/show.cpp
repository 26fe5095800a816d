#include <memory>

#include "analysis/cli/choices.hpp"
#include "analysis/cli/failure.hpp"
#include "analysis/cli/verbs.hpp"
#include "sim/parameters/yaml.hpp"

namespace backchannel {
namespace {

struct Choices {
  ScenarioChoice scenario;
  bool resolved = false;
  std::string output;
};

int show(const Choices& choices) {
  const Study study = read_study(choices.scenario);
  write_file(choices.output.empty() ? "-" : choices.output,
             choices.resolved ? resolved_text(study) : to_yaml(study.root));
  return kDone;
}

}  // namespace

void add_show(CLI::App& program, Action& action) {
  CLI::App* verb =
      add_verb(program, "show", "a scenario as it was understood, without its comments",
               "./run show scenarios/muscat_2026.yaml --resolved --set horizon=90d");
  auto choices = std::make_shared<Choices>();
  add_scenario(*verb, choices->scenario);
  verb->add_flag("--resolved", choices->resolved, "every default written out");
  verb->add_option("-o,--output", choices->output, "write here")->type_name("PATH");
  verb->callback([choices, &action] { action = [choices] { return show(*choices); }; });
}

}  // namespace backchannel
