"""The noisy match (../scenarios/reciprocity.yaml) in Numba: the loop of the C program, compiled by LLVM.

    python numba_reciprocity.py REPLICATES SEED

Compilation is done before the clock starts.
"""

import json
import sys
import time

import numba
import numpy as np

HORIZON = 200
SLIP, GENEROSITY = 0.05, 1 / 3
AFTER = np.array([[0.3, 0.95], [0.5, 0.99]])  # the probability of an offer after [mine, theirs], an offer being 1
PAYOFF = np.array([[1, 5], [0, 3]])


@numba.njit
def move(probability):
    offer = np.random.random() < probability
    slipped = np.random.random() < SLIP
    return int(offer != slipped)


@numba.njit
def simulate(replicates, seed):
    np.random.seed(seed)
    ahead = behind = row_offers = column_offers = row_total = column_total = 0
    for _ in range(replicates):
        row = column = 1
        row_score = column_score = 0
        for _ in range(HORIZON):
            row, column = move(1.0 if column else GENEROSITY), move(AFTER[column, row])
            row_offers += row
            column_offers += column
            row_score += PAYOFF[row, column]
            column_score += PAYOFF[column, row]
        ahead += row_score > column_score
        behind += row_score < column_score
        row_total += row_score
        column_total += column_score
    return ahead, behind, row_offers, column_offers, row_total, column_total


def main():
    replicates, seed = int(sys.argv[1]), int(sys.argv[2])
    simulate(1, seed)
    began = time.perf_counter()
    ahead, behind, row_offers, column_offers, row_score, column_score = simulate(replicates, seed)
    seconds = time.perf_counter() - began
    rounds = replicates * HORIZON
    print(json.dumps({
        "name": "numba", "replicates": replicates, "rounds": rounds, "seconds": seconds, "threads": 1,
        "probabilities": {"ahead": ahead / replicates, "behind": behind / replicates,
                          "even": (replicates - ahead - behind) / replicates},
        "means": {"offers_of_row": row_offers / rounds, "offers_of_column": column_offers / rounds,
                  "score_of_row": row_score / rounds, "score_of_column": column_score / rounds},
        "version": f"Numba {numba.__version__}"}))


if __name__ == "__main__":
    main()
