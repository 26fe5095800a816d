Holding out
arm: a day costs a tenth of the prize, seed 7, run 3
2026-01-01 00:00  First: is what nature made it: 0
2026-01-01 00:00  Second: is what nature made it: 0
2026-01-10 10:54  First: gives way
2026-01-10 10:54  First: is left with −9.45
2026-01-10 10:54  Second: is left with 0.546
Outcome: collapse. For 30 days no words came through and no date was set, although a line was open.
Trust: First in Second 0.50, Second in First 0.50.
Scope of the talks: no issues. Programme: no report of recovery. Posture: density of forces 0.00. Sanctions packages after rounds: 0. Intermediaries active: none.
