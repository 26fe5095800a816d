Waiting for the envoy
arm: an envoy every five to fifteen days, seed 7, run 3
Outcome: inconclusive. No round was held, and nothing was settled either way.
Trust: North in South 0.50, South in North 0.74.
Scope of the talks: no issues. Programme: no report of recovery. Posture: density of forces 0.00. Sanctions packages after rounds: 0. Intermediaries active: none.
