An arms race
arm: the first reacts more, seed 7, run 3
2026-01-01 00:00  First: is what nature made it: 4.44
2026-01-01 00:00  Second: is what nature made it: 3.89
2026-01-02 00:00  First → Second: lets an act be seen 4.42
2026-01-02 00:00  Second: hears it 4.42
2026-01-02 00:00  Second → First: lets an act be seen 3.85
2026-01-02 00:00  First: hears it 3.85
2026-01-03 00:00  First → Second: lets an act be seen 4.54
2026-01-03 00:00  Second: hears it 4.54
2026-01-03 00:00  Second → First: lets an act be seen 3.96
2026-01-03 00:00  First: hears it 3.96
2026-01-04 00:00  First → Second: lets an act be seen 4.38
2026-01-04 00:00  Second: hears it 4.38
2026-01-04 00:00  Second → First: lets an act be seen 4.05
2026-01-04 00:00  First: hears it 4.05
2026-01-05 00:00  First → Second: lets an act be seen 4.49
2026-01-05 00:00  Second: hears it 4.49
2026-01-05 00:00  Second → First: lets an act be seen 3.91
2026-01-05 00:00  First: hears it 3.91
2026-01-06 00:00  First → Second: lets an act be seen 4.41
2026-01-06 00:00  Second: hears it 4.41
2026-01-06 00:00  Second → First: lets an act be seen 4.05
2026-01-06 00:00  First: hears it 4.05
2026-01-07 00:00  First → Second: lets an act be seen 4.38
2026-01-07 00:00  Second: hears it 4.38
2026-01-07 00:00  Second → First: lets an act be seen 4.19
2026-01-07 00:00  First: hears it 4.19
2026-01-08 00:00  First → Second: lets an act be seen 4.45
2026-01-08 00:00  Second: hears it 4.45
2026-01-08 00:00  Second → First: lets an act be seen 4.18
2026-01-08 00:00  First: hears it 4.18
2026-01-09 00:00  First → Second: lets an act be seen 4.42
2026-01-09 00:00  Second: hears it 4.42
2026-01-09 00:00  Second → First: lets an act be seen 4.18
2026-01-09 00:00  First: hears it 4.18
2026-01-10 00:00  First → Second: lets an act be seen 4.39
2026-01-10 00:00  Second: hears it 4.39
… 126 lines, a53a4d0e
2026-02-11 00:00  First → Second: lets an act be seen 4.41
2026-02-11 00:00  Second: hears it 4.41
2026-02-11 00:00  Second → First: lets an act be seen 3.7
2026-02-11 00:00  First: hears it 3.7
2026-02-12 00:00  First → Second: lets an act be seen 4.46
2026-02-12 00:00  Second: hears it 4.46
2026-02-12 00:00  Second → First: lets an act be seen 3.72
2026-02-12 00:00  First: hears it 3.72
2026-02-13 00:00  First → Second: lets an act be seen 4.33
2026-02-13 00:00  Second: hears it 4.33
2026-02-13 00:00  Second → First: lets an act be seen 4.02
2026-02-13 00:00  First: hears it 4.02
2026-02-14 00:00  First → Second: lets an act be seen 4.47
2026-02-14 00:00  Second: hears it 4.47
2026-02-14 00:00  Second → First: lets an act be seen 3.92
2026-02-14 00:00  First: hears it 3.92
2026-02-15 00:00  First: is left with 0
2026-02-15 00:00  Second: is left with 0
Outcome: collapse. For 30 days no words came through and no date was set, although a line was open.
Trust: First in Second 0.50, Second in First 0.50.
Scope of the talks: no issues. Programme: no report of recovery. Posture: density of forces 0.00. Sanctions packages after rounds: 0. Intermediaries active: none.
