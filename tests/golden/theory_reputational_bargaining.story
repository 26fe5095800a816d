Two that may be obstinate
arm: alike, seed 7, run 3
2026-01-01 00:00  First: is what nature made it: 1
2026-01-01 00:00  Second: is what nature made it: 0
2026-01-04 23:05  Second → First: accepts 0.4
2026-01-04 23:05  First: hears it 0.4
2026-01-04 23:05  First & Second: a limited agreement on a separate track
2026-01-04 23:05  First: is left with 0.492
2026-01-04 23:05  Second: is left with 0.328
Outcome: limited deal. What was agreed on 2026-01-04 23:05 was still in force at the end: a limited agreement on a separate track.
Trust: First in Second 0.50, Second in First 0.50.
Scope of the talks: no issues. Programme: no report of recovery. Posture: density of forces 0.00. Sanctions packages after rounds: 0. Intermediaries active: none.
