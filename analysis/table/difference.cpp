#include "analysis/table/difference.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace backchannel {
namespace {

using Ledger = std::vector<ParameterRecord>;

bool is_text(const ParameterRecord& record) {
  constexpr std::array<std::string_view, 7> kTexts{
      "title", "asks", "says", "how_it_works", "things_to_notice", "things_to_try", "note"};
  const std::string_view path = record.path;
  return std::any_of(kTexts.begin(), kTexts.end(), [&](std::string_view text) {
    if (record.name == text) return true;
    const std::size_t at = path.rfind('.') == std::string_view::npos ? 0 : path.rfind('.') + 1;
    return path.substr(at).starts_with(std::string(text) + "[");
  });
}

/// Every path that leads to a parameter: `actors`, `actors.doha`, `actors.doha.role`.
std::set<std::string> ways_of(const Ledger& ledger) {
  std::set<std::string> ways;
  for (const ParameterRecord& record : ledger) {
    ways.insert(record.path);
    for (std::size_t at = record.path.find_first_of(".["); at != std::string::npos;
         at = record.path.find_first_of(".[", at + 1))
      ways.insert(record.path.substr(0, at));
  }
  return ways;
}

/// The shortest beginning of a path that the other scenario does not have.
std::string lacking(const std::string& path, const std::set<std::string>& ways) {
  for (std::size_t at = path.find_first_of(".["); at != std::string::npos;
       at = path.find_first_of(".[", at + 1))
    if (at > 0 && ways.count(path.substr(0, at)) == 0) return path.substr(0, at);
  return path;
}

std::map<std::string_view, const ParameterRecord*> by_path(const Ledger& ledger) {
  std::map<std::string_view, const ParameterRecord*> map;
  for (const ParameterRecord& record : ledger) map.emplace(record.path, &record);
  return map;
}

template <class T>
CommonNames names_in(std::string kind, const Named<T>& first, const Named<T>& second) {
  CommonNames names{std::move(kind), {}, {}, {}};
  for (const auto& entry : first.entries)
    (second.find(entry.name) >= 0 ? names.both : names.only_first).push_back(entry.name);
  for (const auto& entry : second.entries)
    if (first.find(entry.name) < 0) names.only_second.push_back(entry.name);
  return names;
}

std::array<std::string, 2> principals_of(const Scenario& scenario) {
  std::array<std::string, 2> names;
  for (std::size_t side = 0; side < 2; ++side)
    if (scenario.principals[side] >= 0)
      names[side] = scenario.actors.name(static_cast<std::size_t>(scenario.principals[side]));
  return names;
}

}  // namespace

ScenarioDifference difference_of(const Study& first, const Study& second) {
  ScenarioDifference difference;
  const auto others = by_path(second.ledger);
  const auto own = by_path(first.ledger);
  const std::set<std::string> first_ways = ways_of(first.ledger);
  const std::set<std::string> second_ways = ways_of(second.ledger);
  for (const ParameterRecord& record : first.ledger) {
    const auto other = others.find(record.path);
    if (other == others.end())
      difference.only_first.push_back(
          {&record, lacking(record.path, second_ways), is_text(record)});
    else if (other->second->value != record.value)
      difference.changed.push_back({&record, other->second, is_text(record)});
    else
      ++difference.same;
  }
  for (const ParameterRecord& record : second.ledger)
    if (own.count(record.path) == 0)
      difference.only_second.push_back(
          {&record, lacking(record.path, first_ways), is_text(record)});
  return difference;
}

std::vector<CommonNames> common_names(const Scenario& first, const Scenario& second) {
  return {names_in("actors", first.actors, second.actors),
          names_in("channels", first.channels, second.channels),
          names_in("hazards", first.hazards, second.hazards)};
}

bool same_principals(const Scenario& first, const Scenario& second) {
  return principals_of(first) == principals_of(second);
}

}  // namespace backchannel
