#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <memory>

#include "analysis/cli/failure.hpp"
#include "analysis/cli/trial.hpp"
#include "analysis/cli/verbs.hpp"
#include "analysis/report/side_by_side.hpp"
#include "analysis/table/numbers.hpp"
#include "analysis/table/parting.hpp"
#include "analysis/table/provenance.hpp"
#include "analysis/table/summary_sheet.hpp"
#include "sim/parameters/problem.hpp"

namespace backchannel {
namespace {

constexpr std::size_t kMostTold = 200;  ///< runs that part equally far are told up to here
constexpr double kDaysBefore = 3;       ///< that the stories begin before their acts part
constexpr std::size_t kPage = 100;

struct Choices {
  ScenarioChoice scenario;
  std::vector<std::string> arms;
  std::string measure;
  RunChoice runs;
  OutputChoice output;
};

/// The pair that is shown.
struct Pair {
  std::uint32_t run = 0;
  ToldRun first;
  ToldRun second;
  std::optional<Fork> fork;
  std::optional<Fork> acts;

  Instant parting() const { return acts ? acts->at : fork ? fork->at : kNever; }
};

struct Asked {
  Study study;
  std::vector<ChosenArm> arms;
  std::optional<Column> column;
  Language language = {};

  std::string arm(std::size_t which) const { return language.label(arms[which].name); }
};

/// How wide the page is: the terminal's, or 100 where there is none.
std::size_t page_width(const std::string& path) {
  const char* columns = std::getenv("COLUMNS");
  const int told = columns == nullptr ? 0 : std::atoi(columns);
  winsize size{};
  const bool terminal = (path.empty() || path == "-") && ::isatty(STDOUT_FILENO) != 0 &&
                        ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
  const std::size_t width = told > 0     ? static_cast<std::size_t>(told)
                            : terminal   ? static_cast<std::size_t>(size.ws_col)
                                         : kPage;
  return std::clamp<std::size_t>(width, 40, 200);
}

std::optional<Column> chosen_column(const Choices& choices, const Scenario& scenario) {
  if (choices.measure.empty()) return std::nullopt;
  std::vector<std::string> known;
  for (Column& column : columns_of(scenario)) {
    if (column.name == choices.measure) return std::move(column);
    known.push_back(column.name);
  }
  const std::string meant = closest(choices.measure, known);
  throw UsageError(fmt::format("--measure: there is no column {}{} — see backchannel codebook {}",
                               in_ticks(choices.measure),
                               meant.empty() ? "" : "; did you mean " + in_ticks(meant) + "?",
                               choices.scenario.file));
}

Asked asked_for(const Choices& choices) {
  const Language language(tongue_of(choices.output));
  Asked asked{read_study(choices.scenario), {}, {}};
  asked.arms = chosen_arms(asked.study, choices.arms);
  if (asked.arms.size() < 2 || (!choices.arms.empty() && asked.arms.size() > 2))
    throw UsageError(fmt::format("{} of {} — two are needed: --arms A,B",
                                 asked.arms.size() == 1 ? "one arm" : "too many arms",
                                 asked.study.file));
  asked.arms.resize(2);
  asked.language = language.of(*asked.arms[0].scenario);
  asked.column = chosen_column(choices, *asked.arms[0].scenario);
  return asked;
}

Pair told_pair(const Asked& asked, std::uint64_t seed, std::uint32_t run) {
  Pair pair;
  pair.run = run;
  pair.first = told_run(*asked.arms[0].scenario, seed, run, asked.language);
  pair.second = told_run(*asked.arms[1].scenario, seed, run, asked.language);
  pair.fork = first_fork(pair.first.events, pair.second.events);
  pair.acts = fork_of_acts(pair.first.events, pair.second.events);
  return pair;
}

/// Of the runs that part equally far the one whose acts part first.
Pair earliest(const Asked& asked, std::uint64_t seed, const std::vector<std::uint32_t>& runs) {
  Pair best = told_pair(asked, seed, runs.front());
  for (std::size_t i = 1; i < std::min(runs.size(), kMostTold); ++i) {
    Pair pair = told_pair(asked, seed, runs[i]);
    if (pair.parting() < best.parting()) best = std::move(pair);
  }
  return best;
}

/// What an arm does at a fork, or, if the other is ahead, what it does next.
std::string event_text(const Asked& asked, std::size_t arm, const ToldRun& run, std::size_t at,
                       Instant parting) {
  if (at >= run.events.size() || run.events[at].kind == EventKind::ended)
    return asked.language.say("nothing more happens");
  const Event& event = run.events[at];
  const std::string says = run.sentences[at].who + ": " + run.sentences[at].says;
  if (event.at == parting) return says;
  return asked.language.say("not that; what comes next is, on {}, {}",
                            date_text(*asked.arms[arm].scenario, event.at), says);
}

std::string fork_text(const Asked& asked, const Pair& pair, const Fork& fork, Phrase what) {
  const std::string head =
      asked.language.say(what, date_text(*asked.arms[0].scenario, fork.at),
                         fmt::format("{:.1f}", days(fork.at)));
  std::string text = wrapped(head, kPage, "");
  const auto side = [&](std::size_t arm, const ToldRun& run, std::size_t at) {
    return wrapped(asked.language.say("“{}”  {}", asked.arm(arm),
                                      event_text(asked, arm, run, at, fork.at)),
                   kPage, "  ");
  };
  return text + side(0, pair.first, fork.first) + side(1, pair.second, fork.second);
}

std::string why_this(const Asked& asked, const FurthestApart& apart) {
  const Language& in = asked.language;
  const std::size_t as_far = apart.runs().size();
  std::string candidates = in.say("no other parts as far");
  if (as_far > kMostTold)
    candidates = in.say("{} part as far, and of the first {} of them the acts of this one part "
                        "first", grouped(as_far), kMostTold);
  else if (as_far > 1)
    candidates = in.say("{} part as far, and the acts of this one part first", as_far);
  if (asked.column)
    return in.say("In {} of {} runs `{}` differs; the most by {}; {}.",
                  grouped(apart.differing()), grouped(apart.seen()), asked.column->name,
                  short_number(apart.most()), candidates);
  return in.say("{} of {} runs end in another class; {}.", grouped(apart.differing()),
                grouped(apart.seen()), candidates);
}

std::string ends_text(const Asked& asked, const Pair& pair) {
  const Language& in = asked.language;
  // The second needs no verb of its own in English.
  const std::string second =
      in.is_english() ? std::string(ending_in(pair.second.result.outcome))
                      : in.say(ends_in(pair.second.result.outcome));
  return in.say("Run {}: “{}” {}, “{}” {}.", pair.run, asked.arm(0),
                in.say(ends_in(pair.first.result.outcome)), asked.arm(1), second);
}

std::string nowhere_text(const Asked& asked, const FurthestApart& apart) {
  const Language& in = asked.language;
  if (asked.column)
    return in.say("In none of {} runs do “{}” and “{}” differ in `{}`.", grouped(apart.seen()),
                  asked.arm(0), asked.arm(1), asked.column->name);
  return in.say("In none of {} runs do “{}” and “{}” differ in the class they end in. A column may "
                "still differ: --measure rounds",
                grouped(apart.seen()), asked.arm(0), asked.arm(1));
}

std::string command_for(const Asked& asked, const Choices& choices, std::uint64_t seed,
                        std::uint32_t run, std::size_t arm) {
  return story_command(asked.study, asked.arms[arm].name, seed, run, choices.scenario.settings,
                       asked.language);
}

std::string text_of(const Asked& asked, const Choices& choices, const FurthestApart& apart,
                    const Pair& pair, std::uint64_t seed) {
  std::string text = wrapped(ends_text(asked, pair), kPage, "");
  text += wrapped(why_this(asked, apart), kPage, "") + "\n";
  if (pair.fork)
    text += fork_text(asked, pair, *pair.fork, phrase("They part first on {}, day {}:"));
  if (pair.acts)
    text += fork_text(asked, pair, *pair.acts, phrase("They first act otherwise on {}, day {}:"));
  const Instant from = std::max<Instant>(0, pair.parting() - seconds(kDaysBefore));
  text += "\n" + side_by_side(pair.first, pair.second,
                              {asked.arm(0), asked.arm(1), from, page_width(choices.output.path),
                               choices.runs.all, asked.language});
  text += "\n" + asked.language.say("Each in full:") + "\n";
  for (std::size_t arm = 0; arm < 2; ++arm)
    text += "  " + command_for(asked, choices, seed, pair.run, arm) + "\n";
  return text;
}

nlohmann::ordered_json fork_json(const Asked& asked, const Pair& pair,
                                 const std::optional<Fork>& fork) {
  if (!fork) return {};
  const Scenario& one = *asked.arms[0].scenario;
  nlohmann::ordered_json json;
  json["time"] = date_text(one, fork->at);
  json["day"] = number_json(days(fork->at));
  json["first"] = event_text(asked, 0, pair.first, fork->first, fork->at);
  json["second"] = event_text(asked, 1, pair.second, fork->second, fork->at);
  return json;
}

nlohmann::ordered_json json_of(const Asked& asked, const Choices& choices,
                               const FurthestApart& apart, const Pair& pair, std::uint64_t seed) {
  nlohmann::ordered_json json;
  json["run"] = pair.run;
  json["measure"] = asked.column ? nlohmann::ordered_json(asked.column->name)
                                 : nlohmann::ordered_json("class");
  json["apart"] = number_json(apart.most());
  json["differing"] = apart.differing();
  json["part_as_far"] = apart.runs().size();
  json["parts"] = fork_json(asked, pair, pair.fork);
  json["acts_part"] = fork_json(asked, pair, pair.acts);
  json["arms"] = nlohmann::ordered_json::array();
  for (std::size_t arm = 0; arm < 2; ++arm) {
    const ToldRun& told = arm == 0 ? pair.first : pair.second;
    nlohmann::ordered_json one;
    one["name"] = asked.arms[arm].name;
    one["outcome"] = name_of(told.result.outcome);
    one["says"] = told.outcome;
    one["story"] = command_for(asked, choices, seed, pair.run, arm);
    one["lines"] = nlohmann::ordered_json::array();
    for (const ToldLine& line : told.lines)
      one["lines"].push_back({{"at", line.at}, {"time", line.date}, {"who", line.who},
                              {"says", line.says}, {"because", line.reasons},
                              {"minor", line.minor}});
    json["arms"].push_back(std::move(one));
  }
  return json;
}

Provenance origin_of(const Asked& asked, const Choices& choices, const Passage& passage) {
  std::vector<std::string> words = words_of(passage);
  words.insert(words.end(), {"--arms", asked.arms[0].name + "," + asked.arms[1].name});
  if (!choices.measure.empty()) words.insert(words.end(), {"--measure", choices.measure});
  if (choices.runs.all) words.emplace_back("--all");
  for (std::string& word : words_of(asked.language.tongue())) words.push_back(std::move(word));
  return provenance_of(asked.study, passage.seed, passage.done, passage.asked,
                       command_of("where", choices.scenario, words));
}

int where(const Choices& choices) {
  if (format_of(choices.output) == Format::csv)
    throw UsageError("--format: two stories are text or json");
  expect_numbers(choices.runs);
  const Asked asked = asked_for(choices);
  expect_writable(choices.output.path);
  const auto place = asked.column ? std::optional(asked.column->index) : std::nullopt;
  FurthestApart apart(place, asked.column && asked.column->may_not_happen);
  const auto see = [&](const Batch& batch) {
    for (std::size_t k = 0; k < batch.by_arm[0].size(); ++k)
      apart.add(batch.by_arm[0][k], batch.by_arm[1][k]);
  };
  const auto sofar = [&] { return fmt::format("{} runs differ", apart.differing()); };
  const Passage passage = live_paired({asked.arms[0].scenario, asked.arms[1].scenario},
                                      choices.runs, see, sofar);
  const Provenance provenance = origin_of(asked, choices, passage);
  nlohmann::ordered_json json = to_json(provenance);
  std::string text = asked.language.title(asked.study.scenario) + "\n\n";
  if (apart.runs().empty()) {
    json["run"] = nullptr;
    text += nowhere_text(asked, apart) + "\n";
  } else {
    const Pair pair = earliest(asked, passage.seed, apart.runs());
    json.update(json_of(asked, choices, apart, pair, passage.seed));
    text += text_of(asked, choices, apart, pair, passage.seed);
  }
  deliver(choices.output, {text + "\n" + to_text(provenance, asked.language), "", dumped(json)});
  return passage.status();
}

}  // namespace

void add_where(CLI::App& program, Action& action) {
  CLI::App* verb = add_verb(program, "where",
                            "the run in which two arms part most, told side by side",
                            "./run where scenarios/muscat_2026.yaml --arms 'as it was,direct'");
  auto choices = std::make_shared<Choices>();
  add_scenario(*verb, choices->scenario);
  verb->add_option("--arms", choices->arms, "these two: A,B (the first two)")
      ->type_name("A,B")
      ->delimiter(',')
      ->allow_extra_args(false);
  verb->add_option("--measure", choices->measure,
                   "part most by this column (by the classes in which they end)")
      ->type_name("COLUMN");
  add_runs(*verb, choices->runs);
  add_output(*verb, choices->output, "text or json");
  add_language(*verb, choices->output);
  verb->callback([choices, &action] { action = [choices] { return where(*choices); }; });
}

}  // namespace backchannel
