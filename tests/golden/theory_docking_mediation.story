From a mediator to a go-between
arm: textbook, seed 7, run 3
2026-01-01 00:00  First: is what nature made it: 0
2026-01-01 00:00  Second: is what nature made it: 1
2026-01-01 00:00  First → Mediator: reports
2026-01-01 00:00  Second → Mediator: reports, in the harder of two voices
2026-01-01 00:00  Mediator: hears it
2026-01-01 00:00  Mediator: hears it, in the harder of two voices
2026-01-01 00:00  Mediator → First: recommends 0.3
2026-01-01 00:00  Mediator → Second: recommends 0.3
2026-01-01 00:00  First: hears it 0.3
2026-01-01 00:00  First → Mediator: accepts 0.3 (against 0.1)
2026-01-01 00:00  Mediator: hears it 0.3
2026-01-01 00:00  Second: hears it 0.3
2026-01-01 00:00  Second → Mediator: accepts 0.3 (against 0.7)
2026-01-01 00:00  Mediator: hears it 0.3
2026-01-01 00:00  First & Second: a limited agreement on a separate track
2026-01-01 00:00  First: is left with 0.3
2026-01-01 00:00  Second: is left with 0.7
Outcome: limited deal. What was agreed on 2026-01-01 00:00 was still in force at the end: a limited agreement on a separate track.
Trust: First in Second 0.50, Second in First 0.50.
Scope of the talks: no issues. Programme: no report of recovery. Posture: density of forces 0.00. Sanctions packages after rounds: 0. Intermediaries active: none.
