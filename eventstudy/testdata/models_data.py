#!/usr/bin/env python3
"""Draws the sample that the models are compared on: python3 models_data.py > models.csv (numpy 1.24).

320 days: a stock r with GARCH errors that follows the market partly a day late, the market rm, and factors. Rounded to seven
decimals, so that every program reads the same numbers."""
import numpy as np

g = np.random.default_rng(20250213)
n = 320
rm = np.zeros(n)
e = g.standard_normal(n) * 0.01
for t in range(n):
    rm[t] = 0.0004 + e[t] + (0.15 * rm[t - 1] if t else 0)
f = g.standard_normal((n, 5)) * np.array([0.005, 0.006, 0.004, 0.004, 0.007])
rf = np.round(0.00018 + 0.00002 * np.cumsum(g.standard_normal(n)) / 10, 7)
h, u = 0.0002, np.zeros(n)
for t in range(n):
    if t:
        h = 0.00002 + 0.15 * u[t - 1] ** 2 + 0.75 * h
    u[t] = np.sqrt(h) * g.standard_normal()
r = 0.0003 + 0.8 * rm + 0.3 * np.concatenate([[0], rm[:-1]]) + f @ np.array([0.4, -0.3, 0.2, 0.1, -0.2]) + u
print("r,rm,Mkt-RF,SMB,HML,RMW,CMA,Mom,RF")
for t in range(n):
    print(",".join(f"{x:.7f}" for x in [r[t], rm[t], rm[t] - rf[t] + 0.001 * g.standard_normal(), *f[t], rf[t]]))
