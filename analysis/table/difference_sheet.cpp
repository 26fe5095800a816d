#include "analysis/table/difference_sheet.hpp"

#include <fmt/format.h>


namespace backchannel {
namespace {

constexpr std::size_t kPage = 100;

/// Value and source, each under the name of the file it stands in.
std::string side_text(char letter, const ParameterRecord& record, bool with_source) {
  std::string text = wrapped(
      fmt::format("{}: {}{}", letter, record.value, record.written ? "" : " (default)"), kPage,
      "    ");
  if (with_source) text += wrapped("source: " + record.source, kPage, "        ");
  return text;
}

std::string changed_text(const ChangedParameter& parameter) {
  const bool one_source = parameter.first->source == parameter.second->source;
  std::string text = "  " + parameter.first->path + "\n" +
                     side_text('A', *parameter.first, !one_source) +
                     side_text('B', *parameter.second, !one_source);
  if (one_source) text += wrapped("source of both: " + parameter.first->source, kPage, "        ");
  return text;
}

std::string lone_text(const std::vector<LoneParameter>& lone, char letter, bool all) {
  if (lone.empty()) return "";
  std::string text = fmt::format("Only {} has\n\n", letter);
  for (std::size_t i = 0; i < lone.size();) {
    std::size_t end = i + 1;
    while (!all && end < lone.size() && lone[end].under == lone[i].under) ++end;
    const ParameterRecord& record = *lone[i].record;
    if (end == i + 1)
      text += wrapped(fmt::format("{}: {}", record.path, record.value), kPage, "  ") +
              wrapped("source: " + record.source, kPage, "      ");
    else
      text += fmt::format("  {} ({} parameters)\n", lone[i].under, end - i);
    i = end;
  }
  return text + "\n";
}

nlohmann::ordered_json side_json(const ParameterRecord* record) {
  if (record == nullptr) return {};
  nlohmann::ordered_json json;
  json["value"] = record->value;
  json["written"] = record->written;
  json["source"] = record->source;
  return json;
}

nlohmann::ordered_json parameter_json(const ParameterRecord* first, const ParameterRecord* second) {
  nlohmann::ordered_json json;
  json["path"] = (first != nullptr ? first : second)->path;
  json["first"] = side_json(first);
  json["second"] = side_json(second);
  return json;
}

std::string listed(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
  return text.empty() ? "none" : text;
}

}  // namespace

std::string difference_text(const ScenarioDifference& difference, bool all) {
  std::size_t texts = 0;
  std::string changed;
  for (const ChangedParameter& parameter : difference.changed) {
    texts += parameter.is_text ? 1U : 0U;
    if (all || !parameter.is_text) changed += changed_text(parameter);
  }
  std::string text =
      changed.empty() ? "No parameter that both have differs.\n\n"
                      : "Parameters that both have, with other values\n\n" + changed + "\n";
  text += lone_text(difference.only_first, 'A', all);
  text += lone_text(difference.only_second, 'B', all);
  text += fmt::format("{} parameters are the same.", difference.same);
  if (texts > 0 && !all)
    text += fmt::format(" {} text{} differ{} as well, which change{} no run (--all shows them).",
                        texts, texts == 1 ? "" : "s", texts == 1 ? "s" : "",
                        texts == 1 ? "s" : "");
  return text + "\n\n";
}

Grid difference_rows(const ScenarioDifference& difference) {
  Grid grid;
  grid.headers = {"path", "kind", "first", "second", "first_source", "second_source"};
  for (const ChangedParameter& parameter : difference.changed)
    grid.rows.push_back({parameter.first->path, parameter.is_text ? "text" : "changed",
                         parameter.first->value, parameter.second->value, parameter.first->source,
                         parameter.second->source});
  for (const LoneParameter& parameter : difference.only_first)
    grid.rows.push_back({parameter.record->path, "only_first", parameter.record->value, "",
                         parameter.record->source, ""});
  for (const LoneParameter& parameter : difference.only_second)
    grid.rows.push_back({parameter.record->path, "only_second", "", parameter.record->value, "",
                         parameter.record->source});
  return grid;
}

nlohmann::ordered_json difference_json(const ScenarioDifference& difference) {
  nlohmann::ordered_json json;
  json["changed"] = nlohmann::ordered_json::array();
  json["only_first"] = nlohmann::ordered_json::array();
  json["only_second"] = nlohmann::ordered_json::array();
  for (const ChangedParameter& parameter : difference.changed)
    json["changed"].push_back(parameter_json(parameter.first, parameter.second));
  for (const LoneParameter& parameter : difference.only_first)
    json["only_first"].push_back(parameter_json(parameter.record, nullptr));
  for (const LoneParameter& parameter : difference.only_second)
    json["only_second"].push_back(parameter_json(nullptr, parameter.record));
  json["same"] = difference.same;
  return json;
}

std::string luck_text(const std::vector<CommonNames>& names) {
  std::string lone;
  std::string both;
  for (const CommonNames& kind : names) {
    both += fmt::format("{}{} {}", both.empty() ? "" : "; ", kind.kind, listed(kind.both));
    if (!kind.only_first.empty())
      lone += fmt::format(" Only A has the {} {}.", kind.kind, listed(kind.only_first));
    if (!kind.only_second.empty())
      lone += fmt::format(" Only B has the {} {}.", kind.kind, listed(kind.only_second));
  }
  return wrapped("Luck is looked up by name, so it is common only as far as names agree. Both "
                 "have: " + both + "." + lone,
                 kPage, "");
}

}  // namespace backchannel
