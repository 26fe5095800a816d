// Every kind of event has a sentence, and the sentence says what the event holds.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <string>

#include "analysis/report/sentence.hpp"
#include "sim/channels/channel.hpp"
#include "sim/crisis/act.hpp"
#include "sim/crisis/crisis.hpp"
#include "sim/crisis/maths.hpp"
#include "sim/rounds/outcome.hpp"

namespace backchannel {
namespace {

using ::testing::ElementsAre;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::StartsWith;

/// Two principals, a go-between, one of everything a sentence may name.
struct Stage {
  Scenario scenario;
  Packages packages;
  Scene scene{scenario, packages};

  Stage() {
    for (const char* name : {"north", "south", "old_friend"})
      scenario.actors.entries.push_back({name, {}});
    scenario.actors[0].role = scenario.actors[1].role = Actor::Role::principal;
    Channel channel;
    channel.form = Form::shuttle;
    scenario.channels.entries = {{"quiet_line", channel}};
    for (const char* name : {"fuel", "open_funds", "borders"})
      scenario.issues.entries.push_back({name, {}});
    scenario.issues[0].performer.index = scenario.issues[2].performer.index = 1;
    scenario.issues[1].performer.index = 0;
    scenario.instruments.entries = {{"oil_ban", {}}};
    scenario.ladder.rungs.entries.clear();
    for (const char* name : {"calm", "bad_blood", "strikes"})
      scenario.ladder.rungs.entries.push_back({name, {}});
    Dimension venue;
    venue.wants.entries = {{"north", {"old_town", 1}}};
    scenario.procedure.dimensions.entries = {{"venue", venue}};
    settle(scenario);
    packages.lay_out(scenario.issues, scenario.performers);
  }
  std::string says(const Event& event) { return tell_event(scene, event).says; }
  std::string who(const Event& event) { return tell_event(scene, event).who; }
};

Event event(EventKind kind, int subject = 0, bool flag = false) {
  return {.kind = kind, .flag = flag, .who = 0, .whom = 1, .channel = 0, .subject = subject};
}

TEST(EventSentence, EveryKindHasItsOwn) {
  Stage stage;
  std::set<std::string> sentences;
  std::set<std::string_view> names;
  for (int kind = 0; kind < kEventKinds; ++kind) {
    const Event one = event(static_cast<EventKind>(kind));
    const Sentence told = tell_event(stage.scene, one);
    EXPECT_THAT(told.who, Not(IsEmpty())) << kind;
    EXPECT_THAT(told.says, Not(IsEmpty())) << kind;
    EXPECT_TRUE(sentences.insert(told.says).second) << kind << " repeats: " << told.says;
    EXPECT_TRUE(names.insert(event_name(one.kind)).second) << kind;
  }
  EXPECT_THAT(sentences, Not(::testing::Contains("something happens")));
}

TEST(EventSentence, ARefusalAtHomeIsNotOneAtTheTable) {
  Stage stage;
  EXPECT_THAT(stage.says(event(EventKind::refused_text, 1, true)), HasSubstr("at home"));
  EXPECT_THAT(stage.says(event(EventKind::refused_text, 1, false)), HasSubstr("is wanted"));
}

TEST(EventSentence, NoValueOfAFieldLeavesItWithoutWords) {
  Stage stage;
  for (int kind = 0; kind < kEventKinds; ++kind)
    for (int subject = -1; subject < 24; ++subject)
      for (const bool flag : {false, true})
        for (const int nobody : {0, 1, 2}) {
          Event one = event(static_cast<EventKind>(kind), subject, flag);
          if (nobody > 0) one.whom = -1;
          if (nobody > 1) one.who = one.channel = -1;
          const Sentence told = tell_event(stage.scene, one);
          const std::string all = told.who + " " + told.says;
          EXPECT_THAT(told.says, Not(IsEmpty())) << kind << " " << subject;
          EXPECT_THAT(all, Not(HasSubstr("_"))) << kind << " " << subject;
          EXPECT_THAT(all, Not(HasSubstr("{}"))) << kind << " " << subject;
        }
}

TEST(EventSentence, EveryDeedAndEverySightAndEveryEndHasAName) {
  Stage stage;
  std::set<std::string> deeds;
  for (std::size_t act = 0; act < std::size(Names<Act>::of); ++act)
    EXPECT_TRUE(deeds.insert(stage.says(event(EventKind::act, static_cast<int>(act)))).second);
  std::set<std::string> sights;
  for (std::size_t sight = 0; sight < std::size(Names<Sight>::of); ++sight)
    EXPECT_TRUE(sights.insert(stage.says(event(EventKind::read, static_cast<int>(sight)))).second);
  std::set<std::string> ends;
  for (int end = 0; end < kOutcomes; ++end)
    EXPECT_TRUE(ends.insert(stage.says(event(EventKind::ended, end))).second);
}

TEST(EventSentence, ActorsAreCapitalisedAndStandInOrder) {
  Stage stage;
  EXPECT_EQ(stage.who(event(EventKind::struck, 2)), "North → South");
  EXPECT_EQ(stage.who(event(EventKind::heard)), "North ← South");
  EXPECT_EQ(stage.who(event(EventKind::settled)), "North & South");
  Event briefed = event(EventKind::briefed);
  briefed.who = 2;
  EXPECT_EQ(stage.who(briefed), "Old Friend → South");
  EXPECT_EQ(stage.says(briefed), "tells what it hears from North");
}

TEST(EventSentence, WhatWasSentAndWhatWasHeardMayDiffer) {
  Stage stage;
  Event heard = event(EventKind::heard, static_cast<int>(LetterKind::words), true);
  EXPECT_EQ(stage.says(heard),
            "receives a routine message, sent as reassurance, heard as a threat, via quiet line");
  heard.second = 1;
  EXPECT_EQ(stage.says(heard), "hears a threat, as it was meant, via quiet line");
  Event lost = event(EventKind::lost, static_cast<int>(LetterKind::explain), true);
  EXPECT_EQ(stage.says(lost),
            "an explanation is held back by whoever carries it, via quiet line");
}

TEST(EventSentence, AReadingSaysWhatIsBelievedAndHowFarItIsWrong) {
  Stage stage;
  Event read = event(EventKind::read, static_cast<int>(Sight::incident), true);
  read.number = 0.831;
  read.second = 0.2;
  stage.scene.incident_was = Scene::Meant::well;
  EXPECT_EQ(stage.says(read),
            "reads the incident as hostile, wrongly (it was an accident): it is fairly sure (0.83) "
            "that harm was meant; its trust in South is now 0.20");
  stage.scene.incident_was = Scene::Meant::hostile;
  EXPECT_THAT(stage.says(read), Not(HasSubstr("wrongly")));
  read.number = 0.41;
  EXPECT_THAT(stage.says(read), HasSubstr("to be on the safe side: it doubts (0.41)"));
  read.flag = false;
  EXPECT_THAT(stage.says(read), StartsWith("reads the incident as harmless, wrongly"));
  read.subject = static_cast<int>(Sight::relief);
  EXPECT_THAT(stage.says(read), StartsWith("reads the relief as harmless: "));
}

TEST(EventSentence, ATextIsSpeltOutIssueByIssue) {
  Stage stage;
  const double terms[] = {0.75, 0.25, 0};
  const int package = stage.packages.nearest(terms);
  EXPECT_EQ(package_text(stage.scene, package),
            "North gives open funds 0.25; South gives fuel 0.75; nothing on borders");
  EXPECT_EQ(package_text(stage.scene, 0), "a text that moves nothing");
  Event tabled = event(EventKind::tabled, package, true);
  tabled.number = 0.1;
  tabled.second = -0.05;
  EXPECT_THAT(stage.says(tabled), StartsWith("tables a text: North gives open funds 0.25;"));
  EXPECT_THAT(stage.says(tabled),
              EndsWith("worth 0.10 to itself, −0.05 to South; South is told something else on the "
                       "way"));
  stage.scene.repeats = true;
  EXPECT_THAT(stage.says(tabled), StartsWith("repeats its text"));
  Event agreed = event(EventKind::agreed, static_cast<int>(Agreement::framework));
  agreed.number = package;
  EXPECT_THAT(stage.says(agreed), StartsWith("a framework agreement: North gives"));
  agreed.number = -1;
  EXPECT_THAT(stage.says(agreed), HasSubstr("on a separate track"));
}

TEST(EventSentence, AClimbSaysWhichWayItWent) {
  Stage stage;
  stage.scene.rung = 1;
  EXPECT_EQ(stage.says(event(EventKind::climbed, 2, true)), "goes one rung higher, to “strikes”");
  EXPECT_EQ(stage.says(event(EventKind::climbed, 1)), "answers in kind, at “bad blood”");
  EXPECT_EQ(stage.says(event(EventKind::climbed, 0)), "steps down, to “calm”");
  stage.scene.rung = -1;
  EXPECT_EQ(stage.says(event(EventKind::climbed, 1)),
            "goes no higher; the quarrel stands at “bad blood”");
}

TEST(EventSentence, TheWinnerOfAnArgumentGetsWhatItWanted) {
  Stage stage;
  EXPECT_EQ(stage.says(event(EventKind::procedure, 0, true)),
            "wins the argument over venue: old town");
  EXPECT_EQ(stage.says(event(EventKind::procedure, 0)), "no argument over venue: old town");
}

TEST(EventSentence, NumbersAreRoundAndNeverANegativeNought) {
  EXPECT_EQ(rounded(-0.001), "0.00");
  EXPECT_EQ(rounded(-1.236), "−1.24");
  EXPECT_EQ(with_sign(0.5), "+0.50");
  EXPECT_EQ(with_sign(-0.5), "−0.50");
  EXPECT_EQ(spoken("oil_for_food"), "oil for food");
}

// --- Reasons -----------------------------------------------------------------------------------

Reasons reasons(double uniform) {
  Reasons why{"whether to concede", "concedes", "holds"};
  why.weighing.add("pressure", 1.2);
  why.weighing.add("stakes", -1.6);
  why.weighing.add("nothing to speak of", 0.001);
  why.probability = why.weighing.probability();
  why.uniform = uniform;
  why.chosen = uniform < why.probability;
  return why;
}

std::vector<std::string> names_of(const std::vector<Term>& terms) {
  std::vector<std::string> names;
  for (const Term& term : terms) names.emplace_back(term.name);
  return names;
}

TEST(Reasons, TheWeightiestTermComesFirst) {
  EXPECT_THAT(names_of(terms_by_weight(reasons(0.5))), ElementsAre("stakes", "pressure"));
}

TEST(Reasons, ATermTurnsAChoiceIfTheSameLuckWouldThenSayTheOther) {
  // P = logistic(−0.399) = 0.40; without pressure 0.17, without stakes 0.77.
  EXPECT_THAT(names_of(turning_terms(reasons(0.3))), ElementsAre("pressure"));
  EXPECT_THAT(names_of(turning_terms(reasons(0.5))), ElementsAre("stakes"));
  EXPECT_THAT(turning_terms(reasons(0.1)), IsEmpty());
  EXPECT_THAT(turning_terms(reasons(0.9)), IsEmpty());
}

TEST(Reasons, AreToldWithBothAlternativesAndTheLuck) {
  EXPECT_EQ(reasons_text(reasons(0.3)),
            "stakes −1.60, pressure +1.20. “concedes” is worth −0.40, “holds” 0: P = 0.40, luck "
            "drew 0.30; without pressure it would have been “holds”");
  EXPECT_THAT(reasons_text(reasons(0.95)), EndsWith("no single term would have flipped it"));
  EXPECT_EQ(strongest_reason(reasons(0.3)), "stakes −1.60; P 0.40, drew 0.30");
}

TEST(Reasons, WhatEnteredBesideTheTermsIsNamedToo) {
  // Three to one against, before alert: up/(up + stay + down) has odds e^0.7 ÷ 3.
  Reasons why{"whether to go higher", "goes one rung higher", "does not"};
  why.weighing.add("alert", 0.7);
  const double odds = maths::exp(0.7) / 3;
  why.probability = odds / (1 + odds);
  why.uniform = 0.3;
  why.chosen = true;
  EXPECT_THAT(reasons_text(why), StartsWith("alert +0.70, the weights of this rung −1.10. "));
  EXPECT_THAT(names_of(turning_terms(why)), ElementsAre("alert"));  // 1/4 is below 0.3
  why.uniform = 0.2;
  EXPECT_THAT(turning_terms(why), IsEmpty());
}

TEST(Reasons, ARuleThatLeavesNoChoiceIsCalledOne) {
  Reasons why{"whether to come", "comes", "stays away"};
  why.probability = 1;
  why.chosen = true;
  EXPECT_EQ(reasons_text(why), "“comes”: the rules of this scenario leave no choice");
  EXPECT_THAT(turning_terms(why), IsEmpty());
}

}  // namespace
}  // namespace backchannel
