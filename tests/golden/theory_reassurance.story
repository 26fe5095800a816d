A first small step
arm: within the window, seed 7, run 3
2026-01-01 00:00  First: is what nature made it: 1
2026-01-01 00:00  Second: is what nature made it: 0
2026-01-01 00:00  First: chooses 1
2026-01-01 00:00  First → Second: lets an act be seen
2026-01-01 00:00  Second: chooses 0
2026-01-01 00:00  Second → First: lets an act be seen, in the harder of two voices
2026-01-01 00:00  Second: hears it
2026-01-01 00:00  Second: chooses 0
2026-01-01 00:00  First: hears it, in the harder of two voices
2026-01-01 00:00  First: chooses 0
2026-01-01 00:00  First: is left with 0.5
2026-01-01 00:00  Second: is left with 2.5
Outcome: inconclusive. No round was held, and nothing was settled either way.
Trust: First in Second 0.50, Second in First 0.50.
Scope of the talks: no issues. Programme: no report of recovery. Posture: density of forces 0.00. Sanctions packages after rounds: 0. Intermediaries active: none.
