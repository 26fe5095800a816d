Never again
arm: a future worth keeping, seed 7, run 3
2026-01-01 00:00  First: is what nature made it: 0
2026-01-01 00:00  Second: is what nature made it: 0
2026-01-01 00:00  First: chooses 1
2026-01-01 00:00  First → Second: lets an act be seen
2026-01-01 00:00  Second: chooses 1
2026-01-01 00:00  Second → First: lets an act be seen
2026-01-01 00:00  Second: hears it
2026-01-01 00:00  First: hears it
2026-01-02 00:00  First: chooses 1
2026-01-02 00:00  First → Second: lets an act be seen
2026-01-02 00:00  Second: hears it
2026-01-02 00:00  Second: chooses 1
2026-01-02 00:00  Second → First: lets an act be seen
2026-01-02 00:00  First: hears it
2026-01-02 00:00  First: is left with 6
2026-01-02 00:00  Second: is left with 6
Outcome: collapse. For 30 days no words came through and no date was set, although a line was open.
Trust: First in Second 0.50, Second in First 0.50.
Scope of the talks: no issues. Programme: no report of recovery. Posture: density of forces 0.00. Sanctions packages after rounds: 0. Intermediaries active: none.
