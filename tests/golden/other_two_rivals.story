Two rivals and an island
arm: through Merrow, seed 7, run 3
2030-03-02 08:44  Varland → Kestria: its forces run into the other side's, by accident
2030-03-02 08:44  Kestria: reads the incident as harmless: it hardly believes (0.08) that harm was meant; its trust in Varland is now 0.39
2030-03-04 23:19  Varland → Kestria: invites the other side to a round, via merrow
2030-03-08 14:17  Kestria & Varland: a round is set for 2030-03-16 00:13
2030-03-10 09:00  Kestria & Varland: round 1 opens in private, in separate rooms, via merrow
2030-03-10 09:00  Kestria: decides to move toward the other side [pressure +0.35; P 0.51, drew 0.30]
2030-03-10 09:00  Varland: decides to hold its position [pressure +0.94; P 0.67, drew 0.75]
2030-03-10 11:00  Kestria → Varland: tables a text: Kestria gives water 0.35; Varland gives patrols 0.50; worth −0.03 to itself, −0.04 to Varland
2030-03-10 13:00  Varland → Kestria: refuses the text: it is worth −0.04 and 0.04 is wanted
2030-03-10 13:00  Varland → Kestria: tables a text: Kestria gives water 1.00; Varland gives patrols 1.00; worth 0.04 to itself, −0.17 to Kestria
2030-03-10 15:00  Kestria → Varland: refuses the text: it is worth −0.17 and −0.07 is wanted
2030-03-10 15:00  Kestria → Varland: repeats its text
2030-03-10 17:00  Kestria & Varland: a round is set for 2030-03-18 02:55 [at rest +1.60; P 0.84, drew 0.35]
2030-03-10 17:00  Kestria & Varland: round 1 ends without result, with a next date
2030-03-13 16:50  Hillmen → Kestria: attacks, an armed group with a patron behind it
2030-03-13 16:50  Kestria: reads the armed group's attack as harmless, wrongly: it hardly believes (0.16) that harm was meant; its trust in Varland is now 0.39
2030-03-18 02:55  Varland → Kestria: stays away from the table [habit of managing danger +1.80; P 0.88, drew 0.91]
2030-03-20 20:09  Kestria → Varland: its forces run into the other side's, by accident
2030-03-20 20:09  Varland: reads the incident as harmless: it hardly believes (0.05) that harm was meant; its trust in Kestria is now 0.14
2030-03-25 07:35  Kestria → Varland: its forces run into the other side's, by accident
2030-03-25 07:35  Varland: reads the incident as harmless: it doubts (0.32) that harm was meant; its trust in Kestria is now 0.14
2030-03-25 18:54  Varland → Kestria: its forces run into the other side's, by accident
2030-03-25 18:54  Kestria: reads the incident as harmless: it hardly believes (0.09) that harm was meant; its trust in Varland is now 0.39
2030-03-26 13:09  Kestria → Varland: its forces run into the other side's, by accident
2030-03-26 13:09  Varland: reads the incident as harmless: it hardly believes (0.11) that harm was meant; its trust in Kestria is now 0.14
2030-03-29 13:45  Varland → Kestria: invites the other side to a round, via merrow
2030-04-03 00:17  Kestria → Varland: its forces run into the other side's, by accident
2030-04-03 00:17  Varland: reads the incident as harmless: it hardly believes (0.20) that harm was meant; its trust in Kestria is now 0.15
2030-04-06 17:37  Kestria & Varland: a round is set for 2030-04-16 20:45
2030-04-10 04:46  Varland → Kestria: its forces run into the other side's, by accident
2030-04-10 04:46  Kestria: reads the incident as hostile, wrongly (it was an accident), to be on the safe side: it doubts (0.35) that harm was meant; its trust in Varland is now 0.30
2030-04-10 04:46  Varland → Kestria: explains that it was an accident, via merrow
2030-04-10 09:56  Kestria → Varland: answers the incident with a protest, although it was an accident [alert −0.18; P 0.19, drew 1.00]
2030-04-10 18:37  Kestria ← Varland: receives an explanation, via merrow
2030-04-10 18:37  Kestria: has answered already when the explanation arrives
2030-04-16 02:08  Kestria → Varland: its forces run into the other side's, by accident
2030-04-16 02:08  Varland: reads the incident as harmless: it doubts (0.23) that harm was meant; its trust in Kestria is now 0.14
2030-04-16 20:45  Kestria & Varland: the round is put off by 7.00 days: a negotiator is busy elsewhere
2030-04-23 20:45  Kestria & Varland: round 2 opens in private, in separate rooms, via merrow
2030-04-23 20:45  Kestria: decides to hold its position [pressure +0.34; P 0.51, drew 0.74]
2030-04-23 20:45  Varland: decides to move toward the other side [pressure +0.90; P 0.67, drew 0.28]
2030-04-23 22:45  Varland → Kestria: refuses the text: it is worth −0.04 and 0.01 is wanted
2030-04-23 22:45  Varland → Kestria: tables a text: Kestria gives water 1.00; Varland gives patrols 1.00; worth 0.04 to itself, −0.17 to Kestria
2030-04-24 00:45  Kestria → Varland: refuses the text: it is worth −0.17 and −0.08 is wanted
2030-04-24 00:45  Kestria → Varland: tables a text: Kestria gives water 0.35; Varland gives patrols 0.50; worth −0.03 to itself, −0.04 to Varland
2030-04-24 02:45  Varland → Kestria: refuses the text: it is worth −0.04 and 0.01 is wanted
2030-04-24 02:45  Varland → Kestria: repeats its text
2030-04-24 04:45  Kestria & Varland: a round is set for 2030-05-02 17:53 [at rest +1.60; P 0.84, drew 0.02]
2030-04-24 04:45  Kestria & Varland: round 2 ends without result, with a next date
2030-04-27 09:01  Varland → Kestria: its forces run into the other side's, by accident
2030-04-27 09:01  Kestria: reads the incident as harmless: it hardly believes (0.16) that harm was meant; its trust in Varland is now 0.33
Outcome: managed deadlock. Contact was kept (rounds held: 2, messages delivered: 18), but no issue moved.
Trust: Kestria in Varland 0.33, Varland in Kestria 0.14.
Scope of the talks: settled. Programme: no report of recovery. Posture: density of forces 0.00. Sanctions packages after rounds: 0. Intermediaries active: Merrow.
