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
2026-01-15 00:42  North & South: a round is set for 2026-01-15 11:45 [at rest +1.60; P 1.00, drew 0.74]
2026-01-15 00:42  North & South: round 5 ends in agreement
2026-01-15 11:45  North & South: round 6 opens in private, face to face, via line
2026-01-15 11:45  North & South: a round is set for 2026-01-23 06:04 [at rest +1.60; P 1.00, drew 0.99]
2026-01-15 11:45  North & South: round 6 ends without result, with a next date
2026-01-15 11:45  North & South: an unwritten understanding begins: both hold back
2026-01-16 00:40  South: reads the relief as harmless: it hardly believes (0.02) that harm was meant; its trust in North is now 0.60
2026-01-16 00:40  North & South: promised relief is paid; 1.00 of it arrives
2026-01-23 06:04  North & South: round 7 opens in private, face to face, via line
2026-01-23 06:04  North → South: tables a text: North gives relief 1.00; South gives a cap 1.00; worth 0.50 to itself, 0.50 to South
2026-01-23 06:04  North & South: a round is set for 2026-01-25 12:33 [at rest +1.60; P 1.00, drew 0.99]
2026-01-23 06:04  North & South: round 7 ends without result, with a next date
2026-01-25 12:33  North & South: round 8 opens in private, face to face, via line
2026-01-25 12:33  North & South: a round is set for 2026-01-28 01:20 [at rest +1.60; P 1.00, drew 0.70]
2026-01-25 12:33  North & South: round 8 ends without result, with a next date
2026-01-28 01:20  North & South: round 9 opens in private, face to face, via line
2026-01-28 01:20  North → South: tables a text: North gives relief 1.00; South gives a cap 1.00; worth 0.50 to itself, 0.50 to South
2026-01-28 01:20  North & South: a round is set for 2026-02-03 09:52 [at rest +1.60; P 1.00, drew 0.05]
2026-01-28 01:20  North & South: round 9 ends without result, with a next date
2026-02-03 09:52  North & South: round 10 opens in private, face to face, via line
… 58 lines, bac20b58
2026-05-10 11:32  North & South: round 27 opens in private, face to face, via line
2026-05-10 11:32  North → South: tables a text: North gives relief 1.00; South gives a cap 1.00; worth 0.50 to itself, 0.50 to South
2026-05-10 11:32  North & South: a round is set for 2026-05-14 12:20 [at rest +1.60; P 1.00, drew 0.46]
2026-05-10 11:32  North & South: round 27 ends without result, with a next date
2026-05-14 12:20  North & South: round 28 opens in private, face to face, via line
2026-05-14 12:20  North & South: a round is set for 2026-05-22 20:11 [at rest +1.60; P 1.00, drew 0.85]
2026-05-14 12:20  North & South: round 28 ends without result, with a next date
2026-05-22 20:11  North & South: round 29 opens in private, face to face, via line
2026-05-22 20:11  North → South: tables a text: North gives relief 1.00; South gives a cap 1.00; worth 0.50 to itself, 0.50 to South
2026-05-22 20:11  North & South: a round is set for 2026-05-26 13:38 [at rest +1.60; P 1.00, drew 0.93]
2026-05-22 20:11  North & South: round 29 ends without result, with a next date
2026-05-26 13:38  North & South: round 30 opens in private, face to face, via line
2026-05-26 13:38  North & South: a round is set for 2026-05-27 07:48 [at rest +1.60; P 1.00, drew 0.61]
2026-05-26 13:38  North & South: round 30 ends without result, with a next date
2026-05-27 07:48  North & South: round 31 opens in private, face to face, via line
2026-05-27 07:48  North → South: tables a text: North gives relief 1.00; South gives a cap 1.00; worth 0.50 to itself, 0.50 to South
2026-05-27 07:48  North & South: a round is set for 2026-06-01 16:45 [at rest +1.60; P 1.00, drew 0.60]
2026-05-27 07:48  North & South: round 31 ends without result, with a next date
Outcome: comprehensive. What was agreed on 2026-01-15 00:42 was still in force at the end: a comprehensive agreement: North gives relief 1.00; South gives a cap 1.00.
Trust: North in South 0.50, South in North 0.53.
Scope of the talks: settled. Programme: no report of recovery. Posture: density of forces 0.00. Sanctions packages after rounds: 0. Intermediaries active: none.
