The announced salvo of April 2024
arm: as it was, seed 7, run 3
2024-04-01 17:00  Jerusalem → Tehran: strikes, on the rung “limited strike” (the compound of the Iranian embassy in Damascus is bombed)
2024-04-01 19:47  Tehran → Washington: steps down, to “harassment” [alert +0.16; P 0.23, drew 0.81]
2024-04-04 01:19  Washington → Tehran: steps down, to “tension” [alert +0.05; P 0.13, drew 0.61]
2024-04-04 08:41  Tehran → Washington: steps down, to “calm” [alert +0.04; P 0.16, drew 0.80]
2024-04-04 08:41  Tehran & Washington: the quarrel comes to rest
2024-04-09 12:00  Washington → Jerusalem: asks for quiet (Washington and the Europeans ask for a peaceful way out)
2024-04-12 23:13  Iraqi Militias → Washington: attacks, an armed group with a patron behind it
2024-04-12 23:13  Washington: reads the armed group's attack as harmless, wrongly: it doubts (0.26) that harm was meant; its trust in Tehran is now 0.13
2024-04-14 21:21  Tehran → Washington: announces a strike, and that it will be limited (drones and missiles, many of them)
2024-04-14 21:21  Tehran → Washington: gives notice that a limited strike is coming, via muscat
2024-04-15 06:24  Washington ← Tehran: receives notice of a limited strike, via muscat
2024-04-15 09:21  Tehran → Jerusalem: strikes
2024-04-15 09:21  Washington: reads the strike on those it backs as hostile: it is fairly sure (0.87) that harm was meant; its trust in Tehran is now 0.10
Outcome: strikes. A strike fell on 2024-04-01 17:00 (Jerusalem → Tehran); there was no war, and nothing agreed was in force at the end.
Trust: Tehran in Washington 0.22, Washington in Tehran 0.10.
Scope of the talks: no issues. Programme: no report of recovery. Posture: density of forces 0.50. Sanctions packages after rounds: 0. Intermediaries active: Bern, Doha, Muscat.
