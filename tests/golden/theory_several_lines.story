Several lines side by side
arm: direct, through Oman and through the Swiss, seed 7, run 3
2026-01-01 00:00  Author: is what nature made it: 0
2026-01-01 00:00  Reader: is what nature made it: −1
2027-02-05 00:00  Author → Reader: sends words
2027-02-05 00:00  Author → Reader: words of the game is lost on the way, via direct
2027-02-05 00:00  Author → Reader: sends words
2027-02-05 00:00  Author → Reader: words of the game is lost on the way, via oman
2027-02-05 00:00  Author → Reader: sends words
2027-02-05 00:00  Reader: hears it
2027-05-16 00:00  Author: is left with 0
2027-05-16 00:00  Reader: is left with 0
Outcome: collapse. For 30 days no words came through and no date was set, although a line was open.
Trust: Author in Reader 0.50, Reader in Author 0.50.
Scope of the talks: no issues. Programme: no report of recovery. Posture: density of forces 0.00. Sanctions packages after rounds: 0. Intermediaries active: none.
