#pragma once

/// The ladder of escalation and the rules of climbing it (model §9, A16, A18).
///
/// Rungs are data, from calm at the bottom to regional war at the top. A *chain* is one quarrel on
/// it: it has a cause, a rung, and a side whose turn it is. The cause is the chain's first: chosen
/// (a war or a strike somebody decided on), misread (an accident taken for an attack), provoked (a
/// deliberate incident that was answered), third party, or proxy.
/// When that side's clock rings it goes up, stays, or steps down, with weights that belong to the
/// rung and are tilted by what it knows:
///
///     up : stay : down  =  w_up·e^(L) : w_stay : w_down
///     L = k_reprisal·n − k_bound·[a bound was read] + k_alert·(alert − ½)
///
/// n counts the reprisals so far: each raises the hazard of the next. At the bottom the chain is
/// settled, at the top it is war. With constant weights this is the birth–death chain of A16.
/// Source: model §9; Zagare & Kilgour 2000 for forewarned, bounded reprisals. Left out: chains
/// that split, and a third side that answers on its own account.

#include "sim/parameters/fields.hpp"

namespace backchannel {

enum class Cause : std::uint8_t { none, chosen, misread, third_party, proxy, provoked };
template <>
struct Names<Cause> {
  static constexpr std::string_view of[] = {"none",        "chosen", "misread",
                                            "third_party", "proxy",  "provoked"};
};

struct Rung {
  enum class Kind { words, harassment, strike, war };
  Kind kind = Kind::words;
  double up = 0.3;
  double stay = 0.2;
  double down = 0.5;

  void fields(auto& visit) {
    visit(Field{"kind", "what acts on this rung are: words, harassment, strikes, or war",
                "model §9"}, kind);
    visit(Field{"up", "weight of going one rung higher", "judgement: stepping down is likelier",
                Unit::number, {0, 1000}}, up);
    visit(Field{"stay", "weight of answering in kind", "judgement: some answer in kind",
                Unit::number, {0, 1000}}, stay);
    visit(Field{"down", "weight of going one rung lower", "judgement: both prefer no war (S29)",
                Unit::number, {0, 1000}}, down);
  }
};
template <>
struct Names<Rung::Kind> {
  static constexpr std::string_view of[] = {"words", "harassment", "strike", "war"};
};

struct Ladder {
  Named<Rung> rungs = {{{"calm", {Rung::Kind::words, 0, 0, 1}},
                        {"tension", {Rung::Kind::words, 0.15, 0.25, 0.6}},
                        {"harassment", {Rung::Kind::harassment, 0.12, 0.28, 0.6}},
                        {"limited strike", {Rung::Kind::strike, 0.2, 0.25, 0.55}},
                        {"exchange of strikes", {Rung::Kind::strike, 0.25, 0.25, 0.5}},
                        {"regional war", {Rung::Kind::war, 0, 0, 0}}}};
  double protest = 0.35;
  double harassment = 0.5;
  double strike = 0.15;
  Distribution clock = Distribution::lognormal(3.13, 1.427);
  double clock_alert = 0.6;
  double reprisal = 0.35;
  double bound = 0.9;
  double alert = 1.0;
  double forewarn = 0.7;
  double forewarn_lead = 0.5;
  double always_explain = 1.0;
  double explain_guilty = 0.5;
  double explain_innocent = 0.9;
  double undone = 0.5;
  double deceit = 2;
  bool credulous = false;
  bool clocks_outlast_horizon = false;
  double drag = 0.5;
  int parallel_explanations = 1;
  int start_rung = 0;

  void fields(auto& visit) {
    visit(Field{"rungs", "the rungs, from the bottom up", "model §9"}, rungs);
    visit(Field{"start_rung", "rung on which a chain is already running at the start; 0 for none",
                "judgement: calm unless said", Unit::number, {0, 100}}, start_rung);
    answer_fields(visit);
    explain_fields(visit);
  }

 private:
  void answer_fields(auto& visit) {
    visit(Field{"protest", "weight of answering a misread incident with words only",
                "judgement: S29, principals seldom reach for force", Unit::number, {0, 1000}},
          protest);
    visit(Field{"harassment", "weight of answering it with harassment",
                "judgement: between the two", Unit::number, {0, 1000}}, harassment);
    visit(Field{"strike", "weight of answering it with a strike",
                "judgement: 0.05 to 0.3 tried; with the incident rate it decides the strikes",
                Unit::number, {0, 1000}}, strike);
    visit(Field{"clock", "time until a side answers",
                "theory B15: median 5 d for major responses, × 0.63 because naval incidents are "
                "answered faster (judgement)", Unit::duration, {0, 400}}, clock);
    visit(Field{"clock_alert", "share of that time which full alert takes away",
                "judgement: alert shortens deliberation", Unit::share, {0, 0.99}}, clock_alert);
    visit(Field{"reprisal", "how each reprisal raises the next (k_reprisal)",
                "judgement: model §9 gives the sign", Unit::number, {-5, 5}}, reprisal);
    visit(Field{"bound", "how a bound that was read lowers it (k_bound)",
                "judgement: S24 gives the sign", Unit::number, {-5, 10}}, bound);
    visit(Field{"alert", "how alert raises it (k_alert)", "judgement: B8 gives the sign",
                Unit::number, {-5, 10}}, alert);
    visit(Field{"drag", "chance that a principal answers a third party's or a group's strike on "
                "the other principal", "judgement: S25, patrons are blamed about half the time",
                Unit::share, kProbability}, drag);
  }
  void explain_fields(auto& visit) {
    visit(Field{"forewarn", "chance that a reprisal is announced as limited, if there is a route",
                "judgement: one episode of one (S24)", Unit::share, kProbability}, forewarn);
    visit(Field{"forewarn_lead", "how long before the act the warning is sent",
                "judgement: half a day", Unit::duration, {0, 30}}, forewarn_lead);
    visit(Field{"always_explain", "chance that a side explains an accident of its own",
                "judgement: it has every reason to", Unit::share, kProbability}, always_explain);
    visit(Field{"explain_innocent", "chance of an explanation from an innocent side, as readers "
                "believe (q1)", "theory B2, value judgement: nearly always", Unit::share,
                {0.01, 0.99}}, explain_innocent);
    visit(Field{"explain_guilty", "chance of one from a guilty side, in truth and as readers "
                "believe (q0)", "theory B2, value judgement: a guilty side may well deny",
                Unit::share, {0.01, 0.99}}, explain_guilty);
    visit(Field{"undone", "share of the harm of a misreading that a believed explanation undoes",
                "judgement: part of it (model §4)", Unit::share, kProbability}, undone);
    visit(Field{"deceit", "weight of words that arrive turned around, in threats",
                "judgement: deceit is worse than a threat (model §0.2)", Unit::number, {0, 20}},
          deceit);
    visit(Field{"credulous", "explanations that arrive unflipped are always believed",
                "judgement: for laboratory scenarios (A18)"}, credulous);
    visit(Field{"clocks_outlast_horizon", "clocks that run at the horizon still ring",
                "judgement: for laboratory scenarios (A18)"}, clocks_outlast_horizon);
    visit(Field{"parallel_explanations", "over how many routes at once an explanation is sent",
                "judgement: one, the fastest that is open", Unit::number, {1, 16}},
          parallel_explanations);
  }
};

}  // namespace backchannel
