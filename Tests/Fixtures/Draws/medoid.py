"""Finds the medoid among the rows of `detente run --draws` by comparing every replicate with every other.

    python3 medoid.py ROWS.csv HORIZON EVENT,... OUTCOME,...|likeliest

The events are those that are milestones. Prints the number of the replicate, the size of its group and the mean distance.
"""

import csv
import sys
from collections import Counter


def times_of(row, events):
    """By milestone: its time, an empty cell if it did not happen."""
    names = [name for name in row if name.split(".")[0] in ("done", "expired")]
    names += [f"event.{event}" for event in events if event]
    return [row[name] for name in names]


def distance(a, b, horizon):
    total = abs(a["end"] - b["end"])
    if a["outcome"] != b["outcome"]: total += horizon
    for one, other in zip(a["times"], b["times"]):
        if one and other: total += abs(int(one) - int(other))
        elif one or other: total += horizon
    return total


def main(path, horizon, events, outcomes):
    with open(path, encoding="utf-8", newline="") as file:
        rows = [
            {
                "number": int(row["replicate"]), "outcome": row["outcome"], "end": int(row["round"]),
                "times": times_of(row, events.split(",")),
            }
            for row in csv.DictReader(file)
            if row["outcome"]
        ]
    if outcomes == "likeliest":
        outcomes = Counter(row["outcome"] for row in rows).most_common(1)[0][0]
    group = [row for row in rows if row["outcome"] in outcomes.split(",")]
    sums = [(sum(distance(row, other, horizon) for other in group), row["number"]) for row in group]
    least, number = min(sums)
    print(number, len(group), least / (len(group) - 1))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), sys.argv[3], sys.argv[4])
