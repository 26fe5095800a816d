#include "analysis/store/merge.hpp"

#include <fmt/format.h>

#include <memory>

#include "analysis/cli/choices.hpp"
#include "analysis/cli/failure.hpp"
#include "analysis/cli/verbs.hpp"
#include "analysis/table/numbers.hpp"

namespace backchannel {
namespace {

struct Choices {
  std::vector<std::string> shards;
  std::string path;
};

int merge(const Choices& choices) {
  for (const std::string& shard : choices.shards) expect_store(shard);
  expect_writable(choices.path);
  const Manifest manifest = merge_stores(choices.shards, choices.path);
  say(fmt::format("{} rows are in {}, results hash {}", grouped(manifest.rows), choices.path,
                  manifest.results_hash));
  return kDone;
}

}  // namespace

void add_merge(CLI::App& program, Action& action) {
  CLI::App* verb = add_verb(program, "merge", "the shards of an experiment, put together",
                            "./run merge out/part-*.sqlite -o out/whole.sqlite");
  auto choices = std::make_shared<Choices>();
  verb->add_option("STORE", choices->shards, "all shards of one experiment, in any order")
      ->required();
  verb->add_option("-o,--output", choices->path, "the store to make")
      ->type_name("PATH")
      ->required();
  verb->callback([choices, &action] { action = [choices] { return merge(*choices); }; });
}

}  // namespace backchannel
