// What follows what, and those who are no principals: habits, requests, strikes on those one backs,
// memories, escrow, linkage, shocks, accounts, an agreement and what comes after it.

#include <gtest/gtest.h>

#include <cmath>

#include "tests/support/laboratory.hpp"

namespace backchannel::testing {
namespace {

/// The Muscat scenario with nothing in it that happens by itself.
Study calm(std::vector<Setting> more) {
  std::vector<Setting> settings = {
      {"arms", "{}"}, {"uncertain", "{}"}, {"script", "{}"}, {"hazards", "{}"},
      {"horizon", "60d"}};
  settings.insert(settings.end(), more.begin(), more.end());
  return study("muscat_2026.yaml", settings);
}

constexpr const char* kJudged = "source: 'judgement: for a test'";

std::string map(const std::string& inside) { return "{" + inside + ", " + kJudged + "}"; }

double mean_of(const std::vector<Setting>& settings, const std::string& measure,
               std::uint32_t runs_lived = 400) {
  return mean(live(calm(settings).arms[0], runs_lived, 3), measure);
}

TEST(Habits, AnswerWithTheirChanceAndAfterTheirLag) {
  const std::string pull =
      map("act: package, by: washington, to: tehran, instrument: sanctions, on: 2026-01-30");
  const auto answered = [&](const std::string& chance) {
    return std::vector<Setting>{
        {"script", "{one: " + pull + "}"},
        {"reactions", "{two: " + map("after: package, of: washington, act: threaten, by: tehran, "
                                     "lag: 5d, chance: " + chance) + "}"}};
  };
  EXPECT_EQ(mean_of(answered("100%"), "threats"), 1);
  EXPECT_EQ(mean_of(answered("0%"), "threats"), 0);
  EXPECT_NEAR(mean_of(answered("30%"), "threats", 4000), 0.3, 4 * std::sqrt(0.3 * 0.7 / 4000));
  Trace trace;
  tell(calm(answered("100%")).arms[0], 3, 0, trace);
  Instant first = 0;
  for (const Event& event : trace.events) {
    if (event.kind != EventKind::act) continue;
    if (event.subject == static_cast<int>(Act::package)) first = event.at;
    if (event.subject == static_cast<int>(Act::threaten)) {
      EXPECT_EQ(event.at - first, seconds(5));
    }
  }
}

TEST(Habits, ThatAnswerEachOtherDoNotStopTheClock) {
  const std::vector<Setting> settings = {
      {"script", "{one: " + map("act: threaten, by: tehran, on: 2026-01-30") + "}"},
      {"reactions",
       "{there: " + map("after: threaten, of: tehran, act: threaten, by: washington, lag: 0d") +
           ", back: " + map("after: threaten, of: washington, act: threaten, by: tehran, lag: 0d, "
                            "times: 50") + "}"}};
  EXPECT_EQ(mean_of(settings, "threats", 5), 102);
}

TEST(Requests, AreObeyedAsFarAsAGroupObeysAndQuietIsSeen) {
  const std::string attacks =
      "{raids: " + map("act: proxy_attack, by: iraqi_militias, to: washington, rate: 0.5/d, "
                       "effect: 0%, amount: 0.1") + "}";
  const std::string request =
      "{ask: " + map("act: restrain, by: tehran, to: iraqi_militias, on: 2026-01-25, at: 0h, "
                     "length: 61d") + "}";
  const auto attacks_if = [&](const std::string& obeys) {
    return std::vector<Setting>{{"hazards", attacks}, {"script", request},
                                {"actors.iraqi_militias.obeys", obeys}};
  };
  const double usual = mean_of(attacks_if("0%"), "proxy_attacks", 2000);
  const double half = mean_of(attacks_if("50%"), "proxy_attacks", 2000);
  EXPECT_NEAR(usual, 30, 4 * std::sqrt(30.0 / 2000));
  EXPECT_NEAR(half, 15, 4 * std::sqrt(15.0 / 2000));
  EXPECT_EQ(mean_of(attacks_if("100%"), "proxy_attacks"), 0);
  EXPECT_GT(mean_of(attacks_if("100%"), "quiet_seen"), 0.8);
  EXPECT_EQ(mean_of(attacks_if("0%"), "quiet_seen"), 0);
  const double trusted = mean_of(attacks_if("100%"), "trust_{b}");
  EXPECT_GT(trusted, mean_of(attacks_if("0%"), "trust_{b}"));
}

TEST(Strikes, OnAGroupDeterAsFarAsItIsDeterred) {
  const auto struck = [&](const std::string& deterred) {
    return std::vector<Setting>{
        {"hazards", "{raids: " + map("act: proxy_attack, by: iraqi_militias, to: washington, "
                                     "rate: 0.5/d, effect: 0%, amount: 0.1") + "}"},
        {"script", "{hit: " + map("act: strike, by: washington, to: iraqi_militias, "
                                  "on: 2026-01-25, at: 0h") + "}"},
        {"actors.iraqi_militias.deterred", deterred},
        {"actors.iraqi_militias.deterred_for", "61d"}};
  };
  EXPECT_EQ(mean_of(struck("1"), "proxy_attacks"), 0);
  EXPECT_NEAR(mean_of(struck("-1"), "proxy_attacks", 2000), 60, 4 * std::sqrt(60.0 / 2000));
  EXPECT_EQ(mean_of(struck("0"), "strikes_on_clients"), 1);
  const auto results = live(calm(struck("0")).arms[0], 400, 3);
  EXPECT_EQ(share(results, Outcome::strikes), 0) << "a group's camp is no principal's soil (N10)";
}

TEST(Strikes, OnAnAllyDrawItsPatronInUnlessABoundWasRead) {
  const auto salvo = [&](const std::string& notice) {
    return std::vector<Setting>{
        {"script", "{salvo: " + map("act: strike, by: tehran, to: jerusalem, on: 2026-02-06, "
                                    "notice: " + notice) + "}"},
        {"ladder.forewarn", "0%"},
        {"ladder.forewarn_lead", "5d"}};
  };
  const auto without = live(calm(salvo("0%")).arms[0], 2000, 3);
  const auto with = live(calm(salvo("100%")).arms[0], 2000, 3);
  EXPECT_EQ(mean(without, "warned"), 0);
  EXPECT_GT(mean(with, "warned"), 0.9);
  EXPECT_EQ(mean(with, "strikes_on_clients"), 1);
  EXPECT_GT(mean(without, "reprisals"), 0.02);
  EXPECT_LT(mean(with, "reprisals"), 0.8 * mean(without, "reprisals"));
}

TEST(Memories, MoveWhereTrustStartsAndCanBeLeftOut) {
  const auto start = [&](const std::string& counts) {
    const Study read = calm({{"actors.tehran.history",
                              "{a coup: {of: washington, hostile: 3, scar: 10%, counts: " + counts +
                                  ", " + kJudged + "}}"}});
    return read.arms[0].counterpart_prior[0];
  };
  const Prior plain = calm({}).arms[0].counterpart_prior[0];
  const Prior remembered = start("100%");
  EXPECT_NEAR(remembered.mean, plain.mean * plain.weight / (plain.weight + 3), 1e-12);
  EXPECT_NEAR(remembered.weight, plain.weight + 3, 1e-12);
  EXPECT_NEAR(remembered.scar, 1 - (1 - plain.scar) * 0.9, 1e-12);
  const Prior forgotten = start("0%");
  EXPECT_NEAR(forgotten.mean, plain.mean, 1e-12);
  EXPECT_NEAR(forgotten.scar, plain.scar, 1e-12);
}

TEST(Neutrality, MultipliesTheTrustBothSidesBeginWith) {
  const Scenario arm = calm({{"actors.muscat.neutrality", "50%"}}).arms[0];
  const auto at = static_cast<std::size_t>(arm.actors.find("muscat"));
  EXPECT_NEAR(arm.priors[0][at].mean, 0.4, 1e-12);
  EXPECT_NEAR(arm.priors[1][at].mean, 0.375, 1e-12);
}

std::vector<Setting> funds(const std::string& friction) {
  return {{"instruments.funds", map("kind: escrow, holder: washington, target: tehran, bite: 0, "
                                    "friction: " + friction)},
          {"script", "{released: " + map("act: release, by: washington, to: tehran, "
                                         "instrument: funds, amount: 1, on: 2026-02-06") + "}"}};
}

TEST(Escrow, NominalAndUsableAreTwoThingsAndWhatIsBlockedHurts) {
  EXPECT_EQ(mean_of(funds("100%"), "funds_released"), 1);
  EXPECT_EQ(mean_of(funds("100%"), "funds_usable"), 0);
  EXPECT_NEAR(mean_of(funds("25%"), "funds_usable"), 0.75, 1e-12);
  EXPECT_LT(mean_of(funds("100%"), "relief_{a}"), mean_of(funds("0%"), "relief_{a}") - 0.1);
  EXPECT_LT(mean_of(funds("100%"), "trust_{a}"), mean_of(funds("0%"), "trust_{a}"));
}

TEST(Linkage, AnIssueIsNeverSettledWithoutWhatItIsLinkedTo) {
  const Study read = calm({{"issues.armed_groups.linked_to", "human_rights"}});
  const Scenario& arm = read.arms[0];
  Packages packages;
  packages.lay_out(arm.issues, arm.performers);
  const int groups = arm.issues.find("armed_groups");
  const int rights = arm.issues.find("human_rights");
  int refused = 0;
  for (int p = 0; p < packages.size(); ++p) {
    const std::uint32_t moves = packages.moves(p);
    if (!(moves >> groups & 1U) || (moves >> rights & 1U)) continue;
    EXPECT_TRUE(packages.forbidden(0, p, 0));
    EXPECT_TRUE(packages.forbidden(1, p, 0));
    ++refused;
  }
  EXPECT_GT(refused, 0);
}

TEST(Shocks, ShiftWhatMattersFromThenOn) {
  const std::vector<Setting> settings = {
      {"issues.enrichment.after_shock", "0.25"},
      {"script", "{shock: " + map("act: shock, on: 2026-02-06, length: 20d") + "}"}};
  const double before = mean_of({}, "core_share");
  EXPECT_NEAR(before, (0.4 + 0.2 + 1) / (0.4 + 0.2 + 1 + 0.15 + 0.15 + 0.1), 1e-12);
  EXPECT_NEAR(mean_of(settings, "core_share"),
              (0.1 + 0.2 + 1) / (0.1 + 0.2 + 1 + 0.15 + 0.15 + 0.1), 1e-12);
  EXPECT_EQ(mean_of(settings, "shocks"), 1);
}

TEST(Agreements, InForceStopTheMeetingsAndTheirLossBringsThemBack) {
  const auto in_force = [](const std::string& left) {
    return std::vector<Setting>{
        {"rounds.in_force", "comprehensive"}, {"horizon", "120d"}, {"rounds.invitations", "0.2/d"},
        {"script", "{left: " + map("act: leave_agreement, by: washington, on: 2026-02-06, "
                                   "happens: " + left) + "}"}};
  };
  const auto kept = live(calm(in_force("0%")).arms[0], 400, 3);
  const auto lost = live(calm(in_force("100%")).arms[0], 400, 3);
  EXPECT_EQ(share(kept, Outcome::comprehensive), 100);
  EXPECT_EQ(mean(kept, "rounds"), 0);
  EXPECT_GT(mean(lost, "rounds"), 0.5);
  EXPECT_GT(mean(lost, "facilitated"), mean(kept, "facilitated"));
  EXPECT_LT(mean(lost, "trust_{a}"), 0.8 * mean(kept, "trust_{a}"));
  EXPECT_EQ(mean(lost, "breach_day"), 12.5);
}

TEST(Violations, HappenOnlyAfterABreachAndCostTheOneWhoViolates) {
  const auto breached = [](const std::string& happens) {
    return std::vector<Setting>{
        {"rounds.in_force", "comprehensive"}, {"horizon", "120d"},
        {"hazards", "{more: " + map("act: violation, by: tehran, when: after_breach, "
                                    "rate: 0.1/d") + "}"},
        {"script", "{left: " + map("act: leave_agreement, by: washington, on: 2026-02-06, "
                                   "happens: " + happens) + "}"}};
  };
  EXPECT_EQ(mean_of(breached("0%"), "violations"), 0);
  EXPECT_GT(mean_of(breached("100%"), "violations"), 8);
  EXPECT_LT(mean_of(breached("100%"), "trust_{b}"), mean_of(breached("0%"), "trust_{b}") - 0.02);
}

TEST(Programme, CoversTheRestOfItsWayAtItsRateWhileNothingIsAgreed) {
  const std::vector<Setting> grows = {{"programme.level", "0.2"}, {"programme.growth", "0.01/d"},
                                      {"programme.recovery", "0/d"}, {"programme.reports", "0/d"}};
  EXPECT_NEAR(mean_of(grows, "programme", 20), 1 - 0.8 * std::exp(-0.6), 1e-9);
  std::vector<Setting> agreed = grows;
  agreed.push_back({"rounds.in_force", "comprehensive"});
  EXPECT_NEAR(mean_of(agreed, "programme", 20), 0.2, 1e-12);
  // E|N(0, σ)| = σ·√(2/π), with σ = error·(1 − access).
  std::vector<Setting> blind = grows;
  blind.push_back({"programme.access", "0.25"});
  blind.push_back({"programme.error", "0.4"});
  const double expected = 0.3 * std::sqrt(2 / 3.14159265358979);
  EXPECT_NEAR(mean_of(blind, "programme_error", 4000), expected,
              4 * 0.3 * std::sqrt(1 - 2 / 3.14159265358979) / std::sqrt(4000.0));
}

TEST(Accounts, AreGivenOfPublicRoundsAndTellThemBetter) {
  const auto told = [](const std::string& is_public, const std::string& spin) {
    return live(calm({{"procedure.public_rounds", is_public},
                      {"actors.tehran.home.spin", spin},
                      {"script", "{round: " + map("act: round, on: 2026-02-06") + "}"}})
                    .arms[0], 400, 3);
  };
  const auto open = told("100%", "40%");
  EXPECT_GT(mean(open, "told"), 0.9);
  EXPECT_GT(mean(open, "claims_{a}"), mean(open, "results") + 0.1);
  EXPECT_EQ(mean(told("0%", "40%"), "told"), 0);
  EXPECT_EQ(mean(told("100%", "0%"), "claims_{a}"), mean(told("100%", "0%"), "results"));
}

TEST(Answers, MayComeBackByAnotherRoute) {
  const std::vector<Setting> asks = {{"actors.washington.words.asks", "100%"}};
  EXPECT_GT(mean_of(asks, "replies"), 2);
  EXPECT_GT(mean_of(asks, "replies_elsewhere"), 0.5);
  std::vector<Setting> alone = asks;
  alone.push_back({"routes", "[muscat]"});
  EXPECT_EQ(mean_of(alone, "replies_elsewhere"), 0);
}

TEST(Packages, ThatAreExplainedAndBelievedCostLessTrust) {
  const auto explained = [](const std::string& chance) {
    return std::vector<Setting>{
        {"timing.explain", chance}, {"timing.share", "10%"},
        {"script",
         "{round: " + map("act: round, on: 2026-02-06") + ", package: " +
             map("act: package, by: washington, to: tehran, instrument: sanctions, "
                 "on: 2026-02-06, at: 22h") + "}"}};
  };
  EXPECT_EQ(mean_of(explained("0%"), "explanations"), 0);
  EXPECT_GT(mean_of(explained("100%"), "explanations_believed", 2000), 0.02);
  EXPECT_GT(mean_of(explained("100%"), "trust_{a}", 2000),
            mean_of(explained("0%"), "trust_{a}", 2000));
}

TEST(Bystanders, RefuseWhatDependsOnTheirSoil) {
  const auto refused = [](const std::string& share_refused) {
    return std::vector<Setting>{
        {"actors.gulf_states.refuses", share_refused},
        {"hazards", "{strike: " + map("act: strike, by: jerusalem, to: tehran, rate: 0.02/d, "
                                      "bases: gulf_states") + "}"}};
  };
  const double all = mean_of(refused("0%"), "strikes_third_party", 2000);
  EXPECT_EQ(mean_of(refused("100%"), "strikes_third_party"), 0);
  EXPECT_LT(mean_of(refused("50%"), "strikes_third_party", 2000), 0.7 * all);
}

TEST(Operators, OfferMoreMeetingsUnderAlert) {
  const auto offers = [](const std::string& base) {
    return mean_of({{"channels.muscat.offers", "0.1/d"},
                    {"actors.tehran.strain.alert_base", base},
                    {"actors.washington.strain.alert_base", base},
                    {"instruments.carrier.level", "0"},
                    {"actors.tehran.readiness.base", "-9"},
                    {"rounds.invitations", "0/d"},
                    {"rounds.refusals", "100"}},
                   "offers", 1000);
  };
  EXPECT_GT(offers("0.9"), 1.4 * offers("0.1"));
}

TEST(Dates, PlannedFromOutsideWaitForThoseWhoAreBusy) {
  const auto with = [](const std::string& busy) {
    return std::vector<Setting>{
        {"script", "{planned: " + map("act: date, on: 2026-01-30") + ", elsewhere: " +
                       map("act: competing_crisis, to: washington, on: 2026-01-28, length: 30d, "
                           "happens: " + busy) + "}"},
        {"actors.tehran.readiness.always", "true"},
        {"actors.washington.readiness.always", "true"},
        {"channels.muscat.mean_up", "0d"},
        {"programme.reports", "0/d"},
        {"programme.recovery", "0/d"},
        {"rounds.first", "0d"},
        {"rounds.invitations", "0/d"},
        {"rounds.busy", "0%"}};
  };
  // The scenario begins on the 25th; the crisis of the 28th ends 30 days later, at noon too.
  EXPECT_DOUBLE_EQ(mean_of(with("0%"), "first_round"), 5.5);
  EXPECT_EQ(mean_of(with("0%"), "postponed_attention"), 0);
  for (const RunResult& result : live(calm(with("100%")).arms[0], 200, 3)) {
    EXPECT_GE(result.tally.first_round, 33.5);
    EXPECT_GE(result.tally.postponed_attention, 1);
    EXPECT_EQ(result.tally.dates_refused, 0);
  }
}

TEST(Briefings, OnAGivenDayMoveTheOneWhoIsTold) {
  const auto with = [](const std::string& happens) {
    return std::vector<Setting>{
        {"script", "{visit: " + map("act: brief, by: muscat, to: washington, on: 2026-03-24, "
                                    "happens: " + happens) + "}"},
        {"channels.muscat.briefings", "0/d"}};
  };
  EXPECT_EQ(mean_of(with("100%"), "briefings"), 1);
  EXPECT_EQ(mean_of(with("0%"), "briefings"), 0);
  EXPECT_GT(mean_of(with("100%"), "trust_{b}"), mean_of(with("0%"), "trust_{b}") + 0.001);
  EXPECT_NEAR(mean_of(with("100%"), "trust_{a}"), mean_of(with("0%"), "trust_{a}"), 1e-9);
}

}  // namespace
}  // namespace backchannel::testing
