The public round of April 2025
arm: as it was, seed 7, run 3
2025-03-15 08:34  Washington → Tehran: threatens in public
2025-03-15 08:34  Tehran: reads the threat in public as hostile: it is fairly sure (0.78) that harm was meant; its trust in Washington is now 0.19
2025-03-22 04:34  Washington → Tehran: threatens in public
2025-03-22 04:34  Tehran: reads the threat in public as hostile: it thinks it likely (0.64) that harm was meant; its trust in Washington is now 0.19
2025-03-25 15:56  Tehran → Washington: invites the other side to a round, via abu dhabi
2025-03-29 01:53  Iraqi Militias → Washington: attacks, an armed group with a patron behind it
2025-03-29 01:53  Washington: reads the armed group's attack as harmless, wrongly: it doubts (0.26) that harm was meant; its trust in Tehran is now 0.13
2025-03-31 18:00  Tehran & Washington: a round is set for 2025-04-09 04:59
2025-04-04 10:31  Washington → Tehran: threatens in public
2025-04-04 10:31  Tehran: reads the threat in public as hostile: it cannot tell (0.54) whether harm was meant; its trust in Washington is now 0.19
2025-04-04 23:01  Tehran → Washington: threatens in public (what is threatened is answered in kind)
2025-04-04 23:01  Washington: reads the threat in public as hostile: it thinks it likely (0.66) that harm was meant; its trust in Tehran is now 0.13
2025-04-05 22:56  Washington → Tehran: threatens in public
2025-04-05 22:56  Tehran: reads the threat in public as hostile: it thinks it likely (0.73) that harm was meant; its trust in Washington is now 0.19
2025-04-07 12:00  Washington: the talks are announced (before cameras, to everybody's surprise)
2025-04-09 04:59  Tehran & Washington: the round is put off by 7.00 days: a negotiator is busy elsewhere
2025-04-12 14:38  Iraqi Militias → Washington: attacks, an armed group with a patron behind it
2025-04-12 14:38  Washington: reads the armed group's attack as hostile, to be on the safe side: it doubts (0.39) that harm was meant; its trust in Tehran is now 0.11
2025-04-12 15:00  Washington → Tehran: wins the argument over format: direct, in principle
2025-04-12 15:00  Tehran → Washington: wins the argument over venue: muscat
2025-04-12 15:00  Tehran & Washington: round 1 opens in public, in separate rooms, with a door between them, via muscat
2025-04-12 15:00  Tehran: decides to hold its position [stakes −2.09; P 0.22, drew 0.97]
2025-04-12 15:00  Washington: decides to hold its position [stakes −0.72; P 0.44, drew 0.65]
2025-04-12 18:00  Muscat: lets word of the talks reach the press (somebody in Oman tells a news agency what is aimed at)
2025-04-12 19:30  Washington → Tehran: tables a text: Tehran gives stockpile 0.50; Washington gives relief 0.25; nothing on enrichment, prisoners, regional calm; worth −0.06 to itself, −0.08 to Tehran
2025-04-12 21:00  Tehran & Washington: a round is set for 2025-04-27 04:31 [at rest +1.60; P 0.85, drew 0.75]
2025-04-12 21:00  Tehran & Washington: round 1 ends without result, with a next date
2025-04-12 21:00  Tehran: claims in public that the round brought 0.60 (it brought 0.20)
2025-04-12 21:00  Washington: claims in public that the round brought 0.24 (it brought 0.20)
2025-04-12 22:45  Tehran: denies in public what has come out
2025-04-27 04:31  Tehran → Washington: wins the argument over format: indirect
2025-04-27 04:31  Tehran → Washington: wins the argument over venue: muscat
2025-04-27 04:31  Tehran & Washington: round 2 opens in public, in separate rooms, with a door between them, via muscat
2025-04-27 04:31  Tehran: claims at home to have set the terms of meeting
2025-04-27 04:31  Washington: is charged at home with having given way on how to meet
2025-04-27 04:31  Tehran: decides to hold its position [stakes −2.09; P 0.23, drew 0.89]
… 55 lines, 3e0fc855
2025-06-14 20:32  Washington → Tehran: tables a text: Tehran gives stockpile 1.00; Washington gives relief 0.25; nothing on enrichment, prisoners, regional calm; worth −0.04 to itself, −0.19 to Tehran
2025-06-14 22:02  Tehran & Washington: a round is set for 2025-06-27 12:00 [at rest +1.60; P 0.85, drew 0.63]
2025-06-14 22:02  Tehran & Washington: round 5 ends without result, with a next date
2025-06-14 22:02  Tehran: claims in public that the round brought 0.36 (it brought 0.20)
2025-06-14 22:02  Washington: claims in public that the round brought 0.64 (it brought 0.20)
2025-06-27 12:00  Tehran → Washington: wins the argument over format: indirect
2025-06-27 12:00  Tehran → Washington: wins the argument over venue: muscat
2025-06-27 12:00  Tehran & Washington: round 6 opens in public, in separate rooms, with a door between them, via muscat
2025-06-27 12:00  Tehran: claims at home to have set the terms of meeting
2025-06-27 12:00  Washington: is charged at home with having given way on how to meet
2025-06-27 12:00  Tehran: decides to move toward the other side [stakes −2.09; P 0.25, drew 0.11]
2025-06-27 12:00  Washington: decides to hold its position [stakes −0.72; P 0.45, drew 0.78]
2025-06-27 16:30  Tehran → Washington: refuses the text: it is worth −0.19 and −0.14 is wanted
2025-06-27 16:30  Tehran → Washington: tables a text: Tehran gives stockpile 0.50; Washington gives relief 0.25; nothing on enrichment, prisoners, regional calm; worth −0.09 to itself, −0.06 to Washington
2025-06-27 18:00  Tehran & Washington: a round is set for 2025-07-05 22:14 [at rest +1.60; P 0.86, drew 0.39]
2025-06-27 18:00  Tehran & Washington: round 6 ends without result, with a next date
2025-06-27 18:00  Tehran: claims in public that the round brought 0.37 (it brought 0.20)
2025-06-27 18:00  Washington: claims in public that the round brought 0.44 (it brought 0.20)
Outcome: managed deadlock. Contact was kept (rounds held: 6, messages delivered: 27), but no issue moved.
Trust: Tehran in Washington 0.15, Washington in Tehran 0.14.
Scope of the talks: not settled. Programme: no report of recovery. Posture: density of forces 0.50. Sanctions packages after rounds: 3. Intermediaries active: Abu Dhabi, Bern, Muscat.
