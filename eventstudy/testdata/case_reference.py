#!/usr/bin/env python3
"""Recomputes the case apple-alibaba-2025 without any code of the project, for TestCase.

    python3 case_reference.py > case_reference.txt

Prices: data/cases/apple-alibaba-2025/prices, column Adj Close, simple returns on the benchmark's days.
Regressions by numpy.linalg.lstsq (singular values); prediction variances by the closed forms of
Campbell, Lo & MacKinlay (1997), ch. 4; Student's t of scipy. Day 0 is written down by hand:
confirmation 2025-02-13 everywhere; report 2025-02-11 in New York, 2025-02-12 in Hong Kong.
"""
import csv, os, sys
import numpy as np, scipy
from scipy.stats import t as student

root = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "data", "cases", "apple-alibaba-2025", "prices")
EST, DAYS, WINDOWS = (-270, -21), (-10, -2, -1, 0, 1, 2, 5, 10), [(0, 0), (-1, 1), (-2, 2), (0, 5)]
CASES = [("BABA", "SPY", "confirmation", "2025-02-13"), ("BABA", "SPY", "report", "2025-02-11"),
         ("AAPL", "SPY", "confirmation", "2025-02-13"), ("AAPL", "SPY", "report", "2025-02-11"),
         ("9988.HK", "HSI", "confirmation", "2025-02-13"), ("9988.HK", "HSI", "report", "2025-02-12")]


def adjusted(name):
    with open(os.path.join(root, name + ".csv")) as f:
        return {r["Date"]: float(r["Adj Close"]) for r in csv.DictReader(f) if r["Adj Close"]}


def put(*a):
    print(" ".join(x if isinstance(x, str) else repr(float(x)) for x in a))


print(f"# numpy {np.__version__}, scipy {scipy.__version__}, python {sys.version.split()[0]}")
print("# model security event quantity value")
for sec, bench, event, day0 in CASES:
    pm, ps = adjusted(bench), adjusted(sec)
    days = sorted(pm)
    m = np.array([pm[d] for d in days])
    s = np.array([ps.get(d, np.nan) for d in days])
    rm = np.concatenate([[np.nan], m[1:] / m[:-1] - 1])
    r = np.concatenate([[np.nan], s[1:] / s[:-1] - 1])
    z = days.index(day0)
    est = np.array([i for i in range(z + EST[0], z + EST[1] + 1) if not np.isnan(r[i])])
    y, x = r[est], rm[est]
    M = len(est)
    for model in ("mean", "market-adjusted", "market"):
        key = (model, sec, event)
        if model == "mean":
            alpha, beta, K = y.mean(), 0.0, 1
            e = y - alpha
            s2 = (e ** 2).sum() / (M - 1)
            put(*key, "alpha", alpha)
            put(*key, "se_alpha", np.sqrt(s2 / M))
            var = lambda L, d: s2 * (L + L * L / M)
        elif model == "market-adjusted":
            alpha, beta, K = 0.0, 1.0, 1
            e = y - x
            s2 = e.var(ddof=1)
            var = lambda L, d: s2 * L
        else:
            X = np.column_stack([np.ones(M), x])
            (alpha, beta), *_ = np.linalg.lstsq(X, y, rcond=None)
            K = 2
            e = y - alpha - beta * x
            s2 = (e ** 2).sum() / (M - 2)
            sxx = ((x - x.mean()) ** 2).sum()
            put(*key, "alpha", alpha)
            put(*key, "beta", beta)
            put(*key, "se_alpha", np.sqrt(s2 * (1 / M + x.mean() ** 2 / sxx)))
            put(*key, "se_beta", np.sqrt(s2 / sxx))
            put(*key, "r2", 1 - (e ** 2).sum() / ((y - y.mean()) ** 2).sum())
            var = lambda L, d: s2 * (L + L * L / M + d * d / sxx)
        put(*key, "n", M)
        put(*key, "sigma", np.sqrt(s2))
        expected = lambda i: alpha + beta * rm[i]
        for k in DAYS:
            i = z + k
            ar, se = r[i] - expected(i), np.sqrt(var(1, rm[i] - x.mean()))
            put(*key, f"return[{k}]", r[i])
            put(*key, f"ar[{k}]", ar)
            put(*key, f"se[{k}]", se)
            put(*key, f"p[{k}]", 2 * student.sf(abs(ar / se), M - K))
        for a, b in WINDOWS:
            i = np.arange(z + a, z + b + 1)
            car = (r[i] - expected(i)).sum()
            v = var(len(i), (rm[i] - x.mean()).sum())
            put(*key, f"car[{a},{b}]", car)
            put(*key, f"var[{a},{b}]", v)
            put(*key, f"p[{a},{b}]", 2 * student.sf(abs(car) / np.sqrt(v), M - K))
            put(*key, f"hi[{a},{b}]", car + student.ppf(0.975, M - K) * np.sqrt(v))
            put(*key, f"bhar[{a},{b}]", np.prod(1 + r[i]) - np.prod(1 + expected(i)))
