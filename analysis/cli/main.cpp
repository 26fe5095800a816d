// The program: reads what was asked for, does it, and turns what went wrong into words on standard
// error and a number for the shell.

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <memory>

#include "analysis/cli/failure.hpp"
#include "analysis/cli/interrupt.hpp"
#include "analysis/cli/output.hpp"
#include "analysis/cli/verbs.hpp"
#include "analysis/store/failure.hpp"
#include "analysis/table/provenance.hpp"
#include "sim/parameters/problem.hpp"

namespace backchannel {
namespace {

/// Help that begins with an example, which stands where CLI11 keeps a footer.
class ExampleFirst : public CLI::Formatter {
 public:
  ExampleFirst() { column_width(30); }
  std::string make_description(const CLI::App* app) const override {
    std::string text;
    if (!app->get_footer().empty()) text += "Example:\n  " + app->get_footer() + "\n\n";
    return text + app->get_description() + "\n";
  }
  std::string make_footer(const CLI::App*) const override { return ""; }
};

std::string version_text() {
  const Build build = this_build();
  return fmt::format("{}, {} build by {}\n", build_text(), build.type, build.compiler);
}

void furnish(CLI::App& program, Action& action) {
  program.formatter(std::make_shared<ExampleFirst>());
  program.footer("./run run scenarios/muscat_2026.yaml");
  program.set_version_flag("-V,--version", version_text());
  program.require_subcommand(1);
  add_run(program, action);
  add_compare(program, action);
  add_prior(program, action);
  add_design(program, action);
  add_ablate(program, action);
  add_where(program, action);
  add_sensitivity(program, action);
  add_diff(program, action);
  add_report(program, action);
  add_story(program, action);
  add_check(program, action);
  add_explain(program, action);
  add_show(program, action);
  add_new(program, action);
  add_schema(program, action);
  add_codebook(program, action);
  add_facts(program, action);
  add_episodes(program, action);
  add_systems(program, action);
  add_verify(program, action);
  add_validate(program, action);
  add_export(program, action);
  add_merge(program, action);
  add_bench(program, action);
}

std::vector<std::string> verbs_of(const CLI::App& program) {
  std::vector<std::string> names;
  for (const CLI::App* verb : program.get_subcommands({})) names.push_back(verb->get_name());
  return names;
}

std::string did_you_mean(const std::string& word, const std::vector<std::string>& known) {
  const std::string meant = closest(word, known);
  return meant.empty() ? "" : fmt::format(" — did you mean {}?", in_ticks(meant));
}

/// CLI11 says what it did not expect; this adds what was probably meant.
std::string suggestion(CLI::App& program) {
  const auto chosen = program.get_subcommands();
  if (chosen.empty()) return "";
  std::vector<std::string> known;
  for (const CLI::Option* option : chosen.back()->get_options())
    for (const std::string& name : option->get_lnames()) known.push_back("--" + name);
  for (const std::string& word : program.remaining(true))
    if (word.starts_with("-")) return did_you_mean(word.substr(0, word.find('=')), known);
  return "";
}

int refuse(const std::string& message) {
  say(message);
  return kWrongUsage;
}

int parse(CLI::App& program, int argc, char** argv) {
  const std::vector<std::string> verbs = verbs_of(program);
  if (argc < 2) {
    say("nothing was asked for; here is what there is\n");
    const std::string help = program.help();
    return ::write(STDERR_FILENO, help.data(), help.size()) < 0 ? kInputOutput : kWrongUsage;
  }
  const std::string first = argv[1];
  if (!first.starts_with("-") && std::find(verbs.begin(), verbs.end(), first) == verbs.end())
    return refuse(fmt::format("there is no verb {}{} (see backchannel --help)", in_ticks(first),
                              did_you_mean(first, verbs)));
  try {
    program.parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    write_out(program.help());
  } catch (const CLI::CallForVersion&) {
    write_out(version_text());
  } catch (const CLI::ParseError& error) {
    return refuse(fmt::format("{}{} (see backchannel {} --help)", error.what(), suggestion(program),
                              first.starts_with("-") ? "" : first));
  }
  return kDone;
}

int perform_action(int argc, char** argv) {
  Action action;
  CLI::App program("What becomes of a crisis when words travel through other people.",
                   "backchannel");
  furnish(program, action);
  const int status = parse(program, argc, argv);
  return action && status == kDone ? action() : status;
}

int guarded(int argc, char** argv) {
  try {
    return perform_action(argc, argv);
  } catch (const ReaderGone&) {
    return kDone;
  } catch (const UsageError& error) {
    return refuse(error.what());
  } catch (const ScenarioError& error) {
    const std::string text = to_text(error.problems(), wants_colour(STDERR_FILENO));
    return ::write(STDERR_FILENO, text.data(), text.size()) < 0 ? kInputOutput : kInvalidScenario;
  } catch (const FileError& error) {
    say(error.what());
    return kInputOutput;
  } catch (const StoreError& error) {
    say(error.what());
    return kInputOutput;
  } catch (const StoreMismatch& error) {
    say(error.what());
    return kOtherResult;
  } catch (const std::exception& error) {
    say(error.what());
    return kFailed;
  }
}

}  // namespace
}  // namespace backchannel

int main(int argc, char** argv) {
  backchannel::ignore_broken_pipes();
  backchannel::ignore_size_limits();
  return backchannel::guarded(argc, argv);
}
