Telling an attack from an accident
arm: one sigma apart, seed 7, run 3
2026-01-02 12:00  South → North: its forces run into the other side's, by accident
2026-01-02 12:00  North: reads the incident as harmless: it hardly believes (0.10) that harm was meant; its trust in South is now 0.50
Outcome: managed deadlock. Contact was kept (rounds held: 0, messages delivered: 0), but no issue moved.
Trust: North in South 0.50, South in North 0.50.
Scope of the talks: no issues. Programme: no report of recovery. Posture: density of forces 0.00. Sanctions packages after rounds: 0. Intermediaries active: none.
