#include "sim/scenario/scenario.hpp"

#include <array>
#include <cstdio>

#include "sim/policies/strategic/families.hpp"
#include "sim/scenario/line.hpp"

namespace backchannel {

namespace {

/// Days since 1970-01-01 in the proleptic Gregorian calendar (Hinnant's day count, from the
/// arithmetic of 400-year eras; March is the first month, so that leap days come last).
std::int64_t day_number(const Date& date) {
  const std::int64_t year = date.year - (date.month <= 2 ? 1 : 0);
  const std::int64_t era = (year >= 0 ? year : year - 399) / 400;
  const std::int64_t year_of_era = year - era * 400;
  const std::int64_t month = (date.month + 9) % 12;
  const std::int64_t day_of_year = (153 * month + 2) / 5 + date.day - 1;
  return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year -
         719468;
}

Date date_of(std::int64_t number) {
  number += 719468;
  const std::int64_t era = (number >= 0 ? number : number - 146096) / 146097;
  const std::int64_t day_of_era = number - era * 146097;
  const std::int64_t year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const std::int64_t day_of_year =
      day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int64_t month = (5 * day_of_year + 2) / 153;
  const int calendar_month = static_cast<int>(month < 10 ? month + 3 : month - 9);
  return {static_cast<int>(year_of_era + era * 400 + (calendar_month <= 2 ? 1 : 0)),
          calendar_month, static_cast<int>(day_of_year - (153 * month + 2) / 5 + 1)};
}

}  // namespace

double days_since_start(const Scenario& scenario, const Date& date) {
  return static_cast<double>(day_number(date) - day_number(scenario.start));
}

std::string date_text(const Scenario& scenario, Instant instant) {
  const Date date = date_of(day_number(scenario.start) + instant / kDay);
  const auto minutes = static_cast<int>(instant % kDay / 60);
  std::array<char, 48> text{};
  std::snprintf(text.data(), text.size(), "%04d-%02d-%02d %02d:%02d", date.year, date.month,
                date.day, minutes / 60, minutes % 60);
  return text.data();
}

namespace {

void find_principals(Scenario& scenario) {
  // The first principal is the one whose name comes first, wherever it stands in the file.
  int found[2] = {-1, -1};
  int count = 0;
  for (std::size_t i = 0; i < scenario.actors.size(); ++i)
    if (scenario.actors[i].role == Actor::Role::principal && count < 2)
      found[count++] = static_cast<int>(i);
  if (count == 2 && scenario.actors.name(static_cast<std::size_t>(found[1])) <
                        scenario.actors.name(static_cast<std::size_t>(found[0])))
    std::swap(found[0], found[1]);
  for (int s = 0; s < 2; ++s) scenario.principals[s] = found[s];
}

/// What is remembered moves the prior as evidence would (B1), and stays a prior: it is where trust
/// starts and where it returns to (S12).
void remember(Prior& prior, const Memory& memory) {
  const double kind = prior.mean * prior.weight + memory.counts * memory.kind;
  const double hostile = (1 - prior.mean) * prior.weight + memory.counts * memory.hostile;
  prior.weight = kind + hostile;
  prior.mean = kind / prior.weight;
  prior.scar = 1 - (1 - prior.scar) * (1 - memory.counts * memory.scar);
}

void find_priors(Scenario& scenario) {
  for (Side s = 0; s < 2; ++s) {
    const Actor& actor = scenario.actors[static_cast<std::size_t>(scenario.principals[s])];
    auto& priors = scenario.priors[s];
    priors.assign(scenario.actors.size(), Prior{});
    for (std::size_t a = 0; a < scenario.actors.size(); ++a) {
      const int written = actor.trust.find(scenario.actors.name(a));
      if (written >= 0) priors[a] = actor.trust[static_cast<std::size_t>(written)];
      for (const auto& memory : actor.history.entries)
        if (memory.value.of.index == static_cast<int>(a)) remember(priors[a], memory.value);
      priors[a].mean *= scenario.actors[a].neutrality;
    }
    scenario.counterpart_prior[s] =
        priors[static_cast<std::size_t>(scenario.principals[other(s)])];
  }
}

void find_agenda(Scenario& scenario) {
  scenario.performers.resize(scenario.issues.size());
  scenario.agenda_all = scenario.agenda_common = 0;
  scenario.weights_shift = false;
  for (std::size_t k = 0; k < scenario.issues.size(); ++k) {
    const Issue& issue = scenario.issues[k];
    scenario.weights_shift |= issue.after_shock != 1;
    scenario.performers[k] = issue.performer.index == scenario.principals[1] ? 1 : 0;
    bool wanted[2] = {issue.wanted_by.empty(), issue.wanted_by.empty()};
    for (const Reference& actor : issue.wanted_by)
      for (Side s = 0; s < 2; ++s)
        if (actor.index == scenario.principals[s]) wanted[s] = true;
    if (wanted[0] || wanted[1]) scenario.agenda_all |= 1U << k;
    if (wanted[0] && wanted[1]) scenario.agenda_common |= 1U << k;
  }
}

}  // namespace

void settle(Scenario& scenario) {
  find_principals(scenario);
  if (scenario.principals[0] < 0 || scenario.principals[1] < 0) return;
  find_priors(scenario);
  find_agenda(scenario);
  for (Side s = 0; s < 2; ++s)
    scenario.hagglers[s] = scenario.haggling.sides.find(
        scenario.actors.name(static_cast<std::size_t>(scenario.principals[s])));
  scenario.effective.resize(scenario.channels.size());
  scenario.prospects.resize(scenario.channels.size());
  for (std::size_t c = 0; c < scenario.channels.size(); ++c) {
    Channel& effective = scenario.effective[c];
    const Channel& written = scenario.channels[c];
    effective = written;  // in place: strings and legs keep their room from run to run
    if (written.operated_by && scenario.reference)
      remove_benefits(effective,
                      scenario.channels[static_cast<std::size_t>(scenario.reference.index)],
                      scenario.benefits);
    scenario.prospects[c] = prospect_of(effective);
  }
  with_family(scenario.game, [&](auto& family) {
    family.line = line_of(scenario);
    family.solve();
  });
}

}  // namespace backchannel
