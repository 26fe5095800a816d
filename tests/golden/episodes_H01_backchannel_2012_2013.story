The secret back channel of 2012 and 2013, and the frame of a deal
arm: as it was, seed 7, run 3
2012-08-19 13:17  Tehran & Washington: the round is put off by 7.00 days: a negotiator is busy elsewhere
2012-08-26 13:17  Tehran & Washington: the round is put off by 3.00 days: the line is down
2012-08-29 13:17  Tehran & Washington: the round is put off by 3.00 days: the line is down
2012-09-01 13:17  Tehran & Washington: round 1 opens in private, face to face, as guests of a host, via hosted
2012-09-01 13:17  Tehran: decides to hold its position [stakes −2.09; P 0.19, drew 0.97]
2012-09-01 13:17  Washington: decides to hold its position [stakes −0.72; P 0.43, drew 0.65]
2012-09-01 14:02  Washington → Tehran: tables a text: Tehran gives control 0.25; Washington gives relief 0.25; worth −0.04 to itself, −0.04 to Tehran
2012-09-01 14:47  Tehran & Washington: a framework agreement: Tehran gives control 0.25; Washington gives relief 0.25
2012-09-01 14:47  Tehran & Washington: a round is set for 2012-10-13 06:37 [at rest +1.60; P 0.84, drew 0.75]
2012-09-01 14:47  Tehran & Washington: round 1 ends in agreement
2012-09-01 14:47  Tehran & Washington: an unwritten understanding begins: both hold back
2012-09-11 14:47  Tehran: reads the relief as harmless: it hardly believes (0.08) that harm was meant; its trust in Washington is now 0.37
2012-09-11 14:47  Tehran & Washington: promised relief is paid; 1.00 of it arrives
2012-10-13 06:37  Tehran & Washington: round 2 opens in private, face to face, as guests of a host, via hosted
2012-10-13 06:37  Tehran: decides to hold its position [stakes −2.09; P 0.19, drew 0.89]
2012-10-13 06:37  Washington: decides to move toward the other side [stakes −0.72; P 0.43, drew 0.31]
2012-10-13 09:37  Tehran & Washington: a comprehensive agreement: Tehran gives control 0.25; Washington gives relief 0.25
2012-10-13 09:37  Tehran & Washington: round 2 ends in agreement
2012-10-23 09:37  Tehran: reads the relief as harmless: it hardly believes (0.04) that harm was meant; its trust in Washington is now 0.43
2012-10-23 09:37  Tehran & Washington: promised relief is paid; 1.00 of it arrives
2014-08-11 08:35  Tehran → Washington: its forces run into the other side's, by accident
2014-08-11 08:35  Washington: reads the incident as harmless: it hardly believes (0.07) that harm was meant; its trust in Tehran is now 0.17
2015-05-16 20:19  Tehran → Washington: its forces run into the other side's, by accident
2015-05-16 20:19  Washington: reads the incident as harmless: it doubts (0.27) that harm was meant; its trust in Tehran is now 0.17
Outcome: comprehensive. What was agreed on 2012-10-13 09:37 was still in force at the end: a comprehensive agreement: Tehran gives control 0.25; Washington gives relief 0.25.
Trust: Tehran in Washington 0.26, Washington in Tehran 0.18.
Scope of the talks: settled. Programme: no report of recovery. Posture: density of forces 0.00. Sanctions packages after rounds: 0. Intermediaries active: Muscat.
