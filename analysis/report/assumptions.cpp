// What a page says of the numbers that went in.

#include <algorithm>
#include <map>

#include "analysis/report/report.hpp"
#include "sim/scenario/evidence.hpp"

namespace backchannel {

using Json = nlohmann::ordered_json;

Json assumptions_json(const Study& study) {
  std::map<std::string, std::size_t> places;
  Json texts = Json::array();
  // Sources and meanings are said many times over, so each stands once.
  const auto place_of_text = [&](const std::string& text) {
    const auto [place, fresh] = places.emplace(text, places.size());
    if (fresh) texts.push_back(text);
    return place->second;
  };
  Json parameters = Json::array();
  Json evidence = Json::object();
  for (const ParameterRecord& record : study.ledger) {
    if (record.source.empty() && record.range.empty()) continue;  // titles, notes, names
    Json one = Json::array({record.path, record.value, place_of_text(record.range),
                            place_of_text(record.meaning), place_of_text(record.unit),
                            place_of_text(record.source)});
    if (!record.written) one.push_back(0);
    parameters.push_back(std::move(one));
    for (const Evidence::Entry* entry : cited(record.source, study.evidence))
      if (!evidence.contains(entry->id))
        evidence[entry->id] = {{"fact", entry->fact}, {"document", entry->document}};
  }
  Json uncertain = Json::array();
  for (const Scenario::Draw& draw : study.scenario.draws) uncertain.push_back(draw.path);
  return {{"parameters", parameters},
          {"texts", texts},
          {"evidence", evidence},
          {"uncertain", uncertain}};
}

}  // namespace backchannel
