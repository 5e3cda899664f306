# Reference for the model raw, numpy and scipy only: BABA of the embedded case around 13 February
# 2025, estimation window [-250,-11], over day 0 and over [-1,+1].
# Run in this folder: /usr/bin/python3 raw_reference.py > raw_reference.txt
import csv, os
import numpy as np
from scipy import stats

path = os.path.join("..", "..", "data", "cases", "apple-alibaba-2025", "prices")
rows = {}
for name in ("BABA", "SPY"):
    with open(os.path.join(path, name + ".csv")) as f:
        rows[name] = {r["Date"]: float(r["Adj Close"]) for r in csv.DictReader(f)
                      if r["Adj Close"] not in ("", "null")}
days = sorted(set(rows["BABA"]) & set(rows["SPY"]))
p = np.array([rows["BABA"][d] for d in days])
r = np.concatenate([[np.nan], p[1:] / p[:-1] - 1])
t0 = days.index("2025-02-13")
est = r[t0 - 250:t0 - 10]
s = est.std(ddof=1)
for name, lo, hi in (("0", 0, 0), ("1", -1, 1)):
    car = r[t0 + lo:t0 + hi + 1].sum()
    se = s * np.sqrt(hi - lo + 1)
    t = car / se
    print("car%s %.17g" % (name, car))
    print("se%s %.17g" % (name, se))
    print("t%s %.17g" % (name, t))
    print("p%s %.17g" % (name, 2 * stats.t.sf(abs(t), len(est) - 1)))
