"""Quantiles, means and standard deviations by SciPy: the outside witness of QuantileTests.swift.

Run with SciPy 1.17:  python3 quantiles.py > quantiles.json
Upper quantiles are taken from SciPy's survival functions (isf), so that 1 - 1e-6 loses no digits there either.
"""
import json
import math
import scipy.stats as st

LOWER = [1e-9, 1e-6, 0.001, 0.05, 0.25, 0.5]
UPPER = [0.25, 0.05, 0.001, 1e-6]  # u = 1 - q


def pert(low, mode, high):
    w = high - low
    return st.beta(1 + 4 * (mode - low) / w, 1 + 4 * (high - mode) / w, loc=low, scale=w)


Z = st.norm.ppf(0.95)
CASES = {
    "uniform": (lambda a, b: st.uniform(a, b - a), [(0, 1), (-3, 12.5)]),
    "normal": (st.norm, [(0, 1), (-40, 0.02)]),
    "lognormal": (lambda m, s: st.lognorm(s, scale=math.exp(m)), [(0, 1), (5.07, 1.94)]),
    "exponential": (lambda m: st.expon(scale=m), [(1,), (37.5,)]),
    "gamma": (lambda k, t: st.gamma(k, scale=t), [(1, 1), (0.2, 3), (2.5, 10), (150, 0.1), (50000, 1)]),
    "beta": (st.beta, [(2, 4), (0.5, 0.5), (1, 1), (0.2, 7), (30, 90), (400, 3), (4000, 3000), (90000, 50000), (300000, 4)]),
    "weibull": (lambda s, k: st.weibull_min(k, scale=s), [(1, 1), (20, 0.7), (3, 4)]),
    "pareto": (lambda a, m: st.pareto(a, scale=m), [(1.5, 2), (5, 0.1), (0.7, 1)]),
    "logistic_dist": (st.logistic, [(0, 1), (10, 3)]),
    "laplace": (st.laplace, [(0, 1), (-2, 5)]),
    "cauchy": (st.cauchy, [(0, 1), (3, 0.5)]),
    "gumbel": (st.gumbel_r, [(0, 1), (1000, 20)]),
    "rayleigh": (lambda s: st.rayleigh(scale=s), [(1,), (6,)]),
    "student_t": (st.t, [(1,), (2.5,), (4,), (35,), (1000,), (1e6,)]),
    "chi_squared": (st.chi2, [(1,), (7,), (60,)]),
    "fisher_f": (st.f, [(3, 10), (12, 5), (1, 1), (40, 200)]),
    "triangular": (lambda a, m, b: st.triang((m - a) / (b - a), loc=a, scale=b - a), [(0, 1, 4), (0, 0, 1), (-5, 2, 2)]),
    "pert": (pert, [(0, 1, 4), (0, 0, 1), (-5, 2, 2), (10, 50, 60)]),
    "normal_between": (lambda a, b: st.norm((a + b) / 2, (b - a) / 2 / Z), [(1, 5)]),
    "lognormal_between": (
        lambda a, b: st.lognorm((math.log(b) - math.log(a)) / 2 / Z, scale=math.sqrt(a * b)), [(0.1, 30)]),
    "bernoulli": (st.bernoulli, [(0.3,)]),
    "poisson": (st.poisson, [(0.1,), (3,), (250,), (2e4,), (1e6,)]),
    "binomial": (st.binom, [(1, 0.5), (10, 0.3), (500, 0.02), (1000000, 0.3), (900000000, 0.5)]),
    "geometric": (st.geom, [(0.5,), (0.01,), (1e-7,)]),
    "negative_binomial": (st.nbinom, [(1, 0.45), (5, 0.2), (2.5, 0.01), (1000000, 0.4)]),
    "hypergeometric": (lambda g, b, t: st.hypergeom(g + b, g, t), [(5, 10, 4), (50, 60, 100), (5000, 9000, 700)]),
}


def number(x):
    return float(x) if math.isfinite(x) else None


out = []
for family, (make, sets) in CASES.items():
    for parameters in sets:
        d = make(*parameters)
        out.append({
            "family": family,
            "parameters": [float(p) for p in parameters],
            "lower": [[u, float(d.ppf(u))] for u in LOWER],
            "upper": [[q, float(d.isf(q))] for q in UPPER],
            "mean": number(d.mean()),
            "sd": number(d.std()),
        })
print("[\n" + ",\n".join(json.dumps(case) for case in out) + "\n]")
