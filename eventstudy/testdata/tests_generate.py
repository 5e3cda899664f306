"""Writes tests_prices.csv and tests_events.csv: made-up prices of two markets with different holidays,
missing days, correlated securities; and four studies on them. numpy 1.24, seed 20250213."""
import csv
import datetime as dt
import numpy as np

g = np.random.default_rng(20250213)
day, days = dt.date(2023, 1, 2), []
while len(days) < 260:
    if day.weekday() < 5:
        days.append(day)
    day += dt.timedelta(1)
closed = {"A": set(g.choice(np.arange(20, 240), 5, replace=False)), "B": set(g.choice(np.arange(20, 240), 9, replace=False))}
closed["A"] -= {200, 201, 202, 203, 204, 205, 206}
closed["B"] -= {200, 201, 202, 203, 204, 205, 206}
names = {"A": [f"A{i}" for i in range(1, 9)], "B": [f"B{i}" for i in range(1, 5)]}

world = 0.006 * g.standard_normal(len(days))
sector = 0.009 * g.standard_normal(len(days))
cols = {}
for m in "AB":
    market = 0.0003 + world + 0.005 * g.standard_normal(len(days))
    cols["M" + m] = (m, market)
    for k, s in enumerate(names[m]):
        r = 0.0002 + (0.6 + 0.1 * k) * market + 0.7 * sector + (0.010 + 0.002 * k) * g.standard_t(5, len(days))
        r[200:203] += 0.012 * g.standard_normal() + 0.01
        cols[s] = (m, r)
gaps = {"A2": [130, 131, 190], "A5": [201], "A7": [150], "B1": [120, 199], "B3": [202, 203]}
with open("tests_prices.csv", "w", newline="") as f:
    w = csv.writer(f, lineterminator="\n")
    w.writerow(["date"] + list(cols))
    level = {c: 100.0 for c in cols}
    for t, d in enumerate(days):
        row = [d.isoformat()]
        for c, (m, r) in cols.items():
            level[c] *= 1 + r[t]
            shut = t in closed[m] or t in gaps.get(c, [])
            row.append("" if shut else f"{level[c]:.4f}")
        w.writerow(row)

ev = []
for s in names["A"]:
    ev += [("clustered", "market", s, 206, "", ""), ("mean", "mean", s, 206, "", ""), ("adjusted", "market-adjusted", s, 206, "", "")]
for k, s in enumerate(names["A"] + names["B"]):
    own = {1: (-90, -11), 9: (-120, -20)}.get(k, ("", ""))
    ev.append(("staggered", "market", s, 200 + [0, 0, 2, 3, 3, 4, 40, 6, 0, 1, 0, 41][k] + (1 if s == "A5" else 0), *own))
ev.append(("staggered", "market", "A1", 205, "", ""))
with open("tests_events.csv", "w", newline="") as f:
    w = csv.writer(f, lineterminator="\n")
    w.writerow(["study", "model", "security", "date", "first", "last"])
    for e in ev:
        w.writerow([*e[:3], days[e[3]].isoformat(), *e[4:]])
