#include "analysis/cli/experiment.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <filesystem>

#include "analysis/cli/failure.hpp"
#include "analysis/cli/interrupt.hpp"
#include "analysis/cli/progress.hpp"
#include "analysis/table/numbers.hpp"

namespace backchannel {
namespace {

constexpr std::size_t kEnough = 1U << 16U;  // bytes gathered before they are written

std::vector<std::string> names_of(const std::vector<ChosenArm>& arms) {
  std::vector<std::string> names;
  for (const ChosenArm& arm : arms) names.push_back(arm.name);
  return names;
}

std::vector<std::size_t> places_of(const Study& study, const std::vector<ChosenArm>& arms) {
  std::vector<std::size_t> places;
  for (const ChosenArm& arm : arms)
    places.push_back(static_cast<std::size_t>(study.arms.find(arm.name)));
  return places;
}

std::string plural(std::uint64_t count, const char* what) {
  return fmt::format("{} {}{}", grouped(count), what, count == 1 ? "" : "s");
}

std::string sentence_of(const Design& design, const Sweep& sweep, std::uint64_t done) {
  const std::string all = fmt::format(
      "{} design: {}, {}, {} of each, {} luck", name_of(design.rule().design),
      plural(sweep.points, "point"), plural(sweep.arms, "arm"), plural(sweep.replications, "run"),
      name_of(sweep.luck));
  if (done == sweep.rows()) return fmt::format("{}: {}\n", all, plural(done, "run"));
  return fmt::format("{}: {} of {}\n", all, grouped(done), plural(sweep.rows(), "run"));
}

std::string running_estimate(const CellSummary& cells) {
  const CellCount& arm = cells.of_arm(0);
  const double share = arm.runs == 0 ? 0.0
                                     : static_cast<double>(arm.count(Outcome::war)) /
                                           static_cast<double>(arm.runs);
  return fmt::format("{}: war {:.1f} % over all points", cells.arm_names().front(), 100 * share);
}

/// The command that tells the story of a failed run.
std::string way_to_see(const Study& study, const Design& design, const ChosenArm& arm,
                       const Row& row) {
  std::string text = fmt::format("./run story {} --arm {} --seed {} --run {}",
                                 shell_word(study.file), shell_word(arm.name), row.seed, row.run);
  for (std::size_t f = 0; f < design.factors().size(); ++f)
    text += " --set " +
            shell_word(design.factors()[f].path + "=" + design.written(row.point, f));
  return text;
}

std::uint32_t replications_of(const Design& design, const RunChoice& runs, bool runs_given,
                              std::size_t arms) {
  if (!runs_given) return design.replications();
  const std::uint32_t replications = runs_of(runs);
  if (std::uint64_t{replications} * design.points() * arms > kMostRows)
    throw UsageError(fmt::format("--runs: {} of each arm at {} would be more than {} — ask for "
                                 "fewer", plural(replications, "run"),
                                 plural(design.points(), "point"), grouped(kMostRows)));
  return replications;
}

}  // namespace

void add_rows(CLI::App& verb, RowsChoice& choice) {
  verb.add_option("--rows", choice.path,
                  "every run on a line of its own: a file.csv or file.jsonl, or - for CSV here")
      ->type_name("PATH");
}

RowsChoice rows_of(const RowsChoice& choice, const OutputChoice& output) {
  RowsChoice rows = choice;
  const auto is_jsonl = [](const std::string& path) {
    return std::filesystem::path(path).extension() == ".jsonl";
  };
  const bool instead = output.format == "jsonl" || (output.format.empty() && is_jsonl(output.path));
  if (instead && !rows.path.empty())
    throw UsageError("--rows: `--format jsonl` writes the runs already — leave one of them out");
  if (instead) rows.path = output.path.empty() ? "-" : output.path;
  rows.alone = instead || rows.path == "-";
  rows.format = instead || is_jsonl(rows.path) ? RowFormat::jsonl : RowFormat::csv;
  if (means_folder(rows.path))
    throw UsageError(fmt::format("--rows: {} is a folder, or has no ending — write a file.csv or "
                                 "a file.jsonl", in_ticks(rows.path)));
  return rows;
}

RowFile::RowFile(const RowsChoice& choice, const Design& design,
                 const std::vector<ChosenArm>& arms, const Scenario& scenario)
    : path_(choice.path) {
  if (path_.empty()) return;
  file_.emplace(path_);
  rows_.emplace(choice.format, design, names_of(arms), scenario);
  text_ = rows_->header();
}

void RowFile::add(const Row& row) {
  if (!file_) return;
  rows_->add(row, text_);
  if (text_.size() >= kEnough) pass();
}

void RowFile::add(const Batch& batch, std::uint64_t seed) {
  if (!file_) return;
  Row row;
  row.seed = seed;
  const std::size_t arms = batch.by_arm.size();
  for (std::size_t k = 0; k < batch.by_arm.front().size(); ++k)
    for (std::size_t a = 0; a < arms; ++a) {
      row.result = batch.by_arm[a][k];
      row.replication = row.run = row.result.run;
      row.arm = static_cast<std::uint32_t>(a);
      row.id = std::uint64_t{row.run} * arms + a;
      add(row);
    }
}

void RowFile::pass() {
  file_->write(text_);
  text_.clear();
}

void RowFile::keep() {
  if (!file_) return;
  pass();
  file_->keep();
  if (path_ != "-") say("every run is in " + path_);
}

int Experience::status() const {
  if (signal != 0) return Passage::status();
  return failed ? kFailed : kDone;
}

Experience live_design(const Study& study, const Design& design,
                       const std::vector<ChosenArm>& arms, const RunChoice& runs, bool runs_given,
                       RowFile& rows) {
  Sweep sweep = design.sweep(places_of(study, arms), seed_of(runs.seed), threads_of(runs.threads));
  sweep.replications = replications_of(design, runs, runs_given, arms.size());
  Experience lived;
  lived.seed = sweep.seed;
  lived.cells = std::make_unique<CellSummary>(design, names_of(arms));
  std::optional<Row> failing;
  watch_for_interrupts();
  Progress progress(sweep.rows(), runs.quiet);
  const SweepEnd end = perform(sweep, [&](std::span<const Row> some) {
    for (const Row& row : some) {
      lived.cells->add(row);
      rows.add(row);
      if (row.status == RowStatus::failed && !failing) failing = row;
    }
    const std::uint64_t done = some.back().id + 1;
    progress.show(done, [&] { return running_estimate(*lived.cells); });
    if (done < sweep.rows()) lived.signal = interrupted_by();
    return lived.signal == 0;
  });
  progress.finish();
  rows.keep();
  if (lived.signal != 0)
    say(fmt::format("stopped after {} of {} runs; what follows is of those that were done",
                    end.next, sweep.rows()));
  if (failing) {
    say(fmt::format("{} of {} failed{}; the first: {}", grouped(end.failed),
                    plural(end.next, "run"), end.stopped ? ", and the experiment stopped" : "",
                    end.message));
    say("see it with `" + way_to_see(study, design, arms[failing->arm], *failing) + "`");
  }
  lived.failed = end.failed > 0 && sweep.failing != Failing::off;
  lived.asked = static_cast<std::uint32_t>(sweep.rows() / sweep.arms);
  lived.done = static_cast<std::uint32_t>(end.next / sweep.arms);
  lived.words = {"--runs", fmt::format("{}", sweep.replications), "--seed",
                 fmt::format("{}", sweep.seed)};
  lived.text = sentence_of(design, sweep, end.next);
  lived.json = {{"kind", name_of(design.rule().design)}, {"hash", design.hash()},
                {"points", sweep.points}, {"replications", sweep.replications},
                {"luck", name_of(sweep.luck)}, {"rows", end.next}, {"failed", end.failed}};
  return lived;
}

}  // namespace backchannel
