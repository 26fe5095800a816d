#include "analysis/report/story.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <memory>

#include "analysis/cli/choices.hpp"
#include "analysis/cli/failure.hpp"
#include "analysis/cli/keep.hpp"
#include "analysis/cli/verbs.hpp"
#include "analysis/report/page.hpp"
#include "analysis/report/walk.hpp"
#include "analysis/store/failure.hpp"
#include "analysis/store/store.hpp"
#include "analysis/table/provenance.hpp"

namespace backchannel {
namespace {

struct Choices {
  ScenarioChoice scenario;
  std::string arm;
  std::string run = "0";
  std::string seed;
  std::string point;
  OutputChoice output;
};

/// One run of a file, or of a store, where seed and number of a run stand in its row.
struct Subject {
  Study study;
  std::string arm;
  std::uint64_t seed = 1;
  std::uint32_t run = 0;
  std::string repeat;  ///< the command, where it is not that of a file
};

std::uint32_t whole(const std::string& text, const char* option) {
  return count_of(text, option, 0, std::numeric_limits<std::uint32_t>::max());
}

Subject subject_in_file(const Choices& choices) {
  if (!choices.point.empty())
    throw UsageError("--point: only the runs of a store have points");
  Subject subject;
  subject.seed = seed_of(choices.seed.empty() ? "1" : choices.seed);
  subject.run = whole(choices.run, "--run");
  subject.study = read_study(choices.scenario);
  std::vector<std::string> names;
  if (!choices.arm.empty()) names.push_back(choices.arm);
  subject.arm = chosen_arms(subject.study, names).front().name;
  return subject;
}

std::uint64_t row_of(const StoreContents& contents, const Choices& choices) {
  const Manifest& manifest = contents.manifest;
  const std::uint64_t run = whole(choices.run, "--run");
  const std::uint64_t point = choices.point.empty() ? 0 : whole(choices.point, "--point");
  std::uint64_t arm = 0;
  const auto is_it = [&](const std::string& name) { return name == choices.arm; };
  if (!choices.arm.empty()) {
    const auto found = std::find_if(manifest.arms.begin(), manifest.arms.end(), is_it);
    if (found == manifest.arms.end()) {
      const std::vector<std::string_view> names(manifest.arms.begin(), manifest.arms.end());
      throw UsageError(fmt::format("the store has no arm `{}` — its arms are {}", choices.arm,
                                   list_of(names)));
    }
    arm = static_cast<std::uint64_t>(found - manifest.arms.begin());
  }
  if (point >= manifest.points)
    throw UsageError(fmt::format("--point: the store has points 0 to {}", manifest.points - 1));
  return (run * manifest.points + point) * manifest.arms.size() + arm;
}

/// The row says whose luck it was, and how it ended: the story must end so too.
Subject subject_in_store(const Choices& choices) {
  if (!choices.scenario.settings.empty() || !choices.seed.empty())
    throw UsageError("a store has its own scenario and seed — leave --set and --seed out");
  const std::string& path = choices.scenario.file;
  StoreReader store(path);
  const std::uint64_t id = row_of(store.contents(), choices);
  Subject subject;
  std::string outcome;
  std::uint32_t point = 0;
  const auto see = [&](const StoredRow& row) {
    subject.seed = row.seed;
    subject.run = row.run;
    subject.arm = store.manifest().arms[row.arm];
    point = row.point;
    outcome = row.outcome;
  };
  if (!store.row(id, see)) throw UsageError(fmt::format("{} has no run {}", path, choices.run));
  subject.study = study_in(store.contents(), path, point);
  subject.repeat = fmt::format("./run story {} --arm {} --run {}", shell_word(path),
                               shell_word(subject.arm), choices.run);
  if (point > 0) subject.repeat += fmt::format(" --point {}", point);
  for (const std::string& word : words_of(tongue_of(choices.output))) subject.repeat += " " + word;
  Runner runner(*chosen_arms(subject.study, {subject.arm}).front().scenario);
  Trace silent;
  const RunResult again = runner.live(subject.seed, subject.run, silent);
  if (!outcome.empty() && name_of(again.outcome) != outcome)
    throw StoreMismatch(fmt::format("run {} ended in {} when {} was made, by {} ({}), and ends in "
                                    "{} today; tell it with that version",
                                    choices.run, outcome, path, store.manifest().version,
                                    store.manifest().commit, name_of(again.outcome)));
  return subject;
}

bool is_page(const OutputChoice& output) {
  if (!output.format.empty()) return output.format == "html";
  return output.path.ends_with(".html") || output.path.ends_with(".htm");
}

/// A page to walk through, into a file or to the standard output.
int walk(const Choices& choices) {
  if (!has_pages()) throw NoPages();
  const Subject subject = is_store(choices.scenario.file) ? subject_in_store(choices)
                                                          : subject_in_file(choices);
  const ChosenArm arm = chosen_arms(subject.study, {subject.arm}).front();
  expect_writable(choices.output.path);
  WalkChoice walk;
  walk.arm = arm.name;
  walk.seed = subject.seed;
  walk.run = subject.run;
  const Language language(tongue_of(choices.output));
  walk.repeat = subject.repeat.empty()
                    ? story_command(subject.study, arm.name, subject.seed, subject.run,
                                    choices.scenario.settings, language)
                    : subject.repeat;
  walk.repeat += " --format html";
  Rendered rendered;
  rendered.table =
      page(Page::walk, language.code(), walk_json(subject.study, *arm.scenario, walk));
  OutputChoice output = choices.output;
  output.format = "table";
  deliver(output, rendered);
  return kDone;
}

int story(const Choices& choices) {
  if (is_page(choices.output)) return walk(choices);
  const Format format = format_of(choices.output);
  const Language language(tongue_of(choices.output));
  if (format == Format::csv) throw UsageError("--format: a story is text, json or html");
  const Subject subject = is_store(choices.scenario.file) ? subject_in_store(choices)
                                                          : subject_in_file(choices);
  const ChosenArm arm = chosen_arms(subject.study, {subject.arm}).front();
  expect_writable(choices.output.path);
  Rendered rendered;
  if (format == Format::json)
    rendered.json = dumped(
        story_json(subject.study, *arm.scenario, arm.name, subject.seed, subject.run,
                   subject.repeat, language));
  else
    rendered.table =
        tell_story(subject.study, *arm.scenario, arm.name, subject.seed, subject.run,
                   subject.repeat, language);
  deliver(choices.output, rendered);
  return kDone;
}

}  // namespace

void add_story(CLI::App& program, Action& action) {
  CLI::App* verb = add_verb(program, "story", "one run of a file or a store, told in order",
                            "./run story scenarios/muscat_2026.yaml --run 17");
  auto choices = std::make_shared<Choices>();
  add_scenario(*verb, choices->scenario);
  verb->add_option("--run", choices->run, "which run, counted from 0 (0)")->type_name("K");
  verb->add_option("--seed", choices->seed, "the luck (1)")->type_name("S");
  verb->add_option("--arm", choices->arm, "of this arm (the first)")->type_name("NAME");
  verb->add_option("--point", choices->point, "of a store: at this point of its design (0)")
      ->type_name("P");
  add_output(*verb, choices->output, "text, json, or html: a page to walk through");
  add_language(*verb, choices->output);
  verb->callback([choices, &action] { action = [choices] { return story(*choices); }; });
}

}  // namespace backchannel
