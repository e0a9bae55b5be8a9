"""The reference scenario (../scenarios/reference.yaml) in Numba: the loop of the C program, compiled by LLVM.

    python numba_reference.py REPLICATES SEED

Compilation is done before the clock starts. Random numbers are Numba's own `np.random` (a Mersenne twister).
"""

import json
import sys
import time

import numba
import numpy as np

HORIZON, LADDER = 60, 9
GAIN, LOSS, FADE_TOWARD, FADE_RATE = 0.2, 0.06, 0.25, 0.01
APPROVAL, MISREAD_OFFER, COLLAPSE_BELOW = 0.8, 0.05, 0.15
SHOCK = 1 - np.exp(-0.05)
STALLED, COLLAPSE, NORMALISED = range(3)


@numba.njit
def decide(trust):
    return np.random.random() < trust and np.random.random() < APPROVAL


@numba.njit
def reading(offered):
    return offered and np.random.random() >= MISREAD_OFFER


@numba.njit
def learned(trust, read_offer):
    return trust + GAIN * (1 - trust) if read_offer else trust - LOSS * trust


@numba.njit
def replicate():
    east, west = np.random.beta(5, 3), np.random.beta(5, 3)
    steps = 0
    for number in range(1, HORIZON + 1):
        if np.random.random() < SHOCK:
            kept = 1 - 0.5 * np.random.beta(2, 4)
            east *= kept
            west *= kept
        if np.random.random() < 0.15 + 0.6 * min(east, west):
            east_offers, west_offers = decide(east), decide(west)
            east_reads, west_reads = reading(west_offers), reading(east_offers)
            if east_offers and west_offers:
                steps += 1
            east, west = learned(east, east_reads), learned(west, west_reads)
        east += FADE_RATE * (FADE_TOWARD - east)
        west += FADE_RATE * (FADE_TOWARD - west)
        if min(east, west) < COLLAPSE_BELOW:
            return COLLAPSE, number
        if steps == LADDER:
            return NORMALISED, number
    return STALLED, HORIZON


@numba.njit
def simulate(replicates, seed):
    np.random.seed(seed)
    counts = np.zeros(3, np.int64)
    rounds = rounds_to_normalised = 0
    for _ in range(replicates):
        outcome, number = replicate()
        counts[outcome] += 1
        rounds += number
        if outcome == NORMALISED:
            rounds_to_normalised += number
    return counts, rounds, rounds_to_normalised


def main():
    replicates, seed = int(sys.argv[1]), int(sys.argv[2])
    simulate(1, seed)
    began = time.perf_counter()
    counts, rounds, rounds_to_normalised = simulate(replicates, seed)
    seconds = time.perf_counter() - began
    print(json.dumps({
        "name": "numba", "replicates": replicates, "rounds": rounds, "seconds": seconds, "threads": 1,
        "mean_round": {"normalised": rounds_to_normalised / max(1, int(counts[NORMALISED]))},
        "probabilities": {"collapse": counts[COLLAPSE] / replicates, "normalised": counts[NORMALISED] / replicates,
                          "stalled": counts[STALLED] / replicates},
        "version": f"Numba {numba.__version__}"}))


if __name__ == "__main__":
    main()
