The outage of January 2020
arm: as it was, seed 7, run 3
2020-01-01 00:00  Muscat: is out of reach, and so are its lines (the ruler of Oman is gravely ill)
2020-01-03 12:00  Washington → Tehran: strikes, on the rung “limited strike” (a senior Iranian general is killed)
2020-01-03 12:00  Tehran: reads the strike as hostile: it is fairly sure (0.93) that harm was meant; its trust in Washington is now 0.09
2020-01-03 14:41  Tehran → Washington: steps down, to “harassment” [alert +0.19; P 0.23, drew 0.81]
2020-01-05 18:25  Washington → Tehran: steps down, to “tension” [alert +0.10; P 0.13, drew 0.61]
2020-01-06 01:27  Tehran → Washington: steps down, to “calm” [alert +0.09; P 0.16, drew 0.80]
2020-01-06 01:27  Tehran & Washington: the quarrel comes to rest
Outcome: strikes. A strike fell on 2020-01-03 12:00 (Washington → Tehran); there was no war, and nothing agreed was in force at the end.
Trust: Tehran in Washington 0.12, Washington in Tehran 0.12.
Scope of the talks: no issues. Programme: no report of recovery. Posture: density of forces 0.65. Sanctions packages after rounds: 0. Intermediaries active: Bern, Muscat.
