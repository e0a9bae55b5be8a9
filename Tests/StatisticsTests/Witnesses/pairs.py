"""Witnesses for paired comparisons: NumPy and SciPy, written from the papers.

Usage: python3 pairs.py > pairs.csv
"""
import numpy as np
from scipy import stats

np.set_printoptions(legacy="1.25")
print("kind,a,b,c,d,first,second,third")
z = stats.norm.isf(0.025)
# Bonett & Price (2012): both yes, only the other, only the baseline, neither.
for a, b, c, d in [(0, 0, 0, 10), (3, 0, 0, 7), (20, 5, 1, 74), (1, 40, 12, 3), (0, 10, 0, 0), (500, 37, 21, 442),
                   (100000, 812, 655, 898533)]:
    n = a + b + c + d
    up, down = (b + 1) / (n + 2), (c + 1) / (n + 2)
    half = z * np.sqrt((up + down - (up - down) ** 2) / (n + 2))
    print(f"bonett_price,{a},{b},{c},{d},{(b - c) / n!r},{max(-1, up - down - half)!r},{min(1, up - down + half)!r}")
    p = stats.binomtest(min(b, c), b + c, 0.5).pvalue if b + c else 1.0
    print(f"mcnemar,{a},{b},{c},{d},{p!r},0,0")
for b, c in [(1, 0), (5, 5), (0, 30), (100, 160), (5000, 5400), (499_000, 501_000), (1000, 3000)]:
    print(f"mcnemar,0,{b},{c},0,{stats.binomtest(min(b, c), b + c, 0.5).pvalue!r},0,0")
# Student's t for pairs: values x = sin(i), y = sin(i) + cos(3i)/4 + shift, i < n.
for n, shift in [(5, 0.0), (30, 0.1), (1000, -0.02)]:
    i = np.arange(n)
    x, y = np.sin(i), np.sin(i) + np.cos(3 * i) / 4 + shift
    test = stats.ttest_rel(y, x)
    low, high = test.confidence_interval(0.95)
    print(f"paired_t,{n},{shift},0,0,{test.pvalue!r},{low!r},{high!r}")
