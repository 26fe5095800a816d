Up and down the ladder
arm: calming, seed 7, run 3
2026-01-02 00:00  North → South: steps down, to “rung 1” [P 0.30, drew 0.78]
2026-01-03 00:00  South → North: answers in kind, at “rung 1” [P 0.30, drew 0.50]
2026-01-04 00:00  North → South: goes one rung higher, to “rung 2” [P 0.30, drew 0.22]
2026-01-05 00:00  South → North: answers in kind, at “rung 2” [P 0.30, drew 0.40]
2026-01-06 00:00  North → South: goes one rung higher, to “rung 3” [P 0.30, drew 0.06]
2026-01-07 00:00  South → North: answers in kind, at “rung 3” [P 0.30, drew 0.49]
2026-01-08 00:00  North → South: answers in kind, at “rung 3” [P 0.30, drew 0.58]
2026-01-09 00:00  South → North: steps down, to “rung 2” [P 0.30, drew 0.83]
2026-01-10 00:00  North → South: answers in kind, at “rung 2” [P 0.30, drew 0.30]
2026-01-11 00:00  South → North: steps down, to “rung 1” [P 0.30, drew 0.99]
2026-01-12 00:00  North → South: goes one rung higher, to “rung 2” [P 0.30, drew 0.14]
2026-01-13 00:00  South → North: answers in kind, at “rung 2” [P 0.30, drew 0.44]
2026-01-14 00:00  North → South: steps down, to “rung 1” [P 0.30, drew 0.93]
2026-01-15 00:00  South → North: steps down, to “rung 0” [P 0.30, drew 0.66]
2026-01-15 00:00  North & South: the quarrel comes to rest
Outcome: inconclusive. No round was held, and nothing was settled either way.
Trust: North in South 0.50, South in North 0.50.
Scope of the talks: no issues. Programme: no report of recovery. Posture: density of forces 0.00. Sanctions packages after rounds: 0. Intermediaries active: none.
