#pragma once

/// The verbs of the command line, one file each.
///
/// Each adds itself to the program and, once it has been chosen and its options have been read,
/// puts what it does into the action; the action returns the exit status.

#include <CLI/CLI.hpp>

#include <functional>

namespace backchannel {

using Action = std::function<int()>;

void add_run(CLI::App& program, Action& action);
void add_compare(CLI::App& program, Action& action);
void add_prior(CLI::App& program, Action& action);
void add_design(CLI::App& program, Action& action);
void add_ablate(CLI::App& program, Action& action);
void add_diff(CLI::App& program, Action& action);
void add_where(CLI::App& program, Action& action);
void add_sensitivity(CLI::App& program, Action& action);
void add_report(CLI::App& program, Action& action);
void add_story(CLI::App& program, Action& action);
void add_check(CLI::App& program, Action& action);
void add_explain(CLI::App& program, Action& action);
void add_show(CLI::App& program, Action& action);
void add_schema(CLI::App& program, Action& action);
void add_codebook(CLI::App& program, Action& action);
void add_new(CLI::App& program, Action& action);
void add_facts(CLI::App& program, Action& action);
void add_episodes(CLI::App& program, Action& action);
void add_systems(CLI::App& program, Action& action);
void add_verify(CLI::App& program, Action& action);
void add_validate(CLI::App& program, Action& action);
void add_export(CLI::App& program, Action& action);
void add_merge(CLI::App& program, Action& action);
void add_bench(CLI::App& program, Action& action);

/// Help begins with an example; here it is kept where CLI11 keeps a footer.
inline CLI::App* add_verb(CLI::App& program, const char* name, const char* description,
                          const char* example) {
  CLI::App* verb = program.add_subcommand(name, description);
  verb->footer(example);
  return verb;
}

}  // namespace backchannel
