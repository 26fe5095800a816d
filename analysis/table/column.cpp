#include "analysis/table/column.hpp"

#include <algorithm>
#include <array>

namespace backchannel {
namespace {

/// What a first reading wants to see; the rest is in the files and behind `--all`.
constexpr std::array<std::string_view, 24> kMain{
    "first_round",         "first_deal",   "first_comprehensive",
    "first_understanding", "first_leak",   "first_break_off",
    "first_strike",        "war_day",      "rounds",
    "concessions",         "deals",        "break_offs",
    "incidents",           "misreads",     "strikes",
    "proxy_attacks",       "sent",         "lost",
    "delay_days",          "trust_{a}",    "trust_{b}",
    "progress_{a}",        "progress_{b}", "alert"};

std::string replaced(std::string text, std::string_view mark, std::string_view name) {
  for (std::size_t at = text.find(mark); at != std::string::npos;
       at = text.find(mark, at + name.size()))
    text.replace(at, mark.size(), name);
  return text;
}

std::string actor_name(const Scenario& scenario, std::size_t side) {
  const int actor = scenario.principals[side];
  if (actor >= 0 && static_cast<std::size_t>(actor) < scenario.actors.size())
    return scenario.actors.name(static_cast<std::size_t>(actor));
  return side == 0 ? "a" : "b";
}

/// A column that theory speaks of is a main one, whatever it is.
bool is_expected(const Scenario& scenario, const std::string& name) {
  const auto& entries = scenario.expected.entries;
  return std::any_of(entries.begin(), entries.end(),
                     [&](const auto& entry) { return entry.value.measure == name; });
}

}  // namespace

std::vector<Column> columns_of(const Scenario& scenario) {
  const std::string a = actor_name(scenario, 0);
  const std::string b = actor_name(scenario, 1);
  std::vector<Column> columns;
  auto visit = [&](const Field& field, double& value) {
    const auto named = [&](std::string_view text) {
      return replaced(replaced(std::string(text), "{a}", a), "{b}", b);
    };
    Column column;
    column.name = named(field.name);
    column.key = field.name;
    column.unit = field.unit == Unit::duration ? "days" : "";
    column.meaning = named(field.meaning);
    column.index = columns.size();
    column.pattern = std::string(field.name);
    column.principals = {a, b};
    column.may_not_happen = value == kDidNot;
    column.main = std::find(kMain.begin(), kMain.end(), field.name) != kMain.end() ||
                  is_expected(scenario, column.name);
    columns.push_back(std::move(column));
  };
  Tally untouched;
  untouched.fields(visit);
  return columns;
}

std::string label_of(const Column& column, const Language& language) {
  const std::string words = language.word("column", column.pattern);
  if (words == column.pattern) return language.isolated(column.name);
  return replaced(replaced(words, "{a}", language.name(column.principals[0])), "{b}",
                  language.name(column.principals[1]));
}

void read_row(const Tally& tally, std::vector<double>& row) {
  row.clear();
  Tally copy = tally;  // `fields` serves readers of files too, so it wants to be able to write
  auto visit = [&](const Field&, double& value) { row.push_back(value); };
  copy.fields(visit);
}

std::string_view meaning_of(Outcome outcome) {
  switch (outcome) {
    case Outcome::war:
      return "regional war";
    case Outcome::comprehensive:
      return "core issues and relief settled above zero, scope settled, technical work done";
    case Outcome::framework:
      return "the same terms, technical work or scope still open";
    case Outcome::limited_deal:
      return "a detached track, or any other two-sided package, in force";
    case Outcome::strikes:
      return "a strike on a principal's soil, forces or diplomatic sites, short of war";
    case Outcome::collapse:
      return "broken off and not resumed, or silence while a line was open";
    case Outcome::understanding:
      return "unwritten mutual restraint, in force at the end";
    case Outcome::managed_deadlock:
      return "contact kept, rounds held, no issue moved";
    case Outcome::narrowing:
      return "something moved, nothing agreed";
    case Outcome::inconclusive:
      break;
  }
  return "none of these";
}

std::string_view ending_in(Outcome outcome) {
  switch (outcome) {
    case Outcome::war:
      return "in war";
    case Outcome::comprehensive:
      return "in a comprehensive agreement";
    case Outcome::framework:
      return "in a framework agreement";
    case Outcome::limited_deal:
      return "in a limited deal";
    case Outcome::strikes:
      return "in strikes short of war";
    case Outcome::collapse:
      return "in collapse of the talks";
    case Outcome::understanding:
      return "in an unwritten understanding";
    case Outcome::managed_deadlock:
      return "in managed deadlock";
    case Outcome::narrowing:
      return "with differences narrowed and nothing agreed";
    case Outcome::inconclusive:
      break;
  }
  return "inconclusively";
}

Phrase ends_in(Outcome outcome) {
  switch (outcome) {
    case Outcome::war:
      return phrase("ends in war");
    case Outcome::comprehensive:
      return phrase("ends in a comprehensive agreement");
    case Outcome::framework:
      return phrase("ends in a framework agreement");
    case Outcome::limited_deal:
      return phrase("ends in a limited deal");
    case Outcome::strikes:
      return phrase("ends in strikes short of war");
    case Outcome::collapse:
      return phrase("ends in collapse of the talks");
    case Outcome::understanding:
      return phrase("ends in an unwritten understanding");
    case Outcome::managed_deadlock:
      return phrase("ends in managed deadlock");
    case Outcome::narrowing:
      return phrase("ends with differences narrowed and nothing agreed");
    case Outcome::inconclusive:
      break;
  }
  return phrase("ends inconclusively");
}

std::string label_of(Outcome outcome, const Language& language) {
  if (language.is_english()) return std::string(name_of(outcome));
  return language.word("outcome", spoken(name_of(outcome)));
}

std::string_view war_cause_name(int cause) {
  constexpr std::array<std::string_view, kWarCauses + 1> kNames{
      "none", "chosen", "misread", "third party", "proxy", "provoked"};
  return kNames[static_cast<std::size_t>(std::clamp(cause, 0, kWarCauses))];
}

}  // namespace backchannel
