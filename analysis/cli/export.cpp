#include "analysis/store/export.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <memory>

#include "analysis/cli/choices.hpp"
#include "analysis/cli/failure.hpp"
#include "analysis/cli/verbs.hpp"

namespace backchannel {
namespace {

struct Choices {
  std::string store;
  OutputChoice output;
};

ExportFormat export_format(const OutputChoice& choice) {
  std::string word = choice.format;
  if (word.empty() && choice.path.ends_with(".jsonl")) word = "jsonl";
  if (word.empty() && choice.path.ends_with(".tar.gz")) word = "ema";
  if (word.empty()) word = "csv";
  for (std::size_t i = 0; i < std::size(Names<ExportFormat>::of); ++i)
    if (word == Names<ExportFormat>::of[i]) return static_cast<ExportFormat>(i);
  throw UsageError(fmt::format("--format: {} is none of csv, jsonl and ema", in_ticks(word)));
}

int export_it(const Choices& choices) {
  const ExportFormat format = export_format(choices.output);
  const std::string path = choices.output.path.empty() ? "-" : choices.output.path;
  if (format == ExportFormat::ema && path == "-" && ::isatty(STDOUT_FILENO) != 0)
    throw UsageError("a tar.gz is nothing for a terminal — write it to a file with -o x.tar.gz");
  expect_store(choices.store);
  StoreReader store(choices.store);
  WholeFile file(path);
  export_store(store, format, [&](std::string_view bytes) { file.write(bytes); });
  file.keep();
  if (!store.manifest().complete)
    say(fmt::format("{} is incomplete; these are the rows it has", choices.store));
  return kDone;
}

}  // namespace

void add_export(CLI::App& program, Action& action) {
  CLI::App* verb = add_verb(program, "export", "the rows of a store, for other programs",
                            "./run export out/muscat.sqlite --format csv -o out/muscat.csv");
  auto choices = std::make_shared<Choices>();
  verb->add_option("STORE", choices->store, "made by `run … --store`")->required();
  add_output(*verb, choices->output, "csv, jsonl or ema (a tar.gz for EMA Workbench)",
             "write here instead of to standard output");
  verb->callback([choices, &action] { action = [choices] { return export_it(*choices); }; });
}

}  // namespace backchannel
