The Muscat round of February 2026
arm: as it was, seed 7, run 3
2026-01-30 23:47  Tehran → Washington: invites the other side to a round, via muscat
2026-02-03 12:00  Washington → Tehran: its forces run into the other side's, by accident
2026-02-03 12:00  Tehran: reads the incident as harmless: it doubts (0.30) that harm was meant; its trust in Washington is now 0.17
2026-02-03 18:00  Tehran → Washington: its forces provoke the other side's, on purpose
2026-02-03 18:00  Washington: reads the incident as harmless, wrongly (it was on purpose): it hardly believes (0.20) that harm was meant; its trust in Tehran is now 0.10
2026-02-04 12:00  Tehran & Washington: third states table a package of their own (Egypt, Turkey and Qatar table a framework beside the Omani line)
2026-02-04 12:00  Tehran: rejects what third states propose on enrichment (0.70)
2026-02-04 12:00  Tehran: rejects what third states propose on stockpile (1.00)
2026-02-04 12:00  Tehran: accepts what third states propose on missiles (0.30)
2026-02-04 17:02  Tehran & Washington: a round is set for 2026-02-08 18:23
2026-02-06 08:00  Washington → Tehran: will seat an officer in uniform at the next round
2026-02-06 09:00  Washington → Tehran: wins the argument over format: direct
2026-02-06 09:00  Tehran → Washington: wins the argument over venue: muscat
2026-02-06 09:00  Washington → Tehran: wins the argument over observers: present
2026-02-06 09:00  Tehran & Washington: round 1 opens in public, in separate rooms, with a door between them, via muscat
2026-02-06 09:00  Tehran: is charged at home with having given way on how to meet
2026-02-06 09:00  Washington: claims at home to have set the terms of meeting
2026-02-06 09:00  Tehran: reads the officer in uniform as hostile: it thinks it likely (0.57) that harm was meant; its trust in Washington is now 0.15
2026-02-06 09:00  Tehran & Washington: the two delegations sit down face to face
2026-02-06 09:00  Tehran: decides to hold its position [stakes −2.19; P 0.21, drew 0.97]
2026-02-06 09:00  Washington: decides to hold its position [pressure +0.65; P 0.48, drew 0.65]
2026-02-06 10:30  Washington → Tehran: tables a text: Tehran gives enrichment 1.00; Washington gives relief 0.25; nothing on stockpile, missiles, armed groups, human rights; worth 0.02 to itself, −0.30 to Tehran
2026-02-06 11:00  Tehran → Washington: refuses the text: it is worth −0.30 and −0.09 is wanted
2026-02-06 11:00  Tehran → Washington: tables a text: Tehran gives stockpile 0.50; Washington gives relief 0.25; nothing on enrichment, missiles, armed groups, human rights; worth −0.09 to itself, −0.06 to Washington
2026-02-06 11:30  Washington → Tehran: refuses the text: it is worth −0.06 and 0.02 is wanted
2026-02-06 11:30  Washington → Tehran: repeats its text
2026-02-06 12:00  Tehran → Washington: refuses the text: it is worth −0.30 and −0.09 is wanted
2026-02-06 12:00  Tehran → Washington: repeats its text
2026-02-06 12:30  Washington → Tehran: refuses the text: it is worth −0.06 and 0.02 is wanted
2026-02-06 12:30  Washington → Tehran: repeats its text
2026-02-06 13:00  Tehran → Washington: refuses the text: it is worth −0.30 and −0.09 is wanted
2026-02-06 13:00  Tehran → Washington: repeats its text
2026-02-06 13:30  Washington → Tehran: refuses the text: it is worth −0.06 and 0.02 is wanted
2026-02-06 13:30  Washington → Tehran: repeats its text
2026-02-06 14:00  Tehran → Washington: refuses the text: it is worth −0.30 and −0.09 is wanted
2026-02-06 14:00  Tehran → Washington: repeats its text
… 237 lines, 94dfb427
2026-05-23 03:46  Washington → Tehran: refuses the text: it is worth −0.06 and −0.01 is wanted
2026-05-23 03:46  Washington → Tehran: repeats its text
2026-05-23 04:16  Tehran → Washington: refuses the text: it is worth −0.31 and −0.13 is wanted
2026-05-23 04:16  Tehran → Washington: repeats its text
2026-05-23 04:46  Washington → Tehran: refuses the text: it is worth −0.06 and −0.01 is wanted
2026-05-23 04:46  Washington → Tehran: repeats its text
2026-05-23 05:16  Tehran → Washington: refuses the text: it is worth −0.31 and −0.13 is wanted
2026-05-23 05:16  Tehran → Washington: repeats its text
2026-05-23 05:46  Washington → Tehran: refuses the text: it is worth −0.06 and −0.01 is wanted
2026-05-23 05:46  Washington → Tehran: repeats its text
2026-05-23 06:16  Tehran → Washington: refuses the text: it is worth −0.31 and −0.13 is wanted
2026-05-23 06:16  Tehran → Washington: repeats its text
2026-05-23 06:46  Washington → Tehran: refuses the text: it is worth −0.06 and −0.01 is wanted
2026-05-23 06:46  Washington → Tehran: repeats its text
2026-05-23 07:16  Tehran & Washington: a round is set for 2026-06-11 10:23 [at rest +1.60; P 0.87, drew 0.49]
2026-05-23 07:16  Tehran & Washington: round 10 ends without result, with a next date
2026-05-23 07:16  Tehran: claims in public that the round brought 0.57 (it brought 0.20)
2026-05-23 07:16  Washington: claims in public that the round brought 0.29 (it brought 0.20)
Outcome: managed deadlock. Contact was kept (rounds held: 10, messages delivered: 33), but no issue moved.
Trust: Tehran in Washington 0.12, Washington in Tehran 0.13.
Scope of the talks: not settled. Programme: no report of recovery. Posture: density of forces 0.70. Sanctions packages after rounds: 4. Intermediaries active: Bern, Muscat.
