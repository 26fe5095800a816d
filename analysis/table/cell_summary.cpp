#include "analysis/table/cell_summary.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "analysis/table/numbers.hpp"
#include "sim/parameters/units.hpp"

namespace backchannel {
namespace {

/// More columns of factors than this would push the shares off a screen.
constexpr std::size_t kMostFactors = 4;

void add_to(CellCount& count, const Row& row) {
  if (row.status == RowStatus::failed) {
    ++count.failed;
    return;
  }
  ++count.runs;
  ++count.outcomes[static_cast<std::size_t>(row.result.outcome)];
}

/// The end of a path says most: `latency.median`.
std::string short_path(const std::string& path) {
  constexpr std::size_t kLongest = 24;
  std::size_t cut = 0;
  while (path.size() - cut > kLongest) {
    const std::size_t dot = path.find('.', cut);
    if (dot == std::string::npos) break;
    cut = dot + 1;
  }
  return cut == 0 ? path : "…" + path.substr(cut);
}

std::string shortened(const Design& design, std::uint32_t point, std::size_t factor) {
  const Factor& given = design.factors()[factor];
  if (!given.number || !design.rule().is_spread()) return design.written(point, factor);
  const double value = design.number(point, factor);
  // Four digits tell points of a spread apart; files have all of them.
  return format_quantity(std::stod(fmt::format("{:.4g}", value)), given.field.unit);
}

/// Where a share is least and greatest, among the points that have been lived.
template <class Count>
std::string range_text(const CellSummary& summary, std::size_t arm, const Count& count_of) {
  const std::size_t arms = summary.arm_names().size();
  struct End {
    double share = 0;
    std::uint64_t point = 0;
  };
  End least{2, 0};
  End most{-1, 0};
  for (std::uint64_t i = arm; i < summary.cells(); i += arms) {
    const CellCount& cell = summary.cell(i);
    if (cell.runs == 0) continue;
    const double share =
        static_cast<double>(count_of(cell)) / static_cast<double>(cell.runs);
    if (share < least.share) least = {share, i / arms};
    if (share > most.share) most = {share, i / arms};
  }
  if (most.share < 0) return "–";
  if (least.share == most.share) return percent(least.share) + " at each point";
  return fmt::format("{} (point {}) to {} (point {})", percent(least.share), least.point,
                     percent(most.share), most.point);
}

std::string extreme_text(const CellSummary& summary, std::size_t arm) {
  const auto wars = [](const CellCount& cell) { return cell.count(Outcome::war); };
  const auto agreed = [](const CellCount& cell) { return cell.agreements(); };
  return fmt::format("  {}: war {}; agreement {}\n", summary.arm_names()[arm],
                     range_text(summary, arm, wars), range_text(summary, arm, agreed));
}

std::vector<std::string> text_row(const CellSummary& summary, std::uint64_t index, bool failures) {
  const Design& design = summary.design();
  const std::size_t arms = summary.arm_names().size();
  const auto point = static_cast<std::uint32_t>(index / arms);
  const CellCount& cell = summary.cell(index);
  std::vector<std::string> row{fmt::format("{}", point)};
  for (std::size_t f = 0; f < std::min(kMostFactors, design.factors().size()); ++f)
    row.push_back(shortened(design, point, f));
  row.push_back(summary.arm_names()[index % arms]);
  row.push_back(grouped(cell.runs));
  if (cell.runs == 0) {
    row.insert(row.end(), {"–", "–", "–"});
  } else {
    row.push_back(percent_with_interval(wilson(cell.count(Outcome::war), cell.runs)));
    row.push_back(percent_with_interval(wilson(cell.agreements(), cell.runs)));
    row.push_back(fmt::format("{} {}", name_of(cell.modal()),
                              percent(wilson(cell.count(cell.modal()), cell.runs).value)));
  }
  if (failures) row.push_back(grouped(cell.failed));
  return row;
}

}  // namespace

std::uint64_t CellCount::agreements() const {
  return count(Outcome::comprehensive) + count(Outcome::framework) + count(Outcome::limited_deal);
}

Outcome CellCount::modal() const {
  return static_cast<Outcome>(std::max_element(outcomes.begin(), outcomes.end()) -
                              outcomes.begin());
}

CellSummary::CellSummary(const Design& design, std::vector<std::string> arms)
    : design_(design), names_(std::move(arms)) {
  cells_.resize(std::min(kMostCells, std::uint64_t{design.points()} * names_.size()));
  arms_.resize(names_.size());
}

void CellSummary::add(const Row& row) {
  const std::uint64_t index = std::uint64_t{row.point} * names_.size() + row.arm;
  if (index < cells_.size()) add_to(cells_[index], row);
  add_to(arms_[row.arm], row);
}

std::string cell_text(const CellSummary& summary, std::size_t most) {
  const Design& design = summary.design();
  bool failures = false;
  for (std::size_t a = 0; a < summary.arm_names().size(); ++a)
    failures |= summary.of_arm(a).failed > 0;
  Grid grid;
  grid.headers = {"point"};
  grid.right = {true};
  const std::size_t shown = std::min(kMostFactors, design.factors().size());
  for (std::size_t f = 0; f < shown; ++f) {
    grid.headers.push_back(short_path(design.factors()[f].path));
    grid.right.push_back(design.factors()[f].number);
  }
  grid.headers.insert(grid.headers.end(), {"arm", "runs", "war (95 %)", "agreement (95 %)",
                                           "most often"});
  grid.right.insert(grid.right.end(), {false, true, true, true, false});
  if (failures) {
    grid.headers.emplace_back("failed");
    grid.right.push_back(true);
  }
  const std::uint64_t cells = std::min<std::uint64_t>(most, summary.cells());
  for (std::uint64_t i = 0; i < cells; ++i)
    grid.rows.push_back(text_row(summary, i, failures));
  std::string text = to_text(grid);
  const std::uint64_t all = std::uint64_t{design.points()} * summary.arm_names().size();
  if (all > cells)
    text += fmt::format("  … {} more lines; --rows PATH keeps every run, --format csv all lines\n",
                        grouped(all - cells));
  if (design.factors().size() > shown)
    text += fmt::format("  {} more factors are not shown; `backchannel design` has them\n",
                        design.factors().size() - shown);
  text += "\nFrom the least to the greatest of the points:\n";
  for (std::size_t a = 0; a < summary.arm_names().size(); ++a) text += extreme_text(summary, a);
  return text + "\nAgreement is comprehensive, framework or limited_deal. Intervals are of the "
                "runs at one point.\n";
}

Grid cell_rows(const CellSummary& summary, const Provenance& provenance) {
  const Design& design = summary.design();
  Grid grid;
  grid.headers = {"scenario", "seed", "point", "arm"};
  for (const Factor& factor : design.factors()) grid.headers.push_back(factor.path);
  grid.headers.insert(grid.headers.end(), {"runs", "failed"});
  for (int c = 0; c < kOutcomes; ++c)
    grid.headers.emplace_back(name_of(static_cast<Outcome>(c)));
  grid.headers.insert(grid.headers.end(), {"agreement", "agreement_low", "agreement_high",
                                           "war_low", "war_high", "modal"});
  const std::size_t arms = summary.arm_names().size();
  for (std::uint64_t i = 0; i < summary.cells(); ++i) {
    const auto point = static_cast<std::uint32_t>(i / arms);
    const CellCount& cell = summary.cell(i);
    std::vector<std::string> row{provenance.hash, fmt::format("{}", provenance.seed),
                                 fmt::format("{}", point), summary.arm_names()[i % arms]};
    for (std::size_t f = 0; f < design.factors().size(); ++f) row.push_back(design.text(point, f));
    row.push_back(fmt::format("{}", cell.runs));
    row.push_back(fmt::format("{}", cell.failed));
    for (int c = 0; c < kOutcomes; ++c)
      row.push_back(digits(wilson(cell.count(static_cast<Outcome>(c)), cell.runs).value));
    const Estimate agreed = wilson(cell.agreements(), cell.runs);
    const Estimate war = wilson(cell.count(Outcome::war), cell.runs);
    for (const double value : {agreed.value, agreed.low, agreed.high, war.low, war.high})
      row.push_back(digits(value));
    row.emplace_back(cell.runs > 0 ? name_of(cell.modal()) : "");
    grid.rows.push_back(std::move(row));
  }
  return grid;
}

nlohmann::ordered_json cell_json(const CellSummary& summary) {
  const Design& design = summary.design();
  const std::size_t arms = summary.arm_names().size();
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  const auto share_json = [](std::uint64_t count, std::uint64_t runs) {
    const Estimate share = wilson(count, runs);
    return nlohmann::ordered_json{{"share", tidy(share.value)}, {"low", tidy(share.low)},
                                  {"high", tidy(share.high)}};
  };
  for (std::uint64_t i = 0; i < summary.cells(); ++i) {
    const auto point = static_cast<std::uint32_t>(i / arms);
    const CellCount& cell = summary.cell(i);
    nlohmann::ordered_json one{{"point", point}, {"arm", summary.arm_names()[i % arms]}};
    for (std::size_t f = 0; f < design.factors().size(); ++f) {
      const Factor& factor = design.factors()[f];
      if (factor.number)
        one["factors"][factor.path] = design.number(point, f);
      else
        one["factors"][factor.path] = design.text(point, f);
    }
    one["runs"] = cell.runs;
    one["failed"] = cell.failed;
    for (int c = 0; c < kOutcomes; ++c) {
      const auto outcome = static_cast<Outcome>(c);
      if (cell.runs > 0)
        one["outcomes"][std::string(name_of(outcome))] = share_json(cell.count(outcome), cell.runs);
    }
    if (cell.runs > 0) one["agreement"] = share_json(cell.agreements(), cell.runs);
    list.push_back(std::move(one));
  }
  return list;
}

std::string point_header(const Design& design) {
  std::string text = "point";
  for (const Factor& factor : design.factors()) add_csv_cell(factor.path, text += ',');
  return text + "\n";
}

void add_point(const Design& design, std::uint32_t point, std::string& text) {
  text += fmt::format("{}", point);
  for (std::size_t f = 0; f < design.factors().size(); ++f)
    add_csv_cell(design.text(point, f), text += ',');
  text += '\n';
}

}  // namespace backchannel
