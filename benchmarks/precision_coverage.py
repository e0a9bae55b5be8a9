#!/usr/bin/env python3
"""The true coverage of `--precision`, exactly, by dynamic programming.

A run looks at its replicates at a few fixed numbers of them, stops where the Clopper-Pearson interval of the outcome is
narrow enough at two looks running (or at the cap), and reports that interval. For one outcome of probability p the number
of hits is a sum of Bernoulli trials: its distribution, split by whether the last look was satisfied, is carried from look
to look, and what stops is taken away. Cells below 1e-16 are dropped; together they are below 1e-11.

Written independently of the Swift code (NumPy, SciPy); the tests compare the two.
Usage: benchmarks/precision_coverage.py > Tests/StatisticsTests/Witnesses/precision-coverage.csv
"""
import sys

import numpy as np
from scipy.signal import fftconvolve
from scipy.special import betaincinv
from scipy.stats import binom

LEVEL = 0.95


def looks(cap):
    """Multiples of 1,024, each about a quarter more than the one before; the cap is the last."""
    result, following = [], 1024
    while following < cap:
        result.append(following)
        following = max(following + 1024, -(-(following + following // 4) // 1024) * 1024)
    return result + [cap]


def interval(k, n):
    tail = (1 - LEVEL) / 2
    k = np.asarray(k, float)
    with np.errstate(all="ignore"):
        lower = np.where(k > 0, betaincinv(np.maximum(k, 1e-300), n - k + 1, tail), 0.0)
        upper = np.where(k < n, betaincinv(k + 1, np.maximum(n - k, 1e-300), 1 - tail), 1.0)
    return lower, upper


def coverage(kind, width, cap, p):
    # By whether the last look was satisfied: hits first, first + 1, … with their probabilities.
    carried = {False: (0, np.array([1.0])), True: (0, np.zeros(1))}
    covered = expected = dropped = 0.0
    before = 0
    for n in looks(cap):
        step = n - before
        before = n
        low = max(0, int(binom.ppf(1e-17, step, p)) - 2)
        high = min(step, int(binom.isf(1e-17, step, p)) + 2)
        fresh = binom.pmf(np.arange(low, high + 1), step, p)
        parts = []
        for was_met, (first, mass) in carried.items():
            if not mass.any():
                continue
            short = min(len(mass), len(fresh)) < 500
            mass = np.convolve(mass, fresh) if short else np.maximum(fftconvolve(mass, fresh), 0)
            keep = np.nonzero(mass > 1e-16)[0]
            dropped += mass[mass <= 1e-16].sum()
            if len(keep):
                parts.append((was_met, first + low + keep[0], mass[keep[0] : keep[-1] + 1]))
        if not parts:
            break
        start = min(first for _, first, _ in parts)
        size = max(first + len(mass) for _, first, mass in parts) - start
        k = start + np.arange(size)
        lower, upper = interval(k, n)
        half = (upper - lower) / 2
        met = half <= width if kind == "absolute" else (k > 0) & (half <= width * k / n)
        hit = (lower <= p) & (p <= upper)
        going = np.zeros(size)
        for was_met, first, mass in parts:
            here = np.zeros(size)
            here[first - start : first - start + len(mass)] = mass
            stops = (met & was_met) | (n == cap)
            covered += here[stops & hit].sum()
            expected += n * here[stops].sum()
            going += np.where(stops, 0.0, here)
        carried = {state: (start, np.where(met == state, going, 0.0)) for state in (False, True)}
        if going.sum() < 1e-15:
            break
    return covered, expected, dropped


def main():
    tail = [1e-4, 2e-4, 3e-4, 5e-4, 7e-4, 1e-3, 1.5e-3, 2e-3, 3e-3, 4e-3, 5e-3, 7e-3]
    middle = [0.01, 0.0125, 0.015, 0.018, 0.02, 0.025, 0.03, 0.04, 0.05, 0.06, 0.07, 0.0765, 0.085, 0.1, 0.12, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5]
    grid = tail + middle + [1 - p for p in reversed(middle[:-1])] + [1 - p for p in reversed(tail)]
    print("rule,width,cap,p,coverage,expected_replicates")
    worst = {}
    for kind, width, cap in [
        ("absolute", 0.005, 100_000), ("absolute", 0.01, 100_000), ("absolute", 0.02, 100_000),
        ("relative", 0.05, 20_000_000), ("relative", 0.1, 5_000_000), ("relative", 0.2, 2_000_000),
        ("relative", 0.1, 100_000),
    ]:
        for p in grid:
            covered, expected, dropped = coverage(kind, width, cap, p)
            print(f"{kind},{width},{cap},{p:.6g},{covered:.8f},{expected:.2f}", flush=True)
            key = (kind, width, cap)
            worst[key] = min(worst.get(key, (2, 0)), (covered, p))
            assert dropped < 1e-11, dropped
    for key, (value, p) in worst.items():
        print(f"{key}: least coverage {value:.5f} at p = {p:.6g}", file=sys.stderr)


if __name__ == "__main__":
    main()
