#!/usr/bin/env python3
"""First-order sensitivity indices of P(success | inputs) by SALib, for Tests/SimulationTests/Study/DriverTests.swift.

The scenario's only event happens with probability logistic(1.5·a − 2·b·c), so that this is P(success | inputs), with
a standard normal, b uniform on (0, 2) and c beta(2, 2). Sobol' sequences, estimator of Saltelli et al. (2010).

    pip install SALib scipy; python3 Tests/SimulationTests/Witnesses/sensitivity.py
"""

import numpy
from SALib.analyze import sobol
from SALib.sample import sobol as sampling
from scipy import stats

problem = {"num_vars": 3, "names": ["a", "b", "c"], "bounds": [[0, 1]] * 3}
u = sampling.sample(problem, 2**18, calc_second_order=False, seed=1)
a = stats.norm.ppf(numpy.clip(u[:, 0], 1e-12, 1 - 1e-12))
b = 2 * u[:, 1]
c = stats.beta(2, 2).ppf(u[:, 2])
p = 1 / (1 + numpy.exp(-(1.5 * a - 2 * b * c)))
result = sobol.analyze(problem, p, calc_second_order=False, seed=1)
print("mean", p.mean(), "standard deviation", p.std())
for name, index, error in zip(problem["names"], result["S1"], result["S1_conf"]):
    print(name, round(index, 5), "+-", round(error, 5))
