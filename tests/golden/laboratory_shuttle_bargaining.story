Shuttle bargaining
arm: standard set, seed 7, run 3
2026-01-02 00:00  North → South: makes an offer, via shuttle: 0.999
2026-01-03 00:00  South ← North: receives an offer, via shuttle: 0.976
2026-01-03 00:00  South → North: refuses the offer: it is worth 0.02 and 0.91 is wanted
2026-01-04 00:00  South → North: makes an offer, via shuttle: 0.111
2026-01-04 00:00  North ← South: receives an offer, via shuttle: 0.101
2026-01-04 00:00  North → South: refuses the offer: it is worth 0.10 and 1.00 is wanted
2026-01-05 00:00  North → South: makes an offer, via shuttle: 0.993
2026-01-05 00:00  South ← North: receives an offer, via shuttle: 0.972
2026-01-05 00:00  South → North: refuses the offer: it is worth 0.03 and 0.87 is wanted
2026-01-06 00:00  South → North: makes an offer, via shuttle: 0.153
2026-01-06 00:00  North ← South: receives an offer, via shuttle: 0.160
2026-01-06 00:00  North → South: refuses the offer: it is worth 0.16 and 0.99 is wanted
2026-01-07 00:00  North → South: makes an offer, via shuttle: 0.986
2026-01-07 00:00  South ← North: receives an offer, via shuttle: 0.996
2026-01-07 00:00  South → North: refuses the offer: it is worth 0.00 and 0.83 is wanted
2026-01-08 00:00  South → North: makes an offer, via shuttle: 0.188
2026-01-11 00:00  North ← South: receives an offer, via shuttle: 0.153
2026-01-11 00:00  North → South: refuses the offer: it is worth 0.15 and 0.97 is wanted
2026-01-12 00:00  North → South: makes an offer, via shuttle: 0.962
2026-01-12 00:00  South ← North: receives an offer, via shuttle: 0.967
2026-01-12 00:00  South → North: refuses the offer: it is worth 0.03 and 0.75 is wanted
2026-01-13 00:00  South → North: makes an offer, via shuttle: 0.264
2026-01-14 00:00  North ← South: receives an offer, via shuttle: 0.247
2026-01-14 00:00  North → South: refuses the offer: it is worth 0.25 and 0.95 is wanted
2026-01-15 00:00  North → South: makes an offer, via shuttle: 0.942
2026-01-16 00:00  South ← North: receives an offer, via shuttle: 0.944
2026-01-16 00:00  South → North: refuses the offer: it is worth 0.06 and 0.70 is wanted
2026-01-17 00:00  South → North: makes an offer, via shuttle: 0.316
2026-01-17 00:00  North ← South: receives an offer, via shuttle: 0.306
2026-01-17 00:00  North → South: refuses the offer: it is worth 0.31 and 0.93 is wanted
2026-01-18 00:00  North → South: makes an offer, via shuttle: 0.920
2026-01-18 00:00  South ← North: receives an offer, via shuttle: 0.889
2026-01-18 00:00  South → North: refuses the offer: it is worth 0.11 and 0.67 is wanted
2026-01-19 00:00  South → North: makes an offer, via shuttle: 0.340
2026-01-20 00:00  North ← South: receives an offer, via shuttle: 0.339
2026-01-20 00:00  North → South: refuses the offer: it is worth 0.34 and 0.90 is wanted
… 30 lines, 70bdcba0
2026-02-10 00:00  North → South: makes an offer, via shuttle: 0.654
2026-02-10 00:00  South ← North: receives an offer, via shuttle: 0.641
2026-02-10 00:00  South → North: refuses the offer: it is worth 0.36 and 0.44 is wanted
2026-02-11 00:00  South → North: makes an offer, via shuttle: 0.569
2026-02-11 00:00  North ← South: receives an offer, via shuttle: 0.577
2026-02-11 00:00  North → South: refuses the offer: it is worth 0.58 and 0.64 is wanted
2026-02-12 00:00  North → South: makes an offer, via shuttle: 0.624
2026-02-12 00:00  South ← North: receives an offer, via shuttle: 0.612
2026-02-12 00:00  South → North: refuses the offer: it is worth 0.39 and 0.42 is wanted
2026-02-13 00:00  South → North: makes an offer, via shuttle: 0.587
2026-02-13 00:00  North ← South: receives an offer, via shuttle: 0.562
2026-02-13 00:00  North → South: refuses the offer: it is worth 0.56 and 0.61 is wanted
2026-02-14 00:00  North → South: makes an offer, via shuttle: 0.593
2026-02-14 00:00  South ← North: receives an offer, via shuttle: 0.614
2026-02-14 00:00  South → North: refuses the offer: it is worth 0.39 and 0.40 is wanted
2026-02-15 00:00  South → North: makes an offer, via shuttle: 0.604
2026-02-15 00:00  North ← South: receives an offer, via shuttle: 0.602
2026-02-15 00:00  North & South: a limited agreement on a separate track
Outcome: limited deal. What was agreed on 2026-02-15 00:00 was still in force at the end: a limited agreement on a separate track.
Trust: North in South 0.86, South in North 0.86.
Scope of the talks: no issues. Programme: no report of recovery. Posture: density of forces 0.00. Sanctions packages after rounds: 0. Intermediaries active: Courier.
