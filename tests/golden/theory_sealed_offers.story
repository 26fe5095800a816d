Sealed offers
arm: the price in the middle, seed 7, run 3
2026-01-01 00:00  Buyer: is what nature made it: 0.845
2026-01-01 00:00  Seller: is what nature made it: 0.474
2026-01-01 00:00  Buyer → Broker: sends words 0.647 (against 0.845)
2026-01-01 00:00  Seller → Broker: sends words 0.566 (against 0.474)
2026-01-01 00:00  Broker: hears it 0.647
2026-01-01 00:00  Broker: hears it 0.566
2026-01-01 00:00  Broker → Buyer: confirms 0.606
2026-01-01 00:00  Broker → Seller: confirms 0.606
2026-01-01 00:00  Buyer: hears it 0.606
2026-01-01 00:00  Buyer & Seller: a limited agreement on a separate track
2026-01-01 00:00  Buyer: is left with 0.239
2026-01-01 00:00  Seller: is left with 0.133
Outcome: limited deal. What was agreed on 2026-01-01 00:00 was still in force at the end: a limited agreement on a separate track.
Trust: Buyer in Seller 0.50, Seller in Buyer 0.50.
Scope of the talks: no issues. Programme: no report of recovery. Posture: density of forces 0.00. Sanctions packages after rounds: 0. Intermediaries active: none.
