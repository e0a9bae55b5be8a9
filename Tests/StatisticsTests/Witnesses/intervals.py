"""Writes intervals.csv, the witness for exact and score intervals: python3 intervals.py > intervals.csv

SciPy (the version is in the first line of the table) finds beta quantiles with Boost, not with GSL.
"""
import scipy
from scipy.stats import beta, norm

print(f"# scipy {scipy.__version__}")
print("hits,trials,level,exact_lower,exact_upper,wilson_lower,wilson_upper")
CASES = [
    (0, 1), (1, 1), (0, 10), (1, 10), (6, 10), (10, 10), (3, 500), (250, 500), (970, 1000), (999, 1000),
    (0, 100_000), (1, 100_000), (12, 100_000), (5_622, 100_000), (50_000, 100_000), (99_999, 100_000),
    (343_236, 1_000_000), (7, 10_000_000), (4_321_000, 10_000_000), (150, 1_000_000_000),
    (600_548_000, 1_000_000_000), (1_000_000, 1_000_000_000_000), (500_000_000_000, 1_000_000_000_000),
]
for hits, n in CASES:
    for level in (0.5, 0.9, 0.95, 0.999):
        tail = (1 - level) / 2
        low = beta.ppf(tail, hits, n - hits + 1) if hits else 0.0
        high = beta.isf(tail, hits + 1, n - hits) if hits < n else 1.0
        z, p = norm.isf(tail), hits / n
        centre = (p + z * z / (2 * n)) / (1 + z * z / n)
        half = z * (p * (1 - p) / n + z * z / (4 * n * n)) ** 0.5 / (1 + z * z / n)
        wilson = (0.0 if hits == 0 else centre - half, 1.0 if hits == n else centre + half)
        print(hits, n, level, *(f"{x:.12g}" for x in (low, high, *wilson)), sep=",")
