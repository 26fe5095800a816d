#include "sim/policies/strategic/cheap_talk.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "sim/policies/strategic/search.hpp"

namespace backchannel {

namespace {

/// Nearer than this to the best chance of withholding, the loss is the least to 1e-9.
constexpr double kAsGoodAsBest = 1e-6;

/// What the second does on silence or kind words, if the lowest cell ends at a cut.
double lowest_act(double cut, double withheld) {
  const double told = 1 - withheld;
  return (withheld + told * cut * cut) / (2 * (withheld + told * cut));
}

/// The cut after so many more, if the first is indifferent at each: the middle of what is done on
/// either side of a cut is the cut plus the bias.
double cut_after(double first, int more, double act, double bias) {
  double below = first, at = 3 * first + 4 * bias - 2 * act;
  for (int i = 1; i < more; ++i) {
    const double above = 2 * at - below + 4 * bias;
    below = at;
    at = above;
  }
  return at;
}

/// Mean square distance of the state from what is done, in cells of which all but the lowest are
/// withheld with a chance: acts are what is expected, so it is the variance they leave.
double loss_of(const std::vector<double>& cuts, const std::vector<double>& acts,
               double withheld) {
  const double lowest = withheld + (1 - withheld) * cuts[1];
  double explained = lowest * acts[0] * acts[0];
  for (std::size_t i = 1; i < acts.size(); ++i)
    explained += (1 - withheld) * (cuts[i + 1] - cuts[i]) * acts[i] * acts[i];
  return 1.0 / 3 - explained;
}

// --- The formulas, which the strategies do not know ----------------------------------------------

double cells_in_direct_talk(double bias) {
  return std::ceil(-0.5 + 0.5 * std::sqrt(1 + 2 / bias) - 1e-12);
}

double loss_in_direct_talk(double bias) {
  const double n = cells_in_direct_talk(bias);
  return 1 / (12 * n * n) + bias * bias * (n * n - 1) / 3;
}

int hostile_cells_at_best(double bias) {
  return static_cast<int>(std::floor(std::sqrt(1 / (2 * bias)) + 1e-12));
}

double best_withholding_by_formula(double bias) {
  const double m = hostile_cells_at_best(bias);
  const double c = (1 - 2 * bias * m * m) / (2 * m + 1);
  return c * (2 * bias - c) / ((1 - c) * (1 + c - 2 * bias));
}

/// The first cut with m hostile cells: the positive root of a quadratic.
double first_cut(double bias, double withheld, double m) {
  const double told = 1 - withheld, b = 2 * bias * m * (m + 1) - 1;
  const double p = (1 + 2 * m) * withheld + told * b, a = told * (m + 1);
  return (-p + std::sqrt(std::max(0.0, p * p - 4 * a * withheld * (b - m)))) / (2 * a);
}

double loss_with_withholding(double bias, double withheld) {
  if (std::fabs(withheld - best_withholding_by_formula(bias)) < kAsGoodAsBest)
    return bias * (1 - bias) / 3;
  double loss = 1.0 / 12;
  for (int m = 1;; ++m) {
    const double c = first_cut(bias, withheld, m), act = lowest_act(c, withheld);
    const double step = 2 * c + 4 * bias - 2 * act;  // the next cell's width
    if (c <= 0 || c >= 1 || step <= 0) return loss;
    std::vector<double> cuts = {0, c}, acts = {act};
    for (int i = 1; i <= m; ++i) {
      cuts.push_back(c + i * step + 2 * bias * i * (i - 1));
      acts.push_back((cuts[cuts.size() - 2] + cuts.back()) / 2);
    }
    loss = std::min(loss, loss_of(cuts, acts, withheld));
  }
}

}  // namespace

// --- The strategies ------------------------------------------------------------------------------

CheapTalk::Cells CheapTalk::cells_at(double withheld) const {
  const auto act_at = [&](double cut) {
    return withheld > 0 ? lowest_act(cut, withheld) : cut / 2;
  };
  // Below the least first cut the second cell would be turned around.
  const auto room = [&](double cut) { return act_at(cut) - cut - 2 * bias; };
  const double least = room(0) > 0 ? root_between(0.0, 1.0, room) : 0;
  Cells best{{0, 1}, {0.5}, 1.0 / 12};
  for (int hostile = 1; cut_after(least, hostile, act_at(least), bias) < 1; ++hostile) {
    const double cut = root_between(least, 1.0, [&](double x) {
      return cut_after(x, hostile, act_at(x), bias) - 1;
    });
    Cells found{{0, cut}, {act_at(cut)}, 0};
    for (int i = 1; i <= hostile; ++i) {
      found.cuts.push_back(i == hostile ? 1 : cut_after(cut, i, act_at(cut), bias));
      found.acts.push_back((found.cuts[found.cuts.size() - 2] + found.cuts.back()) / 2);
    }
    found.loss = loss_of(found.cuts, found.acts, withheld);
    if (found.loss < best.loss) best = found;
  }
  return best;
}

double CheapTalk::best_withholding() const {
  // Good chances are small where the bias is, so the search steps finely near zero.
  const auto chance = [&](double x) { return bias * x * x * x; };
  const auto gain = [&](double x) { return -cells_at(chance(x)).loss; };
  return chance(best_between(0.0, 1.0, gain));
}

void CheapTalk::solve() {
  cells = cells_at(std::min(line.withhold, 0.999999));
  // What a cap costs: below it the first has its way, above it the cap is done.
  cap = best_between(bias, 1.0, [&](double c) {
    const double high = 1 - c;
    return -(bias * bias * (c - bias) + (high * high * high + bias * bias * bias) / 3);
  });
}

std::vector<Mistake> CheapTalk::mistakes() const {
  std::vector<Mistake> found;
  if (line.withhold >= 1)
    found.push_back({"bias", "the line withholds every hostile word",
                     "a word that never arrives tells nothing",
                     "let the channel of the talks `withhold` less than 100%"});
  if (line.delay >= patience)
    found.push_back({"patience", "words take as long as the second principal waits",
                     "it would take a word that is still under way for silence",
                     fmt::format("wait longer than {:g} days", line.delay)});
  return found;
}

// --- What theory says ----------------------------------------------------------------------------

std::vector<Prediction> CheapTalk::predictions() const {
  if (line.error > 0 || line.loss > 0 || line.variance > 0) return {};
  if (line.hops == 0)
    return {{.row = "A7", .quantity = "receiver loss (no talk)", .exact = 1.0 / 12,
             .measure = "miss"}};
  if (line.binds)
    return {{.row = "A8", .quantity = "receiver loss (arbitrator) b^2(1-4b/3)",
             .exact = bias * bias * (1 - 4 * bias / 3), .measure = "miss"},
            {.row = "A8", .quantity = "cap of the arbitrator", .exact = 1 - bias, .solved = cap}};
  return line.withhold > 0 ? predict_withheld() : predict_direct();
}

std::vector<Prediction> CheapTalk::predict_direct() const {
  const double loss = loss_in_direct_talk(bias);
  std::vector<Prediction> all = {
      {.row = "A7", .quantity = "N(b)", .exact = cells_in_direct_talk(bias),
       .solved = static_cast<double>(cells.acts.size())},
      {.row = "A7", .quantity = "receiver loss (direct cheap talk)", .exact = loss,
       .measure = "miss"},
      {.row = "A7", .quantity = "receiver loss of the cells found", .exact = loss,
       .solved = cells.loss}};
  if (line.operated) predict_best(all);
  return all;
}

/// What the best of go-betweens could do, whatever this one does.
void CheapTalk::predict_best(std::vector<Prediction>& all) const {
  const double found = best_withholding();
  all.push_back({.row = "A8", .quantity = "receiver loss (optimal mediator) b(1-b)/3",
                 .exact = bias * (1 - bias) / 3, .solved = cells_at(found).loss});
  all.push_back({.row = "A8", .quantity = "chance of withholding at which it is least",
                 .exact = best_withholding_by_formula(bias), .solved = found});
}

std::vector<Prediction> CheapTalk::predict_withheld() const {
  const double best = best_withholding_by_formula(bias);
  const double exact = loss_with_withholding(bias, line.withhold);
  const bool at_best = std::fabs(line.withhold - best) < kAsGoodAsBest;
  const bool two_messages = hostile_cells_at_best(bias) == 1;
  std::vector<Prediction> all;
  if (!at_best) {
    all.push_back({.row = "A8", .quantity = "receiver loss (relay that withholds)",
                   .exact = exact, .measure = "miss"});
  } else if (two_messages) {
    all.push_back({.row = "A8n", .quantity = "receiver loss, best 2-message withholding relay",
                   .exact = exact, .measure = "miss"});
    all.push_back({.row = "A8n", .quantity = "cut", .exact = first_cut(bias, line.withhold, 1),
                   .solved = cells.cuts[1]});
  } else {
    all.push_back({.row = "A8", .quantity = "receiver loss, best withholding relay",
                   .exact = exact, .measure = "miss"});
  }
  predict_best(all);
  return all;
}

// --- Play ----------------------------------------------------------------------------------------

void CheapTalk::deal(Match& match, Draws& nature) const { match.own[0].type = nature.uniform(); }

void CheapTalk::play(const Position& position, Moves& moves) const {
  if (position.seat == 0) return advise(position, moves);
  if (position.seat == 1) return decide(position, moves);
  // An operator that guarantees does what it is asked, up to its cap; any other only carries.
  if (position.occasion != Occasion::hears || !line.binds) return;
  moves.say(1, {.saying = Saying::act, .number = std::min(position.heard->words.number, cap)});
}

void CheapTalk::advise(const Position& position, Moves& moves) const {
  if (position.occasion != Occasion::opens) return;
  const double state = position.own.type;
  if (line.binds)
    return moves.say(kIntermediary, {.saying = Saying::message, .number = state + bias}, state);
  std::size_t cell = 0;
  while (cell + 1 < cells.acts.size() && state > cells.cuts[cell + 1]) ++cell;
  moves.say(1, {.saying = Saying::message, .number = static_cast<double>(cell),
                .symbol = cell > 0 ? 1 : 0}, state);
}

void CheapTalk::decide(const Position& position, Moves& moves) const {
  if (position.occasion == Occasion::opens) {
    if (line.hops > 0) return moves.wake_in(patience);
    moves.choose(0.5);
    return moves.close();
  }
  double act = cells.acts[0];
  if (position.occasion == Occasion::hears) {
    const Utterance& words = position.heard->words;
    const double last = static_cast<double>(cells.acts.size() - 1);
    if (words.saying == Saying::act) act = words.number;
    else if (words.symbol == 1)
      act = cells.acts[static_cast<std::size_t>(std::clamp(words.number + 0.5, 0.0, last + 0.5))];
  }
  moves.choose(act);
  moves.close();
}

void CheapTalk::pay(const Match& match, double (&payoffs)[2], Moves& moves) const {
  if (match.ended != Moves::Ends::closed) return;
  const double state = match.own[0].type, act = match.chosen[1];
  payoffs[0] = -(state + bias - act) * (state + bias - act);
  payoffs[1] = -(state - act) * (state - act);
  moves.note(Gauge::miss, -payoffs[1]);
}

}  // namespace backchannel
