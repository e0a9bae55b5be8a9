"""The noisy match (../scenarios/reciprocity.yaml) with the Axelrod library's own strategies and matches.

    python axelrod_reciprocity.py REPLICATES SEED
"""

import json
import sys
import time

import axelrod

HORIZON = 200


def main():
    replicates, seed = int(sys.argv[1]), int(sys.argv[2])
    players = (axelrod.GTFT(p=1 / 3), axelrod.MemoryOnePlayer(four_vector=(0.99, 0.5, 0.95, 0.3)))
    # Without a cache: these strategies are random, so no match is ever played twice.
    match = axelrod.Match(players, turns=HORIZON, noise=0.05, seed=seed)
    ahead = behind = 0
    offers, scores = [0, 0], [0, 0]
    began = time.perf_counter()
    for _ in range(replicates):
        match.play()
        row, column = match.final_score()
        ahead += row > column
        behind += row < column
        for index, (score, made) in enumerate(zip((row, column), match.cooperation())):
            scores[index] += score
            offers[index] += made
    seconds = time.perf_counter() - began
    rounds = replicates * HORIZON
    print(json.dumps({
        "name": "axelrod", "replicates": replicates, "rounds": rounds, "seconds": seconds, "threads": 1,
        "probabilities": {"ahead": ahead / replicates, "behind": behind / replicates,
                          "even": (replicates - ahead - behind) / replicates},
        "means": {"offers_of_row": offers[0] / rounds, "offers_of_column": offers[1] / rounds,
                  "score_of_row": scores[0] / rounds, "score_of_column": scores[1] / rounds},
        "version": f"Axelrod {axelrod.__version__}"}))


if __name__ == "__main__":
    main()
