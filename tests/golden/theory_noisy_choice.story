A choice through a haze
arm: as it is, seed 7, run 3
2026-01-01 00:00  First: is what nature made it: 0
2026-01-01 00:00  Second: is what nature made it: 0
2026-01-01 00:00  First: chooses 1
2026-01-01 00:00  First: is left with 1
2026-01-01 00:00  Second: is left with 0
Outcome: inconclusive. No round was held, and nothing was settled either way.
Trust: First in Second 0.50, Second in First 0.50.
Scope of the talks: no issues. Programme: no report of recovery. Posture: density of forces 0.00. Sanctions packages after rounds: 0. Intermediaries active: none.
