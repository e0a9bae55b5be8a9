"""The noisy match (../scenarios/reciprocity.yaml) in NumPy: all matches of a batch at once, round by round.

    python numpy_reciprocity.py REPLICATES SEED
"""

import json
import sys
import time

import numpy as np

HORIZON, BATCH = 200, 16_384
SLIP, GENEROSITY = 0.05, 1 / 3
AFTER = np.array([[0.3, 0.95], [0.5, 0.99]])  # the probability of an offer after [mine, theirs], an offer being 1
PAYOFF = np.array([[1, 5], [0, 3]])


def move(rng, probability):
    return (rng.random(probability.size) < probability) ^ (rng.random(probability.size) < SLIP)


def batch(rng, matches):
    row = np.ones(matches, bool)
    column = np.ones(matches, bool)
    offers = np.zeros((2, matches), np.int64)
    scores = np.zeros((2, matches), np.int64)
    for _ in range(HORIZON):
        row, column = (move(rng, np.where(column, 1.0, GENEROSITY)),
                       move(rng, AFTER[column.view(np.int8), row.view(np.int8)]))
        offers[0] += row
        offers[1] += column
        i, j = row.view(np.int8), column.view(np.int8)
        scores[0] += PAYOFF[i, j]
        scores[1] += PAYOFF[j, i]
    ahead = np.count_nonzero(scores[0] > scores[1])
    behind = np.count_nonzero(scores[0] < scores[1])
    return np.array([ahead, behind, *offers.sum(axis=1), *scores.sum(axis=1)])


def main():
    replicates, seed = int(sys.argv[1]), int(sys.argv[2])
    rng = np.random.default_rng(seed)
    began = time.perf_counter()
    total = sum(batch(rng, min(BATCH, replicates - start)) for start in range(0, replicates, BATCH))
    seconds = time.perf_counter() - began
    rounds = replicates * HORIZON
    ahead, behind, row_offers, column_offers, row_score, column_score = map(int, total)
    print(json.dumps({
        "name": "numpy", "replicates": replicates, "rounds": rounds, "seconds": seconds, "threads": 1,
        "probabilities": {"ahead": ahead / replicates, "behind": behind / replicates,
                          "even": (replicates - ahead - behind) / replicates},
        "means": {"offers_of_row": row_offers / rounds, "offers_of_column": column_offers / rounds,
                  "score_of_row": row_score / rounds, "score_of_column": column_score / rounds},
        "version": f"NumPy {np.__version__}"}))


if __name__ == "__main__":
    main()
