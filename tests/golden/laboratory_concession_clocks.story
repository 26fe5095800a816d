Two clocks of concession
arm: one holds out, seed 7, run 3
2026-01-01 00:00  North & South: round 1 opens in private, face to face, via line
2026-01-01 01:12  North → South: tables a text: South gives the pie 0.95; worth 0.95 to itself, −0.95 to South
2026-01-01 02:24  South → North: refuses the text: it is worth −0.95 and −0.05 is wanted
2026-01-01 03:36  North → South: repeats its text
2026-01-01 04:48  South → North: refuses the text: it is worth −0.95 and −0.05 is wanted
2026-01-01 06:00  North → South: repeats its text
2026-01-01 07:12  South → North: refuses the text: it is worth −0.95 and −0.05 is wanted
2026-01-01 08:24  North → South: repeats its text
2026-01-01 09:36  South → North: refuses the text: it is worth −0.95 and −0.05 is wanted
2026-01-01 10:48  North → South: repeats its text
2026-01-01 12:00  South → North: refuses the text: it is worth −0.95 and −0.06 is wanted
2026-01-01 13:12  North → South: repeats its text
2026-01-01 14:24  South → North: refuses the text: it is worth −0.95 and −0.06 is wanted
2026-01-01 15:36  North → South: repeats its text
2026-01-01 16:48  South → North: refuses the text: it is worth −0.95 and −0.06 is wanted
2026-01-01 18:00  North → South: repeats its text
2026-01-01 19:12  South → North: refuses the text: it is worth −0.95 and −0.06 is wanted
2026-01-01 20:24  North → South: repeats its text
2026-01-01 21:36  South → North: refuses the text: it is worth −0.95 and −0.06 is wanted
2026-01-01 22:48  North → South: repeats its text
2026-01-02 00:00  South → North: refuses the text: it is worth −0.95 and −0.06 is wanted
2026-01-02 01:12  North → South: repeats its text
2026-01-02 02:24  South → North: refuses the text: it is worth −0.95 and −0.06 is wanted
2026-01-02 03:36  North → South: repeats its text
2026-01-02 04:48  South → North: refuses the text: it is worth −0.95 and −0.06 is wanted
2026-01-02 06:00  North → South: repeats its text
2026-01-02 07:12  South → North: refuses the text: it is worth −0.95 and −0.06 is wanted
2026-01-02 08:24  North → South: repeats its text
2026-01-02 09:36  South → North: refuses the text: it is worth −0.95 and −0.06 is wanted
2026-01-02 10:48  North → South: repeats its text
2026-01-02 12:00  South → North: refuses the text: it is worth −0.95 and −0.06 is wanted
2026-01-02 13:12  North → South: repeats its text
2026-01-02 14:24  South → North: refuses the text: it is worth −0.95 and −0.07 is wanted
2026-01-02 15:36  North → South: repeats its text
2026-01-02 16:48  South → North: refuses the text: it is worth −0.95 and −0.07 is wanted
2026-01-02 18:00  North → South: repeats its text
… 1420 lines, f15d594c
2026-03-14 19:12  South → North: refuses the text: it is worth −0.76 and −0.74 is wanted
2026-03-14 20:24  North → South: tables a text: South gives the pie 0.76; worth 0.76 to itself, −0.76 to South
2026-03-14 21:36  South → North: refuses the text: it is worth −0.76 and −0.74 is wanted
2026-03-14 22:48  North → South: tables a text: South gives the pie 0.75; worth 0.75 to itself, −0.75 to South
2026-03-15 00:00  South → North: refuses the text: it is worth −0.75 and −0.74 is wanted
2026-03-15 01:12  North → South: tables a text: South gives the pie 0.75; worth 0.75 to itself, −0.75 to South
2026-03-15 02:24  South → North: refuses the text: it is worth −0.75 and −0.74 is wanted
2026-03-15 03:36  North → South: tables a text: South gives the pie 0.75; worth 0.75 to itself, −0.75 to South
2026-03-15 04:48  South → North: refuses the text: it is worth −0.75 and −0.75 is wanted
2026-03-15 06:00  North → South: tables a text: South gives the pie 0.75; worth 0.75 to itself, −0.75 to South
2026-03-15 07:12  South → North: refuses the text: it is worth −0.75 and −0.75 is wanted
2026-03-15 08:24  North → South: tables a text: South gives the pie 0.75; worth 0.75 to itself, −0.75 to South
2026-03-15 09:36  South → North: refuses the text: it is worth −0.75 and −0.75 is wanted
2026-03-15 10:48  North → South: tables a text: South gives the pie 0.75; worth 0.75 to itself, −0.75 to South
2026-03-15 12:00  North & South: a limited agreement: South gives the pie 0.75
2026-03-15 12:00  North & South: a round is set for 2027-07-28 12:00 [at rest +1.60; P 1.00, drew 0.99]
2026-03-15 12:00  North & South: round 1 ends in agreement
2026-03-25 12:00  North & South: promised relief is paid; 1.00 of it arrives
Outcome: limited deal. What was agreed on 2026-03-15 12:00 was still in force at the end: a limited agreement: South gives the pie 0.75.
Trust: North in South 0.50, South in North 0.50.
Scope of the talks: settled. Programme: no report of recovery. Posture: density of forces 0.00. Sanctions packages after rounds: 0. Intermediaries active: none.
