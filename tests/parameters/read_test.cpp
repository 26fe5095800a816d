#include "sim/parameters/read.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/parameters/sample.hpp"

namespace backchannel {
namespace {

using sample::read_world;
using testing::ElementsAre;
using testing::IsEmpty;

struct Mistake {
  std::string text;
  std::vector<std::string> problems;
};

const std::vector<Mistake>& mistakes() {
  static const std::vector<Mistake> kMistakes = {
      {"title: t\nactors: 3\n",
       {"2:9 actors: `3` stands here (a map is expected) — write `name: "
        "value` lines beneath it"}},
      {"title: t\nactors: [a]\n",
       {"2:9 actors: a list stands here (a map is expected) — write `name: value` lines "
        "beneath it"}},
      {"title: t\nchannels: {a: {legs: {by: x}}}\n",
       {"2:22 channels.a.legs: a map stands here (a list is expected) — write the items in "
        "brackets, `[…, …]`"}},
      {"title: t\nactors: {a: {ideal: 0.4}}\n",
       {"2:21 actors.a.ideal: `0.4` stands here (a list is expected) — write `[0.4]`"}},
      {"title: t\nruns: [1]\n",
       {"2:7 runs: a list stands here (a whole number is expected) — write `1` without the "
        "brackets"}},
      {"title: {a: b}\n",
       {"1:8 title: a map stands here (a text is expected) — put the text in quotes"}},
      {"title: t\nruns:\nopen: true\n",
       {"2:1 runs: there is no value (a whole number is expected) — write one after the `:`, "
        "or remove the line for the default"}},
      {"runs: 3\n", {"1:1 title: `title` is missing (what it is called) — add `title: …`"}},
      {"title: t\nchannels:\n  muscat:\n    legs:\n      - error: 1%\n",
       {"4:5 channels.muscat.legs[0].by: `by` is missing (who carries it) — add `by: …`"}},
      {"title: t\nactors:\n  tehran:\n    trust: {rule: additive}\n",
       {"4:5 actors.tehran.trust.gain: `gain` is missing (added by a kept "
        "word) — add `gain: …`"}},
      {"title: t\nchannels: {muscat: {leek: 1/y}}\n",
       {"2:21 channels.muscat.leek: nothing here is called `leek` (notes need names that begin "
        "with `x-`) — did you mean `leak`?"}},
      {"title: t\nchannels: {muscat: {zebra: 1/y}}\n",
       {"2:21 channels.muscat.zebra: nothing here is called `zebra` (notes need names that "
        "begin with `x-`) — choose from `form`, `leak` or `legs`"}},
      {"title: t\nactors: {a: {trust: {rule: additive, gain: 0.1, prior: 3%}}}\n",
       {"2:49 actors.a.trust.prior: `prior` is not used here (it belongs to another choice "
        "than the one made) — remove it, or choose otherwise"}},
      {"title: t\nchannels: {muscat: {form: relay, leak: 2/w}}\n",
       {"2:27 channels.muscat.form: `relay` is not a choice here (it can be `direct`, "
        "`relayed` or `shuttle`) — did you mean `relayed`?"}},
      {"title: t\nactors: {a: {trust: {rule: bayes, gain: 0.1, gian: 1}, patience: 3}}\n",
       {"2:28 actors.a.trust.rule: `bayes` is not a choice here (it can be `beta` or "
        "`additive`) — choose one of these",
        "2:46 actors.a.trust.gian: nothing here is called `gian` (notes need names that begin "
        "with `x-`) — did you mean `gain`?",
        "2:66 actors.a.patience: `3` has no unit (a bare number could be hours, days or weeks) "
        "— write `3d` for days"}},
      {"title: t\nactors: {a: {patience: 3}}\n",
       {"2:24 actors.a.patience: `3` has no unit (a bare number could be hours, days or weeks) "
        "— write `3d` for days"}},
      {"title: t\nactors: {a: {patience: 3 days}}\n",
       {"2:24 actors.a.patience: `days` is not a unit of time (the units are `s`, `min`, `h`, "
        "`d`, `w` and `y`) — write `3d`"}},
      {"title: t\nactors: {a: {patience: 3m}}\n",
       {"2:24 actors.a.patience: `m` is not a unit of time (`m` could be minutes or months, "
        "and months have no one length) — write `3min` or a number of days"}},
      {"title: t\nactors: {a: {patience: 3 fortnights}}\n",
       {"2:24 actors.a.patience: `fortnights` is not a unit of time (the units are `s`, `min`, "
        "`h`, `d`, `w` and `y`) — write for example `36h` or `2d`"}},
      {"title: t\nactors: {a: {patience: soon}}\n",
       {"2:24 actors.a.patience: `soon` is not a duration (it does not begin with a number) — "
        "write for example `36h` or `2d`"}},
      {"title: t\nactors: {a: {patience: -2d}}\n",
       {"2:24 actors.a.patience: `-2d` is out of range (allowed: at least 0d) — the nearest "
        "that is allowed is `0d`"}},
      {"title: t\nchannels: {a: {leak: 0.1}}\n",
       {"2:22 channels.a.leak: `0.1` has no unit (a rate needs to say per what time) — write "
        "`0.1/d` for per day"}},
      {"title: t\nchannels: {a: {leak: 3d}}\n",
       {"2:22 channels.a.leak: `3d` is not a rate (it is a duration) — write `3/d`"}},
      {"title: t\nchannels: {a: {leak: 3/day}}\n",
       {"2:22 channels.a.leak: `day` is not a unit of time (the units are `s`, `min`, `h`, "
        "`d`, `w` and `y`) — write `3/d`"}},
      {"title: t\nchannels: {a: {leak: 3/month}}\n",
       {"2:22 channels.a.leak: `month` is not a unit of time (months have no one length) — "
        "write a rate per day or per week"}},
      {"title: t\nchannels: {a: {leak: 3 times}}\n",
       {"2:22 channels.a.leak: `3 times` is not a rate (a rate is a number for each unit of "
        "time) — write for example `0.02/d` or `3/w`"}},
      {"title: t\nnoise: 15\n",
       {"2:8 noise: `15` is out of range (allowed: 0% to 100%) — write `15%` if a percentage "
        "was meant"}},
      {"title: t\nnoise: 150%\n",
       {"2:8 noise: `150%` is out of range (allowed: 0% to 100%) — the nearest that is allowed "
        "is `100%`"}},
      {"title: t\nnoise: 3d\n",
       {"2:8 noise: `3d` is not a share (a share is a percentage or a number from 0 to 1) — "
        "write for example `15%` or `0.15`"}},
      {"title: t\nchannels: {a: {legs: [{by: b, error: 0.6}]}}\n",
       {"2:38 channels.a.legs[0].error: `0.6` is out of range (allowed: 0% to 50%) — the "
        "nearest that is allowed is `50%`"}},
      {"title: t\nscale: 3d\n",
       {"2:8 scale: `3d` has a unit (this is a pure "
        "number) — write `3`"}},
      {"title: t\nscale: 30%\n",
       {"2:8 scale: `30%` has a unit (this is a pure number) — write `0.3`"}},
      {"title: t\nscale: big\n",
       {"2:8 scale: `big` is not a number (it does not begin with a number) — write for "
        "example `0.7`"}},
      {"title: t\nscale: \"3\"\n",
       {"2:8 scale: `\"3\"` is text (quotes make text of it) — remove the quotes"}},
      {"title: t\nscale: -1\n",
       {"2:8 scale: `-1` is out of range (allowed: at least 0) — the nearest that is allowed "
        "is `0`"}},
      {"title: t\nruns: 2.5\n",
       {"2:7 runs: `2.5` is not a whole number (halves and parts have no meaning here) — write "
        "`3`"}},
      {"title: t\nruns: 1e3\n",
       {"2:7 runs: `1e3` is not written as a whole number (only digits make "
        "one) — write `1000`"}},
      {"title: t\nruns: many\n",
       {"2:7 runs: `many` is not a whole number (only digits make one) — "
        "write for example `12`"}},
      {"title: t\nruns: 3d\n", {"2:7 runs: `3d` has a unit (this is a plain count) — write `3`"}},
      {"title: t\nruns: 99999999999\n",
       {"2:7 runs: `99999999999` is out of range (it must be from -2147483648 to 2147483647) — "
        "write a number in that range"}},
      {"title: t\nruns: 0\n",
       {"2:7 runs: `0` is out of range (allowed: 1 to 1000000) — the nearest that is allowed "
        "is `1`"}},
      {"title: t\nseed: 9223372036854775808\n",
       {"2:7 seed: `9223372036854775808` is out of range (it must be from -9223372036854775808 "
        "to 9223372036854775807) — write a number in that range"}},
      {"title: t\nopen: True\n",
       {"2:7 open: `True` is neither `true` nor `false` (these two, in small letters, are the "
        "only answers here) — write `true` or `false`"}},
      {"title: t\nopen: 1\n",
       {"2:7 open: `1` is neither `true` nor `false` (these two, in small letters, are the "
        "only answers here) — write `true` or `false`"}},
      {"title: t\nopen: \"true\"\n",
       {"2:7 open: `\"true\"` is text (quotes make text of it) — remove the quotes"}},
      {"title: t\nstart: 6 February 2026\n",
       {"2:8 start: `6 February 2026` is not a date (a date is year-month-day in digits) — "
        "write for example `2026-02-06`"}},
      {"title: t\nstart: 2026-02-30\n",
       {"2:8 start: there is no day `2026-02-30` (that month has 28 days) — write for example "
        "`2026-02-28`"}},
      {"title: t\nstart: 2026-13-01\n",
       {"2:8 start: there is no day `2026-13-01` (a year has months 01 to 12) — check the "
        "order: year-month-day"}},
      {"title: t\nnoise: {x-a: 1}\n",
       {"2:8 noise: this map names no distribution (its keys tell the kind, as in `{median: "
        "2d, sigma: 0.7}`) — write a plain value, or `dist:` with one of `fixed`, "
        "`exponential`, `lognormal`, `uniform`, `normal`, `beta`, `triangular` or `geometric`"}},
      {"title: t\nnoise: {dist: gauss, mean: 3%}\n",
       {"2:15 noise.dist: `gauss` is not a choice here (it can be `fixed`, `exponential`, "
        "`lognormal`, `uniform`, `normal`, `beta`, `triangular` or `geometric`) — choose one "
        "of these"}},
      {"title: t\nchannels: {a: {legs: [{by: b, latency: {median: 2d}}]}}\n",
       {"2:31 channels.a.legs[0].latency.sigma: `sigma` is missing (`lognormal` takes `median` "
        "and `sigma`) — add `sigma: …`"}},
      {"title: t\nnoise: {low: 1%, high: 2%, sigmma: 3}\n",
       {"2:28 noise.sigmma: `sigmma` is not part of a distribution of this kind (`uniform` "
        "takes `low` and `high`) — remove it, or choose another `dist:`"}},
      {"title: t\nchannels: {a: {legs: [{by: b, latency: {median: 2d, sigma: 0}}]}}\n",
       {"2:60 channels.a.legs[0].latency.sigma: `0` is out of range (it must be more than 0) — "
        "write a plain value if nothing varies"}},
      {"title: t\nchannels: {a: {legs: [{by: b, latency: {median: 2d, sigma: 1d}}]}}\n",
       {"2:60 channels.a.legs[0].latency.sigma: `1d` has a unit (this is a pure number) — "
        "write `1`"}},
      {"title: t\nnoise: {low: 5%, high: 2%}\n",
       {"2:8 noise: `low` is not below `high` (a uniform distribution rises from low to high) "
        "— exchange or correct them"}},
      {"title: t\nnoise: {low: 5%, mode: 1%, high: 20%}\n",
       {"2:8 noise: `mode` lies outside `low` and `high` (a triangular distribution rises from "
        "low to high) — exchange or correct them"}},
      {"title: t\nchannels: {a: {legs: [{by: b, latency: {mean: 2d, weight: 3}}]}}\n",
       {"2:40 channels.a.legs[0].latency: a beta distribution cannot stand here (it spreads a "
        "share, and this has a unit of time) — choose `lognormal` or `triangular`"}},
      {"title: t\nnoise: {mean: 100%, weight: 3}\n",
       {"2:15 noise.mean: `100%` is out of range (the mean of a beta lies between 0 and 1, and "
        "is neither) — write for example `0.3`"}},
      {"title: t\nchannels: {a: {legs: [{by: b, latency: {mean: 2}}]}}\n",
       {"2:47 channels.a.legs[0].latency.mean: `2` has no unit (a bare number could be hours, "
        "days or weeks) — write `2d` for days"}},
      {"title: t\nsource: {a: b}\n",
       {"2:9 source: this is not a source (it is a text or a list of texts) — write for "
        "example `source: evidence some-id`"}},
      {"title: t\nactors: {a.b: {}}\n",
       {"2:10 actors: `a.b` is not a name (paths are made of names, so one cannot hold `.`, "
        "`[` or `]`, nor begin or end blank) — choose another name"}},
      {"title: t\nset: {a..b: 3, \"c[\": 4}\n",
       {"2:7 set.a..b: `a..b` is not a path (a path is names with dots between them) — write "
        "for example `channels.back.legs[0].error`",
        "2:16 set.c[: `c[` is not a path (a path is names with dots between them) — write for "
        "example `channels.back.legs[0].error`"}},
      {"title: t\nactors: {a: {ideal: [0.2, 3d, 7]}}\n",
       {"2:27 actors.a.ideal[1]: `3d` is not a share (a share is a percentage or a number from "
        "0 to 1) — write for example `15%` or `0.15`",
        "2:31 actors.a.ideal[2]: `7` is out of range (allowed: 0% to 100%) — write `7%` if a "
        "percentage was meant"}},
      {"title: t\nactors: {a: {weights: {x: 11, y: 1}}}\n",
       {"2:27 actors.a.weights.x: `11` is out of range (allowed: 0 to 10) — the nearest that "
        "is allowed is `10`"}},
      {"title: مسقط\nactors: {\"طهران\": {patience: 3}}\n",
       {"2:30 actors.طهران.patience: `3` has no unit (a bare number could be hours, days or "
        "weeks) — write `3d` for days"}},
      {"titel: a\nruns: 0\nopen: maybe\nscale: 2d\n",
       {"1:1 title: `title` is missing (what it is called) — add `title: …`",
        "1:1 titel: nothing here is called `titel` (notes need names that begin with `x-`) — "
        "did you mean `title`?",
        "2:7 runs: `0` is out of range (allowed: 1 to 1000000) — the nearest that is allowed "
        "is `1`",
        "3:7 open: `maybe` is neither `true` nor `false` (these two, in small letters, are the "
        "only answers here) — write `true` or `false`",
        "4:8 scale: `2d` has a unit (this is a pure number) — write `2`"}},
      {"title: t\nscale: 1e400d\n",
       {"2:8 scale: `1e400d` is not a number (its number is too large or too small to hold) — "
        "write for example `0.7`"}},
      {"title: t\nruns: three\n",
       {"2:7 runs: `three` is not a whole number (only digits make one) — write for example "
        "`12`"}},
  };
  return kMistakes;
}

TEST(Read, TellsEveryMistakeWithItsPlaceReasonAndWayOut) {
  for (const Mistake& mistake : mistakes())
    EXPECT_EQ(read_world(mistake.text).problems, mistake.problems) << mistake.text;
}

constexpr const char* kGood = R"(title: The Muscat channel
source: [evidence a, evidence b]
x-note: [nobody, reads, this]
start: 2026-02-07
runs: 200
seed: 9007199254740993
open: true
noise: {mean: 10%, weight: 20}
actors:
  washington:
    trust: {rule: additive, gain: 0.05}
    weights: {enrichment: 2, source: theory W, relief: 1}
    ideal: [10%, 0.2]
    patience: none
  tehran:
    source: theory Z
    patience: 3w
  muscat:
channels:
  muscat:
    form: relayed
    leak: 1/y
    legs:
      - {by: muscat, latency: {median: 36h, sigma: 0.7, source: theory L}}
      - {by: none, latency: 2d, error: 5%}
set:
  channels.muscat.legs[0].error: 1%
  actors.tehran.ideal: []
)";

TEST(Read, FillsEveryShape) {
  const auto [world, problems, ledger] = read_world(kGood);
  EXPECT_THAT(problems, IsEmpty());
  EXPECT_EQ(world.title, "The Muscat channel");
  EXPECT_EQ(world.start, (Date{2026, 2, 7}));
  EXPECT_EQ(world.runs, 200);
  EXPECT_EQ(world.seed, 9007199254740993);
  EXPECT_TRUE(world.open);
  EXPECT_EQ(world.noise.kind, Distribution::Kind::beta);
  EXPECT_EQ(world.noise.second, 20);
  ASSERT_EQ(world.actors.size(), 3U);
  EXPECT_EQ(world.actors.name(2), "muscat");
  EXPECT_EQ(world.actors[0].trust.rule, sample::Rule::additive);
  EXPECT_EQ(world.actors[0].trust.gain, 0.05);
  EXPECT_EQ(world.actors[0].trust.loss, 0.1);
  EXPECT_EQ(world.actors[0].weights.size(), 2U);
  EXPECT_THAT(world.actors[0].ideal, ElementsAre(0.1, 0.2));
  EXPECT_FALSE(world.actors[0].patience);
  EXPECT_EQ(world.actors[1].patience, 21.0);
  const sample::Channel& channel = world.channels[0];
  EXPECT_EQ(channel.form, sample::Form::relayed);
  EXPECT_EQ(channel.leak, 1.0 / 365);
  ASSERT_EQ(channel.legs.size(), 2U);
  EXPECT_EQ(channel.legs[0].by.name, "muscat");
  EXPECT_EQ(channel.legs[0].latency.kind, Distribution::Kind::lognormal);
  EXPECT_EQ(channel.legs[0].latency.first, 1.5);
  EXPECT_EQ(channel.legs[1].by.name, "");
  EXPECT_EQ(channel.legs[1].latency.first, 2);
  ASSERT_EQ(world.set.entries.size(), 2U);
  EXPECT_EQ(world.set.entries[0].path, "channels.muscat.legs[0].error");
  EXPECT_EQ(world.set.entries[1].value.kind, Node::Kind::list);
}

TEST(Read, TheKeysOfADistributionTellItsKind) {
  using Kind = Distribution::Kind;
  const std::vector<std::pair<std::string, Kind>> cases = {
      {"5%", Kind::fixed},
      {"{value: 5%}", Kind::fixed},
      {"{mean: 5%}", Kind::exponential},
      {"{median: 5%, sigma: 1}", Kind::lognormal},
      {"{low: 5%, high: 6%}", Kind::uniform},
      {"{mean: 5%, sd: 1%}", Kind::normal},
      {"{mean: 5%, weight: 10}", Kind::beta},
      {"{low: 5%, mode: 5%, high: 6%}", Kind::triangular},
      {"{success: 5%}", Kind::geometric},
      {"{dist: normal, mean: 5%, sd: 1%, source: theory, x-a: 1}", Kind::normal}};
  for (const auto& [text, kind] : cases) {
    const auto outcome = read_world("title: t\nnoise: " + text + "\n");
    EXPECT_THAT(outcome.problems, IsEmpty()) << text;
    EXPECT_EQ(outcome.world.noise.kind, kind) << text;
  }
}

TEST(Read, WhatIsRefusedStaysAtItsDefault) {
  const auto outcome = read_world("title: t\nruns: 0\nnoise: {mean: 3%, sd: x}\nscale: 2\n");
  EXPECT_EQ(outcome.problems.size(), 2U);
  EXPECT_EQ(outcome.world.runs, 100);
  EXPECT_EQ(outcome.world.noise.first, 0.1);
  EXPECT_EQ(outcome.world.scale, 2);
}

TEST(Ledger, KnowsEveryParameterAndWhereItsValueComesFrom) {
  const auto outcome = read_world(kGood);
  const auto record = [&](std::string_view path) {
    for (const ParameterRecord& one : outcome.ledger)
      if (one.path == path) return one;
    ADD_FAILURE() << path;
    return ParameterRecord{};
  };
  const ParameterRecord leak = record("channels.muscat.leak");
  EXPECT_EQ(leak.name, "leak");
  EXPECT_EQ(leak.meaning, "leaks to the press");
  EXPECT_EQ(leak.unit, "rate (0.02/d, 3/w)");
  EXPECT_EQ(leak.range, "at least 0/d");
  EXPECT_EQ(leak.value, "1/y");
  EXPECT_EQ(leak.default_value, "0.01/d");
  EXPECT_TRUE(leak.written);
  EXPECT_EQ(leak.place.line, 22);
  EXPECT_EQ(leak.place.column, 11);
  EXPECT_EQ(leak.source, "evidence a; evidence b");
  EXPECT_EQ(leak.source_place.line, 2);
  EXPECT_FALSE(leak.is_default_source);
  EXPECT_EQ(record("actors.tehran.patience").source, "theory Z");
  EXPECT_EQ(record("actors.washington.weights.relief").source, "theory W");
  EXPECT_EQ(record("channels.muscat.legs[0].latency").source, "theory L");
  const ParameterRecord loss = record("actors.washington.trust.loss");
  EXPECT_FALSE(loss.written);
  EXPECT_EQ(loss.source, "theory B3");
  EXPECT_TRUE(loss.is_default_source);
  EXPECT_EQ(record("actors.muscat.trust.prior").value, "30%");
  EXPECT_EQ(record("actors.washington.ideal").value, "[10%, 20%]");
  EXPECT_EQ(record("actors.washington.patience").value, "none");
}

TEST(Ledger, ANumberWrittenWithoutASourceHasNone) {
  const auto outcome = read_world("title: t\nscale: 2\nruns: 100\n");
  for (const ParameterRecord& record : outcome.ledger) {
    if (record.path == "scale") {
      EXPECT_EQ(record.source, "");
      EXPECT_FALSE(record.is_default_source);
    }
    // Writing out the default changes nothing about where it comes from.
    if (record.path == "runs") {
      EXPECT_EQ(record.source, "judgement: enough");
    }
  }
}

TEST(Read, AnythingThatParsesCanBeReadWithoutFalling) {
  const std::vector<std::string> words = {"title", "actors", "tehran",  "trust", "rule", "channels",
                                          "legs",  "noise",  "latency", "dist",  "set",  "source"};
  const std::vector<std::string> values = {"3d",   "~",       "none", "[]",   "{}",  "beta", "5%",
                                           "\"\"", "[1, {}]", "{}",   "true", "1/y", "[[a]]"};
  std::uint64_t state = 3;
  const auto next = [&state](std::size_t below) {
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<std::size_t>(state >> 33U) % below;
  };
  for (int round = 0; round < 3'000; ++round) {
    Node root = Node::map();
    for (int i = 0; i < 6; ++i) {
      std::string path = words[next(words.size())];
      for (std::size_t depth = next(5); depth > 0; --depth) path += "." + words[next(words.size())];
      set_at(root, path, scalar_from_text(values[next(values.size())]));
    }
    sample::World world;
    Problems problems;
    std::vector<ParameterRecord> ledger;
    FileReading reading{.problems = &problems, .ledger = &ledger};
    read(root, world, reading);
    EXPECT_EQ(reading.path, "");
  }
}

}  // namespace
}  // namespace backchannel
