Chicken through a haze
arm: seen fairly, seed 7, run 3
2026-01-01 00:00  First: is what nature made it: 0
2026-01-01 00:00  Second: is what nature made it: 0
2026-01-01 00:00  First: chooses 0
2026-01-01 00:00  Second: chooses 0
2026-01-01 00:00  First & Second: regional war
2026-01-01 00:00  First: is left with −4
2026-01-01 00:00  Second: is left with −4
Outcome: war. On 2026-01-01 00:00 came regional war.
Trust: First in Second 0.50, Second in First 0.50.
Scope of the talks: no issues. Programme: no report of recovery. Posture: density of forces 0.00. Sanctions packages after rounds: 0. Intermediaries active: none.
