"""The reference scenario (../scenarios/reference.yaml) in NumPy: all replicates of a batch at once, round by round.

    python numpy_reference.py REPLICATES SEED

Ended replicates are dropped from the arrays; a batch is small enough for its columns to stay in the cache.
"""

import json
import sys
import time

import numpy as np

HORIZON, LADDER, BATCH = 60, 9, 16_384
GAIN, LOSS, FADE_TOWARD, FADE_RATE = 0.2, 0.06, 0.25, 0.01
APPROVAL, MISREAD_OFFER, COLLAPSE_BELOW = 0.8, 0.05, 0.15
SHOCK = 1 - np.exp(-0.05)


def learned(trust, read_offer):
    return np.where(read_offer, trust + GAIN * (1 - trust), trust - LOSS * trust)


def batch(rng, replicates):
    """Counts of (collapse, normalised, stalled), the rounds played and the rounds of the normalised."""
    trust = rng.beta(5, 3, (2, replicates))
    steps = np.zeros(replicates, np.int64)
    collapsed = normalised = rounds = rounds_to_normalised = 0
    for number in range(1, HORIZON + 1):
        rounds += steps.size
        shocked = np.flatnonzero(rng.random(steps.size) < SHOCK)
        trust[:, shocked] *= 1 - 0.5 * rng.beta(2, 4, shocked.size)

        met = np.flatnonzero(rng.random(steps.size) < 0.15 + 0.6 * trust.min(axis=0))
        now = trust[:, met]
        offers = (rng.random(now.shape) < now) & (rng.random(now.shape) < APPROVAL)
        readings = offers[::-1] & (rng.random(now.shape) >= MISREAD_OFFER)
        steps[met] += offers.all(axis=0)
        trust[:, met] = learned(now, readings)
        trust += FADE_RATE * (FADE_TOWARD - trust)

        collapse = trust.min(axis=0) < COLLAPSE_BELOW
        normal = (steps == LADDER) & ~collapse
        collapsed += np.count_nonzero(collapse)
        normalised_now = np.count_nonzero(normal)
        normalised += normalised_now
        rounds_to_normalised += number * normalised_now
        ended = collapse | normal
        if ended.any():
            trust, steps = trust[:, ~ended], steps[~ended]
    return np.array([collapsed, normalised, steps.size, rounds, rounds_to_normalised])


def main():
    replicates, seed = int(sys.argv[1]), int(sys.argv[2])
    rng = np.random.default_rng(seed)
    began = time.perf_counter()
    total = sum(batch(rng, min(BATCH, replicates - start)) for start in range(0, replicates, BATCH))
    seconds = time.perf_counter() - began
    collapsed, normalised, stalled, rounds, rounds_to_normalised = map(int, total)
    print(json.dumps({
        "name": "numpy", "replicates": replicates, "rounds": rounds, "seconds": seconds, "threads": 1,
        "mean_round": {"normalised": rounds_to_normalised / max(1, normalised)},
        "probabilities": {"collapse": collapsed / replicates, "normalised": normalised / replicates,
                          "stalled": stalled / replicates},
        "version": f"NumPy {np.__version__}"}))


if __name__ == "__main__":
    main()
