"""What EMA Workbench's load_results does with an archive, with the standard library and NumPy.

    reads_as_ema_does.py ARCHIVE COLUMN

Prints, as JSON, the number of experiments, the policies, and mean and count of values of one
outcome; fails if files, lengths or types do not agree with metadata.json.
"""
import csv
import io
import json
import sys
import tarfile

import numpy

with tarfile.open(sys.argv[1], "r:gz", encoding="UTF8") as archive:
    def text(name):
        return archive.extractfile(name).read().decode()

    metadata = json.loads(text("metadata.json"))
    experiments = list(csv.DictReader(io.StringIO(text("experiments.csv"))))
    assert list(metadata["experiments"]) == list(experiments[0]), "other columns than announced"
    for name, kind in metadata["experiments"].items():
        if kind != "object":
            numpy.array([row[name] for row in experiments]).astype(kind)
    outcomes = {}
    for kind, name, file in metadata["outcomes"]:
        assert kind == "ScalarOutcome"
        lines = text(file).splitlines()
        assert "" not in lines, "pandas would skip an empty line"
        values = [row[0] for row in csv.reader(lines)]
        outcomes[name] = numpy.array([float(value) if value else numpy.nan for value in values])
        assert outcomes[name].shape == (len(experiments),)
    assert len(archive.getnames()) == len(metadata["outcomes"]) + 2

ends = numpy.array([outcomes[name] for name in outcomes if name.startswith("outcome_")])
assert (ends.sum(axis=0) == 1).all(), "every run ends in one class"
chosen = outcomes[sys.argv[2]]
print(json.dumps({"experiments": len(experiments),
                  "policies": sorted({row["policy"] for row in experiments}),
                  "mean": float(numpy.nanmean(chosen)),
                  "values": int(numpy.isfinite(chosen).sum())}))
