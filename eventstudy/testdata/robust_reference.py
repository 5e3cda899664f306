#!/usr/bin/env python3
"""Recomputes specifications of the case apple-alibaba-2025 without any code of the project, for TestRobustReference.

    python3 robust_reference.py > robust_reference.txt

Prices: data/cases/apple-alibaba-2025/prices, column Adj Close, on the days of the market's own benchmark. Another
benchmark's return counts where it has a price on this day and on the day before; else the row is left out.
Regressions by numpy.linalg.lstsq; Var(CAR) = s2 (L + c'(X'X)^-1 c), c the sum of the window's rows (Campbell, Lo &
MacKinlay 1997, eq. 4.4.9); Student's t of scipy. A window with an unknown row has no line.
"""
import csv, os, sys
import numpy as np, scipy
from scipy.stats import t as student

root = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "data", "cases", "apple-alibaba-2025", "prices")
OWN = {"BABA": "SPY", "AAPL": "SPY", "9988.HK": "HSI"}
ALONE = ("mean", "-")


def adjusted(name):
    with open(os.path.join(root, name + ".csv")) as f:
        return {r["Date"]: float(r["Adj Close"]) for r in csv.DictReader(f) if r["Adj Close"]}


def returns(prices, days, kind):
    p = np.array([prices.get(d, np.nan) for d in days])
    q = p[1:] / p[:-1]
    return np.concatenate([[np.nan], np.log(q) if kind == "log" else q - 1])


def rows(model, m):
    one = np.ones(len(m))
    if model == "mean":
        return one[:, None]
    if model == "market":
        return np.column_stack([one, m])
    before, after = np.roll(m, 1), np.roll(m, -1)
    before[0] = after[-1] = np.nan
    return np.column_stack([one, m, before, after])


print(f"# numpy {np.__version__}, scipy {scipy.__version__}, python {sys.version.split()[0]}")
print("# model benchmark security estimation returns window quantity value; event confirmation, day 0 2025-02-13")
for sec, own in OWN.items():
    days = sorted(adjusted(own))
    z = days.index("2025-02-13")
    other = "SPY" if own == "HSI" else "HSI"
    pairs = [ALONE, ("market-adjusted", own), ("market", own), ("dimson", own), ("dimson", other)]
    if other == "HSI":  # Hong Kong closes before New York
        pairs.append(("market", other))
    for kind in ("simple", "log"):
        r = returns(adjusted(sec), days, kind)
        for a, b in ((-140, -21), (-270, -21), (-260, -11)):
            for model, bench in pairs:
                m = returns(adjusted(bench), days, kind) if bench != "-" else 0 * r
                if model == "market-adjusted":
                    est = np.arange(z + a, z + b + 1)
                    e = (r - m)[est]
                    e = e[~np.isnan(e)]
                    s2, df, ar, X, inv = e.var(ddof=1), len(e) - 1, r - m, None, None
                else:
                    X = rows(model, m)
                    est = np.array([i for i in range(z + a, z + b + 1) if not np.isnan(r[i]) and not np.isnan(X[i]).any()])
                    coef, *_ = np.linalg.lstsq(X[est], r[est], rcond=None)
                    df = len(est) - X.shape[1]
                    s2 = ((r[est] - X[est] @ coef) ** 2).sum() / df
                    ar, inv = r - X @ coef, np.linalg.inv(X[est].T @ X[est])
                for f, l in ((0, 0), (0, 5)):
                    i = np.arange(z + f, z + l + 1)
                    car = ar[i].sum()
                    if np.isnan(car):
                        continue
                    c = X[i].sum(axis=0) if X is not None else None
                    se = np.sqrt(s2 * (len(i) + (c @ inv @ c if c is not None else 0)))
                    for name, v in (("car", car), ("se", se), ("p", 2 * student.sf(abs(car / se), df))):
                        print(model, bench, sec, f"[{a},{b}]", kind, f"[{f},{l}]", name, repr(float(v)))
