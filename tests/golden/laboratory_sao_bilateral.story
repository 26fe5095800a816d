Alternating offers
arm: as written, seed 7, run 3
2026-01-02 00:00  North → South: makes an offer, via table: 1.000
2026-01-02 00:00  South ← North: receives an offer, via table: 1.000
2026-01-02 00:00  South → North: refuses the offer: it is worth 0.00 and 1.00 is wanted
2026-01-02 00:00  South → North: makes an offer, via table: 0.000
2026-01-02 00:00  North ← South: receives an offer, via table: 0.000
2026-01-02 00:00  North → South: refuses the offer: it is worth 0.00 and 1.00 is wanted
2026-01-03 00:00  North → South: makes an offer, via table: 1.000
2026-01-03 00:00  South ← North: receives an offer, via table: 1.000
2026-01-03 00:00  South → North: refuses the offer: it is worth 0.00 and 1.00 is wanted
2026-01-03 00:00  South → North: makes an offer, via table: 0.000
2026-01-03 00:00  North ← South: receives an offer, via table: 0.000
2026-01-03 00:00  North → South: refuses the offer: it is worth 0.00 and 1.00 is wanted
2026-01-04 00:00  North → South: makes an offer, via table: 1.000
2026-01-04 00:00  South ← North: receives an offer, via table: 1.000
2026-01-04 00:00  South → North: refuses the offer: it is worth 0.00 and 1.00 is wanted
2026-01-04 00:00  South → North: makes an offer, via table: 0.000
2026-01-04 00:00  North ← South: receives an offer, via table: 0.000
2026-01-04 00:00  North → South: refuses the offer: it is worth 0.00 and 1.00 is wanted
2026-01-05 00:00  North → South: makes an offer, via table: 1.000
2026-01-05 00:00  South ← North: receives an offer, via table: 1.000
2026-01-05 00:00  South → North: refuses the offer: it is worth 0.00 and 1.00 is wanted
2026-01-05 00:00  South → North: makes an offer, via table: 0.000
2026-01-05 00:00  North ← South: receives an offer, via table: 0.000
2026-01-05 00:00  North → South: refuses the offer: it is worth 0.00 and 1.00 is wanted
2026-01-06 00:00  North → South: makes an offer, via table: 1.000
2026-01-06 00:00  South ← North: receives an offer, via table: 1.000
2026-01-06 00:00  South → North: refuses the offer: it is worth 0.00 and 1.00 is wanted
2026-01-06 00:00  South → North: makes an offer, via table: 0.000
2026-01-06 00:00  North ← South: receives an offer, via table: 0.000
2026-01-06 00:00  North → South: refuses the offer: it is worth 0.00 and 1.00 is wanted
2026-01-07 00:00  North → South: makes an offer, via table: 1.000
2026-01-07 00:00  South ← North: receives an offer, via table: 1.000
2026-01-07 00:00  South → North: refuses the offer: it is worth 0.00 and 1.00 is wanted
2026-01-07 00:00  South → North: makes an offer, via table: 0.000
2026-01-07 00:00  North ← South: receives an offer, via table: 0.000
2026-01-07 00:00  North → South: refuses the offer: it is worth 0.00 and 1.00 is wanted
… 267 lines, 82718890
2026-02-21 00:00  South → North: makes an offer, via table: 0.410
2026-02-21 00:00  North ← South: receives an offer, via table: 0.410
2026-02-21 00:00  North → South: refuses the offer: it is worth 0.41 and 0.58 is wanted
2026-02-22 00:00  North → South: makes an offer, via table: 0.550
2026-02-22 00:00  South ← North: receives an offer, via table: 0.550
2026-02-22 00:00  South → North: refuses the offer: it is worth 0.45 and 0.55 is wanted
2026-02-22 00:00  South → North: makes an offer, via table: 0.450
2026-02-22 00:00  North ← South: receives an offer, via table: 0.450
2026-02-22 00:00  North → South: refuses the offer: it is worth 0.45 and 0.55 is wanted
2026-02-23 00:00  North → South: makes an offer, via table: 0.520
2026-02-23 00:00  South ← North: receives an offer, via table: 0.520
2026-02-23 00:00  South → North: refuses the offer: it is worth 0.48 and 0.51 is wanted
2026-02-23 00:00  South → North: makes an offer, via table: 0.480
2026-02-23 00:00  North ← South: receives an offer, via table: 0.480
2026-02-23 00:00  North → South: refuses the offer: it is worth 0.48 and 0.51 is wanted
2026-02-24 00:00  North → South: makes an offer, via table: 0.480
2026-02-24 00:00  South ← North: receives an offer, via table: 0.480
2026-02-24 00:00  North & South: a limited agreement on a separate track
Outcome: limited deal. What was agreed on 2026-02-24 00:00 was still in force at the end: a limited agreement on a separate track.
Trust: North in South 0.50, South in North 0.50.
Scope of the talks: no issues. Programme: no report of recovery. Posture: density of forces 0.00. Sanctions packages after rounds: 0. Intermediaries active: none.
