"""The yardstick of speed: the same event study as stockmove's defaults, by vectorised numpy.

python3 speed_numpy.py DIR OUT reads the panel that `stockmove bench-data --out DIR` wrote and
writes OUT/events.csv (a row for each event) and OUT/path.csv (AAR and CAAR by day). It does what an
expert would write by hand and nothing more: the file is cut and parsed a block at a time with array
operations, the market model of all events of a security is estimated at once, and no value is
checked. Computed of each event: alpha, beta, sigma, the AR of days -10 to 10, CAR of [0,0], [-1,1]
and [-2,2] with exact prediction errors, t and two-sided normal p; of all events the mean path,
the cross-sectional t, the t of Boehmer, Musumeci & Poulsen and the signs. Of numpy only.
"""

import math
import sys

import numpy as np

FIRST, LAST = -250, -11  # estimation window
EVENT = np.arange(-10, 11)
WINDOWS = [(0, 0), (-1, 1), (-2, 2)]


def blocks(path, size=32 << 20):
    """The file without its header as arrays of bytes that end with a line."""
    with open(path, "rb") as f:
        f.readline()
        rest = b""
        while True:
            b = f.read(size)
            if not b:
                break
            b = rest + b
            cut = b.rfind(b"\n") + 1
            rest = b[cut:]
            yield np.frombuffer(b, dtype=np.uint8, count=cut)


def decimals(b, start, end):
    """Numbers with a decimal point, digit by digit over all rows at once."""
    value = np.zeros(len(start))
    scale = np.ones(len(start))
    point = np.zeros(len(start), dtype=bool)
    for k in range(int((end - start).max())):
        at = start + k
        live = at < end
        c = b[np.minimum(at, len(b) - 1)].astype(np.int64) - 48
        dot = live & (c == -2)
        digit = live & ~dot
        value = np.where(digit, 10 * value + c, value)
        scale = np.where(digit & point, 10 * scale, scale)
        point |= dot
    return value / scale


def days(b, start):
    """2000-01-03 as days since 1970."""
    d = [b[start + k].astype(np.int64) - 48 for k in (0, 1, 2, 3, 5, 6, 8, 9)]
    year = 1000 * d[0] + 100 * d[1] + 10 * d[2] + d[3]
    month, day = 10 * d[4] + d[5], 10 * d[6] + d[7]
    y = year - (month <= 2)
    era, yoe = y // 400, y % 400
    doy = (153 * ((month + 9) % 12) + 2) // 5 + day - 1
    return (era * 146097 + yoe * 365 + yoe // 4 - yoe // 100 + doy - 719468).astype(np.int32)


def read(path, columns, date, price, symbol):
    """Days, prices and symbols of a file without quotes."""
    out = []
    for b in blocks(path):
        ends = np.flatnonzero((b == 44) | (b == 10)).reshape(-1, columns)
        starts = np.empty_like(ends)
        starts.reshape(-1)[0] = 0
        starts.reshape(-1)[1:] = ends.reshape(-1)[:-1] + 1
        sec = None
        if symbol is not None:
            sec = np.zeros(len(ends), dtype=np.int32)
            for k in range(1, 6):
                sec = 10 * sec + (b[starts[:, symbol] + k].astype(np.int32) - 48)
        out.append((days(b, starts[:, date]), decimals(b, starts[:, price], ends[:, price]), sec))
    d = np.concatenate([x[0] for x in out])
    p = np.concatenate([x[1] for x in out])
    s = None if symbol is None else np.concatenate([x[2] for x in out])
    return d, p, s


def study(folder, out):
    market_days, market, _ = read(folder + "/benchmark.csv", 2, 0, 1, None)
    rm = np.full(len(market), np.nan)
    rm[1:] = np.diff(np.log(market))
    day, price, sec = read(folder + "/prices.csv", 8, 1, 6, 0)
    rows = np.loadtxt(folder + "/events.csv", delimiter=",", skiprows=1, usecols=(0, 1),
                      dtype=[("s", "U8"), ("d", "M8[D]")])
    who = np.array([int(s[1:]) for s in rows["s"]])
    t0 = np.searchsorted(market_days, rows["d"].astype(np.int64))
    cut = np.flatnonzero(np.diff(sec)) + 1
    bounds = np.concatenate([[0], cut, [len(sec)]])
    place = {int(sec[a]): (a, z) for a, z in zip(bounds[:-1], bounds[1:])}

    n = len(who)
    fit = np.full((n, 3), np.nan)
    ar = np.full((n, len(EVENT)), np.nan)
    se = np.full((n, len(EVENT)), np.nan)
    car = np.full((n, len(WINDOWS)), np.nan)
    car_se = np.full((n, len(WINDOWS)), np.nan)
    order = np.argsort(who, kind="stable")
    ends = np.flatnonzero(np.diff(who[order])) + 1
    for group in np.split(order, ends):
        a, z = place[int(who[group[0]])]
        p = np.full(len(market_days), np.nan)
        p[np.searchsorted(market_days, day[a:z])] = price[a:z]
        r = np.full(len(p), np.nan)
        r[1:] = np.diff(np.log(p))
        t = t0[group]
        good = (t + FIRST >= 1) & (t + EVENT[-1] < len(p))
        group, t = group[good], t[good]
        est = t[:, None] + np.arange(FIRST, LAST + 1)
        y, x = r[est], rm[est]
        ok = ~np.isnan(y)
        m = ok.sum(1)
        y, x = np.where(ok, y, 0), np.where(ok, x, 0)
        mx, my = x.sum(1) / m, y.sum(1) / m
        dx = np.where(ok, x - mx[:, None], 0)
        sxx = (dx * dx).sum(1)
        beta = (dx * y).sum(1) / sxx
        alpha = my - beta * mx
        e = np.where(ok, y - alpha[:, None] - beta[:, None] * x, 0)
        s2 = (e * e).sum(1) / (m - 2)
        fit[group] = np.stack([alpha, beta, np.sqrt(s2)], 1)
        ev = t[:, None] + EVENT
        ar[group] = r[ev] - alpha[:, None] - beta[:, None] * rm[ev]
        se[group] = np.sqrt(s2[:, None] * (1 + 1 / m[:, None] + (rm[ev] - mx[:, None]) ** 2
                                          / sxx[:, None]))
        for k, (lo, hi) in enumerate(WINDOWS):
            inside = (EVENT >= lo) & (EVENT <= hi)
            length = hi - lo + 1
            off = (rm[ev][:, inside] - mx[:, None]).sum(1)
            car[group, k] = ar[group][:, inside].sum(1)
            car_se[group, k] = np.sqrt(s2 * (length + length ** 2 / m + off ** 2 / sxx))

    erfc = np.vectorize(math.erfc)
    tt = car / car_se
    p = erfc(np.abs(tt) / math.sqrt(2))
    with open(out + "/events.csv", "w") as f:
        f.write("event,alpha,beta,sigma,ar,se," + ",".join(
            f"car{k},se{k},t{k},p{k}" for k in range(len(WINDOWS))) + "\n")
        table = np.concatenate([np.arange(1, n + 1)[:, None], fit, ar[:, 10:11], se[:, 10:11],
                                np.stack([car, car_se, tt, p], 2).reshape(n, -1)], 1)
        np.savetxt(f, table, fmt="%.8g", delimiter=",")
    aar = np.nanmean(ar, 0)
    with open(out + "/path.csv", "w") as f:
        f.write("offset,aar,caar\n")
        np.savetxt(f, np.stack([EVENT, aar, np.cumsum(aar)], 1), fmt="%.8g", delimiter=",")
    for k, w in enumerate(WINDOWS):
        c = car[:, k][~np.isnan(car[:, k])]
        z = tt[:, k][~np.isnan(tt[:, k])]
        print(w, "N", len(c), "CAAR", c.mean(), "t", c.mean() / (c.std(ddof=1) / len(c) ** 0.5),
              "BMP", z.mean() / (z.std(ddof=1) / len(z) ** 0.5), "positive", (c > 0).mean())


if __name__ == "__main__":
    study(sys.argv[1], sys.argv[2])
