An adviser with an interest, and a go-between that holds words back
arm: bias three tenths, directly, seed 7, run 3
2026-01-01 00:00  Adviser: is what nature made it: 0.943
2026-01-01 00:00  Decider: is what nature made it: 0
2026-01-01 00:00  Adviser → Decider: sends words (against 0.943)
2026-01-01 00:00  Decider: hears it
2026-01-01 00:00  Decider: chooses 0.5
2026-01-01 00:00  Adviser: is left with −0.552
2026-01-01 00:00  Decider: is left with −0.197
Outcome: inconclusive. No round was held, and nothing was settled either way.
Trust: Adviser in Decider 0.50, Decider in Adviser 0.50.
Scope of the talks: no issues. Programme: no report of recovery. Posture: density of forces 0.00. Sanctions packages after rounds: 0. Intermediaries active: none.
