#include <fmt/format.h>

#include <memory>

#include "analysis/cli/choices.hpp"
#include "analysis/cli/verbs.hpp"
#include "analysis/table/cell_summary.hpp"

namespace backchannel {
namespace {

struct Choices {
  ScenarioChoice scenario;
  std::string path;
};

int design(const Choices& choices) {
  const Study study = read_study(choices.scenario);
  const Design design(study);
  WholeFile file(choices.path.empty() ? "-" : choices.path);
  std::string text = point_header(design);
  for (std::uint32_t p = 0; p < design.points(); ++p) {
    add_point(design, p, text);
    if (text.size() < 65536) continue;
    file.write(text);
    text.clear();
  }
  file.write(text);
  file.keep();
  return 0;
}

}  // namespace

void add_design(CLI::App& program, Action& action) {
  CLI::App* verb = add_verb(program, "design", "the points of an experiment, without living them",
                            "./run design scenarios/laboratory/ladder_factorial.yaml");
  auto choices = std::make_shared<Choices>();
  add_scenario(*verb, choices->scenario);
  verb->add_option("-o,--output", choices->path, "write here instead of to standard output")
      ->type_name("PATH");
  verb->callback([choices, &action] { action = [choices] { return design(*choices); }; });
}

}  // namespace backchannel
