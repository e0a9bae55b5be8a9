"""The exact mean share of offers and mean score a round of ../scenarios/reciprocity.yaml: a chain of four states.

A witness for every rival and for the engine; prints one JSON line.
"""

import json

SLIP, GENEROSITY, ROUNDS = 0.05, 1 / 3, 200
MEMORY_ONE = {(1, 1): 0.99, (1, 0): 0.5, (0, 1): 0.95, (0, 0): 0.3}
PAYOFF = {(1, 1): 3, (1, 0): 0, (0, 1): 5, (0, 0): 1}


def slipped(p):
    return p * (1 - SLIP) + (1 - p) * SLIP


def means():
    states = {(1, 1): 1.0}
    totals = [0.0] * 4
    for _ in range(ROUNDS):
        following = dict.fromkeys(PAYOFF, 0.0)
        for (row, column), probability in states.items():
            p = slipped(1 if column else GENEROSITY)
            q = slipped(MEMORY_ONE[column, row])
            for i in (0, 1):
                for j in (0, 1):
                    following[i, j] += probability * (p if i else 1 - p) * (q if j else 1 - q)
        states = following
        for (i, j), probability in states.items():
            for k, value in enumerate((i, j, PAYOFF[i, j], PAYOFF[j, i])):
                totals[k] += probability * value
    names = ("offers_of_row", "offers_of_column", "score_of_row", "score_of_column")
    return {name: total / ROUNDS for name, total in zip(names, totals)}


if __name__ == "__main__":
    print(json.dumps({"name": "exact", "means": means()}))
