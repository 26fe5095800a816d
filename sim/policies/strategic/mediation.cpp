#include "sim/policies/strategic/mediation.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace backchannel {

namespace {

/// Who is this near to indifferent does as is proposed.
constexpr double kIndifferent = 1e-7;

/// What a principal keeps in mind. Types and shares are kept plus one: zero is "not yet".
enum Kept : std::size_t { kTold, kLearned, kOwnNumber, kTheirNumber, kAccepted, kTheyAccepted,
                          kOnTable };
/// What an operator does: what each told, how many accepted, and the split.
enum Noted : std::size_t { kFirstTold, kSecondTold, kAcceptances, kProposed };

int type_of(double kept) { return static_cast<int>(kept) - 1; }

Utterance report(int type, double number = 0) {
  return {.saying = Saying::report, .number = number, .symbol = type};
}

/// Chances of peace by pairs of types, and the whole.
struct Formula {
  double unlike = 0;        ///< p_HL
  double both_strong = 0;   ///< p_HH
  double peace(double odds) const {
    return (1 + 2 * odds * unlike + odds * odds * both_strong) / ((1 + odds) * (1 + odds));
  }
};

Formula mediated(double odds, double edge) {
  if (odds <= edge / 2) return {1 / (1 + edge - 2 * odds), 0};
  return {1, (2 * odds - edge) / (odds * (edge + 1 - odds))};
}

Formula spoken_openly(double odds, double edge) {
  if (edge >= 1 && odds <= edge / 2) return {1 / (1 + edge - 2 * odds), 0};
  if (edge < 1 && odds <= edge / (1 + edge)) return {1 / ((1 + edge) * (1 - odds)), 0};
  if (edge < 1 && odds <= 1 / (1 + edge)) return {1, 1 - edge / (odds * (1 + edge))};
  return {1, (2 * odds - edge) / (odds * (edge + 2))};
}

Prediction share_of_peace(const char* row, const char* quantity, double exact) {
  return {.row = row, .quantity = quantity, .exact = exact, .measure = "number_agreed",
          .at_least = 0};
}

Prediction by_program(const char* row, const char* quantity, double exact, double solved) {
  return {.row = row, .quantity = quantity, .exact = exact, .solved = solved};
}

}  // namespace

// --- The game ------------------------------------------------------------------------------------

Talk Mediation::talk() const {
  if (line.hops == 0) return Talk::none;
  if (!line.may_propose) return Talk::open;
  return line.binds ? Talk::arbitrator : Talk::mediator;
}

Quarrel Mediation::described() const {
  Quarrel described;
  described.odds = odds;
  if (doubt == Doubt::cost) {
    for (int against : {kWeak, kStrong}) {
      described.war[kWeak][against] = weak_war;
      described.war[kStrong][against] = strong_war;
    }
    described.splits = {least_share, 1 - least_share};
    return described;
  }
  for (int type : {kWeak, kStrong}) described.war[type][type] = remains / 2;
  described.war[kStrong][kWeak] = won_by_strength();
  described.war[kWeak][kStrong] = remains - won_by_strength();
  described.splits = splits_of(described);
  return described;
}

void Mediation::solve() {
  const Quarrel now = described();
  if (planned_for == talk() && now == quarrel) return;  // nothing that matters has changed
  quarrel = now;
  planned_for = talk();
  plan = talk() == Talk::none ? MediationPlan{} : best_plan(quarrel, talk());
}

std::vector<Mistake> Mediation::mistakes() const {
  std::vector<Mistake> found;
  if (doubt == Doubt::strength) {
    if (odds > edge * (1 + 1e-12))
      found.push_back({"odds", "it is above `edge`",
                       "the strong are then so many that all accept an equal split, and there is "
                       "nothing left to talk about",
                       fmt::format("write at most {:g}", edge)});
    if (won_by_strength() > remains * (1 + 1e-12))
      found.push_back({"remains", "war leaves less than the strong would win in it",
                       "its share of what is left can be no more than all of it",
                       fmt::format("write at least {:.6g}", (1 + edge) / (2 + edge))});
    return found;
  }
  if (!(weak_war <= least_share && least_share < strong_war && strong_war <= 1 - least_share))
    found.push_back({"least_share", "it does not part those who fight from those who do not",
                     "the smaller part must be no worse than war to whom war costs much, and worse "
                     "to whom it costs little, who accepts the greater",
                     fmt::format("write something from {:g} up to, not including, {:g}, and at "
                                 "most {:g}", weak_war, strong_war, 1 - strong_war)});
  return found;
}

// --- What theory says ----------------------------------------------------------------------------

std::vector<Prediction> Mediation::predictions() const {
  if (line.error > 0 || line.loss > 0 || line.variance > 0 || line.withhold > 0) return {};
  if (first_side == Conduct::fights) return {};
  if (doubt == Doubt::cost) return first_side == Conduct::honest ? predict_cost()
                                                                 : std::vector<Prediction>{};
  if (first_side == Conduct::honest)
    return talk() == Talk::mediator && line.tells > 0 ? predict_leak() : predict_strength();
  // The weak gain nothing by a bluff and, through a mediator, the strong none by hiding; where the
  // plan holds them just so, they do not lose either.
  const bool held = edge >= 1 && talk() == Talk::mediator && line.tells == 0;
  if (!held) return {};
  const double peace = mediated(odds, edge).peace(odds);
  return {{.row = "A6", .quantity = "E[u_A] of one who lies",
           .exact = 0.5 * (peace + (1 - peace) * remains), .measure = "payoff_{a}"}};
}

std::vector<Prediction> Mediation::predict_strength() const {
  const double by_mediator = mediated(odds, edge).peace(odds);
  const double openly = spoken_openly(odds, edge).peace(odds);
  switch (talk()) {
    case Talk::none:
      return {share_of_peace("A6", "V_no_talk_equal_split", 1 / ((1 + odds) * (1 + odds)))};
    case Talk::open:
      return {share_of_peace("A6", "V_unmediated_separating", openly),
              by_program("A6", "V_unmediated_separating by linear program", openly, plan.peace)};
    case Talk::arbitrator:
      return {share_of_peace("A6", "V_arbitrator", by_mediator),
              by_program("A6", "V_arbitrator by linear program", by_mediator, plan.peace)};
    case Talk::mediator: break;
  }
  const double other = best_plan(quarrel, Talk::open).peace;
  return {share_of_peace("A6", "V_mediator", by_mediator),
          by_program("A6", "V_mediator by linear program", by_mediator, plan.peace),
          by_program("A6", "gain", by_mediator - openly, plan.peace - other)};
}

std::vector<Prediction> Mediation::predict_leak() const {
  const Formula formula = mediated(odds, edge);
  const double both = (1 + odds) * (1 + odds);
  const double loss = 2 * odds * (odds * formula.both_strong / edge) / both;
  const double peace = formula.peace(odds);
  std::vector<Prediction> all = {share_of_peace("A6L", "V(l)", peace - line.tells * loss)};
  if (loss <= 0) return all;
  const double openly = spoken_openly(odds, edge).peace(odds);
  const double other = best_plan(quarrel, Talk::open).peace;
  all.push_back(by_program("A6L", "break-even l*", (peace - openly) / loss,
                           (plan.peace - other) / plan.rests_on_secrecy));
  return all;
}

std::vector<Prediction> Mediation::predict_cost() const {
  const double denominator = 1 - least_share - weak_war - odds * (least_share - weak_war);
  const double more = 0.5 - weak_war;
  const Formula formula{denominator <= more ? 1 : more / denominator, 0};
  const double peace = formula.peace(odds);
  if (talk() == Talk::none) {
    if (weak_war == least_share || strong_war == 1 - least_share) return {};
    return {share_of_peace("A6N", "V_no_talk", 1 / (1 + odds))};
  }
  const bool openly = talk() == Talk::open;
  if (talk() == Talk::arbitrator) return {};
  std::vector<Prediction> all = {
      share_of_peace("A6N", openly ? "V_unmediated" : "V_mediator", peace),
      by_program("A6N", "V by linear program", peace, plan.peace)};
  if (openly) return all;
  all.push_back(by_program("A6N", "gain of a mediator", 0,
                           plan.peace - best_plan(quarrel, Talk::open).peace));
  Quarrel divisible = quarrel;
  divisible.splits = splits_of(quarrel);
  if (strong_war <= 0.5)
    all.push_back(by_program("A6N", "V if an equal split can be had", 1,
                             best_plan(divisible, Talk::open).peace));
  return all;
}

// --- Play ----------------------------------------------------------------------------------------

void Mediation::deal(Match& match, Draws& nature) const {
  // What lies on the table before a word is said, for all to see.
  const double even = nature.uniform() < 0.5 ? least_share : 1 - least_share;
  const double on_table = doubt == Doubt::cost ? even : 0.5;
  for (int seat : {0, 1}) {
    match.own[seat].type = nature.chance(quarrel.share_of(kStrong)) ? kStrong : kWeak;
    match.own[seat].note[kOnTable] = on_table;
  }
  match.own[kRules].note[kOnTable] = on_table;
}

void Mediation::play(const Position& position, Moves& moves) const {
  if (position.seat == kIntermediary) return mediate(position, moves);
  switch (position.occasion) {
    case Occasion::opens: return open(position, moves);
    case Occasion::hears: return hear(position, moves);
    case Occasion::learns:
      if (position.heard->words.saying == Saying::report)
        position.own.note[kLearned] = 1 + position.heard->words.symbol;
      return;
    case Occasion::rings: return;
  }
}

void Mediation::open(const Position& position, Moves& moves) const {
  Own& own = position.own;
  int told = static_cast<int>(own.type);
  if (position.seat == 0 && first_side == Conduct::bluffs) told = kStrong;
  if (position.seat == 0 && first_side == Conduct::hides) told = kWeak;
  own.note[kTold] = 1 + told;
  if (talk() == Talk::none) {
    // Nobody asks either to be patient, so whoever is indifferent fights.
    const double first = own.note[kOnTable];
    const double share = position.seat == 0 ? first : 1 - first;
    const bool fights = position.seat == 0 && first_side == Conduct::fights;
    return moves.choose(
        !fights && share > worth_of_war(own, position.seat, -1) + kIndifferent ? 1 : 0);
  }
  if (talk() != Talk::open) return moves.say(kIntermediary, report(told));
  own.note[kOwnNumber] = position.draws.uniform();
  moves.say(1 - position.seat, report(told, own.note[kOwnNumber]));
}

void Mediation::hear(const Position& position, Moves& moves) const {
  const Utterance& words = position.heard->words;
  Own& own = position.own;
  switch (words.saying) {
    case Saying::report:
      own.note[kLearned] = 1 + words.symbol;
      own.note[kTheirNumber] = words.number;
      return answer_openly(position, moves);
    case Saying::recommend: return answer_proposal(position, words.number, moves);
    case Saying::accept:
      own.note[kTheyAccepted] = 1 + words.number;
      if (own.note[kAccepted] > 0) moves.agree(own.note[kAccepted] - 1);
      return;
    default: return moves.fight();
  }
}

/// What war is worth to a seat on what it believes, having heard that this split is proposed; a
/// share below zero is none.
double Mediation::worth_of_war(const Own& own, int seat, double share_of_first) const {
  const double* war = quarrel.war[static_cast<int>(own.type)];
  if (own.note[kLearned] > 0) return war[type_of(own.note[kLearned])];
  double weight[2] = {quarrel.share_of(kWeak), quarrel.share_of(kStrong)};
  if (share_of_first >= 0) {
    const auto nearer = [&](double a, double b) {
      return std::fabs(a - share_of_first) < std::fabs(b - share_of_first);
    };
    const auto found = std::min_element(quarrel.splits.begin(), quarrel.splits.end(), nearer);
    const auto i = static_cast<std::size_t>(found - quarrel.splits.begin());
    const int told = type_of(own.note[kTold]);
    double by_plan[2];
    for (int b : {kWeak, kStrong})
      by_plan[b] = weight[b] * (seat == 0 ? plan.chance[told][b][i] : plan.chance[b][told][i]);
    if (by_plan[0] + by_plan[1] > 0) std::copy(by_plan, by_plan + 2, weight);
  }
  return (weight[0] * war[0] + weight[1] * war[1]) / (weight[0] + weight[1]);
}

/// Both have told: the sum of their numbers, without its whole part, is a lottery that stays fair
/// as long as one of the two is drawn fairly.
void Mediation::answer_openly(const Position& position, Moves& moves) const {
  Own& own = position.own;
  const int mine = type_of(own.note[kTold]), theirs = type_of(own.note[kLearned]);
  const double sum = own.note[kOwnNumber] + own.note[kTheirNumber];
  const int i = position.seat == 0 ? plan.pick(mine, theirs, sum - std::floor(sum))
                                   : plan.pick(theirs, mine, sum - std::floor(sum));
  if (i < 0) return moves.fight();
  const double first = quarrel.splits[static_cast<std::size_t>(i)];
  const double share = position.seat == 0 ? first : 1 - first;
  const bool fights = position.seat == 0 && first_side == Conduct::fights;
  if (fights || share < worth_of_war(own, position.seat, -1) - kIndifferent) return moves.fight();
  own.note[kAccepted] = 1 + first;
  moves.say(1 - position.seat, {.saying = Saying::accept, .number = first});
  if (own.note[kTheyAccepted] > 0) moves.agree(first);
}

void Mediation::answer_proposal(const Position& position, double share_of_first,
                                Moves& moves) const {
  const double share = position.seat == 0 ? share_of_first : 1 - share_of_first;
  const double by_war = worth_of_war(position.own, position.seat, share_of_first);
  const bool fights = position.seat == 0 && first_side == Conduct::fights;
  if (fights || share < by_war - kIndifferent) return moves.fight();
  moves.say(kIntermediary, {.saying = Saying::accept, .number = share_of_first}, by_war);
}

void Mediation::mediate(const Position& position, Moves& moves) const {
  Own& own = position.own;
  if (position.occasion == Occasion::rings) return propose(position, moves);
  if (position.occasion != Occasion::hears || talk() == Talk::open) return;
  if (position.heard->words.saying == Saying::report) {
    own.note[position.heard->from == 0 ? kFirstTold : kSecondTold] =
        1 + position.heard->words.symbol;
    // It speaks once all that comes in at this instant has been heard, by whomever.
    if (own.note[kFirstTold] > 0 && own.note[kSecondTold] > 0) moves.wake_in(0);
  } else if (position.heard->words.saying == Saying::accept) {
    own.note[kAcceptances] += 1;
    if (own.note[kAcceptances] == 2) moves.agree(own.note[kProposed]);
  }
}

void Mediation::propose(const Position& position, Moves& moves) const {
  Own& own = position.own;
  const int i = plan.pick(type_of(own.note[kFirstTold]), type_of(own.note[kSecondTold]),
                          position.draws.uniform());
  if (i >= 0) own.note[kProposed] = quarrel.splits[static_cast<std::size_t>(i)];
  if (line.binds) return i < 0 ? moves.fight() : moves.agree(own.note[kProposed]);
  for (int seat : {0, 1}) {
    if (i < 0) moves.say(seat, {.saying = Saying::quit});
    else moves.say(seat, {.saying = Saying::recommend, .number = own.note[kProposed]});
  }
}

void Mediation::rule(Match& match, Draws&, const Wire&, double day, Moves& moves) const {
  if (day > 0) return moves.fight();
  if (talk() != Talk::none) return moves.wake_in(deadline);
  if (match.chosen[0] > 0 && match.chosen[1] > 0) moves.agree(match.own[kRules].note[kOnTable]);
  else moves.fight();
}

void Mediation::pay(const Match& match, double (&payoffs)[2], Moves&) const {
  if (match.ended == Moves::Ends::agreed) {
    payoffs[0] = match.share;
    payoffs[1] = 1 - match.share;
  } else if (match.ended == Moves::Ends::war) {
    const int first = static_cast<int>(match.own[0].type);
    const int second = static_cast<int>(match.own[1].type);
    payoffs[0] = quarrel.war[first][second];
    payoffs[1] = quarrel.war[second][first];
  }
}

}  // namespace backchannel
