Relief that may be taken back
arm: a fair promise, seed 7, run 3
2026-01-01 00:00  Payer: is what nature made it: 0
2026-01-01 00:00  Receiver: is what nature made it: 0
2026-01-01 00:00  Payer → Receiver: demands 6
2026-01-01 00:00  Receiver: hears it 6
2026-01-01 00:00  Receiver → Payer: accepts (against 10.3)
2026-01-01 00:00  Payer: hears it
2026-01-01 00:00  Payer → Receiver: lets an act be seen 1
2026-01-01 00:00  Receiver: hears it 1
2026-01-02 00:00  Payer → Receiver: lets an act be seen 1
2026-01-02 00:00  Receiver: hears it 1
2026-01-03 00:00  Payer → Receiver: lets an act be seen 1
2026-01-03 00:00  Receiver: hears it 1
2026-01-04 00:00  Payer → Receiver: lets an act be seen 1
2026-01-04 00:00  Receiver: hears it 1
2026-01-05 00:00  Payer → Receiver: lets an act be seen 1
2026-01-05 00:00  Receiver: hears it 1
2026-01-06 00:00  Payer → Receiver: lets an act be seen 1
2026-01-06 00:00  Receiver: hears it 1
2026-01-07 00:00  Payer → Receiver: lets an act be seen 1
2026-01-07 00:00  Receiver: hears it 1
2026-01-08 00:00  Payer → Receiver: lets an act be seen 1
2026-01-08 00:00  Receiver: hears it 1
2026-01-09 00:00  Payer: is left with 0
2026-01-09 00:00  Receiver: is left with 0.732
Outcome: collapse. For 30 days no words came through and no date was set, although a line was open.
Trust: Payer in Receiver 0.50, Receiver in Payer 0.50.
Scope of the talks: no issues. Programme: no report of recovery. Posture: density of forces 0.00. Sanctions packages after rounds: 0. Intermediaries active: none.
