#include "analysis/table/compare_sheet.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "analysis/table/numbers.hpp"
#include "analysis/table/summary_sheet.hpp"

namespace backchannel {
namespace {

constexpr std::size_t kPage = 100;       // columns
constexpr std::size_t kPairsInFull = 2;  // more are shown side by side

Phrase verdict_phrase(Verdict verdict) {
  switch (verdict) {
    case Verdict::identical:
      return phrase("the same runs");
    case Verdict::different:
      return phrase("differs");
    case Verdict::slight:
      return phrase("differs, but slight");
    case Verdict::equal:
      return phrase("practically equal");
    case Verdict::unclear:
      break;
  }
  return phrase("includes zero");
}

std::string margin_text(double margin, const Language& language) {
  return language.say("{} in 100 runs", "±" + digits(100 * margin));
}

/// Two marks stand after the number, so that the numbers themselves align.
std::string difference_cell(const ShareComparison& row, const Language& language) {
  const bool inside = row.difference.within(row.margin);
  return points_with_interval(row.difference, language) + " " +
         (row.difference.excludes_zero() ? "*" : " ") + (inside ? "=" : " ");
}

std::string p_text(double p) { return p < 0.0001 ? "<0.0001" : fmt::format("{:.4f}", p); }

Grid share_grid(const PairedComparison& pair, const Language& language) {
  Grid grid{{language.say("share of runs"), language.say("first"), language.say("second"),
             language.say("difference in 100 (95 %)"), language.say("only 1st | 2nd"),
             language.say("factor"), language.say("verdict")},
            {},
            {false, true, true, true, true, true, false}};
  const auto add = [&](const ShareComparison& row) {
    if (row.is_silent()) return;
    grid.rows.push_back({row.label, percent(row.first.value), percent(row.second.value),
                         points_with_interval(row.difference, language),
                         fmt::format("{} | {}", row.counts.only_first, row.counts.only_second),
                         factor_text(row.factor), language.say(verdict_phrase(row.verdict))});
  };
  if (pair.by_class())
    for (const ShareComparison& row : pair.classes()) add(row);
  else
    add(pair.classes().front());
  for (const ShareComparison& row : pair.war_causes()) add(row);
  for (const ShareComparison& row : pair.happenings()) add(row);
  return grid;
}

Grid mean_grid(const PairedComparison& pair, const Language& language) {
  Grid grid{{language.say("mean of a run"), language.say("first"), language.say("second"),
             language.say("difference (95 %)"), language.say("factor"), ""},
            {},
            {false, true, true, true, true, false}};
  for (const MeanComparison& row : pair.measures()) {
    if (row.is_silent()) continue;
    const Estimate& by = row.difference;
    const std::string label = label_of(row.column, language);
    grid.rows.push_back({row.column.unit == "days" ? language.say("{}, d", label) : label,
                         short_number(row.first), short_number(row.second),
                         language.say("{} ({} to {})", signed_number(by.value),
                                      short_number(by.low), short_number(by.high)),
                         factor_text(row.factor),
                         language.say(by.excludes_zero()  ? phrase("differs")
                                      : by.low == by.high ? phrase("the same")
                                                          : phrase("includes zero"))});
  }
  return grid;
}

/// One line for what happens in no run of either arm.
std::string never_text(const std::vector<ShareComparison>& rows, const Language& language) {
  std::string names;
  for (const ShareComparison& row : rows)
    if (row.is_silent()) names += (names.empty() ? "" : language.say(", ")) + row.label;
  return names.empty() ? "" : language.say("In no run of either: {}.", names);
}

std::string bullet(const std::string& text) {
  return "  * " + wrapped(text, kPage, "    ").substr(4);
}

/// A sentence for each class; or only for those that differ, and lists of the others.
std::string sentences_of(const PairedComparison& pair, bool every, const Language& language) {
  std::string text;
  std::string equal;
  std::string unclear;
  std::vector<ShareComparison> rows = pair.classes();
  if (!pair.by_class()) {
    rows.resize(1);
    for (ShareComparison& row : pair.happenings()) rows.push_back(std::move(row));
  }
  for (const ShareComparison& row : rows) {
    if (row.is_silent()) continue;
    const bool differs = row.verdict == Verdict::different || row.verdict == Verdict::slight;
    std::string& list = row.verdict == Verdict::unclear ? unclear : equal;
    if (every || differs)
      text += bullet(row.sentence);
    else
      list += (list.empty() ? "" : language.say(", ")) + row.label;
  }
  if (!equal.empty())
    text += bullet(language.say("Practically equal, within {}: {}.",
                                margin_text(pair.margin(), language), equal));
  if (!unclear.empty())
    text += bullet(language.say(
        "Cannot be told apart from no difference, nor shown to be equal: {}.", unclear));
  const std::string never = never_text(rows, language);
  if (!never.empty()) text += bullet(never);
  return text;
}

/// A class that no run of any arm ends in.
bool nowhere(std::span<const PairedComparison> comparisons, std::size_t outcome) {
  return std::all_of(comparisons.begin(), comparisons.end(), [&](const PairedComparison& pair) {
    return pair.classes()[outcome].is_silent();
  });
}

/// Differences to the first arm, a column for each other: `*` excludes zero, `=` within the margin.
std::string side_by_side(std::span<const PairedComparison> comparisons,
                         const Language& language) {
  std::string text = language.say("Differences to {}, in 100 runs, under the same luck",
                                  comparisons.front().first_label()) +
                     "\n\n";
  for (std::size_t i = 0; i < comparisons.size(); i += kArmsOnPage) {
    const auto page = comparisons.subspan(i, std::min(kArmsOnPage, comparisons.size() - i));
    std::vector<std::string> names;
    std::vector<std::vector<std::string>> rows(kOutcomes);
    for (std::size_t c = 0; c < rows.size(); ++c)
      rows[c].emplace_back(label_of(static_cast<Outcome>(c), language));
    for (const PairedComparison& pair : page) {
      names.push_back(pair.second_label());
      const std::vector<ShareComparison> classes = pair.classes();
      for (std::size_t c = 0; c < rows.size(); ++c)
        rows[c].push_back(c == 0 || pair.by_class() ? difference_cell(classes[c], language)
                                                    : "–  ");
    }
    for (std::size_t c = rows.size(); c-- > 0;)
      if (nowhere(comparisons, c)) rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(c));
    text += to_text(grid_of_arms(language.say("difference (95 %)"), names, std::move(rows)),
                    language) +
            "\n";
  }
  text += "  *  " + language.say("the interval excludes zero") + "     =  " +
          language.say("practically equal: the whole interval is inside the margin");
  return text + "\n  –  " +
         language.say("not compared by class: one of the two has no channel") + "\n\n";
}

/// For whoever wants tests: of no difference, and of a difference inside the margin.
Grid test_grid(const ComparedPair& rows, bool by_class, const Language& language) {
  Grid grid{{language.say("tests"), language.say("McNemar exact"), "mid-p", "Holm",
             language.say("difference (90 %)"), language.say("equivalence p")},
            {},
            {false, true, true, true, true, true}};
  const auto add = [&](const ShareComparison& row) {
    if (row.is_silent()) return;
    grid.rows.push_back({row.label, p_text(row.exact_p), p_text(row.mid_p), p_text(row.holm_p),
                         language.say("{} to {}", points(row.ninety.low), points(row.ninety.high)),
                         p_text(row.equivalence_p)});
  };
  for (std::size_t c = 0; c < (by_class ? rows.classes.size() : 1); ++c) add(rows.classes[c]);
  for (const ShareComparison& row : rows.war_causes) add(row);
  for (const ShareComparison& row : rows.happenings) add(row);
  for (const MeanComparison& row : rows.measures)
    if (!row.is_silent())
      grid.rows.push_back(
          {language.say("mean {}", label_of(row.column, language)), "", p_text(row.p),
           p_text(row.holm_p), "", ""});
  return grid;
}

std::string in_full(const PairedComparison& pair, const ComparedPair* tests,
                    const Language& language) {
  const double same =
      pair.runs() > 0 ? static_cast<double>(pair.same_class()) / static_cast<double>(pair.runs())
                      : 0;
  std::string text =
      pair.by_class()
          ? language.say("{} (first) and {} (second): {} of runs end in the same class",
                         pair.first_label(), pair.second_label(), percent(same))
          : language.say("{} (first) and {} (second)", pair.first_label(), pair.second_label());
  text += "\n\n";
  if (!pair.by_class())
    text += wrapped(language.say("One of these arms has no channel, where some classes cannot come "
                                 "about; so they are compared by war, its causes and what "
                                 "happened, not by class."),
                    kPage, "  ") +
            "\n";
  text += sentences_of(pair, true, language) + "\n";
  text += to_text(share_grid(pair, language), language) + "\n";
  const Grid means = mean_grid(pair, language);
  if (!means.rows.empty()) text += to_text(means, language) + "\n";
  if (tests != nullptr)
    text += to_text(test_grid(*tests, pair.by_class(), language), language) + "\n";
  return text;
}

/// How many intervals exclude zero, and how many would if all of them together were to err in one
/// case of twenty.
struct Excluding {
  std::size_t alone = 0;
  std::size_t together = 0;
};

Excluding excluding_zero(std::span<const PairedComparison> pairs,
                         const std::vector<ComparedPair>& rows) {
  Excluding excluding;
  const auto count = [&](const auto& row) {
    if (row.is_silent() || !row.difference.excludes_zero()) return;
    ++excluding.alone;
    if (row.holm_p < 0.05) ++excluding.together;
  };
  for (std::size_t i = 0; i < rows.size(); ++i) {
    for (std::size_t c = 0; c < (pairs[i].by_class() ? rows[i].classes.size() : 1); ++c)
      count(rows[i].classes[c]);
    for (const auto* list : {&rows[i].war_causes, &rows[i].happenings})
      for (const ShareComparison& row : *list) count(row);
    for (const MeanComparison& row : rows[i].measures) count(row);
  }
  return excluding;
}

std::size_t rows_compared(const PairedComparison& pair) {
  return share_grid(pair, {}).rows.size() + mean_grid(pair, {}).rows.size();
}

std::string notes_on(std::span<const PairedComparison> comparisons,
                     const std::vector<ComparedPair>& rows, bool all, const Language& language) {
  std::size_t intervals = 0;
  for (const PairedComparison& pair : comparisons) intervals += rows_compared(pair);
  std::string text = language.say(
      "Run k has the same luck in every arm; the difference is taken run by run. Factor: how many "
      "times fewer runs that needs than comparing separate runs. Margin of practical equality, "
      "fixed in the scenario: {}; it is met only when the whole interval lies inside.",
      margin_text(comparisons.front().margin(), language));
  text += " " + language.say(
      "There are {} intervals here, and each stands alone: where nothing differs, about one in 20 "
      "of them excludes zero by luck.",
      intervals);
  const Excluding excluding = excluding_zero(comparisons, rows);
  if (excluding.alone > 0)
    text += " " + language.say("Of the {} that do, {} would still if all were to be right together "
                               "in 19 cases of 20 (Holm).",
                               excluding.alone, excluding.together);
  if (all)
    text += " " + language.say("Mid-p is McNemar's, of means Student's; equivalence p is below 5 % "
                               "where the 90 % difference is inside the margin, while the verdict "
                               "asks it of the 95 % one.");
  return wrapped(text, kPage, "");
}

nlohmann::ordered_json interval_json(const Estimate& estimate) {
  nlohmann::ordered_json json;
  json["value"] = number_json(estimate.value);
  json["low"] = number_json(estimate.low);
  json["high"] = number_json(estimate.high);
  return json;
}

nlohmann::ordered_json share_json(const ShareComparison& row, const char* key) {
  nlohmann::ordered_json json;
  json[key] = row.name;
  json["first"] = interval_json(row.first);
  json["second"] = interval_json(row.second);
  json["difference"] = interval_json(row.difference);
  json["only_first"] = row.counts.only_first;
  json["only_second"] = row.counts.only_second;
  json["mid_p"] = number_json(row.mid_p);
  json["exact_p"] = number_json(row.exact_p);
  json["holm_p"] = number_json(row.holm_p);
  json["equivalence_p"] = number_json(row.equivalence_p);
  json["difference_90"] = interval_json(row.ninety);
  json["factor"] = row.factor ? number_json(*row.factor) : nlohmann::ordered_json();
  json["includes_zero"] = !row.difference.excludes_zero();
  json["verdict"] = name_of(row.verdict);
  json["sentence"] = row.sentence;
  return json;
}

nlohmann::ordered_json mean_json(const MeanComparison& row) {
  nlohmann::ordered_json json;
  json["name"] = row.column.name;
  json["unit"] = row.column.unit;
  json["first"] = number_json(row.first);
  json["second"] = number_json(row.second);
  json["runs"] = row.runs;
  json["difference"] = interval_json(row.difference);
  json["p"] = number_json(row.p);
  json["holm_p"] = number_json(row.holm_p);
  json["factor"] = row.factor ? number_json(*row.factor) : nlohmann::ordered_json();
  json["includes_zero"] = !row.difference.excludes_zero();
  json["sentence"] = row.sentence;
  return json;
}

nlohmann::ordered_json moves_json(const PairedComparison& pair) {
  nlohmann::ordered_json moves = nlohmann::ordered_json::array();
  for (int from = 0; from < kOutcomes; ++from) {
    for (int to = 0; to < kOutcomes; ++to) {
      const std::uint64_t runs = pair.moved(static_cast<Outcome>(from), static_cast<Outcome>(to));
      if (runs == 0) continue;
      nlohmann::ordered_json move;
      move["first"] = name_of(static_cast<Outcome>(from));
      move["second"] = name_of(static_cast<Outcome>(to));
      move["runs"] = runs;
      moves.push_back(std::move(move));
    }
  }
  return moves;
}

}  // namespace

std::string comparison_text(std::span<const ArmSummary> arms,
                            std::span<const PairedComparison> comparisons, bool all,
                            const Language& language) {
  if (comparisons.empty()) return "";
  const std::vector<ComparedPair> rows = compared_pairs(comparisons);
  std::string text = outcome_text(arms, language);
  if (!all && comparisons.size() > kPairsInFull) {
    text += side_by_side(comparisons, language);
    text += language.say("In words, against “{}”", comparisons.front().first_label()) + "\n\n";
    for (const PairedComparison& pair : comparisons)
      text += pair.second_label() + "\n" + sentences_of(pair, false, language) + "\n";
  } else {
    for (std::size_t i = 0; i < comparisons.size(); ++i)
      text += in_full(comparisons[i], all ? &rows[i] : nullptr, language);
  }
  return text + notes_on(comparisons, rows, all, language);
}

Grid comparison_rows(std::span<const PairedComparison> comparisons) {
  Grid grid;
  grid.headers = {"first_arm",   "second_arm",    "kind",    "name",       "first",
                  "second",      "difference",    "low",     "high",       "only_first",
                  "only_second", "mid_p",         "exact_p", "student_p",  "holm_p",
                  "factor",      "margin",        "equivalence_p", "low_90", "high_90",
                  "includes_zero", "verdict",     "sentence"};
  const std::vector<ComparedPair> all = compared_pairs(comparisons);
  for (std::size_t i = 0; i < all.size(); ++i) {
    const PairedComparison& pair = comparisons[i];
    const auto add_shares = [&](const char* kind, const std::vector<ShareComparison>& rows) {
      for (const ShareComparison& row : rows)
        grid.rows.push_back(
            {pair.first_name(), pair.second_name(), kind, row.name, digits(row.first.value),
             digits(row.second.value), digits(row.difference.value), digits(row.difference.low),
             digits(row.difference.high), fmt::format("{}", row.counts.only_first),
             fmt::format("{}", row.counts.only_second), digits(row.mid_p), digits(row.exact_p), "",
             digits(row.holm_p), row.factor ? digits(*row.factor) : "", digits(pair.margin()),
             digits(row.equivalence_p), digits(row.ninety.low), digits(row.ninety.high),
             row.difference.excludes_zero() ? "false" : "true", std::string(name_of(row.verdict)),
             row.sentence});
    };
    add_shares("outcome", all[i].classes);
    add_shares("war_cause", all[i].war_causes);
    add_shares("happened", all[i].happenings);
    for (const MeanComparison& row : all[i].measures)
      grid.rows.push_back({pair.first_name(), pair.second_name(), "mean", row.column.name,
                           digits(row.first), digits(row.second), digits(row.difference.value),
                           digits(row.difference.low), digits(row.difference.high), "", "", "", "",
                           digits(row.p), digits(row.holm_p),
                           row.factor ? digits(*row.factor) : "", "", "", "", "",
                           row.difference.excludes_zero() ? "false" : "true", "", row.sentence});
  }
  return grid;
}

nlohmann::ordered_json comparison_json(std::span<const PairedComparison> comparisons) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  const std::vector<ComparedPair> all = compared_pairs(comparisons);
  for (std::size_t i = 0; i < all.size(); ++i) {
    const PairedComparison& pair = comparisons[i];
    nlohmann::ordered_json json;
    json["first"] = pair.first_name();
    json["second"] = pair.second_name();
    json["runs"] = pair.runs();
    json["margin"] = number_json(pair.margin());
    json["by_class"] = pair.by_class();
    json["same_class"] = pair.same_class();
    for (const char* key : {"outcomes", "war_causes", "happened", "measures"})
      json[key] = nlohmann::ordered_json::array();
    for (const auto& row : all[i].classes) json["outcomes"].push_back(share_json(row, "class"));
    for (const auto& row : all[i].war_causes)
      json["war_causes"].push_back(share_json(row, "cause"));
    for (const auto& row : all[i].happenings) json["happened"].push_back(share_json(row, "name"));
    for (const auto& row : all[i].measures) json["measures"].push_back(mean_json(row));
    json["moves"] = moves_json(pair);
    list.push_back(std::move(json));
  }
  return list;
}

}  // namespace backchannel
