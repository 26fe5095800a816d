A deal before the leak
arm: five rounds, tight, seed 7, run 3
2026-01-05 02:12  North & South: round 1 opens in private, face to face, via line
2026-01-05 02:12  North → South: tables a text: North gives relief 1.00; South gives a cap 1.00; worth 0.50 to itself, 0.50 to South
2026-01-05 02:12  North & South: a round is set for 2026-01-06 00:40 [at rest +1.60; P 1.00, drew 0.99]
2026-01-05 02:12  North & South: round 1 ends without result, with a next date
2026-01-06 00:40  North & South: round 2 opens in private, face to face, via line
2026-01-06 00:40  North & South: a framework agreement: North gives relief 1.00; South gives a cap 1.00
2026-01-06 00:40  North & South: a round is set for 2026-01-09 00:40 [at rest +1.60; P 1.00, drew 0.31]
2026-01-06 00:40  North & South: round 2 ends in agreement
2026-01-09 00:40  North & South: round 3 opens in private, face to face, via line
2026-01-09 00:40  North & South: a round is set for 2026-01-09 03:39 [at rest +1.60; P 1.00, drew 1.00]
2026-01-09 00:40  North & South: round 3 ends without result, with a next date
2026-01-09 03:39  North & South: round 4 opens in private, face to face, via line
2026-01-09 03:39  North & South: a round is set for 2026-01-15 00:42 [at rest +1.60; P 1.00, drew 0.66]
2026-01-09 03:39  North & South: round 4 ends without result, with a next date
2026-01-15 00:42  North & South: round 5 opens in private, face to face, via line
2026-01-15 00:42  North & South: a comprehensive agreement: North gives relief 1.00; South gives a cap 1.00
2026-01-15 00:42  North & South: round 5 ends in agreement
2026-01-16 00:40  South: reads the relief as harmless: it hardly believes (0.02) that harm was meant; its trust in North is now 0.60
2026-01-16 00:40  North & South: promised relief is paid; 1.00 of it arrives
Outcome: comprehensive. What was agreed on 2026-01-15 00:42 was still in force at the end: a comprehensive agreement: North gives relief 1.00; South gives a cap 1.00.
Trust: North in South 0.50, South in North 0.53.
Scope of the talks: settled. Programme: no report of recovery. Posture: density of forces 0.00. Sanctions packages after rounds: 0. Intermediaries active: none.
