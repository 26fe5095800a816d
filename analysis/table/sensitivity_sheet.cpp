#include "analysis/table/sensitivity_sheet.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <limits>
#include <numeric>

#include "analysis/table/numbers.hpp"
#include "sim/parameters/units.hpp"

namespace backchannel {
namespace {

constexpr std::size_t kPage = 100;
constexpr double kFewCases = 100;  ///< judgement: shares of variance then rest on a handful of runs

std::string indented(const std::string& text) { return wrapped(text, kPage, "  "); }

/// `12 (9.1…15)`, in hundredths; intervals may begin below zero, which a dash would hide.
std::string hundredths(const Estimate& estimate) {
  if (!std::isfinite(estimate.value)) return "–";
  const auto one = [](double value) {
    const std::string text = fmt::format("{:.{}f}", 100 * value, std::fabs(value) < 0.0995 ? 1 : 0);
    return text == "-0.0" ? std::string("0.0") : text;
  };
  return fmt::format("{} ({}…{})", one(estimate.value), one(estimate.low), one(estimate.high));
}

std::string chance_text(double p) {
  if (!std::isfinite(p)) return "–";
  return p < 0.001 ? "<0.001" : fmt::format("{:.3f}", p);
}

/// Places of the factors by something, the largest first.
std::vector<std::size_t> ranked(std::size_t count, const auto& by) {
  std::vector<std::size_t> order(count);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t one, std::size_t other) { return by(one) > by(other); });
  return order;
}

/// Three significant digits, as people write it.
std::string value_text(const Factor& factor, double coordinate) {
  const double value = value_at(factor, coordinate);
  if (factor.field.unit == Unit::share) return fmt::format("{:.3g}%", 100 * value);
  const double size = std::fabs(value);
  if (!(size > 0)) return format_quantity(value, factor.field.unit);
  const double scale = std::pow(10, 2 - std::floor(std::log10(size)));
  // Divided, not multiplied by a tenth: three digits stay three digits.
  return format_quantity(std::round(value * scale) / scale, factor.field.unit);
}

/// `war` stays; `managed_deadlock` becomes `managed deadlock`.
std::string event_name(const SensitivityQuestion& question, const SensitivityAnswer& answer) {
  const Quantity& of = question.measure;
  std::string name = of.name;
  std::replace(name.begin(), name.end(), '_', ' ');
  if (of.is_share()) return name;
  return fmt::format("{} above {}", name, short_number(answer.threshold));
}

std::string doing(const SensitivityQuestion& question, const SensitivityAnswer& answer) {
  const Quantity& of = question.measure;
  return of.is_share() ? of.doing : "have " + event_name(question, answer);
}

std::string about(const SensitivityQuestion& question, const SensitivityAnswer& answer) {
  const Quantity& of = question.measure;
  std::string text = fmt::format("What `{}` depends on in “{}”: {} parameters, and luck. ", of.name,
                                 question.arm, question.factors.size());
  if (of.is_share())
    return text + fmt::format("{} of the runs {}.", percent(answer.mean), of.doing);
  return text + fmt::format("Its mean is {} ({}).", short_number(answer.mean), of.meaning);
}

// --- Sobol ---------------------------------------------------------------------------------------

Grid sobol_grid(const SensitivityQuestion& question, const SobolIndices& indices) {
  Grid grid{{"% of the variance (95 %)", "first", "total", "fresh", "verdict"},
            {},
            {false, true, true, true, false}};
  const std::size_t parameters = question.factors.size();
  const auto row = [&](const std::string& name, const SobolIndex& index) {
    const std::string fresh =
        index.fresh_total ? fmt::format("{:.0f}", 100 * index.fresh_total->value) : "";
    const std::string verdict = index.verdict == SobolVerdict::cannot_be_told
                                    ? "may be zero"
                                    : std::string(words_of(index.verdict));
    grid.rows.push_back({name, hundredths(index.first), hundredths(index.total), fresh, verdict});
  };
  for (const std::size_t i :
       ranked(parameters, [&](std::size_t f) { return indices.factors[f].total.value; }))
    row(question.factors[i].path, indices.factors[i]);
  row("luck", indices.factors[*indices.luck]);
  return grid;
}

std::string luck_in_words(const SensitivityQuestion& question, const SobolIndices& indices) {
  const SobolIndex& luck = indices.factors[*indices.luck];
  // A share of all is neither below none nor above all, whatever its interval is.
  const auto within = [](double share) { return 100 * std::clamp(share, 0.0, 1.0); };
  std::string text = fmt::format(
      "Luck: if every parameter were known exactly, {:.1f}% of the variance would be left ({:.1f} "
      "to {:.1f}); the other {:.1f}% is what parameters explain by themselves. If the luck were "
      "known and no parameter, {:.1f}% would be gone ({:.1f} to {:.1f}); the rest is luck and "
      "parameters in company. ",
      within(luck.total.value), within(luck.total.low), within(luck.total.high),
      within(indices.parameters->value), within(luck.first.value), within(luck.first.low),
      within(luck.first.high));
  if (question.measure.is_share())
    text += fmt::format(
        "A run comes out so or not, and runs with the same parameters differ in that: parameters "
        "move the chance that runs {}, luck decides which do. ",
        question.measure.doing);
  return text;
}

std::string seeds_in_words(const SensitivityQuestion& question, const SobolIndices& indices) {
  std::vector<double> fresh;
  std::vector<double> times;
  for (std::size_t i = 0; i < question.factors.size(); ++i) {
    const SobolIndex& index = indices.factors[i];
    fresh.push_back(index.fresh_total->value);
    if (index.total.low > 0) times.push_back(fresh.back() / index.total.value);
  }
  if (fresh.empty() || times.empty()) return "";
  std::sort(times.begin(), times.end());
  const auto [least, most] = std::minmax_element(fresh.begin(), fresh.end());
  return fmt::format(
      "A fresh seed for each run, as a tool that knows nothing of luck would have it, makes every "
      "parameter seem to have a total of {:.0f} to {:.0f} % (`fresh`), {:.1f} times the actual one "
      "in the median of those that move anything: luck is counted into each of them.",
      100 * *least, 100 * *most, times[times.size() / 2]);
}

std::string sobol_text(const SensitivityQuestion& question, const SobolIndices& indices) {
  std::string text = fmt::format("Whose uncertainty it is (Sobol; {} base points, {} runs)\n\n",
                                 grouped(indices.base_points),
                                 grouped(indices.base_points * (question.factors.size() + 3)));
  if (!(indices.variance > 0))
    return text + "  Nothing to share out: it is the same in every run.\n\n";
  text += to_text(sobol_grid(question, indices)) + "\n";
  const double cases = 2 * static_cast<double>(indices.base_points) * indices.mean;
  if (question.measure.is_share() && cases < kFewCases)
    text +=
        indented(fmt::format("Rare: of {} base runs {:.0f} {}. Take more points before you trust "
                             "these indices.",
                             grouped(2 * indices.base_points), cases, question.measure.doing));
  text += indented(luck_in_words(question, indices));
  text += indented(seeds_in_words(question, indices));
  return text +
         indented(
             "First: what knowing it alone takes away; total: what is left when all else is known. "
             "May be "
             "zero: the first is not distinguishable from zero, and the total not from slight (1 "
             "%). Alone "
             "unclear: it changes which runs come out so; its first is not distinguishable from "
             "zero, but "
             "may be less than this design can see. Each interval stands alone: of 20 parameters "
             "that do "
             "nothing, one may seem to matter.") +
         "\n";
}

// --- Morris --------------------------------------------------------------------------------------

std::string effect_text(const SensitivityQuestion& question, const Estimate& estimate) {
  if (question.measure.is_share()) return points_with_interval(estimate);
  return fmt::format("{} ({} to {})", short_number(estimate.value), short_number(estimate.low),
                     short_number(estimate.high));
}

std::string morris_text(const SensitivityQuestion& question, const SensitivityAnswer& answer) {
  const bool share = question.measure.is_share();
  std::string text = fmt::format("Which way, and how much (Morris; {} trajectories, {} runs)\n\n",
                                 grouped(answer.trajectories),
                                 grouped(answer.trajectories * (question.factors.size() + 1)));
  Grid grid{{share ? "lowest to highest, in 100 runs" : "lowest to highest value", "mean (95 %)",
             "mean size", "sd", "verdict"},
            {},
            {false, true, true, true, false}};
  for (const std::size_t i : ranked(answer.morris.size(), [&](std::size_t f) {
         return std::fabs(answer.morris[f].mean.value);
       })) {
    const MorrisEffect& effect = answer.morris[i];
    const auto size = [&](double value) { return share ? points(value) : short_number(value); };
    grid.rows.push_back({question.factors[i].path, effect_text(question, effect.mean),
                         size(effect.mean_absolute.value), size(effect.sd.value),
                         std::string(words_of(effect.verdict))});
  }
  text += to_text(grid) + "\n";
  return text +
         indented(
             "All points of a trajectory share their luck. Where the mean size is much larger than "
             "the "
             "mean, a parameter changes which runs come out so more than how many.") +
         "\n";
}

// --- Regional ------------------------------------------------------------------------------------

std::string regional_text(const SensitivityQuestion& question, const SensitivityAnswer& answer,
                          bool all) {
  std::string text =
      fmt::format("Where the runs that {} come from ({} runs, {} of them do)\n\n",
                  doing(question, answer), grouped(answer.sample), percent(answer.happened));
  Grid grid{{"parameter", "median there", "elsewhere", "distance", "p", "score %", "first %"},
            {},
            {false, true, true, true, true, true, true}};
  std::size_t left_out = 0;
  for (const std::size_t i :
       ranked(answer.regional.size(), [&](std::size_t f) { return answer.regional[f].distance; })) {
    const RegionalSensitivity& one = answer.regional[i];
    const FeatureScore& score = answer.scores[i];
    if (!all && !one.told() && !score.told()) {
      ++left_out;
      continue;
    }
    const Factor& factor = question.factors[i];
    const auto middle = [&](double at) {
      return std::isfinite(at) ? value_text(factor, at) : std::string("–");
    };
    grid.rows.push_back({factor.path, middle(one.middle), middle(one.middle_others),
                         short_number(one.distance), chance_text(one.p_bonferroni),
                         fmt::format("{:.2f}{}", 100 * score.score, score.told() ? "*" : " "),
                         fmt::format("{:.2f}", std::max(0.0, 100 * score.first))});
  }
  text += to_text(grid);
  if (left_out > 0)
    text += fmt::format("  {} more are not told from chance (--all shows them)\n", left_out);
  return text + "\n" +
         indented(
             "Distance: Kolmogorov and Smirnov's, of the values there and elsewhere. Score: share "
             "of the "
             "uncertainty about the end that knowing the parameter takes away (Theil). First: "
             "share of the "
             "variance, from ten slices of the parameter. p, and * for less than 0.05: that chance "
             "alone "
             "does as much to any of the parameters (Bonferroni).") +
         "\n";
}

// --- PRIM ----------------------------------------------------------------------------------------

std::string limit_text(const SensitivityQuestion& question, const PrimLimit& limit,
                       const std::string& name) {
  const Factor& factor = question.factors[limit.factor];
  const bool low = std::isfinite(limit.low);
  const bool high = std::isfinite(limit.high);
  if (low && high)
    return fmt::format("{} is between {} and {}", name, value_text(factor, limit.low),
                       value_text(factor, limit.high));
  return low ? fmt::format("{} is above {}", name, value_text(factor, limit.low))
             : fmt::format("{} is below {}", name, value_text(factor, limit.high));
}

std::string curve_text(const PrimFinding& finding, bool all) {
  Grid grid{{"box", "density", "coverage", "of all runs", "restricts"},
            {},
            {true, true, true, true, true}};
  constexpr std::size_t kShown = 10;
  const std::size_t every = all ? 1 : std::max<std::size_t>(1, finding.curve.size() / kShown);
  for (std::size_t i = 0; i < finding.curve.size(); ++i) {
    if (i % every != 0 && i != finding.chosen && i + 1 != finding.curve.size()) continue;
    const PrimBox& box = finding.judged_curve[i];
    grid.rows.push_back({fmt::format("{}{}", i == finding.chosen ? "→ " : "", i),
                         percent(box.density), percent(box.coverage), percent(box.mass),
                         fmt::format("{}", box.limits.size())});
  }
  return to_text(grid);
}

std::string prim_text(const SensitivityQuestion& question, const SensitivityAnswer& answer,
                      bool all) {
  std::string text = fmt::format("A box, in words (PRIM; {} runs)\n\n", grouped(answer.sample));
  text += indented(box_sentence(question, answer)) + "\n";
  if (!answer.prim) return text;
  const PrimFinding& finding = *answer.prim;
  if (!finding.box.limits.empty()) {
    Grid grid{{"limit", "quasi-p", "found again"}, {}, {false, true, true}};
    for (std::size_t i = 0; i < finding.box.limits.size(); ++i) {
      const PrimLimit& limit = finding.box.limits[i];
      grid.rows.push_back({limit_text(question, limit, question.factors[limit.factor].path),
                           chance_text(finding.quasi_p[i]),
                           fmt::format("{} of {}", finding.repeated[i], finding.halves)});
    }
    text += to_text(grid) + "\n";
  }
  return text + curve_text(finding, all) + "\n" +
         indented(fmt::format("Density: share of the runs in a box that {}; coverage: share of all "
                              "such runs that it holds. "
                              "Boxes are found in one half of the runs, which flatters them; what "
                              "is printed is from the "
                              "other. Quasi-p: chance of so many in the box if that limit did "
                              "nothing. Told is the box that "
                              "holds most more of such runs than of all runs (→), without limits "
                              "that may be chance; --box "
                              "takes another.",
                              doing(question, answer))) +
         "\n";
}

// --- Files ---------------------------------------------------------------------------------------

/// Adds rows of one method and factor to the long form.
class Rows {
 public:
  Rows(Grid& grid, const Provenance& provenance) : grid_(grid), provenance_(provenance) {}
  void add(const std::string& method, const std::string& factor, const std::string& quantity,
           const Estimate& value, std::string_view verdict = "") {
    grid_.rows.push_back({method, factor, quantity, digits(value.value), digits(value.low),
                          digits(value.high), std::string(verdict), std::string(version_),
                          provenance_.hash, fmt::format("{}", provenance_.seed),
                          fmt::format("{}", provenance_.runs), provenance_.command});
  }
  void add(const std::string& method, const std::string& factor, const std::string& quantity,
           double value, std::string_view verdict = "") {
    constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
    add(method, factor, quantity, Estimate{value, kNone, kNone}, verdict);
  }

 private:
  Grid& grid_;
  const Provenance& provenance_;
  std::string_view version_ = this_build().version;
};

void add_sobol(const SensitivityQuestion& question, const SobolIndices& indices, Rows& rows) {
  for (std::size_t i = 0; i < indices.factors.size(); ++i) {
    const std::string name = i < question.factors.size() ? question.factors[i].path : "luck";
    const SobolIndex& index = indices.factors[i];
    const auto verdict = words_of(index.verdict);
    rows.add("sobol", name, "first", index.first, verdict);
    rows.add("sobol", name, "total", index.total, verdict);
    if (index.fresh_total) rows.add("sobol", name, "fresh_total", *index.fresh_total);
  }
}

void add_prim(const SensitivityQuestion& question, const PrimFinding& finding, Rows& rows) {
  rows.add("prim", "", "density", finding.density, finding.holds() ? "holds" : "does not hold");
  rows.add("prim", "", "coverage", finding.coverage);
  for (std::size_t i = 0; i < finding.box.limits.size(); ++i) {
    const PrimLimit& limit = finding.box.limits[i];
    const Factor& factor = question.factors[limit.factor];
    if (std::isfinite(limit.low))
      rows.add("prim", factor.path, "above", value_at(factor, limit.low));
    if (std::isfinite(limit.high))
      rows.add("prim", factor.path, "below", value_at(factor, limit.high));
    rows.add("prim", factor.path, "quasi_p", finding.quasi_p[i]);
  }
  for (std::size_t i = 0; i < finding.curve.size(); ++i) {
    const std::string name = fmt::format("box {}", i);
    rows.add("prim_curve", name, "density", finding.judged_curve[i].density);
    rows.add("prim_curve", name, "coverage", finding.judged_curve[i].coverage);
    rows.add("prim_curve", name, "mass", finding.judged_curve[i].mass);
  }
}

nlohmann::ordered_json number_json(double value) {
  if (!std::isfinite(value)) return nullptr;
  return tidy(value);
}

nlohmann::ordered_json estimate_json(const Estimate& estimate) {
  return {{"value", number_json(estimate.value)},
          {"low", number_json(estimate.low)},
          {"high", number_json(estimate.high)}};
}

nlohmann::ordered_json box_json(const SensitivityQuestion& question, const PrimBox& box) {
  nlohmann::ordered_json json{{"density", number_json(box.density)},
                              {"coverage", number_json(box.coverage)},
                              {"mass", number_json(box.mass)},
                              {"limits", nlohmann::ordered_json::array()}};
  for (const PrimLimit& limit : box.limits) {
    const Factor& factor = question.factors[limit.factor];
    const auto bound = [&](double at) {
      return std::isfinite(at) ? number_json(value_at(factor, at))
                               : nlohmann::ordered_json(nullptr);
    };
    json["limits"].push_back(
        {{"factor", factor.path}, {"above", bound(limit.low)}, {"below", bound(limit.high)}});
  }
  return json;
}

nlohmann::ordered_json prim_json(const SensitivityQuestion& question,
                                 const SensitivityAnswer& answer) {
  const PrimFinding& finding = *answer.prim;
  nlohmann::ordered_json json{{"sentence", box_sentence(question, answer)},
                              {"holds", finding.holds()},
                              {"base", number_json(finding.base)},
                              {"density", estimate_json(finding.density)},
                              {"coverage", estimate_json(finding.coverage)},
                              {"box", box_json(question, finding.box)},
                              {"chosen", finding.chosen}};
  for (std::size_t i = 0; i < finding.box.limits.size(); ++i) {
    json["box"]["limits"][i]["quasi_p"] = number_json(finding.quasi_p[i]);
    json["box"]["limits"][i]["found_again"] = finding.repeated[i];
  }
  json["halves"] = finding.halves;
  for (const PrimBox& box : finding.judged_curve) json["curve"].push_back(box_json(question, box));
  return json;
}

nlohmann::ordered_json sobol_json(const SensitivityQuestion& question,
                                  const SobolIndices& indices) {
  nlohmann::ordered_json json{{"base_points", indices.base_points},
                              {"variance", number_json(indices.variance)},
                              {"explained_by_parameters", estimate_json(*indices.parameters)}};
  for (std::size_t i = 0; i < indices.factors.size(); ++i) {
    const SobolIndex& index = indices.factors[i];
    nlohmann::ordered_json one{
        {"factor", i < question.factors.size() ? question.factors[i].path : "luck"},
        {"first", estimate_json(index.first)},
        {"total", estimate_json(index.total)}};
    if (index.fresh_total) one["fresh_total"] = estimate_json(*index.fresh_total);
    one["verdict"] = words_of(index.verdict);
    json["factors"].push_back(std::move(one));
  }
  return json;
}

}  // namespace

std::string box_sentence(const SensitivityQuestion& question, const SensitivityAnswer& answer) {
  const std::string doing_so = doing(question, answer);
  if (!answer.prim)
    return fmt::format("There is nothing to tell apart: all of the runs {}, or none does.",
                       doing_so);
  const PrimFinding& finding = *answer.prim;
  if (finding.box.limits.empty())
    return fmt::format(
        "No box: nowhere do runs {} so much more often that it could be told from "
        "chance.",
        doing_so);
  std::string when;
  for (const PrimLimit& limit : finding.box.limits) {
    const Factor& factor = question.factors[limit.factor];
    const std::string name = fmt::format("{} ({})", factor.path, factor.field.meaning);
    when += (when.empty() ? "" : " and ") + limit_text(question, limit, name);
  }
  std::string event = event_name(question, answer);
  event[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(event[0])));
  return fmt::format(
      "{} when {}: {} of the runs in this box {} ({:.1f} to {:.1f}), against {} of all runs. It "
      "has "
      "{} of the runs, and holds {} of all that do.{}",
      event, when, percent(finding.density.value), doing_so, 100 * finding.density.low,
      100 * finding.density.high, percent(finding.base), percent(finding.judged.mass),
      percent(finding.coverage.value),
      finding.holds() ? "" : " Runs that the search has not seen do not bear it out.");
}

std::string sensitivity_text(const SensitivityQuestion& question, const SensitivityAnswer& answer,
                             bool all) {
  std::string text = indented(about(question, answer)) + "\n";
  if (answer.sobol) text += sobol_text(question, *answer.sobol);
  if (!answer.morris.empty()) text += morris_text(question, answer);
  if (!answer.regional.empty()) text += regional_text(question, answer, all);
  if (question.prim && answer.sample >= 2) text += prim_text(question, answer, all);
  return text;
}

Grid sensitivity_rows(const SensitivityQuestion& question, const SensitivityAnswer& answer,
                      const Provenance& provenance) {
  Grid grid;
  grid.headers = {"method",  "factor",  "quantity",      "value", "low",  "high",
                  "verdict", "version", "scenario_hash", "seed",  "runs", "command"};
  Rows rows(grid, provenance);
  if (answer.sobol) add_sobol(question, *answer.sobol, rows);
  for (std::size_t i = 0; i < answer.morris.size(); ++i) {
    const MorrisEffect& effect = answer.morris[i];
    const std::string& path = question.factors[i].path;
    rows.add("morris", path, "mean", effect.mean, words_of(effect.verdict));
    rows.add("morris", path, "mean_absolute", effect.mean_absolute);
    rows.add("morris", path, "sd", effect.sd);
  }
  for (std::size_t i = 0; i < answer.regional.size(); ++i) {
    const std::string& path = question.factors[i].path;
    const RegionalSensitivity& one = answer.regional[i];
    rows.add("regional", path, "distance", one.distance, one.told() ? "differs" : "");
    rows.add("regional", path, "p_bonferroni", one.p_bonferroni);
    rows.add("score", path, "score", answer.scores[i].score,
             answer.scores[i].told() ? "tells" : "");
    rows.add("score", path, "p_bonferroni", answer.scores[i].p_bonferroni);
    rows.add("score", path, "first", answer.scores[i].first);
  }
  if (answer.prim) add_prim(question, *answer.prim, rows);
  return grid;
}

nlohmann::ordered_json sensitivity_json(const SensitivityQuestion& question,
                                        const SensitivityAnswer& answer) {
  nlohmann::ordered_json json{{"arm", question.arm},
                              {"measure", question.measure.name},
                              {"mean", number_json(answer.mean)},
                              {"factors", nlohmann::ordered_json::array()}};
  for (const Factor& factor : question.factors)
    json["factors"].push_back({{"factor", factor.path}, {"meaning", factor.field.meaning}});
  if (answer.sobol) json["sobol"] = sobol_json(question, *answer.sobol);
  for (std::size_t i = 0; i < answer.morris.size(); ++i) {
    const MorrisEffect& effect = answer.morris[i];
    json["morris"].push_back({{"factor", question.factors[i].path},
                              {"mean", estimate_json(effect.mean)},
                              {"mean_absolute", estimate_json(effect.mean_absolute)},
                              {"sd", estimate_json(effect.sd)},
                              {"verdict", words_of(effect.verdict)}});
  }
  for (std::size_t i = 0; i < answer.regional.size(); ++i)
    json["regional"].push_back({{"factor", question.factors[i].path},
                                {"distance", number_json(answer.regional[i].distance)},
                                {"p_bonferroni", number_json(answer.regional[i].p_bonferroni)},
                                {"score", number_json(answer.scores[i].score)},
                                {"score_p", number_json(answer.scores[i].p_bonferroni)},
                                {"first", number_json(answer.scores[i].first)}});
  if (answer.prim) json["prim"] = prim_json(question, answer);
  return json;
}

}  // namespace backchannel
