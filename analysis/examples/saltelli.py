#!/usr/bin/env python3
"""Sobol indices of a scenario, with NumPy alone: how a program of one's own asks for points.

    analysis/examples/saltelli.py build/release/backchannel scenarios/muscat_2026.yaml \\
        --arm direct --measure war --base 64 --runs 200 \\
        --factor channels.direct.legs[0].error:0:0.1 --factor horizon:60:120

Points are Latin hypercubes A and B and their mixtures (Saltelli et al. 2010), S_i after Saltelli
et al. 2010, T_i after Jansen 1999. All points are lived under the same luck, so what is explained
is the function that this luck gives; `backchannel sensitivity` knows more about luck.
"""
import argparse
import json
import subprocess

import numpy


def latin_hypercube(points, factors, luck):
    slices = numpy.array([luck.permutation(points) for _ in range(factors)]).T
    return (slices + luck.random((points, factors))) / points


def ask(program, scenario, arm, runs, points):
    """One call of the program: a JSON object a line goes in, a JSON object a line comes out."""
    lines = "".join(json.dumps(point) + "\n" for point in points)
    words = [program, "run", scenario, "--points", "-", "--runs", str(runs), "--arm", arm]
    done = subprocess.run(words, input=lines, capture_output=True, text=True, check=False)
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    for answer in answers:
        if "error" in answer:
            raise SystemExit(f"point {answer['point']}: {answer['error']}")
    if done.returncode != 0:
        raise SystemExit(done.stderr)
    return [answer["arms"][arm] for answer in answers]


def measured(answer, measure):
    return answer["shares"].get(measure, answer["means"].get(measure))


def main():
    parser = argparse.ArgumentParser(description="Sobol indices of a scenario, with NumPy alone")
    parser.add_argument("program")
    parser.add_argument("scenario")
    parser.add_argument("--arm", required=True)
    parser.add_argument("--measure", required=True, help="a class of outcomes, or a column")
    parser.add_argument("--factor", action="append", required=True, help="PATH:LOW:HIGH")
    parser.add_argument("--base", type=int, default=64)
    parser.add_argument("--runs", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1, help="of the points")
    choices = parser.parse_args()

    factors = [text.rsplit(":", 2) for text in choices.factor]
    low = numpy.array([float(factor[1]) for factor in factors])
    high = numpy.array([float(factor[2]) for factor in factors])
    luck = numpy.random.default_rng(choices.seed)
    count = len(factors)
    a = latin_hypercube(choices.base, count, luck)
    b = latin_hypercube(choices.base, count, luck)
    blocks = [a, b]
    for i in range(count):
        mixed = a.copy()
        mixed[:, i] = b[:, i]
        blocks.append(mixed)
    unit = numpy.concatenate(blocks)
    values = low + unit * (high - low)
    points = [dict(zip([factor[0] for factor in factors], map(float, row))) for row in values]

    answers = ask(choices.program, choices.scenario, choices.arm, choices.runs, points)
    y = numpy.array([measured(answer, choices.measure) for answer in answers], dtype=float)
    y_a, y_b, *y_mixed = y.reshape(count + 2, choices.base)
    variance = numpy.var(numpy.concatenate([y_a, y_b]))
    for i, (path, _, _) in enumerate(factors):
        first = numpy.mean(y_b * (y_mixed[i] - y_a)) / variance
        total = numpy.mean((y_a - y_mixed[i]) ** 2) / 2 / variance
        print(json.dumps({"factor": path, "first": round(first, 4), "total": round(total, 4)}))


if __name__ == "__main__":
    main()
