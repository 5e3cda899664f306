#!/usr/bin/env python3
"""Fits GARCH(1,1) to samples with one wild day: python3 garch_outlier.py > garch_outlier.txt

Each sample is 250 returns y = 0.0003 + 0.9 x + e, e normal with 1.5 %, x normal with 1 %, one of them +40 % (series 0-5) or
none (6, 7), rounded to eight decimals. The likelihood is that of models_reference.py. It has several maxima, so the best
of many starts is kept: a grid of the variance parameters, each refined by L-BFGS-B on logarithm and logistic scales and by
Nelder-Mead, with the mean parameters free. Where alpha goes to 0 the variance only runs from its value before the sample to
another, which is no ARCH effect: such ends count as the constant variance. A line for each: series, day of the outlier,
log-likelihood; the samples stand in garch_outlier.csv. numpy 1.24.2, scipy 1.10.1."""
import os
import numpy as np
from scipy.optimize import minimize

here = os.path.dirname(os.path.abspath(__file__))
g = np.random.default_rng(20261122)
N = 250


def loglik(b, w, a, p, y, x):
    e = y - b[0] - b[1] * x
    e2 = e * e
    s2 = e2.mean()
    h, last, total = s2, s2, 0.0
    for q in e2:
        h = w + a * last + p * h
        if not h > 0:
            return -np.inf
        total += np.log(h) + q / h
        last = q
    return -0.5 * (N * np.log(2 * np.pi) + total)


def unpack(u, scale):
    v = scale ** 2 * np.exp(u[2])
    per, share = 1 / (1 + np.exp(-u[3])), 1 / (1 + np.exp(-u[4]))
    return (u[0] * scale, u[1] * scale / 0.01), v / (1 + np.exp(u[3])), per * share, per * (1 - share)


cols, lines = [], []
for k in range(8):
    x = np.round(0.01 * g.standard_normal(N), 8)
    y = 0.0003 + 0.9 * x + 0.015 * g.standard_normal(N)
    at = int(g.integers(40, 210)) if k < 6 else -1
    if at >= 0:
        y[at] += 0.40
    y = np.round(y, 8)
    cols += [x, y]
    b1 = np.cov(x, y)[0, 1] / x.var(ddof=1)
    scale = np.std(y - b1 * x)
    base = [np.mean(y - b1 * x) / scale, b1 * 0.01 / scale]

    def f(u):
        with np.errstate(all="ignore"):
            v = -loglik(*unpack(u, scale), y, x)
        return v if np.isfinite(v) else 1e9

    A = np.column_stack([np.ones(N), x])
    e = y - A @ np.linalg.lstsq(A, y, rcond=None)[0]
    best, u0 = 0.5 * N * (np.log(2 * np.pi * (e @ e) / N) + 1), None  # constant variance
    for per in (0.2, 0.6, 0.9, 0.99, 0.9999):
        for share in (0.02, 0.1, 0.5, 0.9, 0.999):
            for v in (-2.0, 0.0):
                u = np.array([*base, v, np.log(per / (1 - per)), np.log(share / (1 - share))])
                r = minimize(f, u, method="L-BFGS-B", bounds=[(None, None)] * 2 + [(-12, 30), (-12, 30), (-30, 30)])
                if r.fun < best + 2:
                    r = minimize(f, r.x, method="Nelder-Mead", options=dict(maxiter=4000, maxfev=4000, xatol=1e-8, fatol=1e-10))
                if r.fun < best and unpack(r.x, scale)[2] > 1e-3:
                    best, u0 = r.fun, r.x
    _, w, a, p = unpack(u0, scale) if u0 is not None else (0, 0, 0, 0)
    lines.append(f"series{k} {at} {-best:.9f}  # alpha {a:.6f} beta {p:.6f}")
with open(os.path.join(here, "garch_outlier.csv"), "w") as fh:
    fh.write(",".join(f"x{k},y{k}" for k in range(8)) + "\n")
    for row in np.column_stack(cols):
        fh.write(",".join(f"{v:.8f}" for v in row) + "\n")
print("\n".join(lines))
