From misread incidents to a crisis
arm: textbook, seed 7, run 3
2026-02-13 10:32  South → North: its forces run into the other side's, by accident
2026-02-13 10:32  North: reads the incident as harmless: it hardly believes (0.00) that harm was meant; its trust in South is now 0.50
2026-03-31 20:08  South → North: its forces run into the other side's, by accident
2026-03-31 20:08  North: reads the incident as harmless: it hardly believes (0.00) that harm was meant; its trust in South is now 0.50
Outcome: collapse. For 30 days no words came through and no date was set, although a line was open.
Trust: North in South 0.50, South in North 0.50.
Scope of the talks: no issues. Programme: no report of recovery. Posture: density of forces 0.00. Sanctions packages after rounds: 0. Intermediaries active: none.
