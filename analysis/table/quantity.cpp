#include "analysis/table/quantity.hpp"

#include <array>

#include "analysis/table/summary.hpp"

namespace backchannel {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

/// What the engine holds within 0 and 1 in every run, or the codebook calls a yes or no.
bool is_level(const Column& column) {
  if (column.meaning.starts_with("1 if")) return true;
  for (const std::string_view level : {"trust_", "relief_", "hurt_", "progress_", "alert"})
    if (column.name.starts_with(level)) return true;
  return false;
}

}  // namespace

double Quantity::value(const RunResult& result, const std::vector<double>& row) const {
  const auto at = static_cast<std::size_t>(which);
  switch (kind) {
    case Kind::outcome: return static_cast<int>(result.outcome) == which ? 1 : 0;
    case Kind::cause: return war_cause_of(result) == which ? 1 : 0;
    case Kind::agreement:
      return result.outcome == Outcome::comprehensive || result.outcome == Outcome::framework ||
             result.outcome == Outcome::limited_deal;
    case Kind::happened: return row[at] != kDidNot ? 1 : 0;
    case Kind::mean: break;
  }
  return row[at];
}

Quantity quantity_of(Outcome outcome) {
  return {std::string(name_of(outcome)), Quantity::Kind::outcome, static_cast<int>(outcome),
          "end " + std::string(ending_in(outcome)), "", std::string(meaning_of(outcome))};
}

Quantity quantity_of_cause(int cause) {
  constexpr std::array<std::string_view, kWarCauses + 1> kBegun{
      "",
      "was chosen",
      "began with a misread incident",
      "a third party began",
      "a proxy began",
      "a deliberate provocation began"};
  const std::string text = std::string(war_cause_name(cause));
  const bool by_itself = cause <= 2;
  return {"war, " + text, Quantity::Kind::cause, cause,
          std::string(by_itself ? "end in a war that " : "end in a war ") +
              std::string(kBegun[static_cast<std::size_t>(cause)]),
          "", "war by its cause"};
}

Quantity quantity_of_agreement() {
  return {"agreement", Quantity::Kind::agreement, 0, "end in an agreement of some kind", "",
          "comprehensive, framework or limited_deal"};
}

Quantity quantity_of(const Column& column, const Scenario& scenario) {
  using Kind = Quantity::Kind;
  Quantity quantity{column.name, column.may_not_happen ? Kind::happened : Kind::mean,
                    static_cast<int>(column.index),
                    "have a `" + column.name + "` (" + column.meaning + ")",
                    column.may_not_happen ? "" : column.unit, column.meaning};
  if (quantity.is_share() || is_level(column)) return quantity;
  quantity.high = column.name == "end_day" ? scenario.horizon : kInfinity;
  if (!quantity.is_bounded()) quantity.low = -kInfinity;
  return quantity;
}

std::optional<Quantity> find_quantity(const Scenario& scenario, const std::string& name,
                                      std::vector<std::string>& known) {
  constexpr std::string_view kColumn = "column:";
  const bool only_columns = name.starts_with(kColumn);
  const std::string wanted = only_columns ? name.substr(kColumn.size()) : name;
  known.clear();
  std::vector<Quantity> quantities;
  for (int c = 0; c < kOutcomes; ++c) quantities.push_back(quantity_of(static_cast<Outcome>(c)));
  quantities.push_back(quantity_of_agreement());
  for (int cause = 1; cause <= kWarCauses; ++cause)
    quantities.push_back(quantity_of_cause(cause));
  for (Quantity& quantity : quantities) {
    known.push_back(quantity.name);
    const bool means = quantity.name == wanted || quantity.name == "war, " + wanted;
    if (!only_columns && means) return std::move(quantity);
  }
  for (const Column& column : columns_of(scenario)) {
    known.push_back(column.name);
    if (column.name == wanted) return quantity_of(column, scenario);
  }
  return std::nullopt;
}

}  // namespace backchannel
