#pragma once

/// What `backchannel new NAME` writes: a small crisis that runs at once and says what to change.
/// `@TITLE@` becomes the name.

#include <string_view>

namespace backchannel {

inline constexpr std::string_view kNewScenario = R"yaml(schema: backchannel/1
title: "@TITLE@"
asks: >
  Do two states that hardly trust each other fare better face to face, or through a third?

# Durations and rates carry a unit (36h, 2d, 1w; 0.02/d), shares may be percentages. What is not
# written here has a default: `backchannel explain FILE` lists everything, with meaning and range.
start: 2030-01-01
horizon: 120d
equivalence: 1%  # a difference of shares that would not matter to you: decide before you look
# Every number says where it comes from, here or in a block above it: `theory B9`, `judgement: why`,
# or `evidence ID` for an entry of an evidence.yaml beside this file.
source: "judgement: an invented example, long enough for several rounds"

actors:  # two principals bargain; everybody else carries words, presses, or looks on
  arden:
    role: principal
    trust:  # mean: the belief; weight: how many experiences it is worth
      source: "judgement: rivals doubt each other, and both trust the island"
      belmark: {mean: 20%, weight: 6}
      osmund: {mean: 80%, weight: 10}
    words: {interval: {mean: 6d}, threats: 20%, source: "judgement: a note a week, mostly mild"}
  belmark:
    role: principal
    trust:
      source: "judgement: as the other side"
      arden: {mean: 20%, weight: 6}
      osmund: {mean: 80%, weight: 10}
    words: {interval: {mean: 6d}, threats: 20%, source: "judgement: as the other side"}
  osmund: {role: intermediary, says: an island that both sides trust}

channels:  # what becomes of words on the way, leg by leg; a spread is drawn anew for each message
  island:
    form: shuttle
    operator: osmund
    source: "theory B9; judgement: a day a leg, few errors, discreet, and words lose their edge"
    legs:
      - {latency: {median: 1d, sigma: 0.7}, error: 2%, leak: 0.2%}
      - {latency: {median: 1d, sigma: 0.7}, error: 2%, leak: 0.2%}
    tone_filter: 30%  # share of hostility taken off
    credible: true    # what the operator confirms counts by the trust in it
    vouching: 60%
    publicity: 40%    # share of the cost at home that talks here carry
    exchange: 1.5h    # walking between rooms takes time
  wire:
    form: direct
    source: "theory B9; judgement: as fast as one leg, watched at home, often cut"
    legs: [{latency: {median: 1d, sigma: 0.7}, error: 2%, leak: 1%}]
    mean_up: 15d
    mean_down: 15d
talks: island  # where rounds are held
routes: [island]

issues:  # 0 is what is, 1 is all that is asked
  source: "judgement: a bargain that both could gain from, if they believed each other"
  dam:
    performer: arden  # it would have to give; the other would gain
    worth: 0.5
    cost: 0.5
    points: [0, 0.5, 1]
    floor: 1          # the other wants all of it …
    floor_hard: 50%   # … and means it in half of all runs
    work: 4           # exchanges of technical work before it can be settled
    core: true
  relief: {performer: belmark, worth: 0.8, cost: 0.3, points: [0, 0.5, 1], core: true, relief: true}
instruments:
  sanctions: {holder: belmark, target: arden, level: 0.4, source: "judgement: half of what is left"}

script:  # what happens on a day; an arm may move it, or set `happens: 0%`
  new sanctions:
    act: package
    by: belmark
    to: arden
    instrument: sanctions
    on: 2030-02-01
    amount: 0.2
    source: "judgement: invented"
hazards:  # what happens at random
  border incidents:
    act: incident
    rate: 0.05/d
    deliberate: 10%
    source: "judgement: six in the time, one in ten meant"
rounds:
  invitations: 0.05/d
  gap: {median: 10d, sigma: 0.5}
  source: "judgement: an invitation in three weeks, then a round every ten days or so"

uncertain:  # drawn anew for each run: what is left out is claimed to be known exactly
  source: "judgement: nobody can measure trust, so a wide range"
  actors.arden.trust.belmark.mean: {low: 5%, high: 35%}
  actors.belmark.trust.arden.mean: {low: 5%, high: 35%}

# Run k has the same luck in every arm, so a difference between arms is due to what they change.
# See it with `backchannel compare FILE`.
arms:
  through the island: {says: as written above}
  face to face: {says: a line of their own, set: {talks: wire, routes: [wire]}}
  no new sanctions: {set: {script.new sanctions.happens: 0%}}
)yaml";

}  // namespace backchannel
