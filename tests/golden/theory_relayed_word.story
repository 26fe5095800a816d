A word over many hands
arm: four words over two hands, seed 7, run 3
2026-01-01 00:00  Author: is what nature made it: 0
2026-01-01 00:00  Reader: is what nature made it: −1
2026-01-01 00:00  Author → Reader: sends words, signal 1 of 4
2026-01-01 00:00  Reader: hears it, signal 1 of 4
2026-01-01 00:00  Author: is left with 0
2026-01-01 00:00  Reader: is left with 0
Outcome: managed deadlock. Contact was kept (rounds held: 0, messages delivered: 1), but no issue moved.
Trust: Author in Reader 0.50, Reader in Author 0.50.
Scope of the talks: no issues. Programme: no report of recovery. Posture: density of forces 0.00. Sanctions packages after rounds: 0. Intermediaries active: none.
