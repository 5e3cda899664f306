"""Reference values of the tests that rank or count signs, where many returns are equal: python3 ties_reference.py

Makes ties_prices.csv, eight securities and an index whose prices stand still on more than half of the days and move in
whole cents (one security is three times the index on most days), and writes ties_reference.csv. Returns, abnormal
returns and their means are exact fractions, so a tie is a tie; only what is no tie becomes a floating-point number.
Models: mean and market-adjusted; day 0 is row 110, estimation [-100,-11], event window [-5,5].
A day of the event window whose abnormal return equals one of the estimation days keeps that tie in rank-z and in the
generalised tests over one day. numpy 1.24.2, scipy 1.10.1, seed 20261121."""
import csv
import datetime as dt
import math
from fractions import Fraction as F
import numpy as np
from scipy import stats

g = np.random.default_rng(20261121)
N, DAYS, ZERO = 8, 120, 110
day, days = dt.date(2024, 1, 1), []
while len(days) < DAYS:
    if day.weekday() < 5:
        days.append(day)
    day += dt.timedelta(1)


def walk(start, rest):
    p = [start]
    for _ in range(1, DAYS):
        p.append(p[-1] + (0 if g.random() < rest else int(g.integers(-9, 11))))
    return p


cents = {"M": walk(1000, 0.5)}
for i in range(N):
    cents[f"S{i}"] = walk(int(g.integers(300, 900)), 0.6)
cents["S7"] = [3 * p + (int(g.integers(-5, 6)) if g.random() < 0.3 else 0) for p in cents["M"]]
with open("ties_prices.csv", "w", newline="") as f:
    w = csv.writer(f, lineterminator="\n")
    w.writerow(["date", *cents])
    for t, d in enumerate(days):
        w.writerow([d.isoformat(), *(f"{c[t] / 100:.2f}" for c in cents.values())])

ret = {k: [None] + [F(c[t], c[t - 1]) - 1 for t in range(1, DAYS)] for k, c in cents.items()}
EST, EV = range(ZERO - 100, ZERO - 10), range(ZERO - 5, ZERO + 6)
WINDOWS = [(0, 0), (-1, 1), (-5, 5), (2, 3)]


def ranks(keys):
    """Mean ranks of exact fractions and floats: a list of (float, fraction or None); equal fractions tie."""
    vals = [k[0] for k in keys]
    out = []
    for v, x in keys:
        less = sum(u < v for (u, y) in keys if not (x is not None and y == x))
        same = sum(x is not None and y == x for (_, y) in keys) if x is not None else sum(u == v for u in vals)
        out.append(less + (same + 1) / 2)
    return np.array(out)


out = []
for model in ("mean", "market-adjusted"):
    ev = []
    for i in range(N):
        r = ret[f"S{i}"]
        if model == "mean":
            mu = sum((r[t] for t in EST), F(0)) / len(EST)
            ar = {t: r[t] - mu for t in (*EST, *EV)}
            f, share = len(EST) - 1, F(1, len(EST))
            ssr = sum((ar[t] ** 2 for t in EST), F(0))
        else:
            ar = {t: r[t] - ret["M"][t] for t in (*EST, *EV)}
            m = sum((ar[t] for t in EST), F(0)) / len(EST)
            f, share = len(EST) - 1, F(0)
            ssr = sum(((ar[t] - m) ** 2 for t in EST), F(0))
        ev.append((ar, math.sqrt(ssr / f), share))
    cross = {t: np.std([float(ar[t]) / s for ar, s, _ in ev], ddof=1) for t in EV}
    for name in ("corrado", "rank-z"):
        U = []
        for ar, s, _ in ev:
            est = {ar[t] for t in EST}
            keys = [(float(ar[t]) / s, ar[t]) for t in EST]
            for t in EV:
                if name == "corrado" or ar[t] in est:
                    keys.append((float(ar[t]) / s, ar[t]))
                else:  # ties among event days need one day's spread: none of them is tied here
                    keys.append((float(ar[t]) / s / cross[t], None))
            U.append(ranks(keys) / (1 + len(keys)) - 0.5)
        x = math.sqrt(N) * np.mean(U, axis=0)
        S = math.sqrt(np.mean(x ** 2))
        for a, b in WINDOWS:
            z = sum(x[len(EST) + 5 + k] for k in range(a, b + 1)) / (math.sqrt(b - a + 1) * S)
            out.append([model, name, a, b, N, z, 2 * stats.norm.sf(abs(z))])
    for a, b in WINDOWS:
        L = b - a + 1
        car = [sum((ar[ZERO + k] for k in range(a, b + 1)), F(0)) for ar, _, _ in ev]
        scar = np.array([float(c) / (s * math.sqrt(L + L * L * share)) for c, (_, s, share) in zip(car, ev)])
        sd = scar.std(ddof=1)
        U = []
        for c, (ar, s, _), z in zip(car, ev, scar):
            keys = [(float(ar[t]) / s, ar[t]) for t in EST]
            if L == 1 and c in {ar[t] for t in EST}:
                keys.append((float(c) / s, c))
            elif c == 0:
                keys.append((0.0, F(0)))
            else:
                keys.append((z / sd, None))
            U.append(ranks(keys) / (1 + len(keys)) - 0.5)
        u = np.mean(U, axis=0)
        T = len(u)
        Z = u[-1] / math.sqrt(np.mean(u ** 2))
        t = Z * math.sqrt((T - 2) / (T - 1 - Z * Z))
        out.append([model, "grank-t", a, b, N, t, 2 * stats.t.sf(abs(t), T - 2)])
        z = u[-1] / math.sqrt((T - 1) / (12 * N * (T + 1)))
        out.append([model, "grank-z", a, b, N, z, 2 * stats.norm.sf(abs(z))])
        some = [(c, e) for c, e in zip(car, ev) if c != 0]
        pos, n = sum(c > 0 for c, _ in some), len(some)
        out.append([model, "sign", a, b, n, pos, stats.binomtest(pos, n).pvalue])
        p = np.mean([sum(ar[t] > 0 for t in EST) / sum(ar[t] != 0 for t in EST) for _, (ar, _, _) in some])
        z = (pos - n * p) / math.sqrt(n * p * (1 - p))
        out.append([model, "gsign", a, b, n, z, 2 * stats.norm.sf(abs(z))])
        size = sorted(abs(c) for c, _ in some)
        rank = {v: np.mean([k + 1 for k, x in enumerate(size) if x == v]) for v in size}
        plus = sum(rank[abs(c)] for c, _ in some if c > 0)
        ties = sum(size.count(v) ** 3 - size.count(v) for v in set(size))
        if ties:
            d = max(0, abs(plus - n * (n + 1) / 4) - 0.5)
            pw = 2 * stats.norm.sf(d / math.sqrt(n * (n + 1) * (2 * n + 1) / 24 - ties / 48))
        else:
            pw = stats.wilcoxon([float(c) for c, _ in some], mode="exact").pvalue
        out.append([model, "wilcoxon", a, b, n, plus, min(1, pw)])

with open("ties_reference.csv", "w", newline="") as f:
    o = csv.writer(f, lineterminator="\n")
    o.writerow(["model", "test", "first", "last", "n", "stat", "p"])
    o.writerows([*row[:5], *("%.17g" % v for v in row[5:])] for row in out)
