War for fear of tomorrow
arm: a great shift, seed 7, run 3
2026-01-01 00:00  Declining: is what nature made it: 0
2026-01-01 00:00  Rising: is what nature made it: 0
2026-01-01 00:00  Rising → Declining: demands
2026-01-01 00:00  Declining: hears it
2026-01-01 00:00  Declining & Rising: regional war, by choice
2026-01-01 00:00  Declining: is left with 6.8
2026-01-01 00:00  Rising: is left with 2.8
Outcome: war. On 2026-01-01 00:00 came regional war, by choice.
Trust: Declining in Rising 0.50, Rising in Declining 0.50.
Scope of the talks: no issues. Programme: no report of recovery. Posture: density of forces 0.00. Sanctions packages after rounds: 0. Intermediaries active: none.
