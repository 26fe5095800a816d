Which step of the ladder matters
arm: as written, seed 7, run 3
2026-01-02 00:00  North → South: steps down, to “calm” [P 0.30, drew 0.78]
2026-01-02 00:00  North & South: the quarrel comes to rest
Outcome: inconclusive. No round was held, and nothing was settled either way.
Trust: North in South 0.50, South in North 0.50.
Scope of the talks: no issues. Programme: no report of recovery. Posture: density of forces 0.00. Sanctions packages after rounds: 0. Intermediaries active: none.
