#include <memory>

#include "analysis/cli/failure.hpp"
#include "analysis/cli/output.hpp"
#include "analysis/cli/verbs.hpp"
#include "sim/scenario/study.hpp"

namespace backchannel {

void add_schema(CLI::App& program, Action& action) {
  CLI::App* verb = add_verb(program, "schema", "the JSON Schema of scenarios, for editors",
                            "./run schema -o scenarios/scenario.schema.json");
  auto output = std::make_shared<std::string>("-");
  verb->add_option("-o,--output", *output, "write here")->type_name("PATH");
  verb->callback([output, &action] {
    action = [output] {
      write_file(*output, scenario_schema());
      return kDone;
    };
  });
}

}  // namespace backchannel
