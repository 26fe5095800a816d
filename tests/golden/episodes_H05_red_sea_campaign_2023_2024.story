The campaign in the Red Sea, October 2023 to March 2024
arm: as it was, seed 7, run 3
2023-10-07 00:00  Tehran & Washington: a shock to the whole region; understandings end, alert rises (the attack of 7 October, and the war in Gaza)
2023-10-07 08:37  Hezbollah → Jerusalem: attacks, an armed group with a patron behind it
2023-10-07 16:53  Iraqi Militias → Washington: attacks, an armed group with a patron behind it
2023-10-07 16:53  Washington: reads the armed group's attack as harmless, wrongly: it doubts (0.26) that harm was meant; its trust in Tehran is now 0.11
2023-10-08 03:42  Houthis → Shipping: attacks, an armed group with a patron behind it
2023-10-08 05:59  Houthis → Shipping: attacks, an armed group with a patron behind it
2023-10-08 08:40  Tehran: decides to hold its position [stakes −2.09; P 0.24, drew 0.39]
2023-10-08 08:40  Tehran → Washington: sends terms, in a calm tone, via muscat: Tehran gives red sea shipping 0.50; Washington gives gaza ceasefire 0.50
2023-10-08 10:19  Iraqi Militias → Washington: attacks, an armed group with a patron behind it
2023-10-08 10:19  Washington: reads the armed group's attack as hostile, to be on the safe side: it doubts (0.37) that harm was meant; its trust in Tehran is now 0.10
2023-10-09 22:10  Hezbollah → Jerusalem: attacks, an armed group with a patron behind it
2023-10-10 02:38  Washington ← Tehran: receives terms, via muscat: Tehran gives red sea shipping 0.50; Washington gives gaza ceasefire 0.50
2023-10-10 09:11  Hezbollah → Jerusalem: attacks, an armed group with a patron behind it
2023-10-10 11:58  Hezbollah → Jerusalem: attacks, an armed group with a patron behind it
2023-10-11 10:08  Houthis → Shipping: attacks, an armed group with a patron behind it
2023-10-13 09:56  Hezbollah → Jerusalem: attacks, an armed group with a patron behind it
2023-10-14 05:47  Houthis → Shipping: attacks, an armed group with a patron behind it
2023-10-14 12:54  Hezbollah → Jerusalem: attacks, an armed group with a patron behind it
2023-10-14 22:05  Hezbollah → Jerusalem: attacks, an armed group with a patron behind it
2023-10-15 01:50  Houthis → Shipping: attacks, an armed group with a patron behind it
2023-10-15 03:18  Iraqi Militias → Washington: attacks, an armed group with a patron behind it
2023-10-15 03:18  Washington: reads the armed group's attack as hostile: it thinks it likely (0.64) that harm was meant; its trust in Tehran is now 0.11
2023-10-15 04:07  Iraqi Militias → Washington: attacks, an armed group with a patron behind it
2023-10-15 04:07  Washington: reads the armed group's attack as hostile: it cannot tell (0.51) whether harm was meant; its trust in Tehran is now 0.10
2023-10-15 14:09  Hezbollah → Jerusalem: attacks, an armed group with a patron behind it
2023-10-16 05:59  Hezbollah → Jerusalem: attacks, an armed group with a patron behind it
2023-10-16 09:37  Hezbollah → Jerusalem: attacks, an armed group with a patron behind it
2023-10-16 11:44  Houthis → Shipping: attacks, an armed group with a patron behind it
2023-10-17 10:27  Hezbollah → Jerusalem: attacks, an armed group with a patron behind it
2023-10-18 20:00  Hezbollah → Jerusalem: attacks, an armed group with a patron behind it
2023-10-18 21:57  Houthis → Shipping: attacks, an armed group with a patron behind it
2023-10-19 03:27  Hezbollah → Jerusalem: attacks, an armed group with a patron behind it
2023-10-19 06:18  Hezbollah → Jerusalem: attacks, an armed group with a patron behind it
2023-10-19 06:41  Hezbollah → Jerusalem: attacks, an armed group with a patron behind it
2023-10-19 15:01  Iraqi Militias → Washington: attacks, an armed group with a patron behind it
2023-10-19 15:01  Washington: reads the armed group's attack as hostile, to be on the safe side: it cannot tell (0.46) whether harm was meant; its trust in Tehran is now 0.09
… 566 lines, f4daccac
2024-03-23 19:31  Houthis → Shipping: attacks, an armed group with a patron behind it
2024-03-24 00:19  Houthis → Washington: attacks, an armed group with a patron behind it
2024-03-24 00:19  Washington: reads the armed group's attack as hostile, to be on the safe side: it doubts (0.41) that harm was meant; its trust in Tehran is now 0.06
2024-03-24 01:46  Houthis → Shipping: attacks, an armed group with a patron behind it
2024-03-24 10:00  Hezbollah → Jerusalem: attacks, an armed group with a patron behind it
2024-03-24 12:31  Hezbollah → Jerusalem: attacks, an armed group with a patron behind it
2024-03-24 15:55  Houthis → Washington: attacks, an armed group with a patron behind it
2024-03-24 15:55  Washington: reads the armed group's attack as hostile: it thinks it likely (0.67) that harm was meant; its trust in Tehran is now 0.06
2024-03-24 17:13  Hezbollah → Jerusalem: attacks, an armed group with a patron behind it
2024-03-24 18:44  Hezbollah → Jerusalem: attacks, an armed group with a patron behind it
2024-03-25 02:00  Houthis → Shipping: attacks, an armed group with a patron behind it
2024-03-25 09:50  Washington ← Tehran: receives agreement to the terms, via muscat: Tehran gives red sea shipping 0.50; nothing on gaza ceasefire
2024-03-25 10:22  Hezbollah → Jerusalem: attacks, an armed group with a patron behind it
2024-03-25 12:57  Houthis → Washington: attacks, an armed group with a patron behind it
2024-03-25 12:57  Washington: reads the armed group's attack as hostile: it thinks it likely (0.72) that harm was meant; its trust in Tehran is now 0.06
2024-03-25 15:45  Hezbollah → Jerusalem: attacks, an armed group with a patron behind it
2024-03-25 15:48  Tehran → Washington: goes one rung higher, to “regional war” [reprisals so far +1.05; P 0.50, drew 0.34]
2024-03-25 15:48  Tehran & Washington: regional war, out of a deliberate provocation
Outcome: war. On 2024-03-25 15:48 came regional war, out of a deliberate provocation; the quarrel had begun on 2024-02-23 04:05 (Washington → Tehran: answers the incident by ordering a strike).
Trust: Tehran in Washington 0.05, Washington in Tehran 0.06.
Scope of the talks: settled. Programme: no report of recovery. Posture: density of forces 0.60. Sanctions packages after rounds: 0. Intermediaries active: Bern, Doha, Muscat.
