#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <memory>

#include "analysis/cli/choices.hpp"
#include "analysis/cli/failure.hpp"
#include "analysis/cli/verbs.hpp"
#include "analysis/design/design.hpp"
#include "analysis/table/grid.hpp"
#include "analysis/table/provenance.hpp"
#include "sim/parameters/problem.hpp"
#include "sim/scenario/constraint.hpp"

namespace backchannel {
namespace {

struct Choices {
  std::vector<std::string> files;
  std::vector<std::string> settings;
  std::string format;
};

/// What was found about one file, in both languages.
struct Finding {
  std::string text;
  nlohmann::ordered_json json;
  int status = kDone;
};

const char* ending(std::size_t count) { return count == 1 ? "" : "s"; }

nlohmann::ordered_json evidence_of(const Claim& claim, const Evidence& evidence) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const std::string& id : claim.evidence) {
    const Evidence::Entry* entry = evidence.find(id);
    if (!entry) continue;
    nlohmann::ordered_json fact;
    fact["id"] = id;
    fact["fact"] = entry->fact;
    fact["document"] = entry->document;
    list.push_back(std::move(fact));
  }
  return list;
}

std::string glosses_of(const Claim& claim, const Evidence& evidence) {
  std::string text;
  for (const std::string& id : claim.evidence)
    if (const Evidence::Entry* entry = evidence.find(id))
      text += wrapped(fmt::format("{}: {} [{}]", id, entry->fact, entry->document), 98, "      ");
  return text;
}

/// What the scenario as written departs from, each with its place and the texts' own words.
void tell_remarks(const Study& study, const Judgement& judgement, bool colour, Finding& finding) {
  for (const Remark& remark : judgement.remarks) {
    Problems one;
    one.add(problem_of(remark, study));
    finding.text += to_text(one, colour) + glosses_of(*remark.claim, study.evidence);
    nlohmann::ordered_json json = nlohmann::ordered_json::parse(to_json(one))[0];
    json["constraint"] = remark.constraint;
    json["says"] = remark.claim->says;
    json["evidence"] = evidence_of(*remark.claim, study.evidence);
    finding.json["remarks"].push_back(std::move(json));
  }
}

/// One line for each constraint that arms depart from.
void tell_departures(const Study& study, const std::vector<Departure>& departures,
                     Finding& finding) {
  for (const auto& [remark, arms] : departures) {
    std::vector<std::string_view> names(arms.begin(), arms.end());
    finding.text += wrapped(
        fmt::format("{}: {}: arm{} {} depart{} from: {} ({})", study.file, remark.path,
                    ending(arms.size()), list_of(names), arms.size() == 1 ? "s" : "",
                    remark.claim->says, remark.found),
        98, "");
    nlohmann::ordered_json json;
    json["severity"] = "information";
    json["constraint"] = remark.constraint;
    json["arms"] = arms;
    json["path"] = remark.path;
    json["problem"] = remark.found;
    json["says"] = remark.claim->says;
    json["evidence"] = evidence_of(*remark.claim, study.evidence);
    finding.json["departures"].push_back(std::move(json));
  }
}

/// Remarks change no verdict: a counterfactual may depart on purpose.
void tell_constraints(const Study& study, bool colour, Finding& finding) {
  finding.json["remarks"] = nlohmann::ordered_json::array();
  finding.json["departures"] = nlohmann::ordered_json::array();
  const Constraints constraints = find_constraints(study.file, study.evidence);
  const Judgement judgement = judge(constraints, study.ledger);
  tell_remarks(study, judgement, colour, finding);
  tell_departures(study, departures_of(constraints, study, judgement), finding);
}

Finding check_file(const std::string& file, const Choices& choices, bool colour) {
  Finding finding;
  finding.json["file"] = file;
  try {
    const Study study = read_study(ScenarioChoice{file, choices.settings});
    const Design design(study);
    const std::size_t parameters = study.ledger.size();
    const std::size_t arms = study.arms.size();
    const std::string points =
        design.is_none() ? ""
                         : fmt::format(", {} point{}", design.points(), ending(design.points()));
    finding.text = fmt::format("{}: ok ({} parameter{}, {} arm{}{})\n", file, parameters,
                               ending(parameters), arms, ending(arms), points);
    finding.json["ok"] = true;
    finding.json["parameters"] = parameters;
    finding.json["arms"] = arms;
    finding.json["hash"] = study.hash;
    finding.json["problems"] = nlohmann::ordered_json::array();
    tell_constraints(study, colour, finding);
  } catch (const ScenarioError& error) {
    finding.text = to_text(error.problems(), colour);
    finding.json["ok"] = false;
    finding.json["problems"] = nlohmann::ordered_json::parse(to_json(error.problems()));
    finding.status = kInvalidScenario;
  } catch (const FileError& error) {
    finding.text = fmt::format("{}\n", error.what());
    finding.json["ok"] = false;
    finding.json["error"] = error.what();
    finding.status = kInputOutput;
  }
  return finding;
}

int check(const Choices& choices) {
  const bool as_json = format_of({choices.format, "", ""}) == Format::json;
  const bool colour = !as_json && wants_colour(STDOUT_FILENO);
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  int status = kDone;
  for (const std::string& file : choices.files) {
    Finding finding = check_file(file, choices, colour);
    status = std::max(status, finding.status);
    if (as_json)
      list.push_back(std::move(finding.json));
    else
      write_out(finding.text);
  }
  if (as_json) write_out(dumped(list));
  return status;
}

}  // namespace

void add_check(CLI::App& program, Action& action) {
  CLI::App* verb = add_verb(program, "check", "everything that is wrong in scenario files",
                            "./run check scenarios/muscat_2026.yaml");
  auto choices = std::make_shared<Choices>();
  verb->add_option("FILE", choices->files, "scenarios")->required();
  verb->add_option("--set", choices->settings, "change a parameter first: PATH=VALUE")
      ->type_name("PATH=VALUE")
      ->allow_extra_args(false);
  verb->add_option("--format", choices->format, "text or json")->type_name("FORMAT");
  verb->callback([choices, &action] { action = [choices] { return check(*choices); }; });
}

}  // namespace backchannel
