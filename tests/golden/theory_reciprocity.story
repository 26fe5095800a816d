Like for like
arm: tit for tat, seed 7, run 3
2026-01-01 00:00  First: is what nature made it: 0
2026-01-01 00:00  Second: is what nature made it: 0
2026-01-01 00:00  First → Second: lets an act be seen
2026-01-01 00:00  Second → First: lets an act be seen
2026-01-01 00:00  Second: hears it
2026-01-01 00:00  First: hears it
2026-01-02 00:00  First → Second: lets an act be seen
2026-01-02 00:00  Second: hears it
2026-01-02 00:00  Second → First: lets an act be seen
2026-01-02 00:00  First: hears it
2026-01-03 00:00  First → Second: lets an act be seen
2026-01-03 00:00  Second: hears it
2026-01-03 00:00  Second → First: lets an act be seen
2026-01-03 00:00  First: hears it
2026-01-04 00:00  First → Second: lets an act be seen
2026-01-04 00:00  Second: hears it
2026-01-04 00:00  Second → First: lets an act be seen
2026-01-04 00:00  First: hears it
2026-01-05 00:00  First → Second: lets an act be seen
2026-01-05 00:00  Second: hears it
2026-01-05 00:00  Second → First: lets an act be seen
2026-01-05 00:00  First: hears it, in the harder of two voices, which is not what was said
2026-01-06 00:00  First → Second: lets an act be seen, in the harder of two voices
2026-01-06 00:00  Second: hears it, in the harder of two voices
2026-01-06 00:00  Second → First: lets an act be seen
2026-01-06 00:00  First: hears it
2026-01-07 00:00  First → Second: lets an act be seen
2026-01-07 00:00  Second: hears it
2026-01-07 00:00  Second → First: lets an act be seen, in the harder of two voices
2026-01-07 00:00  First: hears it, which is not what was said
2026-01-08 00:00  First → Second: lets an act be seen
2026-01-08 00:00  Second: hears it
2026-01-08 00:00  Second → First: lets an act be seen
2026-01-08 00:00  First: hears it
2026-01-09 00:00  First → Second: lets an act be seen
2026-01-09 00:00  Second: hears it, in the harder of two voices, which is not what was said
… 186 lines, c8c3a4b0
2026-02-25 00:00  First → Second: lets an act be seen
2026-02-25 00:00  Second: hears it
2026-02-25 00:00  Second → First: lets an act be seen, in the harder of two voices
2026-02-25 00:00  First: hears it, in the harder of two voices
2026-02-26 00:00  First → Second: lets an act be seen, in the harder of two voices
2026-02-26 00:00  Second: hears it, in the harder of two voices
2026-02-26 00:00  Second → First: lets an act be seen
2026-02-26 00:00  First: hears it
2026-02-27 00:00  First → Second: lets an act be seen
2026-02-27 00:00  Second: hears it, in the harder of two voices, which is not what was said
2026-02-27 00:00  Second → First: lets an act be seen, in the harder of two voices
2026-02-27 00:00  First: hears it, in the harder of two voices
2026-02-28 00:00  First → Second: lets an act be seen, in the harder of two voices
2026-02-28 00:00  Second: hears it, in the harder of two voices
2026-02-28 00:00  Second → First: lets an act be seen, in the harder of two voices
2026-02-28 00:00  First: hears it, in the harder of two voices
2026-03-01 00:00  First: is left with 0
2026-03-01 00:00  Second: is left with 0
Outcome: collapse. For 30 days no words came through and no date was set, although a line was open.
Trust: First in Second 0.50, Second in First 0.50.
Scope of the talks: no issues. Programme: no report of recovery. Posture: density of forces 0.00. Sanctions packages after rounds: 0. Intermediaries active: none.
