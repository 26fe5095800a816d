Did you hear that I heard?
arm: one in ten is lost, seed 7, run 3
2026-01-01 00:00  First: is what nature made it: 0
2026-01-01 00:00  Second: is what nature made it: 0
2026-01-01 00:00  First → Second: sends words
2026-01-01 00:01  Second: hears it
2026-01-01 00:01  Second → First: confirms
2026-01-01 00:02  First: hears it
2026-01-01 00:02  First → Second: confirms
2026-01-01 00:03  Second: hears it
2026-01-01 00:03  Second → First: confirms
2026-01-01 00:04  First: hears it
2026-01-01 00:04  First → Second: confirms
2026-01-01 00:05  Second: hears it
2026-01-01 00:05  Second → First: confirms
2026-01-01 00:06  First: hears it
2026-01-01 00:06  First → Second: confirms
2026-01-01 00:07  Second: hears it
2026-01-01 00:07  Second → First: confirms
2026-01-01 00:08  First: hears it
2026-01-01 00:08  First → Second: confirms
2026-01-01 00:08  First → Second: words of the game is lost on the way, via line
2026-01-31 00:00  First: is left with 0
2026-01-31 00:00  Second: is left with 0
Outcome: managed deadlock. Contact was kept (rounds held: 0, messages delivered: 8), but no issue moved.
Trust: First in Second 0.50, Second in First 0.50.
Scope of the talks: no issues. Programme: no report of recovery. Posture: density of forces 0.00. Sanctions packages after rounds: 0. Intermediaries active: none.
