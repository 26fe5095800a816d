#include <fmt/format.h>

#include <memory>

#include "analysis/cli/choices.hpp"
#include "analysis/cli/failure.hpp"
#include "analysis/cli/verbs.hpp"
#include "analysis/table/column.hpp"
#include "analysis/table/grid.hpp"
#include "analysis/table/provenance.hpp"

namespace backchannel {
namespace {

struct Choices {
  std::string file;
  OutputChoice output;
};

int codebook(const Choices& choices) {
  format_of(choices.output);
  Scenario scenario;
  if (!choices.file.empty()) scenario = read_study(ScenarioChoice{choices.file, {}}).scenario;
  Grid grid{{"kind", "name", "unit", "missing", "meaning"}, {}, {}};
  for (int c = 0; c < kOutcomes; ++c)
    grid.rows.push_back({"outcome", std::string(name_of(static_cast<Outcome>(c))), "", "",
                         std::string(meaning_of(static_cast<Outcome>(c)))});
  for (const Column& column : columns_of(scenario))
    grid.rows.push_back(
        {"measure", column.name, column.unit, column.may_not_happen ? "-1" : "", column.meaning});
  nlohmann::ordered_json json = nlohmann::ordered_json::array();
  for (const auto& row : grid.rows) {
    nlohmann::ordered_json entry;
    for (std::size_t i = 0; i < row.size(); ++i) entry[grid.headers[i]] = row[i];
    json.push_back(std::move(entry));
  }
  deliver(choices.output,
          {to_text(grid, "") + "\n" + build_text() + "\n", to_csv(grid), dumped(json)});
  return kDone;
}

}  // namespace

void add_codebook(CLI::App& program, Action& action) {
  CLI::App* verb = add_verb(program, "codebook", "what each outcome and column means",
                            "./run codebook scenarios/muscat_2026.yaml --format csv");
  auto choices = std::make_shared<Choices>();
  verb->add_option("FILE", choices->file, "a scenario, for the names of its principals");
  add_output(*verb, choices->output);
  verb->callback([choices, &action] { action = [choices] { return codebook(*choices); }; });
}

}  // namespace backchannel
