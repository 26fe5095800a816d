The separate rooms of January 2024
arm: as it was, seed 7, run 3
2024-01-08 16:35  Iraqi Militias → Washington: attacks, an armed group with a patron behind it
2024-01-08 16:35  Washington: reads the armed group's attack as harmless, wrongly: it doubts (0.27) that harm was meant; its trust in Tehran is now 0.10
2024-01-09 09:42  Iraqi Militias → Washington: attacks, an armed group with a patron behind it
2024-01-09 09:42  Washington: reads the armed group's attack as hostile, to be on the safe side: it doubts (0.40) that harm was meant; its trust in Tehran is now 0.10
2024-01-10 09:00  Tehran & Washington: round 1 opens in private, in separate rooms, via muscat
2024-01-10 09:00  Tehran: decides to hold its position [stakes −2.09; P 0.26, drew 0.97]
2024-01-10 09:00  Washington: decides to hold its position [stakes −0.72; P 0.46, drew 0.65]
2024-01-10 13:30  Washington → Tehran: tables a text: Tehran gives red sea shipping 0.50; nothing on proxy restraint, nuclear, gaza ceasefire; worth 0.02 to itself, −0.07 to Tehran
2024-01-10 16:30  Tehran & Washington: a round is set for 2024-02-26 04:23 [at rest +1.60; P 0.85, drew 0.75]
2024-01-10 16:30  Tehran & Washington: round 1 ends without result, with a next date
2024-01-12 12:00  Washington → Houthis: strikes
2024-01-12 12:00  Tehran: reads the strike on those it backs as hostile: it is fairly sure (0.76) that harm was meant; its trust in Washington is now 0.16
2024-01-14 15:02  Houthis → Washington: attacks, an armed group with a patron behind it
2024-01-14 15:02  Washington: reads the armed group's attack as hostile: it thinks it likely (0.67) that harm was meant; its trust in Tehran is now 0.10
2024-01-15 11:30  Washington → Houthis: strikes
2024-01-15 11:30  Tehran: reads the strike on those it backs as hostile: it is fairly sure (0.77) that harm was meant; its trust in Washington is now 0.13
2024-01-15 20:11  Washington → Houthis: strikes
2024-01-15 20:11  Tehran: reads the strike on those it backs as hostile: it cannot tell (0.52) whether harm was meant; its trust in Washington is now 0.12
2024-01-15 23:44  Iraqi Militias → Washington: attacks, an armed group with a patron behind it
2024-01-15 23:44  Washington: reads the armed group's attack as hostile: it cannot tell (0.53) whether harm was meant; its trust in Tehran is now 0.09
2024-01-16 00:32  Iraqi Militias → Washington: attacks, an armed group with a patron behind it
2024-01-16 00:32  Washington: reads the armed group's attack as hostile, to be on the safe side: it cannot tell (0.48) whether harm was meant; its trust in Tehran is now 0.08
2024-01-17 02:38  Washington → Houthis: strikes
2024-01-17 02:38  Tehran: reads the strike on those it backs as hostile: it thinks it likely (0.58) that harm was meant; its trust in Washington is now 0.10
2024-01-20 02:35  Houthis → Washington: attacks, an armed group with a patron behind it
2024-01-20 02:35  Washington: reads the armed group's attack as hostile, to be on the safe side: it doubts (0.37) that harm was meant; its trust in Tehran is now 0.09
2024-01-20 05:50  Houthis → Washington: attacks, an armed group with a patron behind it
2024-01-20 05:50  Washington: reads the armed group's attack as harmless, wrongly: it doubts (0.28) that harm was meant; its trust in Tehran is now 0.09
2024-01-20 09:30  Iraqi Militias → Washington: attacks, an armed group with a patron behind it
2024-01-20 09:30  Washington: reads the armed group's attack as harmless, wrongly: it doubts (0.32) that harm was meant; its trust in Tehran is now 0.09
2024-01-24 04:44  Iraqi Militias → Washington: attacks, an armed group with a patron behind it
2024-01-24 04:44  Washington: reads the armed group's attack as hostile, to be on the safe side: it cannot tell (0.49) whether harm was meant; its trust in Tehran is now 0.08
2024-01-31 23:36  Washington → Houthis: strikes
2024-01-31 23:36  Tehran: reads the strike on those it backs as hostile: it thinks it likely (0.66) that harm was meant; its trust in Washington is now 0.10
2024-02-01 12:00  Washington: another crisis takes its negotiators' time
2024-02-02 12:00  Washington → Iraqi Militias: strikes
… 23 lines, f850cb5d
2024-03-02 12:00  Tehran & Washington: the round is put off by 7.00 days: a negotiator is busy elsewhere
2024-03-03 06:01  Tehran: lets word of the talks reach the press
2024-03-03 12:15  Houthis → Washington: attacks, an armed group with a patron behind it
2024-03-03 12:15  Washington: reads the armed group's attack as harmless, wrongly: it doubts (0.22) that harm was meant; its trust in Tehran is now 0.08
2024-03-09 12:00  Tehran & Washington: round 2 opens in private, in separate rooms, via muscat
2024-03-09 12:00  Tehran: decides to hold its position [stakes −2.09; P 0.23, drew 0.89]
2024-03-09 12:00  Washington: decides to move toward the other side [stakes −0.72; P 0.45, drew 0.31]
2024-03-09 16:30  Washington → Tehran: tables a text: Tehran gives proxy restraint 1.00; Washington gives gaza ceasefire 0.50; nothing on red sea shipping, nuclear; worth −0.08 to itself, −0.17 to Tehran
2024-03-09 18:00  Tehran → Washington: refuses the text: it is worth −0.17 and −0.12 is wanted
2024-03-09 18:00  Tehran → Washington: tables a text: Tehran gives red sea shipping 1.00; Washington gives gaza ceasefire 0.50; nothing on proxy restraint, nuclear; worth −0.12 to itself, −0.12 to Washington
2024-03-09 19:30  Tehran & Washington: a round is set for 2024-04-30 23:33 [at rest +1.60; P 0.85, drew 0.15]
2024-03-09 19:30  Tehran & Washington: round 2 ends without result, with a next date
2024-03-11 16:02  Tehran → Washington: its forces run into the other side's, by accident
2024-03-11 16:02  Washington: reads the incident as harmless: it hardly believes (0.08) that harm was meant; its trust in Tehran is now 0.10
2024-03-13 11:48  Houthis → Washington: attacks, an armed group with a patron behind it
2024-03-13 11:48  Washington: reads the armed group's attack as harmless, wrongly: it hardly believes (0.18) that harm was meant; its trust in Tehran is now 0.10
2024-03-13 19:06  Iraqi Militias → Washington: attacks, an armed group with a patron behind it
2024-03-13 19:06  Washington: reads the armed group's attack as harmless, wrongly: it hardly believes (0.14) that harm was meant; its trust in Tehran is now 0.10
Outcome: managed deadlock. Contact was kept (rounds held: 2, messages delivered: 25), but no issue moved.
Trust: Tehran in Washington 0.10, Washington in Tehran 0.10.
Scope of the talks: not settled. Programme: no report of recovery. Posture: density of forces 0.40. Sanctions packages after rounds: 0. Intermediaries active: Bern, Doha, Muscat.
