#pragma once

/// What can be done, and how each kind of deed looks to whoever sees it (model §1, §4, S23).
///
/// A deed has a true hostility s, a weight w (how much it tells: posture change > private message
/// > public statement, S23), a base rate π of hostility among its kind, and what it leaves behind:
/// offence, alert, and what it says about promises of relief. Readers never see s.

#include "sim/parameters/fields.hpp"

namespace backchannel {

/// Deeds that a script or a hazard can bring about. Append, never reorder.
enum class Act : std::uint8_t {
  incident,         ///< forces meet: an accident, or deliberate harassment
  package,          ///< a tranche of an instrument is added
  relieve,          ///< a tranche of an instrument is lifted
  deploy,           ///< an instrument is set to a level (more)
  withdraw,         ///< an instrument is set to a level (less)
  commander,        ///< an officer in uniform sits at the next round
  strike,           ///< a limited strike
  attack,           ///< chosen war
  proxy_attack,     ///< an armed group attacks
  ultimatum,        ///< a deadline under threat
  report,           ///< the programme is reported to recover, truly or falsely
  round,            ///< a round is set for this instant
  accord,           ///< a detached track is settled
  framework,        ///< third states table a package
  outage,           ///< an intermediary goes down
  competing_crisis, ///< a negotiator's time is taken
  leak,             ///< the secret of the talks comes out
  shock,            ///< a regional shock: pending understandings end
  leave_agreement,  ///< a side withdraws from what is in force
  stall,            ///< promised relief does not come
  threaten,         ///< a threat in public
  restrain,         ///< a patron asks a group or a state it backs to hold still
  deny,             ///< a principal denies what has come out
  announce,         ///< the talks are announced: everybody knows of them
  release,          ///< funds are moved to a custodian
  inspect,          ///< inspectors' access is set to a level
  appeal,           ///< a bystander calls for calm
  violation,        ///< a side does what was agreed not to be done
  date,             ///< a date comes up: who is busy puts it off, who will not come refuses
  brief             ///< an intermediary explains the one capital to the other
};
template <>
struct Names<Act> {
  static constexpr std::string_view of[] = {
      "incident",     "package",          "relieve",   "deploy", "withdraw",
      "commander",    "strike",           "attack",    "proxy_attack",
      "ultimatum",    "report",           "round",     "accord", "framework",
      "outage",       "competing_crisis", "leak",      "shock",  "leave_agreement",
      "stall",        "threaten",         "restrain",  "deny",   "announce",
      "release",      "inspect",          "appeal",    "violation",
      "date",         "brief"};
};

/// Kinds of deed that are read, for the luck of reading and for stories. Append, never reorder.
enum class Sight : std::uint8_t {
  package,
  deployment,
  withdrawal,
  commander,
  incident,
  harassment,
  strike,
  proxy_attack,
  ultimatum,
  break_off,
  relief,
  violation,
  public_threat,
  quiet,
  client_struck,
  blocked
};
template <>
struct Names<Sight> {
  static constexpr std::string_view of[] = {
      "package",    "deployment", "withdrawal",   "commander", "incident", "harassment",
      "strike",     "proxy_attack", "ultimatum",  "break_off", "relief",
      "violation",  "public_threat", "quiet",     "client_struck", "blocked"};
};

/// How one kind of deed is seen.
struct Deed {
  double hostility = 0.5;
  double weight = 0.5;
  double base_rate = 0.2;
  double offence = 0;
  double relief = 0;
  double sours = 0;

  void fields(auto& visit) {
    visit(Field{"hostility", "how hostile it is in truth, 0 friendly to 1 hostile",
                "judgement: the documents give the order of acts, no sizes", Unit::number, {0, 1}},
          hostility);
    visit(Field{"weight", "how much it tells about intent (B1: cost over reference cost)",
                "theory B1", Unit::number, {0, 5}}, weight);
    visit(Field{"base_rate", "share of acts of this kind that are meant as hostile",
                "judgement: theory A21 needs one, no document gives it", Unit::share,
                kProbability}, base_rate);
    visit(Field{"offence", "offence it leaves when read as hostile",
                "judgement: sized so that two hostile acts in a week endanger a round",
                Unit::number, {0, 3}}, offence);
    visit(Field{"relief", "weight of the evidence it gives that concessions are not rewarded "
                "(negative: that they are)", "judgement: S14 gives the sign", Unit::number,
                {-5, 5}}, relief);
    visit(Field{"sours", "weight of the evidence against each other that it is to both sides, "
                "whatever is made of it", "judgement: none unless said", Unit::number, {0, 20}},
          sours);
  }
};

/// The table of deeds.
struct Deeds {
  Deed package{0.7, 0.8, 0.3, 0.5, 0.28};
  Deed deployment{0.65, 1.0, 0.4, 0.3, 0};
  Deed withdrawal{0.2, 1.0, 0.1, 0, 0};
  Deed commander{0.7, 0.5, 0.5, 0.4, 0};
  Deed incident{1.0, 1.0, 0.2, 0.5, 0};
  Deed harassment{0.75, 0.6, 0.7, 0.4, 0};
  Deed strike{0.95, 2.0, 0.9, 1.0, 0.2};
  Deed proxy_attack{0.7, 0.4, 0.3, 0.3, 0};
  Deed ultimatum{0.75, 0.3, 0.6, 0.4, 0};
  Deed break_off{0.7, 0.6, 0.5, 0.3, 0.1};
  Deed relief{0.1, 1.0, 0.05, 0, -1.0};
  Deed violation{0.75, 0.7, 0.6, 0.3, 0};
  Deed public_threat{0.7, 0.04, 0.6, 0.05, 0};
  Deed quiet{0.15, 0.5, 0.2, 0, 0};
  Deed client_struck{0.7, 0.6, 0.6, 0.3, 0};
  Deed blocked{0.7, 0.6, 0.5, 0.2, 0.6};
  Deed reassurance{0.2, 0.1, 0.2, 0, 0};
  Deed threat{0.8, 0.1, 0.8, 0.05, 0};

  void fields(auto& visit) {
    const auto line = [](std::string_view name, std::string_view meaning) {
      return Field{name, meaning, "judgement: order after S23, sizes by reasoning"};
    };
    visit(line("package", "a sanctions package"), package);
    visit(line("deployment", "forces arrive or are reinforced"), deployment);
    visit(line("withdrawal", "forces leave"), withdrawal);
    visit(line("commander", "an officer in uniform at the table"), commander);
    visit(line("incident", "forces meet; this is the deliberate kind, an accident is 1 minus it"),
          incident);
    visit(line("harassment", "a ship stopped, a drone downed"), harassment);
    visit(line("strike", "a strike on soil, forces or diplomatic sites"), strike);
    visit(line("proxy_attack", "an attack by an armed group that has a patron"), proxy_attack);
    visit(line("ultimatum", "a deadline under threat"), ultimatum);
    visit(line("break_off", "talks are broken off"), break_off);
    visit(line("relief", "promised relief arrives"), relief);
    visit(line("violation", "what was agreed not to be done is done"), violation);
    visit(line("public_threat", "a threat in public; it tells less than a private one (S23)"),
          public_threat);
    visit(line("quiet", "a group holds still after its patron asked it to (S28)"), quiet);
    visit(line("client_struck", "a strike on a group or a state that one backs"), client_struck);
    visit(line("blocked", "a benefit that was released and cannot be used (S36)"), blocked);
    visit(line("reassurance", "a private message that reassures"), reassurance);
    visit(line("threat", "a private message that threatens"), threat);
  }
};

/// Reading the timing of a pressure act (model §4, S15, S16): the chance that an act `lag` after a
/// round was *meant* for that moment is π·f(lag)/(π·f(lag) + (1 − π)·λ), f exponential with mean τ
/// and λ the holder's usual rate of such acts; its weight is w·(1 + c·that chance).
struct Timing {
  double explain = 0;
  double share = 0.3;
  double lag = 3;
  double usual_rate = 0.02;
  double amplification = 1.5;

  void fields(auto& visit) {
    visit(Field{"share", "share of pressure acts after a round that are meant for it",
                "judgement: N28 asks to vary it over its whole range", Unit::share, kProbability},
          share);
    visit(Field{"lag", "mean lag of an act that is meant for a round",
                "judgement: the documents say hours, staffs need days", Unit::duration,
                {0.01, 100}}, lag);
    visit(Field{"usual_rate", "the holder's usual rate of such acts, as the target knows it",
                "judgement: about seven packages a year", Unit::rate, {0.0001, 2}}, usual_rate);
    visit(Field{"amplification", "how much more a timed act weighs (c)",
                "judgement: S15 gives the sign", Unit::number, {0, 10}}, amplification);
    visit(Field{"explain", "chance that the holder explains through a channel that a package had "
                "nothing to do with the round", "judgement: none unless said (S16)", Unit::share,
                kProbability}, explain);
  }
};

/// Chance that an act so long after the last round was meant for it.
double meant_for_the_round(const Timing& timing, double lag_days);

/// Something that happens at random. The k-th deed of a hazard happens when its accumulated
/// intensity Λ = ∫λ dt reaches the sum of k keyed unit exponentials (model §2), with
///
///     λ = rate·(1 + k_a·alert²)·(1 + k_f·forces)·e^(η·tension)·(1 − restraint·r)      (B7, B8)
///         ·(1 − what a strike deters)·(1 − what a bystander refuses)
///
/// where alert is that of the more alert principal, tension the height of the ladder in [0, 1],
/// and r is 1 while an understanding holds or a patron asks for quiet. No term names a channel.
struct Hazard {
  /// In which state of affairs it can happen at all.
  enum class When { always, agreed, without_agreement, after_breach };

  Act act = Act::incident;
  Reference by;
  Reference to;
  Reference instrument;
  Reference bases;
  When when = When::always;
  double notice = 0;
  double rate = 0.01;
  double daily = 0;
  double alert = 0;
  double forces = 0;
  double tension = 0;
  double restraint = 0;
  double deliberate = 0;
  double amount = 0.1;
  double effect = 1;
  Distribution length = Distribution::fixed(0);
  std::string says;

  void fields(auto& visit) {
    visit(Field{"act", "what happens", "model §1", Unit::none, {}, true}, act);
    visit(Field{"says", "what it is, in words", "model §1"}, says);
    visit(Field{"by", "who does it; none means either principal, by luck", "model §1"}, by);
    visit(Field{"to", "to whom; none means the other principal", "model §1"}, to);
    visit(Field{"instrument", "the instrument it moves, if any", "model §6"}, instrument);
    visit(Field{"rate", "how often, at rest", "theory B8", Unit::rate, {0, 50}}, rate);
    visit(Field{"daily", "instead of a rate: chance that it happens at noon of a day, never twice "
                "on one", "judgement: for laboratory scenarios", Unit::share, {0, 0.99}}, daily);
    visit(Field{"alert", "how alert² multiplies the rate (k_a)", "theory B8", Unit::number,
                {0, 20}}, alert);
    visit(Field{"forces", "how force density multiplies the rate (k_f)", "theory B8",
                Unit::number, {0, 20}}, forces);
    visit(Field{"tension", "how the ladder multiplies the rate, as an exponent (η)", "theory B7",
                Unit::number, {-5, 10}}, tension);
    visit(Field{"restraint", "share of the rate that restraint by a patron or an understanding "
                "takes away", "theory B7", Unit::share, {0, 0.999}}, restraint);
    visit(Field{"deliberate", "share of incidents that are meant", "judgement: most are accidents",
                Unit::share, kProbability}, deliberate);
    visit(Field{"amount", "size of the tranche, severity or share, as the act has it",
                "judgement: one tenth of the scale", Unit::number, {0, 3}}, amount);
    visit(Field{"effect", "chance that the act has its consequence",
                "judgement: certain unless said", Unit::share, kProbability}, effect);
    visit(Field{"length", "how long it lasts, for acts that last",
                "judgement: none unless said", Unit::duration, {0, 4000}}, length);
    condition_fields(visit);
  }

 private:
  void condition_fields(auto& visit) {
    visit(Field{"when", "the state of affairs in which it can happen: always, while something is "
                "agreed, without an agreement, or after one was broken", "model §12"}, when);
    visit(Field{"bases", "the bystander on whose soil it depends", "model §1"}, bases);
    visit(Field{"notice", "for strikes: chance that it is announced as limited through a channel",
                "judgement: none unless said (S24)", Unit::share, kProbability}, notice);
  }
};
template <>
struct Names<Hazard::When> {
  static constexpr std::string_view of[] = {"always", "agreed", "without_agreement",
                                            "after_breach"};
};

/// What follows what: a habit of answering one kind of act with another, after a while and with a
/// chance. One answer of a kind is under way at a time. A round has happened when it has ended, a
/// strike when it has fallen, a leak when it is out, whoever or whatever brought it about.
struct Reaction {
  Act after = Act::strike;
  Reference of;
  Reference on;
  Act act = Act::strike;
  Reference by;
  Reference to;
  Reference instrument;
  Distribution lag = Distribution::fixed(1);
  double chance = 1;
  int times = 1000;
  double amount = 0.1;
  double effect = 1;
  double notice = 0;
  Distribution length = Distribution::fixed(0);
  std::string says;

  void fields(auto& visit) {
    visit(Field{"after", "the kind of act that is answered", "model §1", Unit::none, {}, true},
          after);
    visit(Field{"of", "by whom it was done; none for anybody", "model §1"}, of);
    visit(Field{"on", "to whom it was done; none for anybody", "model §1"}, on);
    visit(Field{"act", "the answer", "model §1", Unit::none, {}, true}, act);
    visit(Field{"says", "what it is, in words", "model §1"}, says);
    visit(Field{"by", "who answers", "model §1"}, by);
    visit(Field{"to", "to whom the answer goes", "model §1"}, to);
    visit(Field{"instrument", "the instrument it moves, if any", "model §6"}, instrument);
    visit(Field{"lag", "time from the one to the other",
                "judgement: a day unless the scenario says", Unit::duration, {0, 4000}}, lag);
    visit(Field{"chance", "chance that it is answered in this way at all",
                "judgement: certain unless said", Unit::share, kProbability}, chance);
    visit(Field{"times", "how often at most in one run", "judgement: as often as it happens",
                Unit::number, {1, 1000}}, times);
    size_fields(visit);
  }

 private:
  void size_fields(auto& visit) {
    visit(Field{"amount", "size of the answer, as the act has it",
                "judgement: one tenth of the scale", Unit::number, {0, 3}}, amount);
    visit(Field{"effect", "chance that the act has its consequence",
                "judgement: certain unless said", Unit::share, kProbability}, effect);
    visit(Field{"notice", "for strikes: chance that it is announced as limited through a channel",
                "judgement: none unless said (S24)", Unit::share, kProbability}, notice);
    visit(Field{"length", "how long it lasts, for acts that last", "judgement: none unless said",
                Unit::duration, {0, 4000}}, length);
  }
};

/// Something that happens on a given day.
struct Scripted {
  Act act = Act::package;
  Reference by;
  Reference to;
  Reference instrument;
  Date on;
  double at = 12.0 / 24;
  double amount = 0.1;
  double happens = 1;
  double effect = 1;
  double notice = 0;
  double deliberate = 0;
  Distribution length = Distribution::fixed(0);
  std::string says;

  void fields(auto& visit) {
    visit(Field{"act", "what happens", "model §1", Unit::none, {}, true}, act);
    visit(Field{"says", "what it is, in words", "model §1"}, says);
    visit(Field{"on", "the day", "model §2", Unit::none, {}, true}, on);
    visit(Field{"at", "time after the beginning of that day", "judgement: noon unless known",
                Unit::duration, {0, 4000}}, at);
    visit(Field{"by", "who does it", "model §1"}, by);
    visit(Field{"to", "to whom", "model §1"}, to);
    visit(Field{"instrument", "the instrument it moves, if any", "model §6"}, instrument);
    visit(Field{"amount", "size of the tranche, level, severity or share, as the act has it",
                "judgement: one tenth of the scale", Unit::number, {0, 3}}, amount);
    visit(Field{"happens", "chance that it happens at all", "judgement: certain unless said",
                Unit::share, kProbability}, happens);
    visit(Field{"effect", "chance that the act has its consequence",
                "judgement: certain unless said", Unit::share, kProbability}, effect);
    visit(Field{"deliberate", "chance that it is meant, for incidents",
                "judgement: accidents unless said", Unit::share, kProbability}, deliberate);
    visit(Field{"notice", "for strikes: chance that it is announced as limited through a channel",
                "judgement: none unless said (S24)", Unit::share, kProbability}, notice);
    visit(Field{"length", "how long it lasts, for acts that last", "judgement: none unless said",
                Unit::duration, {0, 4000}}, length);
  }
};

}  // namespace backchannel
