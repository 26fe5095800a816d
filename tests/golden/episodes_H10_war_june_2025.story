The war of June 2025 and the silence after it
arm: as it was, seed 7, run 3
2025-06-01 08:34  Washington → Tehran: threatens in public
2025-06-01 08:34  Tehran: reads the threat in public as hostile: it is fairly sure (0.78) that harm was meant; its trust in Washington is now 0.15
2025-06-08 04:34  Washington → Tehran: threatens in public
2025-06-08 04:34  Tehran: reads the threat in public as hostile: it thinks it likely (0.64) that harm was meant; its trust in Washington is now 0.15
2025-06-11 15:56  Tehran → Washington: invites the other side to a round, via abu dhabi
2025-06-15 01:53  Iraqi Militias → Washington: attacks, an armed group with a patron behind it
2025-06-15 01:53  Washington: reads the armed group's attack as harmless, wrongly: it doubts (0.26) that harm was meant; its trust in Tehran is now 0.19
2025-06-15 03:00  Jerusalem → Tehran: strikes, on the rung “limited strike” (3 nuclear sites are among the targets)
2025-06-15 04:00  Washington → Tehran: strikes, on the rung “limited strike” (3 nuclear sites are among the targets)
2025-06-15 04:00  Tehran: reads the strike as hostile: it is fairly sure (0.93) that harm was meant; its trust in Washington is now 0.08
2025-06-15 06:19  Tehran → Washington: steps down, to “harassment” [alert +0.32; P 0.26, drew 0.81]
2025-06-17 03:04  Washington → Tehran: steps down, to “tension” [alert +0.19; P 0.14, drew 0.61]
2025-06-17 09:31  Tehran → Washington: steps down, to “calm” [alert +0.17; P 0.17, drew 0.80]
2025-06-17 09:31  Tehran & Washington: the quarrel comes to rest
2025-06-17 18:00  Tehran & Washington: a round is set for 2025-06-26 04:59
2025-06-21 10:31  Washington → Tehran: threatens in public
2025-06-21 10:31  Tehran: reads the threat in public as hostile: it cannot tell (0.54) whether harm was meant; its trust in Washington is now 0.09
2025-06-22 22:56  Washington → Tehran: threatens in public
2025-06-22 22:56  Tehran: reads the threat in public as hostile: it thinks it likely (0.73) that harm was meant; its trust in Washington is now 0.09
2025-06-26 04:59  Tehran & Washington: the round is put off by 7.00 days: a negotiator is busy elsewhere
2025-06-27 18:44  Iraqi Militias → Washington: attacks, an armed group with a patron behind it
2025-06-27 18:44  Washington: reads the armed group's attack as hostile, to be on the safe side: it doubts (0.38) that harm was meant; its trust in Tehran is now 0.17
2025-07-01 12:00  Tehran: inspectors' access is now 0.10
2025-07-03 04:59  Washington → Tehran: wins the argument over format: direct, in principle
2025-07-03 04:59  Tehran → Washington: wins the argument over venue: muscat
2025-07-03 04:59  Tehran & Washington: round 1 opens in public, in separate rooms, with a door between them, via muscat
2025-07-03 04:59  Tehran: decides to hold its position [stakes −2.09; P 0.22, drew 0.97]
2025-07-03 04:59  Washington: decides to hold its position [stakes −0.72; P 0.44, drew 0.65]
2025-07-03 09:29  Washington → Tehran: tables a text: Tehran gives stockpile 0.50; Washington gives relief 0.25; nothing on enrichment, prisoners, regional calm; worth −0.06 to itself, −0.09 to Tehran
2025-07-03 10:59  Tehran & Washington: a round is set for 2025-07-23 12:20 [at rest +1.60; P 0.86, drew 0.75]
2025-07-03 10:59  Tehran & Washington: round 1 ends without result, with a next date
2025-07-03 10:59  Tehran: claims in public that the round brought 0.60 (it brought 0.20)
2025-07-03 10:59  Washington: claims in public that the round brought 0.24 (it brought 0.20)
2025-07-23 12:20  Tehran → Washington: wins the argument over format: indirect
2025-07-23 12:20  Tehran → Washington: wins the argument over venue: muscat
2025-07-23 12:20  Tehran & Washington: round 2 opens in public, in separate rooms, with a door between them, via muscat
… 177 lines, 67040cab
2026-01-07 06:00  Washington: claims in public that the round brought 0.34 (it brought 0.20)
2026-01-07 21:18  Washington → Tehran: threatens in public
2026-01-07 21:18  Tehran: reads the threat in public as hostile: it cannot tell (0.51) whether harm was meant; its trust in Washington is now 0.05
2026-01-08 10:01  Tehran → Washington: steps down, to “limited strike” [reprisals so far +1.05; P 0.28, drew 0.68]
2026-01-08 22:18  Washington → Tehran: goes one rung higher, to “exchange of strikes” [reprisals so far +1.05; P 0.42, drew 0.25]
2026-01-08 22:18  Washington → Tehran: strikes, on the rung “exchange of strikes”
2026-01-08 22:18  Tehran: reads the strike as hostile: it is fairly sure (0.91) that harm was meant; its trust in Washington is now 0.04
2026-01-13 04:54  Washington → Tehran: threatens in public
2026-01-13 04:54  Tehran: reads the threat in public as hostile: it thinks it likely (0.68) that harm was meant; its trust in Washington is now 0.04
2026-01-19 01:32  Washington → Tehran: answers the incident with a protest [reprisals so far +1.40; P 0.43, drew 0.88]
2026-01-19 03:36  Tehran & Washington: the round is put off by 3.00 days: the line is down
2026-01-22 03:36  Tehran & Washington: the round is put off by 7.00 days: a negotiator is busy elsewhere
2026-01-23 03:14  Iraqi Militias → Washington: attacks, an armed group with a patron behind it
2026-01-23 03:14  Washington: reads the armed group's attack as hostile, to be on the safe side: it doubts (0.37) that harm was meant; its trust in Tehran is now 0.10
2026-01-24 08:01  Washington → Tehran: threatens in public
2026-01-24 08:01  Tehran: reads the threat in public as hostile: it thinks it likely (0.62) that harm was meant; its trust in Washington is now 0.05
2026-01-25 03:19  Tehran → Washington: goes one rung higher, to “regional war” [reprisals so far +1.40; P 0.54, drew 0.16]
2026-01-25 03:19  Tehran & Washington: regional war, out of a deliberate provocation
Outcome: war. On 2026-01-25 03:19 came regional war, out of a deliberate provocation; the quarrel had begun on 2025-11-25 18:36 (Washington → Tehran: answers the incident by ordering a strike).
Trust: Tehran in Washington 0.05, Washington in Tehran 0.10.
Scope of the talks: not settled. Programme: no report of recovery. Posture: density of forces 0.50. Sanctions packages after rounds: 5. Intermediaries active: Abu Dhabi, Bern, Muscat.
