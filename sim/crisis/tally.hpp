#pragma once

/// What is counted in every run, whether or not anybody asks for its story.
///
/// Each line is one column of every table and file: its name is stable, and its meaning is the
/// codebook. `{a}` and `{b}` stand for the two principals of the scenario, in that order. Times
/// are days since the start; −1 means that it did not happen.

#include "sim/parameters/fields.hpp"

namespace backchannel {

inline constexpr double kDidNot = -1;

struct Tally {
  double first_round = kDidNot, first_deal = kDidNot, first_strike = kDidNot;
  double first_break_off = kDidNot, war_day = kDidNot, first_leak = kDidNot;
  double first_understanding = kDidNot, first_inadvertent = kDidNot;
  double first_comprehensive = kDidNot;
  double first_ending = 0, war_cause = 0, end_day = 0;
  double rounds = 0, exchanges = 0, texts = 0, direct_episodes = 0, garbled = 0;
  double dates = 0, dates_refused = 0, postponed_attention = 0, postponed_line = 0;
  double walk_outs = 0, break_offs = 0, concessions = 0, deals = 0, deal_by_round_two = 0;
  double victories = 0, humiliations = 0;
  double scope_settled = 0, second_round = 0, broke_off_round_one = 0, moved = 0;
  double incidents = 0, deliberate = 0, hits = 0, false_alarms = 0, misreads = 0;
  double explanations = 0, explained_late = 0, explanations_believed = 0, backfired = 0;
  double answered_protest = 0, answered_harassment = 0, answered_strike = 0;
  double strikes = 0, strikes_third_party = 0, strikes_proxy = 0, reprisals = 0, warned = 0;
  double strikes_misread = 0, proxy_attacks = 0, reports = 0, packages = 0, understandings = 0;
  double sent = 0, delivered = 0, lost = 0, withheld = 0, flipped = 0, leaks = 0, overheard = 0;
  double delay_days = 0, briefings = 0, operator_texts = 0;
  double observed_wait = kDidNot, first_round_trip = kDidNot, timely_round_trip = 0;
  double talks_line_up = 0;
  double trust_a = 0, trust_b = 0, relief_a = 0, relief_b = 0, hurt_a = 0, hurt_b = 0;
  double alert = 0, forces = 0, probe_trust_a = kDidNot, probe_trust_b = kDidNot;
  double chain_days = kDidNot, progress_a = 0, progress_b = 0;
  double operator_trust_a = 0, operator_trust_b = 0, home_a = 0, home_b = 0;
  double direct_exchanges = 0, public_rounds = 0, gap_days = 0, gaps = 0, rounds_to_deal = kDidNot;
  double concessions_a = 0, concessions_b = 0, procedure_a = 0, procedure_b = 0, vetoes = 0;
  double moved_in_round_one = 0, components_accepted = 0, components_refused = 0;
  double offers = 0, appeals = 0, threats = 0, shocks = 0;
  double results = 0, told = 0, claims_a = 0, claims_b = 0, denials = 0, first_denial = kDidNot;
  double facilitated = 0, by_other_routes = 0, replies = 0, replies_elsewhere = 0;
  double active_intermediaries = 0, capitals_briefed = 0;
  double requests = 0, quiet_seen = 0, strikes_on_clients = 0, strike_after_round = kDidNot;
  double observed_attacks = 0, observed_last = kDidNot, breach_day = kDidNot, violations = 0;
  double funds_released = 0, funds_usable = 0, programme = 0, programme_error = 0;
  double core_share = 0, agreement_at_end = 0, deployments = 0, direct_rounds = 0;
  double observed_trust_a = kDidNot, observed_trust_b = kDidNot, observed_relief_a = kDidNot;
  double observed_relief_b = kDidNot, observed_home_a = kDidNot, observed_home_b = kDidNot;
  double observed_programme = kDidNot, packages_after_rounds = 0, good_signs = 0;
  double understanding_at_end = 0, carried_ratio = kDidNot;
  double numbers = 0, number_agreed = kDidNot;
  double payoff_a = 0, payoff_b = 0, game_rounds = 0, yielded_a = 0, yielded_b = 0;
  double yielded_at_once_a = 0, yielded_at_once_b = 0, demanded = kDidNot, miss = 0, right = 0;
  double judged = 0, level_a = 0, level_b = 0;

  void fields(auto& visit) {
    time_fields(visit);
    round_fields(visit);
    incident_fields(visit);
    word_fields(visit);
    level_fields(visit);
    talk_fields(visit);
    account_fields(visit);
    other_fields(visit);
    observed_fields(visit);
    game_fields(visit);
  }

 private:
  static Field day(std::string_view name, std::string_view meaning) {
    return {name, meaning, "model §12", Unit::duration};
  }
  static Field number(std::string_view name, std::string_view meaning) {
    return {name, meaning, "model §12", Unit::number};
  }
  static Field game(std::string_view name, std::string_view meaning) {
    return {name, meaning, "theory A", Unit::number};
  }
  void time_fields(auto& visit) {
    visit(day("first_round", "day of the first round"), first_round);
    visit(day("first_deal", "day of the first agreement of any kind"), first_deal);
    visit(day("first_strike", "day of the first strike on a principal"), first_strike);
    visit(day("first_break_off", "day talks were first broken off"), first_break_off);
    visit(day("war_day", "day of regional war"), war_day);
    visit(day("first_leak", "day the talks first leaked"), first_leak);
    visit(day("first_understanding", "day an understanding first began"), first_understanding);
    visit(day("first_comprehensive", "day of a comprehensive agreement"), first_comprehensive);
    visit(day("first_inadvertent", "day of the first answer to a misread incident"),
          first_inadvertent);
    visit(number("first_ending", "which came first: 0 none, 1 deal, 2 war, 3 break-off"),
          first_ending);
    visit(number("war_cause",
                 "0 none, 1 chosen, 2 misread, 3 third party, 4 proxy, 5 provoked"), war_cause);
    visit(day("end_day", "day the run ended"), end_day);
  }
  void round_fields(auto& visit) {
    visit(number("rounds", "rounds held"), rounds);
    visit(number("second_round", "1 if a second round was held"), second_round);
    visit(number("exchanges", "exchanges in rounds"), exchanges);
    visit(number("texts", "texts tabled by the principals"), texts);
    visit(number("operator_texts", "texts tabled by an intermediary"), operator_texts);
    visit(number("direct_episodes", "rounds with a direct episode inside indirect talks"),
          direct_episodes);
    visit(number("garbled", "texts heard otherwise than sent"), garbled);
    visit(number("dates", "dates that came up"), dates);
    visit(number("dates_refused", "dates that a side refused"), dates_refused);
    visit(number("postponed_attention", "dates put off because a negotiator was busy"),
          postponed_attention);
    visit(number("postponed_line", "dates put off because the line was down"), postponed_line);
    visit(number("walk_outs", "rounds a side walked out of"), walk_outs);
    visit(number("broke_off_round_one", "1 if the first round was broken off"),
          broke_off_round_one);
    visit(number("break_offs", "times talks were broken off"), break_offs);
    visit(number("concessions", "decisions to concede"), concessions);
    visit(number("victories", "claims of victory at home after a public round"), victories);
    visit(number("humiliations", "charges of humiliation after one"), humiliations);
    visit(number("moved", "1 if some issue moved"), moved);
    visit(number("scope_settled", "1 if scope was settled"), scope_settled);
    visit(number("deals", "agreements of any kind"), deals);
    visit(number("deal_by_round_two", "1 if something was agreed by the second round"),
          deal_by_round_two);
    visit(number("understandings", "understandings begun"), understandings);
  }
  void incident_fields(auto& visit) {
    visit(number("incidents", "incidents"), incidents);
    visit(number("deliberate", "incidents that were meant"), deliberate);
    visit(number("hits", "deliberate incidents read as hostile"), hits);
    visit(number("false_alarms", "accidents read as hostile"), false_alarms);
    visit(number("misreads", "deeds read otherwise than meant"), misreads);
    visit(number("explanations", "explanations sent"), explanations);
    visit(number("explanations_believed", "explanations heard in time and believed"),
          explanations_believed);
    visit(number("explained_late", "explanations that came after the answer"), explained_late);
    visit(number("backfired", "explanations and warnings that arrived turned around"), backfired);
    visit(number("answered_protest", "incidents answered with words"), answered_protest);
    visit(number("answered_harassment", "incidents answered with harassment"),
          answered_harassment);
    visit(number("answered_strike", "incidents answered with a strike"), answered_strike);
    visit(number("strikes", "strikes by a principal"), strikes);
    visit(number("strikes_misread", "of which in a chain begun by a misread incident"),
          strikes_misread);
    visit(number("strikes_third_party", "strikes by a third party"), strikes_third_party);
    visit(number("strikes_proxy", "severe attacks by an armed group"), strikes_proxy);
    visit(number("reprisals", "answers to a strike in kind or harder"), reprisals);
    visit(number("warned", "strikes announced as limited"), warned);
    visit(number("proxy_attacks", "attacks by armed groups"), proxy_attacks);
    visit(number("packages", "sanctions packages"), packages);
    visit(number("reports", "reports that the programme recovers"), reports);
  }
  void word_fields(auto& visit) {
    visit(number("sent", "messages sent between the principals"), sent);
    visit(number("delivered", "messages delivered"), delivered);
    visit(number("lost", "messages lost or dropped"), lost);
    visit(number("withheld", "messages an operator held back"), withheld);
    visit(number("flipped", "messages that arrived with the opposite intent"), flipped);
    visit(number("leaks", "messages that leaked"), leaks);
    visit(number("numbers", "offers made in haggling"), numbers);
    visit(number("number_agreed", "the number agreed on, as the share of whoever opened"),
          number_agreed);
    visit(number("overheard", "messages a rival learned of"), overheard);
    visit(number("briefings", "briefings by intermediaries"), briefings);
    visit(day("delay_days", "total time messages were under way"), delay_days);
    visit(day("observed_wait", "wait for the operator of the message that is observed"),
          observed_wait);
    visit(day("first_round_trip", "first question to its answer"), first_round_trip);
    visit(number("timely_round_trip", "1 if that was within the observed deadline"),
          timely_round_trip);
    visit(number("talks_line_up", "1 if the first route is up at the end"), talks_line_up);
  }
  void level_fields(auto& visit) {
    visit(number("trust_{a}", "trust of {a} in {b} at the end"), trust_a);
    visit(number("trust_{b}", "trust of {b} in {a} at the end"), trust_b);
    visit(number("probe_trust_{a}", "the same a day after the first round"), probe_trust_a);
    visit(number("probe_trust_{b}", "the same a day after the first round"), probe_trust_b);
    visit(number("relief_{a}", "expected relief of {a} at the end"), relief_a);
    visit(number("relief_{b}", "expected relief of {b} at the end"), relief_b);
    visit(number("hurt_{a}", "hurt of {a} at the end"), hurt_a);
    visit(number("hurt_{b}", "hurt of {b} at the end"), hurt_b);
    visit(number("progress_{a}", "share of its span {a} has conceded"), progress_a);
    visit(number("progress_{b}", "share of its span {b} has conceded"), progress_b);
    visit(number("alert", "alert of the more alert principal at the end"), alert);
    visit(number("forces", "density of forces at the end"), forces);
    visit(day("chain_days", "length of the first quarrel on the ladder"), chain_days);
    visit(number("operator_trust_{a}", "trust of {a} in the operator of the talks at the end"),
          operator_trust_a);
    visit(number("operator_trust_{b}", "trust of {b} in the operator of the talks at the end"),
          operator_trust_b);
    visit(number("home_{a}", "what talking costs {a} at home at the end"), home_a);
    visit(number("home_{b}", "what talking costs {b} at home at the end"), home_b);
    visit(number("programme", "how far along the programme is at the end"), programme);
    visit(number("programme_error", "how far others are wrong about it"), programme_error);
    visit(number("core_share", "share of the worth of all issues that lies in the core ones"),
          core_share);
    visit(number("good_signs", "how many of five tests look good at the end: scope settled, no "
                 "word of a recovering programme, no more forces than at the start, no package "
                 "since the first round, words through an open line within two weeks"),
          good_signs);
    visit(number("packages_after_rounds", "packages since the first round"),
          packages_after_rounds);
    visit(number("agreement_at_end", "in force: 0 none, 1 limited, 2 framework, 3 comprehensive"),
          agreement_at_end);
  }
  void talk_fields(auto& visit) {
    visit(number("direct_exchanges", "exchanges held in one room"), direct_exchanges);
    visit(number("direct_rounds", "rounds held in one room from the start"), direct_rounds);
    visit(number("public_rounds", "rounds everybody knew of"), public_rounds);
    visit(day("gap_days", "days between the end of a round and the next, added up"), gap_days);
    visit(number("gaps", "how many such gaps"), gaps);
    visit(number("rounds_to_deal", "rounds held by the first agreement"), rounds_to_deal);
    visit(number("concessions_{a}", "decisions of {a} to concede"), concessions_a);
    visit(number("concessions_{b}", "decisions of {b} to concede"), concessions_b);
    visit(number("procedure_{a}", "questions of procedure {a} won against the other's wish"),
          procedure_a);
    visit(number("procedure_{b}", "questions of procedure {b} won against the other's wish"),
          procedure_b);
    visit(number("vetoes", "dates and invitations a leader refused"), vetoes);
    visit(number("moved_in_round_one", "1 if some issue moved in the first round"),
          moved_in_round_one);
    visit(number("components_accepted", "components of third states' package accepted"),
          components_accepted);
    visit(number("components_refused", "components of it refused"), components_refused);
    visit(number("offers", "meetings an intermediary proposed"), offers);
    visit(day("strike_after_round", "shortest time from the end of a round to a strike"),
          strike_after_round);
  }
  void account_fields(auto& visit) {
    visit(number("told", "rounds of which public accounts were given"), told);
    visit(number("results", "what these rounds brought, from 0 to 1 each, added up"), results);
    visit(number("claims_{a}", "what {a} claimed they brought"), claims_a);
    visit(number("claims_{b}", "what {b} claimed they brought"), claims_b);
    visit(number("denials", "denials"), denials);
    visit(day("first_denial", "day of the first denial"), first_denial);
    visit(number("threats", "threats in public"), threats);
    visit(number("facilitated", "messages delivered by somebody's hand"), facilitated);
    visit(number("by_other_routes", "messages delivered by another route than the talks' own"),
          by_other_routes);
    visit(number("replies", "answers to what was asked"), replies);
    visit(number("replies_elsewhere", "answers that came by another route than the question"),
          replies_elsewhere);
    visit(number("active_intermediaries", "intermediaries whose lines were open, on average"),
          active_intermediaries);
    visit(number("capitals_briefed", "capitals that learned something from briefings"),
          capitals_briefed);
  }
  void other_fields(auto& visit) {
    visit(number("deployments", "arrivals of forces"), deployments);
    visit(number("requests", "requests of patrons for quiet"), requests);
    visit(number("quiet_seen", "times such quiet was seen and taken for restraint"), quiet_seen);
    visit(number("strikes_on_clients", "strikes on groups or states that a principal backs"),
          strikes_on_clients);
    visit(number("appeals", "calls for calm by bystanders"), appeals);
    visit(number("shocks", "regional shocks"), shocks);
    visit(day("breach_day", "day an agreement was broken"), breach_day);
    visit(number("understanding_at_end", "1 if an understanding is in force at the end"),
          understanding_at_end);
    visit(number("carried_ratio", "messages a day by the talks' own route after an agreement was "
                 "broken, over those before"), carried_ratio);
    visit(number("violations", "things done that were agreed not to be done"), violations);
    visit(number("funds_released", "funds moved to a custodian"), funds_released);
    visit(number("funds_usable", "of which usable"), funds_usable);
  }
  void game_fields(auto& visit) {
    visit(game("payoff_{a}", "what the game was worth to {a}"), payoff_a);
    visit(game("payoff_{b}", "what the game was worth to {b}"), payoff_b);
    visit(game("game_rounds", "rounds of the game"), game_rounds);
    visit(game("yielded_{a}", "1 if {a} gave way"), yielded_a);
    visit(game("yielded_{b}", "1 if {b} gave way"), yielded_b);
    visit(game("yielded_at_once_{a}", "1 if {a} gave way at the first instant"),
          yielded_at_once_a);
    visit(game("yielded_at_once_{b}", "1 if {b} gave way at the first instant"),
          yielded_at_once_b);
    visit(game("demanded", "the number the game turns on, as it was first named"), demanded);
    visit(game("miss", "squared distance between what was so and what it was taken for"), miss);
    visit(game("right", "1 if what was said was understood"), right);
    visit(game("judged", "what was believed in the end"), judged);
    visit(game("level_{a}", "level {a} came to"), level_a);
    visit(game("level_{b}", "level {b} came to"), level_b);
  }
  void observed_fields(auto& visit) {
    visit(number("observed_attacks", "attacks of the observed group"), observed_attacks);
    visit(day("observed_last", "day of the last of them"), observed_last);
    visit(number("observed_trust_{a}", "trust of {a} in {b} on the observed day"),
          observed_trust_a);
    visit(number("observed_trust_{b}", "trust of {b} in {a} on the observed day"),
          observed_trust_b);
    visit(number("observed_relief_{a}", "expected relief of {a} on that day"), observed_relief_a);
    visit(number("observed_relief_{b}", "expected relief of {b} on that day"), observed_relief_b);
    visit(number("observed_home_{a}", "what talking cost {a} at home on that day"),
          observed_home_a);
    visit(number("observed_home_{b}", "what talking cost {b} at home on that day"),
          observed_home_b);
    visit(number("observed_programme", "how far along the programme was on that day"),
          observed_programme);
  }
};

}  // namespace backchannel
