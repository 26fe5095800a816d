#pragma once

/// How rounds come about, how long they sit, and what is settled before substance (model §7, §8).
///
///     next date agreed   logit = next_date + next_alert·alert + next_offence·offence
///     gap                drawn from `gap`, × `hurried` while an ultimatum runs (S20, S43)
///     invitation         Poisson at `invitations`·(1 + alert) while no date is set
///     walk-out           logit = walk_out + walk_offence·offence, per side and round
///     procedure          per dimension: logistic(slope·(weight of one − weight of the other))
///
/// What is left out: delegations of several ranks, and rounds on two channels at once.

#include <cstdint>

#include "sim/crisis/luck.hpp"
#include "sim/parameters/fields.hpp"
#include "sim/rounds/outcome.hpp"

namespace backchannel {

struct Rounds {
  Distribution first = Distribution::fixed(0);
  double relief_delay = 10;
  Distribution gap = Distribution::lognormal(9, 0.5);
  double hurried = 0.6;
  double invitations = 0;
  Distribution sitting = Distribution::fixed(0.25);
  double next_date = 1.6;
  double next_alert = 0.8;
  double next_offence = -0.5;
  double walk_out = -4;
  double walk_offence = 1.2;
  int refusals = 3;
  double retry = 3;
  double busy = 0.08;
  Distribution busy_length = Distribution::fixed(7);
  double scope_cost = 2;
  double disappointment = 0;
  Agreement in_force = Agreement::none;
  bool always_dated = false;
  bool one_sided = false;

  void fields(auto& visit) {
    visit(Field{"first", "time to the first date; 0 if the script or an invitation sets it",
                "judgement: by script or invitation unless said", Unit::duration, {0, 4000}},
          first);
    visit(Field{"gap", "time from one round to the next date",
                "judgement: meetings expected within days (2026), weeks in 2025", Unit::duration,
                {0, 1000}}, gap);
    visit(Field{"hurried", "factor on it while an ultimatum runs", "judgement: S20 gives the sign",
                Unit::number, {0.01, 1}}, hurried);
    visit(Field{"invitations", "rate of invitations while no date is set",
                "judgement: none unless said; about one in three weeks where talks run",
                Unit::rate, {0, 10}}, invitations);
    visit(Field{"sitting", "how long a round sits",
                "judgement: several hours (feb2026-hours-of-talks)", Unit::duration, {0, 400}},
          sitting);
    visit(Field{"next_date", "logit that a round ends with a next date, at rest",
                "judgement: usual once talks run", Unit::number, {-20, 20}}, next_date);
    visit(Field{"next_alert", "what full alert adds", "judgement: S37 gives the sign",
                Unit::number, {-20, 20}}, next_alert);
    visit(Field{"next_offence", "what one unit of offence adds", "judgement: S17 gives the sign",
                Unit::number, {-20, 20}}, next_offence);
    visit(Field{"always_dated", "every round ends with a next date; for laboratory scenarios",
                "judgement: a laboratory wants rounds"}, always_dated);
    visit(Field{"one_sided", "a text in which only one side gives may be an agreement",
                "judgement: for laboratory scenarios (A22)"}, one_sided);
    ending_fields(visit);
  }

 private:
  void ending_fields(auto& visit) {
    visit(Field{"walk_out", "logit that a side walks out of a round, at rest",
                "judgement: rare", Unit::number, {-40, 20}}, walk_out);
    visit(Field{"walk_offence", "what one unit of offence adds", "judgement: S17 gives the sign",
                Unit::number, {-20, 20}}, walk_offence);
    visit(Field{"refusals", "dates refused in a row that break talks off", "model §7",
                Unit::number, {1, 100}}, refusals);
    visit(Field{"retry", "postponement when the venue's line is down",
                "judgement: a few days", Unit::duration, {0.01, 100}}, retry);
    visit(Field{"busy", "chance that a negotiator's other files postpone a date (S09)",
                "judgement: once in a dozen", Unit::share, kProbability}, busy);
    visit(Field{"busy_length", "length of that postponement", "judgement: a week",
                Unit::duration, {0, 400}}, busy_length);
    visit(Field{"relief_delay", "time from an agreement to the relief it promises",
                "judgement: ten days", Unit::duration, {0, 1000}}, relief_delay);
    visit(Field{"disappointment", "weight of a round that brings nothing as evidence against "
                "expected relief, as far as the round was public",
                "judgement: none unless said, S39 gives the sign", Unit::number, {0, 5}},
          disappointment);
    visit(Field{"in_force", "the kind of agreement in force at the start", "model §12"}, in_force);
    visit(Field{"scope_cost", "exchanges a round loses while scope is unsettled (S30)",
                "judgement: some hours of every round", Unit::number, {0, 100}}, scope_cost);
  }
};

/// What one side wants of one dimension of procedure, and how much.
struct Want {
  std::string option;
  double weight = 1;

  void fields(auto& visit) {
    visit(Field{"option", "what it wants", "model §7", Unit::none, {}, true}, option);
    visit(Field{"weight", "how much it wants it", "judgement: the documents name winners",
                Unit::number, {0, 20}}, weight);
  }
};

/// One dimension of the procedural bargain (S31): format, venue, observers, publicity.
struct Dimension {
  std::string says;
  Named<Want> wants;
  std::string public_option;

  void fields(auto& visit) {
    visit(Field{"says", "what is at stake, in words", "model §7"}, says);
    visit(Field{"wants", "by principal: what it wants and how much", "model §7"}, wants);
    visit(Field{"public_option", "the option that makes the round public, if one does",
                "model §10"}, public_option);
  }
};

struct Procedure {
  double slope = 2;
  double public_rounds = 0;
  Named<Dimension> dimensions;

  void fields(auto& visit) {
    visit(Field{"slope", "how far the heavier wish decides", "judgement: clearly, not surely",
                Unit::number, {0, 50}}, slope);
    visit(Field{"public_rounds", "chance that a round is public from the start when no dimension "
                "decides it", "judgement: secret unless said", Unit::share, kProbability},
          public_rounds);
    visit(Field{"dimensions", "what is bargained over before substance", "model §7"}, dimensions);
  }
};

/// An unwritten understanding: mutual restraint offered at contact (model §12, S37).
struct Understanding {
  double offered = 0.3;
  double base = -1.6;
  double trust = 4;
  double hurt = 1;
  double broken_by_package = 0.6;
  double broken_by_incident = 0.6;
  double initially = 0;

  void fields(auto& visit) {
    visit(Field{"initially", "chance that one is in force at the start",
                "judgement: none unless said", Unit::share, kProbability}, initially);
    visit(Field{"offered", "chance, per round that ends with a next date, that one is offered",
                "judgement: no theory row exists for this class", Unit::share, kProbability},
          offered);
    visit(Field{"base", "logit that a side accepts, at rest", "judgement: seldom",
                Unit::number, {-20, 20}}, base);
    visit(Field{"trust", "what full trust in the counterpart adds", "judgement: sign only",
                Unit::number, {-20, 40}}, trust);
    visit(Field{"hurt", "what full hurt adds", "judgement: sign only", Unit::number, {-20, 40}},
          hurt);
    visit(Field{"broken_by_package", "chance that a package ends it", "judgement: often",
                Unit::share, kProbability}, broken_by_package);
    visit(Field{"broken_by_incident", "chance that an incident read as hostile ends it",
                "judgement: often", Unit::share, kProbability}, broken_by_incident);
  }
};

/// A package tabled beside the main channel by third states (S33): for each issue it names, the
/// point it proposes. Each side answers component by component.
struct Component {
  double point = 1;
  void fields(auto& visit) {
    visit(Field{"point", "what it proposes on this issue", "model §8", Unit::number, {0, 1}},
          point);
  }
};
struct Framework {
  std::string says;
  Named<Component> components;

  void fields(auto& visit) {
    visit(Field{"says", "what it is, in words", "model §8"}, says);
    visit(Field{"components", "by issue: the point it proposes", "model §8"}, components);
  }
};

/// The programme, minimal (model §11): what others believe has an error that grows as access falls,
/// so reports of recovery come more often, and more often falsely, where nobody may look.
struct Programme {
  double access = 0.5;
  double recovery = 0;
  double reports = 0;
  double blindness = 2;
  double ends_track = 0.7;
  double level = 0;
  double growth = 0;
  double error = 0.3;

  void fields(auto& visit) {
    visit(Field{"access", "inspectors' access, 0 to 1",
                "judgement: restricted (iaea-access-conditional)", Unit::number, {0, 1}}, access);
    visit(Field{"recovery", "rate at which the programme truly recovers",
                "judgement: none unless said, no document gives one", Unit::rate, {0, 1}},
          recovery);
    visit(Field{"reports", "rate of reports of recovery at full access, true or false",
                "judgement: none unless said, no document gives one", Unit::rate, {0, 1}},
          reports);
    visit(Field{"blindness", "how lost access multiplies false reports",
                "judgement: S46 gives the sign", Unit::number, {0, 50}}, blindness);
    visit(Field{"ends_track", "chance that a report of recovery breaks talks off",
                "judgement: F44 gives the sign", Unit::share, kProbability}, ends_track);
    visit(Field{"level", "how far along the programme is at the start, 0 to 1",
                "judgement: not followed unless said", Unit::number, {0, 1}}, level);
    visit(Field{"growth", "how fast the rest of the way is covered while nothing is agreed",
                "judgement: not followed unless said (S46)", Unit::rate, {0, 1}}, growth);
    visit(Field{"error", "standard deviation of what others believe of the level without any "
                "access; it shrinks to nothing at full access",
                "judgement: S46 gives the sign", Unit::number, {0, 2}}, error);
  }
};

}  // namespace backchannel
