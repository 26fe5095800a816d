October 1962
arm: as it was, seed 7, run 3
1962-10-16 00:00  Press: is out of reach, and so are its lines (both keep silent in public)
1962-10-16 00:00  Embassy: is out of reach, and so are its lines (for a week the ambassador and the member of the cabinet do not meet)
1962-10-17 10:53  Moscow → Washington: its forces run into the other side's, by accident (ships, submarines and aircraft meet)
1962-10-17 10:53  Washington: reads the incident as harmless: it hardly believes (0.06) that harm was meant; its trust in Moscow is now 0.06
1962-10-22 19:00  Washington → Moscow: raises quarantine line to a level of 1.00 (the quarantine is announced and ships take station)
1962-10-22 19:00  Moscow: reads the arrival of forces as hostile, to be on the safe side: it cannot tell (0.48) whether harm was meant; its trust in Washington is now 0.17
1962-10-24 06:00  Washington → Moscow: its forces run into the other side's, by accident (ships, submarines and aircraft meet)
1962-10-24 06:00  Moscow: reads the incident as harmless: it hardly believes (0.08) that harm was meant; its trust in Washington is now 0.18
1962-10-24 15:00  Washington → Moscow: raises bombers to a level of 1.00
1962-10-24 15:00  Moscow: reads the arrival of forces as harmless, wrongly: it doubts (0.32) that harm was meant; its trust in Washington is now 0.18
1962-10-24 18:00  Moscow & Washington: third states table a package of their own (the secretary-general asks both to pause, deliveries against the quarantine)
1962-10-24 18:00  Moscow: accepts what third states propose on missiles (0.30)
1962-10-24 18:00  Washington: accepts what third states propose on forces (0.50)
1962-10-24 18:00  Moscow: accepts what third states propose on inspection (0.50)
1962-10-25 12:00  Moscow → Washington: raises island missiles to a level of 1.00
1962-10-25 12:00  Washington: reads the arrival of forces as harmless, wrongly: it doubts (0.27) that harm was meant; its trust in Moscow is now 0.06
1962-10-25 21:14  Washington → Moscow: its forces run into the other side's, by accident (ships, submarines and aircraft meet)
1962-10-25 21:14  Moscow: reads the incident as harmless: it hardly believes (0.10) that harm was meant; its trust in Washington is now 0.18
1962-10-26 09:55  Moscow & Washington: the round is put off by 1.00 days: a negotiator is busy elsewhere
1962-10-27 05:41  Moscow → Washington: its forces run into the other side's, by accident (ships, submarines and aircraft meet)
1962-10-27 05:41  Washington: reads the incident as harmless: it doubts (0.24) that harm was meant; its trust in Moscow is now 0.06
1962-10-27 09:55  Moscow & Washington: round 1 opens in private, face to face, via private contact
1962-10-27 09:55  Moscow: decides to hold its position [stakes −1.67; P 0.31, drew 0.43]
1962-10-27 09:55  Washington: decides to hold its position [pressure +1.22; P 0.56, drew 0.65]
1962-10-27 10:55  Moscow → Washington: tables a text: Moscow gives inspection 0.50; Washington gives pledge 1.00; nothing on missiles, other missiles, forces; worth 0.02 to itself, −0.28 to Washington
1962-10-27 11:00  Moscow → Washington: its forces provoke the other side's, on purpose (an aircraft is shot down over the island)
1962-10-27 11:00  Washington: reads the incident as hostile, to be on the safe side: it cannot tell (0.46) whether harm was meant; its trust in Moscow is now 0.05
1962-10-27 11:25  Washington → Moscow: refuses the text: it is worth −0.28 and −0.06 is wanted
1962-10-27 11:25  Washington → Moscow: tables a text: Moscow gives missiles 1.00; Washington gives pledge 0.50, forces 1.00; nothing on other missiles, inspection; worth −0.06 to itself, −0.32 to Moscow
1962-10-27 11:55  Moscow & Washington: a round is set for 1962-10-28 13:12 [at rest +1.60; P 0.87, drew 0.17]
1962-10-27 11:55  Moscow & Washington: round 1 ends without result, with a next date
1962-10-27 17:00  Washington → Moscow: its forces run into the other side's, by accident (a submarine is forced to the surface with charges)
1962-10-27 17:00  Moscow: reads the incident as harmless: it hardly believes (0.10) that harm was meant; its trust in Washington is now 0.19
1962-10-28 12:27  Moscow → Washington: its forces run into the other side's, by accident (ships, submarines and aircraft meet)
1962-10-28 12:27  Washington: reads the incident as harmless: it doubts (0.29) that harm was meant; its trust in Moscow is now 0.05
1962-10-28 13:12  Moscow & Washington: round 2 opens in private, face to face, via private contact
… 103 lines, 4e157b50
1962-11-13 16:57  Moscow: decides to hold its position [stakes −1.67; P 0.32, drew 0.85]
1962-11-13 16:57  Washington: decides to move toward the other side [pressure +1.28; P 0.58, drew 0.22]
1962-11-13 17:27  Moscow → Washington: refuses the text: it is worth −0.30 and −0.09 is wanted
1962-11-13 17:27  Moscow → Washington: tables a text: Moscow gives inspection 0.50; Washington gives pledge 0.50; nothing on missiles, other missiles, forces; worth −0.07 to itself, −0.13 to Washington
1962-11-13 17:57  Moscow: would agree, but at home nobody signs it: Moscow gives inspection 0.50; Washington gives pledge 0.50; nothing on missiles, other missiles, forces
1962-11-13 18:27  Moscow → Washington: refuses the text: it is worth −0.30 and −0.09 is wanted
1962-11-13 18:27  Moscow → Washington: repeats its text
1962-11-13 18:57  Moscow & Washington: a round is set for 1962-11-17 06:11 [at rest +1.60; P 0.89, drew 0.32]
1962-11-13 18:57  Moscow & Washington: round 9 ends without result, with a next date
1962-11-13 21:55  Washington → Moscow: its forces run into the other side's, by accident (ships, submarines and aircraft meet)
1962-11-13 21:55  Moscow: reads the incident as harmless: it hardly believes (0.17) that harm was meant; its trust in Washington is now 0.16
1962-11-15 14:39  Washington → Moscow: its forces run into the other side's, by accident (ships, submarines and aircraft meet)
1962-11-15 14:39  Moscow: reads the incident as harmless: it hardly believes (0.08) that harm was meant; its trust in Washington is now 0.16
1962-11-17 06:11  Moscow & Washington: the round is put off by 0.50 days: the line is down
1962-11-17 18:11  Moscow & Washington: the round is put off by 0.50 days: the line is down
1962-11-18 06:11  Moscow & Washington: the round is put off by 0.50 days: the line is down
1962-11-18 18:11  Washington → Moscow: stays away from the table [habit of managing danger +1.80; P 0.97, drew 0.99]
1962-11-19 16:30  Washington → Moscow: invites the other side to a round, via united nations
Outcome: strikes. A strike fell on 1962-11-02 06:38 (Moscow → Washington); there was no war, and nothing agreed was in force at the end.
Trust: Moscow in Washington 0.17, Washington in Moscow 0.05.
Scope of the talks: settled. Programme: no report of recovery. Posture: density of forces 1.30. Sanctions packages after rounds: 0. Intermediaries active: Embassy, Journalist, New York, Press, Telegraph.
