#!/usr/bin/env python3
"""Exact means and sums of squared deviations, in rational numbers: moments.csv beside this file.

Each line: the values' bit patterns in hexadecimal, the mean, Σ (x − mean)², and, of the values x and their reversal y,
Σ (x − x̄)(y − ȳ); the nearest doubles ("inf" where there is none).
"""
import math
import pathlib
import random
import struct
from fractions import Fraction


def nearest(number: Fraction) -> float:
    try:
        return number.numerator / number.denominator
    except OverflowError:
        return math.inf if number > 0 else -math.inf


def row(values: list[float]) -> str:
    exact = [Fraction(value) for value in values]
    mean = sum(exact) / len(exact)
    squares = sum((value - mean) ** 2 for value in exact)
    product = sum((a - mean) * (b - mean) for a, b in zip(exact, reversed(exact)))
    bits = " ".join(struct.pack(">d", value).hex() for value in values)
    return f"{bits},{nearest(mean)!r},{nearest(squares)!r},{nearest(product)!r}"


random.seed(15)
sets = [
    [1.0], [0.1] * 10, [1e12 + k % 4 for k in range(40)], [-1e12 + 0.1 * k for k in range(30)],
    [1e308, 1e308, 1e308], [1e308, -1e308, 3.0], [5e-324, 1e-310, -5e-324, 2e-308],
    [1e200, 1.0, -1e200], [2.0**k for k in range(-60, 60)], [(-1.0) ** k * 2.0**k for k in range(60)],
    [1e16, 1.0, -1e16] * 7, [0.0, -0.0, 0.0], [-7.25] * 3, [2.0**53, 1.0, 1.0],
]
for scale in (1, 1e-9, 1e9, 1e150, 1e-160):
    for _ in range(6):
        sets.append([random.gauss(random.choice([0, 1e6]), 1) * scale for _ in range(random.randint(2, 40))])
for _ in range(10):
    sets.append([struct.unpack(">d", struct.pack(">Q", random.getrandbits(63) % (0x7FE << 52)))[0]
                 * random.choice([1, -1]) for _ in range(9)])
pathlib.Path(__file__).with_suffix(".csv").write_text("\n".join(row(values) for values in sets) + "\n")
