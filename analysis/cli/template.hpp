#pragma once

/// What `backchannel new NAME` writes: a small crisis that runs at once and says what to change.
/// `@TITLE@` becomes the name.

#include <string_view>

namespace backchannel {

inline constexpr std::string_view kNewScenario = R"yaml(schema: backchannel/1
title: "@TITLE@"
asks: >
  Does it matter whether two rivals speak through a third, face to face, or not at all?
how_it_works: >
  North and South exchange messages and hold rounds. Incidents happen, are read rightly or wrongly,
  and an explanation races the answer. A run ends early only by war.

# Durations and rates carry units (36h, 2d, 1w; 0.02/d), shares may be percentages. Every parameter
# that is not written here has a default: see them all with
#     backchannel explain FILE
# Change one for a moment with --set PATH=VALUE, for example --set horizon=60d
start: 2026-01-01
horizon: 120d
equivalence: 1%      # a difference of shares that would not matter to you; decide before you look
source: "judgement: an example; write where your numbers come from"

actors:
  north:
    role: principal
    says: one of the two who bargain
    trust:
      south: {mean: 20%, weight: 6}      # weight: how many experiences this belief is worth
      envoy: {mean: 70%, weight: 8}
    words: {interval: {mean: 8d}, threats: 20%}
  south:
    role: principal
    says: the other one
    trust:
      north: {mean: 20%, weight: 6}
      envoy: {mean: 70%, weight: 8}
    words: {interval: {mean: 8d}, threats: 20%}
  envoy: {role: intermediary, says: carries words between them}

channels:
  envoy:
    form: shuttle
    operator: envoy
    legs:      # one for each stage of the way
      - {latency: {median: 1d, sigma: 0.7}, error: 2%, leak: 0.5%}
      - {latency: {median: 1d, sigma: 0.7}, error: 2%, leak: 0.5%}
    tone_filter: 30%
  line:
    form: direct
    legs: [{latency: {median: 12h, sigma: 0.7}, error: 2%, leak: 1%}]
    mean_up: 15d
    mean_down: 15d
talks: envoy
routes: [envoy]

issues:
  programme:
    performer: south
    points: [0, 0.3, 0.6, 1]      # what may be agreed, from nothing to all that is asked
    worth: 0.5
    cost: 0.4
    core: true
  relief:
    performer: north
    points: [0, 0.25, 0.5, 0.75, 1]
    worth: 0.8
    cost: 0.3
    core: true
    relief: true

rounds:
  invitations: 0.05/d
  gap: {median: 10d, sigma: 0.5}

hazards:
  incidents:
    act: incident
    rate: 0.05/d
    deliberate: 10%

ladder: {}

# Each run draws these anew; a study that leaves them out claims to know them exactly.
uncertain:
  actors.north.trust.south.mean: {low: 5%, high: 35%}
  actors.south.trust.north.mean: {low: 5%, high: 35%}
  issues.programme.cost: {low: 0.3, high: 0.9}
  issues.relief.cost: {low: 0.2, high: 0.7}

# Run k has the same luck in every arm, so a difference between arms is due to what they change.
arms:
  through an envoy: {says: as written above}
  face to face:
    says: a line of their own, which is up half the time
    set: {talks: line, routes: [line]}
  no channel:
    says: nobody carries anything
    set: {talks: none, routes: []}
)yaml";

}  // namespace backchannel
