"""The eight price claims about Alibaba and Apple, February 2025, recomputed without the Go code.

python3 case_claims.py PRICES_DIR > case_claims.json
PRICES_DIR holds BABA.csv and 9988.HK.csv with Date,Open,High,Low,Close as quoted, 2021-12-31 to 2025-03-31.
Written with Python 3.11.2 and numpy 1.24.2; only IEEE double arithmetic is used.
"""

import json
import sys

import numpy as np

folder = sys.argv[1]


def load(name):
    raw = np.genfromtxt(f"{folder}/{name}.csv", delimiter=",", names=True, dtype=None, encoding="utf-8")
    return raw["Date"], raw["Open"], raw["High"], raw["Low"], raw["Close"]


def facts(name):
    d, o, h, l, c = load(name)
    i = int(np.flatnonzero(d == "2025-02-13")[0])
    base = int(np.flatnonzero(d < "2025-01-01")[-1])
    gain = np.full(len(c), np.nan)
    gain[1:] = c[1:] / c[:-1] - 1
    reach = np.full(len(c), np.nan)
    reach[1:] = h[1:] / c[:-1] - 1
    ytd = c / c[base] - 1
    after22 = (d > "2022-12-31") & (np.arange(len(d)) < i)
    afterjan = (d > "2022-01-31") & (np.arange(len(d)) < i)
    three = (d > "2022-02-13") & (np.arange(len(d)) < i)
    first = np.flatnonzero((d > d[base]) & (ytd >= 0.40))[0]
    return {
        "close_change": gain[i],
        "high_change": reach[i],
        "open_change": o[i] / c[i - 1] - 1,
        "low_change": l[i] / c[i - 1] - 1,
        "close_change_by_session": {str(d[k]): gain[k] for k in range(i - 3, i + 4)},
        "close": c[i],
        "high": h[i],
        "larger_gains_after_2022": int((gain[after22] >= gain[i]).sum()),
        "gains_after_2022_at_least_the_high": int((gain[after22] >= reach[i]).sum()),
        "largest_gain_after_2022": [str(d[after22][np.nanargmax(gain[after22])]), float(np.nanmax(gain[after22]))],
        "highest_close_after_jan_2022": float(c[afterjan].max()),
        "highest_high_after_jan_2022": float(h[afterjan].max()),
        "closes_as_high_after_jan_2022": int((c[afterjan] >= c[i]).sum()),
        "highest_high_in_three_years": float(h[three].max()),
        "highest_close_in_jan_2022": float(c[(d >= "2022-01-01") & (d <= "2022-01-31")].max()),
        "ytd": ytd[i],
        "ytd_base": [str(d[base]), float(c[base])],
        "ytd_first_close_at_40": str(d[first]),
    }


out = {"numpy": np.__version__, "9988.HK": facts("9988.HK"), "BABA": facts("BABA")}
json.dump(out, sys.stdout, indent=1)
print()
