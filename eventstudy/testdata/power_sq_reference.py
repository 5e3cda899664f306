# Reference for the power of the SQ test by brute force, numpy alone: the market model of BABA on SPY of
# the embedded case before 13 February 2025. Each residual, or sum of neighbouring ones, over its own
# standard error is shifted by an effect over that of the event's window and ranked among all of them;
# power is the share whose p = (1 + number at least as far out)/(number + 1) is at most alpha.
# Run in this folder: python3 power_sq_reference.py > power_sq_reference.csv
import csv
import numpy as np

def prices(name):
    path = "../../data/cases/apple-alibaba-2025/prices/%s.csv" % name
    return {r["Date"]: float(r["Adj Close"]) for r in csv.DictReader(open(path))
            if r["Adj Close"] != "null"}

b, m = prices("BABA"), prices("SPY")
days = sorted(d for d in m if d in b)
pb, pm = np.array([b[d] for d in days]), np.array([m[d] for d in days])
rb, rm = pb[1:] / pb[:-1] - 1, pm[1:] / pm[:-1] - 1
t0 = days.index("2025-02-13") - 1

def ranks(u, z, tail):
    far = {"two": np.abs(u)[None, :] >= np.abs(z)[:, None], "upper": u[None, :] >= z[:, None],
           "lower": u[None, :] <= z[:, None]}[tail]
    return (1 + far.sum(1)) / (len(u) + 1)

def power(u, shift, tail, alpha):
    return np.mean(ranks(u, u + shift, tail) <= alpha)

print("first,last,m,tail,alpha,effect,power,detectable,least")
for first, last in [(0, 0), (-1, 1)]:
    for count in (240, 60):
        est = np.arange(t0 - 10 - count, t0 - 10)
        X = np.column_stack([np.ones(count), rm[est]])
        inv = np.linalg.inv(X.T @ X)
        e = rb[est] - X @ (inv @ X.T @ rb[est])
        s = np.sqrt(e @ e / (count - 2))
        L = last - first + 1
        win = np.arange(t0 + first, t0 + last + 1)
        c = np.array([L, rm[win].sum()])
        se = s * np.sqrt(L + c @ inv @ c)
        if L == 1:
            u = e / (s * np.sqrt(1 - 2 / count))
        else:
            u = np.array([e[i:i + L].sum() / (s * np.sqrt(
                L - X[i:i + L].sum(0) @ inv @ X[i:i + L].sum(0))) for i in range(count - L + 1)])
        for tail in ("two", "upper", "lower"):
            for alpha in (0.05, 0.01, 0.001):
                # The power changes where a shifted value reaches the size of another: between two
                # such shifts it is constant, and the least effect is where the first stretch begins
                # from which four in five are found, of the side that needs more.
                seen = float("nan")
                steps = {}
                for side in (1, -1):
                    at = np.unique(np.abs(np.concatenate([np.abs(u)[:, None] - side * u[None, :],
                                                          u[:, None] - u[None, :]]).ravel()))
                    lo, hi = 0, len(at) - 1
                    if power(u, side * (at[-1] + 1), tail, alpha) < 0.8:
                        continue
                    # the last stretch from the right on which it is found
                    while hi - lo > 1:
                        k = (lo + hi) // 2
                        if power(u, side * (at[k] + at[k + 1]) / 2, tail, alpha) >= 0.8:
                            hi = k
                        else:
                            lo = k
                    steps[side] = at[hi] * se
                sides = {"two": (1, -1), "upper": (1,), "lower": (-1,)}[tail]
                if all(k in steps for k in sides):
                    seen = max(steps[k] for k in sides)
                for effect in (0.0, 0.03, -0.05):
                    print("%d,%d,%d,%s,%g,%g,%.15g,%.15g,%.15g" % (first, last, count, tail, alpha,
                          effect, power(u, effect / se, tail, alpha), seen, 1 / (len(u) + 1)))
