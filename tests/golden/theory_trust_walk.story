Counting signals
arm: one in five turned around, seed 7, run 3
2026-01-01 00:00  Counts: is what nature made it: 0
2026-01-01 00:00  Signals: is what nature made it: 1
2026-01-01 00:00  Signals → Counts: lets an act be seen
2026-01-01 00:00  Counts: hears it
2026-01-02 00:00  Signals → Counts: lets an act be seen
2026-01-02 00:00  Counts: hears it
2026-01-03 00:00  Signals → Counts: lets an act be seen
2026-01-03 00:00  Counts: hears it
2026-01-03 00:00  Counts: is left with 0
2026-01-03 00:00  Signals: is left with 0
Outcome: collapse. For 30 days no words came through and no date was set, although a line was open.
Trust: Counts in Signals 0.50, Signals in Counts 0.50.
Scope of the talks: no issues. Programme: no report of recovery. Posture: density of forces 0.00. Sanctions packages after rounds: 0. Intermediaries active: none.
