The weeks after the round of February 2026
arm: as it was, seed 7, run 3
2026-02-14 10:23  Tehran & Washington: the round is put off by 7.00 days: a negotiator is busy elsewhere
2026-02-14 12:00  Tehran & Washington: third states table a package of their own (the package of Egypt, Turkey and Qatar is put again)
2026-02-14 12:00  Tehran: rejects what third states propose on enrichment (0.70)
2026-02-14 12:00  Tehran: rejects what third states propose on stockpile (1.00)
2026-02-14 12:00  Tehran: accepts what third states propose on missiles (0.30)
2026-02-21 01:53  Iraqi Militias → Washington: attacks, an armed group with a patron behind it
2026-02-21 01:53  Washington: reads the armed group's attack as harmless, wrongly: it doubts (0.26) that harm was meant; its trust in Tehran is now 0.11
2026-02-21 10:23  Washington → Tehran: wins the argument over format: direct
2026-02-21 10:23  Tehran → Washington: wins the argument over venue: muscat
2026-02-21 10:23  Washington → Tehran: wins the argument over observers: present
2026-02-21 10:23  Tehran & Washington: round 1 opens in public, in separate rooms, with a door between them, via muscat
2026-02-21 10:23  Tehran: is charged at home with having given way on how to meet
2026-02-21 10:23  Washington: claims at home to have set the terms of meeting
2026-02-21 10:23  Tehran & Washington: the two delegations sit down face to face
2026-02-21 10:23  Tehran: decides to hold its position [stakes −2.09; P 0.23, drew 0.97]
2026-02-21 10:23  Washington: decides to hold its position [stakes −0.72; P 0.45, drew 0.65]
2026-02-21 14:53  Washington → Tehran: tables a text: Tehran gives enrichment 1.00; Washington gives relief 0.25; nothing on stockpile, missiles, armed groups, human rights; worth 0.02 to itself, −0.31 to Tehran
2026-02-21 16:23  Tehran → Washington: refuses the text: it is worth −0.31 and −0.09 is wanted
2026-02-21 16:23  Tehran → Washington: tables a text: Tehran gives stockpile 0.50; Washington gives relief 0.25; nothing on enrichment, missiles, armed groups, human rights; worth −0.09 to itself, −0.06 to Washington
2026-02-21 17:53  Tehran & Washington: a round is set for 2026-03-05 16:23 [at rest +1.60; P 0.87, drew 0.75]
2026-02-21 17:53  Tehran & Washington: round 1 ends without result, with a next date
2026-02-21 17:53  Tehran: claims in public that the round brought 0.60 (it brought 0.20)
2026-02-21 17:53  Washington: claims in public that the round brought 0.24 (it brought 0.20)
2026-03-05 16:23  Tehran → Washington: wins the argument over format: indirect
2026-03-05 16:23  Tehran → Washington: wins the argument over venue: muscat
2026-03-05 16:23  Washington → Tehran: wins the argument over observers: present
2026-03-05 16:23  Tehran & Washington: round 2 opens in public, in separate rooms, with a door between them, via muscat
2026-03-05 16:23  Tehran: claims at home to have set the terms of meeting
2026-03-05 16:23  Washington: is charged at home with having given way on how to meet
2026-03-05 16:23  Tehran: decides to hold its position [stakes −2.09; P 0.23, drew 0.89]
2026-03-05 16:23  Washington: decides to move toward the other side [stakes −0.72; P 0.46, drew 0.31]
2026-03-05 20:53  Washington → Tehran: refuses the text: it is worth −0.06 and 0.01 is wanted
2026-03-05 20:53  Washington → Tehran: tables a text: Tehran gives enrichment 1.00; Washington gives relief 0.25; nothing on stockpile, missiles, armed groups, human rights; worth 0.02 to itself, −0.31 to Tehran
2026-03-05 22:23  Tehran → Washington: refuses the text: it is worth −0.31 and −0.09 is wanted
2026-03-05 22:23  Tehran → Washington: tables a text: Tehran gives stockpile 0.50; Washington gives relief 0.25; nothing on enrichment, missiles, armed groups, human rights; worth −0.09 to itself, −0.06 to Washington
2026-03-05 23:53  Tehran & Washington: a round is set for 2026-03-10 01:51 [at rest +1.60; P 0.87, drew 0.15]
… 86 lines, d6a507d7
2026-04-29 14:21  Tehran → Washington: wins the argument over venue: muscat
2026-04-29 14:21  Washington → Tehran: wins the argument over observers: present
2026-04-29 14:21  Tehran & Washington: round 7 opens in public, in separate rooms, with a door between them, via muscat
2026-04-29 14:21  Tehran: is charged at home with having given way on how to meet
2026-04-29 14:21  Washington: claims at home to have set the terms of meeting
2026-04-29 14:21  Tehran & Washington: the two delegations sit down face to face
2026-04-29 14:21  Tehran: decides to hold its position [stakes −2.09; P 0.25, drew 0.81]
2026-04-29 14:21  Washington: decides to move toward the other side [stakes −0.72; P 0.46, drew 0.36]
2026-04-29 18:51  Washington → Tehran: refuses the text: it is worth −0.06 and −0.01 is wanted
2026-04-29 18:51  Washington → Tehran: tables a text: Tehran gives enrichment 1.00; Washington gives relief 0.25; nothing on stockpile, missiles, armed groups, human rights; worth 0.02 to itself, −0.31 to Tehran
2026-04-29 20:21  Tehran → Washington: refuses the text: it is worth −0.31 and −0.12 is wanted
2026-04-29 20:21  Tehran → Washington: tables a text: Tehran gives stockpile 0.50; Washington gives relief 0.25; nothing on enrichment, missiles, armed groups, human rights; worth −0.09 to itself, −0.06 to Washington
2026-04-29 21:51  Tehran & Washington: a round is set for 2026-05-08 01:52 [at rest +1.60; P 0.85, drew 0.62]
2026-04-29 21:51  Tehran & Washington: round 7 ends without result, with a next date
2026-04-29 21:51  Tehran: claims in public that the round brought 0.50 (it brought 0.20)
2026-04-29 21:51  Washington: claims in public that the round brought 0.55 (it brought 0.20)
2026-05-02 14:49  Washington → Tehran: its forces run into the other side's, by accident
2026-05-02 14:49  Tehran: reads the incident as harmless: it doubts (0.31) that harm was meant; its trust in Washington is now 0.13
Outcome: managed deadlock. Contact was kept (rounds held: 7, messages delivered: 28), but no issue moved.
Trust: Tehran in Washington 0.13, Washington in Tehran 0.13.
Scope of the talks: not settled. Programme: no report of recovery. Posture: density of forces 0.70. Sanctions packages after rounds: 3. Intermediaries active: Ankara, Cairo, Doha, Muscat.
