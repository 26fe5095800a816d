An agreement in force, and its loss in 2018
arm: as it was, seed 7, run 3
2016-01-01 01:00  Tehran & Washington: inspectors' access is now 1.00
2017-07-12 17:39  Tehran → Washington: its forces run into the other side's, by accident
2017-07-12 17:39  Washington: reads the incident as harmless: it hardly believes (0.06) that harm was meant; its trust in Tehran is now 0.37
2017-07-14 07:32  P5 Plus 1: lets word of the talks reach the press
2018-01-23 13:29  Tehran → Washington: its forces run into the other side's, by accident
2018-01-23 13:29  Washington: reads the incident as harmless: it doubts (0.26) that harm was meant; its trust in Tehran is now 0.37
2018-07-01 12:00  Washington → Tehran: leaves what was agreed (the agreement is left, though it is kept)
2018-07-02 12:00  P5 Plus 1: is out of reach, and so are its lines (the side that left does not sit at the joint table any more)
2018-10-06 20:32  Washington → Tehran: its forces run into the other side's, by accident
2018-10-06 20:32  Tehran: reads the incident as harmless: it doubts (0.30) that harm was meant; its trust in Washington is now 0.26
2018-10-08 23:39  Washington → Tehran: adds a tranche of 0.50 to sanctions (what had been lifted is put back)
2018-10-08 23:39  Tehran: reads the sanctions as hostile: it cannot tell (0.53) whether harm was meant; its trust in Washington is now 0.20
2019-01-09 16:28  Tehran → Washington: invites the other side to a round, via muscat
2019-01-14 08:43  Tehran & Washington: a round is set for 2019-02-10 09:46
2019-02-10 09:46  Tehran & Washington: the round is put off by 7.00 days: a negotiator is busy elsewhere
2019-02-17 09:46  Tehran & Washington: round 1 opens in private, in separate rooms, via muscat
2019-02-17 09:46  Tehran: decides to hold its position [stakes −2.09; P 0.16, drew 0.97]
2019-02-17 09:46  Washington: decides to hold its position [stakes −0.72; P 0.38, drew 0.65]
2019-02-17 11:16  Washington → Tehran: tables a text: Tehran gives control 0.25; Washington gives relief 0.25; worth −0.02 to itself, −0.03 to Tehran
2019-02-17 12:46  Tehran & Washington: a framework agreement: Tehran gives control 0.25; Washington gives relief 0.25
2019-02-17 12:46  Tehran & Washington: a round is set for 2019-05-08 02:47 [at rest +1.60; P 0.84, drew 0.75]
2019-02-17 12:46  Tehran & Washington: round 1 ends in agreement
2019-02-27 12:46  Tehran: reads the relief as harmless: it hardly believes (0.08) that harm was meant; its trust in Washington is now 0.32
2019-02-27 12:46  Tehran & Washington: promised relief is paid; 1.00 of it arrives
2019-03-22 03:01  Tehran → Washington: does what was agreed not to be done (a first limit is passed)
2019-03-22 03:01  Washington: reads the violation as hostile: it is fairly sure (0.80) that harm was meant; its trust in Tehran is now 0.31
2019-05-08 02:47  Tehran & Washington: round 2 opens in private, in separate rooms, via muscat
2019-05-08 02:47  Tehran: decides to hold its position [stakes −2.09; P 0.18, drew 0.89]
2019-05-08 02:47  Washington: decides to move toward the other side [stakes −0.72; P 0.39, drew 0.31]
2019-05-08 08:47  Tehran & Washington: a comprehensive agreement: Tehran gives control 0.25; Washington gives relief 0.25
2019-05-08 08:47  Tehran & Washington: round 2 ends in agreement
2019-05-18 08:47  Tehran: reads the relief as harmless: it hardly believes (0.04) that harm was meant; its trust in Washington is now 0.36
2019-05-18 08:47  Tehran & Washington: promised relief is paid; 1.00 of it arrives
2019-08-10 11:19  Tehran → Washington: does what was agreed not to be done (a first limit is passed)
2019-08-10 11:19  Washington: reads the violation as harmless, wrongly: it doubts (0.32) that harm was meant; its trust in Tehran is now 0.35
2019-11-27 19:09  Tehran → Washington: does what was agreed not to be done (a first limit is passed)
… 9 lines, 5f212fb9
2020-04-10 03:57  Washington → Tehran: steps down, to “tension” [alert −0.06; P 0.11, drew 0.61]
2020-04-10 12:04  Tehran → Washington: steps down, to “calm” [alert −0.08; P 0.14, drew 0.80]
2020-04-10 12:04  Tehran & Washington: the quarrel comes to rest
2020-12-21 03:06  Tehran → Washington: does what was agreed not to be done (a first limit is passed)
2020-12-21 03:06  Washington: reads the violation as hostile: it thinks it likely (0.65) that harm was meant; its trust in Tehran is now 0.29
2020-12-30 02:42  Tehran → Washington: does what was agreed not to be done (a first limit is passed)
2020-12-30 02:42  Washington: reads the violation as hostile, to be on the safe side: it doubts (0.38) that harm was meant; its trust in Tehran is now 0.25
2021-01-30 08:14  Tehran → Washington: does what was agreed not to be done (a first limit is passed)
2021-01-30 08:14  Washington: reads the violation as hostile: it is fairly sure (0.92) that harm was meant; its trust in Tehran is now 0.23
2021-07-14 13:04  Tehran → Washington: does what was agreed not to be done (a first limit is passed)
2021-07-14 13:04  Washington: reads the violation as hostile: it is fairly sure (0.82) that harm was meant; its trust in Tehran is now 0.26
2021-07-29 08:45  Tehran → Washington: its forces provoke the other side's, on purpose
2021-07-29 08:45  Washington: reads the incident as hostile: it thinks it likely (0.63) that harm was meant; its trust in Tehran is now 0.21
2021-08-24 01:25  Washington → Tehran: answers the incident with a protest [alert −0.40; P 0.19, drew 0.88]
2022-03-11 00:41  Tehran → Washington: does what was agreed not to be done (a first limit is passed)
2022-03-11 00:41  Washington: reads the violation as hostile: it is fairly sure (0.94) that harm was meant; its trust in Tehran is now 0.29
2022-05-12 18:06  Tehran → Washington: does what was agreed not to be done (a first limit is passed)
2022-05-12 18:06  Washington: reads the violation as hostile: it is fairly sure (0.85) that harm was meant; its trust in Tehran is now 0.27
Outcome: comprehensive. What was agreed on 2019-05-08 08:47 was still in force at the end: a comprehensive agreement: Tehran gives control 0.25; Washington gives relief 0.25.
Trust: Tehran in Washington 0.31, Washington in Tehran 0.35.
Scope of the talks: settled. Programme: no report of recovery. Posture: density of forces 0.00. Sanctions packages after rounds: 0. Intermediaries active: Muscat, P5 Plus 1.
