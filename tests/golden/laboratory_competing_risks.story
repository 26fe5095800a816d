Which ending comes first
arm: with a break-off, seed 7, run 3
2026-01-18 05:37  North & South: a limited agreement on a separate track
2026-02-02 16:22  North & South: a separate track is settled on its own, but nothing comes of it
2026-02-07 00:36  North & South: reports say that the programme is recovering
2026-02-07 00:36  North: breaks off the talks
2026-02-07 00:36  South: reads the breaking off of talks as hostile: it is fairly sure (0.81) that harm was meant; its trust in North is now 0.37
2026-02-15 03:57  North & South: regional war, by choice
Outcome: war. On 2026-02-15 03:57 one side chose war.
Trust: North in South 0.50, South in North 0.38.
Scope of the talks: no issues. Programme: reports of recovery: 1. Posture: density of forces 0.00. Sanctions packages after rounds: 0. Intermediaries active: none.
