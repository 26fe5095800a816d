Who told them to?
arm: a patron that often tells, seed 7, run 3
2026-01-01 00:00  Observer: is what nature made it: 0
2026-01-01 00:00  Patron: is what nature made it: 0
2026-01-02 00:00  Observer: is left with 0
2026-01-02 00:00  Patron: is left with 0
Outcome: inconclusive. No round was held, and nothing was settled either way.
Trust: Observer in Patron 0.50, Patron in Observer 0.50.
Scope of the talks: no issues. Programme: no report of recovery. Posture: density of forces 0.00. Sanctions packages after rounds: 0. Intermediaries active: none.
