The unwritten understanding of 2023
arm: as it was, seed 7, run 3
2023-05-15 12:00  Tehran & Washington: round 1 opens in private, in separate rooms, via muscat
2023-05-15 12:00  Tehran: decides to hold its position [stakes −2.09; P 0.26, drew 0.97]
2023-05-15 12:00  Washington: decides to hold its position [stakes −0.72; P 0.44, drew 0.65]
2023-05-15 13:30  Washington → Tehran: tables a text: Tehran gives enrichment cap 0.50; Washington gives relief 0.25; worth −0.03 to itself, −0.09 to Tehran
2023-05-15 15:00  Tehran → Washington: refuses the text: it is worth −0.09 and −0.08 is wanted
2023-05-15 15:00  Tehran → Washington: tables a text: Tehran gives enrichment cap 0.50; Washington gives relief 0.50; worth −0.08 to itself, −0.12 to Washington
2023-05-15 16:30  Washington → Tehran: refuses the text: it is worth −0.12 and −0.09 is wanted
2023-05-15 16:30  Washington → Tehran: repeats its text
2023-05-15 18:00  Tehran → Washington: refuses the text: it is worth −0.09 and −0.08 is wanted
2023-05-15 18:00  Tehran → Washington: repeats its text
2023-05-15 19:30  Tehran & Washington: a round is set for 2023-06-05 02:17 [at rest +1.60; P 0.84, drew 0.75]
2023-05-15 19:30  Tehran & Washington: round 1 ends without result, with a next date
2023-06-05 02:17  Tehran & Washington: the round is put off by 7.00 days: a negotiator is busy elsewhere
2023-06-12 02:17  Tehran & Washington: round 2 opens in private, in separate rooms, via muscat
2023-06-12 02:17  Tehran: decides to hold its position [stakes −2.09; P 0.26, drew 0.89]
2023-06-12 02:17  Washington: decides to move toward the other side [stakes −0.72; P 0.44, drew 0.31]
2023-06-12 03:47  Washington → Tehran: refuses the text: it is worth −0.12 and −0.11 is wanted
2023-06-12 03:47  Washington → Tehran: tables a text: Tehran gives enrichment cap 0.50; Washington gives relief 0.25; worth −0.03 to itself, −0.09 to Tehran
2023-06-12 05:17  Tehran → Washington: refuses the text: it is worth −0.09 and −0.08 is wanted
2023-06-12 05:17  Tehran → Washington: tables a text: Tehran gives enrichment cap 0.50; Washington gives relief 0.50; worth −0.08 to itself, −0.12 to Washington
2023-06-12 06:47  Washington → Tehran: refuses the text: it is worth −0.12 and −0.11 is wanted
2023-06-12 06:47  Washington → Tehran: repeats its text
2023-06-12 08:17  Tehran → Washington: refuses the text: it is worth −0.09 and −0.08 is wanted
2023-06-12 08:17  Tehran → Washington: repeats its text
2023-06-12 09:47  Tehran & Washington: a round is set for 2023-08-11 02:17 [at rest +1.60; P 0.84, drew 0.15]
2023-06-12 09:47  Tehran & Washington: round 2 ends without result, with a next date
2023-07-07 19:37  Tehran & Washington: a limited agreement on a separate track (an exchange of prisoners is agreed, apart from all else)
2023-07-10 18:32  Washington → Tehran: releases funds to a custodian (the funds go from Seoul to Doha)
2023-07-10 18:32  Tehran: reads the funds that cannot be used as hostile: it thinks it likely (0.63) that harm was meant; its trust in Washington is now 0.16
2023-08-11 02:17  Tehran & Washington: round 3 opens in private, in separate rooms, via muscat
2023-08-11 02:17  Tehran: decides to hold its position [stakes −2.09; P 0.25, drew 0.31]
2023-08-11 02:17  Washington: decides to move toward the other side [stakes −0.72; P 0.43, drew 0.31]
2023-08-11 03:47  Washington → Tehran: refuses the text: it is worth −0.12 and −0.11 is wanted
2023-08-11 03:47  Washington → Tehran: tables a text: Tehran gives enrichment cap 0.50; Washington gives relief 0.25; worth −0.03 to itself, −0.10 to Tehran
2023-08-11 05:17  Tehran → Washington: refuses the text: it is worth −0.10 and −0.09 is wanted
2023-08-11 05:17  Tehran → Washington: tables a text: Tehran gives enrichment cap 0.50; Washington gives relief 0.50; worth −0.09 to itself, −0.12 to Washington
… 54 lines, 98b7ccf0
2023-12-09 22:53  Tehran → Washington: repeats its text
2023-12-10 00:23  Tehran & Washington: a round is set for 2024-01-26 06:11 [at rest +1.60; P 0.85, drew 0.63]
2023-12-10 00:23  Tehran & Washington: round 5 ends without result, with a next date
2024-01-26 06:11  Tehran & Washington: round 6 opens in private, in separate rooms, via muscat
2024-01-26 06:11  Tehran: decides to move toward the other side [stakes −2.09; P 0.24, drew 0.11]
2024-01-26 06:11  Washington: decides to hold its position [stakes −0.72; P 0.42, drew 0.78]
2024-01-26 07:41  Washington → Tehran: refuses the text: it is worth −0.14 and −0.05 is wanted
2024-01-26 07:41  Washington → Tehran: tables a text: Tehran gives enrichment cap 0.50; nothing on relief; worth 0.03 to itself, −0.07 to Tehran
2024-01-26 10:41  Washington → Tehran: refuses the text: it is worth −0.14 and −0.05 is wanted
2024-01-26 10:41  Washington → Tehran: repeats its text
2024-01-26 13:41  Tehran & Washington: a round is set for 2024-04-09 09:20 [at rest +1.60; P 0.84, drew 0.39]
2024-01-26 13:41  Tehran & Washington: round 6 ends without result, with a next date
2024-02-23 10:16  Washington → Tehran: adds a tranche of 0.05 to sanctions
2024-02-23 10:16  Tehran: reads the sanctions as hostile, to be on the safe side: it doubts (0.43) that harm was meant; its trust in Washington is now 0.15
2024-02-23 22:36  Washington → Tehran: its forces run into the other side's, by accident
2024-02-23 22:36  Tehran: reads the incident as harmless: it doubts (0.31) that harm was meant; its trust in Washington is now 0.15
2024-03-03 11:45  Washington → Tehran: adds a tranche of 0.05 to sanctions
2024-03-03 11:45  Tehran: reads the sanctions as harmless, wrongly: it doubts (0.28) that harm was meant; its trust in Washington is now 0.15
Outcome: limited deal. What was agreed on 2023-07-07 19:37 was still in force at the end: a limited agreement on a separate track.
Trust: Tehran in Washington 0.16, Washington in Tehran 0.22.
Scope of the talks: settled. Programme: no report of recovery. Posture: density of forces 0.00. Sanctions packages after rounds: 5. Intermediaries active: Doha, Muscat.
