Three deaths, a vow and a month of quiet, February 2024
arm: as it was, seed 7, run 3
2024-01-26 16:35  Iraqi Militias → Washington: attacks, an armed group with a patron behind it
2024-01-26 16:35  Washington: reads the armed group's attack as harmless, wrongly: it doubts (0.27) that harm was meant; its trust in Tehran is now 0.10
2024-01-26 18:58  Washington → Houthis: strikes
2024-01-26 18:58  Tehran: reads the strike on those it backs as hostile: it is fairly sure (0.76) that harm was meant; its trust in Washington is now 0.16
2024-01-27 08:40  Tehran: decides to hold its position [stakes −2.09; P 0.28, drew 0.39]
2024-01-27 08:40  Tehran → Washington: sends terms, in a calm tone, via muscat: Tehran gives attacks on us bases 0.50; Washington gives us presence 0.50
2024-01-27 09:42  Iraqi Militias → Washington: attacks, an armed group with a patron behind it
2024-01-27 09:42  Washington: reads the armed group's attack as hostile, to be on the safe side: it doubts (0.39) that harm was meant; its trust in Tehran is now 0.10
2024-01-28 12:00  Iraqi Militias → Washington: attacks, an armed group with a patron behind it
2024-01-28 12:00  Iraqi Militias → Washington: strikes, on the rung “limited strike”
2024-01-29 02:38  Washington ← Tehran: receives terms, via muscat: Tehran gives attacks on us bases 0.50; Washington gives us presence 0.50
2024-01-29 17:34  Washington → Tehran: threatens in public (those who did it will be held to account)
2024-01-29 17:34  Tehran: reads the threat in public as hostile: it thinks it likely (0.75) that harm was meant; its trust in Washington is now 0.16
2024-01-30 04:15  Houthis → Washington: attacks, an armed group with a patron behind it
2024-01-30 04:15  Washington: reads the armed group's attack as hostile: it thinks it likely (0.61) that harm was meant; its trust in Tehran is now 0.10
2024-01-30 12:56  Tehran → Washington: draws commanders down to a level of 0.10
2024-01-30 12:56  Washington: reads the departure of forces as harmless: it hardly believes (0.08) that harm was meant; its trust in Tehran is now 0.19
2024-01-30 17:33  Iraqi Militias → Washington: attacks, an armed group with a patron behind it
2024-01-30 17:33  Washington: reads the armed group's attack as hostile, to be on the safe side: it cannot tell (0.49) whether harm was meant; its trust in Tehran is now 0.18
2024-01-30 17:53  Iraqi Militias → Washington: attacks, an armed group with a patron behind it
2024-01-30 17:53  Washington: reads the armed group's attack as hostile, to be on the safe side: it doubts (0.44) that harm was meant; its trust in Tehran is now 0.17
2024-01-30 18:17  Washington → Tehran: steps down, to “harassment” [alert +0.06; P 0.21, drew 0.79]
2024-02-01 04:18  Tehran → Washington: steps down, to “tension” [alert +0.05; P 0.12, drew 0.92]
2024-02-02 06:16  Houthis → Washington: attacks, an armed group with a patron behind it
2024-02-02 06:16  Washington: reads the armed group's attack as hostile, to be on the safe side: it doubts (0.36) that harm was meant; its trust in Tehran is now 0.16
2024-02-02 08:41  Houthis → Washington: attacks, an armed group with a patron behind it
2024-02-02 08:41  Washington: reads the armed group's attack as harmless, wrongly: it doubts (0.27) that harm was meant; its trust in Tehran is now 0.16
2024-02-02 11:24  Iraqi Militias → Washington: attacks, an armed group with a patron behind it
2024-02-02 11:24  Washington: reads the armed group's attack as harmless, wrongly: it doubts (0.30) that harm was meant; its trust in Tehran is now 0.16
2024-02-02 12:00  Washington → Iraqi Militias: strikes
2024-02-02 12:00  Tehran: reads the strike on those it backs as hostile: it is fairly sure (0.76) that harm was meant; its trust in Washington is now 0.13
2024-02-03 19:19  Tehran → Iraqi Militias: asks for quiet
2024-02-05 16:38  Washington → Tehran: steps down, to “calm” [alert −0.10; P 0.14, drew 0.58]
2024-02-05 16:38  Tehran & Washington: the quarrel comes to rest
2024-02-08 16:35  Washington: decides to hold its position [stakes −0.72; P 0.47, drew 0.99]
2024-02-08 16:35  Washington → Tehran: sends terms, in the tone of a threat, via muscat: Tehran gives attacks on us bases 0.50; nothing on us presence
… 12 lines, da4d1d3a
2024-02-27 15:41  Washington: reads the armed group's attack as hostile, to be on the safe side: it cannot tell (0.48) whether harm was meant; its trust in Tehran is now 0.17
2024-02-28 06:14  Washington → Tehran: sends terms, in a calm tone, via muscat: Tehran gives attacks on us bases 0.50; nothing on us presence
2024-02-29 14:55  Houthis → Washington: attacks, an armed group with a patron behind it
2024-02-29 14:55  Washington: reads the armed group's attack as hostile: it thinks it likely (0.59) that harm was meant; its trust in Tehran is now 0.16
2024-02-29 15:21  Washington → Houthis: strikes
2024-02-29 15:21  Tehran: reads the strike on those it backs as hostile: it thinks it likely (0.58) that harm was meant; its trust in Washington is now 0.12
2024-03-01 20:16  Tehran ← Washington: receives terms, via muscat: Tehran gives attacks on us bases 0.50; nothing on us presence
2024-03-02 21:44  Tehran → Washington: sends terms, in a calm tone, via muscat: Tehran gives attacks on us bases 0.50; Washington gives us presence 0.50
2024-03-07 23:03  Washington ← Tehran: receives terms, via muscat: Tehran gives attacks on us bases 0.50; Washington gives us presence 0.50
2024-03-09 06:00  Tehran → Washington: sends terms, in the tone of a threat, via muscat: Tehran gives attacks on us bases 0.50; Washington gives us presence 0.50
2024-03-11 13:29  Houthis → Washington: attacks, an armed group with a patron behind it
2024-03-11 13:29  Washington: reads the armed group's attack as harmless, wrongly: it doubts (0.28) that harm was meant; its trust in Tehran is now 0.17
2024-03-12 17:51  Houthis → Washington: attacks, an armed group with a patron behind it
2024-03-12 17:51  Washington: reads the armed group's attack as harmless, wrongly: it doubts (0.31) that harm was meant; its trust in Tehran is now 0.17
2024-03-15 01:39  Washington → Tehran: sends terms, in the tone of a threat, via muscat: Tehran gives attacks on us bases 0.50; nothing on us presence
2024-03-15 09:24  Washington ← Tehran: receives terms, via muscat: Tehran gives attacks on us bases 0.50; Washington gives us presence 0.50
2024-03-15 11:08  Houthis → Washington: attacks, an armed group with a patron behind it
2024-03-15 11:08  Washington: reads the armed group's attack as hostile, to be on the safe side: it doubts (0.44) that harm was meant; its trust in Tehran is now 0.16
Outcome: strikes. A strike fell on 2024-01-28 12:00 (Iraqi Militias → Washington); there was no war, and nothing agreed was in force at the end.
Trust: Tehran in Washington 0.14, Washington in Tehran 0.16.
Scope of the talks: settled. Programme: no report of recovery. Posture: density of forces 0.43. Sanctions packages after rounds: 0. Intermediaries active: Bern, Doha, Muscat.
